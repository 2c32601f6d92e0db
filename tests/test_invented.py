"""Nobody is to ring a number of a film, or write to an address of a manual."""

from __future__ import annotations

from typing import Any

import pytest
import shown
from newsroom import invented

REAL = "https://news.otherton.gov.uk/"


def said(url: str = REAL, **chosen: Any) -> list[str]:
    settings = shown.council(url=url, **{"contacts": {}, **chosen})
    return [str(problem).removeprefix("mkdocs.yml:1: extra.newsroom.") for problem in invented.problems(settings)]


def contact(**known: str) -> dict[str, Any]:
    return {"contacts": {"press": {"name": "Press office", **known}}}


@pytest.mark.parametrize(
    "email", ["press@example.gov.uk", "a@exampleton.gov.uk", "a@news.example.com", "a@council.example", "…"]
)
def test_an_address_that_reaches_nobody_is_named(email: str) -> None:
    assert said(**contact(email=email)) == [
        f"contacts.press.email: “{email}” is an example and reaches nobody; write that of Press office"
    ]


@pytest.mark.parametrize("phone", ["01632 960000", "01632960100", "+44 1632 960999", "…"])
def test_a_number_that_is_kept_for_films_is_named(phone: str) -> None:
    assert said(**contact(phone=phone)) == [
        f"contacts.press.phone: “{phone}” is an example that nobody answers; write that of Press office"
    ]


def test_what_people_can_reach_is_left_alone() -> None:
    assert said(**contact(email="press@otherton.gov.uk", phone="01539 733333")) == []
    assert said(**contact(email="press@my-example.com", phone="01632 961000")) == []


def test_councillors_and_accounts_are_looked_at_too() -> None:
    harbour = {"name": "Harbour", "councillors": [{"name": "A"}, {"name": "B", "phone": "01632 960208"}]}
    follow = {"mastodon": "@news@social.example", "bluesky": "news.otherton.gov.uk", "email": "https://a.example/{key}"}
    places, *accounts = said(places={"harbour": harbour}, follow=follow)
    assert places.startswith("places.harbour.councillors.1.phone: ")
    assert [one.partition(":")[0] for one in accounts] == ["follow.mastodon", "follow.email"]


@pytest.mark.parametrize("url", ["https://news.exampleton.example/", "https://news.exampleton.gov.uk/newsroom/"])
def test_a_newsroom_at_an_invented_address_may_invent_all_else(url: str) -> None:
    assert said(url, **contact(email="press@example.gov.uk", phone="01632 960000")) == []


def test_none_of_it_holds_anything_back() -> None:
    settings = shown.council(url=REAL)
    assert [problem.grave for problem in invented.problems(settings)] == [False, False]
