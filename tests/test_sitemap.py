"""The sitemap names every page once, by its whole address, with the date of what stands there."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from newsroom import sitemap

URL = "https://council.example/newsroom/"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def listed(raw: bytes) -> list[tuple[str, str | None]]:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    return [(x.findtext("s:loc", "", names), x.findtext("s:lastmod", None, names)) for x in ElementTree.fromstring(raw)]


def test_addresses_are_whole_sorted_and_dated() -> None:
    files = sitemap.render([("news/2026/11/x/", NOON), ("", None), ("about/", None)], URL)
    assert listed(files["sitemap.xml"]) == [
        (URL, None),
        (f"{URL}about/", None),
        (f"{URL}news/2026/11/x/", "2026-11-22T12:00:00+00:00"),
    ]


def test_an_address_given_twice_is_named_once() -> None:
    assert len(listed(sitemap.render([("a/", NOON), ("a/", NOON)], URL)["sitemap.xml"])) == 1


def test_characters_that_mean_something_in_xml_are_escaped() -> None:
    assert listed(sitemap.render([("a&b<c/", None)], URL)["sitemap.xml"]) == [(f"{URL}a%26b%3Cc/", None)]


def test_the_order_of_entries_changes_no_byte() -> None:
    entries = [(f"{n}/", NOON) for n in range(20)]
    assert sitemap.render(entries, URL) == sitemap.render(reversed(entries), URL)


def test_an_empty_newsroom_has_a_sitemap() -> None:
    assert listed(sitemap.render([], URL)["sitemap.xml"]) == []


def test_more_addresses_than_a_file_may_hold_go_into_several_under_an_index() -> None:
    files = sitemap.render([(f"{n:06}/", NOON if n == 7 else None) for n in range(sitemap.MOST + 1)], URL)
    assert listed(files["sitemap.xml"]) == [
        (f"{URL}sitemap-1.xml", "2026-11-22T12:00:00+00:00"),
        (f"{URL}sitemap-2.xml", None),
    ]
    assert [len(listed(files[f"sitemap-{n}.xml"])) for n in (1, 2)] == [sitemap.MOST, 1]


def test_an_address_that_is_percent_encoded_is_not_encoded_again() -> None:
    assert listed(sitemap.render([("a%20b/", None), ("c d/", None)], URL)["sitemap.xml"]) == [
        (f"{URL}a%20b/", None),
        (f"{URL}c%20d/", None),
    ]


def test_in_the_hour_that_runs_twice_the_later_moment_is_the_newest() -> None:
    zone = ZoneInfo("Europe/London")
    first, second = datetime(2026, 10, 25, 1, 50, tzinfo=zone), datetime(2026, 10, 25, 1, 10, fold=1, tzinfo=zone)
    entries = [(f"{n:06}/", {1: first, 2: second}.get(n)) for n in range(sitemap.MOST + 1)]
    assert listed(sitemap.render(entries, URL)["sitemap.xml"])[0][1] == second.isoformat()


def test_at_the_root_of_a_name_crawlers_are_let_in_and_told_where_the_sitemap_is() -> None:
    said = sitemap.robots("https://news.council.example/")["robots.txt"].decode()
    assert said.splitlines() == [
        "User-agent: *",
        "Disallow:",
        "",
        "Sitemap: https://news.council.example/sitemap.xml",
    ]


def test_under_a_path_nobody_would_read_it() -> None:
    assert sitemap.robots(URL) == {}
