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
        _Part("current", "current", life.gravity),
        _Part("ended"),
    ),
    "notices/": (_Part("open", "open", lambda i: i.representations_by.timestamp()), _Part("other")),
}

_OF_PLACE = ("alerts/", "consultations/", "events/")


def of_kind(address: str, items: Sequence[Item], moment: datetime, words: Words) -> tuple[Section, ...]:
    """The sections of a kind's list at `address`, the first even when it is empty; `items` come newest first."""
    if address not in _PARTS:
        return by_month(items, words)
    return tuple(_of_kind(address, items, moment, words))


def of_place(
    items: Iterable[Item], everywhere: Sequence[Item], moment: datetime, words: Words
) -> tuple[Section, ...]:  # fmt: skip
    """The sections of a place: what is current of alerts, `everywhere` among them, open and to come; then all else by month.

    `items` come newest first.
    """
    now: dict[str, list[Item]] = {address: [] for address in _OF_PLACE}
    rest: list[Item] = []
    for item in items:
        is_now = item.listing in now and _phase(item, moment) == _PARTS[item.listing][0].phase
        (now[item.listing] if is_now else rest).append(item)
    now["alerts/"] += everywhere
    first = (
        Section(name, words(f"section_place_{name}"), tuple(_ordered(_PARTS[address][0], some)))
        for address, some in now.items() if some and (name := address.rstrip("/"))
    )  # fmt: skip
    return (*first, *by_month(rest, words))


def by_month(items: Iterable[Item], words: Words) -> tuple[Section, ...]:
    """A section for every month; `items` come newest first."""
    grouped = groupby(items, key=lambda item: (item.date.year, item.date.month))
    return tuple(
        Section(f"{year}-{month:02}", words.month(year, month), tuple(some)) for (year, month), some in grouped
    )


def current_alerts(items: Iterable[Item], moment: datetime) -> list[Item]:
    """Of a list of alerts those that are current."""
    return [item for item in items if _phase(item, moment) == _PARTS["alerts/"][0].phase]


def first(sections: Iterable[Section], number: int) -> tuple[Section, ...]:
    """So many of their items, from the top; a section of which nothing is left goes."""
    return tuple(_first(sections, number))


def _of_kind(address: str, items: Sequence[Item], moment: datetime, words: Words) -> Iterator[Section]:
    parts, kind = _PARTS[address], address.rstrip("/")
    named = {part.phase for part in parts}
    found: dict[Phase | None, list[Item]] = {phase: [] for phase in named}
    for item in items:
        phase = _phase(item, moment)
        found[phase if phase in named else None].append(item)
    for number, part in enumerate(parts):
        some = _ordered(part, found[part.phase])
        if some or not number:
            empty = "" if some else words(f"none_{kind}")
            yield Section(part.key, words(f"section_{kind}_{part.key}"), tuple(some), empty)


def _ordered(part: _Part, items: list[Item]) -> list[Item]:
    return sorted(items, key=part.order) if part.order else items


def _phase(item: Item, moment: datetime) -> Phase:
    """As it stands now; a preview holds scheduled ones too."""
    return life.phase(item, max(moment, item.date, key=datetime.timestamp))


def _first(sections: Iterable[Section], number: int) -> Iterator[Section]:
    for section in sections:
        kept = section.items[: max(number, 0)]
        number -= len(kept)
        if kept or section.empty:
            yield replace(section, items=kept)
