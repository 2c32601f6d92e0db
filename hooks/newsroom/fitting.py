"""How much of each thing is given where not all of it fits: what is least grave is shortened first, and nothing is dropped
before all is as short as it can be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import accumulate

_WHOLE = 1_000_000  # of whatever there is
_BLOCK = re.compile(r"</(?:p|li|h\d|dd|dt|tr|summary)>|<br>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Detail:
    """What of an alert is given: its newest `updates`, so many characters of its instruction and of its title."""

    has_tools: bool = False
    updates: int = 0
    has_text: bool = False
    has_places: bool = False
    has_contact: bool = False
    instruction: int = _WHOLE
    title: int = _WHOLE

    @property
    def is_cut(self) -> bool:
        """Whether even headline and instruction are short."""
        return self.instruction < _WHOLE


LEVELS = (  # from everything to the least that makes sense
    Detail(True, _WHOLE, True, True, True),
    Detail(False, _WHOLE, True, True, True),
    Detail(False, 3, True, True, True),
    Detail(False, 1, True, True, True),
    Detail(False, 3, False, True, True),
    Detail(False, 1, False, True, True),
    Detail(False, 0, False, True, True),
    Detail(False, 0, False, False, True),
    Detail(instruction=300),
    Detail(instruction=150, title=80),
    Detail(instruction=0, title=60),
)
UNTOOLED = 1  # the first level without what nobody needs on paper
_CUT = next(number for number, detail in enumerate(LEVELS) if detail.title < _WHOLE)


@dataclass(frozen=True)
class Paper:
    """One sheet: characters in a line, lines on it."""

    name: str
    width: int
    lines: int


PAPERS = (  # a large type in one column, smaller ones in two
    Paper("large", 76, 39),
    Paper("medium", 46, 97),
    Paper("small", 57, 122),
)


def levels(count: int, cost: Callable[[int, int], float], room: float, first: Iterable[int] = ()) -> list[int]:
    """The level of each of `count` things, the gravest first, at which all together cost no more than `room`.

    `cost` tells that of one at a level, `first` where each begins. What does not fit even at the last level is left out.
    Room that is over goes to the gravest.
    """
    begun = list(first) or [0] * count
    found = _lowered(begun, cost, room)
    left = room - sum(cost(number, level) for number, level in enumerate(found))
    for number, level in enumerate(found):
        spare = left + cost(number, level)
        found[number] = next((more for more in range(begun[number], level) if cost(number, more) <= spare), level)
        left = spare - cost(number, found[number])
    return found


def _lowered(begun: Sequence[int], cost: Callable[[int, int], float], room: float) -> list[int]:
    """All by a step before any by two, the last of them first."""
    found = list(begun)
    costs = [cost(number, level) for number, level in enumerate(found)]
    for level in range(1, len(LEVELS)):
        for number in reversed(range(len(found))):
            if sum(costs) <= room:
                return found
            if found[number] < level:
                found[number], costs[number] = level, cost(number, level)
    return found[: fitting(costs, room)]


def fitting(costs: Iterable[float], room: float) -> int:
    """How many, from the first, fit together."""
    return sum(1 for total in accumulate(costs) if total <= room)


def reckoned(level: int) -> int:
    """The level by which to reckon what a printed piece takes: a style cuts headline and instruction to so many lines."""
    return max(level, _CUT) if LEVELS[level].is_cut else level


def lines(html: str, width: int) -> float:
    """How many lines a piece takes on paper, with the air round its blocks, headings and as a whole."""
    texts = (unescape(_TAG.sub("", part)).strip() for part in _BLOCK.split(html))
    air = 0.5 * html.count("</h") + html.count("</article>")
    return sum(len(text) // width + 1.15 for text in texts if text) + air
