"""Lists, stories and the home page: what stands where, what is said of each item, how each is followed."""

from __future__ import annotations

import re

import outputs
import pytest
import shown
from lxml import html
from lxml.html import HtmlElement
from newsroom.directory import Ended
from newsroom.listing import Listing
from newsroom.made import Made
from newsroom.pages import Pages
from newsroom.settings import Settings

URL = "https://council.example/newsroom/"
CODED = shown.council(
    places={
        "harbour": {"name": "Harbour", "code": "E05000001"},
        "quayside": {"name": "Quayside", "within": ["harbour"]},
        "pier": {"name": "Pier", "within": ["quayside"]},
    },
    follow={"email": "https://lists.example/join?topic={key}"},
)
GONE = {"date": "2026-11-23", "reason": "The plan was dropped."}
SAMPLE = (
    shown.made("plain", places=("harbour",)),
    shown.made("near", places=("quayside",)),
    shown.made("far", places=("pier",), topics=("housing",), thread="harbour-library"),
    shown.made("gone", now="2026-11-25", withdrawn=GONE, topics=("housing",)),
    shown.made("before", "2026-09-01", thread="harbour-library", image={"src": "p.jpg", "alt": "A red door"}),
    shown.consultation("ask", now="2026-11-25", opens=None),
    shown.event("fair"),
    shown.notice("order"),
    shown.statement("word"),
    shown.alert("minor", severity="minor"),
    shown.alert("grave", severity="emergency"),
)


def lists(*made: Made, settings: Settings = CODED) -> dict[str, Listing]:
    items = sorted((m.item for m in made), key=lambda i: i.date, reverse=True)
    return {x.address: x for x in outputs.lists(items, settings, shown.MOMENT)}


def page(address: str, *made: Made, settings: Settings = CODED) -> HtmlElement:
    by_address = {m.item.address: m for m in made}
    return html.document_fromstring(shown.pages(settings).listing(lists(*made, settings=settings)[address], by_address))


