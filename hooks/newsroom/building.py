"""The build of a newsroom, step by step, knowing nothing of who calls it: read, make, add pages, write feeds, publish."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from tempfile import mkdtemp

from newsroom import (
    addresses,
    checks,
    colours,
    feeds,
    grouping,
    language,
    listings,
    news,
    pictures,
    record,
    sitemap,
    stage,
)
from newsroom.feeds import Feed
from newsroom.item import Item
from newsroom.language import Words
from newsroom.life import is_public
from newsroom.listings import Listing
from newsroom.made import Made
from newsroom.making import Workshop, make_all
from newsroom.news import Edition, News
from newsroom.pages import Link, Pages
from newsroom.settings import Settings

Progress = Callable[[Iterable[Made], int], Iterable[Made]]


@dataclass(frozen=True)
class Place:
    """The folders of one newsroom on disk."""

    root: Path
    docs: Path
    site: Path
    stage: Path
    cache: Path


def place(root: Path, docs: Path, site: Path) -> Place:
    """A stage of its own beside the site, so that both are on one disk; the cache lies in the repository.

    Whoever asks holds the lock of the newsroom, so a stage that is there already was left by a build that was killed.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    for left in site.parent.glob(f".{site.name}.stage-*"):
        shutil.rmtree(left, ignore_errors=True)
    return Place(root, docs, site, Path(mkdtemp(prefix=f".{site.name}.stage-", dir=site.parent)), root / ".cache")


@dataclass
class Build:
    """One build: what was read, what was made, and where it goes."""

    place: Place
    settings: Settings
    moment: datetime
    preview: bool = False
    is_publishing: bool = True  # not a check, nor a look at another moment in a folder that nobody reads
    news: News = field(default_factory=News)
    edition: Edition = field(init=False)
    pages: Pages = field(init=False)
    made: dict[str, Made] = field(default_factory=dict)
    listings: tuple[Listing, ...] = ()
    copied: Sequence[str] = ()  # pictures of hand-written pages in the stage, with what the camera wrote into them

    @property
    def words(self) -> Words:
        return language.read(self.settings.language)

    def read(self) -> None:
        """Read and check every item; problems are kept in `news`, none is raised."""
        published = record.read(self.place.root)
        found = news.read(self.place.root, self.settings)
        self.news = checks.examine(found, self.settings, self.place.root, self.place.docs, self.moment, published)
        self.edition = self.news.on(self.moment, published=published, preview=self.preview)

    def make(self, menu: Sequence[Link], progress: Progress = lambda made, _: made) -> None:
        """Write every item's page, card and pictures into the stage."""
        self.pages = Pages(self.settings, self.words, menu, self._publish_assets(), self.settings.logo)
        where = checks.public_map(self.news, self.place.root, self.place.docs, self.moment, self.edition.corrected)
        workshop = Workshop(
            self.place.root, self.place.stage, self.place.cache / "files", self.settings, where, self.pages
        )
        items = [(item, self._mark(item)) for item in self.edition.items]
        self.made = {made.item.address: made for made in progress(make_all(workshop, items), len(items))}
        self.listings = listings.compose(self.edition.items, self.settings)

    def add_pages(self, documents: Iterable[str] = ()) -> None:
        """Write the lists, the pages of held-back items, the sitemap and the page for what is not there."""
        for listing in self.listings:
            self._write(addresses.file(listing.address), self.pages.listing(listing, self.made).encode())
        for address in self.edition.corrected:
            self._write(addresses.file(address), self.pages.corrected(address).encode())
        self._write("404.html", self.pages.not_found().encode())
        dated = [(i.address, i.date) for i in self.edition.items if is_public(i, self.moment)]
        lists = [(x.address, x.newest) for x in self.listings]
        for name, raw in sitemap.render([*dated, *lists, *((d, None) for d in documents)], self.settings.url).items():
            self._write(name, raw)

    def home(self, title: str, introduction: str) -> str:
        """The home page around the words that the council wrote for it."""
        lead = self.edition.lead
        latest = [self.made[i.address] for i in self.edition.items if i is not lead]
        return self.pages.home(self.made[lead.address] if lead else None, latest, introduction, title, self.listings)

    def write_feeds(self) -> None:
        """Write the feed of the whole newsroom and of every topic and place."""
        public = [i for i in self.edition.items if is_public(i, self.moment)]
        founded = min((i.date for i in self.news.items if is_public(i, self.moment)), default=self.moment)
        stylesheet = self._asset("feed.css")
        for feed, items in self._feeds(public):
            entries = feeds.newest([self.made[i.address] for i in items], root=feed.address == "feed.xml")
            self._write(feed.address, feeds.render(feed, entries, self.settings, self.words, founded, stylesheet))

    def publish(self) -> int:
        """Carry the stage into the site; returns how many files changed there."""
        for name in self.copied:
            target = self.place.stage / name
            target.write_bytes(pictures.without_notes(target.read_bytes()))
        changed = stage.merge(self.place.stage, self.place.site)
        if self.is_publishing:
            record.add(self.place.root, (i.address for i in self.edition.items))
            self._say_next_due()
        return changed

    def _mark(self, item: Item) -> str:
        if is_public(item, self.moment):
            return ""
        return self.words("draft") if item.draft else self.words("embargoed", moment=self.words.moment(item.date))

    def _feeds(self, public: Sequence[Item]) -> Iterator[tuple[Feed, Sequence[Item]]]:
        about = self.words("feed_about", council=self.settings.council)
        yield Feed("feed.xml", "", self.settings.site_name, about), public
        groups = (("topics", grouping.by_topic(public, self.settings), self.settings.topic_name),
                  ("places", grouping.by_place(public, self.settings), self.settings.place_name))  # fmt: skip
        for group, keyed, name in groups:
            for key, items in keyed.items():
                title = f"{name(key)} – {self.settings.site_name}"
                yield Feed(f"{group}/{key}/feed.xml", f"{group}/{key}/", title, about), items

    def _publish_assets(self) -> dict[str, str]:
        """Every stylesheet and script under a name that says what is in it, so that it may be kept for ever."""
        ours = {p.name: p.read_bytes() for p in (files("newsroom") / "assets").iterdir() if p.is_file()}
        if self.settings.logo:
            del ours["icon.svg"]  # it stands in for a logo
        material = next((files("material") / "templates/assets/stylesheets").glob("main.*.min.css"))  # type: ignore[attr-defined]
        ours |= {
            "material.css": _without_map(material.read_bytes()),
            "colours.css": colours.render(self.settings).encode(),
        }
        return {name: self._write(_hashed(name, raw), raw) for name, raw in sorted(ours.items())}

    def _asset(self, name: str) -> str:
        return self.pages.assets[name]

    def _write(self, name: str, raw: bytes) -> str:
        target = self.place.stage / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(raw)
        return name

    def _say_next_due(self) -> None:
        """For whoever wakes the next build: the moment at which the newsroom will be different, or an empty line."""
        due = self.edition.next_due
        self.place.cache.mkdir(exist_ok=True)
        (self.place.cache / "next-due").write_text(f"{due.isoformat() if due else ''}\n")


def _hashed(name: str, raw: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(raw).hexdigest()[:8]}.{suffix}"


def _without_map(css: bytes) -> bytes:
    """Material's stylesheet names a map that is not published."""
    return css.partition(b"\n/*# sourceMappingURL")[0].partition(b"/*# sourceMappingURL")[0]
