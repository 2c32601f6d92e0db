"""How much of a text is read: one that Markdown would take minutes over is refused beforehand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

MOST = 100_000  # characters of a text
LONGEST_LINE = 20_000
MOST_UNCLOSED = 500  # brackets: for each one Markdown reads on to the paragraph's end
DEEPEST = 50  # of brackets [ that hold one another
MOST_BLOCKS = 500  # headings, definitions and callouts: for each one Markdown asks all the others

_CLOSED_BY = {"[": "]", "(": ")", "<": ">"}
_CLOSES = {closing: opening for opening, closing in _CLOSED_BY.items()}
_OPENING = re.compile(r"\\\[|(?<!\\)[\[\]]|[()<>]")
_COUNTED = re.compile(r" {0,3}(#|\[|!!!|\?\?\?)")


def endless(markdown: str) -> Iterator[tuple[int, str]]:
    """Line and sentence where the text would take minutes to read: asked before any other reader is given it."""
    if (
        len(markdown) <= LONGEST_LINE
        and sum(map(markdown.count, "[(<")) <= DEEPEST
        and markdown.count("\n") < MOST_BLOCKS
    ):
        return  # as nearly every text is: too short for any of it
    if len(markdown) > MOST:
        yield 1, f"has {len(markdown):,} characters, at most {MOST:,}; make several items of it"
    counted: Counter[str] = Counter()
    unclosed = 0
    above = 0
    opened: dict[str, int] = {}
    for number, line in enumerate(markdown.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            yield number, f"has {len(line):,} characters in one line, at most {LONGEST_LINE:,}; make paragraphs of it"
            continue
        if not line.strip():
            above, opened = unclosed, {}
        for mark in _OPENING.findall(line):
            _count(mark, opened)
            if opened.get("[", 0) > DEEPEST:
                yield number, f"has more than {DEEPEST} brackets [ open at once; close them or take them out"
                return
        unclosed = above + sum(opened.values())
        if unclosed > MOST_UNCLOSED:
            yield (
                number,
                f"has more than {MOST_UNCLOSED} brackets [ ( < open and never closed; close them or take them out",
            )
            return
        if found := _COUNTED.match(line):
            counted[found[1][:1]] += 1
            if counted[found[1][:1]] > MOST_BLOCKS:
                yield number, f"has more than {MOST_BLOCKS} lines that begin with {found[1]}; make several items of it"
                return


def _count(mark: str, opened: dict[str, int]) -> None:
    """Tell `opened` of one bracket; a > closes one <, for the others were never closed."""
    if mark in _CLOSED_BY:
        opened[mark] = opened.get(mark, 0) + 1
    elif mark in _CLOSES and opened.get(_CLOSES[mark]):
        opened[_CLOSES[mark]] -= 1
