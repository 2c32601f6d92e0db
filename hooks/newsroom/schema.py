"""The item's definition as a JSON Schema, for whatever completes and underlines the fields of a file of news.

It knows what one file can know: keys of the settings, other items and the order of dates are for `newsroom check`.
Draft 7, which the tools of text editors read: https://json-schema.org/draft-07/json-schema-release-notes
"""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from newsroom import fields
from newsroom.item import KINDS, NETWORKS, Fields, fields_of
from newsroom.parts import Image, Respond

Schema = dict[str, Any]

_MOMENT = (
    r"\d{4}-\d{2}-\d{2}([T ]+\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)?)?"  # as fields.moment
)
_DATE: Schema = {"type": "string", "pattern": rf"^\s*{_MOMENT}\s*$"}
_SPARED: Schema = {"type": "string", "pattern": r"^\s*[Nn][Oo][Nn][Ee]\s*$"}
_YES: Schema = {"type": "string", "pattern": "^([Yy][Ee][Ss]|[Tt][Rr][Uu][Ee])$"}
_NO: Schema = {"type": "string", "pattern": "^([Nn][Oo]|[Ff][Aa][Ll][Ss][Ee])$"}
_FLAG: Schema = {"anyOf": [{"type": "boolean"}, _YES, _NO]}
# A text is whatever stands there: 2026 is read as a number by others, and is a good title.
_TEXT: Schema = {"type": ["string", "number"], "pattern": r"\S", "not": {"pattern": r"</?[a-zA-Z][^>]*>|<!--"}}
_KEYED: Schema = {"type": "string", "pattern": f"^({fields.KEY.pattern})$"}
_WORDS: Schema = {"type": ["string", "number", "null"]}  # may be left empty
_ADDRESS = 24  # characters of a post that the item's address takes


def _forms() -> dict[Any, Schema]:
    """By what checks a value, how the value is written."""
    written: dict[Any, Schema] = {
        fields.Text: _TEXT,
        fields.Key: _KEYED,
        fields.Id: {"type": "string", "pattern": "^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$"},
        fields.Flag: _FLAG,
        fields.Moment: _DATE,
        fields.Deadline: _DATE,
        fields.Focus: {"type": "string", "pattern": r"^\s*\d{1,3}%?[ ,]+\d{1,3}%?\s*$"},
        fields.Postcode: {"type": "string", "pattern": r"^\s*[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d\s*[A-Za-z]{2}\s*$"},
        fields.Web: {"type": "string", "pattern": r"^\s*[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#]+\S*\s*$"},
        fields.Email: {"type": "string", "pattern": r"^\s*[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+\s*$"},
        fields.Alias: {"type": "string", "pattern": r"^[^\s?#]+$"},
    }
    written |= dict.fromkeys((fields.Topic, fields.Place, fields.Contact), _KEYED)
    return {get_args(sort)[1]: form for sort, form in written.items()}


_FORMS = _forms()


