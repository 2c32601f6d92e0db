"""The council chamber, before a meeting on a summer evening."""

from __future__ import annotations

import math
from random import Random

from PIL import Image

from sample_pictures.canvas import Canvas, mix
from sample_pictures.perspective import Camera, Space

WALL, FAR = 8.6, 20.0
OAK, DEEP, PALE = "#a8693c", "#5c3328", "#e2b070"
PLASTER, DUSK = "#d8c7a4", "#4a3550"


def draw() -> Image.Image:
    """Sun through the tall windows on the left lies across empty desks."""
    c = Canvas((0, "#8f7568"), (1200, "#5a3c38"), seed=6)
    eye = Camera(c, 900, 500, 3.4, 1120)
    _ceiling(eye)
    _side_walls(c, eye)
    _far_wall(c, eye)
    _floor(c, eye)
    _bench(c, eye)
    _desks(c, eye)
    _beams(c, eye)
    _lamps(c, eye)
    return c.finish(warmth="#ffcf8a")


def _ceiling(eye: Camera) -> None:
    eye.floor(-WALL, WALL, 9.2, 4, FAR, ("#6b5354", "#cbb38e"))
    for z in (5.0, 7.2, 9.8, 12.8, 16.2, FAR - 0.2):
        eye.floor(-WALL, WALL, 9.16, z, z + 0.35, "#8f6a50", 0.8)
    for x in (-6.4, -3.2, 0.0, 3.2, 6.4):
        eye.floor(x - 0.14, x + 0.14, 9.17, 4, FAR, "#8f6a50", 0.8)


def _side_walls(c: Canvas, eye: Camera) -> None:
    for side, plaster in ((-1, mix(PLASTER, DUSK, 0.42)), (1, mix(PLASTER, "#ffdf9a", 0.3))):
        x = WALL * side
        eye.side(x, 2.9, 9.2, 4, FAR, (plaster, mix(plaster, DUSK, 0.12)))
        eye.side(x, 0, 2.9, 4, FAR, (mix(OAK, DUSK, 0.25 if side < 0 else 0.0), DEEP))
        eye.side(x, 2.84, 3.02, 4, FAR, PALE if side > 0 else OAK)
        eye.side(x, 8.75, 9.2, 4, FAR, mix(plaster, "#ffffff", 0.3))
        for i in range(18):
            z = 4.4 + i * 0.9
            eye.side(x - 0.02 * side, 0.5, 2.5, z, z + 0.62, mix(OAK, DEEP, 0.2 if side > 0 else 0.55), 0.9)
            eye.side(
                x - 0.03 * side,
                0.6,
                2.4,
                z + 0.07,
                z + 0.55,
                mix(OAK, PALE, 0.15) if side > 0 else mix(OAK, DEEP, 0.4),
                0.9,
            )
    for z in (5.6, 9.2, 12.8, 16.4):
        _tall_window(eye, z)
        for rise, run in ((0.0, 0.0),):
            lit = [
                (WALL - 0.02, 3.4 + rise, z + 0.4 + run),
                (WALL - 0.02, 7.2 + rise, z + 0.4 + run),
                (WALL - 0.02, 7.9, z + 1.1),
                (WALL - 0.02, 7.2, z + 1.8),
                (WALL - 0.02, 3.4, z + 1.8),
            ]
            c.light([eye.point(p) for p in lit], "#ffca70", 0.5, 3)


def _tall_window(eye: Camera, z: float) -> None:
    x = -WALL + 0.02
    eye.shape(_pointed(x, 3.3, 7.5, z - 0.16, z + 2.16, 0.85), mix(PLASTER, "#ffffff", 0.45))
    eye.shape(_pointed(x + 0.02, 3.45, 7.4, z, z + 2, 0.8), ("#ffe9b0", "#ffc26a"))
    for i in (1, 2):
        eye.side(x + 0.04, 3.45, 8.1, z + i * 0.667 - 0.03, z + i * 0.667 + 0.03, "#8a5f4a")
    for up in (4.4, 5.4, 6.4, 7.4):
        eye.side(x + 0.04, up - 0.03, up + 0.03, z, z + 2, "#8a5f4a")
    px, py = eye.point((x, 5.6, z + 1))
    eye.canvas.glow(px, py, eye.size(z + 1) * 3.2, "#ffcf7a", 0.5)


