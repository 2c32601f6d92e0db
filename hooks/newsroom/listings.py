"""The lists of a newsroom: all news, years, months, topics and places, composed from one pass over the items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from newsroom import grouping, language
from newsroom.item import Item
from newsroom.language import Words
from newsroom.settings import Settings

NEWEST = 50
COUNCIL_WIDE = 3

Sort = Literal["news", "year", "month", "topics", "topic", "places", "place"]
Role = Literal["years", "months", "beside", "index", "holders", "inside", "neighbours"]


@dataclass(frozen=True)
class Link:
    """A name and an address from the site's root; `count` says how many items stand there.

    In a menu, links with a `group` stand in the footer under that heading.
    """

    name: str
    address: str
    count: int | None = None
    group: str = ""


@dataclass(frozen=True)
class Links:
    """Links of one role, under a heading."""

    role: Role
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Listing:
    """One list: `items` newest first and as many as are shown, of `total`; `crumbs` lead from the home page to it.

    `subject` is the topic or place that it is about, without a year; `newest` the date of its newest item.
    """

    address: str
    sort: Sort
    title: str
    about: str
    subject: str = ""
    items: tuple[Item, ...] = ()
    total: int = 0
    crumbs: tuple[Link, ...] = ()
    groups: tuple[Links, ...] = ()
    feeds: tuple[Link, ...] = ()
    council_wide: tuple[Item, ...] = ()
    newest: datetime | None = None

    def group(self, role: Role) -> tuple[Link, ...]:
        """The links of one role; none where the list has none."""
        return next((g.links for g in self.groups if g.role == role), ())


def compose(items: Sequence[Item], settings: Settings) -> tuple[Listing, ...]:
    """Every list of the newsroom at its address; `items` come newest first. Topics and places without items have theirs."""
    composer = _Composer(settings, language.read(settings.language))
    return (*composer.news(items), *composer.topics(items), *composer.places(items))


@dataclass
class _Composer:
    settings: Settings
    words: Words
    home: Link = field(init=False)
    root_feed: Link = field(init=False)

    def __post_init__(self) -> None:
        self.home = Link(self.words("home"), "")
        self.root_feed = Link(self.settings.site_name, "feed.xml")

    def news(self, items: Sequence[Item]) -> Iterator[Listing]:
        words, council = self.words, self.settings.council
        months = grouping.by_month(items)
        years = Counter(i.date.year for i in items)
        newest = {i.date.year: i.date for i in reversed(items)}
        trail: tuple[Link, ...] = (self.home,)
        yield Listing(
            "news/", "news", words("news"), words("about_news", council=council),
            "", tuple(items[:NEWEST]), len(items), trail, self._years("news/", years), (self.root_feed,),
            newest=_newest(items),
        )  # fmt: skip
        trail += (Link(words("news"), "news/"),)
        for year, total in years.items():
            of_year = tuple(_month_link(words, *m, count=len(found)) for m, found in months.items() if m[0] == year)
            yield Listing(
                f"news/{year}/", "year", words("news_of_year", year=year),
                words("about_year", council=council, year=year),
                total=total, crumbs=trail, feeds=(self.root_feed,), newest=newest[year],
                groups=(Links("months", words("months"), of_year), *self._years("news/", years)),
            )  # fmt: skip
        yield from self._months(months, trail)

    def _months(self, months: Mapping[tuple[int, int], Sequence[Item]], trail: tuple[Link, ...]) -> Iterator[Listing]:
        words = self.words
        order = list(months)
        for n, (month, found) in enumerate(months.items()):
            beside = tuple(_month_link(words, *m) for m in (*order[n + 1 : n + 2], *order[max(0, n - 1) : n]))
            name = words.month(*month)
            yield Listing(
                _month_address(*month), "month", name, words("about_month", council=self.settings.council, month=name), "",
                tuple(found), len(found), (*trail, Link(str(month[0]), f"news/{month[0]}/")),
                (Links("beside", words("months_beside"), beside),) if beside else (), (self.root_feed,), newest=_newest(found),
            )  # fmt: skip

    def topics(self, items: Sequence[Item]) -> Iterator[Listing]:
        words = self.words
        by_topic = grouping.by_topic(items, self.settings)
        names = {key: self.settings.topic_name(key) for key in by_topic}
        yield self._index("topics", words("topics"), words("about_topics"), by_topic, names)
        for key, found in by_topic.items():
            about = words("about_topic", council=self.settings.council, name=names[key])
            yield from self._keyed("topics", "topic", key, names[key], about, found)

    def places(self, items: Sequence[Item]) -> Iterator[Listing]:
        words, settings = self.words, self.settings
        shown = grouping.for_place_pages(items, settings)
        names = {key: settings.place_name(key) for key in shown}
        wide = tuple([i for i in items if not i.places][:COUNCIL_WIDE])
        yield self._index("places", words("places"), words("about_places"), shown, names)
        for key, found in shown.items():
            groups = tuple(
                Links(role, words(role, name=names[key]), tuple(Link(names[k], f"places/{k}/") for k in by_name(keys, names)))
                for role, keys in self._near(key) if keys
            )  # fmt: skip
            about = words("about_place", council=settings.council, name=names[key])
            yield from self._keyed("places", "place", key, names[key], about, found, groups, wide)

    def _near(self, key: str) -> Iterator[tuple[Literal["holders", "inside", "neighbours"], Collection[str]]]:
        yield "holders", self.settings.holders[key]
        yield "inside", self.settings.inner[key]
        yield "neighbours", self.settings.places[key].neighbours

    def _index(
        self, group: Literal["topics", "places"], title: str, about: str,
        found: Mapping[str, Sequence[Item]], names: Mapping[str, str],
    ) -> Listing:  # fmt: skip
        links = tuple(Link(names[key], f"{group}/{key}/", len(found[key])) for key in by_name(found, names))
        return Listing(
            f"{group}/", group, title, about, crumbs=(self.home,),
            groups=(Links("index", title, links),), feeds=(self.root_feed,),
            newest=max((some[0].date for some in found.values() if some), default=None, key=datetime.timestamp),
        )  # fmt: skip

    def _keyed(
        self, group: str, sort: Literal["topic", "place"], key: str, name: str, about: str,
        found: Sequence[Item], groups: tuple[Links, ...] = (), wide: tuple[Item, ...] = (),
    ) -> Iterator[Listing]:  # fmt: skip
        words = self.words
        address = f"{group}/{key}/"
        feeds = (Link(f"{name} – {self.settings.site_name}", f"{address}feed.xml"), self.root_feed)
        trail = (self.home, Link(words(group), f"{group}/"))
        by_year = grouping.by_year(found)
        years = self._years(address, {year: len(some) for year, some in by_year.items()})
        yield Listing(
            address, sort, name, about, name, tuple(found[:NEWEST]), len(found), trail, (*years, *groups), feeds, wide,
            _newest(found),
        )  # fmt: skip
        for year, some in by_year.items():
            yield Listing(
                f"{address}{year}/", sort, words("year_of", name=name, year=year), about, name, tuple(some), len(some),
                (*trail, Link(name, address)), years, feeds, newest=_newest(some),
            )  # fmt: skip

    def _years(self, address: str, years: Mapping[int, int]) -> tuple[Links, ...]:
        links = tuple(Link(str(year), f"{address}{year}/", count) for year, count in years.items())
        return (Links("years", self.words("years"), links),) if links else ()


def by_name(keys: Collection[str], names: Mapping[str, str]) -> list[str]:
    """The keys in the order in which a reader looks for their names."""
    return sorted(keys, key=lambda key: (names[key].casefold(), key))


def month_link(item: Item, words: Words) -> Link:
    """The list of the month in which the item was published."""
    return _month_link(words, item.date.year, item.date.month)


def _month_link(words: Words, year: int, month: int, count: int | None = None) -> Link:
    return Link(words.month(year, month), _month_address(year, month), count)


def _month_address(year: int, month: int) -> str:
    return f"news/{year}/{month:02}/"


def _newest(items: Sequence[Item]) -> datetime | None:
    return items[0].date if items else None
