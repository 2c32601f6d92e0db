"""From the stage to the site: what changed is carried over, each file whole, in an order that never points at nothing."""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

_LISTS = (  # what names pages, and is read by machines that come at any moment
    "feed.xml", "atom.xml", "feed.json", "feeds.opml", "daily.xml", "weekly.xml", "calendar.ics", "publications.json",
    "publications.csv", "now.json",
)  # fmt: skip


def merge(stage: Path, site: Path) -> int:
    """Make `site` the same as `stage`, which loses what changed; returns how many files were written or removed.

    Assets go first, then pages, then feeds and sitemap; removals come last. Each file is replaced whole. What begins
    with a dot at the root of the site (`.git`, `.well-known`) is somebody else's and spared.
    """
    site.mkdir(parents=True, exist_ok=True)
    wanted = set(_files(stage))
    changed = [name for name in wanted if not _same(stage / name, site / name)]
    for name in sorted(changed, key=_turn):
        _carry(stage / name, site / name)
    gone = sorted((name for name in set(_files(site)) - wanted if not name.startswith(".")), reverse=True)
    for name in gone:
        (site / name).unlink()
    _prune(site)
    return len(changed) + len(gone)


def _turn(name: str) -> tuple[int, str]:
    path = PurePosixPath(name)
    if path.name in _LISTS or (path.suffix == ".xml" and path.name.startswith("sitemap")):
        return 2, name
    return (1, name) if path.suffix == ".html" else (0, name)


def _files(folder: Path) -> Iterator[str]:
    for parent, _, names in os.walk(folder):
        inner = os.path.relpath(parent, folder)
        for name in names:
            yield name if inner == "." else f"{inner}/{name}".replace(os.sep, "/")


def _same(new: Path, old: Path) -> bool:
    return old.is_file() and not old.is_symlink() and filecmp.cmp(new, old, shallow=False)


def _carry(new: Path, old: Path) -> None:
    if old.is_dir():
        shutil.rmtree(old)
    for parent in old.parents:  # a page that was a file may now be a folder
        if parent.is_file():
            parent.unlink()
    old.parent.mkdir(parents=True, exist_ok=True)
    try:
        new.replace(old)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        temporary = old.with_name(f"{old.name}.new")  # another disk: copied beside it first
        shutil.copyfile(new, temporary)
        temporary.replace(old)


def _prune(site: Path) -> None:
    for parent, _, _ in os.walk(site, topdown=False):
        spared = Path(parent).relative_to(site).parts[:1] and Path(parent).relative_to(site).parts[0].startswith(".")
        if Path(parent) != site and not spared and not os.listdir(parent):
            Path(parent).rmdir()
