"""Where the nodes go: a force-directed layout that is the same every time.

Physics in the browser settles in seconds for hundreds of nodes and differs from run to run; here
the positions are computed once. Springs pull linked nodes together, every node pushes every other
away (Fruchterman and Reingold), then boxes that still overlap are moved apart.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Indexes = NDArray[np.int64]

_SPRING = 150.0
_GOLDEN_ANGLE = np.pi * (3 - np.sqrt(5.0))
_WORK = 6e7
_MOST_ROUNDS = 500
_LEAST_ROUNDS = 40
_GRAVITY = 0.12
_LANDSCAPE = 1.5
_COVERED = 0.5
_BLOCK = 512
_OVERLAP_ROUNDS = 80
_BETWEEN = 30.0


def positions(
    boxes: Sequence[tuple[float, float]], edges: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """A place for the middle of each box, in whole pixels around the origin.

    boxes: width and height of each node with its label. edges: pairs of indexes into them.
    Parts that no edge joins are laid out on their own, then set in rows, the largest first.
    """
    if not boxes:
        return []
    sizes = np.asarray(boxes, dtype=np.float64)
    pairs = _simple(edges)
    places = np.zeros_like(sizes)
    parts = _parts(len(sizes), pairs)
    for part in parts:
        places[part] = _lay_out(sizes[part], _within(part, pairs, len(sizes)))
    _set_in_rows(parts, places, sizes)
    middle = (places.max(axis=0) + places.min(axis=0)) / 2
    return [(int(x), int(y)) for x, y in np.rint(places - middle)]


def _parts(count: int, pairs: Indexes) -> list[Indexes]:
    """The connected parts, the largest first."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(pairs.tolist())
    found = [sorted(part) for part in nx.connected_components(graph)]
    return [np.asarray(part) for part in sorted(found, key=lambda part: (-len(part), part[0]))]


def _within(part: Indexes, pairs: Indexes, count: int) -> Indexes:
    """The pairs of a part as indexes into it."""
    place = np.full(count, -1)
    place[part] = np.arange(len(part))
    own = place[pairs]
    return own[own[:, 0] >= 0]


def _lay_out(boxes: Points, pairs: Indexes) -> Points:
    """One connected part."""
    if len(boxes) == 1:
        return np.zeros((1, 2))
    degree = np.bincount(pairs.ravel(), minlength=len(boxes)).astype(np.float64)
    points = _relax(_spiral(degree), pairs, degree)
    return _separate(_fill(points, boxes), boxes)


def _set_in_rows(parts: list[Indexes], places: Points, sizes: Points) -> None:
    """Move the parts side by side, row under row, as wide as the largest or a landscape."""
    low = [(places[part] - sizes[part] / 2).min(axis=0) for part in parts]
    high = [(places[part] + sizes[part] / 2).max(axis=0) for part in parts]
    size = [most - least for least, most in zip(low, high, strict=True)]
    area = sum(float(one.prod()) for one in size)
    width = max(float(size[0][0]), math.sqrt(area * _LANDSCAPE * 1.7))
    rows: list[list[int]] = [[]]
    used = 0.0
    for part in range(len(parts)):
        if rows[-1] and used + size[part][0] > width:
            rows.append([])
            used = 0.0
        rows[-1].append(part)
        used += size[part][0] + _BETWEEN
    top = 0.0
    for row in rows:
        height = max(float(size[part][1]) for part in row)
        left = -(sum(float(size[part][0]) for part in row) + _BETWEEN * (len(row) - 1)) / 2
        for part in row:
            down = top + (height - size[part][1]) / 2
            places[parts[part]] += np.array([left, down]) - low[part]
            left += float(size[part][0]) + _BETWEEN
        top += height + _BETWEEN


def _simple(edges: Sequence[tuple[int, int]]) -> Indexes:
    """Each pair once, without direction and loops."""
    found = sorted({(min(pair), max(pair)) for pair in edges if pair[0] != pair[1]})
    return np.asarray(found, dtype=np.int64).reshape(-1, 2)


