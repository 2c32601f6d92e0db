"""A file of news as it stands: its fields as text, each with its line, and its body.

YAML 1.1 guesses (`title: no`, `14:00` is 840) and the libraries that read it forgive much, so the raw text is checked first
and every scalar is kept as the text that stands there; the item's definition gives it a type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import frontmatter  # type: ignore[import-untyped, unused-ignore]
import yaml
from frontmatter.default_handlers import BaseHandler  # type: ignore[import-untyped, unused-ignore]

from newsroom.problems import Problem, Problems

LARGEST_FRONTMATTER = 512 * 1024  # the log of a long emergency has hundreds of updates
DEEPEST = 10

Path = tuple[str | int, ...]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_BREAKS = re.compile("[\x85\u2028\u2029]")  # line ends to YAML 1.1 and to nobody else
_BLOCK = ("|", ">")
_COMMENT = (
    "has a # behind it, after which YAML reads nothing; put the whole text in quotation marks, or take the rest out"
)


@dataclass(frozen=True)
class Source:
    """One file: `fields` hold texts, lists and mappings of texts; `lines` count from 1 in the file."""

    path: str
    fields: dict[str, Any]
    lines: dict[Path, int]
    folded: frozenset[int]
    body: str
    body_line: int
    problems: tuple[Problem, ...] = ()

    def line(self, where: Path) -> int:
        """The line of a field, or of the nearest field that holds it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)


class Unreadable(Exception):
    """Why the frontmatter can't be read: line in the file, field and sentence."""

    def __init__(self, line: int, message: str, field: str = "") -> None:
        self.line, self.message, self.field = line, message, field


def read(path: str, raw: bytes) -> Source:
    """Read one file; raises `Problems` with what is wrong with its encoding, fences or YAML."""
    try:
        text = _decode(raw)
        above, body, body_line = _split(text)
        handler = _Strict(above, body)
        fields, _ = frontmatter.parse(text, handler=handler)
    except Unreadable as reason:
        raise Problems([Problem(path, reason.line, reason.field, reason.message)]) from None
    problems = tuple(Problem(path, line, field, message) for line, field, message in handler.mistakes)
    return Source(path, fields, handler.lines, frozenset(handler.folded), body, body_line, problems)


