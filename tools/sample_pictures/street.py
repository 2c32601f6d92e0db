"""Recycling day in a street that runs down to the sea."""

from __future__ import annotations

import math
from random import Random

from PIL import Image

from sample_pictures.canvas import Canvas, mix
from sample_pictures.houses import window
from sample_pictures.people import person
from sample_pictures.scenery import cloud, foliage, hills, lamp, puffs

SLOPE = 0.085
DUSK = "#4a3f63"
PANES = ("#7d9aa8", "#8fb0b4", "#6d8a9e", "#f6dfa8", "#7d9aa8")


def draw() -> Image.Image:
    """Early sun from the left; the lorry and the bins are the strongest colours."""
    c = Canvas((0, "#8fbfc9"), (260, "#c5dbd0"), (470, "#fbe6bd"), (800, "#fcdcae"), seed=11)
    c.glow(1500, 520, 560, "#fff3cc", 0.8, 0.8)
    puffs(c, 1420, 170, 460, 110, ("#fffaf0", "#f3e6d0"), 4, 0.9)
    cloud(c, 1500, 300, 620, 24, "#fdf3dc", 0.85)
    cloud(c, 1120, 96, 520, 22, "#fdf6e6", 0.8)
    _bay(c)
    _houses(c)
    _ground(c)
    _bins(c)
    _lorry(c)
    _crew(c)
    return c.finish(warmth="#ffd79a")


def _ground_at(x: float) -> float:
    return 756 + SLOPE * x


def _bay(c: Canvas) -> None:
    c.rect(0, 640, 1800, 900, ("#a9cfcf", "#7fb0b8"))
    c.ripples(650, 800, "#fdf1d0", 70, 0.6, 1300, 1800)
    hills(c, [(1180, 640), (1380, 600), (1560, 622), (1680, 636), (1800, 640)], ("#b5c4ae", "#cfcfae"), 642, 0.9)
    pick = Random(4)
    for row, (base, size) in enumerate(((742, 0.7), (812, 1.0))):
        for i in range(9):
            x, wide = 1290 + i * 62 * size - row * 40, 62 * size
            high = pick.uniform(44, 70) * size
            wall = mix(pick.choice(["#d9a07c", "#e8cfa4", "#c98a72", "#e0bb8c"]), "#fbe6bd", 0.42 - 0.2 * row)
            roof = mix(pick.choice(["#8a5f5c", "#75606e", "#9c6a58"]), "#fbe6bd", 0.36 - 0.16 * row)
            y = base + i * 9 * size
            c.rect(x, y - high, x + wide, y + 140, wall)
            c.poly(
                [
                    (x - 3, y - high),
                    (x + wide * 0.06, y - high - 26 * size),
                    (x + wide * 0.94, y - high - 26 * size),
                    (x + wide + 3, y - high),
                ],
                roof,
            )
            c.rect(
                x + wide * 0.16, y - high - 38 * size, x + wide * 0.3, y - high - 20 * size, mix(wall, "#8a5f5c", 0.4)
            )
            for k in (0.2, 0.6):
                c.rect(
                    x + wide * k, y - high * 0.75, x + wide * (k + 0.2), y - high * 0.4, mix("#6d8a9e", "#fbe6bd", 0.2)
                )
        foliage(c, 1320 + row * 250, base + 12, 40, 44, ("#6f9468", "#8aab72", "#a9c184"), 9, row + 3)


def _houses(c: Canvas) -> None:
    walls = ("#b9604a", "#c8775a", "#a8553f", "#bd6a50", "#cf8463", "#b05c48")
    doors = ("#2f5a73", "#4d6b4a", "#a8353a", "#37405a", "#d69a35", "#5a3a5a")
    wide = 218
    for i in range(7):
        x = -90 + i * wide
        if x > 1330:
            break
        with c.at(x, _ground_at(x + wide * 0.5) + 8):
            _terraced(c, wide, walls[i % 6], doors[i % 6], i)


