"""From the stage to the site: equal, in order, and nothing touched without need."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import stage
from newsroom.assembly import Assembly


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


def publish(new: Path, site: Path) -> int:
    """As a build does that knows nothing of the site."""
    return Assembly(site, new, new.parent / "cache").publish()


def test_a_first_site_is_the_stage(folders: tuple[Path, Path]) -> None:
    fill(folders[0], index_html="home", news__x__index_html="x", feed_xml="feed")
    staged = seen(folders[0])
    assert publish(*folders) == 3
    assert seen(folders[1]) == staged


def test_what_is_gone_from_the_stage_goes_with_its_empty_folders(folders: tuple[Path, Path]) -> None:
    fill(folders[1], index_html="home", news__old__deep__index_html="x", news__old__a_jpg="x", left_txt="x")
    (folders[1] / "empty/within").mkdir(parents=True)
    fill(folders[0], index_html="home")
    assert publish(*folders) == 3
    assert seen(folders[1]) == {"index.html": "home"}


def test_an_empty_folder_into_which_something_comes_stays(folders: tuple[Path, Path]) -> None:
    (folders[1] / "news/2026").mkdir(parents=True)
    fill(folders[0], news__2026__a_html="x")
    assert publish(*folders) == 1
    assert seen(folders[1]) == {"news": None, "news/2026": None, "news/2026/a.html": "x"}


def test_nothing_is_written_when_nothing_has_changed(folders: tuple[Path, Path]) -> None:
    for folder in folders:
        fill(folder, index_html="home", news__x__index_html="x")
    for path in folders[1].rglob("*"):
        os.utime(path, ns=(1, 1))
    assert publish(*folders) == 0
    assert {path.stat().st_mtime_ns for path in folders[1].rglob("*")} == {1}


def test_only_what_has_changed_is_written(folders: tuple[Path, Path]) -> None:
    fill(folders[0], a_html="new", b_html="same")
    fill(folders[1], a_html="old", b_html="same")
    for path in folders[1].iterdir():
        os.utime(path, ns=(1, 1))
    assert publish(*folders) == 1
    assert (folders[1] / "b.html").stat().st_mtime_ns == 1
    assert (folders[1] / "a.html").read_text() == "new"


def test_a_change_that_keeps_length_and_time_is_noticed(folders: tuple[Path, Path]) -> None:
    fill(folders[0], a_html="new")
    fill(folders[1], a_html="old")
    for folder in folders:
        os.utime(folder / "a.html", ns=(1, 1))
    assert publish(*folders) == 1
    assert (folders[1] / "a.html").read_text() == "new"


ORDER = (
    ("cards/2026/11/new.en.0123.png", "assets/newsroom.css", "_headers", "news/2026/11/known/figures.csv"),
    ("news/2026/11/new/index.html", "news/2027/01/index.html", "contact/index.html"),
    ("news/2027/01/atom.xml", "topics/new/feed.xml"),
    ("news/2026/11/known/index.html", "about/index.html", "404.html", "old/address.html"),
    ("index.html", "news/index.html", "news/2026/11/index.html", "topics/index.html", "places/harbour/2026/index.html",
     "alerts/index.html", "threads/bridge/index.html"),
    ("feed.xml", "sitemap.xml", "topics/housing/feed.json", "events/calendar.ics", "publications.json", "feeds.opml",
     "publications.csv", "now.json", "affected.json", "areas.json"),
)  # fmt: skip
NEW = {*ORDER[1], *ORDER[2], "cards/2026/11/new.en.0123.png"}


def written(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, gone: Sequence[str] = ()) -> list[str]:
    """What a merge does, one after the other: a file by its name, a removal with a dash before it."""
    done: list[str] = []
    replace, unlink = Path.replace, Path.unlink

    def replacing(path: Path, target: Path) -> Path:
        done.append(target.relative_to(folders[1]).as_posix())
        return replace(path, target)

    def unlinking(path: Path, missing_ok: bool = False) -> None:
        done.append(f"-{path.relative_to(folders[1]).as_posix()}")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "replace", replacing)
    monkeypatch.setattr(Path, "unlink", unlinking)
    changed = [name for turn in ORDER for name in turn]
    stage.merge(*folders, reversed(changed), gone, [*(name for name in changed if name not in NEW), *gone])
    return done


def test_what_others_name_comes_before_what_names_it_and_removals_come_last(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = ("news/2026/11/gone/index.html", "assets/old.css", "cards/old.png", "topics/gone/feed.xml")
    write(folders[0], {name: "new" for turn in ORDER for name in turn})
    write(folders[1], dict.fromkeys(gone, "old"))
    away = [
        f"-{name}"
        for name in ("topics/gone/feed.xml", "news/2026/11/gone/index.html", "assets/old.css", "cards/old.png")
    ]
    wanted = [*(sorted(turn) for turn in ORDER), away]
    assert written(folders, monkeypatch, gone) == [name for turn in wanted for name in turn]


def test_a_disk_without_room_for_folders_is_noticed_while_the_site_is_whole(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(folders[0], a_css="new", news__new__index_html="new")
    fill(folders[1], a_css="old", gone_html="old")
    before = seen(folders[1])
    make = Path.mkdir

    def full(path: Path, *args: int, **how: bool) -> None:
        if path.is_relative_to(folders[1] / "news"):
            raise OSError(errno.ENOSPC, "No space left on device")
        make(path, *args, **how)

    monkeypatch.setattr(Path, "mkdir", full)
    with pytest.raises(OSError, match="No space left"):
        publish(*folders)
    assert seen(folders[1]) == before


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
    publish(*folders)
    assert seen(folders[1]) == staged


def test_a_file_may_become_a_folder(folders: tuple[Path, Path]) -> None:
    fill(folders[1], news="a file", deep="a file")
    fill(folders[0], news__index_html="x", news__a__index_html="x", news__b__index_html="x", deep__er__index_html="x")
    staged = seen(folders[0])
    publish(*folders)
    assert seen(folders[1]) == staged


def test_a_folder_may_become_a_file(folders: tuple[Path, Path]) -> None:
    fill(folders[1], news__x__index_html="x", news__deep__er__index_html="x")
    fill(folders[0], news="a file")
    staged = seen(folders[0])
    publish(*folders)
    assert seen(folders[1]) == staged


def test_what_a_broken_run_left_is_cleared(folders: tuple[Path, Path]) -> None:
    fill(folders[0], index_html="home")
    write(folders[1], {"index.html.new": "half"})
    publish(*folders)
    assert seen(folders[1]) == {"index.html": "home"}


def test_what_begins_with_a_dot_at_the_root_is_somebody_elses(folders: tuple[Path, Path]) -> None:
    fill(folders[0], index_html="home")
    write(folders[1], {".git/config": "mine", ".well-known/x": "mine"})
    (folders[1] / ".git/refs").mkdir()
    assert publish(*folders) == 1
    assert seen(folders[1]) == {
        ".git": None, ".git/config": "mine", ".git/refs": None, ".well-known": None, ".well-known/x": "mine",
        "index.html": "home",
    }  # fmt: skip


def test_what_a_server_reads_at_the_root_is_ours(folders: tuple[Path, Path]) -> None:
    write(folders[0], {".htaccess": "new"})
    write(folders[1], {".htaccess": "old"})
    assert publish(*folders) == 1
    assert seen(folders[1]) == {".htaccess": "new"}


def test_a_link_in_the_site_is_replaced_and_what_it_leads_to_is_spared(folders: tuple[Path, Path]) -> None:
    fill(folders[0], index_html="home")
    folders[1].mkdir()
    elsewhere = folders[1].parent / "elsewhere.html"
    elsewhere.write_text("home")
    (folders[1] / "index.html").symlink_to(elsewhere)
    assert publish(*folders) == 1
    assert not (folders[1] / "index.html").is_symlink()
    assert elsewhere.read_text() == "home"


def test_a_link_where_a_folder_belongs_is_replaced_and_what_it_leads_to_is_spared(folders: tuple[Path, Path]) -> None:
    fill(folders[0], news__a__index_html="new", news__b__index_html="new")
    elsewhere = folders[1].parent / "elsewhere"
    write(elsewhere, {"mine.txt": "mine"})
    folders[1].mkdir()
    (folders[1] / "news").symlink_to(elsewhere)
    staged = seen(folders[0])
    publish(*folders)
    assert not (folders[1] / "news").is_symlink()
    assert (seen(folders[1]), seen(elsewhere)) == (staged, {"mine.txt": "mine"})


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
    publish(folder / "stage", folder / "site")
    assert seen(folder / "site") == staged
    write(folder / "stage", new)
    assert publish(folder / "stage", folder / "site") == 0


def test_where_there_is_no_site_the_stage_becomes_it_at_once_with_the_rights_of_any_folder(tmp_path: Path) -> None:
    new, site, any_folder = (tmp_path / name for name in ("stage", "site", "any"))
    any_folder.mkdir()
    write(new, {"news/a/index.html": "new", "index.html": "new"})
    new.chmod(0o700)
    number = new.stat().st_ino
    assert publish(new, site) == 2
    assert (site.stat().st_ino, site.stat().st_mode) == (number, any_folder.stat().st_mode)
    assert {name: text for name, text in seen(site).items() if text} == {
        "news/a/index.html": "new",
        "index.html": "new",
    }


def test_where_something_lies_in_the_sites_folder_it_stays_the_same_folder(tmp_path: Path) -> None:
    new, site = tmp_path / "stage", tmp_path / "site"
    write(new, {"index.html": "new"})
    write(site, {".git/HEAD": "mine"})
    number = site.stat().st_ino
    assert publish(new, site) == 1
    assert site.stat().st_ino == number
    assert seen(site) == {"index.html": "new", ".git": None, ".git/HEAD": "mine"}


def test_a_stage_that_the_system_does_not_let_become_the_site_is_merged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, site = tmp_path / "stage", tmp_path / "site"
    write(new, {"index.html": "new"})
    renamed = Path.replace

    def refused(self: Path, target: Path) -> Path:
        if target == site:
            raise OSError(errno.EBUSY, "it is a mount point")
        return renamed(self, target)

    monkeypatch.setattr(Path, "replace", refused)
    assert publish(new, site) == 1
    assert seen(site) == {"index.html": "new"}


def test_an_empty_folder_that_a_server_may_be_pointed_at_stays_the_same_folder(tmp_path: Path) -> None:
    new, site = tmp_path / "stage", tmp_path / "site"
    write(new, {"index.html": "new"})
    site.mkdir()
    number = site.stat().st_ino
    assert publish(new, site) == 1
    assert (site.stat().st_ino, seen(site)) == (number, {"index.html": "new"})
