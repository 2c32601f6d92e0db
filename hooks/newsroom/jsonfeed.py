"""JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from newsroom import entries, stamps
from newsroom.entries import Entry, Feed
from newsroom.language import Words
from newsroom.settings import Settings


def render(feed: Feed, found: Sequence[Entry], settings: Settings, words: Words) -> bytes:
    """The document, entries newest first; nothing in it is null."""
    language = entries.language(words)
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": settings.url + feed.listing,
        "feed_url": settings.url + feed.json,
        "description": feed.about,
        "user_comment": entries.rights(settings),
        "language": language,
        "authors": [{"name": settings.council, "url": settings.url}],
        "items": [_item(entry, language) for entry in found],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _item(entry: Entry, language: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": stamps.write(entry.published),
        "date_modified": stamps.write(entry.updated),
        "language": language,
        "tags": list(dict.fromkeys(category.label for category in entry.tags)),
    }
    if card := entry.enclosure:
        item["image"] = card.address
        item["attachments"] = [{"url": card.address, "mime_type": card.media_type, "size_in_bytes": card.size}]
    return item
