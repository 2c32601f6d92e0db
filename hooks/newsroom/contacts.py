"""Who answers for an item: one way for residents and another for the press, each with a telephone number where there is one."""

from __future__ import annotations

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
