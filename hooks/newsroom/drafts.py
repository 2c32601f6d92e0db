"""The text of a new item: what its kind asks for, the file that holds the answers, and where it goes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic.fields import FieldInfo

from newsroom import addresses, schema
from newsroom.importing import names
from newsroom.item import KINDS, Fields, fields_of
from newsroom.settings import Settings

Answer = str | tuple[str, ...]
Answers = Mapping[str, Answer]  # by field, as respond.form

UNWRITTEN = "Write the text here: what changes, for whom, from when, and what to do."
_FIRST = ("title", "date", "summary", "id", "topics", "places", "contact")
_ASKED_TOO = ("ends", "instruction")  # what readers of an event and of an alert miss most, though it may be left out
_SHOWN = {"image": ("src", "alt", "credit")}  # of the parts those that nearly every one has
_PLAIN = re.compile(r"[A-Za-z0-9/](?:[A-Za-z0-9+./@_%-]|:(?! |$)| (?=\S))*")


@dataclass(frozen=True)
class Question:
    """One field to ask for; `name` is as in the file, with a dot before a part: respond.form."""

    name: str
    words: str
    example: str = ""
    is_needed: bool = False
    is_several: bool = False
    choices: tuple[str, ...] = ()


def questions(kind: str, settings: Settings) -> Iterator[Question]:
    """The few things that an item of the kind needs to be told, in the order of its file; its id is minted."""
    known = fields_of(KINDS[kind])
    for name in ("title", "summary", "date"):
        yield _question(name, known[name], settings)
    for name in ("topics", "places", "contact"):
        if _keys(name, settings):
            yield _question(name, known[name], settings)
    for name, field in known.items():
        if name not in Fields.model_fields and (field.is_required() or name in _ASKED_TOO):
            yield from _asked(name, field, settings)


def answerable(kind: str) -> dict[str, FieldInfo]:
    """Every field of the kind that one answer fills: all but parts, unless the kind needs them."""
    found: dict[str, FieldInfo] = {}
    for name, field in fields_of(KINDS[kind]).items():
        part = schema.part_of(field)
        if part and field.is_required():
            found |= {f"{name}.{inner}": one for inner, one in part.model_fields.items()}
        elif not part and name not in ("id", "kind", "draft", "social", "aliases", "published_by"):
            found[name] = field
    return found


def place(title: str, kind: str, when: datetime, taken: Callable[[str], Container[str]]) -> str:
    """A free path for an item of that month, named after its title; `taken` says which names a folder has already."""
    folder = f"news/{when:%Y/%m}"
    name = names.slug(title) or kind
    if addresses.fault(f"{folder}/{name}.md"):
        name = f"{name}-item"
    return f"{folder}/{names.free(name, taken(folder))}.md"


def compose(kind: str, answers: Answers, settings: Settings, text: str = "", *, is_bare: bool = False) -> str:
    """The whole file: the answers, id among them, then all else that the kind may have, as comments unless it `is_bare`.

    Without its text the item is a draft, so that it can't be published by mistake.
    """
    fields = {name: field for other in KINDS.values() for name, field in fields_of(other).items()}  # known or refused
    fields |= fields_of(KINDS[kind])
    given: dict[str, Any] = {name: {} for name in _whole(kind)}
    given |= _nested(answers)
    lines = [line for name in fields if name in _FIRST and name in given for line in _lines(name, given[name], fields)]
    lines.insert(1 if "title" in given else 0, f"kind: {kind}")
    lines += [line for name in given if name not in _FIRST for line in _lines(name, given[name], fields)]
    if not text:
        lines += ["", "# A draft is never in the site: take the next line out when the text is written.", "draft: true"]
    comments = [
        line for name in _optional(kind) if name not in given for line in _comment(name, fields[name], settings)
    ]
    if is_bare:
        return "\n".join(["---", *lines, "---", "", text.strip() or UNWRITTEN, ""])
    head = f"# What else {a(kind)} may have: take the # and the space away, and write what is true instead."
    return "\n".join(["---", *lines, "", head, *comments, "---", "", text.strip() or UNWRITTEN, ""])


def written(when: datetime) -> str:
    """A moment as an item's date; with its offset where the clock alone would leave a doubt."""
    plain = f"{when:%Y-%m-%d %H:%M}"
    return (
        plain
        if when.replace(fold=0).utcoffset() == when.replace(fold=1).utcoffset()
        else when.isoformat(" ", "minutes")
    )


