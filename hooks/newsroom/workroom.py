"""All items of an edition: each as it was made before, where that still stands, or made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from newsroom import grouping, life, slips, status, works
from newsroom.assembly import Assembly
from newsroom.crew import Crew
from newsroom.item import Item
from newsroom.language import Words
from newsroom.links import Map
from newsroom.made import Slip
from newsroom.making import Done, Task, Workshop, make
from newsroom.news import Edition
from newsroom.shelf import Shelf
from newsroom.survey import Survey

Tell = Callable[[str], None]
Progress = Callable[[Iterable[Done], int], Iterable[Done]]


class Workroom:
    """Where the items of one build are made; `ground` is what the page of every item rests on.

    With a `scheduler` many are made by the cluster at that address; `tell` is told if it fails.
    """

    def __init__(
        self, cache: Path, survey: Survey, assembly: Assembly, ground: str, scheduler: str = "", tell: Tell = print
    ) -> None:  # fmt: skip
        self._survey, self._assembly, self._ground = survey, assembly, ground
        self._scheduler, self._tell = scheduler, tell
        self._kept: Shelf[Done] = Shelf(cache / "made", survey.ground)

    def make(self, edition: Edition, workshop: Workshop, crew: Crew, words: Words, progress: Progress) -> list[Slip]:
        """The slip of every item in the edition's order; what is made again is written to the stage."""
        done: dict[str, Done] = {}
        fresh = list(self._tasks(edition, workshop.where, words, done))
        made = progress(self._made(workshop, fresh, crew), len(fresh))
        for task, one in zip(fresh, made, strict=True):
            self._assembly.add(task.item.address, task.rests_on if one.is_told else "", one.files)
            done[task.item.path] = replace(one, slip=slips.shared(one.slip), files=())
            self._kept.put(task.item.path, done[task.item.path])
        for item in edition.items:
            done[item.path].slip.item = item
        self._drawn, self._asked = workshop.drawn, {name for one in done.values() for name in one.drawn}
        return [done[item.path].slip for item in edition.items]

    def _made(self, workshop: Workshop, fresh: Sequence[Task], crew: Crew) -> Iterator[Done]:
        if not self._scheduler:
            return crew.map(make, workshop, fresh)
        from newsroom import cluster  # noqa: PLC0415 - hardly any newsroom has one

        return cluster.make(self._scheduler, workshop, fresh, crew, self._tell)

    def remember(self) -> None:
        """Keep the slips of whatever file there is for the next build; raises OSError."""
        self._kept.keep_only(self._survey.readings.keys())
        self._kept.save()
        self._drawn.keep_only(self._asked)

    def _tasks(self, edition: Edition, where: Map, words: Words, done: dict[str, Done]) -> Iterator[Task]:
        """Every item that can't be carried, with the others of its story; what can be goes to `done`.

        Of a scheduled item a preview shows its first moment.
        """
        threads = (item for item in reversed(edition.items) if item.thread)
        stories = grouping.by_thread(item.model_copy(update={"body": ""}) for item in threads)
        told = {thread: repr([_chapter(item) for item in story]) for thread, story in stories.items()}
        now, public = edition.moment.timestamp(), {item.path for item in life.public(edition.items, edition.moment)}
        for item in edition.items:
            moment = edition.moment if item.stamp <= now else item.date
            mark = "" if item.path in public else status.mark(item, edition.moment, words)
            read = self._survey.readings[item.path]
            named = tuple(path for path, _ in self._survey.findings[item.path].led)
            led = (f"{path} {self._survey.led(where, path)}" for path in named)
            parts = (
                self._ground, read.digest, item.path, str(life.passed(read.times, max(now, item.stamp))), mark,
                told.get(item.thread or "", ""), *led,
            )  # fmt: skip
            rests_on = works.digest("\0".join(parts))
            kept = self._kept.get(item.path)
            if kept and kept.slip.basis.hex() == rests_on and self._assembly.carried(item.address, rests_on):
                done[item.path] = kept
                continue
            story = tuple(stories.get(item.thread or "", ()))
            yield Task(item, life.phase(item, moment), mark, story, rests_on, named)


def _chapter(item: Item) -> tuple[str, ...]:
    """What the page of another item of its story shows of it."""
    return item.address, item.title, item.date.isoformat(), str(bool(item.withdrawn))
