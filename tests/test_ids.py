"""Permanent identities: minted once, written once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from desk import NOW, Newsroom
from hypothesis import given
from hypothesis import strategies as st
from newsroom import ids
from newsroom.fields import ULID

MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC))
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(MOMENTS, st.integers(0, 2**80 - 1))
def test_an_id_is_a_ulid_that_holds_its_moment_and_its_chance(moment: datetime, chance: int) -> None:
    minted = ids.mint(moment, chance)
    assert ULID.fullmatch(minted)
    number = 0
    for letter in minted:
        number = number * 32 + ALPHABET.index(letter)
    assert number & (2**80 - 1) == chance
    assert number >> 80 == int(moment.timestamp() * 1000)


@given(MOMENTS)
def test_a_later_id_sorts_behind_an_earlier_one(moment: datetime) -> None:
    assert ids.mint(moment, 2**80 - 1) < ids.mint(moment + timedelta(milliseconds=2), 0)


def test_the_specification_gives_the_same_letters() -> None:
    assert ids.mint(datetime.fromtimestamp(1469918176.385, UTC), 0)[:10] == "01ARYZ6S41"  # the example of the spec
    assert ids.spell(2**128 - 1) == "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"


def test_ids_of_one_moment_differ() -> None:
    assert len({ids.mint(NOW) for _ in range(50)}) == 50


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("line", ["", "id:\n", "id: ~\n"], ids=["no line", "an empty line", "a line that says nothing"])
def test_an_id_is_minted_into_an_item_that_has_none_and_nothing_else_moves(
    room: Newsroom, line: str, ending: str
) -> None:
    before = f"---\ntitle: Tŷ\n{line}date: 2026-11-20\nsummary: S.\n---\n\nText  \n".replace("\n", ending)
    file = room.save("news/x.md", before)
    other = room.write("news/y.md")
    untouched = other.read_bytes()
    ((path, minted),) = ids.mint_missing(room.root, room.read().problems, NOW)
    assert path == "news/x.md"
    after = file.read_bytes().decode()
    assert f"id: {minted}{ending}" in after
    assert after.replace(f"id: {minted}{ending}", "") == before.replace(line.replace("\n", ending), "")
    assert room.said() == []
    assert other.read_bytes() == untouched
    assert sorted(p.name for p in file.parent.iterdir()) == ["x.md", "y.md"]


def test_an_id_that_is_wrong_is_left_to_the_editor(room: Newsroom) -> None:
    file = room.write("news/x.md", id="42")
    before = file.read_bytes()
    assert [p.field for p in room.read().problems] == ["id"]
    assert list(ids.mint_missing(room.root, room.read().problems, NOW)) == []
    assert file.read_bytes() == before


def test_an_id_that_is_there_is_never_written_again(room: Newsroom) -> None:
    file = room.write("news/x.md")
    before = file.read_bytes()
    assert list(ids.mint_missing(room.root, room.read().problems, NOW)) == []
    assert file.read_bytes() == before
