"""Characters as the fonts draw them: how wide each is, and its ink."""

from __future__ import annotations

import unicodedata
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from newsroom import faces
from newsroom.faces import Face


def width(text: str, face: Face, size: int) -> int:
    """How far one line reaches, in pixels; kerning is not part of the basic layout."""
    advances = _advances(face, size)
    return sum([advances[c] for c in text])


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


def face_for(char: str, face: Face) -> Face | None:
    """Which font draws it: `face`, or else the symbols; None where neither can."""
    if ord(char) in faces.covered(face):
        return face
    # Letters of the symbol font would need shaping or another direction; only its signs are used.
    sign = unicodedata.category(char)[0] in "SPN" and unicodedata.bidirectional(char) not in ("R", "AL", "AN")
    return Face.SYMBOLS if sign and ord(char) in faces.covered(Face.SYMBOLS) else None


@cache
def _font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(faces.path(face), size, layout_engine=ImageFont.Layout.BASIC)


class _Advances(dict[str, int]):
    """The width of each character in one size, asked of the font once."""

    def __init__(self, face: Face, size: int) -> None:
        self.face, self.size = face, size

    def __missing__(self, char: str) -> int:
        face = face_for(char, self.face) or self.face
        self[char] = reach = round(_font(face, self.size).getlength(char))
        return reach


@cache
def _advances(face: Face, size: int) -> _Advances:
    return _Advances(face, size)


@cache
def _glyph(char: str, face: Face, size: int) -> tuple[Image.Image | None, int, int]:
    """A character's ink and where it begins, right of the pen and above (below 0) the baseline."""
    font = _font(face_for(char, face) or face, size)
    left, top, right, bottom = map(round, font.getbbox(char, anchor="ls"))
    if left >= right or top >= bottom:
        return None, 0, 0
    mask = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(mask).text((-left, -top), char, 255, font, anchor="ls")
    return mask, left, top
