"""A side: one program over its own copy of the items, how it is built, what it leaves and what is counted of it."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from bench import items
from bench.figures import Made
from bench.items import Entry
from bench.measures import Failed


class Kept(Enum):
    """What a run finds of the runs before it."""

    NOTHING = "nothing"
    CARDS = "cards"
    ALL = "everything"


@dataclass(frozen=True)
class Side:
    """One program that makes a site of the items."""

    key: str
    name: str
    shape: str
    build: tuple[str, ...]
    prepare: Callable[[Path], None]  # writes settings and templates
    content: str
    output: str
    feeds: re.Pattern[str]  # a path within the output that is a feed
    feed: str  # the feed that must hold a new item of {place} and {topic}
    council_feed: str  # and the one that must hold an item of the whole council
    cards: re.Pattern[str] | None = None
    cache: str = "cache"  # where it keeps what it made
    cards_in_cache: frozenset[str] = frozenset()
    never_cleared: frozenset[str] = frozenset()  # part of its settings, though it lies in its cache

    def clear(self, folder: Path, kept: Kept) -> None:
        """Take away what a run must not find."""
        if kept is Kept.ALL:
            return
        spared = self.never_cleared | (self.cards_in_cache if kept is Kept.CARDS else frozenset())
        _remove(folder / self.output)
        cache = folder / self.cache
        for entry in sorted(cache.iterdir()) if cache.is_dir() else ():
            if entry.name not in spared:
                _remove(entry)

    def write(self, folder: Path, entry: Entry) -> Path:
        """Add an item to the side's copy."""
        return items.write(entry, folder / self.content, self.shape)

    def feeds_due(self, terms: set[str]) -> int:
        """How many feeds there must be at least, when these topics and places have items."""
        if "{place}" in self.feed:
            return len(terms) + 1
        return len(terms & set(items.TOPICS)) + 1 if "{topic}" in self.feed else 1

    def environment(self, folder: Path) -> Mapping[str, str]:
        """The same for every side, and nothing of whoever runs the bench."""
        return {
            "PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8", "NEWSROOM_NOW": items.NOW,
            "HUGO_CACHEDIR": str(folder / "cache"),
        }  # fmt: skip


_PAGE = re.compile(r"(^|/)item-\d{6}(/index)?\.html$")


def count(side: Side, folder: Path) -> Made:
    """Pages of items, feeds and cards, as they lie in the output."""
    root = folder / side.output
    names = [Path(at, name).relative_to(root).as_posix() for at, _, found in os.walk(root) for name in found]
    cards = [n for n in names if side.cards and side.cards.search(n)]
    feeds = [n for n in names if side.feeds.search(n)]
    return Made(sum(bool(_PAGE.search(n)) for n in names), len(feeds), len(cards), len(names))


def require(side: Side, made: Made, pages: int, feeds: int) -> None:
    """Raises `Failed` where a page, a feed or a card is missing."""
    for what, found, least in (("pages", made.pages, pages), ("feeds", made.feeds, feeds)):
        if found < least:
            raise Failed(f"made {found:,} {what} where {least:,} were due")
    if side.cards and made.cards < pages:
        raise Failed(f"drew {made.cards:,} cards where {pages:,} were due")


def require_published(side: Side, folder: Path, entry: Entry) -> None:
    """Raises `Failed` unless the new item has its page with its picture, and stands in the feed of its place."""
    root = folder / side.output
    found = sorted(root.rglob(f"{entry.name}*"))
    if not found:
        raise Failed(f"made no page of {entry.name}")
    if entry.photo and not any(path.suffix == ".webp" for at in found for path in (at, *at.rglob("*"))):
        raise Failed(f"sized no picture of {entry.name}")
    name = side.feed.format(place=entry.places[0], topic=entry.topic) if entry.places else side.council_feed
    feed = root / name
    if not feed.is_file() or entry.title not in feed.read_text(encoding="utf-8"):
        raise Failed(f"{name} does not hold {entry.name}")


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def program(name: str) -> str:
    """A command of the environment that runs the bench."""
    return str(Path(sys.executable).parent / name)
