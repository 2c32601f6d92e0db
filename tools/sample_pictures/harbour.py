"""The library on the quay at dusk."""

from __future__ import annotations

from random import Random

from PIL import Image

from sample_pictures.canvas import Canvas, mix
from sample_pictures.houses import house
from sample_pictures.people import child, person
from sample_pictures.scenery import boat, cloud, foliage, hills, lamp

QUAY, SEA = 792, 852
LIT, WARM, NIGHT = "#ffd27a", "#ff9d4d", "#1c1f45"
PANES = (LIT, "#ffbf63", "#4a4a78", "#3d3f6c", "#3d3f6c")


def draw() -> Image.Image:
    """Lit windows are the brightest thing in it; everything else is evening."""
    c = Canvas(
        (0, "#1d2654"), (190, "#3d3a78"), (360, "#8a5488"), (500, "#dd7d80"), (600, "#f7b983"), (800, "#fbd7a0"), seed=3
    )
    _sky(c)
    _old_town(c)
    _library(c)
    _quay(c)
    c.water(SEA, 1200, ("#4b4274", "#141b40"), clear=0.72, reach=1.25, sway=8)
    _water(c)
    return c.finish()


def _sky(c: Canvas) -> None:
    pick = Random(5)
    for _ in range(60):
        x, y = pick.uniform(0, 1800), pick.uniform(0, 240)
        c.oval(x, y, 1.3, 1.3, "#f6ecd8", pick.uniform(0.15, 0.8))
    c.glow(420, 640, 760, "#ff9a5a", 0.5, 0.55)
    for x, y, long, high, tone in (
        (420, 170, 900, 26, "#5d4a86"),
        (1290, 250, 980, 30, "#6e4f8a"),
        (300, 330, 760, 26, "#b06690"),
        (1120, 395, 620, 20, "#c06f8c"),
        (420, 455, 900, 24, "#f0977f"),
        (1500, 480, 640, 22, "#e58a80"),
    ):
        cloud(c, x, y, long, high, tone, 0.75)


def _old_town(c: Canvas) -> None:
    hills(
        c,
        [(-20, 585), (200, 520), (420, 545), (700, 500), (1000, 560), (1400, 520), (1820, 590)],
        ("#a4668a", "#8a5f8c"),
        800,
        0.9,
    )
    rows = (
        (470, 0.50, "#8a5a8a", 0.62, 31),
        (545, 0.62, "#6d4c84", 0.45, 32),
        (628, 0.80, "#54427a", 0.28, 33),
        (712, 1.00, "#3f3669", 0.12, 34),
    )
    for base, size, haze, share, seed in rows:
        pick = Random(seed)
        top = [(x, base + 26 + abs(x - 560) ** 1.35 * 0.028 * (1.25 - size * 0.6)) for x in range(-40, 1900, 60)]
        hills(c, top, (mix(haze, "#2b2858", 0.2), mix(haze, "#1c1f45", 0.5)), 800)
        x = -60.0
        while x < 1860:
            wide = pick.uniform(70, 104) * size
            y = base + 34 + abs(x - 560) ** 1.35 * 0.028 * (1.25 - size * 0.6)
            if y < 770 and pick.random() < 0.86:
                with c.at(x, y + 14), c.veiled(haze, share):
                    house(
                        c,
                        wide,
                        pick.uniform(62, 96) * size,
                        pick.uniform(26, 44) * size,
                        pick.choice(["#7d5b82", "#8d6a80", "#6b5586", "#a07a86", "#5f4a78"]),
                        pick.choice(["#4a3560", "#5a3a58", "#413260"]),
                        PANES,
                        frame="#5c4a78",
                        gable=pick.random() < 0.34,
                        columns=pick.choice([2, 2, 3]),
                        rows=pick.choice([2, 2, 3]),
                        seed=pick.randrange(999),
                    )
            x += wide * pick.uniform(0.9, 1.02)
            if pick.random() < 0.2:
                tones = [mix(t, haze, share) for t in ("#2a2a55", "#35315f", "#45396a")]
                foliage(c, x, y - 10, 26 * size, 34 * size, tones, 7 * size, pick.randrange(99))
                x += 26 * size
    _church(c)


