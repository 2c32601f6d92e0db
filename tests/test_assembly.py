"""A site put together: carried is what rests on the same and still stands, all else is made."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from newsroom import works
from newsroom.assembly import Assembly, Entry
from newsroom.works import Work

FILES = {"news/x/index.html": "page", "news/x/figures.csv": "1,2"}
DATE = datetime(2026, 11, 22)


class Room:
    """Where sites are put together, build after build; `made` are the works that had to be made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = folder / "site"
        self.made: list[str] = []

    def begin(self, site: str = "site") -> Assembly:
        self.stage = self.folder / f"stage-{time.perf_counter_ns()}"
        self.stage.mkdir()
        return Assembly(self.folder / site, self.stage, self.folder / "cache")

    def work(self, name: str = "x", rests_on: str = "1") -> Work[str]:
        def make() -> str:
            self.made.append(name)
            return name

        return Work(name, rests_on, make)

    def build(self, rests_on: str = "1", site: str = "site", files: dict[str, str] = FILES) -> tuple[Entry, int]:
        """One build of one work; returns what is known of it, and how many files changed."""
        found = self.begin(site)
        entry = found.put(self.work(rests_on=rests_on), lambda _: encoded(files), lambda _: DATE)
        count = found.publish()
        found.remember()
        return entry, count

    def rebuilt(self, **how: str) -> bool:
        """Whether the next build makes the work again."""
        before = len(self.made)
        self.build(**how)
        assert self.seen() == FILES
        return len(self.made) > before

    def seen(self, site: str = "site") -> dict[str, str]:
        folder = self.folder / site
        return {p.relative_to(folder).as_posix(): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}

    def manifest(self) -> Path:
        (file,) = (self.folder / "cache/sites").iterdir()
        return file


def encoded(files: dict[str, str]) -> Sequence[tuple[str, bytes]]:
    return [(name, text.encode()) for name, text in files.items()]


