"""The lists by where news is: of all places and of every place, what is current there first, with its map and years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from newsroom import grouping, sections
from newsroom.composer import NEWEST, Composer
from newsroom.gazetteer import Gazetteer
from newsroom.item import Item
from newsroom.listing import Link, Listing
from newsroom.works import Work

COUNCIL_WIDE = 3


def plan(composer: Composer) -> Iterator[Work[Listing]]:
    """The list of all places, that of each, and those of its years."""
    alerts = sections.current_alerts(composer.lists.kept("alerts/"), composer.moment)
    here = Counter(key for item in alerts for key in grouping.listed_in(item, composer.settings))
    counts = {key: composer.lists.count(f"places/{key}/") for key in composer.settings.places}
    gazetteer = Gazetteer(composer.settings, composer.words, composer.atlas, here, counts, composer.ended)
    yield _all(composer, gazetteer)
    everywhere = [item for item in alerts if not item.places]
    above = {item.address for item in everywhere}
    newest = (i for i in composer.all if not (i.places or i.withdrawn or i.address in above))
    wide = tuple(islice(newest, COUNCIL_WIDE))
    for key in composer.settings.places:
        yield from _place(composer, key, gazetteer, everywhere, wide)


def _all(composer: Composer, gazetteer: Gazetteer) -> Work[Listing]:
    listing = replace(
        composer.index("places", composer.words("places"), composer.words("about_places"), gazetteer.index()),
        branches=gazetteer.tree(),
    )
    return composer.of_index(
        listing, lambda: gazetteer.mapped(listing), composer.atlas.basis, repr(sorted(gazetteer.alerts.items()))
    )


def _place(
    composer: Composer, key: str, gazetteer: Gazetteer, everywhere: Sequence[Item], wide: tuple[Item, ...]
) -> Iterator[Work[Listing]]:  # fmt: skip
    name, address = gazetteer.names[key], f"places/{key}/"
    listing = Listing(
        address, "place", name, composer.words("about_place", council=composer.settings.council, name=name), key, name,
        groups=gazetteer.groups(key), feeds=composer.own_feeds(name, address, has_calendar=True), council_wide=wide,
        map_data=f"{address}map.geojson" if composer.atlas.locates(key) else "",
    )  # fmt: skip
    yield from composer.with_years(
        listing, (composer.home, Link(composer.words("places"), "places/")),
        lambda main: gazetteer.mapped(_filled(composer, main, everywhere)),
        composer.atlas.basis, repr(listing.groups), *map(composer.lists.basis_of, everywhere),
    )  # fmt: skip


def _filled(composer: Composer, listing: Listing, everywhere: Sequence[Item]) -> Listing:
    """What is current there, or in the whole council area, then the rest by month."""
    kept = composer.lists.kept(listing.address)
    parts = sections.of_place(kept, everywhere, composer.moment, composer.words)
    parts = sections.first(parts, NEWEST + len(everywhere))
    filled = replace(listing, sections=parts, total=len(kept), is_cut=len(kept) > NEWEST)
    return replace(filled, newest=composer.newest(listing.address, (*filled.items, *listing.council_wide)))
