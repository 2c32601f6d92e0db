"""The new flood wall along the river, with its gate open."""

from __future__ import annotations

import math
from random import Random

from PIL import Image

from sample_pictures.canvas import Canvas, Point, mix, smooth
from sample_pictures.houses import house
from sample_pictures.people import person
from sample_pictures.scenery import cloud, foliage, hills, poplar, puffs

HORIZON = 470.0
STONE, SHADE, LIGHT = "#e3d3b2", "#8f8f8c", "#fbf1d8"
PANES = ("#7d9aa8", "#8fb0b4", "#6d8a9e", "#f6dfa8")
FOOT = (
    (1420, 1760),
    (1230, 1500),
    (1090, 1290),
    (1010, 1120),
    (996, 1000),
    (1024, 890),
    (1040, 800),
    (1000, 722),
    (900, 662),
    (770, 622),
    (650, 596),
    (560, 578),
    (500, 566),
)
GATE = (37, 47)  # the stretch of the wall, in steps of the curve, in which the gate stands


def draw() -> Image.Image:
    """High water, clear sky: the wall is pale and the river is full."""
    c = Canvas((0, "#6aa9bd"), (230, "#a4cfcb"), (420, "#f0e6c2"), (600, "#fbe9c0"), seed=19)
    c.glow(420, 430, 620, "#fff6d6", 0.85, 0.7)
    puffs(c, 1320, 190, 520, 130, ("#ffffff", "#ece9d8"), 5, 0.95)
    puffs(c, 620, 130, 380, 90, ("#ffffff", "#ece9d8"), 6, 0.9)
    for x, y, long, high in ((260, 250, 620, 26), (980, 300, 560, 22)):
        cloud(c, x, y, long, high, "#fbf5e2", 0.8)
    _far(c)
    _river(c)
    _land(c)
    _cottages(c)
    _path(c)
    _wall(c)
    _near(c)
    return c.finish(warmth="#ffe2ac")


def _scale(y: float) -> float:
    return (y - HORIZON) / 700


def _curve() -> list[Point]:
    return smooth([(float(x), float(y)) for x, y in FOOT], 6)


def _far(c: Canvas) -> None:
    hills(c, [(-20, 500), (240, 440), (560, 476), (900, 420), (1300, 460), (1820, 400)], ("#a3c1b0", "#cfd8b4"), 700)
    hills(c, [(-20, 540), (360, 506), (700, 528), (1200, 490), (1820, 500)], ("#8fb58c", "#bfcf9a"), 760)
    pick = Random(3)
    for i in range(26):
        with c.veiled("#dfe3ba", 0.42):
            foliage(
                c,
                i * 46 + pick.uniform(-12, 12),
                546 + pick.uniform(-6, 6),
                34,
                28 * pick.uniform(0.7, 1.5),
                ("#4f7f5a", "#6d9a62", "#94b672"),
                8,
                i,
                0.8,
            )
    for x, size, seed in ((118, 0.5, 1), (178, 0.42, 2), (236, 0.46, 3)):
        with c.at(x, 566, size), c.veiled("#dfe3ba", 0.3):
            poplar(c, ("#3f6b52", "#57825a", "#769a62", "#9cb474"), "#4a3f3a", 420, seed, 12)


def _river(c: Canvas) -> None:
    c.water(572, 1200, ("#cfe0d0", "#3f8390"), clear=0.5, reach=0.55, sway=8)
    c.light([(60, 572), (620, 572), (560, 1200), (-60, 1200)], "#fff3c8", 0.35, 50)
    c.ripples(584, 1200, "#fbf6dd", 190, 0.55, 0, 1020)
    c.ripples(600, 1200, "#2f6f7c", 130, 0.32, 0, 1020)
    c.poly([*smooth([(-20, 590), (120, 584), (260, 580), (360, 574)]), (-20, 570)], "#8aa868")
    with c.at(300, 700, 0.9):
        _rower(c)
    for x, y, flip in ((560, 806, False), (632, 830, False), (706, 812, True)):
        with c.at(x, y, 1.0, flip):
            c.poly(smooth([(-26, -2), (-34, -16), (-8, -18), (14, -14), (20, -4), (10, 2)], 5, True), "#fdfaf0")
            c.poly(smooth([(-30, -13), (-10, -20), (6, -12), (-12, -6)], 5, True), "#dfe3dc")
            c.line(smooth([(14, -8), (20, -26), (14, -40), (20, -46), (25, -45)]), "#fdfaf0", 5)
            c.poly([(24, -48), (34, -43), (24, -42)], "#e08a3a")
            c.rect(-34, 2, 26, 4, "#fdfaf0", 0.5)


