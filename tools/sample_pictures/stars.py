"""A hilltop under the stars, with telescopes."""

from __future__ import annotations

import math
from random import Random

from PIL import Image

from sample_pictures.canvas import Canvas
from sample_pictures.people import child, person
from sample_pictures.scenery import foliage, hills

INK, RED = "#0c1026", "#d8483a"


def draw() -> Image.Image:
    """Everything near is a dark shape; red torches spare the eyes."""
    c = Canvas((0, "#080c26"), (300, "#101a45"), (620, "#1f3a68"), (860, "#4a6a86"), (980, "#c99a74"), seed=6)
    _sky(c)
    _far(c)
    _hill(c)
    _telescopes(c)
    return c.finish(warmth="#c8d0f0")


def _sky(c: Canvas) -> None:
    """The Milky Way runs from the lower left to the upper right."""
    pick = Random(2)
    for i in range(46):
        t = i / 45
        x, y = 120 + 1500 * t, 860 - 900 * t
        c.glow(x + pick.gauss(0, 30), y + pick.gauss(0, 30), pick.uniform(110, 220), "#8a94d8", 0.17)
        c.glow(x + pick.gauss(0, 50), y + pick.gauss(0, 50), pick.uniform(60, 120), "#d8b0c8", 0.14)
    for _ in range(900):
        t, off = pick.random(), pick.gauss(0, 75)
        x, y = 120 + 1500 * t + off * 0.55, 860 - 900 * t + off * 0.8
        c.oval(x, y, 1, 1, "#e8ecff", pick.uniform(0.15, 0.7))
    for _ in range(620):
        r = pick.choice([0.9, 1.1, 1.1, 1.5, 2.1])
        c.oval(pick.uniform(0, 1800), pick.uniform(0, 850), r, r, pick.choice(["#ffffff", "#ffe8c4", "#cfdcff"]),
               pick.uniform(0.25, 1))  # fmt: skip
    for x, y, size in ((1320, 210, 40), (420, 170, 46), (760, 330, 34), (1560, 420, 36)):
        c.glow(x, y, size, "#dce6ff", 0.8)
        c.oval(x, y, 2.8, 2.8, "#ffffff")
    for i in range(60):
        t = i / 59
        c.oval(980 + 230 * t, 120 + 74 * t, 0.6 + 1.7 * t, 0.6 + 1.7 * t, "#ffffff", 0.15 + 0.75 * t)


def _far(c: Canvas) -> None:
    c.rect(0, 905, 1800, 990, ("#6a7f94", "#3a5a78"), 0.6)
    hills(c, [(-20, 890), (300, 862), (700, 902), (1000, 920), (1300, 908), (1820, 860)], ("#26405f", "#16284a"), 1200)
    pick = Random(11)
    c.glow(1190, 950, 420, "#ffb870", 0.55, 0.3)
    for _ in range(300):
        x = pick.gauss(1190, 170)
        y = 925 + abs(pick.gauss(0, 1)) * 26 + abs(x - 1190) * 0.04
        c.oval(x, y, 1.7, 1.5, pick.choice(["#ffd88a", "#ffb45e", "#fff0cc"]), pick.uniform(0.4, 1))
    for x in (1080, 1150, 1260, 1330):
        c.light([(x - 2, 990), (x + 2, 990), (x + 5, 1030), (x - 5, 1030)], "#ffc070", 0.35, 2)


def _hill(c: Canvas) -> None:
    hills(c, [(-20, 930), (240, 915), (620, 935), (980, 1010), (1360, 1090), (1820, 1150)], ("#1c2c44", INK), 1200)
    pick = Random(5)
    for _ in range(420):
        x = pick.uniform(0, 1800)
        y = _ground(x) + pick.uniform(0, 200)
        if y < 1200:
            c.line([(x, y), (x + pick.uniform(-9, 9), y - pick.uniform(10, 26))], "#2c405c", 1.6, 0.6)
    tones = ("#0a1024", "#101a34", "#182644", "#22345a")
    foliage(c, 60, 830, 110, 120, tones, 12, 3)
    c.rect(52, 900, 68, 1000, INK)


def _ground(x: float) -> float:
    return 925 + max(0.0, (x - 560) / 1260) ** 1.1 * 235


def _telescopes(c: Canvas) -> None:
    for x, size, tilt, red in ((330, 2.2, 58, True), (690, 1.7, 40, False), (1080, 1.5, 64, True)):
        with c.at(x, _ground(x) + 22, size):
            for foot in (-34, 6, 36):
                c.line([(0, -62), (foot, 0)], "#060918", 4)
            a = math.radians(tilt)
            dx, dy = math.cos(a), -math.sin(a)
            c.line([(-34 * dx, -66 - 34 * dy), (44 * dx, -66 + 44 * dy)], "#1b2748", 15)
            c.line([(30 * dx, -66 + 30 * dy), (50 * dx, -66 + 50 * dy)], "#30406c", 18)
            c.line([(-40 * dx, -66 - 40 * dy), (-52 * dx, -66 - 52 * dy)], "#060918", 6)
            c.line([(-36 * dx, -72 - 36 * dy), (42 * dx, -72 + 42 * dy)], "#5a74a8", 1.2, 0.8)
            if red:
                c.glow(-10, -14, 74, RED, 0.6)
    people = (
        (236, 2.2, False, "#1d2b4a", 0.1, True), (420, 2.15, True, "#2a2144", 0.2, False),
        (610, 1.75, False, "#1d3048", 0.1, True), (800, 1.7, True, "#33203c", 0.3, False),
        (1010, 1.5, False, "#1f2a44", 0.2, False), (1170, 1.45, True, "#222a4c", 0.5, False),
        (1420, 1.3, True, "#2a2440", 0.7, False),
    )  # fmt: skip
    for x, size, flip, coat, stride, hat in people:
        with c.at(x, _ground(x) + 24, size, flip), c.veiled("#101a38", 0.45):
            person(c, coat, "#121830", skin="#7a5a58", stride=stride, hat="#6b3040" if hat else "")
    for x, size, coat in ((500, 2.1, "#4a2a48"), (870, 1.7, "#2a3a5a")):
        with c.at(x, _ground(x) + 26, size, True), c.veiled("#101a38", 0.4):
            child(c, coat, "#121830", skin="#7a5a58", stride=0.2)
    for x, y in ((438, 846), (812, 892), (1412, 1030)):
        c.oval(x, y, 3.2, 3.2, "#ff8a74")
        c.glow(x, y, 64, RED, 0.7)
