"""Which feeds there are, and which entries each of them holds: every one at its address, as bytes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsroom import entries, feeds, grouping, jsonfeed, language, opml
from newsroom.addresses import KIND_LISTS
from newsroom.entries import Entry, Feed
from newsroom.item import Alert, Item
from newsroom.language import Words
from newsroom.made import Made
from newsroom.settings import Settings

MOST = 20
MOST_AT_ROOT = 50
_WINDOW = timedelta(days=30)
_OF_ALERTS_ONLY = ("update",)  # a running log would drown the rest; that it is over is news to all who were alarmed
_KEYED = re.compile(r"(topics|places)/([a-z0-9-]+)/")
_OF_MONTH = re.compile(r"news/(\d{4})/(0[1-9]|1[0-2])/")

Month = tuple[int, int]
Of = tuple[Item, Entry]
Written = tuple[str, bytes]


def compose(
    made: Sequence[Made],
    settings: Settings,
    words: Words,
    founded: datetime,
    stylesheet: str,
    kept: Collection[str] = (),
) -> Iterator[Written]:
    """Every feed, every archive and feeds.opml, each at its address; `made` are all public items, as they are shown.

    `founded` dates what is empty, `stylesheet` is its address from the site's root. `kept` are addresses of lists that
    were published once: of a topic, place or month among them that is gone the feeds go on, empty.
    """
    press = _Press(settings, words, founded, stylesheet)
    plan = _plan(settings, words)
    found = _sorted(made, settings, words)
    history = [entry for _, entry in found if entry.sort not in _OF_ALERTS_ONLY]
    months = _by_month(history)
    recent = newest(history)
    # The archive of the oldest entry's month, which has some of the feed's own: so none falls between the two.
    yield from press.all(plan.root, recent, previous=_folder(_month(recent[-1])) + "atom.xml" if recent else "")
    held = _held(found, settings)
    for feed in (*plan.kinds, *plan.topics):
        yield from press.all(feed, held[feed.listing])
    for feed in plan.places:
        yield press.rss(feed, held[feed.listing])
    listed = {(one.item.date.year, one.item.date.month) for one in made}
    yield from press.archives(plan.root, months, listed)
    yield from _gone(kept, press, plan, months)
    yield "feeds.opml", opml.render(words("feeds_of", site=settings.site_name), plan.groups(words), settings)


def newest(found: Sequence[Entry]) -> Sequence[Entry]:
    """What the root's feeds hold: the newest 50, or all of the 30 days before the newest if that is more."""
    if not found:
        return found
    since = found[0].published.timestamp() - _WINDOW.total_seconds()
    recent = sum(1 for entry in found if entry.published.timestamp() > since)
    return found[: max(MOST_AT_ROOT, recent)]


@dataclass(frozen=True)
class _Plan:
    """Every feed that follows a list, whether anything is on it or not."""

    root: Feed
    kinds: tuple[Feed, ...]
    topics: tuple[Feed, ...]
    places: tuple[Feed, ...]

    def groups(self, words: Words) -> tuple[opml.Group, ...]:
        return (
            (words("all_news"), (self.root,)),
            (words("kinds"), self.kinds),
            (words("topics"), self.topics),
            (words("places"), self.places),
        )


def _plan(settings: Settings, words: Words) -> _Plan:
    def feed(listing: str, name: str) -> Feed:
        return _named(listing, name, settings, words)

    return _Plan(
        Feed("", settings.site_name, words("feed_about", council=settings.council)),
        tuple(feed(listing, words(listing.rstrip("/"))) for listing in KIND_LISTS),
        tuple(feed(f"topics/{key}/", settings.topic_name(key)) for key in settings.topics),
        tuple(feed(f"places/{key}/", settings.place_name(key)) for key in settings.places),
    )


def _named(listing: str, name: str, settings: Settings, words: Words) -> Feed:
    about = words("feed_named", name=name, council=settings.council)
    return Feed(listing, f"{name} – {settings.site_name}", about)


