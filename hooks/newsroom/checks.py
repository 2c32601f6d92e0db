"""Everything that is looked at before an item may be published, beyond what its own definition says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from newsroom import cards, links, pictures, sanitiser
from newsroom.item import Item
from newsroom.links import Dead, Map
from newsroom.news import News, is_public
from newsroom.problems import Problem
from newsroom.settings import Settings


def examine(
    news: News, settings: Settings, root: Path, docs: Path, moment: datetime, published: Iterable[str] = ()
) -> News:
    """The news with all problems found; links are asked again until nothing more is held back through them."""
    news = news.found(p for item in news.items for p in _look(item, news, settings, root))
    documents = links.handwritten(docs)
    while True:
        where = _map(news, root, documents, moment, frozenset(published))
        found = news.found(p for item in news.items for p in links.check(item, where))
        if found.problems == news.problems:
            return news
        news = found


def public_map(news: News, root: Path, docs: Path, moment: datetime, published: Iterable[str] = ()) -> Map:
    """What an item may link to once all problems are known."""
    return _map(news, root, links.handwritten(docs), moment, frozenset(published))


def _map(news: News, root: Path, documents: dict[str, str], moment: datetime, published: frozenset[str]) -> Map:
    held = {p.path for p in news.problems if p.grave}
    pages = dict(documents)
    for item in news.items:
        if is_public(item, moment) and (item.path not in held or item.address in published):
            pages[item.path] = item.address
    return Map(root, pages, frozenset(news.paths) - frozenset(pages))


def _look(item: Item, news: News, settings: Settings, root: Path) -> Iterator[Problem]:
    for line, what in sanitiser.refused(item.body):
        yield Problem(item.path, line + item.body_line - 1, "text", what)
    yield from _pictures(item, news, root)
    if reason := cards.misfit(item.headline, settings.short_name or settings.council, photo=item.image is not None):
        field = "short_title" if item.short_title else "title"
        yield Problem(item.path, news.line(item, field), field, reason)


def _pictures(item: Item, news: News, root: Path) -> Iterator[Problem]:
    where = Map(root, {})
    named = [
        (line + item.body_line - 1, "text", target)
        for line, target, _, is_picture in sanitiser.links(item.body)
        if is_picture
    ]
    if item.image:
        named.append((news.line(item, "image", "src"), "image.src", item.image.src))
    for line, field, target in named:
        try:
            if reason := pictures.fault(where.picture(item, target)):
                yield Problem(item.path, line, field, reason)
        except Dead as reason:
            if field != "text":  # those of the text are said with its links
                yield Problem(item.path, line, field, str(reason))
