"""A winter street hung with lanterns, after dark."""

from __future__ import annotations

import itertools
import math
from random import Random

from PIL import Image

from sample_pictures.canvas import Canvas, mix
from sample_pictures.people import child, person
from sample_pictures.perspective import Camera

LIT, NIGHT, SNOW = "#ffd27a", "#161a3c", "#cfd6ee"
WALLS = ("#4d4276", "#5a4a74", "#41406f", "#634c70", "#3f4a72")


def draw() -> Image.Image:
    """The lanterns are the only light but for the windows."""
    c = Canvas((0, "#0f1536"), (300, "#1f2454"), (620, "#4a3f78"), (820, "#8a5f86"), seed=12)
    pick = Random(4)
    for _ in range(80):
        c.oval(pick.uniform(500, 1300), pick.uniform(0, 360), 1.3, 1.3, "#f6ecd8", pick.uniform(0.2, 0.8))
    c.glow(900, 760, 620, "#ffa56a", 0.5, 0.7)
    eye = Camera(c, y=740, height=1.6, zoom=1150)
    _tower(c)
    eye.floor(-40, 40, 0, 1.2, 60, ("#3f3a68", "#2a2a56"))
    for side in (-1, 1):
        _row(c, eye, side)
    _paving(eye)
    _lanterns(c, eye)
    _walkers(c, eye)
    for _ in range(150):
        c.oval(pick.uniform(0, 1800), pick.uniform(0, 1180), 2.2, 2.2, "#f2f0fa", pick.uniform(0.15, 0.6))
    return c.finish()


def _tower(c: Canvas) -> None:
    with c.at(900, 760):
        c.rect(-44, -330, 44, 0, ("#3c3868", "#5c4a78"))
        c.poly([(-56, -330), (0, -470), (56, -330)], ("#b4bad8", "#8a90ba"))
        c.poly([(8, -330), (0, -470), (56, -330)], "#5a5f92")
        c.oval(0, -276, 27, 27, "#ffe8b4")
        c.line([(0, -276), (0, -295)], NIGHT, 3)
        c.line([(0, -276), (13, -268)], NIGHT, 3)
        c.glow(0, -276, 120, LIT, 0.5)
        c.arch(-18, -70, 18, 0, LIT)


def _row(c: Canvas, eye: Camera, side: int) -> None:
    """Houses along one side, the far ones first."""
    pick = Random(30 + side)
    edges = [4.0, 6.4, 9.6, 13.6, 18.6, 25, 33]
    for near, far in list(itertools.pairwise(edges))[::-1]:
        wall, x, high = pick.choice(WALLS), side * 4.2, pick.uniform(6.4, 8.4)
        eye.side(x, 0, high, near, far, (mix(wall, NIGHT, 0.25), mix(wall, "#ffb070", 0.28)))
        middle = (near + far) / 2
        eye.side(x, high - 0.06, high + 0.16, near, far, SNOW, 0.9)
        span = far - near
        for floor in (3.3, 5.2):
            for k in range(3):
                a = near + span * (0.12 + 0.3 * k)
                lit = pick.random() < 0.6
                eye.side(x, floor - 0.08, floor + 1.38, a - 0.06, a + span * 0.2, mix(wall, "#e8c0b0", 0.35))
                eye.side(x, floor, floor + 1.3, a, a + span * 0.17, (LIT, "#ffb45e") if lit else "#2f3364")
                eye.side(x, floor - 0.12, floor - 0.02, a - 0.1, a + span * 0.22, SNOW, 0.9)
        eye.side(x, 0.5, 2.4, near + span * 0.1, near + span * 0.62, ("#ffe2a0", "#ffb25c"))
        eye.side(x, 0, 2.4, near + span * 0.72, near + span * 0.9, mix(wall, "#8a2f3f", 0.6))
        eye.side(x, 2.5, 2.9, near + span * 0.05, near + span * 0.95, pick.choice(["#8a3f4f", "#2f5a68", "#6b5a2f"]))
        px, py = eye.point((x, 1.4, near + span * 0.36))
        c.glow(px, py, eye.size(middle) * 1.9, "#ffb060", 0.45)


def _paving(eye: Camera) -> None:
    pick = Random(9)
    away = 1.7
    while away < 34:
        deep = away * 0.1
        x = -5.0 + pick.uniform(0, 0.8)
        while x < 5:
            wide = pick.uniform(0.6, 1.1)
            tone = pick.choice(["#5a4f80", "#4a4478", "#6b5684", "#3a3666", "#9a93b8"])
            eye.floor(x, x + wide - 0.05, 0, away, away + deep * 0.9, tone, 0.35)
            x += wide
        away += deep
    for x, away, tone in ((-1.6, 5, "#5fb0d0"), (1.5, 6.5, "#e0708a"), (-0.4, 9, "#f0c060"), (0.6, 4, "#8a7ae0")):
        px, py = eye.point((x, 0, away))
        eye.canvas.glow(px, py, eye.size(away) * 1.7, tone, 0.5, 0.3)


