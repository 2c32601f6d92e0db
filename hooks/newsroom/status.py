"""How an item stands, in words and a shape, the same in every list and on the item's own page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsroom import life
from newsroom.item import Alert, Consultation, Event, Item, Notice
from newsroom.language import Words, clock
from newsroom.life import Phase

_LIVE: tuple[Phase, ...] = ("current", "upcoming", "open")
_SHORT: dict[tuple[str, Phase], str] = {  # shapes
    ("consultation", "upcoming"): "upcoming",
    ("consultation", "open"): "open",
    ("consultation", "closed"): "closed",
    ("consultation", "decided"): "closed",
    ("notice", "open"): "open",
    ("notice", "closed"): "closed",
    ("event", "over"): "ended",
    ("alert", "current"): "current",
}


@dataclass(frozen=True)
class Line:
    """One thing to know: `shape` names its icon in icons.html, `text` says all of it, `is_live` that it still counts.

    It holds from `since`, where that is to come, and `until`, which nobody waits for a build to see. After `closes` it is too
    late to answer; a browser says how many days are left.
    """

    shape: str
    text: str
    is_live: bool = False
    since: datetime | None = None
    until: datetime | None = None
    closes: datetime | None = None


def kind(item: Item, words: Words) -> Line:
    """The word and the shape of the item's kind; those of an alert say how grave it is."""
    if isinstance(item, Alert):
        return Line(f"alert_{item.severity}", words(f"severity_{item.severity}"))
    return Line(item.kind, words(f"kind_{item.kind}"))


def lines(item: Item, phase: Phase, words: Words) -> tuple[Line, ...]:
    """What a reader of a list must know beside the headline, most pressing first; none for most news.

    `item` is what `life.shown` gives and `phase` what `life.phase` gives for the same moment.
    """
    if phase == "withdrawn":
        return (Line("withdrawn", words("state_withdrawn")),)
    return (*_standing(item, phase, words), *_since(item, phase, words))


def later(item: Item, phase: Phase, words: Words) -> tuple[Line, ...]:
    """What a reader has to know from a time on that is written in the item: that a current alert is late, or over."""
    if not isinstance(item, Alert) or phase != "current":
        return ()
    return tuple(_later(item, words))


def mark(item: Item, moment: datetime, words: Words) -> str:
    """Why the item is not public at `moment`; nothing where it is."""
    if item.draft:
        return words("draft")
    return "" if life.is_public(item, moment) else words("embargoed", moment=words.moment(item.date))


def place_and_time(item: Event, words: Words) -> str:
    """Saturday 5 December 2026, 10:00 to 16:00, Harbour Library"""
    return words("event_at", time=event_time(item, words), location=item.location)


def short(item: Item, phase: Phase, words: Words) -> Line | None:
    """How it stands in a word or two, for where its dates stand beside it; nothing where they say it all."""
    if shape := _SHORT.get((item.kind, phase)):
        until = item.expires if isinstance(item, Alert) else None
        return Line(shape, words(f"short_{item.kind}_{phase}"), phase in _LIVE, until=until)
    return None


def event_time(item: Event, words: Words) -> str:
    """Saturday 5 December 2026, 10:00 to 16:00; no clock where a day alone was meant, no end where none was written."""
    first, last = _weekday(item.starts, words), _weekday(item.finish, words)
    starts, ends = _beginning(item.starts), "" if life.is_end_of_day(item.finish) else clock(item.finish)
    if first != last:
        spans = ", ".join(filter(None, (first, starts))), ", ".join(filter(None, (last, ends)))
        return words("from_to", start=spans[0], end=spans[1])
    span = words("until", end=ends) if ends else starts
    if starts and ends:
        span = words("from_to", start=starts, end=ends)
    return ", ".join(filter(None, (first, span)))


def _standing(item: Item, phase: Phase, words: Words) -> Iterator[Line]:
    if isinstance(item, Event):
        yield Line("event", place_and_time(item, words), phase == "upcoming")
    if phase == "expired":
        yield Line("ended", words("state_expired_alert" if isinstance(item, Alert) else "state_expired"))
        return
    for sort, of_kind in _OF_KIND.items():
        if isinstance(item, sort):
            yield from of_kind(item, phase, words)


def _later(item: Alert, words: Words) -> Iterator[Line]:
    if item.promised:
        said = words("unconfirmed_since", moment=words.moment(item.confirmed))
        yield Line("upcoming", said, True, item.promised, item.expires)
    if item.expires:
        yield Line("ended", words("state_expired"), since=item.expires)


def _of_consultation(item: Consultation, phase: Phase, words: Words) -> Iterator[Line]:
    if phase == "upcoming":
        yield Line("upcoming", words("state_opens", moment=words.moment(item.opening)), True)
    elif phase == "open":
        yield Line("open", words("state_open_until", moment=words.moment(item.closes)), True, closes=item.closes)
    else:
        yield Line("closed", words("state_closed", date=words.date(item.closes)))
    if phase == "decided" and item.outcome:
        yield Line("decided", words("state_decided", date=words.date(item.outcome.date)))


def _of_event(item: Event, phase: Phase, words: Words) -> Iterator[Line]:
    if phase == "over":
        yield Line("ended", words("state_over"))


def _of_notice(item: Notice, phase: Phase, words: Words) -> Iterator[Line]:
    if not item.representations_by:
        return
    if phase == "open":
        until = item.representations_by
        yield Line("open", words("state_representations_by", moment=words.moment(until)), True, closes=until)
    else:
        yield Line("closed", words("state_representations_closed", date=words.date(item.representations_by)))


def _of_alert(item: Alert, phase: Phase, words: Words) -> Iterator[Line]:
    if phase == "stood_down" and item.stood_down:
        yield Line("decided", words("state_stood_down", moment=words.moment(item.stood_down.date)))
    else:
        yield Line("current", words("state_current"), True, until=item.expires)


_OF_KIND: dict[type[Item], Callable[[Any, Phase, Words], Iterator[Line]]] = {
    Consultation: _of_consultation,
    Event: _of_event,
    Notice: _of_notice,
    Alert: _of_alert,
}


def _since(item: Item, phase: Phase, words: Words) -> Iterator[Line]:
    """What happened to it after it was published and is not said yet."""
    if item.corrections:
        yield Line("corrected", words("state_corrected"))
    told = [c.date for c in item.changes if c.major]
    told += [note.date for note in life.notes(item) if note.sort == "update"]
    if told and phase in _LIVE:
        yield Line("updated", words("state_updated", moment=words.moment(max(told, key=datetime.timestamp))))


def _weekday(day: datetime, words: Words) -> str:
    return words("weekday_date", weekday=words.weekdays[day.weekday()], date=words.date(day))


def _beginning(starts: datetime) -> str:
    """Nothing at midnight, which stands for the day itself."""
    return "" if (starts.hour, starts.minute) == (0, 0) else clock(starts)