def _terraced(c: Canvas, wide: float, wall: str, door: str, seed: int) -> None:
    pick = Random(seed)
    high, roof = 372, mix("#5e5568", "#8a5f5c", pick.random() * 0.5)
    for dx in (wide - 30,):
        c.rect(dx - 22, -high - 150, dx + 26, -high - 20, (mix(wall, "#ffe2b0", 0.12), mix(wall, DUSK, 0.3)))
        c.rect(dx + 10, -high - 150, dx + 26, -high - 20, mix(wall, DUSK, 0.45))
        c.rect(dx - 27, -high - 156, dx + 31, -high - 144, mix(wall, "#e8cfa4", 0.4))
        for pot in (-14, 2, 16):
            c.rect(dx + pot - 5, -high - 178, dx + pot + 5, -high - 156, "#d08a5c")
    c.poly([(0, -high), (0, -high - 96), (wide, -high - 96), (wide, -high)], (mix(roof, "#ffe0b0", 0.22), roof))
    for row in range(1, 7):
        c.line([(0, -high - 96 + row * 14), (wide, -high - 96 + row * 14)], mix(roof, "#2f2a48", 0.4), 1.2, 0.5)
    c.rect(0, -high - 101, wide, -high - 94, mix(roof, "#e8a878", 0.4))
    c.rect(0, -high, wide, 60, (mix(wall, "#ffd9a0", 0.1), mix(wall, DUSK, 0.14)))
    for _ in range(150):
        x, y = pick.uniform(0, wide - 17), -8 * round(pick.uniform(4, high - 6) / 8)
        c.rect(x, y, x + 16, y + 5.4, mix(wall, pick.choice(["#6a2f2a", "#e8a878", "#8a4a44"]), 0.25), 0.7)
    c.rect(0, -high, wide, -high + 12, "#efe0c2")
    c.rect(0, -high + 12, wide, -high + 22, DUSK, 0.3)
    c.rect(-2, -high, 3, 60, mix(wall, DUSK, 0.35), 0.8)
    for x in (26, 126):
        c.rect(x - 10, -high + 42, x + 66, -high + 56, "#efe0c2")
        window(c, x, -high + 56, 56, 96, pick.choice(PANES), "#f6ecd8", (1, 2), sill="#e0cda8")
        c.rect(x + 2, -high + 58, x + 12, -high + 150, "#fbf3e2", 0.7)
        c.rect(x + 44, -high + 58, x + 54, -high + 150, "#fbf3e2", 0.7)
    # A bay below, and the door beside it.
    c.poly([(8, -212), (110, -212), (100, -234), (20, -234)], mix(roof, "#ffe0b0", 0.1))
    c.rect(12, -212, 106, 60, "#f3e6cc")
    for x in (18, 44, 76):
        w = 22 if x != 44 else 28
        c.rect(x, -196, x + w, -92, (pick.choice(PANES), "#a9c0bd"))
        c.rect(x, -148, x + w, -145, "#f6ecd8")
    c.rect(12, -86, 106, 60, mix(wall, "#f3e6cc", 0.15))
    c.arch(132, -214, 196, 60, "#f3e6cc", rise=26)
    c.rect(140, -158, 188, 8, (mix(door, "#ffffff", 0.12), door))
    c.arch(140, -206, 188, -164, ("#f6dfa8", "#d9b07c"), rise=20)
    for x, y, h in ((146, -148, 62), (167, -148, 62), (146, -76, 48), (167, -76, 48)):
        c.rect(x, y, x + 15, y + h, mix(door, "#000000", 0.18))
    c.oval(183, -74, 2.6, 2.6, "#f0c95a")
    c.rect(150, -96, 178, -91, "#f0c95a")
    c.rect(130, 6, 198, 26, "#d9c6a4")


