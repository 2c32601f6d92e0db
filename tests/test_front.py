"""The home page says everything once, the gravest first, and is led by what was told to lead."""

from __future__ import annotations

from datetime import datetime

import outputs
import shown
from newsroom import front, life
from newsroom.front import Front
from newsroom.made import Made


def chosen(*made: Made, moment: datetime = shown.MOMENT) -> Front:
    items = [life.shown(m.item, moment) for m in sorted(made, key=lambda m: m.item.date, reverse=True)]
    current = [item for item in items if life.is_current(item, moment)]
    leading = [item for item in current if item.lead_until]
    return front.compose(current, leading, outputs.lists(items, shown.SETTINGS, moment), moment)


def names(*items: object) -> list[str]:
    return [getattr(item, "title", "").removeprefix("Title of ") for item in items]


def alert(name: str, date: str) -> Made:
    return shown.alert(name, date=date, updates=(), next_update=None)


PLAIN = (shown.made("new", "2026-11-22"), shown.made("old", "2026-11-20"))


def test_the_newest_leads_unless_another_was_told_to() -> None:
    assert names(chosen(*PLAIN).lead) == ["new"]
    told = shown.made("told", "2026-11-10", lead_until="2026-11-30")
    assert names(chosen(*PLAIN, told).lead) == ["told"]
    assert names(*chosen(*PLAIN, told).latest) == ["new", "old"]
    over = shown.made("told", "2026-11-10", lead_until="2026-11-20")
    assert names(chosen(*PLAIN, over).lead) == ["new"]


def test_of_two_that_were_told_to_lead_the_newer_does() -> None:
    told = [shown.made(name, f"2026-11-{day}", lead_until="2026-11-30") for name, day in (("a", 10), ("b", 12))]
    assert names(chosen(*PLAIN, *told).lead) == ["b"]


def test_what_is_scheduled_leads_no_preview_before_its_time() -> None:
    later = shown.made("later", "2026-12-01", lead_until="2026-12-30")
    assert names(chosen(*PLAIN, later, shown.made("told", lead_until="2026-11-30")).lead) == ["told"]


def test_an_alert_on_top_is_not_shown_again_below() -> None:
    found = chosen(*PLAIN, alert("flood", "2026-11-24"))
    assert names(*found.alerts) == ["flood"]
    assert names(found.lead, *found.latest) == ["new", "old"]


def test_an_alert_on_top_leads_only_while_it_is_told_to() -> None:
    told = shown.alert("told", lead_until="2026-11-30")
    assert names(chosen(*PLAIN, told).lead, *chosen(*PLAIN, told).latest) == ["told", "new", "old"]
    past = shown.alert("told", lead_until="2026-11-23")
    assert names(chosen(*PLAIN, past).lead) == ["new"]


def test_where_there_is_but_an_alert_nothing_leads() -> None:
    found = chosen(shown.alert("flood"))
    assert (found.lead, found.latest) == (None, ())


def test_an_alert_that_found_no_room_on_top_is_among_the_latest() -> None:
    alerts = [alert(f"a{n}", f"2026-11-1{n}") for n in range(5)]
    found = chosen(*alerts, *PLAIN)
    assert len(found.alerts) == front.FEW
    assert names(found.lead, *found.latest) == ["new", "old", "a0"]


def test_it_shows_a_few_of_each_the_open_and_the_coming() -> None:
    many = [shown.made(f"n{n}") for n in range(20)]
    asked = [shown.consultation(f"c{n}", opens=None) for n in range(6)]
    coming = [shown.event(f"e{n}") for n in range(6)]
    past = shown.event("past", date="2026-01-01", starts="2026-02-01", ends=None)
    found = chosen(*many, *asked, *coming, past)
    assert (len(found.latest), len(found.consultations), len(found.events)) == (front.LATEST, front.FEW, front.FEW)
    assert "past" not in names(*found.events)