def _pointed(x: float, low: float, spring: float, near: float, far: float, rise: float) -> list[Space]:
    half, middle = (far - near) / 2, (near + far) / 2
    arc: list[Space] = [
        (x, spring + rise * math.sin(a / 16 * math.pi), middle - half * math.cos(a / 16 * math.pi)) for a in range(17)
    ]
    return [(x, low, near), *arc, (x, low, far)]


def _far_wall(c: Canvas, eye: Camera) -> None:
    eye.front(-WALL, WALL, 0, 9.2, FAR, (mix(PLASTER, "#ffdf9a", 0.15), mix(PLASTER, DUSK, 0.12)))
    eye.front(-WALL, WALL, 8.7, 9.2, FAR, mix(PLASTER, "#ffffff", 0.4))
    eye.front(-WALL, WALL, 0, 3.6, FAR, (OAK, DEEP))
    eye.front(-WALL, WALL, 3.5, 3.72, FAR, PALE)
    for i in range(-9, 10):
        x = i * 0.92
        eye.front(x - 0.36, x + 0.36, 0.4, 3.1, FAR, mix(OAK, DEEP, 0.4))
        eye.front(x - 0.29, x + 0.29, 0.5, 3.0, FAR, mix(OAK, PALE, 0.12))
    for x in (-5.7, 5.7):
        eye.front(x - 1.25, x + 1.25, 4.2, 7.5, FAR, "#8a5a34")
        eye.front(x - 1.1, x + 1.1, 4.35, 7.35, FAR, ("#7fa3a0", "#dcc48e"))
        eye.shape(
            [
                (x - 1.1, 5.0, FAR),
                (x - 0.3, 5.7, FAR),
                (x + 0.2, 5.3, FAR),
                (x + 1.1, 5.9, FAR),
                (x + 1.1, 4.35, FAR),
                (x - 1.1, 4.35, FAR),
            ],
            "#4f7a74" if x < 0 else "#6b7a4a",
        )
        eye.front(x - 1.1, x + 1.1, 4.35, 4.8, FAR, "#d9b878" if x > 0 else "#3f6a72")
    # The middle: a tall niche with the council's wave and tower.
    eye.front(-2.5, 2.5, 3.72, 8.7, FAR, mix(OAK, DUSK, 0.15))
    for x in (-2.5, 2.15):
        eye.front(x, x + 0.35, 3.0, 8.7, FAR, PALE)
    eye.front(-2.7, 2.7, 8.3, 8.7, FAR, PALE)
    eye.front(-2.05, 2.05, 3.9, 8.1, FAR, ("#2f5a68", "#1f3f50"))
    with c.at(*eye.point((0, 6.1, FAR)), eye.size(FAR) / 100):
        c.poly([(-46, 60), (-36, -90), (-52, -90), (-52, -118), (52, -118), (52, -90), (36, -90), (46, 60)], "#f0d9a4")
        for x in (-52, -14, 24):
            c.rect(x, -140, x + 28, -116, "#f0d9a4")
        c.arch(-14, -60, 14, 0, "#22475a")
        for i in range(3):
            y = 84 + i * 34
            wave = [(x, y + 11 * math.sin(x / 20 + i)) for x in range(-140, 141, 8)]
            c.line(wave, "#f0d9a4", 11)


def _floor(c: Canvas, eye: Camera) -> None:
    eye.floor(-WALL, WALL, 0, 4, FAR, ("#7a4a3a", "#4a2a2a"))
    for i in range(-12, 13):
        eye.floor(i * 0.72, i * 0.72 + 0.03, 0, 4, FAR, "#3a2226", 0.5)
    eye.floor(-1.3, 1.3, 0, 4, FAR - 3.8, ("#8c3038", "#6a2230"))
    for x in (-1.3, 1.16):
        eye.floor(x, x + 0.14, 0, 4, FAR - 3.8, "#d9a85a", 0.8)


