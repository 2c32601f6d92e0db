"""A word and a shape for every state of every kind."""

from __future__ import annotations

import pytest
import shown
from newsroom import status, templates
from newsroom.item import Alert
from newsroom.made import Made

OUTCOME = {"date": "2027-02-01 10:00", "text": "Weekly collections stay."}
STOOD_DOWN = {"date": "2026-11-23 08:00", "text": "The river is back in its bed."}
CORRECTION = {"date": "2026-11-23", "was": "It is free.", "now": "It costs one pound."}
CHANGE = {"date": "2026-11-24 09:00", "note": "A plan was added.", "major": True}
GONE = {"date": "2026-11-25", "reason": "The plan was dropped."}
EVENT = "Saturday 5 December 2026, 10:00 to 16:00, Harbour Library, Fish Street, EX1 2AB"
SAID: list[tuple[Made, tuple[str, ...]]] = [
    (shown.made(), ()),
    (shown.statement(), ()),
    (shown.consultation(), ("Opens 24 November 2026",)),
    (shown.consultation(now="2026-11-25"), ("Open until 14 December 2026, 23:59",)),
    (shown.consultation(now="2026-12-15"), ("Closed on 14 December 2026",)),
    (
        shown.consultation(now="2027-03-01", outcome=OUTCOME),
        ("Closed on 14 December 2026", "Outcome published on 1 February 2027"),
    ),
    (shown.consultation(now="2026-12-01", expires="2026-11-30"), ("No longer current",)),
    (shown.event(), (EVENT,)),
    (shown.event(now="2026-12-06"), (EVENT, "Over")),
    (shown.event(now="2026-12-01", expires="2026-11-30"), (EVENT, "No longer current")),
    (shown.notice(), ("Representations by 14 December 2026, 23:59",)),
    (shown.notice(now="2026-12-15"), ("Representations closed on 14 December 2026",)),
    (shown.notice(representations_by="none"), ()),
    (shown.alert(updates=()), ("Current",)),
    (shown.alert(), ("Current", "Updated 22 November 2026, 15:10")),
    (shown.alert(now="2026-11-24", stood_down=STOOD_DOWN), ("Stood down on 23 November 2026, 08:00",)),
    (shown.alert(now="2026-12-02", expires="2026-12-01"), ("Expired",)),
    (shown.made(now="2026-12-02", expires="2026-12-01"), ("No longer current",)),
    (shown.made(now="2026-11-24", corrections=(CORRECTION,)), ("Corrected",)),
    (shown.made(now="2026-11-25", changes=(CHANGE,)), ("Updated 24 November 2026, 09:00",)),
    (shown.made(now="2026-11-25", changes=({**CHANGE, "major": False},)), ()),
    (shown.event(now="2026-11-26", withdrawn=GONE), ("Withdrawn",)),
    (shown.made(now="2026-11-26", withdrawn=GONE, corrections=(CORRECTION,)), ("Withdrawn",)),
]


@pytest.mark.parametrize(("made", "said"), SAID)
def test_every_state_is_said_in_words(made: Made, said: tuple[str, ...]) -> None:
    assert tuple(line.text for line in status.lines(made.item, made.phase, shown.WORDS)) == said


def test_what_still_counts_is_told_from_what_is_past() -> None:
    for made, _ in SAID:
        live = {line.is_live for line in status.lines(made.item, made.phase, shown.WORDS) if line.shape != "updated"}
        past = made.phase in ("closed", "decided", "over", "stood_down", "expired", "withdrawn")
        assert not (past and True in live), made


def test_every_kind_and_grade_has_a_word_and_a_shape_of_its_own() -> None:
    alerts = [shown.alert(severity=severity) for severity in ("minor", "major", "emergency")]
    made = [shown.made(), shown.statement(), shown.notice(), shown.consultation(), shown.event(), *alerts]
    lines = [status.kind(m.item, shown.WORDS) for m in made]
    assert [line.text for line in lines] == [
        "News", "Statement", "Public notice", "Consultation", "Event", "Minor alert", "Major alert", "Emergency",
    ]  # fmt: skip
    drawn = shapes()
    assert len({drawn[line.shape] for line in lines}) == len(lines)


