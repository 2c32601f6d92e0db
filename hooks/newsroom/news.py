"""All items of the newsroom: read once, then asked what is public at a moment."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from newsroom import addresses, fields, ids, life, mistakes, source
from newsroom.item import KINDS, SPARED, Alert, Item, fields_of
from newsroom.life import is_past, is_public
from newsroom.problems import Problem, Problems
from newsroom.settings import Settings
from newsroom.source import Source

_SUFFIXES = (".md", ".markdown")  # all but .md make no clean address, which is then said


@dataclass(frozen=True)
class Consent:
    """The item at `path` names the picture `src`, and the moment from which it may be shown nowhere."""

    path: str
    src: str
    until: datetime


@dataclass(frozen=True)
class News:
    """Every file of news: the items that could be read, newest first, and what is wrong with the others.

    `lists` are the addresses that stand whether they have items or not: those of topics, places and kinds. `consents` say
    until when the people in a picture agreed to be shown, those of drafts and of mistaken files too.
    """

    items: tuple[Item, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    paths: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    lists: frozenset[str] = frozenset()
    consents: tuple[Consent, ...] = ()

    def line(self, item: Item, *where: str | int) -> int:
        """The line of a field in the item's file."""
        return self.sources[item.path].line(where)

    def found(self, problems: Iterable[Problem]) -> News:
        """The same news, with more problems found."""
        return replace(self, problems=tuple(sorted({*self.problems, *problems})))

    def on(self, moment: datetime, *, published: frozenset[str] = frozenset(), preview: bool = False) -> Edition:
        """What is public at `moment`; an item with a grave problem is held back.

        `published` are addresses that already had a page: where none is left, the edition says so there. A preview also
        holds drafts and scheduled items.
        """
        held = {p.path for p in self.problems if p.grave}.intersection(self.paths)
        drafts = tuple(i for i in self.items if i.draft)
        sound = [i for i in self.items if not i.draft and i.path not in held]
        public = tuple(i for i in sound if is_public(i, moment))
        scheduled = tuple(i for i in sound if not is_public(i, moment))
        chosen = tuple(i for i in self.items if i.path not in held) if preview else public
        held -= {i.path for i in drafts}
        account = Account(
            len(self.paths), len(public), len(scheduled), len(drafts), tuple(sorted(held)), _next(scheduled)
        )
        shown = tuple(life.shown(i, max(moment, i.date, key=datetime.timestamp)) for i in chosen)
        redirects = {alias: i.address for i in public for alias in i.aliases}
        silent = sorted(published.difference(self.lists, redirects, answered(chosen)))
        return Edition(
            shown, moment, account, self._next_due(moment),
            tuple(a for a in silent if not addresses.is_list(a)), redirects,
            tuple(a for a in silent if addresses.is_list(a)),
        )  # fmt: skip

    def _next_due(self, moment: datetime) -> datetime | None:
        """The next moment at which any page differs: one that is written in an item, be it held back until then."""
        written = (t for i in self.items if not i.draft for t in life.times(i))
        times = (t for t in chain(written, (c.until for c in self.consents)) if not is_past(t, moment))
        return min(times, key=datetime.timestamp, default=None)


