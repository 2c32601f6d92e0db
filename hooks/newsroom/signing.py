"""A second person's look at what one person published alone: what waits for it, and how it is written down."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from newsroom import amending, drafts, life, running, typed
from newsroom.item import Alert, Item
from newsroom.typed import Mistyped


def waiting(items: Iterable[Item], moment: datetime) -> list[Alert]:
    """The public alerts that one person published and nobody has signed off yet, the oldest first."""
    found = (i for i in items if isinstance(i, Alert) and i.published_by and not i.signed_off)
    return sorted((i for i in found if life.is_public(i, moment)), key=lambda i: (since(i).timestamp(), i.path))


def since(alert: Alert) -> datetime:
    """When something was last said in it by one person alone."""
    parts = (alert.stood_down, *alert.updates[:1])
    return max((alert.date, *(part.date for part in parts if part)), key=datetime.timestamp)


def line(alert: Alert) -> str:
    """What is to be known of it in a list: `news/2026/11/flood.md: Flood at the quay (S. Duty, since 2026-11-22 23:31)`"""
    return f"{alert.path}: {alert.title} ({alert.published_by}, since {since(alert):%Y-%m-%d %H:%M})"


def note(items: Iterable[Item], moment: datetime) -> str:
    """A few lines for the end of a build or a check; nothing where nothing waits."""
    lines = [f"  {line(alert)}" for alert in waiting(items, moment)]
    return "\n".join(["Waiting for a second person's sign-off:", *lines]) if lines else ""


def choose(known: Iterable[Alert], which: str, moment: datetime) -> Alert:
    """The alert that is meant; nothing at all is the only one that waits. Raises Mistyped, naming those that wait."""
    alerts = list(known)
    there = waiting(alerts, moment)
    said = typed.line(which).casefold()
    if said in (*running.LATEST, *running.THE_ONLY_ONE):
        if not there:
            raise Mistyped("nothing waits for a sign-off")
        if said in running.THE_ONLY_ONE and len(there) > 1:
            raise Mistyped(f"{len(there)} alerts wait; say which:\n{note(alerts, moment)}")
        return there[-1]
    try:
        return running.choose(alerts, which, moment)
    except Mistyped:
        like = [
            alert for alert in there if running.is_like(alert, said)
        ]  # be it over: a second person looks at it all the same
        if len(like) == 1:
            return like[0]
        raise


def sign(raw: bytes, alert: Alert, by: str, now: datetime) -> bytes:
    """The alert's file with the sign-off in it; raises Mistyped where it can't be given."""
    name = typed.line(by)
    if not name:
        raise Mistyped("by: is empty; write who signs it off")
    if not alert.published_by:
        raise Mistyped(f"{alert.path} says nobody who published it alone; it needs no sign-off")
    if alert.signed_off:
        raise Mistyped(
            f"{alert.path} was signed off by {alert.signed_off.by} on {alert.signed_off.date:%Y-%m-%d %H:%M}"
        )
    if name.casefold() == alert.published_by.casefold():
        raise Mistyped(f"“{name}” published it; somebody else signs it off")
    fence, above, rest = amending.split(raw.decode("utf-8"))
    parts = {"date": drafts.written(now), "by": json.dumps(name, ensure_ascii=False)}
    return (fence + amending.with_parts(above, "signed_off", parts) + rest).encode()
