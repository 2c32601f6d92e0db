"""A new edition of the ONS Postcode Directory: what it changes in the council's own, and what it never takes away."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import shown
from newsroom import directory, renewing
from newsroom.directory import Span
from newsroom.onspd import Row
from newsroom.problems import Problems
from newsroom.renewing import Plan

SETTINGS = shown.council(
    places={
        "harbour": {"name": "Harbour", "code": "E05000001"},
        "old-town": {"name": "Old Town", "code": "E05000006"},
        "quayside": {"name": "Quayside", "code": "E04000001", "within": ["harbour"]},
    }
)
FIRST = {"ZZ99 1AA": "E05000006", "ZZ99 1AB": "E05000006", "ZZ99 2QB": "E05000001", "ZZ99 2QC": "E05000001"}
LATER = date(2100, 1, 1)  # when whatever has an end has ended


def rows(wards: dict[str, str], parish: str = "") -> list[Row]:
    return [Row(one, {"ward": ward, "parish": parish}, (50.71234, -1.98)) for one, ward in wards.items()]


def plan(root: Path, wards: dict[str, str], edition: str = "2026-11", parish: str = "") -> Plan:
    found = renewing.extract(rows(wards, parish), "E07000999")
    return renewing.plan(root, directory.read(root, SETTINGS, LATER), found, edition, LATER)


def renew(root: Path, wards: dict[str, str], edition: str = "2026-11") -> Plan:
    made = plan(root, wards, edition)
    renewing.apply(root, made)
    return made


def text(root: Path, path: str = directory.CODES) -> str:
    return (root / path).read_text()


def test_the_first_edition_begins_both_tables(tmp_path: Path) -> None:
    made = renew(tmp_path, FIRST)
    assert sorted(made.files) == ["places/codes.csv", "places/postcodes.csv"]
    assert text(tmp_path, directory.POSTCODES).splitlines()[:2] == ["postcode,ward,parish", "ZZ99 1AA,E05000006,"]
    assert text(tmp_path) == "code,valid_from,valid_to,became\nE05000001,2026-11,,\nE05000006,2026-11,,\n"


def test_the_same_edition_again_changes_no_file(tmp_path: Path) -> None:
    renew(tmp_path, FIRST)
    assert plan(tmp_path, dict(reversed(FIRST.items()))).files == {}
    assert plan(tmp_path, FIRST, "2027-02").files == {}, "nor a later one that says the same"


def test_a_code_that_is_gone_has_ended_and_became_the_wards_of_its_postcodes_the_largest_first(tmp_path: Path) -> None:
    renew(tmp_path, {**FIRST, "ZZ99 2QD": "E05000001", "ZZ99 2QE": "E05000001"})
    later = {**FIRST, "ZZ99 2QB": "E05000007", "ZZ99 2QC": "E05000008", "ZZ99 2QD": "E05000008"}
    made = renew(tmp_path, later, "2027-02")
    assert (made.added, made.gone, made.moved) == (0, 1, 3)
    assert (made.begun, made.ended) == (("E05000007", "E05000008"), ("E05000001",))
    assert text(tmp_path).splitlines()[1:] == [
        "E05000001,2026-11,2027-02,E05000008 E05000007", "E05000006,2026-11,,", "E05000007,2027-02,,", "E05000008,2027-02,,",
    ]  # fmt: skip


def test_a_parish_becomes_parishes_and_not_wards(tmp_path: Path) -> None:
    renewing.apply(tmp_path, plan(tmp_path, FIRST, parish="E04000001"))
    made = plan(tmp_path, FIRST, "2027-02", "E04000002")
    assert made.codes["E04000001"] == Span("2026-11", "2027-02", ("E04000002",))
    assert plan(tmp_path, FIRST, "2027-02").codes["E04000001"] == Span("2026-11", "2027-02"), (
        "none, where there is none now"
    )


def test_an_old_code_stays_for_ever_with_what_was_written_by_hand(tmp_path: Path) -> None:
    renew(tmp_path, FIRST)
    (tmp_path / directory.CODES).write_text(text(tmp_path) + "E05000099,,2024-05-02,E05000001 E05000006\n")
    renew(tmp_path, {**FIRST, "ZZ99 3AA": "E05000003"}, "2027-02")
    assert text(tmp_path).splitlines()[-1] == "E05000099,,2024-05-02,E05000001 E05000006"


def test_a_code_that_comes_back_is_valid_again(tmp_path: Path) -> None:
    renew(tmp_path, FIRST)
    renew(tmp_path, dict.fromkeys(FIRST, "E05000006"), "2027-02")
    made = renew(tmp_path, FIRST, "2027-05")
    assert made.back == ("E05000001",)
    assert made.codes["E05000001"] == Span("2026-11")


def test_an_older_edition_than_what_is_known_is_refused(tmp_path: Path) -> None:
    renew(tmp_path, FIRST, "2026-11")
    with pytest.raises(Problems, match=r"codes.csv:1: knows what changed in 2026-11; 2026-08 is older"):
        plan(tmp_path, {}, "2026-08")


def test_a_table_of_postcodes_with_mistakes_is_made_anew(tmp_path: Path) -> None:
    renew(tmp_path, FIRST)
    before = text(tmp_path, directory.POSTCODES)
    (tmp_path / directory.POSTCODES).write_text("<<<<<<< HEAD\n" + before)
    renew(tmp_path, FIRST)
    assert text(tmp_path, directory.POSTCODES) == before


def test_a_table_of_codes_with_mistakes_is_mended_first(tmp_path: Path) -> None:
    renew(tmp_path, FIRST)
    (tmp_path / directory.CODES).write_text(text(tmp_path) + "E05,,,\n")
    with pytest.raises(Problems, match=r"codes.csv:4: code: “E05” is not an official code"):
        plan(tmp_path, FIRST)


def test_a_county_keeps_divisions_and_districts(tmp_path: Path) -> None:
    codes = {"ward": "E05000001", "parish": "", "division": "E58000001", "district": "E07000999"}
    found = renewing.extract([Row("ZZ99 1AA", codes)], "E10000099")
    made = renewing.plan(tmp_path, directory.read(tmp_path, SETTINGS, LATER), found, "2026-11", LATER)
    assert made.files[directory.POSTCODES] == (
        b"postcode,ward,parish,division,district\nZZ99 1AA,E05000001,,E58000001,E07000999\n"
    )


def test_a_code_that_no_place_has_gets_a_line_for_the_settings(tmp_path: Path) -> None:
    made = plan(tmp_path, {**FIRST, "ZZ99 3AA": "E05000003"}, parish="E04000009")
    assert renewing.lacking(made, SETTINGS) == ("E04000009", "E05000003")
    names = {"E05000003": "St Mary's & Fern-hill", "E04000009": "Nether Fern"}
    assert renewing.line("E05000003", made, SETTINGS, names) == (
        'st-marys-fern-hill: {name: "St Mary\'s & Fern-hill", code: E05000003, point: [50.712, -1.98]}'
    )
    assert renewing.line("E04000009", made, SETTINGS, names) == (
        "nether-fern: {name: Nether Fern, code: E04000009, point: [50.712, -1.98], within: [harbour, old-town]}"
    )
    assert (
        renewing.line("E05000003", made, SETTINGS, {})
        == "e05000003: {name: …, code: E05000003, point: [50.712, -1.98]}"
    )


SPAN = f"{','.join(directory.HEAD)}\n"


def on(root: Path, today: date, wards: dict[str, str], edition: str) -> Plan:
    found = renewing.extract(rows(wards), "E07000999")
    return renewing.plan(root, directory.read(root, SETTINGS, today), found, edition, today)


@pytest.mark.parametrize("end", ["2027-05-06", "2027-05"])
def test_an_end_that_is_written_in_advance_stays_until_it_has_come(tmp_path: Path, end: str) -> None:
    (tmp_path / "places").mkdir()
    (tmp_path / directory.CODES).write_text(f"{SPAN}E05000001,2015-05-07,{end},E05000006\nE05000006,{end},,\n")
    made = on(tmp_path, date(2027, 2, 20), {"ZZ99 2QB": "E05000001"}, "2027-02")
    assert (made.back, made.ended, made.begun) == ((), (), ())
    assert made.codes == {"E05000001": Span("2015-05-07", end, ("E05000006",)), "E05000006": Span(end)}
    with pytest.raises(Problems, match="knows what changed in 2027-05; 2027-02 is older"):
        on(tmp_path, date(2027, 6, 1), {"ZZ99 2QB": "E05000001"}, "2027-02")
