"""What is wrong with a file, said so that an editor can mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


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
        where = f"{_one_line(self.path)}:{self.line}"
        field, message = _one_line(self.field), _one_line(self.message)
        return f"{where}: {field}: {message}" if field else f"{where}: {message}"


def _one_line(text: str) -> str:
    """Whatever an editor wrote, a problem takes one line: programs read its beginning, and some obey a line's."""
    return _BREAKS.sub(" ", text).strip().encode("utf-8", "replace").decode()


class Problems(Exception):
    """Raised once, with everything that was found; its text is the list that an editor reads."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[Problems], tuple[tuple[Problem, ...]]]:
        """Another process may raise it."""
        return Problems, (self.problems,)
