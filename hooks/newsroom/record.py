"""The list of every address ever published: kept in the repository, one to a line, and only ever grows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

NAME = "published.txt"
_HEAD = "# Every address that this newsroom has published. Written by the build; commit it, and take nothing out.\n"


def read(root: Path) -> frozenset[str]:
    """The addresses on the list; none where there is no list yet."""
    try:
        lines = (root / NAME).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return frozenset()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def lines(root: Path) -> dict[str, int]:
    """Where in the file each address stands, from 1."""
    listed = root / NAME
    found = listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else []
    return {line.strip(): number for number, line in enumerate(found, 1)}


def add(root: Path, addresses: Iterable[str]) -> bool:
    """Add what is new; returns whether the list grew."""
    known = read(root)
    grown = known | set(addresses)
    if grown == known:
        return False
    temporary = root / f".{NAME}.new"
    temporary.write_text(_HEAD + "".join(f"{address}\n" for address in sorted(grown)), encoding="utf-8")
    temporary.replace(root / NAME)
    return True
