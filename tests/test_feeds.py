"""RSS as the profile and the readers want it: whole, absolute, newest first, the same bytes when nothing changed."""

from __future__ import annotations

import re
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser
import pytest
from desk import NOW, at
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from newsroom import feeds
from newsroom.feeds import Feed
from newsroom.item import Item
from newsroom.language import Words
from newsroom.made import Card, Made, Picture, Variant
from newsroom.settings import Settings

WORDS = Words("en", "en_GB", (), (), {"feed_to_page": "Read this list as a page"})
FEED = Feed("topics/housing/feed.xml", "topics/housing/", "Housing – News", "News of Exampleton")
FOUNDED = at("2026-01-05 09:00")
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ATOM = "{http://www.w3.org/2005/Atom}link"
XHTML = "{http://www.w3.org/1999/xhtml}a"
IDS = "01JD{:022d}"


def made(number: int = 1, *, html: str = "<p>Text.</p>", picture: Picture | None = None, **fields: Any) -> Made:
    known: dict[str, Any] = {
        "title": f"Title {number}",
        "date": NOW - timedelta(days=number),
        "summary": f"Summary {number}.",
        "id": IDS.format(number),
        "path": f"news/2026/11/n{number}.md",
        **fields,
    }
    item = Item.model_construct(**{"topics": (), "places": (), "image": None, "short_title": None, **known})
    return Made(item, html, Card(f"cards/2026/11/n{number}.png", "Words", "image/png", 20_000 + number), picture)


def rendered(settings_: Settings, *entries: Made, feed: Feed = FEED) -> bytes:
    return feeds.render(feed, entries, settings_, WORDS, FOUNDED, "assets/feed.0123.css")


def channel(raw: bytes) -> etree._Element:
    found = etree.fromstring(raw).find("channel")
    assert found is not None
    return found


def text(element: etree._Element, name: str) -> str:
    (found,) = element.findall(name)
    return found.text or ""


# The channel.


def test_the_channel_says_what_it_is_and_where(settings_: Settings) -> None:
    found = channel(rendered(settings_, made()))
    assert text(found, "title") == "Housing – News"
    assert text(found, "description") == "News of Exampleton"
    assert text(found, "link") == "https://news.example/en/topics/housing/"
    assert text(found, "language") == "en-gb"
    assert text(found, "ttl") == "15"
    assert text(found, "docs") == "https://www.rssboard.org/rss-specification"
    assert text(found, "copyright") == (
        "Exampleton Borough Council. Open Government Licence v3.0: "
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    )


def test_the_channel_names_its_own_address(settings_: Settings) -> None:
    (own,) = [link for link in channel(rendered(settings_, made())).findall(ATOM) if link.get("rel") == "self"]
    assert own.get("href") == "https://news.example/en/topics/housing/feed.xml"
    assert own.get("type") == "application/rss+xml"


def test_the_feed_of_the_whole_newsroom_leads_to_its_home_page(settings_: Settings) -> None:
    found = channel(rendered(settings_, made(), feed=Feed("feed.xml", "", "News", "All")))
    assert text(found, "link") == "https://news.example/en/"


def test_the_channel_is_dated_by_its_newest_item(settings_: Settings) -> None:
    found = channel(rendered(settings_, made(1), made(2)))
    for name in ("lastBuildDate", "pubDate"):
        assert parsedate_to_datetime(text(found, name)) == NOW - timedelta(days=1)


def test_an_empty_feed_is_dated_by_the_founding_of_the_newsroom(settings_: Settings) -> None:
    found = channel(rendered(settings_))
    assert found.findall("item") == []
    assert parsedate_to_datetime(text(found, "lastBuildDate")) == FOUNDED
    assert not feedparser.parse(rendered(settings_)).bozo


def test_one_link_to_the_page_is_there_for_whoever_opens_the_feed(settings_: Settings) -> None:
    (link,) = channel(rendered(settings_, made())).findall(XHTML)
    assert (link.get("href"), link.text) == ("https://news.example/en/topics/housing/", "Read this list as a page")


