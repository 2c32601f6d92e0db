"""What the importer says of a file: what it changed, what it left out, why it refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# The sorts of notes, in the order in which the summary shows them.
SORTS = {
    "frontmatter": "Frontmatter that was mended",
    "title": "Titles that were made plain",
    "short title": "Short titles proposed for the card",
    "summary": "Summaries that were cut, made plain or taken from the text",
    "date": "Dates to look at",
    "topic": "Tags without a topic",
    "picture": "Pictures left out or changed",
    "link": "Links that changed or lead nowhere",
    "template": "Template syntax left as text",
    "translated": "Template syntax translated",
    "html": "HTML that was taken out",
    "address": "Old addresses that do not lead to the item",
    "fields": "Fields that were not carried over",
    "state": "Drafts, expired items and the like",
}


@dataclass(frozen=True, order=True)
class Note:
    """One remark on a source file; `line` counts from 1 in that file, `sort` is a key of SORTS."""

    line: int
    sort: str
    message: str


class Refused(Exception):
    """Why a file is not imported, as a sentence for the editor."""


def gather(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes in order, those that say the same thing of one file as one, with their count."""
    counted: dict[tuple[str, str], list[int]] = {}
    for note in notes:
        counted.setdefault((note.sort, note.message), []).append(note.line)
    return tuple(
        sorted(Note(min(lines), sort, message + _times(len(lines))) for (sort, message), lines in counted.items())
    )


def _times(count: int) -> str:
    return "" if count == 1 else f" ({count} times)"
