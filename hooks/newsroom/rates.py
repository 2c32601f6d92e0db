"""How often something comes in each feed, in words that stay the same all month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from newsroom import entries
from newsroom.addresses import KIND_LISTS
from newsroom.language import Words
from newsroom.made import Slip
from newsroom.settings import Settings

MONTHS = 12  # that are looked back on, the one that goes on left out
_YEAR = 365.25
_A_DAY = 24 * 3600


@dataclass(frozen=True)
class Rates:
    """What came in each feed in `days`, by the address of its list ("" for all news); in those that are `idle` nothing ever."""

    came: Mapping[str, int]
    idle: Collection[str]
    days: float

    def of(self, listing: str, words: Words) -> str:
        """About 3 a week; empty while nothing can be said yet."""
        if listing in self.idle:
            return words("rate_none")
        return said(self.came[listing] / self.days * _YEAR, words) if self.days else ""


def followed(settings: Settings) -> tuple[str, ...]:
    """The addresses of the lists that have a feed of their own."""
    keyed = (*(f"topics/{key}/" for key in settings.topics), *(f"places/{key}/" for key in settings.places))
    return ("", *KIND_LISTS, *keyed)


def count(slips: Sequence[Slip], lists: Iterable[str], moment: datetime) -> Rates:
    """In the twelve whole months before that of `moment`, or since the month of the first item; `slips` come newest first."""
    oldest = datetime.fromtimestamp(slips[-1].item.stamp, moment.tzinfo) if slips else moment
    until = _month(moment, 0).timestamp()
    since = max(_month(moment, MONTHS).timestamp(), _month(oldest, 0).timestamp())
    came: Counter[str] = Counter()
    for slip in slips:
        for stub in slip.stubs:
            if since <= stub.stamp < until:
                came.update((slip.item.listing,) if stub.sort in entries.OF_ALERTS_ONLY else ("", *slip.feeds))
    return Rates(came, _idle(slips, set(lists).difference(came)), max(0.0, (until - since) / _A_DAY))


def _idle(slips: Sequence[Slip], lists: set[str]) -> set[str]:
    """Those of the lists in whose feed there is nothing at all."""
    idle = set(lists) if slips else {*lists, ""}
    for slip in slips:
        idle.difference_update(("", *slip.feeds))
        if not idle:
            break
    return idle


def said(a_year: float, words: Words) -> str:
    """So many in a year, in words."""
    a_week, a_month = a_year * 7 / _YEAR, a_year / 12
    if a_week >= 1:
        return words("rate_week", number=round(a_week) if a_week < 20 else round(a_week / 5) * 5)
    if round(a_month) >= 1:
        return words("rate_month", number=round(a_month))
    return words("rate_year") if a_year >= 1 else words("rate_seldom")


def _month(when: datetime, before: int) -> datetime:
    """The first moment of its month, or of one so many months before."""
    number = when.year * 12 + when.month - 1 - before
    return datetime(number // 12, number % 12 + 1, 1, tzinfo=when.tzinfo)
