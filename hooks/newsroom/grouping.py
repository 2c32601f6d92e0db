"""Which items belong together: in a place, in a story, on a list, always in the order given."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import repeat

from newsroom import addresses
from newsroom.item import Event, Item
from newsroom.settings import Settings

Grouped = dict[str, list[Item]]

_OF_YEAR = re.compile(r"(.+/)(\d{4})/")
_OF_MONTH = re.compile(r"news/(\d{4})/(\d{2})/")


def by_place(items: Iterable[Item], settings: Settings) -> Grouped:
    """The items that belong to every place: those that name it, or a place that holds it."""
    found: Grouped = {key: [] for key in settings.places}
    for item in items:
        for key in belonging(item, settings):
            found[key].append(item)
    return found


def by_thread(items: Iterable[Item]) -> Grouped:
    """The items of every story."""
    found: Grouped = defaultdict(list)
    for item in items:
        if item.thread:
            found[item.thread].append(item)
    return dict(found)


def belonging(item: Item, settings: Settings) -> frozenset[str]:
    """The places that the item belongs to: those that it names and every place within them; none: the whole council."""
    return frozenset(item.places).union(*(settings.inner[place] for place in item.places))


def listed_in(item: Item, settings: Settings) -> frozenset[str]:
    """The places whose lists hold the item: those that it belongs to, and whatever holds one that it names."""
    return belonging(item, settings).union(*(settings.holders[place] for place in item.places))


def lists_of(item: Item, settings: Settings) -> tuple[str, ...]:
    """The address of every list that holds the item, be it only until it is withdrawn; that of its story too."""
    year = item.date.year
    keyed = (
        *(f"topics/{key}/" for key in item.topics),
        *(f"places/{key}/" for key in sorted(listed_in(item, settings))),
    )
    return (
        "news/", f"news/{year}/", f"news/{year}/{item.date.month:02}/",
        *((item.listing, f"{item.listing}{own_year(item)}/") if item.listing else ()),
        *(address for of in keyed for address in (of, f"{of}{year}/")),
        *((addresses.of_thread(item.thread),) if item.thread else ()),
    )  # fmt: skip


def own_year(item: Item) -> int:
    """In the list of its kind an event stands in the year in which it starts."""
    return item.starts.year if isinstance(item, Event) else item.date.year


class Lists:
    """Every list by its address, with its items in the order given, how many of them count, and its years.

    `lists` and `bases` go with `items`: the addresses of the lists that hold an item, and the digest of all it was made of.
    """

    def __init__(
        self, items: Sequence[Item], lists: Iterable[Sequence[str]], bases: Iterable[bytes] = repeat(b"")
    ) -> None:  # fmt: skip
        held: defaultdict[str, list[Item]] = defaultdict(list)
        based: defaultdict[str, list[bytes]] = defaultdict(list)
        self._own: dict[int, bytes] = {}
        self._withdrawn: defaultdict[str, list[Item]] = defaultdict(list)
        for item, its, basis in zip(items, lists, bases, strict=False):
            self._own[id(item)] = basis
            for address in its:
                held[address].append(item)
                based[address].append(basis)
            if item.withdrawn:
                for address in its:
                    self._withdrawn[address].append(item)
        self._held, self._bases = held, based
        self._years: defaultdict[str, list[int]] = defaultdict(list)
        for address in held:
            if found := _OF_YEAR.fullmatch(address):
                self._years[found[1]].append(int(found[2]))

    def items(self, address: str) -> Sequence[Item]:
        return self._held.get(address, ())

    def kept(self, address: str) -> list[Item]:
        """All but what was withdrawn."""
        return [item for item in self.items(address) if not item.withdrawn]

    def withdrawn(self, address: str) -> Sequence[Item]:
        return self._withdrawn.get(address, ())

    def count(self, address: str) -> int:
        """How many are kept."""
        return len(self.items(address)) - len(self.withdrawn(address))

    def years(self, address: str) -> list[int]:
        """The years in which the list at `address` holds anything, the latest first."""
        return sorted(self._years.get(address, ()), reverse=True)

    def months(self) -> list[tuple[int, int]]:
        """The months in which anything was published, the latest first."""
        found = (match for address in self._held if (match := _OF_MONTH.fullmatch(address)))
        return sorted(((int(match[1]), int(match[2])) for match in found), reverse=True)

    def threads(self) -> list[str]:
        """The addresses of the stories."""
        return [address for address in self._held if address.startswith("threads/")]

    def basis(self, address: str) -> bytes:
        """What differs when the list holds other items, the same in another order, or one of them differs."""
        return b"".join(self._bases.get(address, ()))

    def basis_of(self, item: Item) -> bytes:
        """What differs when that item does."""
        return self._own[id(item)]
