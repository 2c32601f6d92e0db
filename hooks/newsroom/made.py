"""What is made of an item, in the shapes that one output hands to another."""

from __future__ import annotations

from dataclasses import dataclass

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
