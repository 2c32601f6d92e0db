"""A map as data: the outline, the number or the name of each place, fit for a small drawing that needs no tiles.

Flat by the equirectangular projection, whose distortion nobody sees in an area as large as a council's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from math import cos, radians
from typing import Literal

from newsroom import geometry, labels
from newsroom.geometry import Box
from newsroom.labels import Area, Label
from newsroom.outlines import Point, Ring, Shape, simplified

Role = Literal["place", "holders", "inside", "neighbours", "all"]

WIDTH = 600
BYTES = 6000  # of a drawing in a page, names and links included
_FRAME, _PER_MARK = 250, 110  # of these, for the drawing itself and for what is not outline of each place
_HEIGHTS = (300, 620)
_REACH = 0.7  # of the place's size: so far around it is shown
_MARGIN = 0.04  # of the drawing
_TOLERANCES = (1.0, 1.6, 2.5, 4.0, 6.0, 9.0, 13.0)  # units by which a border may be moved
_SMALLEST = 12.0  # square units of an island
_ABOVE: Mapping[Role, int] = {"holders": 0, "neighbours": 1, "all": 1, "place": 2, "inside": 3}
_OWN: tuple[Role, ...] = ("place", "inside", "all")


@dataclass(frozen=True)
class Figure:
    """A place that may be drawn: as its shape, or else as a dot at its point; longitude or x stands first.

    `depth` is how many places hold it.
    """

    key: str
    name: str
    role: Role
    shape: Shape = ()
    point: Point | None = None
    depth: int = 0

    @property
    def points(self) -> Iterable[Point]:
        """What has to be seen of it; holes lie inside."""
        if self.shape:
            return chain.from_iterable(polygon[0] for polygon in self.shape)
        return (self.point,) if self.point else ()

    def moved(self, move: Callable[[Point], Point]) -> Figure:
        shape = [[[move(point) for point in ring] for ring in polygon] for polygon in self.shape]
        return replace(self, shape=shape, point=self.point and move(self.point))


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


def draw(figures: Sequence[Figure]) -> Chart | None:
    """A map of the figures, numbered in their order; None where too little is known to draw one.

    The place, and what lies in it, fill the drawing; of what is around it only that is shown which is near.
    """
    known = [figure for figure in figures if figure.shape or figure.point]
    own = [figure for figure in known if figure.role in _OWN]
    is_lost = "place" in {f.role for f in figures} - {f.role for f in known}
    if is_lost or not own or (len(known) < 2 and not known[0].shape):
        return None
    middle = geometry.extent(chain.from_iterable(figure.points for figure in own))
    across = cos(radians((middle.top + middle.bottom) / 2))
    flat = [figure.moved(lambda p: (p[0] * across, -p[1])) for figure in known]
    view = _view(flat)
    scale = WIDTH / view.width
    placed = [figure.moved(lambda p: ((p[0] - view.left) * scale, (p[1] - view.top) * scale)) for figure in flat]
    return _chart(placed, Box(0, 0, WIDTH, round(view.height * scale)))


def _view(figures: Sequence[Figure]) -> Box:
    """What the drawing shows: the place with what is near, in a shape that suits a page."""
    own = geometry.extent(chain.from_iterable(figure.points for figure in figures if figure.role in _OWN))
    whole = geometry.extent(chain.from_iterable(figure.points for figure in figures))
    size = max(own.width, own.height)
    near = own.grown(size * _REACH)
    shown = whole.within(near) if size else whole
    shown = shown.grown(max(shown.width, shown.height) * _MARGIN)
    low, high = (limit / WIDTH for limit in _HEIGHTS)
    return shown.widened(shown.height / high - shown.width, shown.width * low - shown.height)


def _chart(placed: Sequence[Figure], frame: Box) -> Chart:
    spent = _FRAME + sum(len(figure.key) + len(figure.name) + _PER_MARK for figure in placed)
    for tolerance in _TOLERANCES:
        seen = [figure for figure in _thinned(placed, tolerance, frame) if figure.points]
        paths = {figure.key: "".join(map(_path, chain.from_iterable(figure.shape))) for figure in seen}
        if spent + sum(map(len, paths.values())) <= BYTES:
            break
    above = sorted(seen, key=lambda figure: (_ABOVE[figure.role], figure.depth))
    areas = [Area(f.key, f.shape, f.point, f.name if f.role == "place" else "") for f in above]
    found = labels.place(areas, [figure.key for figure in seen], frame)
    marks = tuple(Mark(f.key, f.name, f.role, paths[f.key], _dot(f), found.get(f.key)) for f in above)
    return Chart(round(frame.height), marks, labels.is_dense(len(seen)))


def _thinned(placed: Sequence[Figure], tolerance: float, frame: Box) -> Iterator[Figure]:
    """What of each is in the frame; what is too small for an outline becomes a dot."""
    around = frame.grown(_SMALLEST)
    for figure, shape in zip(placed, simplified([figure.shape for figure in placed], tolerance), strict=True):
        cut = ([geometry.clipped(ring, around) for ring in polygon] for polygon in shape)
        large = ([ring for ring in polygon if _is_large(ring)] for polygon in cut if _is_large(polygon[0]))
        point = geometry.middle(figure.points) if figure.shape else figure.point
        is_seen = point is not None and frame.holds(point)
        yield replace(figure, shape=tuple(large), point=point if is_seen else None)


def _is_large(ring: Ring) -> bool:
    return len(ring) > 0 and abs(geometry.area(ring)) >= _SMALLEST


def _dot(figure: Figure) -> tuple[int, int] | None:
    return (round(figure.point[0]), round(figure.point[1])) if figure.point and not figure.shape else None


def _path(ring: Ring) -> str:
    """Whole units, each point told from the one before."""
    rounded = [(round(x), round(y)) for x, y in ring[:-1]]
    steps = ((x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(rounded))
    told = "".join(f"{x: d}{y: d}" for x, y in steps if x or y)
    return f"M{rounded[0][0]} {rounded[0][1]}l{told.strip().replace(' -', '-')}z"
