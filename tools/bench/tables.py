"""Figures as words, and rows as tables in Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.figures import Results, Series, Spread, measured, spread
from bench.works import WORKS

PROGRAMS = (
    "council-newsroom", "Python", "mkdocs", "pillow", "hugo", "pelican", "mkdocs-material", "mkdocs-rss-plugin",
)  # fmt: skip


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; an empty cell repeats nothing."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def prose(text: str) -> str:
    """A paragraph, or a point of a list, in lines as long as the manual's."""
    indent = "  " if text.startswith("- ") else ""
    return textwrap.fill(text, 130, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def points(texts: Iterable[str]) -> str:
    """A list."""
    return "\n".join(prose(f"- {text}") for text in texts)


def time(seconds: float) -> str:
    """Three figures are as exact as a run is."""
    return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.1f} s" if seconds < 100 else f"{seconds:.0f} s"


def short(value: float) -> str:
    """A ratio or an amount."""
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def megabytes(count: int | None) -> str:
    """Of memory."""
    return f"{count / 1e6:,.0f} MB" if count else "not measured"


def groups(results: Results) -> Iterator[tuple[str, list[Series]]]:
    """Every work with all its sides, as the page and the plot show them one after the other."""
    for work in WORKS:
        yield work.words, [results.find(work.key, side) for side in work.sides]
    if results.small != results.size:
        words = f"build {results.small:,} from nothing, with cards"
        yield words, [results.find("nothing", side, results.small) for side in ("newsroom", "hugo-cards", "material")]


def spread_of(series: Series) -> Spread | None:
    """Median and spread of the seconds."""
    return spread(run.seconds for run in measured(series))


def why(series: Series) -> str:
    """Why there is no figure; the reason in full stands at the end of the page."""
    return "not run" if not series.runs and series.missing.startswith("not part") else "not measured"


def cells(series: Series) -> tuple[str, str, str, str]:
    """Median, spread, CPU and runs of a series."""
    seconds, cpu = spread_of(series), spread(run.cpu for run in measured(series))
    if not seconds or not cpu:
        return why(series), "", "", ""
    between = f"{time(seconds.least)} to {time(seconds.most)}" if seconds.runs > 1 else ""
    return time(seconds.middle), between, time(cpu.middle) if cpu.most else "", str(seconds.runs)


def lines(name: str) -> list[str]:
    """The lines of a text that no figure changes."""
    return (Path(__file__).parent / f"templates/{name}.txt").read_text(encoding="utf-8").splitlines()
