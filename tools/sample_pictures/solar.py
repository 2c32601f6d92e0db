"""Solar panels on the roof of the leisure centre."""

from __future__ import annotations

import math
from random import Random

from PIL import Image

from sample_pictures.canvas import Canvas, mix
from sample_pictures.people import person
from sample_pictures.perspective import Camera, Space
from sample_pictures.scenery import cloud, foliage, hills, poplar, puffs, tree

GREENS = ("#3f6b4a", "#5a8a52", "#7fa85c", "#a9c46e", "#cfdb8c")
HALF, SAG, EAVES = 17.0, 4.6, 6.4
NEAR, FAR = 44.0, 96.0


def draw() -> Image.Image:
    """From a little above: a shallow curved roof full of panels, the pool behind glass below it."""
    c = Canvas((0, "#5da3bd"), (220, "#a9d2cb"), (380, "#f6e8bd"), (520, "#fde2a8"), seed=23)
    c.glow(1390, 330, 640, "#fff4c4", 0.95, 0.85)
    c.oval(1390, 330, 58, 58, "#fffbe6")
    puffs(c, 420, 170, 480, 120, ("#ffffff", "#efecd8"), 4, 0.95)
    cloud(c, 900, 110, 640, 24, "#fbf7e6", 0.85)
    cloud(c, 1500, 240, 620, 22, "#fdf3d2", 0.9)
    cloud(c, 260, 290, 560, 20, "#fbf3dc", 0.85)
    _behind(c)
    eye = Camera(c, 900, 366, 22.0, 1500)
    _ground(c, eye)
    _roof(eye)
    _panels(c, eye)
    _front(c, eye)
    _foreground(c, eye)
    return c.finish(warmth="#ffdd98")


def _behind(c: Canvas) -> None:
    hills(c, [(-20, 400), (260, 340), (600, 390), (960, 330), (1380, 384), (1820, 330)], ("#a9c7b4", "#dfdfb4"), 640)
    hills(c, [(-20, 446), (400, 420), (800, 440), (1260, 416), (1820, 436)], ("#8fb58a", "#ccd69c"), 700)
    pick = Random(6)
    for i in range(34):
        with c.veiled("#ecdfae", 0.34):
            foliage(
                c,
                i * 56 + pick.uniform(-16, 16),
                470 + pick.uniform(-8, 8),
                44,
                34 * pick.uniform(0.8, 1.6),
                GREENS,
                9,
                300 + i,
                0.8,
            )
    for i in range(9):
        x = 120 + i * 74
        with c.at(x, 560, 0.72 + 0.05 * (i % 3)), c.veiled("#ecdfae", 0.16):
            poplar(c, ("#3a664c", "#4f7f55", "#7fa05e", "#b5c476"), "#4a3f3a", 420, i, 9)


def _ground(c: Canvas, eye: Camera) -> None:
    c.rect(0, 500, 1800, 1200, ("#b9cb7c", "#86a856"))
    eye.floor(-80, 80, 0, 30, 43.2, ("#dcc8a4", "#c9b08e"))
    c.shade(
        [
            eye.point(p)
            for p in ((-HALF, 0.0, NEAR), (HALF, 0.0, NEAR), (HALF - 6, 0.0, NEAR - 2.6), (-HALF - 6, 0.0, NEAR - 2.6))
        ],
        "#8a7f90",
        0.55,
        6,
    )
    for i in range(-26, 27, 2):
        eye.floor(i * 6.0, i * 6.0 + 6, 0, 46, 200, "#d3dc94", 0.28)
    for x in (-46.0, 46.0):
        eye.floor(x - 18, x + 18, 0, 66, 66.4, "#f6f2dc", 0.7)
        eye.floor(x - 18, x + 18, 0, 118, 119, "#f6f2dc", 0.7)


def _skin(x: float, z: float, lift: float = 0.0) -> Space:
    """A point on the roof, which is an arc from eaves to eaves."""
    return x, EAVES + lift + SAG * math.cos(x / HALF * math.pi / 2), z


