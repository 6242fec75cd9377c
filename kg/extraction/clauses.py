"""Clauses: where in a sentence one thing is said and another begins."""

from __future__ import annotations

from kg.extraction.reading import Reading, Sentence, Unit

HARD = frozenset({";", ":", "—", "–", "(", ")", "[", "]", "·"})
SOFT = frozenset({",", "、"})


def clause_numbers(reading: Reading, sentence: Sentence) -> list[int]:
    """For each token of the sentence the number of clause boundaries before it.

    A comma inside a coordination of units is no boundary, nor one beside a number. Words of the
    lexicon's lists `clause` and `relative` open a clause; where the language marks it
    morphologically, a connective ending (tag EC) closes one.
    """
    inside = _inside_units(sentence.units)
    opening = {
        s.first
        for s in sentence.signals
        if s.cue.section == "words" and s.cue.name in ("clause", "relative")
    }
    numbers: list[int] = []
    clause = 0
    tokens = reading.tokens
    fresh = True
    for index in range(sentence.first, sentence.last + 1):
        text = tokens.texts[index]
        boundary = (
            text in HARD
            or (text in SOFT and index not in inside)
            or index in opening
            or tokens.tags[index].startswith("EC")
        )
        if boundary and not fresh:
            clause += 1
        fresh = boundary
        numbers.append(clause)
    return numbers


def _inside_units(units: list[Unit]) -> set[int]:
    return {
        token
        for unit in units
        if len(unit.spots) > 1
        for token in range(unit.first, unit.last + 1)
    }