def answered(items: Iterable[Item]) -> set[str]:
    """The addresses that stand because of these items: their own and those of their stories."""
    found = set()
    for item in items:
        found.add(item.address)
        if item.thread:
            found.add(addresses.of_thread(item.thread))
    return found


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
    """The newsroom at one moment: its items newest first, as they are public then, and when it will next be different.

    `corrected` are addresses where an item was published and now none is; `redirects` lead from old to new ones; `listed`
    are those of lists that were published, of which some may have nothing on them any more.
    """

    items: tuple[Item, ...]
    moment: datetime
    account: Account
    next_due: datetime | None
    corrected: tuple[str, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    listed: tuple[str, ...] = ()

    @property
    def current(self) -> tuple[Item, ...]:
        """The items that still ask for attention: those of the home page."""
        return tuple(i for i in self.items if life.is_current(i, self.moment))


def read(root: Path, settings: Settings, folder: str = "news", published: Collection[str] = ()) -> News:
    """Read every Markdown file below `folder`; nothing is raised for what is wrong with one of them.

    Of two items with one id, that at an address already `published` keeps it.
    """
    items, sources, problems = [], {}, []
    files = sorted(p for p in (root / folder).rglob("*") if p.suffix.lower() in _SUFFIXES)
    paths = tuple(p.relative_to(root).as_posix() for p in files)
    context = {
        "zone": settings.zone,
        "topics": settings.topics,
        "places": settings.places,
        "contacts": settings.contacts,
        "url": settings.url,
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
    found = tuple(sorted({*problems, *_doubles(items, sources, published)}))
    consents = tuple(_consents(sources.values(), settings.zone))
    return News(tuple(items), sources, paths, found, addresses.lists(settings.topics, settings.places), consents)


def _consents(sources: Iterable[Source], zone: ZoneInfo) -> Iterator[Consent]:
    """From the text as it stands: a mistake elsewhere in the file does not bring a picture back."""
    for read_from in sources:
        image = read_from.fields.get("image")
        if isinstance(image, dict) and image.get("src") and image.get("consent_until"):
            with suppress(ValueError):  # no date, which is said
                yield Consent(read_from.path, str(image["src"]), fields.moment(str(image["consent_until"]), zone))


def _bytes(root: Path, path: str) -> bytes:
    if not (root / path).resolve().is_relative_to(root.resolve()):
        raise Problems([Problem(path, 1, "", "is a link to a file outside the newsroom; save the file itself here")])
    try:
        return (root / path).read_bytes()
    except OSError as error:
        raise Problems([Problem(path, 1, "", f"can't be read ({error.strerror}); check the file")]) from None


def _item(read_from: Source, context: Mapping[str, Any]) -> tuple[Item, list[Problem]]:
    path = read_from.path
    kind = KINDS.get(str(read_from.fields.get("kind", "news")), Item)
    spared = [p for p in read_from.problems if kind is Alert and p.field.partition(".")[0] in SPARED]
    problems = [*(p for p in read_from.problems if p not in spared), *mistakes.unknown(read_from, kind)]
    if named := addresses.fault(path):
        problems.append(Problem(path, 1, "", named))
    given = {key: value for key, value in read_from.fields.items() if key in fields_of(kind)}
    minor = [replace(p, grave=False) for p in spared]
    if not given.get("id"):
        given["id"] = _id_from(path)
        what = "is missing; run `newsroom check --fix`, which mints one"
        minor.append(Problem(path, read_from.line(("id",)), "id", what, grave=False))
    if kind is Item:
        problems.append(mistakes.no_kind(read_from))
    rest = {"path": path, "body": read_from.body, "body_line": read_from.body_line}
    try:
        item = kind.model_validate({**given, **rest}, context=context)
    except ValidationError as error:
        found = [mistakes.mistaken(read_from, kind, dict(e)) for e in error.errors()]
        wrong = {p.field.partition(".")[0] for p in found}
        if problems or kind is not Alert or wrong - set(SPARED):
            raise Problems([*problems, *found, *minor]) from None
        plain = {key: value for key, value in given.items() if key not in wrong}
        item = kind.model_validate({**plain, **rest}, context=context)
        minor += [replace(p, grave=False) for p in found]
    if problems:
        raise Problems([*problems, *minor])
    return item, minor


def _doubles(items: Iterable[Item], sources: Mapping[str, Source], published: Collection[str]) -> Iterator[Problem]:
    """Two items may share neither an address nor an id; the one that readers know keeps it, or else the older one."""
    seen: dict[tuple[str, str], Item] = {}
    for item in sorted(items, key=lambda i: (i.draft, i.address not in published, i.date.timestamp(), i.path)):
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
