"""The `newsroom` command: a file for each subcommand."""

import click
from newsroom import __version__
from newsroom_cli import cards, check, import_items, init, new, rename


@click.group()
@click.version_option(__version__, prog_name="newsroom")
def main() -> None:
    """A council newsroom: pages, feeds and share cards from Markdown."""


for command in (cards.command, check.command, import_items.command, init.command, new.command, rename.command):
    main.add_command(command)
