"""The list of a place: what is current there, what is near, its map."""

from __future__ import annotations

from datetime import datetime

import outputs
import shown
from listed import composed, counts, names, newest
from newsroom.atlas import Atlas
from newsroom.boundaries import Boundaries
from newsroom.directory import Ended
from newsroom.item import Item
from newsroom.listing import Branch


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
