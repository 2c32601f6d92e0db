"""The links and pictures of a text, written as Markdown: each is found, followed and written anew where it changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsroom.importing.drafts import Draft, Edit
from newsroom.importing.pages import Page, as_text
from newsroom.importing.ways import REF

_BRACKET = re.compile(r"\\.|!?\[|\]|\n[ \t]*\n", re.DOTALL)
_STRICT = re.compile(
    r"\(\s*(?P<target><[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)(?:\s+(?P<title>\"[^\"]*\"|'[^']*'))?\s*\)"
)
_LENIENT = re.compile(r"\(\s*(?P<target>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*?)\s*(?P<title>\"[^\"\n]*\")?\s*\)")
_USE = re.compile(r"[ \t]?\[(?P<label>[^\[\]\n]*)\]")
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>[^\]^\[\n][^\]\[\n]*)\]:[ \t]*(?P<target><[^<>\n]*>|\S+|\{\{[^\n]*?\}\}\S*)"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$\n?",
    re.MULTILINE,
)
_BARE = re.compile(r"(?:(?<=^)|(?<=[^\]:>=]\s)|(?<=\s\())https?://[\w-][^\s<>()\[\]\"`]+", re.MULTILINE)
_LOOKS_DEFINED = re.compile(r"^ {0,3}(?=\[(?!\^)[^\]\n]+\]:)", re.MULTILINE)


@dataclass(frozen=True)
class Found:
    """One link or picture: where it stands, where its words stand, and its target."""

    start: int
    end: int
    words: tuple[int, int]
    target: str
    title: str
    is_picture: bool
    is_reference: bool = False


def rewrite(draft: Draft, page: Page) -> Draft:
    """Every link followed; those of an imported item are relative, those that lead nowhere plain text."""
    definitions = {f["label"].strip().lower(): f for f in _DEFINITION.finditer(draft.shown)}
    kept = {label for label, f in definitions.items() if _stays(draft, f, page)}
    edits: list[Edit] = []
    inside: list[Found] = []  # pictures seen, for the links round them
    for link in scan(draft.shown, set(definitions)):
        if link.is_reference and not link.is_picture and link.target in kept:
            continue
        target = _bare(definitions[link.target]["target"]) if link.is_reference else link.target
        if not link.is_reference and _is_prose(target):
            edits.append(
                (link.start, link.start + len("![" if link.is_picture else "["), "!\\[" if link.is_picture else "\\[")
            )
        elif link.is_picture:
            inside.append(link)
            edits.append((link.start, link.end, _picture(draft, link, target, page)))
        else:
            edits += _link(draft, link, target, page)
    edits += [(f.start(), f.end(), "") for label, f in definitions.items() if label not in kept]
    return _undefined(_within(draft, edits, inside))


def scan(shown: str, labels: set[str]) -> Iterator[Found]:
    """Each link and picture, inner ones first; `labels` are the references that are defined."""
    opened: list[tuple[int, bool]] = []
    done = -1  # up to where brackets are spoken for
    for found in _BRACKET.finditer(shown):
        mark = found[0]
        if mark[0] == "\\" or found.start() < done:
            continue
        if mark[0] == "\n":
            opened.clear()
        elif mark in ("[", "!["):
            opened.append((found.start(), mark == "!["))
        elif opened:
            start, is_picture = opened.pop()
            if link := _closed(shown, start, found.start(), is_picture, labels):
                done = link.end
                yield link


def _closed(shown: str, start: int, end: int, is_picture: bool, labels: set[str]) -> Found | None:
    """The link whose words end with the bracket at `end`."""
    words = (start + (2 if is_picture else 1), end)
    inner = shown[words[0] : end]
    if target := _STRICT.match(shown, end + 1) or _LENIENT.match(shown, end + 1):
        return Found(start, target.end(), words, _bare(target["target"]), (target["title"] or "")[1:-1], is_picture)
    if inner.startswith("^"):
        return None
    use = _USE.match(shown, end + 1)
    if use and (label := (use["label"].strip() or inner.strip()).lower()) in labels:
        return Found(start, use.end(), words, label, "", is_picture, True)
    if inner.strip().lower() in labels and shown[end + 1 : end + 2] != ":":
        return Found(start, end + 1, words, inner.strip().lower(), "", is_picture, True)
    return None


def _stays(draft: Draft, definition: re.Match[str], page: Page) -> bool:
    target = _bare(definition["target"])
    return "{{" not in target and page.ways.follow(target).target == target


def _bare(target: str) -> str:
    return target[1:-1].strip() if target.startswith("<") and target.endswith(">") else target.strip()


def _is_prose(target: str) -> bool:
    """`[sic] (as they wrote)`: words in brackets behind words in brackets, no address."""
    return " " in target and "{{" not in target and "{%" not in target and not re.search(r"[/.#@:]|\w\.\w", target)


def _picture(draft: Draft, link: Found, target: str, page: Page) -> str:
    alt = as_text(draft.text[slice(*link.words)])
    return page.show(draft, link.start, page.ways.picture(target, alt), alt, "")


def _link(draft: Draft, link: Found, target: str, page: Page) -> list[Edit]:
    """The brackets and the address anew, the words left to other edits."""
    way = page.ways.follow(target)
    page.say(draft, link.start, "link", way.remark)
    if way.target is None:
        return [(link.start, link.words[0], ""), (link.words[1], link.end, "")]
    title = f' "{link.title}"' if link.title and '"' not in link.title and not target.startswith(REF) else ""
    if (
        way.target == target
        and not link.is_reference
        and draft.text[link.words[1] : link.end].startswith(f"]({target}")
    ):
        return []
    return [(link.words[1], link.end, f"]({way.target}{title})")]


def _within(draft: Draft, edits: list[Edit], pictures: list[Found]) -> Draft:
    """Apply the edits; a picture that became a link can't stand inside another link, and leaves its words there."""
    spans = {(e[0], e[1]) for e in edits}
    changed = []
    for start, end, written in edits:
        new = written
        picture = next((p for p in pictures if (p.start, p.end) == (start, end)), None)
        if picture and not new.startswith("![") and _is_linked(draft.shown, picture, spans):
            new = draft.text[slice(*picture.words)]
        changed.append((start, end, new))
    return draft.edit(changed)


def _is_linked(shown: str, picture: Found, spans: set[tuple[int, int]]) -> bool:
    return shown[picture.start - 1 : picture.start] == "[" and shown[picture.end : picture.end + 2] == "]("


def _undefined(draft: Draft) -> Draft:
    """`[PLR]: Public Lending Right` looks like the address of a reference; a backslash says that it is text."""
    defined = {f.start() for f in _DEFINITION.finditer(draft.shown)}
    return draft.edit(
        (f.end(), f.end(), "\\") for f in _LOOKS_DEFINED.finditer(draft.shown) if f.start() not in defined
    )


def mark_bare(draft: Draft) -> Draft:
    """Addresses that stand in the text for themselves, in the brackets that make them links."""
    edits: list[Edit] = []
    for found in _BARE.finditer(draft.shown):
        address = found[0].rstrip(".,;:!?'\"*_)")
        if "{" not in address:
            edits.append((found.start(), found.start() + len(address), f"<{address}>"))
    return draft.edit(edits)


def host(target: str) -> str:
    """The site that an address leads to, as words for a link that has none."""
    try:
        return urlsplit(target).netloc.removeprefix("www.") or target
    except ValueError:
        return target
