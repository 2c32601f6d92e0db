"""Texts that must be short: cut where a sentence ends, or else where a word does; and what makes a sentence of a headline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_STOP = re.compile(r"[.!?][\"'”’»)]*(?=\s|$)|[。！？]")
_ABBREVIATED = (
    "a.m", "approx", "ave", "cllr", "dept", "dr", "e.g", "ext", "i.e", "mr", "mrs", "ms", "no", "nr", "p.m", "prof", "rd", "rev",
    "st", "tel", "vs",
)  # fmt: skip

Count = Callable[[str], int]  # how much room a text takes


def ended(text: str) -> str:
    """A headline as a sentence."""
    return text if text[-1:] in ".!?…" else f"{text}."


def cut(text: str, most: int) -> str:
    """At most so many characters: whole sentences where two thirds of them can be filled so, or else whole words and …"""
    if len(text) <= most:
        return text
    found = whole(text, most)
    return found if len(found) >= most * 2 // 3 else words(text, most)


def whole(text: str, most: int, count: Count = len) -> str:
    """As many whole sentences as there is room for; nothing where the first is too long."""
    found = ""
    for end in _ends(text):
        if count(text[:end]) > most:
            break
        found = text[:end]
    return found


def words(text: str, most: int, count: Count = len, ellipsis: str = "…") -> str:
    """As many whole words as there is room for; of a first word that is longer, its beginning."""
    if count(text) <= most:
        return text
    kept = ""
    for word in text.split():
        longer = f"{kept} {word}".lstrip()
        if count(longer) + count(ellipsis) > most:
            break
        kept = longer
    if kept:
        return kept.rstrip(" ,;:.–-") + ellipsis
    while text and count(text) + count(ellipsis) > most:
        text = text[:-1]
    return text + ellipsis


def _ends(text: str) -> Iterator[int]:
    """Behind each sentence; a full stop behind an abbreviation, an initial or another full stop ends none."""
    for found in _STOP.finditer(text):
        before = text[: found.start()].rpartition(" ")[2].lstrip("(\"'“‘").casefold()
        is_none = found[0][0] == "." and (before in _ABBREVIATED or len(before) < 2 or before[-1] == ".")
        if not is_none or found.end() == len(text):
            yield found.end()
