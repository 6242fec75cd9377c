"""Concepts and labels out of the ontology's Turtle files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from kg.errors import OntologyError

TT = "https://w3id.org/techties/ontology#"
ID = "https://w3id.org/techties/id/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

Form = Literal["name", "adjective", "demonym", "metonym", "short", "decoy", "generic", "removed"]
FORMS: Mapping[str, Form] = {
    SKOS + "prefLabel": "name",
    SKOS + "altLabel": "name",
    SKOS + "hiddenLabel": "name",
    TT + "adjective": "adjective",
    TT + "demonym": "demonym",
    TT + "metonym": "metonym",
    TT + "shortForm": "short",
    TT + "decoy": "decoy",
    TT + "genericName": "generic",
    TT + "notName": "removed",
}
NOT_OWNING: frozenset[Form] = frozenset({"decoy", "generic", "removed"})
"""Forms of labels that several concepts may share."""
KINDS = frozenset({"country", "bloc", "institution", "technology"})


@dataclass(frozen=True, slots=True)
class Label:
    """A name of a concept.

    language: ISO 639-1, or "" for any. form: how the name stands for the concept.
    preferred: whether it is the concept's prefLabel in its language.
    """

    text: str
    language: str
    concept: str
    form: Form
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """A country, bloc, institution or technology.

    id: of the annotation contract, such as `country:KR`. types: local names of its classes.
    broader: ids of broader technologies. country: where an institution belongs.
    members: ids of a bloc's members. matches: IRIs of the same thing elsewhere.
    """

    id: str
    types: tuple[str, ...]
    labels: tuple[Label, ...]
    broader: tuple[str, ...] = ()
    country: str | None = None
    members: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """`country`, `bloc`, `institution` or `technology`."""
        return self.id.partition(":")[0]

    def label(self, language: str = "en") -> str:
        """The preferred name in `language`, else in English, else any, else the id's last part."""
        named = [x for x in self.labels if x.form == "name"]
        for tongue in (language, "en", ""):
            for wanted in (True, False):
                for label in named:
                    if label.language == tongue and label.preferred >= wanted:
                        return label.text
        return named[0].text if named else self.id.partition(":")[2]


def concept_id(iri: str) -> str | None:
    """`country:KR` for `https://w3id.org/techties/id/country/KR`; None for any other IRI."""
    if not iri.startswith(ID):
        return None
    kind, _, local = iri[len(ID) :].partition("/")
    return f"{kind}:{local}" if kind in KINDS and local else None


class _Draft:
    """A concept while its triples come in."""

    def __init__(self) -> None:
        self.types: set[str] = set()
        self.labels: list[Label] = []
        self.broader: set[str] = set()
        self.country: str | None = None
        self.members: set[str] = set()
        self.matches: set[str] = set()

    def add(self, concept: str, predicate: str, value: object) -> None:
        if isinstance(value, ox.Literal):
            form = FORMS.get(predicate)
            if form:
                preferred = predicate == SKOS + "prefLabel"
                language = value.language or ""
                self.labels.append(Label(value.value, language, concept, form, preferred))
        elif isinstance(value, ox.NamedNode):
            self._link(predicate, value.value)

    def _link(self, predicate: str, iri: str) -> None:
        other = concept_id(iri)
        if predicate == RDF_TYPE:
            self.types.add(iri.rpartition("#")[2])
        elif predicate == SKOS + "broader" and other:
            self.broader.add(other)
        elif predicate == TT + "country" and other:
            self.country = other
        elif predicate == TT + "member" and other:
            self.members.add(other)
        elif predicate == SKOS + "exactMatch":
            self.matches.add(iri)


def read_concepts(files: Iterable[Path]) -> dict[str, Concept]:
    """The concepts of Turtle files, by id, sorted.

    files: in order of growing weight: a label that a later file gives to another concept moves.
    Raises OntologyError where a file is not Turtle.
    """
    drafts: dict[str, _Draft] = {}
    for file in files:
        owners: dict[tuple[str, str], str] = {}
        try:
            triples = list(ox.parse(path=str(file), format=ox.RdfFormat.TURTLE))
        except (SyntaxError, OSError, ValueError) as error:
            raise OntologyError(f"{file}: not valid Turtle: {error}") from error
        for triple in triples:
            concept = concept_id(getattr(triple.subject, "value", ""))
            if concept:
                predicate = triple.predicate.value
                drafts.setdefault(concept, _Draft()).add(concept, predicate, triple.object)
                owning = FORMS.get(predicate, "decoy") not in NOT_OWNING
                if isinstance(triple.object, ox.Literal) and owning:
                    key = (triple.object.language or "", triple.object.value)
                    owners[key] = concept
        _move_labels(drafts, owners)
    return {concept: _finished(concept, drafts[concept]) for concept in sorted(drafts)}


def _move_labels(drafts: Mapping[str, _Draft], owners: Mapping[tuple[str, str], str]) -> None:
    for concept, draft in drafts.items():
        draft.labels = [
            label
            for label in draft.labels
            if label.form in NOT_OWNING
            or owners.get((label.language, label.text), concept) == concept
        ]


def _finished(concept: str, draft: _Draft) -> Concept:
    labels = sorted(set(draft.labels), key=lambda x: (x.language, not x.preferred, x.form, x.text))
    return Concept(
        id=concept,
        types=tuple(sorted(draft.types)),
        labels=tuple(labels),
        broader=tuple(sorted(draft.broader)),
        country=draft.country,
        members=tuple(sorted(draft.members)),
        matches=tuple(sorted(draft.matches)),
    )
