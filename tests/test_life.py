"""What may be public of an item at a moment, how it stands, and when that changes."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
import shown
from desk import at
from newsroom import life
from newsroom.item import Item

OWN: dict[str, dict[str, Any]] = {
    "consultation": {"opens": "2026-11-24", "closes": "2026-12-14", "respond": {"email": "a@b.example"}},
    "event": {"starts": "2026-12-05 10:00", "ends": "2026-12-05 16:00", "location": "Town Hall"},
    "notice": {"legal_basis": "Planning Act 2008", "representations_by": "2026-12-14"},
    "alert": {"severity": "major"},
}


def item(kind: str = "news", **fields: Any) -> Item:
    return shown.item("x", "2026-11-22T09:30", **{"kind": kind, **OWN.get(kind, {}), **fields})


SAID = {"date": "2026-11-25 12:00", "text": "What was said."}
STATES = [
    ("alert", {"stood_down": SAID, "expires": "2026-11-30"}, "2026-12-01", "stood_down"),
    ("alert", {"stood_down": {"date": "2026-12-02", "text": "T."}, "expires": "2026-11-30"}, "2026-12-01", "expired"),
    ("consultation", {"outcome": {"date": "2027-01-20", "text": "T."}, "expires": "2026-12-31"}, "2027-01-20", "decided"),
    ("consultation", {"expires": "2026-12-31"}, "2027-01-01", "expired"),
    ("news", {}, "2026-11-22 09:30", "current"),
    ("news", {"expires": "2026-11-30"}, "2026-11-30 23:58", "current"),
    ("news", {"expires": "2026-11-30"}, "2026-11-30 23:59", "expired"),
    ("news", {"withdrawn": {"date": "2026-11-25", "reason": "R."}}, "2026-11-24 23:59", "current"),
    ("news", {"withdrawn": {"date": "2026-11-25", "reason": "R."}, "expires": "2026-11-24"}, "2026-11-25", "withdrawn"),
    ("consultation", {}, "2026-11-23 23:59", "upcoming"),
    ("consultation", {}, "2026-11-24", "open"),
    ("consultation", {}, "2026-12-14 23:58", "open"),
    ("consultation", {}, "2026-12-14 23:59", "closed"),
    ("consultation", {"outcome": {"date": "2027-01-20", "text": "T."}}, "2027-01-19 23:59", "closed"),
    ("consultation", {"outcome": {"date": "2027-01-20", "text": "T."}}, "2027-01-20", "decided"),
    ("event", {}, "2026-12-05 15:59", "upcoming"),
    ("event", {}, "2026-12-05 16:00", "over"),
    ("event", {"starts": "2026-12-05", "ends": ""}, "2026-12-05 23:58", "upcoming"),
    ("event", {"starts": "2026-12-05", "ends": ""}, "2026-12-05 23:59", "over"),
    ("notice", {}, "2026-12-14 23:58", "open"),
    ("notice", {}, "2026-12-14 23:59", "closed"),
    ("notice", {"representations_by": "none"}, "2030-01-01", "current"),
    ("alert", {}, "2026-11-30", "current"),
    ("alert", {"stood_down": SAID}, "2026-11-25 11:59", "current"),
    ("alert", {"stood_down": SAID}, "2026-11-25 12:00", "stood_down"),
    ("alert", {"expires": "2026-11-24 12:00"}, "2026-11-24 12:00", "expired"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "fields", "moment", "phase"), STATES)
def test_an_item_stands_as_the_last_thing_that_happened_to_it_says(
    kind: str, fields: dict[str, Any], moment: str, phase: str
) -> None:
    fields = {key: value for key, value in {**OWN.get(kind, {}), **fields}.items() if value != ""}
    found = shown.item("x", "2026-11-22T09:30", kind=kind, **fields)
    assert life.phase(found, at(moment)) == phase
    ended = ("closed", "decided", "over", "stood_down", "expired", "withdrawn")
    assert life.is_current(found, at(moment)) is (phase not in ended)


@pytest.mark.parametrize(("kind", "fields", "moment", "phase"), STATES)
def test_an_item_stands_differently_only_at_a_time_that_is_written_in_it(
    kind: str, fields: dict[str, Any], moment: str, phase: str
) -> None:
    fields = {key: value for key, value in {**OWN.get(kind, {}), **fields}.items() if value != ""}
    found = shown.item("x", "2026-11-22T09:30", kind=kind, **fields)
    known = sorted(life.times(found))
    for before, after in pairwise(known):
        last = after - timedelta(seconds=1)
        if before <= last:
            assert life.phase(found, before) == life.phase(found, last)
            assert life.shown(found, before) == life.shown(found, last)


def test_what_is_dated_later_is_not_shown_yet() -> None:
    found = item("alert", updates=[{"date": "2026-11-23", "text": "B."}, {"date": "2026-11-22 10:00", "text": "A."}],
                 stood_down=SAID, changes=[{"date": "2026-11-24", "note": "N."}],
                 corrections=[{"date": "2026-11-24", "was": "W.", "now": "N."}])  # fmt: skip
    early = life.shown(found, at("2026-11-22 12:00"))
    assert [u.text for u in early.updates] == ["A."]  # type: ignore[attr-defined]
    assert early.stood_down is None  # type: ignore[attr-defined]
    assert (early.changes, early.corrections) == ((), ())
    assert life.shown(found, at("2026-11-26")) is found


def test_a_picture_goes_on_the_day_to_which_people_agreed() -> None:
    found = item(image={"src": "a.jpg", "alt": "A.", "consent_until": "2026-12-01"})
    assert life.shown(found, at("2026-11-30 23:59")).image
    assert life.shown(found, at("2026-12-01")).image is None
    assert at("2026-12-01") in set(life.times(found))


def test_of_what_was_withdrawn_title_and_reason_are_left() -> None:
    found = item("alert", withdrawn={"date": "2026-11-25", "reason": "It was a drill."}, instruction="Leave now",
                 image={"src": "a.jpg", "alt": "A."}, streets=["Quay Street"], postcodes=["zz991ab"],
                 updates=[{"date": "2026-11-23", "text": "Wrong."}], changes=[{"date": "2026-11-24", "note": "Wrong."}],
                 corrections=[{"date": "2026-11-24", "was": "Wrong.", "now": "N."}], body="Wrong.")  # fmt: skip
    left = life.shown(found, at("2026-11-25"))
    assert (left.title, left.summary, left.body) == (found.title, "It was a drill.", "")
    assert "Wrong" not in repr(left)
    assert not {"Quay Street", "Leave now", "ZZ99 1AB", "a.jpg"} & set(repr(left).split("'"))
    assert [n.sort for n in life.notes(left)] == ["withdrawn"]


def test_notes_are_counted_from_the_oldest_so_that_what_is_added_above_changes_no_number() -> None:
    said = [{"date": "2026-11-23", "text": "Second."}, {"date": "2026-11-22 10:00", "text": "First."}]
    more = [{"date": "2026-11-23", "text": "Third."}, *said]
    anchors = {n.text: n.anchor for n in life.notes(item("alert", updates=said))}
    assert anchors == {"First.": "update-1", "Second.": "update-2"}
    assert {n.text: n.anchor for n in life.notes(item("alert", updates=more))} == anchors | {"Third.": "update-3"}


def test_notes_come_oldest_first_whatever_they_are() -> None:
    found = item("alert", updates=[{"date": "2026-11-23", "text": "U."}], stood_down=SAID,
                 corrections=[{"date": "2026-11-24", "was": "W.", "now": "N."}])  # fmt: skip
    assert [n.anchor for n in life.notes(found)] == ["update-1", "correction-1", "stood-down"]


@pytest.mark.parametrize(
    ("kind", "fields", "updated"),
    [
        ("news", {}, "2026-11-22 09:30"),
        ("news", {"changes": [{"date": "2026-11-24", "note": "A comma."}]}, "2026-11-22 09:30"),
        ("news", {"changes": [{"date": "2026-11-24", "note": "The place.", "major": "true"}]}, "2026-11-24"),
        ("news", {"corrections": [{"date": "2026-11-24", "was": "W.", "now": "N."}]}, "2026-11-24"),
        ("news", {"withdrawn": {"date": "2026-11-25", "reason": "R."}}, "2026-11-25"),
        ("consultation", {"outcome": {"date": "2026-12-20", "text": "T."}}, "2026-12-20"),
        ("alert", {"updates": [SAID]}, "2026-11-25 12:00"),
    ],
)
def test_only_what_readers_should_know_moves_updated(kind: str, fields: dict[str, Any], updated: str) -> None:
    assert life.updated(item(kind, **fields)) == at(updated)


@pytest.mark.parametrize(
    ("kind", "own"),
    [
        ("event", {"location": "Zebra Hall"}), ("notice", {"legal_basis": "Zebra Act", "streets": ["Zebra Street"]}),
        ("consultation", {"respond": {"form": "https://zebra.example/", "post": "Zebra"}}),
        ("alert", {"instruction": "Zebra", "streets": ["Zebra Street"]}), ("news", {"short_title": "Zebra", "social": {"x": "Zebra"}}),
    ],
)  # fmt: skip
def test_of_a_withdrawn_item_no_field_of_its_kind_says_anything(kind: str, own: dict[str, Any]) -> None:
    found = item(kind, **{**own, "withdrawn": {"date": "2026-11-25", "reason": "R."}})
    assert "ebra" in repr(found)
    assert "ebra" not in repr(life.shown(found, at("2026-11-25")))
