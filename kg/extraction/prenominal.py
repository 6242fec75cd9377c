"""Noun phrases where all that describes a noun stands before it, and prepositions too.

Nothing marks a describing name: that a noun follows directly is all that shows it. So the tags of
the segmenter tell how far a noun phrase goes on. The same words join nouns and mean "with"; where
they stand decides.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.belonging import ATTRIBUTIVE_FORMS
from kg.extraction.headinitial import HeadInitialPhrases
from kg.extraction.joining import CASES
from kg.extraction.phrases import BY_STRUCTURE, DESCRIBING, QUOTES
from kg.extraction.reading import INTERPUNCTS, Spot, Unit

# Tags of words inside a noun phrase, before its head.
NOMINAL = ("n", "vn", "b", "a", "j", "l", "s", "m", "q", "eng", "z", "i", "f", "t")
LIST_COMMAS = frozenset("、" + INTERPUNCTS)
WINDOW = 8
WITH = frozenset({"with"})
WALLS = ("markers", "references")
OPENING, CLOSING = frozenset("(（"), frozenset(")）")
BRACKET_REACH = 8


class PrenominalPhrases(HeadInitialPhrases):
    """The noun phrases of one sentence of a language that describes nouns before them."""

    left_window = 14

    def _place_standing(self, spot: Spot) -> tuple[str, int]:
        possessive = self._possessive(spot)
        found, last = self._scan_right(spot, True)
        if found != "modifier" and self._of_names_before(spot, last):
            return "modifier", last
        if found == "origin" and spot.form == "metonym":
            return "actor", spot.last
        if found:
            return found, last
        return ("possessor" if possessive else "actor"), spot.last

    def _scan_right(self, spot: Spot, attributive: bool) -> tuple[str, int]:
        """As elsewhere; a second institution in the list belongs to the same place."""
        found, last = super()._scan_right(spot, attributive)
        if found == "modifier":
            self._note_next(spot, last)
        return found, last

    def _of_names_before(self, spot: Spot, last: int) -> bool:
        """Whether a place describes names before it: "X, Y and other Utopian firms", "X Utopia".

        last: the last token of the place's phrase. The names are noted as the place's in the
        first case.
        """
        before = self.spot_at.get(spot.first - 1)
        if before is not None and before.kind == "institution" and before.form != "reference":
            tokens = self.reading.tokens
            return (
                last == spot.last
                and not self._nominal(last + 1)
                and (tokens.ends[before.last] == tokens.starts[spot.first])
            )
        token = spot.first - 1
        if last == spot.last or not self._has(token, "words", "and-others"):
            return False
        found = False
        while (named := self.spot_at.get(token - 1)) is not None and named.kind == "institution":
            self.reading.based.append((named, spot, self.sentence))
            found = True
            token = named.first - 1
            if self.texts[token] not in LIST_COMMAS and not self._has(
                token, "words", "conjunction"
            ):
                break
        return found

    def _nominal(self, token: int) -> bool:
        return token <= self.sentence.last and self._transparent(token, True)

    def _note_next(self, place: Spot, last: int) -> None:
        """Note the institutions joined to the one that ends at `last`, unless known as others'."""
        concepts = self.reading.knowledge.ontology.concepts
        joint = last + 1
        while joint < self.sentence.last and (
            self._has(joint, "words", "conjunction") or self.texts[joint] in LIST_COMMAS
        ):
            spot = self.spot_at.get(joint + 1)
            if spot is None or spot.kind != "institution" or spot.form == "reference":
                return
            concept = concepts.get(spot.entity)
            if concept is None or concept.country != place.entity:
                return
            self.reading.based.append((spot, place, self.sentence))
            joint = spot.last + 1

    def _institution_standing(self, spot: Spot) -> str:
        if self._possessive(spot):
            return "possessor"
        product = self.spot_at.get(spot.last + 1)
        if product is not None and product.kind == "technology" and spot.form != "reference":
            return "origin"
        return "actor"

    def _technology_standing(self, spot: Spot) -> tuple[str, int]:
        """A technology is an epithet where the actor's noun behind it belongs to a name."""
        token = spot.last
        while token < self.sentence.last and self._transparent(token + 1, True):
            token += 1
            if not self._actor_noun(token):
                continue
            named = self.spot_at.get(token + 1)
            place = self.spot_at.get(self._owner_before(spot.first))
            described = (named is not None and named.kind == "institution") or (
                place is not None and place.kind != "technology"
            )
            return ("epithet" if described else "technology"), spot.last
        return "technology", spot.last

    def _owner_before(self, first: int) -> int:
        """The token before the words that describe the noun at `first`."""
        token = first - 1
        while token > self.sentence.first and (
            self._has(token, "words", "possessive-mark")
            or (token not in self.spot_at and self._transparent(token, True))
        ):
            token -= 1
        return token

    def _reach(self, spot: Spot, attributive: bool) -> tuple[int, int]:  # noqa: ARG002  # always
        token = self._past_possessive(spot.last)
        return token, min(token + WINDOW, self.sentence.last)

    def _transparent(self, token: int, attributive: bool) -> bool:  # noqa: ARG002  # always
        """Whether a noun phrase may go on over this token."""
        if self.texts[token] in QUOTES:
            return True
        if not self.texts[token][0].isalnum() or self._walled(token):
            return False
        if self._acts(token):
            return bool(self._actor_noun(token + 1))
        return self.tags[token].startswith(NOMINAL) or bool(self._actor_noun(token + 1))

    def _acts(self, token: int) -> bool:
        return any(s.cue.section == "senses" for s in self.cues.get(token, ()))

    def _walled(self, token: int) -> bool:
        """Whether a word of the closed classes stands there."""
        return any(
            s.cue.section in WALLS
            or s.cue.section == "status"
            or (s.cue.section == "words" and s.cue.name not in ("adjective", "money", "share"))
            for s in self.cues.get(token, ())
        )

    # -- markers -------------------------------------------------------------------------------

    def markers_at(self, first: int, last: int, end: int) -> tuple[frozenset[str], int]:
        """Markers of the phrase whose head begins at token `first`, and its first token.

        A word behind the phrase ("between", "inside") counts as well as one before it.
        """
        markers, begin = super().markers_at(first, last, end)
        behind = self._behind(last + 1)
        return (behind or markers), begin

    def _behind(self, token: int) -> frozenset[str]:
        """Names of the markers that a word directly behind a phrase has."""
        if token > self.sentence.last:
            return frozenset()
        tokens = self.reading.tokens
        word = self.reading.normal[tokens.starts[token] : tokens.ends[token]]
        return frozenset(c.name for c in self.reading.knowledge.particles if c.written == word)

    def _past_possessive(self, token: int) -> int:
        """The possessive mark after `token`, or after brackets that follow it, else `token`."""
        following = token
        if self._opens(token + 1):
            closing = range(token + 3, min(token + BRACKET_REACH, self.sentence.last))
            following = next((t for t in closing if self.texts[t] in CLOSING), token)
        past = super()._past_possessive(following)
        return past if past > following else token

    def _opens(self, token: int) -> bool:
        return token < self.sentence.last and self.texts[token] in OPENING

    def _modifies(self, token: int) -> bool:
        return self.texts[token] in OPENING | CLOSING or super()._modifies(token)

    def _describes(self, spot: Spot) -> bool:
        """Whether a name before another one describes it."""
        following = self._past_possessive(spot.last) + 1
        joined = following <= self.sentence.last and not self._walled(following)
        return spot.form in ATTRIBUTIVE_FORMS or joined

    def _city_before(self, comma: int) -> bool:  # noqa: ARG002  # no commas inside addresses
        return False

    def _loose(self, token: int) -> bool:
        return self.tags[token].startswith(NOMINAL) and not self._acts(token)

    # -- coordinations -------------------------------------------------------------------------

    def coordinated(self, units: list[Unit]) -> list[Unit]:
        """Joined units; what may mean "with" joins where nothing else can be meant."""
        plain: list[Unit] = []
        for unit in units:
            before = next((u for u in reversed(plain) if u.role not in DESCRIBING), None)
            if before is not None and self._only_joins(before, unit):
                unit = replace(unit, markers=frozenset())  # noqa: PLW2901
                self._make_alike(before, unit)
            plain.append(unit)
        return super().coordinated(plain)

    def _only_joins(self, left: Unit, right: Unit) -> bool:
        """Whether a word before `right` that may mean "with" is a mere "and"."""
        if right.markers != WITH or left.is_actor != right.is_actor or left.role == "modifier":
            return False
        if right.first != left.last + 1 or not self._has(right.first, "words", "conjunction"):
            return False
        if left.markers - CASES or left.role != "actor" or self._listed(left):
            return True
        if self._has(right.last + 1, "words", "collective") or self._closes(right):
            return True
        before = left.first - 1
        return before >= self.sentence.first and (
            self._acts(before) or self.tags[before].startswith("v")
        )

    def _listed(self, unit: Unit) -> bool:
        """Whether the comma of lists stands before the unit: "A, B and C"."""
        before = unit.first - 1
        return before > self.sentence.first and self.texts[before] in LIST_COMMAS

    def _closes(self, unit: Unit) -> bool:
        """Whether nothing follows the unit in its clause, with which something could be done."""
        following = unit.last + 1
        return following >= self.sentence.last or not self.texts[following][0].isalnum()

    @staticmethod
    def _make_alike(left: Unit, right: Unit) -> None:
        """Let two joined names stand alike: what follows the second belongs to both."""
        if right.role in ("origin", "possessor") and left.role == "actor":
            if left.markers:
                right.role = "actor"
            else:
                left.role = right.role

    def _link(self, left: Unit, right: Unit, governing: frozenset[str]) -> str:
        link = super()._link(left, right, governing)
        if link == "open" and any(
            self.texts[token] in LIST_COMMAS for token in range(left.last + 1, right.head)
        ):
            return "closing"
        return link


BY_STRUCTURE["prenominal"] = PrenominalPhrases
