"""Names that many countries have ("Ministry of Defence"), resolved by the country beside them."""

from __future__ import annotations

from collections.abc import Callable

from kg.extraction.namedata import NameData
from kg.extraction.reading import Reading, Sentence, Spot
from kg.extraction.slugs import slug
from kg.extraction.wholewords import is_office

Register = Callable[[Spot, Sentence, str], None]
BEFORE, AFTER = 24, 24


def resolve_generic(reading: Reading, data: NameData, register: Register) -> None:
    """Register the generic names of an article.

    Sources: labels of the form `generic`. A country beside the name decides; else the one country
    of the sentence; else the country that the article names most, if one plainly leads.
    """
    hits = _hits(reading)
    if not hits:
        return
    for (start, end), owners in hits:
        sentence = reading.sentence_at(start)
        if sentence is None:
            continue
        if any(
            s.start <= start and s.end >= end and s.kind == "institution" for s in sentence.spots
        ):
            continue
        if any(s.start < end < s.end for s in sentence.signals if is_office(s.cue)):
            continue  # the minister, not the ministry
        country = country_beside(reading, sentence, start, end)
        place = _written_together(reading, sentence, start)
        span = (_with_prefix(reading, data, start), end)
        spot = _spot(reading, data, span, owners, country)
        if place is not None:
            # The country is part of the name: its own mention goes, but not what it tells.
            spot.start = place.start
            reading.based.append((spot, place, sentence))
        register(spot, sentence, "Ministry")


def _hits(reading: Reading) -> list[tuple[tuple[int, int], set[str]]]:
    """The longest generic names and the institutions that bear them."""
    found: dict[tuple[int, int], set[str]] = {}
    normal = reading.normal
    for hit in reading.knowledge.generic_names.find(normal):
        length = hit.payload.length
        end = hit.start + length if length else hit.end
        inside = hit.start > 0 and normal[hit.start - 1].isalnum()
        rest = normal[end : hit.end] if length else ""
        particles = reading.knowledge.lexicon.morphology.particles
        if not particles and (inside or rest not in reading.knowledge.lexicon.morphology.suffixes):
            continue
        if particles and not _separate(reading, hit.start, inside=inside):
            continue
        found.setdefault((hit.start, end), set()).add(hit.payload.label.concept)
    kept: list[tuple[tuple[int, int], set[str]]] = []
    taken = bytearray(len(normal) + 1)
    for span in sorted(found, key=lambda s: (s[0] - s[1], s[0])):
        start, end = span
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            kept.append((span, found[span]))
    return sorted(kept)


def _written_together(reading: Reading, sentence: Sentence, start: int) -> Spot | None:
    """The country's name that runs on into the body's where no spaces stand between words."""
    if reading.knowledge.lexicon.morphology.spaced:
        return None
    return next((s for s in sentence.spots if s.kind == "country" and s.end == start), None)


def _with_prefix(reading: Reading, data: NameData, start: int) -> int:
    """Where a name begins that has a word such as "federal" before it."""
    before = reading.article.text[:start]
    prefixes = map(str, data.table.get("prefixes") or ())
    return next((start - len(p) - 1 for p in prefixes if before.endswith(f" {p} ")), start)


def _separate(reading: Reading, start: int, *, inside: bool) -> bool:
    """Whether a word begins at `start`; `inside`: whether a letter stands before."""
    return not inside if reading.knowledge.lexicon.morphology.spaced else reading.boundary(start)


def country_beside(reading: Reading, sentence: Sentence, start: int, end: int) -> str | None:
    """The country whose body is meant, or None."""
    text = reading.article.text
    places = [s for s in sentence.spots if s.kind == "country"]
    for spot in reversed(places):
        gap = text[spot.end : start] if spot.end <= start else None
        if gap is not None and len(gap) <= BEFORE and len(gap.split()) <= 2 and _plain(gap):
            return spot.entity
    for spot in places:
        gap = text[end : spot.start] if spot.start >= end else None
        if gap is not None and len(gap) <= AFTER and len(gap.split()) <= 2 and _plain(gap):
            return spot.entity
    here = {s.entity for s in places}
    if len(here) == 1:
        return here.pop()
    return None


def _plain(gap: str) -> bool:
    return not any(c in ",;.:()" for c in gap)


def _spot(
    reading: Reading, data: NameData, span: tuple[int, int], owners: set[str], country: str | None
) -> Spot:
    start, end = span
    concepts = reading.knowledge.ontology.concepts
    if country is not None:
        listed = sorted(o for o in owners if concepts[o].country == country)
        if listed:
            return Spot(listed[0], start, end, "name")
    name = reading.surface(start, end)
    code = country.partition(":")[2] if country else None
    return Spot("institution:" + slug(name, data, code), start, end, "head")
