"""Market day on the High Street."""

from __future__ import annotations

from random import Random
from typing import Any

from PIL import Image

from sample_pictures.canvas import Canvas, mix
from sample_pictures.people import child, person
from sample_pictures.perspective import Camera
from sample_pictures.scenery import cloud, puffs

LEFT, RIGHT = -8.0, 8.0
DUSK = "#5a4a72"
COATS = ("#b8433a", "#2f5d73", "#d69a35", "#4d6b4a", "#6b3a58", "#e0c9a0", "#37405a", "#c4703f")
SKINS = ("#c98f6b", "#8a5a44", "#e0b394", "#6d4534", "#d3a081")


def draw() -> Image.Image:
    """The sun comes over the roofs on the right, so the left side of the street is lit."""
    c = Canvas((0, "#6fb0c6"), (330, "#b9d8d2"), (560, "#f9e8bf"), (700, "#fbe3b0"), seed=5)
    c.glow(1080, 380, 620, "#fff4cc", 0.8, 0.8)
    puffs(c, 560, 190, 380, 110, ("#fffaf0", "#e9ead9"), 3, 0.9)
    puffs(c, 1330, 130, 420, 120, ("#fffaf0", "#e9ead9"), 8, 0.85)
    cloud(c, 900, 300, 700, 22, "#fdf3dc", 0.8)
    eye = Camera(c, 900, 640, 1.9, 1150)
    _end_of_street(c, eye)
    _terrace(
        c, eye, LEFT, 1, ("#e9c79a", "#d98f6b", "#f0dcb4", "#c9796a", "#e6d3b0", "#d9b07c", "#efe0c4", "#cf8a6a"), 11
    )
    _terrace(
        c, eye, RIGHT, -1, ("#8a6f86", "#9c7480", "#7d6b8c", "#a07f80", "#84708a", "#957582", "#7f6a88", "#96788a"), 12
    )
    _paving(c, eye)
    _bunting(c, eye)
    _market(c, eye)
    return c.finish(warmth="#ffd89a")


def _end_of_street(c: Canvas, eye: Camera) -> None:
    with c.veiled("#f7e2b8", 0.4):
        for x0, x1, high, wall, roof in (
            (-12, -5.6, 8.6, "#c9967a", "#7d6268"),
            (-5.6, -2.4, 10.4, "#e0c096", "#6b5a68"),
            (2.4, 6.6, 9.2, "#b98a78", "#75606a"),
            (6.6, 13, 11, "#d9b48c", "#6b5a68"),
        ):
            eye.front(x0, x1, 0, high, 62, (wall, mix(wall, DUSK, 0.2)))
            eye.shape([(x0 - 0.2, high, 62), (x1 + 0.2, high, 62), ((x0 + x1) / 2, high + 2.6, 62)], roof)
            for row in range(3):
                for i in range(3):
                    x = x0 + (x1 - x0) * (i + 0.5) / 3
                    eye.front(x - 0.35, x + 0.35, 2.6 + row * 2.6, 4 + row * 2.6, 61.9, "#7d7a86")
    tower, shade = "#d9b78a", "#8f7684"
    eye.front(-2.5, 2.5, 0, 17, 58, (tower, mix(tower, shade, 0.25)))
    eye.front(1.3, 2.5, 0, 17, 57.9, shade, 0.75)
    for up in (6, 11.6, 17):
        eye.front(-2.8, 2.8, up, up + 0.45, 57.8, mix(tower, "#ffffff", 0.35))
    eye.front(-2.1, 2.1, 17.4, 21.2, 57.8, (tower, mix(tower, shade, 0.2)))
    eye.front(1.1, 2.1, 17.4, 21.2, 57.7, shade, 0.75)
    eye.front(-2.6, 2.6, 21.2, 21.7, 57.6, mix(tower, "#ffffff", 0.35))
    eye.shape(
        [(-2.4, 21.7, 57.6), (2.4, 21.7, 57.6), (0.6, 25.4, 57.6), (0, 27.6, 57.6), (-0.6, 25.4, 57.6)], "#4f7a74"
    )
    eye.shape([(0.4, 21.7, 57.5), (2.4, 21.7, 57.5), (0.6, 25.4, 57.5), (0, 27.6, 57.5)], "#34565a")
    x, y = eye.point((0, 14.3, 57))
    r = eye.size(57) * 1.45
    c.oval(x, y, r * 1.16, r * 1.16, "#6b5a62")
    c.oval(x, y, r, r, "#fbf2da")
    c.line([(x, y), (x + r * 0.02, y - r * 0.78)], "#37304a", 2.6)
    c.line([(x, y), (x - r * 0.42, y - r * 0.3)], "#37304a", 3)
    for up in (2.0, 7.4):
        eye.front(-0.55, 0.55, up, up + 2.9, 57.6, "#6d6a80")
    eye.front(-1, 1, 18.2, 20.4, 57.5, "#6d5f70")


