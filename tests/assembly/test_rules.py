from pathlib import Path

import pytest

from kg.assembly import DEFAULT_RULES, RelationRules, read_rules
from kg.errors import OntologyError

SHIPPED = Path(__file__).parents[2] / "ontology" / "techties.ttl"
OWN = """
@prefix tt: <https://w3id.org/techties/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
tt:mergesWith a owl:ObjectProperty , owl:SymmetricProperty , tt:Relation ;
    rdfs:subPropertyOf tt:signsAgreementWith ; tt:takesTechnology false .
"""


def test_the_defaults_are_those_of_the_shipped_ontology():
    rules = read_rules([SHIPPED])
    assert rules.symmetric == DEFAULT_RULES.symmetric
    assert dict(rules.broader) == dict(DEFAULT_RULES.broader)
    assert rules.without_technology == DEFAULT_RULES.without_technology


def test_a_file_of_ones_own_adds_a_relation(tmp_path):
    own = tmp_path / "own.ttl"
    own.write_text(OWN, encoding="utf-8")
    rules = read_rules([SHIPPED, own])
    assert "mergesWith" in rules.symmetric & rules.without_technology
    assert rules.implied("mergesWith") == ("signsAgreementWith", "cooperatesWith")


def test_a_circle_of_broader_relations_ends():
    assert RelationRules(broader={"a": "b", "b": "a"}).implied("a") == ("b", "a")


def test_a_broken_file_is_named_in_one_line(tmp_path):
    broken = tmp_path / "broken.ttl"
    broken.write_text("tt:a a", encoding="utf-8")
    for path in (broken, tmp_path / "absent.ttl"):
        with pytest.raises(OntologyError) as caught:
            read_rules([path])
        assert path.name in str(caught.value)
        assert "\n" not in str(caught.value)
