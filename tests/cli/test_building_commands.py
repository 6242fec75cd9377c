"""`kg build` and `kg extract` on articles, good ones and bad ones."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.extraction import Extractor

SEEDS = Path(__file__).parents[2] / "seeds"
GOOD = SEEDS / "en-critical-minerals-trilateral.txt"
FILES = ["graph.graphml", "graph.html", "graph.ttl", "statements.jsonl", "store"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_build_writes_the_graph_and_a_summary(kg, tmp_path):
    out = tmp_path / "out"
    ran = kg("build", GOOD, "-o", out)
    assert (ran.code, ran.err) == (0, "")
    assert names(out) == FILES
    assert "Articles by language (1)\n  1  en\n" in ran.out
    assert re.search(r"signs agreement with – .* on critical minerals", ran.out)
    assert str(out / "graph.html") in ran.out
    stated = [json.loads(line) for line in (out / "statements.jsonl").read_text().splitlines()]
    text = GOOD.read_text()
    for passage in (passage for one in stated for passage in one["evidence"]):
        assert text[passage["start"] : passage["end"]] == passage["quote"]
    assert kg("stats", "--store", out / "store").code == 0


def test_the_same_input_gives_the_same_bytes(kg, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    kg("build", GOOD, SEEDS / "nl-6g-onderzoek.txt", "-o", first)
    kg("build", SEEDS / "nl-6g-onderzoek.txt", GOOD, "-o", second)
    assert contents(first) == contents(second)


def test_build_replaces_an_earlier_graph(kg, tmp_path):
    kg("build", SEEDS / "nl-6g-onderzoek.txt", "-o", tmp_path)
    kg("build", GOOD, "-o", tmp_path)
    ran = kg("stats", "--format", "json", "--store", tmp_path / "store")
    assert json.loads(ran.out)["articles"] == {"en": 1}
    assert names(tmp_path) == FILES


def test_bad_inputs_are_listed_and_the_good_ones_processed(kg, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "long.jsonl").write_text('{"id": "' + "x" * 50_000_000)
    polish = "Rząd Polski i Korei podpisały umowę o współpracy przy budowie elektrowni. " * 9
    (tmp_path / "polish.txt").write_text(polish, encoding="utf-8")
    article = json.dumps({"id": "line", "text": GOOD.read_text()})
    (tmp_path / "lines.jsonl").write_text(f"{article}\n\n{{not JSON\n")
    bad = [
        tmp_path / name
        for name in ("empty", "binary.txt", "long.jsonl", "polish.txt", "lines.jsonl", "missing.md")
    ]
    ran = kg("build", GOOD, *bad, "-o", tmp_path / "out")
    assert ran.code == 1
    lines = ran.err.splitlines()
    assert [line.partition(": ")[0] for line in lines] == ["kg"] * 6
    for path, line in zip(bad, lines, strict=True):
        assert path.name in line
    assert "lines.jsonl, line 3" in lines[4]
    assert "language pl" in lines[3]
    assert "Articles by language (2)" in ran.out


def test_an_article_may_be_as_long_as_a_file_may(kg, tmp_path):
    (tmp_path / "long.txt").write_text(" " * 1_200_000 + GOOD.read_text())
    ran = kg("extract", tmp_path / "long.txt")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["relations"]


def test_without_any_article_nothing_is_written_or_lost(kg, tmp_path):
    out = tmp_path / "out"
    kg("build", GOOD, "-o", out)
    before = contents(out)
    ran = kg("build", tmp_path / "missing", "-o", out)
    assert ran.code == 1
    assert "nothing was written" in ran.err
    assert contents(out) == before


@pytest.mark.parametrize("command", [["build", GOOD, "-o"], ["extract", GOOD, "-o"]])
def test_an_output_that_cannot_be_written_is_one_line(kg, tmp_path, command):
    (tmp_path / "file").write_text("in the way")
    ran = kg(*command, tmp_path / "file" / "out")
    assert ran.code == 1
    assert re.fullmatch(r"kg: .*file.*: cannot be written \(.*\)\n", ran.err)
    assert (tmp_path / "file").read_text() == "in the way"


def test_build_into_a_file_is_one_line(kg, tmp_path):
    (tmp_path / "out").write_text("in the way")
    ran = kg("build", GOOD, "-o", tmp_path / "out")
    assert ran.code == 1
    assert ran.err.count("\n") == 1


def test_a_folder_that_is_no_store_is_not_replaced(kg, tmp_path):
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "diary.txt").write_text("mine")
    ran = kg("build", GOOD, "-o", tmp_path)
    assert ran.code == 1
    assert "is no store" in ran.err
    assert (tmp_path / "store" / "diary.txt").read_text() == "mine"


def test_a_broken_store_is_said_in_one_line_and_replaced(kg, tmp_path):
    kg("build", GOOD, "-o", tmp_path)
    for file in (tmp_path / "store" / "graph").glob("*.sst"):
        file.write_bytes(b"rubbish" * 1000)
    ran = kg("stats", "--store", tmp_path / "store")
    assert ran.code == 1
    assert re.fullmatch(r"kg: .*store.*: cannot open the store \(.*\)\n", ran.err)
    assert kg("build", GOOD, "-o", tmp_path).code == 0
    assert kg("stats", "--store", tmp_path / "store").code == 0


def test_extract_gives_one_line_an_article(kg, tmp_path):
    file = tmp_path / "found.jsonl"
    assert kg("extract", GOOD, "-o", file).code == 0
    ran = kg("extract", GOOD)
    assert ran.out.encode() == file.read_bytes()
    (record,) = map(json.loads, ran.out.splitlines())
    assert (record["id"], record["lang"]) == (GOOD.stem, "en")
    assert record["published"] == "2025-07-15"
    text = GOOD.read_text()
    for relation in record["relations"]:
        assert 0 < relation["confidence"] <= 1
        for passage in relation["evidence"]:
            assert text[passage["start"] : passage["end"]] == passage["quote"]


def test_extract_reads_standard_input(kg, monkeypatch):
    monkeypatch.setattr("sys.stdin", GOOD.open())
    (record,) = map(json.loads, kg("extract", "-").out.splitlines())
    assert record["id"] == "stdin"
    assert record["relations"]


def test_extract_leaves_the_old_file_where_it_fails(kg, tmp_path, monkeypatch):
    file = tmp_path / "found.jsonl"
    file.write_text("old")

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.assembly.article_record", interrupted)
    ran = kg("extract", GOOD, "-o", file)
    assert (ran.code, ran.err) == (1, "kg: interrupted\n")
    assert file.read_text() == "old"
    assert names(tmp_path) == ["found.jsonl"]


def test_one_article_that_breaks_the_extractor_does_not_lose_the_others(kg, monkeypatch):
    whole = Extractor.extract

    def breaking(self, article):
        if article.language == "nl":
            raise RuntimeError("a flaw\nin two lines")
        return whole(self, article)

    monkeypatch.setattr(Extractor, "extract", breaking)
    ran = kg("extract", SEEDS / "nl-6g-onderzoek.txt", GOOD)
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 1
    assert ran.err == (
        "kg: nl-6g-onderzoek: cannot be extracted (RuntimeError: a flaw in two lines)\n"
    )


def test_a_folder_of_ones_own_adds_knowledge(kg, tmp_path):
    text = (
        "The German company Zyrqua Foo and the Dutch firm ASML signed an agreement on Tuesday to "
        "develop quibbletronics together. Quibbletronics is the next big thing, they said."
    )
    (tmp_path / "article.txt").write_text(text)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "mine.ttl").write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix technology: <https://w3id.org/techties/id/technology/> .\n"
        'technology:quibbles a skos:Concept ; skos:prefLabel "quibbletronics"@en .\n'
    )
    with_it = kg("extract", tmp_path / "article.txt", "--ontology", tmp_path / "mine")
    assert "technology:quibbles" in with_it.out
    assert "technology:quibbles" not in kg("extract", tmp_path / "article.txt").out


def test_a_broken_folder_of_ones_own_is_one_line(kg, tmp_path):
    (tmp_path / "bad.ttl").write_text("this is no Turtle")
    for folder in (tmp_path, tmp_path / "missing"):
        ran = kg("extract", GOOD, "--ontology", folder)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.count("\n") == 1
