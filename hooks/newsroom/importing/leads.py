"""The lead picture of an item, wherever its generator names it: it needs a file and words for who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsroom.importing.notes import Note
from newsroom.importing.pages import Page
from newsroom.importing.wording import plain

_FIELDS = ("image", "cover", "featured_image", "primary_image", "header", "images")
_SOURCES = ("src", "image", "path", "file", "url", "uid", "overlay_image", "teaser")
_ALTS = ("alt", "image_alt", "image_description")


@dataclass(frozen=True)
class Lead:
    """A picture above the text: a name beside the item once it is copied, and its words."""

    field: str
    path: Path
    alt: str = ""
    credit: str = ""
    caption: str = ""
    name: str = ""


def find(page: Page) -> Lead | None:
    """The picture's file, if the item names one that exists; `page` then takes it out of the text."""
    for field in _FIELDS:
        given = page.entry.source.fields.get(field)
        for source, described in _named(given):
            if lead := _lead(page, field, source, described):
                page.ways.lead = lead.path
                return lead
    return None


def finish(page: Page, lead: Lead | None) -> Lead | None:
    """The lead with its copy and its words, those of the text where it has none; None if it is left out."""
    if not lead:
        return None
    line = page.entry.line(lead.field)
    alt = plain(lead.alt or page.ways.lead_alt)
    if not alt:
        page.notes.append(Note(line, "picture", f"{lead.path.name} was left out, since nothing says what it shows"))
        return None
    shown = page.ways.beside(lead.path)
    if shown.remark:
        page.notes.append(Note(line, "picture", shown.remark))
    if not shown.name:
        return None
    return Lead(
        lead.field,
        lead.path,
        alt,
        plain(lead.credit),
        "" if plain(lead.caption) == alt else plain(lead.caption),
        shown.name,
    )


def _named(given: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Source and what else is said, for a text, a mapping or a list of either."""
    if isinstance(given, str) and given.strip():
        yield given.strip(), {}
    elif isinstance(given, dict):
        source = next((v for name in _SOURCES if isinstance(v := given.get(name), str) and v.strip()), "")
        if source:
            yield source.strip(), given
    elif isinstance(given, list) and given:
        yield from _named(given[0])


def _lead(page: Page, field: str, source: str, described: dict[str, Any]) -> Lead | None:
    fields = page.entry.source.fields
    record = page.ways.site.record(source) if "." not in source else {}
    path = (
        page.ways.recorded(source) if "." not in source else page.ways.site.file("/" + source.lstrip("/"), page.entry)
    )
    path = path or (page.ways.site.file(source, page.entry) if "." in source else None)
    if not path:
        page.notes.append(
            Note(page.entry.line(field), "picture", f"the picture {source[:80]} is not in the folder and was left out")
        )
        return None
    alts = [described.get("alt"), *(fields.get(name) for name in _ALTS), record.get("alt")]
    alt = next((a for a in alts if isinstance(a, str) and a.strip()), "")
    said = {name: str(described.get(name) or record.get(name) or "") for name in ("credit", "caption")}
    return Lead(field, path, alt, said["credit"], said["caption"])
