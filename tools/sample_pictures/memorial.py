"""The war memorial on a November morning."""

from __future__ import annotations

import math
from random import Random

from PIL import Image

from sample_pictures.canvas import Canvas, mix
from sample_pictures.houses import house
from sample_pictures.people import child, person
from sample_pictures.scenery import cloud

STONE, SHADE, LIGHT = "#cfc4b0", "#857f80", "#ece2cb"
POPPY = ("#b3122f", "#c8283a", "#9a0f28", "#d8483f")
GROUND = 930


def draw() -> Image.Image:
    """A low sun behind thin cloud; nobody moves."""
    c = Canvas((0, "#a9b8c2"), (320, "#c9cfc8"), (620, "#ead9bd"), (940, "#f2dcb4"), seed=8)
    c.glow(1330, 500, 640, "#fff0c8", 0.7, 0.8)
    for x, y, long, high in ((420, 140, 980, 40), (1300, 220, 900, 34), (820, 330, 760, 26)):
        cloud(c, x, y, long, high, "#eee6d6", 0.7)
    _square(c)
    for x, size, seed in ((170, 1.2, 3), (480, 0.86, 5), (1390, 0.9, 7), (1680, 1.25, 9)):
        with c.at(x, GROUND - 14 + 20 * size, size):
            _bare_tree(c, seed)
    _cross(c)
    _wreaths(c)
    _people(c)
    return c.finish(warmth="#f0cf9a")


def _square(c: Canvas) -> None:
    pick = Random(4)
    x = -30.0
    while x < 1830:
        wide = pick.uniform(120, 180)
        with c.at(x, GROUND - 96), c.veiled("#ead9bd", 0.5):
            house(
                c, wide, pick.uniform(150, 230), pick.uniform(50, 80),
                pick.choice(["#b08a78", "#c9b094", "#a87868", "#bca58c"]), pick.choice(["#6d5a62", "#5e6670"]),
                ("#6d7a88", "#8a949a", "#5f6a7a"), columns=pick.choice([2, 3]), rows=3, gable=pick.random() < 0.3,
                seed=pick.randrange(999), door="#6a4a4a",
            )  # fmt: skip
        x += wide
    c.rect(0, GROUND - 100, 1800, 1200, ("#c9bb9f", "#8f8474"))
    for row in range(14):
        y = GROUND - 96 + row**1.62 * 4.4
        c.line([(0, y), (1800, y)], "#8a7f70", 1.4, 0.45)
    for x in range(-2600, 4400, 190):
        c.line([(900 + (x - 900) * 0.42, GROUND - 96), (x, 1200)], "#8a7f70", 1.4, 0.35)
    for _ in range(110):
        x, y = pick.uniform(0, 1800), pick.uniform(GROUND - 60, 1195)
        c.oval(x, y, pick.uniform(4, 9), pick.uniform(2, 3.4), pick.choice(["#b3762f", "#8f5426", "#c99a4a"]), 0.7)


def _bare_tree(c: Canvas, seed: int) -> None:
    pick = Random(seed)

    def branch(x: float, y: float, angle: float, long: float, thick: float) -> None:
        x1, y1 = x + long * math.cos(angle), y - long * math.sin(angle)
        c.line([(x, y), (x1, y1)], "#5a4a46", thick)
        if thick < 1.9:
            return
        for turn in (-0.42, 0.08, 0.46) if thick > 5 else (-0.36, 0.38):
            branch(x1, y1, angle + turn + pick.uniform(-0.14, 0.14), long * pick.uniform(0.66, 0.8), thick * 0.6)

    branch(0, 0, math.pi / 2, 175, 20)


