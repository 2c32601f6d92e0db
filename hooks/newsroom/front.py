"""What the home page shows: current alerts, the item that leads it, the latest, and what asks for an answer or a visit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from newsroom import listings
from newsroom.item import Item
from newsroom.life import is_past, is_public
from newsroom.listing import Listing

LATEST = 9  # items, besides the one that leads
FEW = 4  # alerts, consultations, events


@dataclass(frozen=True)
class Front:
    """The items of the home page; what is open or to come may be among the latest too."""

    lead: Item | None
    latest: tuple[Item, ...]
    alerts: tuple[Item, ...]
    consultations: tuple[Item, ...]
    events: tuple[Item, ...]


def compose(current: Iterable[Item], leading: Iterable[Item], lists: Iterable[Listing], moment: datetime) -> Front:
    """Choose from `current`, the items that still ask for attention, newest first, and from what stands open in `lists`.

    The newest of `leading`, which were told to, leads while it may, or else the newest. An alert on top is not shown again below, unless it was
    told to lead.
    """
    lists = tuple(lists)
    alerts = listings.section_of(lists, "alerts/", "current")[:FEW]
    above = {item.address for item in alerts}
    below = tuple(islice((item for item in current if item.address not in above), LATEST + 1))
    asked = (item for item in leading if _is_told_to_lead(item, moment))
    lead = next(asked, below[0] if below else None)
    return Front(
        lead, tuple(item for item in below if item is not lead)[:LATEST], alerts,
        listings.section_of(lists, "consultations/", "open")[:FEW],
        listings.section_of(lists, "events/", "upcoming")[:FEW],
    )  # fmt: skip


def _is_told_to_lead(item: Item, moment: datetime) -> bool:
    """A preview shows scheduled items too, which lead nothing before their time."""
    return bool(item.lead_until and not is_past(item.lead_until, moment) and is_public(item, moment))
