"""How a person follows a list, in the order of what most people know: email, a calendar, a feed reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from newsroom.language import Words
from newsroom.listing import Link, Listing
from newsroom.settings import Settings


@dataclass(frozen=True)
class Way:
    """One way: `address` is a whole one; email has a link with words of its own, the others an address to be copied."""

    sort: Literal["email", "calendar", "feed"]
    name: str
    how: str
    address: str


def name(listing: Listing, settings: Settings) -> str:
    """What is followed: the list's subject, or else all of the newsroom."""
    return listing.subject or settings.site_name


def ways(listing: Listing, settings: Settings, words: Words) -> tuple[Way, ...]:
    """The ways to follow a list; none for a story, which has no feed of its own."""
    return () if listing.sort == "thread" else tuple(_ways(listing, settings, words))


def of_story(listing: Listing) -> tuple[Link, ...]:
    """The pages of the topics, or the list of all news, whose feeds carry the items of a story."""
    own = [Link(feed.name, feed.address.removesuffix("feed.xml")) for feed in listing.feeds if _is_of_topic(feed)]
    return tuple(own) or (Link(listing.crumbs[-1].name, listing.crumbs[-1].address),)


def _ways(listing: Listing, settings: Settings, words: Words) -> Iterator[Way]:
    if template := settings.follow.get("email"):
        link = words("way_email_link", name=name(listing, settings))
        yield Way("email", words("way_email"), link, template.replace("{key}", quote(listing.key, safe="")))
    if calendar := _first(listing, "calendar.ics"):
        yield Way("calendar", words("way_calendar"), words("way_calendar_how"), settings.url + calendar)
    yield Way("feed", words("way_feed"), words("way_feed_how"), settings.url + _first(listing, "feed.xml"))


def _first(listing: Listing, ending: str) -> str:
    return next((feed.address for feed in listing.feeds if feed.address.endswith(ending)), "")


def _is_of_topic(feed: Link) -> bool:
    return feed.address.startswith("topics/")
