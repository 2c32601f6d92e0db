"""The alphabet of text messages, 3GPP TS 23.038: what a text takes in it, and how to write a text with it."""

from __future__ import annotations

import unicodedata

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")  # each behind an escape, so that it takes two
_NEAREST = {
    **dict.fromkeys("‘’‚‛′`´ʹʻʼ", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("•·●▪◦", "-"), "…": "...", "⁄": "/", "×": "x", "÷": "/", "°": " deg", "©": "(c)", "®": "(R)",
    "ç": "c", "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H", "ı": "i", "ð": "d",
    "Ð": "D", "þ": "th", "Þ": "Th", "ŋ": "n", "Ŋ": "N", "ŧ": "t", "Ŧ": "T", "ẞ": "ß",
}  # fmt: skip


def write(text: str) -> str | None:
    """The text in that alphabet, with the nearest for what is not in it; None where that would lose letters.

    Signs without letters, as emoji, are left out.
    """
    found = [_nearest(one) for one in unicodedata.normalize("NFC", text)]
    return None if None in found else " ".join("".join(filter(None, found)).split())


def count(text: str) -> int:
    """How many septets a text takes that is written in it."""
    return sum(2 if one in _EXTENDED else 1 for one in text)


def _nearest(one: str) -> str | None:
    if one in _BASIC or one in _EXTENDED:
        return one
    if one in _NEAREST:
        return _NEAREST[one]
    if one.isspace():
        return " "
    if one.isalpha() or one.isnumeric():
        return _without_marks(one)
    return ""


def _without_marks(one: str) -> str | None:
    """The letter without its accent, or a sign as the letters and digits that it stands for."""
    parts = (part for part in unicodedata.normalize("NFKD", one) if not unicodedata.combining(part))
    plain = "".join(_NEAREST.get(part, part) for part in parts)
    return plain if plain and _BASIC.issuperset(plain) else None
