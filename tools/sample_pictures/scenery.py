"""What stands in more than one picture: trees, hills, lamps, clouds, boats.

Each is drawn about its own foot at 0, 0; the picture places it with `Canvas.at`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from sample_pictures.canvas import Canvas, Fill, Points, mix, smooth


def cloud(c: Canvas, x: float, y: float, long: float, high: float, colour: str, alpha: float = 0.8) -> None:
    """A long flat cloud, thin at both ends, made of three lenses."""
    for shift, at, share in ((0.0, 0.0, 1.0), (-0.34, 0.5, 0.62), (0.36, -0.55, 0.55)):
        cx, cy, half = x + shift * long, y + at * high, long * share / 2
        top = [
            (cx - half, cy),
            (cx - half * 0.5, cy - high * 0.42),
            (cx + half * 0.1, cy - high * 0.5),
            (cx + half, cy),
        ]
        below = [(cx + half * 0.4, cy + high * 0.3), (cx - half * 0.5, cy + high * 0.22)]
        c.poly(smooth([*top, *below], closed=True), colour, alpha, blur=1.5)


def puffs(
    c: Canvas, x: float, y: float, long: float, high: float, fill: tuple[str, str], seed: int, alpha: float = 1
) -> None:
    """A heaped cloud with a flat foot at `y`."""
    pick = Random(seed)
    n = 7
    for i in range(n):
        t = (i + 0.5) / n
        r = high * (0.28 + 0.5 * math.sin(t * math.pi)) * pick.uniform(0.8, 1.15)
        cx = x + (t - 0.5) * long
        arc = [(cx + r * 1.25 * math.cos(a / 20 * math.pi), y - r * math.sin(a / 20 * math.pi)) for a in range(21)]
        c.poly(arc, (mix(fill[0], fill[1], 0.15 * pick.random()), fill[1]), alpha)


def hills(c: Canvas, points: Points, fill: Fill, floor: float = 1200, alpha: float = 1) -> None:
    """Ground below a smooth line through the points."""
    curve = smooth(points)
    c.poly([*curve, (curve[-1][0], floor), (curve[0][0], floor)], fill, alpha)


def foliage(
    c: Canvas,
    x: float,
    y: float,
    rx: float,
    ry: float,
    tones: Sequence[str],
    leaf: float = 12,
    seed: int = 1,
    thick: float = 1,
    side: tuple[float, float] = (-0.6, -0.7),
) -> None:
    """A crown of leaves in tones from dark to light; `side` is where the light comes from."""
    pick = Random(seed)
    count = round(thick * rx * ry / leaf**2 * 4.6)
    dots = []
    for _ in range(count):
        a, r = pick.uniform(0, 2 * math.pi), math.sqrt(pick.random())
        dx, dy = r * math.cos(a), r * math.sin(a)
        lit = 0.5 + 0.42 * (dx * side[0] + dy * side[1]) + pick.gauss(0, 0.13)
        tone = min(max(int(lit * len(tones)), 0), len(tones) - 1)
        dots.append((tone, dx, dy, leaf * pick.uniform(0.7, 1.25)))
    for tone, dx, dy, r in sorted(dots, key=lambda d: d[0]):
        c.oval(x + dx * rx, y + dy * ry, r * 1.1, r * 0.85, tones[tone])


def tree(
    c: Canvas, tones: Sequence[str], bark: str, high: float = 300, wide: float = 200, seed: int = 1, leaf: float = 12
) -> None:
    """A broad-leaved tree with three crowns on a forked trunk."""
    pick = Random(seed)
    foot = high * 0.045
    c.poly(
        smooth(
            [
                (-foot * 1.5, 0),
                (-foot * 0.7, -high * 0.1),
                (-foot * 0.5, -high * 0.4),
                (foot * 0.5, -high * 0.4),
                (foot * 0.7, -high * 0.1),
                (foot * 1.6, 0),
            ]
        ),
        bark,
    )
    for dx, top in ((-0.26, -0.62), (0.02, -0.75), (0.28, -0.6)):
        c.poly([(-foot * 0.5, -high * 0.3), (dx * wide, top * high), (foot * 0.5, -high * 0.36)], bark)
    crowns = [(-0.24, -0.56, 0.3, 0.2), (0.25, -0.58, 0.29, 0.21), (0.0, -0.74, 0.33, 0.24), (0.02, -0.52, 0.34, 0.17)]
    for i, (dx, dy, rx, ry) in enumerate(crowns):
        foliage(c, dx * wide, dy * high, rx * wide, ry * high, tones, leaf, seed * 10 + i + pick.randrange(9))


def poplar(c: Canvas, tones: Sequence[str], bark: str, high: float = 300, seed: int = 1, leaf: float = 8) -> None:
    """A tall narrow tree."""
    c.rect(-high * 0.014, -high * 0.2, high * 0.014, 0, bark)
    for i, (dy, rx, ry) in enumerate(((-0.36, 0.085, 0.24), (-0.56, 0.1, 0.3), (-0.76, 0.065, 0.24))):
        foliage(c, 0, dy * high, rx * high, ry * high, tones, leaf, seed * 10 + i)


def lamp(c: Canvas, high: float = 170, post: str = "#20233a", lit: str = "", reach: float = 150) -> None:
    """A street lamp with a lantern; with a colour in `lit`, it shines."""
    c.poly([(-5, 0), (5, 0), (2.4, -14), (2, -high), (-2, -high), (-2.4, -14)], post)
    c.rect(-8, -high * 0.9, 8, -high * 0.9 + 2.2, post)
    c.poly([(-6, -high), (6, -high), (9, -high - 21), (-9, -high - 21)], lit or "#c9d3d6")
    c.poly([(-11, -high - 21), (11, -high - 21), (4, -high - 29), (-4, -high - 29)], post)
    c.line([(0, -high), (0, -high - 21)], post, 1.2)
    if lit:
        c.glow(0, -high - 10, reach, lit, 0.55)
        c.glow(0, -high - 10, reach * 0.3, "#fff2cf", 0.7)


def boat(c: Canvas, hull: str, trim: str, cabin: str, glass: str = "#ffd98a", mast: str = "#3a2b35") -> None:
    """A small fishing boat about 240 units long, afloat at y = 0, its bow to the right."""
    c.line([(-62, -38), (-62, -150)], mast, 3.4)
    c.line([(-62, -144), (18, -60)], mast, 1)
    c.line([(-62, -144), (-112, -42)], mast, 1)
    c.line([(-62, -70), (-14, -122)], mast, 2.4)
    c.poly([(-6, -42), (-2, -92), (46, -92), (58, -42)], (cabin, mix(cabin, "#1b1840", 0.2)))
    c.rect(-8, -99, 54, -91, trim)
    for x in (5, 26):
        c.rect(x, -84, x + 15, -66, glass)
    c.poly(
        smooth([(-118, -42), (-60, -36), (20, -38), (80, -48), (128, -66)])
        + smooth([(128, -66), (112, -30), (92, 4), (-104, 4), (-114, -20), (-118, -42)]),
        (hull, mix(hull, "#0d1030", 0.45)),
    )
    c.line(smooth([(-117, -37), (-60, -31), (20, -33), (80, -43), (126, -61)]), trim, 4)
    c.rect(-106, -2, 96, 4, mix(trim, "#1b1840", 0.3))
    for x in (-84, -30, 26):
        c.oval(x, -16, 6, 7.5, "#e8dcc4")
        c.oval(x, -16, 2.4, 3.4, mix(hull, "#0d1030", 0.4))
