"""How the streets of an item had better be written, so that whoever asks the box for one of them by name is answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from newsroom import life
from newsroom.item import Item

_SEVERAL = re.compile(r"\s(?:and|&)\s|/", re.IGNORECASE)
_NAMELESS = re.compile(
    r"\W|\d+[a-z]?\b|[abm]\d+\s|(?:from|between|to|at|near|by|outside|opposite|nos?\.?|numbers?|odds?|evens?)\s"
    r"|(?:all|both|part|parts|most|some|half|(?:the )?\w+ (?:end|side|half|part)|(?:both )?sides) of\s",
    re.IGNORECASE,
)


def of_items(items: Iterable[Item], moment: datetime) -> Iterator[str]:
    """What would be better in those that people may still ask for, each with its file."""
    for item in items:
        if getattr(item, "streets", ()) and not item.draft and life.is_current(item, moment):
            yield from (f"{item.path}: {said}" for said in advice(item))


def advice(item: Item) -> Iterator[str]:
    """Of each street that may be two, or whose name does not stand first."""
    for street in getattr(item, "streets", ()):
        if _NAMELESS.match(street):
            yield f"streets: “{street}” does not begin with a name; write “Fish Street, numbers 2 to 10”, name first, then a comma"
        elif _SEVERAL.search(street.split(",")[0]):
            yield f"streets: if “{street}” is more than one street, write each by itself, or people do not find theirs"
