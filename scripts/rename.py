"""`newsroom rename`: give an item another name without losing anybody on the way."""

from __future__ import annotations

from pathlib import Path

import click
from newsroom import addresses, council, news, record, renaming
from newsroom.placing import Refused
from newsroom.problems import Problems
from newsroom.renaming import Plan


@click.command("rename")
@click.argument("old")
@click.argument("new")
@click.option("--alias", is_flag=True, help="Leave an alias even if the item was never published.")
@click.option("--write", is_flag=True, help="Rename without asking anything, so also without a terminal.")
def command(old: str, new: str, alias: bool, write: bool) -> None:
    """Rename or move an item, with its files and every link to it.

    OLD is the item's file; NEW is a name in the same folder, or a file in another, as news/2026/12/name.md. The item keeps
    its id, and its old address leads to the new one. Shows what would change, and asks.
    """
    root = Path.cwd()
    try:
        site = council.read(root)
        known = news.read(root, site.settings)
        made = renaming.plan(root, site.docs, known, record.read(root), (old, new), alias=alias)
    except Problems as mistakes:
        raise click.ClickException(str(mistakes)) from None
    except Refused as reason:
        raise click.ClickException(f"{reason}\nNothing was changed.") from None
    click.echo("\n".join(_shown(made)))
    if not write:
        click.confirm("Do it?", default=True, abort=True)
    try:
        renaming.apply(root, made)
    except Refused as reason:
        raise click.ClickException(str(reason)) from None
    click.echo(f"renamed to {made.new}")


def _shown(made: Plan) -> list[str]:
    """The plan, a line for each thing that changes."""
    lines = [f"{made.old} becomes {made.new}; its id stays"]
    after = addresses.of_item(made.new)
    if made.alias:
        lines.append(f"alias    {made.alias} leads to /{after}")
    else:
        lines.append("alias    none: it was never published (--alias leaves one all the same)")
    lines += [f"moves    {before} to {target}" for before, target in made.moves.items()]
    lines += [f"copies   {before} to {target}, since others name it too" for before, target in made.copies.items()]
    lines += [f"link     {path}:{link.line}: {link.was} becomes {link.now}" for path, link in made.mended]
    return lines if made.mended else [*lines, "links    none that name it"]
