"""The list of published addresses: only ever grows."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import record
from newsroom.problems import Problems


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


def test_what_git_leaves_where_two_lists_met_is_named_and_is_no_address(tmp_path: Path) -> None:
    (tmp_path / "published.txt").write_text("# head\n<<<<<<< HEAD\nnews/a/\n=======\nnews/b/\n>>>>>>> theirs\n")
    assert record.read(tmp_path) == {"news/a/", "news/b/"}
    assert [(p.line, p.message.partition(";")[0]) for p in record.problems(tmp_path)] == [
        (2, "“<<<<<<< HEAD” is no address of this newsroom"), (4, "“=======” is no address of this newsroom"),
        (6, "“>>>>>>> theirs” is no address of this newsroom"),
    ]  # fmt: skip
    record.add(tmp_path, ["news/c/"])
    assert list(record.problems(tmp_path)) == []


@pytest.mark.parametrize("line", ["/etc/cron.d/", "../escape/", "a/../../b/", "news/a", "C:\\x/", "a//b/", "x.css"])
def test_nothing_outside_the_site_is_an_address(tmp_path: Path, line: str) -> None:
    (tmp_path / "published.txt").write_text(f"{line}\n")
    assert record.read(tmp_path) == frozenset()
    assert len(list(record.problems(tmp_path))) == 1


def test_a_byte_order_mark_is_passed_over_and_other_bytes_are_a_problem(tmp_path: Path) -> None:
    (tmp_path / "published.txt").write_bytes(b"\xef\xbb\xbf# head\nnews/a/\n")
    assert record.read(tmp_path) == {"news/a/"}
    (tmp_path / "published.txt").write_bytes(b"news/caf\xe9/\n")
    with pytest.raises(Problems, match="not UTF-8"):
        record.read(tmp_path)
