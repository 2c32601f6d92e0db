"""An alert in 160 characters, or 70."""

from __future__ import annotations

from typing import Any

import pytest
import shown
import urgent
from hypothesis import given
from hypothesis import strategies as st
from newsroom import septets, textmessage
from newsroom.settings import Settings

NOW = "https://news.exampleton.gov.uk/now/"


def message(settings: Settings = urgent.SETTINGS, **fields: Any) -> str:
    made = shown.alert(**fields)
    return textmessage.compose(made.item, settings, shown.WORDS, made.phase)  # type: ignore[arg-type]


def test_it_says_who_warns_of_what_what_to_do_when_that_was_confirmed_and_where_to_read_on() -> None:
    assert message(title="Flood at the Quay", instruction="Move your car.") == (
        "Exampleton: Major alert: Flood at the Quay. Move your car. As of 15:10, 22/11."
        " https://news.exampleton.gov.uk/news/2026/11/alert/"
    )


def test_a_time_that_the_clock_shows_twice_is_told_from_the_other_and_the_message_still_fits() -> None:
    for offset, zone in (("+01:00", "BST"), ("+00:00", "GMT")):
        night: dict[str, Any] = {
            "date": "2026-10-24T22:00", "now": "2026-10-25T03:00", "next_update": None, "title": "Flood at the Quay",
            "updates": ({"date": f"2026-10-25 01:30{offset}", "text": "The river rises."},),
        }  # fmt: skip
        assert f" As of 01:30 {zone}, 25/10." in message(**night)
        text = message(**night, instruction="Move your car to higher ground at once " * 9)
        assert text.endswith(f"... As of 01:30 {zone}, 25/10. {NOW}")
        assert 150 <= septets.count(text) <= 160


def test_where_the_address_of_the_item_does_not_fit_that_of_all_alerts_stands_there() -> None:
    long = message(title="Flood at the Quay and in Fish Street", instruction="Move your car to higher ground now.")
    assert long.endswith(f"higher ground now. As of 15:10, 22/11. {NOW}")
    assert septets.count(long) <= 160


def test_an_instruction_is_cut_at_the_end_of_a_sentence_and_the_address_never() -> None:
    text = message(title="Flood at the Quay", instruction="Move your car to higher ground at once. " * 9)
    assert text == (
        "Exampleton: Major alert: Flood at the Quay. Move your car to higher ground at once. As of 15:10, 22/11. " + NOW
    )


def test_a_whole_sentence_counts_more_than_when_it_was_confirmed_and_than_how_grave_it_is() -> None:
    instruction = "Fetch bottled water from Northgate Community Centre. Do not drive through Gallows Tree Lane."
    whole = "Fetch bottled water from Northgate Community Centre."
    text = message(title="No water in parts of Northgate since midnight", instruction=instruction)
    assert text == f"Exampleton: Major alert: No water in parts of Northgate since midnight. {whole} {NOW}"
    text = message(title="No water in parts of Northgate after a burst main", instruction=instruction)
    assert text == f"Exampleton: No water in parts of Northgate after a burst main. {whole} {NOW}"


def test_that_an_alert_is_over_is_never_left_out() -> None:
    over = {"date": "2026-11-22 15:30", "text": "The water is back in all of Northgate and fit to drink now."}
    text = message(stood_down=over, title="No water in parts of Northgate after a burst main")
    assert text.startswith("Exampleton: Alert over: No water in parts of Northgate after a burst main. The water is")


def test_a_sentence_that_does_not_fit_is_cut_at_the_end_of_a_word() -> None:
    text = message(title="Flood at the Quay", instruction="Move your car to higher ground at once " * 9)
    assert text.endswith(f"... As of 15:10, 22/11. {NOW}")
    assert text.removesuffix(f"... As of 15:10, 22/11. {NOW}").split()[-1] in "Move your car to higher ground at once"
    assert 150 <= septets.count(text) <= 160


def test_a_sentence_is_weighed_as_text_messages_count_it() -> None:
    for signs in range(1, 60):
        sentence = f"Pay {'€' * signs}."
        text = message(title="Flood at the Quay", instruction=f"{sentence} Then go home, {'please, ' * 20} and wait.")
        is_room = septets.count(f"Exampleton: Flood at the Quay. {sentence} {NOW}") <= 160
        assert (septets.count(text) <= 160, sentence in text) == (True, is_room)


def test_a_long_headline_leaves_out_the_instruction_and_then_is_cut_itself() -> None:
    text = message(title="The river has come over its banks " * 9)
    assert text.startswith("Exampleton: Major alert: The river has come over its banks The river")
    assert text.endswith(f"... {NOW}")
    assert septets.count(text) <= 160


def test_typographic_signs_and_accents_become_those_of_the_alphabet() -> None:
    text = message(title="Tŷ Hywel – “closed”", instruction="Don’t go…")
    assert 'Ty Hywel - "closed". Don\'t go...' in text


def test_signs_of_the_extension_are_counted_twice() -> None:
    text = message(title="[{~}] " * 12, instruction="Pay 5 € [each] " * 9)
    assert septets.count(text) <= 160
    assert len(text) < 150


def test_another_script_takes_seventy_units() -> None:
    text = message(title="洪水警报 🌊 码头 " * 9, instruction="请移动您的汽车")
    assert text.endswith(f"… {NOW}")
    assert "洪水警报" in text
    assert len(text.encode("utf-16-be")) // 2 <= 70


def test_an_alert_that_is_over_says_so_and_gives_no_instruction() -> None:
    over = {"date": "2026-11-22 15:30", "text": "You can go home."}
    assert message(stood_down=over, title="Flood at the Quay") == (
        "Exampleton: Alert over: Flood at the Quay. You can go home. https://news.exampleton.gov.uk/news/2026/11/alert/"
    )


def test_an_address_that_would_leave_no_room_for_words_is_left_out_whole() -> None:
    text = message(shown.council(url=f"https://council.example/{'newsroom/' * 20}"), title="Flood at the Quay")
    assert "http" not in text
    assert "Flood at the Quay" in text


@pytest.mark.parametrize("slip", urgent.longest(1))
def test_the_longest_alert_fits(slip: Any) -> None:
    assert septets.count(textmessage.compose(slip.item, urgent.SETTINGS, shown.WORDS)) <= 160


_TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=90).filter(str.strip)


@given(title=_TEXT, instruction=_TEXT)
def test_whatever_is_written_fits_and_ends_with_a_whole_address(title: str, instruction: str) -> None:
    item = shown.alert().item.model_copy(update={"title": title, "instruction": instruction})
    text = textmessage.compose(item, urgent.SETTINGS, shown.WORDS)  # type: ignore[arg-type]
    is_narrow = septets.write(text) == text
    assert (septets.count(text) <= 160) if is_narrow else (len(text.encode("utf-16-be")) // 2 <= 70)
    assert text.endswith((NOW, "https://news.exampleton.gov.uk/news/2026/11/alert/"))
