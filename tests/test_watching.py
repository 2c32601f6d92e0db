"""What tells a preview of changes: all that an editor does, nothing that a build does, and on every kind of disk."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from types import SimpleNamespace
from typing import Any

import pytest
from newsroom import watching
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.polling import PollingObserver

Told = Queue[str]  # names of files, as the server hears of them


class Server:
    """Keeps account of what is watched as MkDocs' server does, and asks for no rebuild where a folder is named."""

    def __init__(self, told: Told) -> None:
        self.told, self.observer = told, PollingObserver(timeout=0.05)
        self._watched_paths: dict[str, int] = {}
        self._refs: dict[str, Any] = {}

    def watch(self, path: str) -> None:
        self._watched_paths[path] = self._watched_paths.get(path, 0) + 1
        if self._watched_paths[path] == 1:
            handler = FileSystemEventHandler()
            handler.on_any_event = self._hear  # type: ignore[method-assign]
            self._refs[path] = self.observer.schedule(handler, path, recursive=True)

    def unwatch(self, path: str) -> None:
        self._watched_paths[path] -= 1
        if not self._watched_paths[path]:
            del self._watched_paths[path]
            self.observer.unschedule(self._refs.pop(path))

    def _hear(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self.told.put(Path(os.fsdecode(event.src_path)).name)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A newsroom with two items."""
    (tmp_path / "news/2026/11").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: News\n")
    (tmp_path / "news/2026/11/old.md").write_text("old\n")
    (tmp_path / "news/2026/11/kept.md").write_text("kept\n")
    return tmp_path


@pytest.fixture
def told(root: Path) -> Iterator[Callable[[], Told]]:
    """What a server hears once it has begun; it watched the settings before and the news after it was quickened."""
    heard: Told = Queue()
    server = Server(heard)
    server.watch(str(root / "mkdocs.yml"))
    watching.quicken(server)
    server.watch(str(root / "news"))

    def begin() -> Told:
        server.observer.start()
        return heard

    yield begin
    server.observer.stop()
    server.observer.join()


def until(heard: Told, name: str) -> list[str]:
    """All that is heard until that file is."""
    names = []
    while not names or names[-1] != name:
        names.append(heard.get(timeout=20))
    return names


def edit(root: Path) -> None:
    (root / "news/2026/11/old.md").write_text("new\n")


def save_by_renaming(root: Path) -> None:
    (root / ".mkdocs.yml.new").write_text("site_name: Other\n")
    (root / ".mkdocs.yml.new").replace(root / "mkdocs.yml")


def save_by_renaming_twice(root: Path) -> None:
    save_by_renaming(root)
    save_by_renaming(root)


def begin_a_month(root: Path) -> None:
    (root / "news/2027/01").mkdir(parents=True)
    (root / "news/2027/01/new.md").write_text("new\n")


def take_a_month_away(root: Path) -> None:
    (root / "news/2026/11").rename(root / "taken-away")


def bring_a_month(root: Path) -> None:
    (root / "brought/12").mkdir(parents=True)
    (root / "brought/12/new.md").write_text("new\n")
    (root / "brought/12").rename(root / "news/2026/12")


def remove(root: Path) -> None:
    (root / "news/2026/11/old.md").unlink()


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (edit, "old.md"),
        (save_by_renaming, "mkdocs.yml"),
        (save_by_renaming_twice, "mkdocs.yml"),
        (begin_a_month, "new.md"),
        (take_a_month_away, "11"),
        (bring_a_month, "new.md"),
        (remove, "old.md"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_whatever_an_editor_does_is_told(
    change: Callable[[Path], None], name: str, root: Path, told: Callable[[], Told]
) -> None:
    heard = told()
    change(root)
    assert until(heard, name)
    if name == "mkdocs.yml":
        (root / name).write_text("site_name: Third\n")
        assert until(heard, name), "a file that was put in its place is watched as well"


def test_what_a_build_does_is_not_told(root: Path, told: Callable[[], Told]) -> None:
    heard = told()
    for file in (root / "news").rglob("*.md"):
        file.read_text()
    (root / ".cache").mkdir()
    (root / ".cache/next-due").write_text("\n")
    (root / "site/news").mkdir(parents=True)
    (root / "site/news/index.html").write_text("<p>\n")
    (root / "published.txt").write_text("news/2026/11/old/\n")
    edit(root)
    assert set(until(heard, "old.md")) == {"old.md"}


def test_what_programs_write_beside_a_file_is_not_told(root: Path, told: Callable[[], Told]) -> None:
    heard = told()
    for name in (".old.md.swp", "old.md~", ".#old.md"):
        (root / "news/2026/11" / name).write_text("half\n")
    edit(root)
    assert set(until(heard, "old.md")) == {"old.md"}


class Full:
    """A system that has no room for one more observer, or for what it should watch."""

    def __init__(self, when: str) -> None:
        self.when = when
        if when == "made":
            raise OSError(errno.EMFILE, "inotify instance limit reached")

    def schedule(self, *_: object, **__: object) -> None:
        pass

    def start(self) -> None:
        if self.when == "started":
            raise OSError(errno.ENOSPC, "inotify watch limit reached")

    def stop(self) -> None:
        pass


@pytest.mark.parametrize("when", ["made", "started"])
def test_where_the_system_has_no_room_files_are_looked_at(
    when: str, root: Path, told: Callable[[], Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "Observer", lambda: Full(when))
    heard = told()
    edit(root)
    assert until(heard, "old.md")


def test_where_some_folders_found_no_room_files_are_looked_at(
    root: Path, told: Callable[[], Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "Observer", lambda: Full("never"))
    heard = told()
    edit(root)
    assert until(heard, "old.md"), "Linux itself watches nothing"


def test_on_a_disk_of_another_machine_files_are_looked_at(
    root: Path, told: Callable[[], Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    device = root.stat().st_dev
    mounts = root / "mountinfo"
    mounts.write_text(f"22 1 {os.major(device)}:{os.minor(device)} / / rw - nfs4 server:/news rw\n")
    monkeypatch.setattr(watching, "_MOUNTS", mounts)
    monkeypatch.setattr(watching, "Observer", SimpleNamespace)  # which can do nothing
    heard = told()
    edit(root)
    assert until(heard, "old.md")


def test_a_disk_of_this_machine_is_not_taken_for_another_s(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = root / "mountinfo"
    mounts.write_text("22 1 0:0 / /mnt rw - nfs4 server:/news rw\n")
    monkeypatch.setattr(watching, "_MOUNTS", mounts)
    assert not watching._is_silent(str(root))
