"""Which feeds there are, what each of them holds, and that nothing is lost between them and the archive."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import feedrules
import living
import outputs
import pytest
from desk import at
from jsonschema import Draft202012Validator, FormatChecker
from living import FOUNDED, NOW, SETTINGS, STYLESHEET, WORDS
from lxml import etree
from newsroom import syndication
from newsroom.made import Made

URL = "https://council.example/newsroom/"
ATOM = "{http://www.w3.org/2005/Atom}"
FORMATS = Path(__file__).parent / "formats"
KINDS = ("alerts", "consultations", "events", "notices", "statements")
TOPICS = ("housing", "libraries", "markets")
PLACES = ("harbour", "northgate", "quayside")
BROAD = ("", *(f"{kind}/" for kind in KINDS), *(f"topics/{topic}/" for topic in TOPICS))
UPDATES = [{"date": "2026-11-20 12:00", "text": "b"}, {"date": "2026-11-20 11:00", "text": "a"}]
OVER = {"date": "2026-11-21", "text": "Over"}
ALERT: dict[str, Any] = {"kind": "alert", "severity": "minor", "updates": UPDATES, "stood_down": OVER}


def composed(*made: Made, kept: Collection[str] = ()) -> dict[str, bytes]:
    newest_first = sorted(made, key=lambda one: -one.item.date.timestamp())
    found = list(outputs.feeds(newest_first, SETTINGS, WORDS, FOUNDED, STYLESHEET, kept))
    assert len(dict(found)) == len(found), "an address is written twice"
    return dict(found)


def ids(raw: bytes) -> list[str]:
    """The ends of the ids of a feed's entries, in order: of an item its name here, of a note its anchor too."""
    if raw.startswith(b"{"):
        return [item["url"].removeprefix(URL).split("/", 3)[3].replace("/", "") for item in json.loads(raw)["items"]]
    root = etree.fromstring(raw)
    found = [item.findtext("link") for item in root.iter("item")]
    found += [entry.findall(f"{ATOM}link")[0].get("href") for entry in root.iter(f"{ATOM}entry")]
    return [str(address).removeprefix(URL).split("/", 3)[3].replace("/", "") for address in found]


def rel(raw: bytes, name: str) -> list[str]:
    links = etree.fromstring(raw).findall(f"{ATOM}link")
    return [str(link.get("href")).removeprefix(URL) for link in links if link.get("rel") == name]


@pytest.fixture(scope="module")
def feeds() -> dict[str, bytes]:
    return composed(*living.living())


# Which feeds.


def test_every_feed_of_the_contract_is_there_and_no_other(feeds: dict[str, bytes]) -> None:
    wanted = {f"{listing}{name}" for listing in BROAD for name in ("feed.xml", "atom.xml", "feed.json")}
    wanted |= {f"places/{place}/feed.xml" for place in PLACES} | {"feeds.opml"}
    archives = {f"news/2026/{month:02}/atom.xml" for month in (7, 8, 9, 10, 11)}
    assert feeds.keys() == wanted | archives


def test_a_newsroom_without_news_has_every_feed_and_no_archive() -> None:
    found = composed()
    assert len(found) == 3 * len(BROAD) + len(PLACES) + 1
    assert not any(ids(raw) for name, raw in found.items() if name != "feeds.opml")
    assert rel(found["atom.xml"], "prev-archive") == []
    assert all(b"2026 09:00:00" in raw for name, raw in found.items() if name.endswith("feed.xml"))


def test_the_list_of_feeds_names_every_feed_once_in_its_group(feeds: dict[str, bytes]) -> None:
    groups = etree.fromstring(feeds["feeds.opml"]).findall("body/outline")
    named = {group.get("text"): [str(feed.get("xmlUrl")).removeprefix(URL) for feed in group] for group in groups}
    assert named == {
        "All news": ["feed.xml"],
        "By kind": [f"{kind}/feed.xml" for kind in KINDS],
        "Topics": [f"topics/{topic}/feed.xml" for topic in TOPICS],
        "Places": [f"places/{place}/feed.xml" for place in ("harbour", "quayside", "northgate")],
    }


# Which entries.


def test_all_formats_of_a_feed_hold_the_same_entries(feeds: dict[str, bytes]) -> None:
    for listing in BROAD:
        several = [ids(feeds[listing + name]) for name in ("feed.xml", "atom.xml", "feed.json")]
        assert several[0] == several[1] == several[2]
    assert len(ids(feeds["feed.xml"])) > 20


