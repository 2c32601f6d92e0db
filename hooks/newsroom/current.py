"""What is current at the moment of a build: alerts, the gravest first, consultations that are open, events to come."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from newsroom import life, stamps
from newsroom.item import Alert, Consultation, Event, Item
from newsroom.life import Phase
from newsroom.made import Slip

_LIVE: dict[type[Item], Phase] = {Alert: "current", Consultation: "open", Event: "upcoming"}
_ORDERS: dict[type[Item], Callable[[Any], Any]] = {
    Alert: life.gravity,
    Consultation: lambda item: item.closes.timestamp(),
    Event: lambda item: item.starts.timestamp(),
}


@dataclass(frozen=True)
class Current:
    """The slips of what is current: consultations that close soonest and events that begin soonest come first."""

    alerts: tuple[Slip, ...] = ()
    consultations: tuple[Slip, ...] = ()
    events: tuple[Slip, ...] = ()

    @cached_property
    def basis(self) -> bytes:
        """What differs when anything of it does."""
        return b"|".join(b"".join(s.basis for s in some) for some in (self.alerts, self.consultations, self.events))


def times(alert: Alert) -> dict[str, str]:
    """When an alert was last known to hold, when there is more, and when it ends by itself, as all scripts are told it."""
    written = {"confirmed": alert.confirmed, "next_update": alert.promised, "until": alert.expires}
    return {name: stamps.minute(when) for name, when in written.items() if when}


def choose(slips: Iterable[Slip]) -> Current:
    """What is current of the public items, whose slips come newest first."""
    found: dict[type[Item], list[Slip]] = {kind: [] for kind in _LIVE}
    for slip in slips:
        kind = type(slip.item)
        if kind in found and slip.phase == _LIVE[kind]:
            found[kind].append(slip)
    for kind, some in found.items():
        some.sort(key=lambda slip, order=_ORDERS[kind]: (order(slip.item), slip.item.path))  # type: ignore[misc]
    return Current(tuple(found[Alert]), tuple(found[Consultation]), tuple(found[Event]))
