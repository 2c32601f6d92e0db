"""The `newsroom` command: a file for each subcommand, loaded when it is asked for."""

from importlib import import_module

import click
from newsroom import __version__

_FILES = {name: name for name in ("alert", "cards", "check", "init", "live", "new", "places", "rename")} | {
    "import": "import_items", "sign-off": "sign_off", "update-alert": "update_alert",
}  # fmt: skip


class _Commands(click.Group):
    """The others of these load what a check of ten thousand items has no time for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_FILES)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        return import_module(f"{__name__}.{_FILES[name]}").command if name in _FILES else None


@click.group(cls=_Commands)
@click.version_option(__version__, prog_name="newsroom")
def main() -> None:
    """A council newsroom: pages, feeds and share cards from Markdown."""