def test_its_looks_are_css_and_nothing_else(settings_: Settings) -> None:
    raw = rendered(settings_, made())
    instructions = re.findall(rb"<\?([\w-]+) (.*?)\?>", raw)
    assert [name for name, _ in instructions] == [b"xml", b"xml-stylesheet"]
    assert instructions[1][1] == b'type="text/css" href="https://news.example/en/assets/feed.0123.css"'
    assert raw.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<?xml-stylesheet ")
    assert b"xsl" not in raw.replace(b"xml-stylesheet", b"")


# An entry.


def test_an_entry_has_the_id_of_the_contract_and_no_permalink(settings_: Settings) -> None:
    (item,) = channel(rendered(settings_, made(7))).findall("item")
    (guid,) = item.findall("guid")
    assert guid.text == f"tag:exampleton.gov.uk,2026:{IDS.format(7)}"
    assert guid.get("isPermaLink") == "false"


def test_title_link_and_summary_come_before_the_text(settings_: Settings) -> None:
    (item,) = channel(rendered(settings_, made(7))).findall("item")
    assert [child.tag for child in item][:4] == ["title", "link", "description", CONTENT]
    assert [child.text for child in item][:4] == [
        "Title 7",
        "https://news.example/en/news/2026/11/n7/",
        "Summary 7.",
        "<p>Text.</p>",
    ]


def test_the_card_is_enclosed_with_its_true_length(settings_: Settings) -> None:
    (item,) = channel(rendered(settings_, made(7))).findall("item")
    (enclosure,) = item.findall("enclosure")
    assert dict(enclosure.attrib) == {
        "url": "https://news.example/en/cards/2026/11/n7.png",
        "length": "20007",
        "type": "image/png",
    }


def test_topics_and_places_are_categories_with_their_scheme(settings_: Settings) -> None:
    (item,) = channel(rendered(settings_, made(topics=("libraries", "housing"), places=("quayside",)))).findall("item")
    assert [(c.text, c.get("domain")) for c in item.findall("category")] == [
        ("Libraries", "https://news.example/en/topics/"),
        ("Housing", "https://news.example/en/topics/"),
        ("Quayside", "https://news.example/en/places/"),
    ]


def test_an_entry_says_who_published_it_and_when(settings_: Settings) -> None:
    (item,) = channel(rendered(settings_, made(date=at("2026-07-22 14:30")))).findall("item")
    assert text(item, "{http://purl.org/dc/elements/1.1/}creator") == "Exampleton Borough Council"
    assert text(item, "pubDate") == "Wed, 22 Jul 2026 14:30:00 +0100"


def test_an_entry_holds_each_of_its_parts_once(settings_: Settings) -> None:
    (item,) = channel(rendered(settings_, made())).findall("item")
    tags = [child.tag for child in item]
    assert len(tags) == len(set(tags))


