"""Days and weeks by the newsroom's own clock: midnight to midnight, Monday to Monday as ISO 8601 counts weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta


@dataclass(frozen=True)
class Period:
    """A day or a week: `key` is 2026-11-22 or 2026-W47, it `begins` in seconds since 1970 and is over when it `ends`."""

    key: str
    begins: float
    ends: datetime
    last_day: date

    @property
    def last_moment(self) -> datetime:
        """The last one that is still in it; a day of 23 or 25 hours has one too."""
        return (self.ends.astimezone(UTC) - timedelta(microseconds=1)).astimezone(self.ends.tzinfo)


def day(when: datetime) -> Period:
    """The day of a moment, in the moment's own zone."""
    return _period(when.date(), 1, when.date().isoformat(), when)


def week(when: datetime) -> Period:
    """The week of a moment; the first and last days of a year may be in a week of another year."""
    year, number, weekday = when.date().isocalendar()
    return _period(when.date() - timedelta(days=weekday - 1), 7, f"{year}-W{number:02}", when)


def _period(first: date, days: int, key: str, when: datetime) -> Period:
    begins, ends = (
        datetime(day.year, day.month, day.day, tzinfo=when.tzinfo) for day in (first, first + timedelta(days=days))
    )
    return Period(key, begins.timestamp(), ends, first + timedelta(days=days - 1))
