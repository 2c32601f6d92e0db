"""Made items and settings for the tests of pages: nothing is read from disk and nothing is drawn."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from newsroom import language, life, settings, styling, telling
from newsroom.item import KINDS, Item
from newsroom.listing import Link
from newsroom.made import Card, Made, Picture, Variant
from newsroom.pages import Pages
from newsroom.settings import Settings

WORDS = language.read("en")
ASSETS = {
    name: f"assets/{name}"
    for name in (
        "material.css",
        "alerts.js",
        "newsroom.css",
        "further.css",
        "newsroom.js",
        "search.js",
        "street.js",
        "icon.svg",
    )
}
MENU = (
    Link("Home", ""),
    Link("About", "about/"),
    Link("Follow", "follow/"),
    Link("Privacy", "privacy/", group="This site"),
)


def council(**chosen: Any) -> Settings:
    """Settings of a small newsroom under a path, some of them chosen."""
    newsroom = {
        "council": "Exampleton Borough Council",
        "identity": "exampleton.gov.uk,2026",
        "topics": {"housing": "Housing", "libraries": "Libraries", "markets": "Markets & fairs"},
        "places": {
            "harbour": {"name": "Harbour", "neighbours": ["northgate"]},
            "quayside": {"name": "Quayside", "within": ["harbour"]},
            "pier": {"name": "Pier", "within": ["quayside"]},
            "northgate": {"name": "Northgate"},
        },
        "contacts": {"press": {"name": "Press office", "email": "press@exampleton.gov.uk", "phone": "01632 960000"}},
    }
    url = chosen.pop("url", "https://council.example/newsroom/")
    palette = chosen.pop("palette", None)
    return settings.read(
        {
            "site_name": "Exampleton Newsroom",
            "site_url": url,
            "theme": {"palette": palette} if palette else {},
            "extra": {"newsroom": {**newsroom, **chosen}},
        }
    )


SETTINGS = council()
COMPOSED = styling.compose(SETTINGS, telling.told(WORDS, SETTINGS))
MOMENT = datetime(2026, 11, 25, 12, tzinfo=SETTINGS.zone)  # that of the lists


def item(name: str = "x", date: str = "2026-11-22T09:30", **fields: Any) -> Item:
    """An item of the small newsroom, without an image unless one is given."""
    when = datetime.fromisoformat(date).replace(tzinfo=SETTINGS.zone)
    known = {
        "title": f"Title of {name}",
        "date": when,
        "summary": f"Summary of {name}.",
        "id": "01JDZZZZZZZZZZZZZZZZZZZZZZ",
        "path": f"news/{when:%Y/%m}/{name}.md",
        **fields,
    }
    context = {
        "zone": SETTINGS.zone,
        "topics": SETTINGS.topics,
        "places": SETTINGS.places,
        "contacts": SETTINGS.contacts,
        "url": SETTINGS.url,
    }
    return KINDS[known.get("kind", "news")].model_validate(known, context=context)


def made(
    name: str = "x", date: str = "2026-11-22T09:30", *, html: str = "<p>Text.</p>", mark: str = "", now: str = "",
    **fields: Any,
) -> Made:  # fmt: skip
    """An item as it is public at `now`, or else when it is published, with its card, and its picture where it has one."""
    whole = item(name, date, **fields)
    moment = datetime.fromisoformat(now or date).replace(tzinfo=SETTINGS.zone)
    found, phase = life.shown(whole, moment), life.phase(whole, moment)
    if phase == "withdrawn":
        return Made(found, "", None, None, mark, phase)
    card = Card(
        f"cards/2026/11/{name}.en.01234567.png", f"{found.title}. Exampleton Borough Council", "image/png", 20_000
    )
    return Made(found, html, card, picture(found) if found.image else None, mark, phase)


def picture(found: Item) -> Picture:
    sizes = ((480, 320), (960, 640), (1600, 1067))
    stem = f"{found.address}photo.01234567"
    assert found.image
    image = found.image
    return Picture(
        tuple(Variant(w, h, f"{stem}.{w}.webp", f"{stem}.{w}.jpg") for w, h in sizes),
        image.alt, image.credit, image.caption, image.licence,
    )  # fmt: skip


def pages(chosen: Settings = SETTINGS, logo: str = "logo.svg") -> Pages:
    return Pages(chosen, WORDS, MENU, ASSETS, logo)


RESPOND = {"form": "https://www.exampleton.gov.uk/survey?id=4", "email": "have+say@exampleton.gov.uk",
           "phone": "01632 960111 ext 4", "post": "Town Hall, Exampleton EX1 2AB"}  # fmt: skip
UPDATES = (
    {"date": "2026-11-22 15:10", "text": "The river has stopped rising."},
    {"date": "2026-11-22 12:40", "text": "The Quay is closed to traffic."},
    {"date": "2026-11-22 10:05", "text": "Sandbags are at the Town Hall."},
)


def statement(name: str = "statement", **fields: Any) -> Made:
    return made(name, **{"kind": "statement", "contact": "press", **fields})


def notice(name: str = "notice", **fields: Any) -> Made:
    """Open for representations until 14 December 2026."""
    known = {
        "kind": "notice", "legal_basis": "Road Traffic Regulation Act 1984, section 14", "contact": "press",
        "representations_by": "2026-12-14", "streets": ("Fish Street", "Custom House Steps"), "postcodes": ("EX1 2AB",),
    }  # fmt: skip
    return made(name, **{**known, **fields})


def consultation(name: str = "consultation", **fields: Any) -> Made:
    """Open from 24 November until 14 December 2026."""
    known = {"kind": "consultation", "opens": "2026-11-24", "closes": "2026-12-14", "respond": RESPOND}
    return made(name, **{**known, **fields})


def event(name: str = "event", **fields: Any) -> Made:
    """On 5 December 2026."""
    known = {
        "kind": "event", "starts": "2026-12-05 10:00", "ends": "2026-12-05 16:00",
        "location": "Harbour Library, Fish Street, EX1 2AB",
    }  # fmt: skip
    return made(name, **{**known, **fields})


def alert(name: str = "alert", **fields: Any) -> Made:
    """A grave one with three updates, as it stands on 22 November 2026 at 16:00 unless `now` says otherwise."""
    known = {
        "kind": "alert", "severity": "major", "instruction": "Move your car to higher ground.", "updates": UPDATES,
        "next_update": "2026-11-22 18:00", "streets": ("The Quay",), "postcodes": ("EX1 2AB", "EX1 2AD"),
        "now": "2026-11-22T16:00",
    }  # fmt: skip
    return made(name, **{**known, **fields})
