"""Permanent identities: ULIDs, minted once and kept in the item; https://github.com/ulid/spec"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from newsroom.problems import Problem

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def mint(moment: datetime, chance: int | None = None) -> str:
    """A ULID of `moment`; `chance` are its 80 random bits."""
    bits = secrets.randbits(80) if chance is None else chance
    return spell(int(moment.timestamp() * 1000) << 80 | bits)


def spell(number: int) -> str:
    """128 bits in Crockford's base 32, 26 characters."""
    return "".join(_CROCKFORD[number >> shift & 31] for shift in range(125, -1, -5))


def mint_missing(root: Path, problems: Iterable[Problem], moment: datetime) -> Iterator[tuple[str, str]]:
    """Write an id into each item that has none, below its first fence; yields path and id."""
    for problem in sorted(p for p in problems if p.field == "id" and not p.grave):
        minted = mint(moment)
        file = root / problem.path
        lines = file.read_bytes().splitlines(keepends=True)  # of bytes, as source counts them: \r, \n and both
        ending = lines[0].removeprefix(lines[0].rstrip(b"\r\n"))
        empty = lines[problem.line - 1].startswith(b"id:")
        lines[problem.line - 1 if empty else 1 : problem.line if empty else 1] = [f"id: {minted}".encode() + ending]
        fresh = file.with_name(f".{file.name}.new")
        fresh.write_bytes(b"".join(lines))
        fresh.replace(file)
        yield problem.path, minted