def _terrace(c: Canvas, eye: Camera, x: float, toward: int, walls: tuple[str, ...], seed: int) -> None:
    """Houses from the far end to the near one, each with a shop below."""
    pick = Random(seed)
    far, houses = 56.0, []
    while far > 3.2:
        long = pick.uniform(5.0, 7.4)
        houses.append((far - long, far, pick.uniform(8.6, 12.4)))
        far -= long
    for i, (start, far, high) in enumerate(houses):
        near = max(start, 3.0)
        haze = max(0.0, min(0.5, (near - 10) / 80))
        wall = walls[i % len(walls)]
        with c.veiled("#f7e2b8" if toward > 0 else "#e3cdb4", haze):
            back = x - 4.4 * toward
            roof = pick.choice(["#6b5566", "#7d5a5a", "#5c5a70"])
            eye.quad(
                (x + 0.35 * toward, high, near),
                (back, high + 3.4, near),
                (back, high + 3.4, far),
                (x + 0.35 * toward, high, far),
                roof if toward < 0 else mix(roof, "#ffd9a0", 0.25),
            )
            eye.quad((x, 0, near), (x, high, near), (back, high + 3.4, near), (back, 0, near), mix(wall, DUSK, 0.45))
            eye.side(x, 0, high, near, far, (wall, mix(wall, DUSK, 0.16)))
            eye.side(x + 0.02 * toward, high - 0.5, high, near, far, mix(wall, "#ffffff" if toward > 0 else DUSK, 0.35))
            chimney = (near + far) / 2
            eye.side(back + 0.6 * toward, high + 2.2, high + 4.8, chimney, chimney + 1.1, mix(wall, "#8a4a3a", 0.4))
            _windows(eye, x, toward, near, far, high, wall, pick)
            _shop(eye, x, toward, near, far, wall, pick)


def _windows(eye: Camera, x: float, toward: int, near: float, far: float, high: float, wall: str, pick: Random) -> None:
    rows = 3 if high > 10.6 else 2
    step = (high - 4.4) / rows
    count = 3 if far - near > 6 else 2
    frame = mix("#fbf4e4", DUSK, 0.0 if toward > 0 else 0.35)
    for row in range(rows):
        low = 4.5 + row * step
        for i in range(count):
            z = near + (far - near) * (i + 0.5) / count
            eye.side(x + 0.03 * toward, low - 0.12, low + step * 0.66, z - 0.62, z + 0.62, frame)
            glass = (
                pick.choice(["#7fa0a8", "#93b0b0", "#6d8f9c", "#f5deb0"])
                if toward > 0
                else pick.choice(["#5d5f80", "#6a6a88", "#52567a"])
            )
            eye.side(x + 0.05 * toward, low, low + step * 0.6, z - 0.5, z + 0.5, glass)
            eye.side(x + 0.06 * toward, low, low + step * 0.6, z - 0.04, z + 0.04, frame)
            eye.side(x + 0.06 * toward, low + step * 0.28, low + step * 0.32, z - 0.5, z + 0.5, frame)


