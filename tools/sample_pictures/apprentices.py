"""Eleven people on the steps of the council offices, on their first morning."""

from __future__ import annotations

import math

from PIL import Image

from sample_pictures.canvas import Canvas, mix, smooth
from sample_pictures.houses import window
from sample_pictures.scenery import cloud, foliage, puffs

STONE, SHADE, LIGHT = "#dcc7a2", "#9a8478", "#f1e2c0"
ORANGE, STRIPE, DARK = "#f0922e", "#f6f1d4", "#1a1730"
STEP = 940
SKINS = ("#c98f6b", "#8a5a44", "#e0b394", "#6d4534", "#d3a081")


def draw() -> Image.Image:
    """They look at us; the flag and the door stand behind them."""
    c = Canvas((0, "#7fb4cc"), (300, "#a9cfd2"), (620, "#e4e0bd"), (940, "#f3e0b0"), seed=15)
    c.glow(260, 240, 620, "#fff3c4", 0.7, 0.8)
    puffs(c, 300, 190, 420, 70, ("#ffffff", "#f0ead6"), 4, 0.9)
    cloud(c, 1420, 120, 700, 26, "#fbf3dd", 0.8)
    _offices(c)
    _steps(c)
    _row(c, STEP - 40, 2.5, (
        (420, "jacket", 0, "short"), (610, "coat", 1, "long"), (800, "jacket", 2, "hat"), (990, "suit", 3, "short"),
        (1180, "coat", 4, "bun"), (1370, "jacket", 1, "short"),
    ))  # fmt: skip
    _row(c, STEP + 92, 2.85, (
        (330, "apron", 2, "bun"), (540, "suit", 0, "long"), (1130, "jacket", 3, "long"), (1340, "apron", 4, "hat"),
    ))  # fmt: skip
    _wheelchair(c)
    return c.finish()


def _offices(c: Canvas) -> None:
    for x, size, seed in ((70, 1.2, 2), (1740, 1.25, 5)):
        foliage(c, x, 620, 190 * size, 200 * size, ("#4c7a44", "#67944f", "#8cb062", "#b3cc7c"), 17, seed)
        c.rect(x - 12, 780, x + 12, 960, "#5a4438")
    c.rect(180, 210, 1620, STEP, (STONE, mix(STONE, SHADE, 0.2)))
    c.rect(160, 190, 1640, 222, LIGHT)
    c.rect(160, 222, 1640, 232, SHADE, 0.6)
    for x in (240, 400, 1310, 1470):
        for y in (290, 520):
            window(c, x, y, 100, 160, ("#5d7f92", "#a9c6c8"), LIGHT, (2, 3), sill=mix(LIGHT, SHADE, 0.3))
    for x in (590, 1120):
        window(c, x, 290, 100, 160, ("#5d7f92", "#a9c6c8"), LIGHT, (2, 3), sill=mix(LIGHT, SHADE, 0.3))
    c.poly([(680, 480), (900, 372), (1120, 480)], LIGHT)
    c.poly([(724, 472), (900, 388), (1076, 472)], mix(STONE, SHADE, 0.4))
    c.rect(680, 480, 1120, 512, LIGHT)
    c.rect(730, 512, 1070, STEP, (mix(SHADE, DARK, 0.2), SHADE))
    c.rect(780, 560, 1020, STEP, "#2f5a68")
    for x in (790, 906):
        c.rect(x, 570, x + 104, STEP, ("#86a9b0", "#4f7684"))
        c.poly([(x, 570), (x + 40, 570), (x, 700)], "#ffffff", 0.25)
    for x in (700, 1060):
        c.rect(x - 4, 512, x + 44, STEP, (LIGHT, STONE))
        c.rect(x + 26, 512, x + 44, STEP, SHADE, 0.4)
    c.line([(900, 190), (900, 20)], "#6b6560", 6)
    wave = [(900 + i * 13, 30 + 9 * math.sin(i / 2.1)) for i in range(15)]
    c.poly([*wave, *[(x, y + 104) for x, y in reversed(wave)]], "#0b3c5d")
    c.poly([(x, y + 62) for x, y in wave] + [(x, y + 74) for x, y in reversed(wave)], "#e8f0f0")
    c.poly([(x, y + 84) for x, y in wave] + [(x, y + 92) for x, y in reversed(wave)], "#e8f0f0")


def _steps(c: Canvas) -> None:
    c.rect(0, STEP, 1800, STEP + 90, ("#a9b070", "#8a9458"))
    for i, y in enumerate((STEP - 44, STEP - 2, STEP + 42)):
        half = 700 + i * 70
        c.rect(900 - half, y, 900 + half, y + 16, LIGHT)
        c.rect(900 - half, y + 16, 900 + half, y + 46, (mix(STONE, SHADE, 0.35), mix(STONE, SHADE, 0.6)))
    c.rect(0, STEP + 88, 1800, 1200, ("#cdbb98", "#9c8a74"))
    for row in range(7):
        y = STEP + 92 + row**1.5 * 11
        c.line([(0, y), (1800, y)], "#8a7a68", 1.6, 0.4)
    for x in range(-900, 2800, 200):
        c.line([(900 + (x - 900) * 0.7, STEP + 90), (x, 1200)], "#8a7a68", 1.6, 0.35)


