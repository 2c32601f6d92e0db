"""Raw HTML in a text, read tag by tag: what the list refuses there, and where its links lead."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import NamedTuple

from newsroom.allowed import ALLOWED, EVERYWHERE
from newsroom.targets import Named

_CELLS = frozenset({"caption", "td", "th"})
_TABLED = _CELLS | {"thead", "tbody", "tfoot", "tr"}  # browsers drop them outside a table
# What Markdown makes a link of.
_AUTOMATIC = re.compile(r"<((?:https?|ftp)://[^<>]*|[^\s<>]+@[^\s<>]+)>", re.IGNORECASE)
_INSTEAD = {
    "iframe": "; link to the page that it shows",
    "script": "; nothing in an item may run",
    "style": "; the newsroom has one look",
    "video": "; link to the film",
    "font": "; the newsroom has one look",
    "center": "; the newsroom has one look",
    "form": "; link to the form",
    "input": "; link to the form",
    "button": "; write a link",
    "svg": "; save the picture beside the item as PNG or JPEG",
}


class Found(NamedTuple):
    """What stands in a text: line (from 1) and sentence of each thing refused, and each link and picture."""

    refused: list[tuple[int, str]]
    links: list[Named]


def read(blanked: str, is_allowed_scheme: Callable[[str], bool]) -> Found:
    """All raw HTML of a text whose code is blanked out; the second judges addresses."""
    reader = _Reader(is_allowed_scheme)
    reader.feed(blanked)
    reader.close()
    return Found(reader.found, reader.links)


class _Reader(HTMLParser):
    """Collects what the list refuses, and the targets of links and pictures."""

    def __init__(self, is_allowed_scheme: Callable[[str], bool]) -> None:
        super().__init__(convert_charrefs=True)
        self._is_allowed_scheme = is_allowed_scheme
        self._tables: list[bool] = []  # of each open table: whether one of its cells is open
        self.found: list[tuple[int, str]] = []
        self.links: list[Named] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        if tag not in ALLOWED:
            self._refuse(line, tag, self.get_starttag_text() or "")
            return
        if tag == "table" or tag in _TABLED:
            self._lay(line, tag)
        for name, value in attrs:
            if name not in ALLOWED[tag] and name not in EVERYWHERE:
                self.found.append((line, f"{name}= on <{tag}> is not allowed; take the attribute out"))
            elif name == "id" and (value or "").startswith("_"):
                self.found.append(
                    (line, f"the id {(value or '')[:40]} begins with _, as those of the page; take the _ off")
                )
            elif name in ("href", "src"):
                self.links.append((line, value or "", dict(attrs).get("alt") or "", tag == "img"))
                if not self._is_allowed_scheme(value or ""):
                    self._refuse_address(line, value or "")

    def handle_endtag(self, tag: str) -> None:
        if self._tables and tag == "table":
            self._tables.pop()
        elif self._tables and tag in _TABLED:
            self._tables[-1] = False

    def _lay(self, line: int, tag: str) -> None:
        """As browsers do: a table within a table, but not in a cell of it, closes it."""
        if tag == "table":
            if self._tables and not self._tables[-1]:
                self._tables.pop()
            self._tables.append(False)
        elif self._tables:
            self._tables[-1] = tag in _CELLS
        else:
            self.found.append((line, f"<{tag}> stands outside a <table>; write the table whole"))

    def handle_pi(self, data: str) -> None:
        self.found.append((self.getpos()[0], f"<?{data[:20]} is not allowed; take it out"))

    def _refuse(self, line: int, tag: str, written: str) -> None:
        if found := _AUTOMATIC.match(written):
            if not self._is_allowed_scheme(found[1]):
                self._refuse_address(line, found[1])
        else:
            self.found.append(
                (line, f"<{tag}> is not allowed{_INSTEAD.get(tag, '; take it out, or write it in Markdown')}")
            )

    def _refuse_address(self, line: int, address: str) -> None:
        self.found.append((line, f"the address {address[:40]} is not allowed; write one that begins with https:"))
