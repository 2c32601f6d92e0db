"""All items of the newsroom: read once, then asked what is public at a moment."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from newsroom import addresses, ids, source
from newsroom.item import Fields, Image, Item
from newsroom.problems import Problem, Problems
from newsroom.settings import Settings
from newsroom.source import Source

_SUFFIXES = (".md", ".markdown")  # all but .md make no clean address, which is then said


def is_public(item: Item, moment: datetime) -> bool:
    """May it be public now? The only place that answers."""
    return not item.draft and _is_past(item.date, moment)


def _is_past(when: datetime, moment: datetime) -> bool:
    """Whether `when` has come; Python compares times of one zone by their clocks, which run twice through one hour."""
    return when.timestamp() <= moment.timestamp()


@dataclass(frozen=True)
class News:
    """Every file of news: the items that could be read, newest first, and what is wrong with the others."""

    items: tuple[Item, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    paths: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def line(self, item: Item, *where: str | int) -> int:
        """The line of a field in the item's file."""
        return self.sources[item.path].line(where)

    def found(self, problems: Iterable[Problem]) -> News:
        """The same news, with more problems found."""
        return replace(self, problems=tuple(sorted({*self.problems, *problems})))

    def on(self, moment: datetime, *, published: frozenset[str] = frozenset(), preview: bool = False) -> Edition:
        """What is public at `moment`; an item with a grave problem is held back.

        `published` are addresses that already had a page: one that is held back says so there. A preview also
        holds drafts and scheduled items.
        """
        held = {p.path for p in self.problems if p.grave}.intersection(self.paths)
        drafts = tuple(i for i in self.items if i.draft)
        sound = [i for i in self.items if not i.draft and i.path not in held]
        public = tuple(i for i in sound if is_public(i, moment))
        scheduled = tuple(i for i in sound if not is_public(i, moment))
        shown = tuple(i for i in self.items if i.path not in held) if preview else public
        held -= {i.path for i in drafts}
        account = Account(
            len(self.paths), len(public), len(scheduled), len(drafts), tuple(sorted(held)), _next(scheduled)
        )
        corrected = tuple(sorted(a for a in map(addresses.of_item, held) if a in published))
        return Edition(shown, moment, account, _next_due(sound, moment), corrected)


@dataclass(frozen=True)
class Account:
    """Where every file of news ended: the four counts add up to the files."""

    files: int
    published: int
    scheduled: int
    drafts: int
    held_back: tuple[str, ...]
    next: datetime | None

    def __str__(self) -> str:
        soon = f" (next at {self.next:%Y-%m-%d %H:%M})" if self.next else ""
        return (
            f"{self.files:,} files: {self.published:,} published, {self.scheduled:,} scheduled{soon}, "
            f"{self.drafts:,} draft{'' if self.drafts == 1 else 's'}, {len(self.held_back):,} held back"
        )


@dataclass(frozen=True)
class Edition:
    """The newsroom at one moment: its items newest first, and when it will next be different."""

    items: tuple[Item, ...]
    moment: datetime
    account: Account
    next_due: datetime | None
    corrected: tuple[str, ...] = ()

    @property
    def lead(self) -> Item | None:
        """The item that leads the home page: the newest that asks for it, or else the newest."""
        asked = (
            i
            for i in self.items
            if i.lead_until and not _is_past(i.lead_until, self.moment) and is_public(i, self.moment)
        )
        return next(asked, self.items[0] if self.items else None)


def read(root: Path, settings: Settings, folder: str = "news") -> News:
    """Read every Markdown file below `folder`; nothing is raised for what is wrong with one of them."""
    items, sources, problems = [], {}, []
    files = sorted(p for p in (root / folder).rglob("*") if p.suffix.lower() in _SUFFIXES)
    paths = tuple(p.relative_to(root).as_posix() for p in files)
    context = {
        "zone": settings.zone,
        "topics": settings.topics,
        "places": settings.places,
        "contacts": settings.contacts,
    }
    for path in paths:
        try:
            sources[path] = source.read(path, _bytes(root, path))
            item, minor = _item(sources[path], context)
            items.append(item)
            problems += minor
        except Problems as several:
            problems += several.problems
    items.sort(key=lambda i: (-i.date.timestamp(), i.path))
    return News(tuple(items), sources, paths, tuple(sorted({*problems, *_doubles(items, sources)})))


def _bytes(root: Path, path: str) -> bytes:
    if not (root / path).resolve().is_relative_to(root.resolve()):
        raise Problems([Problem(path, 1, "", "is a link to a file outside the newsroom; save the file itself here")])
    try:
        return (root / path).read_bytes()
    except OSError as error:
        raise Problems([Problem(path, 1, "", f"can't be read ({error.strerror}); check the file")]) from None


