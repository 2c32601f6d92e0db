"""`newsroom places`, over an extract of a directory that is as invented as the council."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sample
from click.testing import CliRunner, Result
from newsroom_cli import main
from newsroom_cli.places import command

EXTRACT = sample.ROOT / "tests/places/ONSPD_NOV_2026_extract.csv"
MANUAL = (sample.ROOT / "docs/manual/places.md").read_text()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The sample newsroom, without its items."""
    folder = sample.copy(tmp_path / "newsroom", news=False)
    monkeypatch.chdir(folder)
    yield folder


def run(*arguments: str | Path, answers: str | None = None) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments], input=answers, terminal_width=80)


def files(home: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted((home / "places").glob("*.csv"))}


def later(home: Path) -> Path:
    """An edition in which Weirside has been divided, a street was built and a postcode is no longer in use."""
    text = EXTRACT.read_text(encoding="utf-8-sig")
    lines = []
    for line in text.splitlines():
        cells = line.split(",")
        if cells[8] == "E05000008":
            cells[8] = "E05000011" if cells[2] < "ZZ99 8R" else "E05000012"
        if cells[2] == "ZZ99 4MW":
            cells[4] = "202701"
        lines.append(",".join(cells))
        if cells[2] == "ZZ99 3FP":
            lines.append(",".join([*cells[:2], "ZZ99 3FQ", *cells[3:]]))
    file = home / "ONSPD_FEB_2027_UK.csv"
    file.write_text("\n".join(lines) + "\n")
    return file


def test_the_samples_directory_is_what_the_command_makes_of_the_extract(home: Path) -> None:
    before = files(home)
    result = run(EXTRACT, "--write")
    assert result.exit_code == 0, result.output
    assert result.output.endswith("Nothing has changed.\n")
    (home / "places/postcodes.csv").unlink()
    assert run(EXTRACT, "--write").exit_code == 0
    assert files(home) == before


def test_it_shows_asks_and_writes_as_the_manual_says(home: Path) -> None:
    result = run(later(home), answers="y\n")
    assert result.exit_code == 0, result.output
    shown = re.search(r"```\n(edition .*?)```", MANUAL, re.DOTALL)
    assert shown
    assert result.output == shown[1]
    assert "E05000008,2015-05-07,2027-02,E05000011 E05000012\n" in (home / "places/codes.csv").read_text()
    assert "ZZ99 3FQ,E05000003,\n" in (home / "places/postcodes.csv").read_text()
    assert "ZZ99 4MW" not in (home / "places/postcodes.csv").read_text()
    assert run(later(home)).output.endswith("Nothing has changed.\n")


def test_saying_no_or_nothing_writes_nothing(home: Path) -> None:
    before = files(home)
    for answers in ("n\n", ""):
        assert run(later(home), answers=answers).exit_code == 1
        assert files(home) == before


def test_a_council_that_begins_gets_the_folder_and_hears_of_places_without_postcodes(home: Path) -> None:
    for file in (home / "places").iterdir():
        file.unlink()
    (home / "places").rmdir()
    result = run(EXTRACT, "--write")
    assert list(files(home)) == ["codes.csv", "postcodes.csv"]
    assert "300 in use: 300 new, 0 gone" in result.output
    assert "E05000099,,…when it ended,…codes of what it became (old-docks)" in result.output


def test_another_council_may_be_named(home: Path) -> None:
    result = run(EXTRACT, "--council", "E07000998", answers="n\n")
    assert "12 in use: 12 new, 300 gone" in result.output
    assert "More are gone than are left. Is this the whole directory, and not a part of it?" in result.output
    assert "e05000901: {name: …, code: E05000901, point: [50.73, -1.905]}" in result.output


def refused(*arguments: str | Path) -> str:
    result = run(*arguments)
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    return result.output.removeprefix("Error: ").strip()


def test_what_can_not_be_done_is_said_and_nothing_is_written(home: Path) -> None:
    before = files(home)
    nameless = home / "directory.csv"
    nameless.write_bytes(EXTRACT.read_bytes())
    other = home / "ONSPD_NOV_2026.csv"
    other.write_text("pcds,name\nZZ99 1AA,x\n")
    assert refused(home / "none.csv").endswith("is not there; write where the downloaded file lies")
    assert "has no column for ended: doterm; ward: wd25cd or osward" in refused(other)
    assert "directory.csv does not say, as ONSPD_NOV_2026 would; add --edition 2026-11" in refused(nameless)
    assert "--edition: “November” is not a month; write it as 2026-11" in refused(nameless, "--edition", "November")
    assert "--council: “Exampleton” is not an official code" in refused(EXTRACT, "--council", "Exampleton")
    assert "has no postcode in use of E07000001: is that the code" in refused(EXTRACT, "--council", "E07000001")
    assert "knows what changed in 2024-05; 2024-02 is older" in refused(nameless, "--edition", "2024-02")
    assert files(home) == before


def test_without_an_official_code_it_asks_for_one(home: Path) -> None:
    config = home / "mkdocs.yml"
    config.write_text(config.read_text().replace("    code: E07000999\n", ""))
    assert refused("gone.zip").startswith("gone.zip:1: is not there")  # of which nothing else is asked
    assert refused(EXTRACT).startswith("whose postcodes? Write the council's official code into mkdocs.yml")


def test_check_names_what_is_wrong_in_the_tables_and_notes_codes_without_a_place(home: Path) -> None:
    with (home / "places/postcodes.csv").open("a") as file:
        file.write("ZZ99 9ZZ,E05000777,\n")
    sound = CliRunner().invoke(main, ["check", "--now", sample.NOW])
    assert sound.exit_code == 0
    assert "Note: no place in the settings has E05000777, where postcodes of places/postcodes.csv lie." in sound.output
    with (home / "places/postcodes.csv").open("a") as file:
        file.write("ZZ99,E05000001,\n")
    wrong = CliRunner().invoke(main, ["check", "--now", sample.NOW])
    assert wrong.exit_code == 1
    assert "places/postcodes.csv:303: postcode: “ZZ99” is not a whole postcode; write it as EX1 2AB" in wrong.output