def _roof(eye: Camera) -> None:
    steps = 34
    edge = HALF + 1.1
    for i in range(steps):
        x0, x1 = -edge + 2 * edge * i / steps, -edge + 2 * edge * (i + 1) / steps
        lit = i / steps
        tone = mix("#8a8f96", "#f6e6c0", 0.2 + 0.75 * lit)
        eye.quad(
            _skin(x0, NEAR - 1.2),
            _skin(x1 + 0.03, NEAR - 1.2),
            _skin(x1 + 0.03, FAR),
            _skin(x0, FAR),
            (mix(tone, "#fff3d0", 0.25), tone),
        )


def _panels(c: Canvas, eye: Camera) -> None:
    """Fourteen columns, with a walkway down the middle for those who clean them."""
    columns = [-15.4 + i * 2.1 + (0.7 if i > 6 else 0.0) for i in range(15) if i != 7] + [16.1 - 2.1]
    columns = [x for x in sorted(set(columns)) if x + 1.9 < 15.6]
    z = FAR - 3.2
    while z > NEAR + 0.4:
        for x in columns:
            _panel(c, eye, x, x + 1.9, z - 3.0, z)
        z -= 3.36


def _panel(c: Canvas, eye: Camera, x0: float, x1: float, z0: float, z1: float) -> None:
    a, b, d, e = _skin(x0, z0, 0.16), _skin(x1, z0, 0.16), _skin(x1, z1, 0.16), _skin(x0, z1, 0.16)
    c.shade(
        [
            eye.point(p)
            for p in (_skin(x0 - 0.3, z0 - 0.2), _skin(x1 - 0.2, z0 - 0.2), _skin(x1 - 0.2, z1), _skin(x0 - 0.3, z1))
        ],
        "#6a6f86",
        0.5,
    )
    eye.quad(a, b, d, e, "#dfe6e4")
    m = 0.07
    lit = max(0.0, min(1.0, (x0 + 15) / 30))
    low, high = mix("#16305a", "#2f5a8a", lit * 0.6), mix("#2a4f80", "#7fa9c4", lit * 0.8)
    q = [
        _skin(x0 + m, z0 + m, 0.17),
        _skin(x1 - m, z0 + m, 0.17),
        _skin(x1 - m, z1 - m, 0.17),
        _skin(x0 + m, z1 - m, 0.17),
    ]
    c.poly([eye.point(p) for p in q], (high, low))
    for i in range(1, 4):
        x = x0 + (x1 - x0) * i / 4
        c.line([eye.point(_skin(x, z0 + m, 0.17)), eye.point(_skin(x, z1 - m, 0.17))], "#8fb0c4", 0.9, 0.5)
    for i in range(1, 6):
        z = z0 + (z1 - z0) * i / 6
        c.line([eye.point(_skin(x0 + m, z, 0.17)), eye.point(_skin(x1 - m, z, 0.17))], "#8fb0c4", 0.9, 0.5)
    c.light(
        [
            eye.point(p)
            for p in (
                _skin(x0 + 0.25, z0 + m, 0.17),
                _skin(x0 + 0.75, z0 + m, 0.17),
                _skin(x1 - 0.2, z1 - m, 0.17),
                _skin(x1 - 0.65, z1 - m, 0.17),
            )
        ],
        "#cfe6ee",
        0.12 + 0.3 * lit,
    )


