"""The hand-written pages: whether they leave the newsroom's own addresses alone, and what of the menu can't be followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from newsroom import addresses
from newsroom.problems import Problem
from newsroom.settings import CONFIG, Settings

_INTRODUCTIONS = tuple(f"{name}.md" for name in addresses.INTRODUCED)


def check(config: Mapping[str, Any], docs: Path, settings: Settings, path: str = CONFIG) -> Iterator[Problem]:
    """A problem for each page, file or line of the menu on which the newsroom could not be built whole."""
    if not (docs / "index.md").is_file():
        yield Problem(
            f"{docs.name}/index.md", 1, "", "is missing; write it: its words stand at the head of the home page"
        )
    for name in addresses.OURS:
        for taken in (docs / name, docs / f"{name.removesuffix('.html')}.md"):
            if taken.exists() and taken.name not in _INTRODUCTIONS:
                what = "stands where the newsroom writes its own; rename it"
                yield Problem(f"{docs.name}/{taken.name}", 1, "", what)
    if settings.logo and not (docs / settings.logo).is_file():
        yield Problem(path, 1, "extra.newsroom.logo", f"{docs.name}/{settings.logo} does not exist; save it there")
    if config.get("use_directory_urls") is False:
        yield Problem(path, 1, "use_directory_urls", "is false; take the line out: every address here is a folder")
    for entry in _entries(config.get("nav") or ()):
        if not isinstance(entry, dict):
            yield Problem(path, 1, "nav", f"{entry} has no name; write it as `Name: {entry}`")


def menu(nav: Iterable[Any], group: str = "") -> Iterator[tuple[str, str, str]]:
    """Name, address and group of each page that `nav` names, in its order; addresses of other sites stay whole."""
    for entry in nav:
        for label, target in entry.items() if isinstance(entry, dict) else ():
            if isinstance(target, list):
                yield from menu(target, str(label))
            elif target:
                yield str(label), addresses.of_document(target) if target.endswith(".md") else str(target), group


def _entries(nav: Iterable[Any]) -> Iterator[Any]:
    for entry in nav:
        inner = [v for v in entry.values() if isinstance(v, list)] if isinstance(entry, dict) else []
        if inner:
            yield from _entries(inner[0])
        else:
            yield entry
