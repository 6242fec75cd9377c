"""SPARQL over the store: reading only, nothing fetched from elsewhere, the usual prefixes known."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal as Choice
from typing import TypeVar

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from kg.errors import QueryError
from kg.graph.names import PREFIXES
from kg.graph.safety import checked
from kg.graph.store import GraphStore, one_line
from kg.graph.terms import Term

Format = Choice["csv", "tsv", "json", "xml"]
FORMATS: tuple[Format, ...] = ("csv", "tsv", "json", "xml")
T = TypeVar("T")
Raw = QuerySolutions | QueryBoolean | QueryTriples

_RESULTS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
_PLACE = re.compile(r"error at (\d+):(\d+)")
_GRAPHS = {"json": RdfFormat.JSON_LD, "xml": RdfFormat.RDF_XML}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for a person: IRIs shortened by the known prefixes, literals bare, unbound ""."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class QueryResult:
    """The answer to one query; each method evaluates it again, so any may be called, repeatedly."""

    evaluate: Callable[[], Raw]

    def table(self) -> Table:
        """The rows of a SELECT, `true` or `false` of an ASK, the sorted triples of a graph."""
        return _guard(lambda: _table(self.evaluate()))

    def rows(self) -> list[dict[str, Term]]:
        """The bindings of a SELECT as terms; QueryError for another form of query."""
        return _guard(lambda: _rows(self.evaluate()))

    def serialize(self, format_: Format) -> bytes:
        """The W3C results format. A graph gives JSON-LD, RDF/XML, or rows of its triples.

        Raises QueryError where the format is none of `FORMATS`.
        """
        if format_ not in FORMATS:
            raise QueryError(f"unknown format {format_!r}: one of {', '.join(FORMATS)}")
        return _guard(lambda: _serialize(self.evaluate(), format_))


def query(store: GraphStore | Store, sparql: str) -> QueryResult:
    """Evaluate a SPARQL 1.1 query over the union of all graphs, or of those it names with FROM.

    The prefixes of `kg.graph.names.PREFIXES` are known without being declared.
    Raises QueryError, with one line, where the query cannot be parsed, asks another server
    (SERVICE), or is an update.
    """
    asked = checked(sparql)

    # The parser's cache keeps this frame alive for a while; so the store itself, whose lock goes
    # with the last reference to it, must not be one of its variables.
    def evaluate() -> Raw:
        raw = store.raw if isinstance(store, GraphStore) else store
        return raw.query(
            asked.text, prefixes=PREFIXES, use_default_graph_as_union=not asked.own_graphs
        )

    _guard(evaluate)
    return QueryResult(evaluate)


def _guard(run: Callable[[], T]) -> T:
    try:
        return run()
    except SyntaxError as error:  # its message lists the grammar; only the place helps a person
        found = _PLACE.match(str(error))
        place = f" at line {found[1]}, column {found[2]}" if found else ""
        raise QueryError(f"the query cannot be parsed{place}") from error
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"the query fails: {one_line(error)}") from error


def _table(raw: Raw) -> Table:
    if isinstance(raw, QueryBoolean):
        return Table(("answer",), ((str(bool(raw)).lower(),),))
    if isinstance(raw, QueryTriples):
        header = ("subject", "predicate", "object")
        found = sorted(((t.subject, t.predicate, t.object) for t in raw), key=str)
        return Table(header, tuple(tuple(map(short, triple)) for triple in found))
    names = tuple(variable.value for variable in raw.variables)
    return Table(names, tuple(tuple(short(row[name]) for name in names) for row in raw))


def _rows(raw: Raw) -> list[dict[str, Term]]:
    if not isinstance(raw, QuerySolutions):
        raise QueryError("only a SELECT query gives rows")
    names = [variable.value for variable in raw.variables]
    return [{name: row[name] for name in names if row[name] is not None} for row in raw]


def _serialize(raw: Raw, format_: Format) -> bytes:
    if not isinstance(raw, QueryTriples):
        return raw.serialize(format=_RESULTS[format_]) or b""
    triples = sorted(raw, key=str)
    if format_ in _GRAPHS:
        return serialize(triples, format=_GRAPHS[format_], prefixes=PREFIXES) or b""
    return _delimited(triples, "," if format_ == "csv" else "\t")


def _delimited(triples: list[Triple], delimiter: str) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(("subject", "predicate", "object"))
    for triple in triples:
        writer.writerow(map(_bare, (triple.subject, triple.predicate, triple.object)))
    return out.getvalue().encode()


def _bare(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def short(term: object) -> str:
    """A term for a person: an IRI by its longest known prefix, a literal's value, None as ""."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        fitting = [(ns, prefix) for prefix, ns in PREFIXES.items() if term.value.startswith(ns)]
        if fitting:
            namespace, prefix = max(fitting, key=lambda pair: len(pair[0]))
            return f"{prefix}:{term.value[len(namespace) :]}"
    return _bare(term)
