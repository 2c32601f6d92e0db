"""The head of a page says to machines what the page says to people, in the order that networks read."""

from __future__ import annotations

import json

import pytest
import shown
from newsroom import metadata
from newsroom.listing import Link
from newsroom.made import Made
from newsroom.metadata import Head
from newsroom.settings import Settings

URL = "https://council.example/newsroom/"
PHOTO = {"src": "p.jpg", "alt": "A red door"}


def head(made: Made, settings: Settings = shown.SETTINGS) -> Head:
    return metadata.of_item(made, settings, shown.WORDS, "logo.svg")


def values(head: Head, name: str) -> list[str]:
    return [content for _, key, content in head.tags if key == name]


def test_the_tags_of_an_item_stand_in_the_order_of_the_requirements() -> None:
    found = head(shown.made(topics=("housing",), places=("pier",)))
    assert [name for _, name, _ in found.tags] == [
        "og:type", "og:site_name", "og:locale", "og:url", "og:title", "og:description",
        "og:image", "og:image:secure_url", "og:image:type", "og:image:width", "og:image:height", "og:image:alt",
        "article:published_time", "article:modified_time", "article:section", "article:tag", "article:tag",
        "twitter:card", "twitter:image:alt",
    ]  # fmt: skip


def test_open_graph_uses_property_and_twitter_name() -> None:
    for kind, name, _ in head(shown.made()).tags:
        assert kind == ("name" if name.startswith("twitter:") else "property")


def test_every_address_is_whole() -> None:
    found = head(shown.made("x", topics=("housing",)))
    assert found.canonical == f"{URL}news/2026/11/x/"
    assert values(found, "og:url") == [found.canonical]
    assert (
        values(found, "og:image") == values(found, "og:image:secure_url") == [f"{URL}cards/2026/11/x.en.01234567.png"]
    )
    assert all(feed.address.startswith(URL) for feed in found.feeds)


def test_a_newsroom_without_https_claims_no_secure_address() -> None:
    assert values(head(shown.made(), shown.council(url="http://localhost/")), "og:image:secure_url") == []


def test_the_card_is_described_with_its_size_its_type_and_the_words_on_it() -> None:
    found = head(shown.made(title="Bridge opens"))
    assert values(found, "og:image:type") == ["image/png"]
    assert values(found, "og:image:width") + values(found, "og:image:height") == ["1200", "630"]
    assert (
        values(found, "og:image:alt")
        == values(found, "twitter:image:alt")
        == ["Bridge opens. Exampleton Borough Council"]
    )


def test_dates_are_the_items_with_their_offset() -> None:
    found = head(shown.made("x", "2026-06-01T08:00"))
    assert (
        values(found, "article:published_time")
        == values(found, "article:modified_time")
        == ["2026-06-01T08:00:00+01:00"]
    )


def test_the_title_is_branded_for_the_window_and_plain_for_networks() -> None:
    found = head(shown.made(title="Bridge opens"))
    assert found.title == "Bridge opens – Exampleton Newsroom"
    assert values(found, "og:title") == ["Bridge opens"]


def test_a_title_too_long_for_networks_gives_way_to_the_short_one() -> None:
    long = "A very long title that goes on " * 3
    assert values(head(shown.made(title=long, short_title="Short")), "og:title") == ["Short"]
    assert len(values(head(shown.made(title=long)), "og:title")[0]) <= 65


def test_feeds_of_its_topics_come_first_then_of_its_places_then_the_newsrooms() -> None:
    found = head(shown.made(topics=("libraries", "housing"), places=("pier",)))
    assert [f.address.removeprefix(URL) for f in found.feeds] == [
        "topics/libraries/feed.xml", "topics/housing/feed.xml", "places/pier/feed.xml", "feed.xml", "atom.xml",
    ]  # fmt: skip
    assert found.feeds[0].name == "Libraries – Exampleton Newsroom"


def test_an_item_of_a_kind_names_the_feed_of_its_list_and_the_calendar_that_it_stands_in() -> None:
    def named(made: Made) -> list[str]:
        return [f.address.removeprefix(URL) for f in head(made).feeds]

    assert named(shown.alert(places=("pier",))) == ["places/pier/feed.xml", "alerts/feed.xml", "feed.xml", "atom.xml"]
    assert named(shown.statement()) == ["statements/feed.xml", "feed.xml", "atom.xml"]
    assert named(shown.event()) == ["events/feed.xml", "feed.xml", "atom.xml", "events/calendar.ics"]
    assert named(shown.consultation())[-1] == "consultations/calendar.ics"


