"""`newsroom cards`: the contact sheet in a folder of its own, never in the site."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample
from click.testing import CliRunner, Result
from lxml import html
from newsroom_cli.cards import FOLDER, command
from PIL import Image


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = sample.copy(tmp_path / "newsroom", news=False)
    sample.write(folder, "news/2026/11/a.md", "Market Hall opens")
    sample.write(folder, "news/2026/11/b.md", "Winter gritting begins", image="{src: b.jpg, alt: A lorry}")
    sample.write(folder, "news/2026/12/c.md", "Not yet public", date="2026-12-24")
    sample.write(folder, "news/2026/12/d.md", "A draft of ours", draft="true")
    Image.new("RGB", (800, 600), "#446688").save(folder / "news/2026/11/b.jpg")
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["--now", sample.NOW, *arguments])


def titles(room: Path) -> list[str]:
    document = html.document_fromstring((room / FOLDER / "index.html").read_bytes())
    return [heading.text_content() for heading in document.xpath("//article//h2")]


def test_the_sheet_shows_all_cards_drafts_and_scheduled_ones_too(room: Path) -> None:
    result = run()
    assert (result.exit_code, result.output) == (0, f"4 cards: open {FOLDER}/index.html in a browser\n")
    assert sorted(titles(room)) == ["A draft of ours", "Market Hall opens", "Not yet public", "Winter gritting begins"]
    document = html.document_fromstring((room / FOLDER / "index.html").read_bytes())
    sources = {img.get("src") for img in document.xpath("//img")}
    assert len(sources) == 4 and all((room / FOLDER / source).is_file() for source in sources)
    assert sum(source.endswith(".jpg") for source in sources) == 1


def test_nothing_is_written_outside_its_folder(room: Path) -> None:
    before = {path for path in room.rglob("*") if ".cache" not in path.parts}
    run()
    assert {path for path in room.rglob("*") if ".cache" not in path.parts} == before
    assert FOLDER.startswith(".cache/")


@pytest.mark.parametrize(
    ("named", "count"),
    [(["news/2026/11/a.md"], 1), (["news/2026/11"], 2), (["news/2026/12/c.md", "./news/2026/11/a.md"], 2)],
)
def test_only_the_items_named_are_shown(room: Path, named: list[str], count: int) -> None:
    run()
    result = run(*named)
    assert result.exit_code == 0 and result.output.startswith(f"{count} card{'s'[: count != 1]}: ")
    assert len(titles(room)) == count
    assert len([path for path in (room / FOLDER / "cards").rglob("*") if path.is_file()]) == count


def test_a_path_that_is_no_item_is_refused(room: Path) -> None:
    result = run("news/2026/11/nothing.md")
    assert result.exit_code == 2 and "news/2026/11/nothing.md is not an item; write its file" in result.output
    assert not (room / FOLDER).exists()


def test_what_does_not_fit_is_said_and_the_rest_is_drawn(room: Path) -> None:
    sample.write(room, "news/2026/11/e.md", "Plant a tree 🌱")
    result = run()
    assert "news/2026/11/e.md: title: has “🌱” (U+1F331 SEEDLING), which no font of the cards has" in result.output
    assert result.output.endswith(f"4 cards: open {FOLDER}/index.html in a browser\n")


def test_a_picture_that_is_missing_or_broken_is_said(room: Path) -> None:
    (room / "news/2026/11/b.jpg").write_bytes(b"no picture")
    assert "news/2026/11/b.md: image.src: b.jpg is not a picture that can be read" in run().output
    (room / "news/2026/11/b.jpg").unlink()
    assert "news/2026/11/b.md: image.src: the picture b.jpg does not exist" in run().output


def test_a_file_that_cannot_be_read_is_named_on_the_page(room: Path) -> None:
    sample.write(room, "news/2026/11/f.md", "F", titel="G")
    run()
    assert "news/2026/11/f.md:" in (room / FOLDER / "index.html").read_text()


def test_a_moment_that_is_none_and_a_folder_without_settings_are_said(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "--now: “soon” is not a date" in CliRunner().invoke(command, ["--now", "soon"]).output
    (room / "mkdocs.yml").unlink()
    assert "is not in this folder" in run().output
