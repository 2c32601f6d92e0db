"""The evening bus itself, lit from inside and 930 units long.

It stands at our kerb, facing left, so that its near side and its door are towards us.
"""

from __future__ import annotations

from sample_pictures.canvas import Canvas, mix
from sample_pictures.evening import BUS, CREAM, NIGHT


def single_decker(c: Canvas) -> None:
    """From its shadow to its light, each part over the one before."""
    _body(c)
    _saloon(c)
    _passengers(c)
    _pillars(c)
    _cab(c)
    _door(c)
    _destination(c)
    for x in (270, 760):
        _wheel(c, x)
    _fittings(c)
    _shine(c)


def _body(c: Canvas) -> None:
    c.shade([(20, -10), (930, -10), (960, 26), (-10, 26)], "#0d0f2a", 0.7, 8)
    c.poly(
        [(24, -40), (14, -150), (30, -322), (60, -346), (900, -346), (924, -324), (930, -40)],
        (mix(BUS, "#ff9d7a", 0.16), mix(BUS, NIGHT, 0.3)),
    )
    c.poly([(30, -322), (60, -346), (900, -346), (924, -324)], mix(CREAM, "#b07a98", 0.25))
    c.rect(22, -122, 930, -106, CREAM)
    c.rect(22, -100, 930, -95, CREAM)
    c.rect(40, -300, 916, -150, NIGHT)


def _saloon(c: Canvas) -> None:
    """The windows, with handrails and the backs of the seats."""
    for x0, x1 in ((206, 330), (338, 462), (470, 594), (602, 726), (734, 820), (828, 906)):
        c.rect(x0, -292, x1, -158, ("#fff0c4", "#ffcb74"))
        c.rect(x0, -262, x1, -259, "#c98f58", 0.8)
        for k in (0.18, 0.62):
            sx = x0 + (x1 - x0) * k
            c.poly([(sx, -158), (sx + 3, -206), (sx + 30, -206), (sx + 34, -158)], "#7a4a5c")


def _passengers(c: Canvas) -> None:
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


def _pillars(c: Canvas) -> None:
    """Between the windows, in front of the passengers."""
    for x in (334, 466, 598, 730, 824):
        c.rect(x - 2, -292, x + 2, -158, NIGHT)


def _cab(c: Canvas) -> None:
    """The driver's window and the windscreen."""
    c.poly([(24, -150), (38, -300), (64, -300), (64, -150)], ("#ffe6b0", "#d9a878"))
    c.poly([(30, -150), (42, -300), (50, -300), (40, -150)], "#ffffff", 0.3)


def _door(c: Canvas) -> None:
    """It is open; inside are a pole and a seat."""
    c.rect(70, -34, 190, 6, mix(BUS, NIGHT, 0.4))
    c.rect(72, -302, 192, -28, ("#fff3cf", "#ffd486"))
    for x in (72, 106, 152, 188):
        c.rect(x, -302, x + 5, -28, NIGHT)
    c.rect(106, -302, 156, -28, ("#fff6dc", "#ffdf9e"))
    c.rect(128, -200, 134, -40, "#d9a03c")
    c.rect(112, -96, 150, -28, "#a86a58")


def _destination(c: Canvas) -> None:
    """Number and destination, without words that could be read."""
    c.rect(206, -338, 430, -308, "#14152c")
    c.rect(216, -331, 236, -315, "#ffb43c")
    x = 250
    for long in (34, 58, 26, 44):
        c.rect(x, -327, x + long, -319, "#ffb43c")
        x += long + 8


def _wheel(c: Canvas, x: float) -> None:
    c.oval(x, -34, 60, 60, mix(BUS, NIGHT, 0.55))
    c.oval(x, -26, 47, 47, "#15162c")
    c.oval(x, -26, 27, 27, "#a9a4ac")
    c.oval(x, -26, 19, 19, "#6a687c")
    for dx, dy in ((0, -12), (11, -4), (7, 10), (-7, 10), (-11, -4)):
        c.oval(x + dx, -26 + dy, 2.6, 2.6, "#d9d4d4")


def _fittings(c: Canvas) -> None:
    """Headlamp, tail light, mirror and a flap in the side."""
    c.poly([(12, -88), (30, -92), (34, -66), (14, -62)], "#fff6d4")
    c.rect(920, -120, 932, -70, "#ff5a4a")
    c.glow(928, -94, 90, "#ff4a3a", 0.5)
    c.line([(28, -290), (2, -284), (0, -250)], NIGHT, 6)
    c.rect(-10, -252, 8, -208, NIGHT)
    c.rect(540, -84, 700, -60, mix(BUS, NIGHT, 0.3), 0.7)


def _shine(c: Canvas) -> None:
    """The light that falls out of the door, the windows and the headlamp."""
    c.glow(134, -150, 260, "#ffdf9a", 0.42)
    c.glow(560, -230, 480, "#ffcf80", 0.22, 0.5)
    c.glow(14, -78, 220, "#fff0c0", 0.7, 0.6)
    c.light([(16, -88), (16, -66), (-420, 26), (-420, -110)], "#ffe9b0", 0.28, 18)
