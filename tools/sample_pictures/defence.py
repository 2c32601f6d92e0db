"""The flood wall itself: where it runs, its stone face, its pillars and the gate in it."""

from __future__ import annotations

from sample_pictures.canvas import Canvas, Point, mix, smooth

HORIZON = 470.0
STONE, SHADE, LIGHT = "#e3d3b2", "#8f8f8c", "#fbf1d8"
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


def scale(y: float) -> float:
    """How large things are that stand at this height of the picture."""
    return (y - HORIZON) / 700


def curve() -> list[Point]:
    """The foot of the wall, from its near end to its far one."""
    return smooth([(float(x), float(y)) for x, y in FOOT], 6)


def wall(c: Canvas) -> None:
    """From the far end to the near one, so that nearer stretches cover farther ones."""
    foot = curve()
    for i in reversed(range(len(foot) - 1)):
        a, b = foot[i], foot[i + 1]
        if GATE[0] <= i < GATE[1]:
            if i == GATE[1] - 1:
                _pillar(c, b)
            if i == GATE[0]:
                _gate(c, foot)
                _pillar(c, a)
            continue
        ha, hb = 196 * scale(a[1]), 196 * scale(b[1])
        ta, tb = 36 * scale(a[1]), 36 * scale(b[1])
        steep = abs(b[1] - a[1]) / (abs(b[0] - a[0]) + abs(b[1] - a[1]) + 0.01)
        face = mix(LIGHT, STONE, 0.25 + 0.6 * steep)
        c.poly([a, b, (b[0], b[1] - hb), (a[0], a[1] - ha)], (face, mix(face, SHADE, 0.35)))
        for k in (0.3, 0.56, 0.8):
            c.line([(a[0], a[1] - ha * k), (b[0], b[1] - hb * k)], mix(face, SHADE, 0.5), 1.6 * scale(a[1]) + 0.4, 0.6)
        if i % 2 == 0:
            c.line([(a[0], a[1]), (a[0], a[1] - ha * 0.93)], mix(face, SHADE, 0.6), 1.6 * scale(a[1]) + 0.3, 0.6)
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
    with c.at(at[0], at[1] + 3, scale(at[1])):
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
    s = scale(near[1])
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
