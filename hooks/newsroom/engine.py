"""What makes the newsroom: this library, those that it uses, and Python, as one short text that differs when any does.

What was made by another engine is made again: a newer template, a newer Pillow, another Python may each change a byte.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

_OWN = Path(__file__).parent
_DRAWING = (
    "artwork.py",
    "captions.py",
    "cards.py",
    "colours.py",
    "faces.py",
    "fonts",
    "glyphs.py",
    "lettering.py",
    "linebreaks.py",
    "photographs.py",
    "pictures.py",
    "shapes.py",
)
_DRAWN_BY = "pillow-"


@cache
def of_all() -> str:
    """The whole engine."""
    return _digest(_files(_OWN), _distributions())


@cache
def of_drawing() -> str:
    """What draws cards and pictures, so that they outlive a change of anything else."""
    own = (file for name in _DRAWING for file in _files(_OWN / name))
    return _digest(own, (name for name in _distributions() if name.lower().startswith(_DRAWN_BY)))


def _digest(own: Iterable[Path], others: Iterable[str]) -> str:
    found = blake2b(sys.version.encode(), digest_size=16)
    for file in own:
        raw = file.read_bytes()
        found.update(f"{file.name} {len(raw)} ".encode() + raw)
    found.update("\n".join(sorted(set(others))).encode())
    return found.hexdigest()


def _files(path: Path) -> Iterator[Path]:
    """Every file of the library, in one order on every system."""
    if path.is_file():
        yield path
    elif path.name != "__pycache__":
        for inner in sorted(path.iterdir()):
            yield from _files(inner)


def _distributions() -> Iterator[str]:
    """Name and version of whatever is installed, as the folders are called that installers write."""
    for folder in sys.path:
        if folder and os.path.isdir(folder):  # noqa: PTH112 - of hundreds of names
            yield from (name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))