def _row(c: Canvas, foot: float, size: float, people: tuple[tuple[float, str, int, str], ...]) -> None:
    for x, wears, skin, hair in people:
        with c.at(x, foot, size):
            _standing(c, wears, SKINS[skin], hair)


def _standing(c: Canvas, wears: str, skin: str, hair: str) -> None:
    """Somebody 100 units tall who faces us."""
    coat = {"jacket": ORANGE, "coat": "#2f6a7a", "suit": "#34406f", "apron": "#7a4a5a"}[wears]
    legs = {"jacket": "#34405a", "coat": "#3a3450", "suit": "#2b304a", "apron": "#4a4a58"}[wears]
    c.oval(3, 0.5, 20, 3, DARK, 0.3, blur=0.8)
    for x in (-7, 7):
        c.poly([(x - 5, -46), (x + 5, -46), (x + 4.4, -2), (x + 6, 0), (x - 6, 0), (x - 4.4, -2)], legs)
    for side in (-1, 1):
        c.line([(side * 12, -74), (side * 16, -58), (side * 14.5, -43)], mix(coat, DARK, 0.16), 6)
        c.oval(side * 14.5, -41, 2.8, 2.8, skin)
    c.poly(smooth([(-5, -82), (5, -82), (13, -77), (12.4, -58), (12.6, -40), (-12.6, -40), (-12.4, -58), (-13, -77)],
                  6, True), coat)  # fmt: skip
    c.poly([(6, -81), (13, -77), (12.6, -40), (7, -40)], DARK, 0.14)
    if wears == "jacket":
        c.rect(-12.4, -57, 12.4, -52.6, STRIPE)
        for x in (-7.4, 4.4):
            c.rect(x, -80, x + 3, -57, STRIPE)
    elif wears == "apron":
        c.poly([(-8, -70), (8, -70), (10.4, -34), (-10.4, -34)], "#e4d4b0")
    elif wears == "suit":
        c.poly([(-4, -82), (4, -82), (0, -66)], "#f2ead8")
        c.poly([(-1.3, -80), (1.3, -80), (1.8, -68), (0, -65), (-1.8, -68)], "#b3122f")
    else:
        c.line([(0, -80), (0, -41)], mix(coat, DARK, 0.35), 1)
    c.rect(-3, -87, 3, -80, mix(skin, DARK, 0.18))
    if hair == "long":
        c.poly(smooth([(-8.6, -93), (-9.6, -78), (9.6, -78), (8.6, -93), (0, -102)], 6, True), "#4a2f24")
    c.oval(0, -91, 6.6, 8, skin)
    tone = {"short": "#1f1b22", "long": "#4a2f24", "bun": "#8a5a2c", "hat": "#f6ead0"}[hair]
    if hair == "bun":
        c.oval(0, -101, 3.6, 3.2, tone)
    c.poly(smooth([(-7, -90), (-7, -97), (0, -100.6), (7, -97), (7, -90), (5, -95), (-4, -95.6)], 6, True), tone)
    if hair == "hat":
        c.rect(-9, -96.6, 9, -94.6, tone)
    for x in (-2.4, 2.4):
        c.oval(x, -91.5, 0.8, 0.9, DARK)
    c.line([(-2.5, -87.4), (0, -86.3), (2.5, -87.4)], mix(skin, "#5a1f1f", 0.6), 0.8)


def _wheelchair(c: Canvas) -> None:
    with c.at(836, STEP + 112, 2.85):
        c.oval(3, 0.5, 28, 3.4, DARK, 0.3, blur=0.8)
        c.rect(-15, -60, 15, -26, "#2b304a")
        for side in (-1, 1):
            c.oval(side * 18, -17, 4.6, 17, "#23263a")
            c.oval(side * 18, -17, 2.6, 13.6, "#9aa4ac")
            c.rect(side * 9 - 2.6, -30, side * 9 + 2.6, -5, "#3a3450")
            c.rect(side * 9 - 5, -5, side * 9 + 5, -1, "#1f1b22")
        c.poly([(-13, -34), (13, -34), (12, -24), (-12, -24)], "#3a3450")
        c.poly(smooth([(-5, -66), (5, -66), (12.6, -61), (12, -34), (-12, -34), (-12.6, -61)], 6, True), ORANGE)
        c.rect(-12, -48, 12, -44, STRIPE)
        for side in (-1, 1):
            c.line([(side * 12, -58), (side * 17, -44), (side * 11, -33)], mix(ORANGE, DARK, 0.16), 5.6)
            c.oval(side * 10, -32.5, 2.7, 2.7, SKINS[4])
        c.rect(-3, -71, 3, -64, mix(SKINS[4], DARK, 0.18))
        c.oval(0, -75, 6.6, 8, SKINS[4])
        c.poly(
            smooth([(-7, -74), (-7, -81), (0, -84.6), (7, -81), (7, -74), (5, -79), (-4, -79.6)], 6, True), "#b3762f"
        )
        for x in (-2.4, 2.4):
            c.oval(x, -75.5, 0.8, 0.9, DARK)
        c.line([(-2.5, -71.4), (0, -70.3), (2.5, -71.4)], "#8a3f33", 0.8)
