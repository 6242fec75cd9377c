"""The layout: the same every time, without overlap, linked nodes nearer than others."""

from __future__ import annotations

import math
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.layout import positions

BOX = (90.0, 50.0)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 25).flatmap(lambda n: st.tuples(st.just(n), _pairs(n))))
def test_no_two_boxes_overlap(graph: tuple[int, list[tuple[int, int]]]) -> None:
    count, edges = graph
    places = positions([BOX] * count, edges)
    assert len(places) == count
    for (x, y), (u, v) in combinations(places, 2):
        assert abs(x - u) >= BOX[0] - 2 or abs(y - v) >= BOX[1] - 2


def _pairs(count: int) -> st.SearchStrategy[list[tuple[int, int]]]:
    if count == 0:
        return st.just([])
    end = st.integers(0, count - 1)
    return st.lists(st.tuples(end, end), max_size=40)


def test_linked_nodes_lie_nearer_than_others() -> None:
    groups = [range(0, 8), range(8, 16)]
    edges = [pair for group in groups for pair in combinations(group, 2)] + [(0, 8)]
    places = positions([BOX] * 16, edges)
    within = [math.dist(places[a], places[b]) for g in groups for a, b in combinations(g, 2)]
    across = [math.dist(places[a], places[b]) for a in groups[0] for b in groups[1]]
    assert sum(within) / len(within) < 0.7 * sum(across) / len(across)


def test_parts_without_a_link_between_them_do_not_mix() -> None:
    groups = [range(0, 6), range(6, 10), range(10, 11)]
    places = positions([BOX] * 11, [pair for group in groups for pair in combinations(group, 2)])
    frames = [
        [f([places[n][axis] for n in group]) for axis in (0, 1) for f in (min, max)]
        for group in groups
    ]
    for (l1, r1, t1, b1), (l2, r2, t2, b2) in combinations(frames, 2):
        assert r1 < l2 or r2 < l1 or b1 < t2 or b2 < t1


def test_a_thousand_nodes_have_places_of_their_own() -> None:
    edges = [(n, n * 7 % 1000) for n in range(1000)] + [(n, n % 10) for n in range(1000)]
    first = positions([BOX] * 1000, edges)
    assert len(set(first)) == 1000
