"""The places of a council: its wards and parishes, who was elected for each, and which lie within which."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, Field

from newsroom.validators import Code, Email, Names, Page


class Councillor(BaseModel, frozen=True, extra="forbid"):
    """Somebody elected for a place; `page` is the address of the council's own page about them."""

    name: str = Field(min_length=1)
    party: str = ""
    email: Email = ""
    phone: str = ""
    page: Page = ""


class Place(BaseModel, frozen=True, extra="forbid"):
    """A ward, parish or other area; `within` names the places that hold it."""

    name: Names
    code: Code = ""
    point: tuple[float, float] | None = None
    within: Annotated[tuple[str, ...], BeforeValidator(lambda v: (v,) if isinstance(v, str) else v)] = ()
    neighbours: tuple[str, ...] = ()
    councillors: tuple[Councillor, ...] = ()


def holders(places: Mapping[str, Place]) -> Mapping[str, frozenset[str]]:
    """By place, every place that holds it, itself left out; raises ValueError for a circle or an unknown place."""
    found: dict[str, frozenset[str]] = {}
    for key in places:
        _hold(key, (), places, found)
    return found


def inner(holders: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    """By place, every place that lies within it, itself left out, if these hold each."""
    found: dict[str, set[str]] = {key: set() for key in holders}
    for key, some in holders.items():
        for holder in some:
            found[holder].add(key)
    return {key: frozenset(some) for key, some in found.items()}


def check_neighbours(places: Mapping[str, Place]) -> None:
    """Raises ValueError for the first neighbour that is no place."""
    for key, place in places.items():
        for beside in place.neighbours:
            if beside not in places:
                raise ValueError(f"places: {key}: neighbours: “{beside}” is not in the list of places")


def _hold(
    key: str, trail: tuple[str, ...], places: Mapping[str, Place], found: dict[str, frozenset[str]]
) -> frozenset[str]:
    if key in trail:
        raise ValueError(f"places: {trail[-1]}: within: “{key}” lies within {trail[-1]} already; a circle")
    if key not in found:
        above: set[str] = set()
        for holder in places[key].within:
            if holder not in places:
                raise ValueError(f"places: {key}: within: “{holder}” is not in the list of places")
            above |= {holder, *_hold(holder, (*trail, key), places, found)}
        found[key] = frozenset(above)
    return found[key]
