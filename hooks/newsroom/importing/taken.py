"""The names that are taken in each folder of the newsroom, and a free one for every item."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from newsroom import addresses
from newsroom.importing import names
from newsroom.importing.entries import Entry


class Taken:
    """Names that are taken in each folder of the newsroom."""

    def __init__(self, existing: Iterable[str]) -> None:
        self._names: dict[str, set[str]] = {}
        for path in existing:
            self.beside(path).add(posixpath.basename(path))

    def beside(self, path: str) -> set[str]:
        """The names in the folder of a file."""
        return self._names.setdefault(posixpath.dirname(path), set())

    def item(self, folder: str, entry: Entry) -> str:
        """A free path for an item, which makes a clean address."""
        where = f"{folder}/{entry.when.moment:%Y/%m}"
        here = self.beside(f"{where}/x")
        wanted = entry.slug if not addresses.fault(f"{where}/{entry.slug}.md") else f"{entry.slug}-item"
        name = names.free(wanted, {n.removesuffix(".md") for n in here if n.endswith(".md")})
        here.add(f"{name}.md")
        return f"{where}/{name}.md"
