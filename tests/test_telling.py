"""What the scripts of every page are told."""

from __future__ import annotations

import shown
from newsroom import telling, templates


def test_a_script_tells_the_time_by_the_newsrooms_clock_in_its_own_words() -> None:
    told = telling.told(shown.WORDS, shown.council(timezone="Europe/Isle_of_Man"))
    assert (told["zone"], told["locale"]) == ("Europe/Isle_of_Man", "en-GB")
    words = told["words"]
    assert isinstance(words, dict)
    assert words["severity_major"] == shown.WORDS("severity_major")
    assert words["days_left_other"] == shown.WORDS.texts["days_left_other"]


def test_a_script_draws_an_alert_as_the_pages_do() -> None:
    icons = telling.told(shown.WORDS, shown.SETTINGS)["icons"]
    assert icons == {f"alert_{one}": str(templates.icons()[f"alert_{one}"]) for one in ("minor", "major", "emergency")}
