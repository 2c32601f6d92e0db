"""What is made of an item, in the shapes that one output hands to another."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from newsroom.item import Item
from newsroom.life import Phase


@dataclass(frozen=True)
class Variant:
    """One width of a picture; addresses from the site's root, sizes in pixels."""

    width: int
    height: int
    webp: str
    jpeg: str


@dataclass(frozen=True)
class Picture:
    """A photograph ready to be shown, its narrowest variant first."""

    variants: tuple[Variant, ...]
    alt: str
    credit: str = ""
    caption: str = ""
    licence: str = ""


@dataclass(frozen=True)
class Card:
    """A share card in the site: its address from the root, the words on it, its size in bytes."""

    address: str
    alt: str
    media_type: str
    size: int
    width: int = 1200
    height: int = 630


@dataclass(frozen=True)
class Made:
    """An item, as it is public, with all that its page and its feed entry show.

    `html` is clean; its links are relative to the item's address. What was withdrawn has no card. `mark` is empty in
    public; a preview says in it why the item is not public.
    """

    item: Item
    html: str
    card: Card | None
    picture: Picture | None = None
    mark: str = ""
    phase: Phase = "current"


@dataclass(frozen=True)
class Stub:
    """An entry of a feed, before anybody has written it: when it was published, in seconds too, its id and its sort."""

    stamp: float
    id: str
    sort: str
    year: int
    month: int


@dataclass
class Slip:
    """What lists, feeds and records ask of a made item, so that none of them looks at it again.

    `item` is as it is public; kept slips are without it, since it is read anyway. `basis` is the digest of all that it was
    made of; `lists` and `feeds` are the addresses of those that hold it. Its HTML is `packed`, beside the row that lists
    show, since few of ten thousand are asked for it. `sought` is the digest of what the search knows of it; `publication` and `rows` are its parts of publications.json and
    .csv, each row with what it is sorted by.
    """

    item: Item
    card: Card | None = None
    picture: Picture | None = None
    mark: str = ""
    phase: Phase = "current"
    basis: bytes = b""
    lists: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    stubs: tuple[Stub, ...] = ()
    updated: datetime | None = None
    packed: bytes = b""
    packed_row: bytes = b""
    sought: str = ""
    publication: str = ""
    rows: tuple[tuple[float, str], ...] = ()

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "item": None}

    @property
    def made(self) -> Made:
        """What was made, without its HTML."""
        return Made(self.item, "", self.card, self.picture, self.mark, self.phase)

    def whole(self) -> Made:
        """The same with its HTML."""
        return replace(self.made, html=_unpacked(self.packed))

    @property
    def row(self) -> str:
        """What every list shows of it."""
        return _unpacked(self.packed_row)


def pack(text: str) -> bytes:
    """The same in a third of the room."""
    return zlib.compress(text.encode(), 1)


def _unpacked(packed: bytes) -> str:
    return zlib.decompress(packed).decode() if packed else ""
