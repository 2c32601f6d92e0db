"""Items made on a Dask cluster: its workers are processes of their own that see nothing of the newsroom."""

from __future__ import annotations

import os
import pickle
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pytest
import sample
import trees
from distributed import LocalCluster
from newsroom import building, cluster, council, folders
from newsroom.crew import Crew
from newsroom.drawn import Drawn
from newsroom.making import Done, Task, Workshop
from newsroom.problems import Problems
from PIL import Image
from PIL.PngImagePlugin import PngInfo

pytestmark = pytest.mark.xdist_group("cluster")  # two of them would fight for the cores

# Whatever Python opens or lists passes here: a worker that looks into the newsroom, its stage or its cache fails.
BLIND = """
import sys
def look(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and str(arguments[0]).startswith({folder!r}):
        raise RuntimeError(f"a worker has looked at {{arguments[0]}}")
sys.addaudithook(look)
"""


@dataclass
class Order:
    """What a build asks of its crew: noted, not made."""

    workshop: Workshop = None  # type: ignore[assignment]
    tasks: Sequence[Task] = ()

    def map(self, do: Callable[..., Done], workshop: Workshop, tasks: Sequence[Task]) -> Iterator[Done]:
        self.workshop, self.tasks = workshop, tasks
        return iter(())


@dataclass
class Made:
    """Where items were made, what came of each, and what was said of the cluster."""

    workshop: Workshop
    done: list[Done] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def by(self, address: str, tasks: Sequence[Task]) -> Iterator[Done]:
        """The tasks as they are done by the cluster at that address."""
        for done in cluster.make(address, self.workshop, tasks, Crew(few=10_000), self.said.append, few=1):
            self.done.append(done)
            yield done

    def assert_is(self, wanted: Made) -> None:
        """The same pages, the same drawings kept, the same told of each item in its turn; files may be named in any order."""
        assert not trees.difference(trees.read(self.workshop.stage), trees.read(wanted.workshop.stage))
        assert not trees.difference(trees.read(self.workshop.drawn.folder), trees.read(wanted.workshop.drawn.folder))
        one, other = (
            [replace(_sent(d), files=tuple(sorted(d.files)), drawn=tuple(sorted(d.drawn))) for d in made.done]
            for made in (self, wanted)
        )
        assert one == other


def _sent(done: Done) -> Done:
    """As it comes from another process: its slip is without the item."""
    sent: Done = pickle.loads(pickle.dumps(done))
    return sent


def order(root: Path) -> Order:
    """What a first build of the newsroom at `root` has to make."""
    noted, known = Order(), council.read(root)
    place = folders.of(root, known.docs, root / "site")
    build = building.Build(place, known.settings, datetime.fromisoformat(f"{sample.NOW}+00:00"))
    build.read()
    build.crew = noted  # type: ignore[assignment]
    with pytest.raises(ValueError, match="shorter"):
        build.make(())
    return noted


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cluster")


@pytest.fixture(scope="module")
def ordered(folder: Path) -> Order:
    """Of the sample two items with photographs, all with attachments, and some that name no file."""
    found = order(sample.copy(folder / "newsroom"))
    named = [{Path(name).suffix for name in task.named} - {".md"} for task in found.tasks]
    shown = [task for task, some in zip(found.tasks, named, strict=True) if ".jpg" in some][-2:]
    attached = [task for task, some in zip(found.tasks, named, strict=True) if some and ".jpg" not in some]
    plain = [task for task, some in zip(found.tasks, named, strict=True) if not some][:6]
    assert shown and attached
    return replace(found, tasks=(*shown, *plain[:2], *attached, *plain[2:]))


def empty(ordered: Order, folder: Path) -> Made:
    """Nothing yet, in a folder that is there for it."""
    return Made(replace(ordered.workshop, stage=folder / "stage", drawn=Drawn(folder / "drawn")))


@pytest.fixture(scope="module")
def local(ordered: Order, folder: Path) -> Made:
    made = empty(ordered, folder / "local")
    made.done.extend(map(made.workshop.make, ordered.tasks))
    return made


def home(folder: Path) -> Path:
    """Where workers stand."""
    return folder.with_name(f"{folder.name}-workers")


