"""The pixels of share cards: the council's colours, its pattern of quarter discs, the photograph."""

from __future__ import annotations

import colorsys
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import ceil

from PIL import Image, ImageDraw

from newsroom import photographs
from newsroom.colours import contrast, legible, mix

WIDTH, HEIGHT = 1200, 630
LEFT = 304  # where the column of words begins; a multiple of the tile before the pattern
MOST_BYTES = 300_000

_TILE = 128
_BESIDE = WIDTH - 2 * _TILE  # two columns of tiles
_TOPS = range(-5, HEIGHT, _TILE)
_PANEL = HEIGHT // 2  # words on a photograph have the lower half
_LOWEST = 268  # where on the card the heart of a picture may lie at most
_NEARER = 1.35  # how much a picture may be enlarged for that
_LIGHT, _DARK = "#ffffff", "#0b0c0c"
_ENOUGH = 4.5
_QUALITIES = (84, 76, 68, 60, 50, 40, 30, 20, 10)
_SOFTER = 0.8  # enlarging by a fifth is not seen and often halves the time of decoding

# A flat card's palette: six steps from ground to ink, three colours of the pattern, two steps to each from the ground.
_INK, _COLOURS, _EDGES = 5, (6, 7, 8), (9, 11, 13)
_ACCENT = 2
_STEPS = [round(level * _INK / 255) for level in range(256)]
_CYCLE = (0, 1, _ACCENT, 0, 1, 0, 1)

_Cell = tuple[int, int]


@dataclass(frozen=True)
class Look:
    """A card's colours as #rrggbb and the number from which its pattern follows."""

    ground: str
    ink: str
    accent: str
    pattern: int

    @property
    def discs(self) -> tuple[str, str, str]:
        up = 1 if self.ink == _LIGHT else -1
        return _lit(self.ground, 0.08 * up), _lit(self.ground, 0.18 * up), self.accent


def look(primary: str, accent: str, pattern: int) -> Look:
    """The council's own colour under white or black words; one on which neither reads well is made a little darker."""
    found = contrast(primary, _LIGHT)
    if found < 3:
        return Look(primary, _DARK, _seen(accent, primary, -1), pattern)
    ground = primary if found >= _ENOUGH else legible(primary, _LIGHT, _ENOUGH)
    return Look(ground, _LIGHT, _seen(accent, ground, 1), pattern)


def flat(letters: Image.Image, look: Look, last: int) -> bytes:
    """A PNG: `letters` in the ink, the pattern beside them and where there is room below `last`, the headline's end."""
    card = letters.point(_STEPS)  # palette places from here on: a PNG of 16 colours has half the bytes
    free = [(x, y) for y in _TOPS for x in range(LEFT, _BESIDE, _TILE) if last + 30 < y < 390]
    for cell, turn, colour in _pattern(look.pattern, [*_beside(), *free]):
        card.paste(_coloured(turn, colour), cell)
    card.paste(_COLOURS[_ACCENT], (LEFT, 62, LEFT + 28, 90))
    card.putpalette(_palette(look))
    buffer = io.BytesIO()
    card.save(buffer, "PNG", compress_level=5)
    return buffer.getvalue()


def over_photo(letters: Image.Image, look: Look, photo: bytes, focus: tuple[float, float]) -> bytes:
    """A JPEG: the photograph above, and to the right where its heart lies high enough, `letters` on their own ground."""
    picture = _picture(photo, focus)
    card = Image.new("RGB", (WIDTH, HEIGHT), look.ground)
    if picture.height < HEIGHT:
        for cell, turn, colour in _pattern(look.pattern, _beside()):
            card.paste(look.discs[colour], cell, _disc(turn))
    card.paste(picture)
    card.paste(look.ground, (0, _PANEL, _BESIDE, HEIGHT))
    card.paste(look.accent, (LEFT, _PANEL, LEFT + _TILE, _PANEL + 8))
    card.paste(look.ink, mask=letters)
    return next(data for quality in _QUALITIES if len(data := _encode(card, quality)) <= MOST_BYTES)


