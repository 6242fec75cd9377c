from made import extraction, finding

from kg.assembly import assemble
from kg.graph import CatalogueEntry, network

KR, ACME, CHIPS = "country:KR", "institution:acme-labs", "technology:semiconductors"
CATALOGUE = {
    KR: CatalogueEntry(KR, {"en": "South Korea", "ko": "한국"}),
    ACME: CatalogueEntry(ACME, {"en": "Acme Labs"}, "Laboratory", "country:NL"),
    CHIPS: CatalogueEntry(CHIPS, {"en": "semiconductors", "ko": "반도체"}),
}


def test_one_edge_a_statement_keyed_by_its_id():
    deal = finding("cooperatesWith", party=[KR, ACME], technology=[CHIPS], date="2024")
    plan = finding("cooperatesWith", party=[KR, ACME], status="planned", span=(60, 120))
    statements = assemble([extraction(deal, plan)])
    graph = network(statements, CATALOGUE, language="ko")
    assert dict(graph.nodes(data=True)) == {
        KR: {"label": "한국", "kind": "country", "type": "Country", "country": ""},
        ACME: {
            "label": "Acme Labs",
            "kind": "institution",
            "type": "Laboratory",
            "country": "country:NL",
        },
    }
    assert [key for _, _, key in graph.edges(keys=True)] == [s.id for s in statements]
    bare, on_chips = statements
    assert graph.edges[KR, ACME, bare.id]["status"] == "planned"
    edge = graph.edges[KR, ACME, on_chips.id]
    assert edge["technology_label"] == "반도체"
    assert edge["symmetric"] is True
    assert (edge["valid_from"], edge["valid_to"]) == ("2024", "")
    assert edge["findings"] == deal.id
    assert all(isinstance(value, str | int | float | bool) for value in edge.values())


def test_an_entity_that_nobody_names_is_shown_by_its_id():
    graph = network(assemble([extraction(finding("develops", subject=[KR], object=[CHIPS]))]))
    assert graph.nodes[CHIPS]["label"] == "semiconductors"
    assert graph.nodes[CHIPS]["kind"] == "technology"
