"""A site put together: what still stands as the last build left it is carried, all else is made and written to the stage.

The list of what was made, with the digest of each file and what the system says of it, lies in the cache. It is never
believed alone: a file counts as the one that was made when the system says the same of it, or else when its bytes are the
same.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from stat import S_ISREG
from typing import Any, TypeVar

from newsroom import addresses, shelf, stage, walking, works
from newsroom.walking import Stat, Walk
from newsroom.works import Work

_LARGE = 500_000  # bytes of a manifest: some three thousand files, which take longer to ask for than a process to start
_TOO_FRESH = 2_000_000_000  # nanoseconds, within which a clock may not have moved between two changes

Made = TypeVar("Made")
Written = tuple[str, bytes]


@dataclass(frozen=True)
class Entry:
    """A work that was made: what it rested on, its files, and what others ask of it."""

    rests_on: str
    files: tuple[str, ...]
    note: Any = None


@dataclass
class Manifest:
    """What a build left in the site in `folder`: its works by name, the digest of each file, and what the system said of it.

    In `stats` stands no file that changed so lately that it might change unseen.
    """

    folder: str
    works: dict[str, Entry] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    stats: dict[str, Stat] = field(default_factory=dict)


_FORMAT = repr([[one.name for one in fields(kind)] for kind in (Manifest, Entry)]).encode()


def trusted(stat: Stat, now: int) -> Stat | None:
    """What the system says of a file at `now`, in nanoseconds; none where it changed so lately that it might change unseen."""
    return stat if now - stat[2] > _TOO_FRESH else None


class Tree:
    """A site as it lies there, beside what a build remembers of it."""

    def __init__(self, manifest: Manifest, walk: Walk) -> None:
        self.folder, self.seen = Path(manifest.folder), walk.begun
        self.stats, self._manifest, self._digests = dict(walk.found()), manifest, dict[str, str]()
        self._sound = {name for name, stat in self.stats.items() if manifest.stats.get(name) == stat}
        self.stats |= {name: manifest.stats[name] for name in self._sound}  # of tens of thousands not each twice

    def work(self, name: str, rests_on: str | None) -> Entry | None:
        """The work of that name, if it rested on the same (None: on whatever it did) and every file of it stands."""
        entry = self._manifest.works.get(name)
        if not entry or rests_on not in (entry.rests_on, None):
            return None
        return entry if self._sound.issuperset(entry.files) or all(map(self._stands, entry.files)) else None

    def digest(self, name: str) -> str:
        """That of a file as it lies there; "" where there is none."""
        if name in self._sound:
            return self._manifest.digests[name]
        if name not in self.stats:
            return ""
        if name not in self._digests:
            file = self.folder / name
            self._digests[name] = works.of_bytes(file.read_bytes()) if S_ISREG(file.lstat().st_mode) else ""
        return self._digests[name]

    def remembered(self, names: Set[str]) -> tuple[dict[str, str], dict[str, Stat]]:
        """Digests of files that stand, and what the system says of those that can't change unseen."""
        sound, others = names & self._sound, names - self._sound
        digests = {name: self._manifest.digests[name] for name in sound} | {name: self.digest(name) for name in others}
        stats = {name: self.stats[name] for name in sound}
        return digests, stats | _trusted({name: self.stats[name] for name in others}, self.seen)

    def is_ours(self, name: str) -> bool:
        """Whether it may be removed: whatever lies in a site, but for somebody's own file for the server at its root."""
        return not name.startswith(".") or name in self._manifest.digests

    def _stands(self, name: str) -> bool:
        return name in self.stats and self.digest(name) == self._manifest.digests.get(name)


