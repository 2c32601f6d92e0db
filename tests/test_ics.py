"""The bytes of one calendar, read back by icalendar and by the rules that stand in it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import icalendar
import pytest
import shown
from dateutil.tz import tzical
from diary import consultation, event, events, lines, notice
from hypothesis import given
from hypothesis import strategies as st
from newsroom import agenda, ics, life
from newsroom.item import Item
from newsroom.settings import Settings
from shown import WORDS

NOW = datetime(2030, 1, 1, tzinfo=UTC)


def root(*items: Item, settings: Settings = shown.SETTINGS, listing: str = "", title: str = "All dates") -> bytes:
    """The calendar of these items."""
    held = sorted((entry for item in items for entry in agenda.entries(item)), key=lambda entry: entry.order)
    return ics.render(listing, title, held, lambda entry: ics.event(entry, settings, WORDS), settings, WORDS)


def only(*items: Item, settings: Settings = shown.SETTINGS) -> icalendar.Event:
    found = events(root(*items, settings=settings))
    assert len(found) == 1
    return found[0]


def value(raw: bytes, name: str) -> str:
    """What stands behind the one line of that name in the last entry."""
    return next(x.partition(":")[2] for x in reversed(lines(raw)) if x.partition(":")[0].partition(";")[0] == name)


def test_it_says_who_made_it_where_it_lies_and_when_to_ask_again() -> None:
    text = lines(root(listing="events/", title="Events"))
    assert text[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"] and text[-2:] == ["END:VCALENDAR", ""]
    assert {
        "PRODID:-//council-newsroom//Newsroom//EN",
        "NAME:Events – Exampleton Newsroom",
        "X-WR-CALNAME:Events – Exampleton Newsroom",
        "X-WR-TIMEZONE:Europe/London",
        "URL:https://council.example/newsroom/events/",
        "SOURCE;VALUE=URI:https://council.example/newsroom/events/calendar.ics",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    } < set(text)


def test_an_entry_has_all_that_a_reader_of_it_needs() -> None:
    raw = root(event(ends="2026-12-05 16:00", topics=["markets"], places=["harbour"]))
    assert lines(raw)[lines(raw).index("BEGIN:VEVENT") : -2] == [
        "BEGIN:VEVENT",
        "SUMMARY:Title of fair",
        "DTSTART;TZID=Europe/London:20261205T100000",
        "DTEND;TZID=Europe/London:20261205T160000",
        "DTSTAMP:20261122T093000Z",
        "UID:01JDZZZZZZZZZZZZZZZZZZZZZZ-event@exampleton.gov.uk",
        "SEQUENCE:0",
        "CATEGORIES:Markets & fairs,Harbour",
        "CREATED:20261122T093000Z",
        "DESCRIPTION:Summary of fair.\\n\\nhttps://council.example/newsroom/news/2026/11/fair/",
        "LAST-MODIFIED:20261122T093000Z",
        "LOCATION:Town Hall\\, EX1 2AB",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "URL:https://council.example/newsroom/news/2026/11/fair/",
        "END:VEVENT",
    ]


def test_the_uid_stays_when_the_file_is_renamed_and_differs_for_each_sort() -> None:
    uids = [str(only(item)["uid"]) for item in (event("a"), event("b"), consultation(), notice())]
    assert uids[0] == uids[1] and len({*uids}) == 3


@pytest.mark.parametrize(
    ("starts", "ends", "first", "after"),
    [
        ("2026-12-05", None, date(2026, 12, 5), date(2026, 12, 6)),
        ("2026-12-05", "2026-12-07", date(2026, 12, 5), date(2026, 12, 8)),
        ("2026-10-25", "2026-10-25", date(2026, 10, 25), date(2026, 10, 26)),
        ("2026-12-31", None, date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_whole_days_are_dates_and_end_before_the_day_after(
    starts: str, ends: str | None, first: date, after: date
) -> None:
    found = only(event(starts=starts, ends=ends))
    assert (found["dtstart"].dt, found["dtend"].dt) == (first, after)


def test_an_event_whose_end_nobody_wrote_has_none() -> None:
    assert "dtend" not in only(event()) and "dtend" not in only(event(ends="2026-12-05 10:00"))


def test_a_deadline_is_that_day_or_where_an_hour_was_written_that_hour() -> None:
    assert only(consultation())["dtstart"].dt == date(2026, 12, 14)
    noon = only(consultation(closes="2026-12-14 12:00"))
    assert noon["dtstart"].dt == datetime(2026, 12, 14, 12, tzinfo=UTC) and "dtend" not in noon


# By hand: in London the clocks go forward at 01:00 UTC on 29 March 2026 and back at 01:00 UTC on 25 October 2026.
CLOCKS = [
    ("2026-03-28 10:00", "2026-03-28T10:00"),
    ("2026-03-29 00:59", "2026-03-29T00:59"),
    ("2026-03-29 02:00", "2026-03-29T01:00"),
    ("2026-03-29 02:30", "2026-03-29T01:30"),
    ("2026-03-30 10:00", "2026-03-30T09:00"),
    ("2026-10-24 10:00", "2026-10-24T09:00"),
    ("2026-10-25 00:59", "2026-10-24T23:59"),
    ("2026-10-25T01:30+01:00", "2026-10-25T00:30"),
    ("2026-10-25T01:30+00:00", "2026-10-25T01:30"),
    ("2026-10-25 02:00", "2026-10-25T02:00"),
    ("2026-10-26 10:00", "2026-10-26T10:00"),
    ("2099-07-01 10:00", "2099-07-01T09:00"),
]


@pytest.mark.parametrize(("written", "utc"), CLOCKS)
def test_times_are_right_across_summer_time(written: str, utc: str) -> None:
    raw = root(event(starts=written, date="2026-01-02"))
    when = datetime.fromisoformat(utc + "+00:00")
    assert events(raw)[0]["dtstart"].dt.astimezone(UTC) == when
    assert by_its_own_rules(raw) == when


def by_its_own_rules(raw: bytes) -> datetime:
    """The beginning of the last entry, read by dateutil from the zone in the file alone."""
    text = value(raw, "DTSTART")
    if text.endswith("Z"):
        return datetime.fromisoformat(text)
    start = raw.index(b"BEGIN:VTIMEZONE")
    zone = tzical(StringIO(raw[start : raw.index(b"END:VTIMEZONE")].decode() + "END:VTIMEZONE\r\n")).get()
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("Europe/London", 2026, 2029),
        ("Europe/Dublin", 2026, 2026),
        ("Europe/Berlin", 1995, 1996),  # where summer ended in September, and then in October
        ("America/New_York", 2005, 2008),  # where the rule was another from 2007 on
        ("America/Sao_Paulo", 2017, 2020),  # where there was none any more from 2019 on
        ("Pacific/Auckland", 2026, 2027),
        ("Asia/Jerusalem", 2026, 2027),
        ("Asia/Tokyo", 2026, 2026),
    ],
)
def test_the_zone_in_the_file_is_that_of_the_newsroom_at_every_hour(key: str, first: int, last: int) -> None:
    fairs = [event(f"fair-{year}", starts=f"{year}-07-05 10:00", date="2001-01-02") for year in (first, last)]
    raw = root(*fairs, settings=shown.council(timezone=key))
    theirs = tzical(StringIO(raw[raw.index(b"BEGIN:VTIMEZONE") : raw.index(b"BEGIN:VEVENT")].decode())).get()
    ours = ZoneInfo(key)
    hour = datetime(first, 1, 1)
    while hour.year <= last:
        real = hour.replace(tzinfo=ours)
        if real.utcoffset() == real.replace(fold=1).utcoffset():  # neither skipped nor twice
            assert hour.replace(tzinfo=theirs).utcoffset() == real.utcoffset(), hour
        hour += timedelta(hours=1)


def test_a_change_that_follows_no_simple_rule_is_written_date_by_date() -> None:
    raw = root(event(), settings=shown.council(timezone="Asia/Jerusalem")).decode()  # the Friday before the last Sunday
    summer = raw[raw.index("BEGIN:DAYLIGHT") : raw.index("END:DAYLIGHT")]
    assert "RRULE" not in summer and "DTSTART:20250328T020000\r\nRDATE:20260327T020000,20270326T020000" in summer


def test_summer_time_is_written_as_the_rule_that_the_standard_shows() -> None:
    raw = root(event()).decode()
    assert (
        "BEGIN:DAYLIGHT\r\nDTSTART:20250330T010000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nTZNAME:BST\r\nTZOFFSETFROM:+0000\r\n"
        in raw
    )
    assert (
        "BEGIN:STANDARD\r\nDTSTART:20251026T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nTZNAME:GMT\r\nTZOFFSETFROM:+0100\r\n"
        in raw
    )


def test_dates_are_those_of_the_item_and_never_now_and_a_major_change_moves_them() -> None:
    changes = [
        {"date": "2026-11-24 12:00", "note": "A comma", "major": "false"},
        {"date": "2026-11-23 12:00", "note": "Moved to the hall", "major": "true"},
    ]
    before, after = only(event()), only(event(changes=changes))
    assert before["dtstamp"].dt == datetime(2026, 11, 22, 9, 30, tzinfo=UTC) and before["sequence"] == 0
    assert after["dtstamp"].dt == after["last-modified"].dt == datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert after["created"].dt == before["dtstamp"].dt and after["sequence"] > 0


def test_what_was_withdrawn_is_cancelled_says_why_and_comes_after_every_change() -> None:
    changes = [{"date": f"2026-11-2{n} 12:00", "note": "x", "major": "true"} for n in (5, 4, 3)]
    item = event(changes=changes, withdrawn={"date": "2026-11-26 12:00", "reason": "The quay is closed"})
    before, after = (only(life.shown(item, NOW.replace(year=2026, month=11, day=day))) for day in (26, 27))
    assert (before["status"], after["status"]) == ("CONFIRMED", "CANCELLED")
    assert before["uid"] == after["uid"] and before["dtstart"].dt == after["dtstart"].dt
    assert after["sequence"] > before["sequence"] and after["dtstamp"].dt > before["dtstamp"].dt
    assert after["description"].startswith("The quay is closed\n")
    assert before["location"] == "Town Hall, EX1 2AB" and "location" not in after


def test_the_sequence_never_falls_whatever_happens_to_an_item() -> None:
    change = {"date": "2026-11-23 12:00", "note": "a", "major": "true"}
    back = {"date": "2026-11-27 12:00", "note": "It takes place after all", "major": "true"}
    correction = {"date": "2026-11-24 12:00", "was": "a", "now": "b"}
    gone = {"date": "2026-11-25 12:00", "reason": "Dropped"}
    life_of_it = [
        {}, {"changes": [change]}, {"changes": [change], "corrections": [correction]},
        {"changes": [change], "corrections": [correction], "withdrawn": gone}, {"changes": [back]},
    ]  # fmt: skip
    found = [only(life.shown(event(**fields), NOW))["sequence"] for fields in life_of_it]
    assert found == sorted(set(found)) and found[0] == 0


HOSTILE = ["a, b; c \\ d \\n e", "Ŵythnos y Tŷ: llên, lliw – a llawer mwy o bethau i’w gweld, eu clywed a’u blasu", "🌱" * 60,
           "BEGIN:VEVENT", "x:y;z=\"q\"", "END:VCALENDAR^n {title}", "a" * 170]  # fmt: skip


@pytest.mark.parametrize("title", HOSTILE)
def test_whatever_a_title_holds_is_read_back_from_lines_that_are_not_too_long(title: str) -> None:
    item = event(title=title, location=title, summary=title)
    raw = root(item, consultation(title=title))
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    assert all(len(line) <= 75 and line.decode() for line in raw.split(b"\r\n")[:-1])
    first, second = events(raw)
    assert (first["summary"], first["location"], second["summary"]) == (title, title, f"Last day to respond: {title}")
    assert first["description"].startswith(title + "\n")


def test_a_name_with_a_comma_is_one_category_and_the_name_of_its_calendar() -> None:
    settings = shown.council(places={"bay": {"name": "Bay, Cliff; \\ Ŵ"}}, topics={"a": "Arts, and, more", "b": "B"})
    raw = root(event(), settings=settings, title=settings.place_name("bay"))
    assert "X-WR-CALNAME:Bay\\, Cliff\\; \\\\ Ŵ – Exampleton Newsroom" in lines(raw)
    item = event().model_copy(update={"topics": ("a", "b")})
    assert [str(c) for c in only(item, settings=settings)["categories"].cats] == ["Arts, and, more", "B"]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Z"]), min_size=1, max_size=200).filter(str.isprintable))
def test_any_title_comes_back_as_it_was(title: str) -> None:
    item = event().model_copy(update={"title": title})
    raw = root(item)
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert events(raw)[0]["summary"] == title