def _rower(c: Canvas) -> None:
    c.oval(0, 4, 110, 5, "#2f6f7c", 0.5)
    c.poly(
        smooth([(-110, -10), (-60, -4), (60, -4), (116, -12)]) + smooth([(116, -12), (80, 6), (-80, 6), (-110, -10)]),
        ("#b84a3c", "#7a2f2f"),
    )
    c.line([(-12, -30), (-70, 12)], "#c99a62", 3)
    c.line([(-2, -10), (20, -4)], "#37405a", 8)
    c.poly([(-12, -44), (4, -44), (8, -8), (-14, -8)], "#f2e6cc")
    c.oval(-2, -53, 6, 7, "#c98f6b")
    c.oval(-3, -57, 6.6, 4.4, "#3a2a24")


def _land(c: Canvas) -> None:
    """Everything on the dry side of the wall."""
    bank = _curve()
    c.poly([*bank, (470, 556), (1820, 520), (1820, 1260)], ("#b5c47c", "#7d9a52"))
    pick = Random(8)
    for _ in range(240):
        y = 640 + 540 * pick.random() ** 1.3
        x = pick.uniform(1080, 1800)
        c.line(
            [(x, y), (x + pick.uniform(-4, 4), y - 16 * _scale(y) - 2)],
            pick.choice(["#93ad5c", "#c9d08a", "#6d8a48"]),
            2,
        )


def _cottages(c: Canvas) -> None:
    walls = ("#f4e6c8", "#e7b08c", "#efd3a0", "#d98f78", "#f6ecd8", "#c9d3c0", "#efc4a0", "#e9dcc0")
    roofs = ("#8a5a52", "#6b6478", "#9c6650", "#7a5a62")
    doors = ("#2f5a73", "#a8353a", "#4d6b4a", "#37405a")
    steps = [
        (746, 566),
        (812, 574),
        (884, 584),
        (964, 597),
        (1054, 613),
        (1158, 632),
        (1280, 655),
        (1424, 683),
        (1598, 716),
    ]
    for i, (x, y) in enumerate(steps):
        wide = (steps[i + 1][0] - x) if i + 1 < len(steps) else 220
        with c.at(x, y + 10), c.veiled("#f4e8c4", max(0.0, 0.46 - i * 0.06)):
            house(
                c,
                wide,
                wide * 0.86,
                wide * 0.44,
                walls[i % 8],
                roofs[i % 4],
                PANES,
                gable=i in (2, 5),
                columns=2,
                rows=2,
                door=doors[i % 4],
                chimneys=(0.14, 0.86),
                seed=i,
            )
    for x, y, size, seed in ((720, 560, 0.42, 5), (1262, 652, 0.62, 6), (1790, 770, 1.1, 7)):
        foliage(
            c,
            x,
            y - 30 * size,
            64 * size,
            60 * size,
            ("#4f7f4a", "#6d9a52", "#94b866", "#b9cf84"),
            11 * size,
            seed,
            0.9,
        )
    for i, (x, y) in enumerate(steps[1:]):
        size = 0.3 + i * 0.13
        foliage(
            c, x - 14 * size, y + 14, 42 * size, 17 * size, ("#5a8a4a", "#7aa558", "#a3c06e"), 7 * size, 40 + i, 0.9
        )


def _path(c: Canvas) -> None:
    """It runs behind the wall, as wide as a cart."""
    near = [(x + 40 + 60 * _scale(y), y - 8) for x, y in _curve() if y > 590]
    far = [(x + 70 + 330 * _scale(y), y - 14) for x, y in _curve() if y > 590]
    c.poly([*near, *reversed(far)], ("#efdcb0", "#d9be94"))
    c.line(far, "#a9a06a", 3, 0.6)
    for x, y, size, flip, coat, skin in (
        (1150, 768, 0.62, False, "#b8433a", "#8a5a44"),
        (1196, 776, 0.64, False, "#2f5d73", "#d3a081"),
    ):
        with c.at(x, y, size, flip):
            c.shade([(-6, 0), (6, 0), (84, 10), (78, 20)], "#7a7a6a", 0.5, 1)
            person(c, coat, skin=skin, stride=0.6)
    with c.at(1224, 1010, 1.7):
        _cyclist(c)


