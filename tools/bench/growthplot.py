"""The half of the plot that shows how time grows with the number of items."""

from __future__ import annotations

from collections.abc import Iterator

from bench import tables
from bench.drawing import MARKS, Scale, apart, mark, text
from bench.figures import Results
from bench.names import SIDES
from bench.works import BY_KEY, sizes

_LINES = (  # work, side, dashes
    ("nothing", "newsroom", ""),
    ("ward", "newsroom", "7 4"),
    ("nothing", "hugo-cards", "2 3"),
    ("ward", "hugo-cards", "9 3 2 3"),
)
_SHORT = {"nothing": "from nothing", "ward": "one item for a ward"}
_LEFT, _RIGHT, _HEIGHT = 70, 470, 300

_Line = tuple[str, str, str, list[tuple[int, float]]]  # work, side, dashes, seconds over so many items


def told(results: Results) -> Iterator[str]:
    """Every point in words."""
    for work, side, _, points in _lines(results):
        said = ", ".join(f"{count:,} items {tables.time(seconds)}" for count, seconds in points)
        yield f"Growth, {BY_KEY[work].words}, {SIDES[side]}: {said}."


def draw(results: Results, top: int) -> tuple[str, int]:
    """The picture from `top` on, and how high it is."""
    lines = list(_lines(results))
    if not lines:
        return "", 0
    across = Scale.over([c for *_, points in lines for c, _ in points], _LEFT, _RIGHT)
    up = Scale.over([s for *_, points in lines for _, s in points], top + 50 + _HEIGHT, top + 50)
    parts = [text(20, top + 20, "Growth with the number of items", bold=True, size=16), *_grid(across, up)]
    ends = apart([up.at(points[-1][1]) for *_, points in lines], 34)
    for (work, side, dashes, points), end in zip(lines, ends, strict=True):
        spots = [(across.at(count), up.at(seconds)) for count, seconds in points]
        way = "L".join(f"{x:.1f} {y:.1f}" for x, y in spots)
        x, y = spots[-1]
        parts += [
            f'<path d="M{way}" fill="none" stroke="#000" stroke-width="2" stroke-dasharray="{dashes or "none"}"/>',
            f'<path d="M{x + 9:.1f} {y:.1f}L{_RIGHT + 22} {end:.1f}" stroke="#999" fill="none"/>',
            *(mark(MARKS[side], *spot) for spot in spots),
            text(_RIGHT + 27, end, f"{SIDES[side]}, {tables.time(points[-1][1])}", bold=side == "newsroom"),
            text(_RIGHT + 27, end + 15, _SHORT[work], size=12),
        ]
    return "\n".join(parts), _HEIGHT + 110


def _lines(results: Results) -> Iterator[_Line]:
    for work, side, dashes in _LINES:
        found = ((count, results.seconds(work, side, count)) for count in sizes(results.size, results.growth))
        points = [(count, seconds.middle) for count, seconds in found if seconds]
        if points:
            yield work, side, dashes, points


def _grid(across: Scale, up: Scale) -> Iterator[str]:
    for step in across.steps():
        x = across.at(step)
        yield f'<path d="M{x:.1f} {up.end}V{up.begin}" stroke="#ccc"/>'
        yield text(x, up.begin + 18, f"{step:,.0f}", anchor="middle", size=11)
    yield text((across.begin + across.end) / 2, up.begin + 38, "items", anchor="middle", size=12)
    for step in up.steps():
        y = up.at(step)
        yield f'<path d="M{across.begin} {y:.1f}H{across.end}" stroke="#ccc"/>'
        yield text(across.begin - 8, y + 4, f"{step:g} s", anchor="end", size=11)
