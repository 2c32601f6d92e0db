"""Where things stand in the site: addresses from its root, ending in a slash for pages; the home page is ""."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from datetime import datetime

KIND_LISTS = ("alerts/", "consultations/", "events/", "notices/", "statements/")
OURS = (  # at the root; nothing else may be called so
    "news", "topics", "places", "threads", "cards", "assets", *(name.rstrip("/") for name in KIND_LISTS),
    "now", "search", "follow", "feed.xml", "atom.xml", "feed.json", "feeds.opml", "daily.xml", "weekly.xml", "calendar.ics",
    "publications.json", "publications.csv", "now.json", "affected.json", "areas.json", "postcodes.json", "postcodes", "sitemap.xml", "404.html", "_headers", "_redirects",
    "_nginx.conf", "_Caddyfile", ".htaccess",
)  # fmt: skip
INTRODUCED = ("follow",)  # pages of ours for which the council may write the beginning
_SHARED = ("news", "topics", "places", "threads")  # what is below them may come and go
_PART = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_OLD_PART = re.compile(r"[^\s<>\"|?*:\\#%./\x00-\x1f\x7f][^\s<>\"|?*:\\#%./\x00-\x1f\x7f]{0,79}")
_LONGEST = 300  # bytes of an address
_USUAL = re.compile(r"(?:[a-z0-9-]{1,70}/){1,4}")  # what nearly all are, asked of tens of thousands
_BY_TIME = re.compile(rf"(?:news/\d{{4}}/(?:\d{{2}}/)?|(?:topics/[^/]+/|places/[^/]+/|{'|'.join(KIND_LISTS)})\d{{4}}/)")
_KEYED = re.compile(r"(?:news|topics|places)/|(?:topics|places|threads)/[a-z0-9-]+/")
_LISTED = re.compile(r"news/(\d{4}/)?(\d{2}/)?")


def of_item(path: str) -> str:
    """`news/2026/11/x.md` stands at `news/2026/11/x/`; so does `news/2026/11/x/index.md`."""
    return path.removesuffix(".md").removesuffix("/index") + "/"


def fault(path: str) -> str | None:
    """Why an item at `path` has no clean address, as a sentence for the editor."""
    parts = path.removesuffix(".md").split("/")
    for part in parts:
        if not _PART.fullmatch(part):
            return (
                f"the name “{part}” makes no clean address; rename it with small letters a-z, digits and single hyphens"
            )
    if len(path) > 180:
        return f"the path has {len(path)} characters, at most 180; give the file a shorter name"
    if _LISTED.fullmatch(of_item(path)):
        return "its address is that of a list of news; give the file a name that says what it is about"
    if of_item(path).endswith("/press/"):
        return "the name “press” is kept for the press page of an item; give the file another"
    return None


def of_thread(key: str) -> str:
    """The page of a story."""
    return f"threads/{key}/"


def of_day(when: datetime) -> str:
    """Where a day begins on the list of a month, or of a year of a topic or place."""
    return f"_{when.date().isoformat()}"


def lists(topics: Iterable[str], places: Iterable[str]) -> frozenset[str]:
    """The lists that stand whether anything is on them or not."""
    keyed = {f"topics/{key}/" for key in topics} | {f"places/{key}/" for key in places}
    return frozenset({"news/", "topics/", "places/", *KIND_LISTS, *keyed})


def is_possible(address: str) -> bool:
    """Whether a page can stand at `address`: its parts are plain names, and only the last may end in .html."""
    if _USUAL.fullmatch(address):
        return True
    *folders, last = address.split("/")
    parts = [*folders, re.sub(r"\.html?$", "", last)] if last else folders
    return bool(parts) and all(map(_OLD_PART.fullmatch, parts)) and len(address.encode()) <= _LONGEST


def is_by_time(address: str) -> bool:
    """Whether a list of a year or a month stands there, which may come to be empty."""
    return bool(_BY_TIME.fullmatch(address))


def is_list(address: str) -> bool:
    """Whether the newsroom writes a list at the address: of news, a topic, a place, a kind or a story."""
    return is_by_time(address) or address in KIND_LISTS or bool(_KEYED.fullmatch(address))


def is_kept(alias: str) -> bool:
    """Whether the newsroom itself writes at an address, or may one day, so that nothing may be led away from there."""
    first = alias.partition("/")[0]
    return bool(_LISTED.fullmatch(alias)) or (first in OURS and first not in _SHARED)


def of_document(path: str) -> str:
    """A hand-written page: `contact.md` stands at `contact/`, `index.md` at the root of its folder."""
    stem = path.removesuffix(".md")
    return "" if stem == "index" else stem.removesuffix("/index") + "/"


def relative(address: str, base: str) -> str:
    """The way from the page at `base` to `address`, for sites at a root and under a path alike."""
    folder = base.rpartition("/")[0]
    way = posixpath.relpath("/" + address, "/" + folder)
    return way + "/" if address.endswith("/") or not address else way


def file(address: str) -> str:
    """The file that answers at a page's address."""
    return address + "index.html" if not address or address.endswith("/") else address