def _front(c: Canvas, eye: Camera) -> None:
    """The glass wall under the curve, the pool behind it."""
    z = NEAR
    rim: list[Space] = [_skin(-HALF + i, z, -0.5) for i in range(int(2 * HALF) + 1)]
    eye.shape([(-HALF, 0, z), *rim, (HALF, 0, z)], ("#cfe6dc", "#7fc4c4"))
    eye.front(-HALF, HALF, 0, 1.15, z, ("#58b4bc", "#3a94a4"))
    pick = Random(9)
    for _ in range(60):
        x = pick.uniform(0.5 - HALF, HALF - 0.5)
        y = pick.uniform(0.2, 1.1)
        eye.front(x - 0.5, x + 0.5, y, y + 0.05, z - 0.01, "#d3f0ea", 0.7)
    for x, tone in (
        (-12.4, "#b8433a"),
        (-7.2, "#f2e6cc"),
        (-2.6, "#d9a03c"),
        (4.4, "#b8433a"),
        (9.6, "#2f5d73"),
        (13.4, "#f2e6cc"),
    ):
        px, py = eye.point((x, 1.2, z))
        s = eye.size(z)
        c.oval(px, py - 0.14 * s, 0.2 * s, 0.22 * s, "#c98f6b")
        c.oval(px, py - 0.22 * s, 0.21 * s, 0.15 * s, tone)
    for x in (-9.6, 1.4, 7.0):
        px, py = eye.point((x, 1.15, z))
        with c.at(px, py, eye.size(z) * 1.7 / 100), c.veiled("#9fd0cc", 0.25):
            person(c, "#f0c94f" if x > 0 else "#2f6f80", "#37405a", stride=0.2)
    for x, high in ((-14.0, 6.2), (-4.6, 8.4), (5.2, 8.4), (11.2, 6.2)):
        lean = high / 4
        eye.shape([(x, 0, z), (x + lean, high, z), (x + lean + 1.1, high, z), (x + 1.1, 0, z)], "#ffffff", 0.2)
    for i in range(-17, 18, 2):
        top = _skin(i, z, -0.5)[1]
        eye.front(i - 0.09, i + 0.09, 0, top, z - 0.02, "#f6efdc")
    eye.front(-HALF, HALF, 3.6, 3.8, z - 0.02, "#f6efdc")
    for i in range(-16, 17, 4):
        top = _skin(i, z, -0.5)[1]
        eye.front(i - 0.24, i + 0.24, 0, top + 0.3, z - 0.4, ("#c98f56", "#a86f40"))
    edge = HALF + 1.1
    arc = [_skin(-edge + 2 * edge * i / 48, NEAR - 1.2) for i in range(49)]
    low: list[Space] = [(x, y - 0.75, w) for x, y, w in arc]
    eye.shape([*arc, *reversed(low)], ("#fbf3de", "#d9c8a4"))
    shadow: list[Space] = [(x, y - 1.7, NEAR) for x, y, _ in arc]
    c.shade([eye.point(p) for p in [*low, *reversed(shadow)]], "#5a6a78", 0.5, 2)


def _foreground(c: Canvas, eye: Camera) -> None:
    for x, y, size, seed in (
        (110.0, 960.0, 1.0, 31),
        (1745, 950, 1.05, 32),
        (250, 800, 0.6, 33),
        (1560, 790, 0.62, 34),
    ):
        with c.at(x, y, size):
            c.shade([(-10, 0), (10, 0), (-190, 60), (-290, 56)], "#6f7f50", 0.5, 6)
            tree(c, GREENS, "#5a463c", 430, 310, seed, 11)
    walkers = (
        (-13.0, 41.8, "#b8433a", False),
        (-12.2, 41.6, "#2f5d73", False),
        (-2.2, 41.0, "#e0a236", True),
        (7.0, 41.9, "#6b3a58", True),
        (14.8, 41.4, "#4d6b4a", False),
    )
    for x, z, coat, flip in walkers:
        px, py = eye.point((x, 0, z))
        with c.at(px, py, eye.size(z) * 1.8 / 100):
            c.shade([(-6, 0), (6, 0), (-70, 20), (-84, 16)], "#8a7f90", 0.5, 2)
        with c.at(px, py, eye.size(z) * 1.8 / 100, flip):
            person(
                c,
                coat,
                stride=0.6,
                bag="#d9b07c" if x < -10.5 else "",
                skin="#8a5a44" if x > 5 else "#d3a081",
                hair="#5a3a28" if x < 0 else "#33241f",
            )
    pick = Random(2)
    for i in range(30):
        x = i * 62 + pick.uniform(-14, 14)
        foliage(c, x, 1214 + pick.uniform(-6, 12), 58, 34, GREENS, 9, 400 + i, 0.8)
        if pick.random() < 0.6:
            for _ in range(5):
                c.oval(
                    x + pick.uniform(-46, 46),
                    1200 + pick.uniform(-12, 6),
                    4,
                    3.6,
                    pick.choice(["#f6ecd8", "#e3a83c", "#d98fb0"]),
                )
