"""An item's HTML as plain text, for whoever pastes it into a program of their own: nothing in it needs markup to be understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import unquote, urljoin

from newsroom.language import Words

_WIDEST = 100  # characters of a table whose columns stand below each other
_TOKEN = re.compile(
    r'<(p|li)>([^<]+)</\1>|<(/?)([a-z][a-z0-9]*)((?: [\w:-]+="[^"]*")*)>|([^<]+)'
)  # most are whole paragraphs
_ATTRIBUTE = re.compile(r' ([\w:-]+)="([^"]*)"')
_NONE: dict[str, str] = {}
_BREAK = "\0"  # a line's end that was meant; no text holds it
_RAISED = {"sup": "⁰¹²³⁴⁵⁶⁷⁸⁹", "sub": "₀₁₂₃₄₅₆₇₈₉"}
_BLOCKS = frozenset(
    ("blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
     "hr", "li", "ol", "p", "pre", "summary", "table", "ul")
)  # fmt: skip
_TIGHT = ("li", "dt", "dd")
_GONE = ("del", "s")  # what is struck out does not hold any more


def of_html(html: str, base: str, words: Words) -> str:
    """The text of clean HTML, paragraph by paragraph, links written out; `base` is the whole address of its page."""
    return _Writer(base, words).read(html)


def under(text: str) -> str:
    """A heading on a line of its own."""
    return f"{text}\n{'-' * len(text)}"


class _Writer:
    """Reads tags and texts one after the other; `marks` are what stands before each line: of a quotation, of an entry of a list."""

    def __init__(self, base: str, words: Words) -> None:
        self._base, self._words = base, words
        self._blocks: list[tuple[str, bool]] = []  # each with whether it stands close to its like
        self._said: list[str] = []
        self._marks: list[tuple[str, str]] = []
        self._numbers: list[int | None] = []
        self._rows: list[list[str]] | None = None
        self._linked: list[tuple[int, str]] = []
        self._gone = self._tables = 0
        self._is_close = self._is_pre = False

    def read(self, html: str) -> str:
        for whole, inner, closing, tag, attributes, text in _TOKEN.findall(html):
            if whole == "p" and not (self._tables or self._gone):
                self._flush()
                self._paragraph(inner)
            elif whole:
                self._begin(whole, "")
                self._say(inner)
                self._end(whole)
            elif text:
                self._say(text)
            elif closing:
                self._end(tag)
            else:
                self._begin(tag, attributes)
        self._flush()
        return _joined(self._blocks)

    def _say(self, text: str) -> None:
        if not self._gone and (self._said or self._is_pre or not text.isspace()):
            self._said.append(unescape(text) if "&" in text else text)

    def _begin(self, tag: str, attributes: str) -> None:
        if self._said and tag in _BLOCKS:
            self._flush()
        if begin := _BEGIN.get(tag):
            begin(self, tag, _attributes(attributes) if attributes else _NONE)

    def _end(self, tag: str) -> None:
        if end := _END.get(tag):
            end(self, tag)
        if self._said and tag in _BLOCKS:
            self._flush()

    def _flush(self) -> None:
        """What was said since becomes a paragraph; within a table it stays in its cell."""
        if not self._said:
            return
        if self._tables:
            self._said.append(" ")
            return
        text, self._said = "".join(self._said), []
        if self._is_pre:
            self._put(text.strip("\n").split("\n"), is_close=self._is_close)
            return
        lines = [_squeezed(line) for line in text.split(_BREAK)]
        if any(lines):
            self._put(lines, is_close=self._is_close)

    def _paragraph(self, html: str) -> None:
        if text := _squeezed(unescape(html) if "&" in html else html):
            self._put([text], is_close=self._is_close)

    def _put(self, lines: list[str], *, is_close: bool = False) -> None:
        if not self._marks:
            self._blocks.append(("\n".join(lines), is_close))
            return
        found = []
        for line in lines:
            found.append(("".join(first for first, _ in self._marks) + line).rstrip())
            self._marks = [(after, after) for _, after in self._marks]
        self._blocks.append(("\n".join(found), is_close))

    def _line(self, tag: str, _: dict[str, str]) -> None:
        self._said.append(_BREAK)

    def _rule(self, tag: str, _: dict[str, str]) -> None:
        self._put(["* * *"])

    def _pictured(self, tag: str, found: dict[str, str]) -> None:
        if found.get("alt"):
            self._said.append(self._words("plain_picture", alt=found["alt"]))

    def _link(self, tag: str, found: dict[str, str]) -> None:
        sort, target = found.get("class", ""), found.get("href", "")
        self._linked.append((len(self._said), sort if sort.startswith("footnote") else target))

    def _linked_to(self, tag: str) -> None:
        start, target = self._linked.pop() if self._linked else (len(self._said), "")
        text = "".join(self._said[start:])
        del self._said[start:]
        self._said.append(_with_address(text, target, self._base))

    def _raised(self, tag: str) -> None:
        if self._said and self._said[-1].isdecimal():
            self._said[-1] = self._said[-1].translate(dict(zip(range(48, 58), _RAISED[tag], strict=True)))

    def _strike(self, tag: str, _: dict[str, str]) -> None:
        self._gone += 1

    def _struck(self, tag: str) -> None:
        self._gone = max(0, self._gone - 1)

    def _quote(self, tag: str, _: dict[str, str]) -> None:
        self._said.append("“")

    def _quoted(self, tag: str) -> None:
        self._said.append("”")

    def _heading(self, tag: str) -> None:
        text = _squeezed("".join(self._said))
        if text and not self._tables:
            self._said = []
            self._put(under(text).splitlines() if tag == "h2" else [text])

    def _list(self, tag: str, found: dict[str, str]) -> None:
        start = found.get("start", "1")
        self._numbers.append((int(start) if start.isdecimal() else 1) if tag == "ol" else None)

    def _listed(self, tag: str) -> None:
        self._flush()
        if self._numbers:
            self._numbers.pop()

    def _entry(self, tag: str, _: dict[str, str]) -> None:
        number = self._numbers[-1] if tag == "li" and self._numbers else None
        if number is not None:
            self._numbers[-1] = number + 1
        mark = "  " if tag == "dd" else "- " if number is None else f"{number}. "
        self._marks.append((mark, " " * len(mark)))
        self._is_close = True

    def _term(self, tag: str, _: dict[str, str]) -> None:
        self._is_close = True

    def _terms_over(self, tag: str) -> None:
        self._is_close = bool(self._marks)

    def _block_quote(self, tag: str, _: dict[str, str]) -> None:
        self._marks.append(("> ", "> "))

    def _unmark(self, tag: str) -> None:
        self._flush()
        if self._marks:
            self._marks.pop()
        self._is_close = bool(self._marks) and tag in _TIGHT

    def _pre(self, tag: str, _: dict[str, str]) -> None:
        self._is_pre = True
        self._marks.append(("    ", "    "))

    def _pre_over(self, tag: str) -> None:
        self._flush()
        self._is_pre = False
        if self._marks:
            self._marks.pop()

    def _table(self, tag: str, _: dict[str, str]) -> None:
        self._tables += 1
        if self._tables == 1:
            self._rows = []

    def _row(self, tag: str, _: dict[str, str]) -> None:
        if self._rows is not None and self._tables == 1:
            self._rows.append([])

    def _cell(self, tag: str) -> None:
        if self._rows and self._tables == 1:
            self._rows[-1].append(_squeezed("".join(self._said).replace(_BREAK, " ")))
            self._said = []

    def _caption(self, tag: str) -> None:
        if self._tables == 1:
            text, self._said = _squeezed("".join(self._said)), []
            self._put([text])

    def _table_over(self, tag: str) -> None:
        self._tables = max(0, self._tables - 1)
        if not self._tables and self._rows:
            rows, self._rows, self._said = self._rows, None, []
            self._put(list(_columns([row for row in rows if row])))


_Begin = Callable[[_Writer, str, dict[str, str]], None]
_End = Callable[[_Writer, str], None]
_BEGIN: dict[str, _Begin] = {
    "a": _Writer._link, "blockquote": _Writer._block_quote, "br": _Writer._line, "dd": _Writer._entry, "dt": _Writer._term,
    "hr": _Writer._rule, "img": _Writer._pictured, "li": _Writer._entry, "ol": _Writer._list, "pre": _Writer._pre,
    "q": _Writer._quote, "table": _Writer._table, "tr": _Writer._row, "ul": _Writer._list,
    **dict.fromkeys(_GONE, _Writer._strike),
}  # fmt: skip
_END: dict[str, _End] = {
    "a": _Writer._linked_to, "blockquote": _Writer._unmark, "caption": _Writer._caption, "dd": _Writer._unmark,
    "dl": _Writer._terms_over, "li": _Writer._unmark, "ol": _Writer._listed, "pre": _Writer._pre_over, "q": _Writer._quoted,
    "table": _Writer._table_over, "td": _Writer._cell, "th": _Writer._cell, "ul": _Writer._listed,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _Writer._heading),
    **dict.fromkeys(_RAISED, _Writer._raised), **dict.fromkeys(_GONE, _Writer._struck),
}  # fmt: skip


def _squeezed(text: str) -> str:
    """One space between words, as a browser shows them."""
    return " ".join(text.split())


def _attributes(written: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(written)}


def _with_address(text: str, target: str, base: str) -> str:
    """The words of a link and where it leads, unless they say that themselves."""
    if target == "footnote-ref":
        return f"[{text.strip()}]"
    if target == "footnote-backref":
        return ""
    sort, _, rest = target.partition(":")
    if not target or target.startswith("#") or not text.strip():
        return text
    if sort == "tel":
        return text if any(map(str.isdecimal, text)) else f"{text} ({rest})"
    whole = unquote(rest.partition("?")[0]) if sort == "mailto" else urljoin(base, target)
    said = text.strip().rstrip("/")
    return text if whole.rstrip("/") in (said, f"https://{said}", f"https://www.{said}") else f"{text} ({whole})"


def _columns(rows: list[list[str]]) -> Iterator[str]:
    """The rows of a table, a line each, in columns where that is no wider than a page."""
    wide = [max(len(cell) for cell in column) for column in zip(*_filled(rows), strict=True)] if rows else []
    is_narrow = sum(wide) + 3 * len(wide) <= _WIDEST
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, wide, strict=False)) if is_narrow else row
        yield " | ".join(cells).rstrip()


def _filled(rows: list[list[str]]) -> Iterator[list[str]]:
    most = max(map(len, rows))
    return (row + [""] * (most - len(row)) for row in rows)


def _joined(blocks: list[tuple[str, bool]]) -> str:
    """A line between paragraphs, none between the entries of a list."""
    found, was_close = "", False
    for text, is_close in blocks:
        found += ("" if not found else "\n" if was_close and is_close else "\n\n") + text
        was_close = is_close
    return found
