"""The register of edits: each stands in it under the name of its function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from trial import Trial


@dataclass(frozen=True)
class Edit:
    """Something that happens to a newsroom; it `changes` its site, or must not."""

    do: Callable[[Trial], str | None]
    changes: bool


EDITS: dict[str, Edit] = {}


def edit(do: Callable[[Trial], str | None], *, changes: bool = True) -> Callable[[Trial], str | None]:
    """Keep it under its name; what it returns says to what it was done."""
    EDITS[do.__name__.strip("_").replace("_", " ")] = Edit(do, changes)
    return do


def no_change(do: Callable[[Trial], str | None]) -> Callable[[Trial], str | None]:
    return edit(do, changes=False)
