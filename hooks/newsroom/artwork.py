"""The pixels of share cards: colours, pattern, the shape beside the word for a kind, the photograph."""

from __future__ import annotations

import colorsys
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from math import ceil

from PIL import Image

from newsroom import photographs, shapes
from newsroom.colours import contrast, legible, mix
from newsroom.shapes import Figure

WIDTH, HEIGHT = 1200, 630
LEFT = 304  # where the column of words begins; a multiple of the tile before the pattern
FLAT_SIGN, PHOTO_SIGN = (LEFT, 55), (LEFT, 267)  # where it begins
MOST_BYTES = 300_000

_TILE = 128
_BESIDE = WIDTH - 2 * _TILE  # two columns of tiles
_TOPS = range(-5, HEIGHT, _TILE)
_PANEL = HEIGHT // 2  # words on a photograph have the lower half
_TAB = 254  # but for the kind's word, which stands on a tab above them
_LOWEST = 244  # where on the card the heart of a picture may lie at most
_NEARER = 1.35  # how much a picture may be enlarged for that
_LIGHT, _DARK = "#ffffff", "#0b0c0c"
_ENOUGH, _SEEN = (
    4.5,
    3.2,
)  # contrast of words, and of shapes a little more than https://www.w3.org/TR/WCAG22/#non-text-contrast
_BAND = 32  # height of the pattern along the upper edge of an alert
_QUALITIES = (84, 76, 68, 60, 50, 40, 30, 20, 10)
_SOFTER = 0.8  # enlarging by a fifth is not seen and often halves the time of decoding

# A flat card's palette: six steps from ground to ink, three colours of the pattern, two steps to each from the ground.
_INK, _COLOURS, _EDGES = 5, (6, 7, 8), (9, 11, 13)
_ACCENT = 2
_STEPS = [round(level * _INK / 255) for level in range(256)]
_CYCLE = (0, 1, _ACCENT, 0, 1, 0, 1)

_TAB_LEFT = LEFT - 24

_GRADES: dict[str, tuple[str, str, Figure]] = {
    "minor": ("#ffd43b", _DARK, "dots"),
    "major": ("#f28a1c", _DARK, "diamonds"),
    "emergency": ("#9d0f1f", _LIGHT, "stripes"),
    "ended": ("#46525e", _LIGHT, "quarters"),
}

_Cell = tuple[int, int]


@dataclass(frozen=True)
class Look:
    """A card's colours as #rrggbb, the number from which its pattern follows, and of what figures the pattern is."""

    ground: str
    ink: str
    accent: str
    pattern: int
    figure: Figure = "quarters"

    @property
    def discs(self) -> tuple[str, str, str]:
        up = 1 if self.ink == _LIGHT else -1
        return _lit(self.ground, 0.08 * up), _lit(self.ground, 0.18 * up), self.accent


def look(primary: str, accent: str, pattern: int) -> Look:
    """The council's own colour under white or black words; one on which neither reads well is made a little darker."""
    found = contrast(primary, _LIGHT)
    if found < 3:
        return Look(primary, _DARK, _seen(accent, primary, -1), pattern)
    ground = primary if found >= _ENOUGH else legible(primary, _LIGHT, _ENOUGH + 0.2)  # a JPEG is not exact
    return Look(ground, _LIGHT, _seen(accent, ground, 1), pattern)


def grave(grade: str, pattern: int) -> Look:
    """The look of an alert: no council's colours, and told apart in grey by its pattern; of an ended one: calm."""
    ground, ink, figure = _GRADES[grade]
    return Look(ground, ink, ink, pattern, figure)


