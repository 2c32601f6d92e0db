"""The light page: everything in one request, under 14,000 bytes whatever there is to say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
import shown
import urgent
from lxml import html
from lxml.html import HtmlElement
from newsroom import current, headers, leaflet, responses, styling
from newsroom.made import Slip

POLICY = headers.meta_policy("github-pages")
OPEN = [urgent.slip(shown.consultation(f"ask-{n}", now="2026-12-01")) for n in range(60)]
EVENTS = [urgent.slip(shown.event(f"fair-{n}", title=f"A fair by the river, number {n}")) for n in range(60)]


def written(slips: Sequence[Slip], settings: Any = urgent.SETTINGS, policy: str = POLICY) -> str:
    return leaflet.render(current.choose(slips), settings, shown.WORDS, policy).decode()


def page(*slips: Slip, **how: Any) -> HtmlElement:
    return html.fromstring(written(slips, **how))


def said(found: HtmlElement, path: str = "//body") -> str:
    return " ".join(" ".join(one.text_content().split()) for one in found.xpath(path))


FULL = urgent.alert(
    title="Flood & tide < 3 m at the Quay", streets=("The Quay", "Fish Street"), contact="press", expires="2026-11-30 09:00",
    html='<h2>Where</h2><p>Go to <a href="../bridge/">the bridge</a>.</p>',
)  # fmt: skip


def test_an_alert_stands_there_in_full() -> None:
    found = page(FULL)
    text = said(found, "//article")
    for part in (
        "Major alert", "Flood & tide < 3 m at the Quay", "Move your car to higher ground.", "Last confirmed 22 November 2026, 15:10.",
        "Next update 22 November 2026, 18:00", "After 30 November 2026, 09:00 this is no longer current.",
        "The Quay; Fish Street", "EX1 2AB, EX1 2AD", "Press office, 01632 960000", "The river has stopped rising.",
        "Sandbags are at the Town Hall.", "Where", "Go to the bridge.",
    ):  # fmt: skip
        assert part in text, part
    assert "Left out" not in text
    assert found.xpath("//article//a/@href")[:2] == ["../news/2026/11/alert/", "tel:+441632960000"]
    assert "../news/2026/11/bridge/" in found.xpath("//article//a/@href")


def test_beside_it_stand_its_text_message_and_what_is_read_aloud() -> None:
    found = page(FULL)
    assert [said(one, "./summary") for one in found.xpath("//details")] == ["As a text message", "To be read aloud"]
    assert "Exampleton: Major alert: Flood & tide < 3 m at the Quay." in said(found, "//details[1]")
    assert "This was last confirmed at 3.10 pm" in said(found, "//details[2]")


def test_without_alerts_it_says_so_and_has_numbers_consultations_and_events() -> None:
    text = said(page(*OPEN[:2], *EVENTS[:2]))
    assert "There is no alert at the moment." in text
    assert "Customer services: 01632 960100" in text
    assert "Press office: 01632 960000" in text
    assert "Title of ask-0 Open until 14 December 2026, 23:59" in text
    assert "A fair by the river, number 1 Saturday 5 December 2026, 10:00 to 16:00" in text


def test_the_number_for_residents_stands_at_the_top() -> None:
    assert said(page(FULL), "//header") == "Exampleton Newsroom · Customer services: 01632 960100"


def test_what_does_not_fit_is_counted_and_linked() -> None:
    found = page(FULL, *OPEN, *EVENTS)
    given = len(found.xpath("//li[a[contains(@href, '/fair-')]]"))
    assert len(found.xpath("//li[a[contains(@href, '/ask-')]]")) == 60
    assert 0 < given < 60
    assert said(found, "//a[@href='../events/']") == f"And {60 - given} more events"


SITES = {
    "nothing": [],
    "one alert": [FULL],
    "one long alert": urgent.longest(1),
    "eight long alerts": [*urgent.longest(), *OPEN, *EVENTS],
    "forty long alerts": [*urgent.longest(40), *OPEN],
    "much else": [*OPEN, *EVENTS],
}


@pytest.mark.parametrize("name", SITES)
def test_it_never_has_fourteen_thousand_bytes(name: str) -> None:
    assert len(written(SITES[name]).encode()) <= 14_000


def test_eight_of_the_longest_alerts_are_all_there_with_grade_headline_instruction_and_link() -> None:
    found = page(*SITES["eight long alerts"])
    assert len(found.xpath("//article")) == 8
    for article in found.xpath("//article"):
        assert said(article, "./p[@class='g']") == "Emergency"
        assert said(article, "./h2/a").startswith("Überschwemmung großer Flächen")
        assert said(article, "./p[starts-with(@class, 'do')]").startswith("Überschwemmung großer Flächen")
        assert "Last confirmed" in said(article, ".")
        assert "Left out here: 1" in said(article, "./p/a[starts-with(text(), 'Left')]")


def test_the_gravest_keep_more_than_the_others() -> None:
    for number in range(2, 12):
        said_of_each = [len(one.text_content()) for one in page(*urgent.longest(number)).xpath("//article")]
        assert said_of_each == sorted(said_of_each, reverse=True)


def test_of_more_alerts_than_can_be_named_it_says_how_many_are_left() -> None:
    found = page(*urgent.longest(40))
    named = len(found.xpath("//article"))
    assert named >= 12
    assert f"And {40 - named} more alerts" in said(found)
    assert "40 alerts are current" in said(found)


def test_it_asks_for_nothing_and_runs_nothing() -> None:
    found = page(FULL, *urgent.longest(1))
    assert not found.xpath("//script | //img | //link[@rel='stylesheet'] | //iframe | //@style | //@onclick")
    assert found.xpath("//link[@rel='icon']/@href") == ["data:,"]
    [policy] = found.xpath("//meta[@http-equiv]/@content")
    assert policy == responses.policy_of("now", POLICY)
    assert found.xpath("//style/text()") == [styling.inline("now")]


def test_where_a_header_says_the_policy_the_page_says_none() -> None:
    assert not page(FULL, policy="").xpath("//meta[@http-equiv]")


def test_no_id_stands_twice_and_headings_skip_no_level() -> None:
    found = page(FULL, urgent.alert("another", html='<h2 id="where">Where</h2><h3>Here</h3><p>Text.</p>'), *OPEN[:1])
    levels = [int(one.tag[1]) for one in found.iter("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert not found.xpath("//@id")


def test_it_is_the_same_whenever_it_is_made() -> None:
    assert written(SITES["eight long alerts"]) == written(SITES["eight long alerts"])


def test_a_council_that_names_no_contact_has_a_page_too() -> None:
    plain = shown.council(contacts={}, url="https://news.exampleton.gov.uk/")
    assert said(page(urgent.alert(), settings=plain), "//header") == "Exampleton Newsroom"
