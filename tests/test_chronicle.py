"""All news, its years and its months."""

from __future__ import annotations

import shown
from listed import composed, counts


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
    assert counts(found, "years") == {"news/2026/": None}
    assert not found.items
    assert found.total == 3


def test_a_month_has_all_of_its_items_and_leads_to_the_months_beside_it() -> None:
    many = [shown.item(f"n{n}", f"2026-06-{n % 30 + 1:02}") for n in range(70)]
    found = composed(*many, shown.item("old", "2026-03-01"), shown.item("new", "2026-09-01"))["news/2026/06/"]
    assert len(found.items) == 70
    assert [link.address for link in found.group("beside")] == ["news/2026/03/", "news/2026/09/"]


KIND_LISTS = ("consultations/", "events/", "alerts/", "notices/", "statements/")


def test_every_kind_has_its_list_even_an_empty_one_and_all_news_leads_there_with_counts() -> None:
    found = composed(shown.alert().item, shown.item("plain"))
    assert set(KIND_LISTS) <= found.keys()
    assert counts(found["news/"], "kinds") == {address: int(address == "alerts/") for address in KIND_LISTS}
    assert not found["events/"].items
    assert [s.empty for s in found["events/"].sections] == ["No event is announced at the moment."]
