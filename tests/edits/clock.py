"""The moment at which the next build takes place."""

from __future__ import annotations

from functools import partial

from trial import Trial

from edits.register import EDITS, Edit, edit, no_change

_MOMENTS = {
    "embargo passes": "2025-12-02 09:00",
    "midnight passes": "2025-11-23 00:00",
    "week ends": "2025-11-24 00:00",
    "month ends": "2025-12-01 00:00",
    "deadlines pass": "2025-12-15 00:00",
    "year ends": "2026-01-05 09:00",
    "clock goes back": "2025-11-19 12:00",
}


def _clock(t: Trial, moment: str) -> str:
    t.moment = moment
    return moment


for _name, _moment in _MOMENTS.items():
    EDITS[_name] = Edit(partial(_clock, moment=_moment), changes=True)


@edit
def corrected_when_the_digest_was_made(t: Trial) -> str:
    path = t.pick("news", lacking="corrections")
    t.moment = max(t.moment, "2025-11-24 00:00")
    t.build()
    t.moment = max(t.moment, "2025-11-24 09:00")
    return t.write(path, corrections=[{"date": t.moment, "was": "That", "now": "This"}])


@no_change
def minute_passes(t: Trial) -> str:
    return _clock(t, f"{t.moment[:-2]}{(int(t.moment[-2:]) + 1) % 60:02}")
