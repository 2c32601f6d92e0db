"""`newsroom import`: items of another generator become items of this newsroom."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click
from newsroom import cards, council, links, news
from newsroom.fields import ULID
from newsroom.importing import dialects, plan, report, topics, writing
from newsroom.importing.notes import Refused
from newsroom.importing.plan import Existing, Outcome, Plan, Wishes
from newsroom.problems import Problems
from newsroom.settings import CONFIG, Settings

_TOPICS = "import-topics.yml"
_REPORT = "import-report"


@click.command("import", short_help="Bring old news along from Hugo, Jekyll, MkDocs or Eleventy.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--from", "named", type=click.Choice(sorted(dialects.DIALECTS)), help="The generator, where it can't be told."
)
@click.option("--into", default="news", show_default=True, help="The folder of this newsroom that receives the items.")
@click.option(
    "--topics",
    "mapping",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"Map of old tags to topics.  [default: {_TOPICS}]",
)
@click.option("--zone", help="The zone of times without an offset.  [default: that of the settings]")
@click.option(
    "--site", "old", default="", metavar="URL", help="The old site's address, for links to what is not imported."
)
@click.option("--write", is_flag=True, help="Import, instead of only showing what would be imported.")
def command(
    folder: Path, named: str | None, into: str, mapping: Path | None, zone: str | None, old: str, write: bool
) -> None:
    """Import Markdown with frontmatter from Hugo, Jekyll, MkDocs or Eleventy.

    Shows what would become of every file in FOLDER; with --write it writes the items, their pictures and a report.
    What is there already is never overwritten, so it can be run again.
    """
    root, folder, into = Path.cwd(), folder.resolve(), into.rstrip("/")
    settings = _settings(root, write)
    _check_address(old)
    _check_place(root, into)
    found = dialects.projects(folder, named)
    if not any(folder.rglob("*.md")) and not any(folder.rglob("*.markdown")):
        raise click.ClickException(f"{folder.name} holds no Markdown; name the folder of the old site")
    if not found:
        raise click.ClickException(f"which generator wrote {folder.name} can't be told; say it, as --from hugo")
    wishes = Wishes(
        _zone(zone, settings),
        datetime.now(UTC),
        into,
        old.rstrip("/"),
        frozenset(settings.topics) if settings else frozenset(),
        _mapped(mapping or root / _TOPICS),
        lambda title, photo: _misfit(title, photo, settings),
    )
    made = _plan(found, folder, wishes, _existing(root, into, settings))
    if write and _begin_map(made, mapping, root, wishes):
        return
    written = _write_all(root, made.ended("imported")) if write else []
    done = Plan(tuple({o.source: o for o in (*made.outcomes, *written)}.values()), made.tags)
    click.echo(report.summary(done, write))
    click.echo(_report(root / into, done) if write else "Nothing was written. Add --write to import.")


def _settings(root: Path, write: bool) -> Settings | None:
    """The newsroom's settings; a trial may do without."""
    if not write and not (root / CONFIG).is_file():
        click.echo(f"There is no {CONFIG} here, so topics and the council's name are not known.", err=True)
        return None
    try:
        return council.read(root).settings
    except Problems as mistakes:
        raise click.ClickException(str(mistakes)) from None


def _check_address(old: str) -> None:
    if old and not re.fullmatch(r"https?://[^\s/]+(/\S*)?", old):
        raise click.ClickException(f"--site {old} is not an address; write it as https://old.example.gov.uk/")


def _check_place(root: Path, into: str) -> None:
    if Path(into).is_absolute() or not (root / into).resolve().is_relative_to(root) or into.strip("./") != into:
        raise click.ClickException(f"--into {into} is not a folder of this newsroom; write it as news")


def _zone(named: str | None, settings: Settings | None) -> ZoneInfo:
    if not named:
        return settings.zone if settings else ZoneInfo("Europe/London")
    try:
        return ZoneInfo(named)
    except (ZoneInfoNotFoundError, ValueError):
        raise click.ClickException(
            f"--zone {named} is not known; write one of the tz database, as Europe/London"
        ) from None


def _misfit(title: str, photo: bool, settings: Settings | None) -> str | None:
    return cards.misfit(title, cards.signature(settings) if settings else "Council", photo=photo)


def _mapped(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        return topics.read(path.read_text("utf-8-sig"))
    except (Refused, UnicodeDecodeError) as reason:
        raise click.ClickException(f"{path}: {reason}") from None


def _existing(root: Path, into: str, settings: Settings | None) -> Existing:
    files = [p for p in sorted((root / into).rglob("*")) if p.is_file()]
    ids = {id: p.relative_to(root).as_posix() for p in files if p.suffix == ".md" and (id := _id(p))}
    return Existing(ids, frozenset(p.relative_to(root).as_posix() for p in files), _standing(root, into, settings))


def _standing(root: Path, into: str, settings: Settings | None) -> frozenset[str]:
    """The addresses that answer in this newsroom already."""
    if not settings:
        return frozenset()
    held = news.read(root, settings, into)
    aliases = (alias for item in held.items for alias in item.aliases)
    return held.lists | news.answered(held.items) | {*aliases, *links.handwritten(council.read(root).docs).values()}


def _id(path: Path) -> str | None:
    """The id of an item, whatever else may be wrong with its frontmatter."""
    with path.open("rb") as file:
        above = file.read(64 * 1024).decode("utf-8", "replace").partition("\n---")[0]
    found = re.search(rf"^id:\s*[\"']?({ULID.pattern})[\"']?\s*$", above, re.MULTILINE | re.IGNORECASE)
    return found[1].upper() if found else None


def _plan(found: list[dialects.Project], folder: Path, wishes: Wishes, existing: Existing) -> Plan:
    bar = click.progressbar(length=plan.count(found), label="Reading", file=sys.stderr, hidden=not sys.stderr.isatty())
    with bar:
        return plan.make(found, folder, wishes, existing, lambda: bar.update(1))


def _write_all(root: Path, outcomes: list[Outcome]) -> list[Outcome]:
    bar = click.progressbar(outcomes, label="Writing", file=sys.stderr, hidden=not sys.stderr.isatty())
    with bar as each:
        return [_write(root, outcome) for outcome in each]


def _begin_map(made: Plan, mapping: Path | None, root: Path, wishes: Wishes) -> bool:
    """Write a map of topics to begin with, if there is none; the editor should see to it first."""
    path = mapping or root / _TOPICS
    if path.exists() or not made.tags:
        return False
    path.write_text(topics.starter(made.tags, sorted(wishes.topics)), encoding="utf-8", newline="\n")
    click.echo(
        f"Wrote {path.name} with {report.counted(len(made.tags), 'tag', 'tags')}: write a topic behind each, or leave it empty to drop the tag."
    )
    click.echo("Nothing was imported yet; run the same command again when the map is ready.")
    return True


def _write(root: Path, outcome: Outcome) -> Outcome:
    try:
        writing.write(root, outcome.text, outcome.path, outcome.files)
    except (Refused, OSError) as reason:
        return Outcome(outcome.source, "refused", reason=str(reason))
    return outcome


def _report(news: Path, made: Plan) -> str:
    """Write the whole report beside the folder of items, under a name that is free."""
    if not made.ended("imported"):
        return "Nothing new was imported."
    count = 1
    while (path := news.parent / (f"{_REPORT}.txt" if count == 1 else f"{_REPORT}-{count}.txt")).exists():
        count += 1
    path.write_text(report.whole(made, True), encoding="utf-8", newline="\n")
    return f"The whole report is in {path.name}."
