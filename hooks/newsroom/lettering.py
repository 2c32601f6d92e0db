"""Type for what is drawn: text in the room that it has, as large as it goes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from newsroom import linebreaks
from newsroom.faces import Face, fingerprint
from newsroom.glyphs import bearing, face_for, paint, width
from newsroom.linebreaks import SOFT_HYPHEN, wrap

__all__ = [
    "SOFT_HYPHEN", "Block", "Face", "bearing", "fingerprint", "fit", "fits", "missing", "paint", "plain", "set_lines",
    "too_wide", "width", "wrap",
]  # fmt: skip

_CAPITAL = 0.714  # height of a capital in ems, the same in both faces
_DESCENT = 0.24  # depth of g, j, p, q, y


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
    return next((c for c in text if c != SOFT_HYPHEN and face_for(c, face) is None), None)


def set_lines(text: str, face: Face, size: int, wide: int) -> Block | None:
    """`text` in one size; None where a word is too wide."""
    lines = wrap(text, face, size, wide)
    return None if lines is None else Block(lines, face, size, _leading(text, size))


def fits(text: str, face: Face, size: int, wide: int, high: int) -> bool:
    """Whether all of `text` stands in that room, from its first capitals to its last descenders."""
    count = linebreaks.count(text, face, size, wide)
    if count is None:
        return False
    return round(size * (_CAPITAL + _DESCENT)) + _leading(text, size) * (count - 1) <= high


def fit(text: str, face: Face, sizes: range, wide: int, high: int) -> Block | None:
    """`text` as large as it goes; None where it is too long even in the smallest size."""
    size = next((size for size in reversed(sizes) if fits(text, face, size, wide, high)), None)
    return set_lines(text, face, size, wide) if size else None


def too_wide(text: str, face: Face, size: int, wide: int) -> str | None:
    """The first word that no line of `wide` pixels holds."""
    return next((word for word in text.split() if linebreaks.count(word, face, size, wide) is None), None)


def _leading(text: str, size: int) -> int:
    """Capitals that carry a mark, as Ŵ, need room above."""
    marked = not text.isascii() and any(c.isupper() and unicodedata.decomposition(c) for c in text)
    return round(size * (1.15 if marked else 1.1))


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f"