def _church(c: Canvas) -> None:
    with c.at(566, 486), c.veiled("#8a5a8a", 0.35):
        c.rect(-22, -120, 22, 20, ("#70527f", "#5b4678"))
        c.rect(8, -120, 22, 20, "#4d3d6e")
        for x in (-22, -8, 6, 16):
            c.rect(x, -130, x + 7, -118, "#70527f")
        c.poly([(-14, -122), (0, -226), (14, -122)], "#5b4678")
        c.poly([(0, -226), (14, -122), (2, -122)], "#453968")
        c.arch(-7, -104, 7, -72, LIT)
        c.rect(-96, -46, -22, 20, "#664d7c")
        c.poly([(-104, -44), (-92, -86), (-22, -86), (-22, -44)], "#4d3d6e")
        for x in (-86, -66, -46):
            c.arch(x, -32, x + 9, -8, "#ffbf63")


def _library(c: Canvas) -> None:
    stone, shade, trim = "#8a6f8e", "#4e447a", "#c29a9c"
    with c.at(840, QUAY):
        c.rect(-6, -330, 720, 0, (stone, "#5c4c7c"))
        c.poly([(560, -330), (720, -330), (720, 0), (560, 0)], (mix(shade, stone, 0.25), shade), 0.75)
        c.poly([(-24, -352), (24, -420), (690, -420), (738, -352)], ("#453a6c", "#352f60"))
        c.line([(24, -419), (690, -419)], "#a0788f", 3, 0.8)
        c.rect(-28, -358, 742, -336, (trim, "#7d6588"))
        c.rect(-16, -336, 730, -326, shade)
        c.rect(-16, -160, 730, -150, trim, 0.7)
        c.rect(-16, -150, 730, -145, shade, 0.7)
        # The pediment and the clock turret stand over the door, in the middle.
        c.rect(262, -358, 452, 0, ("#9b7c94", "#67547f"))
        c.poly([(244, -356), (357, -432), (470, -356)], (trim, "#8e7090"))
        c.poly([(272, -362), (357, -418), (442, -362)], "#6a567f")
        c.rect(322, -520, 392, -424, ("#9b7c94", "#6a567f"))
        c.rect(368, -520, 392, -424, shade, 0.7)
        c.rect(314, -528, 400, -516, trim)
        c.poly([(318, -528), (357, -596), (396, -528)], ("#453a6c", "#2f2a58"))
        c.line([(357, -596), (357, -634)], "#2f2a58", 3)
        c.oval(357, -474, 25, 25, trim)
        c.oval(357, -474, 21, 21, "#ffe8b4")
        c.line([(357, -474), (357, -489)], NIGHT, 3)
        c.line([(357, -474), (346, -464)], NIGHT, 3)
        c.glow(357, -474, 90, LIT, 0.45)
        for x in (18, 102, 186, 470, 554, 638):
            _tall_window(c, x, -312, 58, 132, trim)
            _shelves(c, x, -128, 58, 108, trim)
        _tall_window(c, 328, -312, 58, 132, trim)
        c.arch(312, -132, 402, 0, trim)
        c.arch(320, -124, 394, 0, ("#ffe9b0", "#ffb45a"))
        c.rect(355, -124, 359, 0, "#6a4a5c")
        c.rect(320, -84, 394, -80, "#6a4a5c")
        for x in (240, 474):
            c.rect(x - 6, -112, x + 6, -92, "#ffe3a3")
            c.glow(x, -102, 80, LIT, 0.5)
    c.glow(1200, 690, 620, WARM, 0.26, 0.5)


def _tall_window(c: Canvas, x: float, y: float, wide: float, high: float, trim: str) -> None:
    c.arch(x - 7, y - 7, x + wide + 7, y + high + 4, trim, 0.9)
    c.arch(x, y, x + wide, y + high, ("#ffe9b0", "#ffb65e"))
    for i in (1.0, 2.0):
        c.rect(x + wide * i / 3 - 1.2, y + 2, x + wide * i / 3 + 1.2, y + high, "#7a5566")
    for i in (0.25, 0.5, 0.75):
        c.rect(x, y + high * i - 1.2, x + wide, y + high * i + 1.2, "#7a5566")
    c.rect(x - 10, y + high + 4, x + wide + 10, y + high + 10, trim)
    c.glow(x + wide / 2, y + high / 2, 92, LIT, 0.22)


