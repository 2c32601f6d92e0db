"""Which bytes lie at a path, asked of the system first: a file of which it says the same is not read again."""

from __future__ import annotations

import time
from pathlib import Path

from newsroom import walking, works
from newsroom.assembly import trusted
from newsroom.shelf import Shelf
from newsroom.walking import Stat

Known = tuple[Stat | None, str]


class Evidence:
    """The digests of the files below `root` that items name; what was found out is kept on the shelf."""

    def __init__(self, root: Path, shelf: Shelf[Known]) -> None:
        self._root, self._shelf = root, shelf
        self._found: dict[str, str] = {}
        self._inside: dict[Path, bool] = {}

    def digest(self, path: str) -> str:
        """That of the file at `path`; one to which a link leads is read each time, and "" stands for none."""
        if path not in self._found:
            self._found[path] = self._look(path)
        return self._found[path]

    def save(self) -> None:
        """Forget what nobody asked for, keep the rest; raises OSError."""
        self._shelf.keep_only(self._found.keys())
        self._shelf.save()

    def _look(self, path: str) -> str:
        file, now = self._root / path, time.time_ns()
        try:
            if not self._is_inside(file.parent):
                return ""
            stat, known = walking.stat_of(file.lstat()), self._shelf.get(path)
            if known and known[0] == stat:
                return known[1]
            found = self._read(file)
        except (OSError, ValueError):
            return ""
        if not file.is_symlink():
            self._shelf.put(path, (trusted(stat, now), found))
        return found

    def _is_inside(self, folder: Path) -> bool:
        """A folder may have become a link out of the newsroom, of which its files show nothing."""
        if folder not in self._inside:
            self._inside[folder] = folder.resolve().is_relative_to(self._root.resolve())
        return self._inside[folder]

    def _read(self, file: Path) -> str:
        """A link that leads out of the newsroom is as good as none; where it leads is looked at each time."""
        if not file.resolve().is_relative_to(self._root.resolve()):
            return ""
        return works.of_bytes(file.read_bytes())
