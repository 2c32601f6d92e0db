"""What one file of news holds: the item, or why there is none; the only place that parses."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from newsroom import addresses, fields, ids, life, mistakes, source, works
from newsroom.item import KINDS, SPARED, Alert, Item, fields_of
from newsroom.problems import Problem, Problems
from newsroom.settings import Settings
from newsroom.source import Source
from newsroom.walking import Stat, stat_of

_SUFFIXES = (".md", ".markdown")  # all but .md make no clean address, which is then said


@dataclass(frozen=True)
class Consent:
    """The item at `path` names the picture `src`, and the moment from which it may be shown nowhere."""

    path: str
    src: str
    until: datetime


@dataclass(frozen=True)
class Reading:
    """What was read in the file at `path`: an item, and the fields as they stand, which alone are left where it makes none.

    `times` are those at which the item becomes different, earliest first, in seconds since 1970; `digest` is of its bytes.
    """

    path: str
    item: Item | None = None
    source: Source | None = None
    problems: tuple[Problem, ...] = ()
    consents: tuple[Consent, ...] = ()
    times: tuple[float, ...] = ()
    digest: str = ""

    def kept(self) -> Reading:
        """The same without the fields of an item, which are read again where somebody asks for a line."""
        return replace(self, source=None) if self.item else self


def find(root: Path, folder: str = "news") -> Iterator[tuple[str, Stat | None]]:
    """The path of every Markdown file below `folder`, and what tells without opening it that it is the same file.

    A link to a file has no such sign, nor has what changed so lately that a clock might not have moved between two changes.
    """
    is_elsewhere = not (root / folder).resolve().is_relative_to(root.resolve())
    waiting = [folder]
    while waiting:
        inner = waiting.pop()
        with suppress(FileNotFoundError, NotADirectoryError), os.scandir(root / inner) as entries:
            for entry in entries:
                path = f"{inner}/{entry.name}"
                is_folder = entry.is_dir(follow_symlinks=False)
                if is_folder:
                    waiting.append(path)
                if entry.name.lower().endswith(_SUFFIXES):
                    yield path, None if is_folder or is_elsewhere else _sign(entry)


def _sign(entry: os.DirEntry[str]) -> Stat | None:
    """None for what is taken away at this moment too: of its folder all else is still there."""
    with suppress(FileNotFoundError):
        return None if entry.is_symlink() else stat_of(entry.stat())
    return None


def context(settings: Settings) -> dict[str, Any]:
    """What the definition of an item asks of the settings."""
    return {
        "zone": settings.zone,
        "topics": settings.topics,
        "places": settings.places,
        "contacts": settings.contacts,
        "url": settings.url,
    }


def load(root: Path, path: str) -> bytes:
    """The bytes of a file inside the newsroom; raises `Problems` with a sentence where there are none."""
    if not (root / path).resolve().is_relative_to(root.resolve()):
        raise Problems([Problem(path, 1, "", "is a link to a file outside the newsroom; save the file itself here")])
    try:
        return (root / path).read_bytes()
    except OSError as error:
        raise Problems([Problem(path, 1, "", f"can't be read ({error.strerror}); check the file")]) from None


def read(root: Path, path: str, given: Mapping[str, Any]) -> Reading:
    """Read one file under the `context` of the settings; whatever is wrong with it is kept as problems, none is raised."""
    try:
        raw = load(root, path)
    except Problems as several:
        return Reading(path, problems=several.problems)
    return parse(path, raw, given)


def parse(path: str, raw: bytes, given: Mapping[str, Any]) -> Reading:
    """The same of bytes that were read already."""
    known = works.of_bytes(raw)
    try:
        found = source.read(path, raw)
    except Problems as several:
        return Reading(path, problems=several.problems, digest=known)
    consents = tuple(_consents(found, given["zone"]))
    try:
        item, minor = _item(found, given)
    except Problems as several:
        return Reading(path, None, found, several.problems, consents, (), known)
    times = tuple(sorted(time.timestamp() for time in life.times(item)))
    return Reading(path, item, found, tuple(minor), consents, times, known)


def _consents(found: Source, zone: ZoneInfo) -> Iterator[Consent]:
    """From the text as it stands: a mistake elsewhere in the file does not bring a picture back."""
    image = found.fields.get("image")
    if isinstance(image, dict) and image.get("src") and image.get("consent_until"):
        with suppress(ValueError):  # no date, which is said
            yield Consent(found.path, str(image["src"]), fields.moment(str(image["consent_until"]), zone))


def _item(read_from: Source, context: Mapping[str, Any]) -> tuple[Item, list[Problem]]:
    path = read_from.path
    written = str(read_from.fields.get("kind", "news"))
    kind = mistakes.meant(read_from)
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
    if written not in KINDS:
        problems.append(mistakes.no_kind(read_from))
        given.pop("kind")
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


def _id_from(path: str) -> str:
    """A stand-in for a minted id: the same for the same path."""
    return ids.spell(int.from_bytes(sha256(os.fsencode(path)).digest()[:16], "big"))
