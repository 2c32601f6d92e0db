"""A map shows the place and what is near, each shape in whole units, no label upon another, in six thousand bytes."""

from __future__ import annotations

import re
from math import cos, pi, sin
from random import Random

import pytest
import shown
from newsroom import charts, labels
from newsroom.charts import Chart, Figure, Role
from newsroom.geometry import Box, extent
from newsroom.labels import Label
from newsroom.outlines import Shape
from newsroom.templates import environment


def blob(x: float, y: float, size: float, corners: int = 24, seed: int = 0) -> Shape:
    chance = Random(seed)
    ring = [
        (x + size * cos(n / corners * 2 * pi) * chance.uniform(0.9, 1), y + size * sin(n / corners * 2 * pi) * 0.6)
        for n in range(corners)
    ]
    return [[[*ring, ring[0]]]]


def figure(key: str, role: Role, shape: Shape = (), depth: int = 0, **more: object) -> Figure:
    box = extent(shape[0][0]) if shape else None
    return Figure(key, f"Name of {key}", role, box, depth=depth, **more)  # type: ignore[arg-type]


SHAPES = {"here": blob(-2, 50, 0.02), "in": blob(-2.005, 50, 0.004), "east": blob(-1.96, 50, 0.02), "far": blob(5, 50, 0.02),
          "ward": blob(-2, 50, 0.3)}  # fmt: skip
HERE = (
    figure("ward", "holders", SHAPES["ward"]),
    figure("here", "place", SHAPES["here"], 1),
    figure("in", "inside", SHAPES["in"], 2),
    figure("east", "neighbours", SHAPES["east"]),
    figure("far", "neighbours", SHAPES["far"]),
)


def drawn(*figures: Figure, shapes: dict[str, Shape] = SHAPES) -> Chart:
    found = charts.draw(figures, lambda _: shapes)
    assert found
    return found


def box(label: Label, height: float = 26) -> Box:
    return Box(label.x, label.y, label.x, label.y).widened(len(label.text) * height * 0.55, height)


def test_a_map_shows_the_place_with_what_is_near_and_nothing_far() -> None:
    chart = drawn(*HERE)
    assert [mark.key for mark in chart.marks] == ["ward", "east", "here", "in"], "what holds others lies below them"
    assert chart.numbers == {"ward": 1, "in": 2, "east": 3}, "in the order of the lists, without what is not drawn"


def test_paths_are_whole_units_within_the_drawing() -> None:
    for mark in drawn(*HERE).marks:
        assert re.fullmatch(r"(M-?\d+ -?\d+l(-?\d+[ -]?)+z)+", mark.path), mark.path
        x, y = map(int, re.findall(r"-?\d+", mark.path)[:2])
        assert -20 <= x <= 620
        assert -20 <= y <= 640


def test_north_is_up_and_a_degree_east_is_shorter_than_one_north() -> None:
    square = [[[(-2.0, 60.0), (-1.0, 60.0), (-1.0, 61.0), (-2.0, 61.0), (-2.0, 60.0)]]]
    north = figure("n", "all", square), figure("s", "all", [[[(x, y - 1) for x, y in square[0][0]]]])
    chart = charts.draw(north, lambda _: {"n": square, "s": [[[(x, y - 1) for x, y in square[0][0]]]]})
    assert chart
    n, s = chart.marks
    assert n.label and s.label and n.label.y < s.label.y
    steps = [abs(int(found)) for found in re.findall(r"-?\d+", n.path)[2:]]
    wide, high = max(steps[::2]), max(steps[1::2])
    assert 0.45 < wide / high < 0.55


def test_the_path_is_that_of_its_points() -> None:
    chart = drawn(figure("here", "place", SHAPES["here"]))
    numbers = list(map(int, re.findall(r"-?\d+", chart.marks[0].path)))
    x, y = numbers[:2]
    points = [(x, y)]
    for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
        points.append((points[-1][0] + dx, points[-1][1] + dy))
    seen = extent(points)
    assert 540 < seen.width < 600, "it fills the drawing"
    assert seen.top > 0


@pytest.mark.parametrize("count", [3, 12, 25, 60])
def test_no_label_lies_upon_another_or_outside(count: int) -> None:
    chance = Random(count)
    shapes = {f"p{n}": blob(chance.uniform(-2, -1), chance.uniform(50, 50.6), 0.05, seed=n) for n in range(count)}
    chart = charts.draw([figure(key, "all", shape) for key, shape in shapes.items()], lambda _: shapes)
    assert chart
    boxes = [box(label, 17 if chart.is_dense else 26) for label in chart.labels]
    assert all(not a.meets(b) for n, a in enumerate(boxes) for b in boxes[:n])
    assert all(Box(0, 0, 600, chart.height).grown(0.5).holds(corner) for b in boxes for corner in (b[:2], b[2:]))
    assert sorted(chart.numbers.values()) == list(range(1, len(boxes) + 1)), "a number in the list is one on the map"
    assert len(boxes) > count * 0.8


