"""The council's own tables of postcodes and codes: what they say, what is wrong with them, what places became."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import shown
from newsroom import directory
from newsroom.directory import Directory, Ended, Span

SETTINGS = shown.council(
    places={
        "harbour": {"name": "Harbour", "code": "E05000001"},
        "old-town": {"name": "Old Town", "code": "E05000006"},
        "old-docks": {"name": "Old Docks", "code": "E05000099"},
        "quayside": {"name": "Quayside", "code": "E04000001", "within": ["harbour"]},
        "hills": {"name": "The hills"},
    }
)
LATER = date(2100, 1, 1)  # when whatever has an end has ended


def read(root: Path, postcodes: str | bytes = "", codes: str = "") -> Directory:
    (root / "places").mkdir(exist_ok=True)
    (root / directory.POSTCODES).write_bytes(postcodes if isinstance(postcodes, bytes) else postcodes.encode())
    (root / directory.CODES).write_text(codes)
    return directory.read(root, SETTINGS, LATER)


def wrong(found: Directory) -> list[str]:
    assert not any(problem.grave for problem in found.problems), "it would hold back an item"
    return [str(problem) for problem in found.problems]


HEAD = "postcode,ward,parish\n"
SPANS = "code,valid_from,valid_to,became\n"


def test_a_council_without_a_directory_has_an_empty_one(tmp_path: Path) -> None:
    assert directory.read(tmp_path, SETTINGS, LATER) == Directory()
    assert directory.read(tmp_path, SETTINGS, LATER).digest == ""


def test_each_postcode_has_its_ward_and_its_parish(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + "ZZ99 1AA,E05000006,\nZZ99 2QB,E05000001,E04000001\n")
    assert found.postcodes == {"ZZ99 1AA": ("E05000006", ""), "ZZ99 2QB": ("E05000001", "E04000001")}
    assert not found.problems


def test_what_programs_for_tables_make_of_it_is_read_alike(tmp_path: Path) -> None:
    plain = read(tmp_path, HEAD + "ZZ99 1AA,E05000006,\n")
    for text in (
        "\ufeffPostcode,Ward,Parish\r\nzz99 1aa , E05000006,\r\n\r\n",
        '"postcode","ward","parish"\n"ZZ991AA","E05000006",""\n',
    ):
        found = read(tmp_path, text)
        assert (found.postcodes, wrong(found)) == (plain.postcodes, [])


def test_the_directory_of_a_county_has_its_divisions_and_districts_too(tmp_path: Path) -> None:
    found = read(tmp_path, "postcode,ward,parish,division,district\nZZ99 1AA,E05000006,,E58000001,E07000999\n")
    assert found.levels == ("ward", "parish", "division", "district")
    assert found.postcodes == {"ZZ99 1AA": ("E05000006", "", "E58000001", "E07000999")}


def test_every_line_that_is_wrong_is_named_and_left_out(tmp_path: Path) -> None:
    lines = (
        "ZZ99 1AA,E05000006,", "ZZ99 1AA,E05000001,", "ZZ99,E05000001,", "ZZ99 1AB,Harbour,", "ZZ99 1AD", "<<<<<<< HEAD",
        "ZZ99 1AE,E05000001,",
    )  # fmt: skip
    found = read(tmp_path, HEAD + "\n".join(lines) + "\n")
    assert wrong(found) == [
        "places/postcodes.csv:3: postcode: ZZ99 1AA is in the table twice; take one of the lines out",
        "places/postcodes.csv:4: postcode: “ZZ99” is not a whole postcode; write it as EX1 2AB",
        "places/postcodes.csv:5: “Harbour” is not an official code; write a letter and eight digits, as E05000001",
        "places/postcodes.csv:6: has 1 of 3 columns; separate them by commas, as in the first line",
        "places/postcodes.csv:7: has 1 of 3 columns; separate them by commas, as in the first line",
    ]
    assert list(found.postcodes) == ["ZZ99 1AA", "ZZ99 1AE"]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"ZZ99 1AA,E05000006,\n", "does not begin with the line `postcode,ward,parish`"),
        (b"postcode;ward;parish\n", "does not begin with the line `postcode,ward,parish`"),
        ("postcode,ward,parish\n\u00e9".encode("latin-1"), "holds bytes that are not UTF-8"),
    ],
)
def test_a_table_that_is_none_is_said_once(tmp_path: Path, raw: bytes, said: str) -> None:
    found = read(tmp_path, raw)
    assert [said in line for line in wrong(found)] == [True]
    assert not found.postcodes


def test_every_code_has_the_time_in_which_it_was_valid(tmp_path: Path) -> None:
    found = read(tmp_path, codes=SPANS + "E05000001,2024-05-02,,\nE05000099,2015-05,2024-05-02,E05000001 E05000001\n")
    assert found.codes["E05000001"] == Span("2024-05-02")
    assert found.codes["E05000099"] == Span("2015-05", "2024-05-02", ("E05000001", "E05000001"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Harbour,,,", "code: “Harbour” is not an official code; write a letter and eight digits, as E05000001"),
        ("E05000099,,2024,", "valid_to: “2024” is neither a month nor a day; write it as 2026-11 or 2026-11-05"),
        ("E05000099,2024-13,,", "valid_from: “2024-13” is neither a month nor a day; write it as 2026-11 or 2026-11-05"),
        ("E05000099,2024-02-30,,", "valid_from: “2024-02-30” is neither a month nor a day; write it as 2026-11 or 2026-11-05"),
        ("E05000099,2024-05,2024-04,", "valid_to: 2024-04 is before 2024-05, from which the code was valid; mend one of them"),
        ("E05000099,,,E05000001", "became: says what the area became, but not when: write `valid_to`, or take the codes out"),
        ("E05000099,,2024-05,Harbour", "became: “Harbour” is not an official code; write a letter and eight digits, as E05000001"),
        ("E05000099,,2024-05,E05000002", "became: E05000002 is not in this table; add it, or mend the code"),
        ("E05000001,,,", "code: E05000001 is in the table twice; take one of the lines out"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_codes_is_named(tmp_path: Path, line: str, said: str) -> None:
    assert wrong(read(tmp_path, codes=f"{SPANS}E05000001,,,\n{line}\n")) == [f"places/codes.csv:3: {said}"]


def test_a_place_whose_code_has_ended_says_since_when_and_what_it_became(tmp_path: Path) -> None:
    codes = "E05000001,,,\nE05000006,,,\nE05000050,,,\nE05000099,,2024-05-02,E05000006 E05000050 E05000001\n"
    found = read(tmp_path, codes=SPANS + codes)
    assert found.ended == {"old-docks": Ended("2024-05-02", ("harbour", "old-town"))}, "what is no place is left out"
    assert found.ended["old-docks"].day == date(2024, 5, 2)


def test_of_some_only_the_month_is_known(tmp_path: Path) -> None:
    ended = read(tmp_path, codes=SPANS + "E05000099,,2026-11,\n").ended["old-docks"]
    assert (ended.day, ended.month, ended.became) == (None, (2026, 11), ())


def test_what_an_area_became_may_have_become_another_since(tmp_path: Path) -> None:
    codes = "E05000099,,2015-05,E05000050\nE05000050,,2024-05,E05000001 E05000099\nE05000001,,,\n"
    assert read(tmp_path, codes=SPANS + codes).ended["old-docks"].became == ("harbour",)


def test_codes_that_no_place_has_are_known(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + "ZZ99 1AA,E05000006,E04000009\nZZ99 1AB,E05000050,\n")
    assert found.unknown(SETTINGS) == ("E04000009", "E05000050")


def test_the_digest_is_that_of_both_tables(tmp_path: Path) -> None:
    first = read(tmp_path, HEAD + "ZZ99 1AA,E05000006,\n", SPANS)
    again = read(tmp_path, HEAD + "ZZ99 1AA,E05000006,\n", SPANS)
    other = read(tmp_path, HEAD + "ZZ99 1AB,E05000006,\n", SPANS)
    third = read(tmp_path, HEAD + "ZZ99 1AA,E05000006,\n", SPANS + "E05000001,,,\n")
    assert first == again
    assert len({first.digest, other.digest, third.digest}) == 3


def test_what_is_written_is_read_back_and_sorted(tmp_path: Path) -> None:
    postcodes = {"ZZ99 2QB": ("E05000001", ""), "ZZ99 1AA": ("E05000006", "E04000001")}
    codes = {"E05000099": Span("", "2024-05", ("E05000001",)), "E05000001": Span("2015-05-07")}
    written = directory.write(postcodes, directory.LEVELS, codes)
    assert written == {
        "places/postcodes.csv": b"postcode,ward,parish\nZZ99 1AA,E05000006,E04000001\nZZ99 2QB,E05000001,\n",
        "places/codes.csv": b"code,valid_from,valid_to,became\nE05000001,2015-05-07,,\nE05000099,,2024-05,E05000001\n",
    }
    found = read(tmp_path, *(raw.decode() for raw in written.values()))
    assert (found.postcodes, found.codes, wrong(found)) == (postcodes, codes, [])


def test_an_area_that_is_known_to_end_ends_on_its_day(tmp_path: Path) -> None:
    read(tmp_path, codes=f"{SPANS}E05000001,2015-05-07,2027-05-06,\nE05000006,2015-05-07,2026-12,\n")
    before, on_the_day = (directory.read(tmp_path, SETTINGS, date(2027, 5, day)) for day in (5, 6))
    long_before = directory.read(tmp_path, SETTINGS, date(2026, 11, 22))
    assert (long_before.ended, long_before.next_end) == ({}, date(2026, 12, 1))
    assert (set(before.ended), before.next_end) == ({"old-town"}, date(2027, 5, 6))
    assert (set(on_the_day.ended), on_the_day.next_end) == ({"harbour", "old-town"}, None)
