"""Which streets, postcodes and places current alerts and open notices name: `affected.json`, the same file for everybody."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from newsroom import current, sections, stamps, streetbox, works
from newsroom.directory import Ended
from newsroom.item import Alert, Item, Notice
from newsroom.language import Words
from newsroom.life import Phase
from newsroom.made import Slip
from newsroom.settings import Settings
from newsroom.works import Work

Written = tuple[str, bytes]

ADDRESS = "affected.json"
_NONE: Mapping[str, Ended] = {}
_LIVE: Mapping[type[Item], tuple[Phase, ...]] = {Alert: ("current",), Notice: ("open", "current")}


def plan(
    slips: Sequence[Slip], settings: Settings, words: Words, moment: datetime, ended: Mapping[str, Ended] = _NONE
) -> Iterator[Work[Sequence[Written]]]:
    """The file at its address; `slips` are those of all public items, newest first, `ended` the places that are no more.

    It rests on what is in it: few items are current, so composing it costs less than asking whether it must be.
    """
    raw = json.dumps(
        _compose(slips, settings, words, moment, ended), ensure_ascii=False, separators=(",", ":")
    ).encode()
    yield Work("affected", works.of_bytes(raw), lambda: [(ADDRESS, raw)])


def _compose(
    slips: Iterable[Slip], settings: Settings, words: Words, moment: datetime, ended: Mapping[str, Ended]
) -> dict[str, Any]:
    """Gravest first: alerts, then notices whose time runs out; a place that is named with all within and above it."""
    items = [slip.item for slip in slips if type(slip.item) in _LIVE and _is_live(slip)]
    alerts = [item for item in items if isinstance(item, Alert)]
    notices = [item for item in items if isinstance(item, Notice)]
    gravest = sections.of_kind("alerts/", alerts, moment, words)[0].items
    found: list[Alert | Notice] = [item for item in gravest if isinstance(item, Alert)]
    notices.sort(key=_end)
    found += notices
    named = {place for item in found for place in item.places}
    around = named.union(*(settings.inner[place] | settings.holders[place] for place in named))
    return {
        "items": [_listed(item) for item in found],
        "places": {key: _place(key, settings, ended) for key in sorted(around)},
        "phone": streetbox.phone(settings),
    }


def _is_live(slip: Slip) -> bool:
    """A notice for which the law gives no time counts while its own `expires` lies ahead: else it would for ever."""
    return slip.phase in _LIVE[type(slip.item)] and not (slip.phase == "current" and _is_endless(slip.item))


def _is_endless(item: Item) -> bool:
    return isinstance(item, Notice) and item.expires is None


def _listed(item: Alert | Notice) -> dict[str, Any]:
    if isinstance(item, Alert):
        own: dict[str, str] = {"severity": item.severity, **current.times(item)}
    else:
        own = {"until": stamps.minute(_until(item))}
    return {
        "title": item.title, "address": item.address, "kind": item.kind, **own,
        "places": item.places, "streets": item.streets, "postcodes": item.postcodes,
    }  # fmt: skip


def _until(item: Notice) -> datetime:
    """When it stops being open, or in force."""
    found = item.representations_by or item.expires
    assert found
    return min(found, item.expires or found, key=datetime.timestamp)


def _end(item: Notice) -> float:
    return _until(item).timestamp()


def _place(key: str, settings: Settings, ended: Mapping[str, Ended]) -> dict[str, Any]:
    """A place that is no more counts as a part of each that it became."""
    above = settings.holders[key].union(ended[key].became if key in ended else ())
    return {"name": settings.place_name(key), "inside": sorted(settings.inner[key]), "above": sorted(above)}
