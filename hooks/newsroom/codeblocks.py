"""Where code stands in a text: what is written there is neither HTML nor a link."""

from __future__ import annotations

import re

_BLOCK = re.compile(  # what opens a block of raw HTML that lasts until its closing tag
    r" {0,3}<(address|article|aside|blockquote|body|center|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption"
    r"|figure|footer|form|h[1-6]|header|html|iframe|legend|li|main|math|menu|nav|noscript|object|ol|p|pre|script|section"
    r"|style|summary|svg|table|tbody|td|tfoot|th|thead|tr|ul|video)(?=[\s/>])",
    re.IGNORECASE,
)
_FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
_OF_CODE = ("`", "~~~", "    ", "\t")  # a text with none of these holds no code
_HOLDS_INDENTED = re.compile(r" {0,3}([-*+] |\d+[.)] |!!! |\?\?\?\+? |\[\^[^\]]+\]:)")
_INLINE_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)", re.DOTALL)


def blank_code(markdown: str) -> str:
    """The text with its code blanked out, every character and line in its place."""
    if not any(mark in markdown for mark in _OF_CODE):
        return markdown
    lines = markdown.split("\n")
    fence = ""
    listed = False
    raw = _Raw()
    for number, line in enumerate(lines):
        stripped = line.lstrip(" >")
        if fence:
            closing = stripped.startswith(fence) and not stripped.strip(fence[0])
            lines[number] = ""
            fence = "" if closing else fence
        elif found := _FENCE.match(stripped):
            fence, lines[number] = found[0], ""
        elif raw.holds(line):
            continue
        elif line.startswith(("    ", "\t")) and not listed:
            lines[number] = "" if not lines[number - 1].strip() or not number else line
        elif line.strip():
            listed = bool(_HOLDS_INDENTED.match(line)) or (listed and line.startswith(" "))
    rest = "\n".join(lines)
    return _INLINE_CODE.sub(blank, rest) if "`" in rest else rest


def blank(found: re.Match[str]) -> str:
    """As many spaces, and every line in its place."""
    return re.sub(r"[^\n]", " ", found[0])


class _Raw:
    """Whether a line lies in a block of raw HTML, in which nothing is code for being indented."""

    def __init__(self) -> None:
        self._tag = ""
        self._depth = 0

    def holds(self, line: str) -> bool:
        """Told every line in turn."""
        if not self._tag and (found := _BLOCK.match(line)):
            self._tag = found[1]
        if not self._tag:
            return False
        for closing in re.findall(rf"<(/?){self._tag}\b", line, re.IGNORECASE):
            self._depth += -1 if closing else 1
        if self._depth <= 0:
            self._tag, self._depth = "", 0
        return True
