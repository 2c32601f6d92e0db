"""An item's text as the simplest HTML: paragraphs, lists, links and what is stressed, for where every byte counts."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from newsroom import addresses

_KEPT = frozenset(
    (
        "p", "ul", "ol", "li", "strong", "em", "sub", "sup", "blockquote", "dl", "dt", "dd", "br", "table", "caption", "tr",
        "th", "td", "h6",
    )
)  # fmt: skip
_CALLED = {"b": "strong", "i": "em", "summary": "p", "pre": "p", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6"}
# With all they hold: nothing is asked for, no note is shown, what is struck out does not hold any more.
_DROPPED = frozenset({"picture", "figcaption", "del", "s"})
_FOOTNOTE, _TO_FOOTNOTE = "footnote", "#fn"


def write(html: str, here: str, base: str) -> str:
    """The clean HTML of an item below a heading of the second level.

    Links lead from the page at `base`, where they led from that at `here`, the item's own; those to a place in the item lead
    into its page.
    """
    writer = _Writer(here, base)
    writer.feed(html)
    writer.close()
    return "".join(writer.said).replace("<sup></sup>", "").strip()


def _is_of_footnotes(tag: str, attributes: Mapping[str, str | None]) -> bool:
    is_way = tag == "a" and (attributes.get("href") or "").startswith(_TO_FOOTNOTE)
    return is_way or _FOOTNOTE in (attributes.get("class") or "").split()


class _Writer(HTMLParser):
    def __init__(self, here: str, base: str) -> None:
        super().__init__()
        self.here, self.base = here, base
        self.said: list[str] = []
        self._inside: list[str] = []  # of an element that is dropped, it and those within it

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if self._inside:
            self._inside += [tag] if tag == self._inside[0] else []
        elif tag in _DROPPED or _is_of_footnotes(tag, attributes):
            self._inside = [tag]
        elif tag == "a":
            self.said.append(f'<a href="{escape(self._way(attributes.get("href") or ""))}">')
        elif name := _name(tag):
            self.said.append(f"<{name}>")

    def handle_endtag(self, tag: str) -> None:
        if self._inside:
            self._inside = self._inside[1:] if tag == self._inside[0] else self._inside
        elif name := "a" if tag == "a" else _name(tag):
            self.said.append("" if name == "br" else f"</{name}>")

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.said.append(escape(data, quote=False))

    def _way(self, target: str) -> str:
        if urlsplit(target).scheme:
            return target
        address, mark, place = urljoin(f"/{self.here}", target).partition("#")
        return addresses.relative(address.removeprefix("/"), self.base) + mark + place


def _name(tag: str) -> str:
    return _CALLED.get(tag, tag if tag in _KEPT else "")
