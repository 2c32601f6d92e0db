"""A stone bridge under repair, on a still morning."""

from __future__ import annotations

import math
from random import Random

from PIL import Image

from sample_pictures.canvas import Canvas, Point, mix, smooth
from sample_pictures.houses import house
from sample_pictures.people import person
from sample_pictures.scenery import cloud, foliage, hills, poplar

WATER = 868
STONE, SHADE, LIGHT = "#d9bf98", "#8a7a74", "#f0dcb6"
ARCHES = ((140, 560), (676, 1124), (1240, 1660))
PANES = ("#5d7a88", "#6d8a94", "#4f6a7a", "#f4dca4")


def draw() -> Image.Image:
    """Mist over the river, sun from the left; the scaffolding is what is new."""
    c = Canvas((0, "#7fb2bd"), (260, "#b4d1c9"), (480, "#ecdfba"), (870, "#f8e6bb"), seed=9)
    c.glow(300, 470, 620, "#fff3c4", 0.8, 0.75)
    for x, y, long, high in ((420, 120, 820, 36), (1330, 190, 900, 34), (900, 300, 700, 22)):
        cloud(c, x, y, long, high, "#fbf3dd", 0.8)
    _far_bank(c)
    _crane(c)
    _bridge(c)
    c.rect(0, WATER - 70, 1800, WATER + 2, "#f8ecc8", 0.5, blur=26)
    _scaffold(c)
    _traffic(c)
    c.water(WATER, 1200, ("#9cc0b8", "#2f6470"), clear=0.62, reach=1.3, sway=7)
    c.ripples(WATER + 6, 1200, "#fbf1d2", 150, 0.5)
    c.ripples(WATER + 20, 1200, "#255662", 110, 0.35)
    _barge(c)
    _near_bank(c)
    return c.finish()


def _far_bank(c: Canvas) -> None:
    hills(c, [(-20, 560), (260, 470), (560, 530), (900, 480), (1300, 540), (1820, 460)], ("#a9c4b4", "#d5d8b4"), 900)
    hills(c, [(-20, 640), (300, 610), (700, 630), (1100, 600), (1500, 620), (1820, 590)], ("#93b39c", "#c6cfa2"), 900)
    for x, base, size, seed in ((60.0, 690, 0.7, 1), (420, 700, 0.6, 2), (1130, 690, 0.62, 4), (1730, 690, 0.75, 5)):
        with c.at(x, base, size), c.veiled("#d9dcb4", 0.34):
            poplar(c, ("#3f6b52", "#57825a", "#769a62", "#9cb474"), "#4a3f3a", 420, seed, 11)
    pick = Random(21)
    x = 120.0
    while x < 1700:
        wide = pick.uniform(76, 120)
        with c.at(x, 742), c.veiled("#efe2bc", 0.36):
            house(
                c,
                wide,
                pick.uniform(92, 150),
                pick.uniform(34, 60),
                pick.choice(["#c98f72", "#e0c49a", "#b7756a", "#d8b48c", "#a8a08c"]),
                pick.choice(["#6d5a62", "#8a5a50", "#5e6670"]),
                PANES,
                gable=pick.random() < 0.3,
                columns=pick.choice([2, 3]),
                rows=pick.choice([2, 3]),
                chimneys=(0.15, 0.85) if pick.random() < 0.5 else (0.2,),
                seed=pick.randrange(999),
            )
        x += wide * 0.99
        if pick.random() < 0.3:
            foliage(c, x + 26, 690, 44, 58, ("#5f8a62", "#7ea06c", "#a3b87e"), 10, pick.randrange(99))
            x += 52
    c.rect(0, 738, 1800, 880, ("#b9b48c", "#a89f84"))
    for x in range(-20, 1820, 74):
        c.rect(x, 760, x + 70, 868, mix("#b3a685", pick.choice(["#8a8470", "#d2c49c"]), 0.4), 0.6)


