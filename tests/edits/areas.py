"""The council's directory of postcodes, and the codes of its wards."""

from __future__ import annotations

from trial import Trial

from edits.register import edit


@edit
def postcode_added(t: Trial) -> str:
    name = f"ZZ99 {t.chance.randrange(10)}{t.chance.choice('ABDEFG')}{t.chance.choice('HJLNPQ')}"
    file = t.root / "places/postcodes.csv"
    known = file.read_text() if file.exists() else "postcode,ward,parish\n"
    t.save("places/postcodes.csv", f"{known}{name},E05000005,\n")
    return name


@edit
def ward_ended(t: Trial) -> str:
    """It ends on another day each time, and is a part of Northgate."""
    day = f"20{t.chance.randrange(16, 25)}-05-{t.chance.randrange(1, 10):02}"
    known = "code,valid_from,valid_to,became\nE05000005,2015-05-07,,\n"
    t.save("places/codes.csv", f"{known}E05000001,2015-05-07,{day},E05000005\n")
    return day


@edit
def directory_with_a_mistake(t: Trial) -> str:
    line = f"ZZ{t.chance.randrange(1000)},E05000001,"
    t.save("places/postcodes.csv", f"postcode,ward,parish\nZZ99 1AB,E05000001,\n{line}\n")
    return line


@edit
def directory_taken_out(t: Trial) -> None:
    if not (t.root / "places/postcodes.csv").exists():
        t.save("places/postcodes.csv", "postcode,ward,parish\nZZ99 1AA,E05000001,\n")
    else:
        (t.root / "places/postcodes.csv").unlink()
