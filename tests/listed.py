"""The lists of a few items, and what stands on them."""

from __future__ import annotations

import outputs
import shown
from newsroom import life
from newsroom.item import Item
from newsroom.listing import Listing, Role

ROOT_FEEDS = ["feed.xml", "atom.xml", "feed.json"]


def composed(*items: Item, **settings: object) -> dict[str, Listing]:
    """By address every list of a newsroom of these items."""
    newest_first = [life.shown(i, shown.MOMENT) for i in sorted(items, key=lambda i: i.date, reverse=True)]
    return {x.address: x for x in outputs.lists(newest_first, shown.council(**settings), shown.MOMENT)}


def names(listing: Listing) -> list[str]:
    """The titles of its items, without what they have in common."""
    return [i.title.removeprefix("Title of ") for i in listing.items]


def counts(listing: Listing, role: Role) -> dict[str, int | None]:
    """By address what the links of one role count."""
    return {link.address: link.count for link in listing.group(role)}


def newest(*items: Item) -> dict[str, str | None]:
    """By address when something was last new on the list, as month and day."""
    return {address: f"{x.newest:%m-%d}" if x.newest else None for address, x in composed(*items).items()}
