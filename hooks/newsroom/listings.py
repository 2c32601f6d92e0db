"""The lists of a newsroom: all news, years, months, kinds, topics, places and stories, composed from one pass over the items."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from newsroom import addresses, grouping, language, life, sections
from newsroom.item import KINDS, Event, Item
from newsroom.language import Words
from newsroom.listing import Link, Links, Listing, Role, Sort
from newsroom.sections import Section
from newsroom.settings import Settings

__all__ = ["Link", "Links", "Listing", "Role", "Sort", "by_name", "compose", "month_link", "section_of", "trail"]

NEWEST = 50
COUNCIL_WIDE = 3

_CALENDARS = ("consultations/", "events/")  # of the kinds, those that have one
_KIND_NAMES = {kind.listing: name for name, kind in KINDS.items() if kind.listing}


def compose(items: Sequence[Item], settings: Settings, moment: datetime) -> tuple[Listing, ...]:
    """Every list of the newsroom at its address; topics, places and kinds without items have theirs too.

    `items` come newest first, as `life.shown` gives them for `moment`. Withdrawn ones are in the list of their month only,
    but whatever list once held one keeps its address.
    """
    composer = _Composer(settings, language.read(settings.language), moment, items)
    return (*composer.news(), *composer.kinds(), *composer.topics(), *composer.places(), *composer.threads())


def section_of(lists: Iterable[Listing], address: str, section: str) -> tuple[Item, ...]:
    """The items of one section of the list at `address`: `open` of `consultations/`, `current` of `alerts/`."""
    return next((x.section(section) for x in lists if x.address == address), ())


def trail(item: Item, words: Words) -> tuple[Link, ...]:
    """The lists that lead from the home page to an item: of its kind and year, or of news and its month."""
    home = Link(words("home"), "")
    if not item.listing:
        return (home, Link(words("news"), "news/"), month_link(item, words))
    year = _own_year(item)
    return (home, Link(words(item.listing.rstrip("/")), item.listing), Link(str(year), f"{item.listing}{year}/"))


def month_link(item: Item, words: Words) -> Link:
    """The list of the month in which the item was published."""
    return _month_link(words, item.date.year, item.date.month)


def by_name(keys: Collection[str], names: Mapping[str, str]) -> list[str]:
    """The keys in the order in which a reader looks for their names."""
    return sorted(keys, key=lambda key: (names[key].casefold(), key))


@dataclass
class _Composer:
    settings: Settings
    words: Words
    moment: datetime
    items: Sequence[Item]
    home: Link = field(init=False)
    root_feeds: tuple[Link, ...] = field(init=False)
    updated: Mapping[int, datetime] = field(init=False)

    def __post_init__(self) -> None:
        self.home = Link(self.words("home"), "")
        self.root_feeds = self._feeds(self.settings.site_name, "", is_broad=True)
        self.updated = {id(item): life.updated(item) for item in self.items}

    def news(self) -> Iterator[Listing]:
        words, council = self.words, self.settings.council
        found = _kept(self.items)
        months = grouping.by_month(self.items)
        years = _by_year(self.items, _published_in)
        groups = (*self._years("news/", years), self._kinds(found))
        trail: tuple[Link, ...] = (self.home,)
        feeds = (*self.root_feeds, self._calendar("", self.settings.site_name))
        shown = found[:NEWEST]
        yield Listing(
            "news/", "news", words("news"), words("about_news", council=council), "news", "",
            sections.by_month(shown, words), len(found), trail, groups, feeds, newest=self._newest(self.items, shown),
        )  # fmt: skip
        trail += (Link(words("news"), "news/"),)
        for year, some in years.items():
            of_year = tuple(_month_link(words, *m, _count(there)) for m, there in months.items() if m[0] == year)
            yield Listing(
                f"news/{year}/", "year", words("news_of_year", year=year),
                words("about_year", council=council, year=year), "news", total=_count(some), crumbs=trail, feeds=feeds,
                groups=(Links("months", words("months"), of_year), *self._years("news/", years)),
                newest=self._newest(some),
            )  # fmt: skip
        yield from self._months(months, trail, feeds)

    def _months(
        self, months: Mapping[tuple[int, int], Sequence[Item]], trail: tuple[Link, ...], feeds: tuple[Link, ...]
    ) -> Iterator[Listing]:
        words = self.words
        order = list(months)
        for n, (month, found) in enumerate(months.items()):
            beside = tuple(_month_link(words, *m) for m in (*order[n + 1 : n + 2], *order[max(0, n - 1) : n]))
            name = words.month(*month)
            yield Listing(
                _month_address(*month), "month", name,
                words("about_month", council=self.settings.council, month=name), "news", "",
                (Section("", "", tuple(found)),), _count(found), (*trail, Link(str(month[0]), f"news/{month[0]}/")),
                (Links("beside", words("months_beside"), beside),) if beside else (), feeds,
                newest=self._newest(found, found),
            )  # fmt: skip

    def kinds(self) -> Iterator[Listing]:
        for address, found in grouping.by_kind(self.items).items():
            plural = address.rstrip("/")
            name, about = self.words(plural), self.words(f"about_{plural}", council=self.settings.council)
            feeds = self._own_feeds(name, address, is_broad=True, has_calendar=address in _CALENDARS)
            listing = Listing(address, "kind", name, about, _KIND_NAMES[address], name, feeds=feeds)
            yield from self._with_years(listing, (self.home,), found, _own_year)

    def topics(self) -> Iterator[Listing]:
        words = self.words
        by_topic = grouping.by_topic(self.items, self.settings)
        names = {key: self.settings.topic_name(key) for key in by_topic}
        yield self._index("topics", words("topics"), words("about_topics"), by_topic, names)
        for key, found in by_topic.items():
            about = words("about_topic", council=self.settings.council, name=names[key])
            feeds = self._own_feeds(names[key], f"topics/{key}/", is_broad=True)
            listing = Listing(f"topics/{key}/", "topic", names[key], about, key, names[key], feeds=feeds)
            yield from self._with_years(listing, (self.home, Link(words("topics"), "topics/")), found)

    def places(self) -> Iterator[Listing]:
        words, settings = self.words, self.settings
        shown = grouping.for_place_pages(self.items, settings)
        names = {key: settings.place_name(key) for key in shown}
        wide = tuple([i for i in self.items if not i.places and not i.withdrawn][:COUNCIL_WIDE])
        yield self._index("places", words("places"), words("about_places"), shown, names)
        for key, found in shown.items():
            groups = tuple(
                Links(role, words(role, name=names[key]), tuple(Link(names[k], f"places/{k}/") for k in by_name(keys, names)))
                for role, keys in self._near(key) if keys
            )  # fmt: skip
            about = words("about_place", council=settings.council, name=names[key])
            feeds = self._own_feeds(names[key], f"places/{key}/", has_calendar=True)
            listing = Listing(
                f"places/{key}/", "place", names[key], about, key, names[key], groups=groups, feeds=feeds,
                council_wide=wide,
            )  # fmt: skip
            yield from self._with_years(listing, (self.home, Link(words("places"), "places/")), found)

    def threads(self) -> Iterator[Listing]:
        """Every story, oldest first; it has no feed of its own, so it leads to those of its items' topics."""
        words = self.words
        for key, several in grouping.by_thread(self.items).items():
            found = tuple(reversed(_kept(several)))
            topics = dict.fromkeys(topic for item in found for topic in item.topics)
            feeds = tuple(Link(self.settings.topic_name(topic), f"topics/{topic}/feed.xml") for topic in topics)
            name = self.settings.thread_name(key)
            yield Listing(
                addresses.of_thread(key), "thread", name, words("about_thread"), "", name,
                (Section("", "", found),), len(found), (self.home, Link(words("news"), "news/")),
                feeds=(*feeds, *self.root_feeds), newest=self._newest(several, found),
            )  # fmt: skip

    def _near(self, key: str) -> Iterator[tuple[Literal["holders", "inside", "neighbours"], Collection[str]]]:
        yield "holders", self.settings.holders[key]
        yield "inside", self.settings.inner[key]
        yield "neighbours", self.settings.places[key].neighbours

    def _index(
        self, group: Literal["topics", "places"], title: str, about: str,
        found: Mapping[str, Sequence[Item]], names: Mapping[str, str],
    ) -> Listing:  # fmt: skip
        links = tuple(Link(names[key], f"{group}/{key}/", _count(found[key])) for key in by_name(found, names))
        return Listing(
            f"{group}/", group, title, about, "news", crumbs=(self.home,),
            groups=(Links("index", title, links),),
            feeds=(*self.root_feeds, self._calendar("", self.settings.site_name)),
            newest=self._newest([item for some in found.values() for item in some]),
        )  # fmt: skip

    def _with_years(
        self, listing: Listing, trail: tuple[Link, ...], found: Sequence[Item],
        year_of: Callable[[Item], int] | None = None,
    ) -> Iterator[Listing]:  # fmt: skip
        """The list of a kind, topic or place, and one for each of its years."""
        by_year = _by_year(found, year_of or _published_in)
        years = self._years(listing.address, by_year)
        yield self._filled(replace(listing, crumbs=trail, groups=(*years, *listing.groups)), found, NEWEST)
        for year, some in by_year.items():
            of_year = replace(
                listing, address=f"{listing.address}{year}/", crumbs=(*trail, Link(listing.title, listing.address)),
                title=self.words("year_of", name=listing.title, year=year), groups=years, council_wide=(),
            )  # fmt: skip
            filled = self._filled(of_year, some, len(some))
            yield replace(filled, sections=tuple(section for section in filled.sections if section.items))

    def _filled(self, listing: Listing, found: Sequence[Item], limit: int) -> Listing:
        kept = _kept(found)
        if listing.sort == "kind":
            address = KINDS[listing.key].listing
            parts = sections.first(sections.of_kind(address, kept, self.moment, self.words), limit)
        else:
            parts = sections.by_month(kept[:limit], self.words)
        filled = replace(listing, sections=parts, total=len(kept))
        shown = (*filled.items, *listing.council_wide)
        return replace(filled, newest=self._newest((*found, *listing.council_wide), shown))

    def _newest(self, found: Iterable[Item], shown: Iterable[Item] = ()) -> datetime | None:
        """For search engines; of an item that is only counted no more counts than that it came, or went."""
        seen = {id(item) for item in shown}
        dates = (self.updated[id(i)] if i.withdrawn or id(i) in seen else i.date for i in found)
        return max(dates, default=None, key=datetime.timestamp)

    def _years(self, address: str, years: Mapping[int, Sequence[Item]]) -> tuple[Links, ...]:
        links = tuple(Link(str(year), f"{address}{year}/", _count(some)) for year, some in years.items())
        return (Links("years", self.words("years"), links),) if links else ()

    def _kinds(self, found: Sequence[Item]) -> Links:
        links = (
            Link(self.words(address.rstrip("/")), address, len(some))
            for address, some in grouping.by_kind(found).items()
        )
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


def _month_link(words: Words, year: int, month: int, count: int | None = None) -> Link:
    return Link(words.month(year, month), _month_address(year, month), count)


def _month_address(year: int, month: int) -> str:
    return f"news/{year}/{month:02}/"


def _kept(items: Iterable[Item]) -> list[Item]:
    """All but what was withdrawn."""
    return [item for item in items if not item.withdrawn]


def _count(items: Iterable[Item]) -> int:
    return sum(not item.withdrawn for item in items)


def _by_year(items: Iterable[Item], year_of: Callable[[Item], int]) -> dict[int, list[Item]]:
    """The latest year first; within it the items as they come."""
    found: dict[int, list[Item]] = {}
    for item in items:
        found.setdefault(year_of(item), []).append(item)
    return dict(sorted(found.items(), reverse=True))


def _published_in(item: Item) -> int:
    return item.date.year


def _own_year(item: Item) -> int:
    """In the list of its kind an event stands in the year in which it starts."""
    return item.starts.year if isinstance(item, Event) else item.date.year
