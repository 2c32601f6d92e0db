"""Words come from one file for each language, whole and with their gaps filled."""

from __future__ import annotations

import re
from datetime import date, datetime
from importlib.resources import files

import pytest
from desk import at
from markupsafe import Markup
from newsroom import language

WORDS = language.read("en")
_LIBRARY = files("newsroom")


def test_names_are_listed_as_one_speaks_them() -> None:
    assert [WORDS.listed(["A", "B", "C"][:n]) for n in (1, 2, 3)] == ["A", "A and B", "A, B and C"]


def test_gaps_are_filled() -> None:
    assert WORDS("embargoed", moment="tomorrow") == "Not public until tomorrow"


def test_a_script_gets_words_in_every_form_that_a_number_gives_them() -> None:
    assert WORDS.forms(("search_none", "days_left")) == {
        key: WORDS.texts[key] for key in ("search_none", "days_left_0", "days_left_1", "days_left_other")
    }


def test_words_without_gaps_can_be_had_as_they_are_said() -> None:
    small = language.Words("en", "en_GB", (), (), {"plain": "Share {{this}}", "gap": "By {council}"})
    assert small.plain == {"plain": "Share {this}"}
    assert WORDS.plain["share"] == WORDS("share")


def test_an_unknown_key_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        WORDS("no_such_words")


def test_one_and_many_have_words_of_their_own() -> None:
    assert WORDS.count("items", 1) == "1 item"
    assert WORDS.count("items", 0) == "0 items"
    assert WORDS.count("items", 1402) == "1,402 items"


def test_another_language_may_have_words_for_two() -> None:
    welsh = language.Words(
        "cy", "cy_GB", (), (), {"cats_1": "1 gath", "cats_2": "2 gath", "cats_other": "{number} cath"}
    )
    assert [welsh.count("cats", n) for n in (1, 2, 4)] == ["1 gath", "2 gath", "4 cath"]


def test_dates_are_written_in_words_and_midnight_is_left_out() -> None:
    assert WORDS.date(date(2026, 11, 2)) == "2 November 2026"
    assert WORDS.month(2026, 1) == "January 2026"
    assert WORDS.moment(datetime(2026, 11, 2, 14, 5)) == "2 November 2026, 14:05"
    assert WORDS.moment(datetime(2026, 11, 2)) == "2 November 2026"
    assert WORDS.instant(datetime(2026, 11, 2)) == "2 November 2026, 00:00"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-10-25 00:59", "25 October 2026, 00:59"),
        ("2026-10-25 01:00+01:00", "25 October 2026, 01:00 BST"),
        ("2026-10-25 01:30+01:00", "25 October 2026, 01:30 BST"),
        ("2026-10-25 01:30+00:00", "25 October 2026, 01:30 GMT"),
        ("2026-10-25 02:00", "25 October 2026, 02:00"),
        ("2027-03-28 00:30", "28 March 2027, 00:30"),
        ("2027-03-28 02:00", "28 March 2027, 02:00"),
    ],
)
def test_a_time_that_the_clock_shows_twice_is_told_from_the_other_by_its_zone(written: str, said: str) -> None:
    assert WORDS.moment(at(written)) == said
    assert said.endswith(f", {language.clock(at(written))}")


def test_several_are_joined_with_a_word_before_the_last() -> None:
    assert [WORDS.listed(["A", "B", "C"][:n]) for n in range(4)] == ["", "A", "A and B", "A, B and C"]
    assert WORDS.listed(("A", "B", "C"), "; ") == "A; B and C"
    marked = WORDS.listed([Markup("<a>A</a>"), Markup("<a>B &amp; C</a>")])
    assert marked == Markup("<a>A</a> and <a>B &amp; C</a>") and isinstance(marked, Markup)


def test_a_language_without_a_file_is_not_found() -> None:
    with pytest.raises(FileNotFoundError):
        language.read("xx")


def test_every_key_of_the_words_is_used_somewhere() -> None:
    folders = (_LIBRARY, _LIBRARY / "theme")
    sources = [p for folder in folders for p in folder.iterdir() if p.name.endswith((".py", ".html"))]
    sources += (_LIBRARY / "assets").rglob("*.js")
    used = "".join(p.read_text(encoding="utf-8") for p in sources)
    composed = re.findall(r'f"([a-z_]+_)\{', used) + re.findall(r'\("([a-z_]+_)" ~? ?\+', used)  # of a kind, a severity
    keys = {re.sub(r"_(\d+|other)$", "", key) for key in WORDS.texts}
    unused = {
        key
        for key in keys
        if f'"{key}"' not in used and f".words.{key}" not in used and not key.startswith(tuple(composed))
    }
    assert sorted(unused) == []
