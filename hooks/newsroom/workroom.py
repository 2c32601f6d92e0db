"""All items of an edition: each as it was made before, where that still stands, or made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from newsroom import grouping, life, status, works
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

Progress = Callable[[Iterable[Done], int], Iterable[Done]]


class Workroom:
    """Where the items of one build are made; `stand` is what the page of every item rests on."""

    def __init__(self, cache: Path, survey: Survey, assembly: Assembly, stand: str) -> None:
        self._survey, self._assembly, self._stand = survey, assembly, stand
        self._kept: Shelf[Done] = Shelf(cache / "made", survey.stand)

    def make(self, edition: Edition, workshop: Workshop, crew: Crew, words: Words, progress: Progress) -> list[Slip]:
        """The slip of every item in the edition's order; what is made again is written to the stage."""
        tasks = tuple(self._tasks(edition, workshop.where, words))
        done = {task.item.path: kept for task in tasks if (kept := self._carried(task))}
        fresh = [task for task in tasks if task.item.path not in done]
        made = progress(crew.map(make, workshop, fresh), len(fresh))
        for task, one in zip(fresh, made, strict=True):
            self._assembly.add(task.item.address, task.rests_on if one.is_told else "", one.files)
            done[task.item.path] = replace(one, files=())
            self._kept.put(task.item.path, done[task.item.path])
        return [done[task.item.path].slip for task in tasks]

    def remember(self) -> None:
        """Keep the slips of whatever file there is for the next build; raises OSError."""
        self._kept.keep_only(self._survey.readings.keys())
        self._kept.save()

    def _tasks(self, edition: Edition, where: Map, words: Words) -> Iterator[Task]:
        """Every item with the others of its story; of a scheduled one a preview shows its first moment."""
        threads = (item for item in reversed(edition.items) if item.thread)
        stories = grouping.by_thread(item.model_copy(update={"body": ""}) for item in threads)
        told = {thread: repr([_chapter(item) for item in story]) for thread, story in stories.items()}
        for item in edition.items:
            moment = edition.moment if item.stamp <= edition.moment.timestamp() else item.date
            mark = status.mark(item, edition.moment, words)
            read = self._survey.readings[item.path]
            named = tuple(path for path, _ in self._survey.findings[item.path].led)
            led = (f"{path} {self._survey.led(where, path)}" for path in named)
            parts = (
                self._stand, read.digest, item.path, str(life.passed(read.times, moment)), mark,
                told.get(item.thread or "", ""), *led,
            )  # fmt: skip
            story, phase = tuple(stories.get(item.thread or "", ())), life.phase(item, moment)
            yield Task(item, phase, mark, story, works.digest("\0".join(parts)), named)

    def _carried(self, task: Task) -> Done | None:
        """What was made of the item before, if it rests on the same and its files stand."""
        kept = self._kept.get(task.item.path)
        if kept and kept.slip.mark.hex() == task.rests_on and self._assembly.carried(task.item.address, task.rests_on):
            return kept
        return None


def _chapter(item: Item) -> tuple[str, ...]:
    """What the page of another item of its story shows of it."""
    return item.address, item.title, item.date.isoformat(), str(bool(item.withdrawn))
