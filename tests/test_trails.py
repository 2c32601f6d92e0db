"""The way down to an item."""

from __future__ import annotations

import shown
from listed import composed
from newsroom import trails
from newsroom.item import Item


def test_the_trail_of_an_item_leads_through_the_list_of_its_kind_or_else_of_its_month() -> None:
    def trail(item: Item) -> list[tuple[str, str]]:
        found = composed(item)
        links = trails.of(item, shown.WORDS)
        assert all(link.address in found or not link.address for link in links), "to lists that are there"
        return [(link.name, link.address) for link in links]

    assert trail(shown.item()) == [("Home", ""), ("News", "news/"), ("November 2026", "news/2026/11/")]
    assert trail(shown.alert().item) == [("Home", ""), ("Alerts", "alerts/"), ("2026", "alerts/2026/")]
    assert trail(shown.event(starts="2027-01-05", ends=None).item)[-1] == ("2027", "events/2027/")
