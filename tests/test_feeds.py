"""RSS and Atom as their standards, the validator and the readers want them: whole, absolute, the same bytes again."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import feedparser
import feedrules
import living
import pytest
from desk import at
from hypothesis import example, given
from hypothesis import strategies as st
from living import FOUNDED, NOW, SETTINGS, STYLESHEET, WORDS
from lxml import etree
from newsroom import entries, feeds
from newsroom.entries import Category, Enclosure, Entry, Feed

URL = "https://council.example/newsroom/"
FEED = Feed("topics/housing/", "Housing – News", "News of Exampleton")
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SCHEMA = etree.RelaxNG(etree.parse(str(Path(__file__).parent / "formats/atom.rng")))
RIGHTS = (
    "Exampleton Borough Council. Open Government Licence v3.0: "
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
)


def entry(number: int = 1, **fields: Any) -> Entry:
    dated = NOW - timedelta(days=number)
    known: dict[str, Any] = {
        "id": f"tag:exampleton.gov.uk,2026:01JD{number:022d}",
        "address": f"{URL}news/2026/11/n{number}/",
        "title": f"Title {number}",
        "summary": f"Summary {number}.",
        "html": "<p>Text.</p>",
        "published": dated,
        "updated": dated,
        "categories": (Category("housing", f"{URL}topics/", "Housing & homes"),),
        "enclosure": Enclosure(f"{URL}cards/2026/11/n{number}.png", 20_000 + number, "image/png"),
        **fields,
    }
    return Entry(**known)


def rss(*found: Entry, feed: Feed = FEED) -> bytes:
    return feeds.rss(feed, found, SETTINGS, WORDS, FOUNDED, STYLESHEET)


def atom(*found: Entry, feed: Feed = FEED, **links: str) -> bytes:
    return feeds.atom(feed, found, SETTINGS, WORDS, FOUNDED, STYLESHEET, **links)


def channel(raw: bytes) -> etree._Element:
    found = etree.fromstring(raw).find("channel")
    assert found is not None
    return found


def one(raw: bytes) -> etree._Element:
    """The only entry of either format."""
    root = etree.fromstring(raw)
    (found,) = [*root.iter("item"), *root.iter(f"{ATOM}entry")]
    return found


def text(element: etree._Element, name: str) -> str:
    (found,) = element.findall(name)
    return found.text or ""


def links(element: etree._Element) -> list[dict[str, str]]:
    return [dict(link.attrib) for link in element.findall(f"{ATOM}link")]


# RSS.


def test_the_channel_says_what_it_is_and_where() -> None:
    found = channel(rss(entry()))
    assert text(found, "title") == "Housing – News"
    assert text(found, "description") == "News of Exampleton"
    assert text(found, "link") == f"{URL}topics/housing/"
    assert text(found, "language") == "en-gb"
    assert text(found, "ttl") == "15"
    assert text(found, "docs") == "https://www.rssboard.org/rss-specification"
    assert text(found, "copyright") == RIGHTS
    assert links(found) == [
        {"href": f"{URL}topics/housing/feed.xml", "rel": "self", "type": "application/rss+xml"},
    ]  # fmt: skip


def test_the_channel_is_dated_by_its_entries_and_never_by_the_clock() -> None:
    found = channel(rss(entry(1), entry(2, updated=NOW)))
    assert parsedate_to_datetime(text(found, "pubDate")) == NOW - timedelta(days=1)
    assert parsedate_to_datetime(text(found, "lastBuildDate")) == NOW


def test_title_link_and_summary_come_before_the_text() -> None:
    item = one(rss(entry(7)))
    assert [child.tag for child in item][:4] == ["title", "link", "description", CONTENT]
    assert [child.text for child in item][:4] == ["Title 7", f"{URL}news/2026/11/n7/", "Summary 7.", "<p>Text.</p>"]


def test_an_item_has_its_id_its_date_its_author_its_category_and_its_card() -> None:
    item = one(rss(entry(7, published=at("2026-07-22 14:30"))))
    guid = item.find("guid")
    assert guid is not None
    assert (guid.text, guid.get("isPermaLink")) == (f"tag:exampleton.gov.uk,2026:01JD{7:022d}", "false")
    assert text(item, "pubDate") == "Wed, 22 Jul 2026 14:30:00 +0100"
    assert text(item, "{http://purl.org/dc/elements/1.1/}creator") == "Exampleton Borough Council"
    assert [(c.text, c.get("domain")) for c in item.findall("category")] == [("Housing & homes", f"{URL}topics/")]
    assert [dict(e.attrib) for e in item.findall("enclosure")] == [
        {"url": f"{URL}cards/2026/11/n7.png", "length": "20007", "type": "image/png"},
    ]  # fmt: skip


def test_a_place_is_one_category_although_it_has_a_code_too_which_atom_alone_can_tell_apart() -> None:
    vocabularies = {"harbour": f"{URL}places/", "E05000001": entries.STATISTICS}
    found = entry(categories=tuple(Category(term, scheme, f"Label {term}") for term, scheme in vocabularies.items()))
    assert [(c.text, c.get("domain")) for c in one(rss(found)).findall("category")] == [
        ("Label harbour", f"{URL}places/"),
    ]  # fmt: skip
    terms = {c.get("term"): c.get("scheme") for c in one(atom(found)).findall(f"{ATOM}category")}
    assert terms == vocabularies


def test_an_entry_without_a_card_has_no_enclosure() -> None:
    assert b"enclosure" not in rss(entry(enclosure=None)) + atom(entry(enclosure=None))


def test_a_summary_is_text_where_readers_expect_html() -> None:
    assert text(one(rss(entry(summary="AT&T <3"))), "description") == "AT&amp;T &lt;3"
    assert text(one(atom(entry(summary="AT&T <3"))), f"{ATOM}summary") == "AT&T <3"


def test_in_the_hour_that_runs_twice_the_later_moment_dates_the_channel() -> None:
    later, earlier = at("2026-10-25 01:10+00:00"), at("2026-10-25 01:50+01:00")
    found = (entry(2, published=later, updated=later), entry(1, published=earlier, updated=earlier))
    assert parsedate_to_datetime(text(channel(rss(*found)), "pubDate")).timestamp() == later.timestamp()
    updated = etree.fromstring(atom(*found)).findtext(f"{ATOM}updated")
    assert str(updated).startswith("2026-10-25T01:10:00")


# Atom.


def test_the_atom_feed_says_what_it_is_and_where() -> None:
    root = etree.fromstring(atom(entry()))
    assert root.get(LANG) == "en-GB"
    assert text(root, f"{ATOM}id") == "tag:exampleton.gov.uk,2026:topics/housing/atom.xml"
    assert text(root, f"{ATOM}title") == "Housing – News"
    assert text(root, f"{ATOM}subtitle") == "News of Exampleton"
    assert text(root, f"{ATOM}rights") == RIGHTS
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Exampleton Borough Council"
    assert root.findtext(f"{ATOM}author/{ATOM}uri") == URL
    assert links(root) == [
        {"href": f"{URL}topics/housing/atom.xml", "rel": "self", "type": "application/atom+xml"},
        {"href": f"{URL}topics/housing/", "rel": "alternate", "type": "text/html", "hreflang": "en-GB"},
    ]


def test_every_link_of_an_atom_entry_keeps_what_it_is() -> None:
    found = one(atom(entry(7, related=f"{URL}news/2026/11/x/")))
    page = {"type": "text/html", "hreflang": "en-GB"}
    assert links(found) == [
        {"rel": "alternate", "href": f"{URL}news/2026/11/n7/", **page},
        {"rel": "related", "href": f"{URL}news/2026/11/x/", **page},
        {"rel": "enclosure", "href": f"{URL}cards/2026/11/n7.png", "type": "image/png", "length": "20007"},
    ]


def test_an_atom_entry_holds_its_text_as_html_and_its_category_in_words_and_as_key() -> None:
    found = one(atom(entry(published=at("2026-07-22 14:30"))))
    content = found.find(f"{ATOM}content")
    assert content is not None
    assert (content.get("type"), content.text) == ("html", "<p>Text.</p>")
    assert text(found, f"{ATOM}published") == "2026-07-22T14:30:00+01:00"
    assert [dict(c.attrib) for c in found.findall(f"{ATOM}category")] == [
        {"term": "housing", "scheme": f"{URL}topics/", "label": "Housing & homes"},
    ]  # fmt: skip


def test_entries_updated_at_one_moment_are_told_apart_within_its_second() -> None:
    day = at("2026-11-20")
    root = etree.fromstring(atom(*(entry(n, updated=day) for n in range(1, 30))))
    updated = [str(e.text) for e in root.iter(f"{ATOM}updated")]
    assert updated[0] == max(updated[1:])
    assert len(set(updated[1:])) == 29
    assert {moment[:20] for moment in updated} == {"2026-11-20T00:00:00."}


def test_what_tells_an_entry_apart_is_its_id_alone() -> None:
    same = {"id": "tag:exampleton.gov.uk,2026:x", "updated": NOW}
    first, second = (text(one(atom(entry(n, **same))), f"{ATOM}updated") for n in (1, 2))
    assert first == second


def test_an_archive_belongs_to_its_feed_leads_back_and_has_no_enclosures() -> None:
    month = Feed("news/", "November", "All", "news/2026/11/")
    root = etree.fromstring(atom(entry(), feed=month, previous="news/2026/10/atom.xml", current="atom.xml"))
    assert root.find(ARCHIVE) is not None
    assert text(root, f"{ATOM}id") == "tag:exampleton.gov.uk,2026:atom.xml"
    assert [(link["rel"], link["href"]) for link in links(root)] == [
        ("self", f"{URL}news/2026/11/atom.xml"),
        ("alternate", f"{URL}news/"),
        ("current", f"{URL}atom.xml"),
        ("prev-archive", f"{URL}news/2026/10/atom.xml"),
    ]
    assert [link["rel"] for link in links(root.findall(f"{ATOM}entry")[0])] == ["alternate"]


def test_a_feed_that_is_no_archive_does_not_say_so() -> None:
    raw = atom(entry(), previous="news/2026/10/atom.xml")
    assert etree.fromstring(raw).find(ARCHIVE) is None
    assert b"history" not in raw


# Both.

BOTH = pytest.mark.parametrize("render", [rss, atom])


@BOTH
def test_one_link_to_the_page_is_there_for_whoever_opens_the_feed(render: Any) -> None:
    (link,) = etree.fromstring(render(entry())).iter(f"{XHTML}a")
    assert (link.get("href"), link.text) == (f"{URL}topics/housing/", "Read this as a page")


@BOTH
def test_its_looks_are_css_and_nothing_else(render: Any) -> None:
    raw = render(entry())
    instructions = re.findall(rb"<\?([\w-]+) (.*?)\?>", raw)
    assert [name for name, _ in instructions] == [b"xml", b"xml-stylesheet"]
    assert instructions[1][1] == f'type="text/css" href="{URL}{STYLESHEET}"'.encode()
    assert raw.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<?xml-stylesheet ")


@BOTH
def test_an_empty_feed_is_dated_by_the_founding_of_the_newsroom(render: Any) -> None:
    raw = render()
    assert re.findall(rb"<(?:lastBuildDate|pubDate|updated)>(.*?)</", raw) in (
        [b"Mon, 05 Jan 2026 09:00:00 +0000"] * 2,
        [b"2026-01-05T09:00:00+00:00"],
    )
    assert not feedparser.parse(raw).bozo


@BOTH
def test_entries_stay_in_the_order_given(render: Any) -> None:
    titles = [e.title for e in feedparser.parse(render(*(entry(n) for n in (3, 1, 2)))).entries]
    assert titles == ["Title 3", "Title 1", "Title 2"]


@BOTH
def test_neither_clock_nor_environment_is_in_it(render: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    before = render(entry(1), entry(2))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert render(entry(1), entry(2)) == before
    later = at("2031-02-03 04:05")
    assert set(re.findall(rb"\b(20\d\d)[ -][\d:-]+[T ]", render(entry(published=later, updated=later)))) == {b"2031"}


@BOTH
@pytest.mark.parametrize("title", [*living.HOSTILE, "Half a <b and no end"])
def test_a_hostile_title_is_written_as_the_validator_wants_it_and_read_as_it_was_written(
    render: Any, title: str
) -> None:
    raw = render(entry(title=title, summary=title))
    address = f"{URL}topics/housing/{'feed' if render is rss else 'atom'}.xml"
    assert feedrules.faults(raw, address) == []
    assert render is rss or SCHEMA.validate(etree.fromstring(raw)), SCHEMA.error_log
    assert one(raw).findtext("title" if render is rss else f"{ATOM}title") == title


# Any text.

LEGAL = st.characters(exclude_categories=["Cs"], exclude_characters=[*map(chr, range(0x20)), "\ufffe", "\uffff"])
TEXT = st.text(LEGAL, min_size=1)  # XML 1.0 but for line ends and tabs, which no title and no summary holds
HTML = st.text(st.one_of(LEGAL, st.sampled_from("\n\t\r<>&]\"'")), min_size=1)


@given(title=TEXT, summary=TEXT, html=HTML)
@example(title="]]>", summary="<![CDATA[x]]>", html="<p>]]></p>")
@example(title="Fish & chips < bread", summary="&amp;", html="<p>&amp;amp; &lt;script&gt;</p>")
@example(title="</title><title>&lt;", summary="<summary>", html="<title>&amp;</title><summary>&lt;")
@example(title="\x7f\x85\u2028", summary="\U0010ffff\ufdd0", html="a\r\nb\rc\td")
@example(title="مرحبا \u202e", summary="👩‍👩‍👧 Tŷ", html="<p>\u00a0</p>")
def test_any_legal_text_is_well_formed_and_arrives_unchanged(title: str, summary: str, html: str) -> None:
    written = entry(title=title, summary=summary, html=html)
    item = one(rss(written))
    assert (text(item, "title"), text(item, CONTENT)) == (title, html)
    found = one(atom(written))
    assert [text(found, ATOM + name) for name in ("title", "summary", "content")] == [title, summary, html]


@given(
    st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="<>&"), min_size=1).map(
        lambda t: f"a{t}b"
    )
)
def test_a_reader_shows_the_words_that_were_written(words: str) -> None:
    for raw in (rss(entry(title=words, summary=words)), atom(entry(title=words, summary=words))):
        (read,) = feedparser.parse(raw, sanitize_html=False).entries
        assert (read.title, read.summary) == (words, words)


# The rules by which all feeds are judged do judge.


def test_the_rules_pass_what_is_sound() -> None:
    assert feedrules.faults(rss(entry(1), entry(2)), f"{URL}topics/housing/feed.xml") == []
    assert feedrules.faults(atom(entry(1), entry(2)), f"{URL}topics/housing/atom.xml") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'isPermaLink="false"', b'isPermaLink="true"', "no tag"),
        (b"<title>Title 1", b"<title>Title &lt;b>1&lt;/b>", "seems to hold HTML"),
        (b"<title>Title 1", b"<title>B&amp;1", "seems to hold HTML"),
        (b'rel="self"', b'rel="alternate"', "self is not"),
        (b"&lt;p&gt;Text", b"&lt;script&gt;Text", "not safe"),
        (b"&lt;p&gt;Text", b'&lt;a href="x"&gt;Text', "relative"),
        (b'length="20001"', b"", "enclosure without length"),
        (b"<pubDate>Sat, 21", b"<pubDate>Sun, 21", "wrong day"),
        (b"<ttl>15</ttl>", b"", "occurs 0 times"),
        (b'<div xmlns="http://www.w3.org/1999/xhtml">', b'<p xmlns="http://www.w3.org/1999/xhtml"/><div>', "misplaced"),
    ],
)
def test_the_rules_find_what_is_wrong_with_rss(old: bytes, new: bytes, said: str) -> None:
    raw = rss(entry())
    assert old in raw
    assert any(said in fault for fault in feedrules.faults(raw.replace(old, new), f"{URL}topics/housing/feed.xml"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b' rel="enclosure"', b"", "alternate"),
        (b'rel="enclosure"', b'rel="card"', "not registered"),
        (b'xml:lang="en-GB"', b"", "language"),
        (b"<author>", b"<contributor>", "author"),
        (b"2026-11-21T12:00:00+00:00</published>", b"21 November</published>", "no date"),
        (b"<summary>", b"<summary>&lt;b>x&lt;/b>", "HTML"),
        (b"<subtitle>", b'<b:a xmlns:xhtml="x" xmlns:b="x"/><subtitle>', "prefixes"),
    ],
)
def test_the_rules_find_what_is_wrong_with_atom(old: bytes, new: bytes, said: str) -> None:
    raw = atom(entry())
    assert old in raw
    broken = raw.replace(old, new).replace(b"</author>", b"</contributor>" if b"author" in old else b"</author>")
    assert any(said in fault for fault in feedrules.faults(broken, f"{URL}topics/housing/atom.xml"))


def test_the_rules_find_two_entries_of_one_id() -> None:
    twice = replace(entry(2), id=entry(1).id)
    assert any("occurs twice" in f for f in feedrules.faults(rss(entry(1), twice), f"{URL}topics/housing/feed.xml"))
    assert any("occurs twice" in f for f in feedrules.faults(atom(entry(1), twice), f"{URL}topics/housing/atom.xml"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<title>Title 1</title>", b"<title>a</title><title>b</title>"),
        (b"<updated>", b"<updated>x"),
        (b'term="housing"', b""),
        (b'hreflang="en-GB"', b'hreflang="-"'),
    ],
)
def test_the_schema_of_atom_refuses_what_is_wrong(old: bytes, new: bytes) -> None:
    raw = atom(entry())
    assert SCHEMA.validate(etree.fromstring(raw))
    assert old in raw
    assert not SCHEMA.validate(etree.fromstring(raw.replace(old, new)))
