"""Clauses, roles and modality of languages whose predicates come last.

A predicate's participants stand before it, with particles; what is planned or denied is said after
it. Only a noun that a relative clause describes follows its predicate ("A-NOM invested-in B").
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.reading import Reading, Sentence, Signal, Unit
from kg.extraction.slots import Scene
from kg.model import Status

CONNECTIVE = "EC"
ADNOMINAL = "ETM"
FINAL = "EF"
AUXILIARY = "VX"
ADJECTIVAL = ("VA", "XSA")
NOMINATIVE = "JKS"
CASES = ("JKS", "JKO", "JKB")
HARD = frozenset({";", ":", "…", "—", "–"})
QUOTE_MARKS = frozenset("\"'“”‘’")

SUBJECT = frozenset({"subject"})
TOPIC = frozenset({"topic"})
# Places of what receives something, which a bare name before a verbal noun may have.
GOALS = ("to", "in", "dative")
BARE_COST = 0.15
TOPIC_COST = 0.08
TOPIC_OBJECT_COST = 0.4
TOKEN_COST = 0.008
BREAK_COST = 0.14
OBLIQUE_BREAK_COST = 0.3
WALL_COST = 0.45
ACCUSATIVE_GAIN = 0.2
ADNOMINAL_COST = 0.08
HEAD_REACH = 7
ATTRIBUTIVE_REACH = 7
POSSESSOR_REACH = 12
MODAL_REACH = 18


@dataclass(frozen=True, slots=True)
class Boundaries:
    """For each token of a sentence how many boundaries lie before it.

    clauses: ends of clauses. walls: ends of relative clauses with a subject of their own, behind
    which that subject is no more to be seen.
    """

    clauses: list[int]
    walls: list[int]


def boundaries(reading: Reading, sentence: Sentence) -> Boundaries:
    """The boundaries of a sentence, by the tags of its endings."""
    tags, texts = reading.tokens.tags, reading.tokens.texts
    joining = _joining(sentence)
    clauses, walls = [], []
    clause = wall = 0
    subject = False
    for index in range(sentence.first, sentence.last + 1):
        clauses.append(clause)
        walls.append(wall)
        tag = tags[index]
        subject = subject or tag == NOMINATIVE
        if index in joining:
            continue
        if tag.endswith(ADNOMINAL) and subject and not tag.startswith("VCP"):
            clause, wall, subject = clause + 1, wall + 1, False
        elif texts[index] in HARD or tag.endswith(FINAL) or _connects(tags, index, sentence.last):
            clause, subject = clause + 1, False
    return Boundaries(clauses, walls)


def _connects(tags: list[str], index: int, last: int) -> bool:
    """Whether a connective ending closes a clause here.

    It does not before an auxiliary, nor where it makes an adverb of an adjective.
    """
    if not tags[index].endswith(CONNECTIVE) or tags[index].startswith(ADJECTIVAL):
        return False
    if tags[index] == CONNECTIVE and index and tags[index - 1].startswith(ADJECTIVAL):
        return False
    return index >= last or not tags[index + 1].startswith(AUXILIARY)


def _joining(sentence: Sentence) -> set[int]:
    """Tokens of endings that only join a noun to the next one, as the lexicon lists them."""
    return {
        token
        for s in sentence.signals
        if s.cue.section == "words" and s.cue.name == "joining"
        for token in range(s.first, s.last + 1)
    }


@dataclass(frozen=True, slots=True)
class VerbFinalScene(Scene):
    """Judges candidates for the roles of a predicate that comes after them."""

    reading: Reading | None = None
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
            "between": self.among,
            "object-joined": self._never,
        }.get(place)
        if judge is not None:
            return judge(unit)
        if place in unit.markers:
            return self.before(unit) or unit.spots[0].start == self.trigger.end
        if place not in GOALS:
            return False
        return self._beside(unit) or (self._head_of(unit) and self._own_subject())

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
            return TOPIC_COST + 0.02 * breaks + 0.1 * self._later_topics(unit)
        if walls and self._only_subject(unit):
            # A main clause's subject may stand before a relative clause without one.
            walls = 0.0
        bare = 0.0 if unit.markers or unit.role == "pronoun" else BARE_COST
        return gap + bare + BREAK_COST * breaks + walls

    def _adnominals(self, unit: Unit) -> int:
        """Relative clauses that end between the unit and the predicate."""
        if self.reading is None:
            return 0
        tags, joining = self.reading.tokens.tags, _joining(self.sentence)
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
        return not self.passive and self._nominative(unit)

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
        if self.reading is None:
            return False
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
        if self.reading is None:
            return False
        tags = self.reading.tokens.tags[unit.last + 1 : self.trigger.first]
        return any(tag.startswith(CASES) for tag in tags[1:])

    def origin(self, unit: Unit) -> bool:
        """Where a product comes from: the country before it, or its owner."""
        owner = unit.role == "possessor" and "object" in unit.markers
        return self.before(unit) and (owner or unit.role == "origin" or "origin" in unit.markers)

    def among(self, unit: Unit) -> bool:
        """Several parties named together."""
        return self.before(unit) and "between" in unit.markers and len(unit.entities) > 1

    def _never(self, unit: Unit) -> bool:  # noqa: ARG002
        return False

    def _nominative(self, unit: Unit) -> bool:
        if unit.role not in ("actor", "pronoun"):
            return False
        if unit.markers and not unit.markers & (SUBJECT | TOPIC):
            return self._head_of(unit) and not self._own_subject()
        if self.before(unit) or self._predicated(unit):
            return True
        return self._head_of(unit) and not self._own_subject()

    def _predicated(self, unit: Unit) -> bool:
        """Whether the predicate is a topic and the unit what it is said to be ("first is B")."""
        after, named = self.trigger.last + 1, unit.last + 1
        if self.before(unit) or self.reading is None or named > self.sentence.last:
            return False
        tags = self.reading.tokens.tags
        return (
            tags[after].startswith("JX")
            and tags[named].startswith("VCP")
            and not tags[named].endswith(ADNOMINAL)
            and not any(tags[i].startswith("V") for i in range(after, named))
        )

    def _head_of(self, unit: Unit) -> bool:
        """Whether the predicate's clause describes the unit: an adnominal ending lies between."""
        if self.before(unit) or self.gap(unit) > HEAD_REACH or self.reading is None:
            return False
        if any(self._nearer(u, unit) for u in self.sentence.units):
            return False
        tags = self.reading.tokens.tags
        closed = [
            tags[i].endswith(ADNOMINAL)
            for i in range(self.trigger.first, unit.first)
            if tags[i].endswith((FINAL, ADNOMINAL)) or _connects(tags, i, self.sentence.last)
        ]
        return 0 < len(closed) <= 2 and all(closed)

    def _nearer(self, other: Unit, unit: Unit) -> bool:
        """Whether another actor stands between the predicate and the unit after it."""
        between = self.trigger.last < other.first and other.last < unit.first
        return between and other.is_actor and other.role != "modifier"

    def _closing(self) -> bool:
        """Whether the predicate is the sentence's main one, and not one that somebody reports."""
        if self.reading is None:
            return False
        tags, last = self.reading.tokens.tags, self.sentence.last
        for index in range(self.trigger.last, last + 1):
            if tags[index].endswith((FINAL, ADNOMINAL)) or _connects(tags, index, last):
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
        if self.reading is None:
            return False
        tokens = self.reading.tokens
        return all(
            tokens.tags[i].startswith(("N", "S", "X", "M", "JKG", "JC"))
            and tokens.texts[i] not in HARD
            and tokens.texts[i] != ","
            for i in range(unit.last + 1, self.trigger.first)
        )


