"""A park in autumn, with a bandstand beside the pond."""

from __future__ import annotations

from random import Random

from PIL import Image

from sample_pictures.canvas import Canvas, mix, smooth
from sample_pictures.people import child, person
from sample_pictures.scenery import cloud, foliage, hills, tree

GOLD = ("#9c5a1e", "#c47d22", "#e0a02e", "#f2c14a", "#fbdc7c")
RUST = ("#7c2f1f", "#a8431f", "#cc5f27", "#e5813a", "#f4a75c")
WINE = ("#5e1f2c", "#842c30", "#a83e36", "#c9573f", "#e07b56")
MOSS = ("#4c5a2c", "#687434", "#8a8f3e", "#acab4e", "#cfc66c")
BARK = "#4a3230"


def draw() -> Image.Image:
    """Low sun from the left, so that the trunks lay long shadows across the grass."""
    c = Canvas((0, "#a9cfd2"), (240, "#d6e2cf"), (430, "#f6e7bd"), (620, "#fbe3ae"), seed=4)
    c.glow(250, 380, 700, "#fff0b8", 0.85, 0.7)
    for x, y, long, high in ((1240, 120, 760, 34), (560, 210, 620, 26), (1500, 290, 560, 20)):
        cloud(c, x, y, long, high, "#fdf3dc", 0.85)
    _distance(c)
    _lawn(c)
    _pond(c)
    _bandstand(c)
    _path(c)
    _trees(c)
    _leaves(c)
    _people(c)
    _air(c)
    return c.finish(warmth="#ffd48a")


def _distance(c: Canvas) -> None:
    hills(c, [(-20, 520), (300, 470), (640, 500), (1000, 455), (1400, 490), (1820, 450)], ("#b9c3a6", "#d8cf9f"), 700)
    for row, (base, haze, share, size) in enumerate(((560, "#e9d9a4", 0.62, 0.62), (592, "#ecd295", 0.4, 0.8))):
        pick = Random(40 + row)
        x = -40.0
        while x < 1860:
            tones = pick.choice([GOLD, RUST, GOLD, MOSS, WINE])
            with c.veiled(haze, share):
                foliage(
                    c,
                    x,
                    base - 54 * size,
                    70 * size,
                    66 * size * pick.uniform(0.8, 1.3),
                    tones,
                    10 * size,
                    pick.randrange(999),
                    0.9,
                )
                c.rect(x - 3, base - 30, x + 3, base + 16, mix(BARK, "#8a6a50", 0.3))
            x += pick.uniform(60, 105)


def _lawn(c: Canvas) -> None:
    hills(c, [(-20, 592), (400, 580), (900, 588), (1400, 578), (1820, 590)], ("#b8b357", "#7c8a3a"), 1200)
    hills(c, [(-20, 700), (500, 680), (1000, 760), (1820, 690)], ("#a8a84a", "#6d7d34"), 1200, 0.8)
    hills(c, [(-20, 930), (500, 985), (1100, 930), (1820, 860)], ("#8a9440", "#4f6430"), 1200, 0.9)
    for y, start, long in ((640, 160, 520), (668, 820, 420), (730, 60, 560), (905, 1180, 700)):
        c.light(
            [(start, y - 6), (start + long, y - 14), (start + long + 60, y + 6), (start + 20, y + 12)],
            "#ffe694",
            0.35,
            9,
        )


def _pond(c: Canvas) -> None:
    shore = smooth(
        [
            (900, 690),
            (1060, 648),
            (1320, 636),
            (1620, 646),
            (1860, 664),
            (1860, 790),
            (1560, 812),
            (1200, 796),
            (980, 752),
        ],
        closed=True,
    )
    c.poly([(x, y - 5) for x, y in shore], "#c7bd68")
    c.poly([(x, y + 7) for x, y in shore], "#4f5f33", 0.8)
    c.poly(shore, ("#d9dcb9", "#7fa3a2"))
    pick = Random(6)
    for _ in range(200):
        x, y = pick.uniform(940, 1800), pick.uniform(646, 730)
        if 636 + abs(x - 1400) * 0.1 < y < 742:
            tone = pick.choice([GOLD[2], RUST[2], GOLD[3], WINE[3], MOSS[2]])
            c.rect(x - 26, y, x + 26, y + 2.2, tone, 0.28 * (1 - (y - 640) / 130))
    c.ripples(680, 796, "#f6efcf", 46, 0.6, 1010, 1760)
    for x, y, flip in ((1236, 744, False), (1284, 752, False), (1640, 728, True)):
        with c.at(x, y, 0.8, flip):
            c.poly(smooth([(-20, -2), (-24, -8), (-8, -10), (4, -12), (14, -6), (12, 0)], 5, True), "#6b5a48")
            c.line([(10, -8), (13, -18)], "#2f5a4a", 5)
            c.oval(15, -19, 5, 4, "#2f5a4a")
            c.poly([(19, -20), (25, -18), (19, -17)], "#e0a02e")
            c.rect(-30, 1, 24, 2.4, "#f6efcf", 0.7)


