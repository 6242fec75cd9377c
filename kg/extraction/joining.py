"""Coordinations of languages with prepositions: "A, B and C", and names that a hyphen ties."""

from __future__ import annotations

from itertools import pairwise

from kg.extraction.phrases import DESCRIBING, JOINERS, QUOTES, Phrases
from kg.extraction.reading import Spot, Unit

# What a bare determiner may say; a preposition before the first of several governs them all.
CASES = frozenset({"possessor", "dative", "object"})
COMMAS = frozenset({",", "、"})
DASHES = frozenset({"-", "–"})


class JoinedPhrases(Phrases):
    """Noun phrases of one sentence that commas, conjunctions and hyphens join."""

    def coordinated(self, units: list[Unit]) -> list[Unit]:
        """Joined units: runs of commas count only where a conjunction closes them."""
        acting = [u for u in units if u.role not in DESCRIBING]
        links: list[str] = []
        governing: frozenset[str] = frozenset()
        for left, right in pairwise(acting):
            # In "with A, B and the C" the preposition governs all three.
            governing = left.markers or (governing if links and links[-1] else frozenset())
            links.append(self._link(left, right, governing))
        merged: list[Unit] = []
        index = 0
        while index < len(acting):
            end = index
            run = index
            while run < len(links) and links[run]:
                run += 1
                if links[run - 1] == "closing":
                    end = run
            unit = acting[index]
            for other in acting[index + 1 : end + 1]:
                unit = self._merged(unit, other)
            merged.append(unit)
            index = end + 1
        describing = [u for u in units if u.role in DESCRIBING]
        return sorted([*merged, *describing], key=lambda u: (u.first, u.head))

    def _merged(self, left: Unit, right: Unit) -> Unit:
        unit = super()._merged(left, right)
        unit.markers = left.markers or right.markers
        return unit

    def _link(self, left: Unit, right: Unit, governing: frozenset[str]) -> str:
        """How two neighbours are joined: `closing` (and), `open` (a comma), or "" for not.

        governing: the markers before the first of several.
        """
        if left.is_actor != right.is_actor or self._fronted(left, right):
            return ""
        governed = bool(governing) and right.markers <= CASES
        if right.markers and right.markers != governing and not governed:
            return ""
        if left.role != right.role and "origin" in (left.role, right.role):
            return ""
        link = "closing" if right.head == left.head else ""
        for token in range(left.last + 1, right.head):
            text = self.texts[token]
            if self._has(token, "words", "conjunction") or self._joined_at(token):
                link = "closing"
            elif text in COMMAS:
                if self._verb_second() and self._has(token + 1, "words", "conjunction"):
                    return ""  # here a comma before "and" begins another clause
                link = link or "open"
            elif text not in QUOTES and not self._descriptive(token):
                return ""
        return link

    def _fronted(self, left: Unit, right: Unit) -> bool:
        """Whether a place stands before a comma, not the first of a list: "In Utopia, X and Y"."""
        first, alike = self.sentence.first, left.spots[-1].kind == right.spots[0].kind
        bare = left.first == first and "in" in left.markers and not right.markers
        return bare and not alike and self.texts[left.last + 1] in COMMAS

    def _compounded(self, spot: Spot) -> bool:
        """Whether a hyphen ties a name to a word that is no name: "Utopia-made"."""
        hyphen = spot.last + 1
        if self._verb_second() or hyphen >= self.sentence.last or self.texts[hyphen] != "-":
            return False
        following = hyphen + 1
        near = self.reading.tokens.ends[hyphen] == self.reading.tokens.starts[following]
        return near and self._joined_at(hyphen) and following not in self.spot_at

    def _joined_at(self, token: int) -> bool:
        """Whether a sign between words joins them; a dash with spaces around it does not."""
        text = self.texts[token]
        spaced = self.reading.tokens.ends[token - 1] < self.reading.tokens.starts[token]
        return text in JOINERS and text not in COMMAS and not (text in DASHES and spaced)

    def _descriptive(self, token: int) -> bool:
        if self.spot_at.get(token) is not None:
            return True
        return bool(self._actor_noun(token)) or any(
            (
                s.cue.section == "words"
                and s.cue.name in ("determiner", "adjective", "possessive-mark")
            )
            or s.cue.section == "markers"
            for s in self.cues.get(token, ())
        )

    def _verb_second(self) -> bool:
        return self.reading.knowledge.order == "v2"