def _crane(c: Canvas) -> None:
    """It stands on the far bank, behind the middle arch."""
    ink = "#d9823a"
    with c.at(1040, 760), c.veiled("#f4e2b8", 0.12):
        for x in (-13, 13):
            c.line([(x, 0), (x, -520)], ink, 5)
        for y in range(0, 520, 26):
            c.line([(-13, -y), (13, -y - 26)], ink, 2.4)
            c.line([(-13, -y - 26), (13, -y - 26)], ink, 2)
        c.poly([(-20, -520), (22, -520), (22, -560), (-20, -560)], "#e8dcc2")
        c.rect(4, -552, 18, -530, "#5d7a88")
        c.line([(0, -560), (0, -622)], ink, 5)
        c.line([(-170, -566), (500, -566)], ink, 4)
        c.line([(-170, -582), (470, -582), (500, -566)], ink, 3)
        for x in range(-160, 490, 22):
            c.line([(x, -566), (x + 11, -582), (x + 22, -566)], ink, 1.6)
        c.line([(0, -622), (-160, -582)], "#5e5a58", 1.6)
        c.line([(0, -622), (380, -582)], "#5e5a58", 1.6)
        c.rect(-176, -566, -128, -532, "#7a706a")
        c.line([(310, -566), (310, -402)], "#5e5a58", 1.6)
        c.poly([(298, -396), (310, -404), (322, -396)], "#5e5a58")
        c.rect(274, -396, 346, -380, "#9c8a78")


def _deck(x: float) -> float:
    """The road rises towards the middle."""
    return 560 + ((x - 900) / 900) ** 2 * 66


def _bridge(c: Canvas) -> None:
    """From the face to what stands before it."""
    top = [(x, _deck(x)) for x in range(-40, 1841, 20)]
    _face(c, top)
    _courses(c)
    for x0, x1 in ARCHES:
        _soffit(c, x0, x1)
        _voussoirs(c, x0, x1)
    for x in (618, 1182):
        _cutwater(c, x)
    _parapet(c, top)


def _face(c: Canvas, top: list[Point]) -> None:
    """All of the wall below the road but for the arches."""
    edge = [(1840.0, WATER + 4.0)]
    for x0, x1 in reversed(ARCHES):
        edge += [(x1, WATER + 4), *reversed(_curve(x0, x1)), (x0, WATER + 4)]
    c.poly([*top, *edge, (-40, WATER + 4)], (STONE, mix(STONE, SHADE, 0.45)))


def _courses(c: Canvas) -> None:
    """Stones of many tones in rows."""
    pick = Random(33)
    for row in range(19):
        y = 582 + row * 15.5
        x = -40.0 - row % 2 * 22
        while x < 1840:
            wide = pick.uniform(34, 58)
            if y > _deck(x) + 18 and _on_face(x, y) and _on_face(x + wide, y + 13):
                c.rect(
                    x,
                    y,
                    x + wide - 2,
                    y + 13,
                    mix(STONE, pick.choice([LIGHT, SHADE, "#c8a27a", "#b9a892"]), pick.uniform(0.15, 0.5)),
                    0.55,
                )
            x += wide


def _cutwater(c: Canvas, x: float) -> None:
    """The edge of a pier that parts the river, its right half in shadow."""
    c.poly(
        [(x - 46, WATER + 4), (x - 38, 716), (x, 694), (x + 38, 716), (x + 46, WATER + 4)],
        (LIGHT, mix(STONE, SHADE, 0.2)),
    )
    c.poly([(x, WATER + 4), (x, 694), (x + 38, 716), (x + 46, WATER + 4)], (SHADE, mix(SHADE, "#3a4a55", 0.3)), 0.75)
    for i in range(1, 10):
        c.line(
            [(x - 40 - i * 0.5, 716 + i * 15.5), (x, 712 + i * 16), (x + 40 + i * 0.5, 716 + i * 15.5)],
            "#6e625e",
            1.1,
            0.5,
        )


def _parapet(c: Canvas, top: list[Point]) -> None:
    """The string course, the wall along the road, and its coping."""
    c.poly([(x, y + 2) for x, y in top] + [(x, y + 17) for x, y in reversed(top)], mix(SHADE, STONE, 0.35))
    c.poly([(x, y - 6) for x, y in top] + [(x, y + 6) for x, y in reversed(top)], LIGHT)
    c.poly([(x, y - 52) for x, y in top] + [(x, y - 4) for x, y in reversed(top)], (STONE, mix(STONE, SHADE, 0.3)))
    for x in range(-20, 1820, 48):
        y = _deck(x)
        c.line([(x, y - 50), (x, y - 6)], mix(STONE, SHADE, 0.7), 1.2, 0.6)
    c.poly([(x, y - 60) for x, y in top] + [(x, y - 50) for x, y in reversed(top)], LIGHT)


