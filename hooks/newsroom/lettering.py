"""Type for what is drawn: the vendored fonts, how wide words are, where lines break."""

from __future__ import annotations

import hashlib
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

SOFT_HYPHEN = "\u00ad"

_CAPITAL = 0.714  # height of a capital in ems, the same in both faces
_DESCENT = 0.24  # depth of g, j, p, q, y
_DASHES = ("-", "–", "—")
_HYPHENS = "-‐–—/"  # an overlong word may break behind these, and at a soft hyphen


class Face(Enum):
    """A font file of ours."""

    BOLD = "noto-sans-condensed/NotoSans-CondensedBold.ttf"
    MEDIUM = "noto-sans-condensed/NotoSans-CondensedMedium.ttf"
    SYMBOLS = "dejavu-sans-condensed/DejaVuSansCondensed-Bold.ttf"


@dataclass(frozen=True)
class Block:
    """Lines set in one size; `leading` is from baseline to baseline, all in pixels."""

    lines: tuple[str, ...]
    face: Face
    size: int
    leading: int

    @property
    def capital(self) -> int:
        return round(self.size * _CAPITAL)

    @property
    def height(self) -> int:
        """From the top of the first line's capitals to the last baseline."""
        return self.capital + self.leading * (len(self.lines) - 1)


class _Unit(NamedTuple):
    """What no line break divides, in pixels; `gap` is the space before it, `hyphen` what a line break adds behind it."""

    text: str
    width: int
    gap: int
    hyphen: int


@cache
def fingerprint() -> str:
    """The digest of every font file, so that another font makes another card."""
    digest = hashlib.sha256()
    for face in Face:
        digest.update(_bytes(face))
    return digest.hexdigest()


def plain(text: str) -> str:
    """`text` as it can be drawn: composed, white space folded, without invisible characters but soft hyphens."""
    if text.isascii():
        return " ".join(text.split())
    seen = (c for c in unicodedata.normalize("NFC", text) if c == SOFT_HYPHEN or not _is_invisible(c))
    return " ".join("".join(seen).split())


def missing(text: str, face: Face) -> str | None:
    """The first character that neither `face` nor the symbols can draw."""
    if text.isascii() and text.isprintable():
        return None
    return next((c for c in text if c != SOFT_HYPHEN and _face_for(c, face) is None), None)


def width(text: str, face: Face, size: int) -> int:
    """How far one line reaches, in pixels; kerning is not part of the basic layout."""
    advances = _advances(face, size)
    return sum([advances[c] for c in text])


def wrap(text: str, face: Face, size: int, wide: int) -> tuple[str, ...] | None:
    """The fewest lines of at most `wide` pixels, evenly filled; None where a word is wider."""
    units = _units(text, face, size, wide)
    return None if units is None else _balance(units, wide, len(list(_greedy(units, wide))))


def set_lines(text: str, face: Face, size: int, wide: int) -> Block | None:
    """`text` in one size; None where a word is too wide."""
    lines = wrap(text, face, size, wide)
    return None if lines is None else Block(lines, face, size, _leading(text, size))


def fits(text: str, face: Face, size: int, wide: int, high: int) -> bool:
    """Whether all of `text` stands in that room, from its first capitals to its last descenders."""
    units = _units(text, face, size, wide)
    if units is None:
        return False
    count = sum(1 for _ in _greedy(units, wide))
    return round(size * (_CAPITAL + _DESCENT)) + _leading(text, size) * (count - 1) <= high


def fit(text: str, face: Face, sizes: range, wide: int, high: int) -> Block | None:
    """`text` as large as it goes; None where it is too long even in the smallest size."""
    size = next((size for size in reversed(sizes) if fits(text, face, size, wide, high)), None)
    return set_lines(text, face, size, wide) if size else None


def too_wide(text: str, face: Face, size: int, wide: int) -> str | None:
    """The first word that no line of `wide` pixels holds."""
    return next((word for word in text.split() if _units(word, face, size, wide) is None), None)


def bearing(text: str, face: Face, size: int) -> int:
    """How far right of the pen the first character's ink begins."""
    return _glyph(text[0], face, size)[1]


def paint(canvas: Image.Image, x: int, baseline: int, text: str, face: Face, size: int, shade: int = 255) -> None:
    """Letter one line on a greyscale canvas, `shade` where it is covered."""
    for char in text:
        mask, left, top = _glyph(char, face, size)
        if mask:
            canvas.paste(shade, (x + left, baseline + top), mask)
        x += _advances(face, size)[char]


def _units(text: str, face: Face, size: int, wide: int) -> list[_Unit] | None:
    units: list[_Unit] = []
    gap = width(" ", face, size)
    for word in text.split():
        whole = word.replace(SOFT_HYPHEN, "")
        reach = width(whole, face, size)
        if whole in _DASHES and units and units[-1].width + gap + reach <= wide:
            before = units.pop()  # no line begins with a dash
            units.append(_Unit(f"{before.text} {whole}", before.width + gap + reach, before.gap, 0))
        elif reach <= wide:
            units.append(_Unit(whole, reach, gap, 0))
        else:
            parts = list(_parts(word, face, size, gap))
            if any(part.width + part.hyphen > wide for part in parts):
                return None
            units += parts
    return units


def _parts(word: str, face: Face, size: int, gap: int) -> Iterator[_Unit]:
    for index, piece in enumerate(_pieces(word)):
        bare = piece.removesuffix(SOFT_HYPHEN)
        hyphen = width("-", face, size) if bare != piece else 0
        yield _Unit(bare, width(bare, face, size), 0 if index else gap, hyphen)


