"""Titles and summaries in plain words: no markup, no entities, no more characters than there is room for."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

from newsroom import markup
from newsroom.item import SUMMARY_LIMIT

Misfit = Callable[[str, bool], str | None]  # headline and whether there is a picture: why the card can't show it

_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u2060\u00ad\ufeff\ufffe\uffff\ud800-\udfff]")
_MARKDOWN = (
    (re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=[^\s_])([^_]+?)(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"`+([^`]+)`+"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()>#+.!-])"), r"\1"),
)
_FORMATTING = "a abbr b big blockquote br cite code div em figure font h1 h2 h3 h4 h5 h6 i img li ol p script small span strong style sub sup tt u ul"
_TAG = re.compile(rf"</?(?:{_FORMATTING.replace(' ', '|')})(?:\s[^<>]*)?/?>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_ANGLED = re.compile(r"<(?=[/!a-zA-Z])([^<>]*)>?")
_SENTENCE = re.compile(r"[.!?…][”’\"')\]]*(?=\s)")
_NOT_THE_END = re.compile(r"(?:\b[A-Za-z]|\b(?:Mr|Mrs|Ms|Dr|St|No|vs|etc|e\.g|i\.e|Jr|Sr|Inc|Prof|approx))\.$")
_BREAK = re.compile(r"\s*[:;|]\s+|\s+[-–—]\s+|—|(?<=[?!])\s+")
_SMALL = {
    *("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "its"),
    *("of", "on", "or", "our", "that", "the", "their", "to", "with", "your"),
}


def plain(text: str) -> str:
    """One line without markup; entities that were escaped twice are read twice."""
    for _ in range(4):
        before = text
        text = html.unescape(_TAG.sub(lambda found: " " if found[0][1:3].lower() in ("br", "p>", "/p") else "", text))
        if text == before:
            break
    for form, kept in _MARKDOWN:
        text = form.sub(kept, text)
    text = _ANGLED.sub(r"\1", text)  # <details> in a headline is a word, not markup
    text = " ".join(_INVISIBLE.sub("", text).split())
    return text if any(unicodedata.category(c)[0] not in "ZC" for c in text) else ""


def cut(text: str, limit: int = SUMMARY_LIMIT) -> str:
    """The text within `limit` characters: whole sentences, or else whole words and an ellipsis."""
    if len(text) <= limit:
        return text
    ends = [f.end() for f in _SENTENCE.finditer(text, 0, limit + 1) if not _NOT_THE_END.search(text[: f.end()])]
    if ends and ends[-1] >= limit // 4:
        return text[: ends[-1]]
    head = text[:limit]
    return head[: head.rfind(" ") if " " in head else limit - 1].rstrip(" ,;:–—-(“") + "…"


def opening(body: str) -> str:
    """The first paragraph of a body as plain text; "" where there are no words."""
    blocks = [b for b in re.split(r"\n\s*\n", body) if b.strip()]
    for candidates in (filter(_is_paragraph, blocks), blocks):
        for block in candidates:
            if text := plain_of(block):
                return text
    return ""


def plain_of(markdown: str) -> str:
    """The words of some Markdown, as a reader sees them."""
    reader = _Words()
    reader.feed(markup.render(markdown, lambda _: None, lambda _: None))
    reader.close()
    return plain("".join(reader.words).replace("¶", ""))


def shorten(title: str, misfit: Misfit, photo: bool) -> str | None:
    """A short title that the card can show: up to a natural break, or else as many words as fit."""
    for candidate in (_without_symbols(title), *_natural(title), *_fewer_words(title)):
        if not misfit(candidate, photo):
            return candidate
    return None


def _without_symbols(title: str) -> str:
    """Emoji and the like are in no font that the card draws with."""
    return " ".join(
        "".join(c for c in title if unicodedata.category(c) not in ("So", "Cs", "Co", "Cn", "Cf", "Sk", "Mn")).split()
    )


def _natural(title: str) -> Iterator[str]:
    breaks = [f.start() for f in _BREAK.finditer(title)]
    for end in reversed(breaks):
        if len(title[:end].split()) >= 3:
            yield title[:end].rstrip()


def _fewer_words(title: str) -> Iterator[str]:
    words = title.split()
    for count in range(len(words) - 1, 0, -1):
        kept = words[:count]
        while len(kept) > 1 and kept[-1].lower().strip(",;:–—-") in _SMALL | {""}:
            kept.pop()
        yield " ".join(kept).rstrip(" ,;:–—-.") + "…"
    yield words[0][:20] + "…"


def _is_paragraph(block: str) -> bool:
    start = block.lstrip()
    marks = (
        "#",
        ">",
        "|",
        "!",
        "```",
        "~~~",
        "{{",
        "{%",
        "<table",
        "<figure",
        "<ul",
        "<ol",
        "<h",
        "<img",
        "[^",
        "---",
        "***",
        "???",
    )
    return (
        not start.startswith(marks)
        and not re.match(r"([-*+]|\d+[.)])\s", start)
        and not block.startswith(("    ", "\t"))
    )


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "p", "li", "td", "th", "h2", "h3", "h4", "div"):
            self.words.append(" ")
