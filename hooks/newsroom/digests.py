"""Digests: all that came in a day or a week as one entry of a feed, for services that send feeds as mail.

An entry is made when its day or week is over, and shows what came in it as it stood at that end. A correction, an outcome
or a new phase that comes later is not in it, but in the digest of its own day; so an entry that was sent stays as it was.
What was withdrawn or is held back goes from it, and a picture whose people may not be shown any more. What is published later
than its date says joins it, since a build knows no history: `permanence.missed` finds that. The text is the one that
stands in the item's file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice
from operator import itemgetter

from newsroom import addresses, contents, entries, imprint, life, opml, periods
from newsroom.entries import Entry, Feed
from newsroom.imprint import Imprint, Pending, Written
from newsroom.item import Alert
from newsroom.language import Words
from newsroom.life import is_past
from newsroom.made import Made, Slip
from newsroom.periods import Period
from newsroom.settings import Settings
from newsroom.works import Work

DAYS, WEEKS = 14, 8  # that have anything in them

Held = Sequence[tuple[Period, Sequence[Pending]]]


@dataclass(frozen=True)
class Digest(Feed):
    """The digests of one list, all `daily` or all weekly; `name` is what they are about."""

    name: str = ""
    daily: bool = False

    @property
    def rss(self) -> str:
        return self._file("daily.xml" if self.daily else "weekly.xml")


def plan(
    slips: Sequence[Slip], settings: Settings, words: Words, moment: datetime, founded: datetime, stylesheet: str,
    kept: Collection[str] = (), ground: str = "",
) -> Iterator[Work[Sequence[Written]]]:  # fmt: skip
    """Every digest at its address, written when it is asked for; what comes on the day of `moment` is in none yet.

    `slips` are those of all public items, newest first; all else is as in `syndication.plan`.
    """
    press = _Press(settings, words, founded, stylesheet, ground)
    daily, *weekly = all_of(settings, words)
    yield press.digest(daily, list(islice(_over(_newest(slips), periods.day, moment), DAYS)))
    held = _weekly(_newest(slips), [one.listing for one in weekly], moment)
    for one in weekly:
        yield press.digest(one, held.get(one.listing, ()))
    for address, name in imprint.gone(kept, [one.listing for one in weekly]):
        yield press.digest(_named(address, name, settings, words), ())


def all_of(settings: Settings, words: Words) -> tuple[Digest, ...]:
    """The daily ones of all news, then the weekly ones of all news, of each topic and of each place."""
    site, council = settings.site_name, settings.council
    return (
        Digest(
            "", words("digest_daily", name=site), words("digest_daily_about", council=council), name=site, daily=True
        ),
        Digest("", words("digest_weekly", name=site), words("digest_weekly_about", council=council), name=site),
        *(_named(f"topics/{key}/", settings.topic_name(key), settings, words) for key in settings.topics),
        *(_named(f"places/{key}/", settings.place_name(key), settings, words) for key in settings.places),
    )


def groups(settings: Settings, words: Words) -> tuple[opml.Group, ...]:
    """The same for the list of feeds."""
    return ((words("digests"), all_of(settings, words)),)


def due(slips: Iterable[Slip], moment: datetime) -> datetime | None:
    """When there will be another entry: at midnight if anything came today, or else when this week is over."""
    day, week, now = periods.day(moment), periods.week(moment), moment.timestamp()
    stamps_ = (s.stamp for slip in slips for s in slip.stubs if s.sort not in entries.OF_ALERTS_ONLY)
    newest = max((stamp for stamp in stamps_ if stamp <= now), default=0.0)
    return next((period.ends for period in (day, week) if newest >= period.begins), None)


def _named(listing: str, name: str, settings: Settings, words: Words) -> Digest:
    whole = f"{name} – {settings.site_name}"
    about = words("digest_weekly_named", name=name, council=settings.council)
    return Digest(listing, words("digest_weekly", name=whole), about, name=whole)


def _newest(slips: Sequence[Slip]) -> Iterator[Pending]:
    """All that came, newest first, as far as somebody wants to know: of ten thousand items a few hundred."""
    own = (Pending(-slip.stubs[0].stamp, slip.stubs[0].id, 0, slip.stubs[0], slip) for slip in slips)
    notes = sorted(
        Pending(-stub.stamp, stub.id, number, stub, slip)
        for slip in slips if len(slip.stubs) > 1
        for number, stub in enumerate(slip.stubs) if number and stub.sort not in entries.OF_ALERTS_ONLY
    )  # fmt: skip
    return merge(own, notes, key=itemgetter(0))


def _over(
    found: Iterable[Pending], of: Callable[[datetime], Period], moment: datetime
) -> Iterator[tuple[Period, list[Pending]]]:
    """Each day or week that is over and has anything in it, the newest first."""
    period: Period | None = None
    several: list[Pending] = []
    is_over = False
    for pending in found:
        if period is None or pending.stub.stamp < period.begins:
            if period and several:
                yield period, sorted(several)
            period, several = of(datetime.fromtimestamp(pending.stub.stamp, moment.tzinfo)), []
            is_over = is_past(period.ends, moment)
        if is_over:
            several.append(pending)
    if period and several:
        yield period, sorted(several)


def _told(several: Sequence[Pending]) -> Iterator[Pending]:
    """What a digest has of them: of what was withdrawn only that; no notes beside the item that already tells of them."""
    whole = {pending.slip.item.path for pending in several if not pending.number}
    for pending in several:
        if pending.slip.item.withdrawn:
            is_told = pending.stub.sort == "withdrawn"
        else:
            is_told = not pending.number or pending.slip.item.path not in whole
        if is_told:
            yield pending


def _weekly(
    found: Iterable[Pending], lists: Iterable[str], moment: datetime
) -> Mapping[str, list[tuple[Period, list[Pending]]]]:
    """By list the newest weeks that have anything on it, as far back as one of the lists has too few."""
    held: dict[str, list[tuple[Period, list[Pending]]]] = defaultdict(list)
    wanting = set(lists)
    for period, several in _over(found, periods.week, moment):
        of_lists: dict[str, list[Pending]] = defaultdict(list)
        for pending in several:
            for listing in wanting.intersection(("", *pending.slip.feeds)):
                of_lists[listing].append(pending)
        for listing, some in of_lists.items():
            held[listing].append((period, some))
        wanting -= {listing for listing in of_lists if len(held[listing]) == WEEKS}
        if not wanting:
            break
    return held


class _Press(Imprint):
    """Writes digests: entries of entries."""

    def digest(self, feed: Digest, held: Held) -> Work[Sequence[Written]]:
        bases = (period.key.encode() + pending.basis for period, several in held for pending in several)

        def make() -> Sequence[Written]:
            found = [entry for period, several in held if (entry := self._entry(feed, period, list(_told(several))))]
            return [self.rss(feed, found)]

        return self.work(feed.rss, (self.dated, *bases), make)  # nothing is left where all was withdrawn

    def _entry(self, feed: Digest, period: Period, told: Sequence[Pending]) -> Entry | None:
        """None where all that came was withdrawn."""
        if not told:
            return None
        parts = [self._part(pending, period) for pending in told]
        sort = "daily" if feed.daily else "weekly"
        about = f"{feed.listing.rstrip('/')}:" if feed.listing else ""
        day = self.words("weekday_date", weekday=self.words.weekdays[period.last_day.weekday()],
                         date=self.words.date(period.last_day)) if feed.daily else self.words.date(period.last_day)  # fmt: skip
        items = self.words.count("items", len(parts))
        return Entry(
            self.settings.tag(f"{sort}:{about}{period.key}"),
            self._address(feed, told, parts),
            self.words(f"digest_of_{sort}", name=feed.name, day=day, items=items),
            " • ".join(f"{part.title}: {part.summary}" for part in parts),
            self._html(parts),
            period.ends,
            period.ends,
        )

    def _part(self, pending: Pending, period: Period) -> Entry:
        """What the other feeds said of it at the end of the period."""
        slip = pending.slip
        found = self.once((slip.item.path, period.key), lambda: self._composed(slip, period.last_moment))
        return found[pending.number]

    def _composed(self, slip: Slip, last: datetime) -> Sequence[Entry]:
        item, whole = life.shown(slip.item, last), slip.whole()
        if isinstance(item, Alert):
            item = item.model_copy(update={"next_update": None})  # it has come when anybody reads this
        made = Made(item, whole.html, None, whole.picture, "", life.phase(item, last))
        return entries.compose(made, self.settings, self.words)

    def _address(self, feed: Digest, told: Sequence[Pending], parts: Sequence[Entry]) -> str:
        """The day on the list of the month, or of the year of a topic or place; what stands on none is led to itself."""
        for pending in told:
            date = pending.slip.item.date
            listing = f"{feed.listing}{date.year}/" if feed.listing else f"news/{date.year}/{date.month:02}/"
            if not pending.number and listing in pending.slip.lists:
                return f"{self.settings.url}{listing}#{addresses.of_day(date)}"
        return parts[0].address

    def _html(self, parts: Sequence[Entry]) -> str:
        """Enough for a mail: headings, whole texts, whom to ask, whose news it is."""
        told = (contents.in_digest(part.address, part.title, part.summary, part.html) for part in parts)
        return "".join((*told, contents.of_council(self.settings, self.words)))
