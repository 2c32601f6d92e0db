"""The life of an item: whether it may be public at a moment, what of it, and how it stands.

An item's page differs only at the times that are written in it, which `times` gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from newsroom.item import Alert, Consultation, Event, Item, Notice
from newsroom.parts import Image, Respond, Update

Phase = Literal["current", "upcoming", "open", "closed", "decided", "over", "stood_down", "expired", "withdrawn"]
NoteSort = Literal["correction", "update", "stood_down", "outcome", "withdrawn"]

_AFFECTED: dict[str, Any] = {"streets": (), "postcodes": ()}
_EMPTIED: dict[
    type[Item], dict[str, Any]
] = {  # what a kind's own fields are when the item is withdrawn; its dates stay
    Alert: {
        "updates": (),
        "stood_down": None,
        "instruction": None,
        "next_update": None,
        "published_by": None,
        "signed_off": None,
        **_AFFECTED,
    },
    Notice: {"legal_basis": "", **_AFFECTED},
    Consultation: {"outcome": None, "respond": Respond.model_construct()},
    Event: {"location": ""},
}
_GRAVITY = ("emergency", "major", "minor")
_ENDED: tuple[Phase, ...] = ("closed", "decided", "over", "stood_down", "expired", "withdrawn")


@dataclass(frozen=True)
class Note:
    """What was said about an item after it was published, to be followed on its own.

    `anchor` is the end of its id and of its address: `update-3` is the third, counted from the oldest. An outcome may have
    what people said and what the council did.
    """

    sort: NoteSort
    anchor: str
    date: datetime
    text: str
    was: str = ""
    you_said: str = ""
    we_did: str = ""


def is_past(when: datetime, moment: datetime) -> bool:
    """Whether `when` has come; Python compares times of one zone by their clocks, which run twice through one hour."""
    return when.timestamp() <= moment.timestamp()


def is_end_of_day(when: datetime) -> bool:
    """Whether a deadline was written as a date alone, which is that whole day."""
    return (when.hour, when.minute) == (23, 59)


def is_public(item: Item, moment: datetime) -> bool:
    """May it be public now? This and `public` are the only places that answer."""
    return not item.draft and item.stamp <= moment.timestamp()


def public(items: Iterable[Item], moment: datetime) -> list[Item]:
    """Those of many that may, in their order."""
    now = moment.timestamp()
    return [item for item in items if not item.draft and item.stamp <= now]


def shown(item: Item, moment: datetime) -> Item:
    """The item with what of it may be public at `moment`: what is dated later is left out, so is a picture without consent.

    Of a withdrawn item title and reason are left; its summary is the reason.
    """
    if item.withdrawn and is_past(item.withdrawn.date, moment):
        return _bare(item)
    kept: dict[str, Any] = {}
    for name in ("changes", "corrections", "updates"):
        if several := getattr(item, name, ()):
            kept[name] = tuple(part for part in several if is_past(part.date, moment))
    for name in ("withdrawn", "outcome", "stood_down"):
        if (one := getattr(item, name, None)) and not is_past(one.date, moment):
            kept[name] = None
    if item.image and not _is_consented(item.image, moment):
        kept["image"] = None
    changed = {name: value for name, value in kept.items() if value != getattr(item, name)}
    return item.model_copy(update=changed) if changed else item


def phase(item: Item, moment: datetime) -> Phase:
    """How the item stands at `moment`; what was said of its end counts for more than that its time has run out."""
    if item.withdrawn and is_past(item.withdrawn.date, moment):
        return "withdrawn"
    found = _of_kind(item, moment)
    if found not in ("stood_down", "decided") and item.expires and is_past(item.expires, moment):
        return "expired"
    return found


def is_current(item: Item, moment: datetime) -> bool:
    """Whether it still asks for attention: home, banners and open lists show it."""
    return phase(item, moment) not in _ENDED


def gravity(alert: Alert) -> tuple[int, float]:
    """What orders alerts: the gravest first, then what was confirmed latest; give it what `shown` gives."""
    return _GRAVITY.index(alert.severity), -alert.confirmed.timestamp()


def ends(item: Item) -> datetime | None:
    """When it stops by itself to ask for attention, where that is written."""
    found = (getattr(item, name, None) for name in ("expires", "closes", "finish"))
    return min(filter(None, found), default=None, key=datetime.timestamp)


def times(item: Item) -> Iterator[datetime]:
    """Every moment at which the item's page, or a list that holds it, becomes different."""
    found = (item.date, item.lead_until, item.expires, item.image and item.image.consent_until)
    yield from (when for when in found if when)
    for name in ("opens", "closes", "finish", "representations_by"):
        if when := getattr(item, name, None):
            yield when
    for name in ("withdrawn", "outcome", "stood_down"):
        if part := getattr(item, name, None):
            yield part.date
    for name in ("changes", "corrections", "updates"):
        yield from (part.date for part in getattr(item, name, ()))


