"""The plan of an import: what becomes of every file, before anything is written."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from newsroom import addresses
from newsroom.importing import bodies, entries, expiry, leads, oldaddresses, remarks, topics, writing
from newsroom.importing.dialects import Project, files
from newsroom.importing.entries import Entry, text_of
from newsroom.importing.notes import Note, Refused, gather
from newsroom.importing.oldaddresses import Led
from newsroom.importing.oldsite import OldSite
from newsroom.importing.pages import Page
from newsroom.importing.taken import Taken
from newsroom.importing.ways import Ways
from newsroom.importing.wording import Misfit, cut, opening, plain, shorten


@dataclass(frozen=True)
class Wishes:
    """What the editor decided: `folder` for the items, `zone` for times, `old` the old site's address or ""."""

    zone: ZoneInfo
    moment: datetime
    folder: str = "news"
    old: str = ""
    topics: frozenset[str] = frozenset()  # keys of the settings
    mapped: Mapping[str, str] = field(default_factory=dict)
    misfit: Misfit = lambda headline, photo: None


@dataclass(frozen=True)
class Existing:
    """What the newsroom holds already: the path of each id, every file of the folder, and the addresses that answer."""

    ids: Mapping[str, str] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Outcome:
    """Where one file ended: "imported", "present" or "refused", and why; `path` is that of the item."""

    source: str
    end: str
    path: str = ""
    reason: str = ""
    notes: tuple[Note, ...] = ()
    text: str = ""
    files: tuple[tuple[str, Path], ...] = ()  # path in the newsroom, and the file to copy there
    aliases: tuple[str, ...] = ()
    expires: str = ""


@dataclass(frozen=True)
class Plan:
    """Every file with its outcome, in the order of their paths, and every tag with its count."""

    outcomes: tuple[Outcome, ...]
    tags: Counter[str]

    def ended(self, end: str) -> list[Outcome]:
        return [o for o in self.outcomes if o.end == end]


def make(
    found: Iterable[Project],
    folder: Path,
    wishes: Wishes,
    existing: Existing,
    step: Callable[[], object] = lambda: None,
) -> Plan:
    """Decide on every Markdown file below `folder`; `step` is called once for each. Nothing is written."""
    outcomes: list[Outcome] = []
    tags: Counter[str] = Counter()
    taken = Taken(existing.files)
    seen: set[Path] = set()
    ids: set[str] = set()
    sites: list[tuple[Project, list[Entry]]] = []
    for project in found:
        items, others = files(project)
        seen |= {*items, *others}
        outcomes += [_stray(folder, o) for o in others]
        sound, refused = _read_all(project, folder, items, wishes, ids)
        outcomes += refused
        sites.append((project, sound))
        for entry in sound:
            tags.update(topics.tags(entry.source.fields))
    kept = [entry for _, sound in sites for entry in sound if not _nothing(entry)]
    paths = {entry: existing.ids.get(entry.id) or taken.item(wishes.folder, entry) for entry in kept}
    led = oldaddresses.settle(paths, _standing(existing, wishes), wishes.old)
    for project, sound in sites:
        outcomes += _planned(project, sound, paths, led, wishes, existing, taken, step)
    outcomes += [_stray(folder, p) for p in sorted(folder.rglob("*.md")) if p not in seen]
    return Plan(tuple(sorted(outcomes, key=lambda o: o.source)), tags)


def count(found: Iterable[Project]) -> int:
    """How many files `make` will step through."""
    return sum(len(files(project)[0]) for project in found)


def _stray(folder: Path, path: Path) -> Outcome:
    return Outcome(path.relative_to(folder).as_posix(), "refused", reason="lies outside the folder of items")


def _read_all(
    project: Project, folder: Path, items: list[Path], wishes: Wishes, ids: set[str]
) -> tuple[list[Entry], list[Outcome]]:
    found: list[Entry] = []
    refused: list[Outcome] = []
    for path in items:
        shown = path.relative_to(folder).as_posix()
        try:
            found.append(entries.read(project, path, shown, wishes.zone, ids))
        except Refused as reason:
            refused.append(Outcome(shown, "refused", reason=str(reason)))
        except OSError as error:
            refused.append(Outcome(shown, "refused", reason=f"can't be opened: {error.strerror}"))
    return found, refused


