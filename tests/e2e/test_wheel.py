"""The built wheel works without the repository."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "en-critical-minerals-trilateral.txt"

pytestmark = pytest.mark.xdist_group("wheel")


def run(*command: object, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, command)],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
        **options,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    built = run("-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT)
    assert built.returncode == 0, built.stdout + built.stderr
    (file,) = out.glob("techties-*.whl")
    return file


@pytest.fixture(scope="module")
def place(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's content; what it depends on comes from this environment."""
    target = tmp_path_factory.mktemp("installed")
    command = ("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", target)
    installed = run(*command, wheel)
    assert installed.returncode == 0, installed.stderr
    return target


def kg(place: Path, elsewhere: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the installed command in a folder from which the repository cannot be seen."""
    code = f"import sys; sys.path.insert(0, {str(place)!r}); from kg.cli import main; main()"
    return run("-P", "-c", code, *arguments, cwd=elsewhere)


def test_everything_travels_inside(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = [p.relative_to(ROOT) for p in (ROOT / "ontology").rglob("*") if p.is_file()]
    assert {p.as_posix().replace("ontology", "kg/ontology/data", 1) for p in shipped} <= names
    templates = [path for path in (ROOT / "kg" / "view" / "templates").iterdir() if path.is_file()]
    assert {f"kg/view/templates/{path.name}" for path in templates} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "seeds/"))]


def test_it_builds_a_graph_from_elsewhere(place, tmp_path):
    ran = kg(place, tmp_path, "build", SEED, "-o", "out")
    assert ran.returncode == 0, ran.stderr
    assert "critical minerals" in ran.stdout
    assert (tmp_path / "out" / "graph.html").stat().st_size > 100_000
    where = kg(place, tmp_path, "ontology", "check")
    assert (where.returncode, where.stderr) == (0, "kg: the ontology is clean\n")


def test_it_really_is_the_installed_one(place, tmp_path):
    code = (
        f"import sys; sys.path.insert(0, {str(place)!r}); import kg\n"
        "from kg.ontology.loading import shipped_folder; print(kg.__file__, shipped_folder())"
    )
    assert run("-P", "-c", code, cwd=tmp_path).stdout.count(str(place)) == 2


def test_a_folder_of_ones_own_works_with_it(place, tmp_path):
    (tmp_path / "article.txt").write_text(
        "Germany and the Zyrquanese Board of Trinkets signed an agreement on Tuesday to develop "
        "quibbletronics together. Quibbletronics is the next big thing, an official said."
    )
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "mine.ttl").write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix tt: <https://w3id.org/techties/ontology#> .\n"
        "@prefix technology: <https://w3id.org/techties/id/technology/> .\n"
        "@prefix institution: <https://w3id.org/techties/id/institution/> .\n"
        'technology:quantum-computing skos:altLabel "quibbletronics"@en .\n'
        'institution:trinkets a tt:Agency ; skos:prefLabel "Zyrquanese Board of Trinkets"@en .\n'
    )
    ran = kg(place, tmp_path, "extract", "article.txt", "--ontology", "mine")
    assert ran.returncode == 0, ran.stderr
    entities = {entity["id"] for entity in json.loads(ran.stdout)["entities"]}
    assert {"institution:trinkets", "technology:quantum-computing", "country:DE"} <= entities
