"""Maps are drawn once, and again as soon as anything is different that they rest on."""

from __future__ import annotations

from pathlib import Path

import shown
from newsroom.atlas import Atlas
from newsroom.charts import Chart
from newsroom.folio import Folio

PLACES = {"a": {"name": "A", "point": [50.7, -2]}, "b": {"name": "B", "point": [50.8, -2]}}
CHART = Atlas(shown.council(places=PLACES)).whole("ab")


def asked(file: Path, ground: str, drawn: Chart | None = CHART) -> int:
    """How often something had to be drawn."""
    calls = []

    def draw() -> Chart | None:
        calls.append(1)
        return drawn

    folio = Folio(file, ground)
    assert [folio.get("harbour", draw), folio.get("harbour", draw)] == [drawn] * 2
    folio.save()
    return len(calls)


def test_a_map_that_was_drawn_is_not_drawn_again(tmp_path: Path) -> None:
    assert CHART
    assert [asked(tmp_path / "kept", "x") for _ in range(3)] == [1, 0, 0]


def test_that_there_is_none_is_remembered_too(tmp_path: Path) -> None:
    assert [asked(tmp_path / "kept", "x", None) for _ in range(2)] == [1, 0]


def test_what_rests_on_something_else_or_is_damaged_is_drawn_again(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    assert [asked(file, ground) for ground in ("x", "y", "x", "x")] == [1, 1, 1, 0]
    file.write_bytes(file.read_bytes()[:-4])
    assert asked(file, "x") == 1
