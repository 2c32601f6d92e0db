"""A new name for an item: every file and link that has to follow, worked out before anything is written."""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from newsroom import addresses, amending, links, placing, relinking, sanitiser, source
from newsroom.item import Item
from newsroom.news import News
from newsroom.parts import Image
from newsroom.placing import Refused, is_folder
from newsroom.problems import Problems
from newsroom.relinking import Mended, Unmendable
from newsroom.source import Source


@dataclass(frozen=True)
class Plan:
    """Everything that a rename changes; paths from the repository's root, `texts` by the path at which they will stand.

    `alias` is the address that will lead to the new one, "" where none is left; `was_public` whether readers know it.
    """

    old: str
    new: str
    alias: str
    was_public: bool
    texts: Mapping[str, bytes]
    moves: Mapping[str, str]
    copies: Mapping[str, str]
    mended: tuple[tuple[str, Mended], ...]  # each with the path of its file as it will be, and its line there


def plan(root: Path, docs: Path, news: News, published: Iterable[str], names: tuple[str, str], *, alias: bool) -> Plan:
    """What renaming the first of the two `names` to the second changes; raises `Refused`. Nothing is written."""
    old = placing.known(news, names[0])
    new = placing.wanted(root, news, old, names[1])
    item = _item(news, old)
    moves, copies = _files(root, docs, news, item, new)
    was_public = item.address in published
    led = f"/{item.address}" if was_public or alias else ""
    moved = {old: new, **moves}
    texts, mended = {}, []
    for path in _texts(root, docs, news):
        target = new if path == old else path
        text = _read(root, path)
        if text is None:
            continue
        fence, above, rest = amending.split(text)
        change = partial(_followed, path, target, {**moved, **copies} if path == old else moved)
        written, several = _mended(path, rest, change)
        if path == old:
            above = _amended(above, item, led, new, change)
        offset = len((fence + above).splitlines())
        mended += [(target, Mended(m.line + offset, m.was, m.now)) for m in several]
        if path == old or several:
            texts[target] = (fence + above + written).encode()
    _judge(news, old, new, texts[new], led)
    return Plan(old, new, led, was_public, texts, moves, copies, tuple(mended))


def apply(root: Path, made: Plan) -> None:
    """Do it: all is written beside its place before anything takes its place; raises `Refused` where that fails."""
    staged: list[tuple[Path, Path]] = []
    try:
        for path, raw in made.texts.items():
            _beside(root / path, staged).write_bytes(raw)
        for path, target in {**made.moves, **made.copies}.items():
            shutil.copy2(root / path, _beside(root / target, staged))
    except OSError as error:
        for part, _ in staged:
            part.unlink(missing_ok=True)
        raise Refused(
            f"{error.filename or made.new} can't be written ({error.strerror}); nothing was changed"
        ) from None
    try:
        for part, place in staged:
            part.replace(place)
        for gone in (made.old, *made.moves):
            (root / gone).unlink()
        for folder in {(root / path).parent for path in (made.old, *made.moves)}:
            _clear(folder, root / "news")
    except OSError as error:
        raise Refused(
            f"{error.filename or made.new} can't be replaced ({error.strerror}), and others are already; "
            "`git status` names them, `git restore .` brings them back"
        ) from None


def _item(news: News, path: str) -> Item:
    """The item, also where nothing but its name is wrong with it."""
    if found := next((item for item in news.items if item.path == path), None):
        return found
    wrong = [p for p in news.problems if p.path == path and p.grave and p.message != addresses.fault(path)]
    if wrong or path not in news.sources:
        raise Refused(f"{path} is no sound item yet; mend it first:\n{Problems(wrong)}")
    return _loose(news.sources[path])


def _files(root: Path, docs: Path, news: News, item: Item, new: str) -> tuple[dict[str, str], dict[str, str]]:
    """What goes with the item: what it alone names moves, what others name too is copied."""
    before, after = posixpath.dirname(item.path), posixpath.dirname(new)
    if before == after:
        return {}, {}
    if is_folder(item.path) and is_folder(new):
        inside = [p.relative_to(root).as_posix() for p in sorted((root / before).rglob("*")) if p.is_file()]
        if others := [path for path in inside if path in news.paths and path != item.path]:
            raise Refused(f"{before} holds {others[0]} too; rename that first, or move it elsewhere")
        mine = [path for path in inside if path != item.path]
    else:
        named = sorted(_named(item))
        mine = [p for p in named if posixpath.dirname(p) == before and not p.endswith(".md") and (root / p).is_file()]
    shared = _of_others(root, docs, news, item.path) if mine else frozenset()
    moves: dict[str, str] = {}
    copies: dict[str, str] = {}
    for path in mine:
        target = after + path.removeprefix(before)
        if (root / target).exists() and (root / target).read_bytes() != (root / path).read_bytes():
            raise Refused(f"{target} is there already, and {path} would take its place; give one of them another name")
        (copies if path in shared else moves)[path] = target
    return moves, copies