def _standing(existing: Existing, wishes: Wishes) -> frozenset[str]:
    """The addresses that answer already, or will before anything is imported."""
    items = (addresses.of_item(path) for path in existing.files if path.endswith(".md"))
    return existing.addresses | addresses.lists(wishes.topics, ()) | {"", *items}


def _planned(
    project: Project,
    sound: list[Entry],
    paths: Mapping[Entry, str],
    led: Mapping[Entry, Led],
    wishes: Wishes,
    existing: Existing,
    taken: Taken,
    step: Callable[[], object],
) -> Iterator[Outcome]:
    """Every item has its place by now, so that each may link to any other of its site; the texts are translated."""
    public = tuple(e for e in sound if e in paths and not e.draft and e.when.moment <= wishes.moment)
    site = OldSite(project, public)
    for entry in sound:
        step()
        if entry not in paths:
            yield Outcome(entry.shown, "refused", reason=_nothing(entry))
        elif entry.id in existing.ids:
            yield Outcome(entry.shown, "present", existing.ids[entry.id])
        else:
            ways = Ways(site, entry, paths, wishes.old, taken.beside(paths[entry]))
            yield _imported(Page(entry, ways), paths[entry], led[entry], wishes)


def _nothing(entry: Entry) -> str:
    """Why there is nothing to import, if so."""
    if (
        entry.source.body.strip("-*_ \n\t")
        or entry.field(*entry.project.dialect.summaries)
        or entry.field("source_url", "redirectto")
    ):
        return ""
    return "has neither text nor summary"


def _imported(page: Page, path: str, led: Led, wishes: Wishes) -> Outcome:
    entry = page.entry
    page.notes += entry.source.notes
    lead = leads.find(page)
    body = bodies.translate(page) or _link_only(page)
    image = leads.finish(page, lead)
    chosen, unmapped = topics.choose(topics.tags(entry.source.fields), wishes.mapped, wishes.topics)
    expires, expiring = expiry.find(entry, wishes.zone, wishes.moment)
    fields = writing.Written(
        title=entry.title,
        date=entry.when.written,
        summary=_summary(page, body),
        id=entry.id,
        topics=chosen,
        image=image,
        short_title=_short_title(page, wishes, image is not None),
        expires=expires,
        aliases=led.aliases,
        draft=entry.draft,
    )
    page.notes += [*expiring, *led.notes]
    page.notes += [Note(entry.line("topics", "tags", "categories"), "topic", remark) for remark in unmapped]
    page.notes += remarks.about(entry, wishes.zone)
    beside = posixpath.dirname(path)
    copies = tuple((f"{beside}/{name}", file) for name, file in page.ways.files.items())
    return Outcome(
        entry.shown,
        "imported",
        path,
        notes=gather(page.notes),
        text=writing.compose(fields, body),
        files=copies,
        aliases=led.aliases,
        expires=expires,
    )


def _link_only(page: Page) -> str:
    """The body of an item that only points elsewhere: one line with the link."""
    target = text_of(page.entry.field("source_url", "redirectto"))
    way = page.ways.follow(target) if target else None
    if not way or not way.target or "://" not in way.target:
        return ""
    page.notes.append(
        Note(
            page.entry.line("source_url", "redirectto"),
            "state",
            "has no text; a link to where it can be read was written",
        )
    )
    return f"[Read it at {way.target.split('/')[2].removeprefix('www.')}]({way.target})"


def _summary(page: Page, body: str) -> str:
    entry = page.entry
    written = text_of(entry.field(*entry.project.dialect.summaries))
    line = entry.line(*entry.project.dialect.summaries)
    text = plain(written)
    if text and text != " ".join(written.split()):
        page.notes.append(Note(line, "summary", "held markup or entities, which were made plain"))
    if not text:
        text = opening(body) or entry.title
        page.notes.append(Note(1, "summary", "was missing; the beginning of the text was taken"))
    short = cut(text)
    if short != text and written:
        page.notes.append(Note(line, "summary", f"has {len(text)} characters; it was cut to {len(short)}"))
    return short


def _short_title(page: Page, wishes: Wishes, photo: bool) -> str:
    title = page.entry.title
    if not wishes.misfit(title, photo):
        return ""
    short = shorten(title, wishes.misfit, photo) or ""
    page.notes.append(
        Note(page.entry.line("title"), "short title", f"the card can't show “{title}”; proposed: “{short}”")
    )
    return short
