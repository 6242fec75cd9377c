"""What counts for or against an event: language-neutral features of a reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.extraction.participants import Event
from kg.extraction.reading import Reading, Sentence, Spot, Trained, Unit
from kg.extraction.slots import Filler, Scene
from kg.ontology import Sense

NEAR, FAR = 3, 9


def features_of(
    reading: Reading, scene: Scene, sense: Sense, event: Event, source: str
) -> dict[str, float]:
    """Features of an event by name; 1 where they hold, or a number in [0, 1].

    source: where its technologies were found: `clause`, `sentence`, `earlier` or `none`.
    """
    sentence = scene.sentence
    found: dict[str, float] = {
        f"sense {sense.name}": 1.0,
        f"order {scene.order}": 1.0,
        f"technology {source}": 1.0,
        f"paragraph {sentence.paragraph.kind}": 1.0,
        f"actors {_bucket(_actors(sentence))}": 1.0,
        f"predicates {_bucket(_predicates(sentence))}": 1.0,
        f"words {_bucket(scene.trigger.last - scene.trigger.first + 1)}": 1.0,
        f"kinds {_kinds(event.left + event.right)}": 1.0,
    }
    if scene.passive:
        found["passive"] = 1.0
    if scene.trigger.gapped:
        found["gapped"] = 1.0
    if scene.trigger.cue.name.endswith("-verb"):
        found["verb"] = 1.0
    for side, filler in zip(("first", "second"), event.fillers, strict=False):
        found.update(_filler(side, scene, filler))
        found[f"sense {sense.name} {side} {filler.place}"] = 1.0
        if reading.trained is not None:
            found.update(_trained(side, scene, filler.unit, reading.trained))
    found.update(_bonds(reading, event.left, event.right))
    return found


def _filler(side: str, scene: Scene, filler: Filler) -> Mapping[str, float]:
    unit = filler.unit
    found = {
        f"{side} place {filler.place}": 1.0,
        f"{side} breaks {_bucket(scene.breaks(unit))}": 1.0,
        f"{side} gap {_distance(scene.gap(unit))}": 1.0,
        f"{side} fit": round(max(filler.score, 0.0), 4),
    }
    if unit.role == "pronoun":
        found[f"{side} pronoun"] = 1.0
    if any(spot.form == "reference" for spot in unit.spots):
        found[f"{side} reference"] = 1.0
    if len(unit.entities) > 1:
        found[f"{side} several"] = 1.0
    return found


def _trained(side: str, scene: Scene, unit: Unit, trained: Trained) -> Mapping[str, float]:
    """What a trained pipeline of the user's has to say of a participant."""
    found = {f"{side} trained entity {trained.entity(scene.sentence, unit)}": 1.0}
    path = trained.path(scene.sentence, unit, scene.trigger)
    return found | ({f"{side} trained path {path}": 1.0} if path else {})


def _bonds(reading: Reading, left: Iterable[Spot], right: Iterable[Spot]) -> Mapping[str, float]:
    """Whether one participant belongs to another, which seldom acts on it."""
    spots = [*left, *right]
    entities = {spot.entity for spot in spots}
    concepts = [reading.knowledge.ontology.concepts.get(entity) for entity in entities]
    at_home = any(c is not None and c.country in entities for c in concepts)
    member = any(c is not None and entities.intersection(c.members) for c in concepts)
    return {name: 1.0 for name, holds in (("at home", at_home), ("member", member)) if holds}


def _actors(sentence: Sentence) -> int:
    return len(
        {e for u in sentence.units if u.is_actor and u.role != "modifier" for e in u.entities}
    )


def _predicates(sentence: Sentence) -> int:
    return len({s.first for s in sentence.signals if s.cue.section == "senses"})


def _kinds(spots: Iterable[Spot]) -> str:
    return " ".join(sorted({spot.kind for spot in spots}))


def _bucket(number: int) -> str:
    return str(min(number, 5))


def _distance(tokens: int) -> str:
    return "near" if tokens <= NEAR else "middle" if tokens <= FAR else "far"
