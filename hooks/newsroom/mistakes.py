"""What is wrong with the fields of an item, as problems that say what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel

from newsroom.item import KINDS, Item, fields_of
from newsroom.problems import Problem
from newsroom.source import Source

_PLAIN = {
    "string_type": "is a list; write one text",
    "dict_type": "is one text; write its parts below it, indented",
    "tuple_type": "is not a list; write [a, b]",
    "string_too_short": "is empty; write it",
}


def mistaken(read_from: Source, kind: type[Item], error: Mapping[str, Any]) -> Problem:
    """Of one error that pydantic found in the fields."""
    where = tuple(error["loc"])
    named = tuple(part for part in where if isinstance(part, str) and not part.startswith(("dict[", "literal[")))
    return Problem(read_from.path, read_from.line(where), ".".join(named), _said(kind, named, error))


def unknown(read_from: Source, kind: type[Item]) -> Iterator[Problem]:
    """Of each field that is none of this kind's."""
    known = fields_of(kind)
    for key in read_from.fields:
        if key in known or (kind is Item and any(key in fields_of(other) for other in KINDS.values())):
            continue
        line = read_from.line((key,))
        if line in read_from.folded and not get_close_matches(key, known, 1, 0.8):
            hint = "is not a field; if this line belongs to the text above, indent it by two spaces"
        elif owners := [name for name, other in KINDS.items() if key in fields_of(other)]:
            own = kind.model_fields["kind"].default
            hint = (
                f"is a field of {_or(owners)}, and this is of the kind {own}; "
                f"take the line out, or write kind: {owners[0]}"
            )
        else:
            hint = _nearest(key, known)
        yield Problem(read_from.path, line, key, hint)


def meant(read_from: Source) -> type[Item]:
    """The kind that is written, or else the nearest, or else that of a field which no other has: so that all is said at once."""
    written = str(read_from.fields.get("kind", "news"))
    if written in KINDS:
        return KINDS[written]
    owners = [[name for name, kind in KINDS.items() if key in fields_of(kind)] for key in read_from.fields]
    guessed = [*_near(written), *(several[0] for several in owners if len(several) == 1)]
    return KINDS[guessed[0]] if guessed else Item


def no_kind(read_from: Source) -> Problem:
    """Of an item whose kind there is not."""
    written = read_from.fields["kind"]
    near = _near(str(written))
    hint = f"did you mean {near[0]}?" if near else f"write one of {', '.join(KINDS)}"
    return Problem(read_from.path, read_from.line(("kind",)), "kind", f"“{written}” is not a kind of item; {hint}")


def _near(written: str) -> list[str]:
    return get_close_matches(written.lower(), KINDS, 1)


def _or(kinds: Sequence[str]) -> str:
    named = [f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}" for kind in kinds]
    return " or ".join(named)


def _nearest(key: str, known: Iterable[str]) -> str:
    if near := get_close_matches(key.lower(), list(known), 1):
        return f"is not a field; did you mean {near[0]}?"
    return f"is not a field; take the line out, or write one of {', '.join(known)}"


def _said(kind: type[Item], named: tuple[str, ...], error: Mapping[str, Any]) -> str:
    """The error as a sentence that says what to write."""
    model = _model(kind, named[:-1])
    sort = error["type"]
    if sort == "missing":
        return f"is missing; write it{_as(model, named[-1])}"
    if sort in ("model_type", "model_attributes_type"):
        inner = _model(kind, named)
        required = [name for name, field in inner.model_fields.items() if field.is_required()]
        parts = required if len(required) > 1 else list(inner.model_fields)[:2]
        return f"is one text; write its parts below it, indented: {' and '.join(parts)}"
    if sort == "too_long":
        length, limit = error["ctx"]["actual_length"], error["ctx"]["max_length"]
        return f"has {length} characters, at most {limit}; say it in fewer words"
    if sort == "extra_forbidden":
        return _nearest(named[-1], model.model_fields)
    if sort == "literal_error":
        return f"“{error['input']}” is not known; write {error['ctx']['expected'].replace(chr(39), '')}"
    return str(_PLAIN.get(sort, error["msg"]))


def _as(model: type[BaseModel], name: str) -> str:
    """An example of the field, where its definition has one."""
    examples = model.model_fields[name].examples if name in model.model_fields else None
    return f", as `{name}: {examples[0]}`" if examples else ""


def _model(model: type[BaseModel], named: Sequence[str]) -> type[BaseModel]:
    """The definition of the part that is reached by these names."""
    for name in named:
        field = model.model_fields.get(name)
        inner = next(_models(field.annotation), None) if field else None
        if inner is None:
            break
        model = inner
    return model


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
