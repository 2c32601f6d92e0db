"""Every example of an item in the manual is one that the newsroom would publish."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import desk
import pytest
import sample
from newsroom import council, ids, item
from newsroom.settings import Settings
from PIL import Image

MANUAL = sample.ROOT / "docs/manual"
KIND_PAGES = tuple(item.KINDS)
PATH = "news/2026/11/example.md"
MEANWHILE = desk.at("2028-01-01")  # by then everything in the examples has happened


def fences(sort: str, page: Path) -> list[str]:
    return re.findall(rf"^```{sort}\n(.*?)^```", page.read_text(), re.DOTALL | re.MULTILINE)


def whole() -> Iterator[tuple[str, str]]:
    for page in sorted(MANUAL.glob("*.md")):
        for number, example in enumerate(fences("markdown", page), 1):
            if example.startswith("---\n"):
                yield f"{page.stem}-{number}", example


WHOLE = dict(whole())
PARTS = {f"living-items-{n}": part for n, part in enumerate(fences("yaml", MANUAL / "living-items.md"), 1)}


@pytest.fixture(scope="module")
def settings_() -> Settings:
    return council.read(sample.ROOT).settings


@pytest.fixture
def newsroom(tmp_path: Path, settings_: Settings) -> desk.Newsroom:
    """The sample's settings and pages, and no news."""
    shutil.copytree(sample.ROOT / "docs", tmp_path / "docs")
    return desk.Newsroom(tmp_path, settings_)


def said(newsroom: desk.Newsroom, example: str) -> list[str]:
    """What an editor is told who saved the example, put the picture that it names beside it, and let `--fix` mint its id."""
    file = newsroom.save(PATH, example)
    if named := re.search(r"^  src: (.+)$", example, re.MULTILINE):
        Image.new("RGB", (1200, 800)).save(file.with_name(named[1]))
    problems = newsroom.read().problems
    assert [p.field for p in problems if p.field == "id"] == ["id"], "an example has no id, since ids are never copied"
    list(ids.mint_missing(newsroom.root, problems, desk.NOW))
    return [said for moment in (desk.NOW, MEANWHILE) for said in newsroom.said(moment)]


@pytest.mark.parametrize("example", WHOLE.values(), ids=WHOLE)
def test_every_whole_example_passes_the_checks(newsroom: desk.Newsroom, example: str) -> None:
    assert said(newsroom, example) == []


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_every_part_that_is_added_later_passes_the_checks(newsroom: desk.Newsroom, part: str) -> None:
    assert said(newsroom, f"---\ntitle: A title\ndate: 2026-11-02\nsummary: A summary.\n{part}---\n\nText.\n") == []


@pytest.mark.parametrize("part", fences("yaml", MANUAL / "consultation.md"))
def test_the_outcome_fits_the_consultation_that_it_is_shown_for(newsroom: desk.Newsroom, part: str) -> None:
    assert said(newsroom, WHOLE["consultation-1"].replace("topics:", f"{part}topics:", 1)) == []


@pytest.mark.parametrize("kind", KIND_PAGES)
def test_the_page_of_a_kind_shows_a_whole_item_of_it(newsroom: desk.Newsroom, kind: str) -> None:
    newsroom.save(PATH, WHOLE[f"{kind}-1"])
    assert [one.kind for one in newsroom.read().items] == [kind]


@pytest.mark.parametrize("kind", KIND_PAGES)
def test_the_page_of_a_kind_names_its_own_fields(kind: str) -> None:
    own = set(item.fields_of(item.KINDS[kind])) - set(item.Fields.model_fields)
    page = (MANUAL / f"{kind}.md").read_text()
    assert sorted(field for field in own if f"`{field}`" not in page) == []
