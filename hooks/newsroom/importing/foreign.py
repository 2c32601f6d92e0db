"""Somebody else's file, read forgivingly: what can be understood is taken, and what was mended is said."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from newsroom.importing.notes import Note, Refused

LARGEST = 2_000_000  # bytes of a file
LARGEST_FRONTMATTER = 64 * 1024  # characters
DEEPEST = 10
_MOST_REPAIRS = 25

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_FIELD = re.compile(r"(\s*(?:-\s+)?[\w-]+\s*:[ \t]+)(\S.*?)\s*$")
_ENTRY = re.compile(r"(\s*-\s+)(\S.*?)\s*$")


@dataclass(frozen=True)
class Foreign:
    """Fields by small-letter name, as texts, lists and mappings; `lines` say where each field of the first level stands."""

    fields: dict[str, Any]
    lines: dict[str, int]
    body: str
    body_line: int
    notes: tuple[Note, ...] = ()


def read(raw: bytes) -> Foreign:
    """Read one file; raises `Refused` where nothing can be made of it."""
    notes: list[Note] = []
    lines = _decode(raw, notes).split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), None)
    if first is None:
        raise Refused("is empty")
    if first:
        notes.append(Note(1, "frontmatter", "began with an empty line, which hides the frontmatter from many tools"))
    fence = lines[first].rstrip()
    end = _end(lines, first, fence)
    above, below = lines[first + 1 : end], lines[end + 1 :]
    if len("\n".join(above)) > LARGEST_FRONTMATTER:
        raise Refused(f"has more than {LARGEST_FRONTMATTER:,} characters of frontmatter")
    fields, places = _toml(above) if fence == "+++" else _yaml(above, first + 2, notes)
    return Foreign(fields, places, "\n".join(below), end + 2, tuple(notes))


def read_value(text: str) -> Any:
    """One piece of plain data in YAML's or JSON's brackets; raises `Refused` or a YAML error."""
    return _Composer(1).compose(text)


def _decode(raw: bytes, notes: list[Note]) -> str:
    if len(raw) > LARGEST:
        raise Refused(f"has {len(raw) / 1e6:.1f} MB, at most {LARGEST / 1e6:.0f}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
        notes.append(
            Note(1, "frontmatter", "is not UTF-8; was read as Windows-1252, so look at its accents and quotation marks")
        )
    if raw.startswith(b"\xef\xbb\xbf"):
        notes.append(Note(1, "frontmatter", "began with a byte-order mark"))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        notes.append(
            Note(line, "frontmatter", f"held the invisible character U+{ord(found[0]):04X}, which was taken out")
        )
    return _CONTROL.sub("", text)


def _end(lines: list[str], first: int, fence: str) -> int:
    """The number of the line that closes the frontmatter."""
    if fence not in ("---", "+++"):
        kind = fence.removeprefix("---")
        if fence.startswith("---") and kind.isalpha():
            raise Refused(
                f"its frontmatter is written in “{kind}”, which is a program or data, not fields that can be read"
            )
        if fence.startswith("{"):
            raise Refused("its frontmatter is JSON; write it as YAML between two lines of ---")
        raise Refused("has no frontmatter, so neither title nor date")
    end = next((n for n, line in enumerate(lines[first + 1 :], first + 1) if line.rstrip() == fence), None)
    if end is None:
        raise Refused(f"never closes its frontmatter; write {fence} on a line of its own above the text")
    return end


def _toml(above: list[str]) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        return {key.lower(): _as_text(value) for key, value in tomllib.loads("\n".join(above)).items()}, {}
    except tomllib.TOMLDecodeError as error:
        raise Refused(f"its TOML frontmatter can't be read: {error}") from None


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(k).lower(): _as_text(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_as_text(v) for v in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _yaml(above: list[str], first_line: int, notes: list[Note]) -> tuple[dict[str, Any], dict[str, int]]:
    """Compose the fields, mending one line after another until YAML can be read."""
    lines = list(above)
    mended: set[int] = set()
    for _ in range(_MOST_REPAIRS):
        reader = _Composer(first_line)
        try:
            fields = reader.compose("\n".join(lines) + "\n")
        except yaml.YAMLError as error:
            _mend(lines, error, mended, first_line, notes)
            continue
        notes += reader.notes
        return fields, reader.lines
    raise Refused("its frontmatter can't be read as YAML")


def _mend(lines: list[str], error: yaml.YAMLError, mended: set[int], first_line: int, notes: list[Note]) -> None:
    """Quote or indent the line that YAML stumbled over; each line has one chance."""
    marks = [getattr(error, name, None) for name in ("context_mark", "problem_mark")]
    for mark in reversed([m for m in marks if m]):
        for row in (mark.line, mark.line - 1):
            if 0 <= row < len(lines) and row not in mended and (new := _mended(lines[row])) and new[0] != lines[row]:
                lines[row], what = new
                mended.add(row)
                notes.append(Note(first_line + row, "frontmatter", what))
                return
    line = first_line + max((m.line for m in marks if m), default=0)
    raise Refused(
        f"its frontmatter can't be read as YAML: line {line}: {getattr(error, 'problem', None) or 'unreadable'}"
    )


def _mended(line: str) -> tuple[str, str] | None:
    if "\t" in line:
        return line.expandtabs(2), "held a tab where YAML wants spaces"
    if found := _FIELD.match(line) or _ENTRY.match(line):
        value = found[2].strip("\"'") if found[2][0] in "\"'" else found[2]
        return found[1] + json.dumps(value, ensure_ascii=False), "held a text that YAML needs in quotation marks"
    return ("  " + line, "held a line that the text above it had lost; it was joined to it") if line.strip() else None


class _Composer:
    """Texts, lists and mappings straight from YAML's events; refuses what can be made to explode."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.lines: dict[str, int] = {}
        self.notes: list[Note] = []

    def compose(self, text: str) -> dict[str, Any]:
        events = self._guarded(text)
        first = next(events, None)
        if first is None:
            return {}
        if not isinstance(first, yaml.MappingStartEvent):
            raise Refused("its frontmatter is not a list of fields")
        fields = self._mapping(events, top=True)
        if next(events, None) is not None:
            raise Refused("its frontmatter holds a second document")
        return fields

    def _guarded(self, text: str) -> Iterator[yaml.Event]:
        depth = 0
        for event in yaml.parse(text, Loader=_Loader):
            if getattr(event, "anchor", None):  # aliases have one too
                raise Refused("its frontmatter uses YAML aliases or anchors (& or *); write the values out")
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    raise Refused(f"its frontmatter nests more than {DEEPEST} deep")
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                yield event

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event]) -> Any:
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events)
        if isinstance(event, yaml.SequenceStartEvent):
            return list(self._entries(events))
        assert isinstance(event, yaml.ScalarEvent)
        return "" if not event.style and event.value in ("~", "null") else event.value

    def _entries(self, events: Iterator[yaml.Event]) -> Iterator[Any]:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._value(event, events)

    def _mapping(self, events: Iterator[yaml.Event], top: bool = False) -> dict[str, Any]:
        found: dict[str, Any] = {}
        block = ""  # the field above, if its text was a block that may have lost a line
        for key in events:
            if isinstance(key, yaml.MappingEndEvent):
                break
            name = key.value.lower() if isinstance(key, yaml.ScalarEvent) else ""
            opening = next(events)
            value = self._value(opening, events)
            line = self.first_line + (key.start_mark.line if key.start_mark else 0)
            if top and block and isinstance(key, yaml.ScalarEvent) and not re.fullmatch(r"[\w-]+", name):
                found[block] = f"{found[block].rstrip()} {key.value}: {value}".rstrip()
                self.notes.append(
                    Note(line, "frontmatter", f"held a line that “{block}” had lost; it was joined to it")
                )
                continue
            if name in found:
                self.notes.append(Note(line, "frontmatter", f"has “{name}” twice; the last one counts"))
            if top:
                self.lines[name] = line
            found[name] = value
            block = name if isinstance(opening, yaml.ScalarEvent) and opening.style in ("|", ">") else ""
        return found
