"""Which calendars there are, and which entries each of them holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import icalendar
import outputs
import shown
from diary import consultation, event, events, notice
from newsroom import calendars
from newsroom.item import Item
from newsroom.settings import Settings
from shown import WORDS


def composed(items: Sequence[Item], settings: Settings = shown.SETTINGS, kept: Sequence[str] = ()) -> dict[str, bytes]:
    found = list(outputs.calendar(items, settings, WORDS, kept))
    assert len(dict(found)) == len(found), "an address is written twice"
    return dict(found)


def test_there_is_one_at_the_root_under_events_consultations_and_every_place() -> None:
    places = [f"places/{key}/calendar.ics" for key in shown.SETTINGS.places]
    assert list(composed([])) == ["calendar.ics", "events/calendar.ics", "consultations/calendar.ics", *places]


def test_events_and_deadlines_stand_at_the_root_and_each_kind_in_its_own() -> None:
    found = composed([event(), consultation(), notice(), shown.item(), notice("none", representations_by="none")])
    titles = {address: [str(e["summary"]) for e in events(raw)] for address, raw in found.items()}
    respond, object_to = "Last day to respond: Title of plan", "Last day for representations: Title of road"
    assert titles["calendar.ics"] == ["Title of fair", respond, object_to]
    assert titles["events/calendar.ics"] == ["Title of fair"]
    assert titles["consultations/calendar.ics"] == [respond]
    assert titles["places/pier/calendar.ics"] == ["Title of fair", respond, object_to]


def test_a_place_holds_what_names_it_or_a_place_around_it_and_what_is_for_the_whole_council() -> None:
    found = composed([event("a", places=["quayside"]), event("b"), event("c", places=["northgate"])])
    titles = {
        k: {str(e["summary"])[-1] for e in events(found[f"places/{k}/calendar.ics"])} for k in shown.SETTINGS.places
    }
    assert titles == {"harbour": {"b"}, "quayside": {"a", "b"}, "pier": {"a", "b"}, "northgate": {"b", "c"}}


def test_an_empty_calendar_has_a_name_and_still_holds_the_time_zone_that_the_standard_asks_for() -> None:
    read = icalendar.Calendar.from_ical(composed([])["places/harbour/calendar.ics"])
    assert read["x-wr-calname"] == "Harbour – Exampleton Newsroom" and not list(read.events)
    assert [zone["tzid"] for zone in read.timezones] == ["Europe/London"]


def test_the_calendar_of_a_place_that_is_gone_goes_on_empty_and_nothing_else_that_was_a_list_does() -> None:
    items = [event()]
    kept = ["places/old-town/", "places/harbour/", "places/old-town/2026/", "topics/x/", "events/", "news/2026/10/"]
    before, after = composed(items), composed(items, kept=kept)
    (address,) = after.keys() - before.keys()
    assert address == "places/old-town/calendar.ics"
    read = icalendar.Calendar.from_ical(after.pop(address))
    assert read["x-wr-calname"] == "Old town – Exampleton Newsroom" and not list(read.events)
    assert after == before


def test_only_the_two_hundred_latest_stand_in_a_calendar_the_earliest_of_them_first() -> None:
    days = [date(2026, 12, 1) + timedelta(days=n) for n in range(203)]
    found = [
        e["dtstart"].dt
        for e in events(composed([event(f"e{d}", starts=f"{d}") for d in reversed(days)])["calendar.ics"])
    ]
    assert calendars.MOST == 200 and found == days[3:]


def test_the_same_items_give_the_same_bytes_in_whatever_order() -> None:
    items = [event("a", id="01JDZZZZZZZZZZZZZZZZZZZZZA"), event("b"), consultation(), notice()]
    assert composed(items) == composed(items[::-1])
