"""What the commands say of a store whose contents are known."""

from __future__ import annotations

import json

import networkx as nx
import pytest

ASK = "SELECT ?o WHERE { country:KR tt:cooperatesWith ?o } ORDER BY ?o"


def test_query_prints_a_table(kg, store):
    ran = kg("query", ASK, "--store", store)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0].strip() == "o"
    assert "country:US" in ran.out


def test_query_gives_the_same_answer_from_argument_file_and_standard_input(
    kg, store, tmp_path, monkeypatch
):
    file = tmp_path / "query.rq"
    file.write_text("\ufeff" + ASK, encoding="utf-8")
    wanted = kg("query", ASK, "--store", store)
    assert kg("query", "-f", file, "--store", store) == wanted
    monkeypatch.setattr("sys.stdin", file.open(encoding="utf-8"))
    assert kg("query", "-", "--store", store) == wanted


@pytest.mark.parametrize(
    ("form", "start"),
    [("csv", "o\r\n"), ("tsv", "?o\n"), ("json", '{"head"'), ("xml", "<?xml")],
)
def test_query_speaks_the_standard_formats(kg, store, form, start):
    ran = kg("query", ASK, "--format", form, "--store", store)
    assert ran.out.startswith(start)
    assert "id/country/US" in ran.out


def test_query_needs_exactly_one_query(kg, store):
    assert kg("query", "--store", store).code == 2
    assert kg("query", ASK, "-f", "x.rq", "--store", store).code == 2


def test_a_wrong_query_is_one_line(kg, store):
    ran = kg("query", "SELECT WHERE {", "--store", store)
    assert ran.code == 1
    assert ran.out == ""
    assert ran.err.startswith("kg: ")
    assert ran.err.count("\n") == 1


def test_query_writes_a_file_whole(kg, store, tmp_path):
    out = tmp_path / "new" / "answer.csv"
    assert kg("query", ASK, "--format", "csv", "-o", out, "--store", store).code == 0
    ids = "https://w3id.org/techties/id/"  # an agreement is cooperation too
    assert out.read_text().split() == ["o", ids + "country/US", ids + "institution/acme-labs"]
    assert [path.name for path in out.parent.iterdir()] == ["answer.csv"]


@pytest.mark.parametrize(
    "question",
    [
        ["KR cooperatesWith US"],
        ["us", "cooperateswith", "kr"],
        ["country:KR cooperatesWith country:US"],
        ["South Korea cooperatesWith United States"],
        ["대한민국 cooperatesWith 미국"],
    ],
)
def test_explain_finds_a_statement_by_ids_and_names(kg, store, question):
    ran = kg("explain", *question, "--store", store)
    assert ran.code == 0, ran.err
    assert ran.out.startswith("South Korea – cooperates with – United States on semiconductors")


def test_explain_shows_passages_matches_and_belief(kg, store):
    out = kg("explain", "KR cooperatesWith US", "--store", store).out
    assert "belief 0.9 = 1 - (1 - 0.8 [a]) × (1 - 0.5 [b])" in out
    assert "from 2024" in out
    assert "trigger “agreed” (15–21), frame cooperate" in out
    assert "party country:KR “Alp” (0–3, name)" in out
    assert "technology technology:semiconductors" in out
    assert "planned, confidence 1, does not count: another status holds" in out


def test_explain_by_id_and_as_json(kg, store):
    ran = kg("explain", "KR cooperatesWith US", "--format", "json", "--store", store)
    found = json.loads(ran.out)
    assert len(found) == 1
    assert found[0]["shares"] == {"a": 0.8, "b": 0.5}
    assert [p["counts"] for p in found[0]["passages"]] == [True, True, False]
    by_id = kg("explain", found[0]["id"], "--format", "json", "--store", store)
    assert json.loads(by_id.out) == found


def test_explain_finds_an_agreement_as_cooperation(kg, store):
    ran = kg("explain", "acme-labs cooperatesWith KR", "--store", store)
    assert "signs agreement with" in ran.out


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("KR likes US", "neither a statement's id nor"),
        ("KR cooperatesWith", "neither a statement's id nor"),
        ("Atlantis cooperatesWith US", "Atlantis: names nothing"),
        ("US restricts KR", "the graph has no such statement"),
        ("0123456789abcdef", "the graph has no such statement"),
    ],
)
def test_explain_of_what_is_not_there(kg, store, question, says):
    ran = kg("explain", question, "--store", store)
    assert ran.code == 1
    assert says in ran.err
    assert ran.err.count("\n") == 1


