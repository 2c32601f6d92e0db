"""What is current, open, to come and new in each place, for “my area” on the home page: `areas.json`, one for everybody."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from newsroom import current, life, sections, stamps, status, works
from newsroom.directory import Ended
from newsroom.grouping import Lists
from newsroom.item import Alert, Consultation, Event, Item
from newsroom.language import Words
from newsroom.life import Phase
from newsroom.made import Slip
from newsroom.settings import Settings
from newsroom.works import Work

Written = tuple[str, bytes]

ADDRESS = "areas.json"
_NONE: Mapping[str, Ended] = {}
NEWEST = 3  # items of each place; fewer where all of them together would be more than
MOST = 470  # items, some 30 KB packed, which whoever has an area loads
FEW = 3  # consultations, events
_LIVE: Mapping[type[Item], tuple[str, Phase, int | None]] = {
    Alert: ("alerts", "current", None),
    Consultation: ("consultations", "open", FEW),
    Event: ("events", "upcoming", FEW),
}


def plan(
    slips: Sequence[Slip],
    lists: Lists,
    settings: Settings,
    words: Words,
    moment: datetime,
    ended: Mapping[str, Ended] = _NONE,
) -> Iterator[Work[Sequence[Written]]]:
    """The file at its address; `slips` are those of all public items, newest first, and `lists` file the same items.
    `ended` are the places that are no more.

    It rests on what is in it: it is composed of what the lists have sorted already.
    """
    if not settings.places:
        return
    found = _compose(slips, lists, settings, words, moment, ended)
    raw = json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
    yield Work("areas", works.of_bytes(raw), lambda: [(ADDRESS, raw)])


@dataclass
class _Shelf:
    """Items by number, each described once, when the first place asks for it."""

    describe: Callable[[Item], dict[str, Any]]
    found: list[dict[str, Any]] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def numbers(self, items: Iterable[Item]) -> list[int]:
        return [self._number(item) for item in items]

    def _number(self, item: Item) -> int:
        if item.address not in self._numbers:
            self._numbers[item.address] = len(self.found)
            self.found.append(self.describe(item))
        return self._numbers[item.address]


def _compose(
    slips: Sequence[Slip], lists: Lists, settings: Settings, words: Words, moment: datetime,
    ended: Mapping[str, Ended],
) -> dict[str, Any]:  # fmt: skip
    """Of a place that is no more what it became is told, so that who has chosen it is shown that."""
    live = _live(slips, words, moment)
    news = {key: _news(lists.items(f"places/{key}/"), moment) for key in settings.places if key not in ended}
    number = next((n for n in range(NEWEST, 1, -1) if _count(news.values(), n) <= MOST), 1)
    shelf = _Shelf(lambda item: _described(item, words))
    places = {
        key: {"name": settings.place_name(key), **_parts(live[f"places/{key}/"], some[:number], shelf)}
        for key, some in news.items()
    }
    places |= {key: {"became": list(one.became)} for key, one in sorted(ended.items())}
    wide = shelf.numbers(item for item in live["news/"]["alerts"] if not item.places)
    return {"items": shelf.found, "places": places, "alerts": wide}


def _news(items: Iterable[Item], moment: datetime) -> list[Item]:
    """The newest that are not told of as long as they are current; an alert that is over is no news."""
    return list(islice((item for item in items if type(item) not in _LIVE and _is_current(item, moment)), NEWEST))


def _is_current(item: Item, moment: datetime) -> bool:
    return life.is_public(item, moment) and life.is_current(item, moment)


def _count(several: Iterable[Sequence[Item]], number: int) -> int:
    return len({item.address for some in several for item in some[:number]})


def _live(slips: Iterable[Slip], words: Words, moment: datetime) -> Mapping[str, Mapping[str, list[Item]]]:
    """By the address of a list what is current, open or to come on it, the most pressing first."""
    found: dict[str, list[Item]] = {name: [] for name, _, _ in _LIVE.values()}
    lists: dict[str, tuple[str, ...]] = {}
    for slip in slips:
        kind = _LIVE.get(type(slip.item))
        if kind and slip.phase == kind[1]:
            found[kind[0]].append(slip.item)
            lists[slip.item.address] = slip.lists
    by_list: defaultdict[str, defaultdict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for name, items in found.items():
        for item in sections.of_kind(f"{name}/", items, moment, words)[0].items:
            for address in lists[item.address]:
                by_list[address][name].append(item)
    return by_list


def _parts(live: Mapping[str, list[Item]], news: Iterable[Item], shelf: _Shelf) -> dict[str, list[int]]:
    """What stands first on the page of a place; parts of which there is nothing are left out."""
    parts = {name: shelf.numbers(live[name][:most]) for name, _, most in _LIVE.values()}
    return {name: some for name, some in {**parts, "news": shelf.numbers(news)}.items() if some}


def _described(item: Item, words: Words) -> dict[str, Any]:
    """`kind` is a shape, which says of an alert how grave it is; `when` is for people, `until` for clocks."""
    return {
        "title": item.title, "address": item.address, "kind": status.kind(item, words).shape, **_times(item, words),
    }  # fmt: skip


def _times(item: Item, words: Words) -> dict[str, str]:
    if isinstance(item, Alert):
        return current.times(item)
    if isinstance(item, Consultation):
        return {
            "when": words("state_open_until", moment=words.moment(item.closes)),
            "until": stamps.minute(item.closes),
        }
    if isinstance(item, Event):
        return {"when": status.event_time(item, words), "until": stamps.minute(item.finish)}
    return {"when": words.date(item.date)}
