"""What `areas.json` tells of each place: what is current, open, to come and new, for “my area”."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest
import shown
from newsroom import areas, grouping
from newsroom.directory import Ended
from newsroom.grouping import Lists
from newsroom.made import Made, Slip
from newsroom.settings import Settings

NOW = datetime(2026, 11, 25, 12, tzinfo=shown.SETTINGS.zone)


def planned(*made: Made, settings: Settings = shown.SETTINGS, ended: Mapping[str, Ended] | None = None) -> Any:
    slips = [
        Slip(one.item, phase=one.phase, lists=grouping.lists_of(one.item, settings))
        for one in sorted(made, key=lambda one: -one.item.stamp)
    ]
    lists = Lists([slip.item for slip in slips], [slip.lists for slip in slips])
    return tuple(areas.plan(slips, lists, settings, shown.WORDS, NOW, ended or {}))


def composed(*made: Made, **how: Any) -> dict[str, Any]:
    [work] = planned(*made, **how)
    [(name, raw)] = work.make()
    assert name == "areas.json"
    return dict(json.loads(raw))


def told(found: dict[str, Any], place: str, part: str) -> list[str]:
    return [found["items"][n]["title"].removeprefix("Title of ") for n in found["places"][place].get(part, ())]


def test_a_place_has_what_its_page_has_of_those_within_it_too() -> None:
    found = composed(
        shown.alert("flood", places=("pier",)),
        shown.consultation("ask", places=("quayside",), opens=None, now="2026-11-25"),
        shown.event("fair", places=("harbour",)),
        shown.made("plain", places=("quayside",)),
    )
    for place in ("harbour", "quayside", "pier"):
        assert [told(found, place, part) for part in ("alerts", "consultations", "events", "news")] == [
            ["flood"], ["ask"], ["fair"], ["plain"],
        ]  # fmt: skip
    assert found["places"]["northgate"] == {"name": "Northgate"}


def test_each_item_is_described_once_by_what_people_and_clocks_must_know() -> None:
    found = composed(
        shown.alert("flood", places=("harbour",), expires="2026-11-30 12:00"),
        shown.consultation("ask", places=("harbour",), opens=None, now="2026-11-25"),
        shown.event("fair", places=("harbour",)),
        shown.made("plain", places=("harbour",)),
    )
    assert found["items"] == [
        {"title": "Title of flood", "address": "news/2026/11/flood/", "kind": "alert_major",
         "confirmed": "2026-11-22T15:10Z", "next_update": "2026-11-22T18:00Z",
         "until": "2026-11-30T12:00Z"},
        {"title": "Title of ask", "address": "news/2026/11/ask/", "kind": "consultation",
         "when": "Open until 14 December 2026, 23:59", "until": "2026-12-14T23:59Z"},
        {"title": "Title of fair", "address": "news/2026/11/fair/", "kind": "event",
         "when": "Saturday 5 December 2026, 10:00 to 16:00", "until": "2026-12-05T16:00Z"},
        {"title": "Title of plain", "address": "news/2026/11/plain/", "kind": "news", "when": "22 November 2026"},
    ]  # fmt: skip


def test_of_news_the_newest_three_are_told_and_nothing_that_is_over() -> None:
    here: dict[str, Any] = {"places": ("harbour",)}
    found = composed(
        *(shown.made(f"day{n}", f"2026-11-{n:02}", **here) for n in range(1, 6)),
        shown.made("expired", "2026-11-20", expires="2026-11-21", now="2026-11-25", **here),
        shown.made("gone", "2026-11-20", withdrawn={"date": "2026-11-21", "reason": "No."}, now="2026-11-25", **here),
        shown.alert("over", stood_down={"date": "2026-11-22 15:30", "text": "Over."}, **here),
        shown.event("past", starts="2026-11-23", ends="2026-11-24", now="2026-11-25", **here),
        shown.consultation("closed", opens=None, closes="2026-11-24", now="2026-11-25", **here),
    )
    assert told(found, "harbour", "news") == ["day5", "day4", "day3"]
    assert len(found["items"]) == 3


def test_of_events_and_consultations_the_soonest_three_are_told() -> None:
    here: dict[str, Any] = {"places": ("harbour",)}
    days = range(5, 10)
    found = composed(
        *(shown.event(f"on{n}", starts=f"2026-12-0{n}", ends=None, **here) for n in days),
        *(shown.consultation(f"by{n}", opens=None, closes=f"2026-12-0{n}", now="2026-11-25", **here) for n in days),
    )
    assert told(found, "harbour", "events") == ["on5", "on6", "on7"]
    assert told(found, "harbour", "consultations") == ["by5", "by6", "by7"]


def test_an_alert_for_the_whole_council_is_told_once_for_all_places() -> None:
    found = composed(shown.alert("storm"), shown.event("fair"), shown.made("plain"))
    assert [found["items"][n]["title"] for n in found["alerts"]] == ["Title of storm"]
    assert all(set(place) == {"name"} for place in found["places"].values())


def test_of_a_place_that_is_no_more_it_is_told_what_it_became() -> None:
    found = composed(shown.made("plain", places=("pier",)), ended={"pier": Ended("2024-05", ("northgate",))})
    assert found["places"]["pier"] == {"became": ["northgate"]}


def test_without_places_there_is_no_file() -> None:
    assert planned(settings=shown.council(places={})) == ()


def test_where_that_would_be_too_much_to_load_fewer_news_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    several = [
        shown.made(f"{place}{n}", f"2026-11-0{n}", places=(place,))
        for place in ("pier", "northgate")
        for n in (1, 2, 3)
    ]
    for most, number in ((6, 3), (5, 2), (4, 2), (3, 1), (1, 1)):
        monkeypatch.setattr(areas, "MOST", most)
        found = composed(*several)
        assert (len(told(found, "pier", "news")), len(told(found, "northgate", "news"))) == (number, number)
    assert told(found, "pier", "news") == ["pier3"]


def test_it_is_made_again_only_when_something_in_it_differs() -> None:
    flood = shown.alert("flood", places=("pier",))
    newest = [shown.made(f"day{n}", f"2026-11-0{n}", places=("pier",)) for n in range(1, 5)]
    [known], [with_older], [renamed] = (
        planned(flood, *newest[1:]),
        planned(flood, *newest),
        planned(flood, *newest[2:], shown.made("day2", "2026-11-02", title="Another", places=("pier",))),
    )
    assert known.rests_on == with_older.rests_on
    assert known.rests_on != renamed.rests_on
