"""How an item stands, in words and a shape, the same in every list and on the item's own page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsroom import life
from newsroom.item import Alert, Consultation, Event, Item, Notice
from newsroom.language import Words
from newsroom.life import Phase

_LIVE: tuple[Phase, ...] = ("current", "upcoming", "open")


@dataclass(frozen=True)
class Line:
    """One thing to know: `shape` names its icon in icons.html, `text` says all of it, `is_live` that it still counts."""

    shape: str
    text: str
    is_live: bool = False


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


def place_and_time(item: Event, words: Words) -> str:
    """Saturday 5 December 2026, 10:00 to 16:00, Harbour Library"""
    return words("event_at", time=event_time(item, words), location=item.location)


def event_time(item: Event, words: Words) -> str:
    """Saturday 5 December 2026, 10:00 to 16:00; no clock where a day alone was meant, no end where none was written."""
    first, last = _weekday(item.starts, words), _weekday(item.finish, words)
    starts, ends = _clock(item.starts), _clock(item.finish)
    if first == last:
        clock = words("from_to", start=starts or "00:00", end=ends) if ends else starts
        return ", ".join(filter(None, (first, clock)))
    return words("from_to", start=", ".join(filter(None, (first, starts))), end=", ".join(filter(None, (last, ends))))


def _standing(item: Item, phase: Phase, words: Words) -> Iterator[Line]:
    if isinstance(item, Event):
        yield Line("event", place_and_time(item, words), phase == "upcoming")
    if phase == "expired":
        yield Line("ended", words("state_expired_alert" if isinstance(item, Alert) else "state_expired"))
        return
    for sort, of_kind in _OF_KIND.items():
        if isinstance(item, sort):
            yield from of_kind(item, phase, words)


def _of_consultation(item: Consultation, phase: Phase, words: Words) -> Iterator[Line]:
    if phase == "upcoming":
        yield Line("upcoming", words("state_opens", moment=words.moment(item.opening)), True)
    elif phase == "open":
        yield Line("open", words("state_open_until", moment=words.moment(item.closes)), True)
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
        yield Line("open", words("state_representations_by", moment=words.moment(item.representations_by)), True)
    else:
        yield Line("closed", words("state_representations_closed", date=words.date(item.representations_by)))


def _of_alert(item: Alert, phase: Phase, words: Words) -> Iterator[Line]:
    if phase == "stood_down" and item.stood_down:
        yield Line("decided", words("state_stood_down", moment=words.moment(item.stood_down.date)))
    else:
        yield Line("current", words("state_current"), True)


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


def _clock(moment: datetime) -> str:
    """Nothing at the first and the last minute of a day, which stand for the day itself."""
    return "" if (moment.hour, moment.minute) in ((0, 0), (23, 59)) else f"{moment:%H:%M}"
