"""`mkdocs serve` shows what is not public, marked, and follows news, pages and settings."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
import sample


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def read(address: str) -> str:
    try:
        with urlopen(address, timeout=10) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def comes(address: str, text: str, seconds: float = 30) -> bool:
    """Whether the page shows that text before long."""
    return _before_long(lambda: text in read(address), seconds)


def _before_long(is_so: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not (found := is_so()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return found


def is_said(folder: Path, text: str, seconds: float = 30) -> bool:
    """Whether the preview says that before long."""
    return _before_long(lambda: text in (folder / "said").read_text(), seconds)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a preview of that newsroom, once it shows something; what MkDocs says goes to the file `said`."""
    port = free_port()
    command = [str(Path(sys.executable).parent / "mkdocs"), "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "NEWSROOM_NOW": sample.NOW}
    with (
        (folder / "said").open("wb") as said,
        subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said) as server,
    ):
        try:
            assert comes(f"http://127.0.0.1:{port}/", "<html")
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A newsroom with a sound item, a draft and one under embargo, and the address of its preview."""
    folder = sample.copy(tmp_path / "newsroom", news=False)
    sample.write(folder, "news/2026/11/sound.md", "Bridge opens")
    sample.write(folder, "news/2026/11/draft.md", "Not yet", draft="true")
    sample.write(folder, "news/2026/12/later.md", "Later", date="2026-12-01 09:00")
    with served(folder) as address:
        yield folder, address


def test_drafts_and_embargoed_items_are_shown_and_marked(preview: tuple[Path, str]) -> None:
    folder, address = preview
    assert "Not public until 1 December 2026, 09:00" in read(f"{address}news/2026/12/later/")
    assert "Not public: this is a draft" in read(f"{address}news/2026/11/draft/")
    assert "Not public" not in read(f"{address}news/2026/11/sound/")
    assert "Later" not in read(f"{address}feed.xml")
    assert not (folder / "published.txt").exists(), "a preview publishes nothing"
    assert not (folder / "site").exists()


def test_a_change_of_news_pages_or_settings_is_seen(preview: tuple[Path, str]) -> None:
    folder, address = preview
    sample.write(folder, "news/2026/11/sound.md", "Bridge opens early")
    assert comes(f"{address}news/2026/11/sound/", "Bridge opens early")
    (folder / "docs/about.md").write_text("# About\n\nQuite another text.\n")
    assert comes(f"{address}about/", "Quite another text.")
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text().replace("site_name: Exampleton Newsroom", "site_name: Harbour Gazette"))
    assert comes(address, "Harbour Gazette")


def test_a_mistake_made_while_writing_does_not_end_the_preview(preview: tuple[Path, str]) -> None:
    folder, address = preview
    sample.write(folder, "news/2026/11/sound.md", "Bridge opens", date="2026-13-01")
    sample.write(folder, "news/2026/11/other.md", "Ferry sails")
    assert comes(address, "Ferry sails")
    sample.write(folder, "news/2026/11/sound.md", "Bridge mended")
    assert comes(address, "Bridge mended")


def test_of_two_saves_in_a_row_the_second_is_seen(preview: tuple[Path, str]) -> None:
    folder, address = preview
    sample.write(folder, "news/2026/11/sound.md", "Bridge opens early")
    assert is_said(folder, "Detected file changes")
    sample.write(folder, "news/2026/11/sound.md", "Bridge opens late")
    assert comes(f"{address}news/2026/11/sound/", "Bridge opens late")
    assert comes(address, "Bridge opens late")


def test_the_first_item_of_a_month_is_seen(preview: tuple[Path, str]) -> None:
    folder, address = preview
    sample.write(folder, "news/2026/10/first.md", "Ferry sails", date="2026-10-02")
    assert comes(f"{address}news/2026/10/first/", "Ferry sails")


def test_a_mistake_in_the_settings_does_not_end_the_preview(preview: tuple[Path, str]) -> None:
    folder, address = preview
    config = folder / "mkdocs.yml"
    sound = config.read_text()
    config.write_text(sound.replace("identity:", "idendity:"))
    assert is_said(folder, "the settings need mending")
    config.write_text(sound.replace("site_name: Exampleton Newsroom", "site_name: Harbour Gazette"))
    assert comes(address, "Harbour Gazette")


def test_the_first_preview_after_a_build_makes_no_item_again(tmp_path: Path) -> None:
    folder = sample.copy(tmp_path / "newsroom", news=False)
    sample.write(folder, "news/2026/11/sound.md", "Bridge opens")
    assert sample.run(folder, "mkdocs", "build").returncode == 0
    made = {file: file.stat().st_mtime_ns for file in (folder / ".cache/made").iterdir()}
    with served(folder) as address:
        assert "Bridge opens" in read(address)
    assert made and made == {file: file.stat().st_mtime_ns for file in (folder / ".cache/made").iterdir()}
    assert "0 files changed in the site" in sample.run(folder, "mkdocs", "build").stderr
