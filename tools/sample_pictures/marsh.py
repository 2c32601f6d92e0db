"""Volunteers on the path through the reeds."""

from __future__ import annotations

import math
from random import Random

from PIL import Image

from sample_pictures.canvas import Canvas, Point, mix, smooth
from sample_pictures.people import child, person
from sample_pictures.scenery import cloud, hills, poplar

REEDS = ("#7a7a3a", "#98924a", "#b8aa5c", "#d2c078")


def draw() -> Image.Image:
    """A wide sky takes more than half of it, as on any marsh."""
    c = Canvas((0, "#7fb6d0"), (280, "#b4d6d8"), (520, "#ecebc8"), (640, "#f6e6b6"), seed=19)
    c.glow(1440, 420, 640, "#fff2bc", 0.8, 0.6)
    for x, y, long, high in ((380, 120, 900, 38), (1260, 90, 820, 32), (760, 250, 720, 26), (1500, 270, 560, 22)):
        cloud(c, x, y, long, high, "#fdf6e2", 0.85)
    _far(c)
    _water(c)
    _path(c)
    _herons(c)
    _reeds(c, 700, 800, 260, 54, 3, clear=True)
    _bags(c)
    _volunteers(c)
    _reeds(c, 1080, 1230, 90, 150, 7, clear=True)
    return c.finish(warmth="#ffdf98")


def _far(c: Canvas) -> None:
    hills(c, [(-20, 610), (400, 580), (900, 600), (1300, 572), (1820, 596)], ("#a9bfa4", "#c9cf9f"), 700)
    for x, size, seed in ((180, 0.5, 1), (236, 0.56, 2), (1560, 0.52, 4), (1610, 0.46, 5), (1670, 0.54, 6)):
        with c.at(x, 640, size), c.veiled("#e4dfb4", 0.4):
            poplar(c, ("#4f7a5a", "#67945f", "#8aac6a", "#abc07a"), "#5a4a3f", 330, seed, 11)
    with c.at(620, 646), c.veiled("#efe2bc", 0.3):  # a drainage mill without sails
        c.poly([(-34, 0), (-22, -110), (22, -110), (34, 0)], ("#c9a083", "#a87a68"))
        c.poly([(-28, -110), (0, -148), (28, -110)], "#5e5a60")
        for y in (-84, -44):
            c.rect(-6, y, 6, y + 16, "#4a4a54")
    hills(c, [(-20, 650), (600, 640), (1200, 648), (1820, 636)], ("#a8b06a", "#8f9a4f"), 1200)


def _water(c: Canvas) -> None:
    for points in (
        [(-20, 700), (260, 676), (560, 690), (700, 716), (420, 752), (-20, 760)],
        [(1040, 690), (1360, 672), (1820, 684), (1820, 800), (1480, 780), (1160, 740)],
    ):
        shape = smooth(points, closed=True)
        c.poly([(x, y - 4) for x, y in shape], "#d2c888")
        c.poly(shape, ("#e2e6c8", "#86b0b8"))
    c.ripples(690, 760, "#ffffff", 46, 0.5, 0, 560)
    c.ripples(690, 780, "#ffffff", 46, 0.5, 1160, 1800)


def _path(c: Canvas) -> None:
    left = smooth([(842, 690), (800, 760), (690, 860), (520, 1000), (240, 1210)])
    right = smooth([(868, 690), (872, 760), (900, 860), (980, 1000), (1180, 1210)])
    c.poly([*left, *reversed(right)], ("#e8d4a0", "#c9a874"))
    pick = Random(2)
    for _ in range(160):
        y = pick.uniform(740, 1190)
        t = (y - 690) / 520
        x = pick.uniform(842 - 560 * t, 868 + 260 * t)
        c.oval(x, y, 3 + 9 * t, 1 + 2.4 * t, pick.choice(["#b3925f", "#f2e2b4"]), 0.5)


def _herons(c: Canvas) -> None:
    for x, y, s, flip in ((1180, 300, 1.2, False), (1330, 370, 0.9, False), (1050, 410, 0.7, True)):
        with c.at(x, y, s, flip):
            c.poly(smooth([(-50, 4), (0, -6), (44, -2), (30, 8), (-10, 10)], 6, True), "#7a8a98")
            c.poly(smooth([(-6, 0), (-30, -54), (-84, -74), (-52, -36), (26, 2)], 6, True), "#8f9eaa")
            c.poly(smooth([(2, 0), (24, -48), (70, -78), (48, -30), (24, 2)], 6, True), "#6d7d8c")
            c.poly([(-84, -74), (-60, -66), (-44, -40)], "#4a5664", 0.8)
            c.line(smooth([(40, 0), (58, 6), (56, -6), (70, -6)]), "#c9d2d6", 6)
            c.line([(70, -6), (92, -3)], "#d9a03c", 3)
            c.line([(-46, 5), (-98, 12)], "#5a6672", 3)


