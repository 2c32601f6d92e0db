"""From the stage to the site: equal, in order, and nothing touched without need."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import stage


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "stage", tmp_path / "site"


def fill(folder: Path, **files: str) -> None:
    """Files by name, `__` for a slash and `_` for a dot."""
    write(folder, {name.replace("__", "/").replace("_", "."): text for name, text in files.items()})


def write(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def seen(folder: Path) -> dict[str, str | None]:
    """Every file with its text, and every folder."""
    return {p.relative_to(folder).as_posix(): p.read_text() if p.is_file() else None for p in sorted(folder.rglob("*"))}


def test_a_first_site_is_the_stage(folders: tuple[Path, Path]) -> None:
    fill(folders[0], index_html="home", news__x__index_html="x", feed_xml="feed")
    staged = seen(folders[0])
    assert stage.merge(*folders) == 3
    assert seen(folders[1]) == staged


def test_what_is_gone_from_the_stage_goes_with_its_empty_folders(folders: tuple[Path, Path]) -> None:
    fill(folders[1], index_html="home", news__old__deep__index_html="x", news__old__a_jpg="x", left_txt="x")
    (folders[1] / "empty/within").mkdir(parents=True)
    fill(folders[0], index_html="home")
    assert stage.merge(*folders) == 3
    assert seen(folders[1]) == {"index.html": "home"}


def test_nothing_is_written_when_nothing_has_changed(folders: tuple[Path, Path]) -> None:
    for folder in folders:
        fill(folder, index_html="home", news__x__index_html="x")
    for path in folders[1].rglob("*"):
        os.utime(path, ns=(1, 1))
    assert stage.merge(*folders) == 0
    assert {path.stat().st_mtime_ns for path in folders[1].rglob("*")} == {1}


def test_only_what_has_changed_is_written(folders: tuple[Path, Path]) -> None:
    fill(folders[0], a_html="new", b_html="same")
    fill(folders[1], a_html="old", b_html="same")
    for path in folders[1].iterdir():
        os.utime(path, ns=(1, 1))
    assert stage.merge(*folders) == 1
    assert (folders[1] / "b.html").stat().st_mtime_ns == 1
    assert (folders[1] / "a.html").read_text() == "new"


def test_a_change_that_keeps_length_and_time_is_noticed(folders: tuple[Path, Path]) -> None:
    fill(folders[0], a_html="new")
    fill(folders[1], a_html="old")
    for folder in folders:
        os.utime(folder / "a.html", ns=(1, 1))
    assert stage.merge(*folders) == 1
    assert (folders[1] / "a.html").read_text() == "new"


def test_assets_come_first_then_pages_then_lists_and_removals_last(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(
        folders[0],
        a__index_html="x", sitemap_xml="x", feed_xml="x", topics__a__feed_xml="x", z_css="x", news__z_jpg="x", b_html="x",
    )  # fmt: skip
    fill(folders[1], old_html="x")
    order: list[str] = []
    replace, unlink = Path.replace, Path.unlink

    def replacing(path: Path, target: Path) -> Path:
        order.append(target.relative_to(folders[1]).as_posix())
        return replace(path, target)

    def unlinking(path: Path, missing_ok: bool = False) -> None:
        order.append(f"-{path.relative_to(folders[1]).as_posix()}")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "replace", replacing)
    monkeypatch.setattr(Path, "unlink", unlinking)
    stage.merge(*folders)
    assert order == [
        "news/z.jpg", "z.css", "a/index.html", "b.html", "feed.xml", "sitemap.xml", "topics/a/feed.xml", "-old.html",
    ]  # fmt: skip


def test_a_site_on_another_disk_gets_each_file_whole_too(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(folders[0], index_html="home", news__x__index_html="x")
    staged = seen(folders[0])
    replace = Path.replace

    def between_disks(path: Path, target: Path) -> Path:
        if path.is_relative_to(folders[0]):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", between_disks)
    stage.merge(*folders)
    assert seen(folders[1]) == staged


def test_a_file_may_become_a_folder(folders: tuple[Path, Path]) -> None:
    fill(folders[1], news="a file", deep="a file")
    fill(folders[0], news__index_html="x", deep__er__index_html="x")
    staged = seen(folders[0])
    stage.merge(*folders)
    assert seen(folders[1]) == staged


def test_a_folder_may_become_a_file(folders: tuple[Path, Path]) -> None:
    fill(folders[1], news__x__index_html="x")
    fill(folders[0], news="a file")
    staged = seen(folders[0])
    stage.merge(*folders)
    assert seen(folders[1]) == staged


def test_what_a_broken_run_left_is_cleared(folders: tuple[Path, Path]) -> None:
    fill(folders[0], index_html="home")
    write(folders[1], {"index.html.new": "half"})
    stage.merge(*folders)
    assert seen(folders[1]) == {"index.html": "home"}


def test_what_begins_with_a_dot_at_the_root_is_somebody_elses(folders: tuple[Path, Path]) -> None:
    fill(folders[0], index_html="home")
    write(folders[1], {".git/config": "mine", ".well-known/x": "mine"})
    (folders[1] / ".git/refs").mkdir()
    assert stage.merge(*folders) == 1
    assert seen(folders[1]) == {
        ".git": None, ".git/config": "mine", ".git/refs": None, ".well-known": None, ".well-known/x": "mine",
        "index.html": "home",
    }  # fmt: skip


def test_a_link_in_the_site_is_replaced_and_what_it_leads_to_is_spared(folders: tuple[Path, Path]) -> None:
    fill(folders[0], index_html="home")
    folders[1].mkdir()
    elsewhere = folders[1].parent / "elsewhere.html"
    elsewhere.write_text("home")
    (folders[1] / "index.html").symlink_to(elsewhere)
    assert stage.merge(*folders) == 1
    assert not (folders[1] / "index.html").is_symlink()
    assert elsewhere.read_text() == "home"


PATHS = st.lists(st.sampled_from(["a", "b", "c.html"]), min_size=1, max_size=3).map("/".join)


def consistent(names: set[str]) -> dict[str, str]:
    """Files of which none is the folder of another."""
    return {n: n for n in names if not any(o.startswith(f"{n}/") for o in names)}


@given(st.sets(PATHS).map(consistent), st.sets(PATHS).map(consistent))
def test_whatever_the_site_was_it_becomes_the_stage(
    tmp_path_factory: pytest.TempPathFactory, new: dict[str, str], old: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("merge")
    write(folder / "stage", new)
    write(folder / "site", old)
    staged = seen(folder / "stage")
    stage.merge(folder / "stage", folder / "site")
    assert seen(folder / "site") == staged
    write(folder / "stage", new)
    assert stage.merge(folder / "stage", folder / "site") == 0