def _curve(x0: float, x1: float, grow: float = 0) -> list[tuple[float, float]]:
    half, middle = (x1 - x0) / 2 + grow, (x0 + x1) / 2
    high = 218 if x1 - x0 > 430 else 196
    return [
        (middle - half * math.cos(a / 40 * math.pi), WATER - 30 - (high + grow) * math.sin(a / 40 * math.pi))
        for a in range(41)
    ]


def _on_face(x: float, y: float) -> bool:
    for x0, x1 in ARCHES:
        half = (x1 - x0) / 2 + 36
        if abs(x - (x0 + x1) / 2) < half and y > WATER - 30 - 245 * math.sqrt(1 - ((x - (x0 + x1) / 2) / half) ** 2):
            return False
    return True


def _soffit(c: Canvas, x0: float, x1: float) -> None:
    """The underside of the vault, seen on the far side from the sun."""
    curve = _curve(x0, x1)
    inner = [(x - 34, y + 8) for x, y in curve if x > (x0 + x1) / 2 - 60]
    outer = [p for p in curve if p[0] > (x0 + x1) / 2 - 60]
    c.poly([*outer, (x1, WATER + 4), (x1 - 34, WATER + 4), *reversed(inner)], ("#6f665f", "#8f8374"))


def _voussoirs(c: Canvas, x0: float, x1: float) -> None:
    low, high = _curve(x0, x1), _curve(x0, x1, 30)
    for i in range(40):
        tone = mix(LIGHT, SHADE, 0.1 + 0.3 * (i % 2) + 0.25 * i / 40)
        c.poly([low[i], low[i + 1], high[i + 1], high[i]], tone)
    c.line(high, mix(SHADE, STONE, 0.3), 1.6)
    middle = (x0 + x1) / 2
    top = min(y for _, y in low)
    c.poly([(middle - 15, top + 4), (middle + 15, top + 4), (middle + 22, top - 40), (middle - 22, top - 40)], LIGHT)


def _scaffold(c: Canvas) -> None:
    pole, board = "#4f5a62", "#c58a4a"
    for x in (700, 762, 824, 886, 948, 1010, 1072, 1124):
        c.line([(x, WATER + 6), (x, _deck(x) - 96)], pole, 4)
    for y in (836, 772, 708, 644, 586):
        c.rect(690, y, 1136, y + 7, board)
        c.rect(690, y + 7, 1136, y + 9, "#7d5630")
        c.line([(690, y - 30), (1136, y - 30)], pole, 2.6)
    for x, y in ((700, 836), (886, 772), (1010, 836), (762, 708), (948, 644)):
        c.line([(x, y), (x + 62, y - 64)], pole, 2.4)
    c.poly([(824, 508), (1010, 508), (1010, 640), (824, 646)], ("#6fa7a8", "#4f8a90"), 0.55)
    for y in range(520, 640, 14):
        c.line([(824, y), (1010, y)], "#e6f0e4", 1, 0.3)
    for x, y, flip, coat in ((742, 836, False, "#f0a12e"), (1050, 772, True, "#f0a12e"), (786, 708, True, "#e87f2c")):
        with c.at(x, y, 0.56, flip):
            person(c, coat, "#3a4a66", hat="#f7f2e4", stride=0.2, arm=0.7)
            c.rect(-11, -62, 10, -58, "#f6f1d4")


