"""When an item was published, from whatever its author wrote: `2016-11-29 12:00:35 -0400`, `April 28, 2020`, a file name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

_MONTHS = {
    m: n for n, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_CLOCK = (
    r"(?:[T ,]+(?:at )?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<offset>Z|UTC|GMT|[+-]\d\d:?\d\d)?(?P<name>\s*[A-Z]{2,5})?)?"
)
_FORMS = tuple(
    re.compile(form + _CLOCK, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?:[a-z]+day,? +)?(?P<word>[a-z]{3,9})\.? +(?P<day>\d{1,2})(?:st|nd|rd|th)?,? +(?P<year>\d{4})",
        r"(?:[a-z]+,? +)?(?P<day>\d{1,2})(?:st|nd|rd|th)?[ -]+(?P<word>[a-z]{3,9})\.?,?[ -]+(?P<year>\d{4})",
        r"(?P<day>\d{1,2})(?P<mark>[/.])(?P<month>\d{1,2})[/.](?P<year>\d{4})",
    )
)
_NAMED = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<mark>[-_.]?)(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?=\D|$)")


@dataclass(frozen=True)
class When:
    """A moment as it will be written; `moment` is aware, `remark` what the editor should know of it."""

    moment: datetime
    written: str
    remark: str = ""


def read(value: str, zone: ZoneInfo) -> When | None:
    """Read what stands in a field; None where it is no date that the calendar has."""
    for form in _FORMS:
        if found := form.fullmatch(" ".join(value.split())):
            parts = found.groupdict()
            day, remark = _day(parts)
            return _at(day, parts, zone, remark) if day else None
    return None


def in_name(stem: str, zone: ZoneInfo) -> When | None:
    """Read the date with which a file name begins: 2018-1-25-x, 20230105_x, and 2025-30-09-x with its day first."""
    found = _NAMED.match(stem)
    if not found:
        return None
    day, remark = _day(found.groupdict())
    return _at(day, {}, zone, remark) if day else None


def without(stem: str) -> str:
    """The file name without the date with which it begins."""
    return re.sub(r"^(19|20)\d\d([-_.]?)\d{1,2}\2\d{1,2}(?=\D|$)[-_. ]*", "", stem)


def is_other_season(when: When, zone: ZoneInfo, offset: timedelta | None) -> bool:
    """Whether the zone does use this offset, but not at this time of the year."""
    if offset is None or offset == when.moment.astimezone(zone).utcoffset():
        return False
    year = when.moment.year
    return any(datetime(year, month, 1, tzinfo=zone).utcoffset() == offset for month in (1, 7))


def offset(value: str) -> timedelta | None:
    """The offset that a written date names, if it names one."""
    found = re.search(r"([+-])(\d\d):?(\d\d)\s*$", value)
    if not found:
        return None
    size = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return -size if found[1] == "-" else size


def _day(parts: dict[str, str | None]) -> tuple[date | None, str]:
    """The day, and what was guessed to find it."""
    year, day = int(parts["year"] or 0), int(parts["day"] or 0)
    if word := parts.get("word"):
        month = _MONTHS.get(word[:3].lower(), 0)
        return _date(year, month, day), ""
    month = int(parts["month"] or 0)
    if month > 12 >= day:
        what = "year, day, month" if (parts.get("mark") or "-") not in "/." else "month, day, year"
        return _date(year, day, month), f"was written as {what}"
    remark = "was read as day, month, year" if parts.get("mark") in ("/", ".") and day <= 12 and day != month else ""
    return _date(year, month, day), remark


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= 1900 else None
    except ValueError:
        return None


def _at(day: date, parts: dict[str, str | None], zone: ZoneInfo, remark: str) -> When:
    clock, said = _clock(parts)
    if clock is None:
        return _wall(datetime.combine(day, time()), zone, f"{day}", said or remark)
    local = datetime.combine(day, clock)
    if written := parts.get("offset"):
        aware = local.replace(tzinfo=_offset(written)).astimezone(zone)
        return When(aware, aware.isoformat(" "), remark)
    if named := (parts.get("name") or "").strip():
        remark = f"names the time zone “{named}”, which is not an offset; the time on the clock was kept"
    shown = f"{local:%Y-%m-%d %H:%M:%S}" if clock.second else f"{local:%Y-%m-%d %H:%M}"
    return _wall(local, zone, shown, remark)


def _clock(parts: dict[str, str | None]) -> tuple[time | None, str]:
    if not parts.get("hour"):
        return None, ""
    hour, half = int(parts["hour"] or 0), (parts.get("half") or "").lower()
    if half:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    try:
        return time(hour, int(parts["minute"] or 0), int(parts.get("second") or 0)), ""
    except ValueError:
        return None, "has a time that no clock shows; only its day was kept"


def _offset(written: str) -> timezone:
    size = offset(written)
    return timezone(size) if size is not None else UTC


def _wall(local: datetime, zone: ZoneInfo, shown: str, remark: str) -> When:
    """Time on the clock; the hour that is skipped or repeated gets an offset, so that it means one moment."""
    early, late = local.replace(tzinfo=zone), local.replace(tzinfo=zone, fold=1)
    if early.utcoffset() == late.utcoffset():
        return When(early, shown, remark)
    aware = early.astimezone(UTC).astimezone(zone)
    return When(
        aware,
        aware.isoformat(" "),
        f"{shown} exists {'not' if aware.replace(tzinfo=None) != local else 'twice'}"
        f" in {zone.key}; {aware.isoformat(' ', 'minutes')} was written",
    )
