"""The bundles of the search on their way: whatever goes wrong with them, all else is published."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import living
import pytest
import shown
from living import SETTINGS, WORDS
from newsroom import bundles, indexing, search, slips
from newsroom.assembly import Assembly
from newsroom.bundles import Bundles
from newsroom.indexing import Unsearchable
from newsroom.made import Slip

SLIPS = [slips.fill(living.made(name), b"", "", SETTINGS) for name in ("a", "b")]


class Room:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "site").mkdir()

    def build(self, *found: Slip) -> tuple[str, ...]:
        stage = self.folder / f"stage-{time.monotonic_ns()}"
        stage.mkdir()
        assembly = Assembly(self.folder / "site", stage, self.folder / "cache")
        public = {slip.made.item.address for slip in found}
        some = Bundles(assembly, SETTINGS, WORDS, public)
        for bundle in search.bundles([slip.made.item for slip in found], shown.MOMENT):
            some.begin(bundle, [slip for slip in found if slip.made.item in bundle.items])
        some.interface()
        wrong = some.end()
        assembly.publish()
        assembly.remember()
        return wrong

    @property
    def files(self) -> list[str]:
        return sorted(
            p.relative_to(self.folder / "site").as_posix() for p in self.folder.glob("site/**/*") if p.is_file()
        )


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    indexed: list[int] = []
    monkeypatch.setattr(
        indexing, "index", lambda documents: indexed.append(1) or {"entry": b"".join(documents.values())}
    )
    monkeypatch.setattr(indexing, "interface", lambda language: {"script": b"x"})
    monkeypatch.setattr(indexing, "folder", lambda: "search/reader/")
    monkeypatch.setattr(indexing, "edition", lambda: "1")
    found = Room(tmp_path)
    found.indexed = indexed  # type: ignore[attr-defined]
    return found


def _fail(documents: object) -> dict[str, bytes]:
    raise Unsearchable("The search cannot be made: it is broken")


def test_a_bundle_is_made_once(room: Room) -> None:
    for _ in range(2):
        assert room.build(*SLIPS) == ()
    assert room.files == ["search/2026-11/entry", "search/reader/script"]
    assert room.indexed == [1]  # type: ignore[attr-defined]


def test_a_bundle_is_made_again_when_it_holds_something_else(room: Room) -> None:
    room.build(*SLIPS)
    room.build(SLIPS[0])
    assert room.indexed == [1, 1]  # type: ignore[attr-defined]


def test_a_bundle_is_made_again_when_an_item_has_another_address(room: Room) -> None:
    """Its words are the same, but the search would lead to where nothing stands."""
    room.build(SLIPS[0])
    moved = SLIPS[0].item.model_copy(update={"path": "news/2026/11/moved.md"})
    room.build(replace(SLIPS[0], item=type(moved).model_construct(**dict(moved))))
    assert room.indexed == [1, 1]  # type: ignore[attr-defined]


def test_where_none_can_be_made_the_old_one_stays_and_it_is_said(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.build(SLIPS[0])
    monkeypatch.setattr(bundles.indexing, "index", _fail)
    assert room.build(*SLIPS) == ("The search cannot be made: it is broken",)
    assert room.files == ["search/2026-11/entry", "search/reader/script"]


def test_an_old_one_that_holds_what_is_not_public_any_more_goes(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.build(*SLIPS)
    monkeypatch.setattr(bundles.indexing, "index", _fail)
    room.build(SLIPS[0])
    assert room.files == ["search/reader/script"]


def test_without_pagefind_all_else_is_published(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("folder", "edition"):
        monkeypatch.setattr(indexing, name, lambda: _fail(None))
    assert room.build(*SLIPS) == ("The search cannot be made: it is broken",)
    assert room.files == []
