"""Things that may have been made before, and the short text by which it is told whether they have."""

from __future__ import annotations

from newsroom import works


def test_it_is_the_same_for_the_same_parts_in_every_process_text_or_bytes() -> None:
    assert works.digest("a", b"b") == works.digest(b"a", "b") == "c04e17957d4ca3123b3afdaab02e4023"


def test_it_differs_for_other_parts_another_order_and_other_ends_of_the_same_text() -> None:
    several = [(), ("",), ("", ""), ("ab",), ("a", "b"), ("b", "a"), ("a", "", "b"), ("1:a",), ("ŵ",)]
    assert len({works.digest(*parts) for parts in several}) == len(several)
