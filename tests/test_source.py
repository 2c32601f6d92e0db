"""A file as it stands: texts with their lines, or one sentence about what can't be read."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from newsroom import source
from newsroom.problems import Problems
from newsroom.source import Source

PATH = "news/2026/11/x.md"

MISTAKES: dict[str, tuple[str | bytes, str]] = {
    "an empty file": (
        "",
        "1: has no frontmatter; begin the file with ---, then title, date and summary, then --- again",
    ),
    "no frontmatter": (
        "The library reopens.\n",
        "1: has no frontmatter; begin the file with ---, then title, date and summary, then --- again",
    ),
    "a rule of four hyphens": (
        "----\ntitle: A\n----\n",
        "1: has no frontmatter; begin the file with ---, then title, date and summary, then --- again",
    ),
    "a blank line before the fence": (
        "\n---\ntitle: A\n---\n",
        "1: starts with an empty line; delete it, so that --- is the first line",
    ),
    "spaces before the fence": (
        " \n\t\n---\ntitle: A\n---\n",
        "1: starts with an empty line; delete it, so that --- is the first line",
    ),
    "a byte-order mark before the fence": (
        "\ufeff---\ntitle: A\n---\n",
        "1: starts with an invisible byte-order mark; save the file as UTF-8 without one",
    ),
    "a fence that never closes": (
        "---\ntitle: A\n\nText.",
        "4: never closes its frontmatter; write --- on a line of its own above the text",
    ),
    "a second colon": (
        "---\ntitle: Harbour: the library reopens\n---\n",
        "2: has a second colon; put the whole text in quotation marks",
    ),
    "a tab for indentation": (
        "---\ntitle: A\nimage:\n\tsrc: a.jpg\n---\n",
        "4: is indented with a tab; indent with spaces",
    ),
    "a character that YAML keeps": (
        "---\ndate: 2026\ntitle: @council\n---\n",
        "3: begins with a character that YAML keeps for itself; put the text in quotation marks",
    ),
    "a quotation mark never closed": (
        '---\ntitle: "A\n---\n',
        "2: a quotation mark is opened and never closed; close it",
    ),
    "text left over behind quotation marks": (
        '---\ndate: 2026\ntitle: "A" b\n---\n',
        "3: something is left over behind or under a text; check quotation marks and indentation",
    ),
    "a list that never closes": (
        "---\ntopics: [housing\ntitle: A\n---\n",
        "3: a list lacks a comma or its closing bracket; write [a, b]",
    ),
    "a list instead of fields": (
        "---\n- title\n- date\n---\n",
        "2: is not a list of fields; write each as `field: text` on its own line",
    ),
    "one text instead of fields": (
        "---\nThe library reopens\n---\n",
        "2: is not a list of fields; write each as `field: text` on its own line",
    ),
    "a list as the name of a field": (
        "---\ntitle: A\n? [a, b]\n: c\n---\n",
        "3: has a list where a field's name belongs; write `field: text`",
    ),
    "a second document": (
        "---\ntitle: A\n...\ndate: 2026\n---\n",
        "4: this line is not `field: text`; if it belongs to the text above, indent it",
    ),
    "a second document behind three hyphens": (
        "---\ntitle: A\n--- {date: 2026}\n---\n",
        "3: holds a second document; write all fields between the two ---",
    ),
    "an escape that is no character": (
        '---\ntitle: "\\ud800"\n---\n',
        "2: can't be read as YAML (found invalid Unicode character escape code); check quotation marks, colons and indentation",
    ),
    "the same key twice": (
        "---\ntitle: A\ndate: 2026-11-22\ntitle: B\n---\n",
        "4: title: stands here and on line 2; keep one of the two",
    ),
    "the same key twice in a mapping": (
        "---\nimage:\n  src: a.jpg\n  src: b.jpg\n---\n",
        "4: image.src: stands here and on line 3; keep one of the two",
    ),
    "a title of which YAML would keep a part": (
        "---\ntitle: Number # 5\n---\n",
        "2: title: has a # behind it, after which YAML reads nothing; "
        "put the whole text in quotation marks, or take the rest out",
    ),
    "a line without a colon that a folded text has lost": (
        "---\nsummary: >\n  Open again\non Saturday\ntitle: A\n---\n",
        "4: this line is not `field: text`; if it belongs to the text above, indent it by two spaces",
    ),
    "the same as the last line": (
        "---\nsummary: >\n  Open again\non Saturday\n---\n",
        "4: this line is not `field: text`; if it belongs to the text above, indent it by two spaces",
    ),
    "a line that a plain text has lost": (
        "---\nsummary: Open again\non Saturday\ntitle: A\n---\n",
        "3: this line is not `field: text`; if it belongs to the text above, indent it by two spaces",
    ),
    "an anchor": (
        "---\ntitle: &a B\n---\n",
        "2: uses a YAML alias or anchor (& or *); write the value out, or put the text in quotation marks",
    ),
    "an alias": (
        "---\ndate: 2026\ntitle: *a\n---\n",
        "3: uses a YAML alias or anchor (& or *); write the value out, or put the text in quotation marks",
    ),
    "a title that begins with a star": (
        "---\ntitle: * new\n---\n",
        "2: begins with & or *, which YAML keeps for itself; put the text in quotation marks",
    ),
    "a title that begins with an ampersand": (
        "---\ntitle: & Sons\n---\n",
        "2: begins with & or *, which YAML keeps for itself; put the text in quotation marks",
    ),
    "a tag": (
        "---\ntitle: !!python/object/apply:os.system [ls]\n---\n",
        "2: uses the YAML tag tag:yaml.org,2002:python/object/apply:os.system; leave it out, or put the text in quotation marks",
    ),
    "a title that begins with an exclamation mark": (
        "---\ntitle: !Important\n---\n",
        "2: uses the YAML tag !Important; leave it out, or put the text in quotation marks",
    ),
    "eleven lists in each other": (
        f"---\ntitle: A\ntopics: {'[' * 10}{']' * 10}\n---\n",
        "3: nests lists or fields more than 10 deep; write them flat",
    ),
    "a text above the fence that belongs below": (
        f"---\ntitle: {'a' * 600_000}\n---\n",
        "1: has 600,008 characters of frontmatter, at most 524,288; move the text below the second ---",
    ),
    "bytes that are not UTF-8": (
        b"---\ntitle: A\n---\n\nOne.\nCaf\xe9.\n",
        "6: holds bytes that are not UTF-8; save the file again with the encoding UTF-8",
    ),
    "bytes that are not UTF-8, with CRLF": (
        b"---\r\ntitle: Caf\xe9\r\n---\r\n",
        "2: holds bytes that are not UTF-8; save the file again with the encoding UTF-8",
    ),
    "UTF-16": (
        "---\ntitle: A\n---\n".encode("utf-16"),
        "1: holds bytes that are not UTF-8; save the file again with the encoding UTF-8",
    ),
    "a control character in the text": (
        "---\ntitle: A\n---\n\nOne.\nTwo\x0b.\n",
        "6: holds the invisible control character U+000B; delete it",
    ),
    "a control character in a field": (
        "---\ntitle: A\x00\n---\n",
        "2: holds the invisible control character U+0000; delete it",
    ),
    "a control character written as an escape": (
        '---\ndate: 2026\nimage:\n  alt: "a\\x07"\n---\n',
        "4: image.alt: holds the invisible control character U+0007; delete it",
    ),
    "a line separator, which YAML takes for a line end": (
        "---\ntitle: A\nsummary: One.\u2028Two.\n---\n",
        "3: holds the invisible control character U+2028; delete it",
    ),
    "a next-line character, which YAML takes for a line end": (
        "---\ntitle: A\x85b\n---\n",
        "2: holds the invisible control character U+0085; delete it",
    ),
}


def read(text: str | bytes) -> Source:
    return source.read(PATH, text.encode() if isinstance(text, str) else text)


@pytest.mark.parametrize(("text", "said"), MISTAKES.values(), ids=MISTAKES)
def test_what_cannot_be_read_is_named_with_its_line(text: str | bytes, said: str) -> None:
    try:
        found = read(text).problems
    except Problems as several:
        found = several.problems
    assert [str(problem) for problem in found] == [f"{PATH}:{said}"]


def in_a_process_of_its_own(text: str) -> str:
    """What is said of a file that might take the reader down with it; the guard is generous, the refusal is what counts."""
    code = (
        "import sys\nfrom newsroom import source\nfrom newsroom.problems import Problems\n"
        "try: source.read('x.md', sys.stdin.buffer.read())\nexcept Problems as said: print(said)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=text, capture_output=True, text=True, timeout=30, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


def test_an_alias_bomb_is_refused_before_anything_is_composed() -> None:
    layers = "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    bomb = f"---\na: &a [{', '.join(['lol'] * 9)}]\n{layers}---\n"
    assert 400 < len(bomb) < 600
    assert in_a_process_of_its_own(bomb).startswith("x.md:2: uses a YAML alias or anchor")


@pytest.mark.parametrize(
    ("opening", "said"),
    [
        ("[", "nests lists or fields more than 10 deep; write them flat"),
        ("- ", "nests lists or fields more than 10 deep; write them flat"),
        ("{", "has a list where a field's name belongs; write `field: text`"),
        ("? ", "has a list where a field's name belongs; write `field: text`"),
    ],
)
def test_thirty_thousand_brackets_crash_nothing(opening: str, said: str) -> None:
    file = f"---\ntitle: A\ntopics:\n  {opening * 30_000}\n---\n"
    assert in_a_process_of_its_own(file) == f"x.md:4: {said}"


def test_every_scalar_is_the_text_that_stands_there() -> None:
    written = [
        "no",
        "14:00",
        "2026-11-22",
        "1_000",
        "0x1f",
        "1e3",
        "true",
        ".inf",
        "007",
        "2026-11-22 12:00:35 -0400",
        "=",
        "<<",
    ]
    fields = read("---\n" + "".join(f"f{n}: {text}\n" for n, text in enumerate(written)) + "---\n").fields
    assert list(fields.values()) == written


def test_an_empty_field_is_an_empty_text_however_it_is_written() -> None:
    assert read('---\na:\nb: ~\nc: null\nd: ""\ne: "null"\n---\n').fields == {
        "a": "",
        "b": "",
        "c": "",
        "d": "",
        "e": "null",
    }


def test_a_number_sign_in_a_text_or_behind_quotation_marks_is_no_trap() -> None:
    found = read('---\na: C#5\nb: "Number # 5" # a note\nc: >\n  Number # 5\n# a note\nd: e\n---\n')
    assert (list(found.fields.values()), found.problems) == (["C#5", "Number # 5", "Number # 5\n", "e"], ())


def test_lines_of_fields_and_of_the_body_are_those_of_the_file() -> None:
    found = read(
        "---\n# a comment\ntitle: A\nimage:\n  src: a.jpg\n  alt: >\n    A\n    view\ntopics:\n  - housing\n  - libraries\n---\n\n\nText.\n"
    )
    where = [("title",), ("image",), ("image", "src"), ("image", "alt"), ("topics",), ("topics", 1)]
    assert [found.line(w) for w in where] == [3, 4, 5, 6, 9, 11]
    assert (found.body, found.body_line) == ("Text.", 15)


def test_a_field_that_is_not_there_has_the_line_of_what_would_hold_it() -> None:
    found = read("---\ntitle: A\nimage:\n  src: a.jpg\n---\n")
    assert found.line(("image", "alt")) == 3
    assert found.line(("summary",)) == 1


def test_a_rule_in_the_text_is_not_a_fence() -> None:
    found = read("---  \ntitle: A\n---\t\n\nOne.\n\n---\n\nTwo: three.\n")
    assert found.fields == {"title": "A"}
    assert found.body == "One.\n\n---\n\nTwo: three."


def test_ten_lists_in_each_other_may_still_be_read() -> None:
    assert read(f"---\ntopics: {'[' * 9}{']' * 9}\n---\n").fields.keys() == {"topics"}


def test_a_file_without_fields_has_none() -> None:
    assert read("---\n---\nText.").fields == read("---\n# nothing\n---\nText.").fields == {}


def test_the_key_after_a_text_of_several_lines_is_remembered_for_it_may_be_a_lost_line() -> None:
    assert read("---\nsummary: >\n  One\nNote: two\ntitle: A\n---\n").folded == {4}
    assert read("---\nsummary: One\n  more\nNote: two\n---\n").folded == {4}
    assert read("---\nsummary: One\nNote: two\n---\n").folded == frozenset()


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff\u2028\u2029\ufeff"))


@given(title=WORDS.map(lambda text: text.replace("'", "’")), lines=st.lists(WORDS, max_size=6))
@example(title="no", lines=["One.", "", "---", "Two."])
def test_line_ends_make_no_difference(title: str, lines: list[str]) -> None:
    text = "\n".join(["---", f"title: '{title}'", "summary: >", "  One", "  two", "---", "", *lines, ""])
    plain = read(text)
    assert read(text.replace("\n", "\r\n")) == read(text.replace("\n", "\r")) == plain
    assert plain.fields["title"] == title
