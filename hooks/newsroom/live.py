"""Does a page show exactly this version of an item? Told from what residents can see there, not from a mark for us."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html.parser import HTMLParser

from newsroom.item import Alert, Item

_UNSEEN = ("script", "style", "template", "noscript")
_APART = 3.0  # seconds between two looks
_SILENT = 15.0  # seconds, at most, before it is said again what is waited for


@dataclass(frozen=True)
class Page:
    """The words of a page, white space folded, the moments in it that machines can read, and its title."""

    words: str
    moments: frozenset[float]
    title: str


@dataclass(frozen=True)
class Outcome:
    """The version that the page shows, if any, after how many looks, and what was seen last where it shows none."""

    shown: Item | None
    looks: int
    seen: str = ""


def wait(
    ways: Sequence[Callable[[], str]],
    versions: Callable[[], Sequence[Item]],
    clock: Callable[[], float],
    sleep: Callable[[float], object],
    within: float,
    tell: Callable[[str], object],
) -> Outcome:
    """Look at the page until it shows a version of the item, for `within` seconds, each way in turn once the one before has.

    A way returns HTML, or raises LookupError saying why it can't. `versions` is asked at every look, since somebody may say
    more meanwhile; `tell` is told now and then what was seen instead.
    """
    begun, looks, left, said = clock(), 0, list(ways), -_SILENT
    while True:
        looks += 1
        found, seen = _look(left[0], versions)
        if found:
            left.pop(0)
            if not left:
                return Outcome(found, looks)
            continue
        taken = clock() - begun
        if taken + _APART > within:
            return Outcome(None, looks, seen)
        if taken - said >= _SILENT:
            said = taken
            tell(seen)
        sleep(_APART)


def _look(way: Callable[[], str], versions: Callable[[], Sequence[Item]]) -> tuple[Item | None, str]:
    """The version that the page shows, or what the page lacks of the latest."""
    try:
        page = read(way())
    except LookupError as reason:
        return None, str(reason)
    lacking = [(item, told(item, page)) for item in versions()]
    return next(((item, "") for item, seen in lacking if not seen), (None, lacking[-1][1]))


def told(item: Item, page: Page) -> str:
    """What the page lacks, as a few words; nothing where it shows all that the item says now."""
    lacking = list(missing(item, page))
    if not lacking:
        return ""
    return f"the page there is called “{page.title}” and lacks {'; '.join(lacking[:3])}"


def missing(item: Item, page: Page) -> Iterator[str]:
    """What of the item, as `life.shown` gives it, the page does not show."""
    for text in _said(item):
        if _folded(text) not in page.words:
            yield f"“{text}”"
    for what, moment in _moments(item):
        if moment.timestamp() not in page.moments:
            yield f"{what} {moment:%Y-%m-%d %H:%M}"


def read(html: str) -> Page:
    """What can be read on a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(_folded(" ".join(reader.words)), frozenset(reader.moments), " ".join("".join(reader.title).split()))


def _said(item: Item) -> Iterator[str]:
    yield item.title
    yield item.summary
    if isinstance(item, Alert):
        yield from filter(None, (item.instruction, item.stood_down and item.stood_down.text))
        yield from (update.text for update in item.updates)  # a newer one may hide ours, which was just sent
        yield from item.streets


def _moments(item: Item) -> Iterator[tuple[str, datetime]]:
    yield "the date", item.date
    if not isinstance(item, Alert):
        return
    if item.stood_down:
        yield "that it was stood down at", item.stood_down.date
    elif item.promised and not item.withdrawn:
        yield "the next update", item.promised
    for update in item.updates:
        yield "the update of", update.date


def _folded(text: str) -> str:
    return " ".join(text.split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.moments: set[float] = set()
        self.title: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in (*_UNSEEN, "title"):
            self._inside.append(tag)
        if found := dict(attrs).get("datetime"):
            try:
                self.moments.add(datetime.fromisoformat(found).timestamp())
            except ValueError:
                return

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            self._inside.remove(tag)

    def handle_data(self, data: str) -> None:
        if "title" in self._inside:
            self.title.append(data)
        elif not self._inside:
            self.words.append(data)
