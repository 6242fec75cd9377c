"""What speaks for or against a technology's being tied to an event.

The features of a candidate, for the logistic model of `technologies`: where it stands as seen from
the predicate, what stands between, and how much the article is about it.
"""

from __future__ import annotations

from kg.extraction.predicates import sense_name
from kg.extraction.reading import Reading, Sentence, Spot, Unit
from kg.extraction.slots import Scene

ADJACENT, NEAR, FAR = 1, 4, 10
GENERAL_DEPTH = 2
MANY = 3


def fields(sentence: Sentence) -> list[Unit]:
    """The units of a sentence that name technologies."""
    return [u for u in sentence.units if not u.is_actor]


class Tie:
    """Features of the technologies around one event."""

    def __init__(self, reading: Reading, scene: Scene) -> None:
        self.reading = reading
        self.scene = scene
        self.own = bool(fields(scene.sentence))
        self.actors = _actors(scene.sentence)
        self.inside = any(
            scene.breaks(u) == 0 and u.role != "epithet" for u in fields(scene.sentence)
        )
        self.several = len({s.entity for s in reading.spots if s.kind == "technology"}) > 1
        # How often the technology that the article names most is named.
        self.most = reading.most("technology")

    def features(self, place: str, sentence: Sentence, unit: Unit, spot: Spot) -> dict[str, float]:
        """Features of the technology `spot` in `unit` of `sentence`, at `place`."""
        times = self.reading.times(spot.entity)
        names = [
            f"place {place}",
            f"role {unit.role}",
            f"named {min(times, MANY)}",
            f"place {place} {'with' if self.own else 'without'} own",
        ]
        if sentence is self.scene.sentence:
            names += self._inside(place, unit)
        else:
            names += self._outside(sentence)
        if len(unit.spots) > 1:
            names.append("listed")
        if spot.form == "compound":
            names.append("compound")
        if len(self.reading.knowledge.ontology.ancestors.get(spot.entity, ())) < GENERAL_DEPTH:
            names.append("general")
        if times == self.most:
            names.append("topic")
        if not self.several:
            names.append("only one")
        if self.inside and "place clause" not in names:
            names.append("clause has own")
        names.append(f"{place.split(maxsplit=1)[0]} of {sense_name(self.scene.trigger.cue.name)}")
        if any(spot.entity in u.entities for u in fields(self.reading.sentences[0])):
            names.append("in headline")
        return dict.fromkeys(names, 1.0)

    def _inside(self, place: str, unit: Unit) -> list[str]:
        """Features of a technology in the event's own sentence."""
        scene = self.scene
        gap = scene.gap(unit)
        side = "before" if scene.before(unit) else "after"
        names = [
            f"gap {_distance(gap)}",
            f"side {side} {scene.order}",
        ]
        names += [f"marker {name}" for name in sorted(unit.markers)]
        if place != "clause" and _continues(scene, unit):
            names.append("list goes on")
        return names

    def _outside(self, sentence: Sentence) -> list[str]:
        """Features of a technology in another sentence."""
        names = []
        if self.actors & _actors(sentence):
            names.append("shares an actor")
        if sentence.paragraph is self.scene.sentence.paragraph:
            names.append("same paragraph")
        if not any(map(fields, self._between(sentence))):
            names.append("nearest")
        return names

    def _between(self, sentence: Sentence) -> list[Sentence]:
        """The event's own sentence and those from it to another one."""
        own = self.scene.sentence.index
        first, last = sorted((own, sentence.index))
        return [s for s in self.reading.sentences[first : last + 1] if s is not sentence]


def _distance(gap: int) -> str:
    if gap <= ADJACENT:
        return "adjacent"
    return "near" if gap <= NEAR else "middle" if gap <= FAR else "far"


def _actors(sentence: Sentence) -> set[str]:
    return {e for u in sentence.units if u.is_actor for e in u.entities}


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
