"""The hall where newsrooms are tried, and what a build from nothing leaves of each."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest
import trees
from builders import Builder, Built
from trees import Tree
from trial import NOW, Trial

_LISTED, _DUE = "published.txt", ".cache/next-due"


class Hall:
    """Where newsrooms are tried: three processes that build, and room on the disk."""

    def __init__(self) -> None:
        self.folder = Path(mkdtemp(prefix="newsroom-", dir=_in_memory()))
        self.warm, self.cold, self.served = (Builder(PYTHONHASHSEED=str(seed), TZ=zone) for seed, zone in _UNLIKE)
        self._count = 0
        self._first = Trial(self.folder / "first", self.warm, self.served)
        self._first.found()
        for builder in (self.warm, self.cold, self.served):  # whatever a first build reads once, such as templates
            builder.preview(self._first.root, NOW, self.folder / "seen", fresh=False)
        assert self._first.build().code == 0

    def trial(self) -> Trial:
        """A newsroom that was built where it lies."""
        self._count += 1
        found = self._first.copy(self.folder / f"trial{self._count}" / "newsroom")
        found.build()
        return found

    def close(self) -> None:
        for builder in (self.warm, self.cold, self.served):
            builder.close()
        shutil.rmtree(self.folder)


@pytest.fixture(scope="module")
def hall() -> Iterator[Hall]:
    found = Hall()
    yield found
    found.close()


def _in_memory() -> Path | None:
    """Thousands of folders come and go, each of which may keep a disk busy for a millisecond."""
    shared = Path("/dev/shm")
    return shared if shared.is_dir() and shutil.disk_usage(shared).free > 1_000_000_000 else None


_UNLIKE = ((1, "UTC"), (2, "Asia/Tokyo"), (3, "UTC"))


def outcome(root: Path, built: Built) -> Tree:
    """All that a build leaves: the site, the list of addresses, when the next is due, and what was said of mistakes."""
    left = {f"site/{name}": raw for name, raw in trees.read(root / "site").items()}
    left |= {name: (root / name).read_bytes() for name in (_LISTED, _DUE) if (root / name).exists()}
    return {**left, "exit code": str(built.code).encode(), "what was said": "\n".join(built.problems).encode()}


def cold(hall: Hall, trial: Trial, listed: bytes | None) -> Tree:
    """The same newsroom in a folder where nothing was ever built; `listed` is what had been published before."""
    elsewhere = hall.folder / "cold"
    shutil.rmtree(elsewhere, ignore_errors=True)
    shutil.copytree(trial.root, elsewhere, ignore=lambda _, names: {".cache", "site", _LISTED} & {*names})
    if listed is not None:
        (elsewhere / _LISTED).write_bytes(listed)
    return outcome(elsewhere, hall.cold.build(elsewhere, trial.moment, first=trial.library))


def published(trial: Trial) -> bytes | None:
    file = trial.root / _LISTED
    return file.read_bytes() if file.exists() else None
