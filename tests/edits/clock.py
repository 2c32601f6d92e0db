"""The moment at which the next build takes place."""

from __future__ import annotations

from trial import Trial

from edits.register import edit, no_change


def _clock(t: Trial, moment: str) -> str:
    t.moment = moment
    return moment


@edit
def embargo_passes(t: Trial) -> str:
    return _clock(t, "2025-12-02 09:00")


@edit
def midnight_passes(t: Trial) -> str:
    return _clock(t, "2025-11-23 00:00")


@edit
def week_ends(t: Trial) -> str:
    return _clock(t, "2025-11-24 00:00")


@edit
def month_ends(t: Trial) -> str:
    return _clock(t, "2025-12-01 00:00")


@edit
def corrected_when_the_digest_was_made(t: Trial) -> str:
    path = t.pick("news", lacking="corrections")
    t.moment = max(t.moment, "2025-11-24 00:00")
    t.build()
    t.moment = max(t.moment, "2025-11-24 09:00")
    return t.write(path, corrections=[{"date": t.moment, "was": "That", "now": "This"}])


@edit
def deadlines_pass(t: Trial) -> str:
    return _clock(t, "2025-12-15 00:00")


@edit
def year_ends(t: Trial) -> str:
    return _clock(t, "2026-01-05 09:00")


@no_change
def minute_passes(t: Trial) -> str:
    return _clock(t, f"{t.moment[:-2]}{(int(t.moment[-2:]) + 1) % 60:02}")


@edit
def clock_goes_back(t: Trial) -> str:
    return _clock(t, "2025-11-19 12:00")
