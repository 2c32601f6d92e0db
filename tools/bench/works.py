"""What is measured, over how many items, by which sides, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.sides import Kept

SMALL = 1000  # the most that Material is given, so that a run ends in time


@dataclass(frozen=True)
class Work:
    """One thing that an editor or a host waits for."""

    key: str
    words: str
    told: str  # how it is done, for the page
    sides: tuple[str, ...]
    kept: Kept = Kept.ALL
    publishes: str = ""  # "ward" or "council"
    runs: int = 5


@dataclass(frozen=True)
class Step:
    """One work over so many items."""

    size: int
    work: Work
    sides: tuple[str, ...]
    runs: int


WORKS = (
    Work(
        "nothing", "build from nothing, with cards",
        "Nothing is left of an earlier build: no site, no cache. Pelican draws no cards.",
        ("newsroom", "hugo-cards", "pelican", "material"), Kept.NOTHING, runs=3,
    ),
    Work(
        "cached", "build with cards cached, all else from nothing",
        "Ours keeps `.cache/files`, Hugo `resources/_gen`; sites and all other caches are gone. Hugo without cards has none to keep.",
        ("newsroom", "hugo", "hugo-cards"), Kept.CARDS, runs=3,
    ),
    Work(
        "ward", "publish one item for a ward",
        "A new file of today that names one ward, then the build. Every run publishes another item. Sites and caches are kept by all, "
        "Hugo's `public` and `resources/_gen` too.",
        ("newsroom", "hugo", "hugo-cards", "pelican"), publishes="ward",
    ),
    Work(
        "council", "publish one item for the whole council, with a photo",
        "A new file of today without places; ours with a photograph of 12 megapixels. The peers publish it without, and size no picture.",
        ("newsroom", "hugo-cards"), publishes="council",
    ),
    Work("unchanged", "build when nothing has changed", "The same build once more.", ("newsroom", "hugo", "hugo-cards", "pelican")),
    Work("check", "`newsroom check`", "Every item, link and picture, after a build.", ("newsroom",)),
    Work(
        "preview", "`mkdocs serve`: start to first page", "From the command to the home page, the cache being warm.", ("newsroom",), runs=1,
    ),
    Work(
        "save", "`mkdocs serve`: save to reload",
        "From the save of a changed item, through the reload that the browser is told, to its page with the new words.", ("newsroom",),
    ),
)  # fmt: skip
BY_KEY = {work.key: work for work in WORKS}


def plan(size: int, growth: bool) -> Iterator[Step]:
    """A tenth first, then what Material can do, then all works, and ten times as many where that is wanted."""
    small = min(size, SMALL)
    for less in sorted({max(size // 10, 1), small} - {size}):
        yield from _growing(less, with_material=less == small)
    for work in WORKS:
        yield Step(size, work, tuple(s for s in work.sides if s != "material" or size == small), work.runs)
    if growth:
        yield Step(size * 10, BY_KEY["nothing"], ("newsroom",), 1)
        yield Step(size * 10, BY_KEY["ward"], ("newsroom",), 3)


def sizes(size: int, growth: bool) -> list[int]:
    """Over how many items growth is looked at."""
    return [max(size // 10, 1), size, *([size * 10] if growth else [])]


def _growing(size: int, *, with_material: bool) -> Iterator[Step]:
    sides = ("newsroom", "hugo-cards")
    nothing, ward = BY_KEY["nothing"], BY_KEY["ward"]
    yield Step(size, nothing, (*sides, "material") if with_material else sides, nothing.runs)
    yield Step(size, ward, sides, ward.runs)
