"""Who makes: this process for a few things, all cores for many, or a cluster when one is named."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import lru_cache
from hashlib import blake2b
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
        """`do` with each task; `tools` are what all of them need, and are handed over once to each process."""
        if len(tasks) < (few or self._few) or (os.cpu_count() or 1) == 1:
            yield from (do(tools, task) for task in tasks)
            return
        packed = pickle.dumps(tools, pickle.HIGHEST_PROTOCOL)
        key = blake2b(packed, digest_size=16).digest()
        batches = [tasks[n : n + _BATCH] for n in range(0, len(tasks), _BATCH)]
        for results in self._call().map(_batch, repeat(do), repeat(key), repeat(packed), batches):
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


class _Tools:
    """What was unpacked last; a build uses two sets, one after the other."""

    def __init__(self, key: bytes, packed: bytes) -> None:
        self.key, self.packed = key, packed

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Tools) and other.key == self.key


@lru_cache(maxsize=1)
def _unpacked(packed: _Tools) -> Any:
    return pickle.loads(packed.packed)


def _batch(
    do: Callable[[Any, Task], Result], key: bytes, packed: bytes, tasks: Sequence[Task]
) -> list[Result]:  # fmt: skip
    tools = _unpacked(_Tools(key, packed))
    return [do(tools, task) for task in tasks]
