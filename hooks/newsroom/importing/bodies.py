"""The body of an item: from another generator's Markdown to ours, step by step."""

from __future__ import annotations

import re
from collections.abc import Callable

from newsroom.importing import figures, guard, hugo, layout, leftovers, links, liquid, raw
from newsroom.importing.dialects import ELEVENTY, HUGO, JEKYLL
from newsroom.importing.drafts import Draft
from newsroom.importing.pages import Page

_GAP = re.compile(r"\n(?:[ \t]*\n){2,}")
_EMPTY_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]*#*[ \t]*$", re.MULTILINE)
_WORDS = re.compile(r"[ \t]*\S")
_TEMPLATES: dict[str, Callable[[Draft, Page], Draft]] = {
    HUGO.name: hugo.translate,
    JEKYLL.name: liquid.translate,
    ELEVENTY.name: liquid.translate,
}


def translate(page: Page) -> str:
    """The text as our own checks want it; remarks and pictures are left with `page`."""
    source, dialect = page.entry.source, page.entry.project.dialect
    draft = layout.prepare(Draft.of(source.body, source.body_line), dialect.opens_html)
    if template := _TEMPLATES.get(dialect.name):
        draft = template(draft, page)
    draft = leftovers.drop(draft, page)
    draft = links.rewrite(draft, page)
    draft = raw.clean(draft, page)
    if dialect.links_bare:
        draft = links.mark_bare(draft)
    draft = figures.mend(draft)
    if dialect.is_commonmark:
        draft = layout.arrange(draft)
    draft = layout.prepare(draft, dialect.opens_html)
    draft = guard.secure(draft, page)
    return _tidy(draft)


def _tidy(draft: Draft) -> str:
    """No heading that lost its words, no more than one blank line at a time, outside code."""
    draft = draft.edit((f.start(), f.end(), "") for f in _EMPTY_HEADING.finditer(draft.shown))
    gaps = _GAP.finditer(draft.text)
    return draft.edit((f.start(), f.end(), "\n\n") for f in gaps if _WORDS.match(draft.shown, f.end())).text.strip("\n")
