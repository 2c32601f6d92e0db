"""The boundary files are read once, found by their codes, and what is wrong with them is said in plain words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import sample
import shown
from newsroom import boundaries
from newsroom.boundaries import Boundaries
from newsroom.drawn import Drawn
from newsroom.settings import Settings

COUNCIL = shown.council(
    places={
        "harbour": {"name": "Harbour", "code": "E05000001"},
        "quayside": {"name": "Quayside", "code": "E04000001", "within": ["harbour"]},
        "northgate": {"name": "Northgate"},
    }
)


def square(x: float, y: float, size: float = 0.01) -> list[list[float]]:
    return [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]


def feature(code: str, *rings: Any, sort: str = "Polygon", **more: str) -> dict[str, Any]:
    geometry = {"type": sort, "coordinates": list(rings)}
    return {"type": "Feature", "properties": {"OBJECTID": 7, "WD25CD": code, **more}, "geometry": geometry}


WARD, PARISH = feature("E05000001", square(-2, 50)), feature("E04000001", square(-1.998, 50.002, 0.004))


def read(root: Path, *features: Any, text: str = "", settings: Settings = COUNCIL) -> Boundaries:
    (root / "places").mkdir(exist_ok=True)
    whole = text or json.dumps({"type": "FeatureCollection", "features": features})
    (root / "places/boundaries.geojson").write_text(whole)
    return boundaries.read(root, settings, Drawn(root / "kept"))


def said(found: Boundaries) -> list[str]:
    return [str(problem) for problem in found.problems]


def test_a_feature_is_found_by_the_code_in_any_of_its_properties(tmp_path: Path) -> None:
    found = read(tmp_path, WARD, PARISH, feature("E05000999", square(0, 50)))
    assert set(found.boxes) == set(found.shapes()) == {"harbour", "quayside"}
    assert found.boxes["harbour"] == (-2, 50, -1.99, 50.01)
    assert not found.problems


def test_a_parish_that_names_its_ward_too_is_not_taken_for_the_ward(tmp_path: Path) -> None:
    found = read(tmp_path, WARD, feature("E05000001", square(-1.998, 50.002, 0.004), PARNCP="E04000001"))
    assert found.boxes["harbour"].width > found.boxes["quayside"].width


def test_wards_and_parishes_may_come_in_files_of_their_own(tmp_path: Path) -> None:
    read(tmp_path, WARD)
    (tmp_path / "places/parishes.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [PARISH]}))
    assert set(boundaries.read(tmp_path, COUNCIL, Drawn(tmp_path / "kept")).boxes) == {"harbour", "quayside"}


def test_parts_of_a_place_in_features_of_their_own_are_one_shape(tmp_path: Path) -> None:
    found = read(tmp_path, WARD, feature("E05000001", [square(-1.9, 50)], sort="MultiPolygon"))
    assert len(found.shapes()["harbour"]) == 2


def test_a_place_without_a_boundary_is_only_worth_a_note(tmp_path: Path) -> None:
    found = read(tmp_path, WARD)
    assert not found.problems
    assert "no boundary of Quayside, Northgate" in found.note
    assert not boundaries.read(tmp_path / "none", COUNCIL, Drawn(tmp_path / "kept")).note


def test_a_ring_that_was_left_open_is_closed(tmp_path: Path) -> None:
    [[ring]] = read(tmp_path, feature("E05000001", square(-2, 50)[:-1])).shapes()["harbour"]
    assert ring[0] == ring[-1]
    assert len(ring) == 5


@pytest.mark.parametrize(
    ("features", "text", "says"),
    [
        ((), "{\n]", "boundaries.geojson:2: is not JSON"),
        ((), "[]", "is no FeatureCollection of GeoJSON"),
        ((feature("E05000999", square(0, 50)),), "", "holds no feature for the code of any place: each needs it among its "
         "properties, as E04000001"),
        ((feature("E05000001", square(412_000, 93_000)),), "", "feature 1 (harbour) is not in degrees; export it as WGS84"),
        ((feature("E05000001", square(200, 50)),), "", "feature 1 (harbour) is not in degrees; export it as WGS84"),
        ((WARD, feature("E04000001", [-2, 50], sort="Point")), "", "feature 2 (quayside) is a Point; a boundary is a Polygon"),
        ((feature("E05000001", [["a", "b"]]),), "", "feature 1 (harbour) has coordinates that are no rings of numbers"),
        ((feature("E05000001", -2, 50),), "", "no rings of numbers"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_what_to_do(tmp_path: Path, features: Any, text: str, says: str) -> None:
    found = read(tmp_path, *features, text=text)
    assert len(found.problems) == 1
    assert says in said(found)[0]
    assert not found.problems[0].grave, "no item is held back by a map"
    assert said(read(tmp_path, *features, text=text)) == said(found), "and said again by the next build"


def test_without_codes_it_says_what_is_missing(tmp_path: Path) -> None:
    assert "give the places in mkdocs.yml their `code`" in said(read(tmp_path, WARD, settings=shown.SETTINGS))[0]


def test_a_file_that_is_the_same_is_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read(tmp_path, WARD, PARISH)
    shapes = before.shapes(0.001)
    monkeypatch.setattr(boundaries, "_gather", None)
    after = read(tmp_path, WARD, PARISH)
    assert (after.boxes, after.digest, after.shapes(0.001)) == (before.boxes, before.digest, shapes)


def test_what_was_kept_of_another_file_or_of_other_codes_is_not_believed(tmp_path: Path) -> None:
    before = read(tmp_path, WARD, PARISH)
    moved = read(tmp_path, feature("E05000001", square(-2.5, 50)), PARISH)
    assert moved.boxes["harbour"].left == -2.5
    assert moved.digest != before.digest
    recoded = shown.council(places={"harbour": {"name": "Harbour", "code": "E04000001"}})
    assert read(tmp_path, WARD, PARISH, settings=recoded).boxes["harbour"].left == -1.998


def test_damage_to_what_was_kept_is_mended(tmp_path: Path) -> None:
    before = read(tmp_path, WARD, PARISH).shapes()
    for file in (tmp_path / "kept").rglob("*.json"):
        file.write_bytes(file.read_bytes()[:-3])
    assert read(tmp_path, WARD, PARISH).shapes() == before


def test_fewer_corners_are_given_where_fewer_are_enough(tmp_path: Path) -> None:
    jagged = [[-2 + n * 0.0001, 50 + (n % 2) * 0.0003] for n in range(100)] + [[-1.99, 49.9], [-2, 49.9], [-2, 50]]
    found = read(tmp_path, feature("E05000001", jagged))
    fine, coarse = (len(found.shapes(tolerance)["harbour"][0][0]) for tolerance in (0, 0.01))
    assert fine > 90
    assert coarse < 10


def test_check_and_a_strict_build_stop_at_a_bad_file_and_publishing_does_not(tmp_path: Path) -> None:
    council = sample.copy(tmp_path / "council", news=False)
    (council / "places/boundaries.geojson").write_text("{")
    checked = sample.run(council, "newsroom", "check")
    assert checked.returncode == 1
    assert "places/boundaries.geojson:1: is not JSON" in checked.stdout
    assert sample.run(council, "mkdocs", "build", "--strict").returncode == 1
    built = sample.run(council, "mkdocs", "build")
    assert built.returncode == 0, built.stderr
    assert "places/boundaries.geojson:1: is not JSON" in built.stderr
    assert "<circle" in (council / "site/places/harbour/index.html").read_text(), (
        "drawn from the points of the settings"
    )
