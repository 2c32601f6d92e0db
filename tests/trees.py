"""Trees of a site: read and compared."""

from __future__ import annotations

import os
from itertools import takewhile
from pathlib import Path

Tree = dict[str, bytes]


def read(folder: Path) -> Tree:
    """Every file by name, and every empty folder; what begins with a dot at the root is somebody else's."""
    found: Tree = {}
    for parent, folders, names in os.walk(folder):
        inner = os.path.relpath(parent, folder)
        if inner == ".":
            folders[:] = [name for name in folders if not name.startswith(".")]
        elif not folders and not names:
            found[f"{inner}/"] = b""
        for name in names:
            path = name if inner == "." else f"{inner}/{name}"
            if not path.startswith("."):
                file = folder / path
                found[path] = f"a link to {file.readlink()}".encode() if file.is_symlink() else file.read_bytes()
    return found


def difference(found: Tree, wanted: Tree, most: int = 8) -> str:
    """Which files differ, each with the first line that does; "" where none does."""
    names = sorted(name for name in {*found, *wanted} if found.get(name) != wanted.get(name))
    said = [_first_line(name, found.get(name), wanted.get(name)) for name in names[:most]]
    return "\n".join([*said, *([f"  and {len(names) - most} files more"] if len(names) > most else [])])


def _first_line(name: str, found: bytes | None, wanted: bytes | None) -> str:
    if found is None or wanted is None:
        return f"  {name}: {'is missing' if found is None else 'should not be there'}"
    if b"\0" in found + wanted:
        return f"  {name}: other bytes ({len(found):,}, should be {len(wanted):,})"
    ours, theirs = ([*raw.decode("utf-8", "replace").split("\n"), "(the end)"] for raw in (found, wanted))
    number = next(n for n, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other)
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(ours[number], theirs[number], strict=False)))
    here = slice(max(0, alike - 60), alike + 100)
    return f"  {name}, line {number + 1}:\n    is        {ours[number][here]}\n    should be {theirs[number][here]}"
