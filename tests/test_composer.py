"""What all lists have in common: their feeds, when something was last new, on what they rest."""

from __future__ import annotations

import shown
from listed import ROOT_FEEDS, composed, newest
from newsroom import grouping, listings
from newsroom.grouping import Lists
from newsroom.item import Item


def test_lists_of_another_year_rest_on_nothing_that_a_new_item_brings() -> None:
    def works(*items: Item) -> dict[str, str]:
        lists = Lists(items, [grouping.lists_of(i, shown.SETTINGS) for i in items], [i.id.encode() for i in items])
        planned = listings.plan(items, lists, shown.SETTINGS, shown.MOMENT)
        return {work.name: work.rests_on for work in planned}

    old = shown.item("old", "2025-05-01", topics=("housing",), places=("pier",))
    older = shown.item("older", "2024-05-01", topics=("housing",), places=("pier",))
    new = shown.item("new", "2026-11-01", topics=("housing",), places=("pier",))
    newer = shown.item("newer", "2026-11-02", topics=("housing",), places=("pier",))
    before, after = works(new, old, older), works(newer, new, old, older)
    changed = {name for name in after if before.get(name) != after[name]}
    assert {"news/", "news/2026/", "news/2026/11/", "topics/housing/", "topics/housing/2026/"} <= changed
    assert not [name for name in changed if "2025" in name or "2024" in name]


def test_a_list_of_a_year_holds_more_than_fifty() -> None:
    found = composed(*(shown.item(f"n{n}", topics=("housing",)) for n in range(60)))
    assert len(found["topics/housing/"].items) == 50
    assert len(found["topics/housing/2026/"].items) == 60


def test_crumbs_lead_from_the_home_page_to_every_list() -> None:
    found = composed(shown.item("a", topics=("housing",), thread="tale"), shown.alert().item)
    trails = {address: [x.address for x in listing.crumbs] for address, listing in found.items()}
    assert trails["news/"] == [""]
    assert trails["news/2026/11/"] == ["", "news/", "news/2026/"]
    assert trails["topics/housing/2026/"] == ["", "topics/", "topics/housing/"]
    assert trails["alerts/"] == [""]
    assert trails["alerts/2026/"] == ["", "alerts/"]
    assert trails["threads/tale/"] == ["", "news/"]
    for trail in trails.values():
        assert all(address == "" or address in found for address in trail)


def test_a_list_names_its_own_feeds_rss_first_then_the_newsrooms() -> None:
    found = composed(shown.item("a", topics=("housing",), places=("pier",)), shown.event().item)
    feeds = {address: [feed.address for feed in listing.feeds] for address, listing in found.items()}
    own = ["topics/housing/feed.xml", "topics/housing/atom.xml", "topics/housing/feed.json"]
    assert feeds["topics/housing/"] == feeds["topics/housing/2026/"] == own + ROOT_FEEDS
    assert feeds["places/pier/"] == ["places/pier/feed.xml", "places/pier/calendar.ics", *ROOT_FEEDS]
    assert feeds["alerts/"] == ["alerts/feed.xml", "alerts/atom.xml", "alerts/feed.json", *ROOT_FEEDS]
    for address in ("events/", "consultations/"):
        assert feeds[address][:4] == [address + end for end in ("feed.xml", "atom.xml", "feed.json", "calendar.ics")]
    assert feeds["news/2026/11/"] == feeds["news/"] == feeds["topics/"] == [*ROOT_FEEDS, "calendar.ics"]


def test_every_list_knows_when_something_was_last_put_on_it() -> None:
    dates = newest(shown.item("a", "2026-05-02", topics=("housing",)), shown.item("b", "2026-05-01", places=("pier",)))
    assert dates["news/"] == dates["news/2026/"] == dates["news/2026/05/"] == dates["topics/"] == "05-02"
    assert dates["places/"] == dates["places/quayside/2026/"] == "05-01"
    assert dates["places/quayside/"] == "05-02", "it shows what is for the whole council too"
    assert dates["topics/libraries/"] is None


def test_every_list_knows_when_something_on_it_was_last_changed() -> None:
    change = {"date": "2026-11-20", "note": "A plan was added.", "major": True}
    minor = {"date": "2026-11-21", "note": "A comma."}
    dates = newest(
        shown.item("new", "2026-05-02", topics=("housing",)),
        shown.item("old", "2026-05-01", topics=("housing",), changes=(minor, change)),
    )
    assert (
        dates["news/"] == dates["news/2026/05/"] == dates["topics/housing/"] == dates["topics/housing/2026/"] == "11-20"
    )
    assert dates["news/2026/"] == dates["topics/"] == "05-02", "these only count items"


def test_a_list_is_changed_by_what_goes_and_not_by_what_it_does_not_show() -> None:
    many = [shown.item(f"n{n}", f"2026-06-01T{n // 60:02}:{n % 60:02}", topics=("housing",)) for n in range(60)]
    changed = shown.item(
        "old", "2026-05-01", topics=("housing",), corrections=({"date": "2026-11-20", "was": "a", "now": "b"},)
    )
    assert newest(*many, changed)["topics/housing/"] == "06-01"
    gone = shown.item("gone", "2026-05-01", topics=("housing",), withdrawn={"date": "2026-11-23", "reason": "Dropped."})
    dates = newest(*many, gone)
    assert dates["topics/housing/"] == dates["topics/"] == dates["news/2026/"] == "11-23"
