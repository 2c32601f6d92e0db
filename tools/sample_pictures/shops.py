"""The row of shops behind the evening bus; some are open late."""

from __future__ import annotations

from random import Random

from sample_pictures.canvas import Canvas, Fill, mix
from sample_pictures.evening import LIT, NIGHT

WALLS = ("#4a4278", "#574a7c", "#413c70", "#5d4c78", "#483f72", "#544878")
FRONTS = ("#24405a", "#5a2a44", "#2a4a48", "#4f3a2e", "#33366a", "#5a3042")
OPEN_LATE = (0, 2, 3, 6)


def shops(c: Canvas, kerb: float) -> None:
    """Eight of them, from one side of the picture to the other."""
    x = -60.0
    for i in range(8):
        pick = Random(80 + i)
        wide, high = pick.uniform(230, 290), pick.uniform(330, 420)
        wall = WALLS[i % 6]
        c.rect(x, kerb - high, x + wide, kerb, (mix(wall, "#c98a8c", 0.18), wall))
        _roof(c, x, wide, kerb - high, wall, gable=i % 3 == 1)
        _flats(c, x, kerb - high, wide, high, wall, pick)
        _shop(c, x, wide, kerb, FRONTS[i % 6], i in OPEN_LATE)
        if i in OPEN_LATE:
            _goods(c, x, wide, kerb, pick)
            c.glow(x + wide * 0.42, kerb - 80, 230, "#ffb860", 0.3)
        x += wide


def _roof(c: Canvas, x: float, wide: float, y: float, wall: str, gable: bool) -> None:
    """A gable or a slope of slate, with the cornice below it and a chimney."""
    if gable:
        c.poly([(x, y), (x + wide / 2, y - 90), (x + wide, y)], mix(wall, "#c98a8c", 0.15))
    else:
        c.poly([(x - 6, y), (x + 14, y - 64), (x + wide - 14, y - 64), (x + wide + 6, y)], "#332f60")
    c.rect(x - 4, y, x + wide + 4, y + 12, mix(wall, "#e8b09a", 0.3))
    c.rect(x + wide * 0.78, y - 120, x + wide * 0.9, y - 30, mix(wall, NIGHT, 0.25))


def _flats(c: Canvas, x: float, y: float, wide: float, high: float, wall: str, pick: Random) -> None:
    """The windows above the shop; a low house has only one row of them."""
    for row in range(1 if high < 360 else 2):
        for k in range(3):
            wx, wy = x + wide * (0.14 + k * 0.28), y + 46 + row * (high - 240) * 0.9
            pane = (LIT, "#ffb860") if pick.random() < 0.42 else ("#39437a", "#5a5a8c")
            _sash(c, wx, wy, wide, pane, mix(wall, "#e8b09a", 0.32))


def _sash(c: Canvas, x: float, y: float, wide: float, pane: Fill, frame: str) -> None:
    """A window of four panes, for a house that is `wide`."""
    c.rect(x - 5, y - 5, x + wide * 0.15 + 5, y + 75, frame)
    c.rect(x, y, x + wide * 0.15, y + 70, pane)
    c.rect(x, y + 34, x + wide * 0.15, y + 37, frame)
    c.rect(x + wide * 0.07, y, x + wide * 0.08, y + 70, frame)


def _shop(c: Canvas, x: float, wide: float, kerb: float, front: str, lit: bool) -> None:
    """The ground floor: fascia, window and door."""
    c.rect(x + 8, kerb - 176, x + wide - 8, kerb, front)
    c.rect(x + 4, kerb - 182, x + wide - 4, kerb - 172, mix(front, "#f0c99a", 0.4))
    glass = ("#ffe0a0", "#ffb45e") if lit else ("#4d5286", "#6a5f8c")
    c.rect(x + 22, kerb - 136, x + wide * 0.64, kerb - 26, glass)
    c.rect(x + wide * 0.71, kerb - 136, x + wide - 26, kerb, ("#ffd590", "#e89a5a") if lit else "#3f4276")
    c.rect(x + wide * 0.42, kerb - 136, x + wide * 0.43, kerb - 26, front)


def _goods(c: Canvas, x: float, wide: float, kerb: float, pick: Random) -> None:
    """What stands in the shop window, against the light."""
    for k in range(7):
        left, top = x + 34 + k * wide * 0.08, kerb - 26 - pick.uniform(16, 46)
        tone = pick.choice(["#a8503f", "#7a5a6a", "#c98a44", "#5f6a7a"])
        c.rect(left, top, left + wide * 0.055, kerb - 26, tone, 0.8)
