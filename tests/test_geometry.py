"""What lies in a box, which way a ring runs, where in an area most room is."""

from __future__ import annotations

import pytest
from newsroom import geometry
from newsroom.geometry import Box

SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]
HOLE = [(1.0, 1.0), (1.0, 3.0), (3.0, 3.0), (3.0, 1.0), (1.0, 1.0)]


def test_a_ring_that_runs_counterclockwise_has_a_positive_area() -> None:
    assert geometry.area(SQUARE) == 16
    assert geometry.area(SQUARE[::-1]) == -16


@pytest.mark.parametrize(
    ("box", "left"),
    [(Box(-1, -1, 5, 5), 16), (Box(2, -1, 9, 9), 8), (Box(2, 2, 9, 9), 4), (Box(1, 1, 2, 2), 1), (Box(5, 5, 6, 6), 0)],
)
def test_of_a_ring_that_is_left_which_lies_in_the_box(box: Box, left: float) -> None:
    cut = geometry.clipped(SQUARE, box)
    assert (abs(geometry.area(cut)) if cut else 0) == left
    assert not cut or cut[0] == cut[-1]
    assert all(box.holds(point) for point in cut)


def test_a_level_line_crosses_an_area_beside_its_hole() -> None:
    rows = geometry.spans([[SQUARE, HOLE]], 1, 5)
    assert rows == [[(0, 4)], [(0, 1), (3, 4)], [(0, 1), (3, 4)], [(0, 4)], []]


def test_what_others_cover_is_taken_out_of_a_span() -> None:
    assert geometry.without([(0, 10)], [(2, 3), (5, 6)]) == [(0, 2), (3, 5), (6, 10)]
    assert geometry.without([(0, 10)], [(-1, 4), (8, 12)]) == [(4, 8)]
    assert geometry.without([(0, 10)], [(-1, 12)]) == []


def test_most_room_is_where_it_is_far_to_every_border() -> None:
    narrow, broad = [[(0.0, 100.0)]] + [[(40.0, 60.0)]] * 6, [[(0.0, 100.0)]] * 2
    found = geometry.roomiest(narrow, 5)
    assert found
    assert found[1][0] == 50
    assert 10 < found[1][1] < 25, "not in the long thin part"
    assert geometry.roomiest(broad, 5, wide=40) == (1.25, (50, 2.5)), "a long name needs more to its sides"
    assert geometry.roomiest([[], []], 5) is None


def test_a_box_is_moved_no_further_than_into_its_frame() -> None:
    frame = Box(0, 0, 10, 10)
    assert Box(-2, 8, 2, 12).pushed_into(frame) == Box(0, 6, 4, 10)
    assert Box(1, 1, 2, 2).pushed_into(frame) == Box(1, 1, 2, 2)
