"""Who answers for an item: one way for residents and another for the press, each with a telephone number where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.item import Item
from newsroom.problems import Problem
from newsroom.settings import CONFIG, Contact, Settings


@dataclass(frozen=True)
class Routes:
    """`residents` have `by_phone` too, where whoever answers them has no telephone number and the settings name one."""

    residents: Contact | None = None
    by_phone: Contact | None = None
    press: Contact | None = None


def of(item: Item, settings: Settings) -> Routes:
    """Residents are answered by whom the item names, or else by whom the settings do; what it names for the press is no way for them."""
    default, press = settings.for_residents, settings.for_press
    named = settings.contacts[item.contact] if item.contact else None
    residents = default if default and named in (None, press) else named
    is_silent = residents is not None and not residents.phone
    return Routes(residents, default if is_silent and default != residents else None, press)


def advice(settings: Settings, path: str = CONFIG) -> Iterator[Problem]:
    """What the settings had better say, so that every item has a telephone number for residents and one for the press."""
    if not settings.for_residents:
        yield _unanswered(path, "residents", "residents ring where an item names nobody")
    if not (settings.for_press and settings.for_press.phone):
        yield _unanswered(path, "press", "newspapers ring")


def _unanswered(path: str, who: str, ring: str) -> Problem:
    what = f"is not set; write under contacts whom {ring}, with a telephone number, and the key of that line here"
    return Problem(path, 1, f"extra.newsroom.answers.{who}", what, grave=False)
