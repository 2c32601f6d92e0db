"""The new flood wall along the river, with its gate open."""

from __future__ import annotations

from random import Random

from PIL import Image

from sample_pictures.canvas import Canvas
from sample_pictures.cottages import row
from sample_pictures.defence import curve, scale, wall
from sample_pictures.people import person
from sample_pictures.riverside import cyclist, river
from sample_pictures.scenery import cloud, foliage, hills, poplar, puffs


def draw() -> Image.Image:
    """High water, clear sky: the wall is pale and the river is full."""
    c = Canvas((0, "#6aa9bd"), (230, "#a4cfcb"), (420, "#f0e6c2"), (600, "#fbe9c0"), seed=19)
    c.glow(420, 430, 620, "#fff6d6", 0.85, 0.7)
    puffs(c, 1320, 190, 520, 130, ("#ffffff", "#ece9d8"), 5, 0.95)
    puffs(c, 620, 130, 380, 90, ("#ffffff", "#ece9d8"), 6, 0.9)
    for x, y, long, high in ((260, 250, 620, 26), (980, 300, 560, 22)):
        cloud(c, x, y, long, high, "#fbf5e2", 0.8)
    _far(c)
    river(c)
    _land(c)
    row(c)
    _path(c)
    wall(c)
    _near(c)
    return c.finish(warmth="#ffe2ac")


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


def _land(c: Canvas) -> None:
    """Everything on the dry side of the wall."""
    bank = curve()
    c.poly([*bank, (470, 556), (1820, 520), (1820, 1260)], ("#b5c47c", "#7d9a52"))
    pick = Random(8)
    for _ in range(240):
        y = 640 + 540 * pick.random() ** 1.3
        x = pick.uniform(1080, 1800)
        c.line(
            [(x, y), (x + pick.uniform(-4, 4), y - 16 * scale(y) - 2)],
            pick.choice(["#93ad5c", "#c9d08a", "#6d8a48"]),
            2,
        )


def _path(c: Canvas) -> None:
    """It runs behind the wall, as wide as a cart."""
    near = [(x + 40 + 60 * scale(y), y - 8) for x, y in curve() if y > 590]
    far = [(x + 70 + 330 * scale(y), y - 14) for x, y in curve() if y > 590]
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
        cyclist(c)


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
