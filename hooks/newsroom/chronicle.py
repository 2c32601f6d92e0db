"""The lists of all news by time: the newest, every year with its months, every month with its items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from newsroom import addresses, sections, trails
from newsroom.composer import NEWEST, Composer, uncounted
from newsroom.listing import Link, Links, Listing
from newsroom.sections import Section
from newsroom.works import Work


def plan(composer: Composer) -> Iterator[Work[Listing]]:
    """The list of all news, of every year and of every month."""
    council = composer.settings.council
    feeds = (*composer.root_feeds, composer.calendar("", composer.settings.site_name))
    years = composer.years("news/")
    yield composer.work("news/", lambda: _newest(composer, feeds, years), repr(years))
    crumbs = (composer.home, Link(composer.words("news"), "news/"))
    others = uncounted(years)
    for year in composer.lists.years("news/"):
        about = composer.words("about_year", council=council, year=year)
        listing = Listing(
            f"news/{year}/", "year", composer.words("news_of_year", year=year), about, "news", crumbs=crumbs, feeds=feeds,
        )  # fmt: skip
        yield composer.work(listing.address, partial(_year, composer, listing, year, others), repr(others))
    yield from _months(composer, crumbs, feeds)


def _newest(composer: Composer, feeds: tuple[Link, ...], years: tuple[Links, ...]) -> Listing:
    words, found = composer.words, composer.lists.kept("news/")
    groups = (*years, _kinds(composer))
    shown = found[:NEWEST]
    return Listing(
        "news/", "news", words("news"), words("about_news", council=composer.settings.council), "news", "",
        sections.by_month(shown, words), len(found), (composer.home,), groups, feeds, newest=composer.newest("news/", shown),
        is_cut=len(found) > NEWEST,
    )  # fmt: skip


def _year(composer: Composer, listing: Listing, year: int, others: tuple[Links, ...]) -> Listing:
    months = tuple(
        trails.of_month(composer.words, *m, composer.lists.count(trails.month_address(*m))) for m in composer.lists.months() if m[0] == year
    )  # fmt: skip
    return replace(
        listing, total=composer.lists.count(listing.address), newest=composer.newest(listing.address),
        groups=(Links("months", composer.words("months"), months), *others),
    )  # fmt: skip


def _months(composer: Composer, crumbs: tuple[Link, ...], feeds: tuple[Link, ...]) -> Iterator[Work[Listing]]:
    order = composer.lists.months()
    for n, month in enumerate(order):
        name, address = composer.words.month(*month), trails.month_address(*month)
        beside = tuple(trails.of_month(composer.words, *m) for m in (*order[n + 1 : n + 2], *order[max(0, n - 1) : n]))
        listing = Listing(
            address, "month", name, composer.words("about_month", council=composer.settings.council, month=name), "news",
            crumbs=(*crumbs, Link(str(month[0]), f"news/{month[0]}/")), feeds=feeds,
            groups=(Links("beside", composer.words("months_beside"), beside),) if beside else (),
        )  # fmt: skip
        yield composer.work(address, partial(_month, composer, listing), *(link.address for link in beside))


def _month(composer: Composer, listing: Listing) -> Listing:
    found = tuple(composer.lists.items(listing.address))
    return replace(
        listing, sections=(Section("", "", found),), total=composer.lists.count(listing.address),
        newest=composer.newest(listing.address, found),
    )  # fmt: skip


def _kinds(composer: Composer) -> Links:
    """The lists of kinds, to which that of all news leads."""
    links = (
        Link(composer.words(address.rstrip("/")), address, composer.lists.count(address))
        for address in addresses.KIND_LISTS
    )
    return Links("kinds", composer.words("kinds"), tuple(sorted(links, key=lambda link: link.name.casefold())))
