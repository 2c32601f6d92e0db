"""What all lists have in common: on what each rests, its years, its feeds, when something on it was last new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from itertools import chain
from typing import Literal

from newsroom import life, sections, works
from newsroom.atlas import Atlas
from newsroom.directory import Ended
from newsroom.grouping import Lists
from newsroom.item import KINDS, Item
from newsroom.language import Words
from newsroom.listing import Link, Links, Listing
from newsroom.settings import Settings
from newsroom.works import Work

NEWEST = 50


@dataclass
class Composer:
    """Composes the lists of one newsroom at one moment; `all` come newest first, and all lists rest on `ground`."""

    settings: Settings
    words: Words
    moment: datetime
    all: Sequence[Item]
    lists: Lists
    ground: str
    atlas: Atlas
    ended: Mapping[str, Ended]
    home: Link = field(init=False)
    root_feeds: tuple[Link, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.home = Link(self.words("home"), "")
        self.root_feeds = self._feeds(self.settings.site_name, "", is_broad=True)

    def work(self, address: str, make: Callable[[], Listing], *beside: str | bytes) -> Work[Listing]:
        """The list rests on its own items and on what stands `beside` it."""
        return Work(address, works.digest(self.ground, address, self.lists.basis(address), *beside), make)

    def index(self, group: Literal["topics", "places"], title: str, about: str, links: tuple[Link, ...]) -> Listing:
        """The list of all topics or places."""
        return Listing(
            f"{group}/", group, title, about, "news", crumbs=(self.home,), groups=(Links("index", title, links),),
            feeds=(*self.root_feeds, self.calendar("", self.settings.site_name)),
        )  # fmt: skip

    def of_index(self, listing: Listing, make: Callable[[], Listing], *beside: str) -> Work[Listing]:
        """A list of lists rests on each of them."""
        links = listing.group("index")

        def dated() -> Listing:
            newest = (self.newest(link.address) for link in links)
            return replace(make(), newest=max(filter(None, newest), default=None, key=datetime.timestamp))

        return self.work(listing.address, dated, *(self.lists.basis(link.address) for link in links), *beside)

    def with_years(
        self, listing: Listing, trail: tuple[Link, ...], fill: Callable[[Listing], Listing], *beside: str | bytes
    ) -> Iterator[Work[Listing]]:  # fmt: skip
        """The list of a kind, topic or place, and one for each of its years: closed years stay as they were written."""
        years, wide = self.years(listing.address), (self.lists.basis_of(item) for item in listing.council_wide)
        main = replace(listing, crumbs=trail, groups=(*listing.groups, *years))
        yield self.work(listing.address, lambda: fill(main), repr(years), *wide, *beside)
        others = uncounted(years)
        for year in self.lists.years(listing.address):
            of_year = replace(
                listing, address=f"{listing.address}{year}/", crumbs=(*trail, Link(listing.title, listing.address)),
                title=self.words("year_of", name=listing.title, year=year), groups=others, council_wide=(), map_data="",
            )  # fmt: skip
            yield self.work(of_year.address, partial(self._of_year, of_year), repr(others))

    def newest_of(self, listing: Listing) -> Listing:
        """With the newest of its items, those that are open or current first."""
        return self._filled(listing, NEWEST)

    def _of_year(self, listing: Listing) -> Listing:
        filled = self._filled(listing, None)
        return replace(filled, sections=tuple(section for section in filled.sections if section.items))

    def _filled(self, listing: Listing, limit: int | None) -> Listing:
        kept = self.lists.kept(listing.address)
        if listing.sort == "kind":
            parts = sections.of_kind(KINDS[listing.key].listing, kept, self.moment, self.words)
            parts = sections.first(parts, len(kept) if limit is None else limit)
        else:
            parts = sections.by_month(kept[:limit], self.words)
        filled = replace(listing, sections=parts, total=len(kept), is_cut=limit is not None and len(kept) > limit)
        return replace(filled, newest=self.newest(listing.address, (*filled.items, *listing.council_wide)))

    def newest(self, address: str, shown: Iterable[Item] = ()) -> datetime | None:
        """For search engines; of an item that is only counted no more counts than that it came, or went."""
        dates = (item.date for item in self.lists.items(address)[:1])
        told = map(life.updated, chain(self.lists.withdrawn(address), shown))
        return max(chain(dates, told), default=None, key=datetime.timestamp)

    def years(self, address: str) -> tuple[Links, ...]:
        """The links to the years of a list, with what each counts."""
        of_years = ((year, f"{address}{year}/") for year in self.lists.years(address))
        links = tuple(Link(str(year), at, self.lists.count(at)) for year, at in of_years)
        return (Links("years", self.words("years"), links),) if links else ()

    def own_feeds(
        self, name: str, address: str, *, is_broad: bool = False, has_calendar: bool = False
    ) -> tuple[Link, ...]:
        """Its own feeds, then the newsroom's."""
        calendar = (self.calendar(address, name),) if has_calendar else ()
        return (*self._feeds(name, address, is_broad=is_broad), *calendar, *self.root_feeds)

    def _feeds(self, name: str, address: str, *, is_broad: bool) -> tuple[Link, ...]:
        """RSS, and where many follow Atom and JSON Feed too."""
        feeds = (
            Link(name, f"{address}feed.xml"),
            Link(self.words("feed_atom", name=name), f"{address}atom.xml"),
            Link(self.words("feed_json", name=name), f"{address}feed.json"),
        )
        return feeds if is_broad else feeds[:1]

    def calendar(self, address: str, name: str) -> Link:
        return Link(self.words("feed_calendar", name=name), f"{address}calendar.ics")


def uncounted(groups: tuple[Links, ...]) -> tuple[Links, ...]:
    """The same links, which stay the same when another year gets an item."""
    return tuple(replace(group, links=tuple(Link(link.name, link.address) for link in group.links)) for group in groups)
