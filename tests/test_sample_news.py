"""The sample newsroom shows every kind and every state that an item can have, on the day of the tests and later."""

from __future__ import annotations

import itertools
import json
import re

import desk
import pytest
import sample
from newsroom import checks, council, directory, grouping, life, news
from newsroom.item import Alert, Item, Notice

SETTINGS = council.read(sample.ROOT).settings
NEWS = news.read(sample.ROOT, SETTINGS)
LATER = desk.at("2027-01-08")
ITEMS = NEWS.on(desk.NOW).items
WRITTEN = [item for item in NEWS.items if life.is_public(item, desk.NOW)]


def phases(items: tuple[Item, ...], kind: str) -> set[str]:
    return {life.phase(item, desk.NOW) for item in items if item.kind == kind}


def test_it_is_sound_and_large_enough_to_show_lists() -> None:
    found = checks.examine(NEWS, SETTINGS, sample.ROOT, sample.ROOT / "docs", desk.NOW)
    assert [str(problem) for problem in found.problems] == []
    assert len(ITEMS) >= 50


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("news", {"current", "expired", "withdrawn"}),
        ("statement", {"current"}),
        ("notice", {"open", "closed", "current", "expired"}),
        ("consultation", {"upcoming", "open", "closed", "decided"}),
        ("event", {"upcoming", "over"}),
        ("alert", {"current", "stood_down", "expired"}),
    ],
)
def test_every_kind_is_there_in_every_phase(kind: str, expected: set[str]) -> None:
    assert phases(ITEMS, kind) == expected


def test_something_stays_open_when_the_winter_has_come() -> None:
    later = NEWS.on(LATER).items
    assert {(i.kind, life.phase(i, LATER)) for i in later} >= {
        ("consultation", "open"), ("event", "upcoming"), ("alert", "current"),
    }  # fmt: skip


def test_every_topic_and_every_place_has_items() -> None:
    assert {topic for item in ITEMS for topic in item.topics} == set(SETTINGS.topics)
    assert all(grouping.by_place(ITEMS, SETTINGS).values())
    assert {key for item in ITEMS for key in item.places} == set(SETTINGS.places)
    assert sum(not item.places for item in ITEMS) > 10


def test_alerts_have_every_grade_and_one_is_for_the_whole_council() -> None:
    alerts = [item for item in ITEMS if isinstance(item, Alert)]
    assert {alert.severity for alert in alerts} == {"minor", "major", "emergency"}
    assert any(not alert.places and life.is_current(alert, desk.NOW) for alert in alerts)
    assert any(len(a.updates) > 2 and a.next_update and a.next_update > desk.NOW and a.postcodes for a in alerts)


def test_notices_have_a_day_for_representations_or_none() -> None:
    notices = [item for item in ITEMS if isinstance(item, Notice)]
    assert {notice.representations_by is None for notice in notices} == {True, False}


def test_what_happens_to_items_afterwards_is_there() -> None:
    assert {len(item.corrections) for item in ITEMS} >= {0, 1, 2}
    assert {change.major for item in ITEMS for change in item.changes} == {True, False}
    assert sorted(map(len, grouping.by_thread(ITEMS).values()))[0] == 2
    assert max(map(len, grouping.by_thread(ITEMS).values())) > 2
    assert sum(bool(item.aliases) for item in ITEMS) > 1
    assert any(item.social is False for item in WRITTEN)
    assert any(item.social for item in WRITTEN)
    assert any(item.short_title for item in ITEMS)


def test_consent_has_ended_for_one_picture_and_not_for_another() -> None:
    ends = [item.image.consent_until for item in WRITTEN if item.image and item.image.consent_until]
    assert {life.is_past(end, desk.NOW) for end in ends} == {True, False}


def test_a_draft_and_something_under_embargo_wait() -> None:
    assert {item.kind for item in NEWS.items if item.draft}
    assert {item.kind for item in NEWS.items if not item.draft and not life.is_public(item, desk.NOW)} == {
        "news",
        "event",
    }


def test_every_postcode_of_an_item_lies_in_a_place_that_it_names() -> None:
    filed = directory.read(sample.ROOT, SETTINGS, desk.NOW.date())
    keys = {place.code: key for key, place in SETTINGS.places.items()}
    named = [(item, one) for item in ITEMS for one in getattr(item, "postcodes", ())]
    assert len(named) > 20
    for item, postcode in named:
        assert {keys[code] for code in filed.postcodes[postcode] if code} & set(item.places), (item.path, postcode)
    written = {
        one for file in (sample.ROOT / "news").rglob("*.md") for one in re.findall(r"ZZ99 \d[A-Z]{2}", file.read_text())
    }
    assert written <= filed.postcodes.keys()


def test_the_directory_knows_every_place_and_one_ward_is_no_more() -> None:
    filed = directory.read(sample.ROOT, SETTINGS, desk.NOW.date())
    assert not filed.problems
    assert not filed.unknown(SETTINGS)
    assert {place.code for place in SETTINGS.places.values()} == filed.codes.keys()
    assert {key: ended.became for key, ended in filed.ended.items()} == {"old-docks": ("harbour", "old-town")}


def test_every_place_has_boundaries_around_its_point() -> None:
    drawn = json.loads((sample.ROOT / "places/boundaries.geojson").read_text())
    outlines = {one["properties"]["code"]: one["geometry"]["coordinates"][0] for one in drawn["features"]}
    located = {place.code: place.point for place in SETTINGS.places.values() if place.point}
    assert located.keys() == outlines.keys()
    for code, (latitude, longitude) in located.items():
        assert is_inside((longitude, latitude), outlines[code]), code
        assert outlines[code][0] == outlines[code][-1], code


def is_inside(point: tuple[float, float], ring: list[list[float]]) -> bool:
    """Whether a line from the point to the east crosses the ring an odd number of times."""
    (x, y), crossed = point, 0
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        crossed += (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    return crossed % 2 == 1


def test_postcodes_and_telephones_belong_to_nobody() -> None:
    text = "\n".join(file.read_text() for file in (sample.ROOT / "news").rglob("*.md"))
    assert set(re.findall(r"\b([A-Z]{1,2}\d[A-Z\d]?) \d[A-Z]{2}\b", text)) == {"ZZ99"}
    assert {number[:9] for number in re.findall(r"\b0\d{4} ?\d{6}\b", text)} == {"01632 960"}
