"""What the documentation shows really works, on the sample articles."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from kg.graph import StoreFolder, query
from kg.ontology import load
from kg.pipeline import build

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
COOKBOOK = (DOCS / "queries.md").read_text(encoding="utf-8")
QUERIES = dict(re.findall(r"## ([^\n]+)\n(?:(?!## ).)*?```sparql\n(.*?)```", COOKBOOK, re.DOTALL))

pytestmark = pytest.mark.xdist_group("docs")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of all sample articles."""
    folder = tmp_path_factory.mktemp("docs") / "out"
    build([ROOT / "seeds"], folder, load())
    return folder


def test_the_cookbook_is_read():
    assert len(QUERIES) == COOKBOOK.count("```sparql") >= 10


@pytest.mark.parametrize("title", QUERIES)
def test_every_query_of_the_cookbook_has_an_answer(out, title):
    with StoreFolder.open(out / "store") as folder:
        assert query(folder.graph, QUERIES[title]).table().rows


@pytest.mark.parametrize("notebook", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=str)
def test_the_notebooks_run(notebook, tmp_path, monkeypatch):
    """Cell by cell, from the repository's root as they say, but writing elsewhere."""
    for name in ("seeds", "ontology"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    names: dict[str, object] = {"__name__": "__main__"}
    for number, cell in enumerate(cells):
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), f"{notebook.name}, cell {number}", "exec"), names)


def _commands(page: str) -> str:
    """What the page tells to type, as a script: after a dollar, and here-documents to their end."""
    typed, end = [], ""
    for line in (line[4:] for line in page.splitlines() if line.startswith("    ")):
        if line.startswith("$ ") or end:
            typed.append(line.removeprefix("$ "))
            here = re.search(r"<<'(\w+)'", line)
            end = here[1] if here else "" if line == end else end
    return "\n".join(typed)


def test_the_tour_of_the_readme_can_be_taken(tmp_path):
    script = _commands((ROOT / "README.md").read_text(encoding="utf-8"))
    assert script.count("kg ") >= 10
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    activate = tmp_path / ".venv" / "bin" / "activate"
    activate.parent.mkdir(parents=True)
    activate.write_text(f'kg() {{ {shlex.quote(sys.executable)} -m kg.cli "$@"; }}\n')
    ran = subprocess.run(
        ["sh", "-e"],
        input=script.replace("source ", ". "),
        cwd=tmp_path,
        text=True,
        capture_output=True,
        timeout=240,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    for name in ("out/graph.html", "answer.csv", "graph.graphml", "graph.ttl", "said.jsonl"):
        assert (tmp_path / name).stat().st_size, name
    assert "country:NL" in ran.stdout


def test_the_modules_that_the_architecture_names_exist():
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    reading = text[text.index("## How an article is read") : text.index("## Rules that hold")]
    lines = [line.rpartition(" | ")[2] for line in reading.splitlines() if line.startswith("| ")]
    steps = re.findall(r"\*\* \(([^)]*)\)", reading)
    named = re.findall(r"`([a-z]+)`", " ".join([*lines, *steps]))
    assert len(named) > 25
    for name in named:
        assert (ROOT / "kg" / "extraction" / f"{name}.py").exists(), name


def test_links_between_pages_lead_somewhere():
    for page in (*DOCS.glob("*.md"), ROOT / "README.md"):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
