"""What assembly has to know of the relations; the ontology holds the same facts as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from kg.errors import OntologyError
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

_TT = "https://w3id.org/techties/ontology#"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_BROADER = NamedNode("http://www.w3.org/2000/01/rdf-schema#subPropertyOf")
_SYMMETRIC = NamedNode("http://www.w3.org/2002/07/owl#SymmetricProperty")
_RELATION, _TAKES = NamedNode(_TT + "Relation"), NamedNode(_TT + "takesTechnology")


def read_rules(paths: Iterable[Path]) -> RelationRules:
    """The rules that Turtle files give the relations (`tt:Relation`) which they hold together.

    Raises OntologyError for a file that cannot be read or parsed.
    """
    store = Store()
    for path in paths:
        try:
            store.load(path=str(path), format=RdfFormat.TURTLE)
        except (OSError, SyntaxError, ValueError) as error:
            raise OntologyError(f"{path}: {str(error).splitlines()[0]}") from error
    relations = {q.subject for q in store.quads_for_pattern(None, _TYPE, _RELATION)}
    symmetric = {q.subject for q in store.quads_for_pattern(None, _TYPE, _SYMMETRIC)}
    false = {
        q.subject
        for q in store.quads_for_pattern(None, _TAKES, None)
        if isinstance(q.object, Literal) and q.object.value in ("false", "0")
    }
    broader = {
        _local(q.subject): _local(q.object)
        for q in store.quads_for_pattern(None, _BROADER, None)
        if q.subject in relations and q.object in relations
    }
    return RelationRules(
        frozenset(map(_local, relations & symmetric)),
        MappingProxyType(dict(sorted(broader.items()))),
        frozenset(map(_local, relations & false)),
    )


def _local(node: object) -> str:
    return node.value.removeprefix(_TT) if isinstance(node, NamedNode) else str(node)
