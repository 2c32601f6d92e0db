"""The folders of one newsroom on disk: what is read, the stage, the site, what is kept."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from newsroom.problems import Problem, Problems


@dataclass(frozen=True)
class Folders:
    """The folders of one newsroom on disk."""

    root: Path
    docs: Path
    site: Path
    stage: Path
    cache: Path


def of(root: Path, docs: Path, site: Path) -> Folders:
    """A stage of its own beside the site, so that both are on one disk; the cache lies in the repository.

    Whoever asks holds the lock of the newsroom, so a stage that is there already was left by a build that was killed.
    Raises `Problems` where something of the newsroom lies in the site's folder, since a build removes what is not of it.
    """
    if _holds_others(site, root.resolve(), docs.resolve()):
        what = "can't be the folder of the site: what lies there would be removed; name one of its own"
        raise Problems([Problem(str(site), 1, "", what)])
    site.parent.mkdir(parents=True, exist_ok=True)
    for left in site.parent.glob(f".{site.name}.stage-*"):
        shutil.rmtree(left, ignore_errors=True)
    return Folders(root, docs, site, Path(mkdtemp(prefix=f".{site.name}.stage-", dir=site.parent)), root / ".cache")


def _holds_others(site: Path, root: Path, docs: Path) -> bool:
    kept = (f".cache/{name}" for name in ("evidence", "files", "made", "news", "sites"))
    ours = (docs, *(root / name for name in ("news", "places", "hooks", "locks", ".git", *kept)))
    return site in (root, *root.parents) or any(one in (site, *site.parents) or site in one.parents for one in ours)
