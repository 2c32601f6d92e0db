"""The list of feeds, as a reader takes it in."""

from __future__ import annotations

from lxml import etree
from newsroom import opml
from newsroom.entries import Feed
from shown import SETTINGS

URL = "https://council.example/newsroom/"
ALL = Feed("", "All & more", "")
HOUSING = Feed("topics/housing/", "Housing “<>”", "")


def rendered() -> bytes:
    groups = (("All news", (ALL,)), ("Topics", (HOUSING, ALL)), ("Places", ()))
    return opml.render("Feeds of Exampleton", groups, SETTINGS)


def test_it_says_whose_feeds_they_are() -> None:
    root = etree.fromstring(rendered())
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title") == "Feeds of Exampleton"
    assert root.findtext("head/ownerName") == "Exampleton Borough Council"


def test_each_group_names_its_feeds_in_order_and_an_empty_one_is_left_out() -> None:
    groups = etree.fromstring(rendered()).findall("body/outline")
    assert [dict(group.attrib) for group in groups] == [{"text": "All news"}, {"text": "Topics"}]
    assert [[feed.get("xmlUrl") for feed in group] for group in groups] == [
        [f"{URL}feed.xml"],
        [f"{URL}topics/housing/feed.xml", f"{URL}feed.xml"],
    ]


def test_a_feed_has_all_that_a_reader_needs() -> None:
    feed = etree.fromstring(rendered()).findall("body/outline/outline")[1]
    assert dict(feed.attrib) == {
        "type": "rss",
        "text": "Housing “<>”",
        "title": "Housing “<>”",
        "xmlUrl": f"{URL}topics/housing/feed.xml",
        "htmlUrl": f"{URL}topics/housing/",
    }


def test_it_is_the_same_until_a_feed_comes_or_goes() -> None:
    assert rendered() == rendered()
    assert b"date" not in rendered()