@contextmanager
def workers(folder: Path, count: int, first: str = "") -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A cluster of that many workers in an empty folder, blind for all that lies in `folder`: its address, and they.

    `first` is where they look first for what they import.
    """
    own, blind = home(folder), folder.with_name(f"{folder.name}-blind.py")
    own.mkdir(exist_ok=True)
    blind.write_text(BLIND.format(folder=f"{folder}{os.sep}"))
    paths = os.pathsep.join(filter(None, (first, os.environ.get("PYTHONPATH"))))
    known = {"PATH": os.environ["PATH"], "HOME": str(own), "TMPDIR": str(own), "PYTHONPATH": paths}
    quiet = subprocess.DEVNULL
    with LocalCluster(n_workers=0, dashboard_address=":0", host="127.0.0.1") as started:
        command = (
            sys.executable, "-m", "distributed.cli.dask_worker", started.scheduler_address, "--no-nanny",
            "--no-dashboard", "--nthreads", "1", "--preload", str(blind),
        )  # fmt: skip
        found = [subprocess.Popen(command, cwd=own, env=known, stdout=quiet, stderr=quiet) for _ in range(count)]
        try:
            while len(started.scheduler.workers) < count:
                assert None in {process.poll() for process in found}, "a worker has ended"
                time.sleep(0.05)
            yield started.scheduler_address, found
        finally:
            for process in found:
                process.kill()
                process.wait()


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each item is sent by itself, and nobody waits long for what does not come."""
    monkeypatch.setattr(cluster, "_BATCH", 1)
    monkeypatch.setattr(cluster, "_PATIENCE", 0.5)


@pytest.fixture(scope="module")
def two(folder: Path) -> Iterator[str]:
    with workers(folder, 2) as (address, _):
        yield address


def test_a_cluster_makes_the_same_bytes(
    ordered: Order, local: Made, two: str, folder: Path, tmp_path: Path
) -> None:  # fmt: skip
    made = empty(ordered, tmp_path)
    list(made.by(two, ordered.tasks))
    made.assert_is(local)
    assert made.said == []
    assert {file.name for file in home(folder).iterdir()} <= {"dask-scratch-space"}, "nothing is left with the workers"


def test_photographs_that_were_drawn_before_are_not_drawn_again(
    ordered: Order, local: Made, two: str, folder: Path
) -> None:
    before = {file: file.stat().st_mtime_ns for file in local.workshop.drawn.folder.glob("*/*.webp")}
    made = empty(ordered, folder / "kept")
    made.workshop = replace(made.workshop, drawn=local.workshop.drawn)
    list(made.by(two, ordered.tasks))
    made.assert_is(local)
    assert before and before == {file: file.stat().st_mtime_ns for file in before}


def test_what_asked_for_more_than_it_named_is_made_here(
    ordered: Order, local: Made, two: str, tmp_path: Path
) -> None:  # fmt: skip
    made = empty(ordered, tmp_path)
    (done,) = made.by(two, [replace(ordered.tasks[0], named=())])
    assert not done.is_told
    assert done.files == local.done[0].files
    assert trees.read(tmp_path / "stage").items() <= trees.read(local.workshop.stage).items()


def test_a_picture_that_turns_out_to_be_no_good_is_said_as_everywhere(
    ordered: Order, two: str, tmp_path: Path
) -> None:  # fmt: skip
    task = ordered.tasks[0]
    picture = tmp_path / next(name for name in task.named if name.endswith(".jpg"))
    picture.parent.mkdir(parents=True)
    bomb = PngInfo()
    bomb.add_text("comment", "x" * 2_000_000, zip=True)
    Image.new("RGB", (900, 500)).save(picture, "PNG", pnginfo=bomb)
    made = empty(ordered, tmp_path)
    made.workshop = replace(made.workshop, root=tmp_path, where=replace(made.workshop.where, root=tmp_path))
    with pytest.raises(Problems, match=rf"{task.item.path}:1: can't be made") as here:
        made.workshop.make(task)
    with pytest.raises(Problems) as there:
        list(made.by(two, [task]))
    assert str(there.value) == str(here.value)
    assert made.said == []


