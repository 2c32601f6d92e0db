"""A beach in late summer, with lifeguards."""

from __future__ import annotations

import math
from random import Random

from PIL import Image

from sample_pictures.canvas import Canvas, mix, smooth
from sample_pictures.people import child, person
from sample_pictures.scenery import hills, puffs

SEA, SHORE = 560, 770
RED, YELLOW = "#d8352f", "#f6c63c"


def draw() -> Image.Image:
    """Noon: short shadows, and the sea clear where it is shallow."""
    c = Canvas((0, "#5aa6cf"), (330, "#9accd8"), (560, "#dceadb"), seed=16)
    for x, y, long, high, seed in ((340, 250, 420, 80, 3), (1180, 190, 520, 90, 6), (1620, 330, 300, 50, 8)):
        puffs(c, x, y, long, high, ("#ffffff", "#e8efe8"), seed, 0.92)
    _sea(c)
    _sand(c)
    _swimmers(c)
    _chair(c)
    _families(c)
    return c.finish(warmth="#ffd998")


def _sea(c: Canvas) -> None:
    hills(c, [(1180, 566), (1340, 508), (1560, 470), (1820, 440)], ("#8fae86", "#b8c193"), SEA + 4)
    c.poly([(1420, 500), (1820, 452), (1820, 566), (1300, 566)], "#e4d6b4", 0.7)
    c.rect(0, SEA, 1800, 900, ("#2f7f9f", "#8fd0c8"))
    c.ripples(SEA + 4, 780, "#d8f0ea", 240, 0.5)
    c.ripples(SEA + 4, 760, "#1f6a8c", 160, 0.35)
    for x, size in ((380, 1.0), (640, 0.7)):
        with c.at(x, SEA + 16, size):
            c.poly([(-26, 0), (30, 0), (20, 10), (-18, 10)], "#f2ead8")
            c.poly([(0, -4), (0, -78), (32, -8)], "#ffffff")
            c.poly([(-4, -4), (-4, -66), (-24, -8)], "#d8563f")


def _shore() -> list[tuple[float, float]]:
    return smooth(
        [
            (-20, SHORE + 22),
            (300, SHORE - 4),
            (700, SHORE + 26),
            (1100, SHORE - 12),
            (1500, SHORE + 8),
            (1820, SHORE - 32),
        ]
    )


def _sand(c: Canvas) -> None:
    line = _shore()
    for drop, tone, alpha in ((-16, "#e6f6ee", 0.7), (-4, "#bfe4dc", 0.8)):
        c.poly([(x, y + drop) for x, y in line] + [(1820, 1200), (-20, 1200)], tone, alpha)
    c.poly([*line, (1820, 1200), (-20, 1200)], ("#d9bd88", "#f0d8a4"))
    c.poly([(x, y + 26) for x, y in line] + [(1820, 1200), (-20, 1200)], ("#efd7a2", "#e6c68c"))
    c.line(line, "#ffffff", 7, 0.85)
    pick = Random(5)
    for _ in range(420):
        x, y = pick.uniform(0, 1800), pick.uniform(SHORE + 56, 1198)
        c.oval(x, y, pick.uniform(3, 16), pick.uniform(1, 3), pick.choice(["#d0ac74", "#f8e6bc", "#c9a46c"]), 0.4)


def _swimmers(c: Canvas) -> None:
    pick = Random(8)
    for _ in range(13):
        x, y = pick.uniform(480, 1240), pick.uniform(SEA + 66, SHORE - 44)
        s = 0.5 + (y - SEA) / 260
        c.oval(x, y + 4 * s, 22 * s, 4 * s, "#e8f8f2", 0.7)
        c.oval(x, y - 8 * s, 6.6 * s, 8 * s, pick.choice(["#c98f6b", "#8a5a44", "#e0b394"]))
        c.oval(x, y - 12 * s, 7 * s, 5 * s, pick.choice(["#33241f", "#f0c03c", "#d8483f", "#8a5a2c", "#2f5a8a"]))
        if pick.random() < 0.5:
            c.line([(x + 8 * s, y), (x + 20 * s, y - 14 * s)], "#c98f6b", 4 * s)
    for x, flip in ((420, False), (1290, True)):
        with c.at(x, SHORE + 76, 1.25, flip):
            c.oval(4, 2, 30, 4, "#8a6a44", 0.5, blur=2)
            c.line([(0, 0), (0, -250)], "#7a6a5a", 6)
            wave = [(i * 9.0, -246 + 5 * math.sin(i / 1.6)) for i in range(13)]
            c.poly([*wave, *[(x, y + 42) for x, y in reversed(wave)]], RED)
            c.poly([(x, y + 40) for x, y in wave] + [(x, y + 82) for x, y in reversed(wave)], YELLOW)


