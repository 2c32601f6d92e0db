"""The ONS Postcode Directory is read by the names of its columns, for one council, in little memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from zipfile import ZipFile

import pytest
from newsroom import onspd
from newsroom.onspd import Row
from newsroom.problems import Problems

OWN, OTHER = "E07000999", "E07000998"
NEW = "pcds,doterm,cty25cd,lad25cd,wd25cd,parncp25cd,lat,long"
OLD = "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,lat,long"


def table(folder: Path, *lines: str, name: str = "ONSPD_NOV_2026_UK.csv", end: str = "\n", mark: str = "") -> Path:
    file = folder / name
    file.write_bytes((mark + "".join(line + end for line in lines)).encode())
    return file


def line(
    postcode: str, ward: str = "E05000001", parish: str = "E04000001", *, ended: str = "", council: str = OWN
) -> str:
    return f"{postcode},{ended},E10000099,{council},{ward},{parish},50.712000,-1.983000"


def read(file: Path, council: str = OWN) -> list[Row]:
    return list(onspd.rows(onspd.find(file), council))


def refused(file: Path, council: str = OWN) -> str:
    with pytest.raises(Problems) as several:
        read(file, council)
    return str(several.value)


def test_the_columns_of_newer_and_of_older_editions_are_found_by_name(tmp_path: Path) -> None:
    newer = table(tmp_path, NEW, line("EX1 2AB"))
    older = table(
        tmp_path,
        OLD,
        f"EX1 2AB,EX1  2AB,EX1 2AB,198001,,E10000099,,{OWN},E05000001,E04000001,50.712,-1.983",
        name="old.csv",
    )
    [row], [same] = read(newer), read(older)
    assert (row.postcode, row.codes["ward"], row.codes["parish"]) == ("EX1 2AB", "E05000001", "E04000001")
    assert row.point == same.point == (50.712, -1.983)
    assert same.codes == {**row.codes, "division": ""}


def test_the_columns_may_stand_in_any_order_and_in_capitals(tmp_path: Path) -> None:
    file = table(
        tmp_path, "LAT,PARNCP24CD,WD24CD,LAD24CD,CTY24CD,DOTERM,LONG,PCDS", f"50,E04000001,E05000001,{OWN},,,-2,EX1 2AB"
    )
    assert read(file) == [Row("EX1 2AB", {"ward": "E05000001", "parish": "E04000001", "district": OWN}, (50.0, -2.0))]


def test_of_two_years_the_newer_counts_and_wards_of_a_census_do_not(tmp_path: Path) -> None:
    file = table(
        tmp_path, f"wdstl05cd,wdcas03cd,wd24cd,wd25cd,{NEW.replace('wd25cd,', '')}",
        f"99ZZ99,99ZZ99,E05000024,E05000025,EX1 2AB,,,{OWN},E04000001,50,-2",
    )  # fmt: skip
    assert [row.codes["ward"] for row in read(file)] == ["E05000025"]


@pytest.mark.parametrize(("end", "mark"), [("\n", "\ufeff"), ("\r\n", ""), ("\r\n", "\ufeff")])
def test_a_byte_order_mark_and_the_line_ends_of_windows_change_nothing(tmp_path: Path, end: str, mark: str) -> None:
    assert len(read(table(tmp_path, NEW, line("EX1 2AB"), line("EX1 2AD"), end=end, mark=mark))) == 2


def test_cells_may_stand_in_quotation_marks(tmp_path: Path) -> None:
    file = table(
        tmp_path, ",".join(f'"{n}"' for n in NEW.split(",")), f'"EX1 2AB","","a, b","{OWN}","E05000001","",50,-2'
    )
    assert [row.postcode for row in read(file)] == ["EX1 2AB"]


def test_only_postcodes_of_the_council_that_are_in_use_are_kept(tmp_path: Path) -> None:
    file = table(
        tmp_path, NEW, line("EX1 2AB"), line("EX1 2AD", ended="202406"), line("EX1 2AE", council=OTHER),
        line("EX1 2AF", ward=OWN, council=OTHER),
    )  # fmt: skip
    assert [row.postcode for row in read(file)] == ["EX1 2AB"]


def test_a_county_and_a_parish_find_their_own_by_their_columns(tmp_path: Path) -> None:
    file = table(tmp_path, NEW, line("EX1 2AB"), line("EX1 2AD", parish="E04000002", council=OTHER))
    assert [row.postcode for row in read(file, "E10000099")] == ["EX1 2AB", "EX1 2AD"]
    assert [row.postcode for row in read(file, "E04000002")] == ["EX1 2AD"]


def test_codes_that_stand_for_no_area_are_none(tmp_path: Path) -> None:
    file = table(tmp_path, NEW, line("EX1 2AB", parish="E43000123"), line("EX1 2AD", parish="S99999999"))
    assert [row.codes["parish"] for row in read(file)] == ["", ""]


def test_a_postcode_whose_place_is_not_known_has_no_point_and_one_of_another_form_is_left_out(tmp_path: Path) -> None:
    lost = line("EX1 2AB").replace("50.712000,-1.983000", "99.999999,0.000000")
    assert [(row.postcode, row.point) for row in read(table(tmp_path, NEW, lost, line("GIR 0AA")))] == [
        ("EX1 2AB", None)
    ]


def test_columns_that_are_missing_are_named_with_those_that_are_there(tmp_path: Path) -> None:
    said = refused(table(tmp_path, "pcds,doterm,lad25cd,imd20ind", "x"))
    assert said == (
        "ONSPD_NOV_2026_UK.csv:1: is no ONS Postcode Directory: it has no column for ward: wd25cd or osward; "
        "parish: parncp25cd or par25cd or parish; county: cty25cd or oscty or cty. It has: pcds, doterm, lad25cd, imd20ind"
    )


def test_a_line_that_was_cut_off_is_named(tmp_path: Path) -> None:
    file = table(tmp_path, NEW, line("EX1 2AB"), f"EX1 2AD,,E10000099,{OWN}")
    assert refused(file) == (
        "ONSPD_NOV_2026_UK.csv:3: has 4 columns where the first line has 8; download the file again, whole"
    )


def test_what_is_no_table_is_said(tmp_path: Path) -> None:
    assert "is not there" in refused(tmp_path / "none.csv")
    assert "is not there" in refused(tmp_path)
    assert "it has no column for postcode" in refused(table(tmp_path, "", name="empty.csv"))
    assert "is damaged, or no zip" in refused(table(tmp_path, NEW, name="broken.zip"))
    with ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("readme.txt", "Nothing.")
    assert "holds no CSV file" in refused(tmp_path / "other.zip")


def test_in_a_zip_the_largest_table_is_the_directory(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "latest.zip", "w") as archive:
        archive.writestr("Data/multi_csv/ONSPD_FEB_2027_UK_EX.csv", f"{NEW}\n{line('EX1 2AB')}\n")
        archive.writestr("Data/ONSPD_FEB_2027_UK.csv", f"{NEW}\n{line('EX1 2AB')}\n{line('TQ1 2AB')}\n")
        archive.writestr(
            "Documents/Ward names and codes UK as at 05_25.csv", "\ufeffWD25CD,WD25NM\r\nE05000001,Harbour\r\n"
        )
        archive.writestr("Documents/CAS ward names and codes UK as at 01_03.csv", "WDCAS03CD,WDCAS03NM\r\n99ZZ,No\r\n")
    found = onspd.find(tmp_path / "latest.zip")
    assert [row.postcode for row in onspd.rows(found, OWN)] == ["EX1 2AB", "TQ1 2AB"]
    assert found.edition == "2027-02"
    assert onspd.names(found) == {"E05000001": "Harbour"}


def test_names_of_areas_are_found_beside_the_table_too(tmp_path: Path) -> None:
    for folder in ("Data", "Documents", "else/where"):
        (tmp_path / folder).mkdir(parents=True)
    file = table(tmp_path / "Data", NEW)
    named = tmp_path / "Documents/Parish_NCP names and codes EW as at 12_25.csv"
    named.write_text("PARNCP25CD,PARNCP25NM,PARNCP25NMW\nE04000001,Quayside,\nW04000001,Newport,Casnewydd\n")
    assert onspd.names(onspd.find(file)) == {"E04000001": "Quayside", "W04000001": "Newport"}
    assert onspd.names(onspd.find(table(tmp_path / "else/where", NEW))) == {}


@pytest.mark.parametrize(
    ("name", "edition"),
    [("ONSPD_NOV_2026_UK.csv", "2026-11"), ("ONSPD_Feb_2027.csv", "2027-02"), ("onspd_august_2026.csv", "2026-08"),
     ("ONSPD.csv", ""), ("ONSPD_2026.csv", "")],
)  # fmt: skip
def test_the_edition_is_the_month_in_the_name_of_the_file(tmp_path: Path, name: str, edition: str) -> None:
    assert onspd.find(table(tmp_path, NEW, name=name)).edition == edition


def test_a_large_table_is_read_in_little_memory_and_tells_how_far_it_is(tmp_path: Path) -> None:
    """200,000 lines, of which 200 are the council's: 15 MB."""
    block = (
        "".join(line(f"AB{number % 90 + 10} 1AA", council=OTHER) + "\n" for number in range(999))
        + line("EX1 2AB")
        + "\n"
    )
    file = tmp_path / "ONSPD_NOV_2026_UK.csv"
    file.write_text(NEW + "\n" + block * 200)
    told: list[int] = []
    tracemalloc.start()
    count = sum(1 for _ in onspd.rows(onspd.find(file), OWN, told.append))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 200
    assert peak < 1_000_000 < file.stat().st_size / 10
    assert len(told) > 2
    assert sum(told) == file.stat().st_size
