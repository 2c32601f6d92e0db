"""All items of an edition: who is made again, who is carried, and what becomes of drawings that nobody asks for."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
import sample
from desk import at
from newsroom import council, folders, workroom
from newsroom.building import Build
from newsroom.crew import Crew

pytestmark = pytest.mark.xdist_group("workroom")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sample newsroom was built once."""
    root = sample.copy(tmp_path_factory.mktemp("workroom") / "newsroom")
    assert len(build(root)) > 50
    return root


@pytest.fixture
def repository(first: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(first, tmp_path / "newsroom"))


def build(root: Path, now: str = sample.NOW) -> list[str]:
    """Build as MkDocs has it done; returns the paths of the items that were made."""
    site, made = council.read(root), []
    one = Build(folders.of(root, site.docs, root / "site"), site.settings, at(now))
    one.crew = Crew(few=10_000)
    one.read()

    def note(done: object, count: int) -> object:
        for task in done:  # type: ignore[attr-defined]
            made.append(task.slip.item.path)
            yield task

    one.make([], note)  # type: ignore[arg-type]
    one.write_search()
    one.add_pages()
    one.publish()
    one.remember()
    return made


def test_an_item_is_made_once(repository: Path) -> None:
    assert build(repository) == []


def test_what_one_item_rests_on_makes_no_other_again(repository: Path) -> None:
    item = repository / "news/2026/11/winter-gritting-routes.md"
    item.write_text(item.read_text().replace("---\n\n", "---\n\nA new first line.\n\n", 1))
    assert build(repository) == ["news/2026/11/winter-gritting-routes.md"]


def test_the_others_of_a_story_are_made_again_when_its_title_changes(repository: Path) -> None:
    told = [p for p in sorted(repository.glob("news/**/*.md")) if "thread: saltings-floods" in p.read_text()]
    title = next(line for line in told[0].read_text().splitlines() if line.startswith("title:"))
    told[0].write_text(told[0].read_text().replace(title, "title: Another title"))
    assert sorted(build(repository)) == [p.relative_to(repository).as_posix() for p in told]


def test_who_was_made_of_something_that_was_not_told_is_made_each_time(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = workroom.make
    monkeypatch.setattr(workroom, "make", lambda tools, task: _untold(made(tools, task), task.item.path))
    shutil.rmtree(repository / ".cache")
    build(repository)
    assert build(repository) == ["news/2026/11/winter-gritting-routes.md"]


def _untold(done: object, path: str) -> object:
    if path.endswith("winter-gritting-routes.md"):
        object.__setattr__(done, "is_told", False)
    return done


def test_drawings_that_nobody_asks_for_go(repository: Path) -> None:
    left = repository / ".cache/files/00/left.png"
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_bytes(b"x")
    for old in (left, repository / ".cache/files/looked-at"):
        old.touch()
        os.utime(old, (0, 0))
    build(repository)
    assert not left.exists()
