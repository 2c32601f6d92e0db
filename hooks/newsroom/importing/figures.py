"""Figures: their pictures must be HTML, since Markdown is not read inside; one that lost its picture is none."""

from __future__ import annotations

import html
import re

from newsroom.importing.drafts import Draft, Edit

_FIGURE = re.compile(r"<figure\b[^<>]*>(?P<inner>.*?)</figure>", re.DOTALL | re.IGNORECASE)
_PICTURE = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\((?P<src>[^\s()]+)\)")
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\[\]]*)\]\((?P<href>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)")
_CAPTION = re.compile(r"<figcaption\b[^<>]*>(?P<text>.*?)</figcaption>", re.DOTALL | re.IGNORECASE)
_HOLDS = re.compile(r"<(img|table|pre|blockquote|code|a|ul|ol)\b", re.IGNORECASE)


def mend(draft: Draft) -> Draft:
    edits: list[Edit] = []
    for found in _FIGURE.finditer(draft.text):
        if draft.shown[found.start()] != "<":
            continue
        inner = _PICTURE.sub(lambda f: f'<img src="{f["src"]}" alt="{html.escape(f["alt"])}">', found["inner"])
        inner = _LINK.sub(lambda f: f'<a href="{html.escape(f["href"])}">{f["text"]}</a>', inner)
        words = _CAPTION.sub("", inner)
        if _HOLDS.search(words):
            inner = re.sub(r"\n[ \t]*(?=\n)", "", inner)  # a blank line would end the HTML
            edits.append((found.start("inner"), found.end("inner"), inner))
        else:
            caption = " ".join(f["text"].strip() for f in _CAPTION.finditer(inner))
            edits.append((found.start(), found.end(), f"{words.strip()}\n\n{caption}".strip()))
    return draft.edit(edits)
