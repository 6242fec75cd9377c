"""Participants: who and what fill the roles of a predicate, by the kind of its sense.

A symmetric sense has parties, a directed one a subject and an object, a sense of a field a subject
and technologies. What a sentence leaves unsaid is the subject carried on from one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extraction.ellipsis import carried_on, names_subject
from kg.extraction.reading import Reading, Sentence, Signal, Spot, Unit
from kg.extraction.slots import Filler, Scene
from kg.extraction.technologies import most_specific, technologies_of
from kg.ontology import Sense

# Tokens between a predicate and the technology it is about.
FIELD_REACH = 10
# So many broader concepts a technology must have to be a field that an actor can lead in.
FIELD_DEPTH = 2
# How well a subject fits that the sentence leaves unsaid.
IMPLIED = 0.4
# Tokens from "X-backed" to the name that it describes.
COMPOUND_REACH = 3
# Tokens from a noun to the relative pronoun that means it.
ANTECEDENT_REACH = 3
FOR = ("for",)
ANYWHERE = ("anywhere",)
DIRECT, PLACED = ("direct",), ("in",)
# Places in which a whole group has no partner: "A and B vie for orders OF X".
OWNERS = frozenset({"possessor", "dative", "for"})
# Parties that only a subject names: what joins, and several that do something together.
SUBJECT_ALONE = ("subject",)


def _several_institutions(unit: Unit) -> bool:
    """Whether a unit names several institutions: what they do, they do together."""
    return len(unit.entities) > 1 and all(s.kind == "institution" for s in unit.spots)


@dataclass(frozen=True, slots=True)
class Event:
    """Participants of a predicate: `left` and `right` sides, or `left` alone for parties.

    fillers: the phrases they come from, the first side's and the second's.
    """

    relation: str
    left: tuple[Spot, ...]
    right: tuple[Spot, ...]
    fillers: tuple[Filler, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """Where the participants were found."""
        return tuple(filler.place for filler in self.fillers)


class Participants:
    """Fills the roles of one sentence's predicates."""

    def __init__(self, reading: Reading, sentence: Sentence, clauses: Sequence[int]) -> None:
        self.reading = reading
        self.sentence = sentence
        self.clauses = clauses

    def events(self, scene: Scene, sense: Sense) -> list[Event]:
        """What the scene's predicate says in this sense; empty where roles stay open."""
        if self._hyphenated(scene.trigger):
            return self._of_compound(scene, sense)
        if sense.parties:
            return self._symmetric(scene, sense)
        if sense.technology:
            return self._field(scene, sense)
        return self._directed(scene, sense)

    def _hyphenated(self, trigger: Signal) -> bool:
        """Whether a hyphen ties the predicate to the word before it: "X-backed"."""
        token, tokens = trigger.first - 1, self.reading.tokens
        return (
            self.reading.knowledge.order == "svo"
            and token > self.sentence.first
            and tokens.texts[token] == "-"
            and tokens.ends[token - 1] == tokens.starts[token]
            and tokens.ends[token] == tokens.starts[trigger.first]
        )

    def _of_compound(self, scene: Scene, sense: Sense) -> list[Event]:
        """What such a compound says of the institution that it describes, if of one."""
        trigger, units = scene.trigger, self.sentence.units
        if sense.parties or sense.technology:
            return []
        for agent in (u for u in units if u.is_actor and u.last == trigger.first - 2):
            for unit in units:
                for described in unit.spots:
                    gap = described.first - trigger.last - 1
                    if described.kind == "institution" and 0 <= gap <= COMPOUND_REACH:
                        fillers = (Filler(agent, "by", 1.0), Filler(unit, "object", 1.0))
                        return [Event(sense.relation, (agent.spots[-1],), (described,), fillers)]
        return []

    def _symmetric(self, scene: Scene, sense: Sense) -> list[Event]:
        one = scene.fill(sense.parties, several=True) or scene.fill(sense.partner)
        if one is None:
            return []
        complete = one.place == "attributive" and len(one.unit.entities) > 1
        group = len(one.unit.entities) > 1 and scene.order != "final"
        partner = [p for p in sense.partner if not (group and p in OWNERS)]
        other = None if complete else scene.fill(partner, [one.unit])
        if other is None and sense.parties != SUBJECT_ALONE:
            other = self._other_party(scene, sense, one)
        relation = sense.relation
        if other is None:
            if len(one.unit.entities) < 2:
                return []
            return [Event(relation, tuple(one.unit.spots), (), (one,))]
        fillers = (one, other)
        left, right = tuple(one.unit.spots), tuple(other.unit.spots)
        if sense.across:
            return [Event(relation, left, right, fillers)]
        return [Event(relation, left + right, (), fillers)]

    def _other_party(self, scene: Scene, sense: Sense, one: Filler) -> Filler | None:
        """A party that stands apart from `one`, or was named before."""
        other = None
        if len(one.unit.entities) < 2:
            # Two bare subjects that nothing joins are not in it together.
            places = [p for p in sense.parties if (p, one.place) != ("subject", "subject")]
            other = scene.fill(places, [one.unit])
        if other is None and (len(one.unit.entities) < 2 or one.place in sense.partner):
            other = self._implied(scene, [one.unit]) or scene.fill(ANYWHERE, [one.unit])
        return other

    def _directed(self, scene: Scene, sense: Sense) -> list[Event]:
        subject = scene.fill(sense.subject, kinds=sense.subject_kinds, barred=sense.object[:1])
        if subject is None:
            return self._directed_without_subject(scene, sense)
        target = scene.fill(sense.object, [subject.unit], kinds=sense.object_kinds)
        if target is None and "subject" in sense.object and not sense.or_technology:
            target = self._implied(scene, [subject.unit])
        if target is None and sense.or_technology:
            return self._with_technology(scene, sense, subject)
        # What says two things, or stands directly at its object or a place, is not guessed.
        guessed = not sense.also and sense.object != DIRECT and sense.object[:1] != PLACED
        if target is None and guessed:
            target = scene.fill(ANYWHERE, [subject.unit], kinds=sense.object_kinds)
        return self._between(sense, subject, target) if target else []

    def _directed_without_subject(self, scene: Scene, sense: Sense) -> list[Event]:
        target = scene.fill(sense.object, kinds=sense.object_kinds)
        taken = [target.unit] if target else []
        subject = self._implied(scene, taken) or scene.fill(
            ANYWHERE, taken, kinds=sense.subject_kinds
        )
        if subject is None:
            return []
        if target is None:
            return self._with_technology(scene, sense, subject) if sense.or_technology else []
        return self._between(sense, subject, target)

    def _between(self, sense: Sense, subject: Filler, target: Filler) -> list[Event]:
        if sense.share and self._says_share(subject, target):
            spots = tuple(target.unit.spots), tuple(subject.unit.spots)
            return [Event(sense.share, *spots, (target, subject))]
        left, right = tuple(subject.unit.spots), tuple(target.unit.spots)
        relations = [sense.relation, *([sense.also] if sense.also else [])]
        return [Event(relation, left, right, (subject, target)) for relation in relations]

    def _says_share(self, subject: Filler, target: Filler) -> bool:
        """Whether a word for a share stands in the clause of one of the participants."""
        first = self.sentence.first
        near = {self.clauses[max(f.unit.head, first) - first] for f in (subject, target)}
        return any(self.clauses[s.first - first] in near for s in self.sentence.words("share"))

    def _implied(self, scene: Scene, taken: list[Unit]) -> Filler | None:
        """The subject carried on from a sentence before, where this one names no other."""
        carried = self.sentence.carried
        named = {entity for unit in taken for entity in unit.entities}
        if not carried or named.intersection(s.entity for s in carried):
            return None
        if self.reading.knowledge.order == "final" and names_subject(
            self.reading, self.sentence, self.clauses, scene.trigger.first
        ):
            return None
        if any(
            id(u) not in set(map(id, taken))
            and u.is_actor
            and u.role in ("actor", "pronoun")
            and not u.markers
            and scene.breaks(u) == 0
            for u in self.sentence.units
        ):
            return None
        return Filler(carried_on(self.sentence, carried), "implied", IMPLIED)

    def _field(self, scene: Scene, sense: Sense) -> list[Event]:
        subject = scene.fill(sense.subject) or (
            self._implied(scene, []) if not scene.passive else None
        )
        if subject is None:
            return []
        events = self._with_technology(scene, sense, subject)
        together = scene.order == "svo" and _several_institutions(subject.unit)
        if sense.together and events and together:
            events = [Event(sense.together, tuple(subject.unit.spots), (), (subject,))]
        served = scene.fill(FOR, [subject.unit]) if sense.beneficiary else None
        if served is not None and sense.beneficiary:
            left, right = tuple(subject.unit.spots), tuple(served.unit.spots)
            events.append(Event(sense.beneficiary, left, right, (subject, served)))
        return events

    def _with_technology(self, scene: Scene, sense: Sense, subject: Filler) -> list[Event]:
        roles = ("technology", "epithet") if sense.epithet else ("technology",)
        units = [
            u
            for u in self.sentence.units
            if u.role in roles and scene.breaks(u) == 0 and scene.gap(u) <= FIELD_REACH
        ] or [
            u
            for u in self.sentence.units
            if u.role in roles and (scene.continued(u) or self._relative(scene, u))
        ]
        spots = [s for u in units for s in u.spots]
        ancestors = self.reading.knowledge.ontology.ancestors
        spots = most_specific(spots, ancestors)
        if not spots and self._refers_to_field(scene):
            _, spots = technologies_of(self.reading, scene)
        # "New technologies" in general are nobody's field.
        spots = [s for s in spots if len(ancestors.get(s.entity, ())) >= FIELD_DEPTH]
        if not spots:
            return []
        left = tuple(subject.unit.spots)
        return [Event(sense.relation, left, tuple(spots), (subject,))]

    def _relative(self, scene: Scene, unit: Unit) -> bool:
        """Whether the predicate stands in a relative clause that a unit opens: "lasers that X"."""
        clause = self.clauses[scene.trigger.first - self.sentence.first]
        return any(
            0 < s.first - unit.last <= ANTECEDENT_REACH
            and s.last < scene.trigger.first
            and self.clauses[s.last + 1 - self.sentence.first] == clause
            for s in self.sentence.words("relative")
        )

    def _refers_to_field(self, scene: Scene) -> bool:
        """Whether the predicate's clause has words that mean a technology named before."""
        clause = self.clauses[scene.trigger.first - self.sentence.first]
        return any(
            self.clauses[s.first - self.sentence.first] == clause
            for s in self.sentence.words("field")
        )
