"""Streets as they had better be written: what an editor is told, and of which items."""

from __future__ import annotations

import pytest
import shown
from desk import at
from newsroom import streetnames

NOW = at("2026-11-22 16:00")


def advice(*streets: str) -> list[str]:
    return list(streetnames.advice(shown.alert(streets=streets).item))


@pytest.mark.parametrize(
    "street",
    ["2-10 Fish Street", "12a Fish Street", "Nos. 2 to 10 Fish Street", "A38 (Weir Road)", "B4051 Weir Road", "(A38) Weir Road",
     "All of Fish Street", "North end of Mill Lane", "the west side of Mill Lane", "from the bridge to Depot Lane"],
)  # fmt: skip
def test_a_street_begins_with_its_name(street: str) -> None:
    [said] = advice(street)
    assert said.startswith(f"streets: “{street}” does not begin with a name; write “Fish Street, numbers 2 to 10”")


@pytest.mark.parametrize("street", ["Fish Street and Quay Lane", "Fish St & Quay Ln", "Fish St/Quay Ln"])
def test_two_streets_are_two_entries(street: str) -> None:
    assert advice("The Quay", street) == [
        f"streets: if “{street}” is more than one street, write each by itself, or people do not find theirs"
    ]


def test_of_streets_that_are_found_nothing_is_said() -> None:
    assert not advice(
        "Fish Street", "High Street, from numbers 80 to 112", "Weir Road, between Mill Lane and Fish Street", "1st Avenue",
        "Duke of York Street", "Allen Road", "The Quay", "Weir Road (A38)", "Andover Road", "St. Anselm’s Road", "A",
    )  # fmt: skip


def test_it_is_said_of_what_people_may_still_ask_for() -> None:
    streets = ("Fish Street and Quay Lane",)
    current = shown.alert("current", streets=streets).item
    ended = shown.alert("ended", streets=streets, expires="2026-11-22 15:00").item
    draft = current.model_copy(update={"draft": True})
    some = (shown.made().item, current, ended, draft, shown.notice("notice", streets=streets).item)
    said = list(streetnames.of_items(some, NOW))
    assert [line.split(":")[0] for line in said] == ["news/2026/11/current.md", "news/2026/11/notice.md"]