@pytest.fixture
def hall(tmp_path: Path) -> Room:
    return Room(tmp_path)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[float], None]]:
    """Sets how many seconds later than it is everything believes to be; ten, unless it is set."""
    now, late = time.time_ns, [10.0]
    monkeypatch.setattr(time, "time_ns", lambda: now() + int(late[0] * 10**9))
    yield lambda seconds: late.__setitem__(0, seconds)


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Whatever bytes are looked at."""
    found: list[bytes] = []
    digest = works.of_bytes
    monkeypatch.setattr(works, "of_bytes", lambda raw: found.append(raw) or digest(raw))
    return found


def test_what_rests_on_the_same_is_made_once_and_what_was_noted_of_it_is_told_again(hall: Room) -> None:
    first, second = hall.build(), hall.build()
    assert hall.made == ["x"]
    assert first == (Entry("1", tuple(FILES), DATE), 2)
    assert second == (first[0], 0)
    assert hall.seen() == FILES


def test_what_rests_on_something_else_is_made_again_and_only_what_differs_is_written(hall: Room) -> None:
    hall.build()
    before = (hall.site / "news/x/figures.csv").stat()
    _, count = hall.build(rests_on="2", files={**FILES, "news/x/index.html": "newer"})
    assert (hall.made, count) == (["x", "x"], 1)
    assert hall.seen() == {**FILES, "news/x/index.html": "newer"}
    assert (hall.site / "news/x/figures.csv").stat().st_ino == before.st_ino


def test_what_is_carried_is_not_even_put_on_the_stage(hall: Room) -> None:
    hall.build()
    hall.build()
    assert not [*hall.stage.iterdir()]


def test_a_work_that_nobody_asks_for_goes_and_its_files_with_it(hall: Room) -> None:
    hall.build()
    found = hall.begin()
    found.write("index.html", b"home")
    assert found.publish() == 3
    assert hall.seen() == {"index.html": "home"}
    found.remember()
    assert hall.begin().carried("x", "1") is None


def test_what_rests_on_nothing_that_can_be_told_is_made_each_time(hall: Room) -> None:
    for _ in range(2):
        found = hall.begin()
        assert found.carried("x", "1") is None
        found.add("x", "", [(name, found.write(name, raw)) for name, raw in encoded(FILES)])
        found.publish()
        found.remember()


def test_what_can_not_be_made_again_is_left_as_it_stands_and_tried_again(hall: Room) -> None:
    hall.build()
    found = hall.begin()
    found.leave("x", lambda note: note == DATE)
    found.leave("y", lambda note: True)
    assert found.publish() == 0
    found.remember()
    assert hall.rebuilt(rests_on="2")


def test_what_may_not_stay_goes_though_it_can_not_be_made_again(hall: Room) -> None:
    hall.build()
    found = hall.begin()
    found.leave("x", lambda note: False)
    found.publish()
    assert hall.seen() == {}


def test_of_what_is_damaged_nothing_is_left(hall: Room) -> None:
    hall.build()
    (hall.site / "news/x/index.html").unlink()
    found = hall.begin()
    found.leave("x", lambda note: True)
    found.publish()
    assert hall.seen() == {}


# Whether it still stands.


def in_place(file: Path, text: str) -> None:
    """Other bytes under the old time."""
    known = file.stat()
    assert len(text) == known.st_size
    file.write_text(text)
    os.utime(file, ns=(known.st_atime_ns, known.st_mtime_ns))


def put_there(file: Path, text: str) -> None:
    """Another file in its place, with the old time."""
    known, other = file.stat(), file.with_name("other")
    other.write_text(text)
    os.utime(other, ns=(known.st_atime_ns, known.st_mtime_ns))
    other.replace(file)


def linked(file: Path) -> None:
    """The same bytes, but they lie somewhere else."""
    elsewhere = file.rename(file.parents[3] / "elsewhere")
    file.symlink_to(elsewhere)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "taken away": Path.unlink,
    "cut": lambda file: os.truncate(file, 1),
    "other bytes of the same length and time": lambda file: in_place(file, "PAGE"),
    "another file of the same length and time": lambda file: put_there(file, "PAGE"),
    "a link": linked,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
@pytest.mark.parametrize("when", ["soon", "later"])
def test_a_work_is_made_again_when_a_file_of_it_was(
    hall: Room, clock: Callable[[float], None], damage: Callable[[Path], object], when: str
) -> None:
    clock(-60 if when == "soon" else 10)
    hall.build()
    damage(hall.site / "news/x/index.html")
    assert hall.rebuilt()
    assert not hall.rebuilt()


SAME: dict[str, Callable[[Path], object]] = {
    "touched": os.utime,
    "given an old time": lambda file: os.utime(file, (1, 1)),
    "written again": lambda file: file.write_text("page"),
    "copied": lambda file: put_there(file, "page"),
}


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("change", SAME.values(), ids=SAME)
def test_a_work_is_carried_when_a_file_of_it_was(hall: Room, change: Callable[[Path], object]) -> None:
    hall.build()
    change(hall.site / "news/x/index.html")
    assert not hall.rebuilt()


@pytest.mark.usefixtures("clock")
def test_a_site_of_which_the_system_says_the_same_is_not_read(hall: Room, hashed: list[bytes]) -> None:
    hall.build()
    hashed.clear()
    hall.build()
    assert not {*hashed} & {b"page", b"1,2"}


def test_what_is_too_fresh_is_read_again_since_it_might_have_changed_unseen(
    hall: Room, clock: Callable[[float], None], hashed: list[bytes]
) -> None:
    clock(-60)
    hall.build()
    hashed.clear()
    hall.build()
    assert {*hashed} >= {b"page", b"1,2"}


def test_what_was_fresh_when_it_was_looked_at_is_not_trusted_because_the_build_took_long(
    hall: Room, clock: Callable[[float], None], hashed: list[bytes]
) -> None:
    clock(-60)
    hall.build()
    found = hall.begin()
    found.put(hall.work(), lambda _: encoded(FILES))
    clock(10)
    found.publish()
    found.remember()
    hashed.clear()
    hall.build()
    assert {*hashed} >= {b"page", b"1,2"}


def test_a_foreign_file_goes(hall: Room) -> None:
    hall.build()
    for name in ("foreign.html", "news/x/foreign.html", "news/foreign/deep/index.html"):
        (hall.site / name).parent.mkdir(parents=True, exist_ok=True)
        (hall.site / name).write_text("foreign")
    assert not hall.rebuilt()


def test_a_site_that_was_taken_away_is_made_again(hall: Room) -> None:
    hall.build()
    hall.site.rename(hall.folder / "old")
    assert hall.rebuilt()


# What others wrote to the stage.


def test_a_file_that_somebody_else_put_on_the_stage_is_published_when_it_differs(hall: Room) -> None:
    for text, wanted in (("one", 1), ("one", 0), ("two", 1)):
        found = hall.begin()
        (hall.stage / "about").mkdir()
        (hall.stage / "about/index.html").write_text(text)
        assert found.publish() == wanted
        found.remember()
        assert hall.seen() == {"about/index.html": text}


def test_it_knows_the_size_of_every_file_that_is_published(hall: Room) -> None:
    hall.build()
    found = hall.begin()
    found.carried("x", "1")
    found.write("index.html", b"home page")
    found.publish()
    assert found.sizes == {"index.html": 9, "news/x/index.html": 4, "news/x/figures.csv": 3}


# The list of what was made.


DAMAGED: dict[str, Callable[[bytes], bytes]] = {
    "a byte": lambda raw: raw[:-9] + bytes([raw[-9] ^ 1]) + raw[-8:],
    "cut short": lambda raw: raw[:-1],
    "empty": lambda _: b"",
    "foreign": lambda _: b"newsroom sites 1 00000000 0\n",
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_list_is_as_good_as_none_and_the_site_stays_as_it_is(
    hall: Room, damage: Callable[[bytes], bytes]
) -> None:
    hall.build()
    file = hall.manifest()
    file.write_bytes(damage(file.read_bytes()))
    _, count = hall.build()
    assert (hall.made, count) == (["x", "x"], 0)
    assert not hall.rebuilt()


def test_a_list_that_says_of_an_older_site_what_is_in_it_carries_nothing_that_is_not(hall: Room) -> None:
    hall.build()
    old = hall.manifest().read_bytes()
    hall.build(rests_on="2", files={"news/x/index.html": "newer"})
    hall.manifest().write_bytes(old)
    assert hall.rebuilt(rests_on="1")


def test_a_build_that_was_not_remembered_is_found_out(hall: Room) -> None:
    hall.build()
    found = hall.begin()
    found.put(hall.work(rests_on="2"), lambda _: encoded({"news/x/index.html": "newer"}))
    found.publish()
    assert hall.rebuilt(rests_on="1")


# Beside another site of the newsroom.


def test_what_stands_in_a_neighbours_site_is_taken_from_there(hall: Room) -> None:
    hall.build()
    entry, count = hall.build(site="preview")
    assert (hall.made, count, entry.note) == (["x"], 2, DATE)
    assert hall.seen("preview") == hall.seen() == FILES
    hall.build(site="preview")
    assert hall.made == ["x"]


def test_of_a_neighbour_nothing_is_taken_that_does_not_stand_or_rests_on_something_else(hall: Room) -> None:
    hall.build()
    in_place(hall.site / "news/x/index.html", "PAGE")
    hall.build(site="preview")
    hall.build(rests_on="2", site="third")
    assert hall.made == ["x"] * 3
    assert hall.seen("preview") == FILES


def test_each_site_has_a_list_of_its_own_and_that_of_a_folder_that_is_gone_goes(hall: Room) -> None:
    hall.build()
    hall.build(site="preview")
    (hall.folder / "preview").rename(hall.folder / "elsewhere")
    hall.build(site="third")
    assert len([*(hall.folder / "cache/sites").iterdir()]) == 2
    assert not hall.rebuilt()


def test_a_site_is_weighed_with_what_others_put_there_but_without_the_git_folder_of_its_deployment(hall: Room) -> None:
    for name in (".git/objects/pack", ".well-known/security.txt", ".nojekyll"):
        (hall.site / name).parent.mkdir(parents=True, exist_ok=True)
        (hall.site / name).write_text("123")
    found = hall.begin()
    found.write("index.html", b"home")
    found.publish()
    assert found.sizes == {"index.html": 4, ".well-known/security.txt": 3, ".nojekyll": 3}
