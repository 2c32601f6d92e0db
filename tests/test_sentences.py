"""Texts that must be short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import sentences


@pytest.mark.parametrize(
    ("text", "most", "whole"),
    [
        ("Go home. Stay there.", 20, "Go home. Stay there."),
        ("Go home. Stay there.", 19, "Go home."),
        ("Go home. Stay there.", 7, ""),
        ("Go home! Why? Because.", 13, "Go home! Why?"),
        ("He said “Go.” Then he went.", 20, "He said “Go.”"),
        ("Meet in St. George's Rd. at 10 a.m. sharp. Bring tea.", 45, "Meet in St. George's Rd. at 10 a.m. sharp."),
        ("Ask J. Smith at no. 5 for the key of the hall. Now.", 20, ""),
        ("Water at 1.5 metres... and rising. Go.", 35, "Water at 1.5 metres... and rising."),
        ("回家。留在那里。", 5, "回家。"),
        ("No stop at all", 5, ""),
    ],
)
def test_whole_sentences_are_kept_as_long_as_they_fit(text: str, most: int, whole: str) -> None:
    assert sentences.whole(text, most) == whole


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("Fits.", 5, "Fits."),
        ("Two words, more", 12, "Two words…"),
        ("In St. Mary", 7, "In St…"),
        ("Unbreakable", 6, "Unbre…"),
    ],
)
def test_words_are_cut_behind_a_whole_one(text: str, most: int, kept: str) -> None:
    assert sentences.words(text, most) == kept


def test_a_cut_takes_sentences_where_they_fill_two_thirds_and_words_elsewhere() -> None:
    assert sentences.cut("Move your car to higher ground. Then go home.", 40) == "Move your car to higher ground."
    assert sentences.cut("Go. Move your car to higher ground at once.", 20) == "Go. Move your car…"


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Short enough.", 20, "Short enough."),
        ("One sentence here. Another one follows it.", 25, "One sentence here."),
        ("No. A long sentence that does not end in time.", 30, "No. A long sentence that does…"),
        ("Unbreakableunbreakableunbreakable", 10, "Unbreakab…"),
    ],
)
def test_long_words_are_cut_at_a_sentence_or_a_word(text: str, limit: int, expected: str) -> None:
    assert sentences.cut(text, limit) == expected
    assert len(expected) <= limit


@pytest.mark.parametrize(("text", "ended"), [("Flood", "Flood."), ("Why?", "Why?"), ("More…", "More…"), ("", "")])
def test_a_headline_becomes_a_sentence(text: str, ended: str) -> None:
    assert sentences.ended(text) == ended


@given(st.text("ab .!?…“”。€", max_size=40), st.integers(1, 30))
def test_nothing_takes_more_room_than_there_is(text: str, most: int) -> None:
    def count(some: str) -> int:
        return len(some) + some.count("€")

    assert count(sentences.whole(text, most, count)) <= most
    assert text.startswith(sentences.whole(text, most, count))
    assert count(sentences.words(text, most, count)) <= most
    assert len(sentences.cut(text, most)) <= most
