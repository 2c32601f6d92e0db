"""RSS 2.0 and Atom; https://www.rssboard.org/rss-profile, RFC 4287, RFC 5005 and the rules of the W3C validator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from html import escape

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml.etree import Element, QName, SubElement, _Element, tostring

from newsroom import entries, stamps
from newsroom.entries import Entry, Feed
from newsroom.language import Words
from newsroom.settings import Settings

XHTML = "http://www.w3.org/1999/xhtml"
HISTORY = "http://purl.org/syndication/history/1.0"
_GENERATOR = "Newsroom"
_NAMES = {"content": "http://purl.org/rss/1.0/modules/content/", "dc": "http://purl.org/dc/elements/1.1/"}  # in RSS
_KEPT = 2048  # entries as they are written, since one stands in the feeds of all its topics and places
_PLAIN = re.compile(rb"<(title|description|subtitle|summary)>[^<]*")


def rss(
    feed: Feed, found: Sequence[Entry], settings: Settings, words: Words, founded: datetime, stylesheet: str
) -> bytes:
    """The RSS document; entries newest first, `founded` dates a feed that has none, `stylesheet` from the site's root."""
    made = FeedGenerator()
    made.register_extension("page", _LinkToPage, atom=False)
    made.load_extension("dc", atom=False)  # declares the name that its entries have
    made.title(feed.title)
    made.description(feed.about)
    made.link(href=settings.url + feed.rss, rel="self", type="application/rss+xml")
    made.link(href=settings.url + feed.listing, rel="alternate")  # feedgen takes the last one as the channel's link
    made.language(entries.language(words).lower())
    made.copyright(entries.rights(settings))
    made.generator(_GENERATOR)
    made.docs("https://www.rssboard.org/rss-specification")
    made.ttl(15)
    made.pubDate(stamps.whole(max((entry.published for entry in found), default=founded, key=datetime.timestamp)))
    made.lastBuildDate(stamps.whole(entries.latest(found, founded)))
    made.page.say(settings.url + feed.listing, words("feed_to_page"))
    written = [_in_rss(entry, settings.council) for entry in found]
    return _joined(bytes(made.rss_str(pretty=True)), settings.url + stylesheet, written, b"  </channel>")


def atom(
    feed: Feed,
    found: Sequence[Entry],
    settings: Settings,
    words: Words,
    founded: datetime,
    stylesheet: str,
    *,
    previous: str = "",
    current: str = "",
    following: str = "",
) -> bytes:
    """The Atom document; `previous` is the address of the archive before it, `current` makes an archive of that feed.

    An archive has no enclosures, so that a card which is drawn anew leaves it as it was. One that names neither
    `previous` nor `following` is not yet marked as one: the validator wants a way on from every archive.
    """
    made = FeedGenerator()
    made.register_extension("page", _LinkToPage, rss=False)
    made.id(settings.tag(current or feed.atom))  # an archive is a part of the feed that it belongs to
    made.title(feed.title)
    made.subtitle(feed.about)
    made.updated(max((_updated(entry) for entry in found), default=stamps.whole(founded), key=datetime.timestamp))
    made.author(name=settings.council, uri=settings.url)
    made.language(entries.language(words))
    made.rights(entries.rights(settings))
    made.generator(_GENERATOR)
    made.link(href=settings.url + feed.atom, rel="self", type="application/atom+xml")
    made.link(href=settings.url + feed.listing, rel="alternate", type="text/html", hreflang=entries.language(words))
    for rel, address in (("current", current), ("prev-archive", previous), ("next-archive", following)):
        if address:
            made.link(href=settings.url + address, rel=rel, type="application/atom+xml")
    made.page.say(
        settings.url + feed.listing, words("feed_to_page"), is_archive=bool(current and (previous or following))
    )
    written = [_in_atom(entry, entries.language(words), not current) for entry in found]
    return _joined(bytes(made.atom_str(pretty=True)), settings.url + stylesheet, written, b"</feed>")


@lru_cache(_KEPT)
def _in_rss(entry: Entry, council: str) -> bytes:
    """An entry as it stands in each RSS feed that holds it."""
    made = FeedEntry()
    made.load_extension("dc", atom=False)
    made.guid(entry.id, permalink=False)
    made.title(entry.title)
    made.link(href=entry.address)
    made.description(escape(entry.summary, quote=False))  # readers take it for HTML, whatever stands in it
    made.content(entry.html)
    made.dc.dc_creator(council)
    made.published(stamps.whole(entry.published))
    if entry.enclosure:
        made.enclosure(entry.enclosure.address, str(entry.enclosure.size), entry.enclosure.media_type)
    made.category([{"term": c.label, "scheme": c.scheme} for c in entry.tags])
    feed = Element("rss", nsmap=_NAMES)
    SubElement(feed, "channel").append(made.rss_entry())
    return _within(feed, b"    <item>", b"  </channel>")


