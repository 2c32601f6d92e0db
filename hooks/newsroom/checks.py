"""Everything that is looked at before an item may be published, beyond what its own definition says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from newsroom import (
    addresses,
    cards,
    colours,
    contacts,
    documents,
    endings,
    following,
    invented,
    life,
    links,
    looks,
    permanence,
    pictures,
    whereabouts,
)
from newsroom.boundaries import Boundaries
from newsroom.directory import Directory
from newsroom.item import Item
from newsroom.life import is_public
from newsroom.links import Dead, Map, Withheld
from newsroom.looks import Look, is_needed
from newsroom.news import News
from newsroom.parts import Image
from newsroom.problems import Problem
from newsroom.settings import CONFIG, Settings

Led = Callable[[Map, str], str]


@dataclass(frozen=True)
class Finding:
    """Whether anything was wrong with what an item shows and names, and what that rests on.

    `passed` of its times had come, and each path that it names led where `led` says; `inner` are lines and targets of
    its links into the newsroom.
    """

    is_sound: bool
    passed: int
    led: tuple[tuple[str, str], ...] = ()
    inner: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Earlier:
    """What need not be looked at again: what was found of items, by path, and `looks` that were taken already.

    `led` tells where a path leads on a map, so that it says something else once another file lies there.
    """

    findings: Mapping[str, Finding]
    looks: Mapping[str, Look]
    led: Led


def examine(
    news: News, settings: Settings, root: Path, docs: Path, moment: datetime, published: Iterable[str] = ()
) -> News:
    """The news with all problems found; what links to an item held back is held back too."""
    return review(news, settings, root, docs, moment, frozenset(published), Earlier({}, {}, lambda _, __: ""))[0]


def review(
    news: News,
    settings: Settings,
    root: Path,
    docs: Path,
    moment: datetime,
    published: frozenset[str],
    earlier: Earlier,
) -> tuple[News, dict[str, Finding]]:
    """The same, sparing what was sound before and rests on the same; with what is to be remembered of every item."""
    documents = links.handwritten(docs)
    said = set(news.found(permanence.check(news, root, published, moment, documents, settings.url)).problems)
    news = news.found(said)
    where = replace(_map(news, root, documents, moment, published), withheld=without_consent(news, moment))
    now = moment.timestamp()
    sound = {i.path: f for i in news.items if (f := _still_sound(i, news, now, where, earlier))}
    items = (
        *(life.shown(i, _first_read(i, moment)) for i in news.items if i.path not in sound), *_mistaken(news, moment)
    )  # fmt: skip
    seen = {item.path: earlier.looks.get(item.path) or looks.take(item, settings, news.line) for item in items}
    news = news.found(p for look in seen.values() for p in look.problems)
    news = news.found(_bad_pictures(items, seen, news, where))
    news = news.found(_dead_links(news, items, seen, where, published, moment))
    news = _without_bad_pictures(news)
    inner = {path: finding.inner for path, finding in sound.items() if finding.inner}
    inner |= {item.path: tuple(looks.inner_links(item, seen[item.path])) for item in items}
    news = news.found(_dragged(news, inner, moment, published))
    wrong = {problem.path for problem in news.problems if problem not in said}
    for item in items:
        led = tuple((path, earlier.led(where, path)) for path in looks.named_files(item, seen[item.path]))
        is_sound = item.path not in wrong and is_public(item, moment)
        passed = life.passed(news.times.get(item.path, ()), moment.timestamp())
        sound[item.path] = Finding(is_sound, passed, led, inner[item.path])
    return news, sound


def settings_problems(settings: Settings, path: str = CONFIG) -> Iterator[Problem]:
    """What is wrong for every page or card at once: said of the settings, not of each item."""
    yield from colours.problems(settings, path)
    yield from following.problems(settings, path)
    if looks.is_unsigned(settings):
        name = cards.signature(settings)
        yield Problem(
            path,
            1,
            "extra.newsroom.short_name",
            f"“{name}” can't be drawn on the cards; write a short_name of few words in plain letters",
        )


def of_settings(config: Mapping[str, Any], docs: Path, settings: Settings, file: Path) -> list[Problem]:
    """What is wrong in the settings, the menu and the hand-written pages: nothing is published until it is mended."""
    return whereabouts.placed(file, (*settings_problems(settings), *documents.check(config, docs, settings)))


def around(news: News, settings: Settings, directory: Directory, boundaries: Boundaries, root: Path) -> News:
    """The news with what is wrong beside its items: in tables and maps, of places that ended, of what is invented."""
    made_up = whereabouts.placed(root / CONFIG, invented.problems(settings))
    ended = endings.problems(news, directory.ended, settings)
    return news.found((*directory.problems, *boundaries.problems, *ended, *made_up))


def advice(settings: Settings, root: Path) -> list[Problem]:
    """What would be better in the settings, though nothing there is wrong."""
    return whereabouts.placed(root / CONFIG, contacts.advice(settings))


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


def _still_sound(item: Item, news: News, now: float, where: Map, earlier: Earlier) -> Finding | None:
    """What was found of the item, if nothing was wrong and that still rests on the same."""
    found = earlier.findings.get(item.path)
    if not found or not found.is_sound or found.passed != life.passed(news.times[item.path], now):
        return None
    return found if all(earlier.led(where, path) == before for path, before in found.led) else None


def _without_bad_pictures(news: News) -> News:
    """An alert whose picture is no good is published without it."""
    bad = {p.path for p in news.problems if not p.grave and p.field == "image.src"}
    items = tuple(i.model_copy(update={"image": None}) if i.path in bad else i for i in news.items)
    return replace(news, items=items) if bad else news


def _mistaken(news: News, moment: datetime) -> Iterator[Item]:
    """Of files whose fields are mistaken, what can be looked at all the same, so that all is said at once."""
    for source in news.unread:
        title = str(source.fields.get("short_title") or source.fields.get("title") or "")
        image = source.fields.get("image")
        named = Image.model_construct(src=str(image["src"])) if isinstance(image, dict) and image.get("src") else None
        yield Item.model_construct(
            title=title, date=moment, image=named, path=source.path, body=source.body, body_line=source.body_line
        )


def _bad_pictures(items: Sequence[Item], seen: Mapping[str, Look], news: News, where: Map) -> Iterator[Problem]:
    """Pillow decodes beside whatever else is looked at."""
    shown = Map(where.root, {}, withheld=where.withheld)
    with ThreadPoolExecutor() as crew:
        for several in crew.map(lambda item: tuple(_pictures(item, news, seen[item.path], shown)), items):
            yield from several


def _dead_links(
    news: News, items: Iterable[Item], seen: Mapping[str, Look], now: Map, published: frozenset[str], moment: datetime
) -> Iterator[Problem]:
    """An item under embargo may link to what is public by then."""
    maps = {moment.timestamp(): replace(now, withheld=frozenset())}  # of which is said where pictures are looked at
    for item in items:
        first_read = _first_read(item, moment)
        if first_read.timestamp() not in maps:
            maps[first_read.timestamp()] = _map(news, now.root, now.documents, first_read, published)
        yield from links.check(item, seen[item.path].named, maps[first_read.timestamp()])


def _first_read(item: Item, moment: datetime) -> datetime:
    return max(moment, item.date, key=datetime.timestamp)


def _dragged(
    news: News, inner: Mapping[str, Sequence[tuple[int, str]]], moment: datetime, published: frozenset[str]
) -> Iterator[Problem]:
    """What links to an item that is held back is held back too, and what links to that; each link is asked once."""
    held = _held(news)
    readable = {item.path: item for item in news.items} if held else {}
    waiting = [readable[path] for path in held if path in readable]
    linking: dict[str, list[tuple[str, int, str]]] = {}
    for path, several in inner.items() if waiting else ():
        for line, target in several:
            linking.setdefault(str(links.path_of(path, target)), []).append((path, line, target))
    while waiting:
        mistaken = waiting.pop()
        if mistaken.address in published:
            continue
        for path, line, target in linking.get(mistaken.path, ()):
            item = readable.get(path)
            if is_public(mistaken, _first_read(item, moment) if item else moment):
                yield Problem(path, line, "text", f"{target} {_MISTAKEN}", item is None or is_needed(item))
                if item and path not in held and is_needed(item):
                    held.add(path)
                    waiting.append(item)


def _held(news: News) -> set[str]:
    return {p.path for p in news.problems if p.grave}


def _map(
    news: News,
    root: Path,
    documents: Mapping[str, str],
    moment: datetime,
    published: frozenset[str],
    held: Collection[str] = (),
) -> Map:
    """`held` are items whose mistakes count against whoever links to them."""
    pages, waiting = {**documents}, {}
    readable = {item.path for item in news.items}
    for path in news.paths if len(readable) < len(news.paths) else ():
        if path not in readable:
            if addresses.of_item(path) in published:
                pages[path] = addresses.of_item(path)
            else:
                waiting[path] = _MISTAKEN
    public = {item.path: item.address for item in life.public(news.items, moment)}
    waiting |= dict.fromkeys(readable - public.keys(), _NOT_PUBLIC)
    waiting |= {path: _MISTAKEN for path in held if path in public and public[path] not in published}
    pages |= {path: address for path, address in public.items() if path not in waiting} if waiting else public
    return Map(root, pages, waiting, documents=documents)


def _pictures(item: Item, news: News, look: Look, where: Map) -> Iterator[Problem]:
    shown = [(line + item.body_line - 1, "text", target) for line, target, _, is_picture in look.named if is_picture]
    if item.image:
        shown.append((news.line(item, "image", "src"), "image.src", item.image.src))
    for line, field, target in shown:
        try:
            if reason := pictures.fault(where.picture(item, target)):
                yield Problem(item.path, line, field, reason, is_needed(item))
        except Withheld as reason:
            yield Problem(item.path, line, field, str(reason), grave=False)
        except Dead as reason:
            if field != "text":  # those of the text are said with its links
                yield Problem(item.path, line, field, str(reason), is_needed(item))
