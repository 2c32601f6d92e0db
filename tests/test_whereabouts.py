"""A problem of a setting names the line on which that setting stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import whereabouts
from newsroom.problems import Problem

CONFIG = """\
site_name: News
odd: !!python/name:somewhere.something
theme: {name: newsroom, palette: {primary: red}}
extra:
  newsroom:
    contacts:
      press: {name: Press office}
      waste:
        name: Waste team
        phone: nobody
    places:
      harbour:
        councillors:
          - name: A
          - name: B
            email: nobody
"""


def line(folder: Path, field: str, message: str = "is wrong", path: str = "mkdocs.yml") -> int:
    file = folder / "mkdocs.yml"
    file.write_text(CONFIG)
    (found,) = whereabouts.placed(file, [Problem(path, 1, field, message)])
    return found.line


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("site_name", 1), ("theme.palette.primary", 3), ("extra.newsroom.contacts.press.phone", 7),
        ("extra.newsroom.contacts.waste.phone", 10), ("extra.newsroom.places.harbour.councillors.1.email", 16),
        ("extra.newsroom.places.harbour.councillors.7.email", 13), ("extra.newsroom.council", 5), ("site_url", 1), ("", 1),
    ],
)  # fmt: skip
def test_a_setting_is_found_or_else_what_holds_it(tmp_path: Path, field: str, expected: int) -> None:
    assert line(tmp_path, field) == expected


def test_a_message_that_begins_with_names_leads_further_down(tmp_path: Path) -> None:
    assert line(tmp_path, "extra.newsroom", "places: harbour: neighbours: “x” is not in the list of places") == 12
    assert line(tmp_path, "extra.newsroom", "is wrong: write it") == 5


def test_a_problem_of_another_file_stays_where_it_is(tmp_path: Path) -> None:
    assert line(tmp_path, "site_name", path="news/a.md") == 1
    assert line(tmp_path, "extra.newsroom.contacts", path="places/codes.csv") == 1


@pytest.mark.parametrize("raw", [b"a: [", b"\xff", None])
def test_a_file_that_cant_be_read_has_one_line(tmp_path: Path, raw: bytes | None) -> None:
    if raw is not None:
        (tmp_path / "mkdocs.yml").write_bytes(raw)
    known = [Problem("mkdocs.yml", 1, "site_name", "is missing")]
    assert whereabouts.placed(tmp_path / "mkdocs.yml", known) == known
