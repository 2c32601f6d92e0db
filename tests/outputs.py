"""Every output of a kind at once, as a build that plans it and makes all of it has it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from newsroom import calendars, entries, grouping, listings, publications, syndication
from newsroom import digests as digests_
from newsroom.atlas import Atlas
from newsroom.directory import Ended
from newsroom.grouping import Lists
from newsroom.item import Item
from newsroom.language import Words
from newsroom.listing import Listing
from newsroom.made import Made, Slip, pack
from newsroom.settings import Settings
from newsroom.works import Work

Written = tuple[str, bytes]


def lists(items: Sequence[Item], settings: Settings, moment: datetime) -> tuple[Listing, ...]:
    """Every list; `items` come newest first, as `life.shown` gives them for `moment`."""
    return tuple(work.make() for work in planned(items, settings, moment))


def planned(
    items: Sequence[Item], settings: Settings, moment: datetime, atlas: Atlas | None = None,
    ended: Mapping[str, Ended] | None = None,
) -> tuple[Work[Listing], ...]:  # fmt: skip
    """The same, not made yet; each item rests on its title alone."""
    lists_of = (grouping.lists_of(item, settings) for item in items)
    filed = Lists(items, lists_of, (item.title.encode() for item in items))
    return listings.plan(items, filed, settings, moment, "", atlas, ended)


def feeds(
    made: Sequence[Made],
    settings: Settings,
    words: Words,
    founded: datetime,
    stylesheet: str,
    kept: Collection[str] = (),
) -> Iterator[Written]:
    """Every feed, every archive and feeds.opml; `made` are all public items, as they are shown."""
    for work in syndication.plan([slip(one, settings) for one in made], settings, words, founded, stylesheet, kept):
        yield from work.make()


def digests(
    made: Sequence[Made], settings: Settings, words: Words, moment: datetime, founded: datetime, stylesheet: str,
    kept: Collection[str] = (),
) -> Iterator[Written]:  # fmt: skip
    """Every digest; `made` are all public items, as they are shown at `moment`."""
    slips = [slip(one, settings) for one in made]
    for work in digests_.plan(slips, settings, words, moment, founded, stylesheet, kept):
        yield from work.make()


def calendar(items: Sequence[Item], settings: Settings, words: Words, kept: Collection[str] = ()) -> Iterator[Written]:
    """Every calendar, empty ones too; `items` are public and as `life.shown` gives them."""
    for work in calendars.plan([Slip(item) for item in items], settings, words, kept):
        yield from work.make()


def record(items: Sequence[Item], settings: Settings) -> dict[str, bytes]:
    """publications.json and publications.csv; `items` are public, as `life.shown` gives them, newest first."""
    parts = [publications.parts_of(item, settings) for item in items]
    return publications.join([said for said, _ in parts], [row for _, rows in parts for row in rows], settings)


def slip(made: Made, settings: Settings, basis: bytes = b"") -> Slip:
    """The slip of an item that was made of what `basis` is the digest of."""
    feeds_, stubs = syndication.feeds_of(made.item, settings), entries.stubs(made.item)
    return Slip(
        made.item, made.card, made.picture, made.mark, made.phase, basis, grouping.lists_of(made.item, settings),
        feeds_, stubs, packed=pack(made.html),
    )  # fmt: skip