def _ground(c: Canvas) -> None:
    x1 = 1840
    c.poly(
        [
            (-20, _ground_at(-20)),
            (1330, _ground_at(1330)),
            (1420, _ground_at(1420) + 4),
            (x1, _ground_at(x1) - 6),
            (x1, _ground_at(x1) + 60),
            (-20, _ground_at(-20) + 70),
        ],
        ("#d9bf98", "#c9ab88"),
    )
    c.poly(
        [
            (-20, _ground_at(-20) + 62),
            (x1, _ground_at(x1) + 62),
            (x1, _ground_at(x1) + 76),
            (-20, _ground_at(-20) + 76),
        ],
        "#efdcb8",
    )
    c.poly(
        [
            (-20, _ground_at(-20) + 76),
            (x1, _ground_at(x1) + 76),
            (x1, _ground_at(x1) + 88),
            (-20, _ground_at(-20) + 88),
        ],
        "#7d6a70",
    )
    c.poly([(-20, _ground_at(-20) + 88), (x1, _ground_at(x1) + 88), (x1, 1210), (-20, 1210)], ("#8f7f88", "#5f5668"))
    c.poly([(-20, 1010), (x1, 1172), (x1, 1182), (-20, 1020)], "#f3e3bd", 0.7)
    for x in range(-60, 1840, 74):
        c.line([(x, _ground_at(x) + 6), (x - 30, _ground_at(x) + 62)], "#a98c74", 1.4, 0.6)
    c.shade([(-20, 800), (160, 800), (900, 1210), (-20, 1210)], "#8a7894", 0.45, 18)
    c.light([(700, 900), (1800, 960), (1800, 1060), (900, 1010)], "#ffd9a0", 0.2, 26)
    with c.at(650, _ground_at(650) + 52):
        lamp(c, 430, "#2f3a46")
    for x in (16, 1346):
        with c.at(x, _ground_at(x) + 8):
            for i in range(4):
                c.rect(i * 15 - 20, -70 + i * 1.2, i * 15 - 11, 10, "#6d8a72")
            foliage(c, 6, -60, 42, 36, ("#4d6f4a", "#6b8f56", "#92ad64"), 8, round(x) + 2)


def _bin(c: Canvas, lid: str, body: str = "#4a505c") -> None:
    c.shade([(-18, 2), (20, 2), (110, 26), (60, 30)], "#6a5a74", 0.5, 4)
    c.poly([(-27, -92), (27, -92), (21, 0), (-19, 0)], (mix(body, "#ffe2b0", 0.12), body))
    c.poly([(10, -92), (27, -92), (21, 0), (8, 0)], mix(body, "#1f1c33", 0.4))
    c.poly([(-31, -92), (31, -92), (27, -104), (-26, -108)], (mix(lid, "#ffffff", 0.2), lid))
    c.rect(-32, -94, 32, -88, mix(lid, "#1f1c33", 0.3))
    c.rect(-22, -72, 4, -48, mix(body, "#ffffff", 0.3))
    c.oval(17, -4, 9, 9, "#25232f")
    c.oval(17, -4, 3.5, 3.5, "#8a8790")


def _bins(c: Canvas) -> None:
    for x, lid in (
        (92, "#2f6fae"),
        (164, "#4d8a4f"),
        (322, "#2f6fae"),
        (392, "#4d8a4f"),
        (540, "#2f6fae"),
        (742, "#4d8a4f"),
        (812, "#2f6fae"),
    ):
        with c.at(x, _ground_at(x) + 46):
            _bin(c, lid)
    with c.at(462, _ground_at(462) + 50):
        c.poly([(-34, 0), (32, 0), (32, -44), (-34, -44)], ("#d9ad78", "#b98a58"))
        c.poly([(-34, -44), (-22, -62), (40, -62), (32, -44)], "#e8c490")
        c.rect(-6, -44, 4, 0, "#c49a66")


