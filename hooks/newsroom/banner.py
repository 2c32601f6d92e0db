"""`now.json`, from which the strip on every page learns which alerts are current: 2 KB at most, whatever their titles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import cast

from newsroom import current, sentences
from newsroom.item import Alert
from newsroom.made import Slip

MOST_BYTES = 2_048
MOST = 8  # alerts
_LENGTHS = (300, 120, 100, 80, 70, 60, 50, 45, 40, 35, 30, 25, 20, 15)  # characters of a title


def render(alerts: Sequence[Slip]) -> bytes:
    """The gravest of `alerts`, which come in that order, and how many there are; addresses begin at the site's root.

    Titles are shortened before an alert is left out, and an address never is. Nothing says when it was written.
    """
    return next(raw for raw in _attempts(alerts) if len(raw) <= MOST_BYTES)


def _attempts(alerts: Sequence[Slip]) -> Iterator[bytes]:
    """The same in ever fewer words, then with ever fewer alerts; the last has none."""
    shown = [cast(Alert, slip.item) for slip in alerts[:MOST]]
    yield from (_written(shown, len(alerts), length) for length in _LENGTHS)
    yield from (_written(shown[:number], len(alerts), _LENGTHS[-1]) for number in reversed(range(len(shown))))


def _written(alerts: Sequence[Alert], count: int, length: int) -> bytes:
    told = {"count": count, "alerts": [_told(alert, length) for alert in alerts]}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _told(alert: Alert, length: int) -> dict[str, str]:
    title = sentences.cut(alert.headline, length)
    return {"title": title, "address": alert.address, "severity": alert.severity, **current.times(alert)}
