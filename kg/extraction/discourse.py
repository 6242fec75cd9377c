"""What an article has said so far: its actors, in the order in which they were named."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extraction.reading import Spot, Unit

# How many of the latest mentions a reference may mean, at least.
REMEMBERED = 100
# Salience, after Lappin and Leass (1994): subjects weigh more, and weight fades with distance.
SUBJECT_WEIGHT = 1.0
OTHER_WEIGHT = 0.4
# How far it grows, and how it fades with distance in sentences.
FOCUS = 3.0
DISTANCE_COST = 1.0
FADING = 8


@dataclass(slots=True)
class Discourse:
    """What has been said so far: actors by sentence, and the last subject."""

    actors: list[tuple[int, Spot]] = field(default_factory=list)
    weights: dict[str, float] = field(default_factory=dict)
    groups: list[tuple[int, tuple[Spot, ...]]] = field(default_factory=list)
    subject: tuple[Spot, ...] = ()
    subject_sentence: int = -1

    def note(self, sentence: int, unit: Unit) -> None:
        """Remember an actor unit of a sentence."""
        bare = not unit.markers - {"subject", "topic"} and unit.role in ("actor", "pronoun")
        for spot in unit.spots:
            self.actors.append((sentence, spot))
            if len(self.actors) > 2 * REMEMBERED:
                del self.actors[:REMEMBERED]
            known = self.weights.get(spot.entity, 0.0)
            self.weights[spot.entity] = known + (SUBJECT_WEIGHT if bare else OTHER_WEIGHT)
        if len(unit.entities) > 1:
            self.groups.append((sentence, tuple(unit.spots)))

    def focus(self, here: int, index: int, spot: Spot) -> float:
        """How much in focus an entity that sentence `index` named is in sentence `here`."""
        distance = min(here - index, FADING)
        return min(self.weights[spot.entity], FOCUS) - DISTANCE_COST * distance
