"""The bytes of one calendar; https://www.rfc-editor.org/rfc/rfc5545"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import icalendar
from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vText

from newsroom import life
from newsroom.agenda import NAME, Entry
from newsroom.item import Event
from newsroom.language import Words
from newsroom.settings import Settings

_LEARNT_FROM = 12  # years of changes, enough to tell “the last Sunday” from “the fourth”
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class _Change:
    """The clocks are changed: `local` is what they show the moment before, were they left alone."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


def render(
    listing: str, title: str, entries: Sequence[Entry], write: Callable[[Entry], bytes], settings: Settings, words: Words
) -> bytes:  # fmt: skip
    """The calendar that follows `listing`, in its folder; `write` gives the bytes of an entry.

    The parts are put together as bytes, since an entry stands in up to a hundred calendars and is written once."""
    shell = icalendar.Calendar()
    shell.add("version", "2.0")
    shell.add("prodid", f"-//council-newsroom//Newsroom//{words.code.upper()}")
    named = vText(words("title", title=title, site=settings.site_name))
    for name in ("name", "x-wr-calname"):  # RFC 7986, and what was used before it
        shell.add(name, named)
    shell.add("x-wr-timezone", settings.timezone)
    shell.add("url", settings.url + listing)
    shell.add("source", settings.url + listing + NAME, parameters={"value": "URI"})
    shell.add("refresh-interval", timedelta(hours=1), parameters={"value": "DURATION"})
    shell.add("x-published-ttl", "PT1H")
    head, end, _ = bytes(shell.to_ical()).partition(b"END:VCALENDAR\r\n")
    return b"".join([head, _zone(entries, settings), *map(write, entries), end])


def event(entry: Entry, settings: Settings, words: Words) -> bytes:
    """One entry as it stands in every calendar that holds it."""
    item, event = entry.item, icalendar.Event()
    address = settings.url + item.address
    updated = life.updated(item)
    title = item.title if entry.sort == "event" else words(f"calendar_{entry.sort}", title=item.title)
    event.add("uid", f"{item.id}-{entry.sort}@{settings.identity.partition(',')[0]}")
    event.add("dtstamp", updated.astimezone(UTC))
    event.add("created", item.date.astimezone(UTC))
    event.add("last-modified", updated.astimezone(UTC))
    # Not a count of changes: of a withdrawn item none are left, and the number may never fall.
    event.add("sequence", min(int(updated.timestamp() - item.date.timestamp()), 2**31 - 1))
    event.add("summary", title)
    event.add("description", f"{item.summary}\n\n{address}")
    event.add("url", address)
    event.add("transp", "TRANSPARENT")  # who subscribes is not busy
    event.add("status", "CANCELLED" if item.withdrawn else "CONFIRMED")
    if isinstance(item, Event) and item.location:
        event.add("location", item.location)
    names = (*map(settings.topic_name, item.topics), *map(settings.place_name, item.places))
    if names:
        event.add("categories", list(names))
    for name, when in _times(entry, settings.zone):
        event.add(name, when)
    return bytes(event.to_ical())


def _times(entry: Entry, zone: ZoneInfo) -> Iterator[tuple[str, date]]:
    """Where nobody said when it ends there is no end; that of whole days is the day after."""
    ends = entry.ends or entry.starts
    if entry.is_all_day:
        yield "dtstart", entry.starts.date()
        yield "dtend", ends.date() + timedelta(days=1)
        return
    yield "dtstart", _clock(entry.starts, zone)
    if ends.timestamp() > entry.starts.timestamp():
        yield "dtend", _clock(ends, zone)


def _clock(when: datetime, zone: ZoneInfo) -> datetime:
    """Of the hour that runs twice a calendar can only name the first by the clock; the second is written in UTC."""
    local = when.astimezone(zone)
    return local.astimezone(UTC) if local.fold and local.utcoffset() != local.replace(fold=0).utcoffset() else local


def _zone(entries: Sequence[Entry], settings: Settings) -> bytes:
    """The VTIMEZONE for these entries; an empty calendar has it too, since the standard wants it to hold something."""
    founded = settings.founded.year
    years = [when.year for entry in entries for when in (entry.starts, entry.ends or entry.starts)]
    return _timezone(settings.timezone, min(years, default=founded) - 1, max(years, default=founded) + 1)


@cache
def _timezone(key: str, first: int, last: int) -> bytes:
    """The times of a zone from one year to the other.

    icalendar's own puts the beginning of summer time an hour late: RFC 5545, 3.6.5, wants the clock before the change.
    """
    zone = ZoneInfo(key)
    changes = list(_changes(zone, first, max(last, first + _LEARNT_FROM)))
    start = datetime(first, 1, 1, tzinfo=zone)
    offset = start.utcoffset() or timedelta()
    beginning = _Change(start.replace(tzinfo=None), offset, offset, start.tzname() or key, bool(start.dst()))
    parts: dict[tuple[object, ...], list[_Change]] = defaultdict(list)
    for change in changes:
        parts[change.before, change.after, change.name, change.is_summer].append(change)
    timezone = Timezone()
    timezone.add("tzid", key)
    for several in ([beginning], *parts.values()):
        timezone.add_component(_observance(several, range(first, max(last, first + _LEARNT_FROM) + 1)))
    return bytes(timezone.to_ical())


def _observance(changes: Sequence[_Change], years: range) -> TimezoneStandard | TimezoneDaylight:
    """From when clocks show one time: by a rule where there is one, otherwise by every date."""
    change = changes[0]
    part = TimezoneDaylight() if change.is_summer else TimezoneStandard()
    part.add("dtstart", change.local)
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    part.add("tzname", change.name)
    if rule := _rule([c.local for c in changes], years):
        part.add("rrule", rule)
    elif len(changes) > 1:
        part.add("rdate", [c.local for c in changes[1:]])
    return part


def _rule(days: Sequence[datetime], years: range) -> dict[str, object] | None:
    """“The last Sunday of March, every year”, if that is what the days have in common."""
    if [day.year for day in days] != list(years) or len({(d.month, d.weekday(), d.time()) for d in days}) > 1:
        return None
    weekday = _WEEKDAYS[days[0].weekday()]
    if all((day + timedelta(days=7)).month != day.month for day in days):
        return {"freq": "yearly", "bymonth": days[0].month, "byday": f"-1{weekday}"}
    if len(weeks := {(day.day - 1) // 7 + 1 for day in days}) == 1:
        return {"freq": "yearly", "bymonth": days[0].month, "byday": f"{weeks.pop()}{weekday}"}
    return None


def _changes(zone: ZoneInfo, first: int, last: int) -> Iterator[_Change]:
    """Every change of the clocks from the beginning of one year to the end of the other, to the second."""
    day, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    while day < end:
        following = day + timedelta(days=1)
        before, after = (when.astimezone(zone).utcoffset() or timedelta() for when in (day, following))
        if before != after:
            local = _moment_of_change(zone, day, following).astimezone(zone)
            onset = (local.astimezone(UTC) + before).replace(tzinfo=None)
            yield _Change(onset, before, after, local.tzname() or "", bool(local.dst()))
        day = following


def _moment_of_change(zone: ZoneInfo, early: datetime, late: datetime) -> datetime:
    """Halve the time between the two until it is a second."""
    before = early.astimezone(zone).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = (early + (late - early) / 2).replace(microsecond=0)
        early, late = (middle, late) if middle.astimezone(zone).utcoffset() == before else (early, middle)
    return late
