"""What is to be reached, and what was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from bench.figures import Results

SET_FOR = 10_000  # items, over which the goals were set


@dataclass(frozen=True)
class Goal:
    """A figure that is to be reached; `at_most` is in `unit`."""

    work: str
    told: str  # what the figure is of
    value: Callable[[Results], float | None]
    at_most: float
    aim: float | None = None
    unit: str = "×"
    below: bool = False  # less than, not at most


def _ratio(work: str, other: str, *, small: bool = False) -> Callable[[Results], float | None]:
    return lambda results: results.ratio(work, "newsroom", other, results.small if small else None)


def card(results: Results) -> float | None:
    """Milliseconds of CPU a card: what a build takes more when it has to draw them all."""
    all_drawn, none_drawn = results.cpu("nothing", "newsroom"), results.cpu("cached", "newsroom")
    if not all_drawn or not none_drawn:
        return None
    return (all_drawn.middle - none_drawn.middle) * 1000 / results.size


def _peak(results: Results) -> float | None:
    peak = results.peak("newsroom")
    return peak / 1e6 if peak else None


def _seconds(work: str) -> Callable[[Results], float | None]:
    def value(results: Results) -> float | None:
        found = results.seconds(work, "newsroom")
        return found.middle if found else None

    return value


GOALS = (
    Goal("publish one item for a ward", "of Hugo with cards, warm", _ratio("ward", "hugo-cards"), 0.2, 0.1),
    Goal("publish one item for a ward", "of Hugo without cards", _ratio("ward", "hugo"), 0.5, below=True),
    Goal("publish one for the whole council, with a photo", "of Hugo with cards, warm", _ratio("council", "hugo-cards"), 0.3),
    Goal("build from nothing, with cards", "of Hugo with cards, cold", _ratio("nothing", "hugo-cards"), 0.45, 0.35),
    Goal("build with cards cached, all else from nothing", "of Hugo without cards", _ratio("cached", "hugo"), 3, 1),
    Goal(
        "build {small:,} from nothing, with cards", "of Material with blog, rss and social",
        _ratio("nothing", "material", small=True), 0.2,
    ),
    Goal("draw a flat card", "CPU", card, 8, unit=" ms"),
    Goal("largest process", "memory, in any work", _peak, 300, unit=" MB"),
    Goal("`mkdocs serve`: save to reload", "MkDocs' own watcher; the aim is for inotify", _seconds("save"), 1.5, 1, " s"),
    Goal("`newsroom check`", "after a build", _seconds("check"), 0.5, unit=" s"),
)  # fmt: skip


def verdict(goal: Goal, value: float | None) -> str:
    """Whether it was reached, in words."""
    if value is None:
        return "not measured"
    if value > goal.at_most or (goal.below and value == goal.at_most):
        return "not reached"
    return "reached, the aim too" if goal.aim is not None and value <= goal.aim else "reached"


def steepest(results: Results, work: str, counts: list[int]) -> float | None:
    """The steepest growth between neighbours: 1 is as many times the time as the items, less is better."""
    found = [(count, spread.middle) for count in counts if (spread := results.seconds(work, "newsroom", count))]
    slopes = [(b[1] / a[1]) / (b[0] / a[0]) for a, b in pairwise(found)]
    return max(slopes, default=None)
