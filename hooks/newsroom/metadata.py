"""What stands in the head of a page, for search engines, social networks and feed readers.

https://ogp.me, https://developer.x.com/en/docs/x-for-websites/cards; what stands there as JSON-LD is made in `jsonld`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from newsroom import jsonld, life, sentences
from newsroom.item import Consultation, Event, Item
from newsroom.language import Words
from newsroom.listing import Link
from newsroom.made import Card, Made
from newsroom.settings import Settings

TITLE_LIMIT = 65
DESCRIPTION_LIMIT = 200
ALT_LIMIT = 420

Tag = tuple[str, str, str]  # "property" or "name", its value, the content
_MEDIA_TYPES = {
    "feed.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",  # https://www.jsonfeed.org/version/1.1/
    "calendar.ics": "text/calendar",
}


@dataclass(frozen=True)
class FeedLink:
    """A feed or calendar that a reader may find by itself; `address` is a whole one."""

    name: str
    address: str

    @property
    def media_type(self) -> str:
        """From the end of the address; digests are RSS."""
        return _MEDIA_TYPES.get(self.address.rpartition("/")[2], "application/rss+xml")


@dataclass(frozen=True)
class Head:
    """The parts of a head in their order; addresses are absolute, `data` is JSON-LD that is safe inside a script element."""

    title: str
    description: str = ""
    canonical: str = ""
    tags: tuple[Tag, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    data: str = ""
    robots: str = ""


def of_item(made: Made, settings: Settings, words: Words, logo: str = "") -> Head:
    """The head of an item's page; `logo` is the address of the council's, from the root."""
    item = made.item
    canonical = absolute(settings, item.address)
    tags = (
        *_open_graph("article", canonical, item.title if len(item.title) <= TITLE_LIMIT else item.headline, item.summary,
                     settings, words),
        *(_image(made.card, settings) if made.card else ()),
        *_article(item, settings),
        *_twitter(made.card),
        *_fediverse(settings),
    )  # fmt: skip
    data = jsonld.describe(made, canonical, settings, words, tuple(_pictures(made, settings)), _whole(settings, logo))
    title = words("title", title=item.title, site=settings.site_name)
    feeds = _feeds(_item_feeds(item, settings, words), settings, words)
    return Head(title, item.summary, canonical, tags, feeds, data, "noindex" if made.mark else "")


def of_page(
    address: str, title: str, description: str, settings: Settings, words: Words,
    feeds: Iterable[Link] = (), card: Card | None = None,
) -> Head:  # fmt: skip
    """The head of any other page; the title of the home page is the newsroom's own name."""
    canonical = absolute(settings, address)
    branded = words("title", title=title, site=settings.site_name) if address else settings.site_name
    tags = (
        *_open_graph("website", canonical, title if address else settings.site_name, description, settings, words),
        *(_image(card, settings) if card else ()),
        *_twitter(card),
        *_fediverse(settings),
    )
    return Head(branded, description, canonical, tags, _feeds(feeds, settings, words))


def of_stand_in(title: str, settings: Settings, words: Words, moved_to: str = "") -> Head:
    """The head of a page that stands in for another: no search engine keeps it, no network draws a card of it.

    `moved_to` is the address, from the root, of the page that it stands in for, where that has one.
    """
    canonical = _whole(settings, moved_to)
    return Head(words("title", title=title, site=settings.site_name), canonical=canonical, robots="noindex")


def absolute(settings: Settings, address: str) -> str:
    """The whole address of what stands at `address`, from the site's root."""
    return settings.url + _quoted(address)


@lru_cache(1024)  # the feeds of topics, places and kinds stand in the head of every page
def _quoted(address: str) -> str:
    return quote(address, safe="/%#?=&~")


def _open_graph(
    sort: str, canonical: str, title: str, description: str, settings: Settings, words: Words
) -> Iterator[Tag]:
    yield "property", "og:type", sort
    yield "property", "og:site_name", settings.site_name
    yield "property", "og:locale", words.locale
    yield "property", "og:url", canonical
    yield "property", "og:title", sentences.cut(title, TITLE_LIMIT)
    if description:
        yield "property", "og:description", sentences.cut(description, DESCRIPTION_LIMIT)


def _image(card: Card, settings: Settings) -> Iterator[Tag]:
    address = absolute(settings, card.address)
    yield "property", "og:image", address
    if address.startswith("https:"):
        yield "property", "og:image:secure_url", address
    yield "property", "og:image:type", card.media_type
    yield "property", "og:image:width", str(card.width)
    yield "property", "og:image:height", str(card.height)
    yield "property", "og:image:alt", sentences.cut(card.alt, ALT_LIMIT)


def _article(item: Item, settings: Settings) -> Iterator[Tag]:
    yield "property", "article:published_time", item.date.isoformat()
    yield "property", "article:modified_time", life.updated(item).isoformat()
    if item.expires:
        yield "property", "article:expiration_time", item.expires.isoformat()
    topics = [settings.topic_name(key) for key in item.topics]
    if topics:
        yield "property", "article:section", topics[0]
    for tag in (*topics, *(settings.place_name(key) for key in item.places)):
        yield "property", "article:tag", tag


def _twitter(card: Card | None) -> Iterator[Tag]:
    yield "name", "twitter:card", "summary_large_image" if card else "summary"
    if card:
        yield "name", "twitter:image:alt", sentences.cut(card.alt, ALT_LIMIT)


def _fediverse(settings: Settings) -> Iterator[Tag]:
    if account := settings.follow.get("mastodon"):
        yield "name", "fediverse:creator", account


def _item_feeds(item: Item, settings: Settings, words: Words) -> Iterator[Link]:
    """Its topics', its places', its kind's, then the newsroom's; many readers take the first that they understand."""
    for key in item.topics:
        yield Link(settings.topic_name(key), f"topics/{key}/feed.xml")
    for key in item.places:
        yield Link(settings.place_name(key), f"places/{key}/feed.xml")
    if item.listing:
        yield Link(words(item.listing.rstrip("/")), f"{item.listing}feed.xml")
    yield Link("", "feed.xml")
    yield Link("", "atom.xml")
    if isinstance(item, Consultation | Event):
        yield Link(words(item.listing.rstrip("/")), f"{item.listing}calendar.ics")


def _feeds(links: Iterable[Link], settings: Settings, words: Words) -> tuple[FeedLink, ...]:
    """Every name holds the newsroom's, since readers show it among those of others."""
    return tuple(FeedLink(_named(link.name, settings, words), absolute(settings, link.address)) for link in links)


def _named(name: str, settings: Settings, words: Words) -> str:
    site = settings.site_name
    if not name:
        return site
    return name if site in name else words("title", title=name, site=site)


def _pictures(made: Made, settings: Settings) -> Iterator[str]:
    if made.card:
        yield absolute(settings, made.card.address)
    if made.picture:
        yield absolute(settings, made.picture.variants[-1].jpeg)


def _whole(settings: Settings, address: str) -> str:
    return absolute(settings, address) if address else ""
