"""An alert to be read aloud: sentences, times and numbers as they are said."""

from __future__ import annotations

from typing import Any

import pytest
import shown
import urgent
from desk import at
from newsroom import aloud

WORDS = shown.WORDS


def text(**fields: Any) -> str:
    made = shown.alert(**fields)
    return aloud.compose(made.item, urgent.SETTINGS, WORDS, made.phase)  # type: ignore[arg-type]


def test_it_says_all_that_counts_in_sentences_from_the_top() -> None:
    said = text(title="Flood at the Quay", summary="The river is high.", streets=("The Quay", "Fish Street"))
    assert said.splitlines() == [
        "This is a message from Exampleton Borough Council.",
        "Major alert.",
        "Flood at the Quay.",
        "The river is high.",
        "What to do now: Move your car to higher ground.",
        "The latest: The river has stopped rising.",
        "These streets are affected: The Quay and Fish Street.",
        "This was last confirmed at 3.10 pm on Sunday 22 November.",
        "The next update is due at 6 pm on Sunday 22 November.",
        "To ask, ring Customer services on 0 1 6 3 2, 9 6 0 1 0 0.",
        "You can read this at news dot exampleton dot gov dot uk slash now.",
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-11-22 13:20", "1.20 pm on Sunday 22 November"),
        ("2026-11-22 00:05", "12.05 am on Sunday 22 November"),
        ("2026-11-22 00:00", "midnight on Sunday 22 November"),
        ("2026-11-22 12:00", "12 noon on Sunday 22 November"),
        ("2026-11-22 12:30", "12.30 pm on Sunday 22 November"),
        ("2026-12-05 09:00", "9 am on Saturday 5 December"),
        ("2026-10-25 01:30+01:00", "1.30 am BST on Sunday 25 October"),
        ("2026-10-25 01:30+00:00", "1.30 am GMT on Sunday 25 October"),
    ],
)
def test_times_are_said_as_people_say_them(written: str, said: str) -> None:
    assert aloud.moment(at(written), WORDS) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("01632 960000", "0 1 6 3 2, 9 6 0 0 0 0"),
        ("+44 (0)1632 960000", "plus 4 4, 1 6 3 2, 9 6 0 0 0 0"),
        ("0800-111-222", "0 8 0 0, 1 1 1, 2 2 2"),
    ],
)
def test_a_telephone_number_is_said_digit_by_digit(written: str, said: str) -> None:
    assert aloud.number(written, WORDS) == said


def test_so_is_one_within_a_sentence_but_no_date_time_or_sum() -> None:
    said = text(instruction="Ring 01632 960100 by 07:30 on 22 November 2026, before 1,200 homes flood.")
    assert "Ring 0 1 6 3 2, 9 6 0 1 0 0 by 07:30 on 22 November 2026, before 1,200 homes flood." in said


def test_an_address_is_said_in_words() -> None:
    assert aloud.address("https://council.example/news-room/now/", WORDS) == (
        "council dot example slash news hyphen room slash now"
    )


def test_of_many_streets_the_first_are_said_and_how_many_more() -> None:
    said = text(streets=tuple(f"Street {n}" for n in range(25)))
    assert "Street 9 and 15 more." in said
    assert "Street 10;" not in said


def test_an_alert_that_is_over_says_so_first_and_what_to_do_no_more() -> None:
    over = {"date": "2026-11-22 15:30", "text": "You can go home"}
    said = text(title="Flood at the Quay", stood_down=over).splitlines()
    assert said[1:5] == [
        "This alert is over.", "Flood at the Quay.", "You can go home.", "It has been over since 3.30 pm on Sunday 22 November.",
    ]  # fmt: skip
    assert not [line for line in said if "Move your car" in line or "next update" in line]


def test_an_alert_that_has_expired_tells_nobody_what_to_do() -> None:
    said = text(expires="2026-11-22 15:30")
    assert "This alert is over." in said
    assert "Move your car" not in said
