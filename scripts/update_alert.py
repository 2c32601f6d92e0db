"""`newsroom update-alert`: say more of a running alert, or that it is over, at night and from a phone."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click
from newsroom import council, dispatch, fields, repository, running, runs
from newsroom.dispatch import Desk
from newsroom.problems import Problems
from newsroom.repository import Refused
from newsroom.running import Report
from newsroom.typed import Mistyped

_YES, _NO = ("yes", "y", "true", "over", "stand down"), ("", "no", "n", "false")


@click.command("update-alert", short_help="Add an update to a running alert, or stand it down.")
@click.argument("which", default="", envvar="NEWSROOM_ALERT_WHICH")
@click.option("--text", default="", envvar="NEWSROOM_ALERT_TEXT", help="What is new; without it, that all still holds.")
@click.option(
    "--next-update", default="in 2 hours", envvar="NEWSROOM_ALERT_NEXT_UPDATE",
    help="When there will be more, or: as it is.  [default: in 2 hours]",
)  # fmt: skip
@click.option(
    "--severity", default="", envvar="NEWSROOM_ALERT_SEVERITY", help="minor, major or emergency; else as it is."
)
@click.option(
    "--streets", default="", envvar="NEWSROOM_ALERT_STREETS", help="More streets that are affected, with commas."
)
@click.option(
    "--what-to-do", default="", envvar="NEWSROOM_ALERT_WHAT_TO_DO", help="What people are to do now; else as it is."
)
@click.option(
    "--stand-down", default="no", envvar="NEWSROOM_ALERT_STAND_DOWN", metavar="yes|no", help="yes: it is over."
)
@click.option("--by", default="", envvar="NEWSROOM_ALERT_BY", help="Who publishes it.  [default: git's user.name]")
@click.option("--now", metavar="MOMENT", envvar="NEWSROOM_NOW", help="Publish as of this moment, as 2026-11-22 23:30.")
@click.option("--write", is_flag=True, help="Publish without asking anything, so also without a terminal.")
def command(which: str, stand_down: str, by: str, now: str | None, write: bool, **typed: str) -> None:
    """Add an update to a running alert, or stand it down: committed and pushed.

    WHICH is its file, id, address, or words of its headline; latest is the newest one. It may be left out where only one
    alert is current.
    """
    root = Path.cwd()
    try:
        said = Report(**typed, is_over=_is_yes(stand_down))
        site = council.read(root)
        moment = fields.at(now, site.settings.zone, datetime.now(UTC))
        desk = Desk(root, site, by or repository.own_name(root), moment, _say)
        alert = running.choose(running.alerts(root, site.settings), which, moment)
        _say(dispatch.preview(desk, alert, said))
        if not write:
            click.confirm(f"{'Stand down' if said.is_over else 'Update'} “{alert.title}”?", default=True, abort=True)
        click.echo(runs.succeeded(dispatch.report(desk, alert, said), os.environ))
    except (Mistyped, Refused, Problems, ValueError) as reason:
        raise click.ClickException(runs.failed(reason, {"which": which, **typed}, os.environ)) from None


def _say(text: str) -> None:
    click.echo(runs.screened(text, os.environ))


def _is_yes(said: str) -> bool:
    """Whether the alert is over; what is neither yes nor no must not say that a danger still holds."""
    answer = said.strip().casefold()
    if answer not in (*_YES, *_NO):
        raise Mistyped(f"is it over: “{said}” is neither; write yes or no")
    return answer in _YES
