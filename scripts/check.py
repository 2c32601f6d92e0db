"""`newsroom check`: everything that would stop a strict build, in seconds and without building."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import click
from newsroom import (
    boundaries,
    checks,
    council,
    directory,
    duty,
    fields,
    ids,
    language,
    news,
    permanence,
    record,
    signing,
    stencils,
    streetnames,
)  # fmt: skip
from newsroom.boundaries import Boundaries
from newsroom.council import Council
from newsroom.crew import Crew
from newsroom.directory import Directory
from newsroom.drawn import Drawn
from newsroom.item import Item
from newsroom.news import News
from newsroom.problems import Problem, Problems
from newsroom.settings import CONFIG, Settings
from newsroom.survey import Survey


@click.command("check")
@click.option("--fix", is_flag=True, help="Mint an id for each item that has none.")
@click.option("--now", metavar="MOMENT", envvar="NEWSROOM_NOW", help="Check as of this moment, as 2026-11-22 14:30.")
def command(fix: bool, now: str | None) -> None:
    """Check every item, its links and its pictures.

    Says each problem as path:line: field: what is wrong, and what to write instead. Ends with 1 where there is one.
    """
    root = Path.cwd()
    try:
        site = council.read(root)
        moment = fields.at(now, site.settings.zone, datetime.now(UTC))
    except Problems as mistakes:
        raise click.ClickException(str(mistakes)) from None
    except ValueError as mistake:
        raise click.ClickException(f"--now: {mistake}") from None
    if fix:
        for path, minted in ids.mint_missing(root, news.read(root, site.settings).problems, moment):
            click.echo(f"{path}: id: {minted}")
    areas = directory.read(root, site.settings, moment.date())
    mapped = boundaries.read(root, site.settings, Drawn(root / ".cache" / "files"))
    published = record.read(root)
    found = checks.around(_items(root, site, moment, published), site.settings, areas, mapped, root)
    problems = [*_of_the_council(root, site, moment, areas), *found.problems]
    for problem in problems:
        click.echo(str(problem))
    streets = (f"{said}." for said in streetnames.of_items(found.items, moment))
    for note in (*_notes(root, areas, mapped, site.settings), *streets):
        click.echo(f"Note: {note}")
    click.echo(str(found.on(moment, published=published).account))
    if late := permanence.missed(found.items, published, moment):
        click.echo(f"Note: {_missed(late)}")
    if waiting := signing.note(found.items, moment):
        click.echo(waiting)
    if problems:
        click.echo(_summary(problems), err=True)
        sys.exit(1)


def _items(root: Path, site: Council, moment: datetime, published: frozenset[str]) -> News:
    """Every item with what is wrong in it, sparing what was sound when it was last looked at."""
    with closing(Crew()) as crew:
        survey = Survey(root, site.docs, site.settings, root / ".cache", crew)
        found = survey.news(moment, published)
    with suppress(OSError):  # it is read again next time
        survey.save()
    return found


def _of_the_council(root: Path, site: Council, moment: datetime, areas: Directory) -> Iterator[Problem]:
    """What is wrong in the settings, the hand-written pages, the hooks, and what a night needs."""
    yield from checks.of_settings(site.config, site.docs, site.settings, root / CONFIG)
    yield from council.stale_hooks(root, site.hooks)
    yield from duty.check(root, site.settings, language.read(site.settings.language), moment, areas.ended)


def _notes(root: Path, areas: Directory, mapped: Boundaries, chosen: Settings) -> Iterator[str]:
    """What would be better, though nothing is wrong."""
    if unknown := areas.unknown(chosen):
        some = ", ".join(unknown[:3]) + (", …" if len(unknown) > 3 else "")
        yield f"no place in the settings has {some}, where postcodes of {directory.POSTCODES} lie."
    if mapped.note:
        yield mapped.note
    if texts := stencils.unapproved(root):
        lacks = ", ".join(f"{path} lacks {missing}" for path, missing in texts.items())
        yield f"have these texts approved before a night needs them: {lacks}."
    yield from (f"{one}." for one in checks.advice(chosen, root))


def _missed(late: Sequence[Item]) -> str:
    """Said once of all: where `published.txt` lags behind the site, there may be many."""
    some = ", ".join(item.path for item in late[:3]) + (", …" if len(late) > 3 else "")
    has, them = ("is new but has", "it") if len(late) == 1 else ("are new but have", "them")
    return (
        f"{some} {has} a date before today: the digest of that day has gone out without {them}. "
        f"Date {them} today, or whoever follows by digests never hears of {them}."
    )


def _summary(problems: list[Problem]) -> str:
    files = len({p.path for p in problems})
    return f"To mend: {len(problems)} problem{'s'[: len(problems) > 1]} in {files} file{'s'[: files > 1]}."
