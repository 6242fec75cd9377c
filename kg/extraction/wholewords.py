"""Where words begin and end in languages that write no spaces.

The segmenter's dictionary decides for short labels and cues; longer ones are surely words. A token
that is a long compound is cut again by the names in it.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.reading import Reading, Spot
from kg.ontology import Cue
from kg.ontology.patterns import Hit

# Labels and cues of more characters than this need no support from the segmenter.
SHORT = 2
# Tokens of so many characters are compounds.
COMPOUND = 4
OFFICES = frozenset({"official", "title"})


def whole_words(reading: Reading, start: int, end: int) -> bool:
    """Whether a label at `start`..`end` cuts no word, as far as can be told."""
    text = reading.article.text
    if _latin(text, start - 1, start) or _latin(text, end - 1, end):
        return False
    if end - start >= COMPOUND or text[start].isascii():
        return True
    return _edge(reading, start) and (end - start > SHORT or _edge(reading, end))


def _latin(text: str, one: int, other: int) -> bool:
    """Whether two neighbouring characters are both of one word in Latin letters."""
    if one < 0 or other >= len(text):
        return False
    left, right = text[one], text[other]
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()


def _edge(reading: Reading, place: int) -> bool:
    """Whether a word may end or begin before the character at `place`."""
    tokens = reading.tokens
    index = tokens.at(place)
    return (
        index < 0
        or tokens.starts[index] == place
        or place >= tokens.ends[index]
        or tokens.ends[index] - tokens.starts[index] >= COMPOUND
    )


def whole_cue(reading: Reading, hit: Hit[Cue]) -> bool:
    """Whether a short cue is a word, or the word for an office at the end of one."""
    tokens = reading.tokens
    if hit.end < len(reading.normal) and not (
        tokens.begins(hit.end) or hit.end >= tokens.ends[tokens.at(hit.end)]
    ):
        return False
    return tokens.begins(hit.start) or is_office(hit.payload)


def is_office(cue: Cue) -> bool:
    """Whether a cue is the word for somebody's office."""
    return cue.section == "actors" and cue.name in OFFICES


def outside_offices(candidates: Iterable[Spot], cues: Iterable[Hit[Cue]]) -> list[Spot]:
    """The candidates whose last characters do not begin the word for an office.

    "The ministry's head" is the ministry's name and one character more.
    """
    offices = [(hit.start, hit.end) for hit in cues if is_office(hit.payload)]
    return [
        spot
        for spot in candidates
        if not any(spot.start < start < spot.end < end for start, end in offices)
    ]