def _shop(eye: Camera, x: float, toward: int, near: float, far: float, wall: str, pick: Random) -> None:
    paint = pick.choice(["#2f5a5e", "#7a2f3a", "#34466e", "#4d5f3a", "#5a3a5a", "#a8632f"])
    paint = mix(paint, DUSK, 0.0 if toward > 0 else 0.4)
    eye.side(x + 0.06 * toward, 0, 3.5, near + 0.25, far - 0.25, paint)
    eye.side(x + 0.1 * toward, 2.9, 3.4, near + 0.35, far - 0.35, mix(paint, "#000000", 0.18))
    eye.side(x + 0.1 * toward, 3.42, 3.62, near + 0.2, far - 0.2, mix(paint, "#ffffff", 0.35))
    middle = near + (far - near) * 0.62
    for z0, z1 in ((near + 0.5, middle - 0.2), (middle + 1.3, far - 0.5)):
        if z1 > z0:
            eye.side(
                x + 0.1 * toward, 0.6, 2.75, z0, z1, ("#f7dfa4", "#e9bd7c") if toward < 0 else ("#a9c0bd", "#d9cfae")
            )
    eye.side(x + 0.1 * toward, 0, 2.6, middle, middle + 1.1, mix(paint, "#000000", 0.3))


def _paving(c: Canvas, eye: Camera) -> None:
    eye.floor(LEFT, RIGHT, 0, 2.2, 62, ("#e9d3a8", "#d9bd94"))
    pick = Random(4)
    for i in range(58):
        z0, z1 = 2.2 * 1.062**i, 2.2 * 1.062 ** (i + 1)
        if z1 > 60:
            break
        for k in range(16):
            x = LEFT + k + (0.5 if i % 2 else 0)
            if pick.random() < 0.5:
                eye.floor(
                    x + 0.03,
                    min(x + 0.97, RIGHT),
                    0,
                    z0 * 1.004,
                    z1 * 0.996,
                    mix("#e2c89e", pick.choice(["#b99a80", "#f6e6c4", "#c9a98a"]), pick.uniform(0.2, 0.6)),
                    0.6,
                )
    for x in (-4.6, 4.6):
        eye.floor(x - 0.12, x + 0.12, 0, 2.2, 60, "#a88a78", 0.8)
    c.shade([eye.point(p) for p in ((8, 0, 2.2), (8, 0, 60), (2.6, 0, 60), (-0.6, 0, 2.2))], "#a294ae", 0.55, 5)
    c.glow(900, 650, 330, "#fae6b6", 0.5, 0.35)


def _bunting(c: Canvas, eye: Camera) -> None:
    tones = ("#c8402f", "#f0b93f", "#2f6f80", "#fbf2da", "#4d7a4f")
    for z in (30, 22, 16, 11.5):
        dots = []
        for i in range(25):
            t = i / 24
            dots.append((LEFT + (RIGHT - LEFT) * t, 7.4 - 2.6 * (1 - (2 * t - 1) ** 2), z))
        c.line([eye.point(p) for p in dots], "#6d5a62", 0.05 * eye.size(z))
        for i in range(24):
            (x0, y0, _), (x1, y1, _) = dots[i], dots[i + 1]
            eye.shape([(x0 + 0.06, y0, z), (x1 - 0.06, y1, z), ((x0 + x1) / 2, (y0 + y1) / 2 - 0.62, z)], tones[i % 5])


def _market(c: Canvas, eye: Camera) -> None:
    """Stalls and people together, the farthest first."""
    pick = Random(17)
    cloths = (
        ("#c8402f", "#fbf0dc"),
        ("#2f6f80", "#fbf0dc"),
        ("#e0a236", "#fdf4e0"),
        ("#4d7a4f", "#fbf0dc"),
        ("#7a3a5a", "#fbf0dc"),
    )
    things: list[tuple[float, str, float, int]] = []
    for i, z in enumerate((44.0, 37.0, 30.5, 24.6, 19.2, 14.4, 10.2)):
        things += [(z, "stall", -1, i), (z - 0.9, "stall", 1, i + 2)]
    for i in range(46):
        z = 6.6 + 38 * pick.random() ** 1.15
        things.append((z, "person", pick.uniform(-2.7, 2.7), i))
    for z, what, x, i in sorted(things, reverse=True):
        with c.veiled("#f8e3b6", max(0.0, min(0.55, (z - 9) / 62))):
            if what == "stall":
                _stall(c, eye, int(x), z, cloths[i % 5], Random(100 + i))
            else:
                _shopper(c, eye, x, z, i, pick)


