"""What lies in a folder is found, here or by another process, the same either way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from newsroom import walking
from newsroom.walking import Walk

FILES = (".git/HEAD", ".htaccess", "index.html", "news/2026/a b/index.html", "news/.hidden", "ö\udcff.html")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, errors="surrogateescape")
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "news")
    return tmp_path


def names(walk: Walk) -> list[str]:
    return sorted(name for name, _ in walk.found())


@pytest.mark.parametrize("is_large", [False, True])
def test_every_file_is_found_and_every_empty_folder_but_what_is_somebody_elses(site: Path, is_large: bool) -> None:
    walk = Walk(str(site), [".htaccess"], is_large=is_large)
    assert names(walk) == sorted([*FILES[1:], "empty/", "link"])


def test_another_process_says_of_each_what_this_one_would(site: Path) -> None:
    assert sorted(Walk(str(site), (), is_large=True).found()) == sorted(Walk(str(site), (), is_large=False).found())


@pytest.mark.parametrize("is_large", [False, True])
def test_where_there_is_no_folder_nothing_is_found(tmp_path: Path, is_large: bool) -> None:
    assert Walk(str(tmp_path / "none"), (), is_large=is_large).found() == []


def test_what_a_folder_holds_when_it_is_wanted_is_found_where_the_other_process_failed(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    assert names(Walk(str(site), (), is_large=True)) == sorted([*FILES[2:], "empty/", "link"])
    monkeypatch.setattr("sys.executable", str(site / "nothing"))
    assert names(Walk(str(site), (), is_large=True)) == sorted([*FILES[2:], "empty/", "link"])


def test_the_other_process_is_let_go_when_nobody_wants_to_know(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = site / "slow"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(slow))
    walk = Walk(str(site), (), is_large=True)
    other = walk._other
    walk.close()
    assert other
    assert other.returncode == -9


def test_what_is_written_over_a_file_or_put_in_its_place_is_told_apart(tmp_path: Path) -> None:
    file, other = tmp_path / "a.html", tmp_path / "b.html"
    file.write_text("old")
    other.write_text("new")
    before = file.stat()
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)
    assert walking.stat_of(file.stat()) != walking.stat_of(before)
