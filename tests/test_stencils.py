"""Templates: texts approved beforehand, with gaps in braces."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from newsroom import markup, stencils
from newsroom.stencils import Unusable

FLOOD = '---\ntitle: "Flood: {places}"\ntopics: [a, "{what|b}"]\nimage: {src: "{picture}"}\napproved_by: A\napproved_on: 2026-10-05\n---\n\n{details|Nothing more {at} yet.}\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/flood.md").write_text(FLOOD)
    (tmp_path / "templates/snow.md").write_text("---\ntitle: Snow\n---\n\nSnow.\n")
    return tmp_path


def test_gaps_stand_in_fields_parts_lists_and_text(root: Path) -> None:
    template = stencils.read(root, "flood")
    assert stencils.gaps(template) == ("places", "what", "picture", "details", "at")
    assert template.fields["image.src"] == "{picture}"
    assert template.approval == "A, 2026-10-05"


def test_a_gap_is_left_where_neither_a_value_nor_the_template_says_what_stands_there(root: Path) -> None:
    template = stencils.read(root, "flood")
    assert stencils.left(template, {}) == ("places", "picture", "at")
    assert stencils.left(template, {"places": "x", "details": "y"}) == ("picture",)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("In {places}.", "In Harbour."),
        ("{what|All of {places}} closed", "All of Harbour closed"),
        ("{what|}.", "."),
        ("{typed}", "{places} ${x} {"),
        ("a { b } {Upper} {} {1} {{places}}", "a { b } {Upper} {} {1} {Harbour}"),
        ("{what|open", "open"),
    ],
)
def test_a_gap_is_filled_once_and_other_braces_are_text(text: str, filled: str) -> None:
    assert stencils.fill(text, {"places": "Harbour", "typed": "{places} ${x} {"}) == filled


def test_a_template_that_is_not_there_is_refused_by_naming_those_that_are(root: Path) -> None:
    with pytest.raises(Unusable, match="“flod” is no template; did you mean flood\\? there are flood, snow"):
        stencils.read(root, "flod")
    with pytest.raises(Unusable, match="the folder templates has none"):
        stencils.read(root / "nowhere", "flood")


@pytest.mark.parametrize("name", ["../mkdocs", "/etc/passwd", "", "flood/../snow"])
def test_no_name_leads_out_of_the_folder(root: Path, name: str) -> None:
    (root / "mkdocs.md").write_text("---\ntitle: no\n---\n")
    with pytest.raises(Unusable):
        stencils.read(root, name)


def test_every_newsroom_has_the_plain_one_and_may_have_its_own(root: Path) -> None:
    assert stencils.read(root, stencils.PLAIN).fields["title"] == "{headline}"
    (root / "templates/other.md").write_text("---\ntitle: Ours\n---\n")
    assert stencils.read(root, stencils.PLAIN).fields["title"] == "Ours"


def test_a_broken_template_says_where(root: Path) -> None:
    (root / "templates/flood.md").write_text("---\ntitle: a: b\n---\n")
    with pytest.raises(Unusable, match=r"templates/flood\.md:2: has a second colon"):
        stencils.read(root, "flood")


@example("<b>x</b> &amp; <script>y")
@example("1. x\n- y\n!!! note\n[a](b.md)")
@given(st.text(alphabet="ab1.-+#*_`~[](){}<>&!?:|=^$\\\"'\n @/%ü🙂", max_size=30))
def test_whatever_is_typed_is_shown_as_it_was_typed(text: str) -> None:
    html = markup.render(stencils.plain_markdown(text), lambda target: None, lambda target: None)
    assert not re.search(r"<(?!/?p>)", html)
    assert "".join(unescape(re.sub(r"</?p>", "", html)).split()) == "".join(text.split())
