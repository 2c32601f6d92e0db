"""What the feeds of one newsroom share: what all of them rest on, how each is written, the entries that are to stand in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from newsroom import feeds, language, stamps, works
from newsroom.entries import Entry, Feed
from newsroom.language import Words
from newsroom.made import Slip, Stub
from newsroom.settings import Settings
from newsroom.works import Work

_MOST = 1024  # items whose entries are held in memory, since the next feed may want them too
_KEYED = re.compile(r"(topics|places)/([a-z0-9-]+)/")

Written = tuple[str, bytes]


class Pending(NamedTuple):
    """An entry that stands in feeds but is not written yet, in the order of feeds; `number` counts those of its item."""

    before: float  # how many seconds before 1970
    id: str
    number: int
    stub: Stub
    slip: Slip

    @property
    def basis(self) -> bytes:
        return b"%s%d" % (self.slip.basis, self.number)


@dataclass(frozen=True)
class Imprint:
    """Writes feeds of one newsroom; `founded` dates an empty one, `stylesheet` is an address from the site's root.

    An entry stands in about ten feeds: it is composed once, while it is among those that are `composed`.
    """

    settings: Settings
    words: Words
    founded: datetime
    stylesheet: str
    ground: str
    composed: dict[Hashable, Sequence[Entry]] = field(default_factory=dict)

    @property
    def dated(self) -> bytes:
        """What a feed without entries rests on."""
        return stamps.write(self.founded).encode()

    def work(
        self, name: str, bases: Iterable[bytes], make: Callable[[], Sequence[Written]], *beside: str
    ) -> Work[Sequence[Written]]:
        """What stands at `name` and rests on `bases`, those of its entries, and on what is `beside` them."""
        return Work(name, works.digest(self.ground, self.stylesheet, name, b"".join(bases), *beside), make)

    def rss(self, feed: Feed, found: Sequence[Entry]) -> Written:
        return feed.rss, feeds.rss(feed, found, self.settings, self.words, self.founded, self.stylesheet)

    def once(self, key: Hashable, compose: Callable[[], Sequence[Entry]]) -> Sequence[Entry]:
        """The entries of `key`, an item or how it stood at a time."""
        if key not in self.composed:
            if len(self.composed) > _MOST:
                self.composed.clear()
            self.composed[key] = compose()
        return self.composed[key]


def gone(kept: Collection[str], standing: Collection[str]) -> Iterator[tuple[str, str]]:
    """The lists among `kept` of topics and places that are gone, each with its name as its key spells it.

    Whoever followed one gets an empty feed there, so that nobody's reader reports a fault for ever.
    """
    for address in sorted(set(kept).difference(standing)):
        if keyed := _KEYED.fullmatch(address):
            yield address, language.spelt(keyed[2])
