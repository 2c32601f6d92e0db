"""What happens to the cache, and to the list of what was published."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from trial import Trial, in_its_place

from edits.disk import put_back
from edits.register import edit, no_change
from edits.writing import text


@no_change
def cache_of_an_earlier_day(t: Trial) -> None:
    put_back(t, ".cache")


@edit
def cache_damaged(t: Trial) -> str:
    """Bytes changed in half of its files: any, or letters alone, so that it still looks like what it was."""
    for file in _of_cache(t, 1 / 2):
        raw = bytearray(file.read_bytes())
        letters = [place for place, byte in enumerate(raw) if byte in b"bcdefghijkmnopqrstuvw"]
        for place in t.chance.sample(letters, min(2, len(letters))) if t.chance.random() < 0.5 else ():
            raw[place] ^= 2
        for place in t.chance.sample(range(len(raw)), min(2, len(raw))) if t.chance.random() < 0.5 else ():
            raw[place] ^= 0xFF
        in_its_place(file, bytes(raw))
        if t.chance.random() < 0.5:
            os.utime(file)
    return str(text(t))


@edit
def cache_cut_short(t: Trial) -> str:
    for file in _of_cache(t):
        os.truncate(file, t.chance.choice((0, file.stat().st_size // 2, max(0, file.stat().st_size - 1))))
    return str(text(t))


@edit
def half_of_the_cache_lost(t: Trial) -> str:
    for file in _of_cache(t):
        file.unlink()
    return str(text(t))


def _of_cache(t: Trial, share: float = 1 / 3) -> Iterator[Path]:
    for file in sorted(p for p in (t.root / ".cache").rglob("*") if p.is_file() and p.suffix != ".lock"):
        if t.chance.random() < share:
            yield file


@edit
def cache_taken_away(t: Trial) -> str:
    shutil.rmtree(t.folder(".cache"))
    return str(text(t))


@no_change
def foreign_file_in_the_cache(t: Trial) -> None:
    folder = t.chance.choice(sorted(p for p in (t.root / ".cache").rglob("*") if p.is_dir()) or [t.root / ".cache"])
    folder.mkdir(exist_ok=True)
    (folder / "foreign").write_text("Not ours.\n")


@edit
def published_elsewhere(t: Trial) -> str:
    """Another machine has published what is not here, and its list was merged."""
    file = t.root / "published.txt"
    known = file.read_text() if file.exists() else ""
    file.write_text(f"{known}news/2025/11/elsewhere-{t.chance.randrange(1000)}/\n")
    return known[-40:].strip()
