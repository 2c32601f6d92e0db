"""An alert, an update or a sign-off written, checked, committed and pushed in one go."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from difflib import unified_diff
from itertools import islice
from pathlib import Path
from typing import Literal

from newsroom import (
    addresses,
    directory,
    drafts,
    duty,
    endings,
    ids,
    language,
    life,
    reading,
    record,
    repository,
    running,
    signing,
    streetnames,
    trying,
    typed,
)
from newsroom.council import Council
from newsroom.duty import Form
from newsroom.item import Alert
from newsroom.parts import Update
from newsroom.problems import Problem, Problems
from newsroom.repository import Entry, Pushed, Read
from newsroom.running import Report
from newsroom.typed import Mistyped

Tell = Callable[[str], object]
What = Literal["alert", "report", "sign-off"]
_SAME = 3600  # seconds: a button pressed twice, a run started again
_LOOKED_AGAIN = 600  # seconds: that all still holds is worth saying anew
_SAID = ("severity", "streets", "instruction", "next_update")  # what an update may change


@dataclass(frozen=True)
class Desk:
    """Who publishes in which newsroom, and when; `tell` is told what goes on meanwhile."""

    root: Path
    site: Council
    by: str
    now: datetime
    tell: Tell = print


@dataclass(frozen=True)
class Done:
    """An alert as it was published, and by what; `pushed` is missing where the same was there already."""

    alert: Alert
    address: str
    pushed: Pushed | None
    what: What
    notes: tuple[str, ...] = ()


class _There(Exception):
    """The very same was published a moment ago."""

    def __init__(self, alert: Alert, when: datetime) -> None:
        self.alert, self.when = alert, when


@dataclass(frozen=True)
class Ready:
    """A new alert that is sound, and not written yet; `notes` are what the check says that does not hold it back."""

    alert: Alert
    text: str
    notes: tuple[str, ...]
    template: str = ""  # whose words they are, and who approved them
    doubt: str = ""  # that nobody did, or nobody knows when


def prepare(desk: Desk, form: Form) -> Ready:
    """The alert of a form; raises Mistyped for what can't be understood, `Problems` for what the check would refuse."""
    _require_name(desk)
    settings = desk.site.settings
    template = duty.template_of(form.template, desk.root)
    filled = duty.compose(form, template, settings, language.read(settings.language), desk.now)
    more = {"date": drafts.written(desk.now), "id": ids.mint(desk.now), "published_by": desk.by}
    answers = {**filled.answers, **more}
    ready = _ready(desk, answers, filled.text)
    if any("short_title" in note for note in ready.notes):  # else every later check would ask for one
        title = str(answers["title"])
        plainer = _ready(desk, {**answers, "short_title": typed.drawable(title) or title}, filled.text)
        ready = ready if plainer.notes else plainer
    approval = f", approved by {template.approval}" if template.approval else ""
    return replace(ready, template=f"the template {template.name}{approval}", doubt=template.doubt)


def _ready(desk: Desk, answers: drafts.Answers, text: str) -> Ready:
    site, settings = desk.site, desk.site.settings
    written = drafts.compose("alert", answers, settings, text, is_bare=True)
    path = _path(str(answers["title"]), desk.now, lambda _: frozenset())
    alert = _read(desk, path, written.encode())
    found = trying.faults(desk.root, site.docs, settings, path, written, desk.now)
    if grave := [problem for problem in found if problem.grave]:
        raise Problems(grave)
    if gone := list(endings.said(alert, directory.read(desk.root, settings, desk.now.date()).ended, settings)):
        raise Mistyped("; ".join(f"places: {what}" for what in gone))
    return Ready(alert, written, tuple(f"{p.field}: {p.message}" for p in found))