def _pieces(word: str) -> Iterator[str]:
    start = 0
    for end, char in enumerate(word[:-1], 1):
        if char == SOFT_HYPHEN or (char in _HYPHENS and word[end] not in _HYPHENS):
            yield word[start:end]
            start = end
    yield word[start:]


def _greedy(units: list[_Unit], wide: int) -> Iterator[int]:
    """Where each line begins."""
    reach = wide
    for index, unit in enumerate(units):
        reach += unit.gap + unit.width
        if index == 0 or reach + unit.hyphen > wide:
            yield index
            reach = unit.width


def _balance(units: list[_Unit], wide: int, count: int) -> tuple[str, ...]:
    """Exactly `count` lines with the least sum of squared gaps, so that no word is left alone if it need not be."""
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for _ in range(count):
        longer: dict[int, tuple[int, tuple[int, ...]]] = {}
        for start, (cost, breaks) in best.items():
            for end, reach in _reaches(units, start, wide):
                found = (cost + (wide - reach) ** 2, (*breaks, end))
                if end not in longer or found < longer[end]:
                    longer[end] = found
        best = longer
    ends = best[len(units)][1]
    return tuple(_line(units[a:b]) for a, b in zip((0, *ends), ends, strict=False))


def _reaches(units: list[_Unit], start: int, wide: int) -> Iterator[tuple[int, int]]:
    """Every end of a line that begins at `start`, with the line's width."""
    reach = 0
    for end, unit in enumerate(units[start:], start + 1):
        reach += unit.width + (unit.gap if end > start + 1 else 0)
        if reach + unit.hyphen > wide:
            return
        yield end, reach + unit.hyphen


def _line(units: list[_Unit]) -> str:
    text = "".join((" " if unit.gap else "") + unit.text for unit in units).removeprefix(" ")
    return text + "-" if units[-1].hyphen else text


def _leading(text: str, size: int) -> int:
    """Capitals that carry a mark, as Ŵ, need room above."""
    marked = not text.isascii() and any(c.isupper() and unicodedata.decomposition(c) for c in text)
    return round(size * (1.15 if marked else 1.1))


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f"


@cache
def _font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    path = files("newsroom") / "fonts" / face.value
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


class _Advances(dict[str, int]):
    """The width of each character in one size, asked of the font once."""

    def __init__(self, face: Face, size: int) -> None:
        self.face, self.size = face, size

    def __missing__(self, char: str) -> int:
        face = _face_for(char, self.face) or self.face
        self[char] = reach = round(_font(face, self.size).getlength(char))
        return reach


@cache
def _advances(face: Face, size: int) -> _Advances:
    return _Advances(face, size)


@cache
def _glyph(char: str, face: Face, size: int) -> tuple[Image.Image | None, int, int]:
    """A character's ink and where it begins, right of the pen and above (below 0) the baseline."""
    font = _font(_face_for(char, face) or face, size)
    left, top, right, bottom = map(round, font.getbbox(char, anchor="ls"))
    if left >= right or top >= bottom:
        return None, 0, 0
    mask = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(mask).text((-left, -top), char, 255, font, anchor="ls")
    return mask, left, top


def _face_for(char: str, face: Face) -> Face | None:
    if ord(char) in _covered(face):
        return face
    # Letters of the symbol font would need shaping or another direction; only its signs are used.
    sign = unicodedata.category(char)[0] in "SPN" and unicodedata.bidirectional(char) not in ("R", "AL", "AN")
    return Face.SYMBOLS if sign and ord(char) in _covered(Face.SYMBOLS) else None


def _bytes(face: Face) -> bytes:
    return (files("newsroom") / "fonts" / face.value).read_bytes()


@cache
def _covered(face: Face) -> frozenset[int]:
    """Every code point with a glyph, from the font's own table: https://learn.microsoft.com/typography/opentype/spec/cmap"""
    raw = _bytes(face)
    (tables,) = struct.unpack_from(">H", raw, 4)
    records = (struct.unpack_from(">4sIII", raw, 12 + 16 * n) for n in range(tables))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (count,) = struct.unpack_from(">H", raw, start + 2)
    found: set[int] = set()
    for n in range(count):
        at = start + struct.unpack_from(">HHI", raw, start + 4 + 8 * n)[2]
        (form,) = struct.unpack_from(">H", raw, at)
        if form == 4:
            found.update(_segments(raw, at))
        elif form == 12:
            found.update(_groups(raw, at))
    return frozenset(found)


def _segments(raw: bytes, at: int) -> Iterator[int]:
    """Format 4: the Basic Multilingual Plane."""
    (double,) = struct.unpack_from(">H", raw, at + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", raw, at + 14)
    starts = struct.unpack_from(f">{count}H", raw, at + 16 + double)
    deltas = struct.unpack_from(f">{count}H", raw, at + 16 + 2 * double)
    offsets_at = at + 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", raw, offsets_at)
    for n, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", raw, offsets_at + 2 * n + offset + 2 * (code - first))
                if not glyph:
                    continue
            if (glyph + delta) % 0x10000:
                yield code


def _groups(raw: bytes, at: int) -> Iterator[int]:
    """Format 12: all of Unicode."""
    (count,) = struct.unpack_from(">I", raw, at + 12)
    for n in range(count):
        first, last, glyph = struct.unpack_from(">III", raw, at + 16 + 12 * n)
        yield from range(first if glyph else first + 1, last + 1)
