"""The small words of a card: kind, grade, correction, the date that matters, place."""

from __future__ import annotations

from typing import Any

import pytest
import shown
from newsroom import captions, cards, language
from newsroom.item import KINDS
from newsroom.language import Words
from newsroom.lettering import Face, width

WORDS = language.read("en")
OWN: dict[str, dict[str, Any]] = {
    "news": {},
    "statement": {},
    "notice": {"legal_basis": "Highways Act 1980", "representations_by": "2026-12-14"},
    "consultation": {"closes": "2026-12-14", "respond": {"phone": "01632 960000"}},
    "event": {"starts": "2026-12-05 10:00", "location": "Harbour Library"},
    "alert": {"severity": "major"},
}
CORRECTED = ({"date": "2026-11-23", "was": "8 am", "now": "9 am"},)
ENDED = {"date": "2026-11-23", "text": "It is over."}


def drawing(kind: str, phase: str = "current", words: Words = WORDS, **fields: Any) -> cards.Drawing:
    item = shown.item(kind=kind, **(OWN[kind] | fields))
    return cards.compose(item, shown.SETTINGS, words, None, phase)


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("news", "News"), ("statement", "Statement"), ("notice", "Public notice"), ("consultation", "Consultation"),
        ("event", "Event"), ("alert", "Major alert"),
    ],
)  # fmt: skip
def test_a_card_names_its_kind(kind: str, word: str) -> None:
    assert drawing(kind).kind == word
    assert cards.alt(drawing(kind)).startswith(f"Title of x. {word}, ")
    assert drawing(kind).sign == ("major" if kind == "alert" else kind)


@pytest.mark.parametrize("severity", ["minor", "major", "emergency"])
def test_an_alert_says_its_grade_in_word_shape_and_colour(severity: str) -> None:
    found = drawing("alert", severity=severity)
    assert severity in found.kind.lower() and found.sign == severity
    assert found.look.ground not in (shown.SETTINGS.colours.primary, shown.SETTINGS.colours.accent)


def test_an_alert_that_was_stood_down_or_expired_says_so_and_is_calm() -> None:
    stood_down, expired = drawing("alert", "stood_down", stood_down=ENDED), drawing("alert", "expired")
    assert (stood_down.kind, expired.kind) == ("Alert: stood down", "Alert: expired")
    assert stood_down.look == expired.look != drawing("alert").look
    assert {stood_down.sign, expired.sign} == {"ended"}
    assert drawing("alert", "expired", stood_down=ENDED).kind == "Alert: stood down"


@pytest.mark.parametrize("kind", KINDS)
def test_a_corrected_item_says_so_in_words(kind: str) -> None:
    found = drawing(kind, corrections=CORRECTED)
    assert found.note == "Corrected" and drawing(kind).note == ""
    assert ", Corrected, " in cards.alt(found)
    line = next(line for line in cards.arrange(found) if line.text == "Corrected")
    assert line.size >= 40 and line.x >= 304 and line.end + captions.PADDING <= 900
    assert found.digest != drawing(kind).digest


@pytest.mark.parametrize(
    ("kind", "until", "date"),
    [
        ("news", "", "22 November 2026"), ("statement", "", "22 November 2026"), ("alert", "", "22 November 2026"),
        ("notice", "Until", "14 December 2026"), ("consultation", "Until", "14 December 2026"),
        ("event", "", "5 December 2026, 10:00"),
    ],
)  # fmt: skip
def test_a_card_shows_the_date_that_matters(kind: str, until: str, date: str) -> None:
    assert (drawing(kind).until, drawing(kind).date) == (until, date)
    assert f", {until} {date},".replace(",  ", ", ") in cards.alt(drawing(kind))


def test_a_notice_without_a_time_for_representations_shows_when_it_was_published() -> None:
    assert (found := drawing("notice", representations_by="none")).until == "" and found.date == "22 November 2026"


def test_a_deadline_at_an_hour_shows_the_hour() -> None:
    assert drawing("consultation", closes="2026-12-14 17:00").date == "14 December 2026, 17:00"


def test_an_event_of_a_whole_day_shows_no_hour() -> None:
    assert drawing("event", starts="2026-12-05").date == "5 December 2026"


@pytest.mark.parametrize(
    ("kind", "phase"), [("consultation", "closed"), ("consultation", "decided"), ("notice", "closed")]
)
def test_what_is_closed_says_so_over_its_date(kind: str, phase: str) -> None:
    assert drawing(kind, phase).until == "Closed"


@pytest.mark.parametrize("kind", ["consultation", "notice"])
def test_what_has_expired_shows_when_it_was_published_and_no_deadline(kind: str) -> None:
    found = drawing(kind, "expired")
    assert (found.until, found.date) == ("", "22 November 2026")


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("day", [1, 30])
def test_every_day_of_the_year_has_room_with_its_hour(month: int, day: int) -> None:
    found = drawing("consultation", closes=f"2027-{month:02}-{min(day, 28):02} 12:30")
    assert found.date.endswith("2027, 12:30") and found.until == "Until"


def test_date_word_and_place_do_not_touch_beside_a_photo() -> None:
    item = shown.item(kind="consultation", places=("harbour",), **OWN["consultation"])
    found = cards.compose(item, shown.SETTINGS, WORDS, b"any bytes")
    side = sorted((line for line in cards.arrange(found) if line.x < 285), key=lambda line: line.baseline)
    assert [line.text for line in side] == ["Harbour", "Until", "14", "December", "2026"]
    tops = [line.baseline - round(line.size * 0.714) for line in side]
    assert all(top - above.baseline >= 10 for above, top in zip(side, tops[1:], strict=False))


@pytest.mark.parametrize("language_", language.known())
@pytest.mark.parametrize("kind", KINDS)
def test_kind_grade_and_correction_have_room_together_in_every_language(kind: str, language_: str) -> None:
    words = language.read(language_)
    for severity in ("minor", "major", "emergency") if kind == "alert" else ("",):
        own = {"severity": severity} if severity else {}
        full = drawing(kind, words=words, corrections=CORRECTED, **own)
        assert full.kind == (words(f"severity_{severity}") if severity else words(f"kind_{kind}")) and full.note
    if kind == "alert":
        ended = drawing(kind, words=words, corrections=CORRECTED, stood_down=ENDED)
        assert ended.kind == words("card_stood_down") and ended.note


def test_a_kinds_word_without_room_gives_way_to_the_shorter_one_or_to_none() -> None:
    long = "Very grave alert of the whole council area"
    assert width(long, Face.MEDIUM, 40) > captions.WIDE
    wordy = Words("en", "en_GB", WORDS.months, (), {**WORDS.texts, "severity_major": long})
    assert drawing("alert", words=wordy).kind == "Alert"
    wordless = Words("en", "en_GB", WORDS.months, (), {**wordy.texts, "kind_alert": long})
    assert drawing("alert", words=wordless).kind == "" and cards.arrange(drawing("alert", words=wordless))


@pytest.mark.parametrize("photo", [None, b"any bytes"])
@pytest.mark.parametrize("kind", KINDS)
def test_kind_and_correction_stand_in_the_square_with_and_without_a_photo(kind: str, photo: bytes | None) -> None:
    item = shown.item(kind=kind, corrections=CORRECTED, **OWN[kind])
    found = cards.compose(item, shown.SETTINGS, WORDS, photo)
    head = [line for line in cards.arrange(found) if line.text in (found.kind, found.note)]
    assert len(head) == 2
    assert all(line.x in cards.SQUARE and line.end in cards.SQUARE and line.size == 40 for line in head)
