"""The empty Corn Exchange, in evening light."""

from __future__ import annotations

import math
from random import Random

from PIL import Image

from sample_pictures.canvas import Canvas, mix
from sample_pictures.houses import house
from sample_pictures.people import person
from sample_pictures.scenery import cloud, lamp

STONE, SHADE, LIGHT = "#e6c79a", "#8a6f72", "#f8e2b8"
GROUND = 930


def draw() -> Image.Image:
    """The sun is low on the left; the columns throw their shadows to the right."""
    c = Canvas((0, "#5f8fae"), (320, "#9fbcb8"), (620, "#f0d3a0"), (940, "#f7c98c"), seed=10)
    c.glow(120, 640, 760, "#ffe0a0", 0.7, 0.8)
    for x, y, long, high, tone in (
        (520, 130, 900, 34, "#f7e6cc"), (1340, 220, 860, 30, "#f3d6b4"), (300, 320, 640, 24, "#fbe0b4"),
    ):  # fmt: skip
        cloud(c, x, y, long, high, tone, 0.8)
    _neighbours(c)
    _dome(c)
    _front(c)
    _columns(c)
    _ground(c)
    return c.finish(warmth="#ffcf8a")


def _neighbours(c: Canvas) -> None:
    pick = Random(6)
    for start, end in ((-30.0, 330.0), (1470.0, 1830.0)):
        x = start
        while x < end - 60:
            wide = pick.uniform(120, 170)
            with c.at(x, GROUND), c.veiled("#f2cf9c", 0.18):
                house(
                    c, wide, pick.uniform(270, 350), pick.uniform(70, 100),
                    pick.choice(["#c9785a", "#d9a878", "#b5685a", "#cfae84"]), pick.choice(["#6d4f52", "#5e5a66"]),
                    ("#4f6a80", "#6d8290", "#f4d08a"), columns=2, rows=3, gable=pick.random() < 0.4,
                    door="#3f5a68", seed=pick.randrange(999), brick=True,
                )  # fmt: skip
            x += wide


def _dome(c: Canvas) -> None:
    """Iron and glass, some of its panes gone."""
    pick = Random(3)
    with c.at(900, 360):
        c.rect(-250, -30, 250, 60, (mix(STONE, SHADE, 0.3), mix(STONE, SHADE, 0.5)))
        arc = [(240 * math.cos(a / 40 * math.pi), -30 - 210 * math.sin(a / 40 * math.pi)) for a in range(41)]
        c.poly(arc, ("#a8c4c4", "#dfc39a"))
        for k in range(12):
            for ring in range(5):
                if pick.random() < 0.2:
                    a0, a1 = math.radians(15 * k), math.radians(15 * (k + 1))
                    low, high = ring / 5, (ring + 1) / 5
                    cells = [(240 * math.cos(a) * math.cos(h * 1.5), -30 - 210 * math.sin(h * 1.5))
                             for h, a in ((low, a0), (low, a1), (high, a1), (high, a0))]  # fmt: skip
                    c.poly(cells, "#4a5a6a", 0.55)
        for k in range(13):
            a = math.radians(15 * k)
            c.line([(240 * math.cos(a) * math.cos(h / 12 * 1.5), -30 - 210 * math.sin(h / 12 * 1.5)) for h in range(13)],
                   "#5a5560", 2.2)  # fmt: skip
        for ring in range(5):
            h = ring / 5 * 1.5
            c.line([(-240 * math.cos(h), -30 - 210 * math.sin(h)), (240 * math.cos(h), -30 - 210 * math.sin(h))],
                   "#5a5560", 2.2)  # fmt: skip
        c.rect(-24, -286, 24, -236, LIGHT)
        c.poly([(-32, -286), (0, -330), (32, -286)], "#5a5560")
        c.line([(0, -330), (0, -374)], "#4a4550", 3)
        c.glow(-120, -140, 120, "#fff0c8", 0.6)


