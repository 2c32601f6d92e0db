"""What is current, in the order in which people have to hear of it."""

from __future__ import annotations

import shown
import urgent
from newsroom import current
from newsroom.made import Slip

CORRECTED = ({"date": "2026-11-22 15:50", "was": "It is Quay Lane.", "now": "It is The Quay."},)


def names(slips: tuple[Slip, ...]) -> list[str]:
    return [slip.item.address.split("/")[-2] for slip in slips]


def test_the_gravest_alert_comes_first_then_what_was_confirmed_latest() -> None:
    earlier = ({"date": "2026-11-22 12:00", "text": "It rises."},)
    slips = [
        urgent.alert("minor", severity="minor"),
        urgent.alert("earlier", updates=earlier),
        urgent.alert("corrected", updates=earlier, corrections=CORRECTED),
        urgent.alert("later"),
        urgent.alert("grave", severity="emergency", updates=()),
    ]
    for given in (slips, slips[::-1]):
        assert names(current.choose(given).alerts) == ["grave", "later", "corrected", "earlier", "minor"]


def test_an_alert_without_updates_was_confirmed_when_it_was_published() -> None:
    [slip] = current.choose([urgent.alert(updates=())]).alerts
    assert f"{slip.item.confirmed:%H:%M}" == "09:30"  # type: ignore[attr-defined]


def test_an_update_that_is_dated_later_confirms_nothing_yet() -> None:
    [slip] = current.choose([urgent.alert(now="2026-11-22T13:00")]).alerts
    assert f"{slip.item.confirmed:%H:%M}" == "12:40"  # type: ignore[attr-defined]


def test_what_is_over_expired_withdrawn_or_closed_is_not_current() -> None:
    over = {"date": "2026-11-22 15:30", "text": "It is over."}
    gone = {"date": "2026-11-22 15:30", "reason": "It was wrong."}
    found = current.choose(
        [
            urgent.alert("stood-down", stood_down=over),
            urgent.alert("expired", expires="2026-11-22 15:30"),
            urgent.alert("withdrawn", withdrawn=gone),
            urgent.slip(shown.consultation("early", now="2026-11-23")),
            urgent.slip(shown.consultation("closed", now="2026-12-15")),
            urgent.slip(shown.event("past", now="2026-12-06")),
            urgent.slip(shown.made("news")),
            urgent.slip(shown.notice()),
        ]
    )
    assert found == current.Current()


def test_what_closes_or_begins_soonest_comes_first() -> None:
    found = current.choose(
        [
            urgent.slip(shown.consultation("later", now="2026-12-01", closes="2026-12-20")),
            urgent.slip(shown.consultation("sooner", now="2026-12-01")),
            urgent.slip(shown.event("second", starts="2026-12-06 10:00", ends="2026-12-06 11:00")),
            urgent.slip(shown.event("first")),
        ]
    )
    assert names(found.consultations) == ["sooner", "later"]
    assert names(found.events) == ["first", "second"]


def test_its_basis_differs_with_what_is_current_and_with_nothing_else() -> None:
    alert, event = urgent.alert(), urgent.slip(shown.event())
    base = current.choose([alert, event]).basis
    assert current.choose([urgent.slip(shown.made("news")), alert, event, urgent.slip(shown.statement())]).basis == base
    assert current.choose([alert]).basis != base
    assert current.choose([urgent.alert("another"), event]).basis != base
