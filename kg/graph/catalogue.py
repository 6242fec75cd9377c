"""What the graph says of an entity beside its statements: names, class, country, same things."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.assembly import DEFAULT_RULES, RelationRules
from kg.ontology.concepts import Concept


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """An entity as the ontology knows it, or as articles name it.

    id: such as `institution:kaist`. labels: language and preferred name.
    kind: the ontology's class without its namespace, such as `University`, or "" for the class
    that goes with the id. country: an entity id. exact_match: IRIs of the same thing elsewhere.
    broader: entity ids (of technologies). members: entity ids (of a bloc).
    provisional: known from articles alone.
    """

    id: str
    labels: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    country: str | None = None
    exact_match: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    provisional: bool = False

    def label(self, language: str = "en") -> str:
        """The name in `language`, else in English, else in the first language, else the id."""
        for code in (language, "en", *sorted(self.labels)):
            if self.labels.get(code):
                return self.labels[code]
        return self.id.partition(":")[2] or self.id


Catalogue = Mapping[str, CatalogueEntry]
"""Entity id and entry. Entities that it lacks are named as the articles name them."""


def catalogue_of(concepts: Iterable[Concept]) -> dict[str, CatalogueEntry]:
    """The catalogue of the ontology's concepts, sorted by id."""
    entries = {concept.id: _entry(concept) for concept in concepts}
    return dict(sorted(entries.items()))


def _entry(concept: Concept) -> CatalogueEntry:
    general = {concept.kind.capitalize(), "Concept", "Actor"}
    return CatalogueEntry(
        id=concept.id,
        labels={x.language: x.text for x in concept.labels if x.preferred and x.form == "name"},
        kind=next((name for name in sorted(concept.types) if name not in general), ""),
        country=concept.country,
        exact_match=tuple(sorted(concept.matches)),
        broader=tuple(sorted(concept.broader)),
        members=tuple(sorted(concept.members)),
    )


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a store takes from elsewhere.

    catalogue: what the ontology knows of entities. rules: the traits of relations, by which plain
    edges are derived. version: of the program, kept as provenance.
    """

    catalogue: Catalogue = field(default_factory=dict)
    rules: RelationRules = DEFAULT_RULES
    version: str = ""


def complete(
    catalogue: Catalogue, seen: Iterable[str], named: Iterable[tuple[str, str, str]]
) -> dict[str, CatalogueEntry]:
    """The entries of all entities of the articles, and of those they lead to, sorted by id.

    An entity that the catalogue lacks is provisional: in each language it has the name that most
    articles use first (of names used as often, the first in the alphabet).

    seen: entity ids. named: entity id, language and name, once for each article.
    """
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for entity_id, language, name in named:
        counts[entity_id, language][name] += 1
    labels: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (entity_id, language), counted in sorted(counts.items()):
        labels[entity_id][language] = preferred(counted)
    return {
        key: catalogue.get(key) or CatalogueEntry(key, labels.get(key, {}), provisional=True)
        for key in sorted(_closure(catalogue, seen))
    }


def _closure(catalogue: Catalogue, entity_ids: Iterable[str]) -> set[str]:
    """The entities and all that their entries lead to."""
    reached: set[str] = set()
    waiting = list(entity_ids)
    while waiting:
        entity_id = waiting.pop()
        if entity_id in reached:
            continue
        reached.add(entity_id)
        entry = catalogue.get(entity_id)
        if entry is not None:
            waiting += (*entry.broader, *entry.members, *filter(None, [entry.country]))
    return reached


def preferred(counted: Mapping[str, int]) -> str:
    """The name used most; of several, the first in the alphabet."""
    return min(counted, key=lambda name: (-counted[name], name))
