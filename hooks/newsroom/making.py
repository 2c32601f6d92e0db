"""One item made whole: its body, its pictures, its card and its page; many items on all cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from newsroom import addresses, cards, language, markup, pictures
from newsroom.item import Alert, Item
from newsroom.life import Phase
from newsroom.links import Dead, Map
from newsroom.made import Card, Made, Picture, Variant
from newsroom.pages import Pages
from newsroom.pictures import Photo
from newsroom.problems import Problem, Problems
from newsroom.settings import Settings

_WORTH_A_CREW = 40  # items; below that, starting more processes takes longer than the work
_BATCH = 16


@dataclass(frozen=True)
class Task:
    """An item to be made: as it is public, how it stands, what a preview says of it, and its story, oldest first."""

    item: Item
    phase: Phase = "current"
    mark: str = ""
    story: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Workshop:
    """All that making an item needs; handed once to each process."""

    root: Path
    stage: Path
    cache: Path
    settings: Settings
    where: Map
    pages: Pages

    def make(self, task: Task) -> Made:
        """Write the item's page, card, pictures and attachments into the stage; returns what others show of it.

        Raises `Problems` where one of its files turns out to be no good, OSError where the disk refuses.
        """
        try:
            made = self._make(task)
        except (Dead, SyntaxError, ValueError) as error:
            where = Problem(task.item.path, 1, "", f"can't be made: {error}; look at its picture")
            raise Problems([where]) from error
        self._write(addresses.file(made.item.address), self.pages.item(made, task.story).encode())
        return made

    def _make(self, task: Task) -> Made:
        item, words = task.item, language.read(self.settings.language)
        photo = self._photo(item)
        html = markup.render(
            item.body, lambda t: self._link(item, t), lambda t: self._picture(item, t), words.texts["footnote_back"]
        )
        card = None if task.phase == "withdrawn" else self._card(task, photo)
        return Made(item, html, card, self._lead(item, photo), task.mark, task.phase)

    def _card(self, task: Task, photo: Photo | None) -> Card:
        raw = photo.raw if photo else None
        words = language.read(self.settings.language)
        drawing = cards.compose(task.item, self.settings, words, raw, task.phase)
        address = cards.address(task.item, drawing)
        drawn = self._keep(address, drawing.digest, lambda: cards.draw(drawing, raw))
        return Card(address, cards.alt(drawing), cards.media_type(drawing), len(drawn))

    def _photo(self, item: Item) -> Photo | None:
        return self._readable(item, item.image.src) if item.image else None

    def _lead(self, item: Item, photo: Photo | None) -> Picture | None:
        if not item.image or not photo:
            return None
        image = item.image
        return Picture(self._sized(item, photo), image.alt, image.credit, image.caption, image.licence)

    def _picture(self, item: Item, target: str) -> Picture | None:
        photo = self._readable(item, target)
        if not photo:
            return None
        shown = tuple(
            replace(v, webp=addresses.relative(v.webp, item.address), jpeg=addresses.relative(v.jpeg, item.address))
            for v in self._sized(item, photo)
        )
        return Picture(shown, "")

    def _readable(self, item: Item, target: str) -> Photo | None:
        """The picture; none where it may not be shown, or is one that an alert is published without."""
        try:
            path = self.where.picture(item, target)
        except Dead:
            return None
        return None if isinstance(item, Alert) and pictures.fault(path) else pictures.read(path)

    def _sized(self, item: Item, photo: Photo) -> tuple[Variant, ...]:
        sizes = pictures.variants(photo, item.address)
        names = [name for size in sizes for name in (size.webp, size.jpeg)]
        if not all(self._carry(name, self._kept(name, photo.digest)) for name in names):
            for name, raw in pictures.draw(photo, sizes):
                self._write(name, self._store(self._kept(name, photo.digest), raw))
        return sizes

    def _link(self, item: Item, target: str) -> markup.Link | None:
        try:
            found = self.where.follow(item, target)
        except Dead:
            return None
        if found.file:
            self._write(f"{item.address}{found.file.name}", found.file.read_bytes())
        address = found.address if found.outside else addresses.relative(found.address, item.address)
        return address, found.note

    def _kept(self, name: str, digest: str) -> Path:
        """Where the cache keeps a drawn file: by all that it depends on, and the end of its name (width and type)."""
        return self.cache / digest[:2] / f"{digest}.{'.'.join(Path(name).name.split('.')[-2:])}"

    def _keep(self, name: str, digest: str, draw: Callable[[], bytes]) -> bytes:
        kept = self._kept(name, digest)
        whole = kept.is_file() and kept.stat().st_size
        raw = kept.read_bytes() if whole else self._store(kept, draw())
        self._write(name, raw)
        return raw

    def _store(self, kept: Path, raw: bytes) -> bytes:
        kept.parent.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_name(f"{kept.name}.{os.getpid()}")
        fresh.write_bytes(raw)
        fresh.replace(kept)
        return raw

    def _carry(self, name: str, kept: Path) -> bool:
        if not kept.is_file() or not kept.stat().st_size:
            return False
        self._write(name, kept.read_bytes())
        return True

    def _write(self, name: str, raw: bytes) -> None:
        target = self.stage / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(raw)


def make_all(workshop: Workshop, tasks: Sequence[Task]) -> Iterator[Made]:
    """Make every item, in order, on all cores when there are many."""
    with _crew(workshop, len(tasks)) as crew:
        if crew is None:
            yield from map(workshop.make, tasks)
        else:
            for batch in crew.map(_make, _batches(tasks)):
                yield from batch


@contextmanager
def _crew(workshop: Workshop, items: int) -> Iterator[Executor | None]:
    cores = os.cpu_count() or 1
    if items < _WORTH_A_CREW or cores == 1:
        yield None
        return
    with ProcessPoolExecutor(cores, get_context("spawn"), _open, (workshop,)) as crew:
        yield crew


def _batches(tasks: Sequence[Task]) -> Iterable[Sequence[Task]]:
    return (tasks[n : n + _BATCH] for n in range(0, len(tasks), _BATCH))


_workshop: Workshop


def _open(workshop: Workshop) -> None:
    global _workshop
    _workshop = workshop


def _make(batch: Sequence[Task]) -> list[Made]:
    return [_workshop.make(task) for task in batch]
