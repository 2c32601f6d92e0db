"""The ONS Postcode Directory, read as it is downloaded: row by row, for one council, its columns found by their names.

The table has 2.7 million rows of some fifty columns, over a gigabyte, and its columns change with the editions: the ward is
`osward` in older ones, `wd25cd` in newer. https://geoportal.statistics.gov.uk/
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO
from zipfile import BadZipFile, ZipFile

from newsroom.problems import Problem, Problems

LEVELS = ("ward", "parish", "division", "district")  # of areas that the directory knows, in the order of our own file
_COLUMNS = {  # name: what it is called, a year standing as \d\d
    "postcode": ("pcds", "pcd8", "pcd7", "pcd2", "pcd"),
    "ended": ("doterm",),
    "ward": (r"wd\d\dcd", "osward"),
    "parish": (r"parncp\d\dcd", r"par\d\dcd", "parish"),
    "division": (r"ced\d\dcd", "ced", "ceded"),
    "district": (r"lad\d\dcd", "oslaua", "laua"),
    "county": (r"cty\d\dcd", "oscty", "cty"),
    "latitude": ("lat",),
    "longitude": ("long",),
}
_MAY_LACK = ("division", "latitude", "longitude")
_OF_COUNCIL = {"E10": "county", "E04": "parish", "W04": "parish"}  # by the beginning of its code; all others: district
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?) *(\d[A-Z]{2})")  # not GIR 0AA, which was a bank's
_NO_AREA = re.compile(r"[A-Z]99999999|E43\d{6}")  # stands where there is no such area, or no parish in this one
_NAMED = re.compile(r"(wd|parncp|par|ced|lad)\d\dcd")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EDITION = re.compile(rf"({'|'.join(_MONTHS)})[a-z]*[_ -](20\d\d)", re.IGNORECASE)
_OFTEN = 1 << 22  # bytes after which progress is told


@dataclass(frozen=True)
class Row:
    """A postcode that is in use, the codes of the areas in which it lies, by level ("": none), and where it is."""

    postcode: str
    codes: Mapping[str, str]
    point: tuple[float, float] | None = None


@dataclass(frozen=True)
class Table:
    """The table in the file at `path`, which is itself or a zip with the table as `member`; `edition` is 2026-11, or ""."""

    path: Path
    member: str
    size: int

    @property
    def edition(self) -> str:
        """The month that its name gives."""
        found = _EDITION.search(PurePath(self.member).name) or _EDITION.search(self.path.name)
        return f"{found[2]}-{_MONTHS.index(found[1].lower()) + 1:02}" if found else ""

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        if not self.member:
            with self.path.open("rb") as file:
                yield file
            return
        with ZipFile(self.path) as archive, archive.open(self.member) as file:
            yield file

    def wrong(self, line: int, message: str) -> Problems:
        return Problems([Problem(self.member or self.path.name, line, "", message)])


def find(path: Path) -> Table:
    """The table at `path`; of a zip that whose name is the directory's, not a part of it. Raises `Problems`."""
    if not path.is_file():
        raise Problems([Problem(str(path), 1, "", "is not there; write where the downloaded file lies")])
    if path.suffix.lower() != ".zip":
        return Table(path, "", path.stat().st_size)
    try:
        with ZipFile(path) as archive:
            tables = [one for one in archive.infolist() if one.filename.lower().endswith(".csv")]
    except BadZipFile:
        raise Problems([Problem(path.name, 1, "", "is damaged, or no zip; download it again")]) from None
    if not tables:
        raise Problems([Problem(path.name, 1, "", "holds no CSV file; download the directory as CSV")])
    largest = max(tables, key=lambda one: (one.file_size, one.filename))
    return Table(path, largest.filename, largest.file_size)