def _shelves(c: Canvas, x: float, y: float, wide: float, high: float, trim: str) -> None:
    """On the ground floor the bookshelves can be seen from outside."""
    pick = Random(round(x))
    c.rect(x - 6, y - 6, x + wide + 6, y + high + 3, trim, 0.9)
    c.rect(x, y, x + wide, y + high, ("#ffe3a0", "#ffb45c"))
    for shelf in range(1, 4):
        foot = y + high * (0.18 + shelf * 0.27)
        across = x + 3.0
        while across < x + wide - 7:
            thick, tall = pick.uniform(3, 6), pick.uniform(13, 20)
            c.rect(
                across,
                foot - tall,
                across + thick,
                foot,
                pick.choice(["#b3553f", "#8a4a52", "#c98a3e", "#6d5a78", "#97663f"]),
                0.75,
            )
            across += thick + pick.choice([0.6, 0.6, 5])
        c.rect(x, foot, x + wide, foot + 2, "#8a5a4a")
    c.rect(x + wide / 2 - 1.4, y, x + wide / 2 + 1.4, y + high, "#7a5566")
    c.rect(x - 9, y + high + 3, x + wide + 9, y + high + 9, trim)
    c.glow(x + wide / 2, y + high / 2, 84, LIT, 0.2)


def _quay(c: Canvas) -> None:
    c.rect(0, QUAY - 4, 1800, QUAY + 24, ("#6b5a86", "#544a7c"))
    for x in (870.0, 954, 1038, 1180, 1326, 1410, 1494):
        c.light([(x - 2, QUAY), (x + 50, QUAY), (x + 84, QUAY + 24), (x - 36, QUAY + 24)], WARM, 0.4, 3)
    c.rect(0, QUAY + 22, 1800, QUAY + 29, "#8c7596")
    c.rect(0, QUAY + 29, 1800, SEA, ("#413a6c", "#262a58"))
    pick = Random(8)
    for row in range(3):
        for x in range(-30, 1830, 62):
            shift = 31 * (row % 2) + pick.uniform(-3, 3)
            y = QUAY + 29 + row * 10.5
            c.rect(x + shift, y, x + shift + 59, y + 9, mix("#413a6c", pick.choice(["#6a5a86", "#23264f"]), 0.3), 0.7)
    for bollard in range(60, 1800, 190):
        with c.at(bollard, QUAY + 24):
            c.rect(-6, -14, 6, 0, NIGHT)
            c.oval(0, -15, 9, 4.5, "#343564")
    for x in (250.0, 640.0, 1690.0):
        with c.at(x, QUAY + 12):
            lamp(c, 150, NIGHT, LIT, 150)
    walkers: tuple[tuple[float, float, bool, dict[str, object]], ...] = (
        (1062, 0.92, False, {"coat": "#8c3f4f", "bag": "#d9a05b"}),
        (1126, 0.95, False, {"coat": "#2d4a6b", "hair": "#241c2b"}),
        (1392, 0.93, True, {"coat": "#c4703f", "skirt": True, "skin": "#8a5a44"}),
        (410, 0.9, False, {"coat": "#39346a", "hat": "#6b3050"}),
        (760, 0.9, True, {"coat": "#6b3a58", "skin": "#a87454"}),
    )
    for x, size, flip, looks in walkers:
        with c.at(x, QUAY + 18, size, flip), c.veiled("#4a3f74", 0.22):
            person(c, **looks)  # type: ignore[arg-type]
    with c.at(1352, QUAY + 19, 0.95, True), c.veiled("#4a3f74", 0.2):
        child(c, "#e2b04a", pack="#3f6f7a")


def _water(c: Canvas) -> None:
    c.ripples(SEA + 8, 1200, "#f3a37d", 130, 0.32, 0, 760)
    c.ripples(SEA + 8, 1200, "#ffc772", 150, 0.42, 850, 1560)
    c.ripples(SEA + 6, 1200, "#171d45", 120, 0.4)
    boats = (
        (300, 936, 1.12, False, "#2a6a78", "#e9d6b0", "#e9dcc6"),
        (655, 1010, 1.5, True, "#b34a3c", "#f0dcb4", "#efe2cb"),
        (1540, 955, 1.15, True, "#34406f", "#e0b45c", "#e8d9c2"),
    )
    for x, y, size, flip, hull, trim, cabin in boats:
        c.oval(x, y + 8, 150 * size, 12 * size, "#0f1536", 0.5, blur=5)
        with c.at(x, y + 6, size, flip, upside_down=True), c.veiled("#232852", 0.62):
            boat(c, hull, trim, cabin, "#c98a55")
        for _ in range(26):
            dx, dy = c.random.uniform(-130, 130) * size, c.random.uniform(8, 150) * size
            c.rect(x + dx - 34, y + dy, x + dx + 34, y + dy + 2.6, "#2c2f60", 0.55)
        with c.at(x, y, size, flip), c.veiled("#4a3a70", 0.24):
            boat(c, hull, trim, cabin)
    c.shade([(0, 1040), (1800, 1040), (1800, 1200), (0, 1200)], "#5a5590", 0.5, 50)
