"""Alerts as the rooms for what is current now get them: a few plain ones, and eight of the longest."""

from __future__ import annotations

from typing import Any

import shown
from newsroom.made import Made, Slip, pack

SETTINGS = shown.council(
    short_name="Exampleton",
    url="https://news.exampleton.gov.uk/",
    contacts={
        "desk": {"name": "Customer services", "phone": "01632 960100"},
        "press": {"name": "Press office", "phone": "01632 960000"},
    },
    answers={"residents": "desk"},
)
MANY_WORDS = "Überschwemmung großer Flächen – öffnen Sie keine Türen, „zögern“ Sie nicht: "
LONG_TITLE = (MANY_WORDS * 5)[:300].strip()
LONG_TEXT = "".join(f"<h2>Part {n}</h2><p>{MANY_WORDS * 6}</p>" for n in range(12))
LONG_UPDATES = tuple({"date": f"2026-11-22 15:{60 - n}", "text": MANY_WORDS * 6} for n in range(1, 13))


def slip(made: Made) -> Slip:
    return Slip(made.item, phase=made.phase, basis=made.item.path.encode(), packed=pack(made.html))


def alert(name: str = "alert", **fields: Any) -> Slip:
    return slip(shown.alert(name, **fields))


def longest(number: int = 8, **fields: Any) -> list[Slip]:
    """Every part of each is as long as anybody might write it."""
    known: dict[str, Any] = {
        "title": LONG_TITLE, "html": LONG_TEXT, "updates": LONG_UPDATES, "instruction": MANY_WORDS * 6,
        "streets": tuple(f"{n} {MANY_WORDS}" for n in range(30)), "postcodes": tuple(f"EX1 {n}AB" for n in range(1, 9)),
        "severity": "emergency", "expires": "2026-12-22 18:00",
    }  # fmt: skip
    return [
        alert(f"the-river-is-over-its-banks-in-{'many-' * 12}places-{n}", **{**known, **fields}) for n in range(number)
    ]
