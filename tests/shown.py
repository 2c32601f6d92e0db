"""Made items and settings for the tests of pages: nothing is read from disk and nothing is drawn."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from newsroom import language, settings
from newsroom.item import KINDS, Item
from newsroom.listings import Link
from newsroom.made import Card, Made, Picture, Variant
from newsroom.pages import Pages
from newsroom.settings import Settings

WORDS = language.read("en")
ASSETS = {name: f"assets/{name}" for name in ("material.css", "colours.css", "newsroom.css", "newsroom.js", "icon.svg")}
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
    name: str = "x", date: str = "2026-11-22T09:30", *, html: str = "<p>Text.</p>", mark: str = "", **fields: Any
) -> Made:
    """An item with its card, and with a picture where it has an image."""
    found = item(name, date, **fields)
    card = Card(
        f"cards/2026/11/{name}.en.01234567.png", f"{found.title}. Exampleton Borough Council", "image/png", 20_000
    )
    return Made(found, html, card, picture(found) if found.image else None, mark)


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