def test_a_label_that_had_to_give_way_is_led_to_its_place() -> None:
    shapes = {f"p{n}": blob(-2 + n * 0.002, 50, 0.002, seed=n) for n in range(9)}
    shapes = {"wide": blob(-2, 50, 0.1), **shapes}
    chart = charts.draw([figure(key, "all", shape) for key, shape in shapes.items()], lambda _: shapes)
    assert chart
    assert [x for x in chart.labels if x.lead]
    assert chart.leads.count("M") == len([x for x in chart.labels if x.lead])


def test_a_number_stands_where_nothing_covers_its_place() -> None:
    holed = {"ward": blob(-2, 50, 0.05), "here": blob(-1.985, 50, 0.03)}
    chart = drawn(figure("ward", "holders", holed["ward"]), figure("here", "place", holed["here"], 1), shapes=holed)
    ward = next(mark for mark in chart.marks if mark.key == "ward")
    middle = next(mark for mark in chart.marks if mark.key == "here").label
    assert ward.label and middle
    assert middle.text == "Name of here"
    assert ward.label.x < middle.x


def test_the_name_of_the_place_is_left_out_where_it_has_no_room() -> None:
    small = {"here": blob(-2, 50, 0.001), "east": blob(-1.999, 50, 0.001)}
    chart = drawn(
        Figure("here", "A very long name of a place that nobody can draw", "place", extent(small["here"][0][0])),
        figure("east", "neighbours", small["east"]), shapes=small,
    )  # fmt: skip
    assert [label.text for label in chart.labels] == ["1"]


def test_a_place_without_a_boundary_is_a_dot_and_its_name_or_number_beside_it() -> None:
    chart = drawn(
        figure("here", "place", point=(-2.0, 50.0)), figure("east", "neighbours", point=(-1.99, 50.0)),
        figure("north", "neighbours", point=(-2.0, 50.01)), figure("lost", "neighbours"), shapes={},
    )  # fmt: skip
    assert [bool(mark.dot) for mark in chart.marks] == [True] * 3
    assert {label.text for label in chart.labels} == {"Name of here", "1", "2"}
    dots = [Box(*mark.dot, *mark.dot).grown(8) for mark in chart.marks if mark.dot]
    assert not [1 for label in chart.labels for dot in dots if box(label).meets(dot)]
    assert not chart.leads


def test_there_is_no_map_where_nothing_is_known() -> None:
    assert charts.draw([figure("here", "place")], lambda _: {}) is None
    assert charts.draw([], lambda _: {}) is None
    assert charts.draw([figure("here", "place", point=(-2.0, 50.0))], lambda _: {}) is None, "one dot is no map"
    lost = [
        figure("here", "place"),
        figure("east", "neighbours", SHAPES["east"]),
        figure("far", "neighbours", SHAPES["far"]),
    ]
    assert charts.draw(lost, lambda _: SHAPES) is None, "of what is around it only"


def test_two_places_at_one_point_are_no_division_by_nothing() -> None:
    chart = charts.draw([figure(key, "all", point=(-2.0, 50.0)) for key in "ab"], lambda _: {})
    assert chart
    assert len({(label.x, label.y) for label in chart.labels}) == 2


def test_borders_are_as_fine_as_six_thousand_bytes_let_them_be() -> None:
    asked: list[float] = []

    def shapes(tolerance: float) -> dict[str, Shape]:
        asked.append(tolerance)
        corners = int(0.4 / tolerance)
        return {f"p{n}": blob(-2 + n * 0.05, 50, 0.03, corners, n) for n in range(12)}

    figures = [figure(f"p{n}", "all", blob(-2 + n * 0.05, 50, 0.03)) for n in range(12)]
    chart = charts.draw(figures, shapes)
    drawn = str(environment().get_template("place.html").module.map(chart, "", "../", shown.WORDS))  # type: ignore[attr-defined]
    assert len(asked) > 1
    assert asked == sorted(asked)
    assert 3000 < len(drawn) <= charts.BYTES


def test_many_labels_are_small() -> None:
    assert not labels.is_dense(20)
    assert labels.is_dense(60)
