"""The desk at which an item is begun: where its file goes, and what is wrong with it yet."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import sample
from newsroom import council
from newsroom.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """One with a whole item of news on it, in a newsroom without items."""
    root = sample.copy(tmp_path / "newsroom", news=False)
    site = council.read(root)
    said = {
        "title": "Market day",
        "summary": "On the Quay.",
        "date": "2026-11-22 09:00",
        "id": "01JDZZZZZZZZZZZZZZZZZZZZZZ",
    }
    return Desk(root, site, datetime(2026, 11, 22, 12, tzinfo=site.settings.zone), "news", {**said}, "Come.")


def test_a_second_item_of_a_title_gets_a_number_and_so_does_one_whose_address_was_published_once(desk: Desk) -> None:
    assert desk.place() == "news/2026/11/market-day.md"
    sample.write(desk.root, desk.place(), "Market day")
    assert desk.place() == "news/2026/11/market-day-2.md"
    (desk.root / "published.txt").write_text("news/2026/11/market-day-2/\n")
    assert desk.place() == "news/2026/11/market-day-3.md"


def test_what_is_wrong_with_one_answer_is_told_apart_from_the_others(desk: Desk) -> None:
    desk.answers |= {"topics": ("bins",), "title": ""}
    assert {problem.field for problem in desk.wrong("topics")} == {"topics"}
    assert {problem.field for problem in desk.faults()} == {"topics", "title"}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("docs/market.md", "is no place for an item"),
        ("news/2026/11/there.md", "is there already and was left alone"),
        ("news/2026/11/once.md", "was published before, and readers know it"),
    ],
)
def test_a_file_goes_where_nothing_is_or_was(desk: Desk, path: str, said: str) -> None:
    sample.write(desk.root, "news/2026/11/there.md", "There")
    (desk.root / "published.txt").write_text("news/2026/11/once/\n")
    assert desk.faults() == []
    (problem,) = desk.faults(path)
    assert said in problem.message
