"""All items: read once, every mistake named, and asked what is public at a moment."""

from __future__ import annotations

import itertools
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from desk import NOW, Newsroom, at
from hypothesis import given
from hypothesis import strategies as st
from newsroom import life, news
from newsroom.settings import Settings

SAMPLES = Path(__file__).parent / "news"


def test_all_mistakes_of_all_files_are_said_at_once_and_in_order(room: Newsroom) -> None:
    shutil.copytree(SAMPLES / "mistakes", room.root / "news")
    assert room.said() == (SAMPLES / "mistakes/said.txt").read_text(encoding="utf-8").splitlines()


def test_a_byte_order_mark_a_blank_line_and_wrong_bytes_are_named_among_the_others(room: Newsroom) -> None:
    text = room.write("news/good.md").read_bytes()
    room.save("news/bom.md", b"\xef\xbb\xbf" + text)
    room.save("news/blank.md", b"\n" + text)
    room.save("news/latin.md", text + b"Caf\xe9\n")
    assert [str(p) for p in room.read().problems] == [
        "news/blank.md:1: starts with an empty line; delete it, so that --- is the first line",
        "news/bom.md:1: starts with an invisible byte-order mark; save the file as UTF-8 without one",
        "news/latin.md:9: holds bytes that are not UTF-8; save the file again with the encoding UTF-8",
    ]


def test_two_items_with_one_address_are_named(room: Newsroom) -> None:
    room.write("news/2026/11/x.md")
    room.write("news/2026/11/x/index.md")
    assert [str(p) for p in room.read().problems] == [
        "news/2026/11/x/index.md:1: news/2026/11/x/ is also the address of news/2026/11/x.md; rename one"
    ]


def test_two_items_with_one_id_are_named_at_the_newer_which_is_the_copy(room: Newsroom) -> None:
    room.write("news/2026/11/a-copy.md", date="2026-11-21", id="01JD0000000000000000000001")
    room.write("news/2026/11/original.md", date="2026-11-20", id="01jd0000000000000000000001")
    assert [str(p) for p in room.read().problems] == [
        "news/2026/11/a-copy.md:5: id: 01JD0000000000000000000001 is also the id of news/2026/11/original.md; "
        "take this line out and run `newsroom check --fix`, which mints another"
    ]


def test_a_draft_made_from_a_published_item_is_the_copy(room: Newsroom) -> None:
    room.write("news/2026/11/a-copy.md", date="2026-11-01", id="01JD0000000000000000000001", draft="true")
    room.write("news/2026/11/original.md", date="2026-11-20", id="01JD0000000000000000000001")
    assert [p.path for p in room.read().problems] == ["news/2026/11/a-copy.md"]


def test_a_file_that_cannot_be_read_is_named(room: Newsroom) -> None:
    (room.root / "news/folder.md").mkdir(parents=True)
    room.write("news/good.md")
    found = room.read()
    assert [str(p) for p in found.problems] == ["news/folder.md:1: can't be read (Is a directory); check the file"]
    assert len(found.items) == 1


def test_a_newsroom_without_news_is_empty(room: Newsroom) -> None:
    edition = room.read().on(NOW)
    assert (edition.items, [*edition.current], edition.next_due) == ((), [], None)
    assert str(edition.account) == "0 files: 0 public, 0 scheduled, 0 drafts, 0 held back"


def test_items_are_the_newest_first_and_of_one_moment_by_path(room: Newsroom) -> None:
    room.write("news/b.md", date="2026-11-20 09:00")
    room.write("news/a.md", date="2026-11-20 09:00 +0000")
    room.write("news/c.md", date="2026-11-20 10:00 +0200")
    room.write("news/d.md", date="2026-11-21")
    assert [i.path for i in room.read().items] == ["news/d.md", "news/a.md", "news/b.md", "news/c.md"]


# May it be public now?


