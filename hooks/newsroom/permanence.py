"""What was published stays: an address may not just go, nothing is taken back in silence, an old address leads to one item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from newsroom import addresses, fields, life, periods, record
from newsroom.item import Item
from newsroom.life import is_public
from newsroom.news import News
from newsroom.problems import Problem
from newsroom.source import Source

_SENT = timedelta(weeks=8)  # digests of weeks before are hardly anywhere, and old news that is brought along is in none
_OURS = "a page or file that the newsroom writes itself"
_HOW_BACK = {
    True: "was published, but its file is gone; put the file back and write `withdrawn` into it, or, if it has another "
    "name now, write this address into its `aliases`",
    False: "was published, but nothing stands there any more; bring back what stood there, or write this address into "
    "the `aliases` of an item",
}


def check(
    news: News, root: Path, published: frozenset[str], moment: datetime, documents: Mapping[str, str], url: str
) -> Iterator[Problem]:
    """A problem for each address that `published` names and nothing answers, and for each that is claimed twice.

    `documents` are the addresses of hand-written pages by their paths, `url` is that of the newsroom.
    """
    yield from record.problems(root)
    yield from _gone(news, root, published, moment, url)
    yield from _taken_back(news, published, moment)
    yield from _aliases(news, documents, published)


def missed(items: Iterable[Item], published: frozenset[str], moment: datetime) -> list[Item]:
    """The new ones among `items` that the digest of their day went out without, by path; none before anything was published."""
    if not published:
        return []
    today = periods.day(moment).begins
    since = today - _SENT.total_seconds()
    late = (item for item in life.public(items, moment) if since <= item.stamp < today)
    return sorted((i for i in late if published.isdisjoint((i.address, *i.aliases))), key=lambda item: item.path)


def _gone(news: News, root: Path, published: frozenset[str], moment: datetime, url: str) -> Iterator[Problem]:
    """A list of a year or a month may come to be empty; all else that stood somewhere stands there or leads on."""
    led = {alias for item in news.items if item.aliases and is_public(item, moment) for alias in item.aliases}
    led |= {alias for unread in news.unread for alias in _written(unread, url)}
    stories = {addresses.of_thread(i.thread) for i in news.items if i.thread}
    stories |= {addresses.of_thread(str(s.fields["thread"])) for s in news.unread if s.fields.get("thread")}
    unread = {addresses.of_item(path) for path in news.paths}
    gone = [a for a in published.difference(unread, led, stories, news.lists) if not addresses.is_by_time(a)]
    lines = record.lines(root) if gone else {}
    for address in gone:
        yield Problem(record.NAME, lines.get(address, 1), "", f"{address} {_HOW_BACK[address.startswith('news/')]}")


def _written(source: Source, url: str) -> Iterator[str]:
    """The aliases of a file that could not be read otherwise."""
    written = source.fields.get("aliases")
    for alias in written if isinstance(written, list) else ():
        with suppress(ValueError):
            yield fields.alias(str(alias), url)


def _taken_back(news: News, published: frozenset[str], moment: datetime) -> Iterator[Problem]:
    """What was public is withdrawn in so many words: it may not become a draft or come later again."""
    public = {item.path for item in life.public(news.items, moment)}
    for item in news.items:
        if item.path not in public and item.address in published:
            field = "draft" if item.draft else "date"
            what = "is a draft" if item.draft else "lies in the future"
            said = (
                f"{what}, but the item was published; readers know it: write `withdrawn` instead, with date and reason"
            )
            yield Problem(item.path, news.line(item, field), field, said)


def _aliases(news: News, documents: Mapping[str, str], published: frozenset[str]) -> Iterator[Problem]:
    """An old address leads to one item, and nothing else stands there."""
    leading = [item for item in news.items if item.aliases]
    if not leading:
        return
    live = {item.address: item.path for item in news.items} | {at: path for path, at in documents.items()}
    live |= dict.fromkeys(news.lists, "a list of this newsroom")
    live |= {addresses.of_thread(i.thread): "the page of a story" for i in news.items if i.thread}
    keyed = tuple(address for address in news.lists if address.count("/") > 1)
    taken = {address.casefold(): by for address, by in live.items()}  # some systems can't tell capitals apart
    for item in sorted(leading, key=lambda i: (i.draft, i.address not in published, i.stamp, i.path)):
        for number, alias in enumerate(item.aliases):
            key = alias.casefold()
            by = taken.get(key) or (_OURS if addresses.is_kept(key) or key.startswith(keyed) else "")
            if not by:
                taken[key] = item.path
                continue
            what = f"/{alias} is the address of {by}; take it out: only an address where nothing stands can lead here"
            yield Problem(item.path, news.line(item, "aliases", number), "aliases", what)
