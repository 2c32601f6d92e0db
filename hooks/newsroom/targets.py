"""The links and pictures that a text names in Markdown, and what is told of each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.codeblocks import blank

Named = tuple[int, str, str, bool]  # line from 1, target, text, and whether it is a picture

MARKDOWN_LINK = re.compile(
    r"(?P<picture>!)?(?<!\\)\[(?P<text>(?:[^\[\]\\]|\\.|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*)\]"
    r"\((?:\s{0,99}(?:<(?P<angled>[^<>\n]*)>|(?P<target>(?:[^\s()<>]|\([^\s()]*\))*))(?:\s{1,99}(?:\"[^\"]*\"|'[^']*'))?\s{0,99}\)"
    r"|(?P<spaced>(?:[^()\n]|\n(?![ \t]*\n)|\([^()\n]*\))*)\))"
    r"|^ {0,3}\[(?!\^)(?P<label>[^\[\]\n]+)\]:[ ]{0,99}(?:\n[ ]{0,99})?<?(?P<definition>[^\s>]+)>?"
    r"[ ]{0,99}(?:\n[ ]{0,99})?(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\))?[ ]*$",
    re.MULTILINE,
)
_BRACKET = re.compile(r"\[")
_BEFORE = 3  # characters of a match that may stand before its first bracket: an exclamation mark, or spaces
_PICTURED = re.compile(r"!\[(?:[^\[\]\n]*\] ?\[)?(?P<label>[^\[\]\n]+)\](?!\()")
_COMMENT = re.compile(r"<!--(?!-?>).*?--!?>", re.DOTALL)


def of_markdown(blanked: str) -> Iterator[Named]:
    """Those of a text whose code is blanked out."""
    yield from _written(_COMMENT.sub(blank, blanked) if "<!--" in blanked else blanked)


def _written(text: str, above: int = 0) -> Iterator[Named]:
    """The links of Markdown, those in the text of others too: a picture that is a link."""
    pictured = {found["label"].lower() for found in _PICTURED.finditer(text)}
    for found in _found(text):
        line = above + text.count("\n", 0, found.start()) + 1
        target = found["target"] or found["angled"] or found["definition"] or _spaced(found["spaced"] or "")
        is_picture = bool(found["picture"]) or (found["label"] or "").lower() in pictured
        yield line, target, found["text"] or (found["label"] if is_picture else "") or "", is_picture
        if not is_picture and "[" in (found["text"] or ""):
            yield from _written(found["text"], line - 1)


def _found(text: str) -> Iterator[re.Match[str]]:
    """Each match of `MARKDOWN_LINK`, which is tried where there is a bracket and not at every character."""
    end = 0
    for bracket in _BRACKET.finditer(text):
        for start in range(max(end, bracket.start() - _BEFORE), bracket.end()):
            if found := MARKDOWN_LINK.match(text, start):
                yield found
                end = found.end()
                break


def _spaced(written: str) -> str:
    """A target with spaces in it, which Markdown allows, without the title in quotation marks behind it."""
    target = written.strip()
    quote = target[-1:]
    return target[: target.index(quote)].strip() if quote in ("'", '"') else target
