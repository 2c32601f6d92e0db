"""Whatever the newsroom makes, as something that may have been made before: its name, what it rests on, how it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Generic, TypeVar

Made = TypeVar("Made")


@dataclass(frozen=True)
class Work(Generic[Made]):
    """`rests_on` differs whenever anything does that may change a byte of what `make` makes."""

    name: str
    rests_on: str
    make: Callable[[], Made]


def of_bytes(raw: bytes) -> str:
    """The digest by which a file is known."""
    return blake2b(raw, digest_size=16).hexdigest()


def digest(*parts: str | bytes) -> str:
    """One short text for several, different for other parts or the same ones in another order."""
    found = blake2b(digest_size=16)
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        found.update(b"%d:" % len(raw))
        found.update(raw)
    return found.hexdigest()
