"""Finds what is wrong with the ontology's files: clashes, missing labels, unknown ids and names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.ontology.concepts import FORMS, NOT_OWNING, RDF_TYPE, TT, Concept, concept_id
from kg.ontology.lexicon import CUE_SECTIONS, Lexicon
from kg.ontology.loading import Ontology, load, turtle_files
from kg.ontology.loading import _yaml as read_yaml
from kg.ontology.patterns import normalise

SECTIONS = frozenset({"name", "morphology", "references", "institutions", "tables", *CUE_SECTIONS})
"""The keys that a lexicon may have."""

_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_CLASS = "http://www.w3.org/2002/07/owl#Class"
_NAMED_EVERYWHERE = frozenset({"country", "bloc", "technology"})
_VARIANTS = ("-passive", "-verb")
_NO_SENSES = frozenset({"decoy", "ignore"})
_INSTITUTION = "institution:"


@dataclass
class _Schema:
    """What techties.ttl and its like declare: relations with the languages of their labels."""

    relations: dict[str, set[str]] = field(default_factory=dict)
    classes: set[str] = field(default_factory=set)


def check(extra: Path | None = None) -> list[str]:
    """Every flaw of the shipped ontology with a user's folder over it, a line each; [] if clean.

    One label of one language under two ids; concepts without an English name, or without any in
    a language that can be read; ids, classes, relations, senses and sections that do not exist.
    Raises OntologyError where a file cannot be read at all.
    """
    ontology = load(extra)
    schema = _schema(file for folder in ontology.folders for file in turtle_files(folder))
    flaws = [
        *(flaw for folder in ontology.folders for flaw in _clashes(folder)),
        *_missing_labels(ontology),
        *_unknown_ids(ontology.concepts),
        *_unknown_classes(ontology, schema),
        *_relations(ontology, schema),
        *(flaw for lexicon in ontology.lexicons.values() for flaw in _lexicon(ontology, lexicon)),
    ]
    return sorted(set(flaws))


def _clashes(folder: Path) -> Iterator[str]:
    """Labels that files of one folder give to several ids; another folder may move a label.

    Names of institutions are looked for in texts of every language, so theirs count in all.
    """
    everywhere: defaultdict[str, set[str]] = defaultdict(set)
    owners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for triple in _triples(turtle_files(folder)):
        concept = concept_id(getattr(triple.subject, "value", ""))
        label = triple.object
        owning = FORMS.get(triple.predicate.value, "decoy") not in NOT_OWNING
        if concept and owning and isinstance(label, ox.Literal):
            everywhere[label.value].add(concept)
            if not concept.startswith(_INSTITUTION):  # whose names keep their capitals
                owners[label.language or "", normalise(label.value).strip()].add(concept)
    for (language, text), concepts in owners.items():
        if len(concepts) > 1:
            yield f'label "{text}"@{language} stands under {_joined(concepts)}'
    for text, concepts in everywhere.items():
        if len(concepts) > 1 and any(c.startswith(_INSTITUTION) for c in concepts):
            yield f'label "{text}" stands under {_joined(concepts)}'


def _missing_labels(ontology: Ontology) -> Iterator[str]:
    for concept in ontology.concepts.values():
        names = [label for label in concept.labels if label.form == "name"]
        if not any(label.preferred and label.language == "en" for label in names):
            yield f"{concept.id} has no skos:prefLabel in en"
        if concept.kind in _NAMED_EVERYWHERE:
            languages = {label.language for label in names}
            for language in ontology.languages:
                if not languages & {language, ""}:
                    yield f"{concept.id} has no name in {language}"


def _unknown_ids(concepts: Mapping[str, Concept]) -> Iterator[str]:
    for concept in concepts.values():
        links = {
            "broader": (concept.broader, "technology"),
            "country": ((concept.country,) if concept.country else (), "country"),
            "member": (concept.members, "country"),
        }
        for link, (targets, kind) in links.items():
            for target in targets:
                if target not in concepts:
                    yield f"{concept.id}: {link} {target} does not exist"
                elif concepts[target].kind != kind:
                    yield f"{concept.id}: {link} {target} is no {kind}"


def _unknown_classes(ontology: Ontology, schema: _Schema) -> Iterator[str]:
    for concept in ontology.concepts.values():
        for name in concept.types:
            if name != "Concept" and name not in schema.classes:
                yield f"{concept.id}: class {name} does not exist"
    for language, lexicon in ontology.lexicons.items():
        used = {*lexicon.heads.types.values(), *(t for r in lexicon.references for t in r.types)}
        for name in used - schema.classes:
            yield f"lexicon/{language}.yaml: class {name} does not exist"


def _relations(ontology: Ontology, schema: _Schema) -> Iterator[str]:
    for relation, languages in schema.relations.items():
        for language in ontology.languages:
            if language not in languages:
                yield f"relation {relation} has no rdfs:label in {language}"
    for sense in ontology.senses.values():
        for relation in filter(None, (sense.relation, sense.also)):
            if relation not in schema.relations:
                yield f"senses.yaml: {sense.name}: relation {relation} does not exist"


def _lexicon(ontology: Ontology, lexicon: Lexicon) -> Iterator[str]:
    file = f"lexicon/{lexicon.language}.yaml"
    for section in sorted(set(read_yaml(ontology.folders, file)) - SECTIONS):
        yield f"{file}: section {section} does not exist"
    for name in sorted({cue.name for cue in lexicon.cues if cue.section == "senses"}):
        sense = name
        for variant in _VARIANTS:
            sense = sense.removesuffix(variant)
        if sense not in _NO_SENSES and sense not in ontology.senses:
            yield f"{file}: sense {name} does not exist"
    kinds = {concept.kind for concept in ontology.concepts.values()}
    for reference in lexicon.references:
        for kind in sorted(set(reference.kinds) - kinds):
            yield f"{file}: reference {reference.name}: kind {kind} does not exist"


def _schema(files: Iterable[Path]) -> _Schema:
    schema = _Schema()
    relations: set[str] = set()
    labels: defaultdict[str, set[str]] = defaultdict(set)
    for triple in _triples(files):
        name = getattr(triple.subject, "value", "")
        if not name.startswith(TT):
            continue
        local = name.removeprefix(TT)
        value = getattr(triple.object, "value", "")
        if triple.predicate.value == RDF_TYPE and value == TT + "Relation":
            relations.add(local)
        elif triple.predicate.value == RDF_TYPE and value == _CLASS:
            schema.classes.add(local)
        elif triple.predicate.value == _LABEL and isinstance(triple.object, ox.Literal):
            labels[local].add(triple.object.language or "")
    schema.relations = {relation: labels[relation] for relation in sorted(relations)}
    return schema


def _triples(files: Iterable[Path]) -> Iterator[ox.Triple]:
    for file in files:
        try:
            yield from ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)
        except (SyntaxError, OSError, ValueError) as error:
            raise OntologyError(f"{file}: not valid Turtle: {error}") from error


def _joined(concepts: set[str]) -> str:
    *first, last = sorted(concepts)
    return f"{', '.join(first)} and {last}"
