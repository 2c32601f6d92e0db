"""The council's own directory: its postcodes with the areas in which each lies, and every code that an area ever had.

Two tables in the repository, written by `newsroom places` and mended by hand. Both may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from newsroom import works
from newsroom.problems import Problem
from newsroom.settings import Settings
from newsroom.tables import Table

POSTCODES, CODES = "places/postcodes.csv", "places/codes.csv"
LEVELS = ("ward", "parish")  # which the table of postcodes has; that of a county has two more
HEAD = ("code", "valid_from", "valid_to", "became")
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})")
_CODE = re.compile(r"[A-Z]\d{8}")
_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_LINE, _AREA = r"([A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})", r",([A-Z]\d{8}|)"  # as they are written


@dataclass(frozen=True)
class Span:
    """How long an area has or had a code: months or days, "" for not known and not ended; `became` are codes."""

    since: str
    until: str = ""
    became: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ended:
    """A place that is no more: since when, as 2026-11 or 2026-11-05, and the places in whose areas it lies now."""

    until: str
    became: tuple[str, ...]

    @property
    def day(self) -> date | None:
        """The day, where more than its month is known."""
        return date.fromisoformat(self.until) if len(self.until) > len("2026-11") else None

    @property
    def month(self) -> tuple[int, int]:
        return int(self.until[:4]), int(self.until[5:7])


@dataclass(frozen=True)
class Directory:
    """`postcodes` have a code for each of the `levels`, "" for none; `digest` is that of both tables as they lie there.

    `next_end` is the day on which the next area ends that is known to.
    """

    postcodes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    levels: tuple[str, ...] = LEVELS
    codes: Mapping[str, Span] = field(default_factory=dict)
    ended: Mapping[str, Ended] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    digest: str = ""
    next_end: date | None = None

    @property
    def endings(self) -> str:
        """What whatever is said of places that are no more rests on."""
        return repr(sorted(self.ended.items()))

    def unknown(self, settings: Settings) -> tuple[str, ...]:
        """The codes in which postcodes lie and that no place in the settings has."""
        known = {place.code for place in settings.places.values()}
        return tuple(sorted({code for codes in self.postcodes.values() for code in codes if code} - known))


def read(root: Path, settings: Settings, today: date) -> Directory:
    """The directory in the repository at `root`; a line that is wrong is left out, and a problem says so.

    What is known to end after `today` has not ended.
    """
    of_postcodes = Table(POSTCODES, _raw(root / POSTCODES), ("postcode", *LEVELS))
    of_codes = Table(CODES, _raw(root / CODES), HEAD)
    (postcodes, levels), codes = _postcodes(of_postcodes), _codes(of_codes)
    problems = (*of_postcodes.problems, *of_codes.problems)
    digest = works.digest(of_postcodes.raw, of_codes.raw) if of_postcodes.raw or of_codes.raw else ""
    coming = {code: s.until for code, s in codes.items() if s.until > today.isoformat()}
    now = {code: replace(span, until="") if code in coming else span for code, span in codes.items()}
    days = (date.fromisoformat(f"{until}-01"[:10]) for until in coming.values())  # a month, from its first day
    return Directory(postcodes, levels, codes, _ended(now, settings), problems, digest, min(days, default=None))


def _raw(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""


def _as_written(raw: bytes) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]] | None:
    """The postcodes of a table that nobody changed since it was written: in a third of the time."""
    head, _, rest = raw.decode("ascii", "replace").partition("\n")
    levels = tuple(head.split(",")[1:])
    line = _LINE + _AREA * len(levels)
    lines = re.findall(f"^{line}$", rest, re.MULTILINE)
    found = {name: tuple(codes) for name, *codes in lines} if head.startswith("postcode,ward,parish") else {}
    return (found, levels) if found and len(found) == rest.count("\n") and rest.endswith("\n") else None


def _postcodes(table: Table) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    if sound := _as_written(table.raw):
        return sound
    found: dict[str, tuple[str, ...]] = {}
    for number, cells in table.lines():
        postcode = _POSTCODE.fullmatch(cells[0].upper())
        if not postcode:
            table.wrong(number, "postcode", f"“{cells[0]}” is not a whole postcode; write it as EX1 2AB")
            continue
        name = f"{postcode[1]} {postcode[2]}"
        if name in found:
            table.wrong(number, "postcode", f"{name} is in the table twice; take one of the lines out")
        elif bad := next((code for code in cells[1:] if code and not _CODE.fullmatch(code)), None):
            table.wrong(number, "", _no_code(bad))
        else:
            found[name] = tuple(cells[1:])
    return found, tuple(table.head[1:])


def _codes(table: Table) -> dict[str, Span]:
    found: dict[str, Span] = {}
    places: dict[str, int] = {}
    for number, cells in table.lines():
        if fault := _fault(cells, found):
            table.wrong(number, *fault)
            continue
        code, since, until, became = cells[:4]
        found[code], places[code] = Span(since, until, tuple(became.split())), number
    for code, span in found.items():
        for other in span.became:
            if other not in found:
                table.wrong(places[code], "became", f"{other} is not in this table; add it, or mend the code")
    return found


def _no_code(value: str) -> str:
    return f"“{value}” is not an official code; write a letter and eight digits, as E05000001"


def _fault(cells: Sequence[str], known: Collection[str]) -> tuple[str, str] | None:
    """The field of a line of codes that is wrong, and why."""
    code, since, until, became = cells[:4]
    for name, value in (("code", code), *(("became", one) for one in became.split())):
        if not _CODE.fullmatch(value):
            return name, _no_code(value)
    if code in known:
        return "code", f"{code} is in the table twice; take one of the lines out"
    for name, value in (("valid_from", since), ("valid_to", until)):
        if value and not _is_day(value):
            return name, f"“{value}” is neither a month nor a day; write it as 2026-11 or 2026-11-05"
    if until and until < since:
        return "valid_to", f"{until} is before {since}, from which the code was valid; mend one of them"
    if became and not until:
        return "became", "says what the area became, but not when: write `valid_to`, or take the codes out"
    return None


def _is_day(value: str) -> bool:
    found = _DAY.fullmatch(value)
    try:
        return bool(found and date(int(found[1]), int(found[2]), int(found[3] or 1)))
    except ValueError:
        return False


def _ended(codes: Mapping[str, Span], settings: Settings) -> dict[str, Ended]:
    """The places in the settings whose code has ended."""
    keys = {place.code: key for key, place in reversed(settings.places.items()) if place.code}
    found = {}
    for key, place in settings.places.items():
        span = codes.get(place.code)
        if span and span.until:
            became = (keys[code] for code in sorted(_today(place.code, codes, frozenset())) if code in keys)
            found[key] = Ended(span.until, tuple(became))
    return found


def _today(code: str, codes: Mapping[str, Span], seen: frozenset[str]) -> set[str]:
    """The codes of today that cover the area of `code`, through others that have ended too."""
    span = codes.get(code)
    if not span or not span.until:
        return {code}
    return {now for other in span.became if other not in seen for now in _today(other, codes, seen | {code})}


def write(
    postcodes: Mapping[str, tuple[str, ...]], levels: Sequence[str], codes: Mapping[str, Span]
) -> dict[str, bytes]:
    """Both tables as files, the same for the same whatever the order."""
    of_postcodes = [("postcode", *levels), *((name, *areas) for name, areas in sorted(postcodes.items()))]
    of_codes = [HEAD, *((code, s.since, s.until, " ".join(s.became)) for code, s in sorted(codes.items()))]
    return {
        path: "".join(f"{','.join(line)}\n" for line in lines).encode()
        for path, lines in ((POSTCODES, of_postcodes), (CODES, of_codes))
    }
