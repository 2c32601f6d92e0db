"""All that is written about where people live is planned at once."""

from __future__ import annotations

import outputs
import shown
from newsroom import grouping, neighbourhood
from newsroom.atlas import Atlas
from newsroom.directory import Directory
from newsroom.grouping import Lists


def test_whoever_asks_by_a_street_a_postcode_or_a_place_finds_a_list_to_ask() -> None:
    slips = [outputs.slip(shown.alert("flood", places=("pier",)), shown.SETTINGS)]
    lists = Lists([slip.item for slip in slips], [grouping.lists_of(slip.item, shown.SETTINGS) for slip in slips])
    directory = Directory({"ZZ99 1AA": ("quayside",)}, digest="1")
    works = neighbourhood.plan(
        slips, lists, (), directory, Atlas(shown.SETTINGS), shown.SETTINGS, shown.WORDS, shown.MOMENT, "ground"
    )
    assert [name for work in works for name, _ in work.make()] == ["affected.json", "areas.json", "postcodes.json"]
