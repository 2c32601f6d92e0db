"""Cards and pictures that were drawn once are not drawn again, and none is believed that is not whole."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from newsroom import engine
from newsroom.drawn import Drawn

WEEK = 7 * 24 * 3600


@pytest.fixture
def drawn(tmp_path: Path) -> Drawn:
    return Drawn(tmp_path / "files")


def file_of(drawn: Drawn, name: str) -> Path:
    return drawn.folder / name


def test_what_was_kept_comes_back_whole(drawn: Drawn) -> None:
    name = drawn.name("0123", "card.png")
    assert drawn.get(name) is None
    assert drawn.put(name, b"drawing") == drawn.get(name) == b"drawing"


def test_a_drawing_may_be_empty(drawn: Drawn) -> None:
    name = drawn.name("0123", "png")
    drawn.put(name, b"")
    assert drawn.get(name) == b""


def test_of_a_drawing_with_one_byte_different_nothing_is_believed(drawn: Drawn) -> None:
    name = drawn.name("0123", "png")
    drawn.put(name, b"drawing")
    whole = file_of(drawn, name).read_bytes()
    for where in range(len(whole)):
        file_of(drawn, name).write_bytes(whole[:where] + bytes([whole[where] ^ 1]) + whole[where + 1 :])
        assert drawn.get(name) is None, where
    for left in range(len(whole)):
        file_of(drawn, name).write_bytes(whole[:left])
        assert drawn.get(name) is None, left


def test_it_is_known_by_what_it_is_drawn_from_by_what_draws_it_and_by_its_size(
    drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {drawn.name("0123", "480.webp"), drawn.name("0123", "960.webp"), drawn.name("0124", "480.webp")}
    monkeypatch.setattr(engine, "of_drawing", lambda: "another Pillow")
    assert len(names | {drawn.name("0123", "480.webp")}) == 4


def test_where_the_disk_refuses_a_drawing_is_made_and_not_kept(drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    name = drawn.name("0123", "png")
    drawn.put(name, b"old")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert drawn.put(name, b"new") == b"new"
    assert drawn.get(name) == b"old"


def aged(drawn: Drawn, name: str, age: float) -> None:
    os.utime(file_of(drawn, name), (time.time() - age,) * 2)


def test_what_nobody_has_asked_for_in_a_week_is_removed_and_all_else_stays(drawn: Drawn) -> None:
    asked, late, old = (drawn.name(digest, "png") for digest in ("0", "1", "2"))
    for name, age in ((asked, 9 * WEEK), (late, WEEK - 3600), (old, WEEK + 3600)):
        drawn.put(name, b"drawing")
        aged(drawn, name, age)
    left = file_of(drawn, old).with_name("left-by-a-killed-build.png.123")
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    drawn.keep_only({asked})
    assert [drawn.get(name) for name in (asked, late, old)] == [b"drawing", b"drawing", None]
    assert not left.exists()


def test_the_week_begins_when_it_was_last_asked_for_and_a_look_a_day_is_enough(drawn: Drawn) -> None:
    name = drawn.name("0", "png")
    drawn.put(name, b"drawing")
    aged(drawn, name, 9 * WEEK)
    drawn.keep_only({name})
    aged(drawn, "looked-at", WEEK / 2)
    drawn.keep_only(set())
    assert drawn.get(name), "it was asked for at the last look"
    aged(drawn, name, 9 * WEEK)
    drawn.keep_only(set())
    assert drawn.get(name), "it was looked at today"
    aged(drawn, "looked-at", WEEK / 2)
    drawn.keep_only(set())
    assert not drawn.get(name)


def test_nothing_to_remove_where_nothing_was_drawn(drawn: Drawn) -> None:
    drawn.keep_only(set())
    assert not list(drawn.folder.rglob("*.png"))
