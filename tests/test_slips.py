"""The slip of an item says what lists, feeds and records would find if they looked at the item themselves."""

from __future__ import annotations

import pickle
from dataclasses import replace

import living
import outputs
import pytest
from living import SETTINGS, WORDS
from newsroom import entries, grouping, life, publications, slips, syndication
from newsroom.made import Made, Slip

MARK = b"0123456789abcdef"


def slip(made: Made) -> Slip:
    return slips.fill(made, MARK, "row", SETTINGS)


def test_it_has_all_of_what_was_made() -> None:
    made = living.made("x", body="*Text.*", html="<p><em>Ŵy.</em></p>")
    found = slip(made)
    assert (found.basis, found.row, found.whole()) == (MARK, "row", made)
    assert found.made == replace(made, html="")


def test_it_is_kept_without_the_item_which_is_read_anyway() -> None:
    found = slip(living.made("x"))
    kept = pickle.loads(pickle.dumps(found))
    assert kept.item is None
    kept.item = found.item
    assert kept == found


@pytest.mark.parametrize(("html", "row"), [("", ""), ("<p>Ŵ\n</p>", "2\n<li>🌱\0\1\2</li>"), ("9\n", ""), ("", "9\n")])
def test_text_and_row_come_back_as_they_were_packed(html: str, row: str) -> None:
    found = slips.fill(living.made("x", html=html), MARK, row, SETTINGS)
    assert (found.whole().html, found.row) == (html, row)
    assert not found.made.html


def test_one_text_stands_for_each_address_however_many_slips_name_it() -> None:
    first, second = (slips.shared(slip(living.made(name, topics=["housing"]))) for name in "ab")
    assert first.lists == slip(living.made("a", topics=["housing"])).lists
    assert all(one is other for one, other in zip(first.lists + first.feeds, second.lists + second.feeds, strict=True))


@pytest.mark.parametrize("made", living.living(), ids=lambda made: made.item.path)
def test_it_answers_for_every_kind_and_state_as_the_item_would(made: Made) -> None:
    found = slip(made)
    assert found.lists == grouping.lists_of(made.item, SETTINGS)
    assert found.feeds == syndication.feeds_of(made.item, SETTINGS)
    assert found.updated == life.updated(made.item)
    assert (found.publication, found.rows) == publications.parts_of(made.item, SETTINGS)


@pytest.mark.parametrize("made", living.living(), ids=lambda made: made.item.path)
def test_its_stubs_stand_for_the_entries_that_will_be_written_in_their_order(made: Made) -> None:
    written = entries.compose(made, SETTINGS, WORDS)
    stubs = slip(made).stubs
    assert [SETTINGS.tag(stub.id) for stub in stubs] == [entry.id for entry in written]
    assert [stub.stamp for stub in stubs] == [entry.published.timestamp() for entry in written]
    assert [stub.sort for stub in stubs] == [entry.sort for entry in written]
    assert [(stub.year, stub.month) for stub in stubs] == [(e.published.year, e.published.month) for e in written]


def test_records_and_feeds_of_slips_are_those_of_the_items() -> None:
    made = living.living()
    parts = [slip(one) for one in made]
    joined = publications.join([s.publication for s in parts], [row for s in parts for row in s.rows], SETTINGS)
    assert joined == outputs.record([one.item for one in made], SETTINGS)
    assert [entries.compose(slip(one).whole(), SETTINGS, WORDS) for one in made] == [
        entries.compose(one, SETTINGS, WORDS) for one in made
    ]
