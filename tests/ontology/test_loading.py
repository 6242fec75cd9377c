"""Loading the shipped ontology, and a folder of one's own over it."""

from __future__ import annotations

import csv
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.extraction import Extractor
from kg.model import Article, Paragraph
from kg.ontology import Ontology, load
from kg.ontology.concepts import read_concepts

CONTRACT = Path(__file__).parents[3] / "shared" / "contract" / "technologies.csv"
HEAD = """
@prefix country: <https://w3id.org/techties/id/country/> .
@prefix institution: <https://w3id.org/techties/id/institution/> .
@prefix technology: <https://w3id.org/techties/id/technology/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix tt: <https://w3id.org/techties/ontology#> .
"""
RELATIONS = {
    *("cooperatesWith", "signsAgreementWith", "investsIn", "suppliesTo", "restricts", "dependsOn"),
    *("reducesDependenceOn", "competesWith", "develops", "leadsIn"),
}


@pytest.fixture(scope="module")
def shipped() -> Ontology:
    return load()


def with_files(folder: Path, **files: str) -> Ontology:
    """The ontology with files of one's own: `turtle`, `senses`, or a lexicon by its language."""
    names = {"turtle": "mine.ttl", "senses": "senses.yaml", "confidence": "confidence.yaml"}
    for key, text in files.items():
        file = folder / names.get(key, f"lexicon/{key}.yaml")
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return load(folder)


def owners(ontology: Ontology, text: str, language: str) -> set[str]:
    return {
        label.concept
        for concept in ontology.concepts.values()
        for label in concept.labels
        if (label.text, label.language) == (text, language)
    }


# -- what is shipped -------------------------------------------------------------------------------


def test_the_shipped_languages(shipped):
    assert set(shipped.languages) >= {"de", "en", "ko", "nl"}
    assert list(shipped.languages) == sorted(shipped.languages)


def test_every_relation_can_be_said_in_every_language(shipped):
    assert {sense.relation for sense in shipped.senses.values()} == RELATIONS
    for lexicon in shipped.lexicons.values():
        names = {c.name.removesuffix("-verb").removesuffix("-passive")
                 for c in lexicon.cues if c.section == "senses"}  # fmt: skip
        said = {shipped.senses[name].relation for name in names if name in shipped.senses}
        assert said == RELATIONS, lexicon.language


def test_technologies_are_those_of_the_contract(shipped):
    ids = {c.id.partition(":")[2] for c in shipped.concepts.values() if c.kind == "technology"}
    tops = {c for c in ids if not shipped.concepts[f"technology:{c}"].broader}
    assert "science-and-technology" in tops
    assert len(ids) >= 80
    if CONTRACT.is_file():
        with CONTRACT.open(encoding="utf-8") as rows:
            broader = {row["id"]: row["broader"] for row in csv.DictReader(rows)}
        assert set(broader) <= ids
        for concept, above in broader.items():
            if above:
                assert f"technology:{above}" in shipped.ancestors[f"technology:{concept}"]


def test_technologies_have_a_name_in_every_language(shipped):
    for concept in shipped.concepts.values():
        if concept.kind == "technology":
            named = {label.language for label in concept.labels if label.form == "name"}
            assert named >= set(shipped.languages), concept.id


def test_ancestors_are_all_broader_ones(shipped):
    above = shipped.ancestors["technology:memory-chips"]
    assert {"technology:semiconductors", "technology:science-and-technology"} <= above
    assert "technology:memory-chips" not in above
    assert all(a in shipped.concepts for found in shipped.ancestors.values() for a in found)


def test_concepts_point_to_concepts(shipped):
    for concept in shipped.concepts.values():
        pointed = {
            *concept.broader,
            *concept.members,
            *([concept.country] if concept.country else []),
        }
        assert pointed <= shipped.concepts.keys(), concept.id


def test_labels_of_a_language(shipped):
    labels = shipped.labels("de")
    places = [x for x in labels if not x.concept.startswith("institution:")]
    assert {x.language for x in places} <= {"de", ""}
    assert ("Halbleiter", "technology:semiconductors") in {(x.text, x.concept) for x in labels}


def test_two_loads_are_alike(shipped):
    again = load()
    assert dict(again.concepts) == dict(shipped.concepts)
    assert dict(again.lexicons) == dict(shipped.lexicons)
    assert list(again.concepts) == sorted(again.concepts)


def test_nothing_can_be_changed(shipped):
    for mapping in (shipped.concepts, shipped.lexicons, shipped.senses, shipped.pages,
                    shipped.confidence, shipped.ancestors):  # fmt: skip
        with pytest.raises(TypeError):
            mapping["x"] = None
    for value in (shipped, shipped.concepts["country:KR"], shipped.lexicons["en"]):
        name = next(iter(value.__dataclass_fields__))
        with pytest.raises((FrozenInstanceError, AttributeError)):
            setattr(value, name, None)


# -- a folder of one's own -------------------------------------------------------------------------


def test_an_empty_folder_changes_nothing(tmp_path, shipped):
    mine = load(tmp_path)
    assert dict(mine.concepts) == dict(shipped.concepts)
    assert mine.folders == (*shipped.folders, tmp_path)


