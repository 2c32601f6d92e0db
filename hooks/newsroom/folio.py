"""The maps that earlier builds drew: an alert for the whole council changes the page of every place, and the map of none."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from newsroom import shelf
from newsroom.charts import Chart


class Folio:
    """Charts in one file, which is believed while `ground` is the same: all that every one of them rests on."""

    def __init__(self, file: Path, ground: str) -> None:
        self._file, self._ground = file, ground.encode()
        self._is_changed = False

    def get(self, key: str, draw: Callable[[], Chart | None]) -> Chart | None:
        """The chart of that key, drawn if it never was."""
        if key not in self._charts:
            self._charts[key] = draw()
            self._is_changed = True
        return self._charts[key]

    def save(self) -> None:
        """Keep them for the next build, if any is new; raises OSError."""
        if self._is_changed:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            shelf.write(self._file, self._ground, self._charts)

    @cached_property
    def _charts(self) -> dict[str, Chart | None]:
        found = shelf.read(self._file, self._ground)
        if isinstance(found, dict):
            return found
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
        return {}
