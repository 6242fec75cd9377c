"""Slots: which noun phrase fills which role of a predicate.

Each sense lists the places where a role's filler may stand, best first. A candidate's score falls
with the rank of its place, its distance from the predicate and the clause boundaries between.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from kg.extraction.reading import Sentence, Signal, Unit

RANK_COST = 0.08
TOKEN_COST = 0.02
CLAUSE_COST = 0.3
WRONG_SIDE_COST = 0.25
SEVERAL_BONUS = 0.25
# Tokens from a name to the word in its apposition that states a rank.
APPOSITION_REACH = 6
CLAIMED_COST = 0.4
# Places that a phrase which another predicate claims cannot fill.
LOOSE_PLACES = frozenset({"of", "possessor", "anywhere"})
INVERSION_COST = 0.3
SECOND_COST = 0.4
THRESHOLD = 0.1
ATTRIBUTIVE_REACH = 4
POSSESSOR_REACH = 6
DIRECT_REACH = 1
DIRECT_BONUS = 0.3


@dataclass(frozen=True, slots=True)
class Filler:
    """A unit chosen for a slot, where it was found, and how well it fits (up to 1)."""

    unit: Unit
    place: str
    score: float


@dataclass(frozen=True, slots=True)
class Scene:
    """What is needed to judge a candidate: the sentence, its clauses, the predicate.

    passive, active: what is known of the predicate's voice; a noun has neither. postposed: whether
    adjectives follow their nouns. infinitive: numbers of the clauses that have an infinitive.
    """

    sentence: Sentence
    clauses: list[int]
    trigger: Signal
    order: str
    passive: bool
    active: bool = False
    postposed: bool = False
    infinitive: frozenset[int] = frozenset()

    def fill(
        self,
        places: Iterable[str],
        taken: Sequence[Unit] = (),
        *,
        several: bool = False,
        kinds: Sequence[str] = (),
        barred: Collection[str] = (),
    ) -> Filler | None:
        """The best filler among the sentence's units, or None.

        places: best first. taken: units that fill other roles already. several: whether a unit
        of several actors fits better than one of a single actor. kinds: kinds of entity that may
        fill the slot, empty for any. barred: markers that show another role, where one marker
        may mean several.
        """
        used = set(map(id, taken))
        named = {entity for unit in taken for entity in unit.entities}
        best: Filler | None = None
        for rank, place in enumerate(places):
            for unit in self.sentence.units:
                if id(unit) in used or not unit.is_actor or unit.role == "modifier":
                    continue
                if kinds and unit.spots[0].kind not in kinds:
                    continue
                if named.issuperset(unit.entities) or not self._stands(unit, place):
                    continue
                if not unit.markers.isdisjoint(barred):
                    continue
                score = 1.0 - RANK_COST * rank - self._cost(unit, place)
                if several and len(unit.entities) > 1:
                    score += SEVERAL_BONUS
                if score > THRESHOLD and (best is None or score > best.score):
                    best = Filler(unit, place, score)
        return best

    def _stands(self, unit: Unit, place: str) -> bool:
        if place == "by" and self.active:
            return False
        if place in LOOSE_PLACES and self._claimed(unit):
            return False
        judge = _PLACES.get(place)
        return getattr(self, judge)(unit) if judge else place in unit.markers

    def before(self, unit: Unit) -> bool:
        """Whether the unit stands before the predicate."""
        return unit.first < self.trigger.first

    def gap(self, unit: Unit) -> int:
        """Tokens between the unit and the predicate."""
        if self.before(unit):
            return max(self.trigger.first - unit.last - 1, 0)
        return max(unit.first - self.trigger.last - 1, 0)

    def breaks(self, unit: Unit) -> int:
        """Clause boundaries between the unit and the predicate."""
        here = self.clauses[self.trigger.first - self.sentence.first]
        edge = unit.last if self.before(unit) else unit.head
        return abs(here - self.clauses[edge - self.sentence.first])

    def continued(self, unit: Unit) -> bool:  # noqa: ARG002  # few languages chain clauses so
        """Whether the unit stands in a next clause that goes on about the same."""
        return False

    def _cost(self, unit: Unit, place: str) -> float:
        breaks = 0 if self._complement(unit) else self.breaks(unit)
        cost = TOKEN_COST * self.gap(unit) + CLAUSE_COST * breaks
        if place == "object" and self.active and self.gap(unit) <= DIRECT_REACH:
            cost -= DIRECT_BONUS
        if place == "apposition":
            return TOKEN_COST * self.gap(unit)
        if self.before(unit) and place in unit.markers:
            cost += self._early(unit, place)
        if self.order == "svo" and place == "subject" and not self.before(unit):
            cost += 0.0 if self._purpose() else INVERSION_COST
        if self._claimed(unit):
            cost += CLAIMED_COST
        if self.order == "v2" and place == "subject" and self._second(unit):
            cost += SECOND_COST
        return cost

    def _early(self, unit: Unit, place: str) -> float:  # noqa: ARG002  # others need the unit
        """The cost of a marked phrase before the predicate."""
        wrong = self.order == "svo" and place not in ("subject", "possessor", "attributive")
        return WRONG_SIDE_COST if wrong else 0.0

    def _complement(self, unit: Unit) -> bool:
        """Whether the unit stands in an infinitive clause that directly follows the predicate's."""
        clause = self.clauses[unit.head - self.sentence.first]
        here = self.clauses[self.trigger.first - self.sentence.first]
        return clause in self.infinitive and clause - here == 1

    def _claimed(self, unit: Unit) -> bool:
        """Whether a marked phrase directly follows another predicate: "sales TO X of ..."."""
        if not unit.markers or unit.first <= self.sentence.first:
            return False
        trigger = self.trigger
        return any(
            s.cue.section == "senses"
            and s.last == unit.first - 1
            and not (s.first <= trigger.last and trigger.first <= s.last)
            for s in self.sentence.signals
        )

    def _second(self, unit: Unit) -> bool:
        """Whether another bare actor of the same clause precedes: of two the first is subject."""
        clause = self.clauses[unit.head - self.sentence.first]
        return any(
            u.first < unit.first
            and u.is_actor
            and self._nominal(u)
            and self.clauses[u.head - self.sentence.first] == clause
            for u in self.sentence.units
        )

    # -- places --------------------------------------------------------------------------------

    def subject(self, unit: Unit) -> bool:
        """A bare actor where the language puts subjects."""
        if self.passive or not self._nominal(unit):
            return False
        here = self.clauses[self.trigger.first - self.sentence.first]
        if here in self.infinitive and self.breaks(unit) == 0:
            return False
        return self._subject_side(unit)

    def patient(self, unit: Unit) -> bool:
        """The grammatical subject of a passive predicate, or the bare object of an active one."""
        if self.passive:
            return self._nominal(unit) and self._subject_side(unit)
        if not self._nominal(unit) and "object" not in unit.markers:
            return False
        return self.order == "v2" or not self.before(unit) or "object" in unit.markers

    def direct(self, unit: Unit) -> bool:
        """A `patient` with nothing between it and the predicate."""
        close = self.passive or self.gap(unit) <= DIRECT_REACH
        return close and self.breaks(unit) == 0 and self.patient(unit)

    def _nominal(self, unit: Unit) -> bool:
        if unit.role == "pronoun":
            return True
        if unit.role != "actor":
            return False
        return not unit.markers or "subject" in unit.markers

    def _subject_side(self, unit: Unit) -> bool:
        """Whether the unit may be a subject: before the predicate, or inverted after it."""
        if self.order == "v2" or self.before(unit):
            return True
        if self._any_before():
            return False
        if self._purpose():
            return self.breaks(unit) > 0
        return not (self.postposed and self._infinitive())

    def _purpose(self) -> bool:
        """Whether the sentence begins with a purpose: "To depend less on X, Y ..."."""
        first = self.sentence.first
        return self.trigger.first > first and any(
            s.first == first for s in self.sentence.words("infinitive")
        )

    def _infinitive(self) -> bool:
        """Whether the predicate follows a word that opens an infinitive: it has no subject then."""
        opening = self.sentence.words("infinitive")
        return self.active and any(s.last == self.trigger.first - 1 for s in opening)

    def _any_before(self) -> bool:
        return any(
            u.is_actor and u.first < self.trigger.first and u.role != "modifier"
            for u in self.sentence.units
        )

    def attributive(self, unit: Unit) -> bool:
        """An adjective or bare name close to the predicate noun, on the side of adjectives."""
        if self.before(unit) == self.postposed or self.gap(unit) > ATTRIBUTIVE_REACH:
            return False
        return unit.role in ("attributive", "possessor") or (
            unit.role == "origin" and not self.postposed
        )

    def possessor(self, unit: Unit) -> bool:
        """A genitive near the predicate noun, on either side."""
        if self.gap(unit) > POSSESSOR_REACH or (self.passive and self.before(unit)):
            return False
        return unit.role == "possessor" or "possessor" in unit.markers

    def apposition(self, unit: Unit) -> bool:
        """A name that the predicate describes: "the market leader X", "X, a leader in"."""
        if unit.first <= self.trigger.first and self.trigger.last < unit.spots[0].first:
            return True
        inserted = self.clauses[self.trigger.first - self.sentence.first]
        follows = unit.last + 2 - self.sentence.first
        return (
            unit.role == "actor"
            and 0 < self.trigger.first - unit.last <= APPOSITION_REACH
            and follows < len(self.clauses)
            and self.clauses[follows] == inserted
            and self.clauses[follows - 2] != inserted
        )

    def origin(self, unit: Unit) -> bool:
        """The country a product comes from."""
        return unit.role in ("origin", "attributive") or "origin" in unit.markers

    def joined(self, unit: Unit) -> bool:
        """A bare object joined with the subject by the predicate itself."""
        return (
            self.order == "svo"
            and not self.before(unit)
            and self._nominal(unit)
            and self.breaks(unit) == 0
            and (self.gap(unit) <= 2)
        )

    def anywhere(self, unit: Unit) -> bool:
        """An actor of the predicate's own clause, whatever marks it but "with"."""
        partner = self.order != "final" and "with" in unit.markers
        return self.breaks(unit) == 0 and unit.role != "pronoun" and not partner


# Places that are no markers, with the methods that judge them.
_PLACES: dict[str, str] = {
    "anywhere": "anywhere",
    "subject": "subject",
    "object": "patient",
    "direct": "direct",
    "attributive": "attributive",
    "possessor": "possessor",
    "origin": "origin",
    "apposition": "apposition",
    "object-joined": "joined",
}
