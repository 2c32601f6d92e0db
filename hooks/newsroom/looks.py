"""What can be seen in an item by itself, whatever else is in the newsroom: its links, raw HTML, whether its card can be drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from newsroom import cards, links, sanitiser
from newsroom.item import Alert, Item
from newsroom.problems import Problem
from newsroom.sanitiser import Named
from newsroom.settings import Settings

Line = Callable[..., int]


@dataclass(frozen=True)
class Look:
    """What the text of the item at `path` links to and shows, and what is wrong with its looks."""

    path: str
    named: tuple[Named, ...] = ()
    problems: tuple[Problem, ...] = ()


def take(item: Item, settings: Settings, line: Line) -> Look:
    """Look at an item as it is shown; `line` gives that of a field in its file."""
    endless = next(sanitiser.endless(item.body), None)
    named = () if endless else tuple(sanitiser.links(item.body))
    return Look(item.path, named, tuple(_problems(item, endless, settings, line)))


def named_files(item: Item, look: Look) -> tuple[str, ...]:
    """Every file that its text and its picture name, from the repository's root."""
    targets = [target for _, target, _, _ in look.named]
    if item.image:
        targets.append(item.image.src)
    found = (links.path_of(item.path, target) for target in targets)
    return tuple(sorted({path for path in found if path and path != item.path}))


def inner_links(item: Item, look: Look) -> Iterator[tuple[int, str]]:
    """The line in the file and the target of every link to another file of the newsroom."""
    for line, target, _, is_picture in look.named:
        if not is_picture and links.path_of(item.path, target) not in (None, item.path):
            yield line + item.body_line - 1, target


def is_needed(item: Item) -> bool:
    """Whether what is wrong with looks and links holds the item back: never an alert, of which they are left out."""
    return not isinstance(item, Alert)


def is_unsigned(settings: Settings) -> bool:
    """Whether no card can bear the council's name, under any headline."""
    return _is_undrawable(cards.signature(settings))


@cache
def _is_undrawable(signature: str) -> bool:
    return any(cards.misfit("News", signature, photo=photo) for photo in (False, True))


def _problems(item: Item, endless: tuple[int, str] | None, settings: Settings, line: Line) -> Iterator[Problem]:
    seen: Iterable[tuple[int, str]] = [endless] if endless else sanitiser.refused(item.body)
    for number, what in seen:
        yield Problem(item.path, number + item.body_line - 1, "text", what, bool(endless) or is_needed(item))
    signed = "" if is_unsigned(settings) else cards.signature(settings)  # else every item would be held back for it
    if reason := cards.misfit(item.headline, signed, photo=item.image is not None):
        field = "short_title" if item.short_title else "title"
        plain = "" if is_needed(item) else "; until then it gets the plain card"
        yield Problem(item.path, line(item, field), field, reason + plain, is_needed(item))
