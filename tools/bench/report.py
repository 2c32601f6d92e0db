"""The manual's page about speed, written from the figures of one run and from nothing else."""

from __future__ import annotations

from bench import goals, tables
from bench.figures import Results, Series
from bench.names import SIDES
from bench.tables import points, prose, table, time
from bench.works import BY_KEY, WORKS, sizes

_GROWING = ("ward", "nothing")
_COMMANDS = """```
make bench SIZE=1000    # some minutes
make bench              # 10,000 items
make bench GROWTH=1     # 100,000 items as well
```"""


def render(results: Results) -> str:
    """The whole page in Markdown."""
    parts = (
        _opening(results), _goals(results), _plot(results), _times(results), _growth(results), _memory(results),
        _sides(results), _works(), _left_out(), _machine(results), _again(results),
    )  # fmt: skip
    return "\n\n".join(parts) + "\n"


def _opening(results: Results) -> str:
    told = prose(
        f"What an editor waits for, over {results.size:,} items of ten years, 20 topics and 230 places, beside three programs "
        "that make sites of Markdown too. `make bench` writes this page from the figures of one run; nothing in it is written "
        "by hand, and what was not measured says so."
    )
    trial = prose(
        f"**This run measured {results.size:,} items. What is to be reached is set for {goals.SET_FOR:,}**, so the verdicts "
        "below are of a trial."
    )
    return "\n\n".join(["# How fast it is", told, *([trial] if results.size != goals.SET_FOR else [])])


def _goals(results: Results) -> str:
    rows = []
    for goal in goals.GOALS:
        value = goal.value(results)
        wanted = f"{'<' if goal.below else '≤'} {goal.at_most:g}{goal.unit}"
        aim = f"{goal.aim:g}{goal.unit}" if goal.aim is not None else ""
        reached = f"{tables.short(value)}{goal.unit}" if value is not None else "–"
        work = goal.work.format(small=results.small)
        rows.append((work, goal.told, wanted, aim, reached, goals.verdict(goal, value)))
    told = prose(
        "× is our median divided by the other's, both from this run: 0.2× is a fifth of the time. A flat card is what the "
        "build from nothing takes more CPU than the build with cards cached, by the number of cards."
    )
    head = ("work", "measured as", "to reach", "aim", "reached", "")
    return f"## To reach, and reached\n\n{table(head, rows)}\n\n{told}"


def _plot(results: Results) -> str:
    return (
        f"![Seconds of each work over {results.size:,} items by each side, and growth with the number of items; the tables "
        "below hold the same figures](performance.svg)"
    )


def _times(results: Results) -> str:
    rows = [
        (words if series is several[0] else "", SIDES[series.side], *tables.cells(series))
        for words, several in tables.groups(results)
        for series in several
    ]
    head = ("work", "by", "median", "least to most", "CPU", "runs")
    return f"## Times over {results.size:,} items\n\n{table(head, rows)}"


def _growth(results: Results) -> str:
    counts, rows = sizes(results.size, True), []
    for key in _GROWING:
        for side in ("newsroom", "hugo-cards"):
            found = (results.find(key, side, count) for count in counts)
            rows.append((BY_KEY[key].words if side == "newsroom" else "", SIDES[side], *map(_growth_cell, found)))
    head = ("work", "by", *(f"{count:,} items" for count in counts))
    told = prose("How ours grows: 1 is linear, ten times the time for ten times the items; less is better.")
    slopes = points(f"{BY_KEY[key].words}: {_slope(results, key)}" for key in _GROWING)
    return f"## Growth\n\n{table(head, rows)}\n\n{told}\n\n{slopes}"


def _growth_cell(series: Series) -> str:
    seconds = tables.spread_of(series)
    if not seconds:
        return tables.why(series)
    between = f" ({time(seconds.least)} to {time(seconds.most)})" if seconds.runs > 1 else ""
    return f"{time(seconds.middle)}{between}"


def _slope(results: Results, work: str) -> str:
    steepest = goals.steepest(results, work, sizes(results.size, results.growth))
    return "not measured" if steepest is None else f"{steepest:.2f} at the steepest"


def _memory(results: Results) -> str:
    told = prose(f"The largest process of each side in any of its runs over {results.size:,} items.")
    rows = [(name, tables.megabytes(results.peak(side))) for side, name in SIDES.items()]
    return f"## Memory\n\n{told}\n\n{table(('by', 'most held by one process'), rows)}"


def _sides(results: Results) -> str:
    told = prose(
        "Counted in its output after its last run. After every run all are counted, and a run in which a page, a feed or a "
        "card is missing, or a new item has no page or stands in no feed, leaves no figure."
    )
    rows = []
    for side, name in SIDES.items():
        made = results.made.get(side)
        counts = (results.sizes[side], made.pages, made.feeds, made.cards, made.files) if made else ()
        rows.append((name, *(f"{n:,}" for n in counts)) if made else (name, "not measured", "", "", "", ""))
    head = ("by", "items", "their pages", "feeds", "cards", "files in all")
    return f"## What each side really made\n\n{told}\n\n{table(head, rows)}"


def _works() -> str:
    told = prose(
        "All sides have the same items, and take turns: each does its first run before any does its second. Each run is a "
        "whole command as its users give it, from its start to its end, with as many cores as it takes by itself. Of Hugo the "
        "program itself is started, not the few lines of Python around it."
    )
    return f"## How each work is done\n\n{told}\n\n{points(f'**{work.words}**: {work.told}' for work in WORKS)}"


def _left_out() -> str:
    return f"## What is not compared, and why\n\n{points(tables.lines('left-out'))}"


def _machine(results: Results) -> str:
    versions = [(name, results.versions.get(name, "not installed")) for name in tables.PROGRAMS]
    told = table(("what", "this run"), [*results.machine.items(), *versions])
    return f"## The machine and the versions\n\n{told}"


def _again(results: Results) -> str:
    told = prose(
        "The peers come from the package index that pip is set to, by the hashes in `locks/bench.txt`, into `.cache/bench`. "
        "Let the machine do nothing else meanwhile."
    )
    missing = [
        f"{s.size:,} items, {BY_KEY[s.work].words}, {SIDES[s.side]}: {s.missing}" for s in results.failed()
    ]  # fmt: skip
    failed = f"\n\n## Tried, and not measured\n\n{points(missing)}" if missing else ""
    return f"## Measure it yourself\n\n{_COMMANDS}\n\n{told}{failed}"
