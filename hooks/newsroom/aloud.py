"""An alert as a text to be read aloud, on the telephone or on the radio: sentences, times and numbers as they are said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from newsroom.item import Alert
from newsroom.language import Words, zone
from newsroom.life import Phase
from newsroom.sentences import ended
from newsroom.settings import Contact, Settings

_MOST_STREETS = 10
_NUMBER = re.compile(r"(?<![\w.,:])(?:\+\d|0\d)(?:[\d() -]{6,}\d)")  # of telephones; not a date, a time or a sum
_SPOKEN = {".": "aloud_dot", "/": "aloud_slash", "-": "aloud_hyphen", ":": "aloud_colon", "_": "aloud_underscore"}


def compose(item: Alert, settings: Settings, words: Words, phase: Phase = "current") -> str:
    """A line for each thought, to be read from the top; give it what `life.shown` and `life.phase` give."""
    sentences = _current(item, settings, words) if phase == "current" else _over(item, settings, words)
    return "\n".join((words("aloud_from", council=settings.council), *(_told(one, words) for one in sentences)))


def moment(when: datetime, words: Words) -> str:
    """1.20 pm on Sunday 22 November; 1.30 am BST, where the clock shows it again as GMT"""
    day = f"{words.weekdays[when.weekday()]} {when.day} {words.months[when.month - 1]}"
    return words("aloud_moment", time=_clock(when, words), day=day)


def number(written: str, words: Words) -> str:
    """A telephone number digit by digit, with its pauses: 0 1 6 3 2, 9 6 0 0 0 0"""
    groups = re.findall(r"\+|\d+", written.replace("(0)", "") if written.startswith("+") else written)
    said = (words("aloud_plus") if group == "+" else " ".join(group) for group in groups)
    return ", ".join(said).replace(f"{words('aloud_plus')}, ", f"{words('aloud_plus')} ")


def address(url: str, words: Words) -> str:
    """news dot exampleton dot example slash now"""
    plain = re.sub(r"^https?://", "", url).rstrip("/")
    return " ".join(
        words(_SPOKEN[part]) if part in _SPOKEN else part for part in re.findall(r"[./:_-]|[^./:_-]+", plain)
    )


def _current(item: Alert, settings: Settings, words: Words) -> Iterator[str]:
    yield ended(words(f"severity_{item.severity}"))
    yield ended(item.title)
    yield ended(item.summary)
    if item.instruction:
        yield words("aloud_instruction", instruction=ended(item.instruction))
    if item.updates:
        yield words("aloud_update", text=ended(item.updates[0].text))
    if item.streets:
        yield ended(words("aloud_streets", streets=_listed(item.streets, words)))
    yield words("aloud_confirmed", moment=moment(item.confirmed, words))
    if item.promised:
        yield words("aloud_next", moment=moment(item.promised, words))
    yield from _further(item, settings, words)


def _over(item: Alert, settings: Settings, words: Words) -> Iterator[str]:
    """Of what was withdrawn nothing is left to say but that it is over."""
    yield words("aloud_over")
    yield ended(item.title)
    if item.stood_down:
        yield ended(item.stood_down.text)
        yield words("aloud_over_since", moment=moment(item.stood_down.date, words))
    yield from _further(item, settings, words)


def _further(item: Alert, settings: Settings, words: Words) -> Iterator[str]:
    contact: Contact | None = settings.contacts[item.contact] if item.contact else settings.for_residents
    if contact and contact.phone:
        yield words("aloud_ring", name=contact.name, number=ended(contact.phone))
    yield words("aloud_read", address=address(f"{settings.url}now/", words))


def _told(sentence: str, words: Words) -> str:
    return _NUMBER.sub(lambda found: number(found[0], words), sentence)


def _listed(several: tuple[str, ...], words: Words) -> str:
    shown, left = several[:_MOST_STREETS], len(several) - _MOST_STREETS
    if left > 0:
        return words("aloud_and_more", several="; ".join(shown), number=left)
    return words.listed(shown, "; ")


def _clock(when: datetime, words: Words) -> str:
    if (when.hour, when.minute) == (0, 0):
        return words("aloud_midnight")
    if (when.hour, when.minute) == (12, 0):
        return words("aloud_noon")
    hour = (when.hour - 1) % 12 + 1
    clock = f"{hour}.{when.minute:02}" if when.minute else str(hour)
    return words("aloud_morning" if when.hour < 12 else "aloud_afternoon", clock=clock) + zone(when)