def status_after(reading: Reading, sentence: Sentence, trigger: Signal) -> Status:
    """Status of an event from what follows its predicate.

    The lexicon's lists: `negated`, `planned` (which `decided` words overrule), `tentative` (which
    they do not), and `denied`, whose words reach over all of the sentence before them.
    """
    end = _governed_to(reading, sentence, trigger)
    after = [s for s in sentence.signals if s.cue.section == "status" and s.start >= trigger.end]
    names = {s.cue.name for s in after if s.first <= end}
    if "negated" in names or any(s.cue.name == "denied" for s in after):
        return "negated"
    if "tentative" in names or ("planned" in names and "decided" not in names):
        return "planned"
    return "asserted"


def _governed_to(reading: Reading, sentence: Sentence, trigger: Signal) -> int:
    """The last token of the predicate's complex: up to the next end of a clause."""
    tags = reading.tokens.tags
    last = min(trigger.last + MODAL_REACH, sentence.last)
    joining = _joining(sentence)
    subjects = ended = 0
    for index in range(trigger.last, last + 1):
        if index not in joining and _connects(tags, index, sentence.last):
            return index
        ended += tags[index].endswith(ADNOMINAL)
        subjects += bool(ended) and tags[index] in (NOMINATIVE, "JX")
        if subjects > 1:
            return index
        if reading.tokens.texts[index] in HARD:
            return index
    return last
