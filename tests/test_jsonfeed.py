"""JSON Feed 1.1 from the same entries as RSS and Atom."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import living
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from living import SETTINGS, WORDS
from newsroom import entries, jsonfeed
from newsroom.entries import Entry, Feed
from newsroom.made import Made

URL = "https://council.example/newsroom/"
FEED = Feed("topics/housing/", "Housing – News", "News of Exampleton")
CHECKER = FormatChecker(["date-time"])
SCHEMA = Draft202012Validator(
    json.loads((Path(__file__).parent / "formats/jsonfeed-1.1.schema.json").read_text()), format_checker=CHECKER
)


def rendered(*found: Entry, feed: Feed = FEED) -> bytes:
    return jsonfeed.render(feed, found, SETTINGS, WORDS)


def document(*found: Entry) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(rendered(*found))
    return read


def item(made: Made, number: int = 0) -> dict[str, Any]:
    read: dict[str, Any] = document(*entries.compose(made, SETTINGS, WORDS))["items"][number]
    return read


def said(feed: dict[str, Any]) -> list[str]:
    return [error.message for error in SCHEMA.iter_errors(feed)]


def test_the_feed_says_what_it_is_where_and_whose() -> None:
    assert document() == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Housing – News",
        "home_page_url": f"{URL}topics/housing/",
        "feed_url": f"{URL}topics/housing/feed.json",
        "description": "News of Exampleton",
        "user_comment": "Exampleton Borough Council. Open Government Licence v3.0: "
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "language": "en-GB",
        "authors": [{"name": "Exampleton Borough Council", "url": URL}],
        "items": [],
    }


def test_an_item_says_all_that_its_entry_says() -> None:
    made = living.made(
        "x", id="01JDZZZZZZZZZZZZZZZZZZZZZZ", topics=["housing"], places=["harbour"],
        changes=[{"date": "2026-11-21 10:00", "note": "More", "major": "true"}],
    )  # fmt: skip
    card = f"{URL}cards/2026/11/x.en.01234567.png"
    found = item(made)
    assert found.pop("content_html").endswith("<p>Text.</p>")
    assert found == {
        "id": "tag:exampleton.gov.uk,2026:01JDZZZZZZZZZZZZZZZZZZZZZZ",
        "url": f"{URL}news/2026/11/x/",
        "title": "Title of x",
        "summary": "Summary of x.",
        "date_published": "2026-11-20T09:30:00+00:00",
        "date_modified": "2026-11-21T10:00:00+00:00",
        "language": "en-GB",
        "tags": ["News", "Housing", "Harbour"],
        "image": card,
        "attachments": [{"url": card, "mime_type": "image/png", "size_in_bytes": 20_000}],
    }


def test_a_note_has_no_card_and_leads_to_where_it_stands() -> None:
    note = item(living.made("x", corrections=[{"date": "2026-11-21", "was": "a", "now": "b"}]), 1)
    assert note["url"] == f"{URL}news/2026/11/x/#correction-1"
    assert not {"image", "attachments"} & note.keys()


def test_summer_time_is_kept() -> None:
    assert item(living.made("x", "2026-07-22 14:30"))["date_published"] == "2026-07-22T14:30:00+01:00"


def test_text_stands_as_it_is_and_nothing_is_null() -> None:
    raw = rendered(*(entry for made in living.living() for entry in entries.compose(made, SETTINGS, WORDS)))
    assert "مرحبا بكم" in raw.decode()
    assert "👩‍👩‍👧" in raw.decode()
    assert b"null" not in raw
    assert raw.endswith(b"}\n")


def test_one_name_is_one_tag() -> None:
    (entry,) = entries.compose(living.made("x"), SETTINGS, WORDS)
    both = (*entry.categories, *entry.categories)
    assert document(Entry(**{**vars(entry), "categories": both}))["items"][0]["tags"] == ["News"]


def test_every_kind_and_state_satisfies_the_schema() -> None:
    found = [entry for made in living.living() for entry in entries.compose(made, SETTINGS, WORDS)]
    assert said(document(*found)) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", 7), ("url", "news/x/"), ("title", None), ("date_published", "21 November"), ("tags", ["a", "a"]),
        ("attachments", [{"url": URL}]), ("author", {"name": "a"}), ("content_html", ""),
    ],
)  # fmt: skip
def test_the_schema_refuses_what_is_wrong(name: str, value: object) -> None:
    feed = document(*entries.compose(living.made("x"), SETTINGS, WORDS))
    assert said(feed) == []
    feed["items"][0][name] = value
    assert said(feed)


def test_the_same_entries_give_the_same_bytes() -> None:
    found = entries.compose(living.made("x"), SETTINGS, WORDS)
    assert rendered(*found) == rendered(*found)
