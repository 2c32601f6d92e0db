"""The play area that one of the three designs would give the village."""

from __future__ import annotations

import math
from random import Random

from PIL import Image

from sample_pictures.canvas import Canvas, mix, smooth
from sample_pictures.houses import house
from sample_pictures.people import child, person
from sample_pictures.scenery import cloud, hills, puffs, tree

TEAL, RED, YELLOW, WOOD = "#2f8a96", "#d8563f", "#f0b63c", "#b98a58"
GREENS = ("#3f7a44", "#5a944c", "#84b05c", "#b0cc74")


def draw() -> Image.Image:
    """A boat with a slide in the middle; the sea is not far."""
    c = Canvas((0, "#6fb4d6"), (320, "#a9d6dc"), (600, "#e8f0d4"), seed=22)
    c.glow(300, 200, 560, "#fff6cc", 0.7, 0.8)
    puffs(c, 1320, 250, 440, 84, ("#ffffff", "#eef2e8"), 5, 0.92)
    cloud(c, 560, 150, 700, 28, "#ffffff", 0.8)
    _village(c)
    _ground(c)
    with c.at(1640, 830, 1.5):
        tree(c, GREENS, "#6a4a38", 330, 250, 4, 11)
    _swings(c)
    _boat(c)
    _net(c)
    _bench(c)
    _children(c)
    return c.finish(warmth="#ffdf9c")


def _village(c: Canvas) -> None:
    c.rect(0, 560, 1800, 640, ("#6fb2c4", "#a4d0cc"))
    c.ripples(566, 620, "#ffffff", 60, 0.6)
    hills(c, [(-20, 640), (500, 600), (1000, 618), (1820, 596)], ("#a9c47a", "#8fb05c"), 1200)
    with c.at(90, 740):
        house(c, 470, 170, 120, "#c9785a", "#5e5a68", ("#6d94a4", "#8fb4b8"), columns=5, rows=1, door="#2f5a68",
              chimneys=(0.1,), brick=True, seed=4)  # fmt: skip
        c.poly([(170, -170), (235, -236), (300, -170)], "#d9a27a")
        c.oval(235, -194, 15, 15, "#f2e8d0")
    pick = Random(7)
    x = 1130.0
    for wide in (110, 96, 124, 104):
        with c.at(x, 700), c.veiled("#e4eccc", 0.3):
            house(c, wide, pick.uniform(80, 110), 52, pick.choice(["#e6d0a8", "#d89a88", "#a8c4c4", "#e8c0a0"]),
                  "#6d5a62", ("#5d7f92", "#86a9b0"), seed=pick.randrange(99))  # fmt: skip
        x += wide + 6
    for x in range(0, 1800, 26):
        c.rect(x, 716, x + 9, 772, "#f2ead8")
        c.poly([(x, 716), (x + 4.5, 708), (x + 9, 716)], "#f2ead8")
    for y in (730, 756):
        c.rect(0, y, 1800, y + 6, "#e4dac2")


def _ground(c: Canvas) -> None:
    hills(c, [(-20, 774), (600, 766), (1200, 770), (1820, 764)], ("#9cc060", "#5f8f42"), 1200)
    c.poly(smooth([(180, 930), (520, 842), (1000, 826), (1420, 868), (1560, 990), (1280, 1110), (720, 1130), (280, 1070)],
                  closed=True), ("#e0a878", "#c98a5c"))  # fmt: skip
    c.poly(
        smooth([(330, 950), (560, 890), (860, 884), (980, 950), (820, 1040), (480, 1040)], closed=True), "#6fb0b0", 0.75
    )
    pick = Random(3)
    for _ in range(220):
        x, y = pick.uniform(0, 1800), pick.uniform(790, 1195)
        if y > 1130 or x < 170 or x > 1580:
            c.line([(x, y), (x + pick.uniform(-7, 7), y - pick.uniform(8, 20))], pick.choice(GREENS), 2.2, 0.8)
    for _ in range(34):
        x, y = pick.choice([pick.uniform(0, 190), pick.uniform(1560, 1800)]), pick.uniform(880, 1190)
        c.oval(x, y, 4, 4, pick.choice(["#ffffff", "#f6d24a", "#e88aa0"]))


def _swings(c: Canvas) -> None:
    with c.at(430, 990):
        c.shade([(-190, -4), (200, -4), (240, 20), (-150, 24)], "#8a5a44", 0.35, 6)
        for x in (-190, 190):
            c.line([(x - 44, 6), (x, -330)], TEAL, 11)
            c.line([(x + 44, 6), (x, -330)], mix(TEAL, "#103040", 0.25), 11)
        c.line([(-200, -330), (200, -330)], TEAL, 13)
        for x, swing in ((-110, -0.45), (96, 0.0)):
            dx, dy = 230 * math.sin(swing), 230 * math.cos(swing)
            for off in (-22, 22):
                c.line([(x + off, -326), (x + off + dx, -326 + dy)], "#4a5a66", 2.6)
            if swing:
                c.rect(x - 30 + dx, -328 + dy, x + 30 + dx, -318 + dy, "#2f3a44")
                with c.at(x + dx, -322 + dy, 1.55):
                    c.line([(4, -4), (22, 4), (26, 22)], "#34507a", 8)
                    c.poly(smooth([(-8, -36), (6, -36), (8, -2), (-10, -2)], 5, True), RED)
                    c.oval(0, -45, 8, 9, "#c98f6b")
                    c.oval(-1.5, -49, 8.6, 6, "#33241f")
                    c.line([(2, -30), (14, -44)], mix(RED, "#1a1730", 0.2), 5)
            else:  # a nest that holds several, or one who cannot sit
                c.oval(x, -88, 66, 15, "#2f3a44")
                c.oval(x, -92, 54, 10, YELLOW)
                with c.at(x - 6, -92, 1.4):
                    c.poly(smooth([(-22, -14), (16, -16), (24, -2), (-22, 0)], 5, True), "#6a4a8a")
                    c.oval(-28, -13, 8, 8, "#8a5a44")
                    c.oval(-31, -16, 7.4, 6.4, "#1f1b22")


