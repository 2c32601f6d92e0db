"""What is wrong with a file, said so that an editor can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: `path` from the repository's root, `line` from 1, the field's name or "".

    A problem that is not `grave` never holds an item back; a strict run stops at it all the same.
    """

    path: str
    line: int
    field: str
    message: str
    grave: bool = True

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}"
        return f"{where}: {self.field}: {self.message}" if self.field else f"{where}: {self.message}"


class Problems(Exception):
    """Raised once, with everything that was found; its text is the list that an editor reads."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))
