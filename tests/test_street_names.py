"""Street names and postcodes as people type them: what the box's own functions make of them, without a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from newsroom import streetbox
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("porch")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Empty: the functions are pure."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


SAME = (
    ("Fish Street", "fish st", "FISH ST.", "  Fish   Str ", "The Fish Street", "Fishstreet"),
    ("St Anselm’s Road", "Saint Anselms Rd", "st. anselm's rd", "St Anselm`s Road"),
    ("St James Street", "Saint James' St", "St. James St."),
    ("High Street North", "High St North", "high st n", "High St. Nth"),
    ("Café Avenue", "Cafe Ave", "CAFÉ AV."),
    ("Mount Pleasant", "Mt Pleasant", "mt. pleasant"),
    ("Gallows Tree Lane", "Gallowstree Ln", "gallows-tree lane"),
    ("King and Queen Court", "King & Queen Ct"),
    ("First Avenue", "1st Ave"),
    ("Quay", "The Quay"),
    ("North Parade", "N Parade", "n. pde"),
    *((f"Mill {long}", f"Mill {short}") for long, short in (
        ("Close", "Cl"), ("Drive", "Dr"), ("Gardens", "Gdns"), ("Place", "Pl"), ("Square", "Sq"), ("Crescent", "Cres"),
        ("Terrace", "Ter"), ("Terrace", "Terr"), ("Park", "Pk"), ("Grove", "Gr"), ("Way", "Wy"), ("Buildings", "Bldgs"),
    )),
)  # fmt: skip
DIFFERENT = (
    ("Fish Street", "Fish Road"),
    ("Church Lane", "Church Close"),
    ("Mill Street", "Hill Street"),
    ("St Anselm’s", "Anselm’s Street"),
    ("Park Street", "Park Street North"),
)
NUMBERED = (
    "12 Fish Street", "12a Fish Street", "12 A Fish Street", "12-14 Fish Street", "12 to 14 Fish Street",
    "Flat 3, 12a Fish Street", "Flat 3 12a Fish Street", "flat b 12 Fish Street", "No. 7 Fish Street", "Unit 4 Fish Street",
)  # fmt: skip


_STREET = Path(streetbox.__file__).parent / "assets/street"
PURE = "".join((_STREET / f"{name}.js").read_text() for name in ("streets", "asked", "answer"))  # which need no page


def of_script(page: Page, expression: str, values: list[Any]) -> list[Any]:
    """What the script's own functions make of each of the values."""
    return list(page.evaluate(f"values => {{ {PURE}; return values.map({expression}); }}", values))


def keys(page: Page, *names: str) -> list[str]:
    return of_script(page, "name => key(whole(plain(name)))", list(names))


def test_a_street_is_the_same_however_its_name_is_written(page: Page) -> None:
    for names in SAME:
        assert len(set(keys(page, *names))) == 1, (names, keys(page, *names))


def test_streets_of_other_names_stay_others(page: Page) -> None:
    for one, other in DIFFERENT:
        assert len(set(keys(page, one, other))) == 2, (one, other)


def test_the_house_and_the_flat_before_a_street_are_left_out(page: Page) -> None:
    found = of_script(page, "text => asked(text).streets.map(key)", [*NUMBERED, "1st Avenue", "12 N Parade"])
    assert all("fishstreet" in ways for ways in found[:-2]), found
    assert found[-2] == ["firstavenue"]
    assert "northparade" in found[-1]


@pytest.mark.parametrize(
    ("text", "postcode", "street"),
    [
        ("zz991ab", "ZZ99 1AB", None),
        (" ZZ99  1ab ", "ZZ99 1AB", None),
        ("zz99-1ab", "ZZ99 1AB", None),
        ("12 Fish St, ZZ99 1AB", "ZZ99 1AB", "fishstreet"),
        ("ZZ99", "", None),
        ("ZZ99 1", "", None),
        ("12", "", None),
        ("  ,;", "", None),
    ],
)
def test_a_postcode_is_found_however_it_is_spaced_and_a_part_of_one_is_nothing(
    page: Page, text: str, postcode: str, street: str | None
) -> None:
    [found] = of_script(page, "text => asked(text)", [text])
    assert found["postcode"] == postcode
    assert bool(found["streets"]) == (bool(street) or found["isPart"])
    assert street is None or street in ["".join(words) for words in found["streets"]]


