"""What `affected.json` lists: current alerts and open notices with what they name, and whom to ring."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
import shown
from newsroom import affected, streetbox
from newsroom.directory import Ended
from newsroom.made import Made, Slip
from newsroom.settings import Settings

NOW = datetime(2026, 11, 25, 12, tzinfo=shown.SETTINGS.zone)
BARE: dict[str, Any] = {"streets": (), "postcodes": ()}


def composed(*made: Made, settings: Settings = shown.SETTINGS, now: datetime = NOW) -> dict[str, Any]:
    slips = [Slip(one.item, phase=one.phase) for one in made]
    [work] = affected.plan(slips, settings, shown.WORDS, now)
    [(name, raw)] = work.make()
    assert name == "affected.json"
    return dict(json.loads(raw))


def titles(*made: Made) -> list[str]:
    return [item["title"].removeprefix("Title of ") for item in composed(*made)["items"]]


def test_an_alert_is_listed_with_what_it_names_and_when_it_was_confirmed() -> None:
    flood = shown.alert("flood", places=("quayside",), expires="2026-11-30 12:00")
    assert composed(flood)["items"] == [
        {
            "title": "Title of flood", "address": "news/2026/11/flood/", "kind": "alert", "severity": "major",
            "confirmed": "2026-11-22T15:10Z", "next_update": "2026-11-22T18:00Z",
            "until": "2026-11-30T12:00Z", "places": ["quayside"], "streets": ["The Quay"],
            "postcodes": ["EX1 2AB", "EX1 2AD"],
        }
    ]  # fmt: skip


def test_an_alert_without_updates_was_confirmed_when_it_was_published() -> None:
    [item] = composed(shown.alert(updates=(), next_update=None))["items"]
    assert item["confirmed"] == "2026-11-22T09:30Z"
    assert not item.keys() & {"next_update", "until"}


def test_the_gravest_come_first_then_notices_that_close_soonest() -> None:
    found = titles(
        shown.notice("later", representations_by="2026-12-20"),
        shown.notice("sooner", representations_by="2026-12-01"),
        shown.alert("small", severity="minor"),
        shown.alert("grave", severity="emergency"),
        shown.alert("middle"),
    )
    assert found == ["grave", "middle", "small", "sooner", "later"]


def test_only_what_is_current_or_open_is_listed() -> None:
    over = {"date": "2026-11-22 15:30", "text": "It is over."}
    gone = {"date": "2026-11-22 15:30", "reason": "A mistake."}
    assert titles(
        shown.made("plain"),
        shown.consultation("ask"),
        shown.alert("over", stood_down=over),
        shown.alert("expired", expires="2026-11-22 15:30"),
        shown.alert("gone", withdrawn=gone),
        shown.notice("closed", representations_by="2026-11-24", now="2026-11-25T12:00"),
        shown.notice("open"),
    ) == ["open"]


def test_a_notice_without_a_period_is_listed_while_its_own_end_lies_ahead() -> None:
    spared = {"representations_by": "none"}
    assert titles(shown.notice("endless", **spared), shown.notice("works", expires="2027-01-29", **spared)) == ["works"]
    [item] = composed(shown.notice("both", expires="2026-12-01"))["items"]
    assert item["until"] == "2026-12-01T23:59Z"


def test_a_place_that_is_named_comes_with_all_within_and_above_it() -> None:
    found = composed(shown.alert(places=("quayside",), **BARE))["places"]
    assert found == {
        "harbour": {"name": "Harbour", "inside": ["pier", "quayside"], "above": []},
        "pier": {"name": "Pier", "inside": [], "above": ["harbour", "quayside"]},
        "quayside": {"name": "Quayside", "inside": ["pier"], "above": ["harbour"]},
    }
    assert composed(shown.alert(**BARE))["places"] == {}


def test_a_place_that_is_no_more_counts_as_a_part_of_what_it_became() -> None:
    slip = Slip(shown.alert(places=("pier",), **BARE).item, phase="current")
    ended = {"pier": Ended("2024-05", ("northgate",))}
    [work] = affected.plan([slip], shown.SETTINGS, shown.WORDS, NOW, ended)
    [(_, raw)] = work.make()
    assert json.loads(raw)["places"]["pier"]["above"] == ["harbour", "northgate", "quayside"]


def test_it_is_made_again_only_when_something_in_it_differs() -> None:
    flood, order = shown.alert("flood"), shown.notice("order")

    def rests_on(*made: Made, settings: Settings = shown.SETTINGS) -> str:
        slips = [Slip(one.item, phase=one.phase) for one in made]
        [work] = affected.plan(slips, settings, shown.WORDS, NOW)
        return work.rests_on

    known = rests_on(flood, order)
    assert rests_on(flood, order, shown.made("plain")) == known
    other_phone = shown.council(contacts={"press": {"name": "Press office", "phone": "01632 960001"}})
    others = (
        rests_on(flood), rests_on(order), rests_on(shown.alert("flood", streets=("Fish Street",)), order),
        rests_on(flood, order, settings=other_phone),
    )  # fmt: skip
    assert known not in others


PRESS = {"name": "Press office", "phone": "01632 960000"}
DESK = {"name": "Help desk", "phone": "01632 960100"}


@pytest.mark.parametrize(
    ("contacts", "answers", "who"),
    [
        ({"press": PRESS, "desk": DESK, "night": {**DESK, "name": "Night desk"}}, {"residents": "night"}, "Night desk"),
        ({"press": PRESS, "mail": {"name": "Mail"}, "desk": DESK}, {}, "Help desk"),
        ({"press": PRESS}, {}, "Press office"),
        ({"mail": {"name": "Mail"}}, {}, None),
        ({}, {}, None),
    ],
    ids=["named", "first with a number", "nobody but the press office", "nobody with a number", "nobody"],
)
def test_people_are_told_to_ring_who_answers_residents(
    contacts: dict[str, Any], answers: dict[str, str], who: str | None
) -> None:
    settings = shown.council(contacts=contacts, answers=answers)
    found = composed(settings=settings)["phone"]
    assert (found and found["name"]) == who
    assert not found or found["link"] == "tel:+44" + found["number"].replace(" ", "")[1:]
    assert streetbox.phone(settings) == found
