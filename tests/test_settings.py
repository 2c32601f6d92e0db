"""What a council decides once, and sentences where it must decide again."""

from __future__ import annotations

from collections import UserDict
from typing import Any

import pytest
from desk import SETTINGS
from newsroom import language, settings
from newsroom.problems import Problems
from newsroom.settings import Settings

NAMES = "is not a list of names; write each as `name: value` on a line of its own below it"
NO_ADDRESS = "site_url: “{}” is no such address; write where the newsroom stands, as https://news.exampleton.gov.uk/"


def config(**chosen: Any) -> dict[str, Any]:
    """mkdocs.yml with some of the newsroom's settings changed; None takes one out."""
    known = {key: value for key, value in {**SETTINGS, **chosen}.items() if value is not None}
    return {"site_name": "News", "site_url": "https://news.example/en", "extra": {"newsroom": known}}


def test_settings_are_read_with_their_defaults() -> None:
    found = settings.read(config())
    assert (found.site_name, found.council, found.licence) == ("News", "Exampleton Borough Council", "OGL-UK-3.0")
    assert (str(found.zone), found.language, found.colours.primary) == ("Europe/London", "en", "#0b3c5d")


@pytest.mark.parametrize(
    "written", ["https://news.example/en", "https://news.example/en/", "https://news.example/en//"]
)
def test_the_address_ends_in_one_slash(written: str) -> None:
    assert settings.read({**config(), "site_url": written}).url == "https://news.example/en/"


def test_a_setting_with_nothing_behind_it_is_not_set() -> None:
    written = {**config(), "extra": {"newsroom": {**config()["extra"]["newsroom"], "contacts": None, "answers": None}}}
    assert settings.read(written) == settings.read(config(contacts=None))
    with pytest.raises(Problems, match="council: is missing; write it"):
        settings.read({**config(), "extra": {"newsroom": {**config()["extra"]["newsroom"], "council": None}}})


def test_mkdocs_own_mappings_are_read_too() -> None:
    assert settings.read({**config(), "extra": UserDict(config()["extra"])}) == settings.read(config())


def test_a_name_may_be_written_for_each_language(settings_: Settings) -> None:
    assert settings_.topic_name("libraries", "cy") == "Llyfrgelloedd"
    assert settings_.topic_name("libraries") == settings_.topic_name("libraries", "en") == "Libraries"
    assert settings_.topic_name("housing", "cy") == "Housing"
    assert settings_.place_name("quayside") == "Quayside"


def test_a_story_has_the_name_that_the_settings_give_it_or_its_key_in_words() -> None:
    found = settings.read(config(threads={"quay-bridge": "Quay Bridge"}))
    assert found.thread_name("quay-bridge") == "Quay Bridge"
    assert found.thread_name("local-plan") == "Local plan"


def test_an_id_in_a_feed_is_a_tag_of_the_identity_alone(settings_: Settings) -> None:
    assert settings_.tag("01JD") == "tag:exampleton.gov.uk,2026:01JD"


def test_of_the_palette_only_the_councils_two_colours_are_read() -> None:
    palette = {"scheme": "slate", "primary": "#ABCDEF", "accent": "#123456", "toggle": {"icon": "x"}}
    for written in (palette, [palette, {"primary": "#000000"}]):
        found = settings.read({**config(), "theme": {"name": "newsroom", "palette": written}}).colours
        assert (found.primary, found.accent) == ("#abcdef", "#123456")


@pytest.mark.parametrize("theme", [None, "newsroom", {"name": "newsroom"}, {"palette": []}, {"palette": "red"}])
def test_without_a_palette_the_colours_are_ours(theme: Any) -> None:
    assert settings.read({**config(), "theme": theme}).colours.primary == "#0b3c5d"


MISTAKES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "no name and no address": (
        {**config(), "site_name": None, "site_url": None},
        [
            "site_name: is missing; write the newsroom's name",
            "site_url: is missing; write where the newsroom stands, as https://news.exampleton.gov.uk/",
        ],
    ),
    "an address without its beginning": ({**config(), "site_url": "news.example"}, [NO_ADDRESS.format("news.example")]),
    "an address with a query": (
        {**config(), "site_url": "https://news.example/?a=b"},
        [NO_ADDRESS.format("https://news.example/?a=b")],
    ),
    "no settings": (
        {**config(), "extra": None},
        ["extra.newsroom.council: is missing; write it", "extra.newsroom.identity: is missing; write it"],
    ),
    "extra is a list": ({**config(), "extra": ["newsroom"]}, [f"extra: {NAMES}"]),
    "settings are one text": ({**config(), "extra": {"newsroom": "yes"}}, [f"extra.newsroom: {NAMES}"]),
    "several at once": (
        config(council=None, licence="OGL-UK-3.0", councl="Exampleton", identity="exampleton"),
        [
            "extra.newsroom.council: is missing; write it",
            "extra.newsroom.councl: is not a setting; did you mean council?",
            "extra.newsroom.identity: “exampleton” is not an identity; write your domain and a year in which you held it, "
            "as exampleton.gov.uk,2026",
        ],
    ),
    "an empty council": (config(council=""), ["extra.newsroom.council: is empty; write it"]),
    "a number for a text": (config(council=7), ["extra.newsroom.council: is not a text; write it in quotation marks"]),
    "one language without its brackets": (
        config(languages="en"),
        ["extra.newsroom.languages: is not a list; write it in square brackets, as [a, b]"],
    ),
    "a language without words": (
        config(languages=["en", "xx"]),
        [f"extra.newsroom.languages.1: has no words for “xx” yet; write one of {', '.join(language.known())}"],
    ),
    "no language": (config(languages=[]), ["extra.newsroom.languages: is empty; write it"]),
    "topics as a list": (config(topics=["housing"]), [f"extra.newsroom.topics: {NAMES}"]),
    "a topic whose key makes no address": (
        config(topics={"Bins & more": "Bins"}),
        [
            "extra.newsroom: topics: “Bins & more” stands in addresses; write it in small letters, digits and single hyphens"
        ],
    ),
    "a topic whose key YAML read as a number": (
        config(topics={2026: "Budget"}),
        ["extra.newsroom.topics.2026: is not a text; write it in quotation marks"],
    ),
    "a topic without a name": (config(topics={"bins": ""}), ["extra.newsroom.topics.bins: has no name; write it"]),
    "a topic without any language": (
        config(topics={"bins": {}}),
        ["extra.newsroom.topics.bins: has no name; write it"],
    ),
    "a place that is only a name": (config(places={"a": "A"}), [f"extra.newsroom.places.a: {NAMES}"]),
    "a place without a name": (config(places={"a": {}}), ["extra.newsroom.places.a.name: is missing; write it"]),
    "a field that no contact has": (
        config(contacts={"press": {"name": "Press", "mail": "x"}}),
        ["extra.newsroom.contacts.press.mail: is not a setting; take the line out, or look the name up in the manual"],
    ),
    "a colour by its name": (
        {**config(), "theme": {"palette": {"primary": "red"}}},
        ["theme.palette.primary: “red” is not a colour; write it as #0b3c5d"],
    ),
}


@pytest.mark.parametrize(("written", "said"), MISTAKES.values(), ids=MISTAKES)
def test_every_mistake_is_named_with_what_to_write(written: dict[str, Any], said: list[str]) -> None:
    with pytest.raises(Problems) as raised:
        settings.read(written)
    assert str(raised.value).splitlines() == [f"mkdocs.yml:1: {line}" for line in said]
