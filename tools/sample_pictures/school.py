"""A village school with its new wing, on the first morning of term."""

from __future__ import annotations

from random import Random

from PIL import Image

from sample_pictures.canvas import Canvas, mix
from sample_pictures.houses import window
from sample_pictures.people import child, person
from sample_pictures.scenery import cloud, foliage, hills, puffs, tree

YARD = 812
DUSK = "#4a4468"
GREENS = ("#3f6b4a", "#5a8a52", "#7fa85c", "#a9c46e", "#cfdb8c")
BRICK, TIMBER = "#b5583f", "#d9a566"


def draw() -> Image.Image:
    """Morning light from the left; old brick, new timber and glass between them."""
    c = Canvas((0, "#5fa6c4"), (300, "#a5d0d4"), (560, "#e3ead0"), (760, "#fbe9bf"), seed=2)
    c.glow(180, 430, 640, "#fff6d2", 0.75, 0.8)
    puffs(c, 380, 240, 520, 150, ("#ffffff", "#e6ede2"), 2, 0.95)
    puffs(c, 1250, 170, 560, 150, ("#ffffff", "#e6ede2"), 7, 0.95)
    puffs(c, 1620, 320, 340, 80, ("#fffdf5", "#eeeedd"), 9, 0.85)
    cloud(c, 880, 110, 520, 22, "#f6faf2", 0.8)
    _behind(c)
    _wing(c)
    _link(c)
    _old(c)
    _yard(c)
    _front(c)
    return c.finish(warmth="#ffdfa6")


def _behind(c: Canvas) -> None:
    hills(c, [(-20, 640), (300, 590), (720, 620), (1200, 570), (1820, 620)], ("#a9c79c", "#cdd9a4"), 900)
    hills(c, [(-20, 700), (500, 680), (1100, 660), (1820, 690)], ("#8ab07a", "#b5c987"), 900)
    pick = Random(31)
    for i in range(30):
        x = i * 64 + pick.uniform(-16, 16)
        with c.veiled("#d3ddaa", 0.38):
            foliage(c, x, 690 + pick.uniform(-14, 14), 54, 56 * pick.uniform(0.8, 1.4), GREENS, 10, 200 + i, 0.8)
    for x, size, seed in ((60, 1.0, 4), (1770, 1.05, 6)):
        with c.at(x, 800, size), c.veiled("#d3ddaa", 0.12):
            tree(c, GREENS, "#5a463c", 430, 330, seed, 11)


def _old(c: Canvas) -> None:
    slate, stone = "#5c6076", "#efdcb4"
    with c.at(110, YARD):
        # The hall lies along the yard; two gables face it.
        c.poly([(20, -250), (60, -372), (660, -372), (690, -250)], (mix(slate, "#ffe2b0", 0.25), slate))
        for i in range(1, 8):
            c.line([(20 + i * 5, -250 - i * 15), (690 - i * 4, -250 - i * 15)], mix(slate, "#2a2844", 0.4), 1.3, 0.5)
        c.rect(48, -378, 668, -370, "#b5694e")
        c.rect(30, -252, 690, 0, (mix(BRICK, "#ffd9a0", 0.12), BRICK))
        _courses(c, 30, 690, 250, 5)
        c.rect(30, -252, 690, -240, DUSK, 0.35)
        for x in (258, 316, 374):
            window(c, x, -206, 42, 128, ("#8fb5bd", "#c5d6c4"), "#fbf3e0", (2, 4), sill=stone)
            c.rect(x - 6, -218, x + 48, -206, stone)
        _gable(c, 60, 176, slate, stone)
        _gable(c, 470, 176, slate, stone)
        # The turret with the bell.
        c.rect(326, -424, 374, -366, "#f3e6c8")
        c.rect(356, -424, 374, -366, mix("#f3e6c8", DUSK, 0.35))
        c.arch(336, -414, 364, -372, "#6a6478")
        c.poly([(342, -392), (358, -392), (362, -378), (338, -378)], "#d9a03c")
        c.poly([(314, -424), (350, -512), (386, -424)], (mix(slate, "#ffe2b0", 0.2), slate))
        c.poly([(350, -512), (386, -424), (354, -424)], mix(slate, "#2a2844", 0.45))
        c.line([(350, -508), (350, -548)], "#3a3850", 3)
        c.poly([(350, -540), (378, -534), (350, -528)], "#d9a03c")
        c.rect(590, -430, 622, -352, (BRICK, mix(BRICK, DUSK, 0.4)))
        c.rect(584, -436, 628, -424, stone)


