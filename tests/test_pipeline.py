"""The whole way through the Python functions, without the command line."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.assembly import DEFAULT_RULES
from kg.errors import InputError, OutputError
from kg.graph import StoreFolder, catalogue_of
from kg.model import SYMMETRIC_RELATIONS, Extraction, Statement
from kg.ontology import Ontology, load
from kg.pipeline import (
    FileSet,
    build,
    claim_of,
    extractions,
    find,
    json_line,
    knowledge_of,
    replaced,
    strongest,
)

SEEDS = Path(__file__).parents[1] / "seeds"
SHARED = Path(__file__).parents[2] / "shared" / "seeds"
KR, US, NL, CHIPS = "country:KR", "country:US", "country:NL", "technology:semiconductors"


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return load()


def test_every_seed_is_read_and_says_something(ontology):
    found = list(extractions([SEEDS], ontology))
    assert all(isinstance(one, Extraction) for one in found)
    assert len(found) == len(list(SEEDS.glob("*.txt"))) >= 16
    silent = [one.article.id for one in found if not one.findings]
    assert silent == []
    for extraction in found:
        text = extraction.article.text
        for mention in extraction.mentions:
            assert text[mention.start : mention.end] == mention.surface
        for finding in extraction.findings:
            trigger = finding.trigger
            assert text[trigger.start : trigger.end] == trigger.surface


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real articles are not beside the project")
def test_real_articles_go_the_whole_way(ontology, tmp_path):
    built = build([SHARED], tmp_path, ontology)
    assert built.problems == () or all("gold" in p.source for p in built.problems)
    assert built.summary is not None
    assert sum(built.summary.articles.values()) == 5
    assert sum(built.summary.statements.values()) >= 10


def test_build_tells_of_each_article_and_reports_the_bad_ones(ontology, tmp_path):
    seen: list[object] = []
    paths = [SEEDS / "nl-6g-onderzoek.txt", tmp_path / "missing.txt"]
    built = build(paths, tmp_path / "out", ontology, watch=seen.append)
    assert len(seen) == 2
    assert [problem.source for problem in built.problems] == [str(tmp_path / "missing.txt")]
    with StoreFolder.open(built.store) as folder:
        assert folder.texts.ids() == ["nl-6g-onderzoek"]
        assert folder.graph.statements()


def test_the_store_can_lie_elsewhere(ontology, tmp_path):
    built = build([SEEDS / "nl-6g-onderzoek.txt"], tmp_path / "a", ontology, store=tmp_path / "b")
    assert (tmp_path / "b" / "graph").is_dir()
    assert not (tmp_path / "a" / "store").exists()
    assert built.store == tmp_path / "b"


def test_a_failure_while_writing_keeps_the_old_files(ontology, tmp_path, monkeypatch):
    article = [SEEDS / "nl-6g-onderzoek.txt"]
    build(article, tmp_path, ontology)
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.pipeline.building.page", full)
    with pytest.raises((OSError, OutputError)):
        build([SEEDS / "en-ai-safety-mou.txt"], tmp_path, ontology)
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_knowledge_has_names_and_rules(ontology):
    knowledge = knowledge_of(ontology)
    assert knowledge.catalogue["country:KR"].label("ko") == "대한민국"
    assert knowledge.rules.symmetric == SYMMETRIC_RELATIONS
    assert knowledge.version


def statement(subject: str, relation: str, object_: str, **given: object) -> Statement:
    return Statement(subject, relation, object_, given.pop("technology", None), **given)  # type: ignore[arg-type]


def test_the_strongest_are_about_technology_and_hold(ontology):
    statements = [
        statement(KR, "basedIn", US, belief=0.99),
        statement(KR, "cooperatesWith", US, technology=CHIPS, belief=0.5),
        statement(KR, "cooperatesWith", US, technology="technology:batteries", belief=0.7),
        statement(KR, "develops", CHIPS, belief=0.6, status="planned"),
        statement(NL, "develops", CHIPS, belief=1.0, status="negated"),
    ]
    names = catalogue_of(ontology.concepts.values())
    claims = strongest(statements, names)
    assert [(c.subject, c.relation, c.object, c.status) for c in claims] == [
        ("South Korea", "cooperatesWith", "United States", "asserted"),
        ("South Korea", "develops", "semiconductors", "planned"),
        ("South Korea", "basedIn", "United States", "asserted"),
    ]
    assert claims[0].technologies == ("batteries", "semiconductors")
    assert claims[0] == claim_of([statements[2], statements[1]], names)


def test_find_keeps_the_direction_of_what_has_one():
    facts = [statement(US, "restricts", KR), statement(KR, "competesWith", US)]
    assert find("US restricts KR", facts, {}, DEFAULT_RULES) == facts[:1]
    assert find("US competesWith KR", facts, {}, DEFAULT_RULES) == facts[1:]
    with pytest.raises(InputError):
        find("KR restricts US", facts, {}, DEFAULT_RULES)


@given(st.text(), st.lists(st.sampled_from(["KR", "US", "restricts", "competesWith", "x"])))
def test_any_question_finds_or_refuses(text, words):
    facts = [statement(US, "restricts", KR), statement(KR, "competesWith", US)]
    for question in (text, " ".join(words)):
        with suppress(InputError):
            assert find(question, facts, {}, DEFAULT_RULES)


def test_files_take_their_places_together_or_not_at_all(tmp_path):
    first, second = tmp_path / "first", tmp_path / "new" / "second"
    first.write_bytes(b"old")
    with suppress(RuntimeError), FileSet() as files:
        with files.open(first) as out:
            out.write(b"new")
        with files.open(second) as out:
            out.write(b"new")
        assert first.read_bytes() == b"old"
        raise RuntimeError
    assert first.read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["first"]


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no links like these")
def test_a_link_is_followed_and_rights_are_kept(tmp_path):
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    with replaced(link) as out:
        out.write(b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(OutputError, match="is a folder"), replaced(tmp_path):
        pass


@given(st.text(st.characters()))
def test_a_json_line_holds_any_text(text):
    line = json_line({"text": text})
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert json.loads(line) == {"text": text}
