"""Whoever has never heard of feeds can follow every list."""

from __future__ import annotations

import outputs
import pytest
import sample
import shown
from newsroom import following
from newsroom.following import Way
from newsroom.item import Item
from newsroom.listings import Listing
from newsroom.settings import Settings

URL = "https://council.example/newsroom/"
SETTINGS = shown.council(follow={"email": "https://lists.example/join?topic={key}"})


def found(*items: Item, settings: Settings = SETTINGS) -> dict[str, Listing]:
    return {x.address: x for x in outputs.lists(items, settings, shown.MOMENT)}


def ways(address: str, settings: Settings = SETTINGS) -> list[Way]:
    items = (shown.item(topics=("housing",)),)
    return list(following.ways(found(*items, settings=settings)[address], settings, shown.WORDS))


def test_email_comes_first_then_the_calendar_then_a_feed_reader() -> None:
    assert [(way.sort, way.address) for way in ways("places/pier/")] == [
        ("email", "https://lists.example/join?topic=pier"),
        ("calendar", f"{URL}places/pier/calendar.ics"),
        ("feed", f"{URL}places/pier/feed.xml"),
    ]


def test_email_goes_by_the_key_of_topic_place_or_kind_and_by_news_for_everything() -> None:
    keys = {address: ways(address)[0].address.partition("=")[2] for address in found(shown.item())}
    assert keys["topics/housing/"] == "housing"
    assert keys["consultations/"] == "consultation"
    assert keys["news/"] == keys["news/2026/"] == keys["news/2026/11/"] == keys["topics/"] == keys["places/"] == "news"


def test_without_a_service_for_email_none_is_offered() -> None:
    assert [way.sort for way in ways("topics/housing/", shown.SETTINGS)] == ["feed"]


def test_a_calendar_is_offered_where_there_is_one() -> None:
    own = {way.address for address in found() for way in ways(address) if way.sort == "calendar"}
    places = {f"places/{key}/" for key in SETTINGS.places}
    assert own == {f"{URL}{address}calendar.ics" for address in {"", "events/", "consultations/", *places}}


def test_a_year_is_followed_as_what_it_is_a_year_of() -> None:
    assert ways("topics/housing/2026/") == ways("topics/housing/")


def test_every_list_can_be_followed_and_says_how_in_words() -> None:
    for address in found(shown.item(topics=("housing",))):
        for way in ways(address):
            assert way.address.startswith("https://")
            assert len(way.how) < 90


def test_a_story_is_followed_by_the_topics_of_its_items_or_else_by_all_news() -> None:
    lists = found(shown.item(thread="a", topics=("housing",)), shown.item("y", thread="b"))
    assert [x.address for x in following.of_story(lists["threads/a/"])] == ["topics/housing/"]
    assert [x.address for x in following.of_story(lists["threads/b/"])] == ["news/"]
    assert following.ways(lists["threads/a/"], SETTINGS, shown.WORDS) == ()


@pytest.mark.parametrize("page", ["docs/follow.md", "hooks/newsroom/starter/docs/follow.md"])
def test_the_page_about_following_explains_every_way_and_promises_nothing_that_a_log_gives_away(page: str) -> None:
    text = " ".join((sample.ROOT / page).read_text(encoding="utf-8").split())
    kinds = ("alerts/index.md", "consultations/index.md", "events/index.md", "notices/index.md", "statements/index.md")
    for way in (
        "feed.xml",
        "alerts/feed.xml",
        "calendar.ics",
        "feeds.opml",
        "atom.xml",
        "feed.json",
        "By email",
        *kinds,
    ):
        assert way in text, way
    assert "(privacy.md)" in text
    assert "nobody" not in text
    assert "never had your details" not in text
