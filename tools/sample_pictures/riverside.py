"""The full river with a rower and three swans on it, and somebody who pushes a bicycle along it."""

from __future__ import annotations

import math

from sample_pictures.canvas import Canvas, smooth
from sample_pictures.people import person


def river(c: Canvas) -> None:
    """The sky lies in it; the far bank is a strip of green."""
    c.water(572, 1200, ("#cfe0d0", "#3f8390"), clear=0.5, reach=0.55, sway=8)
    c.light([(60, 572), (620, 572), (560, 1200), (-60, 1200)], "#fff3c8", 0.35, 50)
    c.ripples(584, 1200, "#fbf6dd", 190, 0.55, 0, 1020)
    c.ripples(600, 1200, "#2f6f7c", 130, 0.32, 0, 1020)
    c.poly([*smooth([(-20, 590), (120, 584), (260, 580), (360, 574)]), (-20, 570)], "#8aa868")
    with c.at(300, 700, 0.9):
        _rower(c)
    for x, y, flip in ((560, 806, False), (632, 830, False), (706, 812, True)):
        with c.at(x, y, 1.0, flip):
            c.poly(smooth([(-26, -2), (-34, -16), (-8, -18), (14, -14), (20, -4), (10, 2)], 5, True), "#fdfaf0")
            c.poly(smooth([(-30, -13), (-10, -20), (6, -12), (-12, -6)], 5, True), "#dfe3dc")
            c.line(smooth([(14, -8), (20, -26), (14, -40), (20, -46), (25, -45)]), "#fdfaf0", 5)
            c.poly([(24, -48), (34, -43), (24, -42)], "#e08a3a")
            c.rect(-34, 2, 26, 4, "#fdfaf0", 0.5)


def _rower(c: Canvas) -> None:
    c.oval(0, 4, 110, 5, "#2f6f7c", 0.5)
    c.poly(
        smooth([(-110, -10), (-60, -4), (60, -4), (116, -12)]) + smooth([(116, -12), (80, 6), (-80, 6), (-110, -10)]),
        ("#b84a3c", "#7a2f2f"),
    )
    c.line([(-12, -30), (-70, 12)], "#c99a62", 3)
    c.line([(-2, -10), (20, -4)], "#37405a", 8)
    c.poly([(-12, -44), (4, -44), (8, -8), (-14, -8)], "#f2e6cc")
    c.oval(-2, -53, 6, 7, "#c98f6b")
    c.oval(-3, -57, 6.6, 4.4, "#3a2a24")


def cyclist(c: Canvas) -> None:
    """Somebody who pushes a bicycle."""
    c.shade([(-30, 0), (90, 0), (210, 22), (90, 22)], "#7a7a6a", 0.5, 2)
    for x in (14, 74):
        for i in range(0, 360, 45):
            a = math.radians(i)
            c.line([(x, -18), (x + 17 * math.cos(a), -18 + 17 * math.sin(a))], "#9a9a98", 0.6)
        ring = [(x + 17 * math.cos(math.radians(a)), -18 + 17 * math.sin(math.radians(a))) for a in range(0, 361, 12)]
        c.line(ring, "#2b2b38", 2.2)
    frame = "#2f7a6a"
    c.line([(14, -18), (38, -20), (62, -46), (30, -46), (14, -18)], frame, 2.8)
    c.line([(38, -20), (29, -52)], frame, 2.8)
    c.line([(74, -18), (61, -52), (54, -56)], frame, 2.8)
    c.rect(22, -56, 37, -52.4, "#4a3038")
    c.rect(66, -58, 88, -40, "#a8743f")
    c.line([(66, -52), (88, -52)], "#7a5230", 1)
    with c.at(-2, 2):
        person(c, "#e0a236", "#37405a", skin="#c98f6b", hair="#5a3a28", stride=0.6, arm=1.5)
