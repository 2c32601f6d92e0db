"""What both halves of the plot are drawn with: scales of tens, marks that need no colour, words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

HEIGHT_OF_LINE = 22
MARKS = {  # of each side, filled or hollow: the shape tells them apart, the shade helps
    "newsroom": ("circle", "#000"),
    "hugo": ("square", "#fff"),
    "hugo-cards": ("square", "#777"),
    "pelican": ("triangle", "#fff"),
    "material": ("diamond", "#777"),
}


@dataclass(frozen=True)
class Scale:
    """A scale on which each step is ten times the one before, from `begin` to `end` in the picture."""

    low: float  # exponents of ten
    high: float
    begin: float
    end: float

    @classmethod
    def over(cls, values: Iterable[float], begin: float, end: float) -> Scale:
        """Whole tens around all values."""
        known = [max(value, 0.001) for value in values]
        low, high = math.floor(math.log10(min(known))), math.ceil(math.log10(max(known)))
        return cls(low, max(high, low + 1), begin, end)

    def at(self, value: float) -> float:
        """Where a value stands."""
        share = (math.log10(max(value, 0.001)) - self.low) / (self.high - self.low)
        return self.begin + share * (self.end - self.begin)

    def steps(self) -> Iterator[float]:
        """The values at which a line is drawn."""
        return (10.0**exponent for exponent in range(int(self.low), int(self.high) + 1))


def grid(scale: Scale, top: float, bottom: float) -> Iterator[str]:
    """Upright lines with their seconds above and below."""
    for step in scale.steps():
        x = scale.at(step)
        yield f'<path d="M{x:.1f} {top}V{bottom}" stroke="#ccc"/>'
        yield text(x, top - 4, f"{step:g} s", anchor="middle", size=11)
        yield text(x, bottom + 14, f"{step:g} s", anchor="middle", size=11)


def mark(kind: tuple[str, str], x: float, y: float) -> str:
    """A circle, square, triangle or diamond around a point."""
    shape, fill = kind
    paint = f'fill="{fill}" stroke="#000" stroke-width="1.5"'
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5.5" {paint}/>'
    corners = {
        "square": ((-5, -5), (5, -5), (5, 5), (-5, 5)),
        "triangle": ((0, -6), (6, 5), (-6, 5)),
        "diamond": ((0, -7), (7, 0), (0, 7), (-7, 0)),
    }[shape]
    return f'<path d="M{"L".join(f"{x + dx:.1f} {y + dy:.1f}" for dx, dy in corners)}Z" {paint}/>'


def text(x: float, y: float, words: str, *, anchor: str = "start", bold: bool = False, size: int = 13) -> str:
    """Words in the picture."""
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}"{weight}>{escape(words)}</text>'


def apart(places: list[float], least: float) -> list[float]:
    """The same places from top to bottom, moved down where they would lie on each other."""
    moved: dict[int, float] = {}
    last = -math.inf
    for index in sorted(range(len(places)), key=lambda i: places[i]):
        last = max(places[index], last + least)
        moved[index] = last
    return [moved[index] for index in range(len(places))]
