"""An item as plain text: what a reader of the page learns from its marks and links is said in words and lines."""

from __future__ import annotations

import pytest
import shown
from hypothesis import given
from hypothesis import strategies as some
from newsroom import markup, plaintext

BASE = "https://council.example/news/2026/11/x/"


def plain(html: str) -> str:
    return plaintext.of_html(html, BASE, shown.WORDS)


def of_markdown(text: str) -> str:
    html = markup.render(text, lambda target: (target, ""), lambda _: None, "Back to note {}")
    return plain(html)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p>\n<p>Two,\nwith &amp; and &lt;b&gt;.</p>", "One.\n\nTwo, with & and <b>."),
        ("<p>A<br>\nB</p>", "A\nB"),
        ("<p>It is <strong>now</strong> <em>here</em>.</p>", "It is now here."),
        ("<h2>What is new</h2>\n<p>This.</p>", "What is new\n-----------\n\nThis."),
        ("<h3>Less</h3><p>This.</p>", "Less\n\nThis."),
        ("<blockquote>\n<p>One.</p>\n<p>Two.</p>\n</blockquote>", "> One.\n\n> Two."),
        ("<p>Say <q>yes</q>.</p>", "Say “yes”."),
        ("<p>At <del>9</del> <s>8</s> 10, 30 m<sup>2</sup>, CO<sub>2</sub>.</p>", "At 10, 30 m², CO₂."),
        ("<pre><code>a  b\n  c\n</code></pre>", "    a  b\n      c"),
        ("<p>One</p><hr><p>Two</p>", "One\n\n* * *\n\nTwo"),
        ("<dl><dt>A</dt><dd>First</dd><dt>B</dt><dd>Second</dd></dl><p>C</p>", "A\n  First\nB\n  Second\n\nC"),
        ("<details><summary>More</summary><p>This.</p></details>", "More\n\nThis."),
    ],
)  # fmt: skip
def test_what_a_mark_says_is_said_without_it(html: str, text: str) -> None:
    assert plain(html) == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("- a\n- b\n    - c\n    - d\n- e", "- a\n- b\n  - c\n  - d\n- e"),
        ("1. a\n2. b\n\nAfter.", "1. a\n2. b\n\nAfter."),
        ("Before.\n\n- One paragraph.\n\n    And another.\n\n- Two.", "Before.\n\n- One paragraph.\n  And another.\n- Two."),
        ("> - a\n> - b", "> - a\n> - b"),
    ],
)  # fmt: skip
def test_lists_keep_their_marks_and_their_depth(written: str, text: str) -> None:
    assert of_markdown(written) == text


def test_a_list_goes_on_where_it_is_told_to() -> None:
    assert plain('<ol start="3"><li>c</li><li>d</li></ol>') == "3. c\n4. d"


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ('<a href="../y/">The plan</a>', "The plan (https://council.example/news/2026/11/y/)"),
        ('<a href="https://a.example/x?b=1&amp;c=2">Form</a>', "Form (https://a.example/x?b=1&c=2)"),
        ('<a href="https://www.a.example/">a.example</a>', "a.example"),
        ('<a href="mailto:a@b.example">a@b.example</a>', "a@b.example"),
        ('<a href="mailto:a@b.example?subject=x">Write</a>', "Write (a@b.example)"),
        ('<a href="tel:+441632960000">01632 960000</a>', "01632 960000"),
        ('<a href="tel:+441632960000">Ring us</a>', "Ring us (+441632960000)"),
        ('<a href="#more">More</a>', "More"),
    ],
)  # fmt: skip
def test_a_link_says_where_it_leads_unless_its_words_do(link: str, text: str) -> None:
    assert plain(f"<p>{link}.</p>") == f"{text}."


def test_a_note_stands_at_the_end_under_the_number_by_which_it_is_named() -> None:
    assert of_markdown("It costs £6.[^a]\n\nMore.\n\n[^a]: Net of grants.") == (
        "It costs £6.[1]\n\nMore.\n\n* * *\n\n1. Net of grants."
    )


def test_a_picture_says_what_it_shows() -> None:
    assert plain('<p><picture><source srcset="a.webp"><img src="a.jpg" alt="A red door"></picture></p>') == (
        "[Picture: A red door]"
    )
    assert plain('<p><img src="a.jpg" alt=""></p>') == ""


def test_a_narrow_table_stands_in_columns_and_a_wide_one_in_lines() -> None:
    table = "<table><caption>Hours</caption><thead><tr><th>Day</th><th>From</th></tr></thead><tbody><tr><td>Monday</td><td>{}</td></tr></tbody></table>"
    assert plain(table.format("10am")) == "Hours\n\nDay    | From\nMonday | 10am"
    assert plain(table.format("x" * 120)) == f"Hours\n\nDay | From\nMonday | {'x' * 120}"


def test_a_row_may_have_fewer_cells_than_others() -> None:
    assert plain("<table><tr><td>a</td><td>b</td></tr><tr><td>long</td></tr></table>") == "a    | b\nlong"


def test_paragraphs_of_a_cell_stay_in_it() -> None:
    assert plain("<table><tr><td><p>a</p><p>b</p></td><td><ul><li>c</li></ul></td></tr></table><p>d</p>") == (
        "a b | c\n\nd"
    )


@given(some.text(alphabet='ab <>/="&;plitdrhu1-\n', max_size=60))
def test_whatever_is_clean_can_be_read(text: str) -> None:
    found = of_markdown(text)
    assert "\0" not in found
    assert found == found.strip("\n")