def _item(read_from: Source, context: Mapping[str, Any]) -> tuple[Item, list[Problem]]:
    path = read_from.path
    problems = [*read_from.problems, *_unknown(read_from)]
    if named := addresses.fault(path):
        problems.append(Problem(path, 1, "", named))
    fields = {key: value for key, value in read_from.fields.items() if key in Fields.model_fields}
    minor = []
    if not fields.get("id"):
        fields["id"] = _id_from(path)
        minor = [
            Problem(
                path,
                read_from.line(("id",)),
                "id",
                "is missing; run `newsroom check --fix`, which mints one",
                grave=False,
            )
        ]
    try:
        item = Item.model_validate(
            {**fields, "path": path, "body": read_from.body, "body_line": read_from.body_line}, context=context
        )
    except ValidationError as error:
        problems += [_problem(read_from, dict(e)) for e in error.errors()]
    if problems:
        raise Problems([*problems, *minor])
    return item, minor


def _unknown(read_from: Source) -> Iterator[Problem]:
    for key in read_from.fields:
        if key in Fields.model_fields:
            continue
        line = read_from.line((key,))
        if line in read_from.folded and not get_close_matches(key, Fields.model_fields, 1, 0.8):
            hint = "is not a field; if this line belongs to the text above, indent it by two spaces"
        else:
            hint = _nearest(key, Fields.model_fields)
        yield Problem(read_from.path, line, key, hint)


def _nearest(key: str, known: Mapping[str, Any]) -> str:
    if near := get_close_matches(key.lower(), known, 1):
        return f"is not a field; did you mean {near[0]}?"
    return f"is not a field; take the line out, or write one of {', '.join(known)}"


_PLAIN = {
    "missing": "is missing; write it",
    "string_type": "is a list; write one text",
    "model_type": "is one text; write its parts below it, indented: src and alt",
    "tuple_type": "is not a list; write [a, b]",
    "string_too_short": "is empty; write it",
}


def _problem(read_from: Source, error: Mapping[str, Any]) -> Problem:
    where = tuple(error["loc"])
    message = _PLAIN.get(error["type"], error["msg"])
    if error["type"] == "too_long":
        length, limit = error["ctx"]["actual_length"], error["ctx"]["max_length"]
        message = f"has {length} characters, at most {limit}; say it in fewer words"
    if error["type"] == "extra_forbidden":
        message = _nearest(str(where[-1]), Image.model_fields)
    if error["type"] == "literal_error":
        expected = error["ctx"]["expected"].replace("'", "")
        message = f"“{error['input']}” is not known; write {expected}"
    return Problem(
        read_from.path, read_from.line(where), ".".join(str(w) for w in where if isinstance(w, str)), message
    )


def _doubles(items: Iterable[Item], sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Two items may share neither an address nor an id; the older one keeps it, since the newer is the copy."""
    seen: dict[tuple[str, str], Item] = {}
    for item in sorted(items, key=lambda i: (i.draft, i.date.timestamp(), i.path)):
        for name, value, hint in (
            ("id", item.id, "take this line out and run `newsroom check --fix`, which mints another"),
            ("", item.address, "rename one"),
        ):
            first = seen.setdefault((name, value), item)
            if first is not item:
                what = f"{value} is also the {'id' if name else 'address'} of {first.path}; {hint}"
                yield Problem(item.path, sources[item.path].line((name,)), name, what)


def _id_from(path: str) -> str:
    """A stand-in for a minted id: the same for the same path."""
    return ids.spell(int.from_bytes(sha256(os.fsencode(path)).digest()[:16], "big"))


def _next(scheduled: Iterable[Item]) -> datetime | None:
    return min((i.date for i in scheduled), key=datetime.timestamp, default=None)


def _next_due(sound: Iterable[Item], moment: datetime) -> datetime | None:
    """The next moment at which any page differs: an embargo passes, or a lead gives way."""
    times = (t for i in sound for t in (i.date, i.lead_until) if t and not _is_past(t, moment))
    return min(times, key=datetime.timestamp, default=None)


def by_topic(items: Iterable[Item], settings: Settings) -> dict[str, list[Item]]:
    """The items of every topic, in the order given; topics without any too."""
    found: dict[str, list[Item]] = {key: [] for key in settings.topics}
    for item in items:
        for key in item.topics:
            found[key].append(item)
    return found


def by_place(items: Iterable[Item], settings: Settings) -> dict[str, list[Item]]:
    """The items that belong to every place: those that name it, or a place that holds it."""
    within = {key: settings.inside(key) for key in settings.places}
    found: dict[str, list[Item]] = {key: [] for key in settings.places}
    for item in items:
        for key in {place for named in item.places for place in (named, *within[named])}:
            found[key].append(item)
    return found
