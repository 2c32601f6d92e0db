"""What a resident asks by a street or postcode, and the maps of places: all that is written about where people live."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from newsroom import affected, areas, maps, postcodes
from newsroom.atlas import Atlas
from newsroom.directory import Directory
from newsroom.grouping import Lists
from newsroom.language import Words
from newsroom.listing import Listing
from newsroom.made import Slip
from newsroom.settings import Settings
from newsroom.works import Work


def plan(
    slips: Sequence[Slip], lists: Lists, listings: Iterable[Work[Listing]], directory: Directory, atlas: Atlas,
    settings: Settings, words: Words, moment: datetime, ground: str,
) -> Iterator[Work[Sequence[tuple[str, bytes]]]]:  # fmt: skip
    """`lists` file the items of the `slips`, `listings` are what is composed of them."""
    yield from affected.plan(slips, settings, words, moment, directory.ended)
    yield from areas.plan(slips, lists, settings, words, moment, directory.ended)
    yield from postcodes.plan(directory, settings, ground)
    yield from maps.plan(listings, atlas, settings, moment, directory.ended)
