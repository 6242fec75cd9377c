"""What the engine needs of one language, compiled for matching."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import NamedTuple

from kg.extraction.confidence import Confidence
from kg.ontology import Cue, Label, Lexicon, Ontology
from kg.ontology.joined import joined_cue
from kg.ontology.patterns import Matcher, Pattern, cue, expand, label_pattern, normalise

NAME_FORMS = frozenset({"name", "adjective", "demonym", "metonym", "decoy"})
# A label of at most this many characters that has capitals is an acronym: matched by case.
ACRONYM_LENGTH = 4


# The language of names in every language's press.
INTERNATIONAL = "en"


class LabelPattern(NamedTuple):
    """A label as it is looked for.

    length: characters of its normalised text, or 0 where its length varies.
    exact: whether the text must have the label's own capitals.
    """

    label: Label
    length: int
    exact: bool


@dataclass(frozen=True)
class Knowledge:
    """One language's matchers and settings; shared by all components of its pipeline."""

    ontology: Ontology
    lexicon: Lexicon
    labels: Matcher[LabelPattern]
    cues: Matcher[Cue]
    particles: tuple[Cue, ...] = ()
    confidence: Confidence = field(default_factory=Confidence)
    technology: Confidence = field(default_factory=Confidence)
    short_forms: dict[str, str] = field(default_factory=dict)
    generic_names: Matcher[LabelPattern] = field(default_factory=lambda: Matcher(()))
    foreign_places: Matcher[LabelPattern] = field(default_factory=lambda: Matcher(()))

    @classmethod
    def of(cls, ontology: Ontology, language: str) -> Knowledge:
        """Compile the ontology for `language`, which must have a lexicon."""
        lexicon = ontology.lexicons[language]
        labels = ontology.labels(language)
        return cls(
            ontology=ontology,
            lexicon=lexicon,
            labels=Matcher(_label_patterns(labels, lexicon, NAME_FORMS)),
            cues=Matcher(_cue_patterns(lexicon)),
            particles=tuple(c for c in lexicon.cues if c.section == "particles"),
            confidence=Confidence.from_mapping(ontology.confidence.get("finding") or {}),
            technology=Confidence.from_mapping(ontology.confidence.get("technology") or {}),
            short_forms={x.text: x.concept for x in labels if x.form == "short"},
            generic_names=Matcher(_label_patterns(labels, lexicon, frozenset({"generic"}))),
            foreign_places=Matcher(_foreign_places(ontology, lexicon)),
        )

    @cached_property
    def particles_by_letter(self) -> dict[str, list[Cue]]:
        """The particles by their first letter, for speed."""
        found: dict[str, list[Cue]] = {}
        for particle in self.particles:
            found.setdefault(particle.written[:1], []).append(particle)
        return found

    @property
    def order(self) -> str:
        """Word order: `svo`, `v2` or `final`."""
        return self.lexicon.morphology.order

    @property
    def postposed(self) -> bool:
        """Whether adjectives follow their nouns."""
        return self.lexicon.morphology.adjectives == "after"

    @property
    def structure(self) -> str:
        """How noun phrases are built: `prenominal`, `postposed`, or as the word order says."""
        if self.lexicon.morphology.prenominal:
            return "prenominal"
        return "postposed" if self.postposed else self.order


def _label_patterns(
    labels: list[Label], lexicon: Lexicon, forms: frozenset[str]
) -> Iterator[Pattern[LabelPattern]]:
    morphology = lexicon.morphology
    for label in labels:
        normal = normalise(label.text, morphology.script).strip()
        if label.form not in forms or not normal:
            continue
        capitals = label.text.upper() == label.text or label.text[1:].lower() != label.text[1:]
        acronym = len(label.text) <= ACRONYM_LENGTH and capitals
        exact = (acronym or label.form == "decoy") and label.text.lower() != label.text
        foreign = label.language not in (lexicon.language, "")
        varies = " " in normal and (bool(morphology.inner_suffixes) or morphology.particles)
        payload = LabelPattern(label, 0 if varies and not foreign else len(normal), exact)
        yield label_pattern(normal, payload, morphology, inflected=not foreign)


def _foreign_places(ontology: Ontology, lexicon: Lexicon) -> Iterator[Pattern[LabelPattern]]:
    """The English names of countries, which names of institutions contain in any language."""
    if lexicon.language != INTERNATIONAL:
        labels = [x for x in ontology.labels(INTERNATIONAL) if x.language == INTERNATIONAL]
        places = [x for x in labels if x.concept.startswith("country:")]
        yield from _label_patterns(places, lexicon, frozenset({"name", "adjective"}))


def _cue_patterns(lexicon: Lexicon) -> Iterator[Pattern[Cue]]:
    morphology = lexicon.morphology
    joined = partial(joined_cue, spaced=morphology.spaced)
    compiled = joined if morphology.particles else cue
    for entry in lexicon.cues:
        if entry.section == "particles":
            continue
        for written in expand(entry.written):
            yield compiled(written, entry)
    for reference in lexicon.references:
        for written in reference.words:
            for choice in expand(written):
                yield compiled(choice, Cue("references", reference.name, choice))
