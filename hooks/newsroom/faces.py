"""The vendored fonts: their files, and which characters each of them has."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from enum import Enum
from functools import cache
from importlib.resources import files


class Face(Enum):
    """A font file of ours."""

    BOLD = "noto-sans-condensed/NotoSans-CondensedBold.ttf"
    MEDIUM = "noto-sans-condensed/NotoSans-CondensedMedium.ttf"
    SYMBOLS = "dejavu-sans-condensed/DejaVuSansCondensed-Bold.ttf"


@cache
def fingerprint() -> str:
    """The digest of every font file, so that another font makes another card."""
    digest = hashlib.sha256()
    for face in Face:
        digest.update(_bytes(face))
    return digest.hexdigest()


def path(face: Face) -> str:
    """Where its file lies."""
    return str(files("newsroom") / "fonts" / face.value)


@cache
def covered(face: Face) -> frozenset[int]:
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


def _bytes(face: Face) -> bytes:
    return (files("newsroom") / "fonts" / face.value).read_bytes()
