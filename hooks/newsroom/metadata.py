"""What stands in the head of a page, for search engines, social networks and feed readers.

https://ogp.me, https://developer.x.com/en/docs/x-for-websites/cards, https://schema.org/NewsArticle
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from newsroom.item import Item
from newsroom.language import Words
from newsroom.listings import Link
from newsroom.made import Card, Made
from newsroom.settings import LICENCES, Settings

TITLE_LIMIT = 65
DESCRIPTION_LIMIT = 200
ALT_LIMIT = 420

Tag = tuple[str, str, str]  # "property" or "name", its value, the content


@dataclass(frozen=True)
class Head:
    """The parts of a head in their order; addresses are absolute, `data` is JSON-LD that is safe inside a script element."""

    title: str
    description: str = ""
    canonical: str = ""
    tags: tuple[Tag, ...] = ()
    feeds: tuple[Link, ...] = ()
    data: str = ""
    robots: str = ""


def of_item(made: Made, settings: Settings, words: Words, logo: str = "") -> Head:
    """The head of an item's page; `logo` is the address of the council's, from the root."""
    item = made.item
    canonical = absolute(settings, item.address)
    feeds = tuple(_item_feeds(item, settings))
    tags = (
        *_open_graph("article", canonical, item.title if len(item.title) <= TITLE_LIMIT else item.headline, item.summary,
                     settings, words),
        *(_image(made.card, settings) if made.card else ()),
        *_article(item, settings),
        *_twitter(made.card),
        *_fediverse(settings),
    )  # fmt: skip
    data = _in_script(_news_article(made, canonical, settings, words, logo))
    title = words("title", title=item.title, site=settings.site_name)
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
    links = tuple(Link(link.name, absolute(settings, link.address)) for link in feeds)
    return Head(branded, description, canonical, tags, links)


def of_stand_in(title: str, settings: Settings, words: Words) -> Head:
    """The head of a page that stands in for another: it has no address of its own and no search engine keeps it."""
    return Head(words("title", title=title, site=settings.site_name), robots="noindex")


def absolute(settings: Settings, address: str) -> str:
    """The whole address of what stands at `address`, from the site's root."""
    return settings.url + quote(address, safe="/%#?=&~")


def cut(text: str, limit: int) -> str:
    """At most `limit` characters: whole sentences where two thirds of it can be filled so, or else whole words and …"""
    if len(text) <= limit:
        return text
    start = text[:limit]
    if (end := max(start.rfind(mark) for mark in (". ", "! ", "? "))) >= limit * 2 // 3:
        return start[: end + 1]
    words, _, _ = start.rpartition(" ")
    return (words or text[: limit - 1]).rstrip(" ,;:–-") + "…"


def _open_graph(
    sort: str, canonical: str, title: str, description: str, settings: Settings, words: Words
) -> Iterator[Tag]:
    yield "property", "og:type", sort
    yield "property", "og:site_name", settings.site_name
    yield "property", "og:locale", words.locale
    yield "property", "og:url", canonical
    yield "property", "og:title", cut(title, TITLE_LIMIT)
    if description:
        yield "property", "og:description", cut(description, DESCRIPTION_LIMIT)


def _image(card: Card, settings: Settings) -> Iterator[Tag]:
    address = absolute(settings, card.address)
    yield "property", "og:image", address
    if address.startswith("https:"):
        yield "property", "og:image:secure_url", address
    yield "property", "og:image:type", card.media_type
    yield "property", "og:image:width", str(card.width)
    yield "property", "og:image:height", str(card.height)
    yield "property", "og:image:alt", cut(card.alt, ALT_LIMIT)


def _article(item: Item, settings: Settings) -> Iterator[Tag]:
    yield "property", "article:published_time", item.date.isoformat()
    yield "property", "article:modified_time", item.date.isoformat()
    topics = [settings.topic_name(key) for key in item.topics]
    if topics:
        yield "property", "article:section", topics[0]
    for tag in (*topics, *(settings.place_name(key) for key in item.places)):
        yield "property", "article:tag", tag


def _twitter(card: Card | None) -> Iterator[Tag]:
    yield "name", "twitter:card", "summary_large_image" if card else "summary"
    if card:
        yield "name", "twitter:image:alt", cut(card.alt, ALT_LIMIT)


def _fediverse(settings: Settings) -> Iterator[Tag]:
    if account := settings.follow.get("mastodon"):
        yield "name", "fediverse:creator", account


def _item_feeds(item: Item, settings: Settings) -> Iterator[Link]:
    """Its topics', its places', then the newsroom's."""
    for key in item.topics:
        name = f"{settings.topic_name(key)} – {settings.site_name}"
        yield Link(name, absolute(settings, f"topics/{key}/feed.xml"))
    for key in item.places:
        name = f"{settings.place_name(key)} – {settings.site_name}"
        yield Link(name, absolute(settings, f"places/{key}/feed.xml"))
    yield Link(settings.site_name, absolute(settings, "feed.xml"))


def _news_article(made: Made, canonical: str, settings: Settings, words: Words, logo: str) -> dict[str, object]:
    item = made.item
    pictures = [made.picture.variants[-1].jpeg] if made.picture else []
    council: dict[str, object] = {"@type": "GovernmentOrganization", "name": settings.council, "url": settings.url}
    if logo:
        council["logo"] = {"@type": "ImageObject", "url": absolute(settings, logo)}
    article: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": item.title,
        "description": item.summary,
        "datePublished": item.date.isoformat(),
        "dateModified": item.date.isoformat(),
        "image": [absolute(settings, address) for address in (*([made.card.address] if made.card else ()), *pictures)],
        "author": council,
        "publisher": council,
        "mainEntityOfPage": {"@type": "WebPage", "@id": canonical},
        "inLanguage": words.code,
        "isAccessibleForFree": True,
        "license": LICENCES[settings.licence][1],
    }
    if item.topics:
        article["articleSection"] = [settings.topic_name(key) for key in item.topics]
    if item.places:
        article["contentLocation"] = [{"@type": "Place", "name": settings.place_name(key)} for key in item.places]
    return article


def _in_script(data: dict[str, object]) -> str:
    """No character that could end the script element or open another."""
    raw = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return raw.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
