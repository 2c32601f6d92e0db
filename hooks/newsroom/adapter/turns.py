"""One build of a newsroom at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout
from mkdocs.exceptions import Abort

_PATIENCE = 600  # seconds


def wait(root: Path) -> Callable[[], None]:
    """Take the turn after whichever build of the newsroom at `root` has it now; returns what ends it, more than once too."""
    (root / ".cache").mkdir(exist_ok=True)
    lock = FileLock(root / ".cache" / "build.lock")
    try:
        lock.acquire(timeout=_PATIENCE)
    except Timeout:
        raise Abort("another build of this newsroom is under way; wait until it has ended") from None
    return partial(lock.release, force=True)
