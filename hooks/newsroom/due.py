"""The moment at which the newsroom will next be different, noted for whoever wakes the next build."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from newsroom import digests, search
from newsroom.made import Slip

NAME = "next-due"


def after(moment: datetime, written: datetime | None, slips: Iterable[Slip], ended: datetime | None) -> datetime:
    """The earliest of the next time `written` in an item, the end of this month, of a day or week with news, of an area."""
    times = (search.next_month(moment), written, digests.due(slips, moment), ended)
    return min(filter(None, times), key=datetime.timestamp)


def write(due: datetime, cache: Path) -> None:
    """Note it whole or not at all."""
    cache.mkdir(exist_ok=True)
    fresh = cache / f"{NAME}.new"
    fresh.write_text(f"{due.isoformat()}\n")
    fresh.replace(cache / NAME)