def _cross(c: Canvas) -> None:
    c.shade([(560, GROUND + 132), (1260, GROUND + 132), (800, GROUND + 210), (240, GROUND + 210)], "#7a6f74", 0.5, 14)
    for i, half in enumerate((330, 262, 196)):
        y = GROUND + 120 - i * 46
        c.rect(900 - half, y - 46, 900 + half, y, (SHADE, mix(SHADE, "#4a4a58", 0.25)))
        c.poly(
            [(900 - half, y - 46), (900 + half, y - 46), (900 + half - 24, y - 60), (900 - half + 24, y - 60)], LIGHT
        )
    with c.at(900, GROUND - 30):
        c.poly([(-112, 0), (-104, -150), (104, -150), (112, 0)], (STONE, mix(STONE, SHADE, 0.4)))
        c.poly([(24, 0), (30, -150), (104, -150), (112, 0)], LIGHT, 0.5)
        c.rect(-122, -166, 122, -148, LIGHT)
        c.rect(-76, -126, 76, -24, mix(STONE, SHADE, 0.5))
        for i in range(9):  # names, without letters that could be read
            for x in (-66, 6):
                c.rect(
                    x, -118 + i * 11, x + (52, 40, 58, 46, 60, 38, 54, 48, 42)[(i + x) % 9], -114 + i * 11, "#e2d8c4"
                )
        c.poly([(-58, -166), (-36, -640), (36, -640), (58, -166)], (LIGHT, STONE))
        c.poly([(-58, -166), (-36, -640), (-6, -640), (-10, -166)], SHADE, 0.5)
        c.poly([(-150, -560), (-150, -612), (150, -612), (150, -560)], (LIGHT, STONE))
        c.poly([(-150, -560), (-150, -572), (150, -572), (150, -560)], SHADE, 0.6)
        c.poly([(-36, -640), (-30, -720), (30, -720), (36, -640)], LIGHT)
        c.poly([(-36, -612), (-30, -720), (-6, -720), (-8, -612)], SHADE, 0.5)
        for y in range(-620, -170, 64):
            c.line([(-57 + (y + 166) * -0.046, y), (57 + (y + 166) * 0.046, y)], SHADE, 1.4, 0.5)


def _wreaths(c: Canvas) -> None:
    pick = Random(14)
    for x, y, size in (
        (640, 1030, 1.0), (756, 1036, 1.15), (896, 1042, 1.3), (1036, 1036, 1.15), (1150, 1030, 1.0),
        (700, 968, 0.8), (830, 966, 0.84), (970, 966, 0.84), (1094, 968, 0.8),
    ):  # fmt: skip
        with c.at(x, y, size):
            c.oval(4, 42, 56, 9, "#3a3040", 0.35, blur=4)
            for ring in range(64):
                a = ring / 64 * 2 * math.pi
                r = 36 + pick.uniform(-9, 9)
                c.oval(r * math.cos(a), r * 0.92 * math.sin(a), 8, 7.4, pick.choice(POPPY))
                if ring % 3 == 0:
                    c.oval(r * math.cos(a), r * 0.92 * math.sin(a), 2.4, 2.4, "#1f1a20")
            for ring in range(22):
                a = ring / 22 * 2 * math.pi + 0.1
                c.oval(50 * math.cos(a), 46 * math.sin(a), 6, 4, "#3f5a3a")


def _people(c: Canvas) -> None:
    """Two groups with their backs to the houses, a space kept between them."""
    pick = Random(21)
    coats = ("#23263a", "#2f2a3a", "#39303a", "#1f2f3f", "#3a3a48", "#4a2f3a")
    skins = ("#c98f6b", "#8a5a44", "#e0b394", "#6d4534", "#d3a081")
    crowd = [(x, GROUND - 4 + pick.uniform(-14, 14), 1.7) for x in (330, 384, 446, 512, 1300, 1362, 1430, 1496)]
    crowd += [(x, GROUND + 130 + pick.uniform(-10, 10), 2.5) for x in (190, 290, 398, 1410, 1520, 1632)]
    for x, y, size in sorted(crowd, key=lambda p: p[1]):
        with c.at(x, y, size, x > 900):
            person(c, pick.choice(coats), "#20202c", skin=pick.choice(skins), stride=0.06, arm=0.0,
                   hair=pick.choice(["#33241f", "#b9b2a8", "#8a6a44", "#1f1b22"]), skirt=pick.random() < 0.4,
                   hat=pick.choice(["", "", "#2a2a38"]))  # fmt: skip
            c.oval(6, -72, 2.4, 2.4, "#c8283a")
    with c.at(482, GROUND + 138, 2.5):
        child(c, "#35405a", "#20202c", skin="#c98f6b", stride=0.05)
        c.oval(5, -44, 2.2, 2.2, "#c8283a")
