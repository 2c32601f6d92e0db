"""Every list of the contract has its address, its items newest first, and its ways on."""

from __future__ import annotations

import time
from datetime import datetime

import outputs
import pytest
import shown
from newsroom import grouping, life, listings
from newsroom.atlas import Atlas
from newsroom.boundaries import Boundaries
from newsroom.directory import Ended
from newsroom.grouping import Lists
from newsroom.item import Item
from newsroom.listing import Branch
from newsroom.listings import Listing


def composed(*items: Item, **settings: object) -> dict[str, Listing]:
    newest_first = [life.shown(i, shown.MOMENT) for i in sorted(items, key=lambda i: i.date, reverse=True)]
    return {x.address: x for x in outputs.lists(newest_first, shown.council(**settings), shown.MOMENT)}


def names(listing: Listing) -> list[str]:
    return [i.title.removeprefix("Title of ") for i in listing.items]


def counts(listing: Listing, role: listings.Role) -> dict[str, int | None]:
    return {link.address: link.count for link in listing.group(role)}


def test_no_two_lists_have_one_address() -> None:
    found = outputs.lists(
        [shown.item("a", topics=("housing",), places=("pier",), thread="tale")], shown.SETTINGS, shown.MOMENT
    )
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
    assert counts(found, "years") == {"news/2026/": None}
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
    assert not found["places/pier/2026/"].council_wide, "a year of a place is only the place's"
    assert counts(found["places/"], "index")["places/pier/"] == 1


def test_a_current_alert_of_the_whole_council_stands_on_every_place_and_beside_the_newest_three_others() -> None:
    wide = [shown.item(f"w{n}", f"2026-11-{n:02}") for n in range(1, 6)]
    alerts = [shown.alert("storm").item, shown.alert("old", date="2026-11-09", expires="2026-11-20").item]
    found = composed(*wide, *alerts)
    for key in ("pier", "northgate"):
        listing = found[f"places/{key}/"]
        assert names(listing) == ["storm"]
        assert [s.key for s in listing.sections] == ["alerts"]
        assert [i.title for i in listing.council_wide] == ["Title of old", "Title of w5", "Title of w4"]
        assert listing.total == 0, "it is not the place's own"
    assert newest(*alerts)["places/pier/"] == "11-22"


def test_an_item_stands_once_on_the_page_of_a_place() -> None:
    made = (
        shown.alert("a", places=("pier",)),
        shown.event("e", places=("harbour",)),
        shown.made("n", places=("pier",)),
    )
    listing = composed(*(one.item for one in made), shown.alert("wide").item)["places/pier/"]
    assert len({*names(listing)}) == len(names(listing)) == 4
    assert names(composed(*(one.item for one in made))["places/pier/2026/"]) == ["a", "e", "n"], "years stay by month"


def test_a_place_shows_fifty_of_its_own_what_is_current_first() -> None:
    news = [shown.item(f"n{n}", "2026-11-20", places=("pier",)) for n in range(60)]
    old = shown.consultation("old", date="2026-01-01", opens=None, closes="2026-12-01", places=("pier",)).item
    found = composed(*news, old, shown.alert("wide").item)["places/pier/"]
    assert names(found)[:2] == ["wide", "old"]
    assert len(found.items) == 51
    assert found.is_cut
    assert not composed(*news[:50])["places/pier/"].is_cut


def works_of_places(*items: Item, moment: datetime = shown.MOMENT, **settings: object) -> dict[str, str]:
    newest_first = sorted(items, key=lambda i: i.date, reverse=True)
    found = outputs.planned(newest_first, shown.council(**settings), moment)
    return {work.name: work.rests_on for work in found if work.name.startswith("places/")}


def test_the_page_of_a_place_rests_on_the_alerts_that_it_shows_and_counts() -> None:
    plain = shown.item("plain", places=("pier",))
    near, wide = shown.alert("near", places=("northgate",)).item, shown.alert("wide").item
    before, after, everywhere = (works_of_places(plain, *more) for more in ((), (near,), (wide,)))
    assert {name for name in after if before.get(name) != after[name]} == {
        "places/", "places/harbour/", "places/northgate/", "places/northgate/2026/",
    }  # fmt: skip
    assert {name for name in everywhere if before[name] != everywhere[name]} == {
        f"places/{key}/" for key in shown.SETTINGS.places
    }
    later = datetime(2026, 12, 30, tzinfo=shown.SETTINGS.zone)
    passing = shown.alert("passing", expires="2026-12-01").item
    assert (
        works_of_places(plain, passing)["places/pier/"] != works_of_places(plain, passing, moment=later)["places/pier/"]
    )


