"""The record: what was published, when, and every change since, for whoever wants to count or check it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from newsroom import life, stamps, works
from newsroom.item import Item
from newsroom.made import Slip
from newsroom.settings import Settings
from newsroom.works import Work

COLUMNS = (
    "date", "what", "major", "note", "was", "kind", "title", "address", "id", "topics", "places", "place_codes",
    "thread", "published",
)  # fmt: skip

_WHAT: dict[life.NoteSort, str] = {
    "correction": "corrected",
    "update": "updated",
    "stood_down": "stood down",
    "outcome": "outcome",
    "withdrawn": "withdrawn",
}
_RUN_BY_SPREADSHEETS = tuple("=+-@\t\r\n＝＋－＠")


@dataclass(frozen=True)
class _Change:
    """Something that happened to an item; `major` is news to who has read it."""

    date: datetime
    what: str
    major: bool = True
    note: str = ""
    was: str = ""
    you_said: str = ""
    we_did: str = ""


def parts_of(item: Item, settings: Settings) -> tuple[str, tuple[tuple[float, str], ...]]:
    """The item's part of the JSON, and its rows of the CSV, newest first, each with its time in seconds since 1970."""
    changes = _changes(item)
    rows = tuple((change.date.timestamp(), _line(_row(item, change, settings))) for change in reversed(changes))
    return _dumped(_publication(item, changes, settings)), rows


def plan(slips: Sequence[Slip], settings: Settings, ground: str = "") -> Iterator[Work[Sequence[tuple[str, bytes]]]]:
    """The record of all items, which come newest first."""
    bases = b"".join(slip.basis for slip in slips)
    yield Work("publications", works.digest(ground, bases), partial(_render, slips, settings))


def _render(slips: Sequence[Slip], settings: Settings) -> Sequence[tuple[str, bytes]]:
    rows = [row for slip in slips for row in slip.rows]
    return tuple(join([slip.publication for slip in slips], rows, settings).items())


def join(publications: Iterable[str], rows: Iterable[tuple[float, str]], settings: Settings) -> dict[str, bytes]:
    """publications.json and publications.csv by their addresses, from the parts of all items, which come newest first.

    JSON: one object, a publication for each item with its changes, oldest first. CSV: a row for each change, newest
    first, as RFC 4180, in UTF-8 without a mark. Before a cell that a spreadsheet would run, since it begins with
    = + - @ or a tab, stands an apostrophe, https://owasp.org/www-community/attacks/CSV_Injection
    """
    licence, terms = settings.licence_of()
    about = {
        "title": settings.site_name,
        "publisher": settings.council,
        "address": settings.url,
        "identity": settings.identity,
        "licence": {"id": settings.licence, "name": licence, "address": terms},
    }
    head = _dumped(about).removesuffix("}")
    json_text = f'{head},"publications":[{",".join(publications)}]}}\n'
    csv_text = _line(COLUMNS) + "".join(row for _, row in sorted(rows, key=lambda row: -row[0]))
    return {"publications.json": json_text.encode(), "publications.csv": csv_text.encode()}


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _line(cells: Iterable[str]) -> str:
    sheet = io.StringIO(newline="")
    csv.writer(sheet, lineterminator="\r\n").writerow([_guarded(cell) for cell in cells])
    return sheet.getvalue()


def _changes(item: Item) -> tuple[_Change, ...]:
    """From its publication on; of what was withdrawn, that it was published and why it went."""
    noted = [_Change(c.date, "changed", c.major, c.note) for c in reversed(item.changes)]
    noted += [_Change(n.date, _WHAT[n.sort], True, n.text, n.was, n.you_said, n.we_did) for n in life.notes(item)]
    return (_Change(item.date, "published"), *sorted(noted, key=lambda change: change.date.timestamp()))


def _publication(item: Item, changes: Iterable[_Change], settings: Settings) -> dict[str, object]:
    places = [(key, settings.place_name(key), settings.places[key].code) for key in item.places]
    return {
        "id": settings.tag(item.id),
        "kind": item.kind,
        "title": item.title,
        "address": settings.url + item.address,
        "published": stamps.write(item.date),
        "updated": stamps.write(life.updated(item)),
        "topics": [{"key": key, "name": settings.topic_name(key)} for key in item.topics],
        "places": [{"key": key, "name": name, "code": code or None} for key, name, code in places],
        "thread": item.thread,
        "changes": [_change(change) for change in changes],
    }


def _change(change: _Change) -> dict[str, object]:
    told = (("note", change.note), ("was", change.was), ("you_said", change.you_said), ("we_did", change.we_did))
    said = {name: text for name, text in told if text}
    return {"date": stamps.write(change.date), "what": change.what, "major": change.major, **said}


def _row(item: Item, change: _Change, settings: Settings) -> Iterator[str]:
    """The cells under COLUMNS."""
    yield from (stamps.write(change.date), change.what, "yes" if change.major else "no", change.note, change.was)
    yield from (item.kind, item.title, settings.url + item.address, settings.tag(item.id))
    yield "; ".join(map(settings.topic_name, item.topics))
    yield "; ".join(map(settings.place_name, item.places))
    yield " ".join(code for key in item.places if (code := settings.places[key].code))
    yield from (item.thread or "", stamps.write(item.date))


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RUN_BY_SPREADSHEETS) else cell
