"""What of an item stands in calendars, and when."""

from __future__ import annotations

import pytest
import shown
from desk import at
from diary import consultation, event, notice
from newsroom import agenda
from newsroom.item import Item


@pytest.mark.parametrize(
    ("item", "sort", "starts", "ends"),
    [
        (event(ends="2026-12-05 16:00"), "event", "2026-12-05 10:00", "2026-12-05 16:00"),
        (event(), "event", "2026-12-05 10:00", None),
        (consultation(closes="2026-12-14 12:00"), "closes", "2026-12-14 12:00", None),
        (notice(representations_by="2026-12-20 17:00"), "representations", "2026-12-20 17:00", None),
    ],
    ids=["an event", "an event without an end", "a consultation", "a notice"],
)
def test_it_stands_at_its_own_time(item: Item, sort: str, starts: str, ends: str | None) -> None:
    (entry,) = agenda.entries(item)
    assert (entry.sort, entry.starts, entry.ends) == (sort, at(starts), at(ends) if ends else None)
    assert not entry.is_all_day


@pytest.mark.parametrize("item", [event(starts="2026-12-05"), consultation(), notice()], ids=lambda item: item.kind)
def test_what_was_written_as_a_date_alone_lasts_all_day(item: Item) -> None:
    (entry,) = agenda.entries(item)
    assert entry.is_all_day


@pytest.mark.parametrize(
    "item", [shown.item(), shown.item(kind="statement"), notice(representations_by="none")], ids=lambda item: item.kind
)
def test_news_and_what_asks_for_no_answer_stand_in_none(item: Item) -> None:
    assert not list(agenda.entries(item))


def test_entries_come_by_their_time_whatever_the_clock_shows_and_those_of_one_moment_by_id() -> None:
    early, late = event("a", starts="2026-10-25T01:50+01:00"), event("b", starts="2026-10-25T01:10+00:00")
    twin = event("c", starts="2026-10-25T01:10+00:00", id="01JD0000000000000000000000")
    held = sorted((entry for item in (late, early, twin) for entry in agenda.entries(item)), key=lambda e: e.order)
    assert [entry.item for entry in held] == [early, twin, late]
