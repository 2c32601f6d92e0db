"""When the newsroom will next be different."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import outputs
import pytest
import shown
from newsroom import due


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=shown.SETTINGS.zone)


NOW = at("2026-11-18T12:00")  # a Wednesday


@pytest.mark.parametrize(
    ("written", "published", "ended", "then"),
    [
        (None, None, None, "2026-12-01T00:00"), ("2026-11-18T12:01", "2026-11-18T09:00", "2026-11-19", "2026-11-18T12:01"),
        ("2026-12-24T00:00", "2026-11-18T09:00", None, "2026-11-19T00:00"),
        ("2026-12-24T00:00", "2026-11-17T09:00", None, "2026-11-23T00:00"),
        (None, "2026-11-02T09:00", "2026-11-30", "2026-11-30T00:00"),
    ],
    ids=["the month joins its year", "a time is written", "the day has news", "the week has news", "an area ends"],
)  # fmt: skip
def test_the_newsroom_is_next_different_when_the_first_of_these_comes(
    written: str | None, published: str | None, ended: str | None, then: str
) -> None:
    slips = [outputs.slip(shown.made("x", published), shown.SETTINGS)] if published else []
    assert due.after(NOW, at(written) if written else None, slips, at(ended) if ended else None) == at(then)


def test_the_moment_is_noted_as_machines_read_it(tmp_path: Path) -> None:
    due.write(NOW, tmp_path / "cache")
    assert [(file.name, file.read_text()) for file in (tmp_path / "cache").iterdir()] == [
        ("next-due", "2026-11-18T12:00:00+00:00\n")
    ]
