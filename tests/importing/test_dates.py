from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from newsroom.fields import moment
from newsroom.importing import dates

from importing.making import LONDON


@pytest.mark.parametrize(
    ("foreign", "written"),
    [
        ("2016-11-29 12:00:35 -0400", "2016-11-29 16:00:35+00:00"),
        ("2020-07-16 14:00:00 -0500", "2020-07-16 20:00:00+01:00"),
        ("2020-01-02T03:04:05Z", "2020-01-02 03:04:05+00:00"),
        ("2020-01-02", "2020-01-02"),
        ("2020-1-2 9:05", "2020-01-02 09:05"),
        ("2020/01/02 09:05:06", "2020-01-02 09:05:06"),
        ("April 28, 2020", "2020-04-28"),
        ("Tuesday 28th April 2020", "2020-04-28"),
        ("28 Apr 2020 2:30pm", "2020-04-28 14:30"),
        ("28/04/2020", "2020-04-28"),
    ],
)
def test_dates_of_every_hand_are_read_and_written_so_that_our_reader_takes_them(foreign: str, written: str) -> None:
    when = dates.read(foreign, LONDON)
    assert when
    assert when.written == written
    assert moment(written, LONDON) == when.moment


@pytest.mark.parametrize("nonsense", ["", "soon", "2020-02-30", "2020-13-13", "28 Foo 2020", "0001-01-01", "20200101x"])
def test_what_is_no_date_is_none(nonsense: str) -> None:
    assert dates.read(nonsense, LONDON) is None


def test_a_time_that_the_clocks_skip_or_repeat_gets_an_offset_and_a_remark() -> None:
    skipped, twice = (dates.read(w, LONDON) for w in ("2025-03-30 01:30", "2025-10-26 01:30"))
    assert skipped and skipped.written == "2025-03-30 02:30:00+01:00" and "exists not" in skipped.remark
    assert twice and twice.written == "2025-10-26 01:30:00+01:00" and "exists twice" in twice.remark
    assert moment(skipped.written, LONDON) == skipped.moment
    assert moment(twice.written, LONDON) == twice.moment


def test_a_time_that_no_clock_shows_leaves_its_day() -> None:
    when = dates.read("2025-03-30 25:00", LONDON)
    assert when and when.written == "2025-03-30" and "no clock" in when.remark


def test_a_day_before_its_month_is_recognised_and_said() -> None:
    when = dates.in_name("2025-30-09-adding-a-tab", LONDON)
    assert when and when.written == "2025-09-30" and when.remark == "was written as year, day, month"


def test_an_american_date_is_recognised_and_said_and_an_ambiguous_one_too() -> None:
    certain, open_ = dates.read("04/28/2020", LONDON), dates.read("04/05/2020", LONDON)
    assert certain and certain.written == "2020-04-28" and certain.remark == "was written as month, day, year"
    assert open_ and open_.written == "2020-05-04" and open_.remark == "was read as day, month, year"


@pytest.mark.parametrize(
    ("stem", "written", "rest"),
    [
        ("2018-1-25-small-businesses", "2018-01-25", "small-businesses"),
        ("20230105_rap", "2023-01-05", "rap"),
        ("2020-04-22-", "2020-04-22", ""),
    ],
)
def test_file_names_begin_with_dates_padded_or_not(stem: str, written: str, rest: str) -> None:
    when = dates.in_name(stem, LONDON)
    assert when and when.written == written
    assert dates.without(stem) == rest


@pytest.mark.parametrize("stem", ["apr24-pavement-parking", "2020-review", "20-mph", "2020123456"])
def test_names_without_a_date_keep_their_numbers(stem: str) -> None:
    assert dates.in_name(stem, LONDON) is None
    assert dates.without(stem) == stem


def test_an_offset_of_the_other_season_is_noticed() -> None:
    washington = ZoneInfo("America/New_York")
    when = dates.read("2020-07-16 14:00:00 -0500", washington)
    assert when and dates.is_other_season(when, washington, dates.offset("2020-07-16 14:00:00 -0500"))
    assert not dates.is_other_season(when, washington, dates.offset("2020-07-16 14:00:00 -0400"))
