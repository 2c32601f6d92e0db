"""The figures as a picture: marks with whiskers for each work, lines for growth; shapes, dashes and words tell them apart."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from bench import growthplot, tables
from bench.drawing import HEIGHT_OF_LINE, MARKS, Scale, grid, mark, text
from bench.figures import Results
from bench.names import SIDES

_LEFT, _RIGHT, _WIDTH = 350, 670, 760
_TOP = 80


def render(results: Results) -> str:
    """The whole SVG; it says in words what it shows, for whoever hears it."""
    rows = list(_rows(results))
    works, height = _works(rows, results)
    growth, more = growthplot.draw(results, height + 30)
    title = f"Seconds for each work over {results.size:,} items, and growth"
    told = [*(words for _, words, _, _ in rows if words), *growthplot.told(results)]
    total = height + 30 + more
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {total}" width="{_WIDTH}" height="{total}" '
        f'role="img" aria-labelledby="title desc" font-family="sans-serif" font-size="13">\n'
        f'<title id="title">{escape(title)}</title>\n<desc id="desc">{escape(" ".join(told))}</desc>\n'
        f'<rect width="{_WIDTH}" height="{total}" fill="#fff"/>\n{works}\n{growth}\n</svg>\n'
    )


_Row = tuple[str, str, str, tuple[float, float, float] | None]  # heading, words, side, least, median, most


def _rows(results: Results) -> Iterator[_Row]:
    """A heading for each work, then a row for each side that was measured."""
    for work, several in tables.groups(results):
        found = [(series.side, seconds) for series in several if (seconds := tables.spread_of(series))]
        plain = work.replace("`", "")
        if found:
            yield plain, "", "", None
        for side, seconds in found:
            words = f"{plain}, {SIDES[side]}: {tables.time(seconds.middle)}."
            yield "", words, side, (seconds.least, seconds.middle, seconds.most)


def _works(rows: list[_Row], results: Results) -> tuple[str, int]:
    values = [value for *_, three in rows if three for value in three]
    if not values:
        return text(20, 30, "Nothing was measured.", bold=True), 40
    scale = Scale.over(values, _LEFT, _RIGHT)
    bottom = _TOP + sum(_height(row) for row in rows)
    parts = [
        text(20, 26, f"Seconds over {results.size:,} items", bold=True, size=16),
        text(
            20, 46, "Mark: median. Line through it: least to most. Each step of the scale is ten times the one before."
        ),
        *grid(scale, _TOP - 6, bottom),
    ]
    y = float(_TOP)
    for row in rows:
        y += _height(row)
        parts += _row(row, y - 8, scale)
    return "\n".join(parts), bottom + 24


def _height(row: _Row) -> int:
    """A heading keeps away from the rows above it."""
    return HEIGHT_OF_LINE if row[3] else HEIGHT_OF_LINE + 8


def _row(row: _Row, y: float, scale: Scale) -> list[str]:
    heading, _, side, three = row
    if not three:
        return [text(20, y, heading, bold=True)]
    least, middle, most = (scale.at(value) for value in three)
    return [
        text(_LEFT - 14, y, SIDES[side], anchor="end"),
        f'<path d="M{least:.1f} {y - 4}H{most:.1f}" stroke="#000" stroke-width="2"/>',
        mark(MARKS[side], middle, y - 4),
        text(max(most, middle) + 12, y, tables.time(three[1])),
    ]
