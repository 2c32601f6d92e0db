"""What can be found: which bundles the newsroom is searched in, and what of each item is in one.

What was published this month is a bundle, the closed months of this year are one, and so is every closed year: publishing
changes the smallest of them, and the browser loads those of a few years.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from html import escape

from newsroom import contents, grouping, life, status
from newsroom.item import Item
from newsroom.language import Words
from newsroom.made import Made
from newsroom.settings import Settings

ADDRESS = "search/"
YEARS_BEFORE = 2  # that are searched at once with this one; older ones when a reader asks

_ATTRIBUTES = re.compile(r'<([a-z][a-z0-9]*)(?: [\w:-]+(?:="[^"]*")?)+>')


@dataclass(frozen=True)
class Bundle:
    """What is searched together: one month, or the closed months of one year; `is_old` waits until a reader asks for it."""

    name: str
    year: int
    is_old: bool
    items: tuple[Item, ...]

    @property
    def address(self) -> str:
        """Its folder, from the root."""
        return f"{ADDRESS}{self.name}/"


def bundles(items: Iterable[Item], moment: datetime) -> tuple[Bundle, ...]:
    """The bundles that there are at a moment by the newsroom's clock, newest first; none of them is empty.

    Nothing can be found that is not public, and nothing that was withdrawn.
    """
    found: dict[str, list[Item]] = {}
    for item in life.public(items, moment):
        if not item.withdrawn or life.phase(item, moment) != "withdrawn":
            found.setdefault(name_of(item, moment), []).append(item)
    return tuple(
        Bundle(name, int(name[:4]), int(name[:4]) < moment.year - YEARS_BEFORE, tuple(found[name]))
        for name in sorted(found, reverse=True)
    )


def name_of(item: Item, moment: datetime) -> str:
    """The bundle that holds it: `2026-11` while that month is open, then `2026`, which stays its name."""
    published = (item.date.year, item.date.month)
    return (
        f"{item.date.year:04}-{item.date.month:02}"
        if published >= (moment.year, moment.month)
        else f"{item.date.year:04}"
    )


def next_month(moment: datetime) -> datetime:
    """When the bundle of this month is joined to that of its year."""
    ahead = (moment.replace(day=1) + timedelta(days=32)).replace(day=1)
    return ahead.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)


def document(made: Made, settings: Settings, words: Words) -> bytes:
    """What of an item is searched and shown in a result, as HTML for Pagefind: https://pagefind.app/docs/indexing/

    It says nothing of how the item stands, which changes with time, so that a closed year stays as it is.
    """
    item = made.item
    head = "".join(f'<meta data-pagefind-{sort}="{name}[content]" content="{escape(value)}">'
                   for sort, name, value in _named(item, settings, words))  # fmt: skip
    bare = replace(made, phase="current", picture=None, item=item.model_copy(update={"contact": None}))
    text = f"<p>{escape(item.summary)}</p>{contents.of_item(bare, settings, words)}"
    body = _ATTRIBUTES.sub(r"<\1>", text)  # addresses are not searched, and pictures not shown
    return f'<!doctype html><html lang="{words.code}"><head>{head}</head><body>{body}</body></html>'.encode()


def _named(item: Item, settings: Settings, words: Words) -> Iterator[tuple[str, str, str]]:
    """What is shown of it, and what it can be filtered by."""
    names = (*map(settings.topic_name, item.topics), *map(settings.place_name, item.places))
    yield "meta", "title", item.title
    yield "meta", "date", f"{item.date:%Y-%m-%d}"
    yield "meta", "day", words.date(item.date)
    yield "meta", "about", ", ".join((status.kind(item, words).text, *names))
    yield "filter", "kind", item.kind
    yield from (("filter", "topic", key) for key in item.topics)
    yield from (("filter", "place", key) for key in sorted(_places(item, settings)))


def _places(item: Item, settings: Settings) -> frozenset[str]:
    """The places on whose pages it is listed."""
    return grouping.belonging(item, settings).union(*(settings.holders[key] for key in item.places))
