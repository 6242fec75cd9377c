"""The check is clean on what is shipped, and finds each kind of flaw in a folder of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import load
from kg.ontology.check import check

HEAD = """
@prefix country: <https://w3id.org/techties/id/country/> .
@prefix bloc: <https://w3id.org/techties/id/bloc/> .
@prefix institution: <https://w3id.org/techties/id/institution/> .
@prefix technology: <https://w3id.org/techties/id/technology/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix tt: <https://w3id.org/techties/ontology#> .
"""
NAMES = 'skos:prefLabel "quark a"@en, "quark b"@de, "quark c"@nl, "쿼크"@ko'
OTHERS = sorted(set(load().languages) - {"en", "de", "nl", "ko"})
NAMES += "".join(f', "quark {language}"@{language}' for language in OTHERS)


def flaws(folder: Path, turtle: str = "", **lexicons: str) -> list[str]:
    (folder / "mine.ttl").write_text(HEAD + turtle, encoding="utf-8")
    (folder / "lexicon").mkdir()
    for language, text in lexicons.items():
        (folder / "lexicon" / f"{language}.yaml").write_text(text, encoding="utf-8")
    return check(folder)


def test_the_shipped_ontology_is_clean():
    assert check() == []


def test_a_good_addition_is_clean(tmp_path):
    turtle = f"technology:quark a skos:Concept ; {NAMES} ; skos:broader technology:5g ."
    assert flaws(tmp_path, turtle, en="senses: {cooperate: [team up quickly]}") == []


def test_taking_a_label_over_from_the_shipped_files_is_no_clash(tmp_path):
    turtle = f'technology:quark a skos:Concept ; {NAMES} ; skos:altLabel "chip"@en .'
    assert flaws(tmp_path, turtle) == []


@pytest.mark.parametrize(
    ("turtle", "flaw"),
    [
        (
            f'technology:quark {NAMES} . technology:5g skos:altLabel "Quark-A"@en .',
            'label "quark a"@en stands under technology:5g and technology:quark',
        ),
        (
            'institution:a skos:prefLabel "Quarx"@en . institution:b skos:prefLabel "b"@en ; '
            'skos:altLabel "Quarx"@de .',
            'label "Quarx" stands under institution:a and institution:b',
        ),
        (
            'technology:quark skos:prefLabel "quark"@en, "Quark"@de, "quark"@nl .',
            "technology:quark has no name in ko",
        ),
        ('institution:a skos:altLabel "Quarx"@en .', "institution:a has no skos:prefLabel in en"),
        (
            f"technology:quark {NAMES} ; skos:broader technology:nothing .",
            "technology:quark: broader technology:nothing does not exist",
        ),
        (
            'institution:a skos:prefLabel "Quarx"@en ; tt:country country:XX .',
            "institution:a: country country:XX does not exist",
        ),
        ("bloc:EU tt:member country:XX .", "bloc:EU: member country:XX does not exist"),
        (
            'institution:a a tt:Minstry ; skos:prefLabel "Quarx"@en .',
            "institution:a: class Minstry does not exist",
        ),
        ("tt:playsWith a tt:Relation .", "relation playsWith has no rdfs:label in de"),
    ],
)
def test_flaws_of_concepts(tmp_path, turtle, flaw):
    assert flaw in flaws(tmp_path, turtle)


@pytest.mark.parametrize(
    ("lexicon", "flaw"),
    [
        ("senses: {dance: [waltz]}", "lexicon/en.yaml: sense dance does not exist"),
        ("sences: {cooperate: [waltz]}", "lexicon/en.yaml: section sences does not exist"),
        (
            "references: {both: {words: [both], kinds: [planet], number: 2}}",
            "lexicon/en.yaml: reference both: kind planet does not exist",
        ),
    ],
)
def test_flaws_of_lexicons(tmp_path, lexicon, flaw):
    assert flaws(tmp_path, en=lexicon) == [flaw]


def test_flaws_of_senses(tmp_path):
    (tmp_path / "senses.yaml").write_text("waltz: {relation: dancesWith}")
    assert check(tmp_path) == ["senses.yaml: waltz: relation dancesWith does not exist"]


def test_a_file_that_cannot_be_read_is_one_line(tmp_path):
    with pytest.raises(OntologyError) as raised:
        flaws(tmp_path, "this is no Turtle")
    assert "mine.ttl" in str(raised.value)
    assert "\n" not in str(raised.value)
