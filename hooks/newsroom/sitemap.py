"""The sitemap, every public page with its date, and the way to it; https://www.sitemaps.org/protocol.html"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from urllib.parse import quote, unquote, urlsplit  # what comes percent-encoded stays so, and only once
from xml.sax.saxutils import escape

from newsroom.made import Slip

MOST = 50_000  # addresses in one file, by the protocol
_PLAIN = re.compile(r"[a-z0-9/._-]*")  # as most addresses are, which then need no quoting
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

Entry = tuple[str, datetime | None]


def entries(
    slips: Iterable[Slip], lists: Mapping[str, datetime | None], documents: Iterable[str]
) -> Iterator[Entry]:  # fmt: skip
    """What search engines may know: items but for those that were withdrawn, lists, then hand-written pages."""
    yield from ((slip.item.address, slip.updated) for slip in slips if not slip.item.withdrawn)
    yield from lists.items()
    yield from ((document, None) for document in documents)


def render(entries: Iterable[Entry], url: str) -> dict[str, bytes]:
    """Name and bytes of each file, `sitemap.xml` always among them; more than 50,000 addresses go into several.

    An entry is an address from the root and the date of what stands there, None where it is undated.
    """
    ordered = sorted(dict(entries).items())
    parts = [ordered[n : n + MOST] for n in range(0, len(ordered), MOST)]
    if len(parts) <= 1:
        return {"sitemap.xml": _list("urlset", "url", ordered, url)}
    named = {f"sitemap-{number}.xml": part for number, part in enumerate(parts, 1)}
    index = [(name, _newest(part)) for name, part in named.items()]
    files = {name: _list("urlset", "url", part, url) for name, part in named.items()}
    return {"sitemap.xml": _list("sitemapindex", "sitemap", index, url), **files}


def robots(url: str) -> dict[str, bytes]:
    """`robots.txt`, which allows all; under a path none, since crawlers ask for it at the root of a name alone.

    https://www.rfc-editor.org/rfc/rfc9309#section-2.3
    """
    if urlsplit(url).path != "/":
        return {}
    return {"robots.txt": f"User-agent: *\nDisallow:\n\nSitemap: {url}sitemap.xml\n".encode()}


def _list(outer: str, inner: str, entries: Sequence[Entry], url: str) -> bytes:
    start = escape(url)
    lines = [f'<?xml version="1.0" encoding="utf-8"?>\n<{outer} xmlns="{_NAMESPACE}">']
    for address, date in entries:
        modified = f"<lastmod>{date.isoformat()}</lastmod>" if date else ""
        where = start + address if _PLAIN.fullmatch(address) else escape(url + quote(unquote(address)))
        lines.append(f"<{inner}><loc>{where}</loc>{modified}</{inner}>")
    return "\n".join([*lines, f"</{outer}>\n"]).encode()


def _newest(entries: Iterable[Entry]) -> datetime | None:
    return max((date for _, date in entries if date), default=None, key=datetime.timestamp)
