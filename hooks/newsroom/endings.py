"""Items that name a place which was no more when they were published: on the pages of today nobody would see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsroom.directory import Ended
from newsroom.item import Item
from newsroom.news import News
from newsroom.problems import Problem
from newsroom.settings import Settings

_MONTH = len("2026-11")


def problems(news: News, ended: Mapping[str, Ended], settings: Settings) -> Iterator[Problem]:
    """One for each such place of an item; none is grave, since an alert is published all the same."""
    for item in news.items if ended else ():
        for what in said(item, ended, settings):
            yield Problem(item.path, news.line(item, "places"), "places", what, grave=False)


def said(item: Item, ended: Mapping[str, Ended], settings: Settings) -> Iterator[str]:
    """What is wrong with the places of one item, and which to name instead."""
    for key in item.places:
        if key in ended and _is_after(item, ended[key]):
            became = ", ".join(map(settings.place_name, ended[key].became))
            instead = f"the place that it became: {became}" if became else "another place"
            yield f"{settings.place_name(key)} ended on {ended[key].until}; name {instead}"


def _is_after(item: Item, ended: Ended) -> bool:
    """Of an end of which only the month is known, that month counts as before it."""
    written = item.date.date().isoformat()[: len(ended.until)]
    return written > ended.until or (written == ended.until and len(written) > _MONTH)
