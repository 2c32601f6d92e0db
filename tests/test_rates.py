"""How often something comes in each feed, in words that stay all month."""

from __future__ import annotations

from typing import Any

import living
import outputs
import pytest
from desk import at
from living import SETTINGS, WORDS
from newsroom import rates
from newsroom.rates import Rates


def counted(*dates: str, now: str = "2026-11-22 12:00", **fields: Any) -> Rates:
    made = [living.made(f"n{n}", date, **fields) for n, date in enumerate(dates)]
    slips = [outputs.slip(one, SETTINGS) for one in sorted(made, key=lambda one: -one.item.stamp)]
    return rates.count(slips, ("", "topics/housing/", "topics/markets/"), at(now))


@pytest.mark.parametrize(
    ("a_year", "words"),
    [
        (0, "seldom"), (0.5, "seldom"), (1, "a few a year"), (5, "a few a year"), (6.5, "about 1 a month"),
        (24, "about 2 a month"), (50, "about 4 a month"), (53, "about 1 a week"), (157, "about 3 a week"),
        (1000, "about 19 a week"), (2100, "about 40 a week"),
    ],
)  # fmt: skip
def test_so_many_in_a_year_in_words(a_year: float, words: str) -> None:
    assert rates.said(a_year, WORDS) == words


def test_it_looks_back_on_twelve_whole_months_and_not_on_the_one_that_goes_on() -> None:
    inside = ("2025-11-01 00:00", "2026-10-31 23:59")
    found = counted("2020-01-01", "2025-10-31 23:59", *inside, "2026-11-01 00:00", "2026-11-22 11:00")
    assert (found.came[""], found.days) == (2, 365)


def test_a_younger_newsroom_looks_back_to_the_month_of_its_first_item() -> None:
    found = counted("2026-09-20", "2026-10-02", "2026-11-03")
    assert found.came[""] == 2
    assert round(found.days) == 61
    assert found.of("", WORDS) == "about 1 a month"


def test_in_its_first_month_nothing_is_said_and_of_what_was_never_there_that() -> None:
    found = counted("2026-11-03", topics=["housing"])
    assert (found.of("", WORDS), found.of("topics/housing/", WORDS)) == ("", "")
    assert found.of("topics/markets/", WORDS) == counted().of("", WORDS) == "nothing yet"


def test_each_feed_counts_what_it_holds_notes_too_and_updates_in_that_of_alerts_alone() -> None:
    found = counted(
        "2026-10-01 09:00", kind="alert", severity="minor", topics=["housing"], places=["harbour"],
        updates=[{"date": "2026-10-01 10:00", "text": "a"}], stood_down={"date": "2026-10-02", "text": "b"},
    )  # fmt: skip
    wanted = {"": 2, "alerts/": 3, "topics/housing/": 2, "places/harbour/": 2, "places/quayside/": 2}
    assert {listing: found.came[listing] for listing in wanted} == wanted
    assert found.came["places/northgate/"] == 0


def test_what_comes_this_month_changes_no_words() -> None:
    before = ("2025-06-01", "2026-03-04", "2026-05-06")
    said = {counted(*before, *some).of("", WORDS) for some in ((), ("2026-11-02",), ("2026-11-02",) * 40)}
    assert len(said) == 1


def test_the_words_change_with_the_month() -> None:
    few = ("2025-01-01", *(f"2026-10-{day:02}" for day in range(1, 25)))
    assert counted(*few, now="2026-10-31 23:59").of("", WORDS) == "seldom"
    assert counted(*few, now="2026-11-01 00:00").of("", WORDS) == "about 2 a month"
