"""An item as our own strict reader wants it, put where it belongs without touching what is there."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from newsroom.importing.leads import Lead
from newsroom.importing.notes import Refused


@dataclass(frozen=True)
class Written:
    """The fields of an item, in the order in which they are written."""

    title: str
    date: str
    summary: str
    id: str
    topics: tuple[str, ...] = ()
    image: Lead | None = None
    short_title: str = ""
    expires: str = ""
    aliases: tuple[str, ...] = ()  # from the newsroom's root
    draft: bool = False


def compose(fields: Written, body: str) -> str:
    """The file's text: texts stand in double quotes, as JSON and YAML both read them."""
    lines = [f"title: {_quoted(fields.title)}"]
    if fields.short_title:
        lines.append(f"short_title: {_quoted(fields.short_title)}")
    lines += [f"date: {fields.date}", f"summary: {_quoted(fields.summary)}", f"id: {fields.id}"]
    if fields.topics:
        lines.append(f"topics: [{', '.join(fields.topics)}]")
    if fields.image:
        lines += ["image:", *_image(fields.image)]
    if fields.expires:
        lines.append(f"expires: {fields.expires}")
    if fields.aliases:
        lines += ["aliases:", *(f"  - {_quoted('/' + alias)}" for alias in fields.aliases)]
    if fields.draft:
        lines.append("draft: true")
    return "\n".join(["---", *lines, "---", "", body.rstrip(), ""]).rstrip() + "\n"


def write(root: Path, text: str, path: str, files: Iterable[tuple[str, Path]]) -> None:
    """Put the item and its files into the newsroom at `root`; raises `Refused` where a file is there already."""
    for inner, source in files:
        _new(root, inner, lambda target, source=source: shutil.copyfile(source, target))  # type: ignore[misc]
    _new(root, path, lambda target: target.write_text(text, encoding="utf-8", newline="\n"))


def _new(root: Path, inner: str, fill: Callable[[Path], object]) -> None:
    """Fill a file that was not there; what is half written never stands under its name."""
    target = root / inner
    if target.exists():
        raise Refused(f"{inner} is there already and was left alone")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    fill(part)
    part.replace(target)


def _image(image: Lead) -> list[str]:
    said = {"src": image.name, "alt": image.alt, "credit": image.credit, "caption": image.caption}
    return [f"  {name}: {_quoted(value)}" for name, value in said.items() if value]


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