@pytest.mark.parametrize(
    ("moment", "public"),
    [("2026-11-22 11:59:59", False), ("2026-11-22 12:00", True), ("2026-11-22 12:00:01", True)],
)
def test_an_item_is_public_from_its_moment_on(room: Newsroom, moment: str, public: bool) -> None:
    room.write("news/x.md", date="2026-11-22 12:00")
    found = room.read()
    assert life.is_public(found.items[0], at(moment)) is public
    assert [i.path for i in found.on(at(moment)).items] == ["news/x.md"] * public


def test_an_item_is_public_at_its_moment_and_not_a_microsecond_before(room: Newsroom) -> None:
    room.write("news/x.md", date="2026-11-22 12:00")
    item = room.read().items[0]
    assert life.is_public(item, item.date)
    assert not life.is_public(item, item.date - timedelta(microseconds=1))


def test_a_moment_may_be_told_in_any_zone(room: Newsroom) -> None:
    room.write("news/x.md", date="2026-07-22 12:00")
    item = room.read().items[0]
    assert life.is_public(item, datetime(2026, 7, 22, 11, 0, tzinfo=UTC))
    assert not life.is_public(item, datetime(2026, 7, 22, 10, 59, tzinfo=UTC))


def test_an_embargo_holds_through_the_hour_that_comes_twice(room: Newsroom) -> None:
    room.write("news/x.md", date="2026-10-25 01:10 +0000")
    item = room.read().items[0]
    early, late = at("2026-10-25 01:30 +0100"), at("2026-10-25 01:10 +0000")
    assert not life.is_public(item, early), "40 minutes too early, though the clock on the wall shows 20 minutes past"
    assert life.is_public(item, late)
    edition = room.read().on(early)
    assert edition.account.scheduled == 1
    assert edition.next_due == late


def test_a_draft_is_never_public(room: Newsroom) -> None:
    room.write("news/x.md", date="2020-01-01", draft="true")
    found = room.read()
    assert not life.is_public(found.items[0], at("2199-01-01"))
    assert found.on(at("2199-01-01")).items == ()


def test_a_preview_shows_what_is_not_public_but_nothing_that_is_held_back(room: Newsroom) -> None:
    room.write("news/public.md")
    room.write("news/draft.md", draft="true")
    room.write("news/later.md", date="2026-12-01")
    room.write("news/public/index.md")
    found = room.read()
    assert {i.path for i in found.on(NOW, preview=True).items} == {"news/public.md", "news/draft.md", "news/later.md"}
    assert {i.path for i in found.on(NOW).items} == {"news/public.md"}


def test_every_file_is_accounted_for(room: Newsroom) -> None:
    room.write("news/a.md")
    room.write("news/b.md", id="")
    room.write("news/c.md", date="2026-12-24 09:00")
    room.write("news/d.md", date="2026-12-01 09:00")
    room.write("news/e.md", draft="true")
    room.write("news/f.md", title="")
    room.write("news/g.md", draft="true", topics="[nowhere]")
    room.write("news/a/index.md")
    account = room.read().on(NOW).account
    assert str(account) == "8 files: 2 public, 2 scheduled (next at 2026-12-01 09:00), 1 draft, 3 held back"
    assert account.held_back == ("news/a/index.md", "news/f.md", "news/g.md")


def test_a_draft_with_a_mistake_is_a_draft_and_not_held_back(room: Newsroom) -> None:
    room.write("news/a.md", draft="true", id="01JD0000000000000000000001")
    room.write("news/b.md", draft="true", id="01JD0000000000000000000001")
    found = room.read()
    assert [p.path for p in found.problems] == ["news/b.md"]
    assert str(found.on(NOW).account) == "2 files: 0 public, 0 scheduled, 2 drafts, 0 held back"


def test_thousands_are_written_with_a_comma() -> None:
    said = str(news.Account(1402, 1380, 12, 6, tuple("abcd"), at("2026-12-01 09:00")))
    assert said == "1,402 files: 1,380 public, 12 scheduled (next at 2026-12-01 09:00), 6 drafts, 4 held back"
    assert str(news.Account(1, 0, 0, 1, (), None)) == "1 file: 0 public, 0 scheduled, 1 draft, 0 held back"


