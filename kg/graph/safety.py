"""Which queries may run: reading ones that ask no other server. Decided by parsing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rdflib.plugins.sparql.parser import parseQuery, parseUpdate

from kg.errors import QueryError
from kg.graph.names import PREFIXES

Node = dict[str, Any]
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_REFUSED = {"ServiceGraphPattern": "SERVICE"}
_LENGTH = 100_000


@dataclass(frozen=True, slots=True)
class Checked:
    """A query that may run. own_graphs: it says itself (FROM) which graphs it asks."""

    text: str
    own_graphs: bool


def checked(sparql: str) -> Checked:
    """The query, normalised, once it is known to read this store and nothing else.

    Two parsers see it, rdflib's here and Oxigraph's on evaluation, and both must read the same
    text the same way. So code point escapes are expanded first, as the SPARQL specification says
    (else an escaped quote ends a string for one of them only), and line ends are made one (else a
    carriage return ends a comment for one of them only).

    Raises QueryError for an update, for SERVICE, for a prefix that nothing declares, and for what
    cannot be parsed.
    """
    text = _normalised(sparql)
    if len(text) > _LENGTH:
        raise QueryError(f"the query is longer than {_LENGTH} characters")
    nodes = list(_nodes(_parse(text)))
    names = {_name(node) for node in nodes}
    for name in sorted(names & _REFUSED.keys()):
        raise QueryError(f"{_REFUSED[name]} is not allowed: queries read this graph alone")
    used, declared = (_prefixes(nodes, name) for name in ("pname", "PrefixDecl"))
    for prefix in sorted(used - declared - PREFIXES.keys()):
        raise QueryError(f"the query declares no prefix {prefix}:")
    return Checked(text, own_graphs="DatasetClause" in names)


def _normalised(sparql: str) -> str:
    text = sparql
    while True:
        try:
            expanded = _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)), text)
        except (ValueError, OverflowError):
            raise QueryError("the query holds an escape that is no character") from None
        if expanded == text:
            break
        text = expanded
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise QueryError("the query holds a character that cannot be encoded") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _parse(text: str) -> object:
    try:
        return parseQuery(text)
    except RecursionError:
        raise QueryError("the query is nested too deeply") from None
    except Exception as error:  # the parser's own, and whatever its actions raise
        if _is_update(text):
            raise QueryError("updates are not allowed: queries only read the graph") from None
        raise QueryError(f"the query cannot be parsed{_place(error)}") from None


def _is_update(text: str) -> bool:
    try:
        return bool(parseUpdate(text).request)
    except Exception:
        return False


def _place(error: Exception) -> str:
    """Where a parser's error lies and what stands there, as far as it says."""
    line, column = getattr(error, "lineno", None), getattr(error, "col", None)
    if line is None or column is None:
        return ""
    rest = str(getattr(error, "line", ""))[column - 1 :].strip()
    found = f"unexpected {rest[:40]!r}" if rest else "unexpected end"
    return f" at line {line}, column {column}: {found}"


def _name(node: Node) -> str:
    return str(getattr(node, "name", ""))


def _prefixes(nodes: Iterable[Node], name: str) -> set[str]:
    return {str(node.get("prefix") or "") for node in nodes if _name(node) == name}


def _nodes(tree: object) -> Iterator[Node]:
    """All nodes of a parse tree that have parts."""
    waiting: list[object] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):  # no Mapping: for that pass pyparsing's results, hiding items
            yield node
            waiting.extend(node.values())
        elif isinstance(node, Iterable) and not isinstance(node, str):
            waiting.extend(node)
