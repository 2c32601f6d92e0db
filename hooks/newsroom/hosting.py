"""What the host takes: its limits, how heavy the site is beside them, and what to do before it is full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

WARN_FROM = 0.8  # of a limit
Level = Literal["note", "warning", "full"]


@dataclass(frozen=True)
class Limit:
    """The most that a host takes of something, where it says so, and when that was read; `dated` is that page's own day."""

    most: int
    source: str
    read: date
    dated: date | None = None


@dataclass(frozen=True)
class Host:
    """One host on one plan; a limit that it does not state is None.

    `headers` is the sort of header file that it takes, or "". `domain` is one under which its customers stand side by
    side, or "".
    """

    key: str
    name: str
    domain: str = ""
    headers: str = ""
    files: Limit | None = None
    counts_folders: bool = False
    bytes: Limit | None = None
    largest: Limit | None = None
    more: str = ""


@dataclass(frozen=True)
class Weight:
    """How much a host would have to take; `largest` is the bytes of the largest file, `heaviest` its address."""

    files: int
    folders: int
    bytes: int
    largest: int = 0
    heaviest: str = ""

    def __str__(self) -> str:
        return f"{self.files:,} {'file' if self.files == 1 else 'files'}, {_megabytes(self.bytes)} in the site"


@dataclass(frozen=True)
class Finding:
    """One sentence for the end of a build; "full" means that the host may refuse the site: exit 3, all published."""

    level: Level
    sentence: str


def known() -> tuple[str, ...]:
    """The keys that the setting `host` may name."""
    return tuple(_hosts())


def find(key: str) -> Host | None:
    """The host that the settings name; None where they name none, or one that is not known."""
    return _hosts().get(key)


def fault(key: str) -> str | None:
    """Why `key` is no host, as a sentence for whoever wrote the settings."""
    if not key or key in _hosts():
        return None
    near = get_close_matches(key.lower(), known(), 1) or [name for name in known() if name.startswith(key.lower())][:1]
    meant = f"perhaps {near[0]}? The known ones are" if near else "write one of"
    return f"“{key}” is not known; {meant} {', '.join(known())}"


def weigh(sizes: Mapping[str, int]) -> Weight:
    """Weigh files of these sizes in bytes, by their paths in the site."""
    if not sizes:
        return Weight(0, 0, 0)
    folders, found = set[str](), {name.rpartition("/")[0] for name in sizes}
    while found := found - folders - {""}:
        folders |= found
        found = {folder.rpartition("/")[0] for folder in found}
    largest, heaviest = max((size, name) for name, size in sizes.items())
    return Weight(len(sizes), len(folders), sum(sizes.values()), largest, heaviest)


def judge(weight: Weight, key: str) -> tuple[Finding, ...]:
    """The weight beside the limits of the host that `key` names: always a note first, then warnings."""
    host = find(key)
    if not host:
        return (Finding("note", f"{weight}"),)
    return (Finding("note", _note(weight, host)), *_warnings(weight, host))


def _note(weight: Weight, host: Host) -> str:
    shares = []
    if host.files:
        shares.append(f"{_percent(_entries(weight, host), host.files)} of the files")
    if host.bytes:
        shares.append(f"{_percent(weight.bytes, host.bytes)} of the size")
    if not shares:
        return f"{weight}"
    return f"{weight}: {' and '.join(shares)} that {host.name} takes"


def _warnings(weight: Weight, host: Host) -> Iterator[Finding]:
    entries = _entries(weight, host)
    what = "files and folders" if host.counts_folders else "files"
    for has, limit, said, most in (
        (entries, host.files, f"The site has {entries:,} {what}", lambda n: f"{n:,}"),
        (weight.bytes, host.bytes, f"The site has {_megabytes(weight.bytes)}", _megabytes),
    ):
        if limit and has >= limit.most:
            yield Finding("full", f"{said}; {host.name} takes {most(limit.most)} and may refuse it. "
                                  f"All of it is built. What to do: {host.more}.")  # fmt: skip
        elif limit and has >= limit.most * WARN_FROM:
            yield Finding("warning", f"{said}, {_percent(has, limit)} of the {most(limit.most)} that {host.name} takes. "
                                     f"Before it is full: {host.more}.")  # fmt: skip
    yield from _largest(weight, host)


def _largest(weight: Weight, host: Host) -> Iterator[Finding]:
    if not host.largest or weight.largest < host.largest.most * WARN_FROM:
        return
    most = _megabytes(host.largest.most)
    is_full = weight.largest >= host.largest.most
    yield Finding(
        "full" if is_full else "warning",
        f"{weight.heaviest} has {_megabytes(weight.largest)}; {host.name} takes files of up to {most}"
        f"{' and may refuse the site' if is_full else ''}. Save it smaller, or in parts.",
    )


def _entries(weight: Weight, host: Host) -> int:
    return weight.files + (weight.folders if host.counts_folders else 0)


def _percent(has: int, limit: Limit) -> str:
    return f"{has * 100 // limit.most} %" if has * 100 >= limit.most else "under 1 %"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"


@cache
def _hosts() -> dict[str, Host]:
    read = yaml.safe_load((files("newsroom") / "hosts.yml").read_text(encoding="utf-8"))
    return {key: Host(key, **{name: _limit(value) for name, value in fields.items()}) for key, fields in read.items()}


def _limit(value: Any) -> Any:
    return Limit(**value) if isinstance(value, dict) else value