@dataclass(frozen=True)
class _Press:
    """Writes feeds of one newsroom: what all of them need beside their entries."""

    settings: Settings
    words: Words
    founded: datetime
    stylesheet: str

    def all(self, feed: Feed, found: Sequence[Entry], *, previous: str = "") -> Iterator[Written]:
        yield self.rss(feed, found)
        yield self.atom(feed, found, previous=previous)
        yield feed.json, jsonfeed.render(feed, found, self.settings, self.words)

    def rss(self, feed: Feed, found: Sequence[Entry]) -> Written:
        return feed.rss, feeds.rss(feed, found, self.settings, self.words, self.founded, self.stylesheet)

    def atom(
        self, feed: Feed, found: Sequence[Entry], *, previous: str = "", current: str = "", following: str = ""
    ) -> Written:
        return feed.atom, feeds.atom(
            feed, found, self.settings, self.words, self.founded, self.stylesheet,
            previous=previous, current=current, following=following,
        )  # fmt: skip

    def archives(
        self, root: Feed, months: Mapping[Month, Sequence[Entry]], listed: Iterable[Month]
    ) -> Iterator[Written]:
        """A document for every month, each naming the one before: only the first, which has none, names the next.

        So each stays as it was written, but for the first, which is written again when the second month begins.
        """
        previous, pages, order = "", set(listed), sorted(months)
        second = _folder(order[1]) + "atom.xml" if len(order) > 1 else ""
        for month in order:
            listing = _folder(month) if month in pages else "news/"  # a month may hold notes alone
            following = "" if previous else second
            written = self.archive(root, month, months[month], listing, previous=previous, following=following)
            yield written
            previous = written[0]

    def archive(
        self, root: Feed, month: Month, found: Sequence[Entry], listing: str, *, previous: str, following: str
    ) -> Written:
        name = self.words("feed_month", site=self.settings.site_name, month=self.words.month(*month))
        feed = Feed(listing, name, root.about, _folder(month))
        return self.atom(feed, found, previous=previous, current=root.atom, following=following)


def _gone(kept: Collection[str], press: _Press, plan: _Plan, months: Collection[Month]) -> Iterator[Written]:
    """An empty feed where one was followed, so that nobody's reader reports a fault for ever."""
    standing = {feed.listing for feed in (*plan.topics, *plan.places)}
    for address in sorted(set(kept) - standing):
        if keyed := _KEYED.fullmatch(address):
            feed = _named(address, language.spelt(keyed[2]), press.settings, press.words)
            yield from press.all(feed, ()) if keyed[1] == "topics" else (press.rss(feed, ()),)
        elif dated := _OF_MONTH.fullmatch(address):
            month = int(dated[1]), int(dated[2])
            if month not in months:
                yield _empty_archive(press, plan.root, month, months)


def _empty_archive(press: _Press, root: Feed, month: Month, months: Collection[Month]) -> Written:
    """That of a month without entries leads on to the one before it, or to the first; none leads to it."""
    before = max((m for m in months if m < month), default=None)
    first = min(months, default=None)
    previous, following = (_folder(m) + "atom.xml" if m else "" for m in (before, None if before else first))
    return press.archive(root, month, (), _folder(month), previous=previous, following=following)


def _sorted(made: Iterable[Made], settings: Settings, words: Words) -> list[Of]:
    """Every entry with the item that it is of or about, newest first."""
    found = [(one.item, entry) for one in made for entry in entries.compose(one, settings, words)]
    return sorted(found, key=lambda of: (-of[1].published.timestamp(), of[1].id))


def _held(found: Iterable[Of], settings: Settings) -> Mapping[str, Sequence[Entry]]:
    """The newest 20 of every list but the root's."""
    held: dict[str, list[Entry]] = defaultdict(list)
    for item, entry in found:
        for listing in _lists(item, entry, settings):
            if len(held[listing]) < MOST:
                held[listing].append(entry)
    return held


def _lists(item: Item, entry: Entry, settings: Settings) -> Iterator[str]:
    if item.listing:
        yield item.listing
    if entry.sort in _OF_ALERTS_ONLY:
        return
    yield from (f"topics/{key}/" for key in item.topics)
    is_everywhere = isinstance(item, Alert) and not item.places
    places = settings.places if is_everywhere else grouping.belonging(item, settings)
    yield from (f"places/{key}/" for key in places)


def _by_month(found: Iterable[Entry]) -> Mapping[Month, Sequence[Entry]]:
    months: dict[Month, list[Entry]] = defaultdict(list)
    for entry in found:
        months[_month(entry)].append(entry)
    return months


def _month(entry: Entry) -> Month:
    return entry.published.year, entry.published.month


def _folder(month: Month) -> str:
    return f"news/{month[0]}/{month[1]:02}/"
