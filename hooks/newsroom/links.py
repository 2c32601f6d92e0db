"""Where a link of an item leads: links are written to files and become addresses."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, quote, unquote, urlsplit

from newsroom import addresses, sanitiser
from newsroom.item import Alert, Item
from newsroom.problems import Problem
from newsroom.sanitiser import Named

ATTACHMENTS = (".pdf", ".odt", ".ods", ".csv", ".docx", ".xlsx")
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")


class Dead(Exception):
    """Why a link leads nowhere, as a sentence for the editor."""


class Withheld(Dead):
    """Why a picture that is there may not be shown; it is left out, and holds nothing back."""


@dataclass(frozen=True)
class Destination:
    """`address` is from the site's root unless `outside`; `file` is what must be published with the item."""

    address: str
    outside: bool = False
    file: Path | None = None
    note: str = ""


@dataclass(frozen=True)
class Map:
    """All that an item may link to: `pages` by path from the repository's root; `waiting` says why others may not be.

    `withheld` are paths of pictures that may not be shown any more, `documents` the hand-written pages alone.
    """

    root: Path
    pages: Mapping[str, str]
    waiting: Mapping[str, str] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()
    documents: Mapping[str, str] = field(default_factory=dict)

    def leads(self, path: str) -> str:
        """Where a link or picture of that path leads, or why it may not; "" where that is for the file to say."""
        if path in self.withheld:
            return "withheld"
        return self.waiting.get(path) or self.pages.get(path, "")

    def follow(self, item: Item, target: str) -> Destination:
        """Raises `Dead` where the link leads nowhere or to what is not public."""
        parts = _split(target)
        if parts.scheme:
            return Destination(target.strip(), outside=True)
        if parts.netloc:
            raise Dead(f"{target} lacks its beginning; write https:{target}")
        if not parts.path:
            return Destination(f"{item.address}{'#' + parts.fragment if parts.fragment else ''}")
        if parts.path.startswith("/"):
            raise Dead(
                f"{target} can't be followed from a file; write the way to the file, as ../10/x.md, or the whole address"
            )
        path = _path(item.path, parts.path)
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        if path == item.path:
            return Destination(item.address + fragment)
        if path in self.waiting:
            raise Dead(f"{target} {self.waiting[path]}")
        if path in self.pages:
            return Destination(self.pages[path] + fragment)
        return self._attachment(item, target, path)

    def picture(self, item: Item, target: str) -> Path:
        """The picture's file; raises `Dead` where there is none inside the newsroom."""
        parts = _split(target)
        if parts.scheme or parts.netloc:
            raise Dead(f"the picture {target[:60]} lies on another site; save it beside the item and name the file")
        inner = _path(item.path, parts.path)
        if inner in self.withheld:
            raise Withheld(f"{target} may not be shown any more: the consent of who is in it has ended; take it out")
        path = self._file(inner, parts.path)
        if not path.is_file():
            raise Dead(f"the picture {target} does not exist; save it beside the item, or mend the name")
        if path.suffix.lower() not in PICTURES:
            raise Dead(f"{target} is not a picture of a kind that is published; save it as JPEG or PNG")
        return path

    def _file(self, path: str, written: str) -> Path:
        """The file itself, which a symbolic link may not take outside."""
        file = self.root / path
        try:
            real = file.resolve()
            real.exists()
        except (OSError, ValueError):
            raise Dead(f"{written[:60]} can't be the name of a file; mend it") from None
        if not real.is_relative_to(self.root.resolve()):
            raise Dead(f"{written} lies outside the newsroom; name a file inside it")
        return file

    def _attachment(self, item: Item, target: str, path: str) -> Destination:
        file = self._file(path, target)
        if not file.is_file():
            hint = (
                f"; if it is another site, write https://{target}"
                if target.startswith("www.")
                else "; write the file's name, which ends in .md"
                if target.endswith("/")
                else "; mend the name or take the link out"
            )
            raise Dead(f"{target} does not exist{hint}")
        if posixpath.dirname(path) != posixpath.dirname(item.path):
            raise Dead(f"{target} lies in another folder; save the file beside the item")
        if file.suffix.lower() not in ATTACHMENTS:
            raise Dead(f"{target} is of a type that is not published; save it as {', '.join(ATTACHMENTS)}")
        note = f" ({file.suffix[1:].upper()}, {size(file.stat().st_size)})"
        return Destination(item.address + quote(file.name), file=file, note=note)


def check(item: Item, named: Iterable[Named], where: Map) -> Iterator[Problem]:
    """A problem for each link and picture of the item's text, `named` there, that leads nowhere."""
    is_needed = not isinstance(item, Alert)  # of an alert what leads nowhere is left out
    for inner, target, text, is_picture in named:
        line = inner + item.body_line - 1
        try:
            if not sanitiser.is_allowed_scheme(target):
                raise Dead(f"the address {target[:40]} is not allowed; write one that begins with https:")
            if is_picture:
                where.picture(item, target)
                if not text.strip():
                    yield Problem(
                        item.path,
                        line,
                        "text",
                        f"the picture {target} has no alt text; write ![what it shows]({target})",
                        is_needed,
                    )
            else:
                where.follow(item, target)
        except Dead as reason:
            yield Problem(item.path, line, "text", str(reason), is_needed)


def path_of(path: str, target: str) -> str | None:
    """The file that a link of the item at `path` names, from the repository's root; None where it names none."""
    try:
        parts = _split(target)
        return None if parts.scheme or parts.netloc or not parts.path else _path(path, parts.path)
    except Dead:
        return None


def handwritten(docs: Path) -> dict[str, str]:
    """The public pages in `docs`, by path from the repository's root; the manual is not public."""
    found = {}
    for path in sorted(docs.rglob("*.md")):
        inner = path.relative_to(docs).as_posix()
        if not inner.startswith("manual/"):
            found[f"{docs.name}/{inner}"] = addresses.of_document(inner)
    return found


def _path(path: str, written: str) -> str:
    """From the repository's root, whatever way the text of the item at `path` takes to it."""
    found = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(written)))
    if found.startswith(("../", "/")) or found == "..":
        raise Dead(f"{written} lies outside the newsroom; name a file inside it")
    return found


def _split(target: str) -> SplitResult:
    try:
        return urlsplit(target.strip())
    except ValueError:
        raise Dead(f"{target[:60]} is not an address; write it whole, or name a file") from None


def size(count: int) -> str:
    """So many bytes, as a reader is told."""
    return f"{count / 1e6:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} KB"
