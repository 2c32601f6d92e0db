"""What can be seen in an item by itself: what it names, and what is wrong with its looks."""

from __future__ import annotations

from typing import Any

import pytest
import shown
from newsroom import looks
from newsroom.item import Item
from newsroom.looks import Look
from newsroom.settings import Settings

BODY = """\
See [the plan](plan.md#costs), [ours](x.md#below), [here](#top), [theirs](https://example.org/a.md) and
[figures](figures.csv). ![The bridge](../10/bridge%20new.jpg)

[![Again](small.png)](../../../docs/about.md) [out](../../../../secret.md) [bare](/news/2026/11/plan/)
"""


def item(body: str = BODY, **fields: Any) -> Item:
    return shown.item(body=body, body_line=9, **fields)


def look(item: Item, settings: Settings = shown.SETTINGS) -> Look:
    """Each field stands in the line of as many letters as its name has."""
    return looks.take(item, settings, lambda _, field: len(field))


def said(item: Item, settings: Settings = shown.SETTINGS) -> list[tuple[int, str, bool]]:
    return [(problem.line, problem.field, problem.grave) for problem in look(item, settings).problems]


def test_a_sound_item_has_nothing_wrong_with_it() -> None:
    assert look(item()).problems == ()


def test_it_names_the_files_of_its_text_and_its_picture_by_their_paths_each_once() -> None:
    found = item(image={"src": "lead.jpg", "alt": "A view"})
    assert looks.named_files(found, look(found)) == (
        "docs/about.md", "news/2026/10/bridge new.jpg", "news/2026/11/figures.csv", "news/2026/11/lead.jpg",
        "news/2026/11/plan.md", "news/2026/11/small.png",
    )  # fmt: skip


def test_its_links_into_the_newsroom_come_with_their_lines_and_pictures_are_none() -> None:
    found = item()
    inner = [(9, "plan.md#costs"), (10, "figures.csv"), (12, "../../../docs/about.md")]
    assert sorted(looks.inner_links(found, look(found))) == inner


def test_raw_html_that_is_dropped_is_said_with_its_line() -> None:
    assert said(item("Text.\n\n<script>x</script>\n")) == [(11, "text", True)]


@pytest.mark.parametrize(("fields", "line"), [({}, len("title")), ({"short_title": "W" * 99}, len("short_title"))])
def test_a_headline_that_fits_no_card_is_said_where_it_is_written(fields: dict[str, str], line: int) -> None:
    assert [where for where, *_ in said(item(title="W" * 99, **fields))] == [line]


def test_of_an_alert_nothing_of_that_is_grave() -> None:
    found = item("<script>x</script>\n", title="W" * 99, kind="alert", severity="minor", instruction="Stay inside")
    assert [grave for *_, grave in said(found)] == [False, False]
    assert "until then it gets the plain card" in look(found).problems[1].message
    assert not looks.is_needed(found) and looks.is_needed(item())


def test_of_an_endless_text_nothing_else_is_asked_and_it_holds_back_even_an_alert() -> None:
    endless = f"{'[' * 5000}\n\n[a](plan.md)\n"
    for found in (item(endless), item(endless, kind="alert", severity="minor", instruction="Stay inside")):
        assert look(found).named == ()
        assert [(field, grave) for _, field, grave in said(found)] == [("text", True)]


def test_a_council_whose_name_fits_no_card_is_not_held_against_each_item() -> None:
    settings = shown.council(council="W" * 200, short_name="W" * 100)
    assert looks.is_unsigned(settings) and not looks.is_unsigned(shown.SETTINGS)
    assert look(item(), settings).problems == ()