def flat(letters: Image.Image, look: Look, last: int, sign: str = "news") -> bytes:
    """A PNG: `letters` in the ink, the pattern beside them and where there is room below `last`, the headline's end."""
    card = letters.point(_STEPS)  # palette places from here on: a PNG of 16 colours has half the bytes
    free = [(x, y) for y in _TOPS for x in range(LEFT, _BESIDE, _TILE) if last + 30 < y < 390]
    for cell, turn, colour in _pattern(look, [*_beside(), *(free if look.figure == "quarters" else ())]):
        card.paste(_coloured(look.figure, turn, colour), cell)
    if look.figure != "quarters":
        card.paste(_band(look.figure).point(_places(_ACCENT)), (0, 0))
    card.paste(shapes.sign(sign).point(_places(_ACCENT)), FLAT_SIGN)
    card.putpalette(_palette(look))
    buffer = io.BytesIO()
    card.save(buffer, "PNG", compress_level=5)
    return buffer.getvalue()


def over_photo(
    letters: Image.Image, look: Look, photo: bytes, focus: tuple[float, float], sign: str = "news", tab: int = 0
) -> bytes:
    """A JPEG: the photograph above, and to the right where its heart lies high enough, `letters` on their own ground.

    `tab` is the column up to which the kind's word has ground; 0 for none.
    """
    picture = _picture(photo, focus)
    card = Image.new("RGB", (WIDTH, HEIGHT), look.ground)
    if picture.height < HEIGHT:
        for cell, turn, colour in _pattern(look, _beside()):
            card.paste(look.discs[colour], cell, shapes.figure(look.figure, turn, _TILE))
    card.paste(picture)
    card.paste(look.ground, (0, _PANEL, _BESIDE, HEIGHT))
    if look.figure != "quarters":
        card.paste(look.ground, (0, 0, WIDTH, _BAND))
        card.paste(look.accent, (0, 0), _band(look.figure))
    if tab:
        card.paste(look.ground, (_TAB_LEFT, _TAB, tab, _PANEL))
        card.paste(look.accent, PHOTO_SIGN, shapes.sign(sign))
    card.paste(look.ink, mask=letters)
    return next(data for quality in _QUALITIES if len(data := _encode(card, quality)) <= MOST_BYTES)


def _beside() -> list[_Cell]:
    return [(x, y) for y in _TOPS for x in range(_BESIDE, WIDTH, _TILE)]


def _pattern(look: Look, cells: list[_Cell]) -> Iterator[tuple[_Cell, int, int]]:
    """A figure for each cell: how it is turned, and which of the three colours it has."""
    for n, cell in enumerate(cells):
        colour = _ACCENT if look.figure == "stripes" else _CYCLE[(look.pattern + n) % len(_CYCLE)]
        yield cell, look.pattern >> 2 * n & 3, colour


@cache
def _band(figure: Figure) -> Image.Image:
    """The pattern once along the upper edge, small: what a square crop keeps of it."""
    band = Image.new("L", (WIDTH, _BAND))
    for x in range(0, WIDTH, _BAND):
        band.paste(shapes.figure(figure, 0, _BAND), (x, 0))
    return band


@cache
def _coloured(figure: Figure, turn: int, colour: int) -> Image.Image:
    """The same in places of the palette."""
    return shapes.figure(figure, turn, _TILE).point(_places(colour))


@cache
def _places(colour: int) -> list[int]:
    """From how far a pixel is covered to its place in the palette."""
    steps = (0, _EDGES[colour], _EDGES[colour] + 1, _COLOURS[colour])
    return [steps[round(level * 3 / 255)] for level in range(256)]


def _palette(look: Look) -> list[int]:
    letters = [mix(look.ink, look.ground, n / _INK) for n in range(_INK + 1)]
    edges = [mix(colour, look.ground, n / 3) for colour in look.discs for n in (1, 2)]
    return [part for colour in (*letters, *look.discs, *edges) for part in bytes.fromhex(colour[1:])]


@lru_cache(16)
def _seen(accent: str, ground: str, way: int) -> str:
    """The accent, lighter or darker in its own hue until it stands out; no word depends on it."""
    tried = (_lit(accent, way * n / 100) for n in range(101))
    return next(colour for colour in tried if contrast(colour, ground) >= _SEEN)


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
