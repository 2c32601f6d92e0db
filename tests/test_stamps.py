"""Moments are written as every machine can read them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from newsroom import stamps


@pytest.mark.parametrize(
    ("local", "zone", "written"),
    [
        ("2026-11-22T14:30", "Europe/London", "2026-11-22T14:30:00+00:00"),
        ("2026-07-22T14:30", "Europe/London", "2026-07-22T14:30:00+01:00"),
        ("2026-07-22T14:30", "Asia/Kathmandu", "2026-07-22T14:30:00+05:45"),
        ("1900-01-01T12:00", "Europe/Dublin", "1900-01-01T12:25:21+00:00"),
        ("1900-01-01T12:00", "Europe/Amsterdam", "1900-01-01T11:40:28+00:00"),
    ],
)
def test_a_moment_is_written_with_its_offset_and_in_utc_where_that_has_seconds(
    local: str, zone: str, written: str
) -> None:
    when = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone))
    assert stamps.write(when) == written
    assert stamps.whole(when).timestamp() == when.timestamp()


def test_for_browsers_a_moment_is_written_short_in_utc() -> None:
    assert stamps.minute(datetime(2026, 7, 22, 14, 30, 20, tzinfo=ZoneInfo("Europe/London"))) == "2026-07-22T13:30Z"