def test_entries_come_newest_first_and_those_of_one_moment_by_id() -> None:
    twins = [living.made(name, "2026-11-20", id=f"01JD{n:022d}") for name, n in (("b", 2), ("a", 1))]
    later = living.made("c", "2026-11-19", corrections=[{"date": "2026-11-21", "was": "a", "now": "b"}])
    assert ids(composed(*twins, later)["feed.xml"]) == ["c#correction-1", "a", "b", "c"]


def test_updates_of_an_alert_are_in_the_feeds_of_alerts_only_and_its_end_is_in_all() -> None:
    alert = living.made("x", topics=["housing"], places=["harbour"], **ALERT)
    found = composed(alert)
    assert ids(found["alerts/feed.xml"]) == ["x#stood-down", "x#update-2", "x#update-1", "x"]
    for name in ("feed.xml", "topics/housing/atom.xml", "places/harbour/feed.xml", "news/2026/11/atom.xml"):
        assert ids(found[name]) == ["x#stood-down", "x"]


def test_the_end_of_an_alert_for_the_whole_council_reaches_every_place() -> None:
    found = composed(living.made("x", **ALERT))
    assert {tuple(ids(found[f"places/{place}/feed.xml"])) for place in PLACES} == {("x#stood-down", "x")}


def test_other_notes_are_in_every_feed_that_their_item_is_in() -> None:
    outcome = {"date": "2026-11-21 10:00", "text": "Yes"}
    asked = living.made(
        "x", kind="consultation", closes="2026-11-20", respond={"post": "Hall"}, outcome=outcome,
        topics=["housing"], places=["quayside"], corrections=[{"date": "2026-11-22", "was": "a", "now": "b"}],
    )  # fmt: skip
    found = composed(asked)
    for name in ("feed.xml", "consultations/feed.json", "topics/housing/atom.xml", "places/quayside/feed.xml"):
        assert ids(found[name]) == ["x#correction-1", "x#outcome", "x"]


def test_a_withdrawn_item_stays_and_says_so() -> None:
    gone = living.made("x", topics=["housing"], withdrawn={"date": "2026-11-21", "reason": "Dropped"})
    found = composed(gone)
    for name in ("feed.xml", "topics/housing/atom.xml", "news/2026/11/atom.xml"):
        assert ids(found[name]) == ["x#withdrawn", "x"]


def test_a_place_feeds_what_belongs_to_it_and_not_what_lies_within_it() -> None:
    found = composed(
        living.made("above", "2026-11-20 09:00", places=["harbour"]),
        living.made("within", "2026-11-20 08:00", places=["quayside"]),
        living.made("wide", "2026-11-20 07:00"),
        living.made("alert", "2026-11-20 06:00", kind="alert", severity="minor"),
        living.made("local", "2026-11-20 05:00", kind="alert", severity="minor", places=["northgate"]),
    )
    assert ids(found["places/harbour/feed.xml"]) == ["above", "alert"]
    assert ids(found["places/quayside/feed.xml"]) == ["above", "within", "alert"]
    assert ids(found["places/northgate/feed.xml"]) == ["alert", "local"]


# How many.


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        ([], 0),
        ([0.0], 1),
        (range(70), 50),
        ([n / 4 for n in range(200)], 120),
        ([n * 10 for n in range(70)], 50),
        ([0] * 49 + [40] * 30, 50),
        ([0] * 60 + [40] * 30, 60),
    ],
)
def test_the_root_holds_fifty_or_thirty_days(days: Sequence[float], wanted: int) -> None:
    held = days[: syndication.newest([NOW.timestamp() - day * 24 * 3600 for day in days])]
    assert len(held) == wanted


def test_other_feeds_hold_twenty() -> None:
    found = composed(*living.many(130))
    assert len(ids(found["feed.xml"])) == 120
    assert ids(found["topics/housing/feed.xml"]) == [f"n{n}" for n in range(20)]


# The archive.


def test_each_month_holds_its_entries_and_names_the_one_before_it(feeds: dict[str, bytes]) -> None:
    months = sorted(name for name in feeds if name.startswith("news/"))
    assert [rel(feeds[name], "prev-archive") for name in months] == [[], *([name] for name in months[:-1])]
    for name in months:
        assert rel(feeds[name], "current") == ["atom.xml"]
        assert rel(feeds[name], "alternate") == [name.removesuffix("atom.xml")]
        assert rel(feeds[name], "next-archive") == ([months[1]] if name == months[0] else [])
        year, month = re.findall(r"\d+", name)
        dates = [e.text for e in etree.fromstring(feeds[name]).iter(f"{ATOM}published")]
        assert all(str(date).startswith(f"{year}-{month}-") for date in dates)


