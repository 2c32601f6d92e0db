"""The site that the items come from: which of its addresses is which item, and where its pictures and files lie."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from newsroom import pictures
from newsroom.importing import foreign
from newsroom.importing.dialects import Project
from newsroom.importing.entries import Entry, normal
from newsroom.importing.notes import Refused

_PICTURE_FOLDERS = ("", "images", "img", "uploads", "assets/images", "assets/img")


@dataclass(eq=False)
class OldSite:
    """One project with the entries that may be linked to."""

    project: Project
    entries: tuple[Entry, ...]
    _faults: dict[Path, str | None] = field(default_factory=dict)
    _records: dict[str, dict[str, Any]] = field(default_factory=dict)

    def entry(self, target: str, source: Entry) -> Entry | None:
        """The item that a link in `source` leads to, by file or by address; only where it is certain."""
        try:
            path = unquote(urlsplit(target).path)
        except ValueError:
            return None
        if path.startswith("/"):
            return self._by_address.get(normal(path))
        if found := self._by_file.get((source.file.parent / path).resolve()):
            return found
        around = [posixpath.join("/" + base, path) for a in source.addresses for base in (a, posixpath.dirname(a))]
        found_all = {e for a in around if (e := self._by_address.get(normal(a)))}
        return found_all.pop() if len(found_all) == 1 else None

    def named(self, name: str) -> Entry | None:
        """The item whose file has this name or path, as Hugo's ref and Jekyll's post_url give it."""
        wanted = (
            name.strip("/").partition("#")[0].lower().removesuffix(".md").removesuffix("/_index").removesuffix("/index")
        )
        return self._by_name.get(wanted)

    def file(self, target: str, source: Entry) -> Path | None:
        """The picture or attachment that a link in `source` means, if it lies inside the project."""
        try:
            written = unquote(urlsplit(target).path)
        except ValueError:
            return None
        if not written or written.endswith("/"):
            return None
        bare = written.lstrip("/")
        places = [] if written.startswith("/") else [source.file.parent / bare]
        for root in self.project.dialect.roots:
            places += [self.project.root / root / bare, self.project.root / root / source.stem / bare]
        return next((p for p in places if self._is_inside(p)), None)

    def repository_file(self, target: str) -> Path | None:
        """The file behind an address of the project's own repository: …/raw/main/images/x.png."""
        try:
            parts = urlsplit(target)
        except ValueError:
            return None
        inner = parts.path.split("/")
        start = {"github.com": 5, "raw.githubusercontent.com": 4}.get(parts.netloc)
        if start is None or len(inner) < start + 2:
            return None
        path = self.project.root / unquote("/".join(inner[start:]))
        return path if self._is_inside(path) else None

    def record(self, uid: str) -> dict[str, Any]:
        """The data/images/<uid>.yml record of a picture; empty where there is none."""
        if uid not in self._records:
            self._records[uid] = self._read_record(uid)
        return self._records[uid]

    def recorded_file(self, uid: str, source: Entry) -> Path | None:
        """The picture of a record, wherever pictures usually lie."""
        suffix = self.record(uid).get("format") or "png"
        return next((p for f in _PICTURE_FOLDERS if (p := self.file(f"/{f}/{uid}.{suffix}", source))), None)

    def fault(self, path: Path) -> str | None:
        """Why a file can't be shown as a picture."""
        if path not in self._faults:
            self._faults[path] = pictures.fault(path)
        return self._faults[path]

    def _read_record(self, uid: str) -> dict[str, Any]:
        path = self.project.root / "data" / "images" / f"{uid}.yml"
        if "/" in uid or not self._is_inside(path):
            return {}
        try:
            return foreign.read(b"---\n" + path.read_bytes().strip().removeprefix(b"---") + b"\n---\n").fields
        except Refused:
            return {}

    def _is_inside(self, path: Path) -> bool:
        return path.is_file() and path.resolve().is_relative_to(self.project.root.resolve())

    @cached_property
    def _by_file(self) -> dict[Path, Entry]:
        return {e.file: e for e in self.entries}

    @cached_property
    def _by_address(self) -> dict[str, Entry]:
        return _single((a, e) for e in self.entries for a in e.addresses)

    @cached_property
    def _by_name(self) -> dict[str, Entry]:
        """By file name and by every end of its path."""
        pairs = []
        for entry in self.entries:
            parts = entry.file.relative_to(self.project.root).with_suffix("").as_posix().lower().split("/")
            pairs += [("/".join(parts[n:]), entry) for n in range(len(parts))]
        return _single(pairs)


def _single(pairs: Iterable[tuple[str, Entry]]) -> dict[str, Entry]:
    """Only what means one entry."""
    found: dict[str, Entry | None] = {}
    for key, entry in pairs:
        found[key] = entry if found.get(key, entry) is entry else None
    return {key: entry for key, entry in found.items() if entry}
