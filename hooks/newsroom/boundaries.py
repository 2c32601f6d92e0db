"""The boundaries of places, from the GeoJSON files in `places/`: read and checked when they changed, kept with few corners.

https://www.rfc-editor.org/rfc/rfc7946; the codes are those of https://geoportal.statistics.gov.uk/
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any

from newsroom import engine, works
from newsroom.drawn import Drawn
from newsroom.outlines import Point, Polygon, Ring, Shape, simplified
from newsroom.problems import Problem
from newsroom.settings import Settings

FOLDER = "places"
_FINE = 0.00005  # degrees: some five metres
_DIGITS = 5  # of a degree: a metre
_LEAST = 4  # points of a ring


@dataclass(frozen=True)
class Boundaries:
    """The shapes of places by key, as longitude and latitude; `digest` differs when any of them may."""

    shapes: Mapping[str, Shape] = field(default_factory=dict)
    digest: str = ""
    problems: tuple[Problem, ...] = ()
    lacking: tuple[str, ...] = ()  # places of which the files hold none

    @property
    def note(self) -> str:
        """What a web team may want to know though nothing is wrong."""
        if not self.lacking or not self.shapes:
            return ""
        named = ", ".join(self.lacking[:5]) + (f" and {len(self.lacking) - 5} more" if len(self.lacking) > 5 else "")
        return f"{FOLDER}/*.geojson holds no boundary of {named}: maps show a dot at its point, if it has one"


class _Fault(Exception):
    """Why a feature can't be drawn, as a sentence for a web team."""


def read(root: Path, settings: Settings, drawn: Drawn) -> Boundaries:
    """Every `*.geojson` in `places/`; none is parsed whose bytes, and the places' codes, are those of an earlier build."""
    raws = {f"{FOLDER}/{file.name}": file.read_bytes() for file in sorted((root / FOLDER).glob("*.geojson"))}
    if not raws:
        return Boundaries()
    codes = sorted(
        (place.code, key, len(settings.holders[key])) for key, place in settings.places.items() if place.code
    )
    digests = (part for path, raw in raws.items() for part in (path, works.of_bytes(raw)))
    digest = works.digest(engine.of_all(), repr(codes), *digests)
    name = drawn.name(digest, "json")
    known = drawn.get(name) or drawn.put(name, json.dumps(_parse(raws, codes)).encode())
    found = json.loads(known)
    problems = tuple(Problem(path, line, "", message, grave=False) for path, line, message in found["problems"])
    shapes = {key: _pointed(shape) for key, shape in found["shapes"].items()}
    lacking = tuple(settings.place_name(key) for key in settings.places if key not in shapes)
    return Boundaries(shapes, digest, problems, lacking)


def _pointed(shape: Any) -> Shape:
    return [[[(x, y) for x, y in ring] for ring in polygon] for polygon in shape]


def _parse(raws: Mapping[str, bytes], codes: Sequence[tuple[str, str, int]]) -> dict[str, Any]:
    """Plain data: the shape of each place, and what is wrong with which file."""
    found: dict[str, list[Polygon]] = {}
    problems: list[tuple[str, int, str]] = []
    for path, raw in raws.items():
        problems += ((path, line, message) for line, message in _gather(raw, codes, found))
    thin = simplified(list(found.values()), _FINE)
    return {"shapes": {key: shape for key, shape in zip(found, thin, strict=True) if shape}, "problems": problems}


def _gather(
    raw: bytes, codes: Sequence[tuple[str, str, int]], found: dict[str, list[Polygon]]
) -> Iterator[tuple[int, str]]:
    """Put what a file holds of our places into `found`; yields line and message of what is wrong with it."""
    try:
        data = json.loads(raw)
    except UnicodeDecodeError:
        yield 1, "is not UTF-8; export it again as GeoJSON"
        return
    except ValueError as error:
        yield getattr(error, "lineno", 1), f"is not JSON ({getattr(error, 'msg', error)}); export it again as GeoJSON"
        return
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        yield 1, "is no FeatureCollection of GeoJSON; export all boundaries into one, with their official codes"
        return
    is_ours = False
    for number, feature in enumerate(features, 1):
        if key := _key(feature, codes):
            is_ours = True
            try:
                found.setdefault(key, []).extend(_polygons(feature.get("geometry")))
            except _Fault as fault:
                yield 1, f"feature {number} ({key}) {fault}"
    if not is_ours:
        example = f", as {codes[0][0]}" if codes else "; give the places in mkdocs.yml their `code`"
        yield 1, f"holds no feature for the code of any place: each needs it among its properties{example}"


def _key(feature: Any, codes: Sequence[tuple[str, str, int]]) -> str:
    """The place whose code is among the feature's properties; a parish may name its ward too, so the innermost."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    values = {value for value in properties.values() if isinstance(value, str)} if isinstance(properties, dict) else ()
    named = [(depth, key) for code, key, depth in codes if code in values]
    return max(named)[1] if named else ""


def _polygons(geometry: Any) -> Iterator[Polygon]:
    if geometry is None:
        return
    sort = geometry.get("type") if isinstance(geometry, dict) else type(geometry).__name__
    if sort not in ("Polygon", "MultiPolygon"):
        raise _Fault(f"is a {sort}; a boundary is a Polygon or a MultiPolygon")
    many = geometry.get("coordinates")
    try:
        found = [[_ring(ring) for ring in polygon] for polygon in (many if sort == "MultiPolygon" else [many])]
    except (TypeError, ValueError, IndexError):
        raise _Fault("has coordinates that are no rings of numbers; export it again as GeoJSON") from None
    yield from ([ring for ring in polygon if ring] for polygon in found if polygon and polygon[0])


def _ring(positions: Iterable[Sequence[float]]) -> Ring:
    points: list[Point] = []
    for longitude, latitude, *_ in positions:
        if not (isfinite(longitude) and isfinite(latitude) and abs(longitude) <= 180 and abs(latitude) <= 90):
            raise _Fault("is not in degrees; export it as WGS84 (EPSG:4326), longitude before latitude")
        point = round(longitude, _DIGITS), round(latitude, _DIGITS)
        if not points or points[-1] != point:
            points.append(point)
    if points[0] != points[-1]:
        points.append(points[0])
    return points if len(points) >= _LEAST else []
