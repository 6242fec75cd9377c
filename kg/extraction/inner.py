"""Countries inside the names of institutions: "Utopia Zinc" belongs to Utopia by its name."""

from __future__ import annotations

import re

from kg.extraction.knowledge import Knowledge, LabelPattern
from kg.extraction.reading import Reading, Spot
from kg.ontology.patterns import Matcher, normalise

FORMS = frozenset({"name", "adjective"})
# Letters of foreign names, whose runs are one word where no spaces stand between words.
KANA = re.compile("[ァ-ヺー]")


class InnerCountries:
    """Finds the one country that an institution's name contains; remembers names seen.

    knowledge: of the language of the texts.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._seen: dict[str, tuple[str, int, int, str] | None] = {}

    def find(self, name: str) -> tuple[str, int, int, str] | None:
        """Country, start and end in the name, and form; None where it has none or several."""
        if name not in self._seen:
            own, foreign = self.knowledge.labels, self.knowledge.foreign_places
            self._seen[name] = self._found(name, own) or self._found(name, foreign)
        return self._seen[name]

    def _found(self, name: str, labels: Matcher[LabelPattern]) -> tuple[str, int, int, str] | None:
        morphology = self.knowledge.lexicon.morphology
        found: dict[str, tuple[str, int, int, str]] = {}
        for hit in labels.find(normalise(name, morphology.script)):
            label, length = hit.payload.label, hit.payload.length
            end = hit.start + length if length else hit.end
            whole = end - hit.start < len(name) and label.form in FORMS
            if not whole or not label.concept.startswith("country:"):
                continue
            if hit.payload.exact and name[hit.start : end] != label.text:
                continue
            if morphology.particles:
                fits = hit.start == 0 and end < len(name)
                if not morphology.spaced:
                    fits = fits and not (KANA.match(name[end - 1]) and KANA.match(name[end]))
            else:
                fits = (hit.start == 0 or not name[hit.start - 1].isalnum()) and (
                    name[end : hit.end] in morphology.suffixes
                    and (name[hit.start].isupper() or self._small(label.form))
                )
                end = hit.end
            known = found.get(label.concept)
            if fits and (known is None or end - hit.start > known[2] - known[1]):
                found[label.concept] = (label.concept, hit.start, end, label.form)
        longest = max(found.values(), key=lambda f: f[2] - f[1], default=None)
        if longest is None or any(f[1] >= longest[2] or f[2] <= longest[1] for f in found.values()):
            return None
        return longest

    def _small(self, form: str) -> bool:
        """Whether names may contain words of this form without capitals: "Agence marocaine"."""
        nouns = self.knowledge.lexicon.morphology.all_nouns_capitalised
        return form == "adjective" and (self.knowledge.postposed or nouns)


def _elsewhere(reading: Reading, spot: Spot, country: str) -> bool:
    """Whether a listed institution belongs to another country than the one in its name."""
    concept = reading.knowledge.ontology.concepts.get(spot.entity)
    return concept is not None and concept.country not in (None, country)


def based_by_name(reading: Reading, countries: InnerCountries) -> None:
    """Note in `reading.based` the institutions whose own names contain their country."""
    tokens = reading.tokens
    for sentence in reading.sentences:
        for spot in sentence.spots:
            if spot.kind != "institution":
                continue
            inner = countries.find(reading.surface(spot.start, spot.end))
            if inner is None or _elsewhere(reading, spot, inner[0]):
                continue
            entity, start, end, form = inner
            place = Spot(entity, spot.start + start, spot.start + end, form)
            place.first, place.last = tokens.at(place.start), tokens.at(place.end - 1)
            reading.based.append((spot, place, sentence))
