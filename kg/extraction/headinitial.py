"""Noun phrases of languages with prepositions: articles and markers first, heads last.

From a mention the phrase is walked to the right, to see what it describes, and to the left, to
find the preposition that says which part it plays.
"""

from __future__ import annotations

import re

from kg.extraction.belonging import ATTRIBUTIVE_FORMS, BRACKETS, BelongingPhrases
from kg.extraction.datelines import dateline_end
from kg.extraction.joining import COMMAS
from kg.extraction.phrases import BY_STRUCTURE, DEFINITE, QUOTES
from kg.extraction.reading import Spot, Unit

RIGHT_WINDOW = 5
BARE_WINDOW = 2
LEFT_WINDOW = 6
LOOSE_WORDS = 2
INSERT = 6
# Tokens between a description's noun and the name that it describes.
EPITHET_REACH = 4
# Markers through which "the ministers of Utopia" stands where "the ministers" stands.
CARRYING = frozenset({"of", "from", "in"})
# The markers of a city that is no more than a place.
PLACED = frozenset({"in"})
# Closed classes that end a noun phrase.
CLOSING_WORDS = ("conjunction", "clause", "relative", "passive", "pronoun", "verb")


class HeadInitialPhrases(BelongingPhrases):
    """The noun phrases of one sentence of a language with prepositions."""

    left_window = LEFT_WINDOW

    def units(self) -> list[Unit]:
        """Units in text order, coordinations joined."""
        return self.coordinated(self._without_echoes())

    def _without_echoes(self) -> list[Unit]:
        """Single units; a short name in brackets after the long one becomes part of it."""
        units: list[Unit] = []
        dash = dateline_end(self.reading, self.sentence)
        for spot in list(self.sentence.spots):
            if spot.last < dash:
                place = Unit([spot], "modifier", frozenset(), spot.first, spot.first, spot.last)
                units.append(place)
                continue
            before = units[-1] if units else None
            if (
                before is not None
                and before.entities == (spot.entity,)
                and self.texts[spot.first - 1] in BRACKETS
                and spot.first - before.last == 2
            ):
                before.last = min(spot.last + 1, self.sentence.last)
                continue
            unit = self._unit(spot)
            if self._mere_place(unit):
                self.sentence.spots.remove(spot)
                self.reading.drop(spot)
            else:
                units.append(unit)
        return units

    @staticmethod
    def _mere_place(unit: Unit) -> bool:
        """Whether a seat of government is only where something happens: "in Amaurote"."""
        return unit.spots[0].form == "metonym" and unit.role == "actor" and unit.markers == PLACED

    # -- one mention ---------------------------------------------------------------------------

    def _unit(self, spot: Spot) -> Unit:
        role, last = self._standing(spot)
        end = self.reading.tokens.ends[last] if last > spot.last else spot.end
        markers, first = self.markers_at(spot.first, last, end)
        if spot.kind in ("country", "bloc"):
            if role == "possessor" and self._owned_genitive(spot):
                role = "modifier"
            elif role == "possessor" and self._actor_noun(spot.first - 1):
                role = "actor"
            elif role == "actor" and self._owned(spot, markers, first):
                role = "modifier"
        return Unit([spot], role, markers, first, spot.first, last)

    def _standing(self, spot: Spot) -> tuple[str, int]:
        """Role of a mention, and the last token of the phrase it stands in."""
        if spot.kind == "technology":
            return self._technology_standing(spot)
        if spot.kind == "institution":
            return self._institution_standing(spot), spot.last
        return self._place_standing(spot)

    def _institution_standing(self, spot: Spot) -> str:
        """An institution directly before a product tells who made it: "X cells"."""
        if self._possessive(spot):
            return "possessor"
        if self._compounded(spot):
            return "modifier"  # "X-backed"
        product = self.spot_at.get(spot.last + 1)
        if product is None or product.kind != "technology" or spot.form == "reference":
            return "actor"
        if self._verb_second():
            return "actor"
        if spot.first > self.sentence.first and self._joined_at(spot.first - 1):
            return "actor"  # "the X-Y satellite" is of both
        following = range(product.first, min(product.last + 2, self.sentence.last) + 1)
        return "actor" if any(self._actor_noun(t) for t in following) else "origin"

    def _technology_standing(self, spot: Spot) -> tuple[str, int]:
        """A technology is an epithet where it describes a named or a national actor."""
        for token in range(spot.first, min(spot.last + 3, self.sentence.last + 1)):
            if token > spot.last and not self._transparent(token, attributive=True):
                break
            if self._has(token, "actors", "epithet") or self._has(token, "actors", "group"):
                described = self._institution_near(token) or self._place_before(spot)
                return ("epithet" if described else "technology"), spot.last
        return "technology", spot.last

    def _institution_near(self, token: int) -> bool:
        """Whether a name follows the actor noun at `token`, or a comma before it ends one."""
        following = range(token + 1, min(token + EPITHET_REACH, self.sentence.last) + 1)
        return any(
            (spot := self.spot_at.get(t)) is not None and spot.kind == "institution"
            for t in following
        )

    def _place_before(self, spot: Spot) -> bool:
        """Whether a nationality, or a name and a comma, stands shortly before a technology."""
        before = range(max(self.sentence.first, spot.first - EPITHET_REACH), spot.first)
        return any(
            (other := self.spot_at.get(t)) is not None and other.kind != "technology"
            for t in before
        )

    def _place_standing(self, spot: Spot) -> tuple[str, int]:
        possessive = self._possessive(spot)
        attributive = spot.form in ATTRIBUTIVE_FORMS or possessive or self._compounded(spot)
        found, last = self._scan_right(spot, attributive)
        if found:
            return found, last
        if possessive:
            return "possessor", spot.last
        if spot.form in ("adjective", "compound"):
            return "attributive", spot.last
        return "actor", spot.last

    def _scan_right(self, spot: Spot, attributive: bool) -> tuple[str, int]:
        """What the words after a place's name make of it: a role, or "", and the last token."""
        named = self._own_noun(spot)
        if named in ("official", "government"):
            return "actor", spot.last
        group, definite = (spot.last, named == "epithet") if named else (0, False)
        origin = 0
        token, stop = self._reach(spot, attributive)
        while token < stop:
            token += 1
            other = self.spot_at.get(token)
            if other is not None and other.kind == "institution":
                if other.form != "reference":
                    self.reading.based.append((other, spot, self.sentence))
                return "modifier", other.last
            if other is not None and other.kind != "technology":
                break
            named = self._noun_in(token, other)
            if named in ("official", "government"):
                return "actor", token
            if named:
                definite = self._epithet_in(token, other)
                group = token
                stop = min(token + 2, self.sentence.last)
            if other is not None:
                origin = origin or other.last
                token = other.last
            elif not named and not self._transparent(token, attributive):
                break
        if group:
            if definite and self._has(spot.first - 1, "words", "definite"):
                spot.form = DEFINITE
            return "actor", group
        return ("origin" if origin and attributive else ""), spot.last

    def _own_noun(self, spot: Spot) -> str:
        """The list of the actor noun in a place's own token, where a hyphen joins them."""
        inside = self.reading.tokens.ends[spot.last] > spot.end
        return self._actor_noun(spot.last) if inside else ""

    def _reach(self, spot: Spot, attributive: bool) -> tuple[int, int]:
        """The token before the words that a place's name may describe, and the last of them."""
        token = self._past_possessive(spot.last)
        if attributive and self._compounded(spot):
            token += 2  # "Utopia-made chips"
        window = RIGHT_WINDOW if attributive else BARE_WINDOW
        return token, min(token + window, self.sentence.last)

    def _epithet_in(self, token: int, spot: Spot | None) -> bool:
        """Whether the word, or one of the technology's words, can mean a single institution."""
        inside = range(token, spot.last + 1) if spot is not None else (token,)
        return any(self._has(t, "actors", "epithet") for t in inside)

    def _noun_in(self, token: int, spot: Spot | None) -> str:
        """The list of actor nouns that the word, or the technology's words, belong to."""
        inside = range(token, spot.last + 1) if spot is not None else (token,)
        return next((named for t in inside if (named := self._actor_noun(t))), "")

    def _transparent(self, token: int, attributive: bool) -> bool:
        """Whether a noun phrase may go on over this token."""
        text = self.texts[token]
        if text in QUOTES:
            return True
        if not attributive or not text[0].isalnum():
            return False
        return not any(
            s.cue.section in ("markers", "senses")
            or (s.cue.section == "words" and s.cue.name in (*CLOSING_WORDS, "determiner"))
            for s in self.cues.get(token, ())
        )

    # -- genitives -----------------------------------------------------------------------------

    def _possessive(self, spot: Spot) -> bool:
        if spot.form == "possessive" or self._past_possessive(spot.last) > spot.last:
            return True
        if spot.form != "name" or spot.kind == "institution":
            return False
        endings = tuple(self.reading.knowledge.lexicon.tables.get("genitive_endings") or ())
        ending = self.reading.surface(spot.start, spot.end).lower()
        return bool(endings) and ending.endswith(endings) and not self._is_label(spot)

    def _is_label(self, spot: Spot) -> bool:
        surface = self.reading.surface(spot.start, spot.end)
        concept = self.reading.knowledge.ontology.concepts.get(spot.entity)
        return concept is not None and any(x.text == surface for x in concept.labels)

    def _past_possessive(self, token: int) -> int:
        following = token + 1
        if following <= self.sentence.last and self._has(following, "words", "possessive-mark"):
            return following
        return token

    # -- markers -------------------------------------------------------------------------------

    def markers_at(self, first: int, last: int, end: int) -> tuple[frozenset[str], int]:
        """Markers of the phrase whose head begins at token `first`, and its first token."""
        token, begin, loose, described = first - 1, first, 0, False
        weak = self._weak(first) if self._has(first, "words", "determiner") else frozenset()
        lowest = max(self.sentence.first, first - self.left_window)
        while token >= lowest and not self._relative(token, begin, first):
            names, start = self._marker_ending(token)
            if names:
                carried = names & CARRYING and self._carried(first, start)
                return self.markers_at(start - 1, last, end) if carried else (names, start)
            other = self.spot_at.get(token)
            if other is not None:
                field = other.kind == "technology"
                described = described or (field and bool(self._noun_in(token, other)))
                if not (described if field else self._describes(other)):
                    break
                token = other.first - 1
            elif begin == first and self._city_before(token):
                # "in Amaurote, Utopia": the country stands where its city does.
                token -= 2
            elif self._has(token, "words", "determiner"):
                weak, begin, loose = self._weak(token), token, LOOSE_WORDS
                token -= 1
            elif self._actor_noun(token):
                if begin < first and self._verb_second():
                    break
                described = True
                token -= 1
            elif self._modifies(token) or self.texts[token] in QUOTES:
                token -= 1
            elif loose == LOOSE_WORDS or not self._loose(token):
                break
            else:
                loose, token = loose + 1, token - 1
        if "possessor" in weak and begin > self.sentence.first and self._actor_noun(begin - 1):
            # "engineers of the university" stand where "engineers" stands.
            return self.markers_at(begin - 1, last, end)
        return weak, begin

    def _relative(self, token: int, begin: int, first: int) -> bool:
        """Whether a relative pronoun stands before the determiner."""
        return begin == token + 1 < first and self._has(token, "words", "antecedent")

    def _carried(self, first: int, start: int) -> bool:
        """Whether the actors before a marker stand for the place after it."""
        if start <= self.sentence.first:
            return False
        noun = self._actor_noun(start - 1)
        spot = self.spot_at.get(first)
        named = spot is not None and spot.kind == "institution"
        single = named or self._verb_second()  # "a subsidiary in" a country is not the country
        return bool(noun) and not (single and noun == "epithet")

    def _modifies(self, token: int) -> bool:
        """Whether a word inside a noun phrase: an adjective, or the mark of an owner."""
        return self._has(token, "words", "adjective") or self._has(
            token, "words", "possessive-mark"
        )

    def _marker_ending(self, token: int) -> tuple[frozenset[str], int]:
        """Names and first token of the longest markers that end at `token`."""
        found = [s for s in self.closing.get(token, ()) if s.cue.section == "markers"]
        if not found:
            return frozenset(), token
        start = min(s.first for s in found)
        return frozenset(s.cue.name for s in found if s.first == start), start

    def _city_before(self, comma: int) -> bool:
        """Whether a city and a comma stand before a name, as in "in Amaurote, Utopia"."""
        if self.texts[comma] != "," or not self._unknown_name(comma - 1):
            return False
        capitals = self.reading.knowledge.lexicon.morphology.all_nouns_capitalised
        return not capitals or bool(self._marker_ending(comma - 2)[0])

    def _unknown_name(self, token: int) -> bool:
        """Whether a capitalised word that is no mention stands at `token`."""
        return (
            token > self.sentence.first
            and token not in self.spot_at
            and self.texts[token][0].isupper()
        )

    def _weak(self, token: int) -> frozenset[str]:
        """What a determiner's case says, where the language has cases.

        Tables: `case_of` by the determiner alone; `case_with`, by determiner, an expression that
        the next word must match, and the markers; `case_after_noun` directly after a noun.
        """
        tables = self.reading.knowledge.lexicon.tables
        word = self.texts[token].lower()
        if token > self.sentence.first and self.texts[token - 1] in COMMAS:
            return frozenset()  # a relative pronoun, which tells of its own clause
        markers = (tables.get("case_of") or {}).get(word, ())
        rule = (tables.get("case_with") or {}).get(word)
        following = self.texts[token + 1] if token < self.sentence.last else ""
        if rule and re.fullmatch(rule["next"], following):
            markers = rule["markers"]
        if token - 1 > self.sentence.first and self.texts[token - 1][:1].isupper():
            markers = (tables.get("case_after_noun") or {}).get(word, markers)
        return frozenset(markers)

    def _describes(self, spot: Spot) -> bool:
        if self.reading.tokens.ends[spot.last] > spot.end:
            return True
        return spot.form in ATTRIBUTIVE_FORMS or self._possessive(spot)

    def _loose(self, token: int) -> bool:
        """Whether an unknown word may stand between a marker and a name."""
        shape = self.reading.knowledge.lexicon.tables.get("loose_word") or r"\w.*"
        if not re.fullmatch(shape, self.texts[token]):
            return False
        return not any(
            s.cue.section == "senses" or (s.cue.section == "words" and s.cue.name in CLOSING_WORDS)
            for s in self.cues.get(token, ())
        )


BY_STRUCTURE["svo"] = HeadInitialPhrases
BY_STRUCTURE["v2"] = HeadInitialPhrases
