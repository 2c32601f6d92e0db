"""A running alert: which one is meant, what is added to it, and what ends it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import get_close_matches
from pathlib import Path

from newsroom import amending, drafts, duty, life, reading, typed
from newsroom.duty import Typed
from newsroom.importing import names
from newsroom.item import Alert
from newsroom.language import Words
from newsroom.parts import Update
from newsroom.problems import Problems
from newsroom.settings import Settings
from newsroom.typed import Mistyped

LATEST = ("latest", "newest", "the latest", "the newest", "last")
THE_ONLY_ONE = ("", "the only one", "the current one")
UNCHOSEN = "in 2 hours"  # what the form says of the next update when nobody touches it
_SEEN = timedelta(hours=1)  # how long an update stands at least, else nobody would read it


@dataclass(frozen=True, kw_only=True)
class Report(Typed):
    """The form for more of a running alert."""

    text: str = ""
    is_over: bool = False


def alerts(root: Path, settings: Settings) -> list[Alert]:
    """All alerts of the newsroom, newest first; files in which nobody wrote the word are not parsed."""
    given = reading.context(settings)
    return sorted(_alerts(root, given), key=lambda alert: (-alert.stamp, alert.path))


def _alerts(root: Path, given: dict[str, object]) -> Iterator[Alert]:
    for path, _ in reading.find(root):
        with suppress(Problems):  # said by the check
            raw = reading.load(root, path)
            item = reading.parse(path, raw, given).item if b"alert" in raw.partition(b"\n---")[0] else None
            if isinstance(item, Alert):
                yield item


def choose(known: Iterable[Alert], which: str, moment: datetime) -> Alert:
    """The alert that is meant by its id, file, address or a part of its headline.

    `latest` is the newest current one; nothing at all is the only current one. Raises Mistyped with a sentence that names
    those among which to choose.
    """
    public = life.public(known, moment)
    current = [alert for alert in public if isinstance(alert, Alert) and life.is_current(alert, moment)]
    said = typed.line(which).casefold()
    if said in LATEST or (said in THE_ONLY_ONE and len(current) == 1):
        if not current:
            raise Mistyped("no alert is current; publish a new one")
        return current[0]
    if said in THE_ONLY_ONE:
        raise Mistyped(f"{len(current)} alerts are current; say which: {_named(current)}" if current else _NONE)
    found = [a for a in public if isinstance(a, Alert) and (said.strip("/") in _called(a) or _leads_to(a, said))]
    found = found or [a for a in current if is_like(a, said)]
    if len(found) == 1:
        return found[0]
    if not found and (past := [a for a in public if isinstance(a, Alert) and is_like(a, said)]):
        others = f"; current are {_named(current)}" if current else ""
        raise Mistyped(f"“{which}” is no current alert: {_past(past[0], moment)}{others}")
    what = f"“{which}” is {'more than one' if found else 'no'} alert"
    raise Mistyped(f"{what}; say which: {_named(found or current)}" if found or current else f"{what}, and {_NONE}")


def amend(raw: bytes, alert: Alert, report: Report, by: str, words: Words, now: datetime) -> bytes:
    """The alert's file with the report in it; raises Mistyped for what can't be understood.

    It is dated now, so that it can be read at once, and stands behind updates that the file holds for later. Whoever says
    something alone is named, and needs a second person's sign-off again.
    """
    if life.phase(alert, now) in ("stood_down", "withdrawn"):
        raise Mistyped(_past(alert, now))
    fence, above, rest = amending.split(raw.decode("utf-8"))
    when, ahead = max(now, alert.date, key=datetime.timestamp), len(_ahead(alert, now))
    text = typed.line(typed.said(report.text)) or words("alert_over" if report.is_over else "alert_confirmed")
    if report.is_over:  # what people are to do from now on is not lost
        text = " ".join(filter(None, (text, typed.line(typed.said(report.what_to_do)))))
    said = {"date": drafts.written(when), "text": _quoted(text)}
    if report.is_over:
        above = amending.with_parts(amending.without_first(above, "updates", ahead), "stood_down", said)
    else:
        above = _changed(amending.with_entry(above, "updates", said, ahead), alert, report, now)
    if by:
        above = amending.without(amending.with_line(above, "published_by", _quoted(by)), "signed_off")
    return (fence + above + rest).encode()


def notes(alert: Alert, report: Report, now: datetime) -> Iterator[str]:
    """What is not taken of the report, and what becomes of all that the file, as it was before, holds for later."""
    ahead, end, gone = _ahead(alert, now), alert.stood_down, alert.withdrawn
    if report.is_over:
        if unused := _unused(report):
            yield f"since it is over, this was not taken: {', '.join(unused)}"
        for part in (end, *ahead) if end else ahead:
            what = f"what the file held for {drafts.written(part.date)} is taken out"
            yield f"since it is over, {what}: “{part.text}”"
        return
    for update in ahead:
        yield f"its file holds an update for {drafts.written(update.date)}, which stays: “{update.text}”"
    if end:
        yield f"it is stood down at {drafts.written(end.date)}, as its file says: “{end.text}”"
    if gone:
        yield f"it is withdrawn at {drafts.written(gone.date)}, as its file says: “{gone.reason}”"


def _unused(report: Report) -> list[str]:
    """What somebody typed or chose that an alert that is over has no use for."""
    asked = {"severity": report.severity, "streets": report.streets, "next update": report.next_update}
    given = {name: typed.line(typed.said(text)) for name, text in asked.items()}
    return [f"{name} ({text})" for name, text in given.items() if text.casefold() not in (*duty.AS_IT_IS, UNCHOSEN)]


def seen(alert: Alert, now: datetime) -> Alert:
    """The alert as readers have it now."""
    shown = life.shown(alert, now)
    assert isinstance(shown, Alert)
    return shown


def _ahead(alert: Alert, now: datetime) -> tuple[Update, ...]:
    """The updates that nobody can read yet."""
    return tuple(update for update in alert.updates if not life.is_past(update.date, now))


_NONE = "no alert is current; publish a new one"


def _past(item: Alert, now: datetime) -> str:
    """That the alert is over, since when, and what can be done."""
    alert = seen(item, now)
    is_ended = alert.stood_down or alert.withdrawn
    what = "publish a new alert" if is_ended else f"write {_stem(alert)} to say that it holds again"
    return f"“{alert.title}” is over, {_since(alert)}; {what}"


def _since(alert: Alert) -> str:
    """Since when it is over, and why."""
    if end := alert.withdrawn or alert.stood_down:
        return f"{'withdrawn' if alert.withdrawn else 'stood down'} at {drafts.written(end.date)}"
    return f"ended by itself at {drafts.written(alert.expires)}" if alert.expires else "ended"


def _changed(above: str, alert: Alert, report: Report, now: datetime) -> str:
    """What else is different now: when there will be more, how grave it is, more streets, what to do."""
    chosen = typed.line(report.next_update)
    more = alert.next_update
    if chosen.casefold() not in duty.AS_IT_IS:
        more = typed.moment(chosen, now)
        if more:
            above = amending.with_line(above, "next_update", drafts.written(more))
        else:
            above = amending.without(above, "next_update")
    if (ends := _end(alert, more, now)) != alert.expires and ends:
        above = amending.with_line(above, "expires", drafts.written(ends))
    if grave := duty.severity(report.severity):
        above = amending.with_line(above, "severity", grave)
    known = {street.casefold() for street in alert.streets}
    if fresh := [street for street in typed.streets(report.streets) if street.casefold() not in known]:
        above = amending.with_line(above, "streets", f"[{', '.join(map(_quoted, (*alert.streets, *fresh)))}]")
    if to_do := typed.line(typed.said(report.what_to_do)):
        above = amending.with_line(above, "instruction", _quoted(to_do))
    return above


def _end(alert: Alert, more: datetime | None, now: datetime) -> datetime | None:
    """When it ends by itself: not before it promised more, and never so early that an update of now reaches nobody."""
    seen = typed.later(now, _SEEN)
    return duty.lasting(alert.expires, max(seen, more or seen, key=datetime.timestamp))


def _called(alert: Alert) -> tuple[str, ...]:
    """Whatever names this alert alone."""
    return alert.id.casefold(), alert.path, alert.address.strip("/"), _stem(alert), alert.title.casefold()


def _leads_to(alert: Alert, said: str) -> bool:
    """Whether its whole address stands there, or that of its file, as it is copied from a page or from a run."""
    ends = tuple(f"/{path.strip('/')}".casefold() for path in (alert.address, alert.path))
    there = (re.split(r"[?#]", word)[0].rstrip('/.,;:)”"').removesuffix("/index.html") for word in said.split())
    return any(f"/{path}".endswith(ends) for path in there)


def is_like(alert: Alert, said: str) -> bool:
    """Whether the words stand in its headline, or a word of it is spelt nearly so."""
    title = names.slug(alert.title)
    wanted = names.slug(said)
    return bool(wanted) and (wanted in title or bool(get_close_matches(wanted, title.split("-"), 1, 0.8)))


def _named(some: Iterable[Alert]) -> str:
    return "; ".join(f"{_stem(alert)} ({alert.title})" for alert in some)


def _stem(alert: Alert) -> str:
    """What names it in the fewest words: the end of its address."""
    return alert.address.strip("/").rpartition("/")[2]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