def _traffic(c: Canvas) -> None:
    """Only people on foot and a bicycle are on the bridge; barriers close the road."""
    for x, coat, flip, size in (
        (236, "#8c3f4f", False, 0.8),
        (302, "#365a72", False, 0.84),
        (1420, "#4d6b4a", True, 0.82),
        (1560, "#d08a3a", True, 0.8),
    ):
        with c.at(x, _deck(x) - 20, size, flip):
            person(c, coat)
    top = [(x, _deck(x)) for x in range(180, 1700, 20)]
    c.poly([(x, y - 52) for x, y in top] + [(x, y - 18) for x, y in reversed(top)], (STONE, mix(STONE, SHADE, 0.2)))
    c.poly([(x, y - 60) for x, y in top] + [(x, y - 50) for x, y in reversed(top)], LIGHT)
    for x in range(180, 1700, 48):
        c.line([(x, _deck(x) - 50), (x, _deck(x) - 18)], mix(STONE, SHADE, 0.7), 1.2, 0.5)
    for x in (600, 1200):
        y = _deck(x) - 58
        c.rect(x - 44, y - 34, x + 44, y - 20, "#f6efe0")
        for i in range(-44, 44, 22):
            c.poly([(x + i, y - 20), (x + i + 11, y - 20), (x + i + 22, y - 34), (x + i + 11, y - 34)], "#c8402f")
        for i in (-36, 36):
            c.line([(x + i, y - 34), (x + i, y)], "#6b6560", 3)
        c.oval(x, y - 42, 6, 6, "#f5a43a")
        c.glow(x, y - 42, 36, "#ffc766", 0.6)


def _barge(c: Canvas) -> None:
    c.oval(870, 950, 330, 16, "#1f4a55", 0.5, blur=6)
    with c.at(860, 954, upside_down=True), c.veiled("#3f7078", 0.5):
        c.poly([(-262, -44), (268, -44), (250, 8), (-236, 8)], "#2f5560", 0.75)
        c.poly([(-266, -48), (272, -48), (269, -37), (-263, -37)], "#b97a4a", 0.7)
        c.rect(150, -96, 220, -44, "#c9b494", 0.5)
    with c.at(860, 946):
        for x, wide, high, tone in (
            (-190, 92, 34, "#c9b08a"),
            (-90, 60, 52, "#b3543f"),
            (-22, 84, 26, "#d9c49c"),
            (70, 50, 40, "#7f8a8c"),
        ):
            c.rect(x, -34 - high, x + wide, -34, (tone, mix(tone, "#2a3a44", 0.3)))
            for i in range(1, 4):
                c.line([(x, -34 - high * i / 4), (x + wide, -34 - high * i / 4)], mix(tone, "#2a3a44", 0.35), 1.2)
        c.poly([(150, -36), (154, -96), (216, -96), (222, -36)], ("#f2e6cc", "#c9b494"))
        c.rect(146, -103, 224, -95, "#a33f33")
        for x in (163, 192):
            c.rect(x, -88, x + 20, -66, "#4f7684")
        c.poly([(-262, -44), (268, -44), (250, 8), (-236, 8)], ("#3b5f6b", "#1d3a47"))
        c.poly([(-266, -48), (272, -48), (269, -37), (-263, -37)], "#d9823a")
        c.rect(-240, 2, 252, 8, "#8a3f33")
        with c.at(-206, -66, 0.66):
            person(c, "#f0a12e", "#3a4a66", hat="#f7f2e4", stride=0.3)
    c.line([(620, 912), (640, 872)], "#5e5048", 2.4)
    c.ripples(952, 1010, "#f4e9c8", 26, 0.5, 560, 1180)


def _near_bank(c: Canvas) -> None:
    c.poly([*smooth([(-20, 1090), (200, 1096), (420, 1140), (600, 1210)]), (-20, 1210)], ("#5f7a4a", "#33503c"))
    c.poly([*smooth([(1240, 1210), (1420, 1150), (1620, 1110), (1820, 1096)]), (1820, 1210)], ("#5f7a4a", "#33503c"))
    pick = Random(3)
    for side in range(2):
        for _ in range(90):
            x = pick.uniform(0, 470) if side == 0 else pick.uniform(1380, 1800)
            y = 1112 + abs((x - 0) if side == 0 else (1800 - x)) ** 1.3 * 0.03 + pick.uniform(0, 40)
            high, lean = pick.uniform(36, 104), pick.uniform(-14, 14)
            c.line(
                [(x, y), (x + lean * 0.4, y - high * 0.6), (x + lean, y - high)],
                pick.choice(["#3f6247", "#6a8a50", "#8aa05a", "#2f4f40"]),
                2.6,
            )
            if pick.random() < 0.24:
                c.line([(x + lean, y - high), (x + lean * 1.1, y - high - 18)], "#6d4a35", 5.4)
