"""A map as data: the outline, the number or the name of each place, fit for a small drawing that needs no tiles.

Flat by the equirectangular projection, whose distortion nobody sees in an area as large as a council's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sqrt
from typing import Literal

from newsroom import geometry, labels
from newsroom.geometry import Box
from newsroom.labels import Area, Label
from newsroom.outlines import Point, Ring, Shape

Role = Literal["place", "holders", "inside", "neighbours", "all"]

WIDTH = 600
BYTES = 6000  # of a drawing in a page, names and links included
_FRAME, _PER_MARK = 250, 110  # of these, for the drawing itself and for what is not outline of each place
_HEIGHTS = (300, 620)
_REACH = 0.7  # of the place's size: so far around it is shown
_MARGIN = 0.04  # of the drawing
_SPOT = 0.001  # degrees: what is around a single dot
_TOLERANCES = (1.0, 1.6, 2.5, 4.0, 6.0, 9.0, 13.0)  # units by which a border may be moved
_SMALLEST = 12.0  # square units of an island
_ABOVE: Mapping[Role, int] = {"holders": 0, "neighbours": 1, "all": 1, "place": 2, "inside": 3}
_OWN: tuple[Role, ...] = ("place", "inside", "all")


@dataclass(frozen=True)
class Figure:
    """A place that may be drawn: its outline in `box`, or else a dot at its point, in degrees of longitude and latitude.

    `depth` is how many places hold it.
    """

    key: str
    name: str
    role: Role
    box: Box | None = None
    point: Point | None = None
    depth: int = 0

    @property
    def extent(self) -> Box:
        """What has to be seen of it."""
        assert self.box or self.point
        return self.box or Box(*self.point, *self.point)  # type: ignore[misc]


@dataclass(frozen=True)
class Mark:
    """A place as it is drawn: `path` is its outline, or else `dot` the middle of its dot."""

    key: str
    name: str
    role: Role
    path: str = ""
    dot: tuple[int, int] | None = None
    label: Label | None = None


@dataclass(frozen=True)
class Chart:
    """A drawing of `WIDTH` and `height` units; what stands later in `marks` lies above. `is_dense`: its labels are small."""

    height: int
    marks: tuple[Mark, ...]
    is_dense: bool = False

    @property
    def numbers(self) -> dict[str, int]:
        """By key the number of each place in the list beside the map; the place itself needs none."""
        return {mark.key: mark.label.number for mark in self.marks if mark.label and mark.label.number}

    @property
    def labels(self) -> tuple[Label, ...]:
        """Every number and name."""
        return tuple(mark.label for mark in self.marks if mark.label)

    @property
    def leads(self) -> str:
        """The path of all lines between a label and its place."""
        return "".join(f"M{x.lead[0]} {x.lead[1]}L{x.x} {x.y}" for x in self.labels if x.lead)


_Seen = tuple[Figure, Area, str]  # what is left of it in the frame, and its path


@dataclass(frozen=True)
class _View:
    """What a drawing shows, on the plane, and how a point in degrees gets there."""

    box: Box
    across: float  # how much of a degree of latitude one of longitude is

    @property
    def scale(self) -> float:
        return WIDTH / self.box.width

    @property
    def frame(self) -> Box:
        return Box(0, 0, WIDTH, round(self.box.height * self.scale))

    def placed(self, points: Iterable[Point]) -> list[Point]:
        left, top, scale, across = self.box.left, self.box.top, self.scale, self.across
        return [((x * across - left) * scale, (-y - top) * scale) for x, y in points]


def draw(figures: Sequence[Figure], shapes: Callable[[float], Mapping[str, Shape]]) -> Chart | None:
    """A map of the figures, numbered in their order; None where too little is known to draw one.

    The place, and what lies in it, fill the drawing; of what is around it only that is shown which is near. `shapes` gives
    all outlines with borders moved by so many degrees at most.
    """
    known = [figure for figure in figures if figure.box or figure.point]
    own = [figure for figure in known if figure.role in _OWN]
    is_lost = "place" in {f.role for f in figures} - {f.role for f in known}
    if is_lost or not own or (len(known) < 2 and not known[0].box):
        return None
    view = _view(known, geometry.united(figure.extent for figure in own))
    room = max(BYTES - _FRAME - sum(len(figure.key) + len(figure.name) + _PER_MARK for figure in known), 1)
    return _labelled(_fitting(known, view, shapes, room), view.frame)


def _fitting(
    figures: Sequence[Figure], view: _View, shapes: Callable[[float], Mapping[str, Shape]], room: int
) -> list[_Seen]:  # fmt: skip
    """What is seen of them, its borders as fine as there is room for their paths; steps that won't do are left out."""
    least = 0.0
    for tolerance in _TOLERANCES:
        if tolerance >= least or tolerance == _TOLERANCES[-1]:
            thin = shapes(tolerance / view.scale)
            seen = [one for figure in figures if (one := _seen(figure, thin.get(figure.key, ()), view))]
            size = sum(len(path) for _, _, path in seen)
            if size <= room:
                break
            least = tolerance * sqrt(size / room)
    return seen


