"""A slip for each item that was made: what lists, feeds and records ask of it, answered once."""

from __future__ import annotations

from dataclasses import replace

from newsroom import entries, grouping, life, publications, syndication
from newsroom.made import Made, Slip
from newsroom.settings import Settings


def fill(made: Made, mark: bytes, settings: Settings) -> Slip:
    """The slip of an item made as `mark` tells; its Markdown is left out, which nobody asks for once it is HTML."""
    item = made.item
    publication, rows = publications.parts_of(item, settings)
    return Slip(
        replace(made, item=item.model_copy(update={"body": ""})),
        mark,
        grouping.lists_of(item, settings),
        syndication.feeds_of(item, settings),
        entries.stubs(item),
        life.updated(item),
        publication,
        rows,
    )