def _beside() -> list[_Cell]:
    return [(x, y) for y in _TOPS for x in range(_BESIDE, WIDTH, _TILE)]


def _pattern(seed: int, cells: list[_Cell]) -> Iterator[tuple[_Cell, int, int]]:
    """A quarter disc for each cell: how it is turned, and which of the three colours it has."""
    for n, cell in enumerate(cells):
        yield cell, seed >> 2 * n & 3, _CYCLE[(seed + n) % len(_CYCLE)]


@cache
def _disc(turn: int) -> Image.Image:
    """One of four quarter discs, as a mask; drawn four times as large for smooth edges."""
    side = 4 * _TILE
    left, top = (0, -side, -side, 0)[turn], (0, 0, -side, -side)[turn]
    fine = Image.new("L", (side, side))
    ImageDraw.Draw(fine).ellipse((left, top, left + 2 * side, top + 2 * side), fill=255)
    return fine.reduce(4)


@cache
def _coloured(turn: int, colour: int) -> Image.Image:
    """The same in places of the palette."""
    steps = (0, _EDGES[colour], _EDGES[colour] + 1, _COLOURS[colour])
    return _disc(turn).point([steps[round(level * 3 / 255)] for level in range(256)])


def _palette(look: Look) -> list[int]:
    letters = [mix(look.ink, look.ground, n / _INK) for n in range(_INK + 1)]
    edges = [mix(colour, look.ground, n / 3) for colour in look.discs for n in (1, 2)]
    return [part for colour in (*letters, *look.discs, *edges) for part in bytes.fromhex(colour[1:])]


def _seen(accent: str, ground: str, way: int) -> str:
    """The accent, lighter or darker in its own hue until it stands out; no word depends on it."""
    tried = (_lit(accent, way * n / 100) for n in range(101))
    return next(colour for colour in tried if contrast(colour, ground) >= 2.6)


def _lit(colour: str, by: float) -> str:
    red, green, blue = (part / 255 for part in bytes.fromhex(colour[1:]))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    return "#" + bytes(round(255 * c) for c in colorsys.hls_to_rgb(hue, min(1, max(0, light + by)), full)).hex()


def _encode(card: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    card.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def _picture(photo: bytes, focus: tuple[float, float]) -> Image.Image:
    """The photograph as wide as the card, upright, in sRGB; as high as the card or its upper half."""
    with photographs.read(photo) as image:
        scale = _SOFTER * _frame(*photographs.size(image), focus)[1]
        image.draft("RGB", (ceil(image.width * scale), ceil(image.height * scale)))  # a JPEG is decoded no larger
        upright = photographs.opaque(photographs.upright(image))
        high, _, box = _frame(*upright.size, focus)
        small = upright.resize((WIDTH, high), Image.Resampling.BICUBIC, box, reducing_gap=2.0)
        return photographs.in_srgb(small, image.info.get("icc_profile"))


def _frame(width: int, height: int, focus: tuple[float, float]) -> tuple[int, float, tuple[float, float, float, float]]:
    """How high the picture stands on the card, at what scale, and which part of it."""
    high, heart, scale = HEIGHT, 0.25, max(WIDTH / width, HEIGHT / height)
    below = max(1.0, (1 - focus[1]) * height)
    clear = (HEIGHT - _LOWEST) / below  # the scale from which the heart is not behind the words
    if clear > scale * _NEARER:
        high, heart, scale = _PANEL, 0.5, max(WIDTH / width, _PANEL / height)
    else:
        scale = max(scale, clear)
    wide, tall = WIDTH / scale, high / scale
    left = min(max(focus[0] * width - wide / 2, 0), width - wide)
    top = min(max(focus[1] * height - tall * heart, 0), height - tall)
    return high, scale, (left, top, min(left + wide, width), min(top + tall, height))
