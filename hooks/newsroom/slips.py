"""A slip for each item that was made: what lists, feeds and records ask of it, answered once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from sys import intern

from newsroom import entries, grouping, language, life, publications, search, syndication, works
from newsroom.made import Made, Slip, pack
from newsroom.settings import Settings

_MOST_ROWS = 8192  # that are held unpacked, since the next list may want them too


def fill(made: Made, basis: bytes, row: str, settings: Settings) -> Slip:
    """The slip of an item made of what `basis` is the digest of."""
    item, words = made.item, language.read(settings.language)
    publication, rows = publications.parts_of(item, settings)
    return Slip(
        item,
        made.card,
        made.picture,
        made.mark,
        made.phase,
        basis,
        grouping.lists_of(item, settings),
        syndication.feeds_of(item, settings),
        entries.stubs(item),
        life.updated(item),
        pack(made.html),
        pack(row),
        works.digest(search.document(made, settings, words)),
        publication,
        rows,
    )


def shared(slip: Slip) -> Slip:
    """The same, with one text for each address of a list, however many slips name it."""
    return replace(slip, lists=tuple(map(intern, slip.lists)), feeds=tuple(map(intern, slip.feeds)))


class Rows(Mapping[str, str]):
    """What lists show of each item by its address, unpacked when the first of them asks."""

    def __init__(self, slips: Iterable[tuple[str, Slip]]) -> None:
        self._slips = dict(slips)
        self._rows: dict[str, str] = {}

    def __getitem__(self, address: str) -> str:
        if address not in self._rows:
            if len(self._rows) > _MOST_ROWS:
                self._rows.clear()
            self._rows[address] = self._slips[address].row
        return self._rows[address]

    def __iter__(self) -> Iterator[str]:
        return iter(self._slips)

    def __len__(self) -> int:
        return len(self._slips)