def a(kind: str) -> str:
    """The kind with its article."""
    return "an item of news" if kind == "news" else f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def example(name: str, field: FieldInfo, settings: Settings | None = None) -> list[str]:
    """The lines of a file in which the field says something likely."""
    if part := schema.part_of(field):
        shown = _SHOWN.get(name) or [n for n, f in part.model_fields.items() if f.is_required() or f.examples]
        inner = [line for n in shown for line in example(n, part.model_fields[n])]
        hyphen = schema.is_several(field)
        return [f"{name}:", *(f"  {('- ' if not n else '  ') if hyphen else ''}{line}" for n, line in enumerate(inner))]
    keys, choices = _keys(name, settings), schema.choices_of(field)
    value: Any = keys[:1] or choices[:1] or (field.examples or [name])[0]
    if isinstance(value, dict):
        return [f"{name}:", *(f"  {inner}: {json.dumps(words)}" for inner, words in value.items())]
    several = tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)
    return _value(name, several if schema.is_several(field) else several[0], field)


def _question(name: str, field: FieldInfo, settings: Settings) -> Question:
    choices = schema.choices_of(field) or _keys(name, settings)
    shown = "" if choices or not field.examples else str(field.examples[0])
    return Question(name, field.description or "", shown, field.is_required(), schema.is_several(field), choices)


def _asked(name: str, field: FieldInfo, settings: Settings) -> Iterator[Question]:
    part = schema.part_of(field)
    if not part:
        yield _question(name, field, settings)
        return
    for inner, one in part.model_fields.items():
        yield _question(f"{name}.{inner}", one, settings)


def _keys(name: str, settings: Settings | None) -> tuple[str, ...]:
    """The keys of the settings' list that the field names, if it does."""
    lists = {"topics": "topics", "places": "places", "contact": "contacts"}
    return tuple(getattr(settings, lists[name])) if settings and name in lists else ()


def _whole(kind: str) -> Iterator[str]:
    """The fields of parts that the kind needs, which say themselves what they lack."""
    for name, field in fields_of(KINDS[kind]).items():
        if field.is_required() and schema.part_of(field):
            yield name


def _nested(answers: Answers) -> dict[str, Any]:
    """`respond.form` becomes a part of `respond`."""
    found: dict[str, Any] = {}
    for name, value in answers.items():
        above, dot, inner = name.partition(".")
        if not dot:
            found[name] = value
        else:
            found.setdefault(above, {})[inner] = value
    return found


def _lines(name: str, value: Any, fields: Mapping[str, FieldInfo]) -> list[str]:
    field = fields[name]
    if not isinstance(value, dict):
        return _value(name, value, field)
    part = schema.part_of(field)
    assert part
    inner = [line for n, one in value.items() for line in _value(n, one, part.model_fields[n])]
    return [f"{name}:", *(f"  {line}" for line in inner)] if inner else [f"{name}: {{}}"]


def _value(name: str, value: Answer, field: FieldInfo) -> list[str]:
    """A line of YAML: words in double quotes, which JSON and YAML both read, and the rest as it is read aloud."""
    if isinstance(value, tuple):
        return [f"{name}: [{', '.join(_scalar(one, field) for one in value)}]"]
    return [f"{name}: {_scalar(value, field)}"]


def _scalar(value: str, field: FieldInfo) -> str:
    is_plain = _PLAIN.fullmatch(value) and value != "null" and not schema.is_text(field)
    return value if is_plain else json.dumps(" ".join(value.split()), ensure_ascii=False)


def _optional(kind: str) -> Iterator[str]:
    """What an item of the kind may have, its own fields first."""
    known = fields_of(KINDS[kind])
    may = [name for name, field in known.items() if not field.is_required() and name not in ("kind", "draft")]
    yield from sorted(may, key=lambda name: name in Fields.model_fields)


def _comment(name: str, field: FieldInfo, settings: Settings) -> Iterator[str]:
    if name in ("topics", "places", "contact") and not _keys(name, settings):
        return  # there is nothing to choose from
    yield f"## {field.description or name}"
    yield from (f"# {line}" for line in example(name, field, settings))