def _view(figures: Sequence[Figure], own: Box) -> _View:
    """The place with what is near, in a form that suits a page."""
    across = cos(radians((own.top + own.bottom) / 2))

    def flat(box: Box) -> Box:
        return Box(box.left * across, -box.bottom, box.right * across, -box.top)

    own, whole = flat(own), flat(geometry.united(figure.extent for figure in figures))
    size = max(own.width, own.height)
    is_bounded = all(figure.box for figure in figures if figure.role == "place")  # else it has no size
    shown = whole.within(own.grown(size * _REACH)) if is_bounded else whole
    shown = shown.grown(max(shown.width * _MARGIN, shown.height * _MARGIN, _SPOT))
    low, high = (limit / WIDTH for limit in _HEIGHTS)
    return _View(shown.widened(shown.height / high - shown.width, shown.width * low - shown.height), across)


def _seen(figure: Figure, shape: Shape, view: _View) -> _Seen | None:
    """What of a place is in the frame, with its path; what is too small for an outline becomes a dot."""
    around = view.frame.grown(_SMALLEST)
    cut = ([geometry.clipped(view.placed(ring), around) for ring in polygon] for polygon in shape)
    large = [[ring for ring in polygon if _is_large(ring)] for polygon in cut if _is_large(polygon[0])]
    name = figure.name if figure.role == "place" else ""
    if large:
        return figure, Area(figure.key, large, name=name), "".join(_path(ring) for polygon in large for ring in polygon)
    [point] = view.placed([geometry.middle(figure.box) if figure.box else figure.point])  # type: ignore[list-item]
    return (figure, Area(figure.key, (), point, name), "") if view.frame.holds(point) else None


def _is_large(ring: Ring) -> bool:
    return len(ring) > 0 and abs(geometry.area(ring)) >= _SMALLEST


def _labelled(seen: Sequence[_Seen], frame: Box) -> Chart:
    above = sorted(seen, key=lambda one: (_ABOVE[one[0].role], one[0].depth))
    found = labels.place([area for _, area, _ in above], [figure.key for figure, _, _ in seen], frame)
    marks = (Mark(f.key, f.name, f.role, path, _dot(area), found.get(f.key)) for f, area, path in above)
    return Chart(round(frame.height), tuple(marks), labels.is_dense(len(seen)))


def _dot(area: Area) -> tuple[int, int] | None:
    return (round(area.point[0]), round(area.point[1])) if area.point else None


def _path(ring: Ring) -> str:
    """Whole units, each point told from the one before."""
    rounded = [(round(x), round(y)) for x, y in ring[:-1]]
    steps = ((x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(rounded))
    told = "".join(f"{x: d}{y: d}" for x, y in steps if x or y)
    return f"M{rounded[0][0]} {rounded[0][1]}l{told.strip().replace(' -', '-')}z"
