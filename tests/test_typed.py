"""What somebody types on a phone at night: understood, or a sentence says what to type."""

from __future__ import annotations

import pytest
from desk import at
from newsroom import typed
from newsroom.typed import Mistyped
from shown import SETTINGS, council

NIGHT = at("2026-11-22 23:31")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Harbour", ("harbour",)),
        ("HARBOUR; the quayside\nharbour", ("harbour", "quayside")),
        ("Old-Town", ("old-town",)),
        ("old town and harbour", ("old-town", "harbour")),
        ("Elephant & Castle, St. Brides", ("elephant-and-castle", "st-brides")),
        ("Cafe Row", ("cafe-row",)),
        ("", ()),
        ("None", ()),
        ("everywhere", ()),
    ],
)
def test_places_are_known_by_name_or_key_in_any_case(text: str, keys: tuple[str, ...]) -> None:
    places = {"harbour": "Harbour", "quayside": "Quayside", "old-town": "Old Town", "elephant-and-castle": "Elephant & Castle",
              "st-brides": "St Bride’s", "cafe-row": "Café Row"}  # fmt: skip
    settings = council(places={key: {"name": name} for key, name in places.items()})
    assert typed.places(text, settings) == keys


def test_unknown_places_are_named_all_at_once_with_those_that_are_near() -> None:
    with pytest.raises(Mistyped) as said:
        typed.places("harbor, Atlantis, pier", SETTINGS)
    assert str(said.value) == (
        "“harbor” is no place of the settings; did you mean Harbour?; "
        "“Atlantis” is no place of the settings; write one of them, as Harbour or Quayside or Pier or Northgate"
    )


def test_a_name_that_two_places_have_is_nobodys() -> None:
    settings = council(places={"a": {"name": "Newtown"}, "b": {"name": "Newtown"}})
    with pytest.raises(Mistyped):
        typed.places("Newtown", settings)
    assert typed.places("a", settings) == ("a",)


def test_streets_stand_between_commas_semicolons_and_line_ends_each_once() -> None:
    assert typed.several(" Fish Street,,QUAY LANE;\r\n quay lane \n") == ("Fish Street", "quay lane")


NOTHING = ["", "-", "none", "None.", "NONE ", "no", "nothing", "n/a", "–", "—"]


@pytest.mark.parametrize("nothing", NOTHING)
def test_a_word_for_nothing_is_no_street_no_place_and_no_sentence(nothing: str) -> None:
    assert typed.is_nothing(nothing)
    assert (typed.several(nothing), typed.places(nothing, SETTINGS), typed.said(nothing)) == ((), (), "")
    assert typed.several(f"Fish Street, {nothing}\n") == ("Fish Street",)


def test_what_only_begins_with_such_a_word_is_said() -> None:
    assert typed.said(" No water.\nNone at all.\r\n") == "No water.\nNone at all."
    assert typed.several("No Man’s Lane, None-such Row") == ("No Man’s Lane", "None-such Row")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("in 30 minutes", "2026-11-23 00:05"),
        ("in 1 hour", "2026-11-23 00:35"),
        ("In 2 hrs", "2026-11-23 01:35"),
        ("in an hour", "2026-11-23 00:35"),
        ("in 2 days", "2026-11-24 23:35"),
        ("tomorrow 08:00", "2026-11-23 08:00"),
        ("tomorrow at 8am", "2026-11-23 08:00"),
        ("23:50", "2026-11-22 23:50"),
        ("at 06.30", "2026-11-23 06:30"),
        ("6pm", "2026-11-23 18:00"),
        ("12am", "2026-11-23 00:00"),
        ("2026-11-24 09:15", "2026-11-24 09:15"),
    ],
)
def test_a_time_is_understood_as_people_write_it(text: str, moment: str) -> None:
    assert typed.moment(text, NIGHT) == at(moment)


def test_tomorrow_is_the_morning_that_comes_to_who_is_up_at_night() -> None:
    assert typed.moment("tomorrow 08:00", at("2026-11-23 01:10")) == at("2026-11-23 08:00")
    assert typed.moment("tomorrow 08:00", at("2026-11-23 06:10")) == at("2026-11-24 08:00")


@pytest.mark.parametrize(
    ("now", "text", "moment"),
    [
        ("2026-11-22 23:40", "tonight 01:00", "2026-11-23 01:00"),
        ("2026-11-22 23:40", "Tonight at 1am", "2026-11-23 01:00"),
        ("2026-11-22 23:40", "tonight 12am", "2026-11-23 00:00"),
        ("2026-11-22 14:00", "tonight 04:30", "2026-11-23 04:30"),
        ("2026-11-22 14:00", "tonight 23:00", "2026-11-22 23:00"),
        ("2026-11-23 00:20", "tonight 01:00", "2026-11-23 01:00"),
        ("2026-10-24 23:40", "tonight 01:30", "2026-10-25 01:30+01:00"),
        ("2026-10-25 01:40+01:00", "tonight 01:30", "2026-10-25 01:30+00:00"),
    ],
)
def test_tonight_lasts_until_the_morning(now: str, text: str, moment: str) -> None:
    found = typed.moment(text, at(now))
    assert found is not None
    assert found.timestamp() == at(moment).timestamp()


