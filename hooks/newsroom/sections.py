"""What a list holds, under its headings: by month, or for a kind by what still asks for an answer and what is over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from newsroom import life
from newsroom.item import Item
from newsroom.language import Words
from newsroom.life import Phase

_GRAVITY = ("emergency", "major", "minor")


@dataclass(frozen=True)
class Section:
    """Items of a list under a heading; `title` is empty where they need none, `empty` says that there are none."""

    key: str
    title: str
    items: tuple[Item, ...]
    empty: str = ""


@dataclass(frozen=True)
class _Part:
    """Which items of a kind stand together; without `phase` all that are left. Equal ones stay newest first."""

    key: str
    phase: Phase | None = None
    order: Callable[[Any], float | tuple[float, float]] | None = None


_PARTS: Mapping[str, tuple[_Part, ...]] = {
    "consultations/": (
        _Part("open", "open", lambda i: i.closes.timestamp()),
        _Part("upcoming", "upcoming", lambda i: i.opening.timestamp()),
        _Part("closed"),
        _Part("decided", "decided", lambda i: -i.outcome.date.timestamp()),
    ),
    "events/": (
        _Part("upcoming", "upcoming", lambda i: i.starts.timestamp()),
        _Part("over", None, lambda i: -i.starts.timestamp()),
    ),
    "alerts/": (
        _Part("current", "current", lambda i: (_GRAVITY.index(i.severity), -life.updated(i).timestamp())),
        _Part("ended"),
    ),
    "notices/": (_Part("open", "open", lambda i: i.representations_by.timestamp()), _Part("other")),
}


def of_kind(address: str, items: Sequence[Item], moment: datetime, words: Words) -> tuple[Section, ...]:
    """The sections of a kind's list at `address`, the first even when it is empty; `items` come newest first."""
    if address not in _PARTS:
        return by_month(items, words)
    return tuple(_of_kind(address, items, moment, words))


def by_month(items: Iterable[Item], words: Words) -> tuple[Section, ...]:
    """A section for every month; `items` come newest first."""
    grouped = groupby(items, key=lambda item: (item.date.year, item.date.month))
    return tuple(
        Section(f"{year}-{month:02}", words.month(year, month), tuple(some)) for (year, month), some in grouped
    )


def first(sections: Iterable[Section], number: int) -> tuple[Section, ...]:
    """So many of their items, from the top; a section of which nothing is left goes."""
    return tuple(_first(sections, number))


def _of_kind(address: str, items: Sequence[Item], moment: datetime, words: Words) -> Iterator[Section]:
    parts, kind = _PARTS[address], address.rstrip("/")
    named = {part.phase for part in parts}
    found: dict[Phase | None, list[Item]] = {phase: [] for phase in named}
    for item in items:
        phase = life.phase(item, max(moment, item.date, key=datetime.timestamp))  # a preview holds scheduled ones too
        found[phase if phase in named else None].append(item)
    for number, part in enumerate(parts):
        some = sorted(found[part.phase], key=part.order) if part.order else found[part.phase]
        if some or not number:
            empty = "" if some else words(f"none_{kind}")
            yield Section(part.key, words(f"section_{kind}_{part.key}"), tuple(some), empty)


def _first(sections: Iterable[Section], number: int) -> Iterator[Section]:
    for section in sections:
        kept = section.items[: max(number, 0)]
        number -= len(kept)
        if kept or section.empty:
            yield replace(section, items=kept)
