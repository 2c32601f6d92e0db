"""Problems are data, and read as sentences."""

from __future__ import annotations

from newsroom.problems import Problem, Problems


def test_a_problem_says_path_line_field_and_sentence() -> None:
    assert str(Problem("news/a.md", 3, "date", "is missing; write it")) == "news/a.md:3: date: is missing; write it"


def test_a_problem_of_the_whole_file_names_no_field() -> None:
    assert str(Problem("news/a.md", 1, "", "can't be read")) == "news/a.md:1: can't be read"


def test_problems_are_listed_by_path_and_then_by_line_as_a_number() -> None:
    late, early, other = (
        Problem("news/a.md", 10, "x", "m"),
        Problem("news/a.md", 9, "z", "m"),
        Problem("b.md", 1, "", "m"),
    )
    raised = Problems([late, other, early])
    assert raised.problems == (other, early, late)
    assert str(raised) == "b.md:1: m\nnews/a.md:9: z: m\nnews/a.md:10: x: m"


def test_a_problem_is_grave_unless_it_says_otherwise() -> None:
    assert Problem("a", 1, "", "m").grave
    assert not Problem("a", 1, "", "m", grave=False).grave


def test_a_problem_takes_one_line_whatever_was_written() -> None:
    said = str(Problem("news/a\x1b.md", 1, "topics\n", "“a\r\n::error::b\x85c\u2028d” is not\udcff known"))
    assert said == "news/a .md:1: topics: “a ::error::b c d” is not? known"
