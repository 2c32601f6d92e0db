"""Items of every kind and in every state, as they are handed to the feeds at one moment."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import outputs
import shown
from desk import at
from newsroom import ids
from newsroom.made import Made
from newsroom.settings import Settings

NOW = at("2026-11-22 12:00")
FOUNDED = at("2026-01-05 09:00")
STYLESHEET = "assets/feed.0123.css"
PLACES = {
    "harbour": {"name": "Harbour", "code": "E05000001"},
    "quayside": {"name": "Quayside", "within": ["harbour"]},
    "northgate": {"name": "Northgate"},
}
SETTINGS = shown.council(places=PLACES)
WORDS = shown.WORDS
HOSTILE = (
    "Fish & chips for 3 < 4 people",
    "AT&T, B&1 and &copy without a semicolon",
    "]]> and <![CDATA[ in a title",
    "A family 👩‍👩‍👧 on the pier 🏖️",
    "مرحبا بكم \u202eبالعكس\u202c في الميناء",
    "“Quotes” 'single' and \"double\"",
    "Line\u2028separator, \u00a0space and Tŷ Hywel",
)


def made(name: str, date: str = "2026-11-20 09:30", *, html: str = "<p>Text.</p>", **fields: Any) -> Made:
    """An item as it is shown now; its id follows from its name, dates in `fields` are texts."""
    number = int.from_bytes(sha256(name.encode()).digest()[:16], "big")
    known = {"id": ids.spell(number), **fields}
    return shown.made(name, date.replace(" ", "T"), html=html, now=f"{NOW:%Y-%m-%dT%H:%M}", **known)


def living() -> list[Made]:
    """One of every kind and state, newest first."""
    found = [
        made("plain", "2026-11-21 08:00", topics=["housing"], places=["quayside"]),
        made("day", "2026-11-21", topics=["markets"]),
        made("other-day", "2026-11-21", topics=["markets"]),
        made(
            "corrected", "2026-11-02 10:00", topics=["libraries"], places=["harbour"],
            corrections=[
                {"date": "2026-11-05 09:00", "was": "At 5 & 6 < 7", "now": "At 6"},
                {"date": "2026-11-03 09:00", "was": "On Monday", "now": "On Tuesday"},
            ],
            changes=[
                {"date": "2026-11-04 09:00", "note": "Longer hours", "major": "true"},
                {"date": "2026-11-06 09:00", "note": "A comma"},
            ][::-1],
        ),
        made("withdrawn", "2026-11-01 10:00", topics=["housing"], html="<p>Secret.</p>",
             withdrawn={"date": "2026-11-08 10:00", "reason": "The plan was dropped"}),
        made("statement", "2026-10-20 10:00", kind="statement"),
        made(
            "notice", "2026-10-19 10:00", kind="notice", legal_basis="Road Traffic Regulation Act 1984, section 14",
            representations_by="2026-12-14", contact="press", streets=["Fish Street", "Mill & Lane"],
            postcodes=["EX1 2AB"],
        ),
        made("bare-notice", "2026-10-18 10:00", kind="notice", legal_basis="An Act", representations_by="none"),
        made(
            "consultation", "2026-10-10 10:00", kind="consultation", opens="2026-10-12", closes="2026-11-12",
            topics=["housing"],
            respond={"form": "https://www.exampleton.gov.uk/survey?a=1&b=2", "email": "ask@exampleton.gov.uk",
                     "phone": "01632 960000", "post": "Town Hall, EX1 2AB"},
            outcome={"date": "2026-11-19 10:00", "text": "The plan goes ahead"},
        ),
        made("event", "2026-09-30 10:00", kind="event", starts="2026-12-05 10:00", ends="2026-12-05 16:00",
             location="Harbour Library, Fish Street", places=["harbour"],
             image={"src": "photo.jpg", "alt": "The library"}),
        made(
            "alert", "2026-11-20 06:00", kind="alert", severity="major", instruction="Move your car",
            next_update="2026-11-22 18:00", streets=["Fish Street"], topics=["housing"],
            updates=[{"date": "2026-11-20 12:00", "text": "Still high"}, {"date": "2026-11-20 09:00", "text": "Rising"}],
        ),
        made(
            "local-alert", "2026-08-20 06:00", kind="alert", severity="minor", places=["northgate"],
            stood_down={"date": "2026-08-21 06:00", "text": "The road is open"},
        ),
        *(made(f"hostile-{n}", "2026-07-01 10:00", title=title, summary=title, html=f"<p>{n}</p>", topics=["housing"])
          for n, title in enumerate(HOSTILE)),
    ]  # fmt: skip
    return sorted(found, key=lambda one: -one.item.date.timestamp())


def many(count: int) -> list[Made]:
    """So many plain items, one every six hours, newest first."""
    start = NOW.timestamp()
    moments = (NOW.fromtimestamp(start - n * 6 * 3600, NOW.tzinfo) for n in range(count))
    return [made(f"n{n}", f"{when:%Y-%m-%d %H:%M}", topics=["housing"]) for n, when in enumerate(moments)]


def render(folder: Path, found: Sequence[Made], settings: Settings = SETTINGS) -> Path:
    """Write every feed and digest of these items below `folder`, as a build does."""
    feeds = outputs.feeds(found, settings, WORDS, FOUNDED, STYLESHEET)
    for address, raw in (*feeds, *outputs.digests(found, settings, WORDS, NOW, FOUNDED, STYLESHEET)):
        file = folder / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
    return folder
