"""The last look at a translated text, with the eyes of our own checks: what they would refuse is made plain text."""

from __future__ import annotations

from newsroom import sanitiser
from newsroom.importing import raw
from newsroom.importing.drafts import Draft
from newsroom.importing.pages import Page, shortly
from newsroom.links import PICTURES

_ROUNDS = 12  # each may uncover what the one before had hidden


def secure(draft: Draft, page: Page) -> Draft:
    """A text in which the sanitiser refuses nothing and every link is one that was followed."""
    for turn in range(_ROUNDS):
        refused, dead = _refused(draft), _dead(draft, page)
        if not refused and not dead:
            break
        if refused and not turn:
            draft = raw.clean(draft, page)
        elif refused:
            draft = _without(draft, page, refused, "<", "&lt;", "html")
        else:  # as HTML, or else as Markdown
            draft = _without(draft, page, dead, "<["[turn % 2], ("&lt;", "\\[")[turn % 2], "link")
    else:
        lines = set(range(1, len(draft.origins) + 1))
        draft = _without(_without(draft, page, lines, "<", "&lt;", "html"), page, lines, "[", "\\[", "link")
    return draft


def _refused(draft: Draft) -> set[int]:
    """The lines that hold HTML which is not allowed."""
    return {line for line, _ in sanitiser.refused(draft.text)}


def _dead(draft: Draft, page: Page) -> set[int]:
    """The lines that hold a link which nobody followed."""
    return {
        line
        for line, target, text, is_picture in sanitiser.links(draft.text)
        if not _stands(page, target, text, is_picture)
    }


def _stands(page: Page, target: str, text: str, is_picture: bool) -> bool:
    if is_picture:
        return target in page.ways.files and target.endswith(PICTURES) and bool(text.strip())
    return target.startswith("#") or (target in page.ways.given and sanitiser.is_allowed_scheme(target))


def _without(draft: Draft, page: Page, lines: set[int], mark: str, instead: str, sort: str) -> Draft:
    """The lines with a mark taken out of service, where it stands outside code."""
    edits = []
    for line in sorted(lines):
        start, end = draft.starts[line - 1], draft.starts[line] - 1
        places = [n for n in range(start, end) if draft.shown[n] == mark]
        if places:
            page.say(
                draft,
                start,
                sort,
                f"“{shortly(draft.text[start:end])}” could not be read as Markdown and was kept as text",
            )
        edits += [(n, n + 1, instead) for n in places]
    return draft.edit(edits)
