"""What names a place that was no more is told to the editor, with the place to name instead."""

from __future__ import annotations

import pytest
from desk import Newsroom
from newsroom import endings
from newsroom.directory import Ended

DAY, MONTH = Ended("2024-05-02", ("harbour", "old-town")), Ended("2024-05", ())


@pytest.mark.parametrize(
    ("written", "ended", "said"),
    [
        ("2024-05-01", DAY, []),
        ("2024-05-02", DAY, ["Quayside ended on 2024-05-02; name the place that it became: Harbour, Old Town"]),
        ("2024-05-31", MONTH, []),
        ("2024-06-01", MONTH, ["Quayside ended on 2024-05; name another place"]),
    ],
)
def test_an_item_names_the_places_of_its_own_day(room: Newsroom, written: str, ended: Ended, said: list[str]) -> None:
    path = f"news/{written[:4]}/{written[5:7]}/x.md"
    room.write(path, date=written, places="[harbour, quayside]")
    found = list(endings.problems(room.read(), {"quayside": ended}, room.settings))
    assert [problem.message for problem in found] == said
    assert [(p.path, p.field, p.line, p.grave) for p in found] == [(path, "places", 6, False)] * len(said)


def test_where_nothing_ended_nothing_is_said(room: Newsroom) -> None:
    room.write("news/2026/11/x.md", places="[quayside]")
    assert not list(endings.problems(room.read(), {}, room.settings))
