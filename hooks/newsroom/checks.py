"""Everything that is looked at before an item may be published, beyond what its own definition says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from newsroom import addresses, cards, colours, life, links, permanence, pictures, sanitiser
from newsroom.item import Alert, Item
from newsroom.life import is_public
from newsroom.links import Dead, Map, Withheld
from newsroom.news import News
from newsroom.parts import Image
from newsroom.problems import Problem
from newsroom.sanitiser import Named
from newsroom.settings import Settings


def examine(
    news: News, settings: Settings, root: Path, docs: Path, moment: datetime, published: Iterable[str] = ()
) -> News:
    """The news with all problems found; what links to an item held back is held back too."""
    items = (*(life.shown(item, _first_read(item, moment)) for item in news.items), *_mistaken(news, moment))
    endless = {item.path for item in items if next(sanitiser.endless(item.body), None)}
    named = {item.path: () if item.path in endless else tuple(sanitiser.links(item.body)) for item in items}
    known = frozenset(published)
    documents = links.handwritten(docs)
    news = news.found(permanence.check(news, root, known, moment, documents, settings.url))
    ended = without_consent(news, moment)
    with ThreadPoolExecutor() as crew:  # Pillow decodes beside whatever else is looked at
        shown = crew.map(
            lambda item: tuple(_pictures(item, news, named[item.path], Map(root, {}, withheld=ended))), items
        )
        looked = news.found(p for item in items for p in _look(item, news, settings))
        news = looked.found(p for several in shown for p in several)
    news = news.found(_dead_links(news, items, named, root, documents, moment, known))
    news = _without_bad_pictures(news)
    return news.found(_dragged(news, items, named, moment, known))


def settings_problems(settings: Settings, path: str = "mkdocs.yml") -> Iterator[Problem]:
    """What is wrong for every page or card at once: said of the settings, not of each item."""
    yield from colours.problems(settings, path)
    if _unsigned(settings):
        name = cards.signature(settings)
        yield Problem(
            path,
            1,
            "extra.newsroom.short_name",
            f"“{name}” can't be drawn on the cards; write a short_name of few words in plain letters",
        )


def _unsigned(settings: Settings) -> bool:
    """Whether no card can bear the council's name, under any headline."""
    signature = cards.signature(settings)
    return any(cards.misfit("News", signature, photo=photo) for photo in (False, True))


_NOT_PUBLIC = "is not public yet; take the link out, or add it once that item is published"
_MISTAKEN = "is held back by a mistake of its own; mend that first"


def public_map(news: News, root: Path, docs: Path, moment: datetime, published: Iterable[str] = ()) -> Map:
    """What an item may link to once all problems are known."""
    found = _map(news, root, links.handwritten(docs), moment, frozenset(published), _held(news))
    return replace(found, withheld=without_consent(news, moment))


def without_consent(news: News, moment: datetime) -> frozenset[str]:
    """The files of pictures whose people do not agree any more to be shown, wherever else they are shown."""
    ended = (consent for consent in news.consents if life.is_past(consent.until, moment))
    return frozenset(path for consent in ended if (path := links.path_of(consent.path, consent.src)))


def _without_bad_pictures(news: News) -> News:
    """An alert whose picture is no good is published without it."""
    bad = {p.path for p in news.problems if not p.grave and p.field == "image.src"}
    items = tuple(i.model_copy(update={"image": None}) if i.path in bad else i for i in news.items)
    return replace(news, items=items) if bad else news


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
        first_read = _first_read(item, moment)
        if first_read.timestamp() not in maps:
            maps[first_read.timestamp()] = _map(news, root, documents, first_read, published, frozenset())
        yield from links.check(item, named[item.path], maps[first_read.timestamp()])


def _first_read(item: Item, moment: datetime) -> datetime:
    return max(moment, item.date, key=datetime.timestamp)


def _dragged(
    news: News, items: Iterable[Item], named: Mapping[str, Sequence[Named]], moment: datetime, published: frozenset[str]
) -> Iterator[Problem]:
    """What links to an item that is held back is held back too, and what links to that; each link is asked once."""
    linking: dict[str, list[tuple[Item, int, str]]] = {}
    for item in items:
        for line, target, _, is_picture in named[item.path]:
            if not is_picture and (path := links.path_of(item.path, target)) not in (None, item.path):
                linking.setdefault(str(path), []).append((item, line + item.body_line - 1, target))
    held = _held(news)
    readable = {item.path: item for item in news.items}
    waiting = [readable[path] for path in held if path in readable]
    while waiting:
        mistaken = waiting.pop()
        if mistaken.address in published:
            continue
        for item, line, target in linking.get(mistaken.path, ()):
            if is_public(mistaken, _first_read(item, moment)):
                yield Problem(item.path, line, "text", f"{target} {_MISTAKEN}", _is_needed(item))
                if item.path not in held and _is_needed(item):
                    held.add(item.path)
                    waiting.append(item)


def _held(news: News) -> set[str]:
    return {p.path for p in news.problems if p.grave}


def _map(
    news: News,
    root: Path,
    documents: dict[str, str],
    moment: datetime,
    published: frozenset[str],
    held: Collection[str],
) -> Map:
    """`held` are items whose mistakes count against whoever links to them."""
    unread = frozenset(news.paths) - {item.path for item in news.items}
    pages = documents | {path: addresses.of_item(path) for path in unread if addresses.of_item(path) in published}
    waiting = dict.fromkeys(news.paths, _MISTAKEN)
    for item in news.items:
        if not is_public(item, moment):
            waiting[item.path] = _NOT_PUBLIC
        elif item.path not in held or item.address in published:
            pages[item.path] = item.address
    return Map(root, pages, {path: why for path, why in waiting.items() if path not in pages})


def _look(item: Item, news: News, settings: Settings) -> Iterator[Problem]:
    endless = next(sanitiser.endless(item.body), None)
    for line, what in [endless] if endless else sanitiser.refused(item.body):
        yield Problem(item.path, line + item.body_line - 1, "text", what, bool(endless) or _is_needed(item))
    signed = "" if _unsigned(settings) else cards.signature(settings)  # else every item would be held back for it
    if reason := cards.misfit(item.headline, signed, photo=item.image is not None):
        field = "short_title" if item.short_title else "title"
        plain = "" if _is_needed(item) else "; until then it gets the plain card"
        yield Problem(item.path, news.line(item, field), field, reason + plain, _is_needed(item))


def _is_needed(item: Item) -> bool:
    """Whether what is wrong with looks and links holds the item back: never an alert, of which they are left out."""
    return not isinstance(item, Alert)


def _pictures(item: Item, news: News, named: Sequence[Named], where: Map) -> Iterator[Problem]:
    shown = [(line + item.body_line - 1, "text", target) for line, target, _, is_picture in named if is_picture]
    if item.image:
        shown.append((news.line(item, "image", "src"), "image.src", item.image.src))
    for line, field, target in shown:
        try:
            if reason := pictures.fault(where.picture(item, target)):
                yield Problem(item.path, line, field, reason, _is_needed(item))
        except Withheld as reason:
            yield Problem(item.path, line, field, str(reason), grave=False)
        except Dead as reason:
            if field != "text":  # those of the text are said with its links
                yield Problem(item.path, line, field, str(reason), _is_needed(item))
