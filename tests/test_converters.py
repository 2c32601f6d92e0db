"""A text is spared the rules of Markdown that can't act in it, and comes out as if it had been asked for all of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from newsroom import converters

SAMPLES = Path(__file__).parent / "news/markup"
BACK = "Back to note {}"
MARKS = [
    *"abc \n\t-+=1.:;#>|*_`~\\[]()<>&!?^/@\"'",
    "  \n", "\n\n", "\n    ", "\n> ", "\n- ", "\n1. ", "```\n", "~~~\n", "](x)", "![a](b.jpg)", "[r]: y\n", "[r]", "[^1]",
    "[^1]: note\n", "[TOC]", "\n!!! note\n", "\n??? note\n    ", "\n## h\n", "|a|b|\n|-|-:|\n|c|d|\n", "<b>", "</b>", "<p>",
    "<!-- c -->", "&amp;", "&#1;", "<https://a.example>", "<a@b.example>", "**a**", "_a_", "a\r\nb", "\r", "\2", "\3", "é",
]  # fmt: skip


def whole(body: str) -> str:
    """The same text, asked for every rule."""
    return converters._converter(BACK, frozenset()).reset().convert(body)


@given(st.lists(st.sampled_from(MARKS), max_size=30).map("".join))
@example("a \2\nb")
@example("[a]\2(b)")
@example("a\t\nb")
@example("a \rb")
@example("> a\n> ===\n\n[TOC]\n\n## b")
@example("[a][r] ![a][r] ![r]\n\n[r]: y")
def test_a_text_comes_out_as_if_it_had_been_asked_for_every_rule(body: str) -> None:
    assert converters.convert(body, BACK) == whole(body)


@pytest.mark.parametrize("mark", ["everything", *MARKS])
def test_no_mark_is_overlooked(mark: str) -> None:
    rest = (
        (SAMPLES / "everything.md").read_text() if mark == "everything" else f"a{mark}a {mark} a\n\n{mark}a\n{mark}\n"
    )
    assert converters.convert(rest, BACK) == whole(rest)


def test_a_table_of_contents_stands_where_the_text_asks_for_one() -> None:
    assert '<div class="toc">' in converters.convert("[TOC]\n\n## Part", BACK)
    assert '<div class="toc">' not in converters.convert("## Part", BACK)


def test_plain_news_are_spared_most_of_the_rules() -> None:
    made = converters._converter(BACK, converters._spared("The library opens on Saturday.\n\nCome along."))
    assert len(list(made.inlinePatterns)) == 0
    assert len(list(made.preprocessors)) == 1
    rules = Markdown()
    assert len(list(made.parser.blockprocessors)) < len(list(rules.parser.blockprocessors))


def test_texts_that_need_the_same_rules_share_a_converter() -> None:
    one, other = (converters._spared(text) for text in ("See [a](b.md).", "*Or* [c](d.md)"))
    assert converters._converter(BACK, one) is not converters._converter(BACK, other)
    assert converters._converter(BACK, one) is converters._converter(BACK, converters._spared("And [e](f.md)!"))


def test_nothing_of_one_text_is_left_in_the_next() -> None:
    one, other = (f"See[^1] [r].\n\n[^1]: {said}\n[r]: {said}.md\n" for said in ("lorem", "ipsum"))
    first = converters.convert(one, BACK)
    assert "lorem" not in converters.convert(other, BACK)
    assert converters.convert(one, BACK) == first
    assert "lorem" not in converters.convert("See[^1] [r].\n\n[^2]: b\n[s]: z.md\n", BACK)


@pytest.mark.parametrize("room", ["markup", "pages", "contents"])
def test_markdown_is_not_imported_before_there_is_a_text_to_convert(room: str) -> None:
    asked = f"import sys; from newsroom import {room}; sys.exit('markdown' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