def _lanterns(c: Canvas, eye: Camera) -> None:
    shapes = (
        (22.0, 0.9, "star", "#f6c65a"), (17, -1.5, "fish", "#5fc0c8"), (13, 1.5, "fish", "#f08a6a"),
        (10, -1.7, "star", "#f2d070"), (8, 0.7, "fish", "#7aa8f0"), (6.2, -1.15, "fish", "#f0a04a"),
        (5.6, 1.75, "star", "#f28aa8"),
    )  # fmt: skip
    for away, x, shape, tone in shapes:
        high = 4.4 + (away - 5) * 0.05
        ends = [eye.point((side * 4.2, high + 1.5, away)) for side in (-1, 1)]
        px, py = eye.point((x, high, away))
        sag = [(ends[0][0] + (ends[1][0] - ends[0][0]) * t / 20, 0.0) for t in range(21)]
        top = ends[0][1]
        c.line([(sx, top + eye.size(away) * 0.5 * (1 - ((i - 10) / 10) ** 2)) for i, (sx, _) in enumerate(sag)],
               "#20224a", max(1.2, eye.size(away) * 0.012))  # fmt: skip
        size = eye.size(away) / 100
        c.line([(px, top + eye.size(away) * 0.4), (px, py)], "#20224a", 1.2)
        c.glow(px, py, 240 * size, tone, 0.75)
        with c.at(px, py, size * 0.72, flip=x > 0):
            (_star if shape == "star" else _fish)(c, tone)


def _star(c: Canvas, tone: str) -> None:
    points = [
        (
            (92 if i % 2 == 0 else 38) * math.sin(i * math.pi / 6),
            -(92 if i % 2 == 0 else 38) * math.cos(i * math.pi / 6),
        )
        for i in range(12)
    ]
    c.poly(points, (mix(tone, "#ffffff", 0.6), tone))
    for i in range(0, 12, 2):
        c.line([(0, 0), points[i]], mix(tone, "#7a3a2a", 0.4), 2.4, 0.7)
    c.glow(0, 0, 80, "#fff6dc", 0.9)


def _fish(c: Canvas, tone: str) -> None:
    dark = mix(tone, "#3a2a5a", 0.4)
    c.poly([(-70, 0), (-128, -44), (-110, 0), (-128, 44)], (mix(tone, "#ffffff", 0.3), tone))
    c.oval(0, 0, 92, 48, (mix(tone, "#ffffff", 0.65), tone))
    c.poly([(-20, -44), (24, -78), (40, -40)], tone)
    for x in (-52, -26, 0, 26):
        c.line([(x, -38), (x + 13, 0), (x, 38)], dark, 2.6, 0.7)
    c.line([(48, -34), (40, 0), (48, 34)], dark, 3)
    c.oval(66, -10, 8, 8, "#fff8e4")
    c.oval(68, -10, 4, 4, "#20224a")
    c.glow(0, 0, 90, "#fff6dc", 0.6)


def _walkers(c: Canvas, eye: Camera) -> None:
    pick = Random(17)
    coats = ("#8c3f4f", "#2d5a6b", "#c4703f", "#39346a", "#6b3a58", "#3f6a4a", "#b8862f")
    skins = ("#c98f6b", "#8a5a44", "#e0b394", "#6d4534")
    crowd = [(pick.uniform(-3, 3), pick.uniform(9, 26), False) for _ in range(16)]
    crowd += [(-1.9, 5.4, False), (-1.35, 5.3, True), (0.55, 5.9, False), (1.05, 5.8, False), (2.5, 4.7, False),
              (2.0, 4.6, True), (-2.8, 7.2, False), (-0.5, 7.8, True), (-0.15, 7.9, False)]  # fmt: skip
    for x, away, small in sorted(crowd, key=lambda w: -w[1]):
        px, py = eye.point((x, 0, away))
        with c.at(px, py, eye.size(away) * 1.68 / 100, pick.random() < 0.5), c.veiled("#3a3468", 0.28):
            if small:
                child(c, pick.choice(coats), skin=pick.choice(skins), stride=0.5)
            else:
                person(c, pick.choice(coats), skin=pick.choice(skins), stride=pick.uniform(0.1, 0.7),
                       hat=pick.choice(["", "#6b3050", "#d9d4e4"]), skirt=pick.random() < 0.3)  # fmt: skip
