"""Digests: one entry for a day or a week, made when it is over, and the same ever after."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import Any

import feedrules
import living
import outputs
import pytest
from desk import at
from living import FOUNDED, SETTINGS, STYLESHEET, WORDS
from lxml import etree, html
from lxml.etree import _Element
from newsroom import digests, life
from newsroom.made import Made

URL = "https://council.example/newsroom/"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
NOW = "2026-11-22 12:00"


def composed(*found: Made, now: str = NOW, kept: tuple[str, ...] = ()) -> dict[str, bytes]:
    moment = at(now)
    shown = [shown_at(one, moment) for one in found if life.is_public(one.item, moment)]
    newest_first = sorted(shown, key=lambda one: -one.item.stamp)
    return dict(outputs.digests(newest_first, SETTINGS, WORDS, moment, FOUNDED, STYLESHEET, kept))


def shown_at(one: Made, moment: Any) -> Made:
    item, phase = life.shown(one.item, moment), life.phase(one.item, moment)
    is_gone = phase == "withdrawn"
    return Made(
        item, "" if is_gone else one.html, None if is_gone else one.card, one.picture if item.image else None, "", phase
    )


def told(name: str, date: str = "2026-11-20 09:30", html: str = "<p>Text.</p>", **fields: Any) -> Made:
    """An item with all that is ever written in it; what of it is public at a moment, `composed` finds out."""
    whole = living.shown.item(name, date.replace(" ", "T"), **{"id": living.made(name).item.id, **fields})
    picture = living.shown.picture(whole) if whole.image else None
    return Made(whole, html, None, picture)


def entries(raw: bytes) -> list[_Element]:
    return list(etree.fromstring(raw).iter("item"))


def ids(raw: bytes) -> list[str]:
    return [str(entry.findtext("guid")).partition(":")[2].partition(":")[2] for entry in entries(raw)]


def text(entry: _Element) -> str:
    return str(entry.findtext(CONTENT))


def headings(entry: _Element) -> list[str]:
    return [str(h.text_content()) for h in html.fromstring(text(entry)).iter("h2")]


# Which digests, and which entries.


def test_there_are_those_of_the_contract_and_no_other() -> None:
    wanted = {"daily.xml", "weekly.xml", *(f"topics/{key}/weekly.xml" for key in SETTINGS.topics)}
    assert composed().keys() == wanted | {f"places/{key}/weekly.xml" for key in SETTINGS.places}


def test_before_anything_came_they_are_empty_and_dated_by_the_founding() -> None:
    for raw in composed().values():
        assert not entries(raw)
        assert parsedate_to_datetime(str(etree.fromstring(raw).findtext("channel/pubDate"))) == FOUNDED


def test_those_of_a_topic_or_place_that_is_gone_go_on_without_entries() -> None:
    found = composed(
        told("x", topics=["housing"]), kept=("topics/old-key/", "places/gone/", "topics/housing/", "news/2026/10/")
    )
    assert found.keys() - composed().keys() == {"topics/old-key/weekly.xml", "places/gone/weekly.xml"}
    assert not entries(found["places/gone/weekly.xml"])


def test_a_day_has_one_entry_when_it_is_over_and_none_when_nothing_came() -> None:
    some = (told("a", "2026-11-18 09:00"), told("b", "2026-11-20 00:00"), told("c", "2026-11-20 23:59"))
    assert ids(composed(*some, now="2026-11-20 23:59")["daily.xml"]) == ["daily:2026-11-18"]
    assert ids(composed(*some, now="2026-11-21 00:00")["daily.xml"]) == ["daily:2026-11-20", "daily:2026-11-18"]


def test_a_week_has_one_entry_when_monday_comes() -> None:
    some = (told("a", "2026-11-16 00:00"), told("b", "2026-11-22 23:59"), told("c", "2026-11-23 00:00"))
    assert ids(composed(*some, now="2026-11-22 23:59")["weekly.xml"]) == []
    assert ids(composed(*some, now="2026-11-23 00:00")["weekly.xml"]) == ["weekly:2026-W47"]


def test_at_the_turn_of_the_year_a_week_is_that_of_its_thursday() -> None:
    some = told("a", "2027-01-02 09:00", topics=["housing"])
    found = composed(some, now="2027-01-04 00:00")
    assert ids(found["weekly.xml"]) == ["weekly:2026-W53"]
    assert ids(found["topics/housing/weekly.xml"]) == ["weekly:topics/housing:2026-W53"]


@pytest.mark.parametrize(("day", "hours"), [("2026-03-29", 23), ("2026-10-25", 25)])
def test_on_the_days_when_clocks_change_a_day_is_whole(day: str, hours: int) -> None:
    some = (told("a", f"{day} 00:00"), told("b", f"{day} 23:59"))
    over = at(f"{day} 00:00").timestamp() + hours * 3600
    (entry,) = entries(composed(*some)["daily.xml"])
    assert parsedate_to_datetime(str(entry.findtext("pubDate"))).timestamp() == over
    assert headings(entry) == ["Title of b", "Title of a"]


def test_the_newest_fourteen_days_and_eight_weeks_that_have_anything_are_held() -> None:
    days = [f"2026-{month:02}-{day:02}" for month in range(11, 0, -1) for day in (17, 3)]
    found = composed(*(told(f"n{n}", f"{day} 09:00") for n, day in enumerate(days)))
    assert ids(found["daily.xml"]) == [f"daily:{day}" for day in days[:14]]
    assert len(ids(found["weekly.xml"])) == 8
    assert ids(found["weekly.xml"])[:2] == ["weekly:2026-W45", "weekly:2026-W42"], "the week of the 17th is not over"


def test_a_topic_and_a_place_have_what_their_feeds_have() -> None:
    some = (
        told("a", "2026-11-12 09:00", topics=["housing"], places=["harbour"]),
        told("b", "2026-11-11 09:00", places=["quayside"]),
        told("c", "2026-11-10 09:00"),
        told("d", "2026-11-09 09:00", kind="alert", severity="minor"),
    )
    found = composed(*some)
    assert headings(entries(found["weekly.xml"])[0]) == [f"Title of {name}" for name in "abcd"]
    assert headings(entries(found["topics/housing/weekly.xml"])[0]) == ["Title of a"]
    assert headings(entries(found["places/harbour/weekly.xml"])[0]) == ["Title of a", "Title of d"]
    assert headings(entries(found["places/quayside/weekly.xml"])[0]) == ["Title of a", "Title of b", "Title of d"]
    assert headings(entries(found["places/northgate/weekly.xml"])[0]) == ["Title of d"]


def test_updates_of_an_alert_are_in_no_digest_by_themselves_and_its_end_is() -> None:
    alert = told("a", "2026-11-17 09:00", kind="alert", severity="minor", next_update="2026-11-18 12:00",
                 updates=[{"date": "2026-11-18 10:00", "text": "It rises"}],
                 stood_down={"date": "2026-11-19 10:00", "text": "Over"})  # fmt: skip
    found = entries(composed(alert)["daily.xml"])
    assert [headings(entry) for entry in found] == [["Stood down: Title of a"], ["Title of a"]]
    assert "It rises" not in text(found[1])
    assert "Next update" not in text(found[1]), "it has come when the mail does"


def test_what_came_at_one_moment_stands_in_the_order_of_ids_as_in_other_feeds() -> None:
    later, earlier = (told(name, id=f"01JD{n:022d}") for name, n in (("a", 2), ("b", 1)))
    assert headings(entries(composed(later, earlier)["daily.xml"])[0]) == ["Title of b", "Title of a"]


# What an entry says.


def entry() -> _Element:
    some = (
        told("a", "2026-11-20 09:00", html='<h2 id="x">More</h2><p><a href="../../10/y/">Link</a></p>', contact="press",
             summary="It opens & stays."),
        told("b", "2026-11-20 08:00", image={"src": "photo.jpg", "alt": "A pier"}, topics=["housing"]),
    )  # fmt: skip
    return entries(composed(*some)["daily.xml"])[0]


def test_its_title_says_the_day_in_words_and_how_many_came() -> None:
    assert entry().findtext("title") == "Exampleton Newsroom, Friday 20 November 2026: 2 items"
    week = entries(composed(told("b", "2026-11-13 08:00", topics=["housing"]))["topics/housing/weekly.xml"])[0]
    assert week.findtext("title") == "Housing – Exampleton Newsroom, week to 15 November 2026: 1 item"


def test_its_summary_is_titles_and_summaries_in_plain_text() -> None:
    said = html.fromstring(f"<p>{entry().findtext('description')}</p>").text_content()
    assert said == "Title of a: It opens & stays. • Title of b: Summary of b."


def test_its_text_is_whole_and_plain_enough_for_any_mail_program() -> None:
    found = html.fromstring(text(entry()))
    assert [(h.tag, h.text_content()) for h in found.iter("h2", "h3")] == [
        ("h2", "Title of a"), ("h3", "More"), ("h2", "Title of b"),
    ]  # fmt: skip
    assert [a.get("href") for h in found.iter("h2") for a in h] == [f"{URL}news/2026/11/a/", f"{URL}news/2026/11/b/"]
    assert not list(found.iter("picture", "source", "style", "script"))
    assert not found.xpath("//@style | //@class | //@id | //@srcset | //@loading")
    (image,) = found.iter("img")
    assert dict(image.attrib) == {
        "src": f"{URL}news/2026/11/b/photo.01234567.480.jpg", "alt": "A pier", "width": "480", "height": "320",
    }  # fmt: skip
    assert all(str(a.get("href")).startswith(("https://", "mailto:")) for a in found.iter("a"))
    assert f"{URL}news/2026/10/y/" in [a.get("href") for a in found.iter("a")]


def test_an_item_without_a_text_says_its_summary_once() -> None:
    (found,) = entries(composed(told("a", html=""))["daily.xml"])
    assert text(found).count("Summary of a.") == 1


def test_it_ends_with_whom_to_ask_whose_news_it_is_and_the_licence() -> None:
    end = text(entry()).rpartition("<hr>")[2]
    assert "For the press:</strong> Press office" in end
    assert "01632 960000" in end
    assert "Published by Exampleton Borough Council under the <a href=" in end
    assert f"{URL}follow/" in end


def test_it_leads_to_its_day_on_a_list_where_that_stands() -> None:
    some = (
        told("a", "2026-11-12 09:00", topics=["housing"]),
        told("d", "2026-11-09 09:00", kind="alert", severity="minor"),
    )
    found = composed(*some)
    assert entries(found["daily.xml"])[0].findtext("link") == f"{URL}news/2026/11/#_2026-11-12"
    assert entries(found["topics/housing/weekly.xml"])[0].findtext("link") == f"{URL}topics/housing/2026/#_2026-11-12"
    assert entries(found["places/northgate/weekly.xml"])[0].findtext("link") == f"{URL}news/2026/11/d/"


# What happens afterwards.

LATER: dict[str, dict[str, Any]] = {
    "a correction": {"corrections": [{"date": "2026-11-21", "was": "Five", "now": "Six"}]},
    "a major change": {"changes": [{"date": "2026-11-21 00:00", "note": "Longer", "major": "true"}]},
    "expiry": {"expires": "2026-11-21 00:00"},
    "an outcome": {"kind": "consultation", "closes": "2026-11-21 00:00", "respond": {"post": "Hall"},
                   "outcome": {"date": "2026-11-21 10:00", "text": "Yes"}},
    "closing": {"kind": "consultation", "closes": "2026-11-21 00:00", "respond": {"post": "Hall"}},
    "an update and an end": {"kind": "alert", "severity": "major", "instruction": "Stay in",
                             "updates": [{"date": "2026-11-21 09:00", "text": "Rising"}],
                             "stood_down": {"date": "2026-11-21 10:00", "text": "Over"}},
}  # fmt: skip


@pytest.mark.parametrize("what", LATER)
def test_what_comes_later_does_not_change_an_entry(what: str) -> None:
    item = told("a", "2026-11-20 09:00", **LATER[what])
    (before,) = entries(composed(item, now="2026-11-21 00:00")["daily.xml"])
    after = entries(composed(item, now="2026-11-22 12:00")["daily.xml"])[-1]
    assert etree.tostring(before).strip() == etree.tostring(after).strip()


def test_a_correction_is_in_the_digest_of_its_own_day_and_beside_the_item_only_once() -> None:
    fixed = {"corrections": [{"date": "2026-11-20 15:00", "was": "Five", "now": "Six"}]}
    same_day = entries(composed(told("a", "2026-11-20 09:00", **fixed))["daily.xml"])
    assert [headings(entry) for entry in same_day] == [["Title of a"]]
    assert "What is right: “Six”" in text(same_day[0])
    later = entries(composed(told("a", "2026-11-19 09:00", **fixed))["daily.xml"])
    assert [headings(entry) for entry in later] == [["Correction: Title of a"], ["Title of a"]]
    assert later[0].findtext("link") == f"{URL}news/2026/11/a/#correction-1"
    assert "Six" not in text(later[1])


def test_what_was_withdrawn_goes_from_its_digest_and_only_that_it_went_is_told() -> None:
    gone = told("a", "2026-11-18 09:00", html="<p>Secret.</p>", withdrawn={"date": "2026-11-20 09:00", "reason": "Wrong"},
                corrections=[{"date": "2026-11-19", "was": "Five", "now": "Six"}])  # fmt: skip
    raw = composed(gone, told("b", "2026-11-18 10:00"))["daily.xml"]
    assert [headings(entry) for entry in entries(raw)] == [["We have withdrawn: Title of a"], ["Title of b"]]
    assert b"Secret" not in raw
    assert ids(composed(gone)["daily.xml"]) == ["daily:2026-11-20"]


def test_a_picture_goes_when_the_consent_of_those_in_it_ends() -> None:
    shown = {"src": "photo.jpg", "alt": "A child", "consent_until": "2026-11-22"}
    item = told("a", "2026-11-20 09:00", image=shown)
    assert b"photo.01234567" in composed(item, now="2026-11-21 23:00")["daily.xml"]
    assert b"photo.01234567" not in composed(item, now="2026-11-22 00:00")["daily.xml"]


def test_what_comes_today_rests_in_no_digest_yet() -> None:
    def rests_on(*found: Made) -> dict[str, str]:
        slips = [outputs.slip(one, SETTINGS, one.item.id.encode()) for one in found]
        return {w.name: w.rests_on for w in digests.plan(slips, SETTINGS, WORDS, at(NOW), FOUNDED, STYLESHEET)}

    old, new = told("a", "2026-11-12 09:00", topics=["housing"]), told("b", "2026-11-22 09:00", topics=["housing"])
    assert rests_on(new, old) == rests_on(old)
    late = told("c", "2026-11-21 09:00", topics=["housing"])
    changed = {name for name, rest in rests_on(late, old).items() if rest != rests_on(old)[name]}
    assert changed == {"daily.xml"}, "the week still goes on"


def test_one_whose_only_week_was_withdrawn_rests_on_the_founding_that_dates_it() -> None:
    gone = told("a", "2026-11-12 09:00", withdrawn={"date": "2026-11-20", "reason": "Wrong"}, topics=["housing"])
    name, later = "topics/housing/weekly.xml", FOUNDED.replace(year=FOUNDED.year + 1)

    def made(founded: Any) -> tuple[str, bytes]:
        slips = [outputs.slip(gone, SETTINGS, b"a")]
        works = digests.plan(slips, SETTINGS, WORDS, at("2026-11-22 09:00"), founded, STYLESHEET)
        (work,) = (work for work in works if work.name == name)
        return work.rests_on, work.make()[0][1]

    (one, raw), (other, changed) = made(FOUNDED), made(later)
    assert entries(raw) == []
    assert raw != changed
    assert one != other


def test_another_is_due_at_midnight_if_anything_came_today_and_else_when_the_week_is_over() -> None:
    def due(*dates: str, now: str = "2026-11-19 12:00") -> object:
        return digests.due([outputs.slip(told(f"n{n}", date), SETTINGS) for n, date in enumerate(dates)], at(now))

    assert due("2026-11-19 09:00", "2026-11-01") == at("2026-11-20")
    assert due("2026-11-19 00:00") == at("2026-11-20")
    assert due("2026-11-16 00:00") == at("2026-11-23")
    assert due("2026-11-15 23:59") is None
    assert due("2026-11-30") is None, "what is scheduled says itself when it is due"
    assert due() is None
    assert due("2026-10-25 00:10", now="2026-10-25 12:00") == at("2026-10-26")


# As judges see them.


def test_the_validators_rules_hold_for_every_digest() -> None:
    found = dict(outputs.digests(living.living(), SETTINGS, WORDS, living.NOW, FOUNDED, STYLESHEET))
    assert {name: said for name, raw in found.items() if (said := feedrules.faults(raw, URL + name))} == {}
    assert len(entries(found["daily.xml"])) == digests.DAYS - 1, "all of one day was withdrawn"
    links = [entry.findtext("link") for entry in entries(found["daily.xml"])]
    assert len({*links}) == len(links)


def test_the_same_items_give_the_same_bytes() -> None:
    several = living.living()
    assert composed(*several) == composed(*several)
