"""Entries: one for an item and one for each note about it, so that who reads only a feed misses nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import living
import pytest
import shown
from desk import at
from living import SETTINGS, WORDS
from newsroom import entries
from newsroom.entries import Category, Enclosure, Entry
from newsroom.made import Made, Picture, Variant

URL = "https://council.example/newsroom/"


def composed(found: Made) -> tuple[Entry, ...]:
    return entries.compose(found, SETTINGS, WORDS)


def own(name: str = "x", date: str = "2026-11-20 09:30", **fields: Any) -> Entry:
    return composed(living.made(name, date, **fields))[0]


def told(html: str) -> list[str]:
    """The text of an entry, paragraph by paragraph."""
    return [re.sub(r"<[^>]+>", "", part) for part in re.findall(r"<(?:p|li)>(.*?)</(?:p|li)>", html)]


ALERT: dict[str, Any] = {
    "kind": "alert", "severity": "major", "instruction": "Move your car", "next_update": "2026-11-22 18:00",
    "streets": ["Fish Street", "Mill & Lane"], "postcodes": ["EX1 2AB"],
    "updates": [{"date": "2026-11-20 12:00", "text": "Still high"}, {"date": "2026-11-20 10:00", "text": "Rising"}],
}  # fmt: skip
CORRECTED: dict[str, Any] = {
    "corrections": [
        {"date": "2026-11-22 09:00", "was": "At 5", "now": "At 6"},
        {"date": "2026-11-21 09:00", "was": "On <Monday", "now": "On Tuesday"},
    ]
}


def test_an_items_own_entry_says_what_its_page_says() -> None:
    entry = own("x", id="01JDZZZZZZZZZZZZZZZZZZZZZZ")
    assert entry.id == "tag:exampleton.gov.uk,2026:01JDZZZZZZZZZZZZZZZZZZZZZZ"
    assert entry.address == f"{URL}news/2026/11/x/"
    assert (entry.title, entry.summary, entry.html) == ("Title of x", "Summary of x.", "<p>Text.</p>")
    assert (entry.published, entry.updated) == (at("2026-11-20 09:30"), at("2026-11-20 09:30"))
    assert entry.enclosure == Enclosure(f"{URL}cards/2026/11/x.en.01234567.png", 20_000, "image/png")
    assert (entry.related, entry.sort) == ("", "item")


def test_the_id_follows_from_the_item_and_not_from_its_address_or_its_words() -> None:
    same = {"id": "01JDZZZZZZZZZZZZZZZZZZZZZZ"}
    assert own("x", **same).id == own("y", "2026-10-01", title="Other", **same).id


def test_kind_topics_and_places_are_categories_and_an_official_code_is_one_too() -> None:
    entry = own(topics=["markets"], places=["harbour", "northgate"])
    assert entry.categories == (
        Category("news", f"{URL}news/", "News"),
        Category("markets", f"{URL}topics/", "Markets & fairs"),
        Category("harbour", f"{URL}places/", "Harbour"),
        Category("E05000001", "http://statistics.data.gov.uk/id/statistical-geography/", "Harbour (E05000001)"),
        Category("northgate", f"{URL}places/", "Northgate"),
    )


def test_the_picture_comes_before_the_text_with_its_caption_and_whom_it_is_owed_to() -> None:
    sizes = tuple(Variant(w, w // 2, f"news/2026/11/x/q.{w}.webp", f"news/2026/11/x/q.{w}.jpg") for w in (480, 960))
    picture = Picture(sizes, "A “view”", "Ada <Lens>", "The pier", "CC-BY-4.0")
    (entry,) = composed(replace(living.made("x", html='<p><a href="../y/">y</a></p>'), picture=picture))
    assert entry.html.startswith("<figure><picture><source ")
    assert (
        "<figcaption>The pier Picture: Ada &lt;Lens&gt;, licence: Creative Commons Attribution 4.0</figcaption></figure>"
        in entry.html
    )
    assert f'<img src="{URL}news/2026/11/x/q.960.jpg"' in entry.html
    assert entry.html.endswith(f'<p><a href="{URL}news/2026/11/y/">y</a></p>')


def test_no_address_is_relative() -> None:
    html = '<p><a href="../y/">y</a> <a href="#fn:1">1</a> <img src="a.jpg" srcset="a.jpg 1x, b.jpg 2x" alt=""></p>'
    here = f"{URL}news/2026/11/x/"
    assert re.findall(r'(?:href|src|srcset)="([^"]*)"', own("x", html=html).html) == [
        f"{URL}news/2026/11/y/", f"{here}#fn:1", f"{here}a.jpg", f"{here}a.jpg 1x, {here}b.jpg 2x",
    ]  # fmt: skip


def test_a_code_sample_in_the_text_is_left_as_it_is() -> None:
    html = '<pre><code>&lt;a href="x.md"&gt;</code></pre>'
    assert own(html=html).html == html


def test_an_item_without_text_says_its_summary() -> None:
    assert own("x", html="", summary="Fish & chips").html == "<p>Fish &amp; chips</p>"


# What each kind has to say.


def test_a_consultation_says_until_when_and_how_to_answer() -> None:
    respond = {
        "form": "https://survey.example/?a=1&b=2",
        "email": "a@b.example",
        "phone": "01632 960000",
        "post": "Hall",
    }
    entry = own(kind="consultation", opens="2026-11-21", closes="2026-12-14", respond=respond)
    assert told(entry.html) == [
        "Opens: 21 November 2026",
        "Closes: 14 December 2026, 23:59",
        "How to respond",
        "Online: https://survey.example/?a=1&amp;b=2",
        "Email: a@b.example",
        "Telephone: 01632 960000",
        "Post: Hall",
        "Text.",
    ]
    assert '<a href="https://survey.example/?a=1&amp;b=2">' in entry.html
    assert '<a href="mailto:a@b.example">' in entry.html


@pytest.mark.parametrize(
    ("fields", "asks"),
    [
        ({"opens": "2026-12-01", "closes": "2026-12-14"}, True),
        ({"closes": "2026-12-14"}, True),
        ({"closes": "2026-11-21"}, False),
        ({"closes": "2026-11-21", "outcome": {"date": "2026-11-22", "text": "Yes"}}, False),
        ({"closes": "2026-12-14", "expires": "2026-11-21"}, False),
    ],
)
def test_a_consultation_that_takes_no_answers_any_more_asks_for_none(fields: dict[str, Any], asks: bool) -> None:
    entry = own(kind="consultation", respond={"email": "a@b.example"}, **fields)
    assert ("How to respond" in entry.html, "a@b.example" in entry.html) == (asks, asks)


def test_an_event_says_when_and_where() -> None:
    entry = own(kind="event", starts="2026-12-05 10:00", ends="2026-12-05 16:00", location="Library & garden")
    assert told(entry.html) == [
        "When: Saturday 5 December 2026, 10:00 to 16:00", "Where: Library &amp; garden", "Text.",
    ]  # fmt: skip


def test_a_notice_says_its_law_and_how_to_object() -> None:
    notice = {"kind": "notice", "legal_basis": "An Act", "contact": "press", "streets": ["Fish Street"]}
    entry = own(**notice, representations_by="2026-12-14", postcodes=["EX1 2AB", "EX1 2AC"])
    assert told(entry.html) == [
        "Legal basis: An Act",
        "Representations: Until 14 December 2026, 23:59",
        "How to make a representation: Press office, press@exampleton.gov.uk, 01632 960000",
        "Streets affected: Fish Street",
        "Postcodes affected: EX1 2AB, EX1 2AC",
        "Text.",
        "Who to ask: Press office, press@exampleton.gov.uk, 01632 960000",
    ]
    assert "How to make a representation" not in own(**notice, representations_by="2026-11-21").html
    assert told(own(**notice, representations_by="none").html)[1:3] == [
        "Representations: The law gives no period for representations.", "Streets affected: Fish Street",
    ]  # fmt: skip


def test_an_alert_says_how_grave_it_is_what_to_do_and_all_that_became_known() -> None:
    assert told(own(**ALERT).html) == [
        "Major alert",
        "What to do now: Move your car",
        "Streets affected: Fish Street, Mill &amp; Lane",
        "Postcodes affected: EX1 2AB",
        "Next update: 22 November 2026, 18:00",
        "Updates",
        "20 November 2026, 12:00: Still high",
        "20 November 2026, 10:00: Rising",
        "Text.",
    ]


def test_an_alert_that_is_over_says_so_first_and_asks_nothing_more() -> None:
    entry = own(**ALERT, stood_down={"date": "2026-11-21 06:00", "text": "The water is down"})
    lines = told(entry.html)
    assert lines[:2] == ["This alert is over, 21 November 2026, 06:00: The water is down", "Major alert"]
    assert "What we asked people to do: Move your car" in lines
    assert not any(line.startswith("Next update") for line in lines)
    later = own(**ALERT, stood_down={"date": "2026-11-21 06:00", "text": "The water is down"}, expires="2026-11-21")
    assert told(later.html) == lines


def test_an_alert_that_has_expired_says_so_first_and_asks_nothing_more() -> None:
    lines = told(own(**{**ALERT, "next_update": "2026-11-21 07:00"}, expires="2026-11-21 18:00").html)
    assert lines[:3] == [
        "No longer current since 21 November 2026, 18:00", "Major alert", "What we asked people to do: Move your car",
    ]  # fmt: skip
    assert not any(line.startswith(("Next update", "What to do now")) for line in lines)


def test_what_is_no_longer_current_says_since_when_and_what_still_is_does_not() -> None:
    assert told(own(expires="2026-11-21").html) == ["No longer current since 21 November 2026, 23:59", "Text."]
    assert told(own(expires="2026-12-21").html) == ["Text."]


def test_whom_to_ask_comes_last() -> None:
    entry = own(contact="press", html="")
    asked = "Who to ask: Press office, press@exampleton.gov.uk, 01632 960000"
    assert told(entry.html) == ["Summary of x.", asked]
    assert '<a href="mailto:press@exampleton.gov.uk">' in entry.html


def test_where_nobody_is_named_whom_the_settings_name_is_asked() -> None:
    contacts = {"help": {"name": "Customer services", "phone": "01632 960100"}, "books": {"name": "Libraries team"}}
    settings = shown.council(contacts=contacts, answers={"residents": "help"})
    plain, named = living.made("x"), living.made("y")
    named = replace(named, item=named.item.model_copy(update={"contact": "books"}))
    asked = [told(entries.compose(one, settings, WORDS)[0].html)[-1] for one in (plain, named)]
    assert asked == [
        "Who to ask: Customer services, 01632 960100", "Who to ask: Libraries team; Customer services, 01632 960100",
    ]  # fmt: skip


def test_a_picture_without_a_licence_of_its_own_has_the_newsrooms() -> None:
    found = living.made("x", image={"src": "photo.jpg", "alt": "A view"})
    assert "<figcaption>licence: Open Government Licence v3.0</figcaption>" in composed(found)[0].html


def test_facts_come_before_the_picture() -> None:
    event = living.made(
        "x", kind="event", starts="2026-12-05", location="Hall", image={"src": "photo.jpg", "alt": "A view"}
    )
    html = composed(event)[0].html
    assert html.index("Where:") < html.index("<figure>") < html.index("Text.")


def test_no_words_of_an_editor_become_markup() -> None:
    entry = own(kind="event", starts="2026-12-05", location='Hall <3 & "x"')
    assert "Hall &lt;3 &amp; &quot;x&quot;" in entry.html


# What happened since.


def test_a_corrected_item_says_so_at_its_head_newest_first() -> None:
    assert told(own(**CORRECTED).html) == [
        "Correction, 22 November 2026, 09:00: We said: “At 5” What is right: “At 6”",
        "Correction, 21 November 2026, 09:00: We said: “On &lt;Monday” What is right: “On Tuesday”",
        "Text.",
    ]


def test_a_major_change_is_said_and_moves_the_date_and_a_minor_one_does_neither() -> None:
    minor = own(changes=[{"date": "2026-11-21 09:00", "note": "A comma"}])
    assert (told(minor.html), minor.updated) == (["Text."], at("2026-11-20 09:30"))
    major = own(changes=[{"date": "2026-11-21 09:00", "note": "Longer hours", "major": "true"}])
    assert told(major.html) == ["Updated 21 November 2026, 09:00: Longer hours", "Text."]
    assert (major.published, major.updated) == (at("2026-11-20 09:30"), at("2026-11-21 09:00"))


def test_each_correction_is_an_entry_of_its_own_counted_from_the_oldest() -> None:
    item, first, second = composed(living.made("x", title="Fish & chips", **CORRECTED))
    assert [first.id, second.id] == [f"{item.id}#correction-1", f"{item.id}#correction-2"]
    assert first.address == f"{URL}news/2026/11/x/#correction-1"
    assert (first.related, first.sort) == (f"{URL}news/2026/11/x/", "correction")
    assert first.title == "Correction: Fish & chips"
    assert first.summary == "We said: “On <Monday” What is right: “On Tuesday”"
    about = f'<a href="{URL}news/2026/11/x/">Fish &amp; chips</a>'
    said = "We said: “On &lt;Monday” What is right: “On Tuesday”"
    assert first.html == f"<p>{said}</p><p>This is about: {about}</p>"
    assert first.published == first.updated == at("2026-11-21 09:00")
    assert item.updated == at("2026-11-22 09:00")
    assert first.categories == item.categories
    assert first.enclosure is None


def test_a_note_is_the_same_whatever_is_said_later() -> None:
    before = composed(living.made("x", corrections=CORRECTED["corrections"][1:]))
    after = composed(living.made("x", **CORRECTED))
    assert before[1] == after[1]


@pytest.mark.parametrize(
    ("fields", "anchor", "title", "text"),
    [
        (ALERT, "update-1", "Update: Title of x", "Rising"),
        (ALERT, "update-2", "Update: Title of x", "Still high"),
        ({**ALERT, "stood_down": {"date": "2026-11-21", "text": "Over"}}, "stood-down", "Stood down: Title of x", "Over"),
        (
            {"kind": "consultation", "closes": "2026-11-21", "respond": {"post": "Hall"},
             "outcome": {"date": "2026-11-22", "text": "It goes ahead"}},
            "outcome", "Outcome: Title of x", "It goes ahead",
        ),
        ({"withdrawn": {"date": "2026-11-21", "reason": "Dropped"}}, "withdrawn", "We have withdrawn: Title of x", "Dropped"),
    ],
)  # fmt: skip
def test_every_note_is_an_entry(fields: dict[str, Any], anchor: str, title: str, text: str) -> None:
    found = {entry.address.partition("#")[2]: entry for entry in composed(living.made("x", **fields))}
    note = found[anchor]
    assert (note.title, note.summary) == (title, text)
    assert note.id == f"{found[''].id}#{anchor}"
    assert told(note.html) == [text, "This is about: Title of x"]


def test_an_outcome_stands_at_the_head_of_its_consultation() -> None:
    outcome = {"date": "2026-11-22 09:00", "text": "It goes ahead"}
    entry = own(kind="consultation", closes="2026-11-21", respond={"post": "Hall"}, outcome=outcome)
    assert told(entry.html)[0] == "Outcome, 22 November 2026, 09:00: It goes ahead"


def test_what_people_said_and_what_the_council_did_are_in_both_entries_of_a_decided_consultation() -> None:
    outcome = {"date": "2026-11-22 09:00", "text": "It goes ahead", "you_said": "Do & go", "we_did": "We do"}
    found = living.made("x", kind="consultation", closes="2026-11-21", respond={"post": "Hall"}, outcome=outcome)
    first, second = composed(found)
    assert told(first.html)[1:3] == ["You said: Do &amp; go", "We did: We do"]
    assert told(second.html) == [
        "It goes ahead", "You said: Do &amp; go", "We did: We do", "This is about: Title of x",
    ]  # fmt: skip


def test_a_withdrawn_item_says_when_and_why_and_nothing_else() -> None:
    gone = living.made("x", withdrawn={"date": "2026-11-21 10:00", "reason": "Dropped & done"}, html="<p>Secret.</p>")
    item, note = composed(gone)
    assert (item.title, note.title) == ("Withdrawn: Title of x", "We have withdrawn: Title of x")
    assert item.summary == "Dropped & done"
    assert told(item.html) == [
        "Withdrawn on 21 November 2026, 10:00: Dropped &amp; done",
        "News, published on 20 November 2026. We no longer publish it.",
    ]
    assert "Secret" not in item.html + note.html
    assert item.enclosure is None
    assert (item.published, item.updated) == (at("2026-11-20 09:30"), at("2026-11-21 10:00"))


def test_nothing_of_the_kind_is_left_of_a_withdrawn_consultation() -> None:
    gone = own(
        kind="consultation", closes="2026-12-14", respond={"post": "Hall"},
        withdrawn={"date": "2026-11-21", "reason": "Dropped"},
    )  # fmt: skip
    assert "Hall" not in gone.html
    assert "Closes" not in gone.html


def test_what_is_dated_later_is_in_no_entry() -> None:
    later = shown.made(
        "x", "2026-11-20T09:30", now="2026-11-22T12:00", withdrawn={"date": "2026-11-23", "reason": "Secret"},
        corrections=[{"date": "2026-11-23", "was": "Secret", "now": "Secret"}],
    )  # fmt: skip
    assert "Secret" not in str(composed(later))


def test_the_newest_update_dates_a_feed_and_its_founding_an_empty_one() -> None:
    found = composed(living.made("x", **CORRECTED))
    assert entries.latest(found, living.FOUNDED) == at("2026-11-22 09:00")
    assert entries.latest((), living.FOUNDED) == living.FOUNDED
