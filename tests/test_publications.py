from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import outputs
import pytest
import shown
from newsroom import life, publications
from newsroom.item import Item
from newsroom.settings import Settings

RESPOND = {"email": "ask@exampleton.gov.uk"}
LATER = datetime(2030, 1, 1, tzinfo=UTC)
CODED = shown.council(
    topics={"a": "Arts; and more", "b": "Buses"},
    places={"bay": {"name": "Bay", "code": "E05000001"}, "cliff": {"name": "Cliff"}, "dale": {"name": "Dale", "code": "E05000002"}},
)  # fmt: skip


def record(items: Sequence[Item], settings: Settings = shown.SETTINGS) -> dict[str, Any]:
    found = json.loads(outputs.record(items, settings)["publications.json"])
    assert isinstance(found, dict)
    return found


def rows(items: Sequence[Item], settings: Settings = shown.SETTINGS) -> list[dict[str, str]]:
    text = outputs.record(items, settings)["publications.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def on(day: int) -> str:
    return f"2026-11-{day} 12:00"


def lived() -> Item:
    return shown.item(
        "road",
        changes=[
            {"date": on(27), "note": "A comma"},
            {"date": on(25), "note": "Moved to the hall", "major": "true"},
        ],
        corrections=[{"date": on(26), "was": "Monday", "now": "Tuesday"}],
    )


def alert() -> Item:
    return shown.item(
        "flood",
        kind="alert",
        severity="major",
        updates=[{"date": on(24), "text": "Second"}, {"date": on(23), "text": "First"}],
        stood_down={"date": on(25), "text": "It is over"},
    )


def test_the_record_says_whose_it_is_and_what_may_be_done_with_it() -> None:
    found = record([])
    assert found == {
        "title": "Exampleton Newsroom",
        "publisher": "Exampleton Borough Council",
        "address": "https://council.example/newsroom/",
        "identity": "exampleton.gov.uk,2026",
        "licence": {
            "id": "OGL-UK-3.0",
            "name": "Open Government Licence v3.0",
            "address": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        },
        "publications": [],
    }


def test_a_publication_says_what_it_was_where_it_stands_and_what_it_is_about() -> None:
    item = shown.item("x", thread="quay").model_copy(update={"topics": ("a",), "places": ("bay", "cliff")})
    assert record([item], CODED)["publications"] == [
        {
            "id": "tag:exampleton.gov.uk,2026:01JDZZZZZZZZZZZZZZZZZZZZZZ",
            "kind": "news",
            "title": "Title of x",
            "address": "https://council.example/newsroom/news/2026/11/x/",
            "published": "2026-11-22T09:30:00+00:00",
            "updated": "2026-11-22T09:30:00+00:00",
            "topics": [{"key": "a", "name": "Arts; and more"}],
            "places": [
                {"key": "bay", "name": "Bay", "code": "E05000001"},
                {"key": "cliff", "name": "Cliff", "code": None},
            ],
            "thread": "quay",
            "changes": [{"date": "2026-11-22T09:30:00+00:00", "what": "published", "major": True}],
        }
    ]


def test_every_change_is_there_oldest_first_and_says_whether_it_is_news() -> None:
    (found,) = record([lived()])["publications"]
    assert [(c["date"][8:10], c["what"], c["major"], c.get("was"), c.get("note")) for c in found["changes"]] == [
        ("22", "published", True, None, None),
        ("25", "changed", True, None, "Moved to the hall"),
        ("26", "corrected", True, "Monday", "Tuesday"),
        ("27", "changed", False, None, "A comma"),
    ]
    assert found["updated"] == "2026-11-26T12:00:00+00:00"


def test_updates_their_end_and_an_outcome_are_changes() -> None:
    outcome = {"date": on(28), "text": "It is built", "you_said": "Build it", "we_did": "We built it"}
    asked = shown.item("plan", kind="consultation", closes="2026-11-24", respond=RESPOND, outcome=outcome)
    found = record([alert(), asked])["publications"]
    assert [(c["what"], c.get("note")) for p in found for c in p["changes"]] == [
        ("published", None),
        ("updated", "First"),
        ("updated", "Second"),
        ("stood down", "It is over"),
        ("published", None),
        ("outcome", "It is built"),
    ]
    assert {"you_said": "Build it", "we_did": "We built it"}.items() <= found[1]["changes"][1].items()


def test_what_was_withdrawn_stays_with_title_date_and_reason() -> None:
    gone = shown.item("road", summary="Secret", withdrawn={"date": on(28), "reason": "Dropped"})
    bare = life.shown(gone, LATER)
    (found,) = record([bare])["publications"]
    assert (found["title"], found["published"][:10]) == ("Title of road", "2026-11-22")
    assert found["changes"][-1] == {
        "date": "2026-11-28T12:00:00+00:00", "what": "withdrawn", "major": True, "note": "Dropped",
    }  # fmt: skip
    assert all(b"Secret" not in raw for raw in outputs.record([bare], shown.SETTINGS).values())


def test_the_id_stays_when_the_file_is_renamed() -> None:
    first, renamed = (record([shown.item(name)])["publications"][0] for name in ("x", "y"))
    assert first["id"] == renamed["id"] and first["address"] != renamed["address"]


def test_the_table_has_a_row_for_every_change_of_every_item_newest_first() -> None:
    found = rows([lived(), shown.item("x", "2026-11-26T13:00"), alert()])
    assert [(r["date"][8:13], r["what"], r["title"][9:]) for r in found] == [
        ("27T12", "changed", "road"),
        ("26T13", "published", "x"),
        ("26T12", "corrected", "road"),
        ("25T12", "changed", "road"),
        ("25T12", "stood down", "flood"),
        ("24T12", "updated", "flood"),
        ("23T12", "updated", "flood"),
        ("22T09", "published", "road"),
        ("22T09", "published", "flood"),
    ]


def test_of_what_happened_in_one_minute_the_later_stands_above() -> None:
    changes = [{"date": "2026-11-22 09:30", "note": note} for note in ("Second", "First")]
    assert [(r["what"], r["note"]) for r in rows([shown.item(changes=changes)])] == [
        ("changed", "Second"), ("changed", "First"), ("published", ""),
    ]  # fmt: skip


def test_a_row_holds_what_the_header_says() -> None:
    item = lived().model_copy(update={"topics": ("a", "b"), "places": ("bay", "cliff", "dale"), "thread": "quay"})
    found = rows([item], CODED)
    assert tuple(found[0]) == publications.COLUMNS
    assert found[1] == {
        "date": "2026-11-26T12:00:00+00:00",
        "what": "corrected",
        "major": "yes",
        "note": "Tuesday",
        "was": "Monday",
        "kind": "news",
        "title": "Title of road",
        "address": "https://council.example/newsroom/news/2026/11/road/",
        "id": "tag:exampleton.gov.uk,2026:01JDZZZZZZZZZZZZZZZZZZZZZZ",
        "topics": "Arts; and more; Buses",
        "places": "Bay; Cliff; Dale",
        "place_codes": "E05000001 E05000002",
        "thread": "quay",
        "published": "2026-11-22T09:30:00+00:00",
    }
    assert found[0]["major"] == "no"


def test_the_table_is_plain_utf_8_with_the_line_ends_and_quotes_of_rfc_4180() -> None:
    raw = outputs.record([shown.item(title='Roads, "closed" – ŵ 🌱')], shown.SETTINGS)["publications.csv"]
    assert raw.startswith(b"date,what,major,") and raw.endswith(b"\r\n") and raw.count(b"\n") == raw.count(b"\r") == 2
    assert 'news,"Roads, ""closed"" – ŵ 🌱",https://'.encode() in raw


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_cell_begins_with_what_a_spreadsheet_would_run(start: str) -> None:
    title = start + "HYPERLINK(1)"
    item = shown.item(title=title, changes=[{"date": on(25), "note": title}])
    found = rows([item])
    assert {r["title"] for r in found} == {"'" + title} and found[0]["note"] == "'" + title
    assert record([item])["publications"][0]["title"] == title


@pytest.mark.parametrize("start", ["\t", "\r", "\n"])
def test_nor_with_white_space_behind_which_it_would_look(start: str) -> None:
    (found,) = rows([shown.item().model_copy(update={"title": start + "=1"})])
    assert found["title"] == "'" + start + "=1"


def test_what_only_holds_such_a_sign_is_left_alone() -> None:
    assert rows([shown.item(title="2 + 2 = 4 @ home")])[0]["title"] == "2 + 2 = 4 @ home"


def test_the_same_items_give_the_same_bytes() -> None:
    items = [lived(), alert()]
    assert outputs.record(items, shown.SETTINGS) == outputs.record(items, shown.SETTINGS)


def test_a_day_when_clocks_went_by_the_sun_is_written_in_utc() -> None:
    item = shown.item().model_copy(update={"date": datetime(1900, 1, 1, 12, tzinfo=ZoneInfo("Europe/Dublin"))})
    (published,) = record([item])["publications"]
    written = {published["published"], published["updated"], published["changes"][0]["date"]}
    assert written | {rows([item])[0][name] for name in ("date", "published")} == {"1900-01-01T12:25:21+00:00"}