def test_who_follows_the_archive_from_the_feed_finds_every_entry_that_was_ever_public() -> None:
    found = composed(*living.many(400))
    assert rel(found["atom.xml"], "prev-archive") == ["news/2026/10/atom.xml"], "the month of its oldest entry"
    seen, name = set(ids(found["atom.xml"])), rel(found["atom.xml"], "prev-archive")
    while name:
        seen.update(ids(found[name[0]]))
        name = rel(found[name[0]], "prev-archive")
    assert seen == {f"n{n}" for n in range(400)}


def test_a_month_of_notes_alone_follows_the_list_of_all_news() -> None:
    late = living.made("x", "2026-09-01", corrections=[{"date": "2026-11-01", "was": "a", "now": "b"}])
    found = composed(late)
    assert ids(found["news/2026/11/atom.xml"]) == ["x#correction-1"]
    assert rel(found["news/2026/11/atom.xml"], "alternate") == ["news/"]
    assert rel(found["news/2026/11/atom.xml"], "prev-archive") == ["news/2026/09/atom.xml"]


def test_a_month_is_written_again_only_when_one_of_its_entries_changes() -> None:
    old = [living.made("a", "2026-09-05"), living.made("b", "2026-10-05")]
    before = composed(*old)
    after = composed(*old, living.made("c", "2026-11-05"))
    assert all(before[name] == after[name] for name in before if name.startswith("news/"))
    assert before["atom.xml"] != after["atom.xml"]
    corrected = living.made("b", "2026-10-05", corrections=[{"date": "2026-11-05", "was": "a", "now": "b"}])
    mended = composed(old[0], corrected)
    assert before["news/2026/09/atom.xml"] == mended["news/2026/09/atom.xml"]
    assert before["news/2026/10/atom.xml"] != mended["news/2026/10/atom.xml"]


def test_the_newsrooms_own_clock_says_which_month_it_is() -> None:
    found = composed(living.made("x", "2026-08-01 00:10"))
    assert ids(found["news/2026/08/atom.xml"]) == ["x"]


# What has no list any more.

GONE = ("topics/old-key/", "places/gone/", "news/2026/10/")


def test_the_feeds_of_a_topic_a_place_and_a_month_that_are_gone_go_on_without_entries() -> None:
    some = (living.made("a", "2026-09-05"), living.made("b", "2026-11-05"))
    before, after = composed(*some), composed(*some, kept=GONE)
    assert {name: after[name] for name in before} == before, "and none of the others knows of them"
    gone = {
        "topics/old-key/feed.xml", "topics/old-key/atom.xml", "topics/old-key/feed.json", "places/gone/feed.xml",
        "news/2026/10/atom.xml",
    }  # fmt: skip
    assert after.keys() - before.keys() == gone
    assert [ids(after[name]) for name in gone] == [[]] * 5


def test_a_feed_that_is_gone_has_its_key_in_words_as_its_name_and_the_day_of_the_founding() -> None:
    found = composed(living.made("a", "2026-09-05"), kept=GONE)
    assert json.loads(found["topics/old-key/feed.json"])["title"] == "Old key – Exampleton Newsroom"
    place = etree.fromstring(found["places/gone/feed.xml"])
    assert place.findtext("channel/title") == "Gone – Exampleton Newsroom"
    assert place.findtext("channel/link") == f"{URL}places/gone/"
    assert (
        place.findtext("channel/pubDate")
        == place.findtext("channel/lastBuildDate")
        == "Mon, 05 Jan 2026 09:00:00 +0000"
    )
    for name in ("topics/old-key/atom.xml", "news/2026/10/atom.xml"):
        assert at_(etree.fromstring(found[name])) == FOUNDED.timestamp()


def test_a_month_without_entries_leads_on_and_none_leads_to_it() -> None:
    some = (living.made("a", "2026-08-05"), living.made("b", "2026-09-05"), living.made("c", "2026-11-05"))
    found = composed(*some, kept=["news/2026/10/", "news/2026/06/"])
    ways = {name: [rel(found[name], way) for way in ("current", "prev-archive", "next-archive")] for name in found
            if name.startswith("news/")}  # fmt: skip
    august, september = "news/2026/08/atom.xml", "news/2026/09/atom.xml"
    assert ways["news/2026/10/atom.xml"] == [["atom.xml"], [september], []]
    assert ways["news/2026/06/atom.xml"] == [["atom.xml"], [], [august]]
    assert ways["news/2026/11/atom.xml"] == [["atom.xml"], [september], []]
    assert ways[august] == [["atom.xml"], [], [september]]