def publish(desk: Desk, ready: Ready) -> Done:
    """A new alert; raises `repository.Refused` where it could not be pushed."""

    def change(there: Read) -> Entry:
        _refuse_twin(desk, ready.alert, there)
        path = _path(ready.alert.title, desk.now, lambda folder: _Taken(desk.root, folder, there))
        return Entry(path, ready.text.encode(), f"Alert: {ready.alert.title}\n")

    try:
        pushed = repository.publish(desk.root, change, desk.by, desk.tell)
    except _There as there:
        repository.catch_up(desk.root)
        said = f"it was published at {language.clock(there.when)} already"
        return _done(desk, there.alert, None, "alert", (said,))
    published = _read(desk, pushed.path, ready.text.encode())
    return _done(desk, published, pushed, "alert", (*ready.notes, *_twice(published), *streetnames.advice(published)))


def report(desk: Desk, alert: Alert, said: Report) -> Done:
    """An update of a running alert, or its end, added to what others may have added meanwhile."""
    _require_name(desk)
    before = after = alert

    def change(there: Read) -> Entry:
        nonlocal before, after
        raw, before = _latest(desk, alert, there)
        _refuse_again(desk, raw, before, said)
        fresh = _amended(desk, raw, before, said, desk.now)
        after = running.seen(_read(desk, alert.path, fresh), desk.now)
        what = "Stand down" if said.is_over else "Update"
        return Entry(alert.path, fresh, f"{what}: {before.title}\n")

    try:
        pushed = repository.publish(desk.root, change, desk.by, desk.tell)
    except _There as there:
        repository.catch_up(desk.root)
        more = "; to say that it still holds, leave the words empty" if typed.said(said.text) else ""
        return _done(
            desk, there.alert, None, "report", (f"the same was said at {language.clock(there.when)} already{more}",)
        )
    notes = (
        *_longer(before, after), *_twice(after), *running.notes(before, said, desk.now), *streetnames.advice(after),
    )  # fmt: skip
    return _done(desk, after, pushed, "report", notes)


def preview(desk: Desk, alert: Alert, said: Report | None) -> str:
    """The lines that an update, or where none is said a sign-off, changes in the file as it is here."""
    raw = reading.load(desk.root, alert.path)
    if said:
        _require_name(desk)
        fresh = _amended(desk, raw, alert, said, desk.now)
    else:
        fresh = signing.sign(raw, alert, desk.by, desk.now)
    _read(desk, alert.path, fresh)
    old, new = (text.decode("utf-8").splitlines() for text in (raw, fresh))
    lines = islice(unified_diff(old, new, n=0, lineterm=""), 2, None)  # without the two names
    changed = [f"{line[0]} {line[1:]}" for line in lines if not line.startswith("@@")]
    return "\n".join([f"changes in {alert.path}:", *changed])


def _twice(alert: Alert) -> Iterator[str]:
    """Which of two times is promised in the night in which the clocks go back."""
    if (more := alert.promised) and not alert.stood_down and (order := typed.which(more)):
        yield f"the clock shows {more:%H:%M} twice that night; the next update is promised for the {order}, {drafts.written(more)}"


def _longer(before: Alert, after: Alert) -> tuple[str, ...]:
    """That an alert stands longer than it would have, if it does."""
    if before.expires and after.expires != before.expires:
        return (f"without this it would have ended at {drafts.written(before.expires)}",)
    return ()


def sign_off(desk: Desk, alert: Alert) -> Done:
    """A second person's sign-off, pushed."""

    def change(there: Read) -> Entry:
        raw, found = _latest(desk, alert, there)
        return Entry(alert.path, signing.sign(raw, found, desk.by, desk.now), f"Sign off: {found.title}\n")

    return _done(desk, alert, repository.publish(desk.root, change, desk.by, desk.tell), "sign-off")


def _require_name(desk: Desk) -> None:
    if not desk.by.strip():
        raise Mistyped("by: nobody is named; write who publishes it, as --by “S. Duty”")


