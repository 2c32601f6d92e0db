"""What the definition of an item says of a text from elsewhere, before it is written into a field."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from newsroom.fields import Alias, Deadline
from newsroom.importing.notes import Refused

_Value = TypeVar("_Value")

_ALIAS: TypeAdapter[str] = TypeAdapter(Alias)
_DEADLINE: TypeAdapter[datetime] = TypeAdapter(Deadline)


def alias(written: str) -> str:
    """The old address from the newsroom's root, as `aliases` holds it; raises `Refused` where it can be none."""
    return _read(_ALIAS, written, {})


def deadline(written: str, zone: ZoneInfo) -> datetime:
    """The moment that `expires` would mean; raises `Refused` where it would mean none."""
    return _read(_DEADLINE, written, {"zone": zone})


def _read(definition: TypeAdapter[_Value], written: str, context: dict[str, Any]) -> _Value:
    """What is wrong, without the advice to who writes it by hand."""
    try:
        return definition.validate_python(written, context=context)
    except ValidationError as error:
        raise Refused(error.errors()[0]["msg"].partition(";")[0]) from None