@lru_cache(_KEPT)
def _in_atom(entry: Entry, language: str, with_enclosure: bool) -> bytes:
    """An entry as it stands in each Atom feed that holds it."""
    made = FeedEntry()
    made.register_extension("page", _Links, rss=False)
    made.id(entry.id)
    made.title(entry.title)
    made.summary(entry.summary)
    made.content(entry.html, type="html")
    made.published(stamps.whole(entry.published))
    made.updated(_updated(entry))
    made.category([{"term": c.term, "scheme": c.scheme, "label": c.label} for c in entry.categories])
    page = {"type": "text/html", "hreflang": language}
    made.page.add(rel="alternate", href=entry.address, **page)
    if entry.related:
        made.page.add(rel="related", href=entry.related, **page)
    if entry.enclosure and with_enclosure:
        card = entry.enclosure
        made.page.add(rel="enclosure", href=card.address, type=card.media_type, length=str(card.size))
    feed = Element("feed")
    feed.append(made.atom_entry())
    return _within(feed, b"  <entry>", b"</feed>")


def _within(feed: _Element, start: bytes, end: bytes) -> bytes:
    """What stands in a feed from the first `start` to the last `end`."""
    raw = bytes(tostring(feed, pretty_print=True, encoding="UTF-8"))
    return _PLAIN.sub(_numeric, raw[raw.index(start) : raw.rindex(end)])


def _updated(entry: Entry) -> datetime:
    """Told apart within its second by its id: the validator wants no two entries of a feed updated at one moment.

    Items of one day are, when none has a clock, and so are a correction and the item that it corrects.
    """
    fraction = int.from_bytes(sha256(entry.id.encode()).digest()[:8], "big") % 1_000_000
    return stamps.whole(entry.updated).replace(microsecond=fraction)


def _joined(raw: bytes, stylesheet: str, written: Iterable[bytes], end: bytes) -> bytes:
    """The feed with its entries before its `end`, and with its looks for who opens it in a browser."""
    instruction = f'<?xml-stylesheet type="text/css" href="{stylesheet}"?>\n'.encode()
    head, _, rest = raw.partition(b"?>\n")
    above, _, below = _PLAIN.sub(_numeric, rest).rpartition(end)
    return b"".join((head, b"?>\n", instruction, above, *written, end, below))


def _numeric(found: re.Match[bytes]) -> bytes:
    """`&` and `<` of plain texts as the RSS profile wants them."""
    return found[0].replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;")


class _LinkToPage(BaseExtension):  # type: ignore[misc, unused-ignore]
    """One link that a browser shows when a person opens the feed, styled by CSS, since XSLT is gone."""

    def __init__(self) -> None:
        self._href = self._text = ""
        self._is_archive = False

    def say(self, href: str, text: str, *, is_archive: bool = False) -> None:
        self._href, self._text, self._is_archive = href, text, is_archive

    def extend_ns(self) -> dict[str, str]:
        return {"fh": HISTORY} if self._is_archive else {}

    def extend_rss(self, rss: _Element) -> _Element:
        self._link(rss[0])
        return rss

    def extend_atom(self, feed: _Element) -> _Element:
        if self._is_archive:
            SubElement(feed, QName(HISTORY, "archive"))
        self._link(feed)
        return feed

    def _link(self, parent: _Element) -> None:
        """In a <div> and without a prefix, as the validator wants XHTML there."""
        div = SubElement(parent, QName(XHTML, "div"), nsmap={None: XHTML})
        SubElement(div, QName(XHTML, "a"), href=self._href).text = self._text


class _Links(BaseEntryExtension):  # type: ignore[misc, unused-ignore]
    """The links of an Atom entry: feedgen 1.0.0 writes them without rel, type, length and hreflang."""

    def __init__(self) -> None:
        self._links: list[dict[str, str]] = []

    def add(self, **attributes: str) -> None:
        self._links.append(attributes)

    def extend_atom(self, entry: _Element) -> _Element:
        for attributes in self._links:
            SubElement(entry, "link", attributes)
        return entry