def _front(c: Canvas) -> None:
    with c.at(900, GROUND):
        c.rect(-560, -500, 560, 0, (STONE, mix(STONE, SHADE, 0.3)))
        c.rect(-580, -520, 580, -492, LIGHT)
        c.rect(-580, -492, 580, -484, SHADE, 0.7)
        for row in range(14):
            y = -470 + row * 34
            c.line([(-560, y), (560, y)], mix(STONE, SHADE, 0.6), 1.2, 0.5)
            for x in range(-560 + row % 2 * 40, 560, 80):
                c.line([(x, y), (x, y + 34)], mix(STONE, SHADE, 0.6), 1, 0.35)
        for x in (-505, -410, 330, 425):
            for y, high in ((-430, 150), (-220, 160)):
                c.arch(x - 9, y - 9, x + 84, y + high + 8, LIGHT)
                c.arch(x, y, x + 75, y + high, "#8f6f52")
                for board in range(6):
                    by = y + 22 + board * (high - 22) / 6
                    c.line([(x + 2, by), (x + 73, by + (3 if board % 2 else -3))], "#5f4838", 2.2)
                c.rect(x - 16, y + high + 6, x + 91, y + high + 18, LIGHT)
        c.shade([(420, -484), (560, -484), (560, 0), (420, 0)], "#a08a8c", 0.4, 20)


def _columns(c: Canvas) -> None:
    """A portico of six columns under a pediment with sheaves of corn."""
    with c.at(900, GROUND):
        c.rect(-290, -470, 290, -20, (mix(SHADE, "#4a3f4a", 0.3), SHADE))
        c.arch(-66, -330, 66, -20, mix(SHADE, LIGHT, 0.4))
        c.arch(-54, -316, 54, -20, "#3f4a5a")
        c.line([(0, -310), (0, -20)], "#2a303c", 3)
        for x in (-200, 146):
            c.arch(x, -300, x + 54, -150, "#7a5f4a")
        for i in range(6):
            x = -262 + i * 104.8
            c.poly([(x - 24, -30), (x - 20, -450), (x + 20, -450), (x + 24, -30)], (LIGHT, STONE))
            c.poly([(x + 4, -30), (x + 4, -450), (x + 20, -450), (x + 24, -30)], SHADE, 0.55)
            for flute in (-13, -5, 4, 12):
                c.line([(x + flute, -444), (x + flute * 1.15, -34)], mix(STONE, SHADE, 0.5), 1.6, 0.7)
            c.rect(x - 32, -466, x + 32, -446, LIGHT)
            c.rect(x - 32, -40, x + 32, -20, LIGHT)
        c.rect(-320, -520, 320, -464, (LIGHT, STONE))
        for x in range(-300, 300, 22):
            c.rect(x, -476, x + 11, -466, SHADE, 0.6)
        c.poly([(-340, -520), (0, -646), (340, -520)], (LIGHT, STONE))
        c.poly([(-272, -530), (0, -626), (272, -530)], mix(STONE, SHADE, 0.45))
        for x in (-96, 0, 96):
            for lean in (-20, -10, 0, 10, 20):
                c.line([(x, -534), (x + lean * 0.9, -586 + abs(lean) * 0.9)], LIGHT, 4)
            c.rect(x - 9, -556, x + 9, -549, SHADE)
        for i, half in enumerate((380, 350, 320)):
            c.rect(-half, -2 - i * 9, half, 8 - i * 9, (LIGHT, mix(STONE, SHADE, 0.3)))


def _ground(c: Canvas) -> None:
    c.rect(0, GROUND, 1800, 1200, ("#d9b98c", "#8a7468"))
    pick = Random(12)
    for row in range(15):
        y = GROUND + 4 + row**1.65 * 3.4
        c.line([(0, y), (1800, y)], "#8a7060", 1.4, 0.4)
        for _ in range(8):
            x = pick.uniform(-40, 1780)
            c.rect(x, y, x + 34 + row * 7, y + 4 + row * 2.2, pick.choice(["#f2d8a8", "#a88a74"]), 0.22)
    c.shade([(620, GROUND), (1500, GROUND), (1800, GROUND + 90), (1800, GROUND + 20)], "#8a7480", 0.5, 10)
    for x in (420.0, 1400.0):
        with c.at(x, GROUND + 60):
            lamp(c, 290, "#2f3140")
    walkers = (
        (250, 1060, 2.1, False, "#2d5a6b", 0.7), (330, 1066, 2.05, False, "#8c3f4f", 0.5),
        (760, 1016, 1.6, True, "#c4703f", 0.6), (1180, 1120, 2.5, True, "#3f6a4a", 0.7),
        (1560, 1040, 1.9, True, "#4a4a7a", 0.4),
    )  # fmt: skip
    for x, y, size, flip, coat, stride in walkers:
        c.shade([(x, y - 4), (x + 24, y - 4), (x + 290, y + 34), (x + 250, y + 40)], "#6a5866", 0.4, 6)
        with c.at(x, y, size, flip):
            person(c, coat, stride=stride, bag="#d9a05b" if x in (250, 1180) else "")
