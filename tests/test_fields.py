"""The item's fields: dates by the newsroom's clock, plain text, and sentences for all else."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from desk import at
from newsroom import fields
from newsroom.item import Item
from newsroom.settings import Settings
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-11-22", "2026-11-22T00:00:00+00:00"),
        ("2026-07-22", "2026-07-22T00:00:00+01:00"),
        ("2026-11-22 14:30", "2026-11-22T14:30:00+00:00"),
        ("2026-11-22T14:30", "2026-11-22T14:30:00+00:00"),
        ("2026-11-22 9:05", "2026-11-22T09:05:00+00:00"),
        ("2026-11-22 9:05:30.25", "2026-11-22T09:05:30+00:00"),
        ("2026-11-22 14:30Z", "2026-11-22T14:30:00+00:00"),
        ("2026-11-22 12:00:35 -0400", "2026-11-22T16:00:35+00:00"),
        ("2026-11-22T12:00:35-04:00", "2026-11-22T16:00:35+00:00"),
        ("2026-07-22 12:00 -0400", "2026-07-22T17:00:00+01:00"),
        ("2026-10-25 00:59", "2026-10-25T00:59:00+01:00"),
        ("2026-10-25 01:30 +0100", "2026-10-25T01:30:00+01:00"),
        ("2026-10-25 01:30+00:00", "2026-10-25T01:30:00+00:00"),
        ("2026-10-25 02:00", "2026-10-25T02:00:00+00:00"),
        ("2026-03-29 00:59", "2026-03-29T00:59:00+00:00"),
        ("2026-03-29 02:00", "2026-03-29T02:00:00+01:00"),
        (" 2026-11-22 ", "2026-11-22T00:00:00+00:00"),
    ],
)
def test_a_moment_is_read_by_the_newsrooms_clock(written: str, read: str) -> None:
    found = fields.moment(written, LONDON)
    assert found.isoformat() == read
    assert found.tzinfo is LONDON


NOT_A_DATE = "“{}” is not a date; write it as 2026-11-22 or 2026-11-22 14:30"
NOT_THERE = "“{}” does not exist; write a day and time that the calendar has, as 2026-11-22 14:30"
NOT_A_YEAR = "“{}” lies outside the years 1900 to 2199; mend the year"


def test_a_moment_that_nobody_names_is_another_by_the_newsrooms_clock() -> None:
    noon = at("2026-07-22 12:00").astimezone(ZoneInfo("Asia/Tokyo"))
    assert fields.at("2026-11-22 14:30", LONDON, noon) == at("2026-11-22 14:30")
    for named in (None, ""):
        assert fields.at(named, LONDON, noon).isoformat() == "2026-07-22T12:00:00+01:00"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("22/11/2026", NOT_A_DATE),
        ("22 November 2026", NOT_A_DATE),
        ("2026", NOT_A_DATE),
        ("", NOT_A_DATE),
        ("2026-11-22 +0100", NOT_A_DATE),
        ("2026-11-22 14:30 GMT", NOT_A_DATE),
        ("2026-11-22 14:30 +2400", NOT_A_DATE),
        ("２０２６-11-22", NOT_A_DATE),
        ("2026-13-01", NOT_THERE),
        ("2026-02-29", NOT_THERE),
        ("2026-11-22 24:00", NOT_THERE),
        ("2026-11-22 12:60", NOT_THERE),
        ("0026-11-22", NOT_A_YEAR),
        ("0001-01-01 00:00 +0100", NOT_A_YEAR),
        ("9999-12-31 23:59 -0400", NOT_A_YEAR),
        (
            "2026-03-29 01:30",
            "2026-03-29 01:30 does not exist, since the clocks go forward; write 2026-03-29 02:30",
        ),
        (
            "2026-03-29 01:00",
            "2026-03-29 01:00 does not exist, since the clocks go forward; write 2026-03-29 02:00",
        ),
        (
            "2026-10-25 01:30",
            "2026-10-25 01:30 exists twice, since the clocks go back; write 2026-10-25 01:30+01:00 or 2026-10-25 01:30+00:00",
        ),
    ],
)
def test_an_impossible_moment_is_named_with_what_to_write(written: str, said: str) -> None:
    with pytest.raises(PydanticCustomError) as raised:
        fields.moment(written, LONDON)
    assert str(raised.value) == said.format(written)


@pytest.mark.parametrize(("month", "readings"), [(3, 1), (10, 2)], ids=["spring", "autumn"])
@pytest.mark.parametrize("year", [1996, 2026, 2037, 2038, 2100])
def test_what_is_offered_instead_of_a_strange_hour_can_itself_be_read(year: int, month: int, readings: int) -> None:
    last = date(year, month, 31)
    sunday = last - timedelta(days=last.isoweekday() % 7)
    with pytest.raises(PydanticCustomError) as raised:
        fields.moment(f"{sunday} 01:30", LONDON)
    offered = str(raised.value).partition("; write ")[2].split(" or ")
    assert len({fields.moment(text, LONDON).timestamp() for text in offered}) == readings


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  The library \n reopens ", "The library reopens"),
        ("Fish & chips", "Fish & chips"),
        ("R&D; the plan", "R&D; the plan"),
        ("5 < 6 > 4", "5 < 6 > 4"),
        ("I <3 Exampleton", "I <3 Exampleton"),
        ("Tŷ Ŵyn – “quoted”", "Tŷ Ŵyn – “quoted”"),
        ("No", "No"),
    ],
)
def test_plain_text_is_kept_with_its_white_space_folded(written: str, kept: str) -> None:
    assert fields.plain_text(written) == kept


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "is empty; write it in plain words"),
        (" \n\t", "is empty; write it in plain words"),
        ("\u00a0", "is empty; write it in plain words"),
        ("\u200b\u00ad", "holds nothing that can be seen; write it in plain words"),
        ("A <b>bold</b> plan", "holds the markup <b>; write plain text"),
        ("An end</p>", "holds the markup </p>; write plain text"),
        ("A <!-- note", "holds the markup <!--; write plain text"),
        ("Tom &amp; Jerry", "holds &amp;; write the character itself: &"),
        ("A &#8216;quote", "holds &#8216;; write the character itself: ‘"),
        ("A &#x2019;quote", "holds &#x2019;; write the character itself: ’"),
        ("A &ldquo;quote", "holds &ldquo;; write the character itself: “"),
    ],
)
def test_what_is_not_plain_text_is_named(written: str, said: str) -> None:
    with pytest.raises(PydanticCustomError) as raised:
        fields.plain_text(written)
    assert str(raised.value) == said


def made(settings_: Settings, **fields: object) -> Item:
    known = {
        "title": "A title",
        "date": "2026-11-22",
        "summary": "A summary.",
        "id": "01JD0000000000000000000001",
        "path": "news/2026/11/x.md",
        **fields,
    }
    context = {
        "zone": settings_.zone,
        "topics": settings_.topics,
        "places": settings_.places,
        "contacts": settings_.contacts,
    }
    return Item.model_validate(known, context=context)


def test_an_item_of_required_fields_only_has_everything_else_empty(settings_: Settings) -> None:
    found = made(settings_)
    assert (found.kind, found.topics, found.places, found.contact) == ("news", (), (), None)
    assert (found.image, found.short_title, found.lead_until, found.draft) == (None, None, None, False)
    assert found.address == "news/2026/11/x/"
    assert found.headline == "A title"


def test_an_item_of_every_field_keeps_each(settings_: Settings) -> None:
    found = made(
        settings_,
        topics=["libraries", "housing"],
        places=["quayside"],
        contact="press",
        image={"src": "a.jpg", "alt": "A view", "focus": "62% 8%", "credit": "A. N. Other", "decorative": "no"},
        short_title="Short",
        lead_until="2026-12-01 09:00",
        draft="yes",
    )
    assert (found.topics, found.places, found.contact) == (("libraries", "housing"), ("quayside",), "press")
    assert found.image
    assert (found.image.focus, found.image.credit, found.image.decorative) == ((0.62, 0.08), "A. N. Other", False)
    assert (found.headline, found.lead_until, found.draft) == ("Short", at("2026-12-01 09:00"), True)


def test_an_item_never_changes(settings_: Settings) -> None:
    with pytest.raises(ValidationError):
        made(settings_).title = "Another"  # type: ignore[misc]


def test_an_id_is_kept_in_capitals(settings_: Settings) -> None:
    assert made(settings_, id="01jd000000000000000000000z").id == "01JD000000000000000000000Z"


@pytest.mark.parametrize("written", ["true", "True", "YES"])
def test_a_flag_may_be_written_as_people_do(settings_: Settings, written: str) -> None:
    assert made(settings_, draft=written).draft
