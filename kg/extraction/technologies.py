"""Which technologies belong to an event.

Candidates are the technologies of the event's sentence and of those around it. A logistic model
over where they stand decides which are tied to the event; its weights are data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kg.extraction.reading import Reading, Sentence, Spot, Unit
from kg.extraction.slots import Scene
from kg.ontology import Sense

LOOK_BACK = 3
NEAR, FAR = 4, 10
GENERAL_DEPTH = 2


class Candidate(NamedTuple):
    """A technology that may belong to an event, with features that speak for or against it."""

    spot: Spot
    features: dict[str, float]


def technologies_of(reading: Reading, scene: Scene, sense: Sense) -> tuple[str, list[Spot]]:
    """The technologies tied to an event, and where they stand.

    Where: `clause` or `sentence` (the event's own), `earlier`, or `none`. Only the most specific
    ones are given, each once.
    """
    model = reading.knowledge.technology
    ranked = [(model.of(c.features), c) for c in candidates(reading, scene, sense)]
    chosen = [c for p, c in ranked if p >= model.threshold]
    if not chosen and ranked:
        best = max(p for p, _ in ranked)
        chosen = [c for p, c in ranked if p == best]
    spots = most_specific((c.spot for c in chosen), reading.knowledge.ontology.ancestors)
    return _source(chosen, scene), spots


def _source(chosen: list[Candidate], scene: Scene) -> str:
    if not chosen:
        return "none"
    if any("place clause" in c.features for c in chosen):
        return "clause"
    first, last = scene.sentence.start, scene.sentence.end
    inside = any(first <= c.spot.start < last for c in chosen)
    return "sentence" if inside else "earlier"


def candidates(reading: Reading, scene: Scene, sense: Sense) -> list[Candidate]:
    """Technologies of the event's sentence, of up to three before it, and of the next one.

    One candidate a technology: its occurrence nearest to the event.
    """
    found: dict[str, Candidate] = {}
    own = bool(_units(scene.sentence))
    for place, unit in _around(reading, scene):
        for spot in unit.spots:
            if spot.entity not in found:
                features = _features(reading, scene, sense, place, unit, spot, own)
                found[spot.entity] = Candidate(spot, features)
    broader = {a for entity in found for a in reading.knowledge.ontology.ancestors.get(entity, ())}
    for entity, candidate in found.items():
        if entity in broader:
            candidate.features["broader than another"] = 1.0
    return list(found.values())


def _units(sentence: Sentence) -> list[Unit]:
    return [u for u in sentence.units if not u.is_actor]


def _around(reading: Reading, scene: Scene) -> Iterator[tuple[str, Unit]]:
    """Units of technologies with the name of their place, the nearest first."""
    sentence = scene.sentence
    for unit in sorted(_units(sentence), key=lambda u: (scene.breaks(u), scene.gap(u))):
        breaks = scene.breaks(unit)
        yield ("clause" if breaks == 0 else f"sentence {min(breaks, 3)}"), unit
    for back in range(1, LOOK_BACK + 1):
        if sentence.index >= back:
            for unit in _units(reading.sentences[sentence.index - back]):
                yield f"back {back}", unit
    if sentence.index + 1 < len(reading.sentences):
        for unit in _units(reading.sentences[sentence.index + 1]):
            yield "next", unit
    for unit in _units(reading.sentences[0]):
        yield "headline", unit


def _features(  # noqa: PLR0913  # one feature function, all that it looks at
    reading: Reading, scene: Scene, sense: Sense, place: str, unit: Unit, spot: Spot, own: bool
) -> dict[str, float]:
    found = {
        f"place {place}": 1.0,
        f"role {unit.role}": 1.0,
        f"sense {sense.name}": 1.0,
        f"named {min(reading.times(spot.entity), 3)}": 1.0,
        f"place {place} {'with' if own else 'without'} own": 1.0,
    }
    if place == "clause" or place.startswith("sentence"):
        gap = scene.gap(unit)
        near = "near" if gap <= NEAR else "middle" if gap <= FAR else "far"
        side = "before" if scene.before(unit) else "after"
        found[f"gap {near}"] = 1.0
        found[f"side {side} {scene.order}"] = 1.0
        found.update({f"marker {name}": 1.0 for name in sorted(unit.markers)})
        if place != "clause" and _continues(scene, unit):
            found["list goes on"] = 1.0
    if len(unit.spots) > 1:
        found["listed"] = 1.0
    if spot.form == "compound":
        found["compound"] = 1.0
    if len(reading.knowledge.ontology.ancestors.get(spot.entity, ())) < GENERAL_DEPTH:
        found["general"] = 1.0
    return found


def _continues(scene: Scene, unit: Unit) -> bool:
    """Whether only technologies stand between the predicate's clause and the unit's."""
    sentence = scene.sentence
    first = scene.clauses[scene.trigger.first - sentence.first]
    last = scene.clauses[unit.head - sentence.first]
    between = range(first + 1, last + 1)
    acting = {scene.clauses[u.head - sentence.first] for u in sentence.units if u.is_actor}
    acting |= {
        scene.clauses[s.first - sentence.first]
        for s in sentence.signals
        if s.cue.section == "senses"
    }
    return last > first and acting.isdisjoint(between)


def most_specific(
    spots: Iterable[Spot], ancestors: Mapping[str, frozenset[str]]
) -> list[Spot]:
    """One spot a technology, without those that are broader than another one."""
    first: dict[str, Spot] = {}
    for spot in spots:
        first.setdefault(spot.entity, spot)
    broader = {a for entity in first for a in ancestors.get(entity, ())}
    return [spot for entity, spot in first.items() if entity not in broader]
