"""What is planned for `now.json` and `/now/`, and on what each rests."""

from __future__ import annotations

import shown
import urgent
from newsroom import now
from newsroom.made import Slip
from newsroom.works import Work


def planned(*slips: Slip, ground: str = "", policy: str = "") -> dict[str, Work[now.Sequence[now.Written]]]:
    return {work.name: work for work in now.plan(slips, urgent.SETTINGS, shown.WORDS, policy, ground)}


ALERT, EVENT, NEWS = urgent.alert(), urgent.slip(shown.event()), urgent.slip(shown.made("news"))
BASE = planned(ALERT, EVENT)


def changed(*slips: Slip, **other: str) -> set[str]:
    return {name for name, work in planned(*slips, **other).items() if work.rests_on != BASE[name].rests_on}


def test_both_stand_at_their_addresses_alert_or_none() -> None:
    for works in (BASE, planned()):
        written = {name: raw for work in works.values() for name, raw in work.make()}
        assert written.keys() == works.keys() == {"now.json", "now/index.html"}
        assert all(written.values())


def test_news_that_is_not_shown_there_leaves_both_as_they_are() -> None:
    over = urgent.alert("over", stood_down={"date": "2026-11-22 15:30", "text": "It is over."})
    assert changed(NEWS, ALERT, over, EVENT, urgent.slip(shown.notice())) == set()


def test_each_is_made_anew_when_what_it_shows_differs() -> None:
    assert changed(urgent.alert("new"), ALERT, EVENT) == {"now.json", "now/index.html"}
    assert changed(EVENT) == {"now.json", "now/index.html"}
    assert changed(ALERT) == {"now/index.html"}
    assert changed(ALERT, EVENT, ground="other") == {"now.json", "now/index.html"}
    assert changed(ALERT, EVENT, policy="default-src 'none'") == {"now/index.html"}


def test_the_order_of_the_slips_changes_nothing() -> None:
    slips = [urgent.alert("a"), urgent.alert("b"), EVENT]
    first, last = planned(*slips), planned(*slips[::-1])
    assert {n: w.rests_on for n, w in first.items()} == {n: w.rests_on for n, w in last.items()}
    assert [w.make() for w in first.values()] == [w.make() for w in last.values()]
