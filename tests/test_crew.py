"""Many things done by several processes: in order, with their errors as they were raised, none called for a few."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pytest
from newsroom.crew import Crew
from newsroom.problems import Problem, Problems

MANY = 200


@dataclass
class Tools:
    """What is handed over; counts in each process how often it came out of its wrapping."""

    word: str
    times: int = 0

    def __setstate__(self, state: dict[str, Any]) -> None:
        global _unpacked
        _unpacked += 1
        self.__dict__.update({**state, "times": _unpacked})


_unpacked = 0


def said(tools: Tools, task: int) -> tuple[str, int, int]:
    return f"{tools.word} {task}", os.getpid(), tools.times


def failing(error: Exception, task: int) -> int:
    if task == MANY // 2:
        raise error
    return task


@pytest.fixture
def crew(monkeypatch: pytest.MonkeyPatch) -> Iterator[Crew]:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    found = Crew(few=10)
    yield found
    found.close()


def test_many_come_back_in_their_order_made_by_others_who_unpack_their_tools_once(crew: Crew) -> None:
    made = list(crew.map(said, Tools("no."), range(MANY)))
    assert [word for word, *_ in made] == [f"no. {number}" for number in range(MANY)]
    assert os.getpid() not in {process for _, process, _ in made}
    assert {times for *_, times in made} == {1}


def test_other_tools_are_unpacked_by_the_same_processes(crew: Crew) -> None:
    first, second = (list(crew.map(said, Tools(word), range(MANY))) for word in ("one", "two"))
    assert {word.partition(" ")[0] for word, *_ in second} == {"two"}
    assert len({process for _, process, _ in (*first, *second)}) <= 2


def test_a_few_are_made_here_with_the_tools_as_they_are(crew: Crew) -> None:
    tools = Tools("no.")
    made = list(crew.map(said, tools, range(9)))
    assert made == [(f"no. {number}", os.getpid(), 0) for number in range(9)]
    assert {process for _, process, _ in crew.map(said, tools, range(MANY), few=MANY + 1)} == {os.getpid()}


def test_one_core_calls_nobody(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert {process for _, process, _ in crew.map(said, Tools("no."), range(MANY))} == {os.getpid()}


def test_nothing_at_all_is_nothing(crew: Crew) -> None:
    assert not list(crew.map(said, Tools("no."), ()))


ERRORS = (
    Problems([Problem("news/2026/11/a.md", 3, "date", "write it as 2026-11-22", grave=False)]),
    OSError(28, "No space left on device", "cards/a.png"),
    ValueError("odd"),
)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_comes_through_as_it_was_raised(crew: Crew, error: Exception) -> None:
    with pytest.raises(type(error)) as caught:
        list(crew.map(failing, error, range(MANY)))
    assert (str(caught.value), caught.value.args) == (str(error), error.args)
    assert getattr(caught.value, "problems", None) == getattr(error, "problems", None)
    assert getattr(caught.value, "filename", None) == getattr(error, "filename", None)


def test_a_crew_may_be_let_go_twice_and_called_again(crew: Crew) -> None:
    for _ in range(2):
        assert [task for task, _ in groupby(crew.map(failing, ValueError(), range(MANY // 2)))] == [*range(MANY // 2)]
        crew.close()
        crew.close()
