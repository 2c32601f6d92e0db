"""Every list of the contract has its address, its items newest first, and its ways on."""

from __future__ import annotations

import time

import pytest
import shown
from newsroom import listings
from newsroom.item import Item
from newsroom.listings import Listing


def composed(*items: Item, **settings: object) -> dict[str, Listing]:
    newest_first = sorted(items, key=lambda i: i.date, reverse=True)
    return {x.address: x for x in listings.compose(newest_first, shown.council(**settings))}


def names(listing: Listing) -> list[str]:
    return [i.title.removeprefix("Title of ") for i in listing.items]


def counts(listing: Listing, role: listings.Role) -> dict[str, int | None]:
    return {link.address: link.count for link in listing.group(role)}


def test_no_two_lists_have_one_address() -> None:
    found = listings.compose([shown.item("a", topics=("housing",), places=("pier",))], shown.SETTINGS)
    assert len({x.address for x in found}) == len(found)


def test_all_news_shows_the_newest_fifty_and_counts_its_years() -> None:
    items = [shown.item(f"n{n}", f"{2026 - n // 40}-01-01T{n % 24:02}:00") for n in range(90)]
    found = composed(*items)["news/"]
    assert len(found.items) == 50
    assert found.items[0].date == max(i.date for i in items)
    assert found.total == 90
    assert counts(found, "years") == {"news/2026/": 40, "news/2025/": 40, "news/2024/": 10}


def test_a_year_has_its_months_with_counts_and_no_items() -> None:
    found = composed(shown.item("a", "2026-11-02"), shown.item("b", "2026-11-01"), shown.item("c", "2026-02-01"))[
        "news/2026/"
    ]
    assert counts(found, "months") == {"news/2026/11/": 2, "news/2026/02/": 1}
    assert counts(found, "years") == {"news/2026/": 3}
    assert not found.items
    assert found.total == 3


def test_a_month_has_all_of_its_items_and_leads_to_the_months_beside_it() -> None:
    many = [shown.item(f"n{n}", f"2026-06-{n % 30 + 1:02}") for n in range(70)]
    found = composed(*many, shown.item("old", "2026-03-01"), shown.item("new", "2026-09-01"))["news/2026/06/"]
    assert len(found.items) == 70
    assert [link.address for link in found.group("beside")] == ["news/2026/03/", "news/2026/09/"]


def test_every_topic_and_place_has_its_list_even_an_empty_one() -> None:
    found = composed()
    assert {f"topics/{key}/" for key in shown.SETTINGS.topics} <= found.keys()
    assert {f"places/{key}/" for key in shown.SETTINGS.places} <= found.keys()
    assert counts(found["topics/"], "index") == dict.fromkeys((f"topics/{key}/" for key in shown.SETTINGS.topics), 0)
    assert found["news/"].newest is None


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


def test_a_list_of_a_year_holds_more_than_fifty() -> None:
    found = composed(*(shown.item(f"n{n}", topics=("housing",)) for n in range(60)))
    assert len(found["topics/housing/"].items) == 50
    assert len(found["topics/housing/2026/"].items) == 60


def test_an_item_is_listed_where_it_belongs_within_and_around() -> None:
    """design.md, Places: a place shows what names it, what holds it, and what lies within it."""
    found = composed(shown.item("quayside", places=("quayside",)))
    assert names(found["places/quayside/"]) == ["quayside"]
    assert names(found["places/pier/"]) == ["quayside"], "it belongs to every place within the one that it names"
    assert names(found["places/harbour/"]) == ["quayside"], "a place that holds others lists their items too"
    assert names(found["places/northgate/"]) == []


def test_an_item_of_two_places_that_hold_each_other_is_listed_once() -> None:
    found = composed(shown.item("both", places=("harbour", "pier")))
    assert names(found["places/quayside/"]) == ["both"]


def test_every_place_shows_the_newest_three_items_of_the_whole_council_apart() -> None:
    wide = [shown.item(f"w{n}", f"2026-11-{n:02}") for n in range(1, 6)]
    found = composed(*wide, shown.item("here", places=("pier",)))
    for key in ("pier", "northgate"):
        assert [i.title for i in found[f"places/{key}/"].council_wide] == ["Title of w5", "Title of w4", "Title of w3"]
    assert names(found["places/pier/"]) == ["here"]
    assert not found["topics/housing/"].council_wide
    assert counts(found["places/"], "index")["places/pier/"] == 1


def test_a_place_names_the_places_around_within_and_beside_it() -> None:
    found = composed()
    assert [x.name for x in found["places/quayside/"].group("holders")] == ["Harbour"]
    assert [x.name for x in found["places/harbour/"].group("inside")] == ["Pier", "Quayside"]
    assert [x.name for x in found["places/harbour/"].group("neighbours")] == ["Northgate"]


def test_topics_and_places_stand_in_the_order_of_their_names() -> None:
    found = composed(topics={"z": "apples", "a": "Zebras", "m": "Melons"})
    assert [x.name for x in found["topics/"].group("index")] == ["apples", "Melons", "Zebras"]


def test_crumbs_lead_from_the_home_page_to_every_list() -> None:
    found = composed(shown.item("a", topics=("housing",)))
    trails = {address: [x.address for x in listing.crumbs] for address, listing in found.items()}
    assert trails["news/"] == [""]
    assert trails["news/2026/11/"] == ["", "news/", "news/2026/"]
    assert trails["topics/housing/2026/"] == ["", "topics/", "topics/housing/"]
    for trail in trails.values():
        assert all(address == "" or address in found for address in trail)


def test_a_lists_own_feed_comes_before_the_newsrooms() -> None:
    found = composed(shown.item("a", topics=("housing",), places=("pier",)))
    assert [f.address for f in found["topics/housing/2026/"].feeds] == ["topics/housing/feed.xml", "feed.xml"]
    assert [f.address for f in found["places/pier/"].feeds] == ["places/pier/feed.xml", "feed.xml"]
    assert [f.address for f in found["news/2026/11/"].feeds] == ["feed.xml"]


def test_every_list_knows_the_date_of_its_newest_item() -> None:
    found = composed(
        shown.item("a", "2026-05-02", topics=("housing",)), shown.item("b", "2026-05-01", places=("pier",))
    )
    dates = {address: f"{x.newest:%m-%d}" if x.newest else None for address, x in found.items()}
    assert dates["news/"] == dates["news/2026/"] == dates["news/2026/05/"] == dates["topics/"] == "05-02"
    assert dates["places/"] == dates["places/quayside/"] == "05-01"
    assert dates["topics/libraries/"] is None


@pytest.mark.parametrize("key", ["places", "topics"])
def test_every_link_of_a_list_leads_to_a_list(key: str) -> None:
    found = composed(
        *(
            shown.item(f"n{n}", f"20{16 + n}-0{n % 9 + 1}-01", topics=("housing",), places=("quayside",))
            for n in range(10)
        )
    )
    for listing in found.values():
        for group in listing.groups:
            assert {link.address for link in group.links} <= found.keys()


def test_ten_thousand_items_of_230_places_are_composed_in_a_moment() -> None:
    wards = {f"w{n}": {"name": f"Ward {n}"} for n in range(80)}
    parishes = {f"p{n}": {"name": f"Parish {n}", "within": [f"w{n % 80}", f"w{n % 7}"]} for n in range(150)}
    council = shown.council(places={**wards, **parishes})
    keys = list(council.places)
    first = shown.item("x")
    items = [first.model_copy(update={"places": (keys[n % 230],), "topics": ("housing",)}) for n in range(10_000)]
    before = time.process_time()
    listings.compose(items, council)
    assert time.process_time() - before < 2