def _decode(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Unreadable(line, "holds bytes that are not UTF-8; save the file again with the encoding UTF-8") from None
    if text.startswith("\ufeff"):
        raise Unreadable(1, "starts with an invisible byte-order mark; save the file as UTF-8 without one")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _CONTROL.search(text):
        raise _invisible(found, text.count("\n", 0, found.start()) + 1)
    return text


def _invisible(found: re.Match[str], line: int, field: str = "") -> Unreadable:
    return Unreadable(line, f"holds the invisible control character U+{ord(found[0]):04X}; delete it", field)


def _split(text: str) -> tuple[str, str, int]:
    """Frontmatter, body and the body's first line; the fences are the first line and the next that is only `---`."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        first = next((n for n, line in enumerate(lines) if line.strip()), None)
        if first and lines[first].rstrip() == "---":
            raise Unreadable(1, "starts with an empty line; delete it, so that --- is the first line")
        raise Unreadable(1, "has no frontmatter; begin the file with ---, then title, date and summary, then --- again")
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        raise Unreadable(len(lines), "never closes its frontmatter; write --- on a line of its own above the text")
    above = "\n".join(lines[1:end]) + "\n"
    if len(above) > LARGEST_FRONTMATTER:
        raise Unreadable(
            1,
            f"has {len(above):,} characters of frontmatter, at most {LARGEST_FRONTMATTER:,}; move the text below the second ---",
        )
    if found := _BREAKS.search(above):
        raise _invisible(found, above.count("\n", 0, found.start()) + 2)
    start = next((n for n, line in enumerate(lines[end + 1 :], end + 1) if line.strip()), end + 1)
    return above, "\n".join(lines[start:]).rstrip(), start + 1


class _Strict(BaseHandler):  # type: ignore[misc, unused-ignore]
    """The handler for python-frontmatter: composes texts straight from YAML's events and keeps their lines."""

    FM_BOUNDARY = re.compile(r"^---\s*$", re.MULTILINE)

    def __init__(self, above: str, body: str) -> None:
        super().__init__()
        self._parts = above, body
        self._rows = above.split("\n")
        self.lines: dict[Path, int] = {}
        self.folded: set[int] = set()  # lines of the keys that follow a text of several lines
        self.mistakes: list[tuple[int, str, str]] = []  # line, field and sentence, of what could be read all the same
        self._after_block = False

    def split(self, text: str) -> tuple[str, str]:
        return self._parts

    def load(self, fm: str, **kwargs: object) -> dict[str, Any]:
        events = _events(fm)
        first = next(events, None)
        if first is None:
            return {}
        if not isinstance(first, yaml.MappingStartEvent):
            raise Unreadable(_line(first), "is not a list of fields; write each as `field: text` on its own line")
        fields = self._mapping(events, ())
        next(events, None)  # whatever follows the fields is refused there
        return fields

    def _value(self, event: Any, events: Iterator[Any], where: Path) -> Any:
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, where)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, where)
        self._after_block = event.style in _BLOCK or event.end_mark.line > event.start_mark.line
        if found := _CONTROL.search(event.value):  # written as an escape: "\\0"
            raise _invisible(found, _line(event), _name(where))
        if not event.style and self._is_followed_by_comment(event):
            self.mistakes.append((_line(event), _name(where), _COMMENT))
        return "" if not event.style and event.value in ("~", "null") else event.value

    def _is_followed_by_comment(self, event: Any) -> bool:
        """`title: Number # 5` would be "Number" without a word."""
        end = event.end_mark
        line = self._rows[end.line] if end.line < len(self._rows) else ""
        return bool(re.match(r"[ \t]+#", line[end.column :]))

    def _mapping(self, events: Iterator[Any], where: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key in events:
            if isinstance(key, yaml.MappingEndEvent):
                break
            if not isinstance(key, yaml.ScalarEvent):
                raise Unreadable(_line(key), "has a list where a field's name belongs; write `field: text`")
            here = (*where, key.value)
            if key.value in found:
                twice = f"stands here and on line {self.lines[here]}; keep one of the two"
                self.mistakes.append((_line(key), _name(here), twice))
            elif self._after_block:
                self.folded.add(_line(key))
            self.lines.setdefault(here, _line(key))
            self._after_block = False
            found[key.value] = self._value(next(events), events, here)
        return found

    def _sequence(self, events: Iterator[Any], where: Path) -> list[Any]:
        found: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            here = (*where, len(found))
            self.lines[here] = _line(event)
            found.append(self._value(event, events, here))
        return found


def _name(where: Path) -> str:
    return ".".join(part for part in where if isinstance(part, str))


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 2  # from 1, below the first fence


def _events(text: str) -> Iterator[Any]:
    """The events of one plain document: no aliases, anchors, tags, second documents or deep nesting."""
    depth = documents = 0
    try:
        event: Any  # the stubs know no attribute of an event
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise Unreadable(_line(event), "holds a second document; write all fields between the two ---")
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise Unreadable(
                    _line(event),
                    "uses a YAML alias or anchor (& or *); write the value out, or put the text in quotation marks",
                )
            if getattr(event, "tag", None):
                raise Unreadable(
                    _line(event), f"uses the YAML tag {event.tag}; leave it out, or put the text in quotation marks"
                )
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    raise Unreadable(_line(event), f"nests lists or fields more than {DEEPEST} deep; write them flat")
            if isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                yield event
    except yaml.YAMLError as error:
        raise _explain(error, text) from None


def _explain(error: yaml.YAMLError, text: str) -> Unreadable:
    """A YAML error as a sentence that says what to write."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = (mark.line if mark else 0) + 2
    said = str(getattr(error, "problem", "") or error)
    start = text.split("\n")[line - 2][: mark.column + 1] if mark else ""
    if "\t" in start:
        return Unreadable(line, "is indented with a tab; indent with spaces")
    hints = {
        "could not find expected ':'": "this line is not `field: text`; if it belongs to the text above, indent it by two spaces",
        "mapping values are not allowed": "has a second colon; put the whole text in quotation marks",
        "cannot start any token": "begins with a character that YAML keeps for itself; put the text in quotation marks",
        "did not find expected <document start>": "this line is not `field: text`; if it belongs to the text above, indent it",
        "did not find expected key": "something is left over behind or under a text; check quotation marks and indentation",
        "did not find expected ',' or": "a list lacks a comma or its closing bracket; write [a, b]",
        "unexpected end of stream": "a quotation mark is opened and never closed; close it",
        "did not find expected alphabetic": "begins with & or *, which YAML keeps for itself; put the text in quotation marks",
    }
    for part, hint in hints.items():
        if part in said:
            # libyaml notices a lost line only on the next one, and names the one before as its context
            context = getattr(error, "context_mark", None)
            if part.startswith("could not find") and context:
                line = context.line + 2
            return Unreadable(min(line, text.count("\n") + 1), hint)
    return Unreadable(line, f"can't be read as YAML ({said}); check quotation marks, colons and indentation")
