"""`newsroom places`: the council's postcodes with their wards and parishes, from the ONS Postcode Directory."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import click
from newsroom import council, directory, onspd, renewing
from newsroom.onspd import Table
from newsroom.problems import Problems
from newsroom.renewing import Extract, Plan
from newsroom.settings import Settings


@click.command("places", short_help="Make the directory of the council's postcodes, or renew it.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--council", "code", metavar="CODE", help="Of this council, as E07000041; else extra.newsroom.code.")
@click.option(
    "--edition", metavar="MONTH", help="The edition's month, as 2026-11, where the file's name does not say it."
)
@click.option("--write", is_flag=True, help="Write without asking anything, so also without a terminal.")
def command(file: Path, code: str | None, edition: str | None, write: bool) -> None:
    """Make the directory of the council's postcodes, or bring it up to date.

    FILE is the ONS Postcode Directory as it is downloaded, the zip or the CSV file in it. Only the council's own postcodes are
    kept, those in use, in places/postcodes.csv; places/codes.csv keeps every code that a ward or parish ever had. Shows what
    would change, and asks.
    """
    root = Path.cwd()
    try:
        settings = council.read(root).settings
        table = onspd.find(file)  # first of all: without a file no answer about the council helps
        chosen = _chosen(code, settings)
        month = _month(edition, table)
        found = _read(table, chosen)
        today = datetime.now(settings.zone).date()
        made = renewing.plan(root, directory.read(root, settings, today), found, month, today)
        names = onspd.names(table)
    except Problems as mistakes:
        raise click.ClickException(str(mistakes)) from None
    except OSError as error:
        raise click.ClickException(f"{error.filename or file} can't be read: {error.strerror or error}") from None
    for line in _shown(made, settings, names):
        click.echo(line)
    if not made.files:
        click.echo("Nothing has changed.")
        return
    click.echo(f"\nwrites     {' and '.join(sorted(made.files))}")
    if not write:
        click.confirm("Do it?", default=True, abort=True)
    try:
        renewing.apply(root, made)
    except OSError as error:
        raise click.ClickException(f"{error.filename} can't be written: {error.strerror}") from None
    click.echo("written; commit them with the settings")


def _chosen(code: str | None, settings: Settings) -> str:
    if code and not re.fullmatch(r"[A-Z]\d{8}", code):
        raise click.ClickException(f"--council: “{code}” is not an official code; write it as E07000041")
    if not (code or settings.code):
        raise click.ClickException(
            "whose postcodes? Write the council's official code into mkdocs.yml, `code: E07000041` under extra.newsroom, "
            "or name it with --council"
        )
    return code or settings.code


def _month(edition: str | None, table: Table) -> str:
    if edition and not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", edition):
        raise click.ClickException(f"--edition: “{edition}” is not a month; write it as 2026-11")
    if not (edition or table.edition):
        raise click.ClickException(
            f"of which month is it? The name {table.path.name} does not say, as ONSPD_NOV_2026 would; add --edition 2026-11"
        )
    return edition or table.edition


def _read(table: Table, code: str) -> Extract:
    with click.progressbar(
        length=table.size, label="Reading", file=sys.stderr, hidden=not sys.stderr.isatty(), show_pos=False
    ) as bar:
        found = renewing.extract(onspd.rows(table, code, bar.update), code)
    if not found.postcodes:
        raise click.ClickException(
            f"{table.path.name} has no postcode in use of {code}: is that the code of your council?"
        )
    return found


def _shown(made: Plan, settings: Settings, names: Mapping[str, str]) -> Iterator[str]:
    """The plan, in the order in which somebody who has to decide reads it."""
    changed = f"{made.added:,} new, {made.gone:,} gone, {made.moved:,} in another ward or parish"
    yield f"edition    {made.edition}"
    yield f"postcodes  {len(made.extract.postcodes):,} in use: {changed}"
    if made.gone > len(made.extract.postcodes):
        yield "           More are gone than are left. Is this the whole directory, and not a part of it?"
    yield from _places(made, settings)
    yield from _ended(made, settings)
    if made.back:
        yield f"back       {', '.join(made.back)}: valid again"
    if lacking := renewing.lacking(made, settings):
        yield "\nNo place in the settings has these codes. If residents should find news of them, add to `places:` in mkdocs.yml:"
        yield from (f"      {renewing.line(code, made, settings, names)}" for code in lacking)
    silent = [key for key, place in settings.places.items() if place.code and place.code not in made.codes]
    if silent:
        yield "\nNo postcode lies in these places. Is the code right? If they ended before this, add to places/codes.csv:"
        yield from (f"{settings.places[key].code},,…when it ended,…codes of what it became ({key})" for key in silent)


def _places(made: Plan, settings: Settings) -> Iterator[str]:
    """The places of the settings with how many postcodes lie in each."""
    counts = Counter(code for codes in made.extract.postcodes.values() for code in codes if code)
    known = [(place.code, settings.place_name(key)) for key, place in settings.places.items() if counts[place.code]]
    width = max((len(f"{counts[code]:,}") for code, _ in known), default=0)
    for number, (code, name) in enumerate(sorted(known)):
        yield f"{'' if number else 'places':11}{counts[code]:>{width},} in {name} ({code})"


def _ended(made: Plan, settings: Settings) -> Iterator[str]:
    """What is no more since this edition, and where its postcodes lie."""
    named = {place.code: settings.place_name(key) for key, place in settings.places.items() if place.code}
    for code in made.ended:
        became = [f"{named[one]} ({one})" if one in named else one for one in made.codes[code].became]
        now = f"its postcodes lie now in {', '.join(became)}" if became else "none of its postcodes is in use"
        yield f"ended      {named[code]} ({code}): {now}" if code in named else f"ended      {code}: {now}"
    if any(code in named for code in made.ended):
        yield "           Leave the place in the settings: its page says so. But if it goes on under a new code, change its code."
