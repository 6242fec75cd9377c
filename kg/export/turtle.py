"""Turtle: all triples of all graphs, grouped by subject, sorted, with prefixes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import BinaryIO

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.export.base import Source
from kg.graph.names import PREFIXES, RDF, XSD

Term = NamedNode | BlankNode | Literal | Triple
_LOCAL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.:-]*[A-Za-z0-9_-])?\Z")
_TYPE = f"<{RDF}type>"
_INTEGER = re.compile(r"[+-]?[0-9]+\Z")
_DECIMAL = re.compile(r"[+-]?[0-9]*\.[0-9]+\Z")
_BARE = {
    XSD + "integer": _INTEGER,
    XSD + "decimal": _DECIMAL,
    XSD + "boolean": re.compile(r"(true|false)\Z"),
}
_NAMESPACES = sorted(((ns, prefix) for prefix, ns in PREFIXES.items()), key=lambda p: -len(p[0]))


class Turtle:
    """Writes Turtle that is the same for the same content, and easy to compare line by line."""

    name = "turtle"
    suffix = ".ttl"
    about = "RDF: every triple of all graphs, sorted, in Turtle"

    def write(self, source: Source, out: BinaryIO) -> None:
        """Write all triples of `source` to `out`, UTF-8."""
        for line in turtle_lines(source.quads()):
            out.write(line.encode())


def turtle_lines(quads: Iterable[Quad]) -> Iterator[str]:
    """The Turtle of these quads' triples, piece by piece; each triple once, whatever its graphs."""
    for prefix, namespace in sorted(PREFIXES.items()):
        yield f"@prefix {prefix}: <{namespace}> .\n"
    write = _Shortener()
    triples = {(str(q.subject), str(q.predicate), str(q.object)): q for q in quads}
    order = sorted(triples, key=lambda t: (t[0], t[1] != _TYPE, t[1], t[2]))
    for subject, rows in groupby(order, key=lambda t: t[0]):
        found = [triples[row] for row in rows]
        yield f"\n{write(found[0].subject, subject)}"
        yield " ;\n   ".join(_predicates(found, write))
        yield " .\n"


def _predicates(quads: list[Quad], write: _Shortener) -> Iterator[str]:
    for predicate, rows in groupby(quads, key=lambda q: q.predicate):
        objects = ", ".join(write(q.object) for q in rows)
        name = "a" if predicate.value == RDF + "type" else write(predicate)
        yield f" {name} {objects}"


class _Shortener:
    """Terms in Turtle's short forms; IRIs, which come again and again, are shortened once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __call__(self, term: Term, text: str | None = None) -> str:
        if isinstance(term, NamedNode):
            return self._iri(term.value)
        if isinstance(term, Literal):
            return self._literal(term)
        return text or str(term)

    def _iri(self, iri: str) -> str:
        short = self._known.get(iri)
        if short is None:
            short = self._known[iri] = _shorten(iri)
        return short

    def _literal(self, literal: Literal) -> str:
        datatype = literal.datatype.value
        if literal.language or datatype == XSD + "string":
            return str(literal)
        bare = _BARE.get(datatype)
        if bare is not None and bare.match(literal.value):
            return literal.value
        return f"{Literal(literal.value)}^^{self._iri(datatype)}"


def _shorten(iri: str) -> str:
    for namespace, prefix in _NAMESPACES:
        if iri.startswith(namespace):
            local = iri[len(namespace) :]
            if _LOCAL.match(local):
                return f"{prefix}:{local}"
    return f"<{iri}>"
