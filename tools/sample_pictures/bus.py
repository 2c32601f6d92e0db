"""The evening bus at its stop, after rain."""

from __future__ import annotations

from random import Random

from PIL import Image

from sample_pictures.canvas import Canvas, mix
from sample_pictures.scenery import cloud, lamp, person

KERB, ROAD, STOP = 816, 840, 944  # the far kerb, the road, where people stand on our side
LIT, NIGHT = "#ffd888", "#191d3d"
BUS, CREAM = "#b83c3f", "#f4e4c4"


def draw() -> Image.Image:
    """The bus is lit from inside, and the wet road repeats it."""
    c = Canvas(
        (0, "#141c46"),
        (230, "#2c3a6e"),
        (430, "#5c5a90"),
        (580, "#b07a98"),
        (690, "#eea58c"),
        (840, "#f7c995"),
        seed=14,
    )
    c.glow(1300, 760, 760, "#ff9d68", 0.4, 0.55)
    _sky(c)
    _town(c)
    _shops(c)
    _pavement(c)
    _bus(c)
    _kerb(c)
    _shelter(c)
    _people(c)
    _wet(c)
    return c.finish()


def _sky(c: Canvas) -> None:
    pick = Random(8)
    for _ in range(46):
        c.oval(pick.uniform(0, 1800), pick.uniform(0, 220), 1.3, 1.3, "#f6ecd8", pick.uniform(0.15, 0.7))
    for x, y, long, high, tone in (
        (360, 210, 820, 26, "#46508a"),
        (1400, 150, 760, 26, "#3a4680"),
        (1180, 330, 860, 26, "#7d6a9c"),
        (300, 410, 700, 22, "#9a7a9e"),
        (1500, 470, 620, 20, "#d99a94"),
    ):
        cloud(c, x, y, long, high, tone, 0.75)
    c.oval(1530, 118, 34, 34, "#f7edcf")
    c.oval(1544, 108, 30, 30, "#232f63")
    c.glow(1522, 122, 130, "#f7edcf", 0.25)


def _town(c: Canvas) -> None:
    for row, (base, tone) in enumerate(((600, "#7d6696"), (660, "#554c84"))):
        pick = Random(60 + row)
        x = -30.0
        while x < 1830:
            wide, high = pick.uniform(60, 130), pick.uniform(30, 120)
            c.poly(
                [
                    (x, 860),
                    (x, base - high),
                    (x + wide * 0.5, base - high - pick.choice([0, 30, 44])),
                    (x + wide, base - high),
                    (x + wide, 860),
                ],
                tone,
            )
            if pick.random() < 0.5:
                c.rect(x + wide * 0.7, base - high - 40, x + wide * 0.82, base - high + 10, tone)
            for _ in range(5):
                wx, wy = x + pick.uniform(0.12, 0.8) * wide, base - high + pick.uniform(20, 90)
                c.rect(
                    wx,
                    wy,
                    wx + 7,
                    wy + 11,
                    pick.choice([LIT, "#ffbf6a", mix(tone, NIGHT, 0.4), mix(tone, NIGHT, 0.4)]),
                    0.9,
                )
            x += wide