def _cyclist(c: Canvas) -> None:
    """Somebody who pushes a bicycle."""
    c.shade([(-30, 0), (90, 0), (210, 22), (90, 22)], "#7a7a6a", 0.5, 2)
    for x in (14, 74):
        for i in range(0, 360, 45):
            a = math.radians(i)
            c.line([(x, -18), (x + 17 * math.cos(a), -18 + 17 * math.sin(a))], "#9a9a98", 0.6)
        ring = [(x + 17 * math.cos(math.radians(a)), -18 + 17 * math.sin(math.radians(a))) for a in range(0, 361, 12)]
        c.line(ring, "#2b2b38", 2.2)
    frame = "#2f7a6a"
    c.line([(14, -18), (38, -20), (62, -46), (30, -46), (14, -18)], frame, 2.8)
    c.line([(38, -20), (29, -52)], frame, 2.8)
    c.line([(74, -18), (61, -52), (54, -56)], frame, 2.8)
    c.rect(22, -56, 37, -52.4, "#4a3038")
    c.rect(66, -58, 88, -40, "#a8743f")
    c.line([(66, -52), (88, -52)], "#7a5230", 1)
    with c.at(-2, 2):
        person(c, "#e0a236", "#37405a", skin="#c98f6b", hair="#5a3a28", stride=0.6, arm=1.5)


def _wall(c: Canvas) -> None:
    """From the far end to the near one, so that nearer stretches cover farther ones."""
    foot = _curve()
    for i in reversed(range(len(foot) - 1)):
        a, b = foot[i], foot[i + 1]
        if GATE[0] <= i < GATE[1]:
            if i == GATE[1] - 1:
                _pillar(c, b)
            if i == GATE[0]:
                _gate(c, foot)
                _pillar(c, a)
            continue
        ha, hb = 196 * _scale(a[1]), 196 * _scale(b[1])
        ta, tb = 36 * _scale(a[1]), 36 * _scale(b[1])
        steep = abs(b[1] - a[1]) / (abs(b[0] - a[0]) + abs(b[1] - a[1]) + 0.01)
        face = mix(LIGHT, STONE, 0.25 + 0.6 * steep)
        c.poly([a, b, (b[0], b[1] - hb), (a[0], a[1] - ha)], (face, mix(face, SHADE, 0.35)))
        for k in (0.3, 0.56, 0.8):
            c.line([(a[0], a[1] - ha * k), (b[0], b[1] - hb * k)], mix(face, SHADE, 0.5), 1.6 * _scale(a[1]) + 0.4, 0.6)
        if i % 2 == 0:
            c.line([(a[0], a[1]), (a[0], a[1] - ha * 0.93)], mix(face, SHADE, 0.6), 1.6 * _scale(a[1]) + 0.3, 0.6)
        c.poly(
            [(a[0], a[1] + 2), (b[0], b[1] + 2), (b[0], b[1] - hb * 0.16), (a[0], a[1] - ha * 0.16)], "#6d8a72", 0.55
        )
        c.poly(
            [
                (a[0] - ta * 0.2, a[1] - ha),
                (b[0] - tb * 0.2, b[1] - hb),
                (b[0] + tb, b[1] - hb - tb * 0.35),
                (a[0] + ta, a[1] - ha - ta * 0.35),
            ],
            LIGHT,
        )
        c.poly(
            [
                (a[0] - ta * 0.2, a[1] - ha),
                (b[0] - tb * 0.2, b[1] - hb),
                (b[0] - tb * 0.2, b[1] - hb * 0.93),
                (a[0] - ta * 0.2, a[1] - ha * 0.93),
            ],
            mix(LIGHT, SHADE, 0.35),
        )


