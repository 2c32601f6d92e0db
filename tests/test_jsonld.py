"""What search engines are told of each kind and state, in words that schema.org knows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import shown
from newsroom import jsonld
from newsroom.made import Made

URL = "https://council.example/newsroom/"
OUTCOME = {"date": "2027-02-01 10:00", "text": "It stays."}
STOOD_DOWN = {"date": "2026-11-23 08:00", "text": "It is over."}
CORRECTIONS = (
    {"date": "2026-11-24 10:15", "was": "On Monday.", "now": "On Tuesday."},
    {"date": "2026-11-23", "was": "Free.", "now": "One pound."},
)
# https://schema.org/version/latest/schemaorg-all-https.jsonld, of each type the properties that we use
_THING = {"name", "description", "url", "image", "potentialAction", "mainEntityOfPage"}
_WORK = _THING | {
    "about", "author", "citation", "contentLocation", "correction", "dateModified", "datePublished", "expires", "genre",
    "headline", "inLanguage", "isAccessibleForFree", "keywords", "license", "publisher", "temporalCoverage", "text",
}  # fmt: skip
KNOWN = {
    "NewsArticle": _WORK | {"articleSection"},
    "WebPage": _WORK,
    "CorrectionComment": _WORK,
    "Event": _THING | {
        "startDate", "endDate", "eventStatus", "eventAttendanceMode", "location", "organizer", "inLanguage",
    },
    "Place": _THING | {"address"},
    "PostalAddress": _THING | {"streetAddress", "postalCode"},
    "GovernmentOrganization": _THING | {"logo"},
    "ImageObject": _THING,
    "CommunicateAction": _THING | {"startTime", "endTime", "target"},
}  # fmt: skip
EVERY = [
    shown.made(topics=("housing",), places=("pier",)), shown.statement(), shown.notice(), shown.notice(representations_by="none"),
    shown.consultation(), shown.consultation(now="2027-03-01", outcome=OUTCOME), shown.event(), shown.alert(),
    shown.event(now="2026-12-01", corrections=CORRECTIONS), shown.made(now="2026-12-01", corrections=CORRECTIONS),
    shown.alert(now="2026-11-24T00:00", stood_down=STOOD_DOWN),
]  # fmt: skip


def raw(made: Made) -> str:
    canonical = URL + made.item.address
    return jsonld.describe(made, canonical, shown.SETTINGS, shown.WORDS, (f"{URL}card.png",), f"{URL}logo.svg")


def said(made: Made) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(raw(made))
    return found


def parts(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from parts(inner)


@pytest.mark.parametrize("made", EVERY, ids=lambda made: made.item.path)
def test_every_property_is_one_that_its_type_has(made: Made) -> None:
    for part in parts(said(made)):
        names = {name for name in part if not name.startswith("@")}
        assert names <= KNOWN[part["@type"]] if "@type" in part else not names, part


def test_news_is_an_article_with_all_that_it_needs() -> None:
    data = said(shown.made("x", topics=("housing",), places=("pier",)))
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == "Title of x"
    assert data["datePublished"] == data["dateModified"] == "2026-11-22T09:30:00+00:00"
    assert data["image"] == [f"{URL}card.png"]
    assert data["publisher"]["@type"] == data["author"]["@type"] == "GovernmentOrganization"
    assert data["mainEntityOfPage"]["@id"] == f"{URL}news/2026/11/x/"
    assert data["license"].startswith("https://www.nationalarchives.gov.uk/")
    assert data["articleSection"] == ["Housing"]
    assert data["contentLocation"] == [{"@type": "Place", "name": "Pier"}]
    assert not {"genre", "expires", "correction", "temporalCoverage"} & set(data)


def test_a_statement_is_an_article_that_says_what_it_is() -> None:
    data = said(shown.statement())
    assert (data["@type"], data["genre"]) == ("NewsArticle", "Statement")


def test_a_notice_names_its_law_its_time_for_representations_and_what_it_affects() -> None:
    data = said(shown.notice(places=("pier",)))
    assert data["citation"] == "Road Traffic Regulation Act 1984, section 14"
    assert data["temporalCoverage"] == "2026-11-22T09:30:00+00:00/2026-12-14T23:59:00+00:00"
    assert data["contentLocation"] == [
        {"@type": "Place", "name": "Pier"},
        {"@type": "Place", "address": {"@type": "PostalAddress", "streetAddress": "Fish Street"}},
        {"@type": "Place", "address": {"@type": "PostalAddress", "streetAddress": "Custom House Steps"}},
        {"@type": "Place", "address": {"@type": "PostalAddress", "postalCode": "EX1 2AB"}},
    ]
    assert "temporalCoverage" not in said(shown.notice(representations_by="none"))


@pytest.mark.parametrize(("now", "is_open"), [("2026-11-23", True), ("2026-12-01", True), ("2026-12-15", False)])
def test_a_consultation_says_when_and_where_it_can_be_answered_until_it_closes(now: str, is_open: bool) -> None:
    data = said(shown.consultation(now=now))
    assert data["temporalCoverage"] == "2026-11-24T00:00:00+00:00/2026-12-14T23:59:00+00:00"
    action = {
        "@type": "CommunicateAction",
        "name": "How to respond",
        "startTime": "2026-11-24T00:00:00+00:00",
        "endTime": "2026-12-14T23:59:00+00:00",
        "target": "https://www.exampleton.gov.uk/survey?id=4",
    }
    assert data.get("potentialAction") == (action if is_open else None)


def test_an_event_is_an_event_with_place_and_times() -> None:
    data = said(shown.event("x"))
    assert (data["@type"], data["name"], data["url"]) == ("Event", "Title of x", f"{URL}news/2026/11/x/")
    assert (data["startDate"], data["endDate"]) == ("2026-12-05T10:00:00+00:00", "2026-12-05T16:00:00+00:00")
    assert data["location"] == {
        "@type": "Place", "name": "Harbour Library", "address": "Harbour Library, Fish Street, EX1 2AB",
    }  # fmt: skip
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert data["organizer"]["name"] == "Exampleton Borough Council"


def test_days_of_an_event_have_no_clock_and_an_end_that_nobody_wrote_is_not_claimed() -> None:
    days = said(shown.event(starts="2026-12-05", ends="2026-12-06"))
    open_ended = said(shown.event(starts="2026-12-05 10:00", ends=None))
    assert (days["startDate"], days["endDate"]) == ("2026-12-05", "2026-12-06")
    assert open_ended["startDate"] == "2026-12-05T10:00:00+00:00"
    assert "endDate" not in open_ended


def test_an_alert_says_how_grave_it_is_and_ends_when_it_is_stood_down() -> None:
    now, over = said(shown.alert()), said(shown.alert(now="2026-11-24T00:00", stood_down=STOOD_DOWN))
    assert now["keywords"] == ["Major alert"]
    assert now["temporalCoverage"] == "2026-11-22T09:30:00+00:00/.."
    assert now["dateModified"] == "2026-11-22T15:10:00+00:00"
    assert not {"expires", "correction"} & set(now)
    assert over["temporalCoverage"] == "2026-11-22T09:30:00+00:00/2026-11-23T08:00:00+00:00"
    assert over["expires"] == "2026-11-23T08:00:00+00:00"


def test_what_expires_says_when() -> None:
    assert said(shown.made(expires="2026-12-01"))["expires"] == "2026-12-01T23:59:00+00:00"


def test_corrections_are_comments_that_lead_to_their_place_on_the_page() -> None:
    page = f"{URL}news/2026/11/x/"
    expected = [
        ("We said: “Free.” What is right: “One pound.”", "2026-11-23T00:00:00+00:00", f"{page}#correction-1"),
        ("We said: “On Monday.” What is right: “On Tuesday.”", "2026-11-24T10:15:00+00:00", f"{page}#correction-2"),
    ]
    article = said(shown.made("x", now="2026-12-01", corrections=CORRECTIONS))
    event = said(shown.event("x", now="2026-12-01", corrections=CORRECTIONS))["mainEntityOfPage"]
    for about in (article, event):
        assert [(c["text"], c["datePublished"], c["url"]) for c in about["correction"]] == expected
        assert about["dateModified"] == "2026-11-24T10:15:00+00:00"


def test_it_can_not_leave_its_script_element() -> None:
    found = raw(shown.made(title="a < b", summary="5 > 3 & so </ script on"))
    assert not set("<>&") & set(found)
    assert json.loads(found)["description"] == "5 > 3 & so </ script on"


def test_a_day_when_clocks_went_by_the_sun_is_written_in_utc() -> None:
    when = datetime(1900, 1, 1, 12, tzinfo=ZoneInfo("Europe/Dublin"))
    made = shown.made()
    data = said(replace(made, item=made.item.model_copy(update={"date": when})))
    assert data["datePublished"] == data["dateModified"] == "1900-01-01T12:25:21+00:00"
