import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from made import HOSTILE, corpora, extraction, finding

from kg.assembly import assemble
from kg.errors import InputError, OutputError
from kg.graph import CatalogueEntry, GraphStore, Knowledge, StoreFolder, query

KR, US, CHIPS = "country:KR", "country:US", "technology:semiconductors"
DEAL = finding("signsAgreementWith", party=[KR, US], technology=[CHIPS], date="2024-03")
CATALOGUE = {
    "country:KR": CatalogueEntry("country:KR", {"en": "South Korea", "de": "Südkorea"}),
    "country:NL": CatalogueEntry("country:NL", {"en": "Netherlands"}),
    "institution:acme-labs": CatalogueEntry(
        "institution:acme-labs",
        {"en": "Acme Labs"},
        kind="Laboratory",
        country="country:NL",
        exact_match=("http://www.wikidata.org/entity/Q1", "no iri"),
    ),
}
KNOWLEDGE = Knowledge(CATALOGUE, version="1.2")


def stored(*extractions, knowledge=KNOWLEDGE):
    store = GraphStore.open(knowledge=knowledge)
    store.build(extractions, assemble(extractions))
    return store


def edges(store):
    found = query(
        store, "SELECT ?s ?p ?o { GRAPH <https://w3id.org/techties/graph/edges> {?s ?p ?o}}"
    )
    return set(found.table().rows)


def ask(store, pattern):
    return query(store, f"ASK {{ {pattern} }}").table().rows[0][0] == "true"


def test_an_agreement_gives_both_directions_and_the_wider_relation():
    assert edges(stored(extraction(DEAL))) == {
        (a, relation, b)
        for relation in ("tt:signsAgreementWith", "tt:cooperatesWith")
        for a, b in ((KR, US), (US, KR))
    }


@pytest.mark.parametrize("status", ["planned", "negated"])
def test_what_is_planned_or_denied_gives_no_edge(status):
    only = finding("cooperatesWith", party=[KR, US], status=status)
    store = stored(extraction(only))
    assert edges(store) == set()
    assert ask(store, f'?s a tt:Statement ; tt:status "{status}"')


@pytest.mark.parametrize(
    ("date", "datatype"),
    [("2024-03-05", "xsd:date"), ("2024-03", "xsd:gYearMonth"), ("2024", "xsd:gYear")],
)
def test_dates_are_typed_by_their_precision(date, datatype):
    store = stored(extraction(finding("cooperatesWith", party=[KR, US], date=date)))
    assert ask(store, f'?s tt:validFrom "{date}"^^{datatype} . ?f tt:date "{date}"^^{datatype}')
    assert ask(store, '?s tt:firstReported "2024-05-01"^^xsd:date')


def test_a_date_that_no_calendar_has_stays_a_string():
    store = stored(extraction(finding("cooperatesWith", party=[KR, US], date="2023-02-30")))
    assert ask(store, '?f tt:date "2023-02-30"')


def test_evidence_tells_where_in_the_quote_the_trigger_stands():
    told = finding("cooperatesWith", party=[KR, US], span=(41, 100))
    store = stored(extraction(told))
    (evidence,) = store.evidence(store.statements()[0])
    assert (evidence.start, evidence.trigger_start, evidence.trigger_at) == (41, 56, 15)
    assert evidence.quote[15:].startswith(evidence.trigger)


def test_an_article_has_a_graph_of_its_own_with_exact_words_and_spans():
    place = "<https://w3id.org/techties/id/article/a%20%2F1#char=0,3;country/KR>"
    store = stored(extraction(DEAL, id="a /1"))
    graph = "<https://w3id.org/techties/id/article/a%20%2F1>"
    assert ask(
        store,
        f"""GRAPH {graph} {{
            {graph} a schema:NewsArticle ; schema:identifier "a /1" ; schema:mentions country:KR ;
                schema:headline "Alpha & Beta"@en ; schema:datePublished "2024-05-01"^^xsd:date .
            ?f a tt:Finding ; tt:article {graph} ; tt:status "asserted" ; tt:confidence 1.0 ;
                tt:start 0 ; tt:end 40 ; tt:quote "{DEAL_WORDS}"@en ; tt:partyMention {place} .
            {place} tt:entity country:KR ; tt:words "Alp"@en .
            ?run a prov:Activity ; prov:used {graph} ; prov:wasAssociatedWith ?program .
            ?program schema:softwareVersion "1.2"
        }}""",
    )


