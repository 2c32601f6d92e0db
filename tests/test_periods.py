"""Days and weeks by the newsroom's own clock."""

from __future__ import annotations

from datetime import date

import pytest
from desk import at
from newsroom import periods


@pytest.mark.parametrize(
    ("when", "key", "begins", "ends", "hours"),
    [
        ("2026-11-22 12:00", "2026-11-22", "2026-11-22 00:00", "2026-11-23 00:00", 24),
        ("2026-11-22 00:00", "2026-11-22", "2026-11-22 00:00", "2026-11-23 00:00", 24),
        ("2026-03-29 12:00", "2026-03-29", "2026-03-29 00:00", "2026-03-30 00:00", 23),
        ("2026-10-25 00:30", "2026-10-25", "2026-10-25 00:00", "2026-10-26 00:00", 25),
        ("2026-12-31 23:59", "2026-12-31", "2026-12-31 00:00", "2027-01-01 00:00", 24),
    ],
)
def test_a_day_is_from_midnight_to_midnight_however_long_it_is(
    when: str, key: str, begins: str, ends: str, hours: int
) -> None:
    found = periods.day(at(when))
    assert (found.key, found.begins, found.ends) == (key, at(begins).timestamp(), at(ends))
    assert found.ends.timestamp() - found.begins == hours * 3600
    assert found.last_day == date.fromisoformat(key)


@pytest.mark.parametrize(
    ("when", "key", "begins", "ends"),
    [
        ("2026-11-22 23:59", "2026-W47", "2026-11-16", "2026-11-23"),
        ("2026-11-23", "2026-W48", "2026-11-23", "2026-11-30"),
        ("2027-01-03 12:00", "2026-W53", "2026-12-28", "2027-01-04"),
        ("2027-01-04", "2027-W01", "2027-01-04", "2027-01-11"),
        ("2024-12-30 09:00", "2025-W01", "2024-12-30", "2025-01-06"),
        ("2026-10-25 09:00", "2026-W43", "2026-10-19", "2026-10-26"),
    ],
)
def test_a_week_is_from_monday_to_monday_and_belongs_to_the_year_of_its_thursday(
    when: str, key: str, begins: str, ends: str
) -> None:
    found = periods.week(at(when))
    assert (found.key, found.begins, found.ends) == (key, at(begins).timestamp(), at(ends))


@pytest.mark.parametrize("when", ["2026-11-22 12:00", "2026-03-29 12:00", "2026-10-25 12:00"])
def test_the_last_moment_is_in_it_and_no_later_one_is(when: str) -> None:
    found = periods.day(at(when))
    assert found.last_moment.timestamp() < found.ends.timestamp()
    assert f"{found.last_moment:%H:%M:%S}" == "23:59:59"