def test_places_around_say_in_words_how_many_alerts_are_current_there() -> None:
    alerts = [shown.alert(f"a{n}", places=("quayside",)).item for n in range(2)]
    over = shown.alert("over", places=("northgate",), expires="2026-11-24").item
    found = composed(*alerts, over, shown.alert("wide").item)
    notes = {
        link.name: link.note for x in ("harbour", "pier") for g in found[f"places/{x}/"].groups for link in g.links
    }
    assert notes["Quayside"] == notes["Pier"] == "2 current alerts"
    assert notes["Northgate"] == ""
    assert [b.link.note for b in found["places/"].branches] == ["2 current alerts", ""]


def test_all_places_stand_below_what_they_lie_in() -> None:
    places = {**{k: p.model_dump(exclude_defaults=True) for k, p in shown.SETTINGS.places.items()},
              "marsh": {"name": "Marsh", "within": ["harbour", "northgate"]}}  # fmt: skip
    found = composed(places=places)["places/"]

    def spelt(branches: tuple[Branch, ...]) -> dict[str, object]:
        return {b.link.name: spelt(b.branches) for b in branches}

    assert spelt(found.branches) == {"Harbour": {"Marsh": {}, "Quayside": {"Pier": {}}}, "Northgate": {"Marsh": {}}}
    assert [x.name for x in found.group("index")] == ["Harbour", "Marsh", "Northgate", "Pier", "Quayside"]


LOCATED = {"harbour": {"name": "Harbour", "point": [50.71, -1.98], "neighbours": ["northgate", "moor"]},
           "northgate": {"name": "Northgate", "point": [50.73, -1.99]}, "moor": {"name": "Moor"},
           "quayside": {"name": "Quayside", "point": [50.7, -1.97], "within": ["harbour"]}}  # fmt: skip


def test_a_place_has_a_map_whose_numbers_are_those_of_its_lists() -> None:
    found = composed(places=LOCATED)
    harbour = found["places/harbour/"]
    assert harbour.chart
    numbers = {link.name: link.number for group in harbour.groups for link in group.links}
    assert numbers == {"Quayside": 1, "Northgate": 2, "Moor": 0}, "what is not on the map has none"
    assert harbour.map_data == "places/harbour/map.geojson"
    assert [b.link.number for b in found["places/"].branches] == [1, 0, 2]
    assert not found["places/moor/"].chart
    assert not found["places/moor/"].map_data
    assert found["places/quayside/"].chart


def test_a_place_that_is_no_more_says_what_it_became_and_is_nobodys_neighbour() -> None:
    council = shown.council(places={**LOCATED, "weir": {"name": "Weir", "point": [50.74, -1.96]}})
    ended = {"northgate": Ended("2024-05-02", ("harbour", "moor")), "quayside": Ended("2026-11", ())}
    found = {work.name: work.make() for work in outputs.planned([], council, shown.MOMENT, None, ended)}
    harbour, every = found["places/harbour/"], found["places/"]
    assert [x.name for x in harbour.group("neighbours")] == ["Moor"]
    assert [x.fate for x in harbour.group("inside")] == ["until November 2026"]
    fates = {b.link.name: b.link.fate for b in every.branches}
    assert fates == {
        "Harbour": "",
        "Moor": "",
        "Northgate": "until 2 May 2024, now part of Harbour and Moor",
        "Weir": "",
    }
    assert every.chart
    assert {mark.key for mark in every.chart.marks} == {"harbour", "weir"}
    assert harbour.chart
    assert {mark.key for mark in harbour.chart.marks} == {"harbour", "quayside"}


def test_years_of_a_place_have_no_map_and_rest_on_none() -> None:
    item = shown.item("old", "2025-05-01", places=("harbour",))
    year = composed(item, places=LOCATED)["places/harbour/2025/"]
    assert not year.chart
    assert not year.map_data
    council = shown.council(places=LOCATED)
    plans = [
        {work.name: work.rests_on for work in outputs.planned([item], council, shown.MOMENT, atlas)}
        for atlas in (Atlas(council), Atlas(council, Boundaries(digest="another")))
    ]
    changed = {name for name in plans[0] if plans[0][name] != plans[1][name]}
    assert changed == {"places/", *(f"places/{key}/" for key in LOCATED)}


