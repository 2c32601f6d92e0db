"""A map of each place: an SVG in its page and a GeoJSON file beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from newsroom.language import Words
from newsroom.made import Slip
from newsroom.settings import Settings
from newsroom.works import Work

Written = tuple[str, bytes]


def plan(
    slips: Sequence[Slip], settings: Settings, words: Words, moment: datetime, ground: str = ""
) -> Iterator[Work[Sequence[Written]]]:
    """Every file at its address; `slips` are those of all public items, newest first."""
    yield from ()
