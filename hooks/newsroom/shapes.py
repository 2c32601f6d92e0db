"""Shapes for what is drawn: one for each kind and grade, which says it without colour, and the figures of the pattern."""

from __future__ import annotations

from functools import cache
from typing import Literal

from PIL import Image, ImageDraw

SIDE = 42  # of a sign, in pixels

Figure = Literal["quarters", "dots", "diamonds", "stripes"]

# In hundredths of their square: what Pillow draws, whether filled or cut out, where.
_WARNED = (("rectangle", 0, (45, 24, 55, 58)), ("rectangle", 0, (45, 66, 55, 76)))
_SIGNS: dict[str, tuple[tuple[str, int, tuple[float, ...]], ...]] = {
    "news": (("rectangle", 255, (15, 15, 85, 85)),),
    "statement": (("rectangle", 255, (2, 10, 98, 68)), ("polygon", 255, (18, 60, 18, 98, 55, 60))),
    "notice": (
        ("polygon", 255, (16, 2, 60, 2, 84, 26, 84, 98, 16, 98)),
        *(("rectangle", 0, (30, y, 70, y + 8)) for y in (40, 57, 74)),
    ),
    "consultation": (("polygon", 255, (0, 52, 18, 34, 38, 54, 82, 10, 100, 28, 38, 90)),),
    "event": (
        ("ellipse", 255, (14, 0, 86, 72)),
        ("polygon", 255, (19, 52, 81, 52, 50, 100)),
        ("ellipse", 0, (36, 22, 64, 50)),
    ),
    "minor": (("ellipse", 255, (0, 0, 100, 100)), *_WARNED),
    "major": (("polygon", 255, (50, 0, 100, 50, 50, 100, 0, 50)), *_WARNED),
    "emergency": (
        ("polygon", 255, (50, 2, 100, 96, 0, 96)),
        ("rectangle", 0, (45, 36, 55, 66)),
        ("rectangle", 0, (45, 74, 55, 84)),
    ),
    "ended": (
        ("ellipse", 255, (0, 0, 100, 100)),
        ("ellipse", 0, (13, 13, 87, 87)),
        ("rectangle", 255, (27, 43, 73, 57)),
    ),
}


@cache
def sign(name: str) -> Image.Image:
    """The silhouette of a kind or grade, as a mask."""
    fine = Image.new("L", (4 * SIDE, 4 * SIDE))
    for shape, fill, points in _SIGNS[name]:
        scaled = [4 * SIDE * part / 100 for part in points]
        getattr(ImageDraw.Draw(fine), shape)(scaled, fill=fill)
    return fine.reduce(4)


@cache
def figure(name: Figure, turn: int, side: int) -> Image.Image:
    """What fills a square of the pattern, as a mask; only quarter discs turn."""
    whole = 4 * side  # drawn four times as large for smooth edges
    left, top = (0, -whole, -whole, 0)[turn], (0, 0, -whole, -whole)[turn]
    fine = Image.new("L", (whole, whole))
    pen = ImageDraw.Draw(fine)
    match name:
        case "quarters":
            pen.ellipse((left, top, left + 2 * whole, top + 2 * whole), fill=255)
        case "dots":
            pen.ellipse((whole * 0.12, whole * 0.12, whole * 0.88, whole * 0.88), fill=255)
        case "diamonds":
            pen.polygon([(whole / 2, 0), (whole, whole / 2), (whole / 2, whole), (0, whole / 2)], fill=255)
        case "stripes":
            pen.polygon([(whole / 2, 0), (whole, 0), (0, whole), (0, whole / 2)], fill=255)
            pen.polygon([(whole, whole / 2), (whole, whole), (whole / 2, whole)], fill=255)
    return fine.reduce(4)
