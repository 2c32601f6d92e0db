"""Everything that is looked at before an item may be published, beyond what its own definition says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from newsroom import addresses, cards, links, pictures, sanitiser
from newsroom.item import Image, Item
from newsroom.links import Dead, Map
from newsroom.news import News, is_public
from newsroom.problems import Problem
from newsroom.sanitiser import Named
from newsroom.settings import Settings


def examine(
    news: News, settings: Settings, root: Path, docs: Path, moment: datetime, published: Iterable[str] = ()
) -> News:
    """The news with all problems found; links are asked again until nothing more is held back through them."""
    items = (*news.items, *_mistaken(news, moment))
    named = {item.path: tuple(sanitiser.links(item.body)) for item in items}
    news = news.found(p for item in items for p in _look(item, news, named[item.path], settings, root))
    documents = links.handwritten(docs)
    while True:
        found = news.found(_dead_links(news, items, named, root, documents, moment, frozenset(published)))
        if found.problems == news.problems:
            return news
        news = found


_NOT_PUBLIC = "is not public yet; take the link out, or add it once that item is published"
_MISTAKEN = "is held back by a mistake of its own; mend that first"


def public_map(news: News, root: Path, docs: Path, moment: datetime, published: Iterable[str] = ()) -> Map:
    """What an item may link to once all problems are known."""
    return _map(news, root, links.handwritten(docs), moment, frozenset(published))


def _mistaken(news: News, moment: datetime) -> Iterator[Item]:
    """Of files whose fields are mistaken, what can be looked at all the same, so that all is said at once."""
    readable = {item.path for item in news.items}
    for path, source in news.sources.items():
        if path not in readable:
            title = str(source.fields.get("short_title") or source.fields.get("title") or "")
            image = source.fields.get("image")
            named = (
                Image.model_construct(src=str(image["src"])) if isinstance(image, dict) and image.get("src") else None
            )
            yield Item.model_construct(
                title=title, date=moment, image=named, path=path, body=source.body, body_line=source.body_line
            )


def _dead_links(
    news: News,
    items: Iterable[Item],
    named: Mapping[str, Sequence[Named]],
    root: Path,
    documents: dict[str, str],
    moment: datetime,
    published: frozenset[str],
) -> Iterator[Problem]:
    """An item under embargo may link to what is public by then."""
    maps: dict[float, Map] = {}
    for item in items:
        first_read = max(moment, item.date, key=datetime.timestamp)
        if first_read.timestamp() not in maps:
            maps[first_read.timestamp()] = _map(news, root, documents, first_read, published)
        yield from links.check(item, named[item.path], maps[first_read.timestamp()])


def _map(news: News, root: Path, documents: dict[str, str], moment: datetime, published: frozenset[str]) -> Map:
    held = {p.path for p in news.problems if p.grave}
    unread = frozenset(news.paths) - {item.path for item in news.items}
    pages = documents | {path: addresses.of_item(path) for path in unread if addresses.of_item(path) in published}
    waiting = dict.fromkeys(news.paths, _MISTAKEN)
    for item in news.items:
        if not is_public(item, moment):
            waiting[item.path] = _NOT_PUBLIC
        elif item.path not in held or item.address in published:
            pages[item.path] = item.address
    return Map(root, pages, {path: why for path, why in waiting.items() if path not in pages})


def _look(item: Item, news: News, named: Sequence[Named], settings: Settings, root: Path) -> Iterator[Problem]:
    for line, what in sanitiser.refused(item.body):
        yield Problem(item.path, line + item.body_line - 1, "text", what)
    yield from _pictures(item, news, named, root)
    if reason := cards.misfit(item.headline, cards.signature(settings), photo=item.image is not None):
        field = "short_title" if item.short_title else "title"
        yield Problem(item.path, news.line(item, field), field, reason)


def _pictures(item: Item, news: News, named: Sequence[Named], root: Path) -> Iterator[Problem]:
    where = Map(root, {})
    shown = [(line + item.body_line - 1, "text", target) for line, target, _, is_picture in named if is_picture]
    if item.image:
        shown.append((news.line(item, "image", "src"), "image.src", item.image.src))
    for line, field, target in shown:
        try:
            if reason := pictures.fault(where.picture(item, target)):
                yield Problem(item.path, line, field, reason)
        except Dead as reason:
            if field != "text":  # those of the text are said with its links
                yield Problem(item.path, line, field, str(reason))
