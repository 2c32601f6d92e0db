"""The wards and parishes of a council, and which lie within which."""

from __future__ import annotations

import re
from typing import Any

import pytest
from newsroom import places
from newsroom.places import Place
from newsroom.problems import Problems
from newsroom.settings import Settings
from shown import council


def place(name: str, **chosen: Any) -> Place:
    return Place(name={"": name}, **chosen)


def holders(**within: Any) -> dict[str, frozenset[str]]:
    """By place those that hold it, where these lie `within` others."""
    return {**places.holders({key: place(key, within=some) for key, some in within.items()})}


def test_a_place_lies_within_all_that_hold_it_and_holds_all_that_lie_within_it(settings_: Settings) -> None:
    assert settings_.holders["steps"] == {"quayside", "old-town", "harbour"}
    assert settings_.holders["harbour"] == frozenset()
    assert settings_.inner["harbour"] == {"quayside", "steps"}
    assert settings_.inner["steps"] == frozenset()


def test_a_place_reached_on_two_ways_is_no_circle() -> None:
    assert holders(a=["b", "c"], b="d", c="d", d=())["a"] == {"b", "c", "d"}


@pytest.mark.parametrize(
    ("within", "said"),
    [
        ({"a": "b"}, "places: a: within: “b” is not in the list of places"),
        ({"a": "a"}, "places: a: within: “a” lies within a already; a circle"),
        ({"a": "b", "b": "a"}, "places: b: within: “a” lies within b already; a circle"),
    ],
    ids=["within one that is not there", "within itself", "in a circle"],
)
def test_where_no_place_can_lie_is_named(within: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        holders(**within)
    with pytest.raises(Problems, match=re.escape(f"extra.newsroom: {said}")):
        council(places={key: {"name": key, "within": some} for key, some in within.items()})


def test_a_neighbour_is_a_place() -> None:
    beside = place("A", neighbours=("b",))
    places.check_neighbours({"a": beside, "b": place("B")})
    with pytest.raises(ValueError, match="places: a: neighbours: “b” is not in the list of places"):
        places.check_neighbours({"a": beside})
