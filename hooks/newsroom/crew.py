"""Who makes: this process for a few things, all cores of this machine for many."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import lru_cache
from itertools import repeat
from multiprocessing import get_context
from typing import Any, TypeVar

Tools = TypeVar("Tools")
Task = TypeVar("Task")
Result = TypeVar("Result")

_BATCH = 32


class Crew:
    """Does the same with many tasks, in their order; others are called in when there are enough for them.

    `few` is the number below which starting more processes would take longer than the work.
    """

    def __init__(self, few: int = 40) -> None:
        self._few = few
        self._others: Executor | None = None

    def map(
        self, do: Callable[[Tools, Task], Result], tools: Tools, tasks: Sequence[Task], few: int = 0
    ) -> Iterator[Result]:
        """`do` with each task; `tools` are what all of them need, and are unpacked once in each process."""
        if len(tasks) < (few or self._few) or (os.cpu_count() or 1) == 1:
            yield from (do(tools, task) for task in tasks)
            return
        batches = [tasks[n : n + _BATCH] for n in range(0, len(tasks), _BATCH)]
        for results in self._call().map(_batch, repeat(do), repeat(pack(tools)), batches):
            yield from results

    def close(self) -> None:
        """Let the others go."""
        if self._others:
            self._others.shutdown(cancel_futures=True)
            self._others = None

    def _call(self) -> Executor:
        if self._others is None:
            self._others = ProcessPoolExecutor(os.cpu_count(), get_context("spawn"))
        return self._others


def pack(tools: object) -> bytes:
    """Tools as they travel to another process, with every batch of tasks, since nobody knows who takes which."""
    return pickle.dumps(tools, pickle.HIGHEST_PROTOCOL)


@lru_cache(maxsize=1)  # a build uses two sets, one after the other
def unpack(packed: bytes) -> Any:
    """The tools, which the batches of one process share."""
    return pickle.loads(packed)


def _batch(do: Callable[[Any, Task], Result], packed: bytes, tasks: Sequence[Task]) -> list[Result]:
    tools = unpack(packed)
    return [do(tools, task) for task in tasks]
