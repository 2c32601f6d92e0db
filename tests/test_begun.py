"""An item that is begun: where its file goes, and what is wrong with it yet."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import sample
from newsroom import council
from newsroom.begun import Begun


@pytest.fixture
def begun(tmp_path: Path) -> Begun:
    """A whole item of news, in a newsroom without items."""
    root = sample.copy(tmp_path / "newsroom", news=False)
    site = council.read(root)
    said = {
        "title": "Market day",
        "summary": "On the Quay.",
        "date": "2026-11-22 09:00",
        "id": "01JDZZZZZZZZZZZZZZZZZZZZZZ",
    }
    return Begun(root, site, datetime(2026, 11, 22, 12, tzinfo=site.settings.zone), "news", {**said}, "Come.")


def test_a_second_item_of_a_title_gets_a_number_and_so_does_one_whose_address_was_published_once(begun: Begun) -> None:
    assert begun.place() == "news/2026/11/market-day.md"
    sample.write(begun.root, begun.place(), "Market day")
    assert begun.place() == "news/2026/11/market-day-2.md"
    (begun.root / "published.txt").write_text("news/2026/11/market-day-2/\n")
    assert begun.place() == "news/2026/11/market-day-3.md"


def test_what_is_wrong_with_one_answer_is_told_apart_from_the_others(begun: Begun) -> None:
    begun.answers |= {"topics": ("bins",), "title": ""}
    assert {problem.field for problem in begun.wrong("topics")} == {"topics"}
    assert {problem.field for problem in begun.faults()} == {"topics", "title"}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("docs/market.md", "is no place for an item"),
        ("news/2026/11/there.md", "is there already and was left alone"),
        ("news/2026/11/once.md", "was published before, and readers know it"),
    ],
)
def test_a_file_goes_where_nothing_is_or_was(begun: Begun, path: str, said: str) -> None:
    sample.write(begun.root, "news/2026/11/there.md", "There")
    (begun.root / "published.txt").write_text("news/2026/11/once/\n")
    assert begun.faults() == []
    (problem,) = begun.faults(path)
    assert said in problem.message
