"""`newsroom check`: everything that would stop a strict build, in seconds and without building."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import click
from newsroom import (
    boundaries,
    checks,
    contacts,
    council,
    directory,
    documents,
    duty,
    endings,
    fields,
    ids,
    invented,
    language,
    news,
    permanence,
    record,
    signing,
    stencils,
    whereabouts,
)  # fmt: skip
from newsroom.boundaries import Boundaries
from newsroom.crew import Crew
from newsroom.directory import Directory
from newsroom.drawn import Drawn
from newsroom.item import Item
from newsroom.problems import Problem, Problems
from newsroom.settings import Settings
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
        chosen = site.settings
        moment = fields.at(now, chosen.zone, datetime.now(UTC))
    except Problems as mistakes:
        raise click.ClickException(str(mistakes)) from None
    except ValueError as mistake:
        raise click.ClickException(f"--now: {mistake}") from None
    if fix:
        for path, minted in ids.mint_missing(root, news.read(root, chosen).problems, moment):
            click.echo(f"{path}: id: {minted}")
    published = record.read(root)
    crew = Crew()
    survey = Survey(root, site.docs, chosen, root / ".cache", crew)
    found = survey.news(moment, published)
    crew.close()
    with suppress(OSError):  # it is read again next time
        survey.save()
    areas, mapped = (
        directory.read(root, chosen, moment.date()),
        boundaries.read(root, chosen, Drawn(root / ".cache" / "files")),
    )
    problems = [
        *whereabouts.placed(root / council.CONFIG, (
            *checks.settings_problems(chosen), *documents.check(site.config, site.docs, chosen), *invented.problems(chosen),
        )),
        *council.stale_hooks(root, site.hooks), *areas.problems, *mapped.problems, *found.problems,
        *endings.problems(found, areas.ended, chosen),
        *duty.check(root, chosen, language.read(chosen.language), moment, areas.ended),
    ]  # fmt: skip
    for problem in problems:
        click.echo(str(problem))
    for note in _notes(root, areas, mapped, chosen):
        click.echo(f"Note: {note}")
    click.echo(str(found.on(moment, published=published).account))
    if late := permanence.missed(found.items, published, moment):
        click.echo(f"Note: {_missed(late)}")
    if waiting := signing.note(found.items, moment):
        click.echo(waiting)
    if problems:
        click.echo(_summary(problems), err=True)
        sys.exit(1)


def _notes(root: Path, areas: Directory, mapped: Boundaries, chosen: Settings) -> Iterator[str]:
    """What would be better, though nothing is wrong."""
    if unknown := areas.unknown(chosen):
        some = ", ".join(unknown[:3]) + (", …" if len(unknown) > 3 else "")
        yield f"no place in the settings has {some}, where postcodes of {directory.POSTCODES} lie."
    if mapped.note:
        yield mapped.note
    if texts := stencils.unapproved(root):
        yield f"nobody has approved {', '.join(texts)}; write approved_by and approved_on there before a night needs them."
    yield from (f"{one}." for one in whereabouts.placed(root / council.CONFIG, contacts.advice(chosen)))


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
