"""Noun phrases of languages whose heads and particles come last.

There the particle at the end of a run of nouns says what the whole phrase does: in "Utopia
government delegation-TOP" it marks the country as topic. So the run after a mention is walked to
its end; what kind of noun stands in it decides whether the mention itself acts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kg.extraction.phrases import BY_STRUCTURE, DESCRIBING, JOINERS, QUOTES, Phrases
from kg.extraction.reading import INTERPUNCTS, Spot, Unit

RUN = 9
INSERT = 60
BETWEEN = 7
NOUN_TAGS = ("N", "S", "X", "MM", "U")
HEADS = ("official", "government")
# Lists of the lexicon that only hide shorter predicates.
HIDING = frozenset({"decoy", "ignore"})
# The comma between a description and the name it describes, where no spaces stand between words.
APPOSITION = "、"
GENITIVE = "JKG"
DOTS = tuple([dot] for dot in INTERPUNCTS)
GROUPS = ("group", "epithet")
OPENING = {"(": ")", "（": "）", "[": "]"}
# "(Paris=Agency)": where an article was written, and by whom.
DATELINE = re.compile(r"\s*[(\[【<][^)\]】>\n]{0,40}=[^)\]】>\n]{0,40}[)\]】>]")
COMMAS = frozenset(",，、")
CLOSING_QUOTES = frozenset("\"'”’」』")
BREAKS = frozenset(",，、…;:.!?")
GRAMMATICAL = frozenset({"subject", "topic"})
TOPIC = frozenset({"topic"})
# The owner of what a sentence's subject is.
THEME = frozenset({"theme"})
LINKING = frozenset({"with", "conjunction"})
# What keeps a run of names one list, and where it would go on.
STANDING = frozenset({"topic", "subject", "between", "possessor", "object"})
LIST_GAP = 4
PLACES = frozenset({"in", "at", "from"})
# Places that a phrase can have through the noun it describes ("to the Utopian market").
OBLIQUE = frozenset(
    {"object", "to", "in", "at", "from", "against", "dative", "on", "about", "for", "by"}
)


@dataclass(frozen=True, slots=True)
class Run:
    """The nouns after a mention: how many, where they end, what stands among them.

    stop: the token of a predicate that ends them.
    """

    length: int
    last: int
    head: str = ""
    technology: bool = False
    institution: Spot | None = None
    predicate: bool = False
    stop: int = 0


class HeadFinalPhrases(Phrases):
    """The noun phrases of one sentence of a language whose heads come last."""

    def units(self) -> list[Unit]:
        """Units in text order; a short name in brackets after the long one is no unit."""
        text = self.reading.article.text
        head = DATELINE.match(text, self.sentence.start)
        spots = [s for s in self.sentence.spots if not head or s.start >= head.end()]
        echoes = {
            id(after)
            for before, after in pairwise(spots)
            if before.entity == after.entity and text[before.end : after.start] in OPENING
        }
        single = [self._unit(spot) for spot in spots if id(spot) not in echoes]
        return self.coordinated(single)

    def _unit(self, spot: Spot) -> Unit:
        if spot.kind == "technology":
            role, last = self._technology_standing(spot)
            return Unit([spot], role, self._names_after(spot.end), spot.first, spot.first, last)
        role, markers, last = self._actor(spot)
        return Unit([spot], role, markers | self._prefixed(spot), spot.first, spot.first, last)

    def owned(self, last: int, end: int) -> Spot | None:
        """The institution that a genitive ending at token `last`, character `end` describes."""
        if "possessor" not in self._names_after(end):
            return None
        return self._run(end, last, genitive=True).institution

    def markers_at(self, first: int, last: int, end: int) -> tuple[frozenset[str], int]:
        """Markers of the phrase whose head begins at token `first` and ends at character `end`."""
        names = self._names_after(end)
        if "possessor" in names:
            names |= self._outer(self._run(end, last, genitive=True))
        return names, first

    def _technology_standing(self, spot: Spot) -> tuple[str, int]:
        """A technology describes a group only where the group's noun follows at once."""
        following = spot.last + 1
        if following <= self.sentence.last and not self._names_after(spot.end):
            for name in GROUPS:
                if self._has(following, "actors", name):
                    return "epithet", spot.last
        return "technology", spot.last

    def _actor(  # noqa: PLR0911  # a way out for each standing
        self, spot: Spot
    ) -> tuple[str, frozenset[str], int]:
        """Role, markers and last token of a country, bloc or institution."""
        names = self._names_after(spot.end)
        if names and "possessor" not in names and "origin" not in names:
            return "actor", names, spot.last
        dotted = self._dotted(spot)
        if dotted is not None:
            self.reading.based.append((dotted, spot, self.sentence))
            return "modifier", frozenset(), dotted.last
        if "origin" in names:
            return "origin", names, spot.last
        run = self._run(spot.end, spot.last, genitive="possessor" in names)
        if run.institution is not None and self._owns(spot, run):
            return "modifier", frozenset(), run.institution.last
        acts = run.head in HEADS or (run.head in GROUPS and not run.predicate)
        if names and not (acts and (run.head in HEADS or self._group_acts(run))):
            return "possessor", names | self._outer(run), spot.last
        if acts:
            return "actor", self._names_after(self._end(run.last)) or self._bare(run.last), run.last
        return self._described(spot, run)

    def _dotted(self, spot: Spot) -> Spot | None:
        """The institution that a middle dot ties to its country, or None."""
        if spot.kind != "country" or self.texts[spot.last + 1 : spot.last + 2] not in DOTS:
            return None
        named = self.spot_at.get(spot.last + 2)
        return named if named is not None and named.kind == "institution" else None

    def _group_acts(self, run: Run) -> bool:
        """Whether a run ends in the noun of a group, which then stands for its country."""
        return self._actor_noun(run.last) in GROUPS

    def _outer(self, run: Run) -> frozenset[str]:
        """What a genitive has of the phrase around it: "to the construction of B's network"."""
        outer = self._names_after(self._end(run.stop if run.predicate else run.last))
        return (outer & OBLIQUE) | (THEME if outer & GRAMMATICAL else frozenset())

    def _owns(self, spot: Spot, run: Run) -> bool:
        """Whether the mention describes the institution that its run ends in."""
        owned = run.institution
        if owned is None or owned.form == "reference":
            return False
        if spot.kind in ("country", "bloc"):
            self.reading.based.append((owned, spot, self.sentence))
            return True
        return run.length == 0 and not self._breaks(spot.end)

    def _described(self, spot: Spot, run: Run) -> tuple[str, frozenset[str], int]:
        """A bare mention, or one before nouns that do not act themselves."""
        if run.length == 0 and not run.predicate:
            return "actor", self._bare(spot.last), spot.last
        if run.predicate:
            return "attributive", frozenset(), spot.last
        names = self._names_after(self._end(run.last))
        if "possessor" in names:
            beyond = self._run(self._end(run.last), run.last, genitive=True)
            return "possessor", names | self._outer(beyond), spot.last
        if run.technology and spot.kind != "institution":
            return "origin", names - GRAMMATICAL, spot.last
        if spot.kind == "institution":
            return (
                ("actor" if names & GRAMMATICAL or not names else "attributive"),
                names,
                spot.last,
            )
        return "attributive", names & OBLIQUE, spot.last

    def _bare(self, last: int) -> frozenset[str]:
        """What a phrase without a particle is: the topic, where a headline opens with it."""
        end = self._past_inserts(self._end(last))
        return TOPIC if self.reading.article.text[end : end + 1] in COMMAS else frozenset()

    # -- the run of nouns ----------------------------------------------------------------------

    def _run(self, end: int, last: int, *, genitive: bool) -> Run:
        """The nouns after a mention that ends at character `end` and token `last`."""
        token = self._token_after(end, genitive=genitive)
        length, head, technology = 0, "", False
        stop = min(token + RUN, self.sentence.last + 1)
        while token < stop and (not self._ended(token - 1) or self._apposed(token, head)):
            other = self.spot_at.get(token)
            if other is not None and other.kind == "institution":
                return Run(length, last, head, technology, other)
            if other is not None and other.kind != "technology":
                break
            if other is not None:
                technology, length, last = True, length + 1, other.last
                token = other.last + 1
                continue
            if self.texts[token] in OPENING:
                token = self._after_bracket(token)
                continue
            if self._apposed(token, head) or self._inner_dot(token):
                token += 1
                continue
            if not self._nominal(token):
                break
            named = self._actor_noun(token)
            if not named and self._predicate(token):
                return Run(length, last, head, technology, None, True, token)
            head = named or head
            length, last, token = length + 1, token, token + 1
        return Run(length, last, head, technology)

    def _apposed(self, token: int, head: str) -> bool:
        """Whether what a group's noun describes follows behind a comma or as its owner."""
        if head not in GROUPS or self.reading.knowledge.lexicon.morphology.spaced:
            return False
        if self.texts[token] != APPOSITION and self.tags[token] != GENITIVE:
            return False
        named = self.spot_at.get(token + 1)
        return named is not None and named.kind == "institution"

    def _inner_dot(self, token: int) -> bool:
        """Whether a middle dot joins two nouns of one compound ("industry·trade minister")."""
        return (
            self.texts[token] in INTERPUNCTS
            and token < self.sentence.last
            and token + 1 not in self.spot_at
            and self._nominal(token + 1)
        )

    def _after_bracket(self, token: int) -> int:
        """The token after a bracket that opens at `token`, or a stop where it does not close."""
        closing = OPENING[self.texts[token]]
        for index in range(token + 1, min(token + RUN, self.sentence.last + 1)):
            if self.texts[index] == closing:
                return index + 1
        return self.sentence.last + 1

    def _token_after(self, end: int, *, genitive: bool) -> int:
        end = self._past_inserts(end)
        tokens = self.reading.tokens
        token = tokens.at(end)
        if tokens.starts[token] < end:
            token += 1
        while genitive and token < self.sentence.last and tokens.tags[token].startswith("J"):
            token += 1
        return token

    def _ended(self, token: int) -> bool:
        """Whether a break follows the token."""
        return self._breaks(self.reading.tokens.ends[token])

    def _breaks(self, end: int) -> bool:
        return self.reading.article.text[end : end + 1] in BREAKS

    def _nominal(self, token: int) -> bool:
        if self.texts[token] in QUOTES:
            return True
        tag = self.tags[token]
        if tag.startswith("VCP") and tag.endswith("ETM"):
            return True
        return tag.startswith(NOUN_TAGS) and self.texts[token][0].isalnum()

    def _predicate(self, token: int) -> bool:
        return any(
            s.cue.section == "senses" and s.cue.name not in HIDING and s.first == token
            for s in self.cues.get(token, ())
        )

    # -- particles -----------------------------------------------------------------------------

    def _names_after(self, end: int) -> frozenset[str]:
        return frozenset(self.particles_after(self._past_inserts(end)))

    def _past_inserts(self, end: int) -> int:
        """The character after closing quotes and a short bracket that follow at once."""
        text = self.reading.article.text
        while text[end : end + 1] and text[end] in CLOSING_QUOTES:
            end += 1
        closing = OPENING.get(text[end : end + 1])
        if closing:
            close = text.find(closing, end, end + INSERT)
            if close > 0 and "\n" not in text[end:close]:
                return self._past_inserts(close + 1)
        return end

    def _prefixed(self, spot: Spot) -> frozenset[str]:
        """Names of the markers that stand directly before the mention."""
        return frozenset(
            s.cue.name
            for s in self.sentence.signals
            if s.cue.section == "markers" and s.end == spot.start and s.cue.written.endswith("-")
        )

    # -- coordination --------------------------------------------------------------------------

    def coordinated(self, units: list[Unit]) -> list[Unit]:
        """Joined units: a neighbour joins the nearest unit before it that takes part."""
        joined: list[Unit] = []
        for unit in units:
            index = None
            if unit.role not in DESCRIBING:
                index = next(
                    (i for i in range(len(joined) - 1, -1, -1) if joined[i].role not in DESCRIBING),
                    None,
                )
            if index is not None and self._joins(joined[index], unit):
                joined[index] = self._merged(joined[index], unit)
            else:
                joined.append(unit)
        return joined

    def _joins(self, left: Unit, right: Unit) -> bool:
        if left.is_actor != right.is_actor:
            return False
        end = self._past_inserts(self._end(left.last))
        names = self.particles_after(end)
        if names - LINKING or (names and self._unlike(left, right)):
            return False
        linked = bool(names) or self._adjacent(left, right)
        return self._linked_between(end, right, linked) and not self._headline_pair(left, right)

    def _nominal_end(self) -> bool:
        """Whether the sentence ends in a noun, as headlines and brief news do."""
        tags, last = self.reading.tokens.tags, self.sentence.last
        while last > self.sentence.first and tags[last].startswith(("SF", "SE", "SSC", "SY")):
            last -= 1
        return tags[last].startswith("N")

    def _listed_on(self, unit: Unit) -> bool:
        """Whether another actor follows a unit so soon that they are one list."""
        return any(
            0 < s.first - unit.last <= LIST_GAP
            and s.kind != "technology"
            and s.entity not in unit.entities
            for s in self.sentence.spots
        )

    @staticmethod
    def _unlike(left: Unit, right: Unit) -> bool:
        """An institution and a country are no pair where the country is a place or describes."""
        if left.spots[0].kind == right.spots[0].kind:
            return False
        return not right.markers or bool(right.markers & PLACES)

    def _adjacent(self, left: Unit, right: Unit) -> bool:
        """Letters of a chain written together."""
        before, after = left.spots[-1], right.spots[0]
        return before.end == after.start and before.form == after.form == "short"

    def _linked_between(self, end: int, right: Unit, linked: bool) -> bool:
        """Whether only joiners, and then what describes the right side, stand between."""
        token = self.reading.tokens.at(end)
        if self.reading.tokens.starts[token] < end:
            token += 1
        described = 0
        for index in range(token, right.first):
            text, spot = self.texts[index], self.spot_at.get(index)
            if text in JOINERS or self._has(index, "words", "conjunction"):
                if described and not linked:
                    return False
                linked = True
            elif self.tags[index].startswith("J"):
                if described and not self._genitive_token(index):
                    return False
            elif not linked or described > BETWEEN or self._blocks(index, spot):
                return False
            else:
                described += 1
        return linked

    def _genitive_token(self, index: int) -> bool:
        return "possessor" in self.particles_after(self.reading.tokens.ends[index - 1])

    def _blocks(self, index: int, spot: Spot | None) -> bool:
        if spot is not None:
            return spot.kind == "technology" and bool(self._names_after(spot.end))
        said = self._predicate(index) and not self._actor_noun(index)
        return said or not self._nominal(index)

    def _headline_pair(self, left: Unit, right: Unit) -> bool:
        """In a headline a comma after a name sets off the subject, unless a list goes on."""
        if left.markers & TOPIC != TOPIC:
            return False
        if self.sentence.paragraph.kind != "headline":
            return (
                self._nominal_end()
                and (bool(right.markers) or right.role != "actor")
                and not (right.markers & STANDING or self._listed_on(right))
            )
        if right.markers & {"topic", "subject", "between"}:
            return False
        return bool(right.markers) or right.role != "actor"


BY_STRUCTURE["final"] = HeadFinalPhrases
