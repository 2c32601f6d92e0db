"""The map of each place as data: `map.geojson` beside its page, for neighbours' sites and whoever draws maps.

https://www.rfc-editor.org/rfc/rfc7946
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from newsroom import works
from newsroom.atlas import Atlas
from newsroom.item import Consultation, Event, Item
from newsroom.life import is_public
from newsroom.listing import Listing
from newsroom.settings import Settings
from newsroom.works import Work

NAME = "map.geojson"
_NOW = ("alerts", "consultations", "events")  # sections of a place's list

Written = tuple[str, bytes]


def plan(
    lists: Iterable[Work[Listing]], atlas: Atlas, settings: Settings, moment: datetime, ended: Collection[str] = ()
) -> Iterator[Work[Sequence[Written]]]:
    """The map of every place that can be located, at its address; `lists` are all of the newsroom, on which they rest.

    In a preview they hold drafts too, which no map shows. Places that have `ended` are nobody's neighbours; the lists rest
    on which those are.
    """
    by_address = {work.name: work for work in lists}
    for key in filter(atlas.locates, settings.places):
        page = by_address[f"places/{key}/"]
        yield Work(
            f"{page.name}{NAME}",
            works.digest(page.rests_on, NAME),
            partial(_written, page, atlas, settings, moment, ended),
        )


def _written(
    page: Work[Listing], atlas: Atlas, settings: Settings, moment: datetime, ended: Collection[str]
) -> Sequence[Written]:
    listing = page.make()
    shown = (i for s in listing.sections if s.key in _NOW for i in s.items if is_public(i, moment))
    features = [*_places(listing.key, atlas, settings, ended), *_items(listing.key, shown, atlas, settings)]
    whole = {"type": "FeatureCollection", "features": features}
    raw = json.dumps(whole, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return [(f"{page.name}{NAME}", f"{raw}\n".encode())]


def _places(key: str, atlas: Atlas, settings: Settings, ended: Collection[str]) -> Iterator[dict[str, Any]]:
    beside = sorted(set(settings.places[key].neighbours).difference(ended))
    around = (("inside", sorted(settings.inner[key])), ("neighbour", beside))
    for role, keys in (("place", [key]), *around):
        for one in keys:
            place = settings.places[one]
            about = {"key": one, "name": settings.place_name(one), "code": place.code}
            yield _feature(atlas.geometry(one), {**about, "url": f"{settings.url}places/{one}/", "role": role})


def _items(key: str, items: Iterable[Item], atlas: Atlas, settings: Settings) -> Iterator[dict[str, Any]]:
    """What is current now, each at the point of the place in this one that it names, or else of this one."""
    inside = {key, *settings.inner[key]}
    for item in items:
        where = next((one for one in item.places if one in inside and atlas.locates(one)), key)
        about = {"title": item.title, "url": settings.url + item.address, "kind": item.kind}
        yield _feature(atlas.spot(where), {**about, "date": item.date.isoformat(), **_when(item)})


def _when(item: Item) -> dict[str, str]:
    """The date for which people come to it."""
    if isinstance(item, Consultation):
        return {"closes": item.closes.isoformat()}
    return {"starts": item.starts.isoformat()} if isinstance(item, Event) else {}


def _feature(geometry: dict[str, Any] | None, properties: dict[str, str]) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}