class Assembly:
    """One build's way from works to the site in `site`; what it writes goes to the stage until `publish`."""

    def __init__(self, site: Path, stage_: Path, cache: Path) -> None:
        self._site, self._stage, self._kept = site, stage_, cache / "sites"
        self._file = self._kept / f"{works.of_bytes(str(site).encode())}.kept"
        self._walk = _walk(site, is_large=self._file.is_file() and self._file.stat().st_size > _LARGE)
        self._before = _load(self._file)
        self._works: dict[str, Entry] = {}
        self._written: dict[str, str] = {}

    @cached_property
    def _tree(self) -> Tree:
        is_its_own = self._before and self._before.folder == str(self._site)
        return Tree(self._before if self._before and is_its_own else Manifest(str(self._site)), self._walk)

    @cached_property
    def _others(self) -> Sequence[Tree]:
        return () if self._before else tuple(self._neighbours())

    def close(self) -> None:
        """End what is under way beside, if the build ends before it asked for it."""
        self._walk.close()

    def carried(self, name: str, rests_on: str) -> Entry | None:
        """The work of that name as it was made before, if it rests on the same and still stands here or beside."""
        if entry := self._tree.work(name, rests_on):
            self._works[name] = entry
            return entry
        return next((self._fetch(tree, name, e) for tree in self._others if (e := tree.work(name, rests_on))), None)

    def leave(self, name: str, may_stay: Callable[[Any], bool]) -> None:
        """Carry the work of that name though it rests on something else, since it can't be made, if its note says it may."""
        entry = self._tree.work(name, None)
        if entry and may_stay(entry.note):
            self._works[name] = entry

    def put(
        self, work: Work[Made], write: Callable[[Made], Iterable[Written]], note: Callable[[Made], Any] | None = None
    ) -> Entry:
        """Carry the work, or make it and write its files to the stage; `note` gives what others ask of it."""
        if entry := self.carried(work.name, work.rests_on):
            return entry
        made = work.make()
        files = [(name, self.write(name, raw)) for name, raw in write(made)]
        return self.add(work.name, work.rests_on, files, note(made) if note else None)

    def add(self, name: str, rests_on: str, files: Sequence[tuple[str, str]], note: Any = None) -> Entry:
        """Note a work whose files, each with its digest, lie in the stage."""
        self._written.update(files)
        entry = self._works[name] = Entry(rests_on, tuple(file for file, _ in files), note)
        return entry

    def write(self, name: str, raw: bytes) -> str:
        """Write a file to the stage; returns its digest."""
        self._written[name] = stage.write(self._stage, name, raw)
        return self._written[name]

    def publish(self) -> int:
        """Merge what differs into the site; returns how many files changed there. Raises OSError."""
        site, stats = self._tree.folder, self._tree.stats
        staged = {name: stat for name, stat in _walk(self._stage).found() if not name.endswith("/")}
        fresh = {n: self._written.get(n) or works.of_bytes((self._stage / n).read_bytes()) for n in staged}
        changed = {name for name, found in fresh.items() if self._tree.digest(name) != found}
        carried = {file for entry in self._works.values() for file in entry.files if file not in fresh}
        gone = {name for name in stats.keys() - fresh.keys() - carried if self._tree.is_ours(name)}
        if stage.settle(self._stage, site):
            count = len(staged)
        else:
            count = stage.merge(self._stage, site, changed, gone, stats)
            staged = {name: walking.stat_of((site / name).lstat()) for name in changed}
        stats.update(staged)
        now, digests, known = time.time_ns(), *self._tree.remembered(carried | (fresh.keys() - changed))
        known |= _trusted({name: stats[name] for name in changed}, now)
        self._manifest = Manifest(str(site), self._works, digests | fresh, known)
        return count

    def remember(self) -> None:
        """Keep the list of what `publish` left for the next build; raises OSError."""
        self._kept.mkdir(parents=True, exist_ok=True)
        shelf.write(self._file, _FORMAT, self._manifest)

    @property
    def sizes(self) -> dict[str, int]:
        """The bytes of every file in the site, once it is published."""
        stats = self._tree.stats
        return {name: stats[name][0] for name in self._manifest.digests} | dict(stage.spared(self._tree.folder))

    def _neighbours(self) -> Iterator[Tree]:
        """Other sites of this newsroom: a first preview takes from the site what was made there."""
        for file in sorted(self._kept.glob("*.kept")):
            known = _load(file)
            if known and Path(known.folder).is_dir():
                yield Tree(known, _walk(Path(known.folder)))
            else:
                with suppress(OSError):
                    file.unlink()

    def _fetch(self, tree: Tree, name: str, entry: Entry) -> Entry:
        for file in entry.files:
            target = self._stage / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(tree.folder / file, target)
        return self.add(name, entry.rests_on, [(file, tree.digest(file)) for file in entry.files], entry.note)


def _trusted(stats: Mapping[str, Stat], now: int) -> dict[str, Stat]:
    return {name: sure for name, stat in stats.items() if (sure := trusted(stat, now))}


def _load(file: Path) -> Manifest | None:
    found = shelf.read(file, _FORMAT)
    return found if isinstance(found, Manifest) else None


def _walk(folder: Path, *, is_large: bool = False) -> Walk:
    return Walk(str(folder), addresses.OURS, is_large=is_large)