def test_a_place_names_the_places_around_within_and_beside_it() -> None:
    found = composed()
    assert [x.name for x in found["places/quayside/"].group("holders")] == ["Harbour"]
    assert [x.name for x in found["places/harbour/"].group("inside")] == ["Pier", "Quayside"]
    assert [x.name for x in found["places/harbour/"].group("neighbours")] == ["Northgate"]


def test_topics_and_places_stand_in_the_order_of_their_names() -> None:
    found = composed(topics={"z": "apples", "a": "Zebras", "m": "Melons"})
    assert [x.name for x in found["topics/"].group("index")] == ["apples", "Melons", "Zebras"]


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


ROOT = ["feed.xml", "atom.xml", "feed.json"]


def test_a_list_names_its_own_feeds_rss_first_then_the_newsrooms() -> None:
    found = composed(shown.item("a", topics=("housing",), places=("pier",)), shown.event().item)
    feeds = {address: [feed.address for feed in listing.feeds] for address, listing in found.items()}
    own = ["topics/housing/feed.xml", "topics/housing/atom.xml", "topics/housing/feed.json"]
    assert feeds["topics/housing/"] == feeds["topics/housing/2026/"] == own + ROOT
    assert feeds["places/pier/"] == ["places/pier/feed.xml", "places/pier/calendar.ics", *ROOT]
    assert feeds["alerts/"] == ["alerts/feed.xml", "alerts/atom.xml", "alerts/feed.json", *ROOT]
    for address in ("events/", "consultations/"):
        assert feeds[address][:4] == [address + end for end in ("feed.xml", "atom.xml", "feed.json", "calendar.ics")]
    assert feeds["news/2026/11/"] == feeds["news/"] == feeds["topics/"] == [*ROOT, "calendar.ics"]


def newest(*items: Item) -> dict[str, str | None]:
    return {address: f"{x.newest:%m-%d}" if x.newest else None for address, x in composed(*items).items()}


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


KIND_LISTS = ("consultations/", "events/", "alerts/", "notices/", "statements/")


def test_every_kind_has_its_list_even_an_empty_one_and_all_news_leads_there_with_counts() -> None:
    found = composed(shown.alert().item, shown.item("plain"))
    assert set(KIND_LISTS) <= found.keys()
    assert counts(found["news/"], "kinds") == {address: int(address == "alerts/") for address in KIND_LISTS}
    assert not found["events/"].items
    assert [s.empty for s in found["events/"].sections] == ["No event is announced at the moment."]


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


def test_a_story_has_all_of_its_items_oldest_first_and_leads_to_the_feeds_of_their_topics() -> None:
    found = composed(
        shown.item("second", "2026-05-01", thread="harbour-library", topics=("libraries", "housing")),
        shown.item("first", "2025-05-01", thread="harbour-library", topics=("libraries",)),
        shown.item("other", thread="bridge"),
    )
    story = found["threads/harbour-library/"]
    assert story.title == "Harbour library"
    assert names(story) == ["first", "second"]
    assert [f.address for f in story.feeds] == ["topics/libraries/feed.xml", "topics/housing/feed.xml", *ROOT]
    assert names(found["threads/bridge/"]) == ["other"]


def test_a_story_has_the_name_that_the_settings_give_it() -> None:
    named = composed(shown.item(thread="harbour-library"), threads={"harbour-library": "A library for the Harbour"})
    assert named["threads/harbour-library/"].title == "A library for the Harbour"
    assert named["threads/harbour-library/"].subject == "A library for the Harbour"


def test_the_trail_of_an_item_leads_through_the_list_of_its_kind_or_else_of_its_month() -> None:
    def trail(item: Item) -> list[tuple[str, str]]:
        found = composed(item)
        links = listings.trail(item, shown.WORDS)
        assert all(link.address in found or not link.address for link in links), "to lists that are there"
        return [(link.name, link.address) for link in links]

    assert trail(shown.item()) == [("Home", ""), ("News", "news/"), ("November 2026", "news/2026/11/")]
    assert trail(shown.alert().item) == [("Home", ""), ("Alerts", "alerts/"), ("2026", "alerts/2026/")]
    assert trail(shown.event(starts="2027-01-05", ends=None).item)[-1] == ("2027", "events/2027/")


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
