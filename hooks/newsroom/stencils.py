"""Templates: texts approved beforehand, with gaps in braces for what is known only on the day.

A gap is `{places}`; one that may be left open says what stands there then: `{what|All schools in {places}}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any

from newsroom import source
from newsroom.problems import Problem, Problems
from newsroom.source import Source

FOLDER = "templates"
PLAIN = "other"  # the template of an alert that none is made for; every newsroom has it
APPROVED = ("approved_by", "approved_on")
_OPENING = re.compile(r"\{([a-z][a-z0-9_]*)([|}])")
_MARKED = re.compile(r"([\\`*_\[\]])")
_BEGINNING = re.compile(r"^(\d+)(?=\.)|^[-+#!{]|^[?~:=|]")

Values = Mapping[str, str]


@dataclass(frozen=True)
class Gap:
    """One gap of a text, and what stands in it where nothing is known; without that it must be filled."""

    name: str
    otherwise: tuple[str | Gap, ...] | None = None


@dataclass(frozen=True)
class Template:
    """One template as its file has it; `fields` are texts and lists of texts, those of parts with a dot: `image.src`."""

    name: str
    path: str
    fields: Mapping[str, str | tuple[str, ...]]
    body: str
    found: Source

    @property
    def approval(self) -> str:
        """Who approved it, and when; nothing where one of them is missing."""
        said = [str(self.found.fields[name]) for name in APPROVED if self.found.fields.get(name)]
        return ", ".join(said) if len(said) == len(APPROVED) else ""

    @property
    def unsaid(self) -> str:
        """Which fields of its approval are missing, in words."""
        return " and ".join(name for name in APPROVED if not self.found.fields.get(name))

    @property
    def doubt(self) -> str:
        """That its words are nobody's, as a sentence for who is about to publish them; nothing where they are approved.

        Of an alert that no text was made for, all that matters are the words of whoever publishes it.
        """
        if self.name == PLAIN or self.approval:
            return ""
        what = f"nobody has approved the text in {self.path}, which lacks {self.unsaid}"
        if self.found.fields.get("approved_by"):
            what = f"the approval of the text in {self.path} lacks its day, {self.unsaid}"
        return f"{what}; read every word before you publish it"


class Unusable(Exception):
    """Why a template can't be used, as a sentence."""


def names(root: Path) -> tuple[str, ...]:
    """Those that the newsroom at `root` has, in the order of the alphabet."""
    return tuple(sorted(p.stem for p in (root / FOLDER).glob("*.md")))


def read(root: Path, name: str) -> Template:
    """The template of that name; raises Unusable where there is none, naming those that are, or where it is broken."""
    known = names(root)
    if name not in known and name != PLAIN:
        raise Unusable(_unknown(name, known))
    path = f"{FOLDER}/{name}.md"
    own = root / path
    raw = own.read_bytes() if own.is_file() else (files("newsroom") / "starter" / FOLDER / f"{PLAIN}.md").read_bytes()
    try:
        found = source.read(path, raw)
        if found.problems:
            raise Problems(found.problems)
        flat = dict(_flat(found))
    except Problems as several:
        raise Unusable(f"the template {name} is broken:\n{several}") from None
    return Template(name, path, flat, found.body, found)


def unapproved(root: Path) -> dict[str, str]:
    """The paths of those that can be used and that nobody has approved, each with the fields that it lacks."""
    return {template.path: template.unsaid for template in _usable(root) if template.doubt}


def overview(root: Path, known: Values) -> Iterator[tuple[str, str]]:
    """Each template with its gaps, for a help; those come first that must be filled, what is `known` being no such."""
    for template in _usable(root):
        needed = left(template, known)
        rest = [name for name in gaps(template) if name not in needed]
        parts = [f"{{{name}}} (needed)" for name in needed] + [f"{{{name}}}" for name in rest]
        yield template.name, ", ".join(parts) or "no gaps"


def _usable(root: Path) -> Iterator[Template]:
    for name in names(root):
        with suppress(Unusable):  # said by the check
            yield read(root, name)


def gaps(template: Template) -> tuple[str, ...]:
    """The names of all gaps, in the order in which they stand."""
    return tuple(dict.fromkeys(gap.name for text in _texts(template) for gap in _inner(parse(text))))


