from __future__ import annotations

import time

import pytest
from newsroom.importing import foreign
from newsroom.importing.notes import Refused


def read(text: str) -> foreign.Foreign:
    return foreign.read(text.encode())


def test_scalars_stay_the_text_that_stands_there() -> None:
    fields = read("---\ntitle: no\ntime: 14:00\nnumber: 010\nempty: ~\n---\n").fields
    assert fields == {"title": "no", "time": "14:00", "number": "010", "empty": ""}


def test_a_blank_line_above_the_frontmatter_is_forgiven_and_said() -> None:
    source = read("\n---\ntitle: x\n---\nText\n")
    assert source.fields["title"] == "x" and source.body.strip() == "Text" and source.body_line == 5
    assert "empty line" in source.notes[0].message


def test_a_byte_order_mark_is_forgiven_and_said() -> None:
    source = foreign.read(b"\xef\xbb\xbf---\ntitle: x\n---\n")
    assert source.fields["title"] == "x" and "byte-order mark" in source.notes[0].message


def test_the_last_of_two_same_keys_counts_and_is_said() -> None:
    source = read("---\ntitle: first\ntitle: last\n---\n")
    assert source.fields["title"] == "last" and source.notes[0].line == 3


def test_an_unindented_line_after_a_folded_text_is_joined() -> None:
    source = read("---\ntitle: x\ndescription: >\n    One sentence.\nHere's her take:\n---\n")
    assert source.fields["description"] == "One sentence. Here's her take:"
    assert list(source.fields) == ["title", "description"] and source.notes[0].line == 5


def test_a_lost_line_that_is_no_field_is_joined_too() -> None:
    source = read("---\ntitle: x\nsummary: >\n  One line\nand its end.\ndate: 2020-01-01\n---\n")
    assert source.fields["summary"].split() == ["One", "line", "and", "its", "end."]
    assert source.fields["date"] == "2020-01-01"


@pytest.mark.parametrize(
    "value", ["Roads: closed", "'opened and never closed", "@council says", "`code`", "[unclosed", "%x"]
)
def test_a_text_that_wants_quotation_marks_is_read_all_the_same(value: str) -> None:
    source = read(f"---\ntitle: {value}\ndate: 2020-01-01\n---\n")
    assert source.fields["title"] == value.strip("'") and source.notes


def test_a_tab_in_the_frontmatter_is_forgiven() -> None:
    assert read("---\ntitle: x\ntopics:\n\t- a\n---\n").fields["topics"] == ["a"]


def test_carriage_returns_and_invisible_characters_go() -> None:
    source = foreign.read(b"---\r\ntitle: a\x00b\r\n---\r\nText\r\n")
    assert source.fields["title"] == "ab" and "\r" not in source.body


def test_another_encoding_is_read_and_said() -> None:
    source = foreign.read("---\ntitle: Café “x”\n---\n".encode("cp1252"))
    assert source.fields["title"] == "Café “x”" and "Windows-1252" in source.notes[0].message


def test_toml_frontmatter_is_read() -> None:
    source = read('+++\ntitle = "x"\ndate = 2020-01-02T03:04:05-04:00\ndraft = true\ntags = ["a"]\n+++\nText\n')
    assert source.fields == {"title": "x", "date": "2020-01-02 03:04:05-04:00", "draft": "true", "tags": ["a"]}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is empty"),
        ("Just text", "has no frontmatter"),
        ("---\ntitle: x\n", "never closes"),
        ("---js\n{}\n---\n", "written in “js”"),
        ('{\n"title": 1}\n', "is JSON"),
        ("---\n- a\n---\n", "not a list of fields"),
        ("---\na: &x 1\nb: *x\n---\n", "aliases or anchors"),
        ("---\na: " + "[" * 30_000 + "\n---\n", "nests more than 10"),
        ("---\na: " + "x" * 70_000 + "\n---\n", "characters of frontmatter"),
    ],
)
def test_what_can_not_be_read_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read(text)


def test_an_alias_bomb_is_refused_in_no_time() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    begun = time.perf_counter()
    with pytest.raises(Refused):
        read("---\n" + "\n".join(lines) + "\n---\n")
    assert time.perf_counter() - begun < 1
