"""References back: "both countries", "the company", "it", resolved to what was named before.

Resolution runs through the article in order. Candidates are the actors already named, the most
recent first; a reference to several takes entities that were last named together.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from kg.extraction.antecedents import Antecedents
from kg.extraction.belonging import OWNING
from kg.extraction.discourse import Discourse
from kg.extraction.ellipsis import carried_on, drops_subject, told_later
from kg.extraction.endings import embedded, main_walls
from kg.extraction.phrases import DEFINITE, phrases_of
from kg.extraction.pronouns import (
    ARTICLE,
    CASES,
    IMPERSONAL,
    agrees,
    antecedent_of,
    case_of,
    declined,
    opens_clause,
    subject_before,
)
from kg.extraction.reading import Reading, Sentence, Signal, Spot, Unit
from kg.ontology import Reference

# What a noun with a definite article can mean.
ANY_ACTOR = Reference("any", (), ("country", "bloc", "institution"), 1)
DESCRIBED = Reference("described", (), ("institution",), 1)
BOTH = Reference("both", (), ("institution",), 2)
# Tokens from a noun back to the article of its phrase.
DESCRIPTION_REACH = 5
# Lists of the lexicon's `words` that refer back; `antecedent`: relative pronouns, which mean the
# name directly before them, `antecedent-possessive` ("whose"), `antecedent-object` ("que").
OBJECT = "antecedent-object"
# `latter`: what was named last of all.
LATTER = "latter"
KINDS_OF_PRONOUN = frozenset({"pronoun", "possessive", "antecedent", IMPERSONAL, LATTER})
ACTING_ROLES = frozenset({"actor", "possessor", "attributive", "origin"})
# How a subject that is left out would be marked.
TOPIC = frozenset({"topic"})


class ReferenceResolver:
    """Adds units for words that refer back to entities named before."""

    def __call__(self, doc: Doc) -> Doc:
        """Resolve references.

        doc (Doc): A Doc with units in `doc._.reading`.
        RETURNS (Doc): The same Doc, with units of role `actor` or `pronoun` added.
        """
        reading: Reading = doc._.reading
        references = {r.name: r for r in reading.knowledge.lexicon.references}
        discourse = Discourse()
        for sentence in reading.sentences:
            _Resolver(reading, sentence, references, discourse).resolve()
        return doc


class _Resolver:
    """References of one sentence."""

    def __init__(
        self,
        reading: Reading,
        sentence: Sentence,
        references: dict[str, Reference],
        discourse: Discourse,
    ) -> None:
        self.reading = reading
        self.sentence = sentence
        self.references = references
        self.discourse = discourse
        self.antecedents = Antecedents(reading, sentence, discourse)
        self.phrases = phrases_of(reading, sentence)
        self.final = reading.knowledge.order == "final"
        self.second = reading.knowledge.order == "v2"

    def resolve(self) -> None:
        """Resolve the sentence's references and remember its actors."""
        self.sentence.carried = self._in_focus()
        events: list[tuple[int, Signal | Unit]] = [
            (unit.first, unit) for unit in self.sentence.units if unit.is_actor
        ]
        events += [(s.first, s) for s in self._signals()]
        added: list[Unit] = []
        for _, event in sorted(events, key=lambda e: (e[0], isinstance(e[1], Signal))):
            if isinstance(event, Unit):
                self._describe(event)
                if event.role in ACTING_ROLES:
                    self.discourse.note(self.sentence.index, event)
                continue
            unit = self._resolved(event)
            if unit is not None:
                added.append(unit)
                self.discourse.note(self.sentence.index, unit)
        if added:
            units = sorted([*self.sentence.units, *added], key=lambda u: u.first)
            self.sentence.units = self.phrases.coordinated(units)
        self._add_dropped_subject()
        self._note_subject()

    def _add_dropped_subject(self) -> None:
        """Carry the last sentence's subject on where this one has none, in verb-final languages."""
        if not self.final or not drops_subject(self.reading, self.sentence):
            return
        subject = self.discourse.subject or told_later(self.reading, self.sentence)
        near = self.sentence.index - self.discourse.subject_sentence == 1
        if subject and (near or not self.discourse.subject):
            self.sentence.units.insert(0, carried_on(self.sentence, subject, TOPIC))

    def _describe(self, unit: Unit) -> None:
        """Let "the Utopian company" mean the institution it describes, where one was named."""
        taken = {spot.entity for spot in unit.spots}
        described: dict[tuple[int, int], str] = {}
        spots: list[Spot] = []
        for spot in unit.spots:
            place = (spot.first, spot.last)
            earlier = None
            pair = self._dual(spot)
            if pair:
                self.reading.based += [(one, spot, self.sentence) for one in pair]
                spots += [one.echo(spot.start, spot.end, spot.first, spot.last) for one in pair]
                continue
            if spot.form == DEFINITE:
                if place in described:  # the second half of "the Utopian-Arcadian company"
                    continue
                earlier = self._described(spot, taken)
            if earlier is None:
                spots.append(spot)
                continue
            self.reading.based.append((earlier, spot, self.sentence))
            described[place] = earlier.entity
            origin = earlier.named
            spots.append(replace(spot, entity=earlier.entity, form="reference", antecedent=origin))
        unit.spots = spots

    def _dual(self, spot: Spot) -> tuple[Spot, ...]:
        """The two institutions that "both Utopian firms" were, if two that fit were named."""
        duals = {s.last for s in self.sentence.words("dual")}
        if spot.kind != "country" or spot.first - 1 not in duals:
            return ()
        pair = self.antecedents.several(BOTH)
        fits = all(self._country(one) in (None, spot.entity) for one in pair)
        return pair if fits else ()

    def _described(self, spot: Spot, taken: set[str]) -> Spot | None:
        """The last institution named that a description with a country's adjective fits.

        One that is known to belong to the country fits better than one of which nothing is known.
        """
        fitting = [
            earlier
            for _, earlier in reversed(self.discourse.actors)
            if earlier.kind == "institution"
            and earlier.entity not in taken
            and self._country(earlier) in (None, spot.entity)
        ]
        known = (s for s in fitting if self._country(s) is not None)
        return next(known, fitting[0] if fitting else self._only_institution_before(taken))

    def _only_institution_before(self, taken: set[str]) -> Spot | None:
        """The single institution that the sentence before named: no other can be described."""
        near = {
            earlier.entity: earlier
            for index, earlier in self.discourse.actors
            if index == self.sentence.index - 1
            and earlier.kind == "institution"
            and earlier.entity not in taken
        }
        return next(iter(near.values())) if len(near) == 1 else None

    def _country(self, institution: Spot) -> str | None:
        """The country an institution is known to belong to, by the text or the ontology."""
        for known, country, _ in self.reading.based:
            if known.entity == institution.entity:
                return country.entity
        concept = self.reading.knowledge.ontology.concepts.get(institution.entity)
        return concept.country if concept else None

    def _signals(self) -> list[Signal]:
        """Reference cues and pronouns outside the units, the longest where they overlap."""
        postposed = self.reading.knowledge.postposed
        covered = {
            token
            for unit in self.sentence.units
            for token in range(unit.first if postposed else unit.head, unit.last + 1)
        }
        named = {u.head for u in self.sentence.units if u.spots[0].kind == "institution"}
        # "the republic of Utopia" is no reference back
        opened = {
            s.first
            for s in self.sentence.signals
            if s.cue.section == "markers" and s.cue.name == "of"
        }
        found = [
            s
            for s in self.sentence.signals
            if covered.isdisjoint(range(s.first, s.last + 1))
            # "the company X" is a name with its description
            and (
                (
                    s.cue.section == "references"
                    and s.last + 1 not in named | self._goes_on(s, opened)
                )
                or self._pronoun(s)
                or self._definite(s, named)
            )
        ]
        kept: list[Signal] = []
        for signal in sorted(found, key=lambda s: (s.start - s.end, s.start)):
            if not any(k.start < signal.end and signal.start < k.end for k in kept):
                kept.append(signal)
        return kept

    def _pronoun(self, signal: Signal) -> bool:
        """Whether a word of the closed classes refers back."""
        kind, _, form = signal.cue.name.partition("-")
        if signal.cue.section != "words" or kind not in KINDS_OF_PRONOUN:
            return False
        declined = kind == "antecedent" and (form == ARTICLE or (self.second and form in CASES))
        return not declined or opens_clause(self.reading, self.sentence, signal.first)

    def _goes_on(self, signal: Signal, opened: set[int]) -> set[int]:
        """Where a preposition goes on with what one is meant; several are what they are."""
        return opened if self.references[signal.cue.name].number == 1 else set()

    def _definite(self, signal: Signal, named: set[int]) -> bool:
        """Whether a noun like "utility" stands alone after a definite article."""
        if signal.cue.section != "actors" or signal.cue.name != "epithet":
            return False
        beside = {
            (s.cue.name, s.first, s.last)
            for s in self.sentence.signals
            if s.cue.section in ("words", "markers")
        }
        after = signal.last + 1
        if {after, after + 1} & named or any(n == "of" and f == after for n, f, _ in beside):
            return False
        return self._opened(signal, {last for name, _, last in beside if name == "definite"})

    def _opened(self, signal: Signal, definite: set[int]) -> bool:
        """Whether an article opens the phrase of a noun, perhaps before adjectives or its field."""
        inside = {s.last for s in self.sentence.words("adjective")}
        inside |= {
            t
            for s in self.sentence.spots
            if s.kind == "technology"
            for t in range(s.first, s.last + 1)
        }
        token = signal.first - 1
        while token in inside and signal.first - token <= DESCRIPTION_REACH:
            token -= 1
        return token in definite

    def _resolved(self, signal: Signal) -> Unit | None:
        if signal.cue.name == "possessive":
            spots = subject_before(self.sentence, signal.first) or self._last_subject()
            role = "possessor"
        elif (
            signal.cue.name == OBJECT
            and not self.second
            and self.reading.tokens.texts[signal.first - 1] != ","
        ):
            return None  # a conjunction rather than a pronoun
        elif signal.cue.name.startswith("antecedent"):
            spots = antecedent_of(self.reading, self.sentence, signal.first, self.discourse.actors)
            role = "possessor" if signal.cue.name.endswith("possessive") else "actor"
        elif signal.cue.section == "words" and signal.cue.name == LATTER:
            spots = tuple(spot for _, spot in self.discourse.actors[-1:])
            role = "actor"
        elif signal.cue.section == "words":
            spots = self._pronominal(signal)
            role = "actor" if case_of(signal) else "pronoun"
        elif signal.cue.section == "actors":
            salient = self.antecedents.salient(DESCRIBED)
            spots, role = ((salient,) if salient else ()), "actor"
        else:
            spots = self._antecedents(self.references[signal.cue.name], signal)
            role = "actor"
        if not spots:
            return None
        echoes = [s.echo(signal.start, signal.end, signal.first, signal.last) for s in spots]
        owned = self.phrases.owned(signal.last, signal.end)
        if owned is not None and spots[0].kind == "country":
            self.reading.based += [(owned, echo, self.sentence) for echo in echoes]
            return None
        markers, first = self.phrases.markers_at(signal.first, signal.last, signal.end)
        owning = markers & OWNING and signal.cue.name != "possessive"
        if case_of(signal):
            markers = markers - CASES or case_of(signal)
        elif owning and len(spots) == 1 and spots[0].kind == "country":
            self._note_owner(first, echoes[0])
        reference = self.references.get(signal.cue.name)
        if signal.cue.section == "references" and reference and reference.marker:
            markers = frozenset({reference.marker})
        return Unit(echoes, role, markers, first, signal.first, signal.last)

    def _note_owner(self, first: int, place: Spot) -> None:
        """Note where the institution before "of that country" belongs."""
        for unit in self.sentence.units:
            if unit.last == first - 1 and unit.spots[-1].kind == "institution":
                self.reading.based.append((unit.spots[-1], place, self.sentence))

    def _pronominal(self, signal: Signal) -> tuple[Spot, ...]:
        """What a personal pronoun means: a subject before it; none where it only repeats one."""
        if self.second:
            spots = declined(self.reading, self.sentence, signal) or self._last_subject()
            return spots if agrees(self.reading, signal, spots) else ()
        if self.reading.knowledge.order != "svo" or (
            not self.reading.knowledge.postposed and self._governed(signal)
        ):
            return self._last_subject()
        texts, first, last = self.reading.tokens.texts, signal.first - 1, signal.last + 1
        inside = first > self.sentence.first and last <= self.sentence.last
        if inside and texts[first] == texts[last] == ",":
            return ()  # "Utopia, it, agrees"
        return subject_before(self.sentence, signal.first) or self._last_subject()

    def _governed(self, signal: Signal) -> bool:
        """Whether a preposition or a verb is directly before a pronoun, which is no subject."""
        return any(
            s.cue.section in ("markers", "senses") and signal.first - 1 in (s.first, s.last)
            for s in self.sentence.signals
        )

    def _in_focus(self) -> tuple[Spot, ...]:
        """The actor that the article is most about so far."""
        salient = self.antecedents.salient(ANY_ACTOR)
        return (salient,) if salient else ()

    def _last_subject(self) -> tuple[Spot, ...]:
        if 0 <= self.sentence.index - self.discourse.subject_sentence <= 2:
            return self.discourse.subject
        return ()

    def _antecedents(self, reference: Reference, signal: Signal) -> tuple[Spot, ...]:
        number = reference.number
        if reference.entity:
            return self.antecedents.fixed(reference.entity, signal)
        if number == 1:
            subject = subject_before(self.sentence, signal.first) or self.discourse.subject
            if self.final and len(subject) == 1 and self.antecedents.fits(subject[0], reference):
                return subject
            fitting = [
                s for _, s in reversed(self.discourse.actors) if self.antecedents.fits(s, reference)
            ]
            word = self.reading.tokens.texts[signal.last].lower()
            alike = (s for s in fitting if word in self.reading.normal[s.start : s.end].split())
            named = next(alike, None) or self.antecedents.salient(reference)
            return (named,) if named else ()
        return self.antecedents.several(reference)

    def _copular(self, unit: Unit) -> bool:
        """Whether a copula follows the unit: what a sentence is about ("who built it is B")."""
        after = unit.last + 1
        tags = self.reading.tokens.tags
        return after <= self.sentence.last and tags[after].startswith("VCP")

    def _note_subject(self) -> None:
        """The sentence's first bare actor is what the next sentence's pronouns mean."""
        walls = main_walls(self.reading, self.sentence) if self.final else []
        for unit in self.sentence.units:
            if not unit.is_actor or unit.role not in ("actor", "pronoun"):
                continue
            bare = not unit.markers or bool(unit.markers & {"subject", "topic"})
            if self.final and embedded(walls, self.sentence, unit):
                continue
            if bare and (not self.final or unit.markers or self._copular(unit)):
                self.discourse.subject = tuple(unit.spots)
                self.discourse.subject_sentence = self.sentence.index
                return


@Language.factory("techties_references")
def make_reference_resolver(nlp: Language, name: str) -> ReferenceResolver:  # noqa: ARG001
    """Create a ReferenceResolver.

    nlp (Language): The pipeline. name (str): The component's name.
    RETURNS (ReferenceResolver): The component.
    """
    return ReferenceResolver()
