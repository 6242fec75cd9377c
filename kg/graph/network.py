"""The graph for NetworkX: entities as nodes, statements as edges, attributes plain scalars."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import networkx as nx

from kg.assembly import DEFAULT_RULES, RelationRules
from kg.graph.catalogue import Catalogue, CatalogueEntry
from kg.model import Entity, Statement

if TYPE_CHECKING:
    Network = nx.MultiDiGraph[str]
else:
    Network = nx.MultiDiGraph


def network(
    statements: Iterable[Statement],
    catalogue: Catalogue | None = None,
    *,
    rules: RelationRules = DEFAULT_RULES,
    language: str = "en",
) -> Network:
    """A MultiDiGraph with one edge a statement, keyed by the statement's id.

    Nodes are entity ids with label, kind (the part of the id before the colon), type (the class),
    country. Edges have id, label and relation, technology and its label, status, valid_from,
    valid_to, first_reported, last_reported, belief, reports (how many Findings), findings (their
    ids, a space between) and symmetric. What is unknown is "". Nodes and edges come sorted.

    statements: of any status. catalogue: names of entities. language: of the labels.
    """
    known = catalogue or {}
    facts = sorted(statements, key=lambda s: (s.subject, s.relation, s.object, s.technology or ""))
    graph: Network = nx.MultiDiGraph()
    for entity_id in sorted({end for s in facts for end in (s.subject, s.object)}):
        graph.add_node(
            entity_id, **_node(known.get(entity_id) or CatalogueEntry(entity_id), language)
        )
    for fact in facts:
        graph.add_edge(
            fact.subject, fact.object, key=fact.id, **_edge(fact, known, rules, language)
        )
    return graph


def _node(entry: CatalogueEntry, language: str) -> dict[str, str]:
    kind = Entity(entry.id, ()).kind
    return {
        "label": entry.label(language),
        "kind": kind,
        "type": entry.kind or kind.capitalize(),
        "country": entry.country or "",
    }


def _edge(
    fact: Statement, catalogue: Catalogue, rules: RelationRules, language: str
) -> dict[str, str | int | float | bool]:
    technology = fact.technology or ""
    entry = catalogue.get(technology) or CatalogueEntry(technology)
    return {
        "id": fact.id,
        "label": fact.relation,
        "relation": fact.relation,
        "technology": technology,
        "technology_label": entry.label(language) if technology else "",
        "status": fact.status,
        "valid_from": fact.valid_from or "",
        "valid_to": fact.valid_to or "",
        "first_reported": fact.first_reported or "",
        "last_reported": fact.last_reported or "",
        "belief": float(fact.belief),
        "reports": len(fact.findings),
        "findings": " ".join(fact.findings),
        "symmetric": fact.relation in rules.symmetric,
    }
