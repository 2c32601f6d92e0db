"""What earlier builds found out and made, kept by path under `.cache`, and never believed without a look at what it rests on.

A file that is damaged, that another engine or other settings wrote, or that names anything but plain data and the
newsroom's own shapes is left out, as if it had never been written.
"""

from __future__ import annotations

import gc
import io
import os
import pickle
import time
import zlib
from collections.abc import Iterator, Set
from contextlib import contextmanager, suppress
from dataclasses import is_dataclass
from pathlib import Path
from posixpath import dirname
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from newsroom import works

Kept = TypeVar("Kept")

_LONGEST_WRITTEN = 3600  # seconds
_PLAIN = {
    "builtins": ("frozenset", "set"),
    "datetime": ("datetime", "timedelta", "timezone"),
    "zoneinfo": ("ZoneInfo",),
}


class Shelf(Generic[Kept]):
    """Things by the path of the file that they were made of; those of one folder lie in one file.

    `ground` is all that everything on the shelf depends on alike: written under another, it is not read.
    """

    def __init__(self, folder: Path, ground: str) -> None:
        self._folder, self._ground = folder, f"{folder.name} {ground}".encode()
        self._kept: dict[str, Kept] = {}
        self._changed: set[str] = set()
        with _without_collecting():
            for file in sorted(folder.glob("*.kept")):
                self._take(file)

    def get(self, path: str) -> Kept | None:
        return self._kept.get(path)

    def put(self, path: str, kept: Kept) -> None:
        self._kept[path] = kept
        self._changed.add(dirname(path))

    def keep_only(self, paths: Set[str]) -> None:
        """Forget whatever belongs to another path."""
        for gone in self._kept.keys() - paths:
            del self._kept[gone]
            self._changed.add(dirname(gone))

    def save(self) -> None:
        """Write what changed, each file whole; raises OSError where the disk refuses."""
        self._folder.mkdir(parents=True, exist_ok=True)
        found: dict[str, dict[str, Kept]] = {folder: {} for folder in sorted(self._changed)}
        for path, kept in self._kept.items() if found else ():
            if (folder := dirname(path)) in found:
                found[folder][path] = kept
        for folder, several in found.items():
            if several:
                write(self._file(folder), self._ground, (folder, several))
            else:
                self._file(folder).unlink(missing_ok=True)
        self._changed.clear()
        for left in self._folder.glob("*.kept.*"):  # by a process that was ended
            if time.time() - left.stat().st_mtime > _LONGEST_WRITTEN:
                left.unlink(missing_ok=True)

    def _take(self, file: Path) -> None:
        match read(file, self._ground):
            case (str(folder), dict(kept)) if file == self._file(folder):
                self._kept |= kept
            case _:
                with suppress(OSError):
                    file.unlink()

    def _file(self, folder: str) -> Path:
        """A folder's name may be as long as that of any file, or hold whatever would stand for a slash."""
        return self._folder / f"{works.of_bytes(os.fsencode(folder))}.kept"


def read(file: Path, ground: bytes) -> Any:
    """What `write` wrote under the same stand; None where it did not, or where a byte of it is different."""
    try:
        with file.open("rb") as opened:
            head, raw = opened.readline(), opened.read()
        if head != _head(raw, ground):
            return None
        return _Plain(io.BytesIO(raw)).load()
    except Exception:  # whatever a foreign file brings about
        return None


def write(file: Path, ground: bytes, kept: object) -> None:
    """Write the file whole, or leave the old one as it is; raises OSError."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {
        ZoneInfo: lambda zone: (ZoneInfo, (zone.key,))
    }  # its own way needs a function that we refuse
    pickler.dump(kept)
    raw = buffer.getvalue()
    fresh = file.with_name(f"{file.name}.{os.getpid()}")
    with fresh.open("wb") as opened:
        opened.writelines((_head(raw, ground), raw))
    fresh.replace(file)


def _head(raw: bytes, ground: bytes) -> bytes:
    return b"newsroom %s %08x %d\n" % (ground, zlib.crc32(raw), len(raw))


class _Plain(pickle.Unpickler):
    """Makes nothing but dates and the newsroom's own shapes: a file from elsewhere runs nothing here."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.startswith("newsroom.") or module in _PLAIN else None
        if name in _PLAIN.get(module, ()) or (is_dataclass(found) and found.__module__ == module) or _is_model(found):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is none of ours")


def _is_model(found: object) -> bool:
    return isinstance(found, type) and issubclass(found, BaseModel) and found.__module__.startswith("newsroom.")


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Of a hundred thousand new objects none is garbage, and none is looked at as such until somebody calls `gc.unfreeze`."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if is_on:
            gc.enable()
