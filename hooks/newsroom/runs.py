"""What is said at the end of a run by who publishes from a phone: to them, and to GitHub, where the run is GitHub's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from newsroom import drafts
from newsroom.dispatch import Done
from newsroom.item import Alert
from newsroom.problems import Problems
from newsroom.repository import Unsure

_COLONS = re.compile(r"^(\s*)::")
_UNSURE = "It may be published. Run it once more: what is there already is not published twice."


def succeeded(done: Done, environ: Mapping[str, str]) -> str:
    """The lines about what was published; the steps that follow on GitHub are told its path and address."""
    if named := environ.get("GITHUB_OUTPUT"):
        with Path(named).open("a", encoding="utf-8") as outputs:
            outputs.write(f"path={done.alert.path}\naddress={done.address}\n")
    lines = [f"{'pushed' if done.pushed else 'nothing new'}: {done.alert.path}", *_standing(done)]
    return screened("\n".join([*lines, *(f"note: {note}" for note in done.notes)]), environ)


def _standing(done: Done) -> Iterator[str]:
    """Where it stands, and until when."""
    alert, is_there = done.alert, done.what != "alert" or not done.pushed
    if alert.stood_down:
        yield f"“{alert.title}” is over; its page stays and says so: {done.address}"
        return
    yield f"“{alert.title}” {'stands' if is_there else 'will stand'} at {done.address}"
    if done.what != "sign-off":
        yield _until(alert)


def _until(alert: Alert) -> str:
    """When it is no longer shown as current, if nobody says anything more."""
    until = drafts.written(alert.expires) if alert.expires else "somebody says that it is over"
    return f"current until {until}"


def failed(reason: Exception, given: Mapping[str, str], environ: Mapping[str, str]) -> str:
    """Why nothing was published, or may not have been, and what was typed, so that nobody types it twice; GitHub shows the first above all else."""
    said = sentences(reason)
    end = _UNSURE if isinstance(reason, Unsure) else "Nothing was published."
    above = [annotation(f"{said} {end}")] if environ.get("GITHUB_ACTIONS") else []
    kept = [f"| {name}: {line}" for name, text in given.items() for line in text.splitlines() if line.strip()]
    typed = ["What you wrote:", *kept] if kept else []
    below = "\n".join([*typed, end])
    return "\n".join([screened(said, environ), *above, screened(below, environ)])


def screened(text: str, environ: Mapping[str, str]) -> str:
    """Words of others as GitHub may have them in its log: at the start of a line `::`, anywhere `##[` would be its commands.

    https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
    """
    if not environ.get("GITHUB_ACTIONS"):
        return text
    lines = (_COLONS.sub(r"\1: :", line).replace("##[", "## [") for line in text.splitlines())
    return "\n".join(lines)


def sentences(reason: Exception) -> str:
    """The reason in the words of whoever gave it."""
    if not isinstance(reason, Problems):
        return str(reason)
    return "\n".join(f"{p.field}: {p.message}" if p.field else f"{p.path}: {p.message}" for p in reason.problems)


def doubted(doubt: str, environ: Mapping[str, str]) -> str:
    """What to think of before it is published; GitHub shows it at the top of the run too."""
    said = f"Warning: {doubt}."
    return f"{said}\n{annotation(said, 'warning')}" if environ.get("GITHUB_ACTIONS") else said


def annotation(text: str, sort: str = "error") -> str:
    """A line that GitHub shows at the top of a run; a line end in it can't begin a command of its own."""
    return f"::{sort}::{text.replace('%', '%25').replace(chr(13), '%0D').replace(chr(10), '%0A')}"