def _boat(c: Canvas) -> None:
    with c.at(900, 1000, 1.25):
        c.shade([(-230, -6), (280, -6), (320, 20), (-180, 26)], "#8a5a44", 0.4, 6)
        c.line([(-20, -120), (-20, -420)], WOOD, 13)
        c.poly([(-10, -410), (130, -190), (-10, -190)], ("#fbf3dd", "#e8d8b4"))
        c.poly([(-10, -320), (47, -320), (66, -290), (-10, -290)], RED, 0.85)
        c.poly([(-20, -420), (-76, -404), (-20, -388)], YELLOW)
        c.poly(smooth([(-250, -150), (-120, -124), (60, -120), (180, -132), (262, -182)])
               + smooth([(262, -182), (230, -70), (180, 0), (-190, 0), (-230, -70), (-250, -150)]),
               (TEAL, mix(TEAL, "#103040", 0.35)))  # fmt: skip
        c.line(smooth([(-248, -138), (-120, -112), (60, -108), (180, -120), (256, -166)]), "#f6ecd0", 9)
        for x in (-140, -60, 20, 100):
            c.oval(x, -60, 21, 21, "#f6ecd0")
            c.oval(x, -60, 15, 15, ("#5a3a3a", "#8a5a48"))
        c.poly([(-230, -150), (-214, -158), (-330, 4), (-372, 4)], ("#f6c64a", "#e0a030"))
        c.line([(-226, -156), (-366, 2)], "#f8e2a0", 5)
        for i in range(5):
            c.line([(190 + i * 13, -128 + i * 26), (246 + i * 13, -128 + i * 26)], WOOD, 8)
        c.line([(186, -140), (258, 4)], WOOD, 7)
        c.line([(240, -150), (314, 0)], WOOD, 7)


def _net(c: Canvas) -> None:
    with c.at(1330, 980):
        c.shade([(-130, -4), (150, -4), (190, 18), (-90, 22)], "#8a5a44", 0.35, 6)
        c.line([(0, 0), (0, -330)], RED, 14)
        feet = (-170, -100, -20, 60, 130, 180)
        for x in feet:
            c.line([(0, -324), (x, 2)], "#34406f", 3.4)
        for step in range(1, 8):
            t = step / 8
            c.line([(feet[0] * t, -324 + 326 * t), *[(x * t, -324 + 326 * t + 9) for x in feet[1:-1]],
                    (feet[-1] * t, -324 + 326 * t)], "#34406f", 2.6)  # fmt: skip
        c.oval(0, -334, 13, 13, YELLOW)
        for x, y, coat, skin in ((-62, -92, YELLOW, "#8a5a44"), (52, -150, "#8a4a7a", "#e0b394")):
            with c.at(x, y, 1.5):
                c.line([(0, -2), (-9, 20)], "#34405a", 7)
                c.line([(4, -2), (11, 14)], "#34405a", 7)
                c.line([(-6, -28), (-15, -46)], coat, 5)
                c.line([(6, -28), (13, -44)], coat, 5)
                c.poly(smooth([(-8, -33), (8, -33), (9, 0), (-9, 0)], 5, True), coat)
                c.oval(0, -42, 7.4, 8, skin)
                c.oval(0, -45, 8, 6.6, "#33241f")


def _bench(c: Canvas) -> None:
    with c.at(1600, 1000, 1.5):
        c.oval(10, 4, 110, 9, "#2f4a2a", 0.4, blur=4)
        for x, coat, skin, hair in ((-34, "#8c3f4f", "#8a5a44", "#b9b2a8"), (24, "#3f6ab0", "#e0b394", "#8a5a2c")):
            c.line([(x, -42), (x - 24, -40), (x - 26, 0)], "#34405a", 10)
            c.poly(smooth([(x - 10, -86), (x + 8, -86), (x + 12, -40), (x - 12, -40)], 5, True), coat)
            c.oval(x - 2, -97, 7, 8.6, skin)
            c.oval(x, -102, 7.6, 6, hair)
        c.rect(-80, -44, 74, -36, WOOD)
        for x in (-72, 60):
            c.rect(x, -36, x + 7, 2, "#4a4a54")


def _children(c: Canvas) -> None:
    for x, y, size, flip, coat, skin, hair in (
        (600, 1090, 1.7, False, YELLOW, "#c98f6b", "#33241f"), (1120, 1080, 1.75, True, "#6a4a8a", "#6d4534", "#1f1b22"),
        (1190, 1096, 1.75, False, RED, "#e0b394", "#b3762f"), (250, 1010, 1.5, False, "#4a8a5a", "#8a5a44", "#1f1b22"),
    ):  # fmt: skip
        with c.at(x, y, size, flip):
            child(c, coat, "#34405a", skin=skin, hair=hair, stride=0.9)
    with c.at(846, 850, 1.3):
        child(c, "#e88a3a", "#34405a", skin="#c98f6b", stride=0.2)
    with c.at(330, 1120, 2.0):
        person(c, "#2f6a7a", "#34304a", skin="#c98f6b", stride=0.2, arm=0.7, bag="#d9a05b")
