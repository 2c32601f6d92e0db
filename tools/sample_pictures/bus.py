"""The evening bus at its stop, after rain."""

from __future__ import annotations

from random import Random

from PIL import Image

from sample_pictures.canvas import Canvas, mix
from sample_pictures.evening import BUS, CREAM, LIT, NIGHT
from sample_pictures.people import person
from sample_pictures.scenery import cloud, lamp
from sample_pictures.shops import shops
from sample_pictures.single_decker import single_decker

KERB, ROAD, STOP = 816, 840, 944  # the far kerb, the road, where people stand on our side
FRAME = "#23264a"  # of the shelter


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
    shops(c, KERB)
    _pavement(c)
    with c.at(180, ROAD + 26, 1.06):
        single_decker(c)
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
            _townhouse(c, x, wide, base - high, tone, pick)
            x += wide


def _townhouse(c: Canvas, x: float, wide: float, eaves: float, tone: str, pick: Random) -> None:
    """A far roof, perhaps with a chimney, and a few windows of which half are lit."""
    ridge = (x + wide * 0.5, eaves - pick.choice([0, 30, 44]))
    c.poly([(x, 860), (x, eaves), ridge, (x + wide, eaves), (x + wide, 860)], tone)
    if pick.random() < 0.5:
        c.rect(x + wide * 0.7, eaves - 40, x + wide * 0.82, eaves + 10, tone)
    unlit = mix(tone, NIGHT, 0.4)
    for _ in range(5):
        wx, wy = x + pick.uniform(0.12, 0.8) * wide, eaves + pick.uniform(20, 90)
        c.rect(wx, wy, wx + 7, wy + 11, pick.choice([LIT, "#ffbf6a", unlit, unlit]), 0.9)


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
            c.rect(x, -236, x + 6, 0, FRAME)
        c.rect(-150, -64, 178, -59, FRAME)
        c.poly([(-176, -244), (-168, -260), (206, -260), (200, -244)], ("#4d5a86", FRAME))
        c.rect(-172, -246, 202, -240, "#ffe9b8")
        c.glow(14, -220, 260, "#ffe2a4", 0.45, 0.8)
        c.rect(-120, -56, 130, -47, "#a86a44")
        for x in (-104, 10, 112):
            c.rect(x, -47, x + 5, 0, FRAME)
        _timetable(c)
        _flag(c)


def _timetable(c: Canvas) -> None:
    c.rect(96, -206, 160, -92, "#fbf3dc")
    c.rect(102, -200, 154, -180, BUS)
    for i, long in enumerate((44, 36, 48, 30, 44, 40, 24)):
        c.rect(104, -172 + i * 11, 104 + long, -168 + i * 11, "#7a7690")


def _flag(c: Canvas) -> None:
    """The pole of the stop, and the sign with a bus on it."""
    c.rect(-228, -318, -221, 0, FRAME)
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
    _slabs(c)
    pick = Random(3)
    for _ in range(30):
        x, y = pick.uniform(0, 1800), pick.uniform(STOP + 16, 1190)
        long, high = pick.uniform(30, 120), pick.uniform(2, 5)
        c.oval(x, y, long, high, pick.choice(["#ffcf8a", "#d98a8a", "#7a7ab0", "#191c40"]), 0.16)
    c.shade([(0, 1080), (1800, 1080), (1800, 1200), (0, 1200)], "#4a4a80", 0.5, 50)


def _slabs(c: Canvas) -> None:
    """Joints between paving stones, in perspective; every second row is shifted by half a stone."""
    for joint in (STOP + 34, STOP + 92, STOP + 176):
        c.rect(0, joint, 1800, joint + 2.4, "#2a2a58", 0.6)
    for slab in range(-900, 2800, 168):
        for y0, y1 in ((STOP, STOP + 34), (STOP + 34, STOP + 92), (STOP + 92, STOP + 176), (STOP + 176, 1200)):
            shift = 84 if y0 in (STOP + 34, STOP + 176) else 0
            from_middle = slab + shift - 900
            a, b = (900 + from_middle * (1 + (y - STOP) / 620) for y in (y0, y1))
            c.line([(a, y0), (b, y1)], "#2a2a58", 2, 0.5)
