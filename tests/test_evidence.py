"""Which bytes lie at a path; no file is read twice of which the system says the same."""

from __future__ import annotations

import os
import time
from hashlib import blake2b
from pathlib import Path

import pytest
from newsroom.evidence import Evidence, Known
from newsroom.shelf import Shelf

PATH = "news/2026/11/bridge.jpg"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    save(tmp_path / "room" / PATH, b"bridge")
    return tmp_path / "room"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read."""
    found: list[str] = []
    read_bytes = Path.read_bytes

    def reading(path: Path) -> bytes:
        found.append(path.name)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", reading)
    return found


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was written in the test was written a while ago."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 10 * 10**9)


def save(file: Path, raw: bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(raw)
    return file


def evidence(root: Path) -> Evidence:
    """As the next build has it."""
    shelf: Shelf[Known] = Shelf(root / ".cache/evidence", "")
    return Evidence(root, shelf)


def asked(root: Path, path: str = PATH) -> str:
    """What one build finds out and keeps."""
    found = evidence(root)
    digest = found.digest(path)
    found.save()
    return digest


def of(raw: bytes) -> str:
    return blake2b(raw, digest_size=16).hexdigest()


def test_it_is_the_digest_of_the_bytes_and_nothing_where_no_file_is(root: Path) -> None:
    (root / "news/folder.jpg").mkdir()
    assert asked(root) == of(b"bridge")
    assert [asked(root, path) for path in ("news/none.jpg", "news/folder.jpg", "news/\0.jpg", "n" * 300)] == [""] * 4


@pytest.mark.usefixtures("later")
def test_a_file_of_which_the_system_says_the_same_is_not_read_again(root: Path, read: list[str]) -> None:
    assert asked(root) == asked(root) == asked(root) == of(b"bridge")
    assert read == ["bridge.jpg"]


def test_what_is_too_fresh_is_read_again_since_it_might_have_changed_unseen(
    root: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: (root / PATH).stat().st_ctime_ns + 10**9)
    assert asked(root) == asked(root)
    assert read == ["bridge.jpg"] * 2


@pytest.mark.usefixtures("later")
def test_other_bytes_of_the_same_length_and_time_are_noticed(root: Path) -> None:
    before, known = asked(root), (root / PATH).stat()
    save(root / PATH, b"BRIDGE")
    os.utime(root / PATH, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert asked(root) == of(b"BRIDGE") != before


@pytest.mark.usefixtures("later")
def test_another_file_put_in_its_place_is_noticed_and_so_is_its_going(root: Path) -> None:
    asked(root)
    save(root / "other.jpg", b"BRIDGE").replace(root / PATH)
    assert asked(root) == of(b"BRIDGE")
    (root / PATH).unlink()
    assert asked(root) == ""


@pytest.mark.usefixtures("later")
def test_a_link_is_followed_each_time_but_not_out_of_the_newsroom(root: Path) -> None:
    (root / "news/link.jpg").symlink_to(root / PATH)
    assert asked(root, "news/link.jpg") == of(b"bridge")
    save(root / PATH, b"BRIDGE")
    assert asked(root, "news/link.jpg") == of(b"BRIDGE")
    (root / "news/link.jpg").unlink()
    (root / "news/link.jpg").symlink_to(save(root.parent / "secret.jpg", b"secret"))
    assert asked(root, "news/link.jpg") == ""


def test_within_one_build_a_file_is_what_it_was_when_it_was_first_asked_for(root: Path) -> None:
    found = evidence(root)
    before = found.digest(PATH)
    save(root / PATH, b"another")
    assert found.digest(PATH) == before


@pytest.mark.usefixtures("later")
def test_what_nobody_asks_for_is_forgotten(root: Path, read: list[str]) -> None:
    asked(root)
    evidence(root).save()
    asked(root)
    assert read == ["bridge.jpg"] * 2
