"""The lists of a newsroom: all news, years, months, kinds, topics, places and stories, composed from one pass over the items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from itertools import chain, islice
from typing import Literal

from newsroom import addresses, grouping, language, life, sections, works
from newsroom.atlas import Atlas
from newsroom.directory import Ended
from newsroom.gazetteer import Gazetteer
from newsroom.grouping import Lists
from newsroom.item import KINDS, Item
from newsroom.language import Words
from newsroom.listing import Link, Links, Listing, Role, Sort, by_name
from newsroom.sections import Section
from newsroom.settings import Settings
from newsroom.works import Work

__all__ = [
    "Link",
    "Links",
    "Listing",
    "Role",
    "Sort",
    "by_name",
    "month_link",
    "plan",
    "rated",
    "section_of",
    "trail",
]

NEWEST = 50
COUNCIL_WIDE = 3

_OF_ALL = ("news/", "topics/", "places/")  # lists that are followed by the feed of all news
_CALENDARS = ("consultations/", "events/")  # of the kinds, those that have one
_KIND_NAMES = {kind.listing: name for name, kind in KINDS.items() if kind.listing}


def plan(
    items: Sequence[Item],
    lists: Lists,
    settings: Settings,
    moment: datetime,
    ground: str = "",
    atlas: Atlas | None = None,
    ended: Mapping[str, Ended] | None = None,
) -> tuple[Work[Listing], ...]:
    """Every list of the newsroom at its address, composed when it is asked for; topics, places and kinds without items too.

    `items` come newest first, as `life.shown` gives them for `moment`; `lists` files them, and all lists rest on `ground`.
    The maps of places are drawn from `atlas`; `ended` are the places that are no more, on which `ground` rests too.
    Withdrawn ones are in the list of their month only, but whatever list once held one keeps its address.
    """
    composer = _Composer(
        settings, language.read(settings.language), moment, items, lists, ground, atlas or Atlas(settings), ended or {}
    )
    return (*composer.news(), *composer.kinds(), *composer.topics(), *composer.places(), *composer.threads())


def rated(lists: Iterable[Work[Listing]], said: Callable[[str], str]) -> Iterator[Work[Listing]]:
    """The same lists, those with a feed of their own telling how often something comes in it, as `said` of their address.

    What is over, a year or a month, stays as it was written.
    """
    for work in lists:
        if addresses.is_by_time(work.name) or work.name.startswith("threads/"):
            yield work
        else:
            rate = said("" if work.name in _OF_ALL else work.name)
            yield Work(work.name, works.digest(work.rests_on, rate), partial(_rated, work, rate))


def _rated(work: Work[Listing], rate: str) -> Listing:
    return replace(work.make(), rate=rate)


def section_of(lists: Iterable[Listing], address: str, section: str) -> tuple[Item, ...]:
    """The items of one section of the list at `address`: `open` of `consultations/`, `current` of `alerts/`."""
    return next((x.section(section) for x in lists if x.address == address), ())


def trail(item: Item, words: Words) -> tuple[Link, ...]:
    """The lists that lead from the home page to an item: of its kind and year, or of news and its month."""
    home = Link(words("home"), "")
    if not item.listing:
        return (home, Link(words("news"), "news/"), month_link(item, words))
    year = grouping.own_year(item)
    return (home, Link(words(item.listing.rstrip("/")), item.listing), Link(str(year), f"{item.listing}{year}/"))


def month_link(item: Item, words: Words) -> Link:
    """The list of the month in which the item was published."""
    return _month_link(words, item.date.year, item.date.month)


@dataclass
class _Composer:
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

    def news(self) -> Iterator[Work[Listing]]:
        council = self.settings.council
        feeds = (*self.root_feeds, self._calendar("", self.settings.site_name))
        years = self._years("news/")
        yield self._work("news/", lambda: self._newest_news(feeds, years), repr(years))
        trail = (self.home, Link(self.words("news"), "news/"))
        others = _uncounted(years)
        for year in self.lists.years("news/"):
            about = self.words("about_year", council=council, year=year)
            listing = Listing(
                f"news/{year}/", "year", self.words("news_of_year", year=year), about, "news", crumbs=trail, feeds=feeds,
            )  # fmt: skip
            yield self._work(listing.address, partial(self._year, listing, year, others), repr(others))
        yield from self._months(trail, feeds)

    def _newest_news(self, feeds: tuple[Link, ...], years: tuple[Links, ...]) -> Listing:
        words, items = self.words, self.lists.items("news/")
        found = _kept(items)
        groups = (*years, self._kinds())
        shown = found[:NEWEST]
        return Listing(
            "news/", "news", words("news"), words("about_news", council=self.settings.council), "news", "",
            sections.by_month(shown, words), len(found), (self.home,), groups, feeds, newest=self._newest("news/", shown),
            is_cut=len(found) > NEWEST,
        )  # fmt: skip

    def _year(self, listing: Listing, year: int, others: tuple[Links, ...]) -> Listing:
        months = tuple(
            _month_link(self.words, *m, self.lists.count(_month_address(*m))) for m in self.lists.months() if m[0] == year
        )  # fmt: skip
        return replace(
            listing, total=self.lists.count(listing.address), newest=self._newest(listing.address),
            groups=(Links("months", self.words("months"), months), *others),
        )  # fmt: skip

    def _months(self, trail: tuple[Link, ...], feeds: tuple[Link, ...]) -> Iterator[Work[Listing]]:
        order = self.lists.months()
        for n, month in enumerate(order):
            name, address = self.words.month(*month), _month_address(*month)
            beside = tuple(_month_link(self.words, *m) for m in (*order[n + 1 : n + 2], *order[max(0, n - 1) : n]))
            listing = Listing(
                address, "month", name, self.words("about_month", council=self.settings.council, month=name), "news",
                crumbs=(*trail, Link(str(month[0]), f"news/{month[0]}/")), feeds=feeds,
                groups=(Links("beside", self.words("months_beside"), beside),) if beside else (),
            )  # fmt: skip
            yield self._work(address, partial(self._month, listing), *(link.address for link in beside))

    def _month(self, listing: Listing) -> Listing:
        found = tuple(self.lists.items(listing.address))
        return replace(
            listing, sections=(Section("", "", found),), total=self.lists.count(listing.address),
            newest=self._newest(listing.address, found),
        )  # fmt: skip

    def kinds(self) -> Iterator[Work[Listing]]:
        for address, key in _KIND_NAMES.items():
            plural = address.rstrip("/")
            name, about = self.words(plural), self.words(f"about_{plural}", council=self.settings.council)
            feeds = self._own_feeds(name, address, is_broad=True, has_calendar=address in _CALENDARS)
            listing = Listing(address, "kind", name, about, key, name, feeds=feeds)
            yield from self._with_years(listing, (self.home,), self._newest_of)

    def topics(self) -> Iterator[Work[Listing]]:
        words = self.words
        names = {key: self.settings.topic_name(key) for key in self.settings.topics}
        links = tuple(
            Link(names[key], f"topics/{key}/", self.lists.count(f"topics/{key}/")) for key in by_name(names, names)
        )
        index = self._index("topics", words("topics"), words("about_topics"), links)
        yield self._of_index(index, lambda: index)
        for key, name in names.items():
            about = words("about_topic", council=self.settings.council, name=name)
            feeds = self._own_feeds(name, f"topics/{key}/", is_broad=True)
            listing = Listing(f"topics/{key}/", "topic", name, about, key, name, feeds=feeds)
            yield from self._with_years(listing, (self.home, Link(words("topics"), "topics/")), self._newest_of)

    def places(self) -> Iterator[Work[Listing]]:
        alerts = sections.current_alerts(_kept(self.lists.items("alerts/")), self.moment)
        here = Counter(key for item in alerts for key in grouping.listed_in(item, self.settings))
        counts = {key: self.lists.count(f"places/{key}/") for key in self.settings.places}
        gazetteer = Gazetteer(self.settings, self.words, self.atlas, here, counts, self.ended)
        yield self._all_places(gazetteer)
        everywhere = [item for item in alerts if not item.places]
        above = {item.address for item in everywhere}
        newest = (i for i in self.all if not (i.places or i.withdrawn or i.address in above))
        wide = tuple(islice(newest, COUNCIL_WIDE))
        for key in self.settings.places:
            yield from self._place(key, gazetteer, everywhere, wide)

    def _all_places(self, gazetteer: Gazetteer) -> Work[Listing]:
        listing = replace(
            self._index("places", self.words("places"), self.words("about_places"), gazetteer.index()),
            branches=gazetteer.tree(),
        )
        return self._of_index(
            listing, lambda: gazetteer.mapped(listing), self.atlas.basis, repr(sorted(gazetteer.alerts.items()))
        )

    def _place(
        self, key: str, gazetteer: Gazetteer, everywhere: Sequence[Item], wide: tuple[Item, ...]
    ) -> Iterator[Work[Listing]]:  # fmt: skip
        name, address = gazetteer.names[key], f"places/{key}/"
        listing = Listing(
            address, "place", name, self.words("about_place", council=self.settings.council, name=name), key, name,
            groups=gazetteer.groups(key), feeds=self._own_feeds(name, address, has_calendar=True), council_wide=wide,
            map_data=f"{address}map.geojson" if self.atlas.locates(key) else "",
        )  # fmt: skip
        yield from self._with_years(
            listing, (self.home, Link(self.words("places"), "places/")),
            lambda main: gazetteer.mapped(self._of_place(main, everywhere)),
            self.atlas.basis, repr(listing.groups), *map(self.lists.basis_of, everywhere),
        )  # fmt: skip

    def _of_place(self, listing: Listing, everywhere: Sequence[Item]) -> Listing:
        """What is current there, or in the whole council area, then the rest by month."""
        kept = _kept(self.lists.items(listing.address))
        parts = sections.of_place(kept, everywhere, self.moment, self.words)
        parts = sections.first(parts, NEWEST + len(everywhere))
        filled = replace(listing, sections=parts, total=len(kept), is_cut=len(kept) > NEWEST)
        return replace(filled, newest=self._newest(listing.address, (*filled.items, *listing.council_wide)))

    def threads(self) -> Iterator[Work[Listing]]:
        """Every story, oldest first; it has no feed of its own, so it leads to those of its items' topics."""
        for address in self.lists.threads():
            yield self._work(address, partial(self._thread, address))

    def _thread(self, address: str) -> Listing:
        words, several = self.words, self.lists.items(address)
        found = tuple(reversed(_kept(several)))
        topics = dict.fromkeys(topic for item in found for topic in item.topics)
        feeds = tuple(Link(self.settings.topic_name(topic), f"topics/{topic}/feed.xml") for topic in topics)
        name = self.settings.thread_name(several[0].thread or "")
        return Listing(
            address, "thread", name, words("about_thread"), "", name,
            (Section("", "", found),), len(found), (self.home, Link(words("news"), "news/")),
            feeds=(*feeds, *self.root_feeds), newest=self._newest(address, found),
        )  # fmt: skip

    def _work(self, address: str, make: Callable[[], Listing], *beside: str | bytes) -> Work[Listing]:
        """The list rests on its own items and on what stands `beside` it."""
        return Work(address, works.digest(self.ground, address, self.lists.basis(address), *beside), make)

    def _index(self, group: Literal["topics", "places"], title: str, about: str, links: tuple[Link, ...]) -> Listing:
        return Listing(
            f"{group}/", group, title, about, "news", crumbs=(self.home,), groups=(Links("index", title, links),),
            feeds=(*self.root_feeds, self._calendar("", self.settings.site_name)),
        )  # fmt: skip

    def _of_index(self, listing: Listing, make: Callable[[], Listing], *beside: str) -> Work[Listing]:
        """A list of lists rests on each of them."""
        links = listing.group("index")

        def dated() -> Listing:
            newest = (self._newest(link.address) for link in links)
            return replace(make(), newest=max(filter(None, newest), default=None, key=datetime.timestamp))

        return self._work(listing.address, dated, *(self.lists.basis(link.address) for link in links), *beside)

    def _with_years(
        self, listing: Listing, trail: tuple[Link, ...], fill: Callable[[Listing], Listing], *beside: str | bytes
    ) -> Iterator[Work[Listing]]:  # fmt: skip
        """The list of a kind, topic or place, and one for each of its years: closed years stay as they were written."""
        years, wide = self._years(listing.address), (self.lists.basis_of(item) for item in listing.council_wide)
        main = replace(listing, crumbs=trail, groups=(*listing.groups, *years))
        yield self._work(listing.address, lambda: fill(main), repr(years), *wide, *beside)
        others = _uncounted(years)
        for year in self.lists.years(listing.address):
            of_year = replace(
                listing, address=f"{listing.address}{year}/", crumbs=(*trail, Link(listing.title, listing.address)),
                title=self.words("year_of", name=listing.title, year=year), groups=others, council_wide=(), map_data="",
            )  # fmt: skip
            yield self._work(of_year.address, partial(self._of_year, of_year), repr(others))

    def _newest_of(self, listing: Listing) -> Listing:
        return self._filled(listing, NEWEST)

    def _of_year(self, listing: Listing) -> Listing:
        filled = self._filled(listing, None)
        return replace(filled, sections=tuple(section for section in filled.sections if section.items))

    def _filled(self, listing: Listing, limit: int | None) -> Listing:
        kept = _kept(self.lists.items(listing.address))
        if listing.sort == "kind":
            parts = sections.of_kind(KINDS[listing.key].listing, kept, self.moment, self.words)
            parts = sections.first(parts, len(kept) if limit is None else limit)
        else:
            parts = sections.by_month(kept[:limit], self.words)
        filled = replace(listing, sections=parts, total=len(kept), is_cut=limit is not None and len(kept) > limit)
        return replace(filled, newest=self._newest(listing.address, (*filled.items, *listing.council_wide)))

    def _newest(self, address: str, shown: Iterable[Item] = ()) -> datetime | None:
        """For search engines; of an item that is only counted no more counts than that it came, or went."""
        dates = (item.date for item in self.lists.items(address)[:1])
        told = map(life.updated, chain(self.lists.withdrawn(address), shown))
        return max(chain(dates, told), default=None, key=datetime.timestamp)

    def _years(self, address: str) -> tuple[Links, ...]:
        of_years = ((year, f"{address}{year}/") for year in self.lists.years(address))
        links = tuple(Link(str(year), at, self.lists.count(at)) for year, at in of_years)
        return (Links("years", self.words("years"), links),) if links else ()

    def _kinds(self) -> Links:
        links = (Link(self.words(address.rstrip("/")), address, self.lists.count(address)) for address in _KIND_NAMES)
        return Links("kinds", self.words("kinds"), tuple(sorted(links, key=lambda link: link.name.casefold())))

    def _own_feeds(
        self, name: str, address: str, *, is_broad: bool = False, has_calendar: bool = False
    ) -> tuple[Link, ...]:
        calendar = (self._calendar(address, name),) if has_calendar else ()
        return (*self._feeds(name, address, is_broad=is_broad), *calendar, *self.root_feeds)

    def _feeds(self, name: str, address: str, *, is_broad: bool) -> tuple[Link, ...]:
        """RSS, and where many follow Atom and JSON Feed too."""
        feeds = (
            Link(name, f"{address}feed.xml"),
            Link(self.words("feed_atom", name=name), f"{address}atom.xml"),
            Link(self.words("feed_json", name=name), f"{address}feed.json"),
        )
        return feeds if is_broad else feeds[:1]

    def _calendar(self, address: str, name: str) -> Link:
        return Link(self.words("feed_calendar", name=name), f"{address}calendar.ics")


def _uncounted(groups: tuple[Links, ...]) -> tuple[Links, ...]:
    """The same links, which stay the same when another year gets an item."""
    return tuple(replace(group, links=tuple(Link(link.name, link.address) for link in group.links)) for group in groups)


def _month_link(words: Words, year: int, month: int, count: int | None = None) -> Link:
    return Link(words.month(year, month), _month_address(year, month), count)


def _month_address(year: int, month: int) -> str:
    return f"news/{year}/{month:02}/"


def _kept(items: Iterable[Item]) -> list[Item]:
    """All but what was withdrawn."""
    return [item for item in items if not item.withdrawn]
