"""Hand-written pages leave the newsroom's own addresses alone; for one of them the council writes the beginning."""

from __future__ import annotations

from pathlib import Path

import pytest
import shown
from newsroom import documents


def said(docs: Path) -> list[str]:
    return [str(problem) for problem in documents.check({}, docs, shown.SETTINGS)]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "index.md").touch()
    return folder


def test_the_words_before_the_ways_to_follow_stand_in_one_file(docs: Path) -> None:
    (docs / "follow.md").touch()
    assert said(docs) == []


@pytest.mark.parametrize("name", ["follow", "daily.xml", "weekly.xml", "search.md", "now.md"])
def test_nothing_else_may_stand_where_the_newsroom_writes(docs: Path, name: str) -> None:
    (docs / name).mkdir()
    assert said(docs) == [f"docs/{name}:1: stands where the newsroom writes its own; rename it"]
