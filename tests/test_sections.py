"""A list says first what a reader can still act on."""

from __future__ import annotations

import pytest
import shown
from newsroom import life, sections
from newsroom.item import Item
from newsroom.made import Made


def parted(address: str, *made: Made) -> dict[str, list[str]]:
    items = sorted((life.shown(m.item, shown.MOMENT) for m in made), key=lambda i: i.date, reverse=True)
    found = sections.of_kind(address, items, shown.MOMENT, shown.WORDS)
    return {section.title: [name(item) for item in section.items] for section in found}


def name(item: Item) -> str:
    return item.title.removeprefix("Title of ")


def test_consultations_are_open_soonest_closing_first_then_opening_then_closed_newest_first() -> None:
    outcome = {"date": "2026-10-02", "text": "Yes."}
    assert parted(
        "consultations/",
        shown.consultation("late", closes="2027-01-31"),
        shown.consultation("soon", closes="2026-11-30"),
        shown.consultation("next", opens="2027-02-01", closes="2027-03-01"),
        shown.consultation("first", opens="2026-12-01", closes="2027-03-01"),
        shown.consultation("closed", date="2026-09-01", opens=None, closes="2026-10-01"),
        shown.consultation("decided", date="2026-09-02", opens=None, closes="2026-10-01", outcome=outcome, now="2026-11-01"),
    ) == {"Open now": ["soon", "late"], "Opening later": ["first", "next"], "Closed: waiting for an outcome": ["closed"],
             "Decided: what you said, what we did": ["decided"]}  # fmt: skip


def test_events_come_up_soonest_first_and_were_latest_first() -> None:
    assert parted(
        "events/",
        shown.event("later", starts="2026-12-24", ends=None),
        shown.event("on now", starts="2026-11-20", ends="2026-11-30"),
        shown.event("soon", starts="2026-11-27", ends=None),
        shown.event("long ago", date="2026-01-01", starts="2026-02-01", ends=None),
        shown.event("lately", date="2026-01-01", starts="2026-11-23", ends=None),
    ) == {"On now and coming up": ["on now", "soon", "later"], "Over": ["lately", "long ago"]}


def test_alerts_are_current_gravest_first_then_those_that_said_something_last() -> None:
    assert parted(
        "alerts/",
        shown.alert("minor", severity="minor"),
        shown.alert("quiet", severity="major", updates=()),
        shown.alert("told", severity="major", date="2026-11-21"),
        shown.alert("grave", severity="emergency", date="2026-11-01"),
        shown.alert("over", severity="emergency", stood_down={"date": "2026-11-23", "text": "Over."}, now="2026-11-24"),
    ) == {"Current": ["grave", "told", "quiet", "minor"], "No longer current": ["over"]}


def test_notices_are_open_for_representations_first() -> None:
    assert parted(
        "notices/",
        shown.notice("none", representations_by="none"),
        shown.notice("late", representations_by="2027-01-31"),
        shown.notice("soon"),
        shown.notice("closed", date="2026-09-01", representations_by="2026-10-01"),
    ) == {"Open for representations": ["soon", "late"], "Other notices": ["none", "closed"]}


def test_statements_and_news_are_newest_first_by_month() -> None:
    assert parted("statements/", shown.statement("old", date="2026-10-01"), shown.statement("new")) == {
        "November 2026": ["new"],
        "October 2026": ["old"],
    }


@pytest.mark.parametrize(
    ("address", "said"),
    [("consultations/", "No consultation is open"), ("events/", "No event"), ("alerts/", "no alert"), ("notices/", "No notice")],
)  # fmt: skip
def test_a_list_says_that_nothing_is_open_rather_than_nothing(address: str, said: str) -> None:
    (section,) = sections.of_kind(address, [], shown.MOMENT, shown.WORDS)
    assert said in section.empty


def test_a_list_is_cut_from_its_end() -> None:
    items = (shown.item("a"), shown.item("b"))
    whole = (sections.Section("x", "X", items), sections.Section("y", "Y", items))
    assert [(s.key, len(s.items)) for s in sections.first(whole, 3)] == [("x", 2), ("y", 1)]
    assert [(s.key, len(s.items)) for s in sections.first(whole, 2)] == [("x", 2)]


def of_place(*made: Made, everywhere: tuple[Made, ...] = ()) -> dict[str, list[str]]:
    items = sorted((m.item for m in made), key=lambda i: i.date, reverse=True)
    found = sections.of_place(items, [m.item for m in everywhere], shown.MOMENT, shown.WORDS)
    return {section.title: [name(item) for item in section.items] for section in found}


def test_a_place_has_what_is_current_open_and_to_come_before_its_news_by_month() -> None:
    assert of_place(
        shown.made("plain"),
        shown.made("old", "2026-10-01"),
        shown.event("later", starts="2026-12-24", ends=None),
        shown.event("soon", date="2026-10-02", starts="2026-11-27", ends=None),
        shown.event("over", date="2026-10-03", starts="2026-10-04", ends=None),
        shown.consultation("late", closes="2027-01-31", now="2026-11-25"),
        shown.consultation("ends soon", closes="2026-11-30", now="2026-11-25"),
        shown.consultation("next", opens="2026-12-01", closes="2027-03-01", now="2026-11-25"),
        shown.alert("minor", severity="minor", date="2026-10-05"),
        shown.alert("stood down", stood_down={"date": "2026-11-23", "text": "Over."}, now="2026-11-24"),
        everywhere=(shown.alert("grave", severity="emergency"),),
    ) == {
        "Current alerts": ["grave", "minor"],
        "Open consultations": ["ends soon", "late"],
        "Events to come": ["soon", "later"],
        "November 2026": ["plain", "next", "stood down"],
        "October 2026": ["over", "old"],
    }


def test_a_place_where_nothing_is_current_has_its_news_alone() -> None:
    assert of_place(shown.made("plain")) == {"November 2026": ["plain"]}
    assert of_place() == {}


def test_alerts_that_are_current_are_those_that_have_not_ended() -> None:
    expired = shown.alert("expired", expires="2026-11-24")
    items = [made.item for made in (shown.alert("a"), expired)]
    assert [name(item) for item in sections.current_alerts(items, shown.MOMENT)] == ["a"]
