from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import source
from newsroom.importing import expiry

from importing.making import item, only, planned, said, write


def of(folder: Path, **fields: str) -> tuple[str, str]:
    """What `expires` says in the text that would be written, and what is said of it."""
    write(folder, {"content/x.md": item(**fields)})
    made = only(planned(folder))
    written = source.read(made.path, made.text.encode()).fields.get("expires", "")
    assert made.expires == written
    return written, said(made, "state")


@pytest.mark.parametrize("field", [*expiry.FIELDS, "expiryDate", "unpublishDate"])
def test_whatever_its_field_is_called_a_date_of_expiry_is_carried_over(tmp_path: Path, field: str) -> None:
    assert of(tmp_path, **{field: "2031-05-01"}) == ("2031-05-01", "")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2031-05-01 14:30", "2031-05-01 14:30"),
        ("2031-05-01T14:30:00Z", "2031-05-01 15:30:00+01:00"),
        ("May 1, 2031", "2031-05-01"),
        ("2020-07-16", "2020-07-16"),  # the day on which the item came, which then is its last
    ],
)
def test_it_is_read_as_forgivingly_as_any_date(tmp_path: Path, written: str, expected: str) -> None:
    assert of(tmp_path, expires=f'"{written}"')[0] == expected


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("2020-07-15", "it lies before the item's date, 2020-07-16"),
        ("2020-07-16 00:00", "it lies before the item's date, 2020-07-16"),
        ("never", "it can't be read as a date"),
        ("9999-12-31", "“9999-12-31” lies outside the years 1900 to 2199"),
    ],
)
def test_what_can_not_be_is_left_out_and_said(tmp_path: Path, written: str, reason: str) -> None:
    assert of(tmp_path, expires=written) == ("", f"4: state: expires “{written}” was not carried over: {reason}")


def test_of_two_dates_the_first_is_taken_and_the_other_said(tmp_path: Path) -> None:
    taken, remark = of(tmp_path, expirydate="2031-05-01", expires="2032-05-01")
    assert taken == "2031-05-01"
    assert remark == "5: state: expires “2032-05-01” was not carried over: another field gives 2031-05-01"


def test_one_that_is_past_is_carried_over_and_said(tmp_path: Path) -> None:
    taken, remark = of(tmp_path, expires="2021-01-01")
    assert taken == "2021-01-01" and "is past: the page will say so" in remark
