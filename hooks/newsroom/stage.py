"""From the stage to the site: what changed is carried over, each file whole, in an order that never points at nothing."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from posixpath import dirname

from newsroom import addresses, works

_READ_BY_MACHINES = (  # that come at any moment; each names pages
    "feed.xml", "atom.xml", "feed.json", "feeds.opml", "daily.xml", "weekly.xml", "calendar.ics", "publications.json",
    "publications.csv", "now.json", "affected.json", "areas.json", "pagefind-entry.json",
)  # fmt: skip


def spared(folder: Path) -> Iterator[tuple[str, int]]:
    """Name and size of what `walking.files` leaves out and a host is sent all the same: all but `.git`."""
    for hidden in folder.glob(".*"):
        if hidden.name not in (".git", *addresses.OURS):
            for file in hidden.rglob("*") if hidden.is_dir() else (hidden,):
                if not file.is_dir():
                    yield file.relative_to(folder).as_posix(), file.lstat().st_size


def write(stage: Path, name: str, raw: bytes) -> str:
    """Write a file to the stage; returns its digest. Raises OSError."""
    target = f"{stage}/{name}"
    try:
        opened = open(target, "wb")  # noqa: PTH123, SIM115 - of tens of thousands
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        opened = open(target, "wb")  # noqa: PTH123, SIM115
    with opened:
        opened.write(raw)
    return works.of_bytes(raw)


def settle(stage: Path, site: Path) -> bool:
    """Let the stage become the site, all at once, where there is none; False where there is, or the system refuses.

    An empty folder is one too: a server that was pointed at it would go on showing it, and not what took its place.
    """
    if site.exists():
        return False
    site.mkdir(parents=True)  # with the rights that any folder gets here
    try:
        shutil.copymode(site, stage)
        stage.replace(site)
    except OSError:
        return False
    return True


def merge(stage: Path, site: Path, changed: Iterable[str], gone: Iterable[str], standing: Collection[str]) -> int:
    """Carry what `changed` from `stage` into `site` and remove what is `gone`; returns how many files that were.

    `standing` are the files and empty folders that the site holds. What others name comes before whatever names it:
    pictures and styles, then what is new and nobody can have reached, then pages, lists, feeds and sitemap; removals come
    last. Folders are made before the first file is replaced, so that a full disk is noticed while the site is whole.
    """
    ordered = sorted(changed, key=lambda name: (_turn(name, is_new=name not in standing), name))
    folders = dict.fromkeys(map(dirname, ordered))
    for taken in {above for folder in folders for above in _above(folder) if above in standing}:
        (site / taken).unlink(missing_ok=True)  # what was a file, or a link to somewhere else, is now a folder
    for folder in folders:
        (site / folder).mkdir(parents=True, exist_ok=True)
    for name in ordered:
        _carry(stage / name, site / name)
    removed = sorted(gone, key=lambda name: (-_turn(name, is_new=False), name))  # what names others first
    for name in removed:
        _remove(site / name)
        _prune(site / name, site)
    return len(ordered) + sum(1 for name in removed if not name.endswith("/"))


def _turn(name: str, *, is_new: bool) -> int:
    path = PurePosixPath(name)
    is_feed = path.name in _READ_BY_MACHINES or (path.suffix == ".xml" and path.name.startswith("sitemap"))
    if path.suffix != ".html" and not is_feed:
        return 0
    if is_new:
        return 2 if is_feed else 1
    if is_feed:
        return 5
    address = name.removesuffix("index.html")
    return 4 if not address or addresses.is_list(address) else 3


def _above(folder: str) -> Iterator[str]:
    """The folder and those that hold it."""
    while folder:
        yield folder
        folder = dirname(folder)


def _carry(new: Path, old: Path) -> None:
    if old.is_dir() and not old.is_symlink():
        shutil.rmtree(old)
    try:
        new.replace(old)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        temporary = old.with_name(f"{old.name}.new")  # another disk: copied beside it first
        shutil.copyfile(new, temporary)
        temporary.replace(old)


def _remove(file: Path) -> None:
    """What has become a folder, or lay in one that has become a file, is gone already."""
    if file.is_symlink() or not file.is_dir():
        with suppress(FileNotFoundError, NotADirectoryError):
            file.unlink()


def _prune(gone: Path, site: Path) -> None:
    """Take away a folder in which nothing is left, and those that held nothing else."""
    for folder in (gone, *gone.parents):
        if folder == site or (folder.is_dir() and any(folder.iterdir())):
            return
        with suppress(FileNotFoundError, NotADirectoryError):
            folder.rmdir()
