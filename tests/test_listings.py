"""Every list of the contract has its address, its items newest first, and its ways on."""

from __future__ import annotations

import time

import outputs
import pytest
import shown
from listed import composed, counts, names
from newsroom import listings


def test_no_two_lists_have_one_address() -> None:
    found = outputs.lists(
        [shown.item("a", topics=("housing",), places=("pier",), thread="tale")], shown.SETTINGS, shown.MOMENT
    )
    assert len({x.address for x in found}) == len(found)


def test_every_topic_and_place_has_its_list_even_an_empty_one() -> None:
    found = composed()
    assert {f"topics/{key}/" for key in shown.SETTINGS.topics} <= found.keys()
    assert {f"places/{key}/" for key in shown.SETTINGS.places} <= found.keys()
    assert counts(found["topics/"], "index") == dict.fromkeys((f"topics/{key}/" for key in shown.SETTINGS.topics), 0)
    assert found["news/"].newest is None


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
    outputs.lists(items, council, shown.MOMENT)
    assert time.process_time() - before < 2


def test_what_was_withdrawn_is_in_the_list_of_its_month_alone_and_counted_nowhere() -> None:
    gone = shown.consultation(
        "gone", topics=("housing",), places=("pier",), thread="tale", now="2026-11-25",
        withdrawn={"date": "2026-11-23", "reason": "The plan was dropped."},
    ).item  # fmt: skip
    wide = shown.item("wide", withdrawn={"date": "2026-11-23", "reason": "The plan was dropped."})
    found = composed(shown.item("kept"), gone, wide)
    listed = {address for address, x in found.items() if {"gone", "wide"} & {*names(x)}}
    assert listed == {"news/2026/11/"}
    assert found["news/2026/11/"].total == found["news/2026/"].total == found["news/"].total == 1
    assert counts(found["news/2026/"], "months") == {"news/2026/11/": 1}
    assert counts(found["topics/"], "index")["topics/housing/"] == 0
    assert counts(found["places/"], "index")["places/pier/"] == 0
    assert [i.title for i in found["places/harbour/"].council_wide] == ["Title of kept"]


def test_a_list_that_once_held_what_was_withdrawn_keeps_its_address() -> None:
    withdrawn = {"date": "2026-11-23", "reason": "The plan was dropped."}
    found = composed(shown.item("gone", "2024-05-01", topics=("housing",), thread="tale", withdrawn=withdrawn))
    kept = {"news/2024/", "news/2024/05/", "topics/housing/2024/", "threads/tale/"}
    assert kept <= found.keys()


def test_what_expired_stays_in_its_lists_but_is_not_open_any_more() -> None:
    expired = shown.consultation("past", opens=None, topics=("housing",), places=("pier",), expires="2026-11-24").item
    found = composed(expired)
    for address in ("news/2026/11/", "topics/housing/", "places/pier/", "topics/housing/2026/", "consultations/"):
        assert names(found[address]) == ["past"], address
    assert listings.section_of(found.values(), "consultations/", "open") == ()
    assert [i.title for i in found["consultations/"].section("closed")] == ["Title of past"]


def test_the_home_page_takes_what_stands_on_top_of_the_lists_of_kinds() -> None:
    found = composed(shown.alert().item, shown.event().item, shown.consultation().item).values()
    for address, section in (("alerts/", "current"), ("events/", "upcoming"), ("consultations/", "open")):
        assert [i.listing for i in listings.section_of(found, address, section)] == [address]
    assert listings.section_of(found, "alerts/", "ended") == ()


def test_the_time_that_lists_take_grows_with_the_items_and_no_faster() -> None:
    council = shown.council(
        places={f"w{n}": {"name": f"Ward {n}", "within": [f"w{n % 15}"] if n > 80 else []} for n in range(230)},
        topics={f"t{n}": f"Topic {n}" for n in range(20)},
    )
    first = shown.event().item
    many = [
        first.model_copy(
            update={"path": f"news/2026/11/n{n}.md", "places": (f"w{n % 230}",), "topics": (f"t{n % 20}",), "thread": f"s{n // 4}"}
        )
        for n in range(10_000)
    ]  # fmt: skip
    before = time.process_time()
    found = outputs.lists(many, council, shown.MOMENT)
    assert time.process_time() - before < 2
    assert sum(len(x.items) for x in found) < 100_000
