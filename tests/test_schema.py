"""The schema that text editors read: it is the definition's, and refuses what one file can know to be wrong."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import sample
from click.testing import CliRunner
from desk import Newsroom
from hypothesis import given
from hypothesis import strategies as st
from newsroom import fields, schema, source
from newsroom.item import KINDS, NETWORKS
from newsroom.settings import Settings
from newsroom_cli import main
from pydantic import ValidationError
from shown import SETTINGS, item

WHOLE = schema.compose()
JUDGE = jsonschema.Draft7Validator(WHOLE)
PLAIN = {"title": "A title", "date": "2026-11-22", "summary": "What it is about."}
OF_KIND: dict[str, dict[str, Any]] = {
    "news": {},
    "statement": {},
    "notice": {"legal_basis": "An Act", "representations_by": "2026-12-14"},
    "consultation": {"closes": "2026-12-14", "respond": {"email": "a@example.gov.uk"}},
    "event": {"starts": "2026-12-05", "location": "The library"},
    "alert": {"severity": "major"},
}


def whole(kind: str, **more: Any) -> dict[str, Any]:
    return {**PLAIN, "kind": kind, **OF_KIND[kind], **more}


def said(fields: dict[str, Any]) -> list[str]:
    """Where the schema finds fault."""
    every = [error for found in JUDGE.iter_errors(fields) for error in (found, *(found.context or ()))]
    return sorted({".".join(map(str, error.absolute_path)) for error in every})


def test_what_is_checked_in_is_what_the_definition_says() -> None:
    done = subprocess.run(
        [sys.executable, "tools/write_schema.py", "--check"],
        cwd=sample.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_council_begins_with_the_editors_settings_of_this_repository() -> None:
    theirs = sample.ROOT / "hooks/newsroom/starter"
    for ours, copy in ((".vscode", "dot-vscode"), ("schema", "schema")):
        files = {p.name: p.read_bytes() for p in (sample.ROOT / ours).iterdir()}
        assert files == {p.name: p.read_bytes() for p in (theirs / copy).iterdir()}


def test_init_writes_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(main, ["init", "--council", "Otherton", "--url", "https://otherton.example/"])
    assert made.exit_code == 0, made.output
    for folder in (".vscode", "schema"):
        for path in (sample.ROOT / folder).iterdir():
            assert (tmp_path / folder / path.name).read_bytes() == path.read_bytes()


def test_what_the_check_says_is_underlined_line_by_line_with_its_field() -> None:
    bare = re.sub(r"^\s*//.*$", "", (sample.ROOT / ".vscode/tasks.json").read_text(), flags=re.MULTILINE)
    pattern = json.loads(bare)["tasks"][0]["problemMatcher"]["pattern"]
    for written, groups in (
        ("news/2026/11/x.md:4: image.src: is gone", ("news/2026/11/x.md", "4", "image.src", "image.src: is gone")),
        ("mkdocs.yml:1: is missing: write it", ("mkdocs.yml", "1", None, "is missing: write it")),
    ):
        found = re.match(pattern["regexp"], written)
        assert found and tuple(found[pattern[name]] or None for name in ("file", "line", "code", "message")) == groups
    assert not re.match(pattern["regexp"], "62 files: 56 public, 2 scheduled (next at 2026-12-08 10:00), 4 drafts")


def test_it_is_a_schema_of_draft_7() -> None:
    judge = jsonschema.Draft7Validator(jsonschema.Draft7Validator.META_SCHEMA)
    assert [error.message for error in judge.iter_errors(WHOLE)] == []


@pytest.mark.parametrize("path", sorted((sample.ROOT / "news").rglob("*.md")), ids=lambda p: p.stem)
def test_it_accepts_every_item_of_the_sample(path: Path) -> None:
    assert said(source.read(path.name, path.read_bytes()).fields) == []


@pytest.mark.parametrize("kind", KINDS)
def test_it_accepts_the_least_that_a_kind_needs_and_nothing_less(kind: str) -> None:
    assert said(whole(kind)) == []
    for name in {**PLAIN, **OF_KIND[kind]}:
        less = {key: value for key, value in whole(kind).items() if key != name}
        assert said(less) != [], name


def test_an_item_that_says_no_kind_is_news() -> None:
    assert said(PLAIN) == []
    assert said({**PLAIN, "closes": "2026-12-14"}) != []


@pytest.mark.parametrize("kind", KINDS)
def test_it_refuses_the_fields_of_other_kinds(kind: str) -> None:
    for other in KINDS:
        for name, value in OF_KIND[other].items():
            if name not in KINDS[kind].model_fields:
                assert said(whole(kind, **{name: value})) != []


@pytest.mark.parametrize(
    ("mistake", "where"),
    [
        ({"date": "22/11/2026"}, "date"),
        ({"date": "2026-11-22 2pm"}, "date"),
        ({"kind": "newz"}, "kind"),
        ({"title": "A <b>title</b>"}, "title"),
        ({"title": ["a"]}, "title"),
        ({"summary": "x" * 301}, "summary"),
        ({"id": "42"}, "id"),
        ({"topics": "housing"}, "topics"),
        ({"topics": ["housing", "housing"]}, "topics"),
        ({"topics": ["Housing"]}, "topics.0"),
        ({"draft": "perhaps"}, "draft"),
        ({"image": "x.jpg"}, "image"),
        ({"image": {"alt": "A bridge"}}, "image"),
        ({"image": {"src": "x.jpg"}}, "image"),
        ({"image": {"src": "x.jpg", "alt": " "}}, "image.alt"),
        ({"image": {"src": "x.jpg", "alt": "A bridge", "focus": "middle"}}, "image.focus"),
        ({"image": {"src": "x.jpg", "alt": "A bridge", "foces": "50% 50%"}}, "image"),
        ({"changes": [{"date": "2026-11-22"}]}, "changes.0"),
        ({"corrections": {"date": "2026-11-22", "was": "a", "now": "b"}}, "corrections"),
        ({"withdrawn": {"date": "yesterday", "reason": "a"}}, "withdrawn.date"),
        ({"aliases": ["/news/x/?a=b"]}, "aliases.0"),
        ({"thread": "Harbour Library"}, "thread"),
        ({"social": {"mastadon": "a"}}, "social"),
        ({"sumary": "a"}, ""),
    ],
    ids=str,
)  # fmt: skip
def test_it_refuses_a_mistake_where_it_stands(mistake: dict[str, Any], where: str) -> None:
    assert where in said({**PLAIN, **mistake})


def test_it_refuses_the_mistakes_of_the_kinds() -> None:
    assert "respond" in said(whole("consultation", respond={}))
    assert "respond.form" in said(whole("consultation", respond={"form": "www.example.gov.uk"}))
    assert "severity" in said(whole("alert", severity="grave"))
    assert "postcodes.0" in said(whole("alert", postcodes=["EX1"]))
    assert "representations_by" in said(whole("notice", representations_by="never"))
    assert said(whole("notice", representations_by="none")) == []


@pytest.mark.parametrize("network", NETWORKS)
def test_a_post_has_the_room_that_the_definition_gives_it(network: str) -> None:
    room = WHOLE["definitions"]["social"]["anyOf"][2]["properties"][network]["maxLength"]
    assert item(social={network: "x" * room}).social
    with pytest.raises(ValidationError):
        item(social={network: "x" * (room + 1)})


@given(
    st.from_regex(r"\d{4}-\d\d-\d\d([ T]+\d{1,2}:\d\d)?(:\d\d)?(\.\d+)? ?(Z|[+-]\d\d:?\d\d)?", fullmatch=True)
    | st.text(max_size=12)
)
def test_a_date_is_written_as_the_reader_wants_it(text: str) -> None:
    found = bool(fields._MOMENT.fullmatch(text.strip()))
    written = re.search(WHOLE["definitions"]["date"]["pattern"], text, re.ASCII)
    assert bool(written) == found or not text.isascii()


def test_every_word_of_the_definition_is_in_it() -> None:
    everything = json.dumps(WHOLE, ensure_ascii=False)
    for kind in KINDS.values():
        for name, field in schema.fields_of(kind).items():
            if name != "kind":
                assert f'"{name}"' in everything
                assert json.dumps(field.description, ensure_ascii=False) in everything


def test_what_check_accepts_it_accepts_too(room: Newsroom, settings_: Settings) -> None:
    room.save(
        "news/x.md",
        '---\ntitle: no\ndate: 2026-11-20T9:05\nsummary: "#"\nid: 01jdzzzzzzzzzzzzzzzzzzzzzz\ntopics:\nsocial: No\ndraft: Yes\n---\n\nA\n',
    )
    assert room.said() == []
    read = dict(room.read().sources["news/x.md"].fields)
    assert said({**read, "topics": None}) == []
    assert said({**read, "topics": None, "draft": True, "social": False}) == []


def test_it_is_made_of_the_sample_councils_own_words_nowhere() -> None:
    for key in (*SETTINGS.topics, *SETTINGS.places):
        assert f'"{key}"' not in json.dumps({k: v for k, v in WHOLE.items() if k != "examples"})
