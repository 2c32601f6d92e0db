"""The boundaries of places, from the GeoJSON files in `places/`: read and checked when they changed, kept with few corners.

https://www.rfc-editor.org/rfc/rfc7946; the codes are those of https://geoportal.statistics.gov.uk/
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any

from newsroom import engine, works
from newsroom.drawn import Drawn
from newsroom.geometry import Box, extent
from newsroom.outlines import Point, Polygon, Ring, Shape, simplified
from newsroom.problems import Problem
from newsroom.settings import Settings

FOLDER = "places"
_FINE = 0.00005  # degrees: some five metres
_DIGITS = 5  # of a degree: a metre
_LEAST = 4  # points of a ring
_COARSER, _LEVELS = 1.6, 14  # how much each level is coarser than the one below it
_NAMED = 5


@dataclass(frozen=True)
class Boundaries:
    """The outlines of places by key, as longitude and latitude; `digest` differs when any of them may.

    `boxes` holds all that have one. What was drawn with fewer corners is kept, so nothing is read before a map is made.
    """

    boxes: Mapping[str, Box] = field(default_factory=dict)
    digest: str = ""
    problems: tuple[Problem, ...] = ()
    lacking: tuple[str, ...] = ()  # places of which the files hold none
    _parse: Callable[[], Mapping[str, Shape]] = dict
    _drawn: Drawn | None = None
    _levels: dict[int, Mapping[str, Shape]] = field(default_factory=dict)

    @property
    def note(self) -> str:
        """What a web team may want to know though nothing is wrong."""
        if not self.lacking or not self.boxes:
            return ""
        named = ", ".join(self.lacking[:_NAMED]) + (
            f" and {more} more" if (more := len(self.lacking) - _NAMED) > 0 else ""
        )
        return f"{FOLDER}/*.geojson holds no boundary of {named}: maps show a dot at its point, if it has one"

    def shapes(self, tolerance: float = 0) -> Mapping[str, Shape]:
        """All outlines, no border moved by much more than that many degrees, but for the metres that are always left out."""
        level = 0
        while level < _LEVELS and _FINE * _COARSER ** (level + 1) <= tolerance:
            level += 1
        return self._level(level)

    def _level(self, level: int) -> Mapping[str, Shape]:
        if level not in self._levels:
            self._levels[level] = self._kept(level) if self._drawn else {}
        return self._levels[level]

    def _kept(self, level: int) -> Mapping[str, Shape]:
        assert self._drawn
        name = self._drawn.name(works.digest(self.digest, str(level)), "json")
        if known := self._drawn.get(name):
            return {key: _pointed(shape) for key, shape in json.loads(known).items()}
        finer = self._level(level - 1) if level else self._parse()
        thin = simplified(list(finer.values()), _FINE * _COARSER**level)
        found = dict(zip(finer, thin, strict=True))
        self._drawn.put(name, json.dumps(found).encode())
        return found


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
    known = drawn.get(name) or drawn.put(name, json.dumps(_examined(raws, codes)).encode())
    found = json.loads(known)
    problems = tuple(Problem(path, line, "", message, grave=False) for path, line, message in found["problems"])
    boxes = {key: Box(*sides) for key, sides in found["boxes"].items()}
    lacking = tuple(settings.place_name(key) for key in settings.places if key not in boxes)
    return Boundaries(boxes, digest, problems, lacking, lambda: _parsed(raws, codes)[0], drawn)


def _pointed(shape: Any) -> Shape:
    return [[[(x, y) for x, y in ring] for ring in polygon] for polygon in shape]


def _examined(raws: Mapping[str, bytes], codes: Sequence[tuple[str, str, int]]) -> dict[str, Any]:
    """Plain data: where each place lies, and what is wrong with which file."""
    found, problems = _parsed(raws, codes)
    boxes = {key: extent(point for polygon in shape for point in polygon[0]) for key, shape in found.items()}
    return {"boxes": boxes, "problems": problems}


def _parsed(
    raws: Mapping[str, bytes], codes: Sequence[tuple[str, str, int]]
) -> tuple[dict[str, Shape], list[tuple[str, int, str]]]:  # fmt: skip
    found: dict[str, list[Polygon]] = {}
    problems: list[tuple[str, int, str]] = []
    for path, raw in raws.items():
        problems += ((path, line, message) for line, message in _gather(raw, codes, found))
    return {key: found[key] for key in sorted(found) if found[key]}, problems


class _Fault(Exception):
    """Why a feature can't be drawn, as a sentence for a web team."""


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
