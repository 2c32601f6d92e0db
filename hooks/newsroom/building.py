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
    calendars,
    checks,
    colours,
    front,
    grouping,
    headers,
    hosting,
    language,
    life,
    listings,
    news,
    pictures,
    publications,
    record,
    sitemap,
    stage,
    status,
    syndication,
)
from newsroom.hosting import Finding
from newsroom.item import Item
from newsroom.language import Words
from newsroom.life import is_public
from newsroom.listing import Listing
from newsroom.made import Made
from newsroom.making import Task, Workshop, make_all
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
        found = news.read(self.place.root, self.settings, published=published)
        self.news = checks.examine(found, self.settings, self.place.root, self.place.docs, self.moment, published)
        self.edition = self.news.on(self.moment, published=published, preview=self.preview)

    def make(self, menu: Sequence[Link], progress: Progress = lambda made, _: made) -> None:
        """Write every item's page, card and pictures into the stage."""
        policy = "" if self.preview else headers.meta_policy(self.settings.host)
        self.pages = Pages(self.settings, self.words, menu, self._publish_assets(), self.settings.logo, policy)
        where = checks.public_map(self.news, self.place.root, self.place.docs, self.moment, self.edition.corrected)
        workshop = Workshop(
            self.place.root, self.place.stage, self.place.cache / "files", self.settings, where, self.pages
        )
        tasks = list(self._tasks())
        self.made = {made.item.address: made for made in progress(make_all(workshop, tasks), len(tasks))}
        self.listings = listings.compose(self.edition.items, self.settings, self.moment)

    def add_pages(self, documents: Iterable[str] = ()) -> list[str]:
        """Write lists, stories, ways from old addresses, the sitemap and what stands where nothing is; returns the lists."""
        for listing in self.listings:
            self._write(addresses.file(listing.address), self.pages.listing(listing, self.made).encode())
        for address in self.edition.corrected:
            self._write(addresses.file(address), self.pages.corrected(address).encode())
        for address in self.emptied:
            self._write(addresses.file(address), self.pages.emptied(address).encode())
        for alias, address in self.edition.redirects.items():
            self._write(addresses.file(alias), self.pages.redirect(alias, address).encode())
        self._write("404.html", self.pages.not_found().encode())
        for name, raw in sitemap.render(self._dated(documents), self.settings.url).items():
            self._write(name, raw)
        return [listing.address for listing in self.listings]

    def home(self, title: str, introduction: str) -> str:
        """The home page around the words that the council wrote for it."""
        found = front.compose(self.edition.current, self.listings, self.moment)
        rest = ([self.made[i.address] for i in some] for some in (found.alerts, found.consultations, found.events))
        return self.pages.home(
            self.made[found.lead.address] if found.lead else None, [self.made[i.address] for i in found.latest],
            introduction, title, self.listings, *rest,
        )  # fmt: skip

    def write_feeds(self) -> list[str]:
        """Write every feed and the list of them; returns their addresses."""
        made = [self.made[i.address] for i in self._public()]
        found = syndication.compose(
            made, self.settings, self.words, self._founded(), self.pages.assets["feed.css"], self.emptied
        )
        return [self._write(address, raw) for address, raw in found]

    def write_calendars(self) -> list[str]:
        """Write the calendars of events and deadlines; returns their addresses."""
        found = calendars.compose(self._public(), self.settings, self.words, self.emptied)
        return [self._write(address, raw) for address, raw in found]

    def write_publications(self) -> list[str]:
        """Write the record of what was published and of every change; returns its addresses."""
        return [self._write(*found) for found in publications.render(self._public(), self.settings).items()]

    def publish(self) -> int:
        """Carry the stage into the site; returns how many files changed there."""
        for name, raw in headers.files_of(self.settings.host, self.settings.url).items():
            self._write(name, raw)
        for name in self.copied:
            target = self.place.stage / name
            target.write_bytes(pictures.without_notes(target.read_bytes()))
        changed = stage.merge(self.place.stage, self.place.site)
        if self.is_publishing:
            lists = (listing.address for listing in self.listings)
            record.add(self.place.root, {*news.answered(self.edition.items), *self.edition.redirects, *lists})
            self._say_next_due()
        return changed

    @property
    def emptied(self) -> list[str]:
        """The addresses of lists that were published and now have nothing on them, so that none was composed."""
        composed = {listing.address for listing in self.listings}
        return [address for address in self.edition.listed if address not in composed]

    def weigh(self) -> tuple[Finding, ...]:
        """The size of the site beside what its host takes."""
        return hosting.judge(hosting.count(self.place.site), self.settings.host)

    def _public(self) -> list[Item]:
        return [i for i in self.edition.items if is_public(i, self.moment)]

    def _founded(self) -> datetime:
        """What dates a feed without entries: the first item, held back or not; before that the year of the identity."""
        dates = (i.date for i in self.news.items if is_public(i, self.moment))
        return min(dates, default=self.settings.founded, key=datetime.timestamp)

    def _tasks(self) -> Iterator[Task]:
        """Every item of the edition with the others of its story; of a scheduled one a preview shows its first moment."""
        stories = grouping.by_thread(item.model_copy(update={"body": ""}) for item in reversed(self.edition.items))
        for item in self.edition.items:
            moment = max(self.moment, item.date, key=datetime.timestamp)
            story = stories[item.thread] if item.thread else ()
            yield Task(item, life.phase(item, moment), status.mark(item, self.moment, self.words), tuple(story))

    def _dated(self, documents: Iterable[str]) -> Iterator[tuple[str, datetime | None]]:
        """What search engines may know: not what was withdrawn."""
        for item in self._public():
            if not item.withdrawn:
                yield item.address, life.updated(item)
        yield from ((listing.address, listing.newest) for listing in self.listings)
        yield from ((document, None) for document in documents)

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
