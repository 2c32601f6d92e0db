"""The entries of a feed, whatever its format: one for an item, and one for each thing said about it since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from newsroom import contents, life
from newsroom.item import Item
from newsroom.language import Words
from newsroom.life import Note, NoteSort
from newsroom.made import Made, Stub
from newsroom.settings import Settings

OF_ALERTS_ONLY = ("update",)  # a running log would drown the rest; that it is over is news to all who were alarmed
STATISTICS = "http://statistics.data.gov.uk/id/statistical-geography/"  # a code behind it is the place's own address


@dataclass(frozen=True)
class Feed:
    """What the feeds in one folder are about; `listing` is the list that they follow, addresses from the site's root.

    They stand under that list, unless `folder` says otherwise.
    """

    listing: str
    title: str
    about: str
    folder: str | None = None

    @property
    def rss(self) -> str:
        return self._file("feed.xml")

    @property
    def atom(self) -> str:
        return self._file("atom.xml")

    @property
    def json(self) -> str:
        return self._file("feed.json")

    def _file(self, name: str) -> str:
        return (self.listing if self.folder is None else self.folder) + name


@dataclass(frozen=True)
class Category:
    """A key of a vocabulary: `scheme` is the vocabulary's address, `label` the key in words."""

    term: str
    scheme: str
    label: str


@dataclass(frozen=True)
class Enclosure:
    """The card: its whole address, its size in bytes."""

    address: str
    size: int
    media_type: str


@dataclass(frozen=True)
class Entry:
    """One entry; every address is whole, title and summary are plain text, `html` is clean.

    `related` is the page of the item that a note is about. `updated` moves for what matters only, and never back.
    """

    id: str
    address: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    categories: tuple[Category, ...] = ()
    enclosure: Enclosure | None = None
    related: str = ""
    sort: Literal["item"] | NoteSort = "item"

    @property
    def tags(self) -> tuple[Category, ...]:
        """The categories for a format that shows their labels: without official codes, which name a place once more."""
        return tuple(category for category in self.categories if category.scheme != STATISTICS)


def compose(made: Made, settings: Settings, words: Words) -> tuple[Entry, ...]:
    """The item's own entry, then those of its notes, oldest first."""
    item = made.item
    categories = tuple(_categories(item, settings, words))
    own = Entry(
        settings.tag(item.id),
        settings.url + item.address,
        words("entry_gone", title=item.title) if item.withdrawn else item.title,
        item.summary,
        contents.of_withdrawn(item, words) if item.withdrawn else contents.of_item(made, settings, words),
        item.date,
        life.updated(item),
        categories,
        _enclosure(made, settings),
    )
    return (own, *(_noted(note, own, item, words) for note in life.notes(item)))


def stubs(item: Item) -> tuple[Stub, ...]:
    """What `compose` would make, in its order, for whoever only has to know which entries there are."""
    notes = life.notes(item)
    own = Stub(item.stamp, item.id, "item", item.date.year, item.date.month)
    return (
        own,
        *(Stub(n.date.timestamp(), f"{item.id}#{n.anchor}", n.sort, n.date.year, n.date.month) for n in notes),
    )


def language(words: Words) -> str:
    """The language of a feed as BCP 47 has it: en-GB."""
    return words.locale.replace("_", "-")


def rights(settings: Settings) -> str:
    """Who holds the rights and under which licence all may use it."""
    name, address = settings.licence_of()
    return f"{settings.council}. {name}: {address}"


def latest(entries: Iterable[Entry], founded: datetime) -> datetime:
    """When any of the entries last became different; `founded` where there is none."""
    return max((entry.updated for entry in entries), default=founded, key=datetime.timestamp)


def _noted(note: Note, own: Entry, item: Item, words: Words) -> Entry:
    """A note as an entry of its own, since mail services and posting tools pass over what changes under an old id."""
    return Entry(
        f"{own.id}#{note.anchor}",
        f"{own.address}#{note.anchor}",
        words(f"entry_{note.sort}", title=item.title),
        contents.said(note, words),
        contents.of_note(note, item, own.address, words),
        note.date,
        note.date,
        own.categories,
        related=own.address,
        sort=note.sort,
    )


def _categories(item: Item, settings: Settings, words: Words) -> Iterator[Category]:
    """Kind, topics and places in our own vocabularies; a place with an official code in the official one too."""
    yield Category(item.kind, f"{settings.url}news/", words(f"kind_{item.kind}"))
    for key in item.topics:
        yield Category(key, f"{settings.url}topics/", settings.topic_name(key))
    for key in item.places:
        name, code = settings.place_name(key), settings.places[key].code
        yield Category(key, f"{settings.url}places/", name)
        if code:
            yield Category(code, STATISTICS, f"{name} ({code})")


def _enclosure(made: Made, settings: Settings) -> Enclosure | None:
    card = made.card
    return Enclosure(settings.url + card.address, card.size, card.media_type) if card else None
