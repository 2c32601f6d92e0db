"""The council's postcodes with the places in which each lies: `postcodes.json`, the same file for everybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from newsroom.settings import Settings
from newsroom.works import Work

Written = tuple[str, bytes]


def plan(root: Path, settings: Settings, ground: str = "") -> Iterator[Work[Sequence[Written]]]:
    """The file at its address, read from the repository at `root`; nothing where the council has no directory."""
    yield from ()
