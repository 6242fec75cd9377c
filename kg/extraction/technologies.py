"""Which technologies belong to an event.

Candidates are the technologies of the event's sentence and of those around it. A logistic model
over where they stand decides which are tied to the event; its weights are data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kg.extraction.reading import Reading, Sentence, Spot, Unit
from kg.extraction.slots import Scene
from kg.extraction.ties import Tie, fields

LOOK_BACK = 3


class Candidate(NamedTuple):
    """A technology that may belong to an event, with features that speak for or against it."""

    spot: Spot
    features: dict[str, float]


def technologies_of(reading: Reading, scene: Scene) -> tuple[str, list[Spot]]:
    """The technologies tied to an event, and where they stand.

    Where: `clause` or `sentence` (the event's own), `earlier`, or `none`. Only the most specific
    ones are given, each once.
    """
    model = reading.knowledge.technology
    found = candidates(reading, scene)
    reading.considered[scene.trigger.start, scene.trigger.end] = [
        (c.spot, c.features) for c in found
    ]
    ranked = [(model.of(c.features), c) for c in found]
    chosen = [c for p, c in ranked if p >= model.threshold]
    if any(_governed(c) for c in chosen):
        # What only describes a participant gives way to what the predicate itself is about.
        chosen = [c for c in chosen if "role epithet" not in c.features]
    if not chosen and ranked:
        best = max(p for p, _ in ranked)
        chosen = [c for p, c in ranked if p == best]
    spots = most_specific((c.spot for c in chosen), reading.knowledge.ontology.ancestors)
    return _source(chosen, scene), spots


def _governed(candidate: Candidate) -> bool:
    """Whether a technology that describes nobody stands close to the predicate, in its clause."""
    features = candidate.features.keys()
    close = features & {"gap adjacent", "gap near"}
    return bool(close) and features >= {"role technology", "place clause"}


def _source(chosen: list[Candidate], scene: Scene) -> str:
    if not chosen:
        return "none"
    if any("place clause" in c.features for c in chosen):
        return "clause"
    first, last = scene.sentence.start, scene.sentence.end
    inside = any(first <= c.spot.start < last for c in chosen)
    return "sentence" if inside else "earlier"


def candidates(reading: Reading, scene: Scene) -> list[Candidate]:
    """Technologies of the event's sentence, of up to three before it, the next and the headline.

    One candidate a technology: its occurrence nearest to the event.
    """
    found: dict[str, Candidate] = {}
    tie = Tie(reading, scene)
    for place, sentence, unit in _around(reading, scene):
        for spot in unit.spots:
            if spot.entity not in found:
                features = tie.features(place, sentence, unit, spot)
                found[spot.entity] = Candidate(spot, features)
    broader = {a for entity in found for a in reading.knowledge.ontology.ancestors.get(entity, ())}
    for entity, candidate in found.items():
        if entity in broader:
            candidate.features["broader than another"] = 1.0
    return list(found.values())


def _around(reading: Reading, scene: Scene) -> Iterator[tuple[str, Sentence, Unit]]:
    """Units of technologies with the name of their place, the nearest first."""
    sentence = scene.sentence
    for unit in sorted(fields(sentence), key=lambda u: (scene.breaks(u), scene.gap(u))):
        breaks = scene.breaks(unit)
        yield ("clause" if breaks == 0 else f"sentence {min(breaks, 3)}"), sentence, unit
    others = [(f"back {n}", sentence.index - n) for n in range(1, LOOK_BACK + 1)]
    for place, index in [*others, ("next", sentence.index + 1), ("headline", 0)]:
        if 0 <= index < len(reading.sentences):
            other = reading.sentences[index]
            for unit in fields(other):
                yield place, other, unit


def most_specific(spots: Iterable[Spot], ancestors: Mapping[str, frozenset[str]]) -> list[Spot]:
    """One spot a technology, without those that are broader than another one."""
    first: dict[str, Spot] = {}
    for spot in spots:
        first.setdefault(spot.entity, spot)
    broader = {a for entity in first for a in ancestors.get(entity, ())}
    return [spot for entity, spot in first.items() if entity not in broader]
