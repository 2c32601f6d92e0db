"""Comments and declarations in a text: taken out, and said where they say something."""

from __future__ import annotations

import re

from newsroom.importing.drafts import Draft, Edit
from newsroom.importing.pages import Page

_COMMENT = re.compile(r"<!--(.*?)-->|<!--|<!\[CDATA\[.*?\]\]>|<![a-zA-Z][^<>]*>|<\?[^<>]*>?|<!\[", re.DOTALL)


def take_out(draft: Draft, page: Page) -> Draft:
    """The text without them; the marks of one that never ends are kept as text."""
    edits: list[Edit] = []
    for found in _COMMENT.finditer(draft.shown):
        words = (found[1] or "").strip()
        if found[0] in ("<!--", "<!["):
            edits.append((found.start(), found.start() + 1, "&lt;"))
            continue
        edits.append((found.start(), found.end(), ""))
        if words.lower() not in ("more", "end", ""):
            page.say(draft, found.start(), "html", f"the comment “{' '.join(words.split())[:60]}” was taken out")
    return draft.edit(edits)
