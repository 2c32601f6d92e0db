"""`newsroom live`: wait until residents can read what was published."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click
from newsroom import addresses, council, fields, life, live, reading, repository, running, runs
from newsroom.channels import web
from newsroom.item import Item
from newsroom.problems import Problems
from newsroom.repository import Refused
from newsroom.settings import Settings
from newsroom.typed import Mistyped

_ASKED = 30.0  # seconds between two questions to the repository


@click.command("live", short_help="Wait until residents can read an item, and say so.")
@click.argument("path", default="", envvar="NEWSROOM_ALERT_PATH")
@click.option("--within", default=10.0, metavar="MINUTES", help="How long to wait.  [default: 10]")
@click.option("--now", metavar="MOMENT", envvar="NEWSROOM_NOW", help="Expect what is public at this moment.")
def command(path: str, within: float, now: str | None) -> None:
    """Look at the live page until it shows the item as its file has it now.

    PATH is its file; without it, the newest alert. Where somebody has pushed more meanwhile, the page may show that instead.
    Says now and then what it waits for. Ends with 1 where the page does not show it in time, and says what it saw.
    """
    root = Path.cwd()
    begun = time.time()
    try:
        site = council.read(root)
        file = _File(root, path or _newest(root, site.settings), site.settings, now)
    except (Mistyped, Problems, ValueError) as reason:
        raise click.ClickException(runs.sentences(reason)) from None
    address = site.settings.url + addresses.of_item(file.here.path)
    click.echo(f"waiting for {address}, {within:g} minutes at most", err=True)
    tell = partial(_told, begun)
    found = live.wait(_ways(address), file.versions, time.monotonic, time.sleep, within * 60, tell)
    since = repository.committed(root, file.here.path)
    taken = f"{time.time() - (since or begun):.0f} seconds after {'the commit' if since else 'the first look'}"
    if found.shown:
        newer = "" if found.shown == file.here else "; somebody has pushed more since, and the page shows that"
        click.echo(f"live: {address}, {taken}{newer}")
        return
    said = f"not live: {address} after {found.looks} look{'s'[: found.looks > 1]}, {taken}: {found.seen}"
    if os.environ.get("GITHUB_ACTIONS"):
        click.echo(runs.annotation(said))
    raise click.ClickException(said)


def _told(begun: float, seen: str) -> None:
    """On standard error: the answer of the command stays one line."""
    click.echo(f"not yet, after {time.time() - begun:.0f} seconds: {seen}", err=True)


def _newest(root: Path, settings: Settings) -> str:
    found = next(iter(running.alerts(root, settings)), None)
    if not found:
        raise Mistyped("there is no alert; name the file of an item")
    return found.path


class _File:
    """The item's file as it is here, and as somebody may have pushed it meanwhile."""

    def __init__(self, root: Path, path: str, settings: Settings, now: str | None) -> None:
        self._root, self._path, self._settings, self._now = root, path, settings, now
        self._asked: float | None = time.monotonic()  # None: the repository can't be asked
        self._there: bytes | None = None
        self.here = self.item()

    def item(self, raw: bytes | None = None) -> Item:
        """What of it may be public now; raises Mistyped where nobody may see it yet."""
        moment = fields.at(self._now, self._settings.zone, datetime.now(UTC))
        given = reading.context(self._settings)
        read = reading.parse(self._path, reading.load(self._root, self._path) if raw is None else raw, given)
        if not read.item:
            raise Problems(read.problems)
        if not life.is_public(read.item, moment):
            raise Mistyped(f"{self._path} is not public at {moment:%Y-%m-%d %H:%M}")
        return life.shown(read.item, moment)

    def versions(self) -> list[Item]:
        """As it is here, then as the repository has it, where that is different; half a file is no version."""
        with suppress(Mistyped, Problems):
            self.here = self.item()
        found = [self.here]
        with suppress(Mistyped, Problems):
            if (raw := self._pushed()) is not None:
                found.append(self.item(raw))
        return found

    def _pushed(self) -> bytes | None:
        if self._asked is not None and time.monotonic() - self._asked >= _ASKED:
            try:
                self._there, self._asked = repository.later(self._root, self._path), time.monotonic()
            except Refused:
                self._asked = None
        return self._there


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
