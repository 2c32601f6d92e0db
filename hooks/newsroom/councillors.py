"""Who was elected for a place, or where nobody is named for it, for what holds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.places import Councillor
from newsroom.settings import Settings


@dataclass(frozen=True)
class Ward:
    """A place and who was elected for it."""

    key: str
    name: str
    councillors: tuple[Councillor, ...]


def of_place(key: str, settings: Settings) -> tuple[Ward, ...]:
    """The place itself, or else the nearest that hold it and have councillors; a parish may lie in several wards."""
    found = {ward.key: ward for ward in _nearest(key, settings)}
    return tuple(sorted(found.values(), key=lambda ward: (ward.name.casefold(), ward.key)))


def _nearest(key: str, settings: Settings) -> Iterator[Ward]:
    place = settings.places[key]
    if place.councillors:
        yield Ward(key, settings.place_name(key), place.councillors)
        return
    for holder in place.within:
        yield from _nearest(holder, settings)
