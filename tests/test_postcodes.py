"""What the box for postcodes reads: small, the same for everybody, one file as long as it may be."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
import shown
from newsroom import postcodes
from newsroom.directory import Directory, Ended
from newsroom.settings import Settings

SETTINGS = shown.council(
    places={
        "quayside": {"name": "Quayside", "code": "E04000001", "within": ["harbour", "old-town"]},
        "harbour": {"name": {"en": "Harbour"}, "code": "E05000001", "neighbours": ["old-town", "old-docks"], "within": ["south"]},
        "old-town": {"name": "Old Town", "code": "E05000006", "within": ["south"]},
        "old-docks": {"name": "Old Docks", "code": "E05000099", "neighbours": ["harbour"]},
        "south": {"name": "The south"},
    }
)  # fmt: skip
FILED = {
    "ZZ99 2QB": ("E05000001", "E04000001"), "ZZ99 1AB": ("E05000006", ""), "ZZ99 1AA": ("E05000006", ""),
    "ZZ99 1AD": ("E05000001", ""), "ZZ9 1AA": ("E05000050", "E04000050"), "ZZ99 2QC": ("E05000099", ""),
}  # fmt: skip
ENDED = {"old-docks": Ended("2024-05-02", ("harbour", "old-town"))}
DIRECTORY = Directory(FILED, ended=ENDED, digest="1")


def read(directory: Directory = DIRECTORY, settings: Settings = SETTINGS) -> dict[str, Any]:
    return {name: json.loads(raw) for name, raw in postcodes.render(directory, settings)}


def where(read: dict[str, Any], postcode: str) -> list[str]:
    """The places of a postcode as the box finds them."""
    held = read["postcodes.json"]["sectors"][postcode[:-2]]
    [area] = [area for area, ends in held.items() if postcode[-2:] in ends.split()]
    return list(read["postcodes.json"]["areas"][int(area)])


def test_a_postcode_has_its_ward_first_then_its_parish_then_what_has_no_code_and_holds_them() -> None:
    assert where(read(), "ZZ99 2QB") == ["harbour", "quayside", "south"]
    assert where(read(), "ZZ99 1AA") == ["old-town", "south"]


def test_a_postcode_of_the_council_that_lies_in_no_place_of_the_settings_is_known_all_the_same() -> None:
    assert where(read(), "ZZ9 1AA") == []


def test_a_place_that_ended_holds_no_postcode_and_leads_to_what_it_became() -> None:
    found = read()
    assert where(found, "ZZ99 2QC") == []
    assert found["postcodes.json"]["places"]["old-docks"] == {
        "name": "Old Docks", "neighbours": [], "ended": "2024-05-02", "became": ["harbour", "old-town"],
    }  # fmt: skip


def test_places_have_their_name_and_the_neighbours_that_are_left() -> None:
    assert read()["postcodes.json"]["places"]["harbour"] == {"name": "Harbour", "neighbours": ["old-town"]}


def test_a_place_without_a_code_says_so() -> None:
    assert read()["postcodes.json"]["places"]["south"] == {"name": "The south", "neighbours": [], "uncoded": True}


def test_postcodes_are_filed_by_sector_and_area_in_order() -> None:
    assert read()["postcodes.json"]["sectors"] == {
        "ZZ9 1": {"0": "AA"}, "ZZ99 1": {"1": "AA AB", "2": "AD"}, "ZZ99 2": {"3": "QB", "0": "QC"},
    }  # fmt: skip


def test_the_same_directory_in_another_order_gives_the_same_bytes() -> None:
    other = Directory(dict(reversed(FILED.items())), ended=ENDED)
    assert postcodes.render(other, SETTINGS) == postcodes.render(DIRECTORY, SETTINGS)


def test_a_file_that_grew_too_large_is_in_parts_by_outward_code(monkeypatch: pytest.MonkeyPatch) -> None:
    [(_, whole)] = postcodes.render(DIRECTORY, SETTINGS)
    size = len(gzip.compress(whole, 6, mtime=0))
    monkeypatch.setattr(postcodes, "LARGEST", size)
    assert len(read()) == 1
    monkeypatch.setattr(postcodes, "LARGEST", size - 1)
    parts, one = read(), json.loads(whole)
    assert list(parts) == ["postcodes.json", "postcodes/zz9.json", "postcodes/zz99.json"]
    assert parts["postcodes.json"] == {"places": one["places"], "areas": one["areas"], "shards": ["zz9", "zz99"]}
    sectors = {**parts["postcodes/zz9.json"]["sectors"], **parts["postcodes/zz99.json"]["sectors"]}
    assert sectors == one["sectors"]


def test_forty_thousand_postcodes_are_one_file_of_at_most_60_kb() -> None:
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    ends = [a + b for a in letters for b in letters][::2]
    filed = {
        f"ZZ{outward} {sector}{end}": (f"E050000{(outward + sector * index // 40) % 80:02}", "")
        for outward in range(10, 30) for sector in range(10) for index, end in enumerate(ends)
    }  # fmt: skip
    places = {f"ward-{n}": {"name": f"Ward {n}", "code": f"E050000{n:02}"} for n in range(80)}
    [(_, whole)] = postcodes.render(Directory(filed), shown.council(places=places))
    assert len(filed) == 40_000
    assert len(gzip.compress(whole, 6, mtime=0)) < 60_000


def test_a_council_without_a_directory_has_no_file() -> None:
    assert list(postcodes.plan(Directory(), SETTINGS)) == []


def test_the_file_rests_on_the_directory_and_the_ground() -> None:
    works = [
        *postcodes.plan(DIRECTORY, SETTINGS, "ground"), *postcodes.plan(DIRECTORY, SETTINGS, "other"),
        *postcodes.plan(Directory(FILED, digest="2"), SETTINGS, "ground"),
    ]  # fmt: skip
    assert {work.name for work in works} == {"postcodes.json"}
    assert len({work.rests_on for work in works}) == 3
    assert works[0].make() == postcodes.render(DIRECTORY, SETTINGS)