def _bench(c: Canvas, eye: Camera) -> None:
    """A raised bench for whoever chairs, with three chairs behind it."""
    z = FAR - 3.2
    for step in range(3):
        eye.floor(
            -5.4 + step * 0.2,
            5.4 - step * 0.2,
            0.22 * (step + 1),
            z - 0.9 + step * 0.35,
            FAR,
            mix("#8c3038", "#ffffff", 0.04 * step),
        )
        eye.front(
            -5.4 + step * 0.2,
            5.4 - step * 0.2,
            0.22 * step,
            0.22 * (step + 1),
            z - 0.9 + step * 0.35,
            mix(DEEP, OAK, 0.35),
        )
    for x, high in ((-1.9, 2.9), (1.9, 2.9), (0, 3.6)):
        eye.front(x - 0.5, x + 0.5, 0.6, high, FAR - 1.6, DEEP)
        eye.front(x - 0.38, x + 0.38, 1.2, high - 0.16, FAR - 1.62, ("#a03a40", "#7a2a34"))
    eye.front(-4.2, 4.2, 0.66, 1.9, z, (OAK, mix(OAK, DEEP, 0.55)))
    for i in range(9):
        x = -4.0 + i * 0.9
        eye.front(x, x + 0.72, 0.82, 1.68, z - 0.02, mix(OAK, DEEP, 0.4))
        eye.front(x + 0.06, x + 0.66, 0.88, 1.62, z - 0.03, mix(OAK, PALE, 0.25))
    eye.floor(-4.4, 4.4, 1.9, z - 0.12, z + 0.9, PALE)
    eye.front(-4.4, 4.4, 1.8, 1.9, z - 0.13, mix(PALE, OAK, 0.45))
    for x in (-2, 0.2, 2.1):
        eye.front(x - 0.22, x + 0.22, 1.92, 1.97, z, "#fbf3df")
        c.line(
            [eye.point((x + 0.4, 1.9, z)), eye.point((x + 0.36, 2.2, z)), eye.point((x + 0.26, 2.34, z))],
            "#2b2430",
            1.8,
        )


def _desks(c: Canvas, eye: Camera) -> None:
    """Rows of desks in arcs about the clerk's table, the farthest first."""
    centre = 13.4
    for row, r in enumerate((3.5, 5.2, 6.9, 8.6)):
        up = 0.0
        for side in (-1, 1):
            parts = 26
            span = [(16 + (66 - row * 4) * i / parts) for i in range(parts + 1)]
            ring = [(math.radians(a) * side) for a in reversed(span)]
            for i in range(parts):
                a0, a1 = ring[i], ring[i + 1]
                _segment(eye, centre, r, a0, a1, up, i)
            for i in range(1, parts, 4):
                _chair(c, eye, centre, r + 0.85, ring[i], up, row)
    eye.front(-1.3, 1.3, 0, 0.82, 12.6, (OAK, DEEP))
    eye.floor(-1.45, 1.45, 0.82, 12.5, 13.6, PALE)
    eye.front(-1.45, 1.45, 0.74, 0.82, 12.49, mix(PALE, OAK, 0.5))
    eye.floor(-0.7, -0.2, 0.83, 12.8, 13.1, "#fbf3df")
    eye.floor(0.2, 0.9, 0.83, 12.9, 13.3, "#7a2a34")


def _at(centre: float, r: float, a: float, up: float) -> Space:
    return r * 0.98 * math.sin(a), up, centre - r * math.cos(a)


