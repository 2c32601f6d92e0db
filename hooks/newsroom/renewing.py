"""What an edition of the ONS Postcode Directory changes in the council's own: worked out before anything is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from newsroom import directory
from newsroom.directory import Directory, Span
from newsroom.onspd import Row
from newsroom.problems import Problem, Problems
from newsroom.settings import Settings


@dataclass
class Extract:
    """An edition's postcodes of one council: by postcode a code for each level, and by code the middle of its postcodes."""

    levels: tuple[str, ...]
    postcodes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _sums: dict[str, tuple[float, float, int]] = field(default_factory=dict)

    @property
    def codes(self) -> set[str]:
        return {code for codes in self.postcodes.values() for code in codes if code}

    def add(self, row: Row) -> None:
        codes = self.postcodes[row.postcode] = tuple(row.codes.get(level, "") for level in self.levels)
        for code in codes if row.point else ():
            north, east, count = self._sums.get(code, (0.0, 0.0, 0))
            self._sums[code] = (north + row.point[0], east + row.point[1], count + 1) if row.point else (0, 0, 0)

    def middle(self, code: str) -> tuple[float, float] | None:
        """As near as a hundred metres."""
        north, east, count = self._sums.get(code, (0.0, 0.0, 0))
        return (round(north / count, 3), round(east / count, 3)) if count else None


@dataclass(frozen=True)
class Plan:
    """The directory as it will be, beside what it was: `begun`, `ended` and `back` are codes, the others postcodes.

    `files` are those that will be different.
    """

    edition: str
    extract: Extract
    codes: Mapping[str, Span]
    added: int
    gone: int
    moved: int
    begun: tuple[str, ...]
    ended: tuple[str, ...]
    back: tuple[str, ...]
    files: Mapping[str, bytes]


def extract(rows: Iterable[Row], council: str) -> Extract:
    """A county's has its divisions and districts too, since its places may be those."""
    found = Extract((*directory.LEVELS, "division", "district") if council.startswith("E10") else directory.LEVELS)
    for row in rows:
        found.add(row)
    return found


def plan(root: Path, before: Directory, fresh: Extract, edition: str, today: date) -> Plan:
    """What `edition` changes; raises `Problems` where what is there needs mending first or is newer.

    A beginning or an end that is written but still to come after `today` stays as it is.
    """
    if wrong := [problem for problem in before.problems if problem.path == directory.CODES]:  # the other is made anew
        raise Problems(wrong)
    now = today.isoformat()
    days = (day for s in before.codes.values() for day in (s.since, s.until) if day <= now)
    newest = max((day[:7] for day in days), default="")
    if edition < newest:
        what = f"knows what changed in {newest}; {edition} is older, and would end codes that are still valid"
        raise Problems([Problem(directory.CODES, 1, "", what)])
    codes = dict(before.codes)
    valid = fresh.codes
    begun = tuple(sorted(valid - codes.keys()))
    back = tuple(sorted(code for code in valid & codes.keys() if "" < codes[code].until <= now))
    begun_before = (code for code, span in codes.items() if span.since <= now and not span.until)
    ended = tuple(sorted(code for code in begun_before if code not in valid))
    codes |= {code: Span(edition) for code in begun}
    codes |= {code: Span(codes[code].since) for code in back}
    codes |= {code: Span(codes[code].since, edition, _became(code, before, fresh)) for code in ended}
    files = directory.write(fresh.postcodes, fresh.levels, codes)
    both = before.postcodes.keys() & fresh.postcodes.keys()
    moved = sum(before.postcodes[one][:2] != fresh.postcodes[one][:2] for one in both)
    changed = {path: raw for path, raw in files.items() if not _lies(root / path, raw)}
    return Plan(
        edition, fresh, codes, len(fresh.postcodes) - len(both), len(before.postcodes) - len(both), moved, begun, ended,
        back, changed,
    )  # fmt: skip


def apply(root: Path, made: Plan) -> None:
    """Write what is different, each file whole. Raises OSError."""
    for path, raw in made.files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary = file.with_name(f".{file.name}.new")
        temporary.write_bytes(raw)
        temporary.replace(file)


def _lies(file: Path, raw: bytes) -> bool:
    return file.is_file() and file.read_bytes() == raw


def _became(code: str, before: Directory, fresh: Extract) -> tuple[str, ...]:
    """The codes of the same level in which the postcodes of an area lie now, the one with most of them first."""
    now: Counter[str] = Counter()
    for postcode, codes in before.postcodes.items():
        if code in codes and postcode in fresh.postcodes:
            level = before.levels[codes.index(code)]
            if level in fresh.levels:
                now[fresh.postcodes[postcode][fresh.levels.index(level)]] += 1
    return tuple(sorted((one for one in now if one), key=lambda one: (-now[one], one)))


def lacking(made: Plan, settings: Settings) -> tuple[str, ...]:
    """The codes of the edition that no place in the settings has."""
    return tuple(sorted(made.extract.codes - {place.code for place in settings.places.values()}))


def line(code: str, made: Plan, settings: Settings, names: Mapping[str, str]) -> str:
    """A line for the settings' list of places; a parish says in which wards it lies."""
    name = names.get(code, "")
    parts = [f"name: {_quoted(name) if name else '…'}", f"code: {code}"]
    if middle := made.extract.middle(code):
        parts.append(f"point: [{middle[0]}, {middle[1]}]")
    if holders := _holders(code, made.extract, settings):
        parts.append(f"within: [{', '.join(holders)}]")
    return f"{_key(name) or code.lower()}: {{{', '.join(parts)}}}"


def _holders(code: str, fresh: Extract, settings: Settings) -> Sequence[str]:
    """The places whose wards hold postcodes of the parish; none for a ward."""
    keys = {place.code: key for key, place in settings.places.items() if place.code}
    wards = {codes[0] for codes in fresh.postcodes.values() if codes[1] == code}
    return sorted(keys[ward] for ward in wards if ward in keys)


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower().replace("'", "").replace("’", "")).strip("-")


def _quoted(name: str) -> str:
    """As YAML reads it inside braces."""
    return name if re.fullmatch(r"[A-Za-z][\w ’()/-]*", name) else '"' + name.replace('"', "'") + '"'
