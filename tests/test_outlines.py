"""Borders lose corners, never their neighbours."""

from __future__ import annotations

from itertools import pairwise
from math import cos, dist, pi, sin
from random import Random

import pytest
from newsroom import outlines
from newsroom.outlines import Point

CHANCE = Random(7)
BORDER = [(5 + CHANCE.uniform(-0.4, 0.4), y / 10) for y in range(101)]
WEST = [[[*BORDER, (0, 10), (0, 0), BORDER[0]]]]
EAST = [[[*BORDER[::-1], (10, 0), (10, 10), BORDER[-1]]]]
LAKE = [(2 + cos(n / 50 * pi), 5 + sin(n / 50 * pi)) for n in range(100)]
LAKE.append(LAKE[0])


def away(point: Point, line: list[Point]) -> float:
    """How far a point is from the nearest part of a line, near enough."""
    parts = ((a, b, n / 20) for a, b in pairwise(line) for n in range(21))
    return min(dist(point, (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))) for a, b, t in parts)


@pytest.mark.parametrize("tolerance", [0.1, 0.3, 2.0])
def test_two_neighbours_keep_one_border_whichever_way_each_runs_along_it(tolerance: float) -> None:
    west, east = outlines.simplified([WEST, EAST], tolerance)
    shared = [set(shape[0][0]) & set(BORDER) for shape in (west, east)]
    assert shared[0] == shared[1]
    assert 2 <= len(shared[0]) < len(BORDER)


def test_a_hole_and_what_fills_it_keep_one_border() -> None:
    island, around = outlines.simplified([[[LAKE]], [[*WEST[0], LAKE[::-1]]]], 0.05)
    assert set(island[0][0]) == set(around[0][1])
    assert len(island[0][0]) < 40


def test_no_border_moves_further_than_it_may() -> None:
    for tolerance in (0.05, 0.2):
        [west] = outlines.simplified([WEST], tolerance)
        assert max(away(point, list(west[0][0])) for point in BORDER) <= tolerance + 0.02


def test_rings_stay_closed_and_what_encloses_nothing_goes() -> None:
    speck = [[[(0.0, 0.0), (0.01, 0.0), (0.0, 0.01), (0.0, 0.0)]]]
    west, gone = outlines.simplified([[*WEST, *speck], speck], 0.3)
    assert len(west) == 1
    assert west[0][0][0] == west[0][0][-1]
    assert gone == []


def test_a_straight_border_needs_its_ends_alone() -> None:
    square = [[[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (2.0, 2.0), (1.0, 2.0), (0.0, 2.0), (0.0, 0.0)]]]
    assert len(outlines.simplified([square], 0.001)[0][0][0]) == 5
