"""What an item's page says to search engines as JSON-LD, in the words of schema.org.

An event is an `Event`, everything else a `NewsArticle`. https://schema.org/NewsArticle, https://schema.org/Event,
https://developers.google.com/search/docs/appearance/structured-data/article and …/event. `SpecialAnnouncement` is of
no use any more: search engines stopped reading it in July 2025.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from newsroom import life, stamps
from newsroom.item import Alert, Consultation, Event, Item, Notice
from newsroom.language import Words
from newsroom.made import Made
from newsroom.settings import Settings

_Data = dict[str, object]
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def describe(
    made: Made, canonical: str, settings: Settings, words: Words, images: Sequence[str] = (), logo: str = ""
) -> str:
    """JSON that is safe inside a script element; all addresses are whole ones.

    The dates of a kind: the time in which a consultation takes answers, a notice representations, an alert holds, is
    the article's `temporalCoverage`; an open consultation is also a `CommunicateAction` with both times, and what is
    over `expires`. Nested events are left out, since search engines take them for events without a place. An event
    that is called off is withdrawn, and of what is withdrawn nothing is said here: so an event is always `EventScheduled`.
    """
    item = made.item
    council = _council(settings, logo)
    data = {
        "@context": "https://schema.org",
        **(
            _event(item, canonical, settings, words, council)
            if isinstance(item, Event)
            else _article(item, canonical, settings, words, council)
        ),
        "image": list(images),
        "inLanguage": words.code,
    }
    if isinstance(item, Consultation) and made.phase in ("upcoming", "open"):
        data["potentialAction"] = _answering(item, words)
    return _in_script(data)


def _council(settings: Settings, logo: str) -> _Data:
    council: _Data = {"@type": "GovernmentOrganization", "name": settings.council, "url": settings.url}
    return {**council, "logo": {"@type": "ImageObject", "url": logo}} if logo else council


def _article(item: Item, canonical: str, settings: Settings, words: Words, council: _Data) -> _Data:
    article: _Data = {
        "@type": "NewsArticle",
        "headline": item.title,
        "description": item.summary,
        **_life(item, canonical, words),
        "author": council,
        "publisher": council,
        "mainEntityOfPage": {"@type": "WebPage", "@id": canonical},
        "isAccessibleForFree": True,
        "license": settings.licence_of()[1],
        **_of_kind(item, words),
    }
    if item.topics:
        article["articleSection"] = [settings.topic_name(key) for key in item.topics]
    if places := _places(item, settings):
        article["contentLocation"] = places
    return article


def _event(item: Event, canonical: str, settings: Settings, words: Words, council: _Data) -> _Data:
    """An event is no creative work: what was published and corrected, and when, is said of its page."""
    event: _Data = {
        "@type": "Event",
        "name": item.title,
        "description": item.summary,
        "url": canonical,
        "startDate": item.starts.date().isoformat() if item.is_all_day else stamps.write(item.starts),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": item.location.partition(",")[0], "address": item.location},
        "organizer": council,
        "mainEntityOfPage": {
            "@type": "WebPage",
            "@id": canonical,
            **_life(item, canonical, words),
            "license": settings.licence_of()[1],
        },
    }
    if item.ends:
        event["endDate"] = item.ends.date().isoformat() if life.is_end_of_day(item.ends) else stamps.write(item.ends)
    return event


def _life(item: Item, canonical: str, words: Words) -> _Data:
    """When it was published and changed, what was corrected, and when it stops being current."""
    said: _Data = {"datePublished": stamps.write(item.date), "dateModified": stamps.write(life.updated(item))}
    if ended := _ended(item):
        said["expires"] = stamps.write(ended)
    corrections = [
        {
            "@type": "CorrectionComment",
            "text": words("correction_text", was=note.was, now=note.text),
            "datePublished": stamps.write(note.date),
            "url": f"{canonical}#{note.anchor}",
        }
        for note in life.notes(item) if note.sort == "correction"
    ]  # fmt: skip
    return {**said, "correction": corrections} if corrections else said


def _ended(item: Item) -> datetime | None:
    times = [item.expires] if item.expires else []
    if isinstance(item, Alert) and item.stood_down:
        times.append(item.stood_down.date)
    return min(times, key=datetime.timestamp, default=None)


def _of_kind(item: Item, words: Words) -> _Data:
    said: _Data = {} if item.kind == "news" else {"genre": words(f"kind_{item.kind}")}
    if isinstance(item, Notice):
        said["citation"] = item.legal_basis
        if item.representations_by:
            said["temporalCoverage"] = _span(item.date, item.representations_by)
    elif isinstance(item, Consultation):
        said["temporalCoverage"] = _span(item.opening, item.closes)
    elif isinstance(item, Alert):
        said["keywords"] = [words(f"severity_{item.severity}")]
        said["temporalCoverage"] = _span(item.date, _ended(item))
    return said


def _span(start: datetime, end: datetime | None) -> str:
    """ISO 8601-2: two dots for an end that is open."""
    return f"{stamps.write(start)}/{stamps.write(end) if end else '..'}"


def _answering(item: Consultation, words: Words) -> _Data:
    action: _Data = {
        "@type": "CommunicateAction",
        "name": words("respond"),
        "startTime": stamps.write(item.opening),
        "endTime": stamps.write(item.closes),
    }
    return {**action, "target": item.respond.form} if item.respond.form else action


def _places(item: Item, settings: Settings) -> list[_Data]:
    places: list[_Data] = [{"@type": "Place", "name": settings.place_name(key)} for key in item.places]
    if isinstance(item, Notice | Alert):
        addresses = (*(("streetAddress", x) for x in item.streets), *(("postalCode", x) for x in item.postcodes))
        places += [{"@type": "Place", "address": {"@type": "PostalAddress", name: value}} for name, value in addresses]
    return places


def _in_script(data: _Data) -> str:
    """No character that could end the script element or open another."""
    raw = _ENCODER.encode(data)
    return raw.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