def test_what_is_gone_satisfies_validator_and_schema() -> None:
    schema = etree.RelaxNG(etree.parse(str(FORMATS / "atom.rng")))
    found = composed(living.made("a", "2026-09-05"), kept=(*GONE, "news/2026/01/"))
    judged = [name for name in found if name.startswith(("topics/old", "places/gone", "news/")) and "json" not in name]
    assert len(judged) == 6
    assert {name: said for name in judged if (said := feedrules.faults(found[name], URL + name))} == {}
    assert all(schema.validate(etree.fromstring(found[name])) for name in judged if name.endswith("atom.xml"))
    judge = Draft202012Validator(json.loads((FORMATS / "jsonfeed-1.1.schema.json").read_text()))
    assert list(judge.iter_errors(json.loads(found["topics/old-key/feed.json"]))) == []


def test_what_stands_and_what_never_had_a_feed_is_not_written_again() -> None:
    several = living.living()
    kept = [
        "topics/housing/", "places/harbour/", "news/2026/11/", "alerts/", "news/", "topics/", "news/2026/", "news/2026/13/",
        "topics/old-key/2026/", "places/gone/2026/", "threads/x/", "news/2026/10/x/", "x.html", "",
    ]  # fmt: skip
    assert composed(*several, kept=kept) == composed(*several)


# All of them, as judges see them.


def test_the_validators_rules_hold_for_every_feed(feeds: dict[str, bytes]) -> None:
    judged = [name for name in feeds if name.endswith(".xml")]
    assert len(judged) > 20
    assert {name: said for name in judged if (said := feedrules.faults(feeds[name], URL + name))} == {}


def test_every_atom_document_satisfies_the_schema_of_rfc_4287(feeds: dict[str, bytes]) -> None:
    schema = etree.RelaxNG(etree.parse(str(FORMATS / "atom.rng")))
    for name, raw in feeds.items():
        if name.endswith("atom.xml"):
            assert schema.validate(etree.fromstring(raw)), (name, schema.error_log)


def test_every_json_feed_satisfies_its_schema(feeds: dict[str, bytes]) -> None:
    schema = json.loads((FORMATS / "jsonfeed-1.1.schema.json").read_text())
    judge = Draft202012Validator(schema, format_checker=FormatChecker(["date-time"]))
    for name, raw in feeds.items():
        if name.endswith(".json"):
            assert [error.message for error in judge.iter_errors(json.loads(raw))] == []


def test_a_day_when_clocks_went_by_the_sun_is_written_as_every_reader_can_read_it() -> None:
    dublin = living.SETTINGS.model_copy(update={"timezone": "Europe/Dublin"})
    when = datetime(1900, 1, 1, 12, tzinfo=dublin.zone)
    plain = living.made("x")
    old = replace(plain, item=plain.item.model_copy(update={"date": when}))
    found = dict(outputs.feeds([old], dublin, WORDS, when, STYLESHEET))
    judged = [name for name in found if name.endswith(".xml")]
    assert {name: said for name in judged if (said := feedrules.faults(found[name], URL + name))} == {}
    published = etree.fromstring(found["news/1900/01/atom.xml"]).findtext(f"{ATOM}entry/{ATOM}published")
    (listed,) = json.loads(found["feed.json"])["items"]
    assert published == listed["date_published"] == listed["date_modified"] == "1900-01-01T12:25:21+00:00"


def test_the_newest_change_dates_a_feed(feeds: dict[str, bytes]) -> None:
    for name, raw in feeds.items():
        if name.endswith("atom.xml"):
            root = etree.fromstring(raw)
            updated = [at_(entry) for entry in root.iter(f"{ATOM}entry")]
            assert at_(root) == max(updated, default=FOUNDED.timestamp())


def at_(parent: etree._Element) -> float:
    return at(str(parent.findtext(f"{ATOM}updated"))[:19] + str(parent.findtext(f"{ATOM}updated"))[-6:]).timestamp()


def test_the_same_items_give_the_same_bytes(feeds: dict[str, bytes]) -> None:
    assert composed(*living.living()) == feeds


def test_everything_lies_under_the_newsrooms_own_path(feeds: dict[str, bytes]) -> None:
    ours = re.compile(rb"https://council\.example/(?!newsroom/)")
    assert not any(ours.search(raw) for raw in feeds.values())
