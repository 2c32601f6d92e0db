"""All lists of a newsroom: of news, years, months, kinds, topics, places and stories, planned in one pass over the items."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from newsroom import addresses, chronicle, language, localities, stories, subjects, works
from newsroom.atlas import Atlas
from newsroom.composer import Composer
from newsroom.directory import Ended
from newsroom.grouping import Lists
from newsroom.item import Item
from newsroom.listing import Listing
from newsroom.settings import Settings
from newsroom.works import Work

_OF_ALL = ("news/", "topics/", "places/")  # lists that are followed by the feed of all news


def plan(
    items: Sequence[Item],
    lists: Lists,
    settings: Settings,
    moment: datetime,
    ground: str = "",
    atlas: Atlas | None = None,
    ended: Mapping[str, Ended] | None = None,
) -> tuple[Work[Listing], ...]:
    """Every list of the newsroom at its address, composed when it is asked for; topics, places and kinds without items too.

    `items` come newest first, as `life.shown` gives them for `moment`; `lists` files them, and all lists rest on `ground`.
    The maps of places are drawn from `atlas`; `ended` are the places that are no more, on which `ground` rests too.
    Withdrawn ones are in the list of their month only, but whatever list once held one keeps its address.
    """
    words = language.read(settings.language)
    composer = Composer(settings, words, moment, items, lists, ground, atlas or Atlas(settings), ended or {})
    return (
        *chronicle.plan(composer), *subjects.kinds(composer), *subjects.topics(composer),
        *localities.plan(composer), *stories.plan(composer),
    )  # fmt: skip


def rated(lists: Iterable[Work[Listing]], said: Callable[[str], str]) -> Iterator[Work[Listing]]:
    """The same lists, those with a feed of their own telling how often something comes in it, as `said` of their address.

    What is over, a year or a month, stays as it was written.
    """
    for work in lists:
        if addresses.is_by_time(work.name) or work.name.startswith("threads/"):
            yield work
        else:
            rate = said("" if work.name in _OF_ALL else work.name)
            yield Work(work.name, works.digest(work.rests_on, rate), partial(_rated, work, rate))


def _rated(work: Work[Listing], rate: str) -> Listing:
    return replace(work.make(), rate=rate)


def section_of(lists: Iterable[Listing], address: str, section: str) -> tuple[Item, ...]:
    """The items of one section of the list at `address`: `open` of `consultations/`, `current` of `alerts/`."""
    return next((x.section(section) for x in lists if x.address == address), ())