def _bandstand(c: Canvas) -> None:
    with c.at(1130, 668, 1.12):
        c.shade([(-70, 4), (140, 0), (330, 22), (30, 26)], "#6b6a3a", 0.5, 4)
        c.poly([(-112, 0), (112, 0), (104, -26), (-104, -26)], ("#d9c9ae", "#a8957f"))
        for i in range(-104, 105, 13):
            c.rect(i - 1, -50, i + 1, -26, "#2e5a54")
        c.rect(-106, -53, 106, -49, "#2e5a54")
        c.rect(-98, -150, 98, -53, "#fbe8ba", 0.35)
        for x, wide, tone in (
            (-100, 5, "#2e5a54"),
            (-60, 4, "#244a46"),
            (-20, 4, "#244a46"),
            (20, 4, "#244a46"),
            (60, 4, "#244a46"),
            (96, 5, "#2e5a54"),
        ):
            c.rect(x, -152, x + wide, -26, tone)
        for x in (-100, -60, -20, 20, 60):
            c.poly(smooth([(x + 5, -150), (x + 22, -133), (x + 39, -150)], 8), "#2e5a54")
        c.poly([(-124, -150), (124, -150), (116, -160), (-116, -160)], "#efe0c0")
        c.poly(
            smooth([(-120, -160), (-80, -178), (-34, -206), (0, -240)])
            + smooth([(0, -240), (34, -206), (80, -178), (120, -160)]),
            ("#4f8a80", "#2e5f5a"),
        )
        c.poly([*smooth([(0, -240), (34, -206), (80, -178), (120, -160)]), (30, -160)], "#23504c", 0.75)
        c.poly([*smooth([(0, -240), (-34, -206), (-80, -178), (-120, -160)]), (-40, -160)], "#6aa898", 0.55)
        c.line([(0, -240), (0, -268)], "#23504c", 3)
        c.oval(0, -270, 5, 5, "#efc65a")


def _path(c: Canvas) -> None:
    left = smooth(
        [
            (520, 1210),
            (700, 1040),
            (880, 920),
            (880, 840),
            (740, 770),
            (660, 726),
            (720, 690),
            (900, 676),
            (1060, 674),
            (1140, 677),
        ]
    )
    right = smooth(
        [
            (1140, 679),
            (1060, 684),
            (930, 692),
            (800, 706),
            (770, 732),
            (880, 772),
            (1040, 840),
            (1080, 930),
            (1020, 1050),
            (960, 1210),
        ]
    )
    c.poly([(x - 10, y + 2) for x, y in left] + [(x + 12, y + 2) for x, y in right], "#6d7434", 0.6)
    c.poly(left + right, ("#f4e0b0", "#cfae84"))
    c.poly(
        smooth([(640, 1210), (790, 1050), (950, 925), (965, 850), (820, 775), (720, 728), (760, 702), (920, 684)])
        + smooth([(930, 690), (800, 706), (770, 732), (880, 772), (1040, 840), (1080, 930), (1020, 1050), (960, 1210)]),
        "#b8936f",
        0.28,
    )


