"""Where things stand in the site."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import addresses


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("news/2026/11/x.md", "news/2026/11/x/"),
        ("news/2026/11/x/index.md", "news/2026/11/x/"),
        ("news/2026/11/my-index.md", "news/2026/11/my-index/"),
    ],
)
def test_an_item_stands_where_its_file_lies(path: str, address: str) -> None:
    assert addresses.of_item(path) == address
    assert addresses.fault(path) is None


NO_CLEAN = "the name “{}” makes no clean address; rename it with small letters a-z, digits and single hyphens"
A_LIST = "its address is that of a list of news; give the file a name that says what it is about"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("news/2026/11/My item.md", NO_CLEAN.format("My item")),
        ("news/2026/11/Item.md", NO_CLEAN.format("Item")),
        ("news/2026/11/an_item.md", NO_CLEAN.format("an_item")),
        ("news/2026/11/tŷ.md", NO_CLEAN.format("tŷ")),
        ("news/2026/11/a--b.md", NO_CLEAN.format("a--b")),
        ("news/2026/11/-a.md", NO_CLEAN.format("-a")),
        ("news/2026/11/a-.md", NO_CLEAN.format("a-")),
        ("news/2026/11/a’s.md", NO_CLEAN.format("a’s")),
        ("news/2026/11/a.b.md", NO_CLEAN.format("a.b")),
        ("news/2026/11/a.markdown", NO_CLEAN.format("a.markdown")),
        ("news/2026/11/a.MD", NO_CLEAN.format("a.MD")),
        ("news/Old News/a.md", NO_CLEAN.format("Old News")),
        ("news/2026/.drafts/a.md", NO_CLEAN.format(".drafts")),
        ("news/2026/11/.md", NO_CLEAN.format("")),
        ("news/index.md", A_LIST),
        ("news/2026.md", A_LIST),
        ("news/2026/index.md", A_LIST),
        ("news/2026/11.md", A_LIST),
        ("news/2026/11/press.md", "the name “press” is kept for the press page of an item; give the file another"),
        (
            "news/2026/11/x/press/index.md",
            "the name “press” is kept for the press page of an item; give the file another",
        ),
        (f"news/{'a' * 173}.md", "the path has 181 characters, at most 180; give the file a shorter name"),
    ],
)
def test_a_name_that_makes_no_clean_address_is_said(path: str, said: str) -> None:
    assert addresses.fault(path) == said


def test_the_longest_path_is_still_an_address() -> None:
    assert addresses.fault(f"news/{'a' * 172}.md") is None


def test_hand_written_pages_stand_at_the_root() -> None:
    paths = ("index.md", "contact.md", "help/index.md", "help/bins.md")
    assert [addresses.of_document(p) for p in paths] == ["", "contact/", "help/", "help/bins/"]


@pytest.mark.parametrize(
    ("address", "base", "way"),
    [
        ("news/2026/11/x/", "news/2026/10/y/", "../../11/x/"),
        ("", "news/2026/11/x/", "../../../../"),
        ("", "", "./"),
        ("news/x/", "news/x/", "./"),
        ("news/x/a.jpg", "news/x/", "a.jpg"),
        ("feed.xml", "", "feed.xml"),
        ("assets/a.css", "404.html", "assets/a.css"),
        ("docs/", "news/x/", "../../docs/"),
    ],
)
def test_the_way_from_page_to_page_is_relative(address: str, base: str, way: str) -> None:
    assert addresses.relative(address, base) == way


PAGES = st.lists(st.text("ab-1", min_size=1), max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))


@given(PAGES, PAGES)
def test_following_the_way_always_arrives(address: str, base: str) -> None:
    way = addresses.relative(address, base)
    assert posixpath.normpath(f"/{base}{way}") == posixpath.normpath(f"/{address}")
    assert way.endswith("/")


def test_a_page_is_answered_by_the_index_of_its_folder() -> None:
    assert [addresses.file(a) for a in ("", "news/x/", "404.html")] == ["index.html", "news/x/index.html", "404.html"]


def test_lists_of_months_and_years_are_told_from_what_stays() -> None:
    for address in ("news/2026/", "news/2026/11/", "topics/housing/2026/", "places/old-town/2025/", "events/2026/"):
        assert addresses.is_by_time(address)
        assert addresses.is_list(address)
    for address in ("news/", "topics/housing/", "places/", "threads/library/", "alerts/"):
        assert not addresses.is_by_time(address)
        assert addresses.is_list(address)
    for address in ("news/2026/11/x/", "about/", "old/page.html", "old/4231/", "threads/", "threads/library/2026/"):
        assert not addresses.is_list(address)
