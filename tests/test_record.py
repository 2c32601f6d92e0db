"""The list of published addresses: only ever grows."""

from __future__ import annotations

from pathlib import Path

from newsroom import record


def test_a_newsroom_without_a_list_has_published_nothing(tmp_path: Path) -> None:
    assert record.read(tmp_path) == frozenset()


def test_what_was_added_is_read_again(tmp_path: Path) -> None:
    assert record.add(tmp_path, ["news/b/", "news/a/"])
    assert record.read(tmp_path) == {"news/a/", "news/b/"}


def test_the_list_grows_and_loses_nothing(tmp_path: Path) -> None:
    record.add(tmp_path, ["news/a/"])
    assert record.add(tmp_path, ["news/b/"])
    assert record.read(tmp_path) == {"news/a/", "news/b/"}


def test_the_list_is_sorted_one_address_to_a_line_below_a_word_to_whoever_opens_it(tmp_path: Path) -> None:
    record.add(tmp_path, ["news/c/", "news/a/", "news/b/"])
    head, *lines = (tmp_path / "published.txt").read_text().splitlines()
    assert head.startswith("# ")
    assert lines == ["news/a/", "news/b/", "news/c/"]


def test_nothing_is_written_when_nothing_is_new(tmp_path: Path) -> None:
    record.add(tmp_path, ["news/a/"])
    before = (tmp_path / "published.txt").stat().st_mtime_ns
    assert not record.add(tmp_path, ["news/a/"])
    assert not record.add(tmp_path, [])
    assert (tmp_path / "published.txt").stat().st_mtime_ns == before


def test_no_list_is_begun_for_nothing(tmp_path: Path) -> None:
    assert not record.add(tmp_path, [])
    assert list(tmp_path.iterdir()) == []


def test_a_list_that_an_editor_has_touched_is_still_read(tmp_path: Path) -> None:
    (tmp_path / "published.txt").write_bytes(b"# head\r\n\r\nnews/a/ \r\n# note\r\nnews/b/")
    assert record.read(tmp_path) == {"news/a/", "news/b/"}


def test_the_list_is_replaced_whole(tmp_path: Path) -> None:
    record.add(tmp_path, ["news/a/"])
    assert [p.name for p in tmp_path.iterdir()] == ["published.txt"]