def line(template: Template, gap: str) -> int:
    """The line of the file on which a gap stands first."""
    for name, value in template.fields.items():
        texts = (value,) if isinstance(value, str) else value
        if any(one.name == gap for text in texts for one in _inner(parse(text))):
            return template.found.line(tuple(name.split(".")))
    before, found, _ = template.body.partition(f"{{{gap}")
    return template.found.body_line + before.count("\n") if found else 1


def left(template: Template, values: Values) -> tuple[str, ...]:
    """The gaps for which neither there is a value nor the template says what stands there then."""
    missing = (name for text in _texts(template) for name in _left(parse(text), values))
    return tuple(dict.fromkeys(missing))


def fill(text: str, values: Values, *, is_markdown: bool = False) -> str:
    """The text with its gaps filled, none being left; what is filled in is taken as it stands and never read as a gap.

    Where the text is Markdown, marks in what is filled in are only characters, and a line end begins a paragraph.
    """
    return "".join(_filled(parse(text), values, is_markdown))


def parse(text: str) -> tuple[str | Gap, ...]:
    """The text and the gaps in it; braces that are no gap are text."""
    return _parsed(text, 0, is_inner=False)[0]


def _parsed(text: str, at: int, *, is_inner: bool) -> tuple[tuple[str | Gap, ...], int]:
    parts: list[str | Gap] = []
    while at < len(text):
        if is_inner and text[at] == "}":
            return tuple(parts), at
        found = _OPENING.match(text, at)
        if found and found[2] == "}":
            parts.append(Gap(found[1]))
            at = found.end()
        elif found:
            otherwise, at = _parsed(text, found.end(), is_inner=True)
            parts.append(Gap(found[1], otherwise))
            at += 1
        else:
            parts.append(text[at])
            at += 1
    return tuple(parts), at


def _inner(parts: tuple[str | Gap, ...]) -> Iterator[Gap]:
    for part in parts:
        if isinstance(part, Gap):
            yield part
            yield from _inner(part.otherwise or ())


def _left(parts: tuple[str | Gap, ...], values: Values) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Gap) and not values.get(part.name):
            if part.otherwise is None:
                yield part.name
            else:
                yield from _left(part.otherwise, values)


def _filled(parts: tuple[str | Gap, ...], values: Values, is_markdown: bool) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif value := values.get(part.name):
            yield plain_markdown(value) if is_markdown else " ".join(value.split())
        else:
            yield from _filled(part.otherwise or (), values, is_markdown)


def plain_markdown(value: str) -> str:
    """Words that Markdown shows as they were typed; each line is a paragraph."""
    text = _MARKED.sub(r"\\\1", value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    lines = (_BEGINNING.sub(_plain_beginning, one.strip()) for one in text.split("\n"))
    return "\n\n".join(one for one in lines if one)


def _plain_beginning(found: re.Match[str]) -> str:
    """What would make a list, a box or a line of its own of a paragraph."""
    if found[1]:
        return f"{found[1]}\\"
    return f"\\{found[0]}" if found[0] in "-+#!{" else f"&#{ord(found[0])};"


def _texts(template: Template) -> Iterator[str]:
    for name, value in template.fields.items():
        if name not in APPROVED:
            yield from (value,) if isinstance(value, str) else value
    yield template.body


def _flat(found: Source) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for name, value in found.fields.items():
        yield from _of_field(found, name, value)


def _of_field(found: Source, name: str, value: Any) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    if isinstance(value, dict):
        for inner, one in value.items():
            yield from _of_field(found, f"{name}.{inner}", one)
    elif isinstance(value, str):
        yield name, value
    elif all(isinstance(one, str) for one in value):
        yield name, tuple(value)
    else:
        what = "can't stand in a template; take it out"
        raise Problems([Problem(found.path, found.line((name,)), name, what)])


def _unknown(name: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(name, known, 1, 0.6)
    there = f"there are {', '.join(known)}" if known else f"the folder {FOLDER} has none"
    return f"“{name}” is no template; {f'did you mean {near[0]}? ' if near else ''}{there}"
