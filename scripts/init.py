"""`newsroom init`: begin a council's own repository."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import click
from newsroom import __version__, council, ids


@click.command("init")
@click.option(
    "--council", "name", default="Exampleton Borough Council", show_default=True, help="The council's full name."
)
@click.option("--url", default="https://news.example.gov.uk/", show_default=True, help="Where the newsroom will stand.")
@click.option(
    "--identity",
    help="Your domain and a year in which you held it; stands in every id for ever.  [default: from --url and this year]",
)
@click.option("--hooks", is_flag=True, help="Only write the hook files of the installed version.")
def command(name: str, url: str, identity: str | None, hooks: bool) -> None:
    """Begin a newsroom in this folder, which must be empty.

    Writes settings, hand-written pages, a first item, hook files, the lock and a workflow for GitHub.
    """
    folder = Path.cwd()
    if hooks:
        written = council.write_hooks(folder)
    else:
        try:
            written = council.begin(folder, _values(name, url, identity))
        except FileExistsError:
            raise click.ClickException("this folder is not empty; run `newsroom init` in an empty one") from None
    for path in written:
        click.echo(f"wrote {path}")
    if not hooks:
        click.echo("\nNext: read README.md, change mkdocs.yml, then run `make site` (or `mkdocs serve` to preview).")


def _values(name: str, url: str, identity: str | None) -> dict[str, str]:

    now = datetime.now(UTC)
    host = urlsplit(url).hostname or "news.example.gov.uk"
    return {
        "COUNCIL": name,
        "URL": url.rstrip("/") + "/",
        "IDENTITY": identity or f"{host},{now:%Y}",
        "DATE": f"{now:%Y-%m-%d}",
        "ID": ids.mint(now),
        "VERSION": __version__,
    }