@pytest.mark.parametrize(
    ("address", "media_type"),
    [
        ("feed.xml", "application/rss+xml"),
        ("topics/housing/feed.xml", "application/rss+xml"),
        ("weekly.xml", "application/rss+xml"),
        ("atom.xml", "application/atom+xml"),
        ("feed.json", "application/feed+json"),
        ("events/calendar.ics", "text/calendar"),
    ],
)
def test_the_type_of_a_feed_follows_from_the_end_of_its_address(address: str, media_type: str) -> None:
    found = metadata.of_page("news/", "News", "", shown.SETTINGS, shown.WORDS, [Link("All", address)])
    assert [(f.address, f.media_type) for f in found.feeds] == [(URL + address, media_type)]


def test_a_major_change_moves_the_date_of_modification_and_a_minor_one_does_not() -> None:
    def modified(**fields: object) -> list[str]:
        return values(head(shown.made(now="2027-01-01", **fields)), "article:modified_time")

    change = {"date": "2026-11-25 09:00", "note": "It says more."}
    assert modified(changes=(change,)) == ["2026-11-22T09:30:00+00:00"]
    assert modified(changes=({**change, "major": True},)) == ["2026-11-25T09:00:00+00:00"]
    assert modified(corrections=({"date": "2026-11-24", "was": "a", "now": "b"},)) == ["2026-11-24T00:00:00+00:00"]


def test_an_item_that_will_expire_says_when() -> None:
    found = head(shown.made(expires="2026-12-01"))
    assert values(found, "article:expiration_time") == ["2026-12-01T23:59:00+00:00"]
    assert values(head(shown.made()), "article:expiration_time") == []


def test_structured_data_names_card_picture_and_logo_by_whole_addresses() -> None:
    data = json.loads(head(shown.made("x", image=PHOTO)).data)
    assert data["image"] == [f"{URL}cards/2026/11/x.en.01234567.png", f"{URL}news/2026/11/x/photo.01234567.1600.jpg"]
    assert data["publisher"]["logo"]["url"] == f"{URL}logo.svg"
    assert "logo" not in json.loads(metadata.of_item(shown.made(), shown.SETTINGS, shown.WORDS).data)["publisher"]


def test_an_item_that_is_not_public_is_kept_from_search_engines() -> None:
    assert head(shown.made(mark="Not public until tomorrow")).robots == "noindex"
    assert head(shown.made()).robots == ""


def test_any_other_page_is_a_website_without_a_card_until_it_is_given_one() -> None:
    made = shown.made()
    bare = metadata.of_page("news/", "News", "All of it.", shown.SETTINGS, shown.WORDS, [Link("All", "feed.xml")])
    with_card = metadata.of_page("news/", "News", "All of it.", shown.SETTINGS, shown.WORDS, card=made.card)
    assert values(bare, "og:type") == ["website"]
    assert values(bare, "og:image") == []
    assert values(bare, "twitter:card") == ["summary"]
    assert [f.address for f in bare.feeds] == [f"{URL}feed.xml"]
    assert values(with_card, "twitter:card") == ["summary_large_image"]
    assert values(with_card, "og:image") == [f"{URL}{made.card.address}"]


def test_the_home_page_bears_the_newsrooms_name() -> None:
    found = metadata.of_page("", "Welcome", "", shown.SETTINGS, shown.WORDS)
    assert found.title == "Exampleton Newsroom"
    assert found.canonical == URL


def test_the_councils_account_in_the_fediverse_is_named() -> None:
    council = shown.council(follow={"mastodon": "@news@social.example"})
    assert values(head(shown.made(), council), "fediverse:creator") == ["@news@social.example"]
    assert values(head(shown.made()), "fediverse:creator") == []


def test_a_page_that_stands_in_has_no_address_of_its_own() -> None:
    found = metadata.of_stand_in("Gone", shown.SETTINGS, shown.WORDS)
    assert (found.canonical, found.tags, found.data, found.robots) == ("", (), "", "noindex")


def test_a_page_that_has_moved_names_where_it_stands_now() -> None:
    found = metadata.of_stand_in("Moved", shown.SETTINGS, shown.WORDS, "news/2026/11/x/")
    assert (found.canonical, found.robots) == (f"{URL}news/2026/11/x/", "noindex")