def _shops(c: Canvas) -> None:
    walls = ("#4a4278", "#574a7c", "#413c70", "#5d4c78", "#483f72", "#544878")
    fronts = ("#24405a", "#5a2a44", "#2a4a48", "#4f3a2e", "#33366a", "#5a3042")
    x = -60.0
    for i in range(8):
        pick = Random(80 + i)
        wide, high = pick.uniform(230, 290), pick.uniform(330, 420)
        wall = walls[i % 6]
        c.rect(x, KERB - high, x + wide, KERB, (mix(wall, "#c98a8c", 0.18), wall))
        if i % 3 == 1:
            c.poly(
                [(x, KERB - high), (x + wide / 2, KERB - high - 90), (x + wide, KERB - high)],
                mix(wall, "#c98a8c", 0.15),
            )
        else:
            c.poly(
                [
                    (x - 6, KERB - high),
                    (x + 14, KERB - high - 64),
                    (x + wide - 14, KERB - high - 64),
                    (x + wide + 6, KERB - high),
                ],
                "#332f60",
            )
        c.rect(x - 4, KERB - high, x + wide + 4, KERB - high + 12, mix(wall, "#e8b09a", 0.3))
        c.rect(x + wide * 0.78, KERB - high - 120, x + wide * 0.9, KERB - high - 30, mix(wall, NIGHT, 0.25))
        for row in range(2):
            for k in range(3):
                wx, wy = x + wide * (0.14 + k * 0.28), KERB - high + 46 + row * (high - 240) * 0.9
                if row and high < 360:
                    continue
                lit = pick.random() < 0.42
                c.rect(wx - 5, wy - 5, wx + wide * 0.15 + 5, wy + 75, mix(wall, "#e8b09a", 0.32))
                c.rect(wx, wy, wx + wide * 0.15, wy + 70, (LIT, "#ffb860") if lit else ("#39437a", "#5a5a8c"))
                c.rect(wx, wy + 34, wx + wide * 0.15, wy + 37, mix(wall, "#e8b09a", 0.32))
                c.rect(wx + wide * 0.07, wy, wx + wide * 0.08, wy + 70, mix(wall, "#e8b09a", 0.32))
        front = fronts[i % 6]
        c.rect(x + 8, KERB - 176, x + wide - 8, KERB, front)
        c.rect(x + 4, KERB - 182, x + wide - 4, KERB - 172, mix(front, "#f0c99a", 0.4))
        open_late = i in (0, 2, 3, 6)
        c.rect(
            x + 22,
            KERB - 136,
            x + wide * 0.64,
            KERB - 26,
            ("#ffe0a0", "#ffb45e") if open_late else ("#4d5286", "#6a5f8c"),
        )
        c.rect(x + wide * 0.71, KERB - 136, x + wide - 26, KERB, ("#ffd590", "#e89a5a") if open_late else "#3f4276")
        c.rect(x + wide * 0.42, KERB - 136, x + wide * 0.43, KERB - 26, front)
        if open_late:
            for k in range(7):
                gx = x + 34 + k * wide * 0.08
                c.rect(
                    gx,
                    KERB - 26 - pick.uniform(16, 46),
                    gx + wide * 0.055,
                    KERB - 26,
                    pick.choice(["#a8503f", "#7a5a6a", "#c98a44", "#5f6a7a"]),
                    0.8,
                )
            c.glow(x + wide * 0.42, KERB - 80, 230, "#ffb860", 0.3)
        x += wide


def _pavement(c: Canvas) -> None:
    c.rect(0, KERB - 14, 1800, KERB + 14, ("#5d5484", "#4d4678"))
    for i in (0, 2, 3, 6):
        x = 60 + i * 262
        c.light(
            [(x - 60, KERB - 12), (x + 150, KERB - 12), (x + 190, KERB + 14), (x - 90, KERB + 14)], "#ffb060", 0.4, 5
        )
    c.rect(0, KERB + 12, 1800, KERB + 18, "#8a7896")
    c.rect(0, KERB + 18, 1800, ROAD, "#2f2e5c")
    for x in (60, 1770):
        with c.at(x, KERB):
            lamp(c, 300, NIGHT, "#ffe0a0", 260)


def _shelter(c: Canvas) -> None:
    with c.at(1450, STOP - 8, 1.32):
        c.rect(-150, -232, 180, 0, "#a9c6d6", 0.16)
        c.rect(-150, -232, 180, -60, ("#fbe6b8", "#e6b98a"), 0.34)
        for x in (-152, 14, 176):
            c.rect(x, -236, x + 6, 0, "#23264a")
        c.rect(-150, -64, 178, -59, "#23264a")
        c.poly([(-176, -244), (-168, -260), (206, -260), (200, -244)], ("#4d5a86", "#23264a"))
        c.rect(-172, -246, 202, -240, "#ffe9b8")
        c.glow(14, -220, 260, "#ffe2a4", 0.45, 0.8)
        c.rect(-120, -56, 130, -47, "#a86a44")
        for x in (-104, 10, 112):
            c.rect(x, -47, x + 5, 0, "#23264a")
        # Timetable and map, then the pole with its flag.
        c.rect(96, -206, 160, -92, "#fbf3dc")
        c.rect(102, -200, 154, -180, BUS)
        for i in range(7):
            c.rect(104, -172 + i * 11, 104 + (44, 36, 48, 30, 44, 40, 24)[i], -168 + i * 11, "#7a7690")
        c.rect(-228, -318, -221, 0, "#23264a")
        c.rect(-262, -322, -188, -256, CREAM)
        c.rect(-262, -322, -188, -302, BUS)
        c.rect(-250, -294, -200, -274, "#34386a")
        c.rect(-248, -272, -240, -266, "#34386a")
        c.rect(-210, -272, -202, -266, "#34386a")


