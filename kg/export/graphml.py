"""GraphML: entities as nodes, statements as edges with all their attributes."""

from __future__ import annotations

import re
from typing import BinaryIO

import networkx as nx

from kg.export.base import Source
from kg.graph.network import Network

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Scalar = str | int | float | bool


class GraphML:
    """Writes GraphML for Gephi, yEd, Cytoscape, networkx and graphology; edge ids are unique."""

    name = "graphml"
    suffix = ".graphml"
    about = "property graph: an entity a node, a statement an edge with all its attributes"

    def write(self, source: Source, out: BinaryIO) -> None:
        """Write the statements of `source` to `out`, UTF-8."""
        nx.write_graphml_xml(plain(source.network()), out)


def plain(graph: Network) -> Network:
    """A copy that GraphML can hold, whatever attributes were added.

    Characters that XML forbids are left out, line ends become one kind, None is "", and a list is
    its items with a space between. An attribute of numbers in some places and words in others is
    words in all.
    """
    copy: Network = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        copy.add_node(_text(node), **_attributes(data))
    for source, target, key, data in graph.edges(keys=True, data=True):
        copy.add_edge(_text(source), _text(target), key=_text(str(key)), **_attributes(data))
    rows: list[dict[str, Scalar]] = [data for _, data in copy.nodes(data=True)]
    _unify(rows)
    _unify([data for _, _, data in copy.edges(data=True)])
    return copy


def _attributes(data: dict[str, object]) -> dict[str, Scalar]:
    return {_text(name): _scalar(value) for name, value in data.items()}


def _scalar(value: object) -> Scalar:
    if isinstance(value, bool | int | float):
        return value
    if value is None:
        return ""
    if isinstance(value, set | frozenset):
        return " ".join(sorted(_text(str(item)) for item in value))
    if isinstance(value, list | tuple):
        return " ".join(_text(str(item)) for item in value)
    return _text(str(value))


def _text(value: str) -> str:
    return _FORBIDDEN.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


def _unify(rows: list[dict[str, Scalar]]) -> None:
    types: dict[str, set[type]] = {}
    for row in rows:
        for name, value in row.items():
            types.setdefault(name, set()).add(type(value))
    mixed = {name for name, seen in types.items() if len(seen) > 1}
    for row in rows:
        for name in mixed & row.keys():
            row[name] = str(row[name])
