"""What the documentation shows really works, on the sample articles."""

from __future__ import annotations

import json
import re
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


def test_links_between_pages_lead_somewhere():
    for page in (*DOCS.glob("*.md"), ROOT / "README.md"):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
