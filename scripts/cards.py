"""`newsroom cards`: a contact sheet of all cards, as each network crops them."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import click
from newsroom import checks, contact_sheet, council, fields, language, news, pictures
from newsroom.item import Item
from newsroom.links import Dead, Map
from newsroom.problems import Problems

FOLDER = ".cache/contact-sheet"


@click.command("cards")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--now", metavar="MOMENT", envvar="NEWSROOM_NOW", help="Draw as of this moment, as 2026-11-22 14:30.")
def command(paths: tuple[str, ...], now: str | None) -> None:
    """Show all cards on one page, as each network crops them.

    Drafts and scheduled items are shown too, marked. Name files of items to see only those. Writes nothing into the site;
    says where the page is, and each headline that has no room on its card.
    """
    root = Path.cwd()
    try:
        settings = council.read(root).settings
        moment = fields.at(now, settings.zone, datetime.now(UTC))
    except Problems as mistakes:
        raise click.ClickException(str(mistakes)) from None
    except ValueError as mistake:
        raise click.ClickException(f"--now: {mistake}") from None
    found = news.read(root, settings)
    chosen = _chosen(root, paths, found)
    shutil.rmtree(root / FOLDER, ignore_errors=True)
    where = Map(root, {}, withheld=checks.without_consent(found, moment))
    frames = []
    for item in (item for item in found.items if item.path in chosen):
        photo, fault = _photo(where, item)
        frame, raw = contact_sheet.frame(item, settings, language.read(settings.language), moment, photo, fault)
        frames.append(frame)
        if frame.card and raw:
            _write(root / FOLDER / frame.card.address, raw)
        for problem in frame.problems:
            click.echo(f"{item.path}: {problem}")
    readable = {item.path for item in found.items}
    unread = [problem for problem in found.problems if problem.path in chosen - readable]
    page = contact_sheet.render(frames, settings, moment, unread)
    _write(root / FOLDER / "index.html", page.encode())
    count = sum(1 for frame in frames if frame.card)
    click.echo(f"{count:,} card{'s'[: count != 1]}: open {FOLDER}/index.html in a browser")


def _chosen(root: Path, paths: tuple[str, ...], found: news.News) -> set[str]:
    """The paths of the items meant, from the repository's root; raises UsageError for one that is none."""
    chosen = set()
    for path in paths:
        whole = Path(path).resolve()
        named = whole.relative_to(root.resolve()).as_posix() if whole.is_relative_to(root.resolve()) else path
        inside = {known for known in found.paths if known == named or known.startswith(f"{named}/")}
        if not inside:
            raise click.UsageError(f"{path} is not an item; write its file, as news/2026/11/x.md, or a folder of items")
        chosen |= inside
    return chosen if paths else set(found.paths)


def _photo(where: Map, item: Item) -> tuple[bytes | None, str]:
    """The bytes of the item's image, or a sentence about what is wrong with it."""
    if not item.image:
        return None, ""
    try:
        path = where.picture(item, item.image.src)
        if fault := pictures.fault(path):
            return None, f"image.src: {fault}."
        return pictures.read(path).raw, ""
    except Dead as reason:
        return None, f"image.src: {reason}."


def _write(path: Path, raw: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
