"""The light page `/now/`: alerts in full, numbers to ring, what is open and what is on, as much as fits.

One page in one request, under 14 KB as it is, and on one sheet of paper, whatever there is to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property, partial
from typing import Any

from markupsafe import Markup

from newsroom import aloud, fitting, life, responses, sentences, simple, status, styling, textmessage
from newsroom.current import Current
from newsroom.fitting import LEVELS, PAPERS, UNTOOLED, Detail, Paper
from newsroom.item import Alert
from newsroom.language import Words
from newsroom.made import Slip
from newsroom.parts import Respond
from newsroom.settings import Contact, Settings
from newsroom.templates import environment
from newsroom.templating import Ask

MOST_BYTES = 14_000
ADDRESS = "now/"


def render(current: Current, settings: Settings, words: Words, policy: str = "") -> bytes:
    """The page; `policy` is what other pages carry in their head, "" where a header says it."""
    return _Leaflet(current, settings, words, policy).render()


class _Leaflet:
    """One page in the making: its pieces in the order of their weight, each with what it costs."""

    def __init__(self, current: Current, settings: Settings, words: Words, policy: str) -> None:
        self.current = current
        style = styling.light(settings)
        self.asked: dict[str, Any] = {
            "settings": settings, "words": words, "t": words, "ask": Ask(settings, words), "count": len(current.alerts),
            "policy": responses.drawn_by(style, responses.policy_of("now", policy)), "style": Markup(style), "first": settings.for_residents,
        }  # fmt: skip
        parts: Any = environment().get_template("now_parts.html").make_module(self.asked)
        self.alerts = [_Told(slip, settings, words) for slip in current.alerts]
        self.alert: Callable[[int, int, int], str] = cache(
            lambda number, shown, paper: str(parts.alert(self.alerts[number], LEVELS[shown], LEVELS[paper]))
        )
        reached = [one for one in settings.contacts.values() if one.phone]
        numbers = sorted(reached, key=lambda one: (one != settings.for_residents, one == settings.for_press))
        self.rows = (
            _Rows("numbers", [_both(parts.number, one) for one in numbers]),
            _Rows(
                "consultations", [_both(parts.row, _Row(slip, words, has_ways=False)) for slip in current.consultations]
            ),
            _Rows("events", [_both(parts.row, _Row(slip, words)) for slip in current.events]),
        )

        self.answered = [_both(parts.row, _Row(slip, words)) for slip in current.consultations]

    def render(self) -> bytes:
        """What is not on paper is marked, which costs bytes too: where it does not fit after all, there is less room."""
        room = MOST_BYTES
        while True:
            page = self._page(room)
            if len(page) <= MOST_BYTES or room <= 0:
                return page
            room -= len(page) - MOST_BYTES

    def _page(self, room: int) -> bytes:
        shown = fitting.levels(len(self.alerts), self._bytes, room)
        beside = room - sum(map(self._bytes, range(len(shown)), shown))
        counts = _shares([rows.sizes for rows in self.rows], beside)
        rows = self._answered(counts, beside)
        paper, levels, printed = self._on_paper(shown, rows, counts)
        pieces = {"alerts": list(map(self.alert, range(len(shown)), shown, levels))}
        left = {"alerts": len(self.alerts) - len(shown)}
        for each, count, some in zip(rows, counts, printed, strict=True):
            pieces[each.name] = [*each.printed[:some], *each.unprinted[some:count]]
            left[each.name] = len(each.printed) - count
        asked = {
            **self.asked, "paper": paper, "left": left, "newest": self._newest(len(shown), *counts[1:]),
            "pieces": {name: Markup("\n".join(some)) for name, some in pieces.items()},
            "is_printed": {each.name: bool(some) for each, some in zip(rows, printed, strict=True)},
        }  # fmt: skip
        return environment().get_template("now.html").render(asked).encode()

    def _newest(self, alerts: int, consultations: int, events: int) -> datetime | None:
        """When the newest of what the page names was published, confirmed or changed: what is printed tells its age."""
        named = (
            *self.current.alerts[:alerts],
            *self.current.consultations[:consultations],
            *self.current.events[:events],
        )
        return max((life.updated(slip.item) for slip in named), key=datetime.timestamp, default=None)

    def _answered(self, counts: Sequence[int], room: float) -> list[_Rows]:
        """The lists, with the ways to answer in as many rows as there is room for, once all that fits is named."""
        numbers, asked, events = self.rows
        spare = room - sum(sum(each.sizes[:count]) for each, count in zip(self.rows, counts, strict=True))
        more = [_size(long) - size for (long, _), size in zip(self.answered, asked.sizes[: counts[1]], strict=False)]
        some = fitting.fitting(more, spare)
        return [numbers, _Rows(asked.name, [*self.answered[:some], *asked.both[some:]]), events]

    def _on_paper(
        self, shown: Sequence[int], several: Sequence[_Rows], counts: Sequence[int]
    ) -> tuple[Paper, list[int], list[int]]:
        """The sheet, and what of all that is shown is printed: rows are left out before alerts are shortened."""
        levels = [max(level, UNTOOLED) for level in shown]
        for paper in PAPERS:
            lines = partial(self._lines, paper)
            rows = [[fitting.lines(row, paper.width) for row in some.printed] for some in several]
            costs = [map(lines, range(len(levels)), levels), *map(_first, rows, counts)]
            if sum(map(sum, costs)) <= paper.lines:
                return paper, levels, list(counts)
        levels = fitting.levels(len(shown), lines, paper.lines, levels)
        levels += [len(LEVELS) - 1] * (len(shown) - len(levels))  # what the sheet has no room for it cuts off
        room = paper.lines - sum(map(lines, range(len(levels)), levels))
        return paper, levels, _shares(list(map(_first, rows, counts)), room)

    def _bytes(self, number: int, level: int) -> int:
        return _size(self.alert(number, level, level))

    def _lines(self, paper: Paper, number: int, level: int) -> float:
        by = fitting.reckoned(level)
        return fitting.lines(self.alert(number, by, by), paper.width)


def _first(costs: Sequence[float], count: int) -> Sequence[float]:
    return costs[:count]


def _shares(several: Sequence[Sequence[float]], room: float) -> list[int]:
    """How many rows of each list fit, those of the first before any of the next."""
    counts = []
    for costs in several:
        counts.append(fitting.fitting(costs, room))
        room -= sum(costs[: counts[-1]])
    return counts


@dataclass(frozen=True)
class _Rows:
    """Rows of one list, each as it is printed and as it is where the sheet has no room for it."""

    name: str
    both: Sequence[tuple[str, str]]

    @cached_property
    def printed(self) -> list[str]:
        return [one for one, _ in self.both]

    @cached_property
    def sizes(self) -> list[int]:
        return [_size(one) for one in self.printed]

    @cached_property
    def unprinted(self) -> list[str]:
        return [one for _, one in self.both]


@dataclass(frozen=True)
class _Row:
    """A consultation or an event in a line."""

    slip: Slip
    words: Words
    has_ways: bool = True

    @property
    def item(self) -> Any:
        return self.slip.item

    @property
    def respond(self) -> Respond | None:
        """By which ways one answers, for those who have no more than this sheet."""
        return getattr(self.item, "respond", None) if self.has_ways else None

    @property
    def lines(self) -> list[str]:
        """When it closes or takes place."""
        return [line.text for line in status.lines(self.item, self.slip.phase, self.words) if line.is_live][:1]


class _Told:
    """An alert, and what of it fits into less room."""

    def __init__(self, slip: Slip, settings: Settings, words: Words) -> None:
        assert isinstance(slip.item, Alert)
        self.item, self.words = slip.item, words
        self.contact: Contact | None = (
            settings.contacts[slip.item.contact] if slip.item.contact else settings.for_residents
        )
        self.where = ", ".join(map(settings.place_name, slip.item.places))
        self.text = Markup(simple.write(slip.whole().html, slip.item.address, ADDRESS))
        self.message = textmessage.compose(slip.item, settings, words)
        self.aloud = aloud.compose(slip.item, settings, words).splitlines()

    def title(self, detail: Detail) -> str:
        return sentences.cut(self.item.title, detail.title)

    def instruction(self, detail: Detail) -> str:
        return sentences.cut(self.item.instruction or "", detail.instruction) if detail.instruction else ""

    def left(self, detail: Detail) -> str:
        """What is not given, in words; what nobody needs to know of is not named."""
        older = len(self.item.updates) - detail.updates
        found = (
            self.words.count("now_older", older) if older > 0 else "",
            self.words("now_where") if not detail.has_places and (self.item.streets or self.item.postcodes) else "",
            self.words("now_text") if not detail.has_text and self.text else "",
            self.words("now_instruction") if len(self.item.instruction or "") > detail.instruction else "",
        )
        return ", ".join(filter(None, found))


def _both(macro: Callable[[Any, bool], str], one: object) -> tuple[str, str]:
    return str(macro(one, True)), str(macro(one, False))


def _size(piece: str) -> int:
    """In bytes, with the end of its line."""
    return len(piece.encode()) + 1