def _courses(c: Canvas, x0: float, x1: float, high: float, seed: int) -> None:
    pick = Random(seed)
    for _ in range(round((x1 - x0) * high / 420)):
        x, y = pick.uniform(x0, x1 - 16), -7 * round(pick.uniform(1, high / 7 - 2))
        c.rect(x, y, x + 15, y + 5, mix(BRICK, pick.choice(["#7a2f26", "#e09a70", "#8f4a3c"]), 0.28), 0.75)


def _gable(c: Canvas, x: float, wide: float, slate: str, stone: str) -> None:
    top = -262 - wide * 0.78
    c.poly(
        [(x, 0), (x, -262), (x + wide / 2, top), (x + wide, -262), (x + wide, 0)], (mix(BRICK, "#ffd9a0", 0.2), BRICK)
    )
    c.poly([(x + wide, -262), (x + wide + 26, -232), (x + wide + 26, 0), (x + wide, 0)], mix(BRICK, DUSK, 0.5), 0.5)
    _courses(c, x + 4, x + wide - 4, 250, round(x))
    c.poly([(x - 14, -250), (x + wide / 2, top - 18), (x + wide / 2, top + 6), (x + 4, -250)], stone)
    c.poly(
        [(x + wide + 14, -250), (x + wide / 2, top - 18), (x + wide / 2, top + 6), (x + wide - 4, -250)],
        mix(stone, DUSK, 0.2),
    )
    c.oval(x + wide / 2, top + 66, 19, 19, stone)
    c.oval(x + wide / 2, top + 66, 14, 14, "#7d9aa8")
    for dx in (30, 72, 114):
        window(
            c,
            x + dx,
            -226 - (14 if dx == 72 else 0),
            32,
            150 + (14 if dx == 72 else 0),
            ("#8fb5bd", "#d3dcc4"),
            "#fbf3e0",
            (2, 5),
            arched=dx == 72,
        )
    c.rect(x + 18, -70, x + wide - 18, -60, stone)
    c.rect(x - 4, -22, x + wide + 4, 0, mix(stone, BRICK, 0.3))
    c.shade([(x + wide, -262), (x + wide + 70, -190), (x + wide + 70, 0), (x + wide, 0)], "#6a5068", 0.5, 2)


def _link(c: Canvas) -> None:
    with c.at(790, YARD):
        c.rect(0, -196, 190, 0, ("#bcd9d6", "#e9edd2"))
        c.rect(-4, -212, 200, -196, "#4a5560")
        c.poly([(14, 0), (64, -196), (104, -196), (54, 0)], "#ffffff", 0.45)
        c.poly([(118, 0), (160, -196), (176, -196), (134, 0)], "#ffffff", 0.35)
        for x in (0, 47, 94, 141, 186):
            c.rect(x, -196, x + 4, 0, "#4a5560")
        c.rect(0, -132, 190, -129, "#4a5560")
        c.rect(94, -128, 145, 0, "#e3a83c", 0.9)
        c.rect(102, -118, 137, -50, "#fbf0cc")
        c.rect(136, -44, 140, -30, "#5a4a3a")


