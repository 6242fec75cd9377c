"""One-letter country names in chains, as East Asian headlines join them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.extraction.reading import INTERPUNCTS, Reading, Spot
from kg.ontology.folding import folding

JOINERS = f"{INTERPUNCTS}‧•‐‑–∙⋅-/"
JOINED_KINDS = frozenset({"country", "bloc"})


@lru_cache(maxsize=64)
def _joined(letters: str) -> re.Pattern[str]:
    """A letter beside a joiner, at a word's edge on its other side or in a chain."""
    one = f"[{re.escape(letters)}]"
    join = f"[{re.escape(JOINERS)}]"
    return re.compile(rf"(?:(?<!\w)|(?<={join})){one}(?={join})|(?<={join}){one}(?!\d)")


@lru_cache(maxsize=64)
def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def chained_short_forms(reading: Reading, names: Sequence[Spot]) -> list[Spot]:
    """Spots of one-letter names: joined by a sign, written together, or alone as a sign.

    names: what the labels found; a letter may be joined to a full name of a country or bloc.
    The lexicon's table `chains` has regular expressions for the letters that are not joined.
    """
    forms = {k: v for k, v in reading.knowledge.short_forms.items() if len(k) == 1}
    if not forms:
        return []
    morphology = reading.knowledge.lexicon.morphology
    text = reading.article.text.translate(folding(morphology.script))
    spaced = morphology.spaced
    found = {
        place: entity
        for place, entity in _beside_joiners(text, forms, names)
        if spaced or _whole(reading, place, place + 1)
    }
    table = reading.knowledge.lexicon.tables.get("chains") or {}
    for pattern in table.get("patterns") or ():
        for match in _expression(pattern).finditer(text):
            if not spaced and not _whole(reading, *match.span()):
                continue
            for place in range(match.start("chain"), match.end("chain")):
                if text[place] in forms:
                    found[place] = forms[text[place]]
    return [Spot(entity, i, i + 1, "short") for i, entity in sorted(found.items())]


def _whole(reading: Reading, start: int, end: int) -> bool:
    """Whether the letters are whole words where no spaces stand between words."""
    return reading.boundary(start) and reading.boundary(end)


def _beside_joiners(
    text: str, forms: dict[str, str], names: Sequence[Spot]
) -> Iterator[tuple[int, str]]:
    """Letters in unbroken chains of at least two names, by place."""
    letters = [m.start() for m in _joined("".join(sorted(forms))).finditer(text)]
    parts = {i: i + 1 for i in letters}
    for spot in names:
        if spot.kind in JOINED_KINDS:
            parts[spot.start] = max(parts.get(spot.start, 0), spot.end)
    starts = sorted(parts)
    for place in letters:
        following = place + 1
        linked = text[following : following + 1] in JOINERS and _begins(starts, following + 1)
        before = text[place - 1 : place] in JOINERS and any(
            parts[start] == place - 1 for start in starts[: bisect_left(starts, place)][-4:]
        )
        if linked or before:
            yield place, forms[text[place]]


def _begins(starts: Sequence[int], place: int) -> bool:
    index = bisect_left(starts, place)
    return index < len(starts) and starts[index] == place