def compose() -> Schema:
    """The schema of an item's fields, of whichever kind it is."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": "Written by tools/write_schema.py from the definition of an item; change that.",
        "title": "An item of the newsroom",
        "type": "object",
        "properties": {"kind": {"enum": list(KINDS), "default": "news", **_said(Fields.model_fields["kind"])}},
        "allOf": [_branch(kind) for kind in KINDS],
        "definitions": _common() | {f"kind.{kind}": _of_kind(kind) for kind in KINDS},
    }


def is_several(field: FieldInfo) -> bool:
    """Whether the field is a list."""
    return get_args(_bare(field.annotation))[1:] == (Ellipsis,)


def part_of(field: FieldInfo) -> type[BaseModel] | None:
    """The definition of the parts that the field has, in a list or alone; None for a field without parts."""
    bare = _bare(field.annotation)
    inner = get_args(bare)[0] if is_several(field) else bare
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None


def choices_of(field: FieldInfo) -> tuple[str, ...]:
    """The words among which the definition lets one choose."""
    bare = _bare(field.annotation)
    return tuple(str(word) for word in get_args(bare)) if get_origin(bare) is Literal else ()


def is_text(field: FieldInfo) -> bool:
    """Whether the field holds free words, which may be anything."""
    return any(_written(field) is form for form in (_TEXT, _WORDS))


def is_date(field: FieldInfo) -> bool:
    """Whether the field holds a day or a moment."""
    return _written(field) is _DATE


def is_key(field: FieldInfo) -> bool:
    """Whether the field holds a key, or several."""
    return _written(field) is _KEYED


def _written(field: FieldInfo) -> Schema:
    """How the field, or each entry of its list, is written."""
    bare = _bare(field.annotation)
    return _form(get_args(bare)[0]) if is_several(field) else _form(field.annotation, tuple(field.metadata))


def _branch(kind: str) -> Schema:
    """An item that says no kind is news."""
    named: Schema = {"properties": {"kind": {"const": kind}}}
    if kind != Fields.model_fields["kind"].default:
        named["required"] = ["kind"]
    return {"if": named, "then": {"$ref": f"#/definitions/kind.{kind}"}}


def _common() -> Schema:
    return {name: _field(name, field) for name, field in Fields.model_fields.items() if name != "kind"}


def _of_kind(kind: str) -> Schema:
    model = KINDS[kind]
    known: Mapping[str, FieldInfo] = fields_of(model)
    own = {name: _field(name, field) for name, field in known.items() if name not in Fields.model_fields}
    refs = {name: {"$ref": f"#/definitions/{name}"} for name in known if name in Fields.model_fields}
    return {
        "description": (model.__doc__ or "").strip(),
        "type": "object",
        "properties": refs | {"kind": {"const": kind}} | own,
        "required": [n for n, f in known.items() if f.is_required() and n != "id"],  # an id is minted, not written
        "additionalProperties": False,
    }


def _field(name: str, field: FieldInfo) -> Schema:
    form = _social() if name == "social" else _form(field.annotation, tuple(field.metadata))
    if field.is_required() and NoneType in get_args(field.annotation):
        form = {"anyOf": [form, _SPARED]}
    longest = next((m.max_length for m in field.metadata if hasattr(m, "max_length")), None)
    return {**_said(field), **form, **({"maxLength": longest} if longest else {})}


def _said(field: FieldInfo) -> Schema:
    return {
        **({"description": field.description} if field.description else {}),
        **({"examples": list(field.examples)} if field.examples else {}),
    }


def _form(annotation: Any, metadata: tuple[Any, ...] = ()) -> Schema:
    """How a value of that type is written."""
    bare = _bare(annotation)
    if hasattr(bare, "__metadata__"):
        return _form(get_args(bare)[0], bare.__metadata__)
    if known := next((_FORMS[check] for check in metadata if check in _FORMS), None):
        return known
    if get_origin(bare) is tuple:
        return {"type": ["array", "null"], "items": _form(get_args(bare)[0]), **_unique(get_args(bare)[0])}
    if get_origin(bare) is Literal:
        return {"enum": list(get_args(bare))}
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        return _part(bare)
    return _WORDS


def _unique(inner: Any) -> Schema:
    return {} if isinstance(inner, type) and issubclass(inner, BaseModel) else {"uniqueItems": True}


def _part(model: type[BaseModel]) -> Schema:
    found: Schema = {
        "type": "object",
        "properties": {name: _field(name, field) for name, field in model.model_fields.items()},
        "required": [name for name, field in model.model_fields.items() if field.is_required()],
        "additionalProperties": False,
    }
    if model is Image:
        described = {"properties": {"alt": {"type": ["string", "number"], "pattern": r"\S"}}, "required": ["alt"]}
        spared = {"properties": {"decorative": {"anyOf": [{"const": True}, _YES]}}, "required": ["decorative"]}
        found["anyOf"] = [described, spared]
    if model is Respond:
        found["minProperties"] = 1
    return found


def _social() -> Schema:
    words = {name: {**_TEXT, "maxLength": room - _ADDRESS} for name, room in NETWORKS.items()}
    return {
        "anyOf": [
            {"const": False},
            _NO,
            {"type": "object", "properties": words, "additionalProperties": False},
        ]
    }


def _bare(annotation: Any) -> Any:
    """The type without "or nothing"."""
    if get_origin(annotation) is None or NoneType not in get_args(annotation):
        return annotation
    return next(inner for inner in get_args(annotation) if inner is not NoneType)
