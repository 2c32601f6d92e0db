"""What somebody types on a phone at night, as an item wants it: places by name, lists, moments such as “in 2 hours”."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from newsroom import fields
from newsroom.language import is_twice
from newsroom.settings import Settings

_NOTHING = ("", "-", "–", "—", "none", "no", "nothing", "n/a")
_EVERYWHERE = ("all", "everywhere", "all of it", "whole council", "the whole council", "whole area")
_IN = re.compile(r"in\s+(an?|\d{1,3})\s*(m|mins?|minutes?|h|hrs?|hours?|d|days?)", re.IGNORECASE)
_AT = re.compile(
    r"(?:(?P<day>today|tonight|tomorrow)\b[\s,]*)?(?:at\s+)?(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d\d))?\s*(?P<half>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_EXTENT = re.compile(
    r"(?:from|between|(?:odd |even )?(?:numbers?|nos?\.?))\s|\d+[a-z]?(?:\s*(?:-|–|to|and)\s*\d+[a-z]?)*$|(?:odds?|evens?)$",
    re.IGNORECASE,
)
_MINUTES = {"m": 1, "h": 60, "d": 24 * 60}
_ROUNDED = 5 * 60  # seconds: nobody promises news at 01:33
_NIGHT = 5  # o'clock, until when “tomorrow” is the morning that comes, and “tonight” is still the night that came


class Mistyped(Exception):
    """What can't be understood, as a sentence for whoever typed it."""


def clean(text: str) -> str:
    """Without what can't be seen or saved; line ends are \\n, and nothing stands around it."""
    whole = text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    whole = re.sub("[\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", whole)
    kept = (c for c in whole if c in "\n\t" or (unicodedata.category(c) != "Cc" and c not in "\ufffe\uffff"))
    return "".join(kept).strip()


def line(text: str) -> str:
    """All of it on one line."""
    return " ".join(clean(text).split())


def drawable(text: str) -> str:
    """Without emoji and other symbols, which the fonts of share cards do not have."""
    kept = (c for c in text if unicodedata.category(c) not in ("So", "Sk", "Cn", "Cf", "Me") and c != "\ufe0f")
    return line("".join(kept))


def is_nothing(text: str) -> bool:
    """Whether the words say that there is nothing, as an empty field does."""
    return line(text).casefold().rstrip(".") in _NOTHING  # phones end a sentence for whoever types two spaces


def said(text: str) -> str:
    """What is said, line by line; nothing where the words say so."""
    return "" if is_nothing(text) else clean(text)


def several(text: str) -> tuple[str, ...]:
    """What stands between commas, semicolons and line ends, each once, without words for nothing."""
    return _each_once(_parts(text))


def streets(text: str) -> tuple[str, ...]:
    """The same of streets, where “numbers 2 to 10” behind a comma says which part of the street before it is meant."""
    found: list[str] = []
    for part in _parts(text):
        if found and _EXTENT.match(part):
            found[-1] += f", {part}"
        else:
            found.append(part)
    return _each_once(found)


def _parts(text: str) -> Iterator[str]:
    parts = (line(part) for part in re.split(r"[,;\n]", clean(text)))
    yield from (part for part in parts if not is_nothing(part))


