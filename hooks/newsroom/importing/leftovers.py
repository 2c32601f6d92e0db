"""What other generators' Markdown adds to the text and ours does not know: attribute lists, fences of divs, icons."""

from __future__ import annotations

import re

from newsroom.importing.drafts import Draft, Edit
from newsroom.importing.pages import Page

_FORMS = (
    # {:.class} of kramdown and {: .class } of Python-Markdown; {.class #id} of both and of goldmark behind what it belongs to
    ("attribute list", re.compile(r"[ \t]?\{::?[^{}\n]*\}")),
    (
        "attribute list",
        re.compile(r"(?:(?<=[)\]`*_>])|(?<=\S)[ \t]+|^[ \t]*)\{[ \t]*[.#][\w-][^{}\n%]*\}", re.MULTILINE),
    ),
    ("attribute list", re.compile(r"(?<=\))\{[ \t]*[\w-]+=(?:\"[^\"\n]*\"|[^\s{}]+)[^{}\n]*\}")),
    ("div fence", re.compile(r"^[ \t]*:{3,}.*$", re.MULTILINE)),
    ("abbreviation", re.compile(r"^\*\[[^\]\n]+\]:.*$", re.MULTILINE)),
    ("icon", re.compile(r":(?:material|fontawesome|octicons|simple)-[\w-]+:")),
)


def drop(draft: Draft, page: Page) -> Draft:
    """The text without them; each is reported."""
    edits: list[Edit] = []
    for what, form in _FORMS:
        for found in form.finditer(draft.shown):
            edits.append((found.start(), found.end(), ""))
            page.say(draft, found.start(), "html", f"the {what} {found[0].strip()[:60]} was taken out")
    return draft.edit(edits)