def said(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def inside(element: HtmlElement, name: str, tag: str) -> list[HtmlElement]:
    """The elements of that name in those of the class `name`."""
    return [found for outer in element.find_class(name) for found in outer.iter(tag)]


def rows(found: HtmlElement) -> dict[str, HtmlElement]:
    return {
        row.find_class("p-name")[0].text_content().removeprefix("Title of "): row for row in found.find_class("h-entry")
    }


def home(
    settings: Settings = CODED, lead: Made | None = None, latest: tuple[Made, ...] = (), **few: object
) -> HtmlElement:
    made = shown.pages(settings).home(lead, latest, "<p>Welcome.</p>", "Newsroom", **few)  # type: ignore[arg-type]
    return html.document_fromstring(made)


@pytest.mark.parametrize(
    "address", ["news/", "topics/housing/", "news/2026/11/", "alerts/", "threads/harbour-library/"]
)
def test_a_list_is_a_feed_of_entries_that_other_sites_can_read(address: str) -> None:
    """https://microformats.org/wiki/h-feed"""
    found = page(address, *SAMPLE)
    assert len(found.find_class("h-feed")) == 1
    entries = found.find_class("h-entry")
    assert entries
    for entry in entries:
        assert [len(entry.find_class(name)) for name in ("u-url", "p-name", "dt-published", "p-summary")] == [
            1,
            1,
            1,
            1,
        ]


def test_the_home_page_is_a_feed_of_entries_that_other_sites_can_read() -> None:
    found = home(lead=SAMPLE[0], latest=SAMPLE[1:3], alerts=SAMPLE[-1:], events=SAMPLE[6:7])
    entries = found.find_class("h-entry")
    assert len(entries) == 5
    assert all(len(entry.find_class("u-url")) == len(entry.find_class("dt-published")) == 1 for entry in entries)


def test_a_row_says_its_kind_and_how_it_stands_in_a_word_and_a_shape() -> None:
    found = rows(page("news/", *SAMPLE))
    for name, kind, state in (
        ("plain", "News", ""), ("ask", "Consultation", "Open until 14 December 2026, 23:59"),
        ("fair", "Event", "Saturday 5 December 2026, 10:00 to 16:00, Harbour Library, Fish Street, EX1 2AB"),
        ("order", "Public notice", "Representations by 14 December 2026, 23:59"), ("word", "Statement", ""),
        ("grave", "Emergency", "Current Updated 22 November 2026, 15:10"), ("minor", "Minor alert", "Current"),
    ):  # fmt: skip
        row = found[name]
        assert said(row.find_class("kind")[0]) == kind
        assert inside(row, "kind", "svg"), name
        assert [bool(li.xpath(".//svg")) for li in inside(row, "states", "li")] == [True] * len(
            inside(row, "states", "li")
        )
        assert " ".join(map(said, row.find_class("states"))).startswith(state)
        assert bool(row.find_class("states")) == bool(state), name


def test_the_day_of_an_event_is_not_mistaken_for_that_of_its_publication() -> None:
    found = rows(page("news/", *SAMPLE))
    assert said(found["fair"].find_class("dt-published")[0]) == "Published 22 November 2026"
    assert said(found["ask"].find_class("dt-published")[0]) == "22 November 2026"


def test_an_emergency_that_is_over_does_not_look_like_one() -> None:
    over = shown.alert(
        "over", severity="emergency", now="2026-11-24", stood_down={"date": "2026-11-23", "text": "Over."}
    )
    found = rows(page("alerts/", over, *SAMPLE))
    assert "past" in found["over"].find_class("kind")[0].classes
    assert "past" not in found["grave"].find_class("kind")[0].classes


def test_no_two_kinds_or_grades_have_one_shape() -> None:
    found = rows(page("news/", *SAMPLE))
    drawn = {said(row.find_class("kind")[0]): inside(row, "kind", "path")[0].get("d") for row in found.values()}
    assert len(set(drawn.values())) == len(drawn) == 7


def test_shapes_are_silent_since_their_words_stand_beside_them() -> None:
    for address in ("news/", "alerts/", "threads/harbour-library/"):
        assert all(svg.get("aria-hidden") == "true" for svg in page(address, *SAMPLE).iter("svg"))


def test_what_was_withdrawn_is_marked_in_the_list_of_its_month_with_the_reason_alone() -> None:
    row = rows(page("news/2026/11/", *SAMPLE))["gone"]
    assert said(row.find_class("states")[0]) == "Withdrawn"
    assert said(row.find_class("p-summary")[0]) == "The plan was dropped."
    assert "Summary of gone" not in said(row)


def test_a_list_of_a_kind_has_headings_of_one_level_and_rows_below_them() -> None:
    closed = shown.consultation("old", date="2026-09-01", opens=None, closes="2026-10-01", now="2026-11-25")
    found = page("consultations/", *SAMPLE, closed)
    main = found.find_class("listing-main")[0]
    assert [(h.tag, said(h)) for h in main.iter("h2", "h3")] == [
        ("h2", "Open now"), ("h3", "Title of ask"), ("h2", "Closed: waiting for an outcome"), ("h3", "Title of old"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "says"),
    [("alerts/", "There is no alert at the moment."), ("consultations/", "No consultation is open at the moment."),
     ("statements/", "Nothing has been published here yet."), ("topics/libraries/", "Nothing has been published here yet.")],
)  # fmt: skip
def test_empty_lists_say_so(address: str, says: str) -> None:
    assert says in said(page(address))


def test_a_cut_list_says_that_there_is_more() -> None:
    many = [shown.event(f"e{n}") for n in range(60)]
    assert "The first 50 are shown here. All are listed by year." in said(page("events/", *many))
    assert "are shown here" not in said(page("events/2026/", *many))
    news = [shown.made(f"n{n}") for n in range(60)]
    assert "The newest 50 are shown here." in said(page("news/", *news))
    assert "are shown here" not in said(page("news/2026/11/", *news, SAMPLE[3]))


def test_a_place_says_its_official_code_and_what_that_is() -> None:
    assert "Official code E05000001, by which national statistics" in said(page("places/harbour/"))
    assert "Official code" not in said(page("places/pier/"))


LOCATED = shown.council(
    places={
        "harbour": {"name": "Harbour", "code": "E05000001", "point": [50.712, -1.983], "neighbours": ["northgate", "moor"],
                    "councillors": [{"name": "Maud Tresidder", "party": "Harbour First", "email": "maud@exampleton.gov.uk",
                                     "phone": "01632 960201", "page": "https://www.exampleton.example/maud"},
                                    {"name": "Pell Ashgrove"}]},
        "quayside": {"name": "Quayside", "within": ["harbour"], "point": [50.71, -1.986]},
        "northgate": {"name": "Northgate", "point": [50.73, -1.99]},
        "moor": {"name": "Moor"},
    }
)  # fmt: skip


def test_a_place_says_first_what_is_current_there() -> None:
    alert = shown.alert("flood", places=("harbour",), expires="2026-11-26 18:00", now="2026-11-25")
    ask = shown.consultation("ask", places=("harbour",), opens=None, now="2026-11-25")
    found = page("places/harbour/", alert, ask, shown.made("plain", places=("harbour",)), settings=LOCATED)
    main = found.find_class("listing-main")[0]
    assert [said(h) for h in main.iter("h2")] == ["Current alerts", "Open consultations", "November 2026"]
    (box,) = main.find_class("alerts")
    assert [said(h) for h in box.iter("h3")] == ["Title of flood"]
    assert said(main.xpath(".//h2")[0]) in said(box)


def test_what_ends_by_itself_says_when_the_browser_may_take_it_away() -> None:
    ending = shown.alert("ending", places=("harbour",), expires="2026-11-26 18:00", now="2026-11-25")
    open_end = shown.alert("open end", places=("harbour",), now="2026-11-25")
    fair = shown.event("fair", places=("harbour",))
    plain = shown.made("plain", places=("harbour",), expires="2026-12-01", now="2026-11-25")
    found = page("places/harbour/", ending, open_end, fair, plain, settings=LOCATED)
    until = {name: row.get("data-until") for name, row in rows(found).items()}
    assert until == {
        "ending": "2026-11-26T18:00:00+00:00", "open end": None, "fair": "2026-12-05T16:00:00+00:00", "plain": None,
    }  # fmt: skip
    assert found.find_class("alerts")[0].get("data-until") is None, "one of them stays"
    alone = page("places/harbour/", ending, settings=LOCATED)
    assert alone.find_class("alerts")[0].get("data-until") == "2026-11-26T18:00:00+00:00"
    assert not page("alerts/", ending, settings=LOCATED).xpath("//*[contains(@class, 'entry')][@data-until]"), (
        "the page of places alone"
    )


def test_the_map_of_a_place_is_silent_and_every_place_on_it_stands_in_the_list_beside_it() -> None:
    found = page("places/harbour/", settings=LOCATED)
    (figure,) = found.find_class("map")
    (svg,) = figure.iter("svg")
    assert svg.get("aria-hidden") == "true"
    assert said(figure.xpath("./figcaption")[0]).startswith("Map: Harbour inside the thick line")
    assert figure.get("aria-labelledby") == figure.xpath("./figcaption/@id")[0]
    shapes = [(a.get("href"), said(a), a.get("tabindex")) for a in svg.iter("a")]
    assert shapes == [("../northgate/", "Northgate", "-1"), ("../quayside/", "Quayside", "-1")]
    numbers = {said(li.find("a")): li.findtext("span") for li in inside(found, "around", "li")}
    assert numbers == {"Quayside": "1", "Northgate": "2", "Moor": None}
    assert {"1", "2", "Harbour"} == {text.text for text in svg.iter("text")}
    assert said(svg.find_class("map-place")[0]) == "Harbour"
    data = [a.get("href") for a in inside(found, "map-data", "a")]
    assert data == ["../../places/harbour/map.geojson"]
    assert "#_around" in {a.get("href") for a in inside(found, "listing-head", "a")}


def test_nothing_of_a_map_needs_a_style_of_its_own() -> None:
    whole = shown.pages(LOCATED).listing(lists(settings=LOCATED)["places/harbour/"], {})
    assert "style=" not in whole
    assert "fill=" not in whole


def test_a_place_of_which_nothing_is_known_has_neither_map_nor_places_around() -> None:
    found = page("places/northgate/", settings=shown.SETTINGS)
    assert not found.find_class("map")
    assert not found.find_class("around")
    assert "#_around" not in {a.get("href") for a in found.iter("a")}


def test_a_year_of_a_place_is_a_list_without_map_and_councillors() -> None:
    found = page("places/harbour/2026/", shown.made("plain", places=("harbour",)), settings=LOCATED)
    for name in ("map", "around", "councillors"):
        assert not found.find_class(name), name


def test_councillors_can_be_rung_and_written_to() -> None:
    (section,) = page("places/harbour/", settings=LOCATED).find_class("councillors")
    maud, pell = section.iter("li")
    assert said(maud) == "Maud Tresidder Harbour First 01632 960201 maud@exampleton.gov.uk"
    assert [a.get("href") for a in maud.iter("a")] == [
        "https://www.exampleton.example/maud", "tel:+441632960201", "mailto:maud@exampleton.gov.uk",
    ]  # fmt: skip
    assert said(pell) == "Pell Ashgrove"
    assert not list(pell.iter("a"))


def test_a_place_without_councillors_says_whose_it_shows() -> None:
    (section,) = page("places/quayside/", settings=LOCATED).find_class("councillors")
    assert said(section.xpath(".//h2")[0]) == "Councillors for Harbour"
    assert "Quayside lies in Harbour, which they were elected for." in said(section)
    assert not page("places/moor/", settings=LOCATED).find_class("councillors")


def test_the_list_of_places_has_one_map_and_what_lies_within_each_below_it() -> None:
    found = page("places/", settings=LOCATED)
    (area,) = found.find_class("places")
    top = area.xpath("./ul/li")
    assert [said(li.find("a")) for li in top] == ["Harbour", "Moor", "Northgate"]
    assert [said(a) for a in top[0].xpath("./ul/li/a")] == ["Quayside"]
    assert [li.findtext("span[@class='map-number']") for li in top] == ["1", None, "2"]
    assert [a.get("href") for a in inside(area, "map", "a")] == ["harbour/", "northgate/"]


def test_items_of_places_within_are_marked_with_their_place() -> None:
    found = rows(page("places/harbour/", *SAMPLE))
    marks = {name: [(said(a), a.get("href")) for a in row.find_class("inside")] for name, row in found.items()}
    assert marks["plain"] == []
    assert marks["near"] == [("In Quayside", "../../places/quayside/")]
    assert marks["far"] == [("In Pier", "../../places/pier/")]
    assert [a for a in found["near"].find_class("tag") if a.get("href").endswith("quayside/")] == found[
        "near"
    ].find_class("inside")
    both = shown.made("both", places=("harbour", "pier"))
    assert not page("places/harbour/", both).find_class("inside"), "it names this place too"
    assert not page("places/pier/", *SAMPLE).find_class("inside")
    assert not page("news/", *SAMPLE).find_class("inside")


def test_a_place_that_holds_others_says_that_its_feed_leaves_their_items_to_theirs() -> None:
    assert "News of the places in Harbour comes with those places." in said(page("places/harbour/"))
    assert "comes with those places" not in said(page("places/pier/"))


@pytest.mark.parametrize(
    ("address", "name", "feed"),
    [("news/", "Exampleton Newsroom", "feed.xml"), ("news/2026/11/", "Exampleton Newsroom", "feed.xml"),
     ("topics/", "Exampleton Newsroom", "feed.xml"), ("topics/housing/", "Housing", "topics/housing/feed.xml"),
     ("places/pier/", "Pier", "places/pier/feed.xml"), ("events/2026/", "Events", "events/feed.xml")],
)  # fmt: skip
def test_every_list_says_in_one_box_how_it_is_followed(address: str, name: str, feed: str) -> None:
    found = page(address, *SAMPLE)
    (box,) = found.find_class("ways")
    assert said(box.xpath(".//h2")[0]) == f"Follow {name}"
    links = [a.get("href") for a in box.xpath(".//li//a")]
    assert links[0].startswith("https://lists.example/join?topic=")
    assert f"{URL}{feed}" in [said(a) for a in box.find_class("address")], "the whole address, to be copied"
    assert box.xpath(".//p/a")[-1].get("href").endswith("follow/")
    assert [a for a in inside(found, "listing-head", "a") if a.get("href") == f"#{box.get('id')}"]
    assert len(said(box).split()) < 80


def test_the_head_of_a_list_names_its_feeds_with_their_types() -> None:
    found = page("events/", *SAMPLE)
    offered = [(x.get("type"), x.get("href").removeprefix(URL)) for x in found.xpath("//link[@rel='alternate']")]
    assert offered[:4] == [
        ("application/rss+xml", "events/feed.xml"), ("application/atom+xml", "events/atom.xml"),
        ("application/feed+json", "events/feed.json"), ("text/calendar", "events/calendar.ics"),
    ]  # fmt: skip
    assert ("application/rss+xml", "feed.xml") in offered


def test_a_story_is_told_in_order_and_says_where_it_is_followed() -> None:
    found = page("threads/harbour-library/", *SAMPLE)
    assert said(found.xpath("//h1")[0]) == "Harbour library"
    assert "The story so far" in said(found.xpath("//main")[0])
    assert [said(x) for x in inside(found, "so-far", "h2")] == ["Title of before", "Title of far"]
    assert [said(x) for x in inside(found, "so-far", "time")] == ["1 September 2026", "22 November 2026"]
    (box,) = found.find_class("ways")
    assert [a.get("href") for a in box.xpath(".//li//a")] == ["../../topics/housing/#_follow"]
    assert "feed.xml" not in {a.get("href") for a in found.iter("a")}


def test_all_news_leads_to_the_list_of_every_kind() -> None:
    side = page("news/", *SAMPLE).xpath("//nav[@aria-label='By kind']//a")
    assert [a.get("href") for a in side] == [
        "../alerts/", "../events/", "../consultations/", "../notices/", "../statements/",
    ]  # fmt: skip


def test_the_home_page_shows_current_alerts_before_all_else() -> None:
    alerts = [shown.alert(f"a{n}", severity="emergency" if not n else "minor") for n in range(3)]
    found = home(lead=SAMPLE[0], latest=SAMPLE[1:3], alerts=alerts)
    (block,) = found.find_class("alerts")
    assert list(rows(block)) == ["a0", "a1", "a2"]
    assert said(block.find_class("kind")[0]) == "Emergency"
    assert [a.get("href") for a in inside(block, "more", "a")] == ["alerts/"]
    assert found.find_class("h-entry")[0] in block.iter()
    assert not home(lead=SAMPLE[0]).find_class("alerts")


def test_the_home_page_shows_what_it_is_given_where_it_is_given() -> None:
    alert = shown.alert("a")
    found = home(lead=alert, latest=SAMPLE[:2], alerts=(alert,))
    assert "Title of a" in said(found.find_class("lead")[0])
    assert list(rows(found.find_class("latest")[0])) == ["plain", "near"]
    assert not home(alerts=(alert,)).find_class("lead")
    assert "Nothing has been published" not in said(home(alerts=(alert,)))


def test_the_home_page_shows_open_consultations_and_coming_events_with_their_dates() -> None:
    many = {"consultations": [shown.consultation(f"c{n}", now="2026-11-25") for n in range(4)],
            "events": [shown.event(f"e{n}") for n in range(4)]}  # fmt: skip
    found = home(lead=SAMPLE[0], **many)
    for name, date in (("consultations", "Open until 14 December"), ("events", "Saturday 5 December 2026, 10:00")):
        (section,) = found.xpath(f"//section[@aria-labelledby='home-{name}']")
        assert len(rows(section)) == 4
        assert all(date in said(row) for row in rows(section).values())
        assert [a.get("href") for a in inside(section, "more", "a")] == [f"{name}/"]
    assert not home(lead=SAMPLE[0]).xpath("//*[@aria-labelledby='home-events']")


def test_the_home_page_names_no_place_that_is_no_more() -> None:
    ended = {"northgate": Ended("2024-05-02", ("harbour",))}
    lists = [work.make() for work in outputs.planned((), CODED, shown.MOMENT, None, ended)]
    (places,) = home(lists=lists).xpath("//section[@aria-labelledby='home-places']//ul")
    assert "Harbour" in places.text_content()
    assert "Northgate" not in places.text_content()


def test_an_empty_home_page_says_so_and_leads_on() -> None:
    empty = home(shown.SETTINGS, lists=lists(settings=shown.SETTINGS).values())
    assert "Nothing has been published here yet." in said(empty)
    assert {"topics/housing/", "places/pier/"} <= {a.get("href") for a in empty.iter("a")}


def test_a_row_that_was_kept_reads_on_every_page_as_if_it_were_made_for_it() -> None:
    by_address, found = {m.item.address: m for m in SAMPLE}, lists(*SAMPLE)
    maker = shown.pages(CODED)
    kept = {address: maker.shell.ask.row(made) for address, made in by_address.items()}
    for address in ("news/", "topics/housing/", "places/harbour/", "news/2026/11/", "events/2026/", "places/pier/"):
        assert maker.listing(found[address], kept) == shown.pages(CODED).listing(found[address], by_address)


def test_a_row_is_of_one_made_item_and_no_other() -> None:
    plain, marked = shown.made("a"), shown.made("a", mark="Not public")
    maker, listing = shown.pages(CODED), lists(plain)["news/"]
    assert "Not public" not in maker.listing(listing, {plain.item.address: plain})
    assert "Not public" in maker.listing(listing, {marked.item.address: marked})
    assert maker.shell.ask.row(plain) != maker.shell.ask.row(marked)


def test_a_list_reads_the_same_from_rows_that_an_earlier_build_kept() -> None:
    by_address, found = {m.item.address: m for m in SAMPLE}, lists(*SAMPLE)
    earlier = shown.pages(CODED).shell.ask
    kept = {address: earlier.row(made) for address, made in by_address.items()}
    assert all(type(row) is str for row in kept.values())
    maker = shown.pages(CODED)
    for listing in found.values():
        assert maker.listing(listing, kept) == maker.listing(listing, by_address)


def test_no_mark_of_a_kept_row_is_left_on_a_page() -> None:
    by_address = {m.item.address: m for m in SAMPLE}
    for listing in lists(*SAMPLE).values():
        assert not re.search("[\0-\3]", shown.pages(CODED).listing(listing, by_address))


def test_a_place_within_that_of_the_page_stands_beside_the_kind_and_not_among_the_tags() -> None:
    made = shown.made("a", topics=("housing",), places=("pier",))
    maker = shown.pages(CODED)
    (row,) = html.fromstring(maker.listing(lists(made)["places/harbour/"], {made.item.address: made})).xpath(
        "//*[contains(@class, 'h-entry')]"
    )
    assert [said(a) for a in row.xpath(".//*[contains(@class, 'inside')]")] == ["In Pier"]
    assert [said(a) for a in row.xpath(".//ul[@class='tags']//a")] == ["Housing"]
    alone = shown.made("b", places=("pier",))
    (row,) = html.fromstring(maker.listing(lists(alone)["places/harbour/"], {alone.item.address: alone})).xpath(
        "//*[contains(@class, 'h-entry')]"
    )
    assert not row.xpath(".//ul[@class='tags']")


@pytest.mark.parametrize(
    ("ended", "title", "text"),
    [
        (
            Ended("2024-05-02", ("quayside", "pier")),
            "This area ended on 2 May 2024",
            "It is now part of Quayside and Pier.",
        ),
        (Ended("2026-11", ("pier",)), "This area ended by November 2026", "It is now part of Pier."),
        (Ended("2026-11", ()), "This area ended by November 2026", ""),
    ],
)
def test_the_page_of_a_place_that_is_no_more_says_so_and_leads_on(ended: Ended, title: str, text: str) -> None:
    maker = Pages(CODED, shown.WORDS, shown.MENU, shown.ASSETS, ended={"harbour": ended})
    listed = lists(*SAMPLE)
    made = {m.item.address: m for m in SAMPLE}
    gone, here = (
        html.document_fromstring(maker.listing(listed[f"places/{key}/"], made)) for key in ("harbour", "pier")
    )
    [panel] = gone.find_class("panel-ended")
    assert said(panel) == f"{title} {text} What was published for it stays here.".replace("  ", " ")
    assert [a.get("href") for a in panel.iter("a")] == [f"../../places/{key}/" for key in ended.became]
    assert not here.find_class("panel-ended")
    assert here.find_class("my-area-choice")
    assert not gone.find_class("my-area-choice"), "nobody lives there any more"


def test_a_council_without_places_is_not_led_to_them() -> None:
    council = shown.council(places={})
    maker = shown.pages(council)
    assert "../../../../places/" not in re.findall(r'href="([^"]*)"', maker.item(shown.made("c")))
    assert "Nothing has been published here yet." in said(page("places/", settings=council))
    assert "Places" not in said(home(council))


def test_the_menu_names_the_lists_that_residents_ask_for() -> None:
    menu = page("notices/").xpath("//*[@id='_menu']//a")
    assert [said(a) for a in menu] == [
        "News", "Have your say", "Events", "Alerts", "Topics", "Places", "About", "Follow",
    ]  # fmt: skip
    assert not [a for a in menu if a.get("aria-current")], "notices stand under none of them"


DECIDED = {"date": "2026-10-20", "text": "It stays.", "you_said": "Keep it.", "we_did": "We kept it."}
ASKING = (
    shown.consultation("ask", now="2026-11-25", opens=None),
    shown.consultation("mail", now="2026-11-25", opens=None, closes="2026-12-20", respond={"email": "a@b.example"}),
    shown.consultation("soon", opens="2026-12-01"),
    shown.consultation("done", date="2026-09-01", now="2026-11-25", opens=None, closes="2026-10-01", outcome=DECIDED),
    shown.consultation("plain", date="2026-09-02", now="2026-11-25", opens=None, closes="2026-10-01",
                       outcome={"date": "2026-10-19", "text": "It goes."}),
)  # fmt: skip


def test_each_open_consultation_says_right_there_how_to_respond_and_what_the_mail_is_about() -> None:
    found = page("consultations/", *ASKING)
    ways = found.find_class("respond")
    assert [one.get("aria-label") for one in ways] == ["How to respond: Title of ask", "How to respond: Title of mail"]
    assert said(ways[0]) == (
        "How to respond Respond online Email: have+say@exampleton.gov.uk Telephone: 01632 960111 ext 4 "
        "Post: Town Hall, Exampleton EX1 2AB"
    )
    form, mail, phone = ways[0].iter("a")
    assert (form.get("href"), form.get("aria-label")) == (shown.RESPOND["form"], "Respond online: Title of ask")
    assert mail.get("href").endswith("?subject=Title%20of%20ask%20%5B01JDZZZZZZZZZZZZZZZZZZZZZZ%5D")
    assert phone.get("href") == "tel:+441632960111"
    assert said(ways[1]) == "How to respond Email: a@b.example"


def test_each_decided_consultation_says_what_became_of_it_what_was_said_and_what_was_done() -> None:
    found = page("consultations/", *ASKING)
    told = [said(one) for one in found.find_class("row-more") if "respond" not in one.classes]
    assert told == ["Outcome: It stays. You said Keep it. We did We kept it.", "Outcome: It goes."]


def test_a_calendar_of_closing_dates_stands_at_the_top_of_the_consultations() -> None:
    for address in ("consultations/", "consultations/2026/"):
        (link,) = page(address, *ASKING).xpath("//header//p[@class='calendar']/a")
        assert (said(link), link.get("href").removeprefix("../").removeprefix("../")) == (
            "Closing dates for your calendar", "consultations/calendar.ics",
        )  # fmt: skip
    assert not page("events/", *SAMPLE).xpath("//p[@class='calendar']")


def test_years_and_other_lists_show_consultations_as_plain_rows() -> None:
    for address in ("consultations/2026/", "news/", "news/2026/11/"):
        assert page(address, *ASKING).find_class("row-more") == []


def test_a_browser_can_say_in_every_list_how_many_days_are_left() -> None:
    for address in ("consultations/", "news/", "consultations/2026/"):
        (days,) = rows(page(address, *ASKING))["ask"].find_class("days-left")
        assert (days.get("data-days-left"), days.get("hidden")) == ("2026-12-14T23:59:00+00:00", "")
        assert not rows(page(address, *ASKING))["soon"].find_class("days-left")
    (days,) = rows(page("notices/", *SAMPLE))["order"].find_class("days-left")
    assert days.get("data-days-left") == "2026-12-14T23:59:00+00:00"


def test_consultations_lead_to_the_public_notices_on_which_one_can_comment_too() -> None:
    assert page("consultations/", *ASKING).xpath("//header//a[starts-with(., 'Public notices')]/@href") == [
        "../notices/"
    ]


def test_no_heading_of_alerts_is_left_above_nothing_when_they_have_ended() -> None:
    end = "2026-11-26T18:00:00+00:00"
    ending = shown.alert("ending", expires="2026-11-26 18:00", now="2026-11-25")
    (block,) = home(alerts=[ending], lists=lists(ending).values()).find_class("alerts")
    assert block.get("data-until") == end, "the heading and the link below it are in it"
    found = page("alerts/", ending, settings=LOCATED)
    (none,) = found.xpath("//*[@data-from and contains(@class, 'empty')]")
    assert (none.get("data-from"), none.get("hidden")) == (end, "")
    assert said(none) == (
        "What stood here was to end by now. It may have been extended, or there may be new alerts: see Current alerts."
    ), "without a build nobody knows"
    assert none.xpath("a/@href") == ["../now/"]
    assert [box.get("data-until") for box in found.xpath("//*[@class='rows']")] == [end]
    lasting = shown.alert("lasting", now="2026-11-25")
    (block,) = home(alerts=[ending], lists=lists(ending, lasting).values()).find_class("alerts")
    assert block.get("data-until") is None, "one that there was no room for goes on"
    assert not page("alerts/", ending, lasting, settings=LOCATED).xpath("//*[@class='empty']")
