"""Which technologies belong to an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.extraction.reading import Reading, Sentence, Spot, Unit

LOOK_BACK = 3


def technologies_of(
    reading: Reading, sentence: Sentence, clauses: list[int], clause: int
) -> tuple[str, list[Spot]]:
    """The technologies tied to an event in `clause` of the sentence, and where they stand.

    Those of the event's own clause; failing that, of the nearest clauses; failing that, of the
    sentences before it in the same paragraph and then the headline, at most `LOOK_BACK` back.
    """
    units = [u for u in sentence.units if u.role == "technology"]
    if not units:
        units = [u for u in sentence.units if u.role == "epithet"]
    gap, spots = _nearest(units, sentence, clauses, clause)
    source = "clause" if gap == 0 else "sentence"
    if not spots:
        spots = _earlier(reading, sentence)
        source = "earlier" if spots else "none"
    return source, most_specific(spots, reading.knowledge.ontology.ancestors)


def _nearest(
    units: list[Unit], sentence: Sentence, clauses: list[int], clause: int
) -> tuple[int, list[Spot]]:
    def gap(unit: Unit) -> int:
        return abs(clauses[unit.head - sentence.first] - clause)

    if not units:
        return 0, []
    least = min(map(gap, units))
    near = {clauses[u.head - sentence.first] for u in units if gap(u) <= max(least, 1)}
    near |= _listed(units, sentence, clauses, max(near))
    return least, [
        spot for u in units if clauses[u.head - sentence.first] in near for spot in u.spots
    ]


def _listed(
    units: list[Unit], sentence: Sentence, clauses: list[int], clause: int
) -> set[int]:
    """Clauses that go on with a list begun in `clause`: technologies, no actor, no predicate."""
    holding = {clauses[u.head - sentence.first] for u in units}
    own = {clauses[u.head - sentence.first] for u in sentence.units if u.is_actor}
    own |= {
        clauses[s.first - sentence.first] for s in sentence.signals if s.cue.section == "senses"
    }
    found: set[int] = set()
    while clause + 1 in holding - own:
        clause += 1
        found.add(clause)
    return found


def _earlier(reading: Reading, sentence: Sentence) -> list[Spot]:
    lowest = max(sentence.index - LOOK_BACK, 0)
    for index in range(sentence.index - 1, lowest - 1, -1):
        earlier = reading.sentences[index]
        spots = [s for u in earlier.units if u.role == "technology" for s in u.spots]
        if spots:
            return spots
    return []


def most_specific(
    spots: Iterable[Spot], ancestors: Mapping[str, frozenset[str]]
) -> list[Spot]:
    """One spot a technology, without those that are broader than another one."""
    first: dict[str, Spot] = {}
    for spot in spots:
        first.setdefault(spot.entity, spot)
    broader = {a for entity in first for a in ancestors.get(entity, ())}
    return [spot for entity, spot in first.items() if entity not in broader]
