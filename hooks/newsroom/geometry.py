"""Plane geometry: how large a ring is and which way it runs, what of it lies in a box, where in an area most room is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile
from math import ceil
from typing import NamedTuple

from newsroom.outlines import Point, Ring, Shape

Span = tuple[float, float]


class Box(NamedTuple):
    """A rectangle by its least and greatest corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def within(self, other: Box) -> Box:
        """What of it lies in the other, of which it holds a part."""
        return Box(
            max(self.left, other.left), max(self.top, other.top), min(self.right, other.right), min(self.bottom, other.bottom)
        )  # fmt: skip

    def widened(self, width: float, height: float) -> Box:
        """So much wider and higher, in equal parts on both sides; nothing is taken away."""
        x, y = max(width, 0) / 2, max(height, 0) / 2
        return Box(self.left - x, self.top - y, self.right + x, self.bottom + y)

    def pushed_into(self, frame: Box) -> Box:
        """The same box, no further outside than it must be."""
        x = max(frame.left - self.left, 0) + min(frame.right - self.right, 0)
        y = max(frame.top - self.top, 0) + min(frame.bottom - self.bottom, 0)
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def holds(self, point: Point) -> bool:
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def extent(points: Iterable[Point]) -> Box:
    """The least box that holds all of them; raises ValueError where there are none."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def area(ring: Ring) -> float:
    """Positive where the ring runs counterclockwise on axes that point right and up."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def united(boxes: Iterable[Box]) -> Box:
    """The least box that holds all of them."""
    return extent(point for box in boxes for point in ((box.left, box.top), (box.right, box.bottom)))


def middle(box: Box) -> Point:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def clipped(ring: Ring, box: Box) -> Ring:
    """What of the ring lies in the box; empty where nothing does. Sutherland and Hodgman 1974."""
    own = extent(ring)
    if not own.meets(box):
        return ()
    points = list(ring[:-1])
    for axis, limit, sign, is_beyond in (
        (0, box.left, 1, own.left < box.left), (0, box.right, -1, own.right > box.right),
        (1, box.top, 1, own.top < box.top), (1, box.bottom, -1, own.bottom > box.bottom),
    ):  # fmt: skip
        points = _cut(points, axis, limit, sign) if is_beyond and points else points
    return [*points, points[0]] if points else ()


def _cut(points: Sequence[Point], axis: int, limit: float, sign: int) -> list[Point]:
    """What lies on one side of a line."""
    found: list[Point] = []
    for before, point in zip((points[-1], *points), points, strict=False):
        was_in, is_in = ((p[axis] - limit) * sign >= 0 for p in (before, point))
        if was_in is not is_in:
            part = (limit - before[axis]) / (point[axis] - before[axis])
            across = before[1 - axis] + part * (point[1 - axis] - before[1 - axis])
            found.append((across, limit) if axis else (limit, across))
        if is_in:
            found.append(point)
    return found


def spans(shape: Shape, step: float, count: int) -> list[list[Span]]:
    """Where the shape is crossed by each of `count` level lines, `step` apart, the first half a step below nought."""
    rows: list[list[float]] = [[] for _ in range(count)]
    for polygon in shape:
        for ring in polygon:
            for (x1, y1), (x2, y2) in pairwise(ring):
                low, high = (y1, y2) if y1 < y2 else (y2, y1)
                for row in range(max(0, ceil(low / step - 0.5)), min(count, ceil(high / step - 0.5))):
                    rows[row].append(x1 + ((row + 0.5) * step - y1) * (x2 - x1) / (y2 - y1))
    return [list(zip(row[::2], row[1::2], strict=True)) for row in map(sorted, rows)]


def without(spans: Sequence[Span], others: Iterable[Span]) -> list[Span]:
    """What of the spans none of the others covers."""
    found = list(spans)
    for start, end in others:
        found = [
            part for a, b in found for part in ((a, min(b, start)), (max(a, end), b)) if part[1] > part[0]
        ]  # fmt: skip
    return found


def roomiest(rows: Sequence[Sequence[Span]], step: float, wide: float = 1) -> tuple[float, Point] | None:
    """The middle of a span from which it is far to the border, and how far: up and down so much, to the sides `wide` times.

    None without spans.
    """
    best, found = 0.0, None
    for number, row in enumerate(rows):
        for start, end in row:
            x, half = (start + end) / 2, (end - start) / 2
            if half / wide <= best:
                continue
            high = min(_lines(x, rows[number + 1 :]), _lines(x, rows[:number][::-1]))
            if (room := min(half / wide, (high + 0.5) * step)) > best:
                best, found = room, (room, (x, (number + 0.5) * step))
    return found


def _lines(x: float, rows: Sequence[Sequence[Span]]) -> int:
    """On how many lines that follow each other `x` lies in a span."""
    return sum(1 for _ in takewhile(lambda row: any(start <= x <= end for start, end in row), rows))
