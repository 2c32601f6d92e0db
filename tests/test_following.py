"""Whoever has never heard of feeds can follow every list."""

from __future__ import annotations

from dataclasses import replace

import outputs
import pytest
import sample
import shown
from newsroom import checks, following
from newsroom.addresses import KIND_LISTS
from newsroom.following import Way
from newsroom.item import Item
from newsroom.listing import Listing
from newsroom.settings import Settings

URL = "https://council.example/newsroom/"
SETTINGS_FOLLOW = {"follow": {"email": "https://lists.example/join?topic={key}"}}
SETTINGS = shown.council(**SETTINGS_FOLLOW)


def found(*items: Item, settings: Settings = SETTINGS) -> dict[str, Listing]:
    return {x.address: x for x in outputs.lists(items, settings, shown.MOMENT)}


def ways(address: str, settings: Settings = SETTINGS) -> list[Way]:
    items = (shown.item(topics=("housing",)),)
    return list(following.ways(found(*items, settings=settings)[address], settings, shown.WORDS))


def addresses(address: str, sort: str, settings: Settings = SETTINGS) -> list[str]:
    return [offer.address for way in ways(address, settings) if way.sort == sort for offer in way.offers]


def test_email_comes_first_then_accounts_then_the_calendar_then_a_feed_reader() -> None:
    council = shown.council(follow={"mastodon": "@news@social.example", **SETTINGS.follow})
    assert [(way.sort, [offer.address for offer in way.offers]) for way in ways("places/pier/", council)] == [
        ("email", ["https://lists.example/join?topic=pier"]),
        ("social", ["https://social.example/@news"]),
        ("calendar", [f"{URL}places/pier/calendar.ics"]),
        ("feed", [f"{URL}places/pier/feed.xml", f"{URL}places/pier/weekly.xml"]),
    ]


def test_email_goes_by_the_key_of_topic_place_or_kind_and_by_news_for_everything() -> None:
    keys = {address: addresses(address, "email")[0].partition("=")[2] for address in found(shown.item())}
    assert keys["topics/housing/"] == "housing"
    assert keys["consultations/"] == "consultation"
    assert keys["news/"] == keys["news/2026/"] == keys["news/2026/11/"] == keys["topics/"] == keys["places/"] == "news"


def test_where_the_settings_say_so_it_goes_by_the_name_of_the_list_which_no_other_has() -> None:
    council = shown.council(follow={"email": "https://lists.example/{list}"})
    lists = {address: addresses(address, "email", council)[0] for address in found(shown.item())}
    assert lists["topics/housing/"] == "https://lists.example/topics-housing"
    assert lists["consultations/"] == "https://lists.example/consultations"
    assert lists["news/"] == lists["places/"] == "https://lists.example/news"
    (email,) = (way for way in following.everything(council, shown.WORDS, str) if way.sort == "email")
    assert {"https://lists.example/places-pier", "https://lists.example/news"} <= {o.address for o in email.offers}


def test_one_key_for_two_lists_is_refused_where_links_go_by_it() -> None:
    names = {"topics": {"housing": "Housing", "harbour": "Harbour works", "event": "Fairs"},
             "places": {"harbour": {"name": "Harbour"}, "news": {"name": "News"}}}  # fmt: skip
    said = [str(problem) for problem in following.problems(shown.council(**SETTINGS_FOLLOW, **names), "mkdocs.yml")]
    assert said == [
        "mkdocs.yml:1: extra.newsroom.follow.email: {key} would be “news” for all news and a place, one link for "
        "different lists; write {list} instead, which becomes news and places-news",
        "mkdocs.yml:1: extra.newsroom.follow.email: {key} would be “event” for a kind and a topic, one link for "
        "different lists; write {list} instead, which becomes events and topics-event",
        "mkdocs.yml:1: extra.newsroom.follow.email: {key} would be “harbour” for a topic and a place, one link for "
        "different lists; write {list} instead, which becomes topics-harbour and places-harbour",
    ]
    for link in ({}, {"email": "https://lists.example/join"}, {"email": "https://lists.example/{list}"}):
        assert list(following.problems(shown.council(follow=link, **names), "mkdocs.yml")) == []
    assert list(following.problems(SETTINGS, "mkdocs.yml")) == []
    assert len(list(checks.settings_problems(shown.council(**SETTINGS_FOLLOW, **names)))) == 3


def test_what_the_settings_do_not_name_is_not_offered() -> None:
    assert [way.sort for way in ways("topics/housing/", shown.SETTINGS)] == ["feed"]
    assert {way.sort for way in following.everything(shown.SETTINGS, shown.WORDS, str)} == {
        "calendar", "feed", "digest", "websites",
    }  # fmt: skip


def test_a_calendar_is_offered_where_there_is_one() -> None:
    own = {calendar for address in found() for calendar in addresses(address, "calendar")}
    places = {f"places/{key}/" for key in SETTINGS.places}
    assert own == {f"{URL}{address}calendar.ics" for address in {"", "events/", "consultations/", *places}}


