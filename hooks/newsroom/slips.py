"""A slip for each item that was made: what lists, feeds and records ask of it, answered once."""

from __future__ import annotations

from dataclasses import replace
from sys import intern

from newsroom import entries, grouping, language, life, publications, search, syndication, works
from newsroom.made import Made, Slip, pack
from newsroom.settings import Settings


def fill(made: Made, basis: bytes, row: str, settings: Settings) -> Slip:
    """The slip of an item made of what `basis` is the digest of."""
    item, words = made.item, language.read(settings.language)
    publication, rows = publications.parts_of(item, settings)
    return Slip(
        item,
        made.card,
        made.picture,
        made.mark,
        made.phase,
        basis,
        grouping.lists_of(item, settings),
        syndication.feeds_of(item, settings),
        entries.stubs(item),
        life.updated(item),
        pack(made.html),
        pack(row),
        works.digest(search.document(made, settings, words)),
        publication,
        rows,
    )


def shared(slip: Slip) -> Slip:
    """The same, with one text for each address of a list, however many slips name it."""
    return replace(slip, lists=tuple(map(intern, slip.lists)), feeds=tuple(map(intern, slip.feeds)))
