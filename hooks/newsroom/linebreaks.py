"""Where lines break: as few as hold every word, evenly filled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsroom.faces import Face
from newsroom.glyphs import width

SOFT_HYPHEN = "\u00ad"

_DASHES = ("-", "–", "—")
_HYPHENS = "-‐–—/"  # an overlong word may break behind these, and at a soft hyphen


class _Unit(NamedTuple):
    """What no line break divides, in pixels; `gap` is the space before it, `hyphen` what a line break adds behind it."""

    text: str
    width: int
    gap: int
    hyphen: int


def wrap(text: str, face: Face, size: int, wide: int) -> tuple[str, ...] | None:
    """The fewest lines of at most `wide` pixels, evenly filled; None where a word is wider."""
    units = _units(text, face, size, wide)
    return None if units is None else _balance(units, wide, len(list(_greedy(units, wide))))


def count(text: str, face: Face, size: int, wide: int) -> int | None:
    """How many lines that takes; None where a word is wider."""
    units = _units(text, face, size, wide)
    return None if units is None else sum(1 for _ in _greedy(units, wide))


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
