"""What describes what in languages whose adjectives follow their nouns.

From a mention the phrase is walked to the left, for the noun that it describes or that describes
it, and to the right, for the names that a description describes.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.extraction.belonging import ATTRIBUTIVE_FORMS
from kg.extraction.headinitial import CLOSING_WORDS, HeadInitialPhrases
from kg.extraction.joining import COMMAS
from kg.extraction.phrases import QUOTES
from kg.extraction.reading import Spot

# Tokens from a mention back to the noun that it describes, and on to the name it describes.
NOUN_REACH = 9
NAME_REACH = 8
# Unknown words that may stand between a noun and its adjective, or in its field.
LOOSE_WORDS = 2
# Markers that tie its field to a noun: "fabricant DE batteries", "spécialiste DANS".
FIELD_MARKERS = frozenset({"of", "in", "for"})


class Noun(NamedTuple):
    """The noun before a mention: its first token and the list of actor nouns that it is in.

    kind: `technology` for a product. marked: whether a preposition stands between the noun and the
    mention.
    """

    token: int
    kind: str
    marked: bool = False


class Descriptions(HeadInitialPhrases):
    """Walks through the noun phrases of one sentence."""

    def _noun_before(self, first: int, *, loose: bool = False, field: bool = False) -> Noun | None:
        """The noun that directly precedes token `first`, over adjectives and its own field.

        loose: whether an unknown word may be an adjective between. field: whether what begins at
        `first` is itself the field, so that a preposition may precede it directly.
        """
        token = first - 1
        lowest = max(self.sentence.first, first - NOUN_REACH)
        product, marked, unknown = -1, False, 0
        while token >= lowest:
            named = self._actor_noun(token)
            spot = self.spot_at.get(token)
            mark = self._field_mark(token, first, field=field)
            if named and (spot is None or spot.kind == "technology"):
                return Noun(self._start_of(token, "actors"), named, marked)
            if spot is not None:
                if spot.kind == "institution" or not self._passes(spot):
                    break
                inside = self._noun_in(spot.first, spot)
                if inside:
                    return Noun(spot.first, inside, marked)
                if spot.kind == "technology" and product < 0 and not marked:
                    product = spot.first
                token = spot.first
            elif self._adjectival(token):
                token = min(token, self._start_of(token, "words"))
            elif mark <= token:
                token, marked, unknown = mark, True, 0
            elif (
                self._plain(token) and unknown < LOOSE_WORDS and (loose or self._field_word(token))
            ):
                unknown += 1
            else:
                break
            token -= 1
        return Noun(product, "technology") if product >= 0 else None

    def _bare(self) -> bool:
        """Whether the language's names of places describe nouns as adjectives do, unchanged."""
        return self.reading.knowledge.lexicon.morphology.bare_attributes

    def _passes(self, spot: Spot) -> bool:
        place = self._bare() and spot.kind == "country"
        return place or spot.kind == "technology" or spot.form in ATTRIBUTIVE_FORMS

    def _adjectival(self, token: int) -> bool:
        return self.texts[token] in QUOTES or self._has(token, "words", "adjective")

    def _field_word(self, token: int) -> bool:
        """Whether an unknown word belongs to a field: a preposition precedes it."""
        before = token - 1
        return before >= self.sentence.first and bool(
            self._marker_ending(before)[0] & FIELD_MARKERS
        )

    def _field_mark(self, token: int, first: int, *, field: bool) -> int:
        """First token of the preposition (and its article) that ends at `token`; else token + 1."""
        if token == first - 1 and not field:
            return token + 1
        last = token - 1 if self._has(token, "words", "determiner") else token
        if last < token and last == first - 2 and not field:
            return token + 1
        if last < self.sentence.first:
            return token + 1
        names, start = self._marker_ending(last)
        if not names and last < token:
            names, start = self._marker_ending(token)
        return start if names & FIELD_MARKERS else token + 1

    def _names_after(self, last: int, *, several: bool) -> list[Spot]:
        """The institutions that the description which ends at token `last` describes.

        several: whether it may describe a list of them.
        """
        apposed = self._apposed_names(last + 1, several=several)
        if apposed:
            return apposed
        token, unknown, marked = last + 1, 0, False
        end = min(last + NAME_REACH, self.sentence.last)
        while token <= end:
            spot = self.spot_at.get(token)
            if spot is not None and spot.kind == "institution":
                if spot.form == "reference" or (marked and self._opened(token)):
                    return []
                return self._listed_names(spot) if several else [spot]
            if spot is not None:
                if spot.kind != "technology" or not marked:
                    return []
                token = spot.last + 1
            elif self._adjectival(token):
                token += 1
            elif self._opens_field(token):
                marked, unknown = True, 0
                token += 1
            elif marked and self._has(token, "words", "determiner") and self._opened(token):
                token += 1
            elif marked and unknown < LOOSE_WORDS and self._plain(token):
                unknown += 1
                token += 1
            else:
                return []
        return []

    def _apposed_names(self, comma: int, *, several: bool) -> list[Spot]:
        """The institutions after a comma that end a description: "un danois, X, ..."."""
        if comma >= self.sentence.last or self.texts[comma] not in COMMAS:
            return []
        token = comma + 1
        including = [s.last for s in self.cues.get(token, ()) if s.cue.name == "including"]
        if several and including:
            token = max(including) + 1
        spot = self.spot_at.get(token)
        if spot is None or spot.kind != "institution" or spot.form == "reference":
            return []
        if several:
            return self._listed_names(spot)
        closed = spot.last < self.sentence.last and self.texts[spot.last + 1] in COMMAS
        return [spot] if closed else []

    def _opens_field(self, token: int) -> bool:
        return any(
            s.cue.section == "markers"
            and s.cue.name in FIELD_MARKERS
            and s.first <= token <= s.last
            for s in self.cues.get(token, ())
        )

    def _opened(self, token: int) -> bool:
        """Whether a preposition or an article stands directly before a token."""
        before = token - 1
        return self._opens_field(before) or self._has(before, "words", "determiner")

    def _listed_names(self, spot: Spot) -> list[Spot]:
        """An institution and those joined with it directly."""
        names = [spot]
        while True:
            token = names[-1].last + 1
            if token >= self.sentence.last or not (
                self._has(token, "words", "conjunction") or self.texts[token] in COMMAS
            ):
                return names
            other = self.spot_at.get(token + 1)
            if other is None or other.kind != "institution":
                return names
            names.append(other)

    def _name_before_comma(self, token: int) -> Spot | None:
        """The institution before the comma that opens an apposition whose noun is at `token`."""
        token -= 1
        while token > self.sentence.first and (
            self._has(token, "words", "determiner") or self._has(token, "words", "adjective")
        ):
            token -= 1
        if token <= self.sentence.first or self.texts[token] not in COMMAS:
            return None
        return self._institution_before(token)

    def _marker_ending(self, token: int) -> tuple[frozenset[str], int]:
        """As for other languages, but an article that looks like a preposition is none.

        The lexicon's table `partitives` lists such articles ("des entreprises ont ..."); they are
        articles at the beginning of a clause, after a conjunction, and after a verb.
        """
        partitives = self.reading.knowledge.lexicon.tables.get("partitives") or ()
        if self.texts[token].lower() in partitives and self._opens_phrase(token):
            return frozenset(), token
        return super()._marker_ending(token)

    def markers_at(self, first: int, last: int, end: int) -> tuple[frozenset[str], int]:
        """As for other languages; a phrase may begin with an article that holds its preposition."""
        if first < last and first not in self.spot_at and self._marker_ending(first)[0]:
            return super().markers_at(first + 1, last, end)
        return super().markers_at(first, last, end)

    def _city_before(self, comma: int) -> bool:
        """As for other languages, but only for a country, in a phrase that begins no sentence."""
        spot = self.spot_at.get(comma + 1)
        if spot is None or spot.kind != "country" or comma - 2 <= self.sentence.first:
            return False
        return super()._city_before(comma) and "in" in self._marker_ending(comma - 2)[0]

    def _opens_phrase(self, token: int) -> bool:
        before = token - 1
        if before < self.sentence.first or not self.texts[before][-1].isalnum():
            return True
        return any(
            (s.cue.section == "words" and s.cue.name in CLOSING_WORDS)
            or (s.cue.section == "senses" and s.cue.name.endswith("-verb"))
            for s in self.closing.get(before, ())
        )

    def _plain(self, token: int) -> bool:
        """Whether an unknown word written small stands at a token."""
        text = self.texts[token]
        if not text[0].isalpha() or text[0].isupper() or token in self.spot_at:
            return False
        return not any(
            s.cue.section in ("markers", "senses", "status", "words", "references")
            for s in self.cues.get(token, ())
        )

    def _start_of(self, token: int, section: str) -> int:
        """The first token of the longest cue of a section that ends at a token."""
        closing = [s.first for s in self.closing.get(token, ()) if s.cue.section == section]
        return min(closing, default=token)
