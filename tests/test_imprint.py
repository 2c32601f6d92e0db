"""What the feeds of one newsroom share."""

from __future__ import annotations

import pytest
from living import FOUNDED, SETTINGS, STYLESHEET, WORDS
from newsroom import imprint
from newsroom.entries import Entry
from newsroom.imprint import Imprint


@pytest.fixture
def press() -> Imprint:
    return Imprint(SETTINGS, WORDS, FOUNDED, STYLESHEET, "ground")


def test_what_stands_in_several_feeds_is_composed_once(press: Imprint) -> None:
    asked: list[str] = []

    def compose() -> tuple[Entry, ...]:
        asked.append("composed")
        return ()

    for _ in range(3):
        press.once("news/2026/11/x.md", compose)
    assert len(asked) == 1


def test_no_more_is_held_in_memory_than_other_feeds_may_want(press: Imprint) -> None:
    for number in range(10_000):
        press.once(number, tuple)
    assert len(press.composed) <= 1025


def test_a_feed_rests_on_its_entries_its_looks_and_its_address(press: Imprint) -> None:
    def rests_on(name: str = "feed.xml", bases: tuple[bytes, ...] = (b"a",), *beside: str, looks: str = "") -> str:
        one = Imprint(SETTINGS, WORDS, FOUNDED, looks or STYLESHEET, "ground")
        return one.work(name, bases, tuple, *beside).rests_on

    several = [
        rests_on(), rests_on("atom.xml"), rests_on("feed.xml", (b"b",)), rests_on("feed.xml", (b"a",), "2026-10"),
        rests_on(looks="assets/other.css"), press.work("feed.xml", [press.dated], tuple).rests_on,
    ]  # fmt: skip
    assert len(set(several)) == len(several)


def test_lists_of_topics_and_places_that_are_gone_go_by_their_key_in_words() -> None:
    kept = ("topics/old-key/", "topics/housing/", "places/the-moor/", "places/the-moor/2025/", "news/2026/10/")
    assert list(imprint.gone(kept, ["topics/housing/"])) == [
        ("places/the-moor/", "The moor"),
        ("topics/old-key/", "Old key"),
    ]