@pytest.mark.parametrize(
    ("typed", "is_near"),
    [("fsih street", True), ("fish", True), ("dish street", True), ("rose cottage fish street", True),
     ("fish street harbour", True), ("fish road", False), ("station road", False), ("fi", False), ("fish street", False)],
)  # fmt: skip
def test_a_name_that_is_almost_the_same_is_near(page: Page, typed: str, is_near: bool) -> None:
    assert of_script(page, "one => isNear(one, ['fish', 'street'])", [typed.split()]) == [is_near]


NOWHERE = "{ located: null, wards: null, beside: [], isOutside: false }"  # as where no postcode was typed


def answers(page: Page, listed: str, *typed: str) -> list[Any]:
    """What an alert for everywhere that lists this one street answers to each that is typed: the sort, and what is offered."""
    items = f"[{{ kind: 'alert', places: [], postcodes: [], streets: [{json.dumps(listed)}] }}]"
    asked = f"text => answer(asked(text), {NOWHERE}, {{ items: {items}, places: {{}} }}, new Date())"
    found = of_script(page, asked, list(typed))
    return [(one["sort"], *one["near"]) for one in found]


def test_a_street_that_is_listed_with_the_numbers_before_it_is_found_by_its_name(page: Page) -> None:
    for listed in (
        "2-10 Fish Street",
        "2 to 10 Fish St",
        "Nos 2 and 4 Fish Street",
        "Flat 3, 12 Fish Street",
        "12, Fish Street",
    ):
        assert answers(page, listed, "Fish Street", "4 Fish St") == [("yes",)] * 2, listed


@pytest.mark.parametrize(
    ("listed", "typed"),
    [
        ("All of Fish Street", "Fish Street"), ("All of Fish St North", "Fish Street North"), ("B4051 Weir Road", "weir rd"),
        ("A38 (Weir Road)", "Weir Road"), ("(A38) Weir Road", "Weir Road"), ("Weir Road (A38)", "A38"),
        ("North end of Mill Lane", "Mill Lane"), ("Fish Street and Quay Lane", "Fish Street"),
        ("Fish Street and Quay Lane", "12 Quay Ln"), ("Fish St, Weir Rd & Quay Ln", "Weir Road"),
        ("Fish St/Weir Rd/Quay Ln", "Weir Road"), ("Fish St/Weir Rd/Quay Ln", "Quay Lane"), ("Odds, Fish Street", "Fish Street"),
        ("All of Broadway", "Broadway"), ("Fish St closed", "Fish Street"), ("from Fish St to Quay Ln", "Fish Street"),
    ],
)  # fmt: skip
def test_a_street_within_what_is_listed_is_offered_and_never_said_not_to_be_in_the_list(
    page: Page, listed: str, typed: str
) -> None:
    [(sort, *near)] = answers(page, listed, typed)
    assert (sort, near) == ("unknown", [listed])
    assert answers(page, listed, *near) == [("yes",)], "what is offered is found"


def test_where_a_street_is_listed_from_and_to_is_not_listed_itself(page: Page) -> None:
    for listed in ("Weir Road, from Mill Lane to the quay", "Weir Road, between Fish Street and Mill Lane"):
        assert answers(page, listed, "Mill Lane", "Street", "Station Road") == [("no",)] * 3
        assert answers(page, listed, "Weir Road") == [("yes",)]


def test_a_misspelt_street_within_brackets_is_offered(page: Page) -> None:
    assert answers(page, "A38 (Weir Road)", "Wier Road") == [("no", "A38 (Weir Road)")]
