"""The light page: everything in one request, under 14,000 bytes whatever there is to say."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise
from typing import Any

import pytest
import shown
import urgent
from lxml import html
from lxml.html import HtmlElement
from newsroom import current, headers, leaflet, responses, styling
from newsroom.made import Slip
from newsroom.settings import Colours

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


def test_what_is_promised_for_midnight_has_its_time() -> None:
    found = said(page(urgent.alert(next_update="2026-11-23 00:00", expires="2026-11-24 00:00")))
    assert "23 November 2026, 00:00" in found and "24 November 2026, 00:00" in found


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


def test_an_open_consultation_says_by_which_telephone_and_post_one_answers_where_there_is_room() -> None:
    found = page(OPEN[0])
    assert "Telephone: 01632 960111 ext 4 Post: Town Hall, Exampleton EX1 2AB" in said(found, "//li")
    assert found.xpath("//li/span/a/@href")[0].startswith("tel:+441632960111")
    of_many = page(FULL, *OPEN, *EVENTS)
    assert (
        len(of_many.xpath("//li[contains(., 'Post:')]")) < len(of_many.xpath("//li[a[contains(@href, '/ask-')]]")) == 60
    )


def test_whom_residents_ring_is_the_first_in_the_list_and_the_press_the_last() -> None:
    settings = shown.council(
        url="https://news.exampleton.gov.uk/", answers={"residents": "desk", "press": "press"},
        contacts=dict(reversed([(key, one.model_dump()) for key, one in urgent.SETTINGS.contacts.items()])),
    )  # fmt: skip
    found = page(FULL, settings=settings)
    assert (
        said(found, "//h2[. = 'Who to ring']/following-sibling::ul[1]")
        == "Customer services: 01632 960100 Press office: 01632 960000"
    )


def test_it_says_of_when_its_newest_news_is_and_bids_to_print_it() -> None:
    found = page(FULL, OPEN[0], EVENTS[0])
    assert "Latest news on this page: 22 November 2026, 15:10." in said(found, "//h1/following-sibling::p[1]")
    assert said(found, "//p[@class='n']").startswith("Print this page for next door")
    assert "Latest news" not in said(page())
    assert "Latest news on this page: " in said(page(EVENTS[0]))


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


def test_links_have_the_councils_own_colour_and_the_policies_in_page_and_header_name_that_style() -> None:
    own = urgent.SETTINGS.model_copy(update={"colours": Colours(primary="#5a1a6b", accent="#b3122f")})
    found = page(FULL, settings=own)
    [style] = found.xpath("//style/text()")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert "--link:#5a1a6b" in style
    assert "#0b3c5d" not in style
    assert digest in found.xpath("//meta[@http-equiv]/@content")[0]
    for host in ("cloudflare-pages", "netlify", "nginx", "caddy", "apache"):
        [raw] = headers.files_of(host, own.url, styling.light(own)).values()
        assert f"'sha256-{digest}'" in raw.decode()
    assert styling.light(urgent.SETTINGS) == styling.inline("now")
