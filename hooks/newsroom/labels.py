"""Where the numbers and names of a map stand: each where its area has most room, and none upon another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, inf

from newsroom import geometry
from newsroom.geometry import Box, Span
from newsroom.outlines import Point, Shape

_HEIGHT, _DENSE = 26, 17  # units of a letter
_MANY = 30  # labels, above which they are small
_LETTER = 0.6  # of its height: the width of a letter
_LINE = 1.1  # of its height: the room that it takes
_STEP = 12.0  # units between the lines on which room is looked for
_DOT = 9.0  # units: half of a dot
_FAR = 1.5  # heights, from which on a line has to lead from a label to its dot
_AROUND = (
    (0.0, 0.0),
    *(
        (x * far, y * far)
        for far in (1.0, 1.9, 2.8, 3.7)
        for x, y in ((1, 0), (0, -1), (-1, 0), (0, 1), (0.8, -0.8), (-0.8, -0.8), (-0.8, 0.8), (0.8, 0.8))
    ),
)


@dataclass(frozen=True)
class Area:
    """A place on a map: an outline, or else a dot at `point`; one without a name gets a number."""

    key: str
    shape: Shape
    point: Point | None = None
    name: str = ""


@dataclass(frozen=True)
class Label:
    """A number or a name, its middle at `x` and `y`; `lead` is where a line leads from one that had to give way."""

    text: str
    x: int
    y: int
    number: int = 0
    lead: tuple[int, int] | None = None


def is_dense(count: int) -> bool:
    """Whether so many labels have to be small."""
    return count > _MANY


def place(areas: Sequence[Area], order: Sequence[str], frame: Box) -> dict[str, Label]:
    """The labels by key. Of `areas` the later lie above the earlier; numbers are given in `order` to all that find room.

    Names come last, since a number is found in the list and a name only says once more what the page does.
    """
    height = _DENSE if is_dense(len(areas)) else _HEIGHT
    by_key, spots = {area.key: area for area in areas}, _spots(areas, height, frame)
    taken = [Box(*area.point, *area.point).grown(_DOT) for area in areas if area.point and not area.shape]
    found: dict[str, Label] = {}
    for key in sorted(order, key=lambda key: bool(by_key[key].name)):
        name, spot = by_key[key].name, spots.get(key)
        width = len(name or str(max(len(areas), 10))) * _LETTER * height
        may_move = not (name and by_key[key].shape)
        box = spot and _free(spot, width, height, taken, frame, _AROUND if may_move else _AROUND[:1])
        if spot and box:
            taken.append(box)
            number = 0 if name else len(found) + 1
            x, y = geometry.middle(box)
            near = height / 2 if by_key[key].shape else _FAR * height
            is_far = max(abs(x - spot[0]), abs(y - spot[1])) > near and not name
            lead = (round(spot[0]), round(spot[1])) if is_far else None
            found[key] = Label(name or str(number), round(x), round(y), number, lead)
    return found


def _free(
    spot: Point, width: float, height: float, taken: Sequence[Box], frame: Box, tried: Iterable[Point]
) -> Box | None:  # fmt: skip
    """The first box for a label, of those tried around its spot, in which nothing stands yet."""
    for x, y in tried:
        middle = spot[0] + x * (width + height) / 2, spot[1] + y * height * _LINE
        box = Box(*middle, *middle).widened(width, height * _LINE).pushed_into(frame)
        if box.width <= frame.width and not any(box.meets(other) for other in taken):
            return box
    return None


def _spots(areas: Sequence[Area], height: float, frame: Box) -> dict[str, Point]:
    """For each area the middle of the widest part that nothing above it covers; a dot for itself. A name has to fit."""
    count = ceil(frame.height / _STEP)
    covered: list[list[Span]] = [[] for _ in range(count)]
    found = {}
    for area in reversed(areas):
        rows = geometry.spans(area.shape, _STEP, count)
        outside = ((-inf, frame.left), (frame.right, inf))
        free = [geometry.without(row, [*above, *outside]) for row, above in zip(rows, covered, strict=True)]
        wide = max(1.0, len(area.name) * _LETTER / _LINE)
        room, spot = geometry.roomiest(free, _STEP, wide) or (height, area.point)
        if spot and (room >= height / 2 or not area.name):
            found[area.key] = spot
        covered = [above + row for above, row in zip(covered, rows, strict=True)]
    return found