@pytest.mark.usefixtures("one_by_one")
def test_a_worker_that_is_killed_loses_nothing(ordered: Order, local: Made, folder: Path, tmp_path: Path) -> None:
    made = empty(ordered, tmp_path)
    with workers(folder, 2) as (address, (first, _)):
        todo = made.by(address, ordered.tasks)
        next(todo)
        first.kill()
        list(todo)
    made.assert_is(local)
    assert made.said == [], "the other worker has made the rest"


@pytest.mark.usefixtures("one_by_one")
def test_when_all_workers_are_killed_the_rest_is_made_here(
    ordered: Order, local: Made, folder: Path, tmp_path: Path
) -> None:
    made = empty(ordered, tmp_path)
    with workers(folder, 1) as (address, (only,)):
        todo = made.by(address, ordered.tasks)
        next(todo)
        only.kill()
        list(todo)
    made.assert_is(local)
    assert made.said == [
        f"The cluster {address} has lost all its workers. This machine makes the items itself: the same pages, only later"
    ]


@pytest.mark.usefixtures("one_by_one")
def test_a_worker_of_another_version_is_refused(ordered: Order, local: Made, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "newer" / "pillow-99.0.dist-info").mkdir(parents=True)
    made = empty(ordered, tmp_path)
    with workers(folder, 1, str(tmp_path / "newer")) as (address, _):
        list(made.by(address, ordered.tasks))
    made.assert_is(local)
    assert "with another version of the newsroom, of a library or of Python than this machine" in made.said[0]


def nobody() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"tcp://127.0.0.1:{probe.getsockname()[1]}"


@pytest.mark.parametrize("address", [nobody(), "nonsense://x"], ids=["nobody", "nonsense"])
@pytest.mark.usefixtures("one_by_one")
def test_without_a_cluster_everything_is_made_here_and_somebody_is_told(
    address: str, ordered: Order, tmp_path: Path
) -> None:
    made = empty(ordered, tmp_path)
    assert len(list(made.by(address, ordered.tasks[-2:]))) == 2
    (said,) = made.said
    assert said.startswith(f"The cluster {address} can't be reached: ")


@pytest.mark.usefixtures("one_by_one")
def test_where_nobody_works_nobody_is_waited_for(ordered: Order, folder: Path, tmp_path: Path) -> None:
    made = empty(ordered, tmp_path)
    with workers(folder, 0) as (address, _):
        assert len(list(made.by(address, ordered.tasks[-2:]))) == 2
    assert made.said[0].startswith(f"The cluster {address} has no workers. ")


def test_without_the_extra_everything_is_made_here_too(
    ordered: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    made = empty(ordered, tmp_path)
    assert len(list(made.by("tcp://127.0.0.1:1", ordered.tasks[-2:]))) == 2
    assert "install council-newsroom[cluster]" in made.said[0]


def test_for_a_few_items_no_cluster_is_asked(ordered: Order, tmp_path: Path) -> None:
    made = empty(ordered, tmp_path)
    todo = cluster.make("tcp://127.0.0.1:1", made.workshop, ordered.tasks[-2:], Crew(), made.said.append)
    assert len(list(todo)) == 2
    assert made.said == []


def test_no_picture_without_consent_and_no_file_from_outside_leaves_the_newsroom(
    ordered: Order, tmp_path: Path
) -> None:  # fmt: skip
    task = ordered.tasks[0]
    names = [name for name in task.named if name.endswith(".jpg")]
    assert cluster._packed(ordered.workshop, task).files.keys() == {*names}
    withheld = replace(ordered.workshop.where, withheld=frozenset(names))
    assert not cluster._packed(replace(ordered.workshop, where=withheld), task).files
    (tmp_path / "secret").write_text("secret")
    inside = tmp_path / "root" / names[0]
    inside.parent.mkdir(parents=True)
    inside.symlink_to(tmp_path / "secret")
    assert not cluster._packed(replace(ordered.workshop, root=tmp_path / "root"), task).files


def test_what_travels_names_no_folder_of_this_machine(ordered: Order, folder: Path) -> None:
    parcels = [cluster._packed(ordered.workshop, task) for task in ordered.tasks]
    assert folder.name.encode() in pickle.dumps(ordered.workshop), "a path travels in its parts"
    assert folder.name.encode() not in pickle.dumps((cluster._portable(ordered.workshop), parcels))