PICTURE = Picture(
    tuple(Variant(w, w // 2, f"news/2026/11/n1/q.{w}.webp", f"news/2026/11/n1/q.{w}.jpg") for w in (480, 960)),
    "A “view”",
)


def test_the_text_begins_with_the_picture_and_has_no_relative_address(settings_: Settings) -> None:
    html = '<p><a href="../y/">y</a> <a href="#fn:1">1</a> <img src="a.jpg" srcset="a.jpg 1x, b.jpg 2x" alt=""></p>'
    (item,) = channel(rendered(settings_, made(html=html, picture=PICTURE))).findall("item")
    content = text(item, CONTENT)
    assert content.startswith("<figure><picture><source ")
    addresses = re.findall(r' (?:href|src)="([^"]*)"', content)
    addresses += [part.split()[0] for value in re.findall(r' srcset="([^"]*)"', content) for part in value.split(",")]
    assert addresses == [
        "https://news.example/en/news/2026/11/n1/q.960.jpg",
        "https://news.example/en/news/2026/11/y/",
        "https://news.example/en/news/2026/11/n1/#fn:1",
        "https://news.example/en/news/2026/11/n1/a.jpg",
        *(f"https://news.example/en/news/2026/11/n1/q.{w}.{kind}" for kind in ("webp", "jpg") for w in (480, 960)),
        "https://news.example/en/news/2026/11/n1/a.jpg",
        "https://news.example/en/news/2026/11/n1/b.jpg",
    ]


def test_a_code_sample_in_the_text_is_left_as_it_is(settings_: Settings) -> None:
    html = '<pre><code>&lt;a href="x.md"&gt;</code></pre>'
    (item,) = channel(rendered(settings_, made(html=html))).findall("item")
    assert text(item, CONTENT) == html


# Which entries, and in what order.


def test_entries_stay_in_the_order_given(settings_: Settings) -> None:
    found = channel(rendered(settings_, *(made(n) for n in range(1, 6))))
    assert [text(item, "title") for item in found.findall("item")] == [f"Title {n}" for n in range(1, 6)]


def numbered(days: list[float]) -> list[Made]:
    return [made(n, date=NOW - timedelta(days=day)) for n, day in enumerate(days, 1)]


@pytest.mark.parametrize(
    ("days", "at_root", "elsewhere"),
    [
        ([], 0, 0),
        ([0.0], 1, 1),
        (list(range(20)), 20, 20),
        (list(range(70)), 50, 20),
        ([n / 4 for n in range(200)], 120, 20),
        ([n * 10 for n in range(70)], 50, 20),
        ([0] * 49 + [40] * 30, 50, 20),
        ([0] * 60 + [40] * 30, 60, 20),
    ],
)
def test_the_root_holds_fifty_or_thirty_days_and_others_twenty(days: list[float], at_root: int, elsewhere: int) -> None:
    entries = numbered(days)
    assert list(feeds.newest(entries, root=True)) == entries[:at_root]
    assert list(feeds.newest(entries, root=False)) == entries[:elsewhere]


def test_the_same_items_give_the_same_bytes(settings_: Settings) -> None:
    entries = [made(n, topics=("housing",), places=("quayside",), picture=PICTURE) for n in range(1, 4)]
    assert rendered(settings_, *entries) == rendered(settings_, *entries)


def test_neither_clock_nor_environment_is_in_it(settings_: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rendered(settings_, made())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert rendered(settings_, made()) == before
    years = set(re.findall(rb" (20\d\d) \d\d:", rendered(settings_, made(date=at("2031-02-03 04:05")))))
    assert years == {b"2031"}


# Any text.

LEGAL = st.characters(exclude_categories=["Cs"], exclude_characters=[*map(chr, range(0x20)), "\ufffe", "\uffff"])
TEXT = st.text(LEGAL, min_size=1)  # XML 1.0 but for line ends and tabs, which no title and no summary holds
HTML = st.text(st.one_of(LEGAL, st.sampled_from("\n\t\r<>&]\"'")), min_size=1)


@given(title=TEXT, summary=TEXT, html=HTML)
@example(title="]]>", summary="<![CDATA[x]]>", html="<p>]]></p>")
@example(title="Fish & chips < bread", summary="&amp;", html="<p>&amp;amp; &lt;script&gt;</p>")
@example(title="\x7f\x85\u2028", summary="\U0010ffff\ufdd0", html="a\r\nb\rc\td")
@example(title="مرحبا \u202e", summary="👩‍👩‍👧 Tŷ", html="<p>\u00a0</p>")
def test_any_legal_text_is_well_formed_and_arrives_unchanged(
    settings_: Settings, title: str, summary: str, html: str
) -> None:
    raw = rendered(settings_, made(title=title, summary=summary, html=html))
    (item,) = channel(raw).findall("item")
    assert (text(item, "title"), text(item, "description"), text(item, CONTENT)) == (title, summary, html)
    assert not feedparser.parse(raw).bozo


@given(
    st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="<>&"), min_size=1).map(
        lambda t: f"a{t}b"
    )
)
def test_a_reader_shows_the_words_that_were_written(settings_: Settings, words: str) -> None:
    raw = rendered(settings_, made(title=words, summary=words, html=f"<p>{words}</p>"))
    (entry,) = feedparser.parse(raw, sanitize_html=False).entries
    assert (entry.title, entry.summary) == (words, words)
    assert entry.content[0].value == f"<p>{words}</p>"


def test_in_the_hour_that_runs_twice_the_later_moment_dates_the_channel(settings_: Settings) -> None:
    later, earlier = at("2026-10-25 01:10+00:00"), at("2026-10-25 01:50+01:00")
    dated = text(channel(rendered(settings_, made(2, date=later), made(1, date=earlier))), "pubDate")
    assert parsedate_to_datetime(dated).timestamp() == later.timestamp()