def _chair(c: Canvas) -> None:
    with c.at(1060, SHORE + 210, 1.55):
        c.shade([(-90, -6), (120, -10), (230, 16), (0, 22)], "#a07f54", 0.5, 6)
        for a, b in ((-84, -44), (84, 44)):
            c.line([(a, 0), (b, -190)], "#f4efe2", 9)
            c.line([(a * 0.7, -4), (b * 0.9, -186)], "#d8cdb8", 5)
        for y in (-40, -80, -120, -158):
            half = 84 + y * 0.21
            c.line([(-half, y), (half, y)], "#e4dac6", 6)
        c.rect(-58, -196, 58, -184, "#f4efe2")
        c.rect(-52, -262, 52, -196, (RED, mix(RED, "#5a1020", 0.3)))
        c.rect(-30, -246, 30, -226, "#ffffff")
        # The lifeguard sits with her back to us at an angle, and watches the flags.
        c.poly(smooth([(-22, -282), (22, -282), (27, -214), (-27, -214)], 5, True), YELLOW)
        c.rect(-26, -228, 26, -206, RED)
        c.line([(20, -272), (36, -244), (26, -222)], "#b97a58", 10)
        c.line([(-20, -272), (-34, -246), (-24, -222)], "#b97a58", 10)
        c.rect(-6, -296, 6, -278, "#a86a4a")
        c.oval(0, -308, 14, 17, "#b97a58")
        c.oval(0, -315, 16, 11, RED)
        c.poly([(8, -316), (30, -312), (28, -307), (8, -308)], RED)
        c.poly([(-88, -330), (0, -392), (88, -330)], (YELLOW, mix(YELLOW, "#d8832f", 0.4)))
        c.poly([(-30, -330), (0, -392), (30, -330)], RED)
        c.line([(0, -332), (0, -300)], "#d8cdb8", 3)
        c.line([(52, -196), (52, -334)], "#d8cdb8", 4)
        c.poly([(-118, -20), (-96, -26), (-70, -150), (-92, -146)], (RED, "#b3222a"))
        c.poly([(-110, -60), (-88, -64), (-84, -84), (-105, -80)], "#ffffff")


def _families(c: Canvas) -> None:
    groups = (
        (230, 950, 1.25, ("#2f8a9a", "#f2ead8")), (600, 1060, 1.7, ("#d8563f", "#f6e2b0")),
        (1480, 965, 1.3, ("#e0a030", "#fff2d4")), (1640, 1110, 1.95, ("#3f6aa0", "#f2ead8")),
    )  # fmt: skip
    for x, y, size, tones in groups:
        with c.at(x, y, size):
            c.shade([(-70, -4), (110, -4), (140, 22), (-40, 22)], "#a07f54", 0.55, 5)
            c.poly([(-64, 0), (60, -6), (84, 14), (-50, 20)], mix(tones[0], "#ffffff", 0.35))
            _sitting(c, -24, "#6a3f5a", "#c98f6b")
            _sitting(c, 26, "#34707a", "#8a5a44")
            _parasol(c, tones)
    for x, y, size, coat, flip in ((380, 1010, 1.5, "#e07a4a", False), (450, 1020, 1.5, "#4a8ab0", True),
                                   (1330, 1060, 1.7, "#d8483f", True), (860, 930, 1.2, "#f0b040", False)):  # fmt: skip
        with c.at(x, y, size, flip):
            child(c, coat, "#c98f6b", skin="#c98f6b", stride=0.8)
    for x, y, size, coat, flip in ((740, 905, 1.35, "#f2ead8", False), (1390, 905, 1.3, "#3f7a8a", True)):
        with c.at(x, y, size, flip):
            person(c, coat, "#c98f6b", stride=0.5, hat="#f6ead0")
    with c.at(414, 1028, 1.3):
        c.poly([(-22, 0), (-14, -26), (14, -26), (22, 0)], "#d0ac74")
        c.poly([(-10, -26), (-6, -42), (6, -42), (10, -26)], "#dcbc84")
        c.line([(0, -42), (0, -60)], "#7a6a5a", 1.6)
        c.poly([(0, -60), (12, -56), (0, -51)], RED)


def _sitting(c: Canvas, x: float, coat: str, skin: str) -> None:
    c.line([(x, -8), (x + 16, -20), (x + 30, -2)], skin, 7)
    c.poly(smooth([(x - 9, -36), (x + 5, -36), (x + 8, -6), (x - 11, -6)], 5, True), coat)
    c.line([(x - 4, -32), (x - 14, -18), (x - 14, -3)], skin, 4.4)
    c.oval(x - 1, -44, 6.4, 7.6, skin)
    c.oval(x - 2, -48.5, 7, 5, "#33241f")


def _parasol(c: Canvas, tones: tuple[str, str]) -> None:
    c.line([(8, 6), (-6, -140)], "#f2ead8", 3.4)
    top, edge = (-6.0, -142.0), [(-96 + 22.5 * i, -82 - 30 * math.sin(i / 8 * math.pi)) for i in range(9)]
    for i in range(8):
        c.poly([top, edge[i], edge[i + 1]], tones[i % 2])
    c.poly([top, edge[5], edge[6], edge[7], edge[8]], "#3a2a4a", 0.14)
