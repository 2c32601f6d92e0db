"""Until when an item is current, in whatever field its old site kept that."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from newsroom.importing import dates, definitions
from newsroom.importing.entries import Entry, text_of
from newsroom.importing.notes import Note, Refused

FIELDS = (
    "expirydate", "unpublishdate",  # Hugo reads either
    "expires", "expiry", "expire", "expiry_date", "expiration_date", "expirationdate", "expire_date",
    "unpublish", "unpublish_date", "unpublished_on",
)  # fmt: skip


def find(entry: Entry, zone: ZoneInfo, moment: datetime) -> tuple[str, list[Note]]:
    """The text for `expires`, or ""; and what the editor should know of it at `moment`."""
    taken, notes = "", []
    for name in FIELDS:
        if not (value := entry.source.fields.get(name)):
            continue
        written = text_of(value)
        try:
            if taken:
                raise Refused(f"another field gives {taken}")
            taken, remark = _read(entry, written, zone, moment)
            said = f"{name} “{written}” {remark}" if remark else ""
        except Refused as reason:
            said = f"{name} “{written}” was not carried over: {reason}"
        if said:
            notes.append(Note(entry.line(name), "state", said))
    return taken, notes


def _read(entry: Entry, written: str, zone: ZoneInfo, moment: datetime) -> tuple[str, str]:
    when = dates.read(written, zone)
    if not when:
        raise Refused("it can't be read as a date")
    ends = definitions.deadline(when.written, zone)
    if ends.timestamp() <= entry.when.moment.timestamp():
        raise Refused(f"it lies before the item's date, {entry.when.written}")
    past = "is past: the page will say so, and the home page will not show it" if ends <= moment else ""
    return when.written, "; ".join(filter(None, (when.remark, past)))