def test_every_shape_that_is_named_is_drawn_and_states_do_not_share_one() -> None:
    named = {line.shape for made, _ in SAID for line in status.lines(made.item, made.phase, shown.WORDS)}
    short = (status.short(made.item, made.phase, shown.WORDS) for made, _ in SHORT)
    assert {line.shape for line in short if line} <= named
    drawn = shapes()
    assert len({drawn[name] for name in named}) == len(named)


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        ("2026-12-05 10:00", "2026-12-05 16:00", "Saturday 5 December 2026, 10:00 to 16:00"),
        ("2026-12-05 10:00", None, "Saturday 5 December 2026, 10:00"),
        ("2026-12-05", None, "Saturday 5 December 2026"),
        ("2026-12-05", "2026-12-05", "Saturday 5 December 2026"),
        ("2026-12-05", "2026-12-06", "Saturday 5 December 2026 to Sunday 6 December 2026"),
        ("2026-12-05 20:00", "2026-12-06 02:00", "Saturday 5 December 2026, 20:00 to Sunday 6 December 2026, 02:00"),
        ("2026-12-05 10:00", "2026-12-06", "Saturday 5 December 2026, 10:00 to Sunday 6 December 2026"),
        ("2026-12-05", "2026-12-05 16:00", "Saturday 5 December 2026, until 16:00"),
        ("2026-12-05", "2026-12-06 16:00", "Saturday 5 December 2026 to Sunday 6 December 2026, 16:00"),
        ("2026-12-31 20:00", "2027-01-01 00:00", "Thursday 31 December 2026, 20:00 to Friday 1 January 2027, 00:00"),
        ("2026-10-25 01:00+01:00", "2026-10-25 03:00", "Sunday 25 October 2026, 01:00 BST to 03:00"),
        ("2026-12-31 23:59", "2027-01-01 00:30", "Thursday 31 December 2026, 23:59 to Friday 1 January 2027, 00:30"),
    ],
)
def test_the_time_of_an_event_says_no_clock_that_nobody_wrote(starts: str, ends: str | None, said: str) -> None:
    assert status.event_time(shown.event(starts=starts, ends=ends).item, shown.WORDS) == said  # type: ignore[arg-type]


SHORT: list[tuple[Made, str]] = [
    (shown.made(), ""),
    (shown.statement(), ""),
    (shown.consultation(), "Not open yet"),
    (shown.consultation(now="2026-11-25"), "Open for responses"),
    (shown.consultation(now="2026-12-15"), "Closed: it takes no more responses"),
    (shown.consultation(now="2027-03-01", outcome=OUTCOME), "Closed: it takes no more responses"),
    (shown.event(), ""),
    (shown.event(now="2026-12-06"), "Over"),
    (shown.notice(), "Open for representations"),
    (shown.notice(now="2026-12-15"), "Representations closed"),
    (shown.notice(representations_by="none"), ""),
    (shown.alert(), "Current"),
    (shown.alert(now="2026-11-24", stood_down=STOOD_DOWN), ""),
    (shown.made(now="2026-12-02", expires="2026-12-01"), ""),
]


@pytest.mark.parametrize(("made", "said"), SHORT)
def test_a_state_is_said_without_a_date_where_its_dates_stand_beside_it(made: Made, said: str) -> None:
    line = status.short(made.item, made.phase, shown.WORDS)
    assert (line.text if line else "") == said
    assert not line or line.is_live == (made.phase in ("current", "upcoming", "open"))


def shapes() -> dict[str, str]:
    template = templates.environment().get_template("icons.html").module
    return dict(template.shapes)  # type: ignore[attr-defined]


def test_a_current_alert_knows_what_will_be_said_of_it_and_when() -> None:
    made = shown.alert(expires="2026-11-25 12:00")
    said = [
        (line.text, line.since and f"{line.since:%d %H}", line.until and f"{line.until:%d %H}")
        for line in status.later(made.item, made.phase, shown.WORDS)
    ]
    assert said == [
        ("Not confirmed since 22 November 2026, 15:10", "22 18", "25 12"),
        ("No longer current", "25 12", None),
    ]
    assert status.lines(made.item, made.phase, shown.WORDS)[0].until == made.item.expires


def test_nothing_is_to_be_said_of_what_is_no_alert_or_is_over() -> None:
    over = shown.alert(now="2026-11-24", stood_down=STOOD_DOWN, expires="2026-11-25 12:00")
    for made in (shown.made(expires="2026-12-01"), shown.consultation(), over, shown.alert(next_update=None)):
        assert status.later(made.item, made.phase, shown.WORDS) == ()


def test_a_promise_of_more_is_kept_by_a_later_update() -> None:
    owed = shown.alert().item
    assert isinstance(owed, Alert)
    assert owed.promised == owed.next_update
    kept = owed.model_copy(update={"next_update": owed.confirmed})
    assert kept.promised is None
    assert not [line for line in status.later(kept, "current", shown.WORDS) if "Not confirmed" in line.text]