def _pillar(c: Canvas, at: Point) -> None:
    with c.at(at[0], at[1] + 3, _scale(at[1])):
        c.rect(-24, -240, 24, 0, (STONE, mix(STONE, SHADE, 0.4)), across=True)
        c.poly([(24, -240), (52, -252), (52, -14), (24, 0)], mix(SHADE, STONE, 0.25))
        c.poly([(-30, -240), (30, -240), (60, -254), (4, -254)], LIGHT)
        c.rect(-30, -240, 30, -228, mix(LIGHT, SHADE, 0.2))
        c.rect(14, -220, 24, -10, "#3f5a66")


def _gate(c: Canvas, foot: list[Point]) -> None:
    """The steel leaf is folded back over the path; through the gap a ramp goes down to the water."""
    near, far = foot[GATE[0]], foot[GATE[1]]
    c.poly(
        [
            (near[0] - 30, near[1] + 14),
            (near[0] + 60, near[1] - 10),
            (far[0] + 60, far[1] - 10),
            (far[0] - 10, far[1] + 6),
        ],
        ("#efdcb0", "#d6bd92"),
    )
    ramp = [
        (near[0] - 30, near[1] + 14),
        (far[0] - 10, far[1] + 6),
        (far[0] - 76, far[1] + 24),
        (near[0] - 118, near[1] + 36),
    ]
    c.poly(ramp, ("#d6bd92", "#8fb0a4"))
    c.poly([ramp[1], ramp[2], (ramp[2][0], ramp[2][1] - 5), (ramp[1][0], ramp[1][1] - 20)], mix(STONE, SHADE, 0.35))
    c.line([ramp[2], ramp[3]], "#eef3dc", 2.4, 0.7)
    for k in (0.3, 0.55, 0.78):
        a, b = (
            (p[0] + (q[0] - p[0]) * k, p[1] + (q[1] - p[1]) * k) for p, q in ((ramp[0], ramp[3]), (ramp[1], ramp[2]))
        )
        c.line([a, b], "#a9976f", 1.6, 0.5)
    s = _scale(near[1])
    x, y, high = near[0] + 34 * s, near[1] - 4, 196 * s
    far_x, far_y, far_high = x + 300 * s, y - 46 * s, high * 0.92
    blue, dark = "#2f6f8a", "#1f4a60"
    c.shade([(x, y), (far_x, far_y), (far_x + 90 * s, far_y + 40 * s), (x + 70 * s, y + 40 * s)], "#7a7a6a", 0.5, 4)
    c.poly([(x, y), (far_x, far_y), (far_x, far_y - far_high), (x, y - high)], (mix(blue, "#ffffff", 0.16), blue))
    for k in range(1, 6):
        t = k / 6
        px, py, ph = x + (far_x - x) * t, y + (far_y - y) * t, high + (far_high - high) * t
        c.line([(px, py), (px, py - ph)], dark, 7 * s)
    for k in (0.06, 0.5, 0.95):
        c.line([(x, y - high * k), (far_x, far_y - far_high * k)], dark, 9 * s)
    c.line([(x, y - high * 0.06), (far_x, far_y - far_high * 0.95)], mix(dark, blue, 0.4), 6 * s)
    c.line([(x, y - high), (far_x, far_y - far_high)], "#e3a83c", 7 * s)
    for k in (0.18, 0.8):
        c.rect(x - 12 * s, y - high * k - 9 * s, x + 14 * s, y - high * k + 9 * s, "#25313c")


def _near(c: Canvas) -> None:
    pick = Random(5)
    for _ in range(120):
        x, y = pick.uniform(1180, 1810), pick.uniform(1090, 1215)
        high, lean = pick.uniform(30, 96), pick.uniform(-16, 16)
        c.line(
            [(x, y), (x + lean * 0.4, y - high * 0.6), (x + lean, y - high)],
            pick.choice(["#5f8a48", "#86a858", "#a9c06a", "#47703f"]),
            3,
        )
        if pick.random() < 0.4:
            tone = pick.choice(["#d98fb0", "#e8b0c4", "#f6ecd8", "#c97a9c"])
            for d in (-4, 0, 4):
                c.oval(x + lean + d, y - high - abs(d) * 0.4, 4.4, 4, tone)
    c.shade([(0, 1080), (1800, 1080), (1800, 1200), (0, 1200)], "#6f8a80", 0.4, 60)
