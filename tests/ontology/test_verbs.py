"""Verbs in braces: all their forms, whole and in two pieces, with and without a complement."""

from __future__ import annotations

import pytest

from kg.ontology.loading import load
from kg.ontology.patterns import Matcher, cue, expand, normalise
from kg.ontology.verbs import conjugated


@pytest.fixture(scope="module")
def table():
    return load().lexicons["de"].tables["verbs"]


def found(written: str, text: str, table) -> list[str]:
    cues = conjugated(written, table)
    patterns = [cue(choice, written) for each in cues for choice in expand(each)]
    return sorted({text[h.start : h.end] for h in Matcher(patterns).find(normalise(text))})


@pytest.mark.parametrize(
    ("written", "text", "forms"),
    [
        ("liefern", "liefern, geliefert", ["liefern"]),
        ("{liefern}", "Er liefert, wir lieferten, die gelieferten Teile",
         ["gelieferten", "liefert", "lieferten"]),
        ("{rechnen}", "Er rechnet und rechnete; gerechnet wird rechnt",
         ["gerechnet", "rechnet", "rechnete"]),
        ("{beziehen}", "Sie bezieht, bezog, hat bezogen", ["bezieht", "bezog", "bezogen"]),
        ("{finanzieren}", "wird finanziert", ["finanziert"]),
        ("{aus+liefern}", "Sie liefert Chips aus. Um auszuliefern, was ausgeliefert wird",
         ["ausgeliefert", "auszuliefern", "liefert Chips aus"]),
        ("{aus+liefern}", "Sie liefert Chips aus Taiwan", []),
        ("{aus+liefern}", "Sie liefert Chips aus und kauft Gas", ["liefert Chips aus"]),
        ("{ziehen} & an land", "Sie zieht den Auftrag an Land.\nEr ist nun an Land gezogen",
         ["an Land gezogen", "zieht den Auftrag an Land"]),
        ("{schließen} & (*vertrag|bund)", "Sie schlossen einen Kaufvertrag",
         ["schlossen einen Kaufvertrag"]),
        ("{schließen} & (*vertrag|bund)", "wo der Kaufvertrag mit Utopia geschlossen wurde",
         ["vertrag mit Utopia geschlossen"]),
    ],
)  # fmt: skip
def test_a_verb_stands_for_its_forms(written, text, forms, table):
    assert found(written, text, table) == forms


def test_a_cue_without_braces_is_itself(table):
    assert conjugated("(liefert|baut) ... aus", table) == ["(liefert|baut) ... aus"]
