"""Lists of kinds and topics."""

from __future__ import annotations

import shown
from listed import composed, counts, names


def test_a_topic_has_its_items_its_years_and_a_list_for_each() -> None:
    found = composed(
        shown.item("a", "2026-05-01", topics=("housing",)),
        shown.item("b", "2025-05-01", topics=("housing", "libraries")),
        shown.item("c", topics=("libraries",)),
    )
    assert names(found["topics/housing/"]) == ["a", "b"]
    assert counts(found["topics/housing/"], "years") == {"topics/housing/2026/": 1, "topics/housing/2025/": 1}
    assert names(found["topics/housing/2025/"]) == ["b"]
    assert counts(found["topics/"], "index")["topics/libraries/"] == 2


def test_topics_and_places_stand_in_the_order_of_their_names() -> None:
    found = composed(topics={"z": "apples", "a": "Zebras", "m": "Melons"})
    assert [x.name for x in found["topics/"].group("index")] == ["apples", "Melons", "Zebras"]


def test_a_list_of_a_kind_shows_fifty_the_open_ones_first_and_a_year_all_of_its_own() -> None:
    old = [shown.consultation(f"old{n}", date="2026-10-01", opens=None, closes="2026-11-01").item for n in range(60)]
    oldest_open = shown.consultation("open", date="2026-01-01", opens=None, closes="2026-12-01").item
    found = composed(*old, oldest_open)
    assert len(found["consultations/"].items) == 50
    assert found["consultations/"].items[0].title == "Title of open"
    assert found["consultations/"].total == len(found["consultations/2026/"].items) == 61


def test_an_event_stands_in_the_year_in_which_it_starts() -> None:
    found = composed(shown.event("fair", starts="2027-01-05", ends=None).item, shown.event("market").item)
    assert counts(found["events/"], "years") == {"events/2027/": 1, "events/2026/": 1}
    assert names(found["events/2027/"]) == ["fair"]
    assert [i.title for i in found["news/2026/11/"].items] == ["Title of fair", "Title of market"]