def _reeds(c: Canvas, top: float, bottom: float, count: int, high: float, seed: int, clear: bool = False) -> None:
    """Stems and plumes; with `clear`, the path is left open."""
    pick = Random(seed)
    stems: list[Point] = sorted(((pick.uniform(-10, 1810), pick.uniform(top, bottom)) for _ in range(count * 3)),
                                key=lambda p: p[1])  # fmt: skip
    for x, y in stems:
        t = (y - 690) / 520
        if clear and 842 - 560 * t - 50 < x < 868 + 260 * t + 50:
            continue
        tall, lean = high * pick.uniform(0.7, 1.5), pick.uniform(-12, 12) + high * 0.08
        tone = pick.choice(REEDS)
        c.line([(x, y), (x + lean * 0.4, y - tall * 0.6), (x + lean, y - tall)], tone, 2 + high / 70)
        if pick.random() < 0.4:
            with c.at(x + lean, y - tall, high / 110):
                c.poly(smooth([(-4, 6), (0, -30), (12, -18), (7, 6)], 4, True), mix("#8a5a3a", tone, 0.3))


def _bags(c: Canvas) -> None:
    pick = Random(6)
    for i in range(9):
        t = i / 8
        x, y, s = 905 + 250 * t, 836 + 250 * t, 0.62 + 0.85 * t
        with c.at(x + 26, y, s):
            c.oval(6, 2, 44, 8, "#5a4a3a", 0.4, blur=3)
            tone = pick.choice(["#3f6ab0", "#3f6ab0", "#4a9a6a"])
            c.poly(smooth([(-36, 0), (-40, -40), (-14, -72), (14, -72), (40, -40), (36, 0)], 6, True),
                   (mix(tone, "#ffffff", 0.25), tone))  # fmt: skip
            c.poly([(-12, -70), (-20, -92), (0, -82), (20, -92), (12, -70)], tone)
            c.line([(-12, -70), (12, -70)], "#f2ead8", 3)
            c.line(smooth([(-18, -48), (-24, -20), (-20, -4)]), mix(tone, "#10204a", 0.3), 2, 0.6)
    with c.at(1420, 930, 1.1):
        for dx, dy in ((-46, 0), (32, 6), (-6, -34)):
            c.oval(dx, dy - 18, 44, 24, "#2a2c34")
            c.oval(dx, dy - 23, 42, 20, "#3f424c")
            c.oval(dx, dy - 23, 20, 9, "#7a7a48")


def _volunteers(c: Canvas) -> None:
    people = (
        (846, 772, 0.72, False, "#d8483f", "#c98f6b", 0.6), (802, 800, 0.86, True, "#3f6ab0", "#8a5a44", 0.4),
        (876, 850, 1.1, True, "#e0a030", "#e0b394", 0.5), (690, 900, 1.4, False, "#4a8a5a", "#c98f6b", 0.7),
        (800, 960, 1.7, True, "#8c3f6f", "#6d4534", 0.4), (560, 1030, 2.1, False, "#2f7a8a", "#e0b394", 0.6),
        (770, 1110, 2.5, True, "#d87a2f", "#8a5a44", 0.5),
    )  # fmt: skip
    for x, y, size, flip, coat, skin, stride in people:
        with c.at(x, y, size, flip):
            c.line([(16, -50), (34, -4)], "#c9ced2", 2)
            c.line([(34, -4), (38, 0)], "#d8483f", 3)
            person(c, coat, "#4a5a3f", skin=skin, stride=stride, arm=0.5, hat="#f0e2b0" if size > 1.3 else "")
            c.rect(-13, -12, -1, -1, "#2f4a3a")
            c.oval(15, -50, 3, 3, "#f2d03c")
            if size in (1.4, 2.5, 1.1):
                a = math.pi / 9
                c.poly([(-14, -48), (-4, -48), (2, -14), (-24 - 8 * math.sin(a), -14)], "#3f6ab0")
    with c.at(650, 1060, 2.1):
        child(c, "#f0b040", "#3f5a6a", skin="#e0b394", hair="#8a5a2c", stride=0.6)
