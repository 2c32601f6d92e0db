"""Which feeds there are, and which entries each of them holds: every one at its address, as bytes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from newsroom import entries, feeds, grouping, imprint, jsonfeed, opml, works
from newsroom.addresses import KIND_LISTS
from newsroom.entries import Entry, Feed
from newsroom.imprint import Imprint, Pending, Written
from newsroom.item import Alert, Item
from newsroom.language import Words
from newsroom.made import Slip
from newsroom.settings import Settings
from newsroom.works import Work

MOST = 20
MOST_AT_ROOT = 50
_WINDOW = timedelta(days=30)
_OF_MONTH = re.compile(r"news/(\d{4})/(0[1-9]|1[0-2])/")

Month = tuple[int, int]
Held = Sequence[Pending]


def plan(
    slips: Sequence[Slip], settings: Settings, words: Words, founded: datetime, stylesheet: str,
    kept: Collection[str] = (), ground: str = "", others: Sequence[opml.Group] = (),
    ended: Collection[str] = (),
) -> Iterator[Work[Sequence[Written]]]:  # fmt: skip
    """Every feed, every archive and feeds.opml, each at its address, written when it is asked for.

    `slips` are those of all public items; all feeds rest on `ground`. `founded` dates what is empty, `stylesheet` is its
    address from the site's root. `kept` are addresses of lists that were published once: of a topic, place or month among
    them that is gone the feeds go on, empty. feeds.opml lists `others` too, and no feeds of places that have `ended`.
    """
    press = _Press(settings, words, founded, stylesheet, ground)
    feeds_ = _plan(settings, words)
    found = sorted(
        Pending(-stub.stamp, stub.id, number, stub, slip) for slip in slips for number, stub in enumerate(slip.stubs)
    )
    history = [entry for entry in found if entry.stub.sort not in entries.OF_ALERTS_ONLY]
    months = _by_month(history)
    recent = history[: newest([pending.stub.stamp for pending in history])]
    # The archive of the oldest entry's month, which has some of the feed's own: so none falls between the two.
    yield press.all(feeds_.root, recent, previous=_folder(_month(recent[-1])) + "atom.xml" if recent else "")
    held = _held(found)
    for feed in (*feeds_.kinds, *feeds_.topics):
        yield press.all(feed, held[feed.listing])
    for feed in feeds_.places:
        yield press.only_rss(feed, held[feed.listing])
    listed = {(slip.item.date.year, slip.item.date.month) for slip in slips}
    yield from press.archives(feeds_.root, months, listed)
    yield from _gone(kept, press, feeds_, months)
    groups = _standing((*feeds_.groups(words), *others), ended)

    def listed_feeds() -> Sequence[Written]:
        return [("feeds.opml", opml.render(words("feeds_of", site=settings.site_name), groups, settings))]

    yield Work("feeds.opml", works.digest(ground, "feeds.opml", *sorted(ended)), listed_feeds)


def feeds_of(item: Item, settings: Settings) -> tuple[str, ...]:
    """The lists whose feeds hold the item's entry; of alerts for the whole council, every place has one."""
    is_everywhere = isinstance(item, Alert) and not item.places
    places = settings.places if is_everywhere else sorted(grouping.belonging(item, settings))
    return (
        *((item.listing,) if item.listing else ()),
        *(f"topics/{key}/" for key in item.topics),
        *(f"places/{key}/" for key in places),
    )


def newest(published: Sequence[float]) -> int:
    """How many entries the root's feeds hold: the newest 50, or all of the 30 days before the newest if that is more.

    `published` is when each entry was, in seconds, the latest first.
    """
    since = published[0] - _WINDOW.total_seconds() if published else 0
    return max(MOST_AT_ROOT, sum(1 for _ in takewhile(lambda stamp: stamp > since, published)))


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


def _standing(groups: Iterable[opml.Group], ended: Collection[str]) -> list[opml.Group]:
    """The groups without the feeds of places that have ended: whoever follows one goes on, but nobody begins."""
    gone = {f"places/{key}/" for key in ended}
    return [(name, [feed for feed in feeds_ if feed.listing not in gone]) for name, feeds_ in groups]


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


