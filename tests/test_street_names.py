"""Street names and postcodes as people type them: what the box's own functions make of them, without a page."""

from __future__ import annotations

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
PURE = "".join((_STREET / f"{name}.js").read_text() for name in ("streets", "asked"))  # which need no page


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