def test_a_kind_has_no_digest_and_every_other_list_has_a_weekly_one() -> None:
    assert addresses("events/", "feed") == [f"{URL}events/feed.xml"]
    assert addresses("topics/housing/", "feed")[1] == f"{URL}topics/housing/weekly.xml"
    assert addresses("news/2026/11/", "feed")[1] == f"{URL}weekly.xml"


def test_a_year_is_followed_as_what_it_is_a_year_of() -> None:
    assert ways("topics/housing/2026/") == ways("topics/housing/")


def test_a_list_says_how_often_its_feed_brings_anything() -> None:
    housing = replace(found(shown.item(topics=("housing",)))["topics/housing/"], rate="about 3 a week")
    (feed,) = (way for way in following.ways(housing, SETTINGS, shown.WORDS) if way.sort == "feed")
    assert [(offer.title, offer.rate) for offer in feed.offers] == [
        ("Housing", "about 3 a week"),
        ("Housing, once a week", "one a week at most"),
    ]


def test_whatever_is_offered_has_a_title_and_says_how_often_it_comes() -> None:
    council = shown.council(follow={"mastodon": "@news@social.example", **SETTINGS.follow})
    lists = [replace(one, rate="about 3 a week") for one in found(shown.item(topics=("housing",))).values()]
    several = [*(following.ways(one, council, shown.WORDS) for one in lists if one.sort != "thread"),
               following.everything(council, shown.WORDS, lambda _: "about 3 a week")]  # fmt: skip
    offers = [(way.sort, offer) for ways in several for way in ways for offer in way.offers]
    assert all(offer.title for _, offer in offers)
    assert {sort for sort, offer in offers if not offer.rate} == {"social", "websites"}
    events = next(one for one in lists if one.address == "events/")
    rates = {way.sort: way.offers[0].rate for way in following.ways(events, council, shown.WORDS)}
    assert rates["calendar"] == "about 3 a week"


def test_every_list_can_be_followed_and_says_how_in_words() -> None:
    for address in found(shown.item(topics=("housing",))):
        for way in ways(address):
            assert all(offer.address.startswith("https://") for offer in way.offers)
            assert len(way.how) < 100


# The page with everything.


def test_the_page_offers_every_feed_with_how_often_it_brings_anything() -> None:
    (feeds,) = (
        way for way in following.everything(SETTINGS, shown.WORDS, lambda a: f"rate of {a}") if way.sort == "feed"
    )
    offered = {offer.address.removeprefix(URL).removesuffix("feed.xml"): offer.rate for offer in feeds.offers}
    lists = {
        "",
        *KIND_LISTS,
        *(f"topics/{key}/" for key in SETTINGS.topics),
        *(f"places/{key}/" for key in SETTINGS.places),
    }
    assert offered == {address: f"rate of {address}" for address in lists}
    assert [group.title for group in feeds.groups] == ["", "Topics", "Places", "By kind"]


def test_the_page_signs_up_for_the_same_by_email() -> None:
    (email,) = (way for way in following.everything(SETTINGS, shown.WORDS, str) if way.sort == "email")
    keys = {offer.title: offer.address.partition("=")[2] for offer in email.offers}
    assert keys["All our news"] == "news"
    assert [offer.title for offer in email.offers][:3] == ["Alerts", "All our news", "Housing"], "the gravest first"
    assert len(keys) == len(email.offers), "each once"
    assert (keys["Housing"], keys["Pier"], keys["Events"]) == ("housing", "pier", "event")


def test_many_places_are_folded_in_even_shares_by_name() -> None:
    places = {f"p{n:03}": {"name": f"Place {n:03}"} for n in range(100)}
    (feeds,) = (w for w in following.everything(shown.council(places=places), shown.WORDS, str) if w.sort == "feed")
    folded = [group for group in feeds.groups if group.is_folded]
    assert [len(group.offers) for group in folded] == [25, 25, 25, 25]
    assert [folded[0].title, folded[-1].title] == ["Place 000 to Place 024", "Place 075 to Place 099"]


def test_a_council_without_topics_and_places_has_no_empty_groups() -> None:
    (feeds,) = (
        w for w in following.everything(shown.council(topics={}, places={}), shown.WORDS, str) if w.sort == "feed"
    )
    assert [group.title for group in feeds.groups] == ["", "By kind"]


def test_a_story_is_followed_by_the_topics_of_its_items_or_else_by_all_news() -> None:
    lists = found(shown.item(thread="a", topics=("housing",)), shown.item("y", thread="b"))
    assert [x.address for x in following.of_story(lists["threads/a/"])] == ["topics/housing/"]
    assert [x.address for x in following.of_story(lists["threads/b/"])] == ["news/"]
    assert following.ways(lists["threads/a/"], SETTINGS, shown.WORDS) == ()


@pytest.mark.parametrize("page", ["docs/follow.md", "hooks/newsroom/starter/docs/follow.md"])
def test_the_words_before_it_are_short_and_promise_nothing_that_a_log_gives_away(page: str) -> None:
    text = " ".join((sample.ROOT / page).read_text(encoding="utf-8").split())
    assert "(privacy.md)" in text
    assert "nobody" not in text
    assert "never had your details" not in text
    assert len(text.split()) < 150
