"""The way from the home page down to an item: through the list of its kind and year, or of news and its month."""

from __future__ import annotations

from newsroom import grouping
from newsroom.item import Item
from newsroom.language import Words
from newsroom.listing import Link


def of(item: Item, words: Words) -> tuple[Link, ...]:
    """The lists that lead from the home page to an item: of its kind and year, or of news and its month."""
    home = Link(words("home"), "")
    if not item.listing:
        return (home, Link(words("news"), "news/"), month_link(item, words))
    year = grouping.own_year(item)
    return (home, Link(words(item.listing.rstrip("/")), item.listing), Link(str(year), f"{item.listing}{year}/"))


def month_link(item: Item, words: Words) -> Link:
    """The list of the month in which the item was published."""
    return of_month(words, item.date.year, item.date.month)


def of_month(words: Words, year: int, month: int, count: int | None = None) -> Link:
    """The list of a month, with what it counts."""
    return Link(words.month(year, month), month_address(year, month), count)


def month_address(year: int, month: int) -> str:
    return f"news/{year}/{month:02}/"
