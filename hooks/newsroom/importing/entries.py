"""The files of a project that can be items: title, date, name and identity, read before any text is translated."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from newsroom.importing import dates, foreign, names
from newsroom.importing.dates import When
from newsroom.importing.dialects import ELEVENTY, HUGO, JEKYLL, Project
from newsroom.importing.foreign import Foreign
from newsroom.importing.notes import Refused
from newsroom.importing.wording import opening, plain

_ADDRESS_FIELDS = ("permalink", "url", "redirect_from", "aliases", "alias")


@dataclass(frozen=True, eq=False)
class Entry:
    """One file that will be imported: what was read from it, and what it is going to be called."""

    project: Project
    file: Path
    shown: str  # the file's path as the report shows it
    source: Foreign
    title: str
    when: When
    slug: str
    id: str
    draft: bool

    @property
    def stem(self) -> str:
        """The file's name without date and suffix; that of its folder for a bundle's index.md."""
        stem = self.file.stem if self.file.stem.lower() != "index" else self.file.parent.name
        return dates.without(stem) or stem

    def field(self, *names: str) -> Any:
        """The first of the fields that holds anything, else ""."""
        return next((v for name in names if (v := self.source.fields.get(name))), "")

    def line(self, *names: str) -> int:
        return next((self.source.lines[name] for name in names if name in self.source.lines), 1)

    @cached_property
    def old_address(self) -> str:
        """Its address on the old site, from the root, where the file names it; else ""."""
        return next(
            (a for a in texts(self.field("permalink", "url")) if a.startswith("/") and not set(a) & set(":{")), ""
        )

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """Every address that it is likely to have had, as `normal` writes them."""
        written = [a for name in _ADDRESS_FIELDS for a in texts(self.field(name)) if not set(a) & set(":{")]
        return tuple(dict.fromkeys(a for a in map(normal, (*written, *self._usual())) if a))

    def _usual(self) -> Iterator[str]:
        """Where each generator puts a file unless told otherwise."""
        inner = self.file.relative_to(self.project.root).with_suffix("").as_posix()
        day = self.when.moment
        names = [n for n in (str(self.field("slug")), self.stem, self.file.stem) if n]
        section = inner.split("/")[1] if self.project.dialect is HUGO and inner.count("/") > 1 else ""
        for folder in ("content/", "docs/", "app/", "src/"):
            if inner.startswith(folder):
                yield inner.removeprefix(folder)
        for name in names:
            yield f"/{day:%Y/%m/%d}/{name}"
            if section:
                yield from (f"/{section}/{day:%Y/%m}/{name}", f"/{section}/{name}")
            if self.project.dialect in (JEKYLL, ELEVENTY):
                yield from (f"/{name}", f"/posts/{name}", f"/blog/{name}", f"/{day:%Y/%m}/{name}")


def normal(address: str) -> str:
    """An address for comparison: no query, no suffix, no slash at either end, small letters."""
    try:
        path = unquote(urlsplit(address.strip()).path)
    except ValueError:
        return ""
    path = posixpath.normpath("/" + path).strip("/").lower().removesuffix(".md").removesuffix(".html")
    return path.removesuffix("/index").removesuffix("/_index")


def read(project: Project, path: Path, shown: str, zone: ZoneInfo, ids: set[str]) -> Entry:
    """Read one file; `ids` are those given so far. Raises `Refused` where it can't be an item."""
    source = foreign.read(path.read_bytes())
    title, when = plain(text_of(source.fields.get("title"))), _when(source, path, zone)
    if not title and not when:
        raise Refused("has neither title nor date: reference data, not an item")
    if not when:
        written = text_of(source.fields.get("date"))
        raise Refused(
            f"its date “{written}” can't be read"
            if written
            else "has no date, neither in its frontmatter nor in its name"
        )
    title = title or _title(source, path)
    if not title:
        raise Refused("has no title, neither in its frontmatter nor in its name")
    inner = path.relative_to(project.root)
    name = _name(source, path, title)
    return Entry(
        project, path, shown, source, title, when, name, _id(project, inner, when, ids), _is_draft(source, inner)
    )


def text_of(value: Any) -> str:
    """A field that should be one text."""
    return value.strip() if isinstance(value, str) else ""


def texts(value: Any) -> list[str]:
    """A field that may be one text or a list of them."""
    return [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)]


def _when(source: Foreign, path: Path, zone: ZoneInfo) -> When | None:
    return dates.read(text_of(source.fields.get("date")), zone) or dates.in_name(path.stem, zone)


def _title(source: Foreign, path: Path) -> str:
    """The first heading, or else the file's name in words."""
    heading = opening("\n".join(line for line in source.body.split("\n") if line.startswith("#")))
    return heading or dates.without(path.stem).replace("-", " ").replace("_", " ").strip().capitalize()


def _name(source: Foreign, path: Path, title: str) -> str:
    """The clean name that a file asks for: its slug, its own name without the date, or its title."""
    stem = path.stem if path.stem.lower() != "index" else path.parent.name
    asked = (text_of(source.fields.get("slug")), dates.without(stem), title)
    return next((name for name in map(names.slug, asked) if name), "item")


def _id(project: Project, inner: Path, when: When, ids: set[str]) -> str:
    id = names.ulid(when.moment, inner.as_posix())
    if id in ids:  # the same file name and date in two projects
        id = names.ulid(when.moment, f"{project.root.name}/{inner.as_posix()}")
    ids.add(id)
    return id


def _is_draft(source: Foreign, inner: Path) -> bool:
    is_draft = text_of(source.fields.get("draft")).lower() in ("true", "yes")
    return is_draft or text_of(source.fields.get("published")).lower() in ("false", "no") or "_drafts" in inner.parts