DEAL_WORDS = "Alpha and Beta agreed to work on chips.\\n"


def test_entities_have_labels_classes_country_and_matches():
    supply = finding("suppliesTo", subject=["institution:acme-labs"], object=["institution:new"])
    store = stored(extraction(supply))
    assert ask(
        store,
        """institution:acme-labs a tt:Laboratory ; rdfs:label "Acme Labs"@en ;
           tt:country country:NL ; skos:exactMatch wd:Q1 .
           country:NL rdfs:label "Netherlands"@en .
           institution:new a tt:Institution ; rdfs:label "New"@en ; tt:provisional true""",
    )
    assert not ask(store, "institution:acme-labs tt:provisional ?any")
    assert not ask(store, "country:KR rdfs:label ?any")


@settings(max_examples=30, deadline=None)
@given(corpora())
def test_statements_come_back_as_they_went_in(articles):
    statements = assemble(articles)
    store = GraphStore.open()
    store.build(articles, statements)
    assert store.statements() == statements
    for statement in statements:
        assert {e.finding for e in store.evidence(statement)} == set(statement.findings)


@settings(max_examples=30, deadline=None)
@given(corpora(), st.data())
def test_articles_one_by_one_give_the_same_quads_as_all_at_once(articles, data):
    whole = list(stored(*articles).nquads())
    store = GraphStore.open(knowledge=KNOWLEDGE)
    done = []
    for article in data.draw(st.permutations(articles)):
        done.append(article)
        store.replace_article(article, assemble(done))
        store.replace_article(article, assemble(done))
    assert list(store.nquads()) == whole
    for article in articles:
        before, done = assemble(done), [a for a in done if a is not article]
        now = assemble(done)
        gone = [s for s in before if s.id not in {x.id for x in now}]
        store.remove_article(article.article.id, now, gone)
        assert list(store.nquads()) == list(stored(*done).nquads())
    assert list(store.nquads()) == []


def test_an_edge_stands_as_long_as_one_statement_asserts_it():
    bare = extraction(finding("cooperatesWith", article="b", party=[KR, US]), id="b")
    deal = extraction(finding("cooperatesWith", party=[KR, US], technology=[CHIPS]))
    store = stored(bare, deal)
    store.remove_article("a", [], [s for s in store.statements() if s.technology])
    assert (KR, "tt:cooperatesWith", US) in edges(store)


def test_hostile_strings_are_kept_as_text():
    text = HOSTILE * 4
    bad = finding(
        "cooperatesWith", article=HOSTILE, party=[KR, "institution:" + HOSTILE], text=text
    )
    article = extraction(
        bad, id=HOSTILE, text=text, headline=HOSTILE, url=HOSTILE, language="x y", published="?"
    )
    store = stored(article)
    lines = list(store.nquads())
    assert all("\n" not in line for line in lines)
    (evidence,) = store.evidence(store.statements()[0])
    assert evidence.quote.startswith("\"''\n\r\\<script>alert(1)</script>\ufffd\ufffd")
    reparsed = rdflib.Dataset().parse(data="\n".join(lines), format="nquads")
    assert len(list(reparsed.quads())) == len(lines)


def test_rdflib_sees_the_union_of_all_graphs():
    dataset = stored(extraction(DEAL)).as_rdflib()
    tt = rdflib.Namespace("https://w3id.org/techties/ontology#")
    country = rdflib.Namespace("https://w3id.org/techties/id/country/")
    assert (country.US, tt.cooperatesWith, country.KR) in dataset
    assert list(dataset.subjects(rdflib.RDF.type, tt.Statement))


