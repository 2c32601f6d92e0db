"""Links and pictures of a text written anew where what they name has moved; all else stays as it is, to the byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape, unescape

from newsroom import sanitiser
from newsroom.importing.drafts import Draft

_COMMENT = re.compile(r"<!--(?!-?>).*?--!?>", re.DOTALL)
_TAG = re.compile(r"<(?:a|img)\b[^<>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"\s(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_TITLE = re.compile(r"\s+(?:\"[^\"]*\"|'[^']*')\s*$")

Change = Callable[[str], str | None]  # what a target becomes, or None to leave it


class Unmendable(Exception):
    """A link that can't be written anew safely: its line in the text, from 1, and its target."""

    def __init__(self, line: int, target: str) -> None:
        self.line, self.target = line, target


@dataclass(frozen=True)
class Mended:
    """One link that was written anew; `line` counts from 1 in the text."""

    line: int
    was: str
    now: str


def mend(text: str, change: Change) -> tuple[str, list[Mended]]:
    """The text with each target that `change` names anew; raises `Unmendable` where the links would not come out so.

    Code is left alone. What the sanitiser reads as links judges the result, whatever found the places.
    """
    plain, places = _unified(text)
    mended: list[Mended] = []
    edits: list[tuple[int, int, str]] = []
    for start, end, target, is_html in sorted(set(_spots(plain))):
        if (now := change(target)) is not None and now != target:
            mended.append(Mended(plain.count("\n", 0, start) + 1, target, now))
            edits.append((places[start], places[end], escape(now) if is_html else now))
    if not edits:
        return text, []
    written = text
    for start, end, now in reversed(edits):
        written = written[:start] + now + written[end:]
    _judge(plain, _unified(written)[0], change)
    return written, mended


def _judge(before: str, after: str, change: Change) -> None:
    wanted = [(line, change(target) or target) for line, target, _, _ in sanitiser.links(before)]
    found = [(line, target) for line, target, _, _ in sanitiser.links(after)]
    if wanted != found:
        line, target = next((a for a, b in zip(wanted, found, strict=False) if a != b), (wanted or found)[-1])
        raise Unmendable(line, target)


def _unified(text: str) -> tuple[str, list[int]]:
    """The text with \\n for every line end, and for each of its characters, and its end, the place in the text."""
    places = [n for n, c in enumerate(text) if not (c == "\n" and n and text[n - 1] == "\r")]
    return text.replace("\r\n", "\n").replace("\r", "\n"), [*places, len(text)]


def _spots(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Where each target stands, as it is written, and whether as HTML."""
    shown = Draft.of(text, 1).shown
    yield from _in_markdown(_COMMENT.sub(_blank, shown))
    for tag in _TAG.finditer(shown):
        for found in _ADDRESS.finditer(tag[0]):
            group = next(n for n in (1, 2, 3) if found[n] is not None)
            start, end = found.span(group)
            yield tag.start() + start, tag.start() + end, unescape(found[group]), True


def _in_markdown(shown: str, at: int = 0) -> Iterator[tuple[int, int, str, bool]]:
    for found in sanitiser.MARKDOWN_LINK.finditer(shown):
        group = next(name for name in ("target", "angled", "definition", "spaced") if found[name] is not None)
        start, end = found.span(group)
        written = found[group]
        if group == "spaced":
            written = _TITLE.sub("", written.rstrip())
            start += len(written) - len(written.lstrip())
            written = written.strip()
            end = start + len(written)
        yield at + start, at + end, written, False
        if not found["picture"] and "[" in (found["text"] or ""):
            yield from _in_markdown(found["text"], at + found.start("text"))


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
