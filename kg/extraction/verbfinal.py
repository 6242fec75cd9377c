"""Roles in languages whose predicates come last.

A predicate's participants stand before it, with particles. Only a noun that a relative clause
describes follows its predicate ("A-NOM invested-in B"), or what a topic is said to be.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from kg.extraction.clefts import said_to_be
from kg.extraction.endings import (
    ADJECTIVAL,
    ADNOMINAL,
    AUXILIARY,
    FINAL,
    HARD,
    NOMINATIVE,
    connects,
    joining_tokens,
)
from kg.extraction.reading import Reading, Unit
from kg.extraction.slots import Scene

CASES = ("JKS", "JKO", "JKB")
GENITIVE = "JKG"
# What makes a noun of a clause ("what A built is B").
BOUND_NOUN = "NNB"

SUBJECT = frozenset({"subject"})
TOPIC = frozenset({"topic"})
# Places of what may be said before the subject, set off at the beginning.
ACCOMPANYING = frozenset({"with", "object"})
# Places of what receives something, which a bare name before a verbal noun may have.
GOALS = ("to", "in", "dative")
BARE_COST = 0.15
TOPIC_COST = 0.08
TOPIC_OBJECT_COST = 0.4
# A topic is hardly the subject of a subordinate clause that has one of its own.
EMBEDDED_COST = 0.3
TOKEN_COST = 0.008
BREAK_COST = 0.14
OBLIQUE_BREAK_COST = 0.3
WALL_COST = 0.45
ACCUSATIVE_GAIN = 0.2
ADNOMINAL_COST = 0.08
HEAD_REACH = 7
ATTRIBUTIVE_REACH = 7
SITE_REACH = 6
POSSESSOR_REACH = 12


@dataclass(frozen=True, slots=True)
class VerbFinalScene(Scene):
    """Judges candidates for the roles of a predicate that comes after them."""

    reading: Reading = field(kw_only=True)
    walls: tuple[int, ...] = ()

    def before(self, unit: Unit) -> bool:
        """Whether the unit stands before the last word of the predicate, or in its gap."""
        return unit.first < self.trigger.last or unit.first < self.trigger.first

    def breaks(self, unit: Unit) -> int:
        """Clause boundaries between the unit and the nearer end of the predicate."""
        unit_clause = self.clauses[unit.last - self.sentence.first]
        ends = {self.trigger.first, self.trigger.last}
        return min(abs(self.clauses[t - self.sentence.first] - unit_clause) for t in ends)

    def _stands(self, unit: Unit, place: str) -> bool:
        judge = {
            "subject": self.subject,
            "object": self.patient,
            "attributive": self.attributive,
            "possessor": self.possessor,
            "origin": self.origin,
            "site": self.site,
            "between": self.among,
            "object-joined": self._made_partner,
            "apposition": self._named_so,
        }.get(place)
        if judge is not None:
            return judge(unit)
        if place in unit.markers:
            return self.before(unit) or unit.spots[0].start in self._ends()
        if place not in GOALS:
            return False
        return self._beside(unit) or (self._head_of(unit) and self._own_subject())

    def _ends(self) -> tuple[int, ...]:
        """Where a marked phrase may begin that is no earlier than the predicate.

        A stand-in for a predicate that no lexicon knows is the phrase itself.
        """
        trigger, spaced = self.trigger, self.reading.knowledge.lexicon.morphology.spaced
        return (trigger.end,) if spaced or trigger.cue.written else (trigger.start, trigger.end)

    def _cost(self, unit: Unit, place: str) -> float:
        if not self.before(unit):
            return TOPIC_COST
        gap = TOKEN_COST * self.gap(unit)
        walls = WALL_COST * self._walls(unit)
        if place == "subject":
            return self._subject_cost(unit, gap, walls)
        if place == "object" and unit.markers & TOPIC:
            return TOPIC_OBJECT_COST
        bare = BARE_COST if place in (*GOALS, "object") and not unit.markers else 0.0
        breaks = OBLIQUE_BREAK_COST * self.breaks(unit)
        if place == "object" and "object" in unit.markers:
            # An accusative belongs to the next verb, and says more than any other place.
            return gap + 2 * breaks + walls - ACCUSATIVE_GAIN
        return gap + bare + breaks + walls + ADNOMINAL_COST * self._adnominals(unit)

    def _subject_cost(self, unit: Unit, gap: float, walls: float) -> float:
        breaks = self.breaks(unit)
        if unit.markers & TOPIC:
            other = self._own_subject(unit) and not self._closing()
            embedded = EMBEDDED_COST * (other or any(map(self._maker, self.sentence.units)))
            return TOPIC_COST + 0.02 * breaks + 0.1 * self._later_topics(unit) + embedded
        if walls and (self._only_subject(unit) or self._maker(unit)):
            # A main clause's subject may stand before a relative clause without one.
            walls = 0.0
        bare = 0.0 if unit.markers or unit.role == "pronoun" else BARE_COST
        return gap + bare + BREAK_COST * breaks + walls

    def _maker(self, unit: Unit) -> bool:
        """Whether the predicate is a noun that the unit's relative clause describes.

        "The ban that A announced" is A's.
        """
        tags = self.reading.tokens.tags
        if not self.before(unit) or not unit.markers & SUBJECT or not unit.is_actor:
            return False
        if not tags[self.trigger.last].startswith("N"):
            return False
        between = tags[unit.last + 1 : self.trigger.first]
        closed = [i for i, tag in enumerate(between) if tag.endswith(ADNOMINAL)]
        if len(closed) != 1 or any(tag.endswith((FINAL, "EC")) for tag in between):
            return False
        return not any(tag.startswith(("V", "XSV", "E", "SC")) for tag in between[closed[0] + 1 :])

    def _adnominals(self, unit: Unit) -> int:
        """Relative clauses that end between the unit and the predicate."""
        tags, joining = self.reading.tokens.tags, joining_tokens(self.sentence)
        return sum(
            1
            for i in range(unit.last + 1, self.trigger.first)
            if tags[i].endswith(ADNOMINAL)
            and i not in joining
            and not tags[i].startswith((*ADJECTIVAL, "VCP", AUXILIARY))
            and not tags[i - 1].startswith((*ADJECTIVAL, "VCP", AUXILIARY))
        )

    # -- places --------------------------------------------------------------------------------

    def subject(self, unit: Unit) -> bool:
        """A nominative, topic or bare actor before, or the noun that the clause describes."""
        if self.passive:
            return False
        return self._nominative(unit)

    def _enclosed(self, unit: Unit) -> bool:
        """Whether a nominative belongs to a relative clause that ends before the predicate."""
        if not self.walls or unit.markers & TOPIC or not unit.markers & SUBJECT:
            return False
        first, tags = self.sentence.first, self.reading.tokens.tags
        here = self.walls[unit.last - first]
        inside = range(unit.last + 1, self.trigger.first)
        end = next((i for i in inside if self.walls[i - first] > here), None)
        return end is not None and NOMINATIVE not in tags[unit.last + 2 : end]

    def patient(self, unit: Unit) -> bool:
        """An accusative before, or the noun described by a clause with its own subject."""
        if self.passive:
            return self._nominative(unit)
        if "object" in unit.markers:
            return self.before(unit)
        if unit.markers & TOPIC:
            return self.before(unit) and self._own_subject(unit) and self._closing()
        if self._beside(unit) and (self._verbal() or self._possessed(unit)):
            return True
        return self._head_of(unit) and self._own_subject()

    def _beside(self, unit: Unit) -> bool:
        """Whether a bare name stands directly before the predicate, as headlines drop particles."""
        return (
            self.before(unit)
            and self.gap(unit) == int("possessor" in unit.markers)
            and unit.role in ("actor", "attributive", "possessor")
            and not unit.markers - {"possessor"}
            and unit.first > self.sentence.first
        )

    def _possessed(self, unit: Unit) -> bool:
        """Whether a genitive stands directly before the unit ("A's takeover of B")."""
        return any(u.role == "possessor" and u.last + 2 == unit.first for u in self.sentence.units)

    def _verbal(self) -> bool:
        """Whether the predicate is a verb, or the last noun of a headline or of its part."""
        tokens, last = self.reading.tokens, self.trigger.last
        if tokens.tags[last].startswith("V") or last >= self.sentence.last:
            return True
        return tokens.tags[last + 1].startswith(("XSV", "V")) or tokens.texts[last + 1] in HARD

    def attributive(self, unit: Unit) -> bool:
        """A bare name in the same run of nouns as the predicate noun."""
        if not self.before(unit) or self.gap(unit) > ATTRIBUTIVE_REACH:
            return False
        if unit.role not in ("attributive", "origin", "actor") or unit.markers - {"between"}:
            return False
        return self._nouns_between(unit)

    def possessor(self, unit: Unit) -> bool:
        """A genitive before the predicate."""
        if not self.before(unit) or (
            self.gap(unit) > POSSESSOR_REACH and "theme" not in unit.markers
        ):
            return False
        if self._walls(unit):
            return False
        if unit.markers & set(GOALS):
            return False
        owner = unit.role == "possessor" or "possessor" in unit.markers
        return owner and ("theme" in unit.markers or not self._cases_between(unit))

    def _cases_between(self, unit: Unit) -> bool:
        """Whether a case particle ends another phrase between the unit and the predicate."""
        tags = self.reading.tokens.tags[unit.last + 1 : self.trigger.first]
        # A case with a genitive behind it stays inside the noun phrase.
        return any(
            tag.startswith(CASES) and following != GENITIVE
            for tag, following in pairwise([*tags[1:], ""])
        )

    def origin(self, unit: Unit) -> bool:
        """Where a product comes from: the country before it, or its owner."""
        owner = unit.role in ("possessor", "attributive") and "object" in unit.markers
        return self.before(unit) and (owner or unit.role == "origin" or "origin" in unit.markers)

    def site(self, unit: Unit) -> bool:
        """A country whose bare name stands before what the predicate builds."""
        near = self.before(unit) and self.gap(unit) <= SITE_REACH and self.breaks(unit) == 0
        return near and unit.spots[0].kind == "country" and self.origin(unit)

    def among(self, unit: Unit) -> bool:
        """Several parties named together."""
        placed = self.before(unit) or self._complement(unit)
        return placed and "between" in unit.markers and len(unit.entities) > 1

    def _complement(self, unit: Unit) -> bool:
        """Whether the unit stands between a predicate noun and the verb it is the subject of."""
        tags, here = self.reading.tokens.tags, self.trigger.last - self.sentence.first
        return (
            not self.before(unit)
            and tags[self.trigger.last].startswith("N")
            and tags[self.trigger.last + 1] == NOMINATIVE
            and self.clauses[unit.last - self.sentence.first] == self.clauses[here]
            and not unit.markers & (SUBJECT | TOPIC)
        )

    def _made_partner(self, unit: Unit) -> bool:
        """An accusative directly before ("wins B as partner")."""
        return self.before(unit) and "object" in unit.markers and self.gap(unit) <= 1

    def _named_so(self, unit: Unit) -> bool:
        """A name right after a noun that describes it, bare or with a copula ("leader B")."""
        if self.before(unit) or unit.role not in ("actor", "possessor"):
            return False
        tags = self.reading.tokens.tags
        if not tags[self.trigger.last].startswith("N"):
            return False
        between = [
            tags[i]
            for i in range(self.trigger.last + 1, unit.spots[0].first)
            if not self._inside_modifier(i)
        ]
        return (
            all(
                t.startswith("XSN") or (t.startswith("VCP") and t.endswith((ADNOMINAL, "EC")))
                for t in between
            )
            and 1 <= len(between) <= 2
        )

    def _inside_modifier(self, token: int) -> bool:
        """Whether a token is a country that describes the name behind it."""
        return any(
            u.first <= token <= u.spots[-1].last
            for u in self.sentence.units
            if u.role == "modifier"
        )

    def _nominative(self, unit: Unit) -> bool:
        if unit.role == "possessor":
            # "the plan OF B to ...": what a clause without a subject describes.
            return self._head_of(unit) and not self._own_subject()
        if unit.role not in ("actor", "pronoun"):
            return False
        if unit.markers and not unit.markers & (SUBJECT | TOPIC):
            return self._head_of(unit) and not self._own_subject()
        if self.before(unit) or self._predicated(unit) or self._follows_noun(unit):
            return True
        return self._head_of(unit) and not self._own_subject()

    def _follows_noun(self, unit: Unit) -> bool:
        """Whether the unit stands between a predicate noun and the verb that governs both."""
        if self.before(unit) or not unit.markers & (SUBJECT | TOPIC):
            return False
        others = [u for u in self.sentence.units if u.is_actor and self.before(u)]
        if not all(u.markers & ACCOMPANYING for u in others):
            return False
        tags = self.reading.tokens.tags[self.trigger.last : unit.first]
        return (
            any(tag.startswith("N") for tag in tags[:1])
            and any(tag.startswith("J") for tag in tags[1:2])
            and not any(tag.startswith(("V", "XS", "E")) for tag in tags)
        )

    def _predicated(self, unit: Unit) -> bool:
        """Whether the unit is what the predicate's clause is said to be."""
        return not self.before(unit) and said_to_be(self.reading, self.sentence, self.trigger, unit)

    def _head_of(self, unit: Unit) -> bool:
        """Whether the predicate's clause describes the unit: an adnominal ending lies between."""
        if self.before(unit) or self.gap(unit) > HEAD_REACH:
            return False
        if any(self._nearer(u, unit) for u in self.sentence.units):
            return False
        tags = self.reading.tokens.tags
        ends = [
            i
            for i in range(self.trigger.first, unit.first)
            if tags[i].endswith((FINAL, ADNOMINAL)) or connects(tags, i, self.sentence.last)
        ]
        if not 0 < len(ends) <= 2 or not all(tags[i].endswith(ADNOMINAL) for i in ends):
            return False
        # A noun with a particle of its own is what the clause describes, not the unit behind it.
        return bool(unit.markers & TOPIC) or not any(
            tag.startswith(("JK", "JX")) and tag != GENITIVE for tag in tags[ends[-1] : unit.first]
        )

    def _nearer(self, other: Unit, unit: Unit) -> bool:
        """Whether another actor stands between the predicate and the unit after it."""
        between = self.trigger.last < other.first and other.last < unit.first
        return between and other.is_actor and other.role != "modifier"

    def _closing(self) -> bool:
        """Whether the predicate is the sentence's main one, and not one that somebody reports."""
        tags, last = self.reading.tokens.tags, self.sentence.last
        for index in range(self.trigger.last, last + 1):
            if tags[index].endswith((FINAL, ADNOMINAL)) or connects(tags, index, last):
                return tags[index].endswith(FINAL)
        return False

    def _own_subject(self, other: Unit | None = None) -> bool:
        """Whether a nominative other than `other` stands in the predicate's own clause."""
        here = self.clauses[self.trigger.first - self.sentence.first]
        return any(
            u.markers & SUBJECT
            and u is not other
            and self.before(u)
            and self.clauses[u.last - self.sentence.first] == here
            for u in self.sentence.units
        )

    def _only_subject(self, unit: Unit) -> bool:
        """Whether no other nominative or topic stands before the predicate."""
        return not any(
            u is not unit and u.is_actor and u.markers & (SUBJECT | TOPIC) and self.before(u)
            for u in self.sentence.units
        )

    def _later_topics(self, unit: Unit) -> int:
        """Other topics between this one and the predicate."""
        return sum(
            1
            for u in self.sentence.units
            if u is not unit
            and u.is_actor
            and u.markers & TOPIC
            and u.first > unit.first
            and self.before(u)
        )

    def _walls(self, unit: Unit) -> int:
        if not self.walls:
            return 0
        behind = self.walls[unit.last - self.sentence.first]
        ends = {self.trigger.first, self.trigger.last}
        return min(abs(self.walls[t - self.sentence.first] - behind) for t in ends)

    def _nouns_between(self, unit: Unit) -> bool:
        """Whether only nouns and genitives stand between the unit and the predicate."""
        tokens = self.reading.tokens
        return all(
            tokens.tags[i].startswith(("N", "S", "X", "M", "JKG", "JC"))
            and tokens.texts[i] not in HARD
            and tokens.texts[i] not in (",", "、")
            for i in range(unit.last + 1, self.trigger.first)
        )