def _lorry(c: Canvas) -> None:
    """It faces downhill, to the right, and stands beside the kerb."""
    green, cream, glass = "#2f7a6a", "#f6ecd2", "#a9cdd2"
    with c.at(1070, _ground_at(1130) + 132, 1.12):
        c.shade([(-150, 6), (520, 44), (640, 80), (-40, 50)], "#4f4566", 0.6, 10)
        with c.at(0, 0):
            _tilted(c, [(-138, -52), (380, -52), (380, -22), (-138, -22)], "#3a3846")
            _tilted(
                c,
                [(-96, -318), (252, -318), (268, -300), (268, -50), (-118, -50), (-126, -280)],
                (mix(cream, "#ffffff", 0.2), mix(cream, DUSK, 0.16)),
            )
            _tilted(c, [(-122, -150), (268, -150), (268, -50), (-118, -50)], (mix(green, "#ffffff", 0.1), green))
            _tilted(c, [(-123, -176), (268, -176), (268, -162), (-122, -162)], "#e3a83c")
            for x in (-30, 60, 150, 236):
                _tilted(c, [(x, -312), (x + 6, -312), (x + 6, -54), (x, -54)], mix(cream, DUSK, 0.25), 0.5)
            # Three arrows in a ring stand for recycling.
            with c.at(104, -236 + 104 * SLOPE):
                for turn in range(3):
                    _arrow(c, turn, green)
            _tilted(c, [(-150, -282), (-96, -318), (-96, -50), (-168, -50), (-176, -120)], ("#4a5560", "#33404a"))
            _tilted(c, [(-172, -116), (-120, -130), (-120, -122), (-172, -106)], "#e3a83c")
            _tilted(
                c, [(276, -268), (352, -268), (396, -160), (402, -40), (276, -40)], (mix(green, "#ffffff", 0.18), green)
            )
            _tilted(c, [(300, -250), (346, -250), (380, -162), (300, -162)], (glass, "#dcecdf"))
            _tilted(c, [(302, -250), (318, -250), (340, -162), (302, -162)], "#f6fbf2", 0.45)
            _tilted(c, [(290, -146), (292, -146), (292, -50), (290, -50)], mix(green, "#000000", 0.35))
            _tilted(c, [(304, -132), (326, -132), (326, -124), (304, -124)], "#1f4a44")
            _tilted(c, [(378, -104), (403, -104), (404, -76), (380, -76)], "#fdf0bd")
            _tilted(c, [(270, -52), (410, -52), (410, -26), (270, -26)], "#3a3846")
            _tilted(c, [(296, -286), (342, -286), (342, -268), (296, -268)], "#4a5560")
            _tilted(c, [(306, -300), (330, -300), (330, -286), (306, -286)], "#f5a43a")
            px, py = 318, -293 + 318 * SLOPE
            c.glow(px, py, 80, "#ffbf5a", 0.7)
            _tilted(c, [(392, -226), (412, -222), (412, -168), (394, -172)], "#2b2a36")
        for x in (-58, 52, 338):
            y = -26 + x * SLOPE
            c.oval(x, y, 45, 45, "#232230")
            c.oval(x, y, 25, 25, "#b9b4ac")
            c.oval(x, y, 17, 17, "#7d7a7d")
            c.oval(x, y, 6, 6, "#d9d4c8")


def _tilted(c: Canvas, points: list[tuple[float, float]], fill: str | tuple[str, str], alpha: float = 1) -> None:
    c.poly([(x, y + x * SLOPE) for x, y in points], fill, alpha)


def _arrow(c: Canvas, turn: int, colour: str) -> None:
    start = math.radians(120 * turn - 90 + 12)
    arc = [start + math.radians(i * 7) for i in range(12)]
    outer = [(44 * math.cos(a), 44 * math.sin(a)) for a in arc]
    inner = [(27 * math.cos(a), 27 * math.sin(a)) for a in arc]
    c.poly([*outer, *reversed(inner)], colour)
    end = arc[-1]
    tip = end + math.radians(30)
    c.poly(
        [
            (54 * math.cos(end), 54 * math.sin(end)),
            (36 * math.cos(tip), 36 * math.sin(tip)),
            (17 * math.cos(end), 17 * math.sin(end)),
        ],
        colour,
    )


def _crew(c: Canvas) -> None:
    for x, size, flip, arm in ((858, 1.92, False, 0.9), (1552, 1.7, True, 0.3)):
        with c.at(x, _ground_at(x) + (112 if x < 1000 else 56), size, flip):
            if x < 1000:
                with c.at(43, -2, 0.56):
                    _bin(c, "#2f6fae")
            person(
                c,
                "#f08a2e",
                "#2f3a52",
                skin="#8a5a44" if x < 1000 else "#d3a081",
                hat="#2f3a52" if x < 1000 else "",
                stride=0.7,
                arm=arm,
            )
            c.rect(-11, -64, 10.6, -60, "#f6f1d4")
            c.rect(-11, -52, 10.8, -48.4, "#f6f1d4")
    with c.at(1668, _ground_at(1668) + 40, 1.62, True):
        person(c, "#6b3a58", "#3a4050", hair="#b9b2a8", stride=0.4, bag="#c9a05c", skirt=True)
