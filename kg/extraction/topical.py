"""Slots where phrases with prepositions stand before the predicate and a topic is named once.

A sentence is a chain of clauses about one topic: the subject of its first clause is that of all
that follow, until another is named. A phrase before the predicate belongs to the next predicate.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from kg.extraction.reading import Unit
from kg.extraction.slots import CLAUSE_COST, TOKEN_COST, Filler, Scene

# What each clause between a topic and a predicate costs, and how many tokens count at most.
CHAIN_COST = 0.05
FAR = 6
PASSED_COST = 0.25
# Tokens from a predicate over a possessive mark to the name that its clause describes.
HEAD_REACH = 3
# A marked phrase behind the predicate mostly belongs to the next one.
LATE_COST = 0.4


@dataclass(frozen=True, slots=True)
class TopicScene(Scene):
    """A scene of a language with prepositional phrases before the predicate.

    accompanied: whether the predicate's sense has a role for whom something is done with.
    agentive: whether only a subject can do it, so that an agent is none of its other roles.
    """

    accompanied: bool = False
    agentive: bool = False

    def fill(
        self,
        places: Iterable[str],
        taken: Sequence[Unit] = (),
        *,
        several: bool = False,
        kinds: Sequence[str] = (),
        barred: Collection[str] = (),
    ) -> Filler | None:
        """The best filler, as in every scene; a subject together with whom it acts with."""
        found = super(TopicScene, self).fill(
            places, taken, several=several, kinds=kinds, barred=barred
        )
        if found is None or self.accompanied or found.place not in ("subject", "object"):
            return found
        unit = found.unit
        for other in self.sentence.units:
            if (
                other.first == unit.last + 1
                and "with" in other.markers
                and (other.is_actor and other.role != "modifier")
            ):
                both = replace(unit, spots=unit.spots + other.spots, last=other.last)
                return replace(found, unit=both)
        return found

    def continued(self, unit: Unit) -> bool:
        """Whether the unit stands in the clause after the predicate's, which names no subject."""
        if self.before(unit) or self.breaks(unit) != 1:
            return False
        clause = self.clauses[unit.head - self.sentence.first]
        return not any(
            u.is_actor and self._nominal(u) and self.clauses[u.head - self.sentence.first] == clause
            for u in self.sentence.units
        )

    def _stands(self, unit: Unit, place: str) -> bool:
        if place == "by" and self.agentive:
            return False
        return super(TopicScene, self)._stands(unit, place)

    def _headed(self, unit: Unit) -> bool:
        """Whether a relative clause without a subject describes the unit: it did what is told.

        "[sold to Y] 's X", "[sold to Y] 's is X".
        """
        trigger = self.trigger
        if not self._relative() or not 2 <= unit.first - trigger.last <= HEAD_REACH:
            return False
        clause = self.clauses[trigger.first - self.sentence.first]
        return not any(
            u.is_actor
            and u.first < trigger.first
            and self._nominal(u)
            and self.clauses[u.head - self.sentence.first] == clause
            for u in self.sentence.units
        )

    def _relative(self) -> bool:
        """Whether a possessive mark ends the predicate's clause and a noun follows."""
        marks = self.sentence.words("possessive-mark")
        return any(s.first == self.trigger.last + 1 for s in marks)

    def joined(self, unit: Unit) -> bool:
        """A bare object that the predicate joins with the subject, not what comes of it."""
        return not self._relative() and super(TopicScene, self).joined(unit)

    def _cost(self, unit: Unit, place: str) -> float:
        if place == "subject" and not self.before(unit) and self._headed(unit):
            return TOKEN_COST * self.gap(unit)
        if place == "subject" and self.before(unit):
            rivals = CLAUSE_COST * self._rivals(unit)
            return TOKEN_COST * min(self.gap(unit), FAR) + CHAIN_COST * self.breaks(unit) + rivals
        late = not self.before(unit) and place in unit.markers and self.gap(unit) > 1
        return super(TopicScene, self)._cost(unit, place) + (LATE_COST if late else 0.0)

    def _rivals(self, unit: Unit) -> int:
        """How many clauses between a topic and the predicate have a subject of their own."""
        first = self.sentence.first
        own = self.clauses[unit.head - first]
        return len(
            {
                self.clauses[u.head - first]
                for u in self.sentence.units
                if unit.last < u.first < self.trigger.first
                and u.is_actor
                and self._nominal(u)
                and self.clauses[u.head - first] != own
                and not self._governed(u)
            }
        )

    def _governed(self, unit: Unit) -> bool:
        """Whether the unit directly follows a predicate, whose object it is."""
        return any(
            s.cue.section == "senses" and 0 < unit.first - s.last <= 1
            for s in self.sentence.signals
        )

    def _claimed(self, unit: Unit) -> bool:  # noqa: ARG002  # no predicate governs backwards
        return False

    def _early(self, unit: Unit, place: str) -> float:  # noqa: ARG002
        """The cost of another predicate between a marked phrase and this one."""
        trigger = self.trigger
        between = any(
            s.cue.section == "senses" and unit.last < s.first and s.last < trigger.first
            for s in self.sentence.signals
        )
        return PASSED_COST if between else 0.0

    def subject(self, unit: Unit) -> bool:
        """Who does something, also where a passive predicate names its agent."""
        if self.passive:
            return "by" in unit.markers and unit.role == "actor" and self.before(unit)
        if self._nominal(unit) and self._headed(unit):
            return True
        return super(TopicScene, self).subject(unit) or self._bare_origin(unit)

    def _bare_origin(self, unit: Unit) -> bool:
        """Whether a maker named before a product is all that the clause has before the predicate.

        "X laser research succeeds": what describes the first noun is the topic.
        """
        if unit.role != "origin" or unit.markers or not self.before(unit):
            return False
        clause = self.clauses[unit.head - self.sentence.first]
        return not any(
            u is not unit
            and u.is_actor
            and u.first < self.trigger.first
            and self.clauses[u.head - self.sentence.first] == clause
            for u in self.sentence.units
        )

    def patient(self, unit: Unit) -> bool:
        """What something is done to: behind the predicate, or marked before it."""
        if not self.passive and "object" in unit.markers:
            return True
        return super(TopicScene, self).patient(unit)
