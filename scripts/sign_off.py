"""`newsroom sign-off`: what waits for a second person's look, and that it was given."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click
from newsroom import council, dispatch, fields, reading, running, runs, signing
from newsroom.dispatch import Desk
from newsroom.problems import Problems
from newsroom.repository import Refused
from newsroom.typed import Mistyped


@click.command("sign-off", short_help="List the alerts that wait for a second person, or sign one.")
@click.argument("which", default="", envvar="NEWSROOM_ALERT_WHICH")
@click.option(
    "--by", default="", envvar="NEWSROOM_ALERT_BY", help="Who signs it off: somebody else than who published it."
)
@click.option("--push", is_flag=True, help="Commit and push it too.")
@click.option("--now", metavar="MOMENT", envvar="NEWSROOM_NOW", help="Sign as of this moment, as 2026-11-23 08:30.")
@click.option("--write", is_flag=True, help="Sign without asking anything, so also without a terminal.")
def command(which: str, by: str, push: bool, now: str | None, write: bool) -> None:
    """List the alerts that one person published alone, or sign one of them off.

    WHICH is its file, id, address, or words of its headline; latest is the newest one that waits. Without it and without
    --by it lists what waits, the oldest first.
    """
    root = Path.cwd()
    try:
        site = council.read(root)
        moment = fields.at(now, site.settings.zone, datetime.now(UTC))
        known = running.alerts(root, site.settings)
        if not which and not by:
            click.echo(signing.note(known, moment) or "Nothing waits for a sign-off.")
            return
        alert = signing.choose(known, which, moment)
        desk = Desk(root, site, by, moment, _say)
        _say(dispatch.preview(desk, alert, None))
        if not write:
            click.confirm(f"Sign off “{alert.title}”?", default=True, abort=True)
        if push:
            click.echo(runs.succeeded(dispatch.sign_off(desk, alert), os.environ))
        else:
            raw = signing.sign(reading.load(root, alert.path), alert, by, moment)
            (root / alert.path).write_bytes(raw)
            click.echo(
                f"{alert.path} is signed off by {by}; nobody else knows until you send it: "
                f'git commit -m "Sign off" {alert.path}, then git push'
            )
    except (Mistyped, Refused, Problems, ValueError) as reason:
        raise click.ClickException(runs.failed(reason, {}, os.environ)) from None


def _say(text: str) -> None:
    click.echo(runs.screened(text, os.environ))
