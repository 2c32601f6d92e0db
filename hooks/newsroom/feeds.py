"""RSS 2.0 of any list of items; https://www.rssboard.org/rss-profile and the rules of the W3C validator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator
from lxml.etree import QName, SubElement, _Element

from newsroom import markup
from newsroom.language import Words
from newsroom.made import Made
from newsroom.settings import LICENCES, Settings

XHTML = "http://www.w3.org/1999/xhtml"
MOST = 20
MOST_AT_ROOT = 50
_WINDOW = timedelta(days=30)


@dataclass(frozen=True)
class Feed:
    """What one feed is about: its own address, the address of the list it follows, both from the site's root."""

    address: str
    listing: str
    title: str
    description: str


def newest(entries: Sequence[Made], *, root: bool) -> Sequence[Made]:
    """The entries that a feed holds: the newest 20; at the root 50, or all of the 30 days before the newest."""
    if not root or not entries:
        return entries[:MOST]
    since = entries[0].item.date.timestamp() - _WINDOW.total_seconds()
    recent = sum(1 for made in entries if made.item.date.timestamp() > since)
    return entries[: max(MOST_AT_ROOT, recent)]


def render(
    feed: Feed, entries: Sequence[Made], settings: Settings, words: Words, founded: datetime, stylesheet: str
) -> bytes:
    """The RSS document; `entries` newest first, `founded` dates a feed that has none, `stylesheet` from the site's root."""
    rss = FeedGenerator()
    rss.register_extension("page", _LinkToPage, atom=False)
    rss.load_extension("dc", atom=False)
    rss.title(feed.title)
    rss.description(feed.description)
    rss.link(href=settings.url + feed.address, rel="self", type="application/rss+xml")
    rss.link(href=settings.url + feed.listing, rel="alternate")  # feedgen takes the last one as the channel's link
    rss.language(words.locale.replace("_", "-").lower())
    rss.copyright(f"{settings.council}. {LICENCES[settings.licence][0]}: {LICENCES[settings.licence][1]}")
    rss.generator("Newsroom")
    rss.docs("https://www.rssboard.org/rss-specification")
    rss.ttl(15)
    dated = max((made.item.date for made in entries), default=founded, key=datetime.timestamp)
    rss.pubDate(dated)
    rss.lastBuildDate(dated)
    rss.page.say(settings.url + feed.listing, words("feed_to_page"))
    for made in entries:
        _add(rss.add_entry(order="append"), made, settings, words)
    instruction = f'<?xml-stylesheet type="text/css" href="{settings.url}{stylesheet}"?>\n'.encode()
    head, _, rest = bytes(rss.rss_str(pretty=True)).partition(b"?>\n")
    return head + b"?>\n" + instruction + rest


def _add(entry: FeedEntry, made: Made, settings: Settings, words: Words) -> None:
    item = made.item
    address = settings.url + item.address
    entry.id(settings.tag(item.id))
    entry.guid(settings.tag(item.id), permalink=False)
    entry.title(item.title)
    entry.link(href=address)
    entry.description(item.summary)
    entry.content(_content(made, settings, words))
    entry.dc.dc_creator(settings.council)
    entry.published(item.date)
    entry.updated(item.date)
    if made.card:
        entry.enclosure(settings.url + made.card.address, str(made.card.size), made.card.media_type)
    for group, keys, name in (
        ("topics", item.topics, settings.topic_name),
        ("places", item.places, settings.place_name),
    ):
        for key in keys:
            entry.category(term=name(key), scheme=f"{settings.url}{group}/")


def _content(made: Made, settings: Settings, words: Words) -> str:
    """The whole item: its picture, its text and where it may be re-used from, every address absolute."""
    picture = ""
    if made.picture:
        picture = f"<figure>{markup.figure(made.picture, lazy=False)}</figure>"
        picture = markup.absolute(picture, settings.url)
    return picture + markup.absolute(made.html, settings.url + made.item.address)


class _LinkToPage(BaseExtension):  # type: ignore[misc, unused-ignore]
    """One link that a browser shows when a person opens the feed, styled by CSS, since XSLT is gone."""

    def __init__(self) -> None:
        self._href = self._text = ""

    def say(self, href: str, text: str) -> None:
        self._href, self._text = href, text

    def extend_ns(self) -> dict[str, str]:
        return {"xhtml": XHTML}

    def extend_rss(self, rss: _Element) -> _Element:
        link = SubElement(rss[0], QName(XHTML, "a"), href=self._href)
        link.text = self._text
        return rss
