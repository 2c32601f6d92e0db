"""What one list is: its address, what stands on it, and its links."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from newsroom.charts import Chart
from newsroom.item import Item
from newsroom.sections import Section

Sort = Literal["news", "year", "month", "kind", "topics", "topic", "places", "place", "thread"]
Role = Literal["years", "months", "beside", "kinds", "index", "holders", "inside", "neighbours"]


@dataclass(frozen=True)
class Link:
    """A name and an address from the site's root; `count` says how many items stand there.

    In a menu, links with a `group` stand in the footer under that heading. Of a place, `number` is that on the map beside
    the links, `note` says what is current there, and `fate` of one that is no more until when it was and what it became.
    """

    name: str
    address: str
    count: int | None = None
    group: str = ""
    number: int = 0
    note: str = ""
    fate: str = ""


@dataclass(frozen=True)
class Branch:
    """A place and those within it."""

    link: Link
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True)
class Links:
    """Links of one role, under a heading."""

    role: Role
    title: str
    links: tuple[Link, ...]


def by_name(keys: Collection[str], names: Mapping[str, str]) -> list[str]:
    """The keys in the order in which a reader looks for their names."""
    return sorted(keys, key=lambda key: (names[key].casefold(), key))


@dataclass(frozen=True)
class Listing:
    """One list: its sections hold as many items as are shown, of `total`; `crumbs` lead from the home page to it.

    `key` and `subject` are the topic, place or kind that it is about and its name, without a year; `feeds` are its own,
    RSS first, then the newsroom's. What was withdrawn counts nowhere. `newest` is when something was last put on it,
    became different there or was taken off. `rate` says how often something comes in its feed. `is_cut` says that it shows
    not all of its own. On the page of a place, `chart` is its map and `map_data` the address of the same as GeoJSON;
    `branches` are all places as they lie within each other.
    """

    address: str
    sort: Sort
    title: str
    about: str
    key: str = ""
    subject: str = ""
    sections: tuple[Section, ...] = ()
    total: int = 0
    crumbs: tuple[Link, ...] = ()
    groups: tuple[Links, ...] = ()
    feeds: tuple[Link, ...] = ()
    council_wide: tuple[Item, ...] = ()
    newest: datetime | None = None
    is_cut: bool = False
    chart: Chart | None = None
    map_data: str = ""
    branches: tuple[Branch, ...] = ()
    rate: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item that it shows, from the top; those of the whole council apart."""
        return tuple(item for section in self.sections for item in section.items)

    def group(self, role: Role) -> tuple[Link, ...]:
        """The links of one role; none where the list has none."""
        return next((g.links for g in self.groups if g.role == role), ())

    def section(self, key: str) -> tuple[Item, ...]:
        """The items of one section; none where the list has no such section."""
        return next((s.items for s in self.sections if s.key == key), ())
