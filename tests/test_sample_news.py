"""The sample newsroom shows every kind and every state that an item can have, on the day of the tests and later."""

from __future__ import annotations

import re

import desk
import pytest
import sample
from newsroom import checks, council, grouping, life, news
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


def test_postcodes_and_telephones_belong_to_nobody() -> None:
    text = "\n".join(file.read_text() for file in (sample.ROOT / "news").rglob("*.md"))
    assert set(re.findall(r"\b([A-Z]{1,2}\d[A-Z\d]?) \d[A-Z]{2}\b", text)) == {"ZZ99"}
    assert {number[:9] for number in re.findall(r"\b0\d{4} ?\d{6}\b", text)} == {"01632 960"}