def _segment(eye: Camera, centre: float, r: float, a0: float, a1: float, up: float, i: int) -> None:
    outer, top = r + 0.6, up + 1.02
    if min(_at(centre, outer, a, 0)[2] for a in (a0, a1)) < 4.2:
        return
    lit = 0.5 - 0.5 * math.sin((a0 + a1) / 2)
    face = mix(mix(OAK, DEEP, 0.7), OAK, 0.25 + 0.6 * (1 - lit))
    eye.quad(
        _at(centre, outer, a0, up),
        _at(centre, outer, a1, up),
        _at(centre, outer, a1, top),
        _at(centre, outer, a0, top),
        (face, mix(face, DEEP, 0.5)),
    )
    eye.quad(
        _at(centre, outer + 0.01, a0, up + 0.16),
        _at(centre, outer + 0.01, a0 + (a1 - a0) * 0.88, up + 0.16),
        _at(centre, outer + 0.01, a0 + (a1 - a0) * 0.88, top - 0.2),
        _at(centre, outer + 0.01, a0, top - 0.2),
        mix(face, PALE, 0.12),
        0.8,
    )
    eye.quad(
        _at(centre, r, a0, top),
        _at(centre, r, a1, top),
        _at(centre, outer + 0.06, a1, top),
        _at(centre, outer + 0.06, a0, top),
        mix(PALE, "#c98a4a", 0.5 * lit),
    )
    if i % 4 == 2:
        middle = (a0 + a1) / 2
        eye.quad(
            _at(centre, r + 0.12, a0, top + 0.01),
            _at(centre, r + 0.12, middle, top + 0.01),
            _at(centre, r + 0.42, middle, top + 0.01),
            _at(centre, r + 0.42, a0, top + 0.01),
            "#fdf5e2",
        )


def _chair(c: Canvas, eye: Camera, centre: float, r: float, a: float, up: float, row: int) -> None:
    x, y, z = _at(centre, r, a, up)
    if z < 4.4:
        return
    px, py = eye.point((x, y, z))
    with c.at(px, py, eye.size(z)):
        c.rect(-0.05, -0.5, 0.05, 0, "#2f2228")
        c.oval(0, 0.0, 0.3, 0.07, "#2f2228")
        c.poly([(-0.3, -1.28), (0.3, -1.28), (0.33, -0.5), (-0.33, -0.5)], ("#b0444a", "#7a2a36"))
        c.poly([(-0.3, -1.28), (-0.16, -1.28), (-0.18, -0.5), (-0.33, -0.5)], "#d46a5c", 0.55)
        c.rect(-0.34, -0.56, 0.34, -0.46, "#5a2030")


def _beams(c: Canvas, eye: Camera) -> None:
    for z in (5.6, 9.2, 12.8, 16.4):
        top = [eye.point((-WALL, 8.0, z + 0.2)), eye.point((-WALL, 8.0, z + 1.8))]
        foot = [eye.point((3.4, 0.0, z + 1.4)), eye.point((-0.6, 0.0, z - 0.4))]
        c.light([*top, *foot], "#ffd27a", 0.13, 16)
    pick = Random(2)
    for _ in range(120):
        x, y = pick.uniform(160, 1300), pick.uniform(160, 900)
        c.oval(x, y, 1.2, 1.2, "#fff2c8", pick.uniform(0.08, 0.3))
    c.shade([(0, 900), (1800, 900), (1800, 1200), (0, 1200)], "#7a5a6a", 0.55, 80)


def _lamps(c: Canvas, eye: Camera) -> None:
    for x, z in ((-3.6, 14.5), (3.6, 14.5), (-3.6, 9.4), (3.6, 9.4)):
        c.line([eye.point((x, 9.2, z)), eye.point((x, 7.1, z))], "#3a2a2c", 0.04 * eye.size(z))
        px, py = eye.point((x, 6.75, z))
        with c.at(px, py, eye.size(z)):
            c.poly([(-0.1, -0.4), (0.1, -0.4), (0.55, 0.05), (-0.55, 0.05)], "#3a5a5a")
            c.oval(0, 0.06, 0.54, 0.12, "#ffe9b0")
        c.glow(px, py + 4, eye.size(z) * 1.3, "#ffdd94", 0.4)