def test_concepts_and_labels_are_added(tmp_path, shipped):
    mine = with_files(
        tmp_path,
        turtle=HEAD
        + 'technology:quark-drive a skos:Concept ; skos:prefLabel "quark drive"@en ; '
        + "skos:broader technology:propulsion, technology:space . "
        + 'country:KR skos:altLabel "Morningcalmia"@en .',
    )
    assert mine.concepts["technology:quark-drive"].label("en") == "quark drive"
    assert owners(mine, "Morningcalmia", "en") == {"country:KR"}
    assert owners(mine, "South Korea", "en") == {"country:KR"}
    assert len(mine.concepts) == len(shipped.concepts) + 1


def test_a_label_given_to_another_concept_moves(tmp_path, shipped):
    assert owners(shipped, "semiconductor", "en") == {"technology:semiconductors"}
    mine = with_files(
        tmp_path, turtle=HEAD + 'technology:lasers skos:altLabel "semiconductor"@en .'
    )
    assert owners(mine, "semiconductor", "en") == {"technology:lasers"}


def test_lists_grow_and_settings_are_replaced(tmp_path, shipped):
    mine = with_files(
        tmp_path,
        en="morphology: {order: final}\nsenses: {cooperate: [quarkle with]}",
        confidence="finding: {threshold: 0.99}",
        senses="quarkle: {relation: restricts, subject: [subject], object: [object]}",
    )
    before = shipped.lexicons["en"].words("senses", "cooperate")
    assert mine.lexicons["en"].words("senses", "cooperate") == (*before, "quarkle with")
    assert mine.lexicons["en"].morphology.order == "final"
    assert mine.lexicons["en"].morphology.suffixes == shipped.lexicons["en"].morphology.suffixes
    assert mine.confidence["finding"]["threshold"] == 0.99
    assert mine.confidence["finding"]["weights"] == shipped.confidence["finding"]["weights"]
    assert mine.senses["quarkle"].relation == "restricts"
    assert mine.lexicons["de"] == shipped.lexicons["de"]


def test_what_a_folder_adds_is_read_in_texts(tmp_path):
    mine = with_files(
        tmp_path,
        turtle=HEAD
        + 'institution:quarx a tt:Company ; skos:prefLabel "Quarx"@en ; tt:country country:NL . '
        + 'technology:quark-drive a skos:Concept ; skos:prefLabel "quark drives"@en .',
        en="senses: {supply-verb: [quarkles]}",
    )
    text = "Quarx quarkles quark drives to Japan."
    found = Extractor(mine).extract(Article("a", text, "en", (Paragraph(0, len(text), "body"),)))
    (finding,) = (f for f in found.findings if f.relation == "suppliesTo")
    assert finding.entities("subject") == ("institution:quarx",)
    assert finding.entities("object") == ("country:JP",)
    assert finding.entities("technology") == ("technology:quark-drive",)


def test_a_new_language_is_one_file(tmp_path):
    mine = with_files(
        tmp_path,
        sv="name: svenska\nmarkers: {with: [med]}\nsenses: {cooperate: [samarbetar]}\n"
        "words: {conjunction: [och]}",
    )
    assert "sv" in mine.languages
    text = "Sverige samarbetar med Japan."
    found = Extractor(mine).extract(Article("a", text, "sv", (Paragraph(0, len(text), "body"),)))
    assert {e.id for e in found.entities} == {"country:SE", "country:JP"}
    assert [f.relation for f in found.findings] == ["cooperatesWith"]


# -- broken files ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({"turtle": "this is no Turtle"}, "mine.ttl"),
        ({"turtle": HEAD + 'country:KR skos:altLabel "open'}, "mine.ttl"),
        ({"en": "senses: [unclosed"}, "en.yaml"),
        ({"en": "- a list"}, "en.yaml"),
        ({"en": "senses: {cooperate: 5}"}, "en.yaml"),
        ({"en": "morphology: {no-such-setting: 1}"}, "en.yaml"),
        ({"en": "references: {both: {kinds: [country]}}"}, "en.yaml"),
        ({"senses": "quarkle: {relation: restricts, colour: red}"}, "senses.yaml"),
        ({"senses": "quarkle: {subject: [subject]}"}, "senses.yaml"),
        ({"senses": "\tquarkle"}, "senses.yaml"),
    ],
)
def test_a_broken_file_is_named_in_one_line(tmp_path, files, named):
    with pytest.raises(OntologyError) as caught:
        with_files(tmp_path, **files)
    assert named in str(caught.value)
    assert "\n" not in str(caught.value)


def test_bytes_that_are_no_text_are_an_error_of_the_file(tmp_path):
    (tmp_path / "senses.yaml").write_bytes(b"a: \xff\xfe")
    with pytest.raises(OntologyError, match=r"senses\.yaml"):
        load(tmp_path)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(OntologyError, match="nowhere"):
        load(tmp_path / "nowhere")


def test_a_file_that_cannot_be_opened_is_named(tmp_path):
    with pytest.raises(OntologyError, match=r"none\.ttl"):
        read_concepts([tmp_path / "none.ttl"])


def test_words_that_yaml_takes_for_truth_are_words(tmp_path):
    mine = with_files(tmp_path, en="markers: {on: [on, no, yes, off]}")
    assert {"on", "no", "yes", "off"} <= set(mine.lexicons["en"].words("markers", "on"))
