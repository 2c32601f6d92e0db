"""Beside the text: notes newest first, ways to answer while there is time, the story in its order."""

from __future__ import annotations

import pytest
import shown
from newsroom import particulars
from newsroom.item import Item
from newsroom.made import Made
from newsroom.particulars import Particulars

OUTCOME = {"date": "2027-02-01 10:00", "text": "It stays."}


def found(made: Made, *story: Item) -> Particulars:
    return particulars.compose(made, story, shown.SETTINGS, shown.WORDS)


def test_notes_stand_newest_first_and_keep_the_number_they_were_given() -> None:
    updates = found(shown.alert()).of("update")
    assert [note.anchor for note in updates] == ["update-3", "update-2", "update-1"]
    assert updates[0].text == "The river has stopped rising."


def test_an_alert_was_last_confirmed_by_its_newest_update_or_when_it_was_published() -> None:
    assert f"{found(shown.alert()).confirmed:%H:%M}" == "15:10"
    assert f"{found(shown.alert(updates=())).confirmed:%H:%M}" == "09:30"


def test_an_open_consultation_can_be_answered_in_every_way_that_it_names() -> None:
    answers = found(shown.consultation("c", now="2026-12-01")).answers
    assert [answer.address for answer in answers] == [
        "https://www.exampleton.gov.uk/survey?id=4",
        "mailto:have%2Bsay@exampleton.gov.uk?subject=Title%20of%20c%20%5B01JDZZZZZZZZZZZZZZZZZZZZZZ%5D",
        "tel:+441632960111",
        "",
    ]
    assert answers[-1].text == "Town Hall, Exampleton EX1 2AB"


@pytest.mark.parametrize("now", ["2026-11-23", "2026-12-15"])
def test_no_way_is_offered_before_it_opens_or_after_it_closed(now: str) -> None:
    assert found(shown.consultation(now=now)).answers == ()


def test_representations_go_to_the_contact_while_there_is_time() -> None:
    assert [answer.text for answer in found(shown.notice()).answers] == ["press@exampleton.gov.uk", "01632 960000"]
    assert found(shown.notice(now="2026-12-15")).answers == ()
    assert found(shown.notice(representations_by="none")).answers == ()
    assert found(shown.notice(contact=None)).answers == ()


def test_a_minor_change_leaves_the_date_as_it_was() -> None:
    changes = ({"date": "2026-11-25", "note": "A plan."}, {"date": "2026-11-24", "note": "More.", "major": True})
    both = found(shown.made(now="2026-12-01", changes=changes))
    assert [c.note for c in both.minor] == ["A plan."]
    assert [c.note for c in both.major] == ["More."]
    assert f"{both.updated:%d}" == "24"
    assert found(shown.made(now="2026-12-01", changes=changes[:1])).updated is None


def test_a_story_is_in_the_order_of_its_dates() -> None:
    made = shown.made("b", "2026-11-02", thread="t")
    story = found(made, made.item, shown.item("c", "2026-11-03"), shown.item("a", "2026-11-01")).story
    assert [item.title for item in story] == ["Title of a", "Title of b", "Title of c"]


def test_what_was_withdrawn_is_neither_told_nor_counted_in_a_story() -> None:
    made = shown.made("b", "2026-11-02", thread="t")
    gone = shown.made("c", "2026-11-03", now="2026-11-25", withdrawn={"date": "2026-11-24", "reason": "Dropped."}).item
    both = found(made, made.item, shown.item("a", "2026-11-01"), gone)
    assert [item.title for item in both.story] == ["Title of a", "Title of b"]
    assert both.story_total == 2
    assert found(made, made.item, gone).story == ()


def test_an_item_alone_in_its_thread_has_no_story() -> None:
    made = shown.made("b", thread="t")
    assert found(made, made.item).story == found(made).story == ()


def test_a_long_story_shows_its_newest_and_the_item_itself() -> None:
    made = shown.made("old", "2026-01-01", thread="t")
    later = [shown.item(f"n{n}", f"2026-02-{n:02}") for n in range(1, 21)]
    both = found(made, made.item, *later)
    assert [item.title for item in both.story] == ["Title of old", *(f"Title of n{n}" for n in range(11, 21))]
    assert both.story_total == 21


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("01632 960000", "tel:+441632960000"), ("+44 (0)1632 960-000", "tel:+441632960000"), ("(01632) 960000", "tel:+441632960000"),
        ("01632 960000 ext 4", "tel:+441632960000"), ("101", "tel:101"),
        ("020 7946 0000 - 24 hours", "tel:+442079460000"), ("020 7946 0000 – at all hours", "tel:+442079460000"), ("18001 01632 960000", "tel:1800101632960000"),
    ],
)  # fmt: skip
def test_a_number_is_dialled_from_any_country_without_what_is_not_dialled(written: str, link: str) -> None:
    assert particulars.telephone(written) == link
