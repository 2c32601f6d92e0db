"""All news read and checked, sparing what was read before and found sound: for the build and for `newsroom check`."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from newsroom import checks, engine, life, looks, news, reading, works
from newsroom.assembly import trusted
from newsroom.checks import Earlier, Finding
from newsroom.crew import Crew
from newsroom.evidence import Evidence
from newsroom.links import Map
from newsroom.looks import Look
from newsroom.news import News
from newsroom.problems import Problems
from newsroom.reading import Reading
from newsroom.settings import Settings
from newsroom.shelf import Shelf
from newsroom.walking import Stat

_FEW = 200  # files, which one process has read before another has started


@dataclass(frozen=True)
class Known:
    """What is kept of a file: what the system said of it, what was read in it, and that it was sound."""

    stat: Stat | None
    reading: Reading
    finding: Finding | None = None


@dataclass(frozen=True)
class _Tools:
    root: Path
    settings: Settings
    moment: datetime


class Survey:
    """Reads and checks the news of one newsroom; what it finds out is kept in `cache` once `save` is called."""

    def __init__(self, root: Path, docs: Path, settings: Settings, cache: Path, crew: Crew) -> None:
        self._root, self._docs, self._settings, self._crew = root, docs, settings, crew
        self.ground = works.digest(engine.of_all(), settings.model_dump_json())
        self._shelf: Shelf[Known] = Shelf(cache / "news", self.ground)
        self.evidence = Evidence(root, Shelf(cache / "evidence", ""))
        self.readings: dict[str, Reading] = {}
        self.findings: Mapping[str, Finding] = {}

    def news(self, moment: datetime, published: frozenset[str]) -> News:
        """All news with all problems found, at `moment`."""
        now, found = time.time_ns(), sorted(reading.find(self._root))
        looks_taken = self._read([(path, stat) for path, stat in found if not self._is_known(path, stat)], moment, now)
        self.readings = {path: self._known(path).reading for path, _ in found}
        gathered = news.gather(self._root, self._settings, tuple(self.readings.values()), published)
        return self._checked(gathered, moment, published, looks_taken)

    def _known(self, path: str) -> Known:
        return self._shelf.get(path) or Known(None, Reading(path))

    def _is_known(self, path: str, stat: Stat | None) -> bool:
        known = self._shelf.get(path)
        return stat is not None and known is not None and known.stat == stat

    def _read(self, fresh: Sequence[tuple[str, Stat | None]], moment: datetime, now: int) -> dict[str, Look]:
        """Read these files, put what is in them on the shelf, and give what was seen in their items."""
        tools = _Tools(self._root, self._settings, moment)
        tasks = [(path, self._known(path).reading.digest) for path, _ in fresh]
        seen = {}
        for (path, stat), (found, look) in zip(fresh, self._crew.map(_read, tools, tasks, _FEW), strict=True):
            known = Known(None, found) if found else self._known(path)
            # What can't be read now may be readable later, though the system says the same of it.
            sign = trusted(stat, now) if stat and known.reading.digest else None
            self._shelf.put(path, replace(known, stat=sign))
            if look:
                seen[path] = look
        return seen

    def save(self) -> None:
        """Keep what was found out; raises OSError where the disk refuses."""
        self._shelf.keep_only(self.readings.keys())
        self._shelf.save()
        self.evidence.save()

    def led(self, where: Map, path: str) -> str:
        """Where a path leads, or the digest of the file that lies there."""
        return where.leads(path) or self.evidence.digest(path)

    def _checked(self, gathered: News, moment: datetime, published: frozenset[str], taken: Mapping[str, Look]) -> News:
        before = {p: known.finding for p in self.readings if (known := self._shelf.get(p)) and known.finding}
        earlier = Earlier(before, taken, self.led)
        found, self.findings = checks.review(
            gathered, self._settings, self._root, self._docs, moment, published, earlier
        )
        for path in self.readings:
            finding = self.findings.get(path)
            known = self._shelf.get(path)
            if known and known.finding != finding:
                self._shelf.put(path, replace(known, finding=finding))
        return found


def _read(tools: _Tools, task: tuple[str, str]) -> tuple[Reading | None, Look | None]:
    """What is in a file and seen in its item; nothing where its bytes have the digest of what is known already."""
    path, digest = task
    try:
        raw = reading.load(tools.root, path)
    except Problems as several:
        return Reading(path, problems=several.problems), None
    if works.of_bytes(raw) == digest:
        return None, None
    found = reading.parse(path, raw, reading.context(tools.settings))
    source, item = found.source, found.item
    if not item or not source:
        return found, None
    shown = life.shown(item, max(tools.moment, item.date, key=datetime.timestamp))
    return found.kept(), looks.take(shown, tools.settings, lambda _, *where: source.line(where))
