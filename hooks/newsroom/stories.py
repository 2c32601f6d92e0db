"""The lists by story: the items of each thread from the first to the latest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from newsroom.composer import Composer
from newsroom.listing import Link, Listing
from newsroom.sections import Section
from newsroom.works import Work


def plan(composer: Composer) -> Iterator[Work[Listing]]:
    """Every story, oldest first; it has no feed of its own, so it leads to those of its items' topics."""
    for address in composer.lists.threads():
        yield composer.work(address, partial(_story, composer, address))


def _story(composer: Composer, address: str) -> Listing:
    words = composer.words
    found = tuple(reversed(composer.lists.kept(address)))
    topics = dict.fromkeys(topic for item in found for topic in item.topics)
    feeds = tuple(Link(composer.settings.topic_name(topic), f"topics/{topic}/feed.xml") for topic in topics)
    name = composer.settings.thread_name(composer.lists.items(address)[0].thread or "")
    return Listing(
        address, "thread", name, words("about_thread"), "", name,
        (Section("", "", found),), len(found), (composer.home, Link(words("news"), "news/")),
        feeds=(*feeds, *composer.root_feeds), newest=composer.newest(address, found),
    )  # fmt: skip