class TestFolder:
    def test_a_built_store_opens_again_with_texts_and_graph(self, tmp_path):
        text = HOSTILE * 4
        articles = [
            extraction(DEAL),
            extraction(
                finding("cooperatesWith", article="b", party=[KR, US], text=text), id="b", text=text
            ),
        ]
        statements = assemble(articles)
        StoreFolder.build(tmp_path / "store", articles, statements, KNOWLEDGE).close()
        with StoreFolder.open(tmp_path / "store", KNOWLEDGE) as store:
            assert store.graph.statements() == statements
            assert list(store.texts.extractions()) == articles
            assert store.texts.ids() == ["a", "b"]
            assert list(store.graph.nquads()) == list(stored(*articles).nquads())
        assert [p.name for p in tmp_path.iterdir()] == ["store"]

    def test_a_build_replaces_the_store_that_was_there(self, tmp_path):
        old, new = extraction(DEAL), extraction(id="new")
        for article in (old, new):
            StoreFolder.build(tmp_path / "s", [article], assemble([article])).close()
        with StoreFolder.open(tmp_path / "s") as store:
            assert store.texts.ids() == ["new"]
            assert store.graph.statements() == []

    def test_a_failing_build_leaves_the_old_store(self, tmp_path):
        StoreFolder.build(tmp_path / "s", [extraction(DEAL)], []).close()
        with pytest.raises(ZeroDivisionError):
            StoreFolder.build(tmp_path / "s", [extraction(id="x")], (1 // 0 for _ in "x"))
        with StoreFolder.open(tmp_path / "s") as store:
            assert store.texts.ids() == ["a"]
        assert [p.name for p in tmp_path.iterdir()] == ["s"]

    def test_a_build_cut_off_between_its_two_renames_is_undone(self, tmp_path):
        StoreFolder.build(tmp_path / "s", [extraction(DEAL)], []).close()
        (tmp_path / "s").rename(tmp_path / ".s.old")
        with StoreFolder.open(tmp_path / "s") as store:
            assert store.texts.ids() == ["a"]

    def test_other_folders_are_neither_opened_nor_replaced(self, tmp_path):
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / "letter.txt").write_text("x")
        with pytest.raises(InputError):
            StoreFolder.open(tmp_path / "mine")
        with pytest.raises(InputError):
            StoreFolder.open(tmp_path / "absent")
        with pytest.raises(OutputError):
            StoreFolder.build(tmp_path / "mine", [], [])
        assert (tmp_path / "mine" / "letter.txt").read_text() == "x"

    def test_a_store_in_use_is_said_in_one_line(self, tmp_path):
        with StoreFolder.build(tmp_path / "s", [], []), pytest.raises(OutputError) as caught:
            StoreFolder.open(tmp_path / "s")
        assert "\n" not in str(caught.value)

    def test_a_file_in_the_way_is_said_in_one_line(self, tmp_path):
        (tmp_path / "file").write_text("x")
        with pytest.raises(OutputError):
            StoreFolder.build(tmp_path / "file" / "s", [], [])

    def test_a_backup_can_be_read_beside_the_writer(self, tmp_path):
        with StoreFolder.build(
            tmp_path / "s", [extraction(DEAL)], assemble([extraction(DEAL)])
        ) as s:
            s.graph.backup(tmp_path / "copy")
            assert list(GraphStore.open(tmp_path / "copy").nquads()) == list(s.graph.nquads())
            with pytest.raises(OutputError):
                s.graph.backup(tmp_path / "copy")

    def test_an_article_can_be_removed_from_the_texts(self, tmp_path):
        with StoreFolder.build(tmp_path / "s", [extraction(DEAL)], []) as store:
            assert store.texts.get("a") is not None
            assert store.texts.remove("a")
            assert not store.texts.remove("a")
            assert store.texts.get("a") is None
