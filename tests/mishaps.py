"""What befalls a build as it goes: it is followed step by step, slowed, stopped, or left without room."""

from __future__ import annotations

import errno
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

_ROOM = ("=", "w")  # steps that need room on the disk


def follow(folder: Path, do: Callable[[str, str], None]) -> None:
    """From now on, before anything changes below `folder` in this process, `do` what: "=" a file put there whole,
    "w" one opened to be written there, "-" one taken away; and the file's name.

    Python tells of each such step, https://docs.python.org/3/library/audit_events.html
    """

    def hear(event: str, given: tuple[Any, ...]) -> None:
        for what, name in _steps(event, given) if event in _TOLD else ():
            if name.startswith(f"{folder}/"):
                do(what, os.path.relpath(name, folder))

    sys.addaudithook(hear)


_TOLD = ("os.rename", "os.link", "os.symlink", "os.remove", "open")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def _steps(event: str, given: tuple[Any, ...]) -> Iterator[tuple[str, str]]:
    if event == "os.remove":
        yield "-", _whole(given[0], given[1])
    elif event != "open":
        yield "=", _whole(given[1], given[-1] if event != "os.symlink" else given[2])
        if event == "os.rename":
            yield "-", _whole(given[0], given[2])
    elif not isinstance(given[0], int) and given[2] & _WRITING:
        yield "w", _whole(given[0], -1)


def _whole(path: Any, folder: int) -> str:
    """The path from the root, of one that was named from an open folder too."""
    base = os.readlink(f"/proc/self/fd/{folder}") if folder > 0 else os.getcwd()  # noqa: PTH109, PTH115
    return os.path.normpath(os.path.join(base, os.fsdecode(path)))  # noqa: PTH118


def write_down(argument: str) -> None:
    """Each step below a folder, one to a line of a file."""
    folder, file = argument.split()
    log = Path(file).open("w", buffering=1)  # noqa: SIM115 - until the process ends
    follow(Path(folder), lambda what, name: print(what, name, file=log))


def count_down(argument: str) -> Callable[[], bool]:
    left = int(argument)

    def is_over() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    return is_over


def fill_up(argument: str) -> None:
    """After so many steps below a folder there is no room on its disk."""
    folder, steps = argument.split()
    is_over = count_down(steps)

    def refuse(what: str, name: str) -> None:
        if is_over() and what in _ROOM:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), name)

    follow(Path(folder), refuse)


def no_room_for(argument: str) -> None:
    """Files whose path ends so can't be written below a folder."""
    folder, end = argument.split()

    def refuse(what: str, name: str) -> None:
        if what in _ROOM and name.endswith(end):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), name)

    follow(Path(folder), refuse)


def kill(argument: str) -> None:
    """End the whole group of processes before a step below a folder."""
    folder, steps = argument.split()
    is_over = count_down(steps)
    follow(Path(folder), lambda *_: os.killpg(0, signal.SIGKILL) if is_over() else None)


def go_slowly(argument: str) -> None:
    """So many milliseconds before each step below a folder, in which somebody else may look or build."""
    folder, pause = argument.split()
    follow(Path(folder), lambda *_: time.sleep(int(pause) / 1000))


def wait(argument: str) -> None:
    """As if so many seconds had passed since whatever was done last; to do it every time would take too long."""
    for name, unit in (("time", 1), ("time_ns", 10**9)):
        now = getattr(time, name)
        setattr(time, name, lambda now=now, later=int(argument) * unit: now() + later)


def write_little(argument: str) -> None:
    """No file may grow beyond so many bytes: what is written is cut off in the middle."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(argument), int(argument)))
