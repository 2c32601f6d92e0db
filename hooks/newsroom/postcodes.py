"""The council's postcodes with the places in which each lies: `postcodes.json`, the same file for everybody.

One file as long as it is small, so that who asks for it says nothing of where they live. Only a large council's is in
parts, one for each outward code, and a request for a part tells the host that much.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newsroom import works
from newsroom.directory import Directory
from newsroom.settings import Settings
from newsroom.works import Work

ADDRESS, PARTS = "postcodes.json", "postcodes/"
LARGEST = 60_000  # bytes, compressed as web servers do it

Written = tuple[str, bytes]


def plan(directory: Directory, settings: Settings, ground: str = "") -> Iterator[Work[Sequence[Written]]]:
    """The file at its address, or its parts; nothing where the council has no directory."""
    if directory.postcodes:
        rests_on = works.digest(ground, directory.digest, repr(sorted(directory.ended.items())))
        yield Work(ADDRESS, rests_on, lambda: render(directory, settings))


def render(directory: Directory, settings: Settings) -> list[Written]:
    """The one file, or the parts and the file that names them."""
    areas, sectors = _filed(directory, settings)
    known = {"places": _places(directory, settings), "areas": areas}
    whole = _json({**known, "sectors": sectors})
    if len(gzip.compress(whole, 6, mtime=0)) <= LARGEST:
        return [(ADDRESS, whole)]
    shards: dict[str, dict[str, Any]] = {}
    for sector, held in sectors.items():
        shards.setdefault(sector.partition(" ")[0].lower(), {})[sector] = held
    parts = [(f"{PARTS}{name}.json", _json({"sectors": held})) for name, held in shards.items()]
    return [(ADDRESS, _json({**known, "shards": list(shards)})), *parts]


def _places(directory: Directory, settings: Settings) -> dict[str, Any]:
    """Every place by its key; one that has ended says what it became."""
    found: dict[str, Any] = {}
    for key, place in settings.places.items():
        ended = directory.ended.get(key)
        neighbours = [] if ended else [one for one in place.neighbours if one not in directory.ended]
        found[key] = {"name": settings.place_name(key), "neighbours": neighbours}
        if (
            not place.code
        ):  # all that it holds lies in it, so it tells two streets of one name within it apart no better
            found[key]["uncoded"] = True
        if ended:
            found[key] |= {"ended": ended.until, "became": list(ended.became)}
    return found


def _filed(directory: Directory, settings: Settings) -> tuple[list[list[str]], dict[str, dict[str, str]]]:
    """The combinations of places that occur, and by sector the ends of the postcodes that lie in each."""
    places = _by_code(directory, settings)
    areas: dict[tuple[str, ...], int] = {}
    sectors: dict[str, dict[str, list[str]]] = {}
    for postcode, codes in sorted(directory.postcodes.items()):
        area = str(areas.setdefault(_area(codes, places, settings), len(areas)))
        sectors.setdefault(postcode[:-2], {}).setdefault(area, []).append(postcode[-2:])
    said = {sector: {area: " ".join(ends) for area, ends in held.items()} for sector, held in sectors.items()}
    return [list(area) for area in areas], said


def _by_code(directory: Directory, settings: Settings) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, place in settings.places.items():
        if place.code and key not in directory.ended:
            found.setdefault(place.code, []).append(key)
    return found


def _area(codes: Sequence[str], places: Mapping[str, Sequence[str]], settings: Settings) -> tuple[str, ...]:
    """The places of a postcode, its ward first; those that hold one of them and have no code of their own come last."""
    own = [key for code in codes for key in places.get(code, ())]
    holders = {holder for key in own for holder in settings.holders[key] if not settings.places[holder].code}
    return tuple(dict.fromkeys((*own, *sorted(holders))))


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
