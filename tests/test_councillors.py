"""Everybody finds who was elected for them: for the place itself, or for what holds it."""

from __future__ import annotations

import pytest
import shown
from newsroom import councillors
from newsroom.problems import Problems
from newsroom.settings import Settings

PLACES = {
    "harbour": {"name": "Harbour", "councillors": [{"name": "Maud Tresidder", "party": "Harbour First"}]},
    "saltings": {"name": "Saltings", "councillors": [{"name": "Nerys Oduya"}]},
    "quayside": {"name": "Quayside", "within": ["harbour"], "councillors": [{"name": "Ann Parish"}]},
    "pier": {"name": "Pier", "within": ["quayside"]},
    "marsh": {"name": "Marsh", "within": ["saltings", "harbour"]},
    "hamlet": {"name": "Hamlet", "within": ["marsh"]},
    "moor": {"name": "Moor"},
}
COUNCIL = shown.council(places=PLACES)


def named(key: str, settings: Settings = COUNCIL) -> dict[str, list[str]]:
    return {ward.name: [one.name for one in ward.councillors] for ward in councillors.of_place(key, settings)}


def test_a_place_has_its_own_and_not_those_above_it() -> None:
    assert named("quayside") == {"Quayside": ["Ann Parish"]}


def test_a_place_without_any_has_those_of_the_nearest_that_hold_it() -> None:
    assert named("pier") == {"Quayside": ["Ann Parish"]}
    assert list(named("marsh")) == ["Harbour", "Saltings"], "it lies in both"
    assert named("hamlet") == named("marsh")
    assert named("moor") == {}


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [("page", "www.exampleton.gov.uk/maud", "is no address of a page; write it whole"), ("page", "javascript:x", "no address"),
     ("email", "maud", "is no email address"), ("name", "", "is empty; write it"), ("twitter", "@maud", "is not a setting")],
)  # fmt: skip
def test_what_can_not_be_linked_is_refused(field: str, value: str, says: str) -> None:
    one = {"name": "Maud", field: value}
    with pytest.raises(Problems, match=says) as raised:
        shown.council(places={"harbour": {"name": "Harbour", "councillors": [one]}})
    assert "extra.newsroom.places.harbour.councillors.0" in str(raised.value)
