"""What `newsroom check` would say of a file that is not saved yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from newsroom import checks, news
from newsroom.importing import writing
from newsroom.problems import Problem
from newsroom.settings import Settings


def faults(
    root: Path, docs: Path, settings: Settings, path: str, text: str, moment: datetime, *, is_whole: bool = True
) -> list[Problem]:
    """The problems of the file; where it links and `is_whole`, all that is there is read too, since only links need to know."""
    with TemporaryDirectory() as folder:
        alone = Path(folder)
        writing.write(alone, text, path, ())
        found = news.read(alone, settings)
    if is_whole and "](" in text:
        rest = news.read(root, settings)
        items = (*found.items, *(item for item in rest.items if item.path != path))
        found = replace(
            rest, items=items, sources={**rest.sources, **found.sources}, paths=(*rest.paths, path),
            problems=(*(p for p in rest.problems if p.path != path), *found.problems), times={**rest.times, **found.times},
        )  # fmt: skip
    examined = checks.examine(found, settings, root, docs, moment)
    return [problem for problem in examined.problems if problem.path == path]
