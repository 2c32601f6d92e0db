"""What of the items stands in calendars: events, and the last days to have a say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Literal

from newsroom import life
from newsroom.item import Consultation, Event, Item, Notice

NAME = "calendar.ics"


@dataclass(frozen=True, eq=False)
class Entry:
    """One thing in a calendar: why it is there, and when."""

    sort: Literal["event", "closes", "representations"]
    item: Item
    starts: datetime
    ends: datetime | None
    is_all_day: bool

    @cached_property
    def order(self) -> tuple[float, str, str]:
        return self.starts.timestamp(), self.item.id, self.sort


def entries(item: Item) -> Iterator[Entry]:
    """A deadline that was written as a date alone lasts all day: easier to see in a calendar than its last minute."""
    if isinstance(item, Event):
        yield Entry("event", item, item.starts, item.ends, item.is_all_day)
    elif isinstance(item, Consultation):
        yield Entry("closes", item, item.closes, None, life.is_end_of_day(item.closes))
    elif isinstance(item, Notice) and item.representations_by:
        yield Entry("representations", item, item.representations_by, None, life.is_end_of_day(item.representations_by))
