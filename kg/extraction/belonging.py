"""Whom an institution belongs to: places beside its name that say where its home is."""

from __future__ import annotations

from kg.extraction.joining import COMMAS, JoinedPhrases
from kg.extraction.reading import Spot, Unit

ATTRIBUTIVE_FORMS = frozenset({"adjective", "possessive", "short", "compound"})
# Markers after an institution's name that tell where it belongs.
OWNING = frozenset({"of", "home"})
BRACKETS = {"(": ")", "[": "]"}
# Tokens from a word such as "resident" to the name that it describes.
SEATED_REACH = 3


class BelongingPhrases(JoinedPhrases):
    """Noun phrases of one sentence, with what they say of the homes of institutions."""

    def coordinated(self, units: list[Unit]) -> list[Unit]:
        """Joined units; what describes the first of several in the plural describes them all."""
        joined = super().coordinated(units)
        for unit in joined:
            if len(unit.spots) > 1 and unit.spots[0].kind == "institution":
                self._share_home(unit.spots)
        return joined

    def _share_home(self, spots: list[Spot]) -> None:
        noun = spots[0].first - 1
        if not self._has(noun, "actors", "group") or self._has(noun, "actors", "epithet"):
            return
        homes = [(country, s) for named, country, s in self.reading.based if named is spots[0]]
        for other in spots[1:]:
            if other.kind == "institution":
                self.reading.based += [(other, country, s) for country, s in homes]

    def _owned(self, spot: Spot, markers: frozenset[str], first: int) -> bool:
        """Whether a place says where the institution before it belongs; noted where it does."""
        owner = self._institution_before(first) if markers & OWNING else None
        owner = owner or self._bracketing(spot) or self._described_by(spot)
        owner = owner or (self._seated(spot) if "in" in markers else None)
        if owner is None:
            return False
        self.reading.based.append((owner, spot, self.sentence))
        return True

    def _bracketing(self, spot: Spot) -> Spot | None:
        """The institution of a place that stands alone in brackets after it: "X (Utopia)"."""
        before, after = spot.first - 1, spot.last + 1
        if spot.kind != "country" or after > self.sentence.last:
            return None
        if BRACKETS.get(self.texts[before]) != self.texts[after]:
            return None
        named = self.spot_at.get(before - 1)
        return named if named is not None and named.kind == "institution" else None

    def _described_by(self, spot: Spot) -> Spot | None:
        """The institution of an apposition: "X, a Utopian maker of lasers"."""
        if spot.form not in ATTRIBUTIVE_FORMS:
            return None
        comma = spot.first - 1
        while comma > self.sentence.first and self._has(comma, "words", "determiner"):
            comma -= 1
        if comma == spot.first - 1 or self.texts[comma] not in COMMAS:
            return None
        return self._institution_before(comma)

    def _institution_before(self, first: int) -> Spot | None:
        token = first - 1
        if self.texts[token] in BRACKETS.values():
            token -= 1
        spot = self.spot_at.get(token)
        return spot if spot is not None and spot.kind == "institution" else None

    def _owned_genitive(self, spot: Spot) -> bool:
        """Whether a genitive follows an institution: "the academy of Utopia" in one word."""
        owner = self._institution_before(spot.first)
        if owner is None or not self._verb_second():
            return False
        self.reading.based.append((owner, spot, self.sentence))
        return True

    def _seated(self, spot: Spot) -> Spot | None:
        """The institution that "the X resident in Utopia" describes, where it stands after."""
        if spot.kind != "country" or not self._has(spot.last + 1, "words", "seated"):
            return None
        near = range(spot.last + 2, min(spot.last + 2 + SEATED_REACH, self.sentence.last + 1))
        found = (self.spot_at.get(token) for token in near)
        return next((s for s in found if s is not None and s.kind == "institution"), None)
