"""A text in the course of being changed, which still knows the line of the source that each of its lines came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from newsroom import sanitiser

Edit = tuple[int, int, str]  # from, to, and the text to put there


@dataclass(frozen=True)
class Draft:
    """`origins` holds, for each line of `text`, its line in the source file."""

    text: str
    origins: tuple[int, ...]

    @classmethod
    def of(cls, text: str, first_line: int) -> Draft:
        return cls(text, tuple(range(first_line, first_line + text.count("\n") + 1)))

    @cached_property
    def shown(self) -> str:
        """The text with code blanked out: as long as `text`, each character in its place."""
        lines = self.text.split("\n")
        blanked = sanitiser.blank_code(self.text).split("\n")
        return "\n".join(b if len(b) == len(line) else " " * len(line) for line, b in zip(lines, blanked, strict=True))

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        found = [0]
        for line in self.text.split("\n"):
            found.append(found[-1] + len(line) + 1)
        return found

    def line(self, position: int) -> int:
        """The source line of a position in the text."""
        return self.origins[self.text.count("\n", 0, position)]

    def edit(self, edits: Iterable[Edit]) -> Draft:
        """The text with each stretch replaced; of edits that overlap the first one counts."""
        pieces: list[str] = []
        origins = [self.origins[0]]
        at = row = 0
        for start, end, new in sorted(edits, key=lambda e: (e[0], e[1])):
            if start < at:
                continue
            row = self._keep(pieces, origins, at, start, row)
            pieces.append(new)
            origins += [self.origins[row]] * new.count("\n")
            row += self.text.count("\n", start, end)
            at = end
        self._keep(pieces, origins, at, len(self.text), row)
        return Draft("".join(pieces), tuple(origins))

    def _keep(self, pieces: list[str], origins: list[int], start: int, end: int, row: int) -> int:
        pieces.append(self.text[start:end])
        for _ in range(self.text.count("\n", start, end)):
            row += 1
            origins.append(self.origins[row])
        return row
