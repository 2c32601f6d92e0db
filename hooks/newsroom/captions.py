"""The small words of a card: its kind, its date, its place; each of them only where it has room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from newsroom import lettering, life, shapes
from newsroom.item import Alert, Consultation, Event, Item, Notice
from newsroom.language import Words
from newsroom.lettering import Face
from newsroom.life import Phase
from newsroom.settings import Settings

SIZE = 40  # in pixels; on a telephone a card is shown at about 0.28 of its size
WIDE = 596  # of all words inside the square
SIDE = 220  # of date and place, beside it
BEHIND = shapes.SIDE + 14  # where the kind's word begins behind its shape
PADDING = 12  # left and right of words on a ground of their own


def kind(item: Item, words: Words, phase: Phase) -> tuple[str, str]:
    """The kind's word, and "Corrected" where it was; the shorter of two words where the longer has no room."""
    note = lettering.plain(words("card_corrected")) if item.corrections else ""
    known = map(lettering.plain, (named(item, words, phase), words(f"kind_{item.kind}")))
    return next((text for text in known if _head_fits(text, note)), ""), note


def named(item: Item, words: Words, phase: Phase) -> str:
    """The kind's word; of an alert its grade, or that it is over."""
    if not isinstance(item, Alert):
        return words(f"kind_{item.kind}")
    if item.stood_down:
        return words("card_stood_down")
    return words("card_expired" if phase == "expired" else f"severity_{item.severity}")


def dates(item: Item, words: Words, phase: Phase) -> tuple[str, str]:
    """The date that matters, under a small word where it is a deadline; a time that is no midnight where there is room.

    What has expired shows the day of its publication: its deadline may be past, or no longer hold.
    """
    deadline = None if phase == "expired" else _deadline(item)
    when = item.starts if isinstance(item, Event) else deadline or item.date
    texts = [words.date(when)]
    if when is not item.date and not life.is_end_of_day(when):
        texts.insert(0, words.moment(when))
    date = next(_that_fit(texts, _date_fits), "")
    return (_until(words, phase) if deadline and date else ""), date


def label(item: Item, settings: Settings, words: Words, most: int) -> str:
    """Where, or else what it is about, in at most so many lines."""
    return next(_that_fit(_labels(item, settings, words), lambda text: _label_fits(text, most)), "")


def day(text: str) -> tuple[str, tuple[str, ...]]:
    """The day's number, to be drawn large where it comes first, and the lines of the rest."""
    first, _, rest = text.partition(" ")
    number, rest = (first, rest) if first.isdecimal() and len(first) < 3 and rest else ("", text)
    return number, lettering.wrap(rest, Face.MEDIUM, SIZE, SIDE) or ()


def _head_fits(kind: str, note: str) -> bool:
    if lettering.missing(kind, Face.MEDIUM) or lettering.missing(note, Face.BOLD):
        return False
    noted = 4 * PADDING + lettering.width(note, Face.BOLD, SIZE) if note else 0
    return BEHIND + lettering.width(kind, Face.MEDIUM, SIZE) + noted <= WIDE


def _until(words: Words, phase: Phase) -> str:
    text = lettering.plain(words("card_closed" if phase in ("closed", "decided") else "card_until"))
    has_room = not lettering.missing(text, Face.MEDIUM) and lettering.width(text, Face.MEDIUM, SIZE) <= SIDE
    return text if has_room else ""


def _deadline(item: Item) -> datetime | None:
    if isinstance(item, Consultation):
        return item.closes
    return item.representations_by if isinstance(item, Notice) else None


def _labels(item: Item, settings: Settings, words: Words) -> Iterator[str]:
    """The places together, else the first topic."""
    yield ", ".join(settings.place_name(key, words.code) for key in item.places)
    yield from (settings.topic_name(key, words.code) for key in item.topics[:1])


def _that_fit(texts: Iterable[str], fits: Callable[[str], bool]) -> Iterator[str]:
    return (text for text in map(lettering.plain, texts) if text and fits(text))


def _label_fits(text: str, most: int) -> bool:
    lines = None if lettering.missing(text, Face.BOLD) else lettering.wrap(text, Face.BOLD, SIZE, SIDE)
    return lines is not None and len(lines) <= most


def _date_fits(text: str) -> bool:
    number, rest = day(text)
    return not lettering.missing(text, Face.MEDIUM) and 0 < len(rest) <= (2 if number else 3)