def _stall(c: Canvas, eye: Camera, side: int, z: float, cloth: tuple[str, str], pick: Random) -> None:
    inner, outer, near, far = 3.1 * side, 5.7 * side, z, z + 3.2
    left, right = min(inner, outer), max(inner, outer)
    eye.floor(left - 0.2, right + 0.4, 0.001, near - 0.3, far, "#5a4a62", 0.3)
    for x in (inner, outer):
        for deep in (far, near):
            eye.front(x - 0.05, x + 0.05, 0, 2.5, deep, "#8a6a52")
    eye.side(inner, 0, 0.9, near, far, mix(cloth[0], DUSK, 0.35 if side > 0 else 0.15))
    eye.front(left, right, 0, 0.9, near, (cloth[0], mix(cloth[0], DUSK, 0.35)))
    for k in range(1, 9):
        x = left + (right - left) * k / 9
        eye.front(x - 0.03, x + 0.03, 0, 0.9, near - 0.01, mix(cloth[0], DUSK, 0.3), 0.6)
    eye.floor(left, right, 0.9, near, far, "#d9b98a")
    _goods(eye, left, right, near, far, pick)
    ridge = 3.35
    for k in range(10):
        x0, x1 = left - 0.3 + (right - left + 0.6) * k / 10, left - 0.3 + (right - left + 0.6) * (k + 1) / 10
        tone = cloth[k % 2]
        eye.quad(
            (x0, ridge, near + 1.6),
            (x1, ridge, near + 1.6),
            (x1, 2.5, near - 0.35),
            (x0, 2.5, near - 0.35),
            (mix(tone, "#ffffff", 0.18), tone),
        )
        eye.shape(
            [
                (x0, 2.5, near - 0.35),
                (x1, 2.5, near - 0.35),
                (x1, 2.2, near - 0.35),
                ((x0 + x1) / 2, 2.1, near - 0.35),
                (x0, 2.2, near - 0.35),
            ],
            mix(tone, DUSK, 0.16),
        )
    eye.shape(
        [(inner, 2.5, near - 0.35), (inner, ridge, near + 1.6), (inner, 2.5, far + 0.3)], mix(cloth[0], DUSK, 0.4)
    )


def _goods(eye: Camera, left: float, right: float, near: float, far: float, pick: Random) -> None:
    ripe = pick.choice(
        [
            ("#d9542f", "#e98a35", "#b8352f"),
            ("#7fa04a", "#a9c05a", "#567a3a"),
            ("#e3b04a", "#c98a4a", "#a86a3a"),
            ("#d96f8a", "#f0c94f", "#8f5aa0"),
            ("#c99a62", "#e0bd86", "#a8743f"),
        ]
    )
    for row in range(4):
        z = far - (far - near) * (row + 0.6) / 4.4
        for k in range(7):
            x = left + (right - left) * (k + 0.5) / 7
            tone = ripe[(k // 2 + row) % 3]
            eye.front(x - 0.17, x + 0.17, 0.9, 1.02, z - 0.01, "#9c7248")
            for d in (-0.09, 0.03, 0.11):
                px, py = eye.point((x + d, 1.07, z))
                r = eye.size(z) * 0.075
                eye.canvas.oval(px, py, r, r * 0.9, mix(tone, "#ffffff", 0.12 if d < 0 else 0.0))


def _shopper(c: Canvas, eye: Camera, x: float, z: float, i: int, pick: Random) -> None:
    px, py = eye.point((x, 0, z))
    metre = eye.size(z)
    looks: dict[str, Any] = {
        "coat": COATS[i % 8],
        "skin": SKINS[i % 5],
        "hair": pick.choice(["#33241f", "#5a3a28", "#1f1b22", "#9c7a52", "#b9b2a8"]),
    }
    with c.at(px, py, metre * 1.68 / 100):
        c.shade([(-8, 0), (8, 0), (-60, 12), (-78, 10)], "#6a5a80", 0.4, 0.03 * metre)
    with c.at(px, py, metre * 1.68 / 100, pick.random() < 0.5):
        if i % 7 == 3:
            child(c, looks["coat"], skin=looks["skin"])
        else:
            person(
                c,
                **looks,
                legs=pick.choice(["#2b2f3f", "#4a4450", "#5a4a3a"]),
                stride=pick.uniform(0.2, 0.8),
                bag=pick.choice(["", "", "#d9b07c", "#7a9a8a"]),
                skirt=i % 3 == 1,
                hat=pick.choice(["", "", "", "#7a3040"]),
            )
