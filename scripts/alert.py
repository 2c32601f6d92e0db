"""`newsroom alert`: publish an alert from a form, at night and from a phone."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click
from newsroom import council, dispatch, duty, fields, repository, runs, stencils
from newsroom.dispatch import Desk
from newsroom.duty import Form
from newsroom.problems import Problems
from newsroom.repository import Refused
from newsroom.typed import Mistyped, gap

_PREFIX = "NEWSROOM_ALERT_"
_NAMES = {
    "template": "The text approved beforehand, as flood; without one, the headline is enough.",
    "severity": "minor, major or emergency; else as the template says.",
    "headline": "What has happened; the template has one of its own.",
    "places": "Where: names or keys of places, with commas; none: the whole council.",
    "streets": "Exactly the streets that are affected, with commas.",
    "what": "What it is about where the template leaves that open: the school, the building.",
    "what-to-do": "What people are to do now; the template has words of its own.",
    "details": "What else is known; each line is a paragraph.",
    "next-update": "When there will be more: in 2 hours, tomorrow 08:00, 18:30, none.",
    "by": "Who publishes it.  [default: git's user.name]",
}


def _with_options(command: Callable[..., None]) -> Callable[..., None]:
    """An option for each field of the form, which the environment fills too."""
    for name, words in reversed(_NAMES.items()):
        command = click.option(f"--{name}", default="", envvar=_variable(name), metavar="WORDS", help=words)(command)
    return command


def _variable(name: str) -> str:
    """What the environment calls an option."""
    return _PREFIX + name.replace("-", "_").upper()


class _WithTemplates(click.Command):
    """A command whose help names the templates that are there, with their gaps."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if rows := list(stencils.overview(Path.cwd(), duty.NEVER_ASKED)):
            with formatter.section("Templates here, with their gaps"):
                formatter.write_dl(rows)


@click.command("alert", cls=_WithTemplates)
@_with_options
@click.option(
    "--gap",
    "gaps",
    multiple=True,
    metavar="NAME=WORDS",
    help="Another gap of the template; may be given several times.",
)
@click.option("--now", metavar="MOMENT", envvar="NEWSROOM_NOW", help="Publish as of this moment, as 2026-11-22 23:30.")
@click.option("--write", is_flag=True, help="Publish without asking anything, so also without a terminal.")
def command(gaps: tuple[str, ...], now: str | None, write: bool, by: str, **typed: str) -> None:
    """Publish an alert: written, checked, committed and pushed.

    Nothing needs to be given but a template or a headline. Each option may stand in the environment instead, as
    NEWSROOM_ALERT_HEADLINE, from where the form on GitHub gives it. Others in the repository are not disturbed: what is
    pushed is this one file.
    """
    root = Path.cwd()
    others = _others()
    try:
        others.update(map(gap, gaps))
        site = council.read(root)
        moment = fields.at(now, site.settings.zone, datetime.now(UTC))
        desk = Desk(root, site, by or repository.own_name(root), moment, _say)
        ready = dispatch.prepare(desk, Form(**typed, gaps=others))
        _say(f"in the words of {ready.template}")
        _say(textwrap.indent(ready.text, "| ", lambda _: True))
        if ready.doubt:
            click.echo(runs.doubted(ready.doubt, os.environ))
        if not write:
            click.confirm("Publish it?", default=not ready.doubt, abort=True)
        click.echo(runs.succeeded(dispatch.publish(desk, ready), os.environ))
    except (Mistyped, Refused, Problems, ValueError) as reason:
        raise click.ClickException(runs.failed(reason, {**typed, **others}, os.environ)) from None


def _say(text: str) -> None:
    click.echo(runs.screened(text, os.environ))


def _others() -> dict[str, str]:
    """Whatever else a form of the council's own asks, by the names of gaps."""
    known = {_variable(name) for name in _NAMES}
    asked = {name: text for name, text in os.environ.items() if name.startswith(_PREFIX) and name not in known}
    return {name.removeprefix(_PREFIX).lower(): text for name, text in asked.items()}
