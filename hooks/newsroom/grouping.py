"""Which items belong together: by topic, place, kind, story and month, always in the order given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from newsroom.item import KINDS, Item
from newsroom.settings import Settings

Grouped = dict[str, list[Item]]


def by_topic(items: Iterable[Item], settings: Settings) -> Grouped:
    """The items of every topic; topics without any too."""
    return _filed(items, settings.topics, lambda item: item.topics)


def by_place(items: Iterable[Item], settings: Settings) -> Grouped:
    """The items that belong to every place: those that name it, or a place that holds it."""
    return _filed(items, settings.places, lambda item: belonging(item, settings))


def for_place_pages(items: Iterable[Item], settings: Settings) -> Grouped:
    """The items that every place's page lists: those that belong to it, and those of the places within it."""
    above = settings.holders
    return _filed(
        items, settings.places, lambda item: belonging(item, settings).union(*(above[p] for p in item.places))
    )


def by_kind(items: Iterable[Item]) -> Grouped:
    """The items of every kind that has a list of its own, by the address of that list."""
    return _filed(items, (kind.listing for kind in KINDS.values() if kind.listing), lambda item: (item.listing,))


def by_thread(items: Iterable[Item]) -> Grouped:
    """The items of every story."""
    found: Grouped = defaultdict(list)
    for item in items:
        if item.thread:
            found[item.thread].append(item)
    return dict(found)


def by_month(items: Iterable[Item]) -> dict[tuple[int, int], list[Item]]:
    """The items of every month in which any was published, by year and month."""
    found: dict[tuple[int, int], list[Item]] = defaultdict(list)
    for item in items:
        found[item.date.year, item.date.month].append(item)
    return dict(found)


def belonging(item: Item, settings: Settings) -> frozenset[str]:
    """The places that the item belongs to: those that it names and every place within them; none: the whole council."""
    return frozenset(item.places).union(*(settings.inner[place] for place in item.places))


def _filed(items: Iterable[Item], keys: Iterable[str], of: Callable[[Item], Collection[str]]) -> Grouped:
    found: Grouped = {key: [] for key in keys}
    for item in items:
        for key in of(item):
            if key in found:
                found[key].append(item)
    return found
