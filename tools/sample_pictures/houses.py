"""House fronts and windows; a house stands on y = 0 and reaches from 0 to its width."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from sample_pictures.canvas import Canvas, Fill, mix

DUSK = "#1b1840"  # what the shadows of a house are mixed with


def house(
    c: Canvas,
    wide: float,
    wall_high: float,
    roof_high: float,
    wall: str,
    roof: str,
    panes: Sequence[Fill],
    frame: str = "#efe7da",
    gable: bool = False,
    columns: int = 2,
    rows: int = 2,
    door: str = "",
    chimneys: Sequence[float] = (0.12,),
    seed: int = 1,
    brick: bool = False,
) -> None:
    """The front of a house; panes are taken at random, chimneys stand at shares of the width."""
    pick = Random(seed)
    for share in chimneys:
        _chimney(c, share * wide, wide, wall_high, roof_high, wall, roof)
    c.rect(0, -wall_high, wide, 0, (wall, mix(wall, DUSK, 0.14)))
    if gable:
        _gable(c, wide, wall_high, roof_high, wall, roof)
    else:
        _eaves(c, wide, wall_high, roof_high, roof)
    if brick:
        _bricks(c, wide, wall_high, wall, pick)
    _openings(c, wide, wall_high, wall, panes, frame, columns, rows, door, pick)


def _chimney(c: Canvas, x: float, wide: float, wall_high: float, roof_high: float, wall: str, roof: str) -> None:
    """A stack with its cap and two pots."""
    w, dusk = wide * 0.075, mix(wall, DUSK, 0.35)
    top = -wall_high - roof_high - wide * 0.07
    c.rect(x - w / 2, top, x + w / 2, -wall_high - roof_high * 0.3, (wall, dusk))
    c.rect(x - w * 0.65, top, x + w * 0.65, top + w * 0.3, dusk)
    for pot in (-0.25, 0.25):
        c.rect(x + w * pot - w * 0.13, top - w * 0.45, x + w * pot + w * 0.13, top, mix(roof, "#d9744f", 0.5))


def _gable(c: Canvas, wide: float, wall_high: float, roof_high: float, wall: str, roof: str) -> None:
    """The wall goes up to a point, and the roof shows as two edges, the right one in shadow."""
    edge = wide * 0.05
    ridge = (wide / 2, -wall_high - roof_high - edge)
    under = (wide / 2, -wall_high - roof_high + edge * 0.5)
    foot = -wall_high + edge
    c.poly([(0, -wall_high), (wide / 2, -wall_high - roof_high), (wide, -wall_high)], wall)
    c.poly([(-edge, foot), ridge, under, (edge * 0.6, foot)], roof)
    c.poly([(wide + edge, foot), ridge, under, (wide - edge * 0.6, foot)], mix(roof, DUSK, 0.25))


def _eaves(c: Canvas, wide: float, wall_high: float, roof_high: float, roof: str) -> None:
    """The roof slopes towards us and throws its shadow on the wall."""
    top, low = -wall_high - roof_high, -wall_high + wall_high * 0.05
    slope = [(-wide * 0.025, -wall_high), (wide * 0.0, top), (wide, top), (wide * 1.025, -wall_high)]
    c.poly(slope, (mix(roof, "#ffe2b8", 0.12), roof))
    c.shade([(0, -wall_high), (wide, -wall_high), (wide, low), (0, low)], DUSK, 0.45)


def _bricks(c: Canvas, wide: float, high: float, wall: str, pick: Random) -> None:
    """A few courses here and there: the eye fills in the rest."""
    for _ in range(round(wide * high / 300)):
        x, y = pick.uniform(2, wide - 12), -pick.uniform(2, high - 4)
        y = -round(-y / 4) * 4
        c.rect(x, y, x + 9, y + 2.6, mix(wall, pick.choice([DUSK, "#ffffff", "#7a2c1a"]), 0.16), 0.7)


def _openings(
    c: Canvas,
    wide: float,
    wall_high: float,
    wall: str,
    panes: Sequence[Fill],
    frame: str,
    columns: int,
    rows: int,
    door: str,
    pick: Random,
) -> None:
    """Windows in rows; the door, if there is one, takes the place of the last."""
    w = wide / (columns * 1.9 + 0.6)
    h = min(w * 1.45, wall_high / rows * 0.56)
    for row in range(rows):
        for column in range(columns):
            x = wide * (column + 0.5) / columns - w / 2
            y = -wall_high + wall_high * (row + 0.24) / rows
            if door and row == rows - 1 and column == columns - 1:
                _door(c, x, y, w, h, door, frame, pick.choice(list(panes)))
            else:
                window(c, x, y, w, h, pick.choice(list(panes)), frame, sill=mix(frame, wall, 0.3))


def _door(c: Canvas, x: float, y: float, w: float, h: float, door: str, frame: str, pane: Fill) -> None:
    """It reaches down to the ground and has a pane of its own."""
    c.rect(x - w * 0.14, y - h * 0.1, x + w * 1.14, 0, frame)
    c.rect(x, y, x + w, 0, (door, mix(door, "#000000", 0.2)))
    c.rect(x + w * 0.12, y + h * 0.08, x + w * 0.88, y + h * 0.3, pane)


def window(
    c: Canvas,
    x: float,
    y: float,
    wide: float,
    high: float,
    pane: Fill,
    frame: str,
    bars: tuple[int, int] = (2, 2),
    arched: bool = False,
    sill: str = "",
) -> None:
    """A window whose top left corner is at `x, y`, with its frame, glazing bars and sill."""
    t = max(1.4, wide * 0.055)
    shape = c.arch if arched else c.rect
    shape(x - t, y - t, x + wide + t, y + high + t, frame)
    shape(x, y, x + wide, y + high, pane)
    across, down = bars
    for i in range(1, across):
        c.rect(x + wide * i / across - t * 0.3, y, x + wide * i / across + t * 0.3, y + high, frame)
    for i in range(1, down):
        c.rect(x, y + high * i / down - t * 0.3, x + wide, y + high * i / down + t * 0.3, frame)
    if sill:
        _sill(c, x, y + high, wide, t, sill)


def _sill(c: Canvas, x: float, y: float, wide: float, t: float, sill: str) -> None:
    """With its shadow on the wall below."""
    c.rect(x - t * 2.4, y + t, x + wide + t * 2.4, y + t * 2.8, sill)
    left, right, top, low = x - t, x + wide + t, y + t * 2.8, y + t * 5
    c.shade([(left, top), (right, top), (right, low), (left, low)], "#000022", 0.18)
