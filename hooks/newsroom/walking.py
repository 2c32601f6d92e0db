"""What lies in a folder, by the system's word; of a large one asked by another process, while this one has other things to do.

That process runs this file as a script, with nothing but the standard library: it is there in a fiftieth of a second.
"""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
import time
from collections.abc import Collection, Iterator

Stat = tuple[int, int, int, int]
Found = tuple[str, Stat]


def stat_of(found: os.stat_result) -> Stat:
    """Size, both clocks and number of a file: what is written over it or put in its place differs in one of them."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def files(folder: str, ours: Collection[str]) -> Iterator[Found]:
    """Every file below `folder` by its path from there, and what the system says of it; links are not followed.

    So is an empty folder, its path ending in a slash. What begins with a dot at its root (`.git`, `.well-known`) is
    somebody else's, but for what is named in `ours`.
    """
    root, waiting = f"{folder}/", [""]
    while waiting:
        inner, is_empty = waiting.pop(), True
        with os.scandir(root + inner) as entries:
            for entry in entries:
                name, is_empty = inner + entry.name, False
                if not inner and name.startswith(".") and name not in ours:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{name}/")
                else:
                    yield name, stat_of(entry.stat(follow_symlinks=False))
        if is_empty and inner:
            yield inner, stat_of(os.stat(root + inner))  # noqa: PTH116 - of tens of thousands


class Walk:
    """All `files` of a folder: asked for at once where it `is_large`, given when wanted; `begun` is when, in nanoseconds."""

    def __init__(self, folder: str, ours: Collection[str], *, is_large: bool) -> None:
        self.begun = time.time_ns()
        self._folder, self._ours = folder, ours
        self._other = _started(folder, ours) if is_large else None

    def found(self) -> list[Found]:
        """What lay there; nothing where there is no such folder. Raises OSError where the system refuses."""
        if not os.path.isdir(self._folder):  # noqa: PTH112 - the script goes without pathlib
            return []
        other, self._other = self._other, None
        if other and (told := other.communicate()[0]) and other.returncode == 0:
            whole: list[Found] = marshal.loads(told)
            return whole
        return list(files(self._folder, self._ours))

    def close(self) -> None:
        """Let the other process go, whatever it has found."""
        if self._other:
            self._other.kill()
            self._other.communicate()
            self._other = None


def _started(folder: str, ours: Collection[str]) -> subprocess.Popen[bytes] | None:
    command = [sys.executable, "-I", "-S", __file__, folder, *ours]
    try:
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except OSError:
        return None  # then it is done here


if __name__ == "__main__":
    sys.stdout.buffer.write(marshal.dumps(list(files(sys.argv[1], sys.argv[2:]))))
