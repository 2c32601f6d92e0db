"""Outlines with fewer corners. A border that two areas share stays one line: it is cut where borders meet, then thinned once.

Douglas and Peucker 1973, https://doi.org/10.3138/FM57-6770-U75U-7727
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

Point = tuple[float, float]
Ring = Sequence[Point]  # closed: it ends where it begins
Polygon = Sequence[Ring]  # the outer ring, then its holes
Shape = Sequence[Polygon]

_LEAST = 4  # points of a ring that encloses anything


def simplified(shapes: Sequence[Shape], tolerance: float) -> list[Shape]:
    """The same shapes, no border further than `tolerance` from where it was; a ring that encloses nothing is left out."""
    nodes = _nodes(ring for shape in shapes for polygon in shape for ring in polygon)
    return [_thinned(shape, nodes, tolerance) for shape in shapes]


def _thinned(shape: Shape, nodes: set[Point], tolerance: float) -> Shape:
    polygons = ([_ring(ring, nodes, tolerance) for ring in polygon] for polygon in shape)
    return [
        [ring for ring in polygon if len(ring) >= _LEAST] for polygon in polygons if polygon and len(polygon[0]) >= _LEAST
    ]  # fmt: skip


def _nodes(rings: Iterable[Ring]) -> set[Point]:
    """Where borders meet or part: points with other points beside them in one ring than in another."""
    beside: dict[Point, tuple[Point, Point]] = {}
    nodes = set()
    for ring in rings:
        for before, point, after in zip((ring[-2], *ring), ring[:-1], ring[1:], strict=False):
            pair = (before, after) if before < after else (after, before)
            if beside.setdefault(point, pair) != pair:
                nodes.add(point)
    return nodes


def _ring(ring: Ring, nodes: set[Point], tolerance: float) -> Ring:
    points = list(ring[:-1])
    start = next((n for n, point in enumerate(points) if point in nodes), points.index(min(points)))
    points = [*points[start:], *points[: start + 1]]
    cuts = (0, *(n for n in range(1, len(points) - 1) if points[n] in nodes), len(points) - 1)
    lines = (_line(points[a : b + 1], tolerance) for a, b in pairwise(cuts))
    return [points[0], *(point for line in lines for point in line[1:])]


def _line(points: list[Point], tolerance: float) -> list[Point]:
    """The line with fewer points; the same ones whichever of two neighbours' rings it is taken from."""
    if (points[-1], points[-2]) < (points[0], points[1]):
        return _line(points[::-1], tolerance)[::-1]
    kept, waiting = {0, len(points) - 1}, [(0, len(points) - 1)]
    while waiting:
        start, end = waiting.pop()
        far, furthest = _furthest(points, start, end)
        if far > tolerance * tolerance:
            kept.add(furthest)
            waiting += [(start, furthest), (furthest, end)]
    return [points[n] for n in sorted(kept)]


def _furthest(points: list[Point], start: int, end: int) -> tuple[float, int]:
    """Of the points between two, the one furthest from the straight line, and the square of how far that is."""
    (x1, y1), (x2, y2) = points[start], points[end]
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    far, furthest = 0.0, start
    for number in range(start + 1, end):
        x, y = points[number]
        along = ((x - x1) * dx + (y - y1) * dy) / length if length else 0.0
        along = 0.0 if along < 0 else 1.0 if along > 1 else along
        away = (x1 + along * dx - x) ** 2 + (y1 + along * dy - y) ** 2
        if away > far:
            far, furthest = away, number
    return far, furthest