def _people(c: Canvas) -> None:
    """Two are about to board, three wait or pass."""
    with c.at(330, STOP - 4, 2.0, True):
        person(c, "#2f6a7a", "#2b2f4a", skin="#8a5a44", hair="#1f1b22", stride=0.7, arm=0.8, bag="#e0a850")
    with c.at(428, STOP, 2.05, True):
        person(c, "#d9a24a", "#3a3450", skin="#e0b394", hair="#6b4a2c", stride=0.4, skirt=True)
    with c.at(1548, STOP - 2, 2.0, True):
        person(c, "#c98a44", "#34304a", skin="#d3a081", hair="#6b4a34", stride=0.1, skirt=True, bag="#7a3a4a")
    with c.at(1390, STOP - 4, 1.95):
        c.line([(-4, -40), (15, -36), (17, 0)], "#34304a", 9)
        c.poly([(-11, -80), (7, -82), (11, -56), (9, -34), (-13, -34)], "#3f6a73")
        c.oval(0, -90, 6.2, 7.4, "#8a5a44")
        c.oval(-1, -95, 6.6, 4.6, "#1f1b22")
        c.poly([(9, -62), (24, -68), (26, -56), (11, -50)], "#dfe8f0")
    with c.at(1742, STOP + 2, 2.05, True):
        person(c, "#6b3a58", "#2b2f3f", skin="#e0b394", stride=0.8, hat="#3a3a6a")


def _bus(c: Canvas) -> None:
    """It stands at our kerb, facing left, so that its near side and its door are towards us."""
    with c.at(180, ROAD + 26, 1.06):
        c.shade([(20, -10), (930, -10), (960, 26), (-10, 26)], "#0d0f2a", 0.7, 8)
        c.poly(
            [(24, -40), (14, -150), (30, -322), (60, -346), (900, -346), (924, -324), (930, -40)],
            (mix(BUS, "#ff9d7a", 0.16), mix(BUS, NIGHT, 0.3)),
        )
        c.poly([(30, -322), (60, -346), (900, -346), (924, -324)], mix(CREAM, "#b07a98", 0.25))
        c.rect(22, -122, 930, -106, CREAM)
        c.rect(22, -100, 930, -95, CREAM)
        c.rect(40, -300, 916, -150, NIGHT)
        for x0, x1 in ((206, 330), (338, 462), (470, 594), (602, 726), (734, 820), (828, 906)):
            c.rect(x0, -292, x1, -158, ("#fff0c4", "#ffcb74"))
            c.rect(x0, -262, x1, -259, "#c98f58", 0.8)
            for k in (0.18, 0.62):
                sx = x0 + (x1 - x0) * k
                c.poly([(sx, -158), (sx + 3, -206), (sx + 30, -206), (sx + 34, -158)], "#7a4a5c")
        for x, skin, coat, hair in (
            (252, "#8a5a44", "#34507a", "#241c22"),
            (392, "#e0b394", "#5a7a5a", "#8a6a44"),
            (520, "#c98f6b", "#8a3f52", "#33241f"),
            (560, "#d3a081", "#d9a04a", "#b9b2a8"),
            (660, "#6d4534", "#4a4a7a", "#1f1b22"),
            (860, "#d3a081", "#6b3a58", "#5a3a28"),
        ):
            c.poly([(x - 17, -158), (x - 14, -192), (x + 14, -192), (x + 17, -158)], coat)
            c.oval(x, -204, 10.5, 12.5, skin)
            c.oval(x + 2, -211, 11.4, 8, hair)
        for x in (334, 466, 598, 730, 824):
            c.rect(x - 2, -292, x + 2, -158, NIGHT)
        # The driver's window and the windscreen are at the left.
        c.poly([(24, -150), (38, -300), (64, -300), (64, -150)], ("#ffe6b0", "#d9a878"))
        c.poly([(30, -150), (42, -300), (50, -300), (40, -150)], "#ffffff", 0.3)
        c.rect(70, -34, 190, 6, mix(BUS, NIGHT, 0.4))
        c.rect(72, -302, 192, -28, ("#fff3cf", "#ffd486"))
        for x in (72, 106, 152, 188):
            c.rect(x, -302, x + 5, -28, NIGHT)
        c.rect(106, -302, 156, -28, ("#fff6dc", "#ffdf9e"))
        c.rect(128, -200, 134, -40, "#d9a03c")
        c.rect(112, -96, 150, -28, "#a86a58")
        # Destination and number, without words that could be read.
        c.rect(206, -338, 430, -308, "#14152c")
        c.rect(216, -331, 236, -315, "#ffb43c")
        for i, w in enumerate((34, 58, 26, 44)):
            c.rect(
                250 + sum((34, 58, 26, 44)[:i]) + i * 8,
                -327,
                250 + sum((34, 58, 26, 44)[:i]) + i * 8 + w,
                -319,
                "#ffb43c",
            )
        for x in (270, 760):
            c.oval(x, -34, 60, 60, mix(BUS, NIGHT, 0.55))
            c.oval(x, -26, 47, 47, "#15162c")
            c.oval(x, -26, 27, 27, "#a9a4ac")
            c.oval(x, -26, 19, 19, "#6a687c")
            for dx, dy in ((0, -12), (11, -4), (7, 10), (-7, 10), (-11, -4)):
                c.oval(x + dx, -26 + dy, 2.6, 2.6, "#d9d4d4")
        c.poly([(12, -88), (30, -92), (34, -66), (14, -62)], "#fff6d4")
        c.rect(920, -120, 932, -70, "#ff5a4a")
        c.glow(928, -94, 90, "#ff4a3a", 0.5)
        c.line([(28, -290), (2, -284), (0, -250)], NIGHT, 6)
        c.rect(-10, -252, 8, -208, NIGHT)
        c.rect(540, -84, 700, -60, mix(BUS, NIGHT, 0.3), 0.7)
        c.glow(134, -150, 260, "#ffdf9a", 0.42)
        c.glow(560, -230, 480, "#ffcf80", 0.22, 0.5)
        c.glow(14, -78, 220, "#fff0c0", 0.7, 0.6)
        c.light([(16, -88), (16, -66), (-420, 26), (-420, -110)], "#ffe9b0", 0.28, 18)


