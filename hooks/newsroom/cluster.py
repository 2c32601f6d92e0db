"""A Dask cluster makes items in place of this machine's cores: for a host of many newsrooms, hardly ever for one.

A worker sees neither the newsroom nor its site nor its cache. An item travels to it with the files that it names; what was
made of it travels back and is written here.

Whatever the cluster does not bring is made on this machine, and whoever looks after the cluster is told: at 23:30 a duty
officer needs the alert out and can't mend a cluster, and the bytes are the same either way.
"""

from __future__ import annotations

import pickle
import platform
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from newsroom import crew, engine, links, making, pictures
from newsroom.crew import Crew
from newsroom.drawn import Drawn
from newsroom.links import Map
from newsroom.making import Done, Task, Workshop
from newsroom.problems import Problems
from newsroom.works import of_bytes

if TYPE_CHECKING:
    from distributed import Client

Tell = Callable[[str], None]
Asked = ParamSpec("Asked")
Found = TypeVar("Found")

FEW = 200  # items, which this machine has made before a cluster has answered
_BATCH = 32  # items
_WEIGHT = 4_000_000  # bytes of files, from which on a batch is sent as it is
_AHEAD = 3  # batches on their way for each thread of the cluster, so that none waits
_HELD = 64_000_000  # bytes of files on their way, so that they fit into memory
_PATIENCE = 10  # seconds until a cluster has answered, and between two looks whether anybody is left in it
_one_at_a_time = Lock()  # a worker may have several threads; what makes items knows of one


@dataclass(frozen=True)
class Parcel:
    """An item on its way to a worker: the files that it names by path, and what was drawn of them before.

    `where` knows no other path than those that the item names.
    """

    task: Task
    where: Map
    files: Mapping[str, bytes]
    drawn: Mapping[str, bytes]

    @property
    def contents(self) -> dict[str, bytes]:
        """By their digests."""
        return {of_bytes(raw): raw for raw in (*self.files.values(), *self.drawn.values())}


@dataclass(frozen=True)
class Answer:
    """What a worker made of a parcel: the bytes that it was not sent, by digest, and the digest of each new drawing."""

    done: Done
    raws: Mapping[str, bytes]
    drawn: Mapping[str, str]


class Lost(Exception):
    """Why the cluster can't go on, as the end of a sentence that begins with its address."""


def make(
    address: str, workshop: Workshop, tasks: Sequence[Task], here: Crew, tell: Tell, few: int = FEW
) -> Iterator[Done]:
    """Make each item as `making.make` does, on the cluster at `address`; fewer than `few`, and all it fails at, `here`.

    Raises `Problems` where an item's files are no good, OSError where this machine's disk refuses.
    """
    count = 0
    if len(tasks) >= few:
        try:
            for parcel, answer in _answers(address, workshop, tasks):
                yield _accept(workshop, parcel, answer)
                count += 1
        except Lost as reason:
            tell(f"The cluster {address} {reason}. This machine makes the items itself: the same pages, only later")
    yield from here.map(making.make, workshop, tasks[count:])


def _answers(address: str, workshop: Workshop, tasks: Sequence[Task]) -> Iterator[tuple[Parcel, Answer]]:
    """What the cluster makes of the tasks, in their order; raises `Lost` when it makes no more."""
    packed, wanted = crew.pack(_portable(workshop)), engine.of_all()
    sent: deque[tuple[list[Parcel], Future[list[Answer]]]] = deque()
    with _joined(address) as client:
        executor: Executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call]
        ahead = _AHEAD * sum(_asked(client.nthreads).values())
        for parcels in _batches(workshop, tasks):
            sent.append((parcels, _asked(executor.submit, _batch, wanted, packed, crew.pack(parcels))))
            while len(sent) > ahead or sum(_weight(several) for several, _ in sent) > _HELD:
                yield from _received(client, *sent.popleft())
        while sent:
            yield from _received(client, *sent.popleft())


def _received(
    client: Client, parcels: list[Parcel], future: Future[list[Answer]]
) -> Iterator[tuple[Parcel, Answer]]:  # fmt: skip
    """Waits as long as anybody is left who may answer: Dask hands to others what a lost worker had."""
    while not wait([future], _PATIENCE).done:
        if not _asked(client.nthreads):
            raise Lost("has lost all its workers")
    return zip(parcels, _asked(future.result), strict=True)


@contextmanager
def _joined(address: str) -> Iterator[Client]:
    """A way to the cluster, once anybody is there to work."""
    try:
        import dask  # noqa: PLC0415 - an extra, which takes half a second to import
        from distributed import Client  # noqa: PLC0415
    except ImportError:
        raise Lost("can't be used: install council-newsroom[cluster]") from None
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"})  # photographs are no mistake
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise Lost(f"can't be reached: {error}") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            raise Lost("has no workers") from None
        yield client


