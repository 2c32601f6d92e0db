"""`newsroom init`: begin a council's own repository."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import click
from newsroom import __version__, council, ids
from newsroom.problems import Problems


@click.command("init")
@click.option("--council", "name", help="The council's full name; asked for if left out.")
@click.option("--short-name", help="The name in few words, for headlines and cards.  [default: made of --council]")
@click.option("--url", help="Where the newsroom will stand, as https://news.exampleton.gov.uk/; asked for if left out.")
@click.option("--identity", help="Your domain and a year in which you held it.  [default: from --url and this year]")
@click.option("--hooks", is_flag=True, help="Only write the hook files and locks of the installed version.")
def command(name: str | None, short_name: str | None, url: str | None, identity: str | None, hooks: bool) -> None:
    """Begin a newsroom in this folder, which must be empty.

    Writes settings, hand-written pages, a first item, hook files, the locks, workflows for GitHub and the manual. The
    identity stands in the id of every item for ever. The library itself may lie in wheels/ already.
    """
    folder = Path.cwd()
    if hooks:
        written = council.write_hooks(folder)
    else:
        try:
            council.require_empty(folder)
            name = name or click.prompt("The council's full name")
            url = url or click.prompt("The newsroom's address, as https://news.exampleton.gov.uk/")
            written = council.begin(folder, _values(name, short_name or _short(name), url, identity))
        except FileExistsError:
            raise click.ClickException("this folder is not empty; run `newsroom init` in an empty one") from None
        except Problems as mistakes:
            said = "\n".join(f"{p.field.removeprefix('extra.newsroom.')}: {p.message}" for p in mistakes.problems)
            raise click.ClickException(f"nothing was written:\n{said}") from None
    for path in written:
        click.echo(f"wrote {path}")
    if not hooks:
        click.echo(_NEXT)


_NEXT = """
Nothing was invented: nobody is named yet whom residents or the press could ring. Write your contacts into mkdocs.yml,
and look there at short_name and at the identity, which never changes.
Next: read README.md. `make site` builds the newsroom, `make serve` shows it while you write, `newsroom check` says what
is still to be done."""
_RANK = re.compile(
    r"^(?:The )?(?:(?:(?:London|Royal|Metropolitan) )*Borough of |(?:City|County|City (?:and|&) County) of (?=.* Council$))|"
    r"(?: (?:Metropolitan|London|Royal|City|County|Borough|District|Town|Parish|Community|and))* Council$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"(?:The ?)?(?:Royal|County|City|Borough|Town|District|Metropolitan|Unitary)?", re.IGNORECASE)


def _short(name: str) -> str:
    """What people call the council: Exampleton Borough Council is Exampleton, and so is the London Borough of Exampleton."""
    shorter = (_RANK.sub("", name), name.removesuffix(" Council"), name)
    return next((one for one in shorter if not _NO_NAME.fullmatch(one)), name)


def _values(name: str, short_name: str, url: str, identity: str | None) -> dict[str, str]:
    now = datetime.now(UTC)
    return {
        "COUNCIL": name,
        "COUNCIL_QUOTED": json.dumps(name, ensure_ascii=False),  # a text in JSON is one in YAML
        "SHORT_NAME": json.dumps(short_name, ensure_ascii=False),
        "NAME": json.dumps(f"{name} newsroom", ensure_ascii=False),
        "URL": json.dumps(url.rstrip("/") + "/", ensure_ascii=False),
        "IDENTITY": identity or f"{urlsplit(url).hostname or ''},{now:%Y}",
        "DATE": f"{now:%Y-%m-%d}",
        "ID": ids.mint(now),
        "VERSION": __version__,
    }
