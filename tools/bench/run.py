"""The run: sides in turn, one after the other and then again, each looked at after every time."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench import machine, ours, peers
from bench.figures import Results, Series
from bench.measures import Failed
from bench.sides import Side
from bench.works import Step, plan
from bench.yard import Yard


@dataclass
class Bench:
    """All yards of one run and the figures so far."""

    folder: Path
    results: Results
    sides: dict[str, Side]
    unprepared: dict[str, str] = field(default_factory=dict)  # side: why it can't be measured at all
    done: int = 0
    total: int = 0
    began: float = field(default_factory=time.monotonic)

    def measure(self, steps: list[Step]) -> None:
        """Do all steps; the copies of one size are taken away before the next is made."""
        self.total = sum(step.runs * len(step.sides) for step in steps)
        for size in dict.fromkeys(step.size for step in steps):
            at_size = [step for step in steps if step.size == size]
            yards = dict(self._yards(size, at_size))
            for step in at_size:
                self._step(step, yards)
            for key, yard in yards.items():
                if yard.made.pages and size <= self.results.size:
                    self.results.made[key], self.results.sizes[key] = yard.made, yard.entries
            if not any(series.size == size for series in self.results.failed()):
                shutil.rmtree(self.folder / str(size), ignore_errors=True)  # else what was said lies there

    def _yards(self, size: int, steps: list[Step]) -> Iterator[tuple[str, Yard]]:
        for key in dict.fromkeys(key for step in steps for key in step.sides):
            yard = Yard(self.sides[key], self.folder / str(size) / key, size)
            if key in self.unprepared:
                continue
            _say(f"generating {size:,} items for {yard.side.name}")
            try:
                yard.prepare()
            except (Failed, OSError) as reason:
                self.unprepared[key] = str(reason)
                continue
            yield key, yard

    def _step(self, step: Step, yards: dict[str, Yard]) -> None:
        series = {key: Series(step.work.key, key, step.size) for key in step.sides}
        self.results.series.extend(series.values())
        at_once = step.work.key in ("preview", "save")  # one preview gives all its figures
        for number in range(1 if at_once else step.runs):
            for key, found in series.items():
                self._once(step, yards.get(key), found, number)
        if at_once:
            self.done += (step.runs - 1) * len(step.sides)

    def _once(self, step: Step, yard: Yard | None, found: Series, number: int) -> None:
        self.done += 1
        if yard is None:
            found.missing = self.unprepared[found.side]
        if found.missing or yard is None:
            return
        try:
            found.runs += yard.run(step.work, number)
        except (Failed, OSError) as reason:
            found.missing = str(reason)
        self._tell(step, yard, found)

    def _tell(self, step: Step, yard: Yard, found: Series) -> None:
        so_far = time.monotonic() - self.began
        took = found.missing or f"{found.runs[-1].seconds:.2f} s"
        _say(
            f"[{self.done:3}/{self.total}, {so_far / 60:.0f} min] {step.size:,} items, {step.work.words}, "
            f"{yard.side.name}, {len(found.runs)} of {step.runs}: {took}"
        )


def run(folder: Path, size: int, growth: bool) -> Results:
    """Prepare all sides, measure them, and return the figures."""
    results = Results(size, growth=growth, machine=machine.describe(), versions=machine.own_versions())
    environment = folder / "peers"
    sides = {side.key: side for side in (ours.side(), *peers.sides(environment))}
    bench = Bench(folder, results, sides)
    _say("preparing the peers")
    try:
        results.versions |= peers.install(environment)
    except (Failed, OSError) as reason:
        _say(str(reason))
        bench.unprepared = dict.fromkeys(set(sides) - {"newsroom"}, str(reason))
    bench.sides |= {side.key: side for side in peers.sides(environment)}  # where Hugo lies is known only now
    bench.measure(list(plan(size, growth)))
    return results


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