def _wing(c: Canvas) -> None:
    """Four classrooms under four roofs that look north for light."""
    zinc = "#7d8f96"
    with c.at(978, YARD):
        for i in range(4):
            x = i * 182
            c.poly([(x, -250), (x, -398), (x + 182, -282), (x + 182, -250)], (mix(TIMBER, "#fff0cc", 0.22), TIMBER))
            c.poly([(x - 9, -392), (x + 2, -412), (x + 192, -290), (x + 186, -272)], (mix(zinc, "#ffffff", 0.35), zinc))
            c.poly([(x + 6, -364), (x + 6, -280), (x + 66, -280), (x + 66, -326)], ("#a9cdd0", "#dfe8d2"))
            c.line([(x + 36, -346), (x + 36, -280)], "#5a5f66", 2.4)
            c.line([(x + 6, -318), (x + 66, -318)], "#5a5f66", 2)
        c.rect(0, -262, 728, 0, (mix(TIMBER, "#fff0cc", 0.12), mix(TIMBER, "#8a5a34", 0.22)))
        for x in range(0, 728, 13):
            c.rect(x, -262, x + 1.5, 0, mix(TIMBER, "#7a4a2c", 0.55), 0.55)
        pick = Random(9)
        for x in range(0, 728, 13):
            if pick.random() < 0.4:
                c.rect(x + 1.5, -262, x + 13, 0, pick.choice(["#f3d49c", "#b97f48", "#e0b070"]), 0.3)
        for i in range(4):
            x = i * 182 + 22
            c.rect(x - 6, -214, x + 144, -40, "#4a5560")
            c.rect(x, -208, x + 138, -46, ("#9cc5cb", "#e3ead2"))
            c.poly([(x + 14, -46), (x + 70, -208), (x + 104, -208), (x + 48, -46)], "#ffffff", 0.34)
            for k in (0.34, 0.67):
                c.rect(x + 138 * k, -208, x + 138 * k + 3.4, -46, "#4a5560")
            for k, tone in enumerate(("#d9542f", "#e3a83c", "#3f7a8a", "#7fa04a", "#8a5a8a")):
                with c.at(x + 14 + k * 26, -74 - (k * 7 + i * 5) % 18):
                    c.poly([(-8, 0), (0, -9), (8, 0), (5, 10), (-5, 10)], tone, 0.75)
            c.rect(x - 10, -40, x + 148, -32, mix(TIMBER, "#7a4a2c", 0.5))
        c.shade([(0, -262), (728, -262), (728, -244), (0, -244)], "#6a5068", 0.4)
        c.rect(-4, -24, 734, 0, mix(BRICK, "#e8cfa4", 0.2))


