"""Items that stand in calendars, and calendars read back."""

from __future__ import annotations

from typing import Any

import icalendar
import shown
from newsroom.item import Item

RESPOND = {"email": "ask@exampleton.gov.uk"}


def event(name: str = "fair", starts: str = "2026-12-05 10:00", **fields: Any) -> Item:
    return shown.item(name, kind="event", starts=starts, **{"location": "Town Hall, EX1 2AB", **fields})


def consultation(name: str = "plan", closes: str = "2026-12-14", **fields: Any) -> Item:
    return shown.item(name, kind="consultation", closes=closes, respond=RESPOND, **fields)


def notice(name: str = "road", **fields: Any) -> Item:
    return shown.item(name, kind="notice", legal_basis="The Act", **{"representations_by": "2026-12-20", **fields})


def events(raw: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(raw).events)


def lines(raw: bytes) -> list[str]:
    """The lines as they were before they were folded."""
    return raw.replace(b"\r\n ", b"").decode().split("\r\n")
