"""Who answers for an item: one way for residents and another for the press, each with a telephone number where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.item import Item
from newsroom.settings import Contact, Settings


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


def advice(settings: Settings) -> Iterator[str]:
    """What the settings had better say, so that every item has a telephone number for residents and one for the press."""
    if not settings.for_residents:
        yield "answers.residents: is not set; name the contact whom residents ring where an item names nobody"
    if not (settings.for_press and settings.for_press.phone):
        yield "answers.press: is not set; name the contact whom newspapers ring"