def test_stats_count(kg, store):
    found = json.loads(kg("stats", "--format", "json", "--store", store).out)
    assert found["articles"] == {"en": 1, "ko": 1}
    assert found["statements"] == {"cooperatesWith": 1, "restricts": 1, "signsAgreementWith": 1}
    assert found["statuses"] == {"asserted": 2, "negated": 1}
    assert found["entities"] == {"country": 3, "institution": 1, "technology": 1}
    strongest = found["strongest"]
    assert [claim["technologies"] for claim in strongest] == [["semiconductors"], []]
    text = kg("stats", "--store", store).out
    assert "Statements by status (3)" in text
    assert "0.90  South Korea – cooperates with – United States on semiconductors" in text


def test_labels_come_in_the_language_asked_for(kg, store):
    assert "대한민국" in kg("stats", "--language", "ko", "--store", store).out


def test_export_writes_what_build_writes(kg, store, tmp_path):
    file = tmp_path / "graph.graphml"
    assert kg("export", "-f", "graphml", "-o", file, "--store", store).code == 0
    assert kg("export", "-f", "graphml", "--store", store).out.encode() == file.read_bytes()
    assert len(nx.read_graphml(file, force_multigraph=True).edges) == 3
    assert "@prefix tt:" in kg("export", "-f", "turtle", "--store", store).out


def test_an_unknown_format_is_wrong_usage(kg, store):
    ran = kg("export", "-f", "papyrus", "--store", store)
    assert ran.code == 2
    assert "graphml, turtle" in ran.err


def test_view_writes_a_page(kg, store, tmp_path):
    file = tmp_path / "page.html"
    assert kg("view", "-o", file, "--title", "A <b>title</b>", "--store", store).code == 0
    page = file.read_text(encoding="utf-8")
    assert "A &lt;b&gt;title&lt;/b&gt;" in page
    assert page == kg("view", "-o", "-", "--title", "A <b>title</b>", "--store", store).out


def test_ontology_list(kg):
    ran = kg("ontology", "list", "bloc", "--labels", "--language", "de", "--format", "json")
    blocs = {record["id"]: record for record in json.loads(ran.out)}
    assert blocs["bloc:EU"]["name"] == "Europäische Union"
    assert "EU" in blocs["bloc:EU"]["names"]
    assert "technology:semiconductors" in kg("ontology", "list", "technology").out


GOLD = {
    "id": "a",
    "lang": "en",
    "entities": [{"id": "country:KR", "names": ["Korea"]}],
    "relations": [
        {"subject": "country:KR", "relation": "restricts", "object": "country:US"},
        {"subject": "country:KR", "relation": "investsIn", "object": "country:US"},
    ],
}


@pytest.fixture
def gold(tmp_path):
    file = tmp_path / "gold.jsonl"
    other = {**GOLD, "id": "b", "lang": "ko"}
    file.write_text(f"{json.dumps(GOLD)}\n{json.dumps(other)}\n")
    (tmp_path / "split.csv").write_text("id,part\na,dev\nb,aside\n")
    return file


def test_evaluate_reads_predictions_from_a_pipe(kg, gold, monkeypatch, tmp_path):
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text(json.dumps({**GOLD, "relations": GOLD["relations"][:1]}))
    monkeypatch.setattr("sys.stdin", predicted.open())
    ran = kg("evaluate", gold, "-", "--format", "json", "--by-language", "--by-relation")
    assert ran.err == "kg: not predicted, counted as empty: b\n"
    found = json.loads(ran.out)
    assert list(found) == ["all", "en", "ko"]
    wanted = {"p": 1.0, "r": 0.25, "f1": 0.4, "gold": 4, "predicted": 1}
    assert found["all"]["core pair"] == wanted
    assert found["all"]["by relation"]["restricts"]["gold"] == 2
    assert found["en"]["core pair"]["r"] == 0.5


def test_evaluate_one_part(kg, gold, tmp_path):
    ran = kg("evaluate", gold, gold, "--split", tmp_path / "split.csv", "dev")
    assert ran.out.startswith("all: 1 articles\n")
    assert "core pair" in ran.out
    for split in (("split.csv", "none"), ("missing.csv", "dev"), ("gold.jsonl", "dev")):
        ran = kg("evaluate", gold, gold, "--split", tmp_path / split[0], split[1])
        assert (ran.code, ran.err.count("\n")) == (1, 1)


def test_evaluate_without_a_common_article(kg, gold, tmp_path):
    (tmp_path / "empty.jsonl").write_text("")
    ran = kg("evaluate", gold, tmp_path / "empty.jsonl")
    assert (ran.code, ran.out) == (1, "")
    assert "no article id is common to both" in ran.err