@pytest.mark.parametrize(
    ("now", "text"), [("2026-11-22 23:40", "tonight 22:00"), ("2026-11-23 02:00", "tonight 01:00")]
)
def test_what_is_over_tonight_is_over(now: str, text: str) -> None:
    with pytest.raises(Mistyped, match="is over already"):
        typed.moment(text, at(now))


def test_hours_are_hours_when_the_clocks_change() -> None:
    found = typed.moment("in 2 hours", at("2026-10-25 00:00"))
    assert found is not None
    assert (found.hour, found.timestamp()) == (1, at("2026-10-25 00:00").timestamp() + 7200)


@pytest.mark.parametrize(
    ("now", "text", "moment", "order"),
    [
        ("2026-10-24 23:30", "01:30", "2026-10-25 01:30+01:00", "first"),
        ("2026-10-24 23:30", "tomorrow 1.30am", "2026-10-25 01:30+01:00", "first"),
        ("2026-10-24 23:30", "2026-10-25 01:30", "2026-10-25 01:30+01:00", "first"),
        ("2026-10-25 01:40+01:00", "01:30", "2026-10-25 01:30+00:00", "second"),
        ("2026-10-25 01:10+00:00", "01:30", "2026-10-25 01:30+00:00", "second"),
        ("2026-10-25 01:40+00:00", "01:30", "2026-10-26 01:30", ""),
        ("2026-10-25 00:30", "in 1 hour", "2026-10-25 01:30+01:00", "first"),
        ("2026-10-25 00:30", "2026-10-25 01:30+00:00", "2026-10-25 01:30+00:00", "second"),
        ("2026-10-24 23:30", "02:30", "2026-10-25 02:30", ""),
    ],
)
def test_of_a_time_that_the_clock_shows_twice_the_first_is_meant_that_lies_ahead(
    now: str, text: str, moment: str, order: str
) -> None:
    found = typed.moment(text, at(now))
    assert found is not None
    assert (found.timestamp(), typed.which(found)) == (at(moment).timestamp(), order)


@pytest.mark.parametrize("text", ["", "none", "None ", "-"])
def test_no_time_is_none(text: str) -> None:
    assert typed.moment(text, NIGHT) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("soon", "“soon” is not a time; write it as “in 2 hours”, “tomorrow 08:00” or “18:30”"),
        ("8", "“8” is not a time"),
        ("25:00", "is not a time"),
        ("2026-02-30 10:00", "does not exist"),
        ("2026-11-22 20:00", "is over already"),
        ("today 08:00", "is over already"),
    ],
)
def test_any_other_time_is_a_sentence(text: str, said: str) -> None:
    with pytest.raises(Mistyped, match=said):
        typed.moment(text, NIGHT)


def test_what_cannot_be_seen_or_saved_is_taken_out_and_all_else_stays() -> None:
    assert typed.clean("\ufeff a\x00b\x1b[0m\udcff “🚧👩‍🚒” \u2028 next\r\n") == "\ufeff ab[0m? “🚧👩‍🚒” \n next"


@pytest.mark.parametrize("given", ["school=Fernhill, Main = Annexe", "{school}=Fernhill, Main = Annexe"])
def test_a_gap_is_its_name_and_all_that_stands_behind_the_first_sign(given: str) -> None:
    assert typed.gap(given) == ("school", "Fernhill, Main = Annexe")


def test_a_gap_without_words_is_refused_with_an_example() -> None:
    with pytest.raises(Mistyped, match="--gap school: write the name of the gap, = and what stands there, as"):
        typed.gap("school")


@pytest.mark.parametrize(
    ("text", "streets"),
    [
        ("High Street, from numbers 80 to 112, Quay Lane", ("High Street, from numbers 80 to 112", "Quay Lane")),
        (
            "A Street, numbers 2 to 10; B Street, numbers 2 to 10",
            ("A Street, numbers 2 to 10", "B Street, numbers 2 to 10"),
        ),
        ("Fish Street, 2-10\nWeir Road, even numbers 2 to 8", ("Fish Street, 2-10", "Weir Road, even numbers 2 to 8")),
        ("Mill Lane, between the church and the quay", ("Mill Lane, between the church and the quay",)),
        ("10 Fish Street, 12 Fish Street", ("10 Fish Street", "12 Fish Street")),
        ("numbers 2 to 10, Fish Street", ("numbers 2 to 10", "Fish Street")),
        ("Quay Lane, evens, Evens Court, Norman Road", ("Quay Lane, evens", "Evens Court", "Norman Road")),
        ("Fish Street, none", ("Fish Street",)),
    ],
)
def test_which_part_of_a_street_is_meant_stays_with_it(text: str, streets: tuple[str, ...]) -> None:
    assert typed.streets(text) == streets
