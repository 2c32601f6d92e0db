"""What stands in more than one picture: people, trees, houses, lamps, clouds, boats.

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


def person(
    c: Canvas,
    coat: str,
    legs: str = "#2b2f3f",
    skin: str = "#c98f6b",
    hair: str = "#33241f",
    stride: float = 0.5,
    bag: str = "",
    skirt: bool = False,
    hat: str = "",
    arm: float = 0.2,
) -> None:
    """Somebody 100 units tall, facing right; `stride` is 0 for standing still."""
    s = 9 * stride
    dark = mix(coat, "#1a1730", 0.28)
    c.oval(3, 0.5, 17, 2.6, "#1a1730", 0.28, blur=0.6)
    for foot, tone in ((-s - 2.5, mix(legs, "#000000", 0.25)), (s + 2.5, legs)):
        c.poly([(-6, -50), (6, -50), (foot + 3.6, -2), (foot + 6.5, 0), (foot - 2.6, 0), (foot - 3, -3)], tone)
    c.line([(3, -78), (8 + 14 * arm, -62), (10 + 22 * arm, -49)], dark, 5.4)
    c.oval(0, -91.5, 6.1, 7.4, skin)
    c.poly([(-2.4, -88), (3, -88), (3.4, -80), (-3, -80)], mix(skin, "#1a1730", 0.2))
    hem = -30 if skirt else -41
    body = [
        (-4, -84),
        (5, -84),
        (10, -78),
        (10.5, -62),
        (11 + (3 if skirt else 0), hem),
        (-12 - (2 if skirt else 0), hem),
        (-11, -62),
        (-11, -77),
    ]
    c.poly(smooth(body, steps=6, closed=True), coat)
    c.poly([(-11, -77), (-5, -83), (-4, hem), (-12, hem), (-11, -60)], dark, 0.6)
    c.line([(-6, -77), (-9 - 6 * stride, -62), (-6 - 10 * stride, -49)], mix(coat, "#1a1730", 0.16), 5.6)
    c.oval(-6 - 10 * stride, -48, 2.5, 2.5, skin)
    if hat:
        c.oval(-0.3, -97, 6.6, 4.6, hat)
        c.rect(-7, -97, 7.2, -94.6, hat)
    else:
        c.poly(
            smooth(
                [
                    (-6.6, -90),
                    (-6.4, -96),
                    (-1, -100),
                    (5.4, -97.5),
                    (5.6, -94),
                    (0, -94),
                    (-2.5, -89),
                    (-3, -85),
                    (-6, -85),
                ],
                6,
                True,
            ),
            hair,
        )
    if bag:
        c.rect(-13 - 10 * stride, -46, -2 - 10 * stride, -28, bag)
        c.line([(-11 - 10 * stride, -46), (-7 - 10 * stride, -53), (-4 - 10 * stride, -46)], bag, 1.4)


def child(
    c: Canvas,
    coat: str,
    legs: str = "#2b2f3f",
    skin: str = "#c98f6b",
    hair: str = "#33241f",
    stride: float = 0.7,
    pack: str = "",
) -> None:
    """A child 68 units tall with a rounder head, facing right."""
    s = 8 * stride
    c.oval(2, 0.5, 13, 2.2, "#1a1730", 0.28, blur=0.6)
    for foot, tone in ((-s, mix(legs, "#000000", 0.25)), (s, legs)):
        c.poly([(-5, -30), (5, -30), (foot + 3, -1.6), (foot + 5.4, 0), (foot - 2.2, 0)], tone)
    if pack:
        c.poly(smooth([(-14, -48), (-6, -50), (-6, -32), (-14, -31)], 5, True), pack)
    c.poly(smooth([(-4, -51), (5, -51), (8.4, -46), (8.6, -26), (-9, -26), (-8.4, -46)], 6, True), coat)
    c.line([(2, -46), (8 + 4 * stride, -38), (11 + 5 * stride, -31)], mix(coat, "#1a1730", 0.25), 4.6)
    c.oval(0.4, -58.5, 6.4, 7.2, skin)
    c.poly(
        smooth(
            [
                (-6.6, -57),
                (-6.4, -64),
                (0, -67.5),
                (6, -64.5),
                (6, -61.5),
                (0, -61.5),
                (-3, -57),
                (-4, -53),
                (-6.6, -54),
            ],
            6,
            True,
        ),
        hair,
    )


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


def window(
    c: Canvas,
    x: float,
    y: float,
    wide: float,
    high: float,
    pane: Fill,
    frame: str,
    bars: tuple[int, int] = (2, 2),
    arched: bool = False,
    sill: str = "",
) -> None:
    """A window whose top left corner is at `x, y`, with its frame, glazing bars and sill."""
    t = max(1.4, wide * 0.055)
    shape = c.arch if arched else c.rect
    shape(x - t, y - t, x + wide + t, y + high + t, frame)
    shape(x, y, x + wide, y + high, pane)
    across, down = bars
    for i in range(1, across):
        c.rect(x + wide * i / across - t * 0.3, y, x + wide * i / across + t * 0.3, y + high, frame)
    for i in range(1, down):
        c.rect(x, y + high * i / down - t * 0.3, x + wide, y + high * i / down + t * 0.3, frame)
    if sill:
        c.rect(x - t * 2.4, y + high + t, x + wide + t * 2.4, y + high + t * 2.8, sill)
        c.shade(
            [
                (x - t, y + high + t * 2.8),
                (x + wide + t, y + high + t * 2.8),
                (x + wide + t, y + high + t * 5),
                (x - t, y + high + t * 5),
            ],
            "#000022",
            0.18,
        )


def house(
    c: Canvas,
    wide: float,
    wall_high: float,
    roof_high: float,
    wall: str,
    roof: str,
    panes: Sequence[Fill],
    frame: str = "#efe7da",
    gable: bool = False,
    columns: int = 2,
    rows: int = 2,
    door: str = "",
    chimneys: Sequence[float] = (0.12,),
    seed: int = 1,
    brick: bool = False,
) -> None:
    """The front of a house from 0 to `wide`; panes are taken at random, chimneys stand at shares of the width."""
    pick = Random(seed)
    dusk = mix(wall, "#1b1840", 0.35)
    for share in chimneys:
        x, w = share * wide, wide * 0.075
        top = -wall_high - roof_high - wide * 0.07
        c.rect(x - w / 2, top, x + w / 2, -wall_high - roof_high * 0.3, (wall, dusk))
        c.rect(x - w * 0.65, top, x + w * 0.65, top + w * 0.3, dusk)
        for pot in (-0.25, 0.25):
            c.rect(x + w * pot - w * 0.13, top - w * 0.45, x + w * pot + w * 0.13, top, mix(roof, "#d9744f", 0.5))
    c.rect(0, -wall_high, wide, 0, (wall, mix(wall, "#1b1840", 0.14)))
    if gable:
        c.poly([(0, -wall_high), (wide / 2, -wall_high - roof_high), (wide, -wall_high)], wall)
        edge = wide * 0.05
        c.poly(
            [
                (-edge, -wall_high + edge),
                (wide / 2, -wall_high - roof_high - edge),
                (wide / 2, -wall_high - roof_high + edge * 0.5),
                (edge * 0.6, -wall_high + edge),
            ],
            roof,
        )
        c.poly(
            [
                (wide + edge, -wall_high + edge),
                (wide / 2, -wall_high - roof_high - edge),
                (wide / 2, -wall_high - roof_high + edge * 0.5),
                (wide - edge * 0.6, -wall_high + edge),
            ],
            mix(roof, "#1b1840", 0.25),
        )
    else:
        c.poly(
            [
                (-wide * 0.025, -wall_high),
                (wide * 0.0, -wall_high - roof_high),
                (wide, -wall_high - roof_high),
                (wide * 1.025, -wall_high),
            ],
            (mix(roof, "#ffe2b8", 0.12), roof),
        )
        c.shade(
            [
                (0, -wall_high),
                (wide, -wall_high),
                (wide, -wall_high + wall_high * 0.05),
                (0, -wall_high + wall_high * 0.05),
            ],
            "#1b1840",
            0.45,
        )
    if brick:
        _bricks(c, wide, wall_high, wall, pick)
    w = wide / (columns * 1.9 + 0.6)
    h = min(w * 1.45, wall_high / rows * 0.56)
    for row in range(rows):
        for column in range(columns):
            x = wide * (column + 0.5) / columns - w / 2
            y = -wall_high + wall_high * (row + 0.24) / rows
            if door and row == rows - 1 and column == columns - 1:
                c.rect(x - w * 0.14, y - h * 0.1, x + w * 1.14, 0, frame)
                c.rect(x, y, x + w, 0, (door, mix(door, "#000000", 0.2)))
                c.rect(x + w * 0.12, y + h * 0.08, x + w * 0.88, y + h * 0.3, pick.choice(list(panes)))
                continue
            window(c, x, y, w, h, pick.choice(list(panes)), frame, sill=mix(frame, wall, 0.3))


def _bricks(c: Canvas, wide: float, high: float, wall: str, pick: Random) -> None:
    """A few courses here and there: the eye fills in the rest."""
    for _ in range(round(wide * high / 300)):
        x, y = pick.uniform(2, wide - 12), -pick.uniform(2, high - 4)
        y = -round(-y / 4) * 4
        c.rect(x, y, x + 9, y + 2.6, mix(wall, pick.choice(["#1b1840", "#ffffff", "#7a2c1a"]), 0.16), 0.7)


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
