"""The text of a new item: it says what was answered, passes every check, and holds the rest as comments."""

from __future__ import annotations

import re
from typing import Any

import pytest
from desk import NOW, Newsroom, at
from hypothesis import given
from hypothesis import strategies as st
from newsroom import addresses, drafts, schema, source
from newsroom.fields import plain_text
from newsroom.item import KINDS, Fields, fields_of
from newsroom.settings import Settings
from pydantic_core import PydanticCustomError
from shown import SETTINGS

PLAIN: dict[str, Any] = {
    "title": "A title", "date": "2026-11-20 09:00", "summary": "What it is about.", "id": "01JDZZZZZZZZZZZZZZZZZZZZZZ",
}  # fmt: skip
OF_KIND: dict[str, dict[str, Any]] = {
    "news": {},
    "statement": {},
    "notice": {"legal_basis": "Highways Act 1980: section 14", "representations_by": "none"},
    "consultation": {
        "closes": "2026-12-14",
        "respond.form": "https://example.gov.uk/a?b=1#c",
        "respond.phone": "01632",
    },
    "event": {"starts": "2026-12-05", "location": "The library"},
    "alert": {"severity": "major"},
}
ODD = [
    "Roads: what changes", "Number # 5", "no", "null", "~", "14:00", "@home", "*bold*", "&c.", '"quoted"', "it's", "- a",
    "[a, b]", "{a: b}", "a\\b", "100%", "! now", "| pipe", "> more", "?", ": ", "---", "Tŷ – “cy”", "🙂", "key: value # no",
]  # fmt: skip


def fields(kind: str = "news", text: str = "Text.", **answers: Any) -> dict[str, Any]:
    """What the reader finds in a composed file."""
    written = drafts.compose(kind, {**PLAIN, **answers}, SETTINGS, text)
    read = source.read("news/x.md", written.encode())
    assert not read.problems
    return read.fields


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["", "The text."])
def test_a_file_with_what_its_kind_needs_passes_every_check(
    room: Newsroom, settings_: Settings, kind: str, text: str
) -> None:
    room.save("news/2026/11/x.md", drafts.compose(kind, {**PLAIN, **OF_KIND[kind]}, settings_, text))
    assert room.said() == []
    (item,) = room.read().items
    assert (type(item), item.title, item.draft) == (KINDS[kind], "A title", not text)
    assert item.body == text or drafts.UNWRITTEN in item.body


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_asked_makes_a_whole_item(kind: str) -> None:
    asked = {q.name for q in drafts.questions(kind, SETTINGS) if q.is_needed}
    needed = {name for name, field in fields_of(KINDS[kind]).items() if field.is_required()} - {"id"}
    assert {name for name in needed if not schema.part_of(fields_of(KINDS[kind])[name])} == asked
    assert {q.name.partition(".")[0] for q in drafts.questions(kind, SETTINGS)} >= needed


@pytest.mark.parametrize("kind", KINDS)
def test_every_comment_without_its_mark_is_a_field_that_passes(room: Newsroom, settings_: Settings, kind: str) -> None:
    text = drafts.compose(kind, {**PLAIN, **OF_KIND[kind], "date": "2026-11-19"}, settings_, "Text.")
    bare = re.sub(r"^# (?!What else)", "", text, flags=re.MULTILINE)
    known = set(fields_of(KINDS[kind])) - {"draft"}
    assert set(source.read("news/x.md", bare.encode()).fields) == known
    room.save("news/2026/11/x.md", bare)
    assert [p.field for p in room.examine(NOW).problems] == ["image.src"]  # nobody saved a picture yet


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_was_not_answered_is_a_comment_with_what_it_is(kind: str) -> None:
    lines = drafts.compose(kind, {**PLAIN, **OF_KIND[kind]}, SETTINGS).split("\n")
    for name, field in fields_of(KINDS[kind]).items():
        if not field.is_required() and name not in ("kind", "draft"):
            where = next(n for n, line in enumerate(lines) if line.startswith(f"# {name}:"))
            assert lines[where - 1] == f"## {field.description}"


@pytest.mark.parametrize("words", ODD)
def test_words_that_mean_something_to_yaml_come_back_as_they_were_written(words: str) -> None:
    found = fields("event", title=words, summary=words, starts="2026-12-05", location=words)
    assert {found["title"], found["summary"], found["location"]} == {words.strip()}


@given(st.text(min_size=1, max_size=60))
def test_any_words_come_back_as_they_were_written(words: str) -> None:
    try:
        wanted = plain_text(words)
        found = fields(title=words, topics=(words, "b"))
    except (PydanticCustomError, Exception) as refused:
        assert (
            isinstance(refused, PydanticCustomError)
            or "invisible" in str(refused)
            or "UTF-8" in str(refused)
            or isinstance(refused, UnicodeEncodeError)
        )
        return
    assert (found["title"], found["topics"]) == (wanted, [wanted, "b"])


@pytest.mark.parametrize(
    "answer", ["2026-12-14 # or so", "next week: maybe", "[2026]", "{", "null", "'", '"', "- 1", ""]
)
def test_a_wrong_answer_is_written_so_that_it_is_refused_as_it_stands(answer: str) -> None:
    assert fields("consultation", closes=answer)["closes"] == answer


def test_an_answer_for_another_kind_is_written_and_so_refused(room: Newsroom, settings_: Settings) -> None:
    room.save("news/x.md", drafts.compose("news", {**PLAIN, "closes": "2026-12-14"}, settings_))
    assert "is a field of a consultation" in room.said()[0]


def test_a_key_is_chosen_from_the_councils_own() -> None:
    text = drafts.compose("news", PLAIN, SETTINGS)
    assert "# topics: [housing]" in text and "# contact: press" in text
    assert {q.name: q.choices for q in drafts.questions("news", SETTINGS)}["places"] == tuple(SETTINGS.places)
    bare = SETTINGS.model_copy(update={"topics": {}, "places": {}, "contacts": {}})
    assert "# topics" not in drafts.compose("news", PLAIN, bare)
    assert [q.name for q in drafts.questions("news", bare)] == ["title", "summary", "date"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Harbour Library reopens!", "harbour-library-reopens"),
        ("Press", "press-item"),
        ("Ŵ & Tŷ", "w-and-ty"),
        ("图书馆", "statement"),
        ("Taken", "taken-2"),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_file_is_named_after_its_title_and_its_month(title: str, name: str) -> None:
    path = drafts.place(
        title, "statement", at("2026-11-22"), lambda folder: {"taken"} if folder == "news/2026/11" else ()
    )
    assert path == f"news/2026/11/{name}.md"
    assert addresses.fault(path) is None


def test_now_is_written_so_that_it_can_be_read() -> None:
    assert drafts.written(at("2026-11-22 14:30")) == "2026-11-22 14:30"
    for doubtful in ("2026-10-25 01:30+01:00", "2026-10-25 01:30+00:00"):
        assert at(drafts.written(at(doubtful))).timestamp() == at(doubtful).timestamp()


def test_one_answer_fills_every_field_but_parts_and_those_the_kind_needs() -> None:
    assert {"respond.form", "respond.post", "closes", "title"} <= set(drafts.answerable("consultation"))
    assert not {"respond", "image", "id", "outcome", "kind"} & set(drafts.answerable("consultation"))
    assert set(drafts.answerable("news")) <= set(Fields.model_fields)
