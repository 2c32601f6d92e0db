"""Tables in the repository that a command writes and people mend: CSV, read with the number of each line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsroom.problems import Problem

Lines = Iterator[tuple[int, list[str]]]


@dataclass
class Table:
    """The table at `path`; `head` are its columns, of which the first must be `wanted`. Problems hold back no item."""

    path: str
    raw: bytes
    wanted: Sequence[str]
    head: Sequence[str] = ()
    problems: list[Problem] = field(default_factory=list)

    def lines(self) -> Lines:
        """All lines but the first that are whole, with their numbers, as Excel and others write them too."""
        lines = enumerate(csv.reader(self._text().splitlines()), 1)
        self.head = [cell.strip().lower() for cell in next(lines, (1, list(self.wanted)))[1]]
        if list(self.head[: len(self.wanted)]) == list(self.wanted):
            yield from self._whole(lines)
            return
        self.head = self.wanted
        first = ",".join(self.wanted)
        self.wrong(1, "", f"does not begin with the line `{first}`; write it there")

    def wrong(self, line: int, field: str, message: str) -> None:
        self.problems.append(Problem(self.path, line, field, message, grave=False))

    def _text(self) -> str:
        try:
            return self.raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            self.wrong(1, "", "holds bytes that are not UTF-8; save it as UTF-8")
            return ""

    def _whole(self, lines: Lines) -> Lines:
        width = len(self.head)
        for number, cells in lines:
            if len(cells) == width:
                yield number, [cell.strip() for cell in cells]
            elif cells:
                what = f"has {len(cells)} of {width} columns; separate them by commas, as in the first line"
                self.wrong(number, "", what)
