"""Which item an editor means by a name, and at which path it may stand by another."""

from __future__ import annotations

import posixpath
from difflib import get_close_matches
from pathlib import Path

from newsroom import addresses
from newsroom.news import News

_EXAMPLE = "news/2026/11/harbour-library-reopens.md"


class Refused(Exception):
    """Why the item can't be renamed so, as a sentence for the editor."""


def known(news: News, written: str) -> str:
    """The path of the item that the editor means: its file, its folder or its address."""
    bare = written.strip().removeprefix("./").strip("/")
    for path in (bare, f"{bare}.md", f"{bare}/index.md"):
        if path in news.paths:
            return path
    near = get_close_matches(bare, news.paths, 1, 0.8)
    hint = f"did you mean {near[0]}?" if near else f"write its file, as {_EXAMPLE}"
    raise Refused(f"{written} is no item of this newsroom; {hint}")


def wanted(root: Path, news: News, old: str, written: str) -> str:
    """The path that the item shall have; a bare name is one in the same folder."""
    own = old.removesuffix("/index.md") if is_folder(old) else posixpath.splitext(old)[0]
    bare = written.strip().removeprefix("./")
    into = bare.endswith("/")
    stem = bare.strip("/").removesuffix(".md")
    in_folder = is_folder(old) or stem.endswith("/index")
    stem = stem.removesuffix("/index")
    if into:
        stem = f"{stem}/{posixpath.basename(own)}"
    if "/" not in stem:
        stem = f"{posixpath.dirname(own)}/{stem}"
    new = f"{stem}/index.md" if in_folder else f"{stem}.md"
    if not new.startswith("news/"):
        raise Refused(f"{written} lies outside the folder of items; write a name, or a file as {_EXAMPLE}")
    if new == old:
        raise Refused(f"{new} is its name already; write another")
    if wrong := addresses.fault(new):
        raise Refused(f"{new}: {wrong}")
    _require_free(root, news, old, new, stem)
    return new


def is_folder(path: str) -> bool:
    """Whether the item has a folder to itself, with its files."""
    return path.endswith("/index.md")


def _require_free(root: Path, news: News, old: str, new: str, stem: str) -> None:
    taken = [path for path in (f"{stem}.md", f"{stem}/index.md") if path != old and (root / path).exists()]
    if is_folder(new) and not taken and (root / stem).exists() and stem != posixpath.splitext(old)[0]:
        taken = [stem]
    if taken:
        raise Refused(f"{taken[0]} is there already; write another name")
    for item in news.items:
        if item.path != old and addresses.of_item(new) in item.aliases:
            raise Refused(f"/{addresses.of_item(new)} leads to {item.path}, by its aliases; write another name")
