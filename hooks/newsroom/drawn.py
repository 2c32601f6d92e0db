"""Cards and pictures that were drawn once, kept under `.cache/files` by all that they were drawn from and by whatever drew them."""

from __future__ import annotations

import os
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from newsroom import engine, works

_DAY = 24 * 3600  # seconds
_LONGEST_KEPT = 7 * _DAY  # that what nobody asks for any more is kept: a branch may come back
_SIZE = 16  # bytes of the digest that stands before each drawing


@dataclass(frozen=True)
class Drawn:
    """The drawings in `folder`; a damaged one is as good as none."""

    folder: Path

    def name(self, digest: str, suffix: str) -> str:
        """What a drawing is kept as, `digest` being that of all it is drawn from."""
        key = works.digest(engine.of_drawing(), digest)
        return f"{key[:2]}/{key}.{suffix}"

    def get(self, name: str) -> bytes | None:
        try:
            found = (self.folder / name).read_bytes()
        except OSError:
            return None
        head, raw = found[:_SIZE], found[_SIZE:]
        return raw if head == blake2b(raw, digest_size=_SIZE).digest() else None

    def put(self, name: str, raw: bytes) -> bytes:
        """Keep a drawing, whole or not at all: where the disk refuses, it is drawn again next time. Returns it."""
        kept = self.folder / name
        fresh = kept.with_name(f"{kept.name}.{os.getpid()}")
        with suppress(OSError):
            kept.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(blake2b(raw, digest_size=_SIZE).digest() + raw)
            fresh.replace(kept)
        return raw

    def keep_only(self, names: Collection[str]) -> None:
        """Remove what nobody has asked for in a week; looks once a day, since there are thousands."""
        now, looked = time.time(), self.folder / "looked-at"
        if not self.folder.is_dir() or (looked.exists() and now - looked.stat().st_mtime < _DAY):
            return
        for file in self.folder.glob("*/*"):
            if f"{file.parent.name}/{file.name}" in names:
                os.utime(file)
            elif file.stat().st_mtime < now - _LONGEST_KEPT:
                file.unlink(missing_ok=True)
        looked.touch()
