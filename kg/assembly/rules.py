"""What assembly has to know of the relations; the ontology holds the same facts as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.model import SYMMETRIC_RELATIONS


@dataclass(frozen=True, slots=True)
class RelationRules:
    """The traits of relations that decide how Findings become Statements.

    symmetric: relations that hold both ways; their endpoints are sorted.
    broader: a relation and the wider one that it implies.
    without_technology: relations whose statements name no further technology.
    """

    symmetric: frozenset[str] = SYMMETRIC_RELATIONS
    broader: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    without_technology: frozenset[str] = frozenset()

    def endpoints(self, relation: str, subject: str, object_: str) -> tuple[str, str]:
        """Subject and object in the order in which a Statement holds them."""
        if relation in self.symmetric and object_ < subject:
            return object_, subject
        return subject, object_

    def implied(self, relation: str) -> tuple[str, ...]:
        """The wider relations that `relation` implies, nearest first."""
        found: list[str] = []
        wider = self.broader.get(relation)
        while wider is not None and wider not in found:
            found.append(wider)
            wider = self.broader.get(wider)
        return tuple(found)


DEFAULT_RULES = RelationRules(
    broader=MappingProxyType({"signsAgreementWith": "cooperatesWith"}),
    without_technology=frozenset({"develops", "leadsIn", "basedIn"}),
)
"""The rules of the shipped ontology (a test holds them to `techties.ttl`)."""
