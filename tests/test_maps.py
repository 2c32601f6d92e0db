"""map.geojson keeps to RFC 7946 and says what is where: https://www.rfc-editor.org/rfc/rfc7946"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import outputs
import shown
from newsroom import geometry, maps
from newsroom.atlas import Atlas
from newsroom.boundaries import Boundaries
from newsroom.geometry import extent
from newsroom.item import Item
from newsroom.outlines import Shape

COUNCIL = shown.council(
    places={
        "harbour": {"name": "Harbour", "code": "E05000001", "point": [50.712, -1.983], "neighbours": ["northgate"]},
        "quayside": {"name": "Quayside", "code": "E04000001", "within": ["harbour"], "point": [50.71, -1.986]},
        "northgate": {"name": "Northgate"},
        "moor": {"name": "Moor"},
    }
)
RING = [(-2.0, 50.7), (-2.0, 50.72), (-1.97, 50.72), (-1.97, 50.7), (-2.0, 50.7)]  # clockwise
HOLE = [(-1.99, 50.71), (-1.98, 50.71), (-1.98, 50.715), (-1.99, 50.71)]  # counterclockwise
AWAY = [(-1.9, 50.7), (-1.89, 50.7), (-1.89, 50.71), (-1.9, 50.7)]


def drawn(**shapes: Shape) -> Boundaries:
    boxes = {key: extent(p for polygon in shape for p in polygon[0]) for key, shape in shapes.items()}
    return Boundaries(boxes, "digest", _levels=dict.fromkeys(range(20), shapes))


def written(*items: Item, boundaries: Boundaries | None = None) -> dict[str, Any]:
    atlas = Atlas(COUNCIL, boundaries or drawn(harbour=[[RING, HOLE], [AWAY]]))
    works = outputs.planned(sorted(items, key=lambda i: i.date, reverse=True), COUNCIL, shown.MOMENT, atlas)
    return {
        name: json.loads(raw) for work in maps.plan(works, atlas, COUNCIL, shown.MOMENT) for name, raw in work.make()
    }


def features(data: dict[str, Any], **wanted: str) -> list[dict[str, Any]]:
    return [f for f in data["features"] if wanted.items() <= f["properties"].items()]


def check(data: dict[str, Any]) -> None:
    """The rules of the RFC that a file of ours could break."""
    assert data["type"] == "FeatureCollection"
    assert data.keys() == {"type", "features"}, "no crs: it is WGS84"
    for feature in data["features"]:
        assert feature.keys() == {"type", "geometry", "properties"}
        assert feature["type"] == "Feature"
        if (shape := feature["geometry"]) is None:
            continue
        assert shape.keys() == {"type", "coordinates"}
        if shape["type"] == "Point":
            _position(shape["coordinates"])
            continue
        assert shape["type"] in ("Polygon", "MultiPolygon")
        for polygon in shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]:
            for number, ring in enumerate(polygon):
                assert len(ring) >= 4
                assert ring[0] == ring[-1], "closed"
                assert (geometry.area(ring) > 0) is (number == 0), "the right-hand rule"
                for position in ring:
                    _position(position)


def _position(position: list[float]) -> None:
    longitude, latitude = position
    assert -9 < longitude < 2, "longitude stands first"
    assert 49 < latitude < 61
    assert position == [round(x, 6) for x in position]


def test_the_map_of_a_place_has_it_with_what_lies_within_and_beside_it() -> None:
    data = written()["places/harbour/map.geojson"]
    check(data)
    assert [(f["properties"]["key"], f["properties"]["role"]) for f in data["features"]] == [
        ("harbour", "place"), ("quayside", "inside"), ("northgate", "neighbour"),
    ]  # fmt: skip
    assert data["features"][0]["properties"] == {
        "key": "harbour", "name": "Harbour", "code": "E05000001", "role": "place",
        "url": "https://council.example/newsroom/places/harbour/",
    }  # fmt: skip


def test_a_place_is_its_boundary_or_its_point_or_nowhere() -> None:
    harbour, quayside, northgate = written()["places/harbour/map.geojson"]["features"]
    assert harbour["geometry"]["type"] == "MultiPolygon"
    assert [len(polygon) for polygon in harbour["geometry"]["coordinates"]] == [2, 1]
    assert quayside["geometry"] == {"type": "Point", "coordinates": [-1.986, 50.71]}
    assert northgate["geometry"] is None


def test_one_ring_is_a_polygon_and_turned_where_it_runs_the_wrong_way() -> None:
    [harbour, *_] = written(boundaries=drawn(harbour=[[RING, HOLE]]))["places/harbour/map.geojson"]["features"]
    assert harbour["geometry"]["type"] == "Polygon"
    outer, hole = harbour["geometry"]["coordinates"]
    assert outer == [list(point) for point in RING[::-1]]
    assert hole == [list(point) for point in HOLE[::-1]]


def test_only_places_that_can_be_located_have_a_map() -> None:
    assert set(written()) == {"places/harbour/map.geojson", "places/quayside/map.geojson"}
    assert set(written(boundaries=drawn(moor=[[RING]]))) == {
        f"places/{k}/map.geojson" for k in ("harbour", "quayside", "moor")
    }


def test_what_is_current_is_a_point_in_the_place_that_it_names() -> None:
    items = (
        shown.alert("flood", places=("quayside",), now="2026-11-25").item,
        shown.alert("storm", now="2026-11-25").item,
        shown.consultation("ask", places=("harbour",), opens=None, now="2026-11-25").item,
        shown.event("fair", places=("harbour",)).item,
        shown.item("plain", places=("harbour",)),
        shown.event("past", date="2026-01-01", starts="2026-02-01", ends=None, places=("harbour",)).item,
        shown.alert("elsewhere", places=("northgate",), now="2026-11-25").item,
    )
    found = written(*items)
    data = found["places/harbour/map.geojson"]
    check(data)
    here, there = [-1.983, 50.712], [-1.986, 50.71]
    points = {
        f["properties"]["title"]: f["geometry"]["coordinates"] for f in data["features"] if "title" in f["properties"]
    }
    assert points == {"Title of flood": there, "Title of storm": here, "Title of ask": here, "Title of fair": here}
    [fair] = features(data, kind="event")
    assert fair["properties"] == {
        "title": "Title of fair", "url": "https://council.example/newsroom/news/2026/11/fair/", "kind": "event",
        "date": "2026-11-22T09:30:00+00:00", "starts": "2026-12-05T10:00:00+00:00",
    }  # fmt: skip
    assert features(data, kind="consultation")[0]["properties"]["closes"] == "2026-12-14T23:59:00+00:00"
    parish = found["places/quayside/map.geojson"]
    assert {tuple(f["geometry"]["coordinates"]) for f in parish["features"] if "title" in f["properties"]} == {
        tuple(there)
    }


def test_a_place_with_a_boundary_alone_has_its_items_in_the_middle() -> None:
    council = drawn(northgate=[[AWAY]])
    data = written(shown.alert("a", places=("northgate",), now="2026-11-25").item, boundaries=council)
    assert features(data["places/northgate/map.geojson"], kind="alert")[0]["geometry"]["coordinates"] == [
        -1.895,
        50.705,
    ]


def test_what_only_a_preview_shows_is_on_no_map() -> None:
    """The lists of a preview hold drafts and what is still to come."""
    items = (
        shown.event("fair", places=("harbour",)).item,
        shown.event("draft", places=("harbour",), draft=True).item,
        shown.event("later", date="2026-11-26T09:00", places=("harbour",)).item,
    )
    assert [
        f["properties"]["title"] for f in features(written(*items)["places/harbour/map.geojson"], kind="event")
    ] == ["Title of fair"]


def test_a_place_that_is_no_more_is_on_the_map_of_no_neighbour() -> None:
    atlas = Atlas(COUNCIL)
    works = outputs.planned((), COUNCIL, shown.MOMENT, atlas)
    planned = {work.name: work for work in maps.plan(works, atlas, COUNCIL, shown.MOMENT, {"northgate", "quayside"})}
    ((_, raw),) = planned["places/harbour/map.geojson"].make()
    assert [f["properties"]["key"] for f in json.loads(raw)["features"]] == ["harbour", "quayside"]


def test_every_map_of_the_sample_keeps_to_the_rules(site: Path) -> None:
    found = sorted(site.glob("places/*/map.geojson"))
    assert len(found) == 12
    for file in found:
        raw = file.read_text(encoding="utf-8")
        check(json.loads(raw))
        assert len(raw) < 20_000
    assert features(json.loads((site / "places/northgate/map.geojson").read_text()), kind="alert")