def _path(title: str, now: datetime, taken: Callable[[str], Container[str]]) -> str:
    return drafts.place(title, "alert", now, taken)


def _refuse_twin(desk: Desk, alert: Alert, there: Read) -> None:
    """Raises _There where the remote has the very same one, be it as the third of that headline."""
    tried: set[str] = set()
    while raw := there(path := _path(alert.title, desk.now, lambda _: tried)):
        found = reading.parse(path, raw, reading.context(desk.site.settings)).item
        if isinstance(found, Alert) and _is_same(found, alert, desk.now):
            raise _There(found, found.date)
        tried.add(path.rpartition("/")[2].removesuffix(".md"))


def _is_same(one: Alert, other: Alert, now: datetime) -> bool:
    names = ("title", "summary", "severity", "places", "streets", "instruction", "body")
    is_fresh = now.timestamp() - one.stamp < _SAME and life.is_current(one, now)
    return is_fresh and all(getattr(one, name) == getattr(other, name) for name in names)


def _refuse_again(desk: Desk, raw: bytes, alert: Alert, said: Report) -> None:
    """Raises _There where the newest update of the remote is this very report."""
    newest = _newest(alert, desk.now)
    lasting = _SAME if typed.said(said.text) else _LOOKED_AGAIN
    if said.is_over or not newest or desk.now.timestamp() - newest.date.timestamp() >= lasting:
        return
    for second in (0, 59):  # the file keeps the minute alone, and a span of time counts from the second
        if _is_of(desk, raw, alert, said, typed.later(newest.date, timedelta(seconds=second))):
            raise _There(alert, newest.date)


def _is_of(desk: Desk, raw: bytes, alert: Alert, said: Report, then: datetime) -> bool:
    """Whether the alert would not be other than it is, had this report been made at that moment."""
    try:
        made = _read(desk, alert.path, _amended(desk, raw, alert, said, then))
    except (Mistyped, Problems):
        return False
    is_alike = all(getattr(made, name) == getattr(alert, name) for name in _SAID)
    ours, theirs = _newest(made, then), _newest(alert, then)
    return is_alike and ours is not None and theirs is not None and ours.text == theirs.text


def _newest(alert: Alert, moment: datetime) -> Update | None:
    return next((update for update in alert.updates if life.is_past(update.date, moment)), None)


def _amended(desk: Desk, raw: bytes, alert: Alert, said: Report, moment: datetime) -> bytes:
    return running.amend(raw, alert, said, desk.by, language.read(desk.site.settings.language), moment)


class _Taken:
    """The names in a folder that an item has or once had: here, at the remote, on the list of what was published."""

    def __init__(self, root: Path, folder: str, there: Read) -> None:
        self._root, self._folder, self._there = root, folder, there
        self._once = record.read(root)

    def __contains__(self, name: object) -> bool:
        paths = (f"{self._folder}/{name}.md", f"{self._folder}/{name}/index.md")
        is_here = any((self._root / path).exists() for path in paths)
        return is_here or addresses.of_item(paths[0]) in self._once or any(self._there(path) for path in paths)


def _latest(desk: Desk, alert: Alert, there: Read) -> tuple[bytes, Alert]:
    """The alert as the remote has it now."""
    raw = there(alert.path)
    if raw is None:
        raise Mistyped(f"{alert.path} is not in the repository yet; commit and push it first")
    return raw, _read(desk, alert.path, raw)


def _read(desk: Desk, path: str, raw: bytes) -> Alert:
    found = reading.parse(path, raw, reading.context(desk.site.settings))
    if not isinstance(found.item, Alert):
        raise Problems(found.problems or [Problem(path, 1, "kind", "is no alert any more")])
    return found.item


def _done(desk: Desk, alert: Alert, pushed: Pushed | None, what: What, notes: tuple[str, ...] = ()) -> Done:
    return Done(alert, f"{desk.site.settings.url}{addresses.of_item(alert.path)}", pushed, what, notes)