def _asked(ask: Callable[Asked, Found], *args: Asked.args, **named: Asked.kwargs) -> Found:
    """The cluster's answer; `Lost` instead of whatever Dask raises, but for what is wrong with an item."""
    try:
        return ask(*args, **named)
    except (Problems, Lost):
        raise
    except Exception as error:
        raise Lost(f"has failed: {error or type(error).__name__}") from error


def _portable(workshop: Workshop) -> Workshop:
    """Without anything of this machine, and without the newsroom's map, of which each item takes its part."""
    nowhere = Path()
    return replace(workshop, root=nowhere, stage=nowhere, drawn=Drawn(nowhere), where=Map(nowhere, {}))


def _batches(workshop: Workshop, tasks: Sequence[Task]) -> Iterator[list[Parcel]]:
    batch: list[Parcel] = []
    for task in tasks:
        batch.append(_packed(workshop, task))
        if len(batch) == _BATCH or _weight(batch) > _WEIGHT:
            yield batch
            batch = []
    if batch:
        yield batch


def _weight(parcels: Sequence[Parcel]) -> int:
    return sum(len(raw) for parcel in parcels for raw in (*parcel.files.values(), *parcel.drawn.values()))


def _packed(workshop: Workshop, task: Task) -> Parcel:
    """The task with the files that it names, but for pictures that may not be shown any more."""
    found = {path: file for path in task.named if (file := _file(workshop, path))}
    drawn = {}
    for file in found.values():
        if file.suffix.lower() in links.PICTURES:
            kept = workshop.drawn.name(pictures.read(file).digest, "*")
            for name in (f"{one.parent.name}/{one.name}" for one in workshop.drawn.folder.glob(kept)):
                if raw := workshop.drawn.get(name):
                    drawn[name] = raw
    return Parcel(task, _part(workshop.where, task), {path: file.read_bytes() for path, file in found.items()}, drawn)


def _file(workshop: Workshop, path: str) -> Path | None:
    """The file itself, if it is for the file to say where the path leads; a link may not take it out of the newsroom."""
    file = workshop.root / path
    try:
        is_ours = file.is_file() and file.resolve().is_relative_to(workshop.root.resolve())
    except (OSError, ValueError):
        return None
    return file if is_ours and not workshop.where.leads(path) else None


def _part(where: Map, task: Task) -> Map:
    pages, waiting = (
        {path: known[path] for path in task.named if path in known} for known in (where.pages, where.waiting)
    )
    return Map(Path(), pages, waiting, where.withheld.intersection(task.named))


def _batch(wanted: str, packed: bytes, parcels: bytes) -> list[Answer]:
    """On a worker: what is made of the parcels, if it would make the same bytes as the sender."""
    if engine.of_all() != wanted:
        raise Lost(
            f"has a worker on {platform.node()} with another version of the newsroom, of a library or of Python than this "
            "machine; install the same locks on both"
        )
    with _one_at_a_time:
        return [_made(crew.unpack(packed), parcel) for parcel in pickle.loads(parcels)]


def _made(workshop: Workshop, parcel: Parcel) -> Answer:
    with TemporaryDirectory(prefix="newsroom-") as folder:
        root, stage, drawn = Path(folder, "root"), Path(folder, "stage"), Drawn(Path(folder, "drawn"))
        for path, raw in parcel.files.items():
            _write(root / path, raw)
        for name, raw in parcel.drawn.items():
            drawn.put(name, raw)
        own = replace(workshop, root=root, stage=stage, drawn=drawn, where=replace(parcel.where, root=root))
        done, sent = own.make(parcel.task), parcel.contents
        raws = {found: (stage / name).read_bytes() for name, found in done.files if found not in sent}
        fresh = {name: of_bytes(drawn.get(name) or b"") for name in done.drawn if name not in parcel.drawn}
        return Answer(done, raws, fresh)


def _accept(workshop: Workshop, parcel: Parcel, answer: Answer) -> Done:
    """Write what came back to the stage and the cache; what asked for more than it named was made of too little."""
    if not answer.done.is_told:
        return workshop.make(parcel.task)
    raws = {**parcel.contents, **answer.raws}
    for name, found in answer.done.files:
        _write(workshop.stage / name, raws[found])
    for name, found in answer.drawn.items():
        workshop.drawn.put(name, raws[found])
    return answer.done


def _write(target: Path, raw: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(raw)