def _trees(c: Canvas) -> None:
    stand: tuple[tuple[float, float, float, tuple[str, ...], int], ...] = (
        (520, 664, 0.62, RUST, 1),
        (360, 690, 0.74, GOLD, 2),
        (1480, 640, 0.6, GOLD, 3),
        (1610, 652, 0.72, RUST, 4),
        (1752, 662, 0.74, MOSS, 5),
        (610, 742, 0.8, MOSS, 6),
        (150, 800, 1.32, WINE, 7),
        (1560, 905, 1.55, GOLD, 8),
    )
    for x, y, size, tones, seed in stand:
        with c.at(x, y, size):
            c.shade([(-14, 0), (14, 0), (420, 52), (520, 96), (260, 96), (160, 50)], "#5d5a2c", 0.5, 7 * size)
            tree(c, tones, mix(BARK, "#c79a5e", 0.12), 470, 400, seed, 13 if size < 1 else 9)
    # A branch from outside the picture frames it.
    for i, (x, y, rx, ry) in enumerate(
        ((30, 40, 300, 120), (1770, 20, 320, 130), (220, 10, 260, 70), (1500, -6, 240, 64))
    ):
        foliage(c, x, y, rx, ry, RUST if x < 900 else GOLD, 10, 70 + i, 0.5)


def _people(c: Canvas) -> None:
    with c.at(905, 905, 1.35):
        c.shade([(-6, 0), (8, 0), (190, 22), (180, 32)], "#5d5a2c", 0.5, 3)
        person(c, "#2f5d73", "#3a3040", hat="#b8433a", stride=0.7)
        _dog(c)
    with c.at(784, 752, 0.72):
        person(c, "#8a3f52", stride=0.5, skin="#8a5a44")
    with c.at(822, 754, 0.74):
        child(c, "#e3b341", "#3b4a66")
    with c.at(1300, 866, 0.95):
        for x in (0, 112):
            c.line([(x + 6, -30), (x, 0)], "#3b2a2a", 5)
            c.line([(x + 8, -30), (x + 14, 0)], "#3b2a2a", 4)
        for y in (-34, -52, -64):
            c.rect(-10, y, 132, y + 8, mix("#8a5a3a", "#f2c98a", 0.2 if y < -40 else 0.0))
    with c.at(1350, 858, 1.0):
        c.line([(6, -42), (26, -38), (28, -2)], "#37405a", 9)
        c.poly(smooth([(-9, -84), (6, -84), (12, -60), (10, -36), (-12, -36), (-12, -66)], 6, True), "#6d7f4a")
        c.oval(0, -93, 6.2, 7.4, "#d3a081")
        c.oval(-1, -98, 6.6, 4.4, "#d8d2c6")
        c.poly([(10, -66), (32, -70), (34, -52), (12, -48)], "#f7f0df")


def _dog(c: Canvas) -> None:
    c.line([(17, -50), (60, -34)], "#7a2f2a", 1.2)
    with c.at(76, 0):
        c.line([(-15, -16), (-17, 0)], "#7a5236", 4.6)
        c.line([(11, -16), (14, 0)], "#7a5236", 4.6)
        c.line([(-10, -16), (-7, 0)], "#5e3e2c", 4.2)
        c.line([(15, -16), (20, -1)], "#5e3e2c", 4.2)
        c.poly(smooth([(-20, -28), (0, -30), (16, -31), (20, -20), (8, -13), (-18, -14)], 6, True), "#a87445")
        c.line([(-18, -27), (-30, -40)], "#a87445", 4)
        c.poly(smooth([(12, -30), (18, -42), (28, -43), (38, -35), (30, -30), (20, -24)], 6, True), "#b98252")
        c.poly(smooth([(17, -42), (12, -34), (16, -28), (22, -38)], 5, True), "#6e4a30")


def _leaves(c: Canvas) -> None:
    pick = Random(12)
    for _ in range(760):
        y = 640 + 560 * pick.random() ** 0.8
        x = pick.uniform(0, 1800)
        if y < 800 and x > 880:
            continue
        r = 1.2 + (y - 600) / 150
        c.oval(x, y, r * 1.5, r * 0.7, pick.choice([GOLD[3], RUST[3], GOLD[2], WINE[3], RUST[4]]), 0.85)


def _air(c: Canvas) -> None:
    pick = Random(13)
    for _ in range(26):
        x, y, r = pick.uniform(60, 1740), pick.uniform(160, 900), pick.uniform(3, 6.5)
        c.poly(
            [(x - r * 1.5, y), (x, y - r), (x + r * 1.6, y - r * 0.3), (x, y + r * 0.8)],
            pick.choice([GOLD[3], RUST[3], RUST[2]]),
            0.9,
        )
    c.light([(-100, 330), (120, 260), (1500, 1220), (900, 1220)], "#fff0b0", 0.14, 60)
    c.shade([(0, 1060), (1800, 1060), (1800, 1200), (0, 1200)], "#8a8a5a", 0.5, 50)
