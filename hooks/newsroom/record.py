"""The list of every address ever published: kept in the repository, one to a line, and only ever grows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from newsroom import addresses
from newsroom.problems import Problem, Problems

NAME = "published.txt"
_HEAD = "# Every address that this newsroom has published. Written by the build; commit it, and take nothing out.\n"


def read(root: Path) -> frozenset[str]:
    """The addresses on the list; none where there is no list yet. Raises `Problems` where it can't be read."""
    return _addresses(tuple(lines(root)))


@lru_cache(maxsize=1)
def _addresses(lines: tuple[str, ...]) -> frozenset[str]:
    return frozenset(filter(_is_address, lines))


def lines(root: Path) -> dict[str, int]:
    """Where in the file each line stands that is no comment, from 1."""
    try:
        text = (root / NAME).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise Problems([Problem(NAME, 1, "", "holds bytes that are not UTF-8; bring back the last good one")]) from None
    return dict(_numbered(text))


@lru_cache(maxsize=1)  # a build asks several times
def _numbered(text: str) -> tuple[tuple[str, int], ...]:
    numbered = ((line.strip(), number) for number, line in enumerate(text.splitlines(), 1))
    return tuple((line, number) for line, number in numbered if line and not line.startswith("#"))


def problems(root: Path) -> Iterator[Problem]:
    """A problem for each line that is no address, such as what git leaves where two lists could not be joined."""
    known = read(root)
    for line, number in lines(root).items():
        if line not in known:
            what = f"“{line}” is no address of this newsroom; take the line out, and keep all the others"
            yield Problem(NAME, number, "", what)


def add(root: Path, found: Iterable[str]) -> bool:
    """Add what is new; returns whether the list grew."""
    known = read(root)
    grown = known | set(found)
    if grown == known:
        return False
    temporary = root / f".{NAME}.new"
    temporary.write_text(_HEAD + "".join(f"{address}\n" for address in sorted(grown)), encoding="utf-8")
    temporary.replace(root / NAME)
    return True


def _is_address(line: str) -> bool:
    return line.endswith(("/", ".html", ".htm")) and addresses.is_possible(line)
