"""The lists by what news is about: of every kind and of every topic, with their years."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.composer import Composer
from newsroom.item import KINDS
from newsroom.listing import Link, Listing, by_name
from newsroom.works import Work

_CALENDARS = ("consultations/", "events/")  # of the kinds, those that have one
_KIND_NAMES = {kind.listing: name for name, kind in KINDS.items() if kind.listing}


def kinds(composer: Composer) -> Iterator[Work[Listing]]:
    """The list of every kind that has one, and those of its years."""
    for address, key in _KIND_NAMES.items():
        plural = address.rstrip("/")
        name, about = composer.words(plural), composer.words(f"about_{plural}", council=composer.settings.council)
        feeds = composer.own_feeds(name, address, is_broad=True, has_calendar=address in _CALENDARS)
        listing = Listing(address, "kind", name, about, key, name, feeds=feeds)
        yield from composer.with_years(listing, (composer.home,), composer.newest_of)


def topics(composer: Composer) -> Iterator[Work[Listing]]:
    """The list of all topics, that of each, and those of its years."""
    words = composer.words
    names = {key: composer.settings.topic_name(key) for key in composer.settings.topics}
    links = tuple(
        Link(names[key], f"topics/{key}/", composer.lists.count(f"topics/{key}/")) for key in by_name(names, names)
    )
    index = composer.index("topics", words("topics"), words("about_topics"), links)
    yield composer.of_index(index, lambda: index)
    for key, name in names.items():
        about = words("about_topic", council=composer.settings.council, name=name)
        feeds = composer.own_feeds(name, f"topics/{key}/", is_broad=True)
        listing = Listing(f"topics/{key}/", "topic", name, about, key, name, feeds=feeds)
        yield from composer.with_years(listing, (composer.home, Link(words("topics"), "topics/")), composer.newest_of)
