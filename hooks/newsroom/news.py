"""All items of the newsroom: read once, then asked what is public at a moment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain
from math import inf
from pathlib import Path

from newsroom import addresses, life, reading, source
from newsroom.item import Item
from newsroom.life import is_past, is_public
from newsroom.problems import Problem
from newsroom.reading import Consent, Reading
from newsroom.settings import Settings
from newsroom.source import Source


@dataclass(frozen=True)
class News:
    """Every file of news: the items that could be read, newest first, and what is wrong with the others.

    `lists` are the addresses that stand whether they have items or not: those of topics, places and kinds. `consents` say
    until when the people in a picture agreed to be shown, those of drafts and of mistaken files too. `unread` are the fields
    of files that make no item, `times` by path those at which an item becomes different, as `Reading` has them.
    """

    items: tuple[Item, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    paths: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    lists: frozenset[str] = frozenset()
    consents: tuple[Consent, ...] = ()
    unread: tuple[Source, ...] = ()
    times: Mapping[str, tuple[float, ...]] = field(default_factory=dict)

    def line(self, item: Item, *where: str | int) -> int:
        """The line of a field in the item's file."""
        return self.sources[item.path].line(where)

    def found(self, problems: Iterable[Problem]) -> News:
        """The same news, with more problems found."""
        return replace(self, problems=tuple(sorted({*self.problems, *problems})))

    def on(self, moment: datetime, *, published: frozenset[str] = frozenset(), preview: bool = False) -> Edition:
        """What is public at `moment`; an item with a grave problem is held back.

        `published` are addresses that already had a page: where none is left, the edition says so there. A preview also
        holds drafts and scheduled items.
        """
        held = {p.path for p in self.problems if p.grave}.intersection(self.paths)
        drafts = tuple(i for i in self.items if i.draft)
        sound = [i for i in self.items if not i.draft and i.path not in held]
        public = tuple(life.public(sound, moment))
        scheduled = tuple(i for i in sound if not is_public(i, moment)) if len(public) < len(sound) else ()
        chosen = tuple(i for i in self.items if i.path not in held) if preview else public
        held -= {i.path for i in drafts}
        account = Account(
            len(self.paths), len(public), len(scheduled), len(drafts), tuple(sorted(held)), _next(scheduled)
        )
        shown = tuple(self._shown(i, moment) for i in chosen)
        redirects = {alias: i.address for i in public for alias in i.aliases}
        silent = sorted(published.difference(self.lists, redirects, answered(chosen)))
        return Edition(
            shown, moment, account, self._next_due(moment),
            tuple(a for a in silent if not addresses.is_list(a)), redirects,
            tuple(a for a in silent if addresses.is_list(a)),
        )  # fmt: skip

    def _shown(self, item: Item, moment: datetime) -> Item:
        """What of it may be public: all of it, where no other time is written than that of its publication."""
        if len(self.times.get(item.path, ())) == 1:
            return item
        return life.shown(item, max(moment, item.date, key=datetime.timestamp))

    def _next_due(self, moment: datetime) -> datetime | None:
        """The next moment at which any page differs: one that is written in an item, be it held back until then."""
        now, never = moment.timestamp(), (inf,)
        differing = (i for i in self.items if not i.draft and self.times.get(i.path, never)[-1] > now)
        written = (t for i in differing for t in life.times(i))
        times = (t for t in chain(written, (c.until for c in self.consents)) if not is_past(t, moment))
        return min(times, key=datetime.timestamp, default=None)


def answered(items: Iterable[Item]) -> set[str]:
    """The addresses that stand because of these items: their own and those of their stories."""
    found = set()
    for item in items:
        found.add(item.address)
        if item.thread:
            found.add(addresses.of_thread(item.thread))
    return found


