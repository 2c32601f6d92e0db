"""One side's own copy of the items, where its works are done and looked at."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from bench import items, ours, photo
from bench.figures import Made
from bench.items import WARDS, Entry
from bench.measures import Failed, Measure, Process, last_words
from bench.preview import Preview
from bench.sides import Side, count, require, require_published
from bench.works import Work


@dataclass
class Yard:
    """A side over so many items; what is published here stays."""

    side: Side
    folder: Path
    size: int
    entries: int = 0
    terms: set[str] = field(default_factory=set)  # topics and places that have items
    made: Made = field(default_factory=Made)

    def prepare(self) -> None:
        """Begin anew: settings and items as no run has touched them."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.side.prepare(self.folder)
        for entry in items.generate(self.size):
            self._add(entry)

    def run(self, work: Work, number: int) -> list[Measure]:
        """Do the work once, and see that it was done; one preview gives a figure for each of its saves."""
        if work.key in ("preview", "save"):
            return self._preview(work)
        self.side.clear(self.folder, work.kept)
        entry = self._publish(work.publishes, number) if work.publishes else None
        command = ours.CHECK if work.key == "check" else self.side.build
        measure = Process(command, self.folder, self.side.environment(self.folder), self.log).wait()
        if work.key == "check":
            self._require_checked()
        else:
            self._require_built(entry)
        return [measure]

    @property
    def log(self) -> Path:
        """What the last command said."""
        return self.folder.with_name(f"{self.folder.name}.log")

    def _publish(self, whom: str, number: int) -> Entry:
        places = (WARDS[number % len(WARDS)],) if whom == "ward" else ()
        with_photo = whom == "council" and self.side.shape == "newsroom"
        entry = items.fresh(self.entries, *places, photo=f"item-{self.entries:06d}.jpg" if with_photo else "")
        path = self._add(entry)
        if entry.photo:
            photo.draw(path.with_name(entry.photo), entry.number)
        return entry

    def _add(self, entry: Entry) -> Path:
        self.entries += 1
        self.terms.update((entry.topic, *entry.places))
        return self.side.write(self.folder, entry)

    def _require_built(self, entry: Entry | None) -> None:
        self.made = count(self.side, self.folder)
        require(self.side, self.made, self.entries, self.side.feeds_due(self.terms))
        if entry:
            require_published(self.side, self.folder, entry)

    def _require_checked(self) -> None:
        if f"{self.entries:,} published" not in self.log.read_text(encoding="utf-8"):
            raise Failed(f"newsroom check did not find {self.entries:,} items published: {last_words(self.log)}")

    def _preview(self, work: Work) -> list[Measure]:
        newest = sorted((self.folder / self.side.content).rglob("item-*.md"), reverse=True)[: work.runs]
        with Preview(ours.SERVE, self.folder, self.side.environment(self.folder), self.log) as preview:
            seconds = [preview.first()]
            if work.key == "save":
                seconds = [preview.save(path, path.relative_to(self.folder).with_suffix("")) for path in newest]
        return [Measure(each, 0, preview.peak) for each in seconds]
