"""The list of a story."""

from __future__ import annotations

import shown
from listed import ROOT_FEEDS, composed, names


def test_a_story_has_all_of_its_items_oldest_first_and_leads_to_the_feeds_of_their_topics() -> None:
    found = composed(
        shown.item("second", "2026-05-01", thread="harbour-library", topics=("libraries", "housing")),
        shown.item("first", "2025-05-01", thread="harbour-library", topics=("libraries",)),
        shown.item("other", thread="bridge"),
    )
    story = found["threads/harbour-library/"]
    assert story.title == "Harbour library"
    assert names(story) == ["first", "second"]
    assert [f.address for f in story.feeds] == ["topics/libraries/feed.xml", "topics/housing/feed.xml", *ROOT_FEEDS]
    assert names(found["threads/bridge/"]) == ["other"]


def test_a_story_has_the_name_that_the_settings_give_it() -> None:
    named = composed(shown.item(thread="harbour-library"), threads={"harbour-library": "A library for the Harbour"})
    assert named["threads/harbour-library/"].title == "A library for the Harbour"
    assert named["threads/harbour-library/"].subject == "A library for the Harbour"
