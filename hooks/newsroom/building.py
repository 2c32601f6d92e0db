"""The build of a newsroom, step by step, knowing nothing of who calls it: read, make, add pages, write feeds, publish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time

from newsroom import (
    addresses,
    boundaries,
    bundles,
    calendars,
    checks,
    digests,
    directory,
    due,
    following,
    headers,
    homepage,
    hosting,
    language,
    listings,
    neighbourhood,
    news,
    now,
    pictures,
    publications,
    rates,
    record,
    search,
    searchpage,
    sitemap,
    slips,
    standins,
    styling,
    syndication,
    telling,
    works,
)
from newsroom.assembly import Assembly
from newsroom.atlas import Atlas
from newsroom.bundles import Bundles
from newsroom.crew import Crew
from newsroom.directory import Directory
from newsroom.drawn import Drawn
from newsroom.folders import Folders
from newsroom.folio import Folio
from newsroom.grouping import Lists
from newsroom.hosting import Finding
from newsroom.language import Words
from newsroom.life import is_public
from newsroom.listing import Link, Listing
from newsroom.made import Slip
from newsroom.making import Workshop
from newsroom.news import Edition, News
from newsroom.pages import Pages
from newsroom.settings import Settings
from newsroom.survey import Survey
from newsroom.workroom import Progress, Tell, Workroom
from newsroom.works import Work


@dataclass
class Build:
    """One build: what was read, what was made, and where it goes."""

    folders: Folders
    settings: Settings
    moment: datetime
    preview: bool = False
    scheduler: str = ""  # of a cluster that makes items
    tell: Tell = print  # what whoever looks after it must know
    is_publishing: bool = True  # not a check, nor a look at another moment in a folder that nobody reads
    news: News = field(default_factory=News)
    directory: Directory = field(default_factory=Directory)
    edition: Edition = field(init=False)
    pages: Pages = field(init=False)
    slips: list[Slip] = field(default_factory=list)
    listings: list[Work[Listing]] = field(default_factory=list)
    _bundles: Bundles | None = None
    unsearchable: tuple[str, ...] = ()  # why something can't be searched
    copied: Sequence[str] = ()  # pictures of hand-written pages in the stage, with what the camera wrote into them

    def __post_init__(self) -> None:
        self.crew = Crew()
        # Which has the site looked at.
        self._assembly = Assembly(self.folders.site, self.folders.stage, self.folders.cache)
        self._survey = Survey(self.folders.root, self.folders.docs, self.settings, self.folders.cache, self.crew)
        self._published = record.read(self.folders.root)

    def close(self) -> None:
        """Let every process go that works for this build."""
        self.crew.close()
        self._assembly.close()

    @property
    def words(self) -> Words:
        return language.read(self.settings.language)

    def read(self) -> None:
        """Read and check every item, the directory and the boundaries; problems are kept in `news`, none is raised."""
        self.directory = directory.read(self.folders.root, self.settings, self.moment.date())
        drawn = boundaries.read(self.folders.root, self.settings, Drawn(self.folders.cache / "files"))
        self._folio = Folio(
            self.folders.cache / "files" / "maps.kept",
            works.digest(self._survey.ground, drawn.digest, self.directory.endings),
        )
        self._atlas = Atlas(self.settings, drawn, self._folio)
        read = self._survey.news(self.moment, self._published)
        self.news = checks.around(read, self.settings, self.directory, drawn, self.folders.root)
        self.edition = self.news.on(self.moment, published=self._published, preview=self.preview)

    def make(self, menu: Sequence[Link], progress: Progress = lambda done, _: done) -> None:
        """Write every item's page, card and pictures into the stage, but for those that stand as they were made before."""
        self._open_pages(menu)
        self._make_items(progress)
        self._plan_lists()
        if note := self._atlas.boundaries.note:
            self.tell(note)
        for advice in checks.advice(self.settings, self.folders.root):
            self.tell(str(advice))

    def _open_pages(self, menu: Sequence[Link]) -> None:
        """Styles and scripts first: each page names them."""
        policy = headers.meta_policy(self.settings.host)
        assets = styling.compose(self.settings, telling.told(self.words, self.settings))
        for address, raw in assets.values():
            self._assembly.write(address, raw)
        named = {name: address for name, (address, _) in assets.items()}
        has_postcodes = bool(self.directory.postcodes)
        self.pages = Pages(
            self.settings, self.words, menu, named, self.settings.logo, policy, self.directory.ended, has_postcodes
        )
        self._ground = works.digest(self._survey.ground, repr((menu, named, policy, has_postcodes)))

    def _make_items(self, progress: Progress) -> None:
        where = checks.public_map(self.news, self.folders.root, self.folders.docs, self.moment, self.edition.corrected)
        drawn = Drawn(self.folders.cache / "files")
        workshop = Workshop(self.folders.root, self.folders.stage, drawn, self.settings, where, self.pages)
        self._workroom = Workroom(
            self.folders.cache, self._survey, self._assembly, self._ground, self.scheduler, self.tell
        )  # fmt: skip
        self.slips = self._workroom.make(self.edition, workshop, self.crew, self.words, progress)
        self.crew.close()

    def _plan_lists(self) -> None:
        items = [slip.item for slip in self.slips]
        self._lists = Lists(items, [slip.lists for slip in self.slips], [slip.basis for slip in self.slips])
        ground = works.digest(self._ground, self.directory.endings)
        self._rates = rates.count(self._public(), rates.followed(self.settings), self.moment)
        planned = listings.plan(
            items, self._lists, self.settings, self.moment, ground, self._atlas, self.directory.ended
        )
        self.listings = list(listings.rated(planned, self._rate))

    def add_pages(self, documents: Iterable[str] = ()) -> list[str]:
        """Write lists, stories, ways from old addresses, the sitemap and what stands where nothing is; returns the lists."""
        dated = {}
        rows = slips.Rows((slip.item.address, slip) for slip in self.slips)
        for work in self.listings:
            entry = self._assembly.put(
                work, lambda x: [(addresses.file(x.address), self.pages.listing(x, rows).encode())], lambda x: x.newest
            )
            dated[work.name] = entry.note
        shell, edition = self.pages.shell, self.edition
        self._write_all(standins.plan(shell, edition.corrected, self.emptied, edition.redirects, self._ground))
        for name, raw in sitemap.render(sitemap.entries(self._public(), dated, documents), self.settings.url).items():
            self._assembly.write(name, raw)
        if not (self.folders.docs / "robots.txt").is_file():  # the council's own goes before
            for name, raw in sitemap.robots(self.settings.url).items():
                self._assembly.write(name, raw)
        return list(dated)

    def home(self, title: str, introduction: str) -> str:
        """The home page around the words that the council wrote for it."""
        return homepage.render(
            self.pages, self.edition, self.listings, self.slips, self.moment, title, introduction
        )  # fmt: skip

    def follow(self, title: str = "", introduction: str = "", description: str = "") -> str:
        """The page with every way to follow, around the words that the council wrote for it, if it did."""
        return self.pages.follow(self._rate, title, introduction, description)

    def write_follow(self) -> None:
        """The same where the council wrote none: it rests on settings, words and how often something comes."""
        often = map(self._rate, rates.followed(self.settings))
        rests_on = works.digest(self._ground, "follow", self.directory.endings, *often)
        file = addresses.file(following.ADDRESS)
        self._write_all([Work(following.ADDRESS, rests_on, lambda: [(file, self.follow().encode())])])

    def write_feeds(self) -> list[str]:
        """Write every feed, the digests of days and weeks, and the list of them all; returns their addresses."""
        public, founded, looks = self._public(), self._founded(), self.pages.assets["feed.css"]
        listed = digests.groups(self.settings, self.words)
        return [
            *self._write_all(syndication.plan(
                public, self.settings, self.words, founded, looks, self.emptied, self._ground, listed, self.directory.ended,
            )),
            *self._write_all(digests.plan(
                public, self.settings, self.words, self.moment, founded, looks, self.emptied, self._ground,
            )),
        ]  # fmt: skip

    def write_calendars(self) -> list[str]:
        """Write the calendars of events and deadlines; returns their addresses."""
        return self._write_all(calendars.plan(self._public(), self.settings, self.words, self.emptied, self._ground))

    def write_search(self) -> list[str]:
        """Begin the bundles of the search, which are made while all else is; returns the address of its page."""
        self._bundles, found = bundles.begun(self._assembly, self.settings, self.words, self._public(), self.moment)
        self._assembly.write(
            addresses.file(search.ADDRESS), searchpage.render(self.pages.shell, found, self._bundles.interface()).encode()
        )  # fmt: skip
        return [search.ADDRESS]

    def write_now(self) -> list[str]:
        """Write what is current now; returns its addresses."""
        return self._write_all(
            now.plan(self._public(), self.settings, self.words, self.pages.shell.policy, self._ground)
        )

    def write_places(self) -> list[str]:
        """Write what the box for streets and postcodes reads, and the maps; returns their addresses."""
        return self._write_all(neighbourhood.plan(
            self._public(), self._lists, self.listings, self.directory, self._atlas, self.settings, self.words, self.moment,
            self._ground,
        ))  # fmt: skip

    def write_publications(self) -> list[str]:
        """Write the record of what was published and of every change; returns its addresses."""
        return self._write_all(publications.plan(self._public(), self.settings, self._ground))

    def publish(self) -> int:
        """Carry the stage into the site; returns how many files changed there."""
        for name, raw in headers.files_of(self.settings.host, self.settings.url, styling.light(self.settings)).items():
            self._assembly.write(name, raw)
        self.unsearchable = self._bundles.end() if self._bundles else ()
        for name in self.copied:
            target = self.folders.stage / name
            target.write_bytes(pictures.without_notes(target.read_bytes()))
        return self._assembly.publish()

    def record(self) -> None:
        """Note what was published, and when the newsroom will next be different."""
        if self.is_publishing:
            lists = (work.name for work in self.listings)
            found = {*news.answered(self.edition.items), *self.edition.redirects, *lists}
            record.add(self.folders.root, found - self._published)
            end = self.directory.next_end
            ended = datetime.combine(end, time(), self.settings.zone) if end else None
            due.write(due.after(self.moment, self.edition.next_due, self._public(), ended), self.folders.cache)

    def remember(self) -> None:
        """Keep what was found out and made for the next build; raises OSError, which harms nothing but its speed."""
        wrong = None
        for keep in (self._assembly.remember, self._survey.save, self._workroom.remember, self._folio.save):
            try:
                keep()
            except OSError as error:
                wrong = error
        if wrong:
            raise wrong

    @property
    def emptied(self) -> list[str]:
        """The addresses of lists that were published once and have nothing on them, so that none was composed."""
        composed = {work.name for work in self.listings}
        return [address for address in self.edition.listed if address not in composed]

    def weigh(self) -> tuple[Finding, ...]:
        """The size of the site beside what its host takes."""
        return hosting.judge(hosting.weigh(self._assembly.sizes), self.settings.host)

    def _rate(self, listing: str) -> str:
        return self._rates.of(listing, self.words)

    def _public(self) -> list[Slip]:
        return [s for s in self.slips if is_public(s.item, self.moment)] if self.preview else self.slips

    def _founded(self) -> datetime:
        """What dates a feed without entries: the first item, held back or not; before that the year of the identity."""
        first = next((i for i in reversed(self.news.items) if is_public(i, self.moment)), None)
        return first.date if first else self.settings.founded

    def _write_all(self, planned: Iterable[Work[Sequence[tuple[str, bytes]]]]) -> list[str]:
        return [name for work in planned for name in self._assembly.put(work, lambda written: written).files]
