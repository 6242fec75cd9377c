"""A Picture as a pyvis network: sizes, shapes, curves, and nodes at fixed places.

Colours are left to the style sheet, so that the page can be light or dark.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from pyvis.edge import Edge
from pyvis.network import Network

from kg.view.layout import positions
from kg.view.picture import Link, Node, Picture
from kg.view.text import shorten

_SHAPES = {"country": "dot", "bloc": "hexagon", "institution": "square", "technology": "diamond"}
_LABEL_LENGTH = 52
_LINE_LENGTH = 22
_LETTER_WIDTH = 0.56
_LINE_HEIGHT = 1.25
_MARGIN = 16.0
_CURVE = 0.16


def network(picture: Picture) -> Network:
    """A pyvis network with a node for each node and an edge for each link, in order."""
    degree = Counter(end.id for link in picture.links for end in (link.subject, link.object))
    sizes = {node.id: _size(degree[node.id]) for node in picture.nodes}
    index = {node.id: place for place, node in enumerate(picture.nodes)}
    places = positions(
        [_box(node, sizes[node.id]) for node in picture.nodes],
        [(index[link.subject.id], index[link.object.id]) for link in picture.links],
    )
    net = Network(directed=True)
    for node, (x, y) in zip(picture.nodes, places, strict=True):
        net.add_node(
            node.id,
            label=shorten(node.label, _LABEL_LENGTH),
            shape=_SHAPES.get(node.kind, "triangle"),
            size=sizes[node.id],
            font={"size": _letter_size(sizes[node.id])},
            x=x,
            y=y,
            kind=node.kind,
        )
    # Not add_edge: it searches all nodes and edges for every new one.
    curves = _curves(picture.links)
    net.edges = [Edge(**_edge(link, curves[link.id])).options for link in picture.links]
    return net


def _size(degree: int) -> float:
    return round(8 + min(32.0, 3.4 * math.sqrt(degree)), 1)


def _letter_size(size: float) -> int:
    return round(11 + size / 5)


def _box(node: Node, size: float) -> tuple[float, float]:
    label = shorten(node.label, _LABEL_LENGTH)
    font = _letter_size(size)
    lines = -(-len(label) // _LINE_LENGTH)
    letters = sum(1.0 if ord(letter) < 0x1100 else 1.8 for letter in label[:_LINE_LENGTH])
    width = max(2 * size, letters * _LETTER_WIDTH * font)
    return width + _MARGIN, 2 * size + lines * _LINE_HEIGHT * font + _MARGIN


def _edge(link: Link, curve: float) -> dict[str, object]:
    options: dict[str, object] = {
        "source": link.subject.id,
        "dest": link.object.id,
        "directed": not link.symmetric,
        "id": link.id,
        "relation": link.relation,
        "width": round(1.4 + min(3.0, 0.8 * math.sqrt(max(0, link.sources - 1))), 2),
    }
    if curve:
        turn = "curvedCW" if curve > 0 else "curvedCCW"
        options["smooth"] = {"enabled": True, "type": turn, "roundness": abs(curve)}
    return options


def _curves(links: Iterable[Link]) -> dict[str, float]:
    """How far each link bends, so that several between two nodes lie side by side."""
    between: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in links:
        first, second = sorted((link.subject.id, link.object.id))
        between[first, second].append(link)
    bends: dict[str, float] = {}
    for (first, _), group in between.items():
        middle = (len(group) - 1) / 2
        for place, link in enumerate(group):
            bend = round((place - middle) * _CURVE, 3)
            bends[link.id] = bend if link.subject.id == first else -bend
    return bends
