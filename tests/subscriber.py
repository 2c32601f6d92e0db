"""Two builds of a newsroom compared as somebody would notice who follows its feeds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Literal

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
NAMES = ("feed.xml", "atom.xml", "feed.json")

What = Literal["new", "lost", "fell off", "published back", "updated back", "updated on", "feed gone", "feed back"]
FAULTS: tuple[What, ...] = ("lost", "published back", "updated back", "feed gone", "feed back")


@dataclass(frozen=True)
class Entry:
    """What of an entry must keep; RSS says nothing about when one was updated."""

    published: datetime
    updated: datetime | None


@dataclass(frozen=True)
class Read:
    """A feed as it is read: when it was updated, its entries by id, and whether old ones may fall off its end."""

    updated: datetime | None
    entries: Mapping[str, Entry]
    is_archive: bool = False


@dataclass(frozen=True, order=True)
class Noticed:
    """One thing that a subscriber of `feed` notices; the id is empty where it is the feed as a whole."""

    feed: str
    what: What
    id: str = ""


def notice(before: Path, after: Path) -> list[Noticed]:
    """All that is different in any feed or archive, that the new build has and the old one had."""
    old, new = _feeds(before), _feeds(after)
    known = {id for feed in new.values() for id in feed.entries}
    found = [Noticed(name, "feed gone") for name in old.keys() - new.keys()]
    for name in old.keys() & new.keys():
        found += _compared(name, old[name], new[name], known)
    return sorted(found)


def faults(before: Path, after: Path) -> list[Noticed]:
    """What may never happen: an entry lost, a date moved back, a feed gone."""
    return [noticed for noticed in notice(before, after) if noticed.what in FAULTS]


def _compared(name: str, old: Read, new: Read, known: set[str]) -> Iterator[Noticed]:
    arrived = new.entries.keys() - old.entries.keys()
    yield from (Noticed(name, "new", id) for id in arrived)
    if old.updated and new.updated and new.updated < old.updated:
        yield Noticed(name, "feed back")
    for id, was in old.entries.items():
        if id not in new.entries:
            if not _may_go(id, known):
                yield Noticed(name, "fell off" if _fell_off(was, old, new) else "lost", id)
            continue
        now = new.entries[id]
        if now.published != was.published:
            yield Noticed(name, "published back", id)
        if was.updated and now.updated and now.updated != was.updated:
            yield Noticed(name, "updated back" if now.updated < was.updated else "updated on", id)


def _may_go(id: str, known: set[str]) -> bool:
    """What was said about an item goes when the item is withdrawn, and that it was when the item is back."""
    item, _, note = id.partition("#")
    return item in known if note == "withdrawn" else bool(note) and f"{item}#withdrawn" in known


def _fell_off(was: Entry, old: Read, new: Read) -> bool:
    """Whether it made room: nothing that is older was kept, and something as new as the newest, and newer than it, came."""
    if new.is_archive or not new.entries:
        return False
    oldest = min(entry.published for entry in new.entries.values())
    newest = max(entry.published for entry in old.entries.values())
    arrived = (new.entries[id].published for id in new.entries.keys() - old.entries.keys())
    return was.published <= oldest and any(published >= newest and published > was.published for published in arrived)


def _feeds(site: Path) -> dict[str, Read]:
    paths = (path for name in NAMES for path in site.rglob(name))
    return {path.relative_to(site).as_posix(): _read(path) for path in paths}


def _read(path: Path) -> Read:
    if path.suffix == ".json":
        return _json(path.read_bytes())
    root = etree.fromstring(path.read_bytes())
    return _rss(root) if root.tag == "rss" else _atom(root)


def _json(raw: bytes) -> Read:
    dates = {
        item["id"]: Entry(datetime.fromisoformat(item["date_published"]), datetime.fromisoformat(item["date_modified"]))
        for item in json.loads(raw)["items"]
    }
    return Read(None, dates)


def _rss(root: etree._Element) -> Read:
    found = {
        str(item.findtext("guid")): Entry(parsedate_to_datetime(str(item.findtext("pubDate"))), None)
        for item in root.iter("item")
    }
    return Read(parsedate_to_datetime(str(root.findtext("channel/lastBuildDate"))), found)


def _atom(root: etree._Element) -> Read:
    def date(parent: etree._Element, name: str) -> datetime:
        return datetime.fromisoformat(str(parent.findtext(ATOM + name)))

    found = {
        str(entry.findtext(f"{ATOM}id")): Entry(date(entry, "published"), date(entry, "updated"))
        for entry in root.iter(f"{ATOM}entry")
    }
    archive = root.find("{http://purl.org/syndication/history/1.0}archive") is not None
    return Read(date(root, "updated"), found, archive)