def _yard(c: Canvas) -> None:
    c.rect(0, YARD, 1800, 1200, ("#dcc7a2", "#b59c88"))
    c.poly([(0, YARD), (1800, YARD), (1800, YARD + 22), (0, YARD + 26)], "#8fa866")
    c.shade([(100, YARD), (1720, YARD), (1790, YARD + 44), (200, YARD + 46)], "#8a7898", 0.5, 5)
    c.poly([(0, 1010), (1800, 960), (1800, 1200), (0, 1200)], ("#93b060", "#557a44"))
    c.poly([(0, 1004), (1800, 954), (1800, 964), (0, 1015)], "#efe0bd")
    # A hopscotch and a snake are painted on the ground.
    for i in range(7):
        x, y = 690 + i * 52 - i * 4, 956 - i * 10.5
        tone = ("#e3a83c", "#d9542f", "#3f7a8a", "#f6ecd2")[i % 4]
        c.poly([(x, y), (x + 46, y - 8), (x + 58, y - 24), (x + 14, y - 17)], tone, 0.85)
    track = [(1180 + i * 7, 900 + 13 * (1 if (i // 6) % 2 else -1) * (1 - abs(i % 6 - 3) / 3)) for i in range(56)]
    c.line(track, "#4d8a6a", 11, 0.85)
    c.oval(1180 + 55 * 7 + 8, 900, 15, 9, "#4d8a6a")
    c.oval(1180 + 55 * 7 + 12, 897, 2.2, 2.2, "#f6ecd2")


def _front(c: Canvas) -> None:
    """What stands before the school, from the back to the front."""
    _saplings(c)
    _children(c)
    _grown_ups(c)
    c.oval(1300, 962, 11, 11, "#d9542f")
    c.oval(1297, 958, 4, 3, "#f6b08a")
    _meadow(c)


def _saplings(c: Canvas) -> None:
    """Young trees, each at its stake."""
    for x, y, size, seed in ((940.0, 868.0, 0.52, 21), (1390, 872, 0.5, 22), (1660, 880, 0.55, 23)):
        with c.at(x, y, size):
            c.shade([(-8, 0), (8, 0), (240, 44), (330, 78), (190, 70)], "#7a6a80", 0.5, 3)
            tree(c, GREENS, "#6b4f3e", 340, 210, seed, 13)
            c.rect(-14, -4, 14, 5, "#8a7a5a")
            c.line([(16, 0), (16, -110)], "#b98a58", 5)


def _children(c: Canvas) -> None:
    """In twos and threes, every other one with a bag."""
    tones = ("#b8353a", "#2f5d8a", "#2f7a6a", "#e3a83c", "#6b3a58", "#d9703a")
    skins = ("#c98f6b", "#8a5a44", "#e0b394", "#6d4534", "#d3a081")
    spots = (
        (300, 902, 1.28),
        (352, 908, 1.24),
        (468, 930, 1.3),
        (640, 896, 1.2),
        (724, 936, 1.34),
        (1080, 926, 1.24),
        (1130, 930, 1.3),
        (1246, 958, 1.32),
        (1480, 918, 1.24),
        (1562, 928, 1.2),
    )
    for i, (x, y, size) in enumerate(spots):
        with c.at(x, y, size):
            c.shade([(-6, 0), (6, 0), (66, 10), (60, 18)], "#7a6a80", 0.5, 2)
        with c.at(x, y, size, flip=i in (2, 5, 8)):
            child(
                c,
                tones[i % 6],
                ("#37405a", "#5a5a62")[i % 2],
                skins[i % 5],
                ("#33241f", "#6b4a2c", "#1f1b22", "#b9894a")[i % 4],
                stride=0.3 + 0.16 * (i % 5),
                pack=tones[(i + 3) % 6] if i % 2 else "",
            )


def _grown_ups(c: Canvas) -> None:
    for x, y, size, flip, coat, skin in (
        (404, 918, 1.34, False, "#3f6b73", "#8a5a44"),
        (862, 900, 1.26, True, "#7a3a4a", "#e0b394"),
        (1184, 938, 1.34, False, "#d9b98a", "#c98f6b"),
    ):
        with c.at(x, y, size):
            c.shade([(-8, 0), (8, 0), (96, 12), (88, 22)], "#7a6a80", 0.5, 2)
        with c.at(x, y, size, flip):
            person(c, coat, skin=skin, stride=0.5, skirt=coat == "#7a3a4a")


def _meadow(c: Canvas) -> None:
    """Grass with daisies, and a bush on each side."""
    pick = Random(7)
    for _ in range(150):
        x, y = pick.uniform(0, 1800), pick.uniform(1020, 1196)
        high = pick.uniform(8, 22)
        c.line([(x, y), (x + pick.uniform(-5, 5), y - high)], pick.choice(["#6d9450", "#a9c46e", "#4a7040"]), 2)
        if pick.random() < 0.25:
            c.oval(x, y - high, 3.6, 3.2, pick.choice(["#fbf3dc", "#f0c94f"]))
    foliage(c, 40, 1130, 190, 110, GREENS, 12, 61, 0.8)
    foliage(c, 1770, 1150, 190, 120, GREENS, 12, 62, 0.8)