def _each_once(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple({part.casefold(): part for part in parts}.values())


def places(text: str, settings: Settings) -> tuple[str, ...]:
    """The keys of the places that are named, by name or key, in any case; none for the whole council.

    Raises Mistyped for all that are unknown at once, with those that are near.
    """
    if is_nothing(text) or line(text).casefold() in _EVERYWHERE:
        return ()
    known = _names(settings)
    found: dict[str, None] = {}
    unknown = []
    for part in several(text):
        halves = [part] if _bare(part) in known else [h for h in re.split(r"\s+(?:and|&|\+)\s+", part) if h]
        for half in halves if all(_bare(h) in known for h in halves) else [part]:
            if key := known.get(_bare(half)):
                found[key] = None
            else:
                unknown.append(half)
    if unknown:
        raise Mistyped("; ".join(_near(name, known, settings) for name in unknown))
    return tuple(found)


def moment(text: str, now: datetime) -> datetime | None:
    """“in 2 hours”, “tomorrow 08:00”, “18:30”, “6pm” or a whole date; None where the words say that there is none.

    `now` is by the newsroom's own clock; of a time that it shows twice the first is meant that lies ahead. Raises Mistyped
    for anything else and for what is over.
    """
    words = line(text)
    if is_nothing(words):
        return None
    try:
        found = _span(words, now) or _clock(words, now) or fields.moment(words, _zone(now), now)
    except ValueError as mistake:
        said = str(mistake) if fields.is_written(words) else f"“{words}” is not a time"
        raise Mistyped(f"{said}; write it as “in 2 hours”, “tomorrow 08:00” or “18:30”") from None
    if found.timestamp() < now.timestamp() - 60:
        raise Mistyped(f"“{words}” is over already; write a time to come, as “in 2 hours” or “tomorrow 08:00”")
    return found


def which(when: datetime) -> str:
    """Which of two is meant where the clock shows a time twice, since it goes back; nothing at any other time."""
    return ("second" if when.fold else "first") if is_twice(when) else ""


def later(when: datetime, span: timedelta) -> datetime:
    """So much later by the sun; the clock may have been changed meanwhile."""
    return datetime.fromtimestamp(when.timestamp() + span.total_seconds(), UTC).astimezone(when.tzinfo)


def _zone(now: datetime) -> ZoneInfo:
    assert isinstance(now.tzinfo, ZoneInfo)
    return now.tzinfo


def _span(words: str, now: datetime) -> datetime | None:
    """A number of minutes, hours or days on, by the sun and not by the clock."""
    found = _IN.fullmatch(words)
    if not found:
        return None
    count = int(found[1]) if found[1].isdigit() else 1
    later = now.timestamp() + count * _MINUTES[found[2][0].lower()] * 60
    whole = -(-later // _ROUNDED) * _ROUNDED
    return datetime.fromtimestamp(whole, UTC).astimezone(_zone(now))


def _clock(words: str, now: datetime) -> datetime | None:
    """That time of the day that is named, or else the next time that the clock shows it."""
    found = _AT.fullmatch(words)
    if not found or not (found["minute"] or found["half"] or found["day"]):
        return None
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    named = (found["day"] or "").lower()
    is_next = named == "tomorrow" or (named == "tonight" and hour < _NIGHT)
    day = now.date() + timedelta(days=is_next and now.hour >= _NIGHT)
    there = fields.moment(f"{day} {hour:02}:{found['minute'] or '00'}", _zone(now), now)
    if not found["day"] and there.timestamp() <= now.timestamp():
        there = fields.moment(f"{day + timedelta(days=1)} {there:%H:%M}", _zone(now), now)
    return there


def _names(settings: Settings) -> dict[str, str]:
    """Keys of places by all that they are called; a name that two of them have is nobody's."""
    named: dict[str, set[str]] = {}
    for key, place in settings.places.items():
        for name in (key, *place.name.values()):
            named.setdefault(_bare(name), set()).add(key)
    return {name: next(iter(keys)) for name, keys in named.items() if len(keys) == 1}


def _bare(name: str) -> str:
    """Small letters and digits alone, so that case, hyphens, accents and apostrophes count for nothing."""
    letters = unicodedata.normalize("NFKD", re.sub(r"^\s*the\s+", "", name.casefold()))
    return re.sub(r"\W|_", "", "".join(c for c in letters if not unicodedata.combining(c)))


def _near(name: str, known: Iterable[str], settings: Settings) -> str:
    by_name = _names(settings)
    near = get_close_matches(_bare(name), list(known), 3, 0.6)
    near += [bare for bare in known if bare and _bare(name) and (_bare(name) in bare or bare in _bare(name))]
    keys = list(dict.fromkeys(by_name[bare] for bare in near))[:3] or list(settings.places)[:8]
    named = " or ".join(settings.place_name(key) for key in keys)
    if not keys:
        return f"“{name}” is no place of the settings, which have none; leave places empty"
    return f"“{name}” is no place of the settings; {'did you mean' if near else 'write one of them, as'} {named}{'?' if near else ''}"


def gap(given: str) -> tuple[str, str]:
    """The name of a gap and what stands there, from `school=Fernhill`; raises Mistyped where it is no such."""
    name, equals, words = given.partition("=")
    if not equals:
        raise Mistyped(f"--gap {given}: write the name of the gap, = and what stands there, as --gap school=Fernhill")
    return name.strip().strip("{}"), words
