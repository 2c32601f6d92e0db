"""Calendars to subscribe to: what happens when, and the last days to have a say; https://www.rfc-editor.org/rfc/rfc5545"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo

import icalendar
from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vText

from newsroom import grouping, language, life
from newsroom.item import Consultation, Event, Item, Notice
from newsroom.language import Words
from newsroom.settings import Settings

MOST = 200
NAME = "calendar.ics"

_OF_PLACE = re.compile(r"places/([a-z0-9-]+)/")

_LEARNT_FROM = 12  # years of changes, enough to tell “the last Sunday” from “the fourth”
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, eq=False)
class _Entry:
    """One thing in a calendar: why it is there, and when."""

    sort: Literal["event", "closes", "representations"]
    item: Item
    starts: datetime
    ends: datetime | None
    is_all_day: bool

    @property
    def order(self) -> tuple[float, str, str]:
        return self.starts.timestamp(), self.item.id, self.sort


@dataclass(frozen=True)
class _Change:
    """The clocks are changed: `local` is what they show the moment before, were they left alone."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


def compose(
    items: Sequence[Item], settings: Settings, words: Words, kept: Collection[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """The address, from the site's root, and the bytes of every calendar, empty ones too.

    `items` are public and as `life.shown` gives them. Each calendar holds the 200 entries with the latest dates.
    `kept` are addresses of lists that were published once: of a place among them that is gone the calendar goes on, empty.
    """
    entries = {item.path: tuple(_entries(item)) for item in items}
    write = cache(lambda entry: _event(entry, settings, words))

    def calendar(listing: str, title: str, held: Iterable[Item]) -> tuple[str, bytes]:
        latest = sorted((e for item in held for e in entries[item.path]), key=lambda e: e.order)[-MOST:]
        return listing + NAME, _calendar(listing, title, latest, write, settings, words)

    yield calendar("", words("calendar_all"), items)
    for listing in (Event.listing, Consultation.listing):
        own = (item for item in items if item.listing == listing)
        yield calendar(listing, words(f"calendar_{listing.rstrip('/')}"), own)
    everywhere = [item for item in items if not item.places]
    for key, belonging in grouping.by_place(items, settings).items():
        yield calendar(f"places/{key}/", settings.place_name(key), (*belonging, *everywhere))
    for address in sorted(set(kept)):
        if (gone := _OF_PLACE.fullmatch(address)) and gone[1] not in settings.places:
            yield calendar(address, language.spelt(gone[1]), ())


def _entries(item: Item) -> Iterator[_Entry]:
    """A deadline that was written as a date alone lasts all day: easier to see in a calendar than its last minute."""
    if isinstance(item, Event):
        yield _Entry("event", item, item.starts, item.ends, item.is_all_day)
    elif isinstance(item, Consultation):
        yield _Entry("closes", item, item.closes, None, life.is_end_of_day(item.closes))
    elif isinstance(item, Notice) and item.representations_by:
        yield _Entry(
            "representations", item, item.representations_by, None, life.is_end_of_day(item.representations_by)
        )


def _calendar(
    listing: str, title: str, entries: Sequence[_Entry], write: Callable[[_Entry], bytes], settings: Settings, words: Words
) -> bytes:  # fmt: skip
    """The parts are put together as bytes, since an entry stands in up to a hundred calendars and is written once."""
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


def _event(entry: _Entry, settings: Settings, words: Words) -> bytes:
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


def _times(entry: _Entry, zone: ZoneInfo) -> Iterator[tuple[str, date]]:
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


def _zone(entries: Sequence[_Entry], settings: Settings) -> bytes:
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