def _spiral(degree: Points) -> Points:
    """A start without chance: the best linked in the middle, the others around them."""
    place = np.empty(len(degree))
    place[np.argsort(-degree, kind="stable")] = np.arange(len(degree))
    radius = _SPRING * 0.6 * np.sqrt(place + 0.5)
    angle = place * _GOLDEN_ANGLE
    return np.column_stack((radius * np.cos(angle), radius * np.sin(angle)))


def _relax(points: Points, pairs: Indexes, degree: Points) -> Points:
    count = len(points)
    rounds = int(min(_MOST_ROUNDS, max(_LEAST_ROUNDS, _WORK / count**2)))
    mass = 1 + np.sqrt(degree) / 2
    start, end = pairs[:, 0], pairs[:, 1]
    hottest = _SPRING * np.sqrt(count) / 6
    for turn in range(rounds):
        force = _repulsion(points, mass)
        along = points[start] - points[end]
        pull = along * (np.hypot(along[:, 0], along[:, 1]) / _SPRING)[:, None]
        np.add.at(force, start, -pull)
        np.add.at(force, end, pull)
        force -= points * (_GRAVITY * mass[:, None] * np.sqrt(count))
        length = np.maximum(np.hypot(force[:, 0], force[:, 1]), 1e-9)
        heat = hottest * (1 - turn / rounds) ** 1.5 + 0.5
        points = points + force * (np.minimum(length, heat) / length)[:, None]
    return points


def _repulsion(points: Points, mass: Points) -> Points:
    """The push on each point by all others; block by block, to keep memory small."""
    force = np.empty_like(points)
    for low in range(0, len(points), _BLOCK):
        part = points[low : low + _BLOCK]
        across = part[:, None, 0] - points[None, :, 0]
        down = part[:, None, 1] - points[None, :, 1]
        push = mass[low : low + _BLOCK, None] * mass / np.maximum(across**2 + down**2, 1.0)
        force[low : low + _BLOCK, 0] = (push * across).sum(axis=1)
        force[low : low + _BLOCK, 1] = (push * down).sum(axis=1)
    return force * _SPRING**2


def _fill(points: Points, boxes: Points) -> Points:
    """Scale to a landscape in which the boxes cover a set part of the space they lie in."""
    centred = points - points.mean(axis=0)
    room = float(boxes.prod(axis=1).sum()) / _COVERED
    spread = np.maximum(centred.std(axis=0), 1.0)
    # Evenly filled, a width of w has a deviation of w / sqrt(12).
    wanted = np.sqrt(room / _LANDSCAPE) * np.array([_LANDSCAPE, 1.0]) / np.sqrt(12)
    scaled: Points = centred * (wanted / spread)
    return scaled


def _separate(points: Points, boxes: Points) -> Points:
    """Move overlapping boxes apart along the axis that needs less, until none is left."""
    for _ in range(_OVERLAP_ROUNDS):
        moved = False
        step = np.zeros_like(points)
        for low in range(0, len(points), _BLOCK):
            part = slice(low, low + _BLOCK)
            moved |= _push_apart(points, boxes, part, step)
        points = points + step
        if not moved:
            break
    return points


def _push_apart(points: Points, boxes: Points, part: slice, step: Points) -> bool:
    """Add to `step` what moves the boxes of `part` off others; whether any overlaps."""
    across = np.abs(points[part, None, 0] - points[None, :, 0])
    first, second = np.nonzero(across < (boxes[part, None, 0] + boxes[None, :, 0]) / 2)
    first += part.start
    gap = points[first] - points[second]
    need = (boxes[first] + boxes[second]) / 2 - np.abs(gap)
    both = (need[:, 1] > 0) & (first != second)
    if not both.any():
        return False
    first, second, gap, need = first[both], second[both], gap[both], need[both]
    axis = (need[:, 1] < need[:, 0]).astype(np.int64)
    row = np.arange(len(axis))
    side = gap[row, axis]
    direction = np.where(side != 0, np.sign(side), np.where(first > second, 1.0, -1.0))
    np.add.at(step, (first, axis), direction * (need[row, axis] * 0.3 + 0.5))
    return True
