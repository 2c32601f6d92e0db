"""The layout of a text: CommonMark forgives a missing blank line and nests lists by two spaces, our Markdown does not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newsroom.importing.drafts import Draft

_RULE = re.compile(r" {0,3}([-*_])[ \t]*(\1[ \t]*){2,}$")
_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[-*+]|\d{1,9}[.)])(?P<gap> +)(?P<text>\S.*)$")
_QUOTED_ITEM = re.compile(r" {0,3}> ?(?:[-*+]|1\.) +\S")
_FENCE = re.compile(r"( *)(`{3,}(?=[^`]*$)|~{3,})")
_TABLE_RULE = re.compile(
    r" {0,3}\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$|^ {0,3}\|[ \t]*:?-+:?[ \t]*\|[ \t]*$"
)
_BOXES = "div section table ul ol figure dl details article main header footer nav aside center form"
_BOX = re.compile(rf"<(?P<end>/?)(?:{_BOXES.replace(' ', '|')})\b[^<>]*>", re.IGNORECASE)
_BLOCK = re.compile(
    r" {0,3}</?(?:h[1-6]|p|div|table|tr|t[dh]|tbody|thead|[uod]l|li|d[td]|figure|figcaption|blockquote|pre|hr|section|details)\b",
    re.IGNORECASE,
)
_PRE = re.compile(r"<(?P<end>/?)pre\b", re.IGNORECASE)


def prepare(draft: Draft, opens_html: bool) -> Draft:
    """Without rules at the very beginning, and with raw HTML that is not indented: four spaces would make it code."""
    lines = draft.text.split("\n")
    start = 0
    while start < len(lines) and (not lines[start].strip() or _RULE.match(lines[start])):
        start += 1
    lines = lines[start:] or [""]
    origins = draft.origins[start:] or draft.origins[-1:]
    return Draft("\n".join(_outdent(lines, opens_html)), origins)


def arrange(draft: Draft) -> Draft:
    """Lists nested by four spaces, with a blank line above them; tables with a blank line above them."""
    writer = _Writer()
    lines = draft.text.expandtabs(4).split("\n")
    code = [
        bool(line.strip()) and not shown.strip() for line, shown in zip(lines, draft.shown.split("\n"), strict=True)
    ]
    depth = 0
    for number, line in enumerate(lines):
        writer.origin = draft.origins[number]
        is_table = number + 1 < len(lines) and "|" in line and bool(_TABLE_RULE.match(lines[number + 1]))
        if depth > 0 and not writer.fence:
            writer.write(line)
        else:
            writer.take(line, code[number], is_table)
        if not code[number]:
            depth = max(0, depth + sum(-1 if f["end"] else 1 for f in _BOX.finditer(line)))
    return Draft("\n".join(writer.lines), tuple(writer.origins))


def _outdent(lines: list[str], opens_html: bool) -> list[str]:
    reader = _Html(_is_balanced(lines) and not opens_html)
    return [reader.take(line) for line in lines]


def _is_balanced(lines: list[str]) -> bool:
    ends = [found["end"] for line in lines for found in _BOX.finditer(line)]
    return ends.count("/") * 2 == len(ends)


@dataclass
class _Html:
    """What is open at a line: boxes, a fence, a <pre>; within boxes nothing may be indented."""

    is_raw: bool  # whether all that stands in a box is HTML
    depth: int = 0
    fence: str = ""
    pre: bool = False
    flows: bool = False  # the line above was HTML
    blank: bool = False

    def take(self, written: str) -> str:
        """The line, moved to the left where it is HTML."""
        if mark := _FENCE.match(written):
            self.fence = "" if self.fence and mark[2].startswith(self.fence) else self.fence or mark[2]
        if self.fence or mark:
            return written
        bare = written.lstrip(" \t")
        line = bare if bare and not self.pre and self._is_html(written, bare) else written
        if bare:
            is_indented = line[0] in " \t"
            self.flows = not is_indented and (bool(_BLOCK.match(line)) or (self.flows and not self.blank))
        self.blank = not bare
        self.depth = max(0, self.depth + sum(-1 if f["end"] else 1 for f in _BOX.finditer(line)))
        self.pre = next((not f["end"] for f in reversed(list(_PRE.finditer(line)))), self.pre)
        return line if bare else ""  # a line of spaces below HTML would become an empty block of code

    def _is_html(self, written: str, bare: str) -> bool:
        if self.depth and (self.is_raw or bare.startswith("<")):
            return True
        return self.flows and (bool(_BLOCK.match(bare)) or not self.blank) and written[0] in " \t"


@dataclass(frozen=True)
class _Item:
    indent: int
    content: int  # the column at which its text begins
    is_ordered: bool

    @property
    def reach(self) -> int:
        """The column from which a line belongs to it; older generators asked for four spaces and no more."""
        return min(self.content, max(self.indent + 2, 4))


@dataclass
class _Writer:
    """The lines written so far, and the list items that are open."""

    lines: list[str] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    origin: int = 0
    items: list[_Item] = field(default_factory=list)
    fence: str = ""  # the fence of an open code block
    moved: int | None = None  # by how much a code block within a list item was indented
    in_paragraph: bool = False
    depth: int = 0  # of the list item in which the last line stands
    is_loose: bool = False  # whether a blank line stood in an open list before that line

    def write(self, line: str) -> None:
        self.lines.append(line)
        self.origins.append(self.origin)

    def blank(self) -> None:
        """A blank line, unless there is one."""
        if self.lines and self.lines[-1].strip():
            self.write("")

    def take(self, line: str, is_code: bool, is_table: bool) -> None:
        if self.fence:
            self._within_fence(line)
        elif not line.strip():
            self.write("")
            self.in_paragraph = False
            self.is_loose = bool(self.items)
        elif mark := _FENCE.match(line):
            self._open_fence(line, mark)
        elif is_code and not self.items:
            self.write(line)
        elif (item := _ITEM.match(line)) and not _RULE.match(line):
            self._item(line, item)
        else:
            self._text(line, is_table)

    def _open_fence(self, line: str, mark: re.Match[str]) -> None:
        self.fence = mark[2]
        self._leave(len(mark[1]))
        self.moved = len(mark[1]) if self.items else None
        if self.items:
            self.blank()
        else:
            self.write(line)

    def _within_fence(self, line: str) -> None:
        is_end = line.strip().startswith(self.fence) and not line.strip().strip(self.fence[0])
        if self.moved is None:
            self.write(line)
        elif is_end:
            self.write("")
        else:  # Python-Markdown knows no fences within lists; indented code it does
            kept = line[min(self.moved, len(line) - len(line.lstrip())) :]
            self.write(" " * 4 * (len(self.items) + 1) + kept if kept.strip() else "")
        if is_end:
            self.fence, self.moved, self.in_paragraph = "", None, False

    def _item(self, line: str, item: re.Match[str]) -> None:
        indent, mark = len(item["indent"]), item["mark"]
        ordered = mark[0].isdigit()
        if not self.items and (indent >= 4 or (self.in_paragraph and ordered and mark[:-1] != "1")):
            self._text(line, False)
            return
        above = self._leave(indent)
        if (not self.items and above is None and self.in_paragraph) or (above and above.is_ordered != ordered):
            self.blank()
        level = len(self.items)
        if self.is_loose and level < self.depth:  # or Python-Markdown takes it for a part of the paragraph above
            self.blank()
        written = mark[:-1] + "." if ordered else mark
        self.write(f"{' ' * 4 * level}{written} {item['text']}")
        gap = len(item["gap"]) if len(item["gap"]) <= 4 else 1
        self.items.append(_Item(indent, indent + len(mark) + gap, ordered))
        self.in_paragraph, self.depth = True, level

    def _text(self, line: str, is_table: bool) -> None:
        indent = len(line) - len(line.lstrip())
        is_heading = bool(re.match(r" {0,3}#{1,6}\s", line))
        is_block = is_heading or bool(_BLOCK.match(line))
        if self.items and (not self.in_paragraph or (is_block and indent < self.items[-1].content)):
            self._leave(indent)
            if not self.items and is_block:
                self.blank()
        if self.items:
            extra = max(0, indent - self.items[-1].content) if not self.in_paragraph else 0
            line = " " * (4 * len(self.items) + extra) + line.lstrip()
        elif is_table and self.in_paragraph and "|" not in self.lines[-1]:
            self.blank()
        elif _QUOTED_ITEM.match(line) and self.in_paragraph and not _QUOTED_ITEM.match(self.lines[-1]):
            self.write(">")
        if not self.in_paragraph:
            self.depth = len(self.items)  # a paragraph of an item stands deeper than the item's own line
        self.write(line)
        self.in_paragraph = not is_heading and not _RULE.match(line)

    def _leave(self, indent: int) -> _Item | None:
        """Close the items that a line at `indent` does not belong to; the outermost closed is returned."""
        closed = None
        while self.items and indent < self.items[-1].reach:
            closed = self.items.pop()
        return closed
