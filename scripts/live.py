"""`newsroom live`: wait until residents can read what was published."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click
from newsroom import addresses, council, fields, life, live, reading, repository, running, runs
from newsroom.channels import web
from newsroom.item import Item
from newsroom.problems import Problems
from newsroom.settings import Settings
from newsroom.typed import Mistyped


@click.command("live", short_help="Wait until residents can read an item, and say so.")
@click.argument("path", default="", envvar="NEWSROOM_ALERT_PATH")
@click.option("--within", default=10.0, metavar="MINUTES", help="How long to wait.  [default: 10]")
@click.option("--now", metavar="MOMENT", envvar="NEWSROOM_NOW", help="Expect what is public at this moment.")
def command(path: str, within: float, now: str | None) -> None:
    """Look at the live page until it shows the item as its file has it now.

    PATH is its file; without it, the newest alert. Ends with 1 where the page does not show it in time, and says what it saw.
    """
    root = Path.cwd()
    begun = time.time()
    try:
        site = council.read(root)
        zone = site.settings.zone
        moment = fields.moment(now, zone) if now else datetime.now(UTC).astimezone(zone)
        item = _item(root, path, site.settings, moment)
    except (Mistyped, Problems, ValueError) as reason:
        raise click.ClickException(runs.sentences(reason)) from None
    address = site.settings.url + addresses.of_item(item.path)
    found = live.wait(_ways(address), life.shown(item, moment), time.monotonic, time.sleep, within * 60)
    since = repository.committed(root, item.path)
    taken = f"{time.time() - (since or begun):.0f} seconds after {'the commit' if since else 'the first look'}"
    if found.is_live:
        click.echo(f"live: {address}, {taken}")
        return
    said = f"not live: {address} after {found.looks} look{'s'[: found.looks > 1]}, {taken}: {found.seen}"
    if os.environ.get("GITHUB_ACTIONS"):
        click.echo(runs.annotation(said))
    raise click.ClickException(said)


def _item(root: Path, path: str, settings: Settings, moment: datetime) -> Item:
    """The item to look for; raises Mistyped where there is none or nobody may see it yet."""
    if not path:
        found: Item | None = next(iter(running.alerts(root, settings)), None)
    else:
        read = reading.read(root, path, reading.context(settings))
        if not read.item:
            raise Problems(read.problems)
        found = read.item
    if not found:
        raise Mistyped("there is no alert; name the file of an item")
    if not life.is_public(found, moment):
        raise Mistyped(f"{found.path} is not public at {moment:%Y-%m-%d %H:%M}")
    return found


def _ways(address: str) -> tuple[Callable[[], str], ...]:
    """First past whatever keeps pages on the way, so that none keeps our question's “not found”; then as residents ask."""
    return lambda: _look(f"{address}?looked={time.time_ns()}"), lambda: _look(address)


def _look(address: str) -> str:
    """The page; raises LookupError saying what came instead."""
    try:
        answer = web.read(address)
    except web.Unreachable as reason:
        raise LookupError(f"there was no answer: {reason}") from None
    if answer.status != 200:
        raise LookupError(f"the answer was {answer.status}")
    return answer.text
