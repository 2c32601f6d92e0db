"""Which items belong together, in the order given."""

from __future__ import annotations

import shown
from desk import Newsroom
from newsroom import grouping
from newsroom.grouping import Grouped, Lists


def paths(found: Grouped) -> dict[str, list[str]]:
    return {key: [i.path.removeprefix("news/") for i in items] for key, items in found.items()}


def listed(room: Newsroom, *addresses: str) -> dict[str, list[str]]:
    """What the lists at these addresses hold."""
    items = room.read().items
    lists = Lists(items, [grouping.lists_of(item, room.settings) for item in items])
    return paths({address: list(lists.items(address)) for address in addresses})


def test_a_topic_has_its_items_in_the_order_given_and_topics_without_any_are_there(room: Newsroom) -> None:
    room.write("news/a.md", date="2026-11-20", topics="[housing]")
    room.write("news/b.md", date="2026-11-21", topics="[housing]")
    assert listed(room, "topics/housing/", "topics/libraries/") == {
        "topics/housing/": ["b.md", "a.md"], "topics/libraries/": [],
    }  # fmt: skip


def test_an_item_belongs_to_its_places_and_to_all_within_them_once(room: Newsroom) -> None:
    room.write("news/a.md", places="[harbour, quayside]")
    room.write("news/b.md", places="[old-town]")
    room.write("news/c.md")
    assert paths(grouping.by_place(room.read().items, room.settings)) == {
        "harbour": ["a.md"], "quayside": ["a.md"], "steps": ["a.md", "b.md"], "old-town": ["b.md"],
    }  # fmt: skip


def test_a_places_page_has_the_items_of_what_lies_within_it_too(room: Newsroom) -> None:
    room.write("news/a.md", places="[steps]")
    room.write("news/b.md", places="[quayside]")
    room.write("news/c.md")
    held = {"harbour": ["a.md", "b.md"], "quayside": ["a.md", "b.md"], "steps": ["a.md", "b.md"], "old-town": ["a.md"]}
    expected = {f"places/{key}/": names for key, names in held.items()}
    assert listed(room, *expected) == expected


def test_every_kind_but_plain_news_has_a_list(room: Newsroom) -> None:
    room.write("news/a.md")
    room.write("news/b.md", kind="statement")
    room.write("news/c.md", kind="alert", severity="minor")
    expected = {"statements/": ["b.md"], "notices/": [], "consultations/": [], "events/": [], "alerts/": ["c.md"]}
    assert listed(room, *expected) == expected


def test_items_of_one_thread_are_one_story(room: Newsroom) -> None:
    room.write("news/a.md", date="2026-11-20", thread="harbour-library")
    room.write("news/b.md", date="2026-11-21", thread="harbour-library")
    room.write("news/c.md")
    assert paths(grouping.by_thread(room.read().items)) == {"harbour-library": ["b.md", "a.md"]}


def test_months_go_by_the_items_date(room: Newsroom) -> None:
    room.write("news/a.md", date="2025-12-31 23:59")
    room.write("news/b.md", date="2026-01-01")
    items = room.read().items
    lists = Lists(items, [grouping.lists_of(item, room.settings) for item in items])
    assert lists.months() == [(2026, 1), (2025, 12)]


def test_the_basis_of_a_list_is_that_of_its_items_in_their_order_and_each_item_has_its_own() -> None:
    items = [shown.item(name) for name in "abc"]
    lists = grouping.Lists(items, [("news/", "x/"), ("news/",), ("news/", "x/")], [b"1", b"2", b"3"])
    assert [lists.basis(address) for address in ("news/", "x/", "none/")] == [b"123", b"13", b""]
    assert [lists.basis_of(item) for item in items] == [b"1", b"2", b"3"]