class _Press(Imprint):
    """Writes them in all their formats."""

    def all(self, feed: Feed, held: Held, *, previous: str = "") -> Work[Sequence[Written]]:
        def make() -> Sequence[Written]:
            found = self._entries(held)
            json = jsonfeed.render(feed, found, self.settings, self.words)
            return self.rss(feed, found), self._atom(feed, found, previous=previous), (feed.json, json)

        return self._work(feed.rss, held, make, previous)

    def only_rss(self, feed: Feed, held: Held) -> Work[Sequence[Written]]:
        return self._work(feed.rss, held, lambda: [self.rss(feed, self._entries(held))])

    def archives(
        self, root: Feed, months: Mapping[Month, Held], listed: Iterable[Month]
    ) -> Iterator[Work[Sequence[Written]]]:
        """A document for every month, each naming the one before: only the first, which has none, names the next.

        So each stays as it was written, but for the first, which is written again when the second month begins.
        """
        previous, pages, order = "", set(listed), sorted(months)
        second = _folder(order[1]) + "atom.xml" if len(order) > 1 else ""
        for month in order:
            listing = _folder(month) if month in pages else "news/"  # a month may hold notes alone
            following = "" if previous else second
            yield self.archive(root, month, months[month], listing, previous=previous, following=following)
            previous = _folder(month) + "atom.xml"

    def archive(
        self, root: Feed, month: Month, held: Held, listing: str, *, previous: str, following: str
    ) -> Work[Sequence[Written]]:
        name = self.words("feed_month", site=self.settings.site_name, month=self.words.month(*month))
        feed = Feed(listing, name, root.about, _folder(month))

        def make() -> Sequence[Written]:
            found = self._entries(held)
            return [self._atom(feed, found, previous=previous, current=root.atom, following=following)]

        return self._work(feed.atom, held, make, listing, previous, following)

    def _entries(self, held: Held) -> list[Entry]:
        return [self._composed(pending.slip)[pending.number] for pending in held]

    def _composed(self, slip: Slip) -> Sequence[Entry]:
        return self.once(slip.item.path, lambda: entries.compose(slip.whole(), self.settings, self.words))

    def _work(
        self, name: str, held: Held, make: Callable[[], Sequence[Written]], *beside: str
    ) -> Work[Sequence[Written]]:
        return self.work(name, [pending.basis for pending in held] or [self.dated], make, *beside)

    def _atom(
        self, feed: Feed, found: Sequence[Entry], *, previous: str = "", current: str = "", following: str = ""
    ) -> Written:
        return feed.atom, feeds.atom(
            feed, found, self.settings, self.words, self.founded, self.stylesheet,
            previous=previous, current=current, following=following,
        )  # fmt: skip


def _gone(
    kept: Collection[str], press: _Press, plan: _Plan, months: Collection[Month]
) -> Iterator[Work[Sequence[Written]]]:
    """An empty feed where one was followed."""
    for address, name in imprint.gone(kept, [feed.listing for feed in (*plan.topics, *plan.places)]):
        feed = _named(address, name, press.settings, press.words)
        yield press.all(feed, ()) if address.startswith("topics/") else press.only_rss(feed, ())
    for dated in filter(None, map(_OF_MONTH.fullmatch, sorted(kept))):
        month = int(dated[1]), int(dated[2])
        if month not in months:
            yield _empty_archive(press, plan.root, month, months)


def _empty_archive(press: _Press, root: Feed, month: Month, months: Collection[Month]) -> Work[Sequence[Written]]:
    """That of a month without entries leads on to the one before it, or to the first; none leads to it."""
    before = max((m for m in months if m < month), default=None)
    first = min(months, default=None)
    previous, following = (_folder(m) + "atom.xml" if m else "" for m in (before, None if before else first))
    return press.archive(root, month, (), _folder(month), previous=previous, following=following)


def _held(found: Iterable[Pending]) -> Mapping[str, list[Pending]]:
    """The newest 20 of every list but the root's."""
    held: dict[str, list[Pending]] = defaultdict(list)
    for pending in found:
        slip = pending.slip
        for listing in (slip.item.listing,) if pending.stub.sort in entries.OF_ALERTS_ONLY else slip.feeds:
            if len(held[listing]) < MOST:
                held[listing].append(pending)
    return held


def _by_month(found: Iterable[Pending]) -> Mapping[Month, list[Pending]]:
    months: dict[Month, list[Pending]] = defaultdict(list)
    for pending in found:
        months[_month(pending)].append(pending)
    return months


def _month(pending: Pending) -> Month:
    return pending.stub.year, pending.stub.month


def _folder(month: Month) -> str:
    return f"news/{month[0]}/{month[1]:02}/"