def _named(item: Item) -> Iterator[str]:
    """Every file that the item's text and picture name."""
    targets = [target for _, target, _, _ in sanitiser.links(item.body)] if _is_short(item.body) else []
    for target in [*targets, *([item.image.src] if item.image else [])]:
        if path := links.path_of(item.path, target):
            yield path


def _of_others(root: Path, docs: Path, news: News, path: str) -> frozenset[str]:
    found: set[str] = set()
    for other in news.sources.values():
        if other.path != path:
            found.update(_named(_loose(other)))
    for page in _texts(root, docs, news):
        if page not in news.sources and (text := _read(root, page)):
            found.update(_named(Item.model_construct(path=page, body=text, image=None)))
    return frozenset(found)


def _loose(read: Source) -> Item:
    """The item of a file as far as it names files, whatever else may be wrong with it."""
    image = read.fields.get("image")
    named = Image.model_construct(src=str(image.get("src", ""))) if isinstance(image, dict) else None
    return Item.model_construct(path=read.path, body=read.body, body_line=read.body_line, image=named, aliases=())


def _texts(root: Path, docs: Path, news: News) -> list[str]:
    """Every file that may hold a link: items, and pages written by hand."""
    pages = (p.relative_to(root).as_posix() for p in sorted(docs.rglob("*.md")) if docs.is_relative_to(root))
    return [*news.paths, *(page for page in pages if not page.startswith(f"{docs.name}/manual/"))]


def _read(root: Path, path: str) -> str | None:
    """The text as it stands, line ends and all; None where it can't be read, which is said elsewhere."""
    try:
        return (root / path).read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None


def _is_short(text: str) -> bool:
    return next(sanitiser.endless(text), None) is None


def _followed(path: str, target_path: str, moved: Mapping[str, str], target: str) -> str | None:
    """What a link in the file at `path` becomes when that file goes to `target_path`; None where it stays."""
    named = links.path_of(path, target)
    if named is None:
        return None
    folder = posixpath.dirname(target_path)
    if named not in moved and posixpath.dirname(path) == folder:
        return None
    parts = urlsplit(target.strip())
    way = posixpath.relpath(moved.get(named, named), folder)
    written = way if unquote(parts.path) == parts.path else quote(way)
    return urlunsplit(("", "", written, parts.query, parts.fragment))


def _mended(path: str, text: str, change: relinking.Change) -> tuple[str, list[Mended]]:
    if not _is_short(text):
        return text, []
    try:
        return relinking.mend(text, change)
    except Unmendable as link:
        raise Refused(
            f"{path}: the link {link.target} can't be written anew safely; write it as [words](file.md) first"
        ) from None


def _amended(above: str, item: Item, alias: str, new: str, change: relinking.Change) -> str:
    """The item's own fields: the old address among its aliases, the new one not, the picture where it is then."""
    address = addresses.of_item(new)
    without = item.aliases.index(address) if address in item.aliases else None
    written = amending.with_alias(above, "" if alias.strip("/") in _bare(item) else alias, without)
    if item.image and (src := change(item.image.src)):
        written = amending.with_text(written, ("image", "src"), src)
    return written


def _bare(item: Item) -> set[str]:
    return {alias.strip("/") for alias in item.aliases}


def _judge(news: News, old: str, new: str, raw: bytes, alias: str) -> None:
    """Nothing but aliases and the picture's place may differ in the fields of the item."""
    try:
        after = dict(source.read(new, raw).fields)
    except Problems:
        after = {}
    before = dict(news.sources[old].fields)
    listed = after.pop("aliases", ()) or ()
    before.pop("aliases", None)
    for fields in (before, after):
        if isinstance(fields.get("image"), dict):
            fields["image"] = {**fields["image"], "src": ""}
    if before != after or (
        alias and alias not in listed and alias.strip("/") not in {str(a).strip("/") for a in listed}
    ):
        raise Refused(
            f"{old}: the old address can't be added without touching other fields; write `aliases: [{alias}]` by hand"
        )


def _beside(target: Path, staged: list[tuple[Path, Path]]) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    staged.append((part, target))
    return part


def _clear(folder: Path, top: Path) -> None:
    """Take away folders that are empty now."""
    while folder != top and folder.is_relative_to(top) and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
