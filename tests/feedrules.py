"""What the W3C feed validator finds fault with at level AA, as far as a newsroom's feeds could ever meet it.

Its rules are described at https://validator.w3.org/feed/docs/; each sentence here is one of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from email.utils import parsedate_to_datetime
from html.entities import name2codepoint
from urllib.parse import urlsplit

from lxml import etree, html
from lxml.etree import _Element

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
HISTORY = "{http://purl.org/syndication/history/1.0}archive"
XHTML = "{http://www.w3.org/1999/xhtml}"
XML = "{http://www.w3.org/XML/1998/namespace}"

_URI = re.compile(r"https?://[\w.:-]+/[\w;/?:@&=+$.\-!~*'()%,#]*", re.ASCII)
_TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d){0,2}:[\w/:.\-]+(#[\w\-]+)?", re.ASCII)
_RFC_2822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)
_END_TAG = re.compile(r"</(\w+)>|<[a-zA-Z/]")
_ENTITY = re.compile(r"&(#?\w+)")
_SAFE_NAMES = (
    "a abbr article aside b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption"
    " figure footer h2 h3 h4 h5 h6 header hr i img ins kbd li mark ol p picture pre q s samp section small source span"
    " strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
)
_SAFE = frozenset(_SAFE_NAMES.split())
_RELS = frozenset({"alternate", "current", "enclosure", "next-archive", "prev-archive", "related", "self"})


def faults(raw: bytes, address: str) -> list[str]:
    """Everything wrong with an RSS or Atom document that is served at `address`."""
    root = etree.fromstring(raw)
    lines = raw.decode().split("\n")
    if root.tag == "rss":
        return list(_rss(root, address, lines))
    assert root.tag == f"{ATOM}feed", root.tag
    return list(_atom(root, address, lines, raw))


def _rss(root: _Element, address: str, lines: list[str]) -> Iterator[str]:
    (channel,) = root
    if root.get("version") != "2.0":
        yield "is not RSS 2.0"
    yield from _once(channel, ("title", "link", "description", "language", "lastBuildDate", "pubDate", "ttl"))
    yield from _own_address([e for e in channel if e.tag == f"{ATOM}link"], address)
    yield from _head_first(channel, "item")
    yield from _xhtml(channel)
    for element in channel:
        if element.tag in ("title", "description", "copyright"):
            yield from _plain(element, lines)
        if element.tag in ("lastBuildDate", "pubDate"):
            yield from _dated_822(element)
    items = channel.findall("item")
    yield from _unique("guid", (item.findtext("guid") for item in items))
    for item in items:
        yield from _rss_item(item, lines)


def _rss_item(item: _Element, lines: list[str]) -> Iterator[str]:
    yield from _once(item, ("title", "link", "description", "guid", "pubDate", CONTENT))
    if len(item.findall("enclosure")) > 1:
        yield "has two enclosures"
    tags = [element.tag for element in item]
    if tags.index("description") > tags.index(CONTENT):
        yield "description comes after content"
    yield from _plain(item[tags.index("title")], lines)
    for category in item.findall("category"):
        yield from _plain(category, lines)
    yield from _uri(item.findtext("link"))
    yield from _html(item.findtext("description"))
    yield from _html(item.findtext(CONTENT))
    yield from _dated_822(item[tags.index("pubDate")])
    guid = item[tags.index("guid")]
    if guid.get("isPermaLink") != "false" or not _TAG.fullmatch(guid.text or ""):
        yield f"guid {guid.text} is no tag"
    for enclosure in item.findall("enclosure"):
        yield from _uri(enclosure.get("url"))
        if not (enclosure.get("length") or "").isdigit() or not _MEDIA_TYPE.fullmatch(enclosure.get("type") or ""):
            yield "enclosure without length or type"


def _atom(root: _Element, address: str, lines: list[str], raw: bytes) -> Iterator[str]:
    if b"<atom:" in raw or b"<xhtml:" in raw or b"xmlns:xhtml" in raw:
        yield "has prefixes that old readers do not know"
    if not root.get(f"{XML}lang"):
        yield "has no language"
    yield from _once(root, tuple(ATOM + name for name in ("id", "title", "updated", "author", "rights", "subtitle")))
    yield from _own_address(root.findall(f"{ATOM}link"), address)
    yield from _head_first(root, f"{ATOM}entry")
    yield from _xhtml(root)
    yield from _atom_links(root)
    rels = [link.get("rel") for link in root.findall(f"{ATOM}link")]
    if root.find(HISTORY) is not None and "current" not in rels:
        yield "archive leads to no current feed"
    found = root.findall(f"{ATOM}entry")
    for name in ("id", "updated"):
        yield from _unique(name, (entry.findtext(ATOM + name) for entry in found))
    for parent in (root, *found):
        for name in ("title", "subtitle", "summary", "rights"):
            for element in parent.findall(ATOM + name):
                yield from _plain(element, lines)
        for name in ("updated", "published"):
            for element in parent.findall(ATOM + name):
                if not _RFC_3339.fullmatch(element.text or ""):
                    yield f"{name} {element.text} is no date"
        if not _TAG.fullmatch(parent.findtext(f"{ATOM}id") or ""):
            yield "id is no tag"
    for entry in found:
        yield from _once(entry, tuple(ATOM + name for name in ("id", "title", "updated", "summary", "content")))
        yield from _atom_links(entry)
        yield from _html(entry.findtext(f"{ATOM}content"))
        if {"current", "prev-archive"} & {link.get("rel") for link in entry.findall(f"{ATOM}link")}:
            yield "an entry has no archive"


def _atom_links(parent: _Element) -> Iterator[str]:
    links = parent.findall(f"{ATOM}link")
    alternates = [link for link in links if link.get("rel", "alternate") == "alternate"]
    if len(alternates) != 1:
        yield f"has {len(alternates)} alternate links"
    for link in links:
        yield from _uri(link.get("href"))
        if link.get("rel") not in _RELS:
            yield f"rel {link.get('rel')} is not registered"
        if not _MEDIA_TYPE.fullmatch(link.get("type") or ""):
            yield "link without type"
        if link.get("rel") == "enclosure" and not (link.get("length") or "").isdigit():
            yield "enclosure without length"


def _own_address(links: Iterable[_Element], address: str) -> Iterator[str]:
    own = [link for link in links if link.get("rel") == "self"]
    if [link.get("href") for link in own] != [address]:
        yield f"self is not {address}"
    if any(not (link.get("type") or "").startswith(("application/rss+xml", "application/atom+xml")) for link in own):
        yield "self is of another type"


def _once(parent: _Element, names: Iterable[str]) -> Iterator[str]:
    count = Counter(element.tag for element in parent)
    yield from (f"{name} occurs {count[name]} times" for name in names if count[name] != 1)


def _unique(name: str, values: Iterable[object]) -> Iterator[str]:
    yield from (f"{name} {value} occurs twice" for value, count in Counter(values).items() if count > 1)


def _head_first(parent: _Element, entry: str) -> Iterator[str]:
    tags = [element.tag for element in parent]
    if entry in tags and set(tags[tags.index(entry) :]) != {entry}:
        yield "something stands behind the entries"


def _xhtml(parent: _Element) -> Iterator[str]:
    for element in parent:
        if str(element.tag).startswith(XHTML) and element.tag != f"{XHTML}div":
            yield f"{element.tag} is misplaced"


def _plain(element: _Element, lines: list[str]) -> Iterator[str]:
    """No markup; what looks like it is written with numeric references, in its line of the file."""
    text = element.text or ""
    if not text.strip():
        yield f"{element.tag} is empty"
    named = [name for name in _ENTITY.findall(text) if name in name2codepoint or name == "apos" or not name.isalpha()]
    if (_END_TAG.search(text) or named) and "&#x" not in lines[element.sourceline - 1]:
        yield f"{element.tag} seems to hold HTML: {text}"


def _dated_822(element: _Element) -> Iterator[str]:
    text = element.text or ""
    if not _RFC_2822.fullmatch(text):
        yield f"{text} is no date"
    elif f"{parsedate_to_datetime(text):%a}" != text[:3]:
        yield f"{text} has the wrong day of the week"


def _uri(value: str | None) -> Iterator[str]:
    if not _URI.fullmatch(value or ""):
        yield f"{value} is no whole address"


def _html(text: str | None) -> Iterator[str]:
    if not (text or "").strip():
        yield "content is empty"
        return
    for element in html.fragment_fromstring(text or "", create_parent="div").iter():
        if element.tag not in _SAFE:
            yield f"<{element.tag}> is not safe"
        for name, value in element.attrib.items():
            if name == "style" or name.startswith("on"):
                yield f"{name} is not safe"
            if name in ("href", "src") and not urlsplit(value).scheme:
                yield f"{value} is relative"