@given(kinds=st.lists(st.sampled_from(["public", "later", "draft", "wrong", "broken", "double", "no id"]), max_size=8))
def test_the_four_counts_always_add_up(
    tmp_path_factory: pytest.TempPathFactory, settings_: Settings, kinds: list[str]
) -> None:
    room = Newsroom(tmp_path_factory.mktemp("news"), settings_)
    for number, kind in enumerate(kinds):
        fields = {
            "later": {"date": "2027-01-01"},
            "draft": {"draft": "true"},
            "wrong": {"summary": ""},
            "double": {"id": "01JD0000000000000000000001"},
            "no id": {"id": ""},
        }
        room.write(f"news/n{number}.md", **fields.get(kind, {}))
        if kind == "broken":
            room.save(f"news/n{number}.md", "no frontmatter")
    account = room.read().on(NOW).account
    counted = (account.published, account.scheduled, account.drafts, len(account.held_back))
    assert sum(counted) == account.files == len(kinds)
    held = kinds.count("wrong") + kinds.count("broken") + max(0, kinds.count("double") - 1)
    assert counted == (len(kinds) - kinds.count("later") - kinds.count("draft") - held,
                       kinds.count("later"), kinds.count("draft"), held)  # fmt: skip


def test_an_address_that_was_published_is_corrected_while_its_item_is_held_back(room: Newsroom) -> None:
    room.write("news/known.md", topics="[nowhere]")
    room.write("news/new.md", topics="[nowhere]")
    edition = room.read().on(NOW, published=frozenset({"news/known/", "news/gone/"}))
    assert edition.corrected == ("news/gone/", "news/known/")
    assert edition.account.held_back == ("news/known.md", "news/new.md")


def test_the_next_due_moment_is_that_of_the_next_embargo_or_the_end_of_a_lead(room: Newsroom) -> None:
    room.write("news/a.md", lead_until="2026-12-05 09:00")
    room.write("news/b.md", date="2026-12-01 09:00", lead_until="2026-12-03")
    room.write("news/c.md", date="2026-11-30", draft="true")
    room.write("news/d.md", date="2026-11-29", topics="[nowhere]")
    room.write("news/e.md", date="2026-11-01", lead_until="2026-11-20")
    found = room.read()
    due, moment = [], NOW
    while (after := found.on(moment).next_due) is not None:
        due.append(after)
        moment = after
    assert due == [at("2026-12-01 09:00"), at("2026-12-03"), at("2026-12-05 09:00")]


def test_a_draft_with_a_grave_problem_is_in_no_preview(room: Newsroom) -> None:
    room.write("news/x.md", draft="true", body="<script>x</script>")
    room.write("news/y.md", draft="true")
    edition = room.examine().on(NOW, preview=True)
    assert [i.path for i in edition.items] == ["news/y.md"]
    assert (edition.account.drafts, edition.account.held_back) == (2, ())


def test_between_due_moments_nothing_changes(room: Newsroom) -> None:
    room.write("news/a.md", expires="2026-12-05 09:00", changes="[{date: 2026-11-25, note: N}]")
    room.write("news/b.md", date="2026-12-01 09:00")
    found = room.read()
    moments = [at(f"2026-{month}-{day:02d} 08:59") for month, day in itertools.product((11, 12), range(22, 31))]
    for moment in moments:
        edition = found.on(moment)
        if edition.next_due:
            just_before = found.on(edition.next_due - timedelta(seconds=1))
            assert (just_before.items, [*just_before.current]) == (edition.items, [*edition.current])


def test_of_two_items_with_one_id_the_one_that_readers_know_keeps_it(room: Newsroom) -> None:
    room.write("news/known.md", id="01JD0000000000000000000000")
    room.write("news/copy.md", id="01JD0000000000000000000000")
    (problem,) = news.read(room.root, room.settings, published={"news/known/"}).problems
    assert problem.path == "news/copy.md"
    (problem,) = news.read(room.root, room.settings, published={"news/copy/"}).problems
    assert problem.path == "news/known.md"
