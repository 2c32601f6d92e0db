"""What is kept between builds comes back as it was, or not at all."""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import living
import pytest
from newsroom import shelf, works
from newsroom.made import Made
from newsroom.problems import Problem
from newsroom.shelf import Shelf

LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "things"


def keep(folder: Path, ground: str = "1", **things: Any) -> Path:
    """Keep things of one folder of news; returns their file."""
    kept: Shelf[Any] = Shelf(folder, ground)
    for name, thing in things.items():
        kept.put(f"news/{name}.md", thing)
    kept.save()
    (file,) = folder.glob("*.kept")
    return file


def kept(folder: Path, name: str = "a", ground: str = "1") -> Any:
    return Shelf[Any](folder, ground).get(f"news/{name}.md")


def test_what_was_put_comes_back_and_nothing_else(folder: Path) -> None:
    keep(folder, a="one", b=("two", frozenset({3}), {"four": 5.0}))
    assert (kept(folder, "a"), kept(folder, "b"), kept(folder, "c")) == (
        "one",
        ("two", frozenset({3}), {"four": 5.0}),
        None,
    )


def test_nothing_is_kept_until_it_is_saved(folder: Path) -> None:
    Shelf[str](folder, "1").put("news/a.md", "one")
    assert kept(folder) is None


@pytest.mark.parametrize("one", living.living(), ids=lambda one: one.item.path)
def test_every_kind_of_item_comes_back_equal(folder: Path, one: Made) -> None:
    keep(folder, a=one)
    assert kept(folder) == one


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 10, 25, 1, 30, tzinfo=LONDON),
        datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1),
        datetime(2026, 7, 1, 12, 0, 0, 1, tzinfo=ZoneInfo("Pacific/Auckland")),
        datetime(2026, 7, 1, tzinfo=UTC),
        timedelta(days=1, microseconds=1),
    ],
    ids=str,
)
def test_dates_and_zones_survive(folder: Path, moment: Any) -> None:
    keep(folder, a=moment)
    back = kept(folder)
    assert back == moment
    if isinstance(moment, datetime):
        assert (back.fold, back.utcoffset(), back.tzname()) == (moment.fold, moment.utcoffset(), moment.tzname())


# What is not believed.


def turned(raw: bytes, where: int) -> bytes:
    return raw[:where] + bytes([raw[where] ^ 1]) + raw[where + 1 :]


def test_of_a_file_with_one_byte_different_nothing_is_believed_whichever_it_is(folder: Path) -> None:
    file = keep(folder, a="one")
    whole = file.read_bytes()
    for where in range(len(whole)):
        file.write_bytes(turned(whole, where))
        assert kept(folder) is None, where
    file.write_bytes(whole)
    assert kept(folder) == "one"


@pytest.mark.parametrize("left", [0, 1, 20, -1])
def test_a_file_cut_short_is_as_good_as_none_and_is_taken_away(folder: Path, left: int) -> None:
    file = keep(folder, a="one")
    file.write_bytes(file.read_bytes()[:left])
    assert kept(folder) is None
    assert not file.exists()


def test_what_was_kept_under_another_stand_is_not_read(folder: Path) -> None:
    keep(folder, a="one")
    assert kept(folder, ground="2") is None


def test_a_file_from_another_shelf_or_of_another_folder_is_not_read(folder: Path) -> None:
    file = keep(folder, a="one")
    elsewhere = folder.with_name("other")
    elsewhere.mkdir()
    (elsewhere / file.name).write_bytes(file.read_bytes())
    assert kept(elsewhere) is None
    file.rename(file.with_name("other.kept"))
    assert kept(folder) is None


def test_a_file_that_may_not_be_read_is_as_good_as_none(folder: Path) -> None:
    keep(folder, a="one").unlink()
    (folder / "folder.kept").mkdir()
    assert kept(folder) is None


RAN: list[str] = []


class Foreign:
    """Runs what it is told to when it is read as pickle itself would read it."""

    def __init__(self, run: Callable[..., Any], *given: Any) -> None:
        self.how = run, given

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self.how


FOREIGN: dict[str, Any] = {
    "a function of ours": Foreign(RAN.append, "run"),
    "a function of the newsroom": Foreign(works.digest, "run"),
    "a class that is none of ours": Foreign(Path, "x"),
    "a name within a name": Foreign(datetime.fromisoformat, "2026-11-22"),
    "eval": Foreign(eval, "RAN.append('run')"),
    "too much for a shape of ours": Foreign(Problem, *range(9)),
    "a date that there is not": Foreign(timedelta, 10**12),
}


@pytest.mark.parametrize("foreign", FOREIGN.values(), ids=FOREIGN)
def test_what_names_anything_but_plain_data_and_our_shapes_is_refused_and_nothing_runs(
    folder: Path, foreign: Any
) -> None:
    file = keep(folder, a="one")
    raw = pickle.dumps(("news", {"news/a.md": foreign}))
    file.write_bytes(shelf._head(raw, b"things 1") + raw)
    assert kept(folder) is None
    assert not RAN


@pytest.mark.parametrize("whole", ["text", ("news",), ("news", "text"), (5, {}), ("other", {"news/a.md": "one"})])
def test_what_is_no_shelf_is_not_believed_even_if_every_byte_is_right(folder: Path, whole: Any) -> None:
    shelf.write(keep(folder, a="one"), b"things 1", whole)
    assert kept(folder) is None


# What is written.


def test_only_the_folders_in_which_something_changed_are_written(folder: Path) -> None:
    first: Shelf[str] = Shelf(folder, "1")
    for month in ("news/2026/10", "news/2026/11"):
        first.put(f"{month}/a.md", "one")
    first.save()
    before = {file.name: file.stat().st_ino for file in folder.iterdir()}
    second: Shelf[str] = Shelf(folder, "1")
    second.put("news/2026/11/b.md", "two")
    second.save()
    assert sum(file.stat().st_ino != before[file.name] for file in folder.iterdir()) == 1


def test_what_is_not_asked_for_any_more_is_forgotten_and_of_an_empty_folder_the_file_too(folder: Path) -> None:
    keep(folder, a="one", b="two")
    for paths, left in (({"news/b.md"}, 1), (set[str](), 0)):
        again: Shelf[str] = Shelf(folder, "1")
        again.keep_only(paths)
        again.save()
        assert len([*folder.iterdir()]) == left
        assert (kept(folder, "a"), kept(folder, "b")) == (None, "two" if left else None)


def test_folders_whose_names_are_long_or_alike_do_not_meet(folder: Path) -> None:
    several = ("a/b/x.md", "a~b/x.md", "A/b/x.md", "x.md", "\udcff/x.md", f"{'d' * 200}/{'e' * 200}/x.md")
    first: Shelf[str] = Shelf(folder, "1")
    for path in several:
        first.put(path, path)
    first.save()
    second: Shelf[str] = Shelf(folder, "1")
    assert [second.get(path) for path in several] == [*several]


def test_a_full_disk_leaves_the_old_file_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = keep(folder, a="one")
    (file.with_name(f"{file.name}.{os.getpid()}")).mkdir()
    with pytest.raises(OSError, match="Is a directory"):
        keep(folder, a="two")
    assert kept(folder) == "one"


def test_reading_leaves_the_search_for_garbage_as_it_was(folder: Path) -> None:
    keep(folder, a="one")
    assert gc.isenabled()
    gc.disable()
    try:
        kept(folder)
        assert not gc.isenabled()
    finally:
        gc.enable()
