"""The figures of one run of the bench: kept as they were measured, summed up when they are asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

from bench.measures import Measure

NOT_RUN = "not part of this run"


@dataclass(frozen=True)
class Spread:
    """A median and how far the runs lie apart."""

    middle: float
    least: float
    most: float
    runs: int


@dataclass(frozen=True)
class Made:
    """What one side really made, counted in its output."""

    pages: int = 0  # of items
    feeds: int = 0
    cards: int = 0
    files: int = 0


@dataclass
class Series:
    """The runs of one work by one side over so many items, or why there is no figure."""

    work: str
    side: str
    size: int
    runs: list[Measure] = field(default_factory=list)
    missing: str = ""


@dataclass
class Results:
    """Everything that the page may say."""

    size: int
    growth: bool = False
    machine: dict[str, str] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    series: list[Series] = field(default_factory=list)
    made: dict[str, Made] = field(default_factory=dict)  # by side, at `size` or at the most that it was given
    sizes: dict[str, int] = field(default_factory=dict)  # of `made`

    @property
    def small(self) -> int:
        """Over how many items Material is measured."""
        return min(self.size, 1000)

    def find(self, work: str, side: str, size: int | None = None) -> Series:
        """The series that was asked for; one that was not run says so."""
        wanted = (work, side, size or self.size)
        found = (s for s in self.series if (s.work, s.side, s.size) == wanted)
        return next(found, Series(*wanted, missing=NOT_RUN))

    def seconds(self, work: str, side: str, size: int | None = None) -> Spread | None:
        """How long it took."""
        return spread(run.seconds for run in measured(self.find(work, side, size)))

    def cpu(self, work: str, side: str) -> Spread | None:
        """How much CPU it took."""
        return spread(run.cpu for run in measured(self.find(work, side)))

    def peak(self, side: str) -> int | None:
        """The most memory that one process of this side held in any run over `size` items."""
        runs = (run.peak for s in self.series if (s.side, s.size) == (side, self.size) for run in measured(s))
        return max((peak for peak in runs if peak), default=None)

    def ratio(self, work: str, side: str, other: str, size: int | None = None) -> float | None:
        """The median of one side by that of another, both from this run."""
        ours, theirs = self.seconds(work, side, size), self.seconds(work, other, size)
        return ours.middle / theirs.middle if ours and theirs and theirs.middle else None

    def failed(self) -> Iterator[Series]:
        """What was tried and gave no figure."""
        return (s for s in self.series if s.missing)


def spread(values: Iterable[float]) -> Spread | None:
    """Median, least and most; None of nothing."""
    known = sorted(values)
    return Spread(median(known), known[0], known[-1], len(known)) if known else None


def measured(series: Series) -> list[Measure]:
    """The runs that count: none, if one of them did not do its work."""
    return [] if series.missing else series.runs


def save(results: Results, path: Path) -> None:
    """Keep the figures beside what was measured, so that the page can be written again from them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(asdict(results), indent=1), encoding="utf-8")


def load(path: Path) -> Results:
    """The figures of the last run."""
    plain = json.loads(path.read_text(encoding="utf-8"))
    plain["series"] = [Series(**{**s, "runs": [Measure(**run) for run in s["runs"]]}) for s in plain["series"]]
    plain["made"] = {side: Made(**made) for side, made in plain["made"].items()}
    return Results(**plain)