@dataclass(frozen=True)
class Account:
    """Where every file of news ended: the four counts add up to the files."""

    files: int
    published: int
    scheduled: int
    drafts: int
    held_back: tuple[str, ...]
    next: datetime | None

    def __str__(self) -> str:
        soon = f" (next at {self.next:%Y-%m-%d %H:%M})" if self.next else ""
        return (
            f"{self.files:,} file{'' if self.files == 1 else 's'}: {self.published:,} public, {self.scheduled:,} scheduled{soon}, "
            f"{self.drafts:,} draft{'' if self.drafts == 1 else 's'}, {len(self.held_back):,} held back"
        )


@dataclass(frozen=True)
class Edition:
    """The newsroom at one moment: its items newest first, as they are public then, and when it will next be different.

    `corrected` are addresses where an item was published and now none is; `redirects` lead from old to new ones; `listed`
    are those of lists that were published, of which some may have nothing on them any more.
    """

    items: tuple[Item, ...]
    moment: datetime
    account: Account
    next_due: datetime | None
    corrected: tuple[str, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    listed: tuple[str, ...] = ()

    @property
    def current(self) -> Iterator[Item]:
        """The items that still ask for attention, those of the home page, as far as somebody wants to know."""
        return (item for item in self.items if life.is_current(item, self.moment))

    @property
    def leading(self) -> Iterator[Item]:
        """Of these, the items that were told to lead the home page, be it until a moment that has come."""
        return (item for item in self.items if item.lead_until and life.is_current(item, self.moment))


def read(root: Path, settings: Settings, folder: str = "news", published: Collection[str] = ()) -> News:
    """Read every Markdown file below `folder`; nothing is raised for what is wrong with one of them.

    Of two items with one id, that at an address already `published` keeps it.
    """
    given = reading.context(settings)
    paths = sorted(path for path, _ in reading.find(root, folder))
    return gather(root, settings, [reading.read(root, path, given) for path in paths], published)


def gather(root: Path, settings: Settings, readings: Sequence[Reading], published: Collection[str] = ()) -> News:
    """The news of files that were read, in the order of their paths."""
    items = tuple(sorted((r.item for r in readings if r.item), key=lambda i: (-i.stamp, i.path)))
    sources = _Sources(root, {r.path: r.source for r in readings if r.item or r.source})
    problems = {p for r in readings for p in r.problems}
    problems.update(_doubles(items, sources, published))
    consents = tuple(consent for r in readings for consent in r.consents)
    lists = addresses.lists(settings.topics, settings.places)
    times = {r.path: r.times for r in readings}
    unread = tuple(r.source for r in readings if r.source and not r.item)
    return News(items, sources, tuple(times), tuple(sorted(problems)), lists, consents, unread, times)


class _Sources(Mapping[str, Source]):
    """The fields and lines of every file that has any, read again when somebody asks for those of an item."""

    def __init__(self, root: Path, found: Mapping[str, Source | None]) -> None:
        self._root, self._found = root, dict(found)

    def __getitem__(self, path: str) -> Source:
        known = self._found[path]
        if known is None:
            known = self._found[path] = source.read(path, reading.load(self._root, path))
        return known

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _doubles(items: Sequence[Item], sources: Mapping[str, Source], published: Collection[str]) -> Iterator[Problem]:
    """Two items may share neither an address nor an id; the one that readers know keeps it, or else the older one."""
    if len({i.id for i in items}) == len({i.address for i in items}) == len(items):
        return
    seen: dict[tuple[str, str], Item] = {}
    for item in sorted(items, key=lambda i: (i.draft, i.address not in published, i.stamp, i.path)):
        for name, value, hint in (
            ("id", item.id, "take this line out and run `newsroom check --fix`, which mints another"),
            ("", item.address, "rename one"),
        ):
            first = seen.setdefault((name, value), item)
            if first is not item:
                what = f"{value} is also the {'id' if name else 'address'} of {first.path}; {hint}"
                yield Problem(item.path, sources[item.path].line((name,)), name, what)


def _next(scheduled: Iterable[Item]) -> datetime | None:
    return min((i.date for i in scheduled), key=datetime.timestamp, default=None)
