"""The page of an item in every kind and state: what is said first, what is offered still, what is said of the past."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from urllib.parse import urljoin

import pytest
import shown
from lxml import html
from lxml.html import HtmlElement
from newsroom import pages, standins
from newsroom.item import Item
from newsroom.made import Made

URL = "https://council.example/newsroom/"
CORRECTIONS = (
    {"date": "2026-11-24 10:15", "was": "It is on Monday.", "now": "It is on Tuesday."},
    {"date": "2026-11-23", "was": "It is free.", "now": "It costs one pound."},
)
CHANGES = (
    {"date": "2026-11-25 09:00", "note": "A plan was added.", "major": True},
    {"date": "2026-11-24", "note": "A link was mended."},
    {"date": "2026-11-23", "note": "A spelling was mended."},
)
OUTCOME = {
    "date": "2027-02-01 10:00",
    "text": "Weekly collections stay.",
    "you_said": "Keep them.",
    "we_did": "We kept them.",
}
STOOD_DOWN = {"date": "2026-11-23 08:00", "text": "The river is back in its bed."}
WITHDRAWN = {"date": "2026-12-01 09:00", "reason": "The hall is flooded."}
STATES = {
    "news": shown.made(topics=("housing",), places=("pier",)),
    "news, corrected and changed": shown.made(now="2026-12-01", corrections=CORRECTIONS, changes=CHANGES),
    "news, expired": shown.made(now="2026-12-02", expires="2026-12-01"),
    "statement": shown.statement(),
    "notice": shown.notice(),
    "notice, closed": shown.notice(now="2026-12-15"),
    "notice without a period": shown.notice(representations_by="none"),
    "consultation, upcoming": shown.consultation(),
    "consultation, open": shown.consultation(now="2026-12-01"),
    "consultation, closed": shown.consultation(now="2026-12-15"),
    "consultation, decided": shown.consultation(now="2027-03-01", outcome=OUTCOME),
    "event": shown.event(),
    "event, over": shown.event(now="2026-12-06"),
    "minor alert": shown.alert(severity="minor"),
    "major alert": shown.alert(),
    "emergency": shown.alert(severity="emergency"),
    "alert, stood down": shown.alert(now="2026-11-24T00:00", stood_down=STOOD_DOWN),
    "alert, expired": shown.alert(now="2026-12-02T00:00", expires="2026-12-01"),
    "withdrawn": shown.event("gone", now="2026-12-06", withdrawn=WITHDRAWN, topics=("markets",)),
}
every_state = pytest.mark.parametrize("state", STATES)


def page(made: Made, *story: Item) -> HtmlElement:
    return html.fromstring(shown.pages().item(made, story))


PAGES = {state: page(made) for state, made in STATES.items()}


def said(element: HtmlElement, path: str = ".") -> str:
    """The words of what an XPath finds, one after the other."""
    return " ".join(" ".join(found.text_content().split()) for found in element.xpath(path))


def main(state: str) -> str:
    return said(PAGES[state], "//main")


def state(state: str) -> str:
    """How the facts say that it stands."""
    return said(PAGES[state], "//section[@aria-labelledby='_facts']//ul[@class='states']/li")


def fact(state: str, name: str) -> str:
    return said(PAGES[state], f"//dt[normalize-space()='{name}']/following-sibling::dd")


def classed(name: str) -> str:
    return f"//*[contains(concat(' ', @class, ' '), ' {name} ')]"


@every_state
def test_headings_begin_with_the_title_and_skip_no_level(state: str) -> None:
    levels = [int(h.tag[1]) for h in PAGES[state].iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@every_state
def test_no_id_stands_twice_and_every_label_exists(state: str) -> None:
    ids = PAGES[state].xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(PAGES[state].xpath("//@aria-labelledby")) <= set(ids)


@every_state
def test_nothing_is_styled_or_run_inline(state: str) -> None:
    found = PAGES[state]
    assert found.xpath("//style | //@style | //@*[starts-with(name(), 'on')]") == []
    assert found.xpath("//script[not(@src) and @type != 'application/ld+json']") == []


@every_state
def test_no_page_is_without_words_for_its_kind(state: str) -> None:
    kind = STATES[state].item.kind
    word = {"alert": shown.WORDS(f"severity_{getattr(STATES[state].item, 'severity', '')}")} if kind == "alert" else {}
    assert word.get(kind, shown.WORDS(f"kind_{kind}")) in said(PAGES[state], classed("kicker"))
    assert PAGES[state].xpath(classed("kicker") + "//*[local-name()='svg']"), "and a shape"


def test_a_statement_names_who_says_it() -> None:
    assert said(PAGES["statement"], classed("said")).endswith("Press office, Exampleton Borough Council")
    alone = page(shown.statement(contact=None))
    assert said(alone, classed("said-by")) == "Exampleton Borough Council"


def test_a_notice_names_its_law_its_time_and_what_it_affects() -> None:
    assert fact("notice", "Legal basis") == "Road Traffic Regulation Act 1984, section 14"
    assert fact("notice", "Representations") == "Until 14 December 2026, 23:59"
    assert fact("notice", "Streets affected") == "Fish StreetCustom House Steps"
    assert fact("notice", "Postcodes affected") == "EX1 2AB"
    (mail,) = PAGES["notice"].xpath("//section[@aria-labelledby='_respond']//a[starts-with(@href, 'mailto:')]/@href")
    assert mail.startswith("mailto:press@exampleton.gov.uk?subject=Title%20of%20notice%20%5B01J")


def test_a_notice_takes_representations_only_while_there_is_time() -> None:
    assert "How to make a representation" not in main("notice, closed") + main("notice without a period")
    assert state("notice, closed") == "Representations closed"
    assert fact("notice without a period", "Representations") == "The law gives no period for representations."


def test_an_open_consultation_says_until_when_and_how_to_respond() -> None:
    found = PAGES["consultation, open"]
    assert state("consultation, open") == "Open for responses"
    assert fact("consultation, open", "Closes") == "14 December 2026, 23:59"
    ways = [a.get("href") for a in found.xpath("//section[@aria-labelledby='_respond']//a")]
    assert ways[0] == "https://www.exampleton.gov.uk/survey?id=4"
    assert "mailto:have%2Bsay@exampleton.gov.uk?subject=" in ways[1]
    assert ways[2] == "tel:+441632960111"
    assert "Post: Town Hall, Exampleton EX1 2AB" in said(found, "//section[@aria-labelledby='_respond']")


def test_a_consultation_before_it_opens_says_when_and_offers_no_form() -> None:
    assert state("consultation, upcoming") == "Not open yet"
    assert fact("consultation, upcoming", "Opens") == "24 November 2026"
    assert "survey" not in html.tostring(PAGES["consultation, upcoming"].xpath("//main")[0]).decode()


def test_a_closed_consultation_says_so_and_offers_no_form() -> None:
    assert state("consultation, closed") == "Closed: it takes no more responses"
    assert fact("consultation, closed", "Closes") == "14 December 2026, 23:59"
    assert "survey" not in html.tostring(PAGES["consultation, closed"].xpath("//main")[0]).decode()


def test_the_outcome_of_a_consultation_stands_with_its_date_above_its_text() -> None:
    found = PAGES["consultation, decided"]
    assert said(found, "//header//*[@id='outcome']") == (
        "Outcome 1 February 2027, 10:00 Weekly collections stay. You said Keep them. We did We kept them."
    )
    assert "How to respond" not in main("consultation, decided")


def test_an_event_says_when_and_where_for_people_and_machines() -> None:
    found = PAGES["event"]
    assert fact("event", "When") == "Saturday 5 December 2026, 10:00 to 16:00"
    assert fact("event", "Where") == "Harbour Library, Fish Street, EX1 2AB"
    (root,) = found.xpath(classed("h-event"))
    assert root.xpath("." + classed("dt-start") + "/@datetime") == ["2026-12-05T10:00:00+00:00"]
    assert root.xpath("." + classed("dt-end") + "/@value") == ["2026-12-05T16:00:00+00:00"]
    assert len(root.xpath("." + classed("p-location"))) == 1


@pytest.mark.parametrize(
    ("state", "moment"),
    [
        ("consultation, upcoming", "24 November 2026"),
        ("consultation, open", "14 December 2026, 23:59"),
        ("consultation, closed", "14 December 2026"),
        ("notice", "14 December 2026"),
        ("notice, closed", "14 December 2026"),
        ("event, over", "5 December 2026"),
        ("major alert", "22 November 2026, 18:00"),
    ],
)
def test_what_counts_is_said_once_on_a_page(state: str, moment: str) -> None:
    assert main(state).count(moment) == 1
    states = PAGES[state].xpath("//ul[@class='states']/li[not(@hidden)]")
    assert len(states) == 1


@pytest.mark.parametrize(
    ("state", "listing", "name"),
    [
        ("statement", "statements/", "Statements"),
        ("notice", "notices/", "Public notices"),
        ("consultation, open", "consultations/", "Have your say"),
        ("event", "events/", "Events"),
        ("major alert", "alerts/", "Alerts"),
        ("withdrawn", "events/", "Events"),
    ],
)
def test_an_item_of_a_kind_leads_to_the_list_of_its_kind(state: str, listing: str, name: str) -> None:
    found = PAGES[state]
    way = f"../../../../{listing}"
    crumbs = found.xpath("//nav[@aria-label='Breadcrumb']//a")
    assert [(said(a), a.get("href")) for a in crumbs][1:] == [(name, way), ("2026", f"{way}2026/")]
    if state != "withdrawn":
        assert found.xpath("//*[@class='kicker']/a[contains(@class, 'kind')]/@href") == [way]


def test_the_menu_marks_the_list_of_the_items_kind() -> None:
    def marked(state: str) -> list[str]:
        return [said(a) for a in PAGES[state].xpath("//*[@id='_menu']//a[@aria-current='true']")]

    for state, name in (("news", "News"), ("event", "Events"), ("major alert", "Alerts"), ("consultation, open", "Have your say"), ("withdrawn", "Events")):  # fmt: skip
        assert marked(state) == [name], state
    assert marked("notice") == [], "which stand under none of them"


def test_news_has_no_list_of_its_kind_to_lead_to() -> None:
    assert not PAGES["news"].xpath("//*[@class='kicker']/a[contains(@class, 'kind')]")


@every_state
def test_the_list_of_its_month_can_be_reached_from_every_item(state: str) -> None:
    assert "../../../../news/2026/11/" in PAGES[state].xpath("//a/@href")


def test_a_calendar_is_offered_for_what_is_still_to_come() -> None:
    def calendars(state: str) -> list[str]:
        there = [urljoin(f"{URL}news/2026/11/x/", link) for link in PAGES[state].xpath("//main//a/@href")]
        return [link.removeprefix(URL) for link in there if link.endswith(".ics")]

    assert calendars("event") == ["events/calendar.ics"]
    assert calendars("consultation, open") == ["consultations/calendar.ics"]
    assert calendars("event, over") == calendars("consultation, closed") == []


def test_an_event_that_is_over_says_so() -> None:
    assert "Over" in said(PAGES["event, over"], classed("states"))
    assert not PAGES["event"].xpath(classed("states"))


@pytest.mark.parametrize(
    ("state", "severity"), [("minor alert", "minor"), ("major alert", "major"), ("emergency", "emergency")]
)
def test_an_alert_says_right_below_its_title_what_to_do_now(state: str, severity: str) -> None:
    (title,) = PAGES[state].xpath("//h1")
    first = title.getnext()
    assert said(first) == "What to do now Move your car to higher ground."
    assert f"panel-{severity}" in first.get("class").split()
    assert PAGES[state].xpath(classed("item-live"))
    assert first.xpath(".//*[local-name()='svg']"), "not by its colour alone"


def test_an_alert_is_a_log_with_its_newest_update_first_each_of_which_can_be_linked() -> None:
    log = PAGES["major alert"].xpath("//ol[@reversed]/li")
    assert [entry.get("id") for entry in log] == ["update-3", "update-2", "update-1"]
    assert said(log[0]) == "22 November 2026, 15:10 The river has stopped rising."


def test_an_alert_says_when_it_was_last_confirmed_and_when_there_will_be_more() -> None:
    assert fact("major alert", "Last confirmed") == "22 November 2026, 15:10"
    assert fact("major alert", "Next update") == "22 November 2026, 18:00"
    assert fact("major alert", "Next update was due at") == "22 November 2026, 18:00"
    assert "2026-11-22T18:00:00+00:00" in PAGES["major alert"].xpath("//dd/time/@datetime")
    assert not PAGES["major alert"].xpath("//dd/time/@class"), "no hooks that nothing hangs on"
    assert fact("major alert", "Streets affected") == "The Quay"
    assert fact("major alert", "Postcodes affected") == "EX1 2ABEX1 2AD"


def test_the_time_of_the_next_update_becomes_the_time_it_was_due_without_a_build() -> None:
    due = "2026-11-22T18:00:00+00:00"
    names = PAGES["major alert"].xpath("//dt[starts-with(normalize-space(), 'Next update')]")
    told = {said(name): name.attrib for name in names}
    assert dict(told["Next update"]) == {"data-until": due}
    assert dict(told["Next update was due at"]) == {"data-from": due, "hidden": ""}


def test_more_that_is_promised_for_midnight_and_an_end_then_have_their_time() -> None:
    found = page(shown.alert(next_update="2026-11-23 00:00", expires="2026-11-24 00:00"))
    times = [said(one) for one in found.xpath("//section[@aria-labelledby='_facts']//dd/time")]
    assert {"23 November 2026, 00:00", "24 November 2026, 00:00"} <= {*times}


def way_to_box(state: str) -> list[str]:
    return [said(link) for link in PAGES[state].xpath("//main//a[@href='../../../../alerts/#_street']")]


def test_an_alert_leads_to_the_box_for_streets_as_long_as_that_knows_it() -> None:
    assert way_to_box("major alert") == way_to_box("notice") == ["Is it about my street? Ask by street or postcode"]
    assert way_to_box("alert, stood down") == way_to_box("alert, expired") == []
    maker = pages.Pages(shown.SETTINGS, shown.WORDS, shown.MENU, shown.ASSETS, has_postcodes=False)
    assert "Ask by street<" in maker.item(shown.alert())


@pytest.mark.parametrize("state", ["alert, stood down", "alert, expired"])
def test_an_alert_that_is_over_asks_nobody_to_do_anything(state: str) -> None:
    assert "What to do now" not in main(state)
    assert not PAGES[state].xpath(classed("item-live")), "nor is it drawn as if it went on"
    assert "Next update" not in main(state)
    assert fact(state, "What we asked people to do") == "Move your car to higher ground."


def test_an_alert_that_was_stood_down_says_so_right_below_its_title() -> None:
    first = PAGES["alert, stood down"].xpath("//h1")[0].getnext()
    assert first.get("id") == "stood-down"
    assert said(first) == "This alert is over 23 November 2026, 08:00 The river is back in its bed."


@pytest.mark.parametrize("state", ["alert, expired", "news, expired"])
def test_what_has_expired_says_so_right_below_its_title(state: str) -> None:
    first = PAGES[state].xpath("//h1")[0].getnext()
    assert said(first).startswith("No longer current This has not been current since 1 December 2026, 23:59.")


def test_a_correction_stands_above_the_text_with_what_was_wrong_and_what_is_right() -> None:
    found = PAGES["news, corrected and changed"].xpath("//header//*[starts-with(@id, 'correction-')]")
    assert [one.get("id") for one in found] == ["correction-2", "correction-1"]
    assert said(found[0]) == (
        "Correction 24 November 2026, 10:15 We said It is on Monday. What is right It is on Tuesday."
    )


def test_changes_stand_below_the_text_newest_first_with_minor_ones_folded_away() -> None:
    (section,) = PAGES["news, corrected and changed"].xpath("//section[@aria-labelledby='_changes']")
    assert said(section, "./ul/li") == "25 November 2026, 09:00 A plan was added."
    (folded,) = section.xpath("./details[not(@open)]")
    assert said(folded, "./summary") == "2 smaller changes"
    assert said(folded, ".//li") == "24 November 2026 A link was mended. 23 November 2026 A spelling was mended."


def test_the_dateline_says_when_an_item_was_updated_only_if_it_was() -> None:
    found = PAGES["news, corrected and changed"]
    assert found.xpath(classed("dt-updated") + "/@datetime") == ["2026-11-25T09:00:00+00:00"]
    assert "Updated 25 November 2026, 09:00" in said(found, classed("dateline"))
    assert not PAGES["news"].xpath(classed("dt-updated"))


def test_the_story_so_far_links_the_other_items_and_the_whole_story() -> None:
    made = shown.made("b", thread="library")
    gone = shown.event("d", now="2027-01-01", withdrawn=WITHDRAWN, thread="library")
    found = page(made, made.item, gone.item, shown.item("a", "2026-10-01", thread="library"))
    entries = found.xpath("//section[@aria-labelledby='_story']//li")
    assert [said(entry) for entry in entries] == [
        "1 October 2026 Title of a", "22 November 2026 Title of b",
    ]  # fmt: skip
    assert [entry.xpath("a/@href") for entry in entries] == [["../../../../news/2026/10/a/"], []]
    assert said(entries[1], "*[@aria-current='page']") == "Title of b"
    assert found.xpath("//section[@aria-labelledby='_story']/p/a/@href") == ["../../../../threads/library/"]
    assert said(found, "//section[@aria-labelledby='_story']/p") == "The whole story: 2 items"
    assert not page(made, made.item).xpath("//section[@aria-labelledby='_story']")


def test_an_item_leads_people_to_where_they_choose_how_to_follow_and_never_to_a_file_for_programs() -> None:
    links = PAGES["major alert"].xpath("//main//a/@href")
    assert "../../../../alerts/#_follow" in links
    assert "../../../../follow/" in links
    assert not [link for page in PAGES.values() for link in page.xpath("//a/@href") if "feed.xml" in link]


def test_the_head_names_each_feed_with_its_own_type() -> None:
    found = PAGES["event"].xpath("//link[@rel='alternate']")
    assert [(link.get("href").removeprefix(URL), link.get("type")) for link in found] == [
        ("events/feed.xml", "application/rss+xml"),
        ("feed.xml", "application/rss+xml"),
        ("atom.xml", "application/atom+xml"),
        ("events/calendar.ics", "text/calendar"),
    ]


def test_a_withdrawn_item_says_what_was_here_when_and_why_it_went() -> None:
    text = main("withdrawn")
    for part in ("Withdrawn", "Event", "Title of gone", "22 November 2026", "1 December 2026, 09:00", "The hall is flooded."):  # fmt: skip
        assert part in text, part
    assert PAGES["withdrawn"].xpath("//*[@id='withdrawn']")
    assert {"../../../../topics/markets/", "../../../../events/", "../../../../news/"} <= set(
        PAGES["withdrawn"].xpath("//main//a/@href")
    )


def test_a_withdrawn_item_leads_to_its_story_as_long_as_something_of_that_is_left() -> None:
    gone = shown.event("gone", now="2026-12-06", withdrawn=WITHDRAWN, thread="old-market")

    def stories(*story: Item) -> list[str]:
        links = page(gone, *story).xpath("//main//a")
        return [said(a) for a in links if a.get("href") == "../../../../threads/old-market/"]

    assert stories(gone.item, shown.item("other", thread="old-market")) == ["Old market"]
    assert stories(gone.item) == []


def test_a_withdrawn_item_leaves_nothing_to_search_engines_and_networks() -> None:
    head = PAGES["withdrawn"].xpath("//head")[0]
    assert head.xpath("meta[@name='robots']/@content") == ["noindex"]
    assert head.xpath("meta[starts-with(@property, 'og:')] | script[@type='application/ld+json']") == []
    assert "Harbour Library" not in html.tostring(PAGES["withdrawn"]).decode()


def test_a_preview_keeps_its_mark_on_every_page() -> None:
    assert said(page(shown.alert(mark="Not public")), classed("mark")) == "Not public"
    gone = shown.event(now="2026-12-06", withdrawn=WITHDRAWN, mark="Not public")
    assert said(page(gone), classed("mark")) == "Not public"


def test_a_policy_comes_before_all_that_it_governs() -> None:
    policy = "default-src 'none'; img-src 'self'"
    maker = pages.Pages(shown.SETTINGS, shown.WORDS, shown.MENU, shown.ASSETS, policy=policy)
    for raw in (
        maker.item(shown.made()),
        standins.redirect(maker.shell, "old/", "news/2026/11/x/"),
        standins.not_found(maker.shell),
    ):
        found = html.fromstring(raw)
        assert found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [policy]
        assert re.search(r'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"', raw)
    assert not PAGES["news"].xpath("//meta[@http-equiv='Content-Security-Policy']")


def test_words_of_editors_are_escaped_wherever_they_stand() -> None:
    corrected = shown.made(now="2026-12-01", corrections=({"date": "2026-11-24", "was": "5 < 6", "now": "6 & 5"},))
    for made in (
        corrected,
        shown.event(location="At 5 < 6"),
        shown.alert(instruction="Go at 5 < 6", streets=("5 < 6",)),
        shown.notice(legal_basis="Act 5 < 6"),
        shown.event(now="2026-12-06", withdrawn={"date": "2026-12-01", "reason": "As 5 < 6"}),
    ):
        raw = shown.pages().item(made)
        assert "5 &lt; 6" in raw
        assert "5 < 6" not in raw


def days_left(state: str) -> list[tuple[str, str | None]]:
    return [(one.get("data-days-left"), one.get("hidden")) for one in PAGES[state].find_class("days-left")]


def test_while_there_is_time_a_browser_can_say_how_many_days_are_left() -> None:
    assert days_left("consultation, open") == [("2026-12-14T23:59:00+00:00", "")]
    assert days_left("notice") == [("2026-12-14T23:59:00+00:00", "")]
    for late in ("consultation, upcoming", "consultation, closed", "consultation, decided", "notice, closed", "news"):
        assert days_left(late) == [], late


def test_a_decided_consultation_says_what_was_said_and_what_was_done() -> None:
    (panel,) = PAGES["consultation, decided"].xpath(classed("panel-outcome"))
    assert (
        said(panel)
        == "Outcome 1 February 2027, 10:00 Weekly collections stay. You said Keep them. We did We kept them."
    )
    plain = page(shown.consultation(now="2027-03-01", outcome={"date": "2027-02-01", "text": "It stays."}))
    assert not plain.xpath(classed("heard"))


ASKED = shown.council(
    contacts={"press": {"name": "Press office", "email": "press@exampleton.gov.uk", "phone": "01632 960000"},
              "help": {"name": "Customer services", "phone": "01632 960100"},
              "books": {"name": "Libraries team", "email": "books@exampleton.gov.uk"}},
    answers={"residents": "help", "press": "press"},
)  # fmt: skip


def asked(contact: str | None) -> str:
    made = shown.made()
    named = replace(made, item=made.item.model_copy(update={"contact": contact}))
    return said(html.fromstring(shown.pages(ASKED).item(named)), classed("contact"))


def test_every_item_says_who_answers_residents_and_who_answers_the_press_each_with_a_telephone_number() -> None:
    press = (
        "For newspapers, radio and television Press office press@exampleton.gov.uk 01632 960000 "
        "Text, pictures and quotes to use"
    )
    assert asked(None) == f"Who to ask Customer services 01632 960100 {press}"
    assert asked("press") == f"Who to ask Customer services 01632 960100 {press}"
    assert asked("books") == (
        "Who to ask Libraries team books@exampleton.gov.uk Or by telephone: Customer services 01632 960100 " + press
    )


def test_where_the_settings_name_nobody_the_press_still_finds_what_it_may_use() -> None:
    nobody = shown.council(contacts={})
    found = html.fromstring(shown.pages(nobody).item(shown.made()))
    assert said(found, classed("contact")) == "For newspapers, radio and television Text, pictures and quotes to use"
    assert found.xpath(classed("contact") + "//a/@href") == ["press/"]


@pytest.mark.parametrize(
    ("image", "under"),
    [
        ({}, "licence: Open Government Licence v3.0"),
        ({"credit": "Ada Finch"}, "Picture: Ada Finch, licence: Open Government Licence v3.0"),
        ({"caption": "The door.", "licence": "CC BY 4.0"}, "The door. licence: CC BY 4.0"),
    ],
)
def test_each_picture_has_a_licence_line_and_so_has_the_item(image: dict[str, str], under: str) -> None:
    found = page(shown.made(image={"src": "p.jpg", "alt": "A red door", **image}))
    assert said(found, "//figcaption") == under
    assert "under the Open Government Licence v3.0" in said(found, classed("item-foot"))
