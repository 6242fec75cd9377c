"""Noun phrases of languages whose adjectives follow their nouns: "une entreprise coréenne".

The noun that a mention describes, or that describes a mention ("le fabricant néerlandais ASML"),
stands before it, perhaps with its field between ("le géant coréen des batteries LG"). So phrases
are walked to the left first, for the noun, and from there on for the preposition.
"""

from __future__ import annotations

from kg.extraction.belonging import ATTRIBUTIVE_FORMS, OWNING
from kg.extraction.descriptions import Descriptions
from kg.extraction.joining import COMMAS
from kg.extraction.phrases import BY_STRUCTURE, DEFINITE
from kg.extraction.reading import Spot, Unit


class PostposedPhrases(Descriptions):
    """The noun phrases of one sentence whose adjectives stand after their nouns."""

    _last_place: Unit | None = None

    def _unit(self, spot: Spot) -> Unit:
        if spot.kind == "technology":
            return self._marked(spot, self._technology_standing(spot)[0], spot.first)
        if spot.kind == "institution":
            return self._institution_unit(spot)
        return self._place_unit(spot)

    def _marked(self, spot: Spot, role: str, base: int) -> Unit:
        """A unit whose phrase has its noun at token `base`."""
        markers, first = self.markers_at(base, spot.last, spot.end)
        return Unit([spot], role, markers, first, base, spot.last)

    # -- institutions and technologies ---------------------------------------------------------

    def _institution_unit(self, spot: Spot) -> Unit:
        if self._compounded(spot):
            return self._marked(spot, "modifier", spot.first)
        noun = self._noun_before(spot.first)
        if noun is None or noun.kind == "official":
            return self._marked(spot, "origin" if self._of_product(spot) else "actor", spot.first)
        if noun.kind == "technology":
            role = "actor" if noun.marked or spot.form == "reference" else "origin"
            return self._marked(spot, role, spot.first)
        return self._marked(spot, "actor", noun.token)

    def _of_product(self, spot: Spot) -> bool:
        """Whether a name tells whose product the technology before it is: "chips của X"."""
        if not self._bare():
            return False
        names, start = self._marker_ending(spot.first - 1)
        product = self.spot_at.get(start - 1)
        if "of" not in names or product is None or product.kind != "technology":
            return False
        noun = self._noun_before(product.first)
        listed = spot.last < self.sentence.last and self._joins(spot.last + 1)
        return not listed and (noun is None or noun.kind == "technology")

    def _technology_standing(self, spot: Spot) -> tuple[str, int]:
        noun = self._noun_before(spot.first, field=True)
        described = (
            noun is not None
            and noun.kind in ("epithet", "group")
            and (self._between(noun.token, spot) or self._after(spot) or self._apposed(noun.token))
        )
        inside = self._noun_in(spot.first, spot) in ("epithet", "group") and self._after(spot)
        return ("epithet" if described or inside else "technology"), spot.last

    def _between(self, token: int, spot: Spot) -> bool:
        """Whether a nationality stands between a noun and its field."""
        inside = (self.spot_at.get(t) for t in range(token, spot.first))
        return any(s is not None and s.kind in ("country", "bloc") for s in inside)

    def _after(self, spot: Spot) -> bool:
        """Whether a nationality or a name directly follows a technology."""
        token = spot.last + 1
        while token < self.sentence.last and self._plain(token):
            token += 1
        other = self.spot_at.get(token)
        if other is None or other.kind == "technology":
            return False
        return other.kind == "institution" or other.form in ATTRIBUTIVE_FORMS

    def _apposed(self, token: int) -> bool:
        """Whether a noun begins the apposition of a name: "X, fabricant de lasers"."""
        return self._name_before_comma(token) is not None

    # -- countries and blocs -------------------------------------------------------------------

    def _place_unit(self, spot: Spot) -> Unit:
        twin = self._twin(spot)
        if twin is not None:
            return twin
        self._last_place = None
        unit = self._described_unit(spot)
        if unit.role == "actor" and (
            self._owned(spot, unit.markers, unit.first) or self._owns_apposed(spot)
        ):
            unit.role = "modifier"
        return unit

    def _owns_apposed(self, spot: Spot) -> bool:
        """Whether an apposition says where a name belongs: "X, an institute of Utopia"; noted."""
        names, start = self._marker_ending(spot.first - 1)
        noun = self._noun_before(start) if names & OWNING else None
        if noun is None or noun.kind != "epithet":
            return False
        owner = self._name_before_comma(noun.token)
        if owner is not None:
            self.reading.based.append((owner, spot, self.sentence))
        return owner is not None

    def _owned(self, spot: Spot, markers: frozenset[str], first: int) -> bool:
        if super()._owned(spot, markers, first):
            return True
        if "in" not in markers or self.texts[first - 1] not in COMMAS:
            return False
        owner = self._institution_before(first - 1)
        if owner is None or self.texts[min(spot.last + 1, self.sentence.last)].isalnum():
            return False
        self.reading.based.append((owner, spot, self.sentence))
        return True

    def _twin(self, spot: Spot) -> Unit | None:
        """An adjective joined with one just read stands like it: "coréens et japonais"."""
        unit = self._last_place
        if unit is None or spot.form not in ATTRIBUTIVE_FORMS:
            return None
        between = range(unit.last + 1, spot.first)
        if len(between) > 1 or not all(self._joins(t) for t in between):
            return None
        head = unit.head if spot.first <= unit.last else spot.first
        twin = Unit([spot], unit.role, unit.markers, spot.first, head, spot.last)
        self._last_place = twin
        for name in self._names_after(spot.last, several=False):
            self.reading.based.append((name, spot, self.sentence))
        return twin

    def _joins(self, token: int) -> bool:
        joined = self._has(token, "words", "conjunction") or self._joined_at(token)
        return joined or self.texts[token] in COMMAS

    def _described_unit(self, spot: Spot) -> Unit:
        """The unit of a place that may be said of the noun before it, or of a name after it."""
        attributive = spot.form in ATTRIBUTIVE_FORMS
        noun = self._noun_before(spot.first, loose=attributive or self._bare())
        if noun is not None and noun.marked and not attributive:
            noun = None
        kind = noun.kind if noun is not None else ""
        if attributive or kind in ("epithet", "group"):
            several = kind == "group" or self._plural(spot.first - 1)
            names = self._names_after(spot.last, several=several)
            owner = None
            if noun is None:  # "el Ministerio de Defensa utópico"
                owner = self._institution_before(spot.first)
            elif kind == "epithet":
                owner = self._name_before_comma(noun.token)
            if not names and owner is not None:
                names = [owner]
            if names:
                self.reading.based += [(name, spot, self.sentence) for name in names]
                return self._placed(spot, "modifier", spot.first)
        if noun is None:
            if attributive:
                return self._nominal(spot)
            return self._marked(spot, "origin" if self._of_product(spot) else "actor", spot.first)
        if kind == "technology":
            return self._placed(spot, "origin", spot.first)
        if kind == "epithet" and self._definite(noun.token - 1):
            spot.form = DEFINITE
        return self._placed(spot, "actor", noun.token)

    def _definite(self, before: int) -> bool:
        """Whether the noun after a token is one that is known; without articles, any single one."""
        if self._bare():
            counted = before >= self.sentence.first and self.texts[before].isdigit()
            return not counted and not self._has(before, "words", "determiner")
        return self._has(before, "words", "definite")

    def _plural(self, token: int) -> bool:
        """Whether an article of the lexicon's table `plural_articles` stands at a token."""
        articles = self.reading.knowledge.lexicon.tables.get("plural_articles") or ()
        return token >= self.sentence.first and self.texts[token].lower() in articles

    def _placed(self, spot: Spot, role: str, base: int) -> Unit:
        """The unit of a place; remembered for an adjective that may be joined with it."""
        if role in ("attributive", "modifier"):
            unit = Unit([spot], role, frozenset(), spot.first, spot.first, spot.last)
        else:
            unit = self._marked(spot, role, base)
        self._last_place = unit
        return unit

    def _nominal(self, spot: Spot) -> Unit:
        """An adjective without a noun: "les Coréens", "le sud-coréen", or after an unknown one."""
        before = spot.first - 1
        opened = before >= self.sentence.first and (
            self._has(before, "words", "determiner") or bool(self._marker_ending(before)[0])
        )
        if not opened:
            return self._placed(spot, "attributive", spot.first)
        if self._has(before, "words", "definite") and not self._capital(spot):
            spot.form = DEFINITE
        return self._placed(spot, "actor", spot.first)

    def _capital(self, spot: Spot) -> bool:
        return self.reading.surface(spot.start, spot.end)[0].isupper()


BY_STRUCTURE["postposed"] = PostposedPhrases
