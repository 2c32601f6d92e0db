"""What the editor should know of an item's fields: guesses, contradictions, and what could not be carried over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from newsroom.importing import dates, expiry, oldaddresses
from newsroom.importing.dates import When
from newsroom.importing.entries import Entry, text_of
from newsroom.importing.notes import Note

_CARRIED = {
    *(
        "title",
        "date",
        "summary",
        "description",
        "deck",
        "excerpt",
        "topics",
        "tags",
        "categories",
        "category",
        "tag",
    ),
    *("image", "images", "cover", "header", "featured_image", "primary_image", "image_alt", "draft", "published", "id"),
    *oldaddresses.FIELDS,
    *expiry.FIELDS,
    "source_url",
}
# What only steered the look of the old site, or its own bookkeeping.
_STEERING = {
    *(
        "layout",
        "body-class",
        "weight",
        "showtoc",
        "disableanchoredheadings",
        "editpost",
        "toc",
        "sitemap",
        "type",
        "menu",
    ),
    *("cms_date", "aria", "comments", "share", "related", "readtime", "canonical", "uid", "lastmod", "publishdate"),
}


def about(entry: Entry, zone: ZoneInfo) -> Iterator[Note]:
    """What the editor should know of the fields."""
    fields = entry.source.fields
    line = entry.line("title")
    if not fields.get("title"):
        yield Note(line, "title", f"was missing; “{entry.title}” was taken")
    elif entry.title != " ".join(text_of(fields["title"]).split()):
        yield Note(line, "title", "held markup or entities, which were made plain")
    yield from _date_remarks(entry, zone)
    if entry.draft:
        yield Note(entry.line("draft", "published"), "state", "was not public; it is imported as a draft")
    left = [n for n in fields if n not in _CARRIED | _STEERING and fields[n] not in ("", [], {})]
    if left:
        yield Note(1, "fields", f"not carried over: {', '.join(left)}")


def _date_remarks(entry: Entry, zone: ZoneInfo) -> Iterator[Note]:
    written = text_of(entry.source.fields.get("date"))
    line = entry.line("date")
    read = dates.read(written, zone)
    if written and not read:
        yield Note(line, "date", f"“{written}” can't be read; that of the file name was taken")
    if entry.when.remark:
        yield Note(line, "date", f"“{written or entry.file.name}” {entry.when.remark}")
    if dates.is_other_season(entry.when, zone, dates.offset(written)):
        yield Note(
            line,
            "date",
            f"“{written}” names an offset that {zone.key} does not have at that time of the year; it was believed",
        )
    named = dates.in_name(entry.file.stem, zone)
    if read and named:
        if named.remark:
            yield Note(1, "date", f"the file name {named.remark}: {entry.file.name[:40]}")
        if abs(_day(written, read) - named.moment.replace(tzinfo=None)) >= timedelta(days=1):
            yield Note(
                line,
                "date",
                f"is {_day(written, read):%Y-%m-%d}, in the file name {named.moment:%Y-%m-%d}; the first was taken",
            )


def _day(written: str, read: When) -> datetime:
    """The day that its author wrote, whatever the zone."""
    offset = dates.offset(written)
    shifted = (
        read.moment.replace(tzinfo=None)
        if offset is None
        else (read.moment - (read.moment.utcoffset() or timedelta()) + offset).replace(tzinfo=None)
    )
    return shifted.replace(hour=0, minute=0, second=0, microsecond=0)