def rows(table: Table, council: str, tell: Callable[[int], object] = lambda read: None) -> Iterator[Row]:
    """The postcodes in use of the council with that code, in the order of the table; `tell` hears of the bytes read since.

    Raises `Problems` where columns are missing, or a line is not whole. No line but those that name the council is taken
    apart, which makes it ten times as fast; none has a line break within a field.
    """
    own, wanted = _OF_COUNCIL.get(council[:3], "district"), council.encode()
    with table.opened() as file:
        first = file.readline()
        head = _cells(first.removeprefix(b"\xef\xbb\xbf"))
        at = _columns(table, head)
        levels = [level for level in LEVELS if level in at]
        read, told = len(first), 0
        for number, line in enumerate(file, 2):
            read += len(line)
            if read - told > _OFTEN:
                tell(read - told)
                told = read
            if wanted not in line:
                continue
            cells = _cells(line)
            if len(cells) != len(head):
                what = f"has {len(cells)} columns where the first line has {len(head)}; download the file again, whole"
                raise table.wrong(number, what)
            if cells[at[own]] == council and not cells[at["ended"]] and (row := _row(cells, at, levels)):
                yield row
        tell(read - told)


def _row(cells: Sequence[str], at: Mapping[str, int], levels: Sequence[str]) -> Row | None:
    found = _POSTCODE.fullmatch(cells[at["postcode"]].upper())
    if not found:
        return None
    codes = {level: "" if _NO_AREA.fullmatch(cells[at[level]]) else cells[at[level]] for level in levels}
    return Row(f"{found[1]} {found[2]}", codes, _point(cells, at))


def _point(cells: Sequence[str], at: Mapping[str, int]) -> tuple[float, float] | None:
    """Where the postcode is; the directory writes 99.999999 where it does not know."""
    try:
        latitude, longitude = float(cells[at["latitude"]]), float(cells[at["longitude"]])
    except (KeyError, ValueError):
        return None
    return (latitude, longitude) if latitude < 90 else None


def _cells(line: bytes) -> list[str]:
    text = line.decode("utf-8", "replace").rstrip("\r\n")
    if '"' not in text:
        return [cell.strip() for cell in text.split(",")]
    return [cell.strip() for cell in next(csv.reader([text]), [])]


def _columns(table: Table, head: Sequence[str]) -> dict[str, int]:
    """Where each column stands; of several years the newest counts."""
    known = {name.lower(): place for place, name in enumerate(head)}
    at = {}
    for column, patterns in _COLUMNS.items():
        for pattern in patterns:
            if fit := sorted(name for name in known if re.fullmatch(pattern, name)):
                at[column] = known[fit[-1]]
                break
    if missing := [column for column in _COLUMNS if column not in at and column not in _MAY_LACK]:
        raise table.wrong(1, _lacks(missing, head))
    return at


def _lacks(missing: Sequence[str], head: Sequence[str]) -> str:
    wanted = "; ".join(
        f"{column}: {' or '.join(_spelt(pattern) for pattern in _COLUMNS[column])}" for column in missing
    )
    shown = ", ".join(name[:30] for name in head[:60])
    return f"is no ONS Postcode Directory: it has no column for {wanted}. It has: {shown}"


def _spelt(pattern: str) -> str:
    """A name as an editor may look for it; a year is that of a recent edition."""
    return pattern.replace(r"\d\d", "25")


def names(table: Table) -> dict[str, str]:
    """The names of areas by their codes, from the tables `… names and codes …` that lie beside the table; {} without them."""
    found: dict[str, str] = {}
    for raw in _beside(table):
        lines = csv.reader(io.StringIO(raw.decode("utf-8-sig", "replace")))
        head = [name.strip().lower() for name in next(lines, [])]
        for code in filter(_NAMED.fullmatch, head):
            if (name := f"{code[:-2]}nm") in head:
                at, named = head.index(code), head.index(name)
                found |= {line[at].strip(): line[named].strip() for line in lines if len(line) == len(head)}
                break
    return found


def _beside(table: Table) -> Iterator[bytes]:
    if table.member:
        with ZipFile(table.path) as archive:
            for name in sorted(archive.namelist()):
                if _is_of_names(PurePath(name).name):
                    yield archive.read(name)
        return
    for folder in (table.path.parent, table.path.parent / "Documents", table.path.parent.parent / "Documents"):
        for file in sorted(folder.glob("*.csv")):
            if _is_of_names(file.name):
                yield file.read_bytes()


def _is_of_names(name: str) -> bool:
    return "names and codes" in name.lower() and name.lower().endswith(".csv")
