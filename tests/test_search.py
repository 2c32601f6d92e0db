"""Which bundles there are at a moment, what is in them, and what of an item is searched."""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape

import pytest
import shown
from newsroom import search
from newsroom.item import Item
from newsroom.made import Made

NOW = shown.MOMENT  # 25 November 2026


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=shown.SETTINGS.zone)


def names(*items: Item, moment: datetime = NOW) -> dict[str, list[str]]:
    return {b.name: [i.title for i in b.items] for b in search.bundles(items, moment)}


def dated(*dates: str) -> list[Item]:
    return [shown.item(f"n{n}", date) for n, date in enumerate(dates)]


def document(made: Made) -> str:
    return search.document(made, shown.SETTINGS, shown.WORDS).decode()


def said(made: Made) -> list[tuple[str, str, str]]:
    """What is said of the document beside its text."""
    found = re.findall(r'<meta data-pagefind-(meta|filter)="([a-z]+)\[content]" content="([^"]*)">', document(made))
    return [(sort, name, unescape(value)) for sort, name, value in found]


def filters(made: Made, of: str) -> list[str]:
    return [value for sort, name, value in said(made) if (sort, name) == ("filter", of)]


def text(made: Made) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", document(made).partition("<body>")[2]))


def test_this_month_the_closed_months_of_this_year_and_every_closed_year_are_a_bundle_each_newest_first() -> None:
    found = dated(
        "2026-11-22", "2026-11-01", "2026-10-31T23:59", "2026-01-01", "2025-12-31", "2025-01-01", "2019-05-05"
    )
    by_name = {b.name: len(b.items) for b in search.bundles(found, NOW)}
    assert list(by_name.items()) == [("2026-11", 2), ("2026", 2), ("2025", 2), ("2019", 1)]


def test_items_keep_their_order_in_a_bundle() -> None:
    first, second = dated("2026-11-22", "2026-11-23")
    assert names(first, second) != names(second, first)


def test_a_month_that_closes_goes_to_its_year_and_a_year_that_closes_stays_what_it_is() -> None:
    found = dated("2026-12-30", "2026-11-22", "2026-03-01")
    assert list(names(*found[1:], moment=at("2026-11-30T23:59"))) == ["2026-11", "2026"]
    assert list(names(*found, moment=at("2026-12-31T12:00"))) == ["2026-12", "2026"]
    assert names(*found, moment=at("2027-01-01")) == {"2026": [item.title for item in found]}


def test_what_is_empty_is_no_bundle() -> None:
    assert names() == {}
    assert list(names(*dated("2025-03-01"))) == ["2025"]


def test_a_bundle_stands_below_search() -> None:
    [month, year] = search.bundles(dated("2026-11-22", "2026-03-01"), NOW)
    assert (month.address, year.address) == ("search/2026-11/", "search/2026/")


def test_this_year_and_the_two_before_are_searched_at_once_and_older_ones_wait() -> None:
    found = search.bundles(dated("2026-11-22", "2025-01-01", "2024-01-01", "2023-12-31", "2009-01-01"), NOW)
    assert [(b.year, b.is_old) for b in found] == [
        (2026, False),
        (2025, False),
        (2024, False),
        (2023, True),
        (2009, True),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        shown.item("draft", draft="true"),
        shown.item("embargoed", "2026-11-25T12:01"),
        shown.made("gone", withdrawn={"date": "2026-11-23", "reason": "Wrong."}, now="2026-11-24").item,
        shown.item("going", withdrawn={"date": "2026-11-23", "reason": "Wrong."}),
    ],
    ids=lambda item: item.path,
)
def test_drafts_embargoed_items_and_what_was_withdrawn_are_never_found(hidden: Item) -> None:
    assert names(hidden, shown.item("a")) == {"2026-11": ["Title of a"]}


def test_an_embargoed_item_of_a_preview_is_not_found_before_its_time() -> None:
    item = shown.item("soon", "2026-11-30T09:00")
    assert names(item) == {}
    assert list(names(item, moment=at("2026-11-30T09:00"))) == ["2026-11"]


def test_a_result_is_shown_with_title_date_and_kind() -> None:
    facts = {name: value for _, name, value in said(shown.statement(title='"Free" & 5 < 6'))}
    assert (facts["title"], facts["date"], facts["day"]) == ('"Free" & 5 < 6', "2026-11-22", "22 November 2026")
    assert facts["kind"] == "statement"


def test_an_item_is_filtered_by_its_kind_its_topics_and_the_places_on_whose_pages_it_is_listed() -> None:
    made = shown.notice(topics=("housing", "markets"), places=("quayside",))
    assert filters(made, "kind") == ["notice"]
    assert filters(made, "topic") == ["housing", "markets"]
    assert filters(made, "place") == ["harbour", "pier", "quayside"]
    assert filters(shown.made(), "topic") == filters(shown.made(), "place") == []


def test_it_is_found_by_the_names_of_its_kind_topics_and_places() -> None:
    facts = {name: value for _, name, value in said(shown.alert(topics=("markets",), places=("pier",)))}
    assert facts["about"] == "Major alert, Markets & fairs, Pier"


def test_it_is_found_by_its_summary_its_text_and_the_facts_of_its_kind() -> None:
    assert "Summary of x." in text(shown.made())
    assert "Text & more." in text(shown.made(html="<p>Text &amp; <b>more</b>.</p>")).replace(" more ", "more")
    for part in ("Fish Street", "EX1 2AB", "Road Traffic Regulation Act"):
        assert part in text(shown.notice())
    assert "The river has stopped rising." in text(shown.alert())
    assert "Harbour Library, Fish Street" in text(shown.event())
    corrected = shown.made(corrections=({"date": "2026-11-23", "was": "Monday", "now": "Tuesday"},), now="2026-11-24")
    assert "Tuesday" in text(corrected)


def test_neither_pictures_nor_addresses_nor_whom_to_ask_is_in_it() -> None:
    photo = {"src": "p.jpg", "alt": "A red door"}
    made = shown.made(image=photo, contact="press", html='<p><a href="https://a.example/?a=1&amp;b">Here</a></p>')
    for part in ("photo.", "a.example", "press@", "href", "src="):
        assert part not in document(made)
    assert "<a>Here</a>" in document(made)


def test_it_stays_the_same_when_only_time_passes() -> None:
    for kind in (shown.consultation, shown.event, shown.notice, shown.alert):
        now, later = (kind(expires="2026-12-20", now=moment) for moment in ("2026-11-25T12:00", "2027-03-01"))
        assert now.phase != later.phase or kind is shown.event
        assert document(now) == document(later)


def test_its_language_is_said_so_that_words_are_found_in_all_their_forms() -> None:
    assert document(shown.made()).startswith('<!doctype html><html lang="en"><head><meta ')
