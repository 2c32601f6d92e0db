"""What tells a preview that something has changed: the system where it can, else a walk through all files twice a second."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

_CHANGES = [  # not that a file was opened or closed: a build opens every item, and would set off the next one for ever
    events.FileCreatedEvent, events.FileModifiedEvent, events.FileMovedEvent, events.FileDeletedEvent,
    events.DirCreatedEvent, events.DirMovedEvent, events.DirDeletedEvent,
]  # fmt: skip
_SILENT = (  # file systems of other machines, and of whatever a container runs on: their changes are not told here
    "9p", "afs", "ceph", "cifs", "fuse", "lustre", "nfs", "prl_fs", "smb", "vboxsf", "virtiofs", "vmhgfs",
)  # fmt: skip
_MOUNTS = Path("/proc/self/mountinfo")  # https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html
_OPEN = Path("/proc/self/fdinfo")  # https://man7.org/linux/man-pages/man5/proc_pid_fdinfo.5.html


class Server(Protocol):
    """As much as is asked here of MkDocs' server; its fork's is the same."""

    observer: Any
    _watched_paths: dict[str, int]

    def watch(self, path: str) -> None: ...

    def unwatch(self, path: str) -> None: ...


def quicken(server: Server) -> None:
    """Let the system tell of changes in what the server watches or is still going to; it has not begun yet."""
    paths = [path for path, count in server._watched_paths.items() for _ in range(count)]
    for path in paths:
        server.unwatch(path)
    server.observer = Watcher(server.observer)
    for path in paths:
        server.watch(path)


class Watcher:
    """Stands in for a server's observer: once it starts, the system tells it, or else it looks as `slow` does."""

    def __init__(self, slow: BaseObserver) -> None:
        self._observer = slow
        self._watched: dict[tuple[str, bool], _Plain] = {}

    def schedule(
        self, handler: events.FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> tuple[str, bool]:
        """To be called before the start; returns what `unschedule` takes."""
        self._watched[path, recursive] = _Plain(handler, path)
        return path, recursive

    def unschedule(self, watch: tuple[str, bool]) -> None:
        del self._watched[watch]

    def start(self) -> None:
        if quick := self._quick():
            self._observer = quick
            return
        for (path, recursive), handler in self._watched.items():
            self._observer.schedule(handler, path, recursive=recursive)
        self._observer.start()

    def stop(self) -> None:
        self._observer.stop()

    def join(self) -> None:
        self._observer.join()

    def _quick(self) -> BaseObserver | None:
        """An observer that the system tells, already started; None where it would not tell of all."""
        if any(_is_silent(path) for path, _ in self._watched):
            return None
        observer = None
        try:
            observer = Observer()
            for (path, recursive), handler in self._watched.items():
                observer.schedule(handler, path, recursive=recursive, event_filter=_CHANGES)
            observer.start()
            if _is_told_of({folder for path, _ in self._watched for folder in _folders(path)}):
                return observer
        except OSError:  # the system has no room for another observer, or for what it should watch
            pass
        if observer:
            observer.stop()
        return None


class _Plain(events.FileSystemEventHandler):
    """Tells a server of changes only, and of folders as of files, of which alone it wants to know."""

    def __init__(self, server: events.FileSystemEventHandler, path: str) -> None:
        self._server, self._path = server, path

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        named = [os.fsdecode(name) for name in (event.src_path, event.dest_path) if name]
        if isinstance(event, tuple(_CHANGES)) and not all(map(self._is_passing, named)):
            self._server.dispatch(events.FileModifiedEvent(named[-1]))

    def _is_passing(self, name: str) -> bool:
        """What programs write beside a file while it is being edited."""
        last = os.path.basename(name)  # noqa: PTH119 - watchdog speaks in strings
        return name != self._path and (last.startswith(".") or last.endswith("~"))


def _folders(path: str) -> Iterator[str]:
    """The folders in which the system must watch so that it tells of `path` and all below it."""
    if Path(path).is_dir():
        yield from (folder for folder, _, _ in os.walk(path))
    else:
        yield str(Path(path).parent)


def _is_told_of(folders: set[str]) -> bool:
    """Whether Linux watches so many: watchdog leaves out in silence those for which there was no room."""
    if not _OPEN.is_dir():
        return True
    lines = (line for file in _OPEN.iterdir() for line in _read(file).splitlines())
    return sum(line.startswith("inotify ") for line in lines) >= len(folders)


def _is_silent(path: str) -> bool:
    """Whether changes of the file system that holds `path` may be made where nobody here is told."""
    if not _MOUNTS.is_file():
        return False
    device = Path(path).stat().st_dev
    number = f"{os.major(device)}:{os.minor(device)}"
    kinds = [line.partition(" - ")[2] for line in _read(_MOUNTS).splitlines() if line.split()[2] == number]
    return any(kind.startswith(_SILENT) for kind in kinds)


def _read(file: Path) -> str:
    """Nothing where there is none: on other systems, or where it was closed meanwhile."""
    try:
        return file.read_text()
    except OSError:
        return ""