def _kerb(c: Canvas) -> None:
    """Our side of the road: a kerbstone and the pavement behind it."""
    c.rect(0, ROAD + 40, 1800, ROAD + 50, "#8f7f9e")
    c.rect(0, ROAD + 50, 1800, STOP + 2, ("#5a5288", "#4a4478"))
    c.light([(250, ROAD + 48), (400, ROAD + 48), (520, STOP + 2), (220, STOP + 2)], "#ffc878", 0.55, 6)
    c.light([(420, ROAD + 48), (1160, ROAD + 48), (1260, STOP + 2), (480, STOP + 2)], "#c98a6a", 0.22, 10)
    for x in range(-40, 1860, 118):
        c.line([(x, ROAD + 51), (x - (900 - x) * 0.03, STOP + 2)], "#3a366c", 1.6, 0.7)


def _wet(c: Canvas) -> None:
    c.water(STOP, 1200, ("#454078", "#1c1e44"), clear=0.55, reach=1.3, sway=4)
    for joint in (STOP + 34, STOP + 92, STOP + 176):
        c.rect(0, joint, 1800, joint + 2.4, "#2a2a58", 0.6)
    for slab in range(-900, 2800, 168):
        for y0, y1 in ((STOP, STOP + 34), (STOP + 34, STOP + 92), (STOP + 92, STOP + 176), (STOP + 176, 1200)):
            shift = 84 if y0 in (STOP + 34, STOP + 176) else 0
            from_middle = slab + shift - 900
            a, b = (900 + from_middle * (1 + (y - STOP) / 620) for y in (y0, y1))
            c.line([(a, y0), (b, y1)], "#2a2a58", 2, 0.5)
    pick = Random(3)
    for _ in range(30):
        x, y = pick.uniform(0, 1800), pick.uniform(STOP + 16, 1190)
        c.oval(
            x,
            y,
            pick.uniform(30, 120),
            pick.uniform(2, 5),
            pick.choice(["#ffcf8a", "#d98a8a", "#7a7ab0", "#191c40"]),
            0.16,
        )
    c.shade([(0, 1080), (1800, 1080), (1800, 1200), (0, 1200)], "#4a4a80", 0.5, 50)