def passed(times: Sequence[float], now: float) -> int:
    """How many of `times`, ascending, have come, all in seconds: while that number stays, an item stays as it is."""
    return len(times) if times and times[-1] <= now else sum(1 for time in times if time <= now)


def updated(item: Item) -> datetime:
    """When what a reader knows of the item last became different in more than a minor way; give it what `shown` gives."""
    dates = (item.date, *(c.date for c in item.changes if c.major), *(note.date for note in notes(item)))
    return max(dates, key=datetime.timestamp)


def notes(item: Item) -> tuple[Note, ...]:
    """What was said since about the item, oldest first; give it what `shown` gives."""
    return tuple(sorted(_notes(item), key=lambda note: note.date.timestamp()))


def _notes(item: Item) -> Iterator[Note]:
    for number, part in _counted(item.corrections):
        yield Note("correction", f"correction-{number}", part.date, part.now, part.was)
    if isinstance(item, Alert):
        for number, part in _counted(item.updates):
            yield Note("update", f"update-{number}", part.date, part.text)
        yield from _note("stood_down", "stood-down", item.stood_down)
    if isinstance(item, Consultation) and (told := item.outcome):
        yield Note("outcome", "outcome", told.date, told.text, "", told.you_said or "", told.we_did or "")
    if item.withdrawn:
        yield Note("withdrawn", "withdrawn", item.withdrawn.date, item.withdrawn.reason)


def _note(sort: NoteSort, anchor: str, part: Update | None) -> Iterator[Note]:
    if part:
        yield Note(sort, anchor, part.date, part.text)


def _counted(parts: Iterable[Any]) -> Iterable[tuple[int, Any]]:
    """From the oldest, whatever is added above it."""
    return enumerate(reversed(tuple(parts)), 1)


def _of_kind(item: Item, moment: datetime) -> Phase:
    if isinstance(item, Consultation):
        return _of_consultation(item, moment)
    if isinstance(item, Event):
        return "over" if is_past(item.finish, moment) else "upcoming"
    if isinstance(item, Notice) and item.representations_by:
        return "closed" if is_past(item.representations_by, moment) else "open"
    if isinstance(item, Alert) and item.stood_down and is_past(item.stood_down.date, moment):
        return "stood_down"
    return "current"


def _of_consultation(item: Consultation, moment: datetime) -> Phase:
    if item.outcome and is_past(item.outcome.date, moment):
        return "decided"
    if is_past(item.closes, moment):
        return "closed"
    return "open" if is_past(item.opening, moment) else "upcoming"


def _is_consented(image: Image, moment: datetime) -> bool:
    return image.consent_until is None or not is_past(image.consent_until, moment)


def _bare(item: Item) -> Item:
    """Nothing is left of what was withdrawn but that it was there, when, and why it went."""
    assert item.withdrawn
    emptied: dict[str, Any] = {
        "summary": item.withdrawn.reason, "body": "", "image": None, "short_title": None, "lead_until": None,
        "changes": (), "corrections": (), "quotes": (), "social": False,
    }  # fmt: skip
    for kind, own in _EMPTIED.items():
        if isinstance(item, kind):
            emptied |= own
    return item.model_copy(update=emptied)
