"""Who answers: residents and the press each have a way of their own, with a telephone number."""

from __future__ import annotations

from typing import Any

import pytest
import shown
from newsroom import contacts
from newsroom.settings import Contact, Settings

PRESS = {"name": "Press office", "email": "press@exampleton.gov.uk", "phone": "01632 960000"}
HELP = {"name": "Customer services", "phone": "01632 960100"}
MAIL = {"name": "Libraries team", "email": "libraries@exampleton.gov.uk"}
CONTACTS = {"press": PRESS, "help": HELP, "libraries": MAIL}


def council(answers: dict[str, str], **more: Any) -> Any:
    return shown.council(contacts=CONTACTS, answers=answers, **more)


def names(contact: str | None, answers: dict[str, str]) -> tuple[str | None, ...]:
    settings = council(answers)
    found = contacts.of(shown.made().item.model_copy(update={"contact": contact}), settings)
    return tuple(one.name if one else None for one in (found.residents, found.by_phone, found.press))


@pytest.mark.parametrize(
    ("contact", "answers", "expected"),
    [
        (None, {"residents": "help"}, ("Customer services", None, "Press office")),
        ("libraries", {"residents": "help"}, ("Libraries team", "Customer services", "Press office")),
        ("press", {"residents": "help"}, ("Customer services", None, "Press office")),
        ("press", {}, ("Press office", None, "Press office")),
        ("libraries", {}, ("Libraries team", None, "Press office")),
        (None, {}, (None, None, "Press office")),
        ("help", {"residents": "help", "press": "help"}, ("Customer services", None, "Customer services")),
    ],
)
def test_residents_and_the_press_have_each_their_own_way(
    contact: str | None, answers: dict[str, str], expected: tuple[str | None, ...]
) -> None:
    assert names(contact, answers) == expected


def test_where_the_settings_say_who_answers_every_item_has_two_telephone_numbers() -> None:
    settings = council({"residents": "help", "press": "press"})
    for contact in (None, *CONTACTS):
        found = contacts.of(shown.made().item.model_copy(update={"contact": contact}), settings)
        assert any(one and one.phone for one in (found.residents, found.by_phone)), contact
        assert found.press == Contact(**PRESS)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (council({"residents": "help", "press": "press"}), []),
        (council({"residents": "help"}), []),
        (council({}), ["answers.residents"]),
        (shown.council(contacts={}), ["answers.residents", "answers.press"]),
    ],
)
def test_a_council_is_told_what_its_settings_had_better_say(settings: Settings, said: list[str]) -> None:
    assert [p.field.removeprefix("extra.newsroom.") for p in contacts.advice(settings)] == said
