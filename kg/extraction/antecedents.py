"""Antecedents: which of the actors named before a reference can mean."""

from __future__ import annotations

from kg.extraction.discourse import Discourse
from kg.extraction.reading import Reading, Sentence, Signal, Spot
from kg.ontology import Reference

MEMORY = 6
COUNTRY = "country:"


class Antecedents:
    """The actors named before a sentence, by what a reference wants."""

    def __init__(self, reading: Reading, sentence: Sentence, discourse: Discourse) -> None:
        self.reading = reading
        self.sentence = sentence
        self.discourse = discourse

    def several(self, reference: Reference) -> tuple[Spot, ...]:
        """What a reference to several means: a coordination, or those most in focus."""
        group = self.group(reference)
        if group:
            return group
        distinct: dict[str, tuple[float, Spot]] = {}
        for index, spot in reversed(self.discourse.actors):
            if self.fits(spot, reference) and self.sentence.index - index <= MEMORY:
                distinct.setdefault(
                    spot.entity, (self.discourse.focus(self.sentence.index, index, spot), spot)
                )
        number = reference.number
        if number == 0 or len(distinct) < number:
            return ()
        ranked = sorted(distinct.values(), key=lambda each: -each[0])[:number]
        return tuple(spot for _, spot in ranked)

    def fixed(self, entity: str, signal: Signal) -> tuple[Spot, ...]:
        """What words always mean, unless the article is set in other countries altogether."""
        concepts = self.reading.knowledge.ontology.concepts
        named = self.discourse.weights
        countries = {e for e in named if e.startswith(COUNTRY)}
        homes = {c.country for e in named if (c := concepts.get(e))}
        if countries and entity not in countries | homes:
            return ()
        return (Spot(entity, signal.start, signal.end, "reference", signal.first, signal.last),)

    def salient(self, reference: Reference) -> Spot | None:
        """The fitting entity that is most in focus: named lately, often, and as subject."""
        best: Spot | None = None
        most = float("-inf")
        for index, spot in reversed(self.discourse.actors):
            if self.fits(spot, reference):
                focus = self.discourse.focus(self.sentence.index, index, spot)
                if focus > most:
                    best, most = spot, focus
        return best

    def group(self, reference: Reference) -> tuple[Spot, ...]:
        """The last coordination of as many fitting entities as the reference wants."""
        for index, spots in reversed(self.discourse.groups):
            if self.sentence.index - index > MEMORY:
                break
            fitting = {s.entity: s for s in spots if self.fits(s, reference)}
            if len(fitting) == reference.number or (reference.number == 0 and len(fitting) > 1):
                return tuple(fitting.values())
        return ()

    def fits(self, spot: Spot, reference: Reference) -> bool:
        """Whether an actor is of the kind, and an institution of the class, that is wanted."""
        if spot.kind not in reference.kinds:
            return False
        if spot.kind != "institution" or not reference.types:
            return True
        concept = self.reading.knowledge.ontology.concepts.get(spot.entity)
        types = set(concept.types) if concept else self.reading.types.get(spot.entity, set())
        return not types or bool(types & set(reference.types))
