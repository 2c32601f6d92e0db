"""`newsroom rename`: the plan is shown, asked for, and done; the built newsroom leads from the old address to the new."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sample
from click.testing import CliRunner, Result
from newsroom import council, news
from newsroom_cli import main
from newsroom_cli.rename import command

OLD = "news/2026/11/x.md"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A newsroom of two items, one of which was published and is linked from the other."""
    folder = sample.copy(tmp_path / "newsroom", news=False)
    sample.write(folder, OLD, "Harbour", body="[figures](own.csv)\n")
    (folder / "news/2026/11/own.csv").write_text("a,b\n")
    sample.write(folder, "news/2026/10/b.md", "Bridge", body="Above\n\n[x](../11/x.md)\n")
    (folder / "published.txt").write_text("news/2026/11/x/\n")
    monkeypatch.chdir(folder)
    yield folder


def run(*arguments: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(command, arguments, input=answers, terminal_width=80)


def files(home: Path) -> dict[str, bytes]:
    return {p.relative_to(home).as_posix(): p.read_bytes() for p in sorted((home / "news").rglob("*")) if p.is_file()}


PLAN = """\
news/2026/11/x.md becomes news/2026/10/y.md; its id stays
alias    /news/2026/11/x/ leads to /news/2026/10/y/
moves    news/2026/11/own.csv to news/2026/10/own.csv
link     news/2026/10/b.md:10: ../11/x.md becomes y.md
"""


def test_it_shows_asks_and_does(home: Path) -> None:
    result = run(OLD, "news/2026/10/y.md", answers="y\n")
    assert result.exit_code == 0, result.output
    assert result.output == PLAN + "Do it? [Y/n]: y\nrenamed to news/2026/10/y.md\n"
    assert list(files(home)) == ["news/2026/10/b.md", "news/2026/10/own.csv", "news/2026/10/y.md"]
    checked = CliRunner().invoke(main, ["check", "--now", sample.NOW])
    assert checked.exit_code == 0, checked.output


def test_saying_no_or_nothing_changes_nothing(home: Path) -> None:
    before = files(home)
    for answers in ("n\n", ""):
        assert run(OLD, "y", answers=answers).exit_code == 1
        assert files(home) == before


def test_it_can_be_told_to_ask_nothing(home: Path) -> None:
    assert run(OLD, "y", "--write").exit_code == 0
    assert "news/2026/11/y.md" in files(home)


def test_it_says_that_no_alias_is_needed_and_leaves_one_when_told(home: Path) -> None:
    (home / "published.txt").unlink()
    shown = run(OLD, "y", answers="n\n").output
    assert "alias    none: it was never published (--alias leaves one all the same)" in shown
    assert run(OLD, "y", "--alias", "--write").exit_code == 0
    aliases = {item.path: item.aliases for item in news.read(home, council.read(home).settings).items}
    assert aliases["news/2026/11/y.md"] == ("news/2026/11/x/",)


def test_what_can_not_be_done_is_said(home: Path) -> None:
    before = files(home)
    for old, new in (("none", "y"), (OLD, "../b"), (OLD, "news/2026/10/b.md"), (OLD, "No Name")):
        result = run(old, new, "--write")
        assert (result.exit_code, files(home)) == (1, before)
        assert result.output.startswith("Error: ") and result.output.endswith("Nothing was changed.\n")


def test_outside_a_newsroom_it_says_so(home: Path) -> None:
    (home / "mkdocs.yml").unlink()
    assert "is not in this folder" in run(OLD, "y").output
