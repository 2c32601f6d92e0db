"""What makes the newsroom, as one text that differs when any part of it does."""

from __future__ import annotations

import ast
import shutil
import sys
from pathlib import Path

import newsroom
import pytest
from newsroom import engine

LIBRARY = Path(newsroom.__file__).parent
SMALL = ("cards.py", "pages.py", "colours.py", "theme/base.html", "words/en.yml", "fonts/x.ttf")


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of a few files, and one folder in which others are installed."""
    for name in SMALL:
        (tmp_path / "own" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "own" / name).write_text(name)
    for name in engine._DRAWING:
        if name.endswith(".py"):
            (tmp_path / "own" / name).write_text(name)
    for installed in ("pillow-11.0.0.dist-info", "jinja2-3.1.4.dist-info"):
        (tmp_path / "others" / installed).mkdir(parents=True)
    monkeypatch.setattr(engine, "_OWN", tmp_path / "own")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "others")])
    return tmp_path


def told() -> tuple[str, str]:
    """The whole engine, and what draws, as another process would find them."""
    return engine.of_all.__wrapped__(), engine.of_drawing.__wrapped__()


def test_the_same_engine_is_told_alike_wherever_it_lies(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = told()
    shutil.copytree(library / "own", library / "elsewhere")
    monkeypatch.setattr(engine, "_OWN", library / "elsewhere")
    monkeypatch.setattr(sys, "path", ["", str(library / "nowhere"), *sys.path * 2])
    assert told() == before


@pytest.mark.parametrize(
    ("name", "draws"),
    [("pages.py", False), ("theme/base.html", False), ("words/en.yml", False), ("colours.py", True), ("cards.py", True),
     ("fonts/x.ttf", True)],
)  # fmt: skip
def test_another_file_is_another_engine_and_only_some_draw(library: Path, name: str, draws: bool) -> None:
    everything, drawing = told()
    (library / "own" / name).write_text("newer")
    assert told()[0] != everything
    assert (told()[1] != drawing) is draws


@pytest.mark.parametrize(
    ("old", "new", "draws"), [("jinja2-3.1.4", "jinja2-3.1.5", False), ("pillow-11.0.0", "pillow-11.0.1", True)]
)
def test_another_version_of_a_library_is_another_engine_and_only_pillow_draws(
    library: Path, old: str, new: str, draws: bool
) -> None:
    everything, drawing = told()
    (library / f"others/{old}.dist-info").rename(library / f"others/{new}.dist-info")
    assert told()[0] != everything
    assert (told()[1] != drawing) is draws


def test_another_python_is_another_engine(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = told()
    monkeypatch.setattr(sys, "version", "4.0")
    assert not {*told()} & {*before}


def test_a_file_more_or_under_another_name_is_another_engine(library: Path) -> None:
    before = told()[0]
    (library / "own/more.py").write_text("")
    more = told()[0]
    (library / "own/more.py").rename(library / "own/other.py")
    assert len({before, more, told()[0]}) == 3


def test_what_python_compiles_is_no_part_of_it(library: Path) -> None:
    before = told()
    (library / "own/__pycache__").mkdir()
    (library / "own/__pycache__/cards.pyc").write_text("x")
    assert told() == before


# They say what is drawn, which the digest of each drawing tells, or what is wrong with it.
SAY_WHAT = {"item", "language", "life", "made", "problems", "settings"}


def test_every_room_that_the_drawing_rooms_use_is_one_of_them() -> None:
    assert all((LIBRARY / name).exists() for name in engine._DRAWING)
    rooms = {name.removesuffix(".py") for name in engine._DRAWING if name.endswith(".py")}
    used: set[str] = set()
    for room in rooms:
        for node in ast.walk(ast.parse((LIBRARY / f"{room}.py").read_text())):
            if isinstance(node, ast.ImportFrom) and node.module == "newsroom":
                used |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and str(node.module).startswith("newsroom."):
                used.add(str(node.module).removeprefix("newsroom."))
    assert used - rooms <= SAY_WHAT
