"""What was published stays: its address, its items, and the ways from old addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample
from click.testing import CliRunner
from desk import NOW, Newsroom
from newsroom import permanence
from newsroom_cli import main

X, Y = "news/2026/11/x.md", "news/2026/11/y.md"


def test_a_published_item_whose_file_is_gone_is_a_problem_that_holds_nobody_back(room: Newsroom) -> None:
    room.write(X)
    room.save("published.txt", "# Every address.\nnews/2026/11/gone/\nnews/2026/11/x/\n")
    published = ("news/2026/11/gone/", "news/2026/11/x/")
    assert room.said(NOW, *published) == [
        "published.txt:2: news/2026/11/gone/ was published, but its file is gone; put the file back and write `withdrawn` "
        "into it, or, if it has another name now, write this address into its `aliases`"
    ]
    account = room.examine(NOW, *published).on(NOW, published=frozenset(published)).account
    assert (account.published, account.held_back) == (1, ())


def test_an_alias_is_an_address_where_nothing_else_stands(room: Newsroom) -> None:
    room.write(Y)
    room.save("docs/about.md", "# About\n")
    taken = {"/news/2026/11/y/": Y, "/about/": "docs/about.md", "/news/2026/11/x/": X,
             "/topics/housing/": "a list of this newsroom", "/news/2026/": "a page or file that the newsroom writes itself",
             "/cards/a/": "a page or file that the newsroom writes itself"}  # fmt: skip
    for alias, what in taken.items():
        room.write(X, aliases=f"[{alias}]")
        said = f"{alias} is the address of {what}; take it out: only an address where nothing stands can lead here"
        assert room.said() == [f"{X}:6: aliases: {said}"]


def test_an_old_address_leads_to_one_item_alone(room: Newsroom) -> None:
    room.write(X, aliases="[/old/]", date="2026-11-19")
    room.write(Y, aliases="[/old/]")
    (said,) = room.said()
    assert said.startswith(f"{Y}:6: aliases: /old/ is the address of {X};")


def test_an_address_that_was_published_may_lead_to_where_its_item_stands_now(room: Newsroom) -> None:
    room.write(X, aliases="[/news/2026/10/old/, /threads/old-story/]")
    published = ("news/2026/10/old/", "threads/old-story/", "news/2026/11/x/")
    assert room.said(NOW, *published) == []
    edition = room.examine(NOW, *published).on(NOW, published=frozenset(published))
    assert dict(edition.redirects) == {"news/2026/10/old/": "news/2026/11/x/", "threads/old-story/": "news/2026/11/x/"}
    assert edition.corrected == ()


def test_a_topic_place_or_story_that_was_published_does_not_just_go(room: Newsroom) -> None:
    room.write(X, thread="library")
    published = ("topics/housing/", "topics/gone/", "places/gone/", "threads/library/", "threads/gone/")
    said = room.said(NOW, *published)
    assert [line.split(" ")[1] for line in said] == ["places/gone/", "threads/gone/", "topics/gone/"]
    assert all("nothing stands there any more; bring back what stood there" in line for line in said)


@pytest.mark.parametrize(
    ("fields", "field", "what"),
    [({"draft": "true"}, "draft", "is a draft"), ({"date": "2026-12-24"}, "date", "lies in the future")],
)
def test_what_was_published_is_withdrawn_and_not_taken_back(
    room: Newsroom, fields: dict[str, str], field: str, what: str
) -> None:
    room.write(X, **fields)
    (said,) = room.said(NOW, "news/2026/11/x/")
    assert f" {field}: {what}, but the item was published; readers know it: write `withdrawn` instead" in said
    edition = room.examine(NOW, "news/2026/11/x/").on(NOW, published=frozenset({"news/2026/11/x/"}))
    assert edition.corrected == ("news/2026/11/x/",)
    assert room.said() == []


def test_an_item_that_cannot_be_read_still_answers_for_its_aliases(room: Newsroom) -> None:
    room.write(X, aliases="[/news/2026/10/old/]", topics="[nowhere]")
    published = ("news/2026/10/old/",)
    assert [line for line in room.said(NOW, *published) if line.startswith("published.txt")] == []
    edition = room.examine(NOW, *published).on(NOW, published=frozenset(published))
    assert edition.corrected == published


def test_a_list_of_a_year_or_month_may_come_to_be_empty(room: Newsroom) -> None:
    room.write(X)
    published = ("news/2026/10/", "news/2025/", "topics/housing/2026/", "events/2025/", "news/2026/11/x/")
    assert room.said(NOW, *published) == []
    edition = room.examine(NOW, *published).on(NOW, published=frozenset(published))
    assert edition.corrected == ()
    assert set(edition.listed) == set(published) - {"news/2026/11/x/"}


def test_an_old_address_that_ends_like_a_year_is_no_list(room: Newsroom) -> None:
    room.write(X)
    (said,) = room.said(NOW, "old/4231/")
    assert "old/4231/ was published, but nothing stands there any more" in said
    edition = room.examine(NOW, "old/4231/").on(NOW, published=frozenset({"old/4231/"}))
    assert (edition.corrected, edition.listed) == (("old/4231/",), ())


def test_an_item_that_cannot_be_read_still_answers_for_its_story(room: Newsroom) -> None:
    room.write(X, thread="library", topics="[nowhere]")
    assert [line for line in room.said(NOW, "threads/library/") if line.startswith("published.txt")] == []


def test_no_alias_stands_on_or_below_a_list(room: Newsroom) -> None:
    for alias in ("/topics/housing/2026/", "/places/harbour/old/", "/NEWS/2026/", "/events/old/"):
        room.write(X, aliases=f"[{alias}]")
        (said,) = room.said()
        assert "is the address of a page or file that the newsroom writes itself" in said


def test_a_new_item_of_an_earlier_day_is_one_that_digests_went_out_without(room: Newsroom) -> None:
    def missed(*published: str) -> list[str]:
        return [item.path for item in permanence.missed(room.examine(NOW).items, frozenset(published), NOW)]

    room.write(X, date="2026-11-21 23:59")
    room.write(Y, date="2026-11-22 00:00")
    room.write("news/2026/11/draft.md", date="2026-11-20", draft="true")
    room.write("news/2026/11/renamed.md", date="2026-11-20", aliases="[/news/2026/11/old/]")
    room.write("news/2019/05/brought.md", date="2019-05-20")
    assert missed("news/", "news/2026/11/old/") == [X], "what is old was brought along, what was renamed went out"
    assert missed("news/2026/11/x/", "news/2026/11/old/") == []
    assert missed() == [], "nothing was sent before anything was published"


def test_check_notes_such_items_and_is_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = sample.copy(tmp_path, news=False)
    monkeypatch.chdir(folder)
    (folder / "published.txt").write_text("news/\n")
    sample.write(folder, "news/2026/11/yesterday.md", date="2026-11-21")
    checked = CliRunner().invoke(main, ["check", "--now", sample.NOW])
    assert checked.exit_code == 0, checked.output
    said = "Note: news/2026/11/yesterday.md is new but has a date before today: the digest of that day has gone out without it."
    assert said in checked.output
    sample.write(folder, "news/2026/11/yesterday.md", date="2026-11-22")
    assert "yesterday" not in CliRunner().invoke(main, ["check", "--now", sample.NOW]).output
