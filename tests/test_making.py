"""One item made whole: its files on the stage, what was drawn for it, and whether it rests on what was told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import shown
from newsroom import cards, pictures, works
from newsroom.drawn import Drawn
from newsroom.item import Item
from newsroom.links import Map
from newsroom.making import Task, Workshop, make
from PIL import Image

HERE = "news/2026/11/x/"
RESTS_ON = "00" * 16
LEAD = {"image": {"src": "bridge.jpg", "alt": "The bridge"}}
BODY = "[y](y.md) [figures](figures.csv) [page](../../../docs/about.md) ![A view](view.png) [here](x.md#a)"
NAMED = (*(f"news/2026/11/{name}" for name in ("bridge.jpg", "figures.csv", "view.png", "y.md")), "docs/about.md")


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    folder = tmp_path / "room/news/2026/11"
    folder.mkdir(parents=True)
    for name, width in (("bridge.jpg", 700), ("view.png", 300)):
        Image.new("RGB", (width, 200), (90, 120, 90)).save(folder / name)
    (folder / "figures.csv").write_text("1,2\n")
    known = {"docs/about.md": "about/", "news/2026/11/x.md": HERE, "news/2026/11/y.md": "news/2026/11/y/"}
    (tmp_path / "stage").mkdir()
    return Workshop(
        tmp_path / "room", tmp_path / "stage", Drawn(tmp_path / "files"), shown.SETTINGS,
        Map(tmp_path / "room", known), shown.pages(),
    )  # fmt: skip


def task(body: str = BODY, named: tuple[str, ...] = NAMED, **fields: Any) -> Task:
    item: Item = shown.item(body=body, **{**LEAD, **fields})
    return Task(item, rests_on=RESTS_ON, named=named)


def staged(workshop: Workshop) -> dict[str, bytes]:
    return {p.relative_to(workshop.stage).as_posix(): p.read_bytes() for p in workshop.stage.rglob("*") if p.is_file()}


def test_page_card_pictures_and_attachments_lie_on_the_stage_each_known_by_its_bytes(workshop: Workshop) -> None:
    done, files = make(workshop, task()), staged(workshop)
    assert {name.removeprefix(HERE).partition(".")[0] for name in files if name.startswith(HERE)} == {
        "index", "figures", "bridge", "view", "press", "press/index", "press/bridge", "press/view",
    }  # fmt: skip
    assert [name for name in files if name.startswith("cards/2026/11/x.en.")]
    assert dict(done.files) == {name: works.of_bytes(raw) for name, raw in files.items()}


def test_its_slip_says_what_it_rests_on_and_holds_what_its_page_shows(workshop: Workshop) -> None:
    slip = make(workshop, replace(task(), mark="Draft")).slip
    assert (slip.basis.hex(), slip.mark) == (RESTS_ON, "Draft")
    assert 'href="../y/"' in slip.whole().html
    assert slip.card and slip.card.size == (workshop.stage / slip.card.address).stat().st_size


def test_what_asks_for_what_it_was_told_to_rest_on_may_be_carried(workshop: Workshop) -> None:
    assert make(workshop, task()).is_told
    assert make(workshop, task(named=(*NAMED, "news/2026/11/more.md"))).is_told


@pytest.mark.parametrize("missing", NAMED)
def test_what_asks_for_anything_more_may_not(workshop: Workshop, missing: str) -> None:
    assert not make(workshop, task(named=tuple(name for name in NAMED if name != missing))).is_told


@pytest.mark.parametrize("target", ["gone.md", "../10/gone.jpg", "gone.csv"])
def test_what_leads_nowhere_was_asked_for_too(workshop: Workshop, target: str) -> None:
    alert = {"kind": "alert", "severity": "minor", "instruction": "Stay inside"}
    for body in (f"[a]({target})", f"![a]({target})"):
        assert not make(workshop, task(body, ("news/2026/11/bridge.jpg",), **alert)).is_told


@pytest.mark.parametrize("target", ["https://example.org/", "#there", "x.md", "mailto:a@example.org"])
def test_what_leads_out_of_the_newsroom_or_to_itself_asks_for_nothing(workshop: Workshop, target: str) -> None:
    assert make(workshop, task(f"[a]({target})", ("news/2026/11/bridge.jpg",))).is_told


def elsewhere(workshop: Workshop) -> Workshop:
    """The same with another stage, as the next build has it."""
    stage = workshop.stage.with_name("other")
    stage.mkdir()
    return replace(workshop, stage=stage)


def test_what_was_drawn_is_not_drawn_again_and_the_bytes_are_the_same(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make(workshop, task())
    drawn = [name for name, _ in first.files if name.endswith((".jpg", ".png", ".webp")) and "/press/" not in name]
    assert len(first.drawn) == len(drawn)
    monkeypatch.setattr(cards, "draw", pytest.fail)
    monkeypatch.setattr(pictures, "draw", pytest.fail)
    again = make(elsewhere(workshop), task())
    assert (again.slip, {*again.files}, {*again.drawn}) == (first.slip, {*first.files}, {*first.drawn})


def test_a_damaged_drawing_is_drawn_again(workshop: Workshop) -> None:
    first = make(workshop, task())
    for name in first.drawn:
        (workshop.drawn.folder / name).write_bytes(b"damaged")
    assert {*make(elsewhere(workshop), task()).files} == {*first.files}
    assert all(workshop.drawn.get(name) for name in first.drawn)


def test_an_alert_is_made_without_a_picture_that_is_none(workshop: Workshop) -> None:
    (workshop.root / "news/2026/11/bridge.jpg").write_bytes(b"no picture")
    done = make(workshop, task("Text.", kind="alert", severity="minor", instruction="Stay inside"))
    assert done.slip.card and not done.slip.picture
    assert done.is_told


def test_a_withdrawn_item_has_no_card_and_for_the_press_no_more_than_for_residents(workshop: Workshop) -> None:
    gone = shown.item(withdrawn={"date": "2026-11-23", "reason": "Dropped"})
    done = make(workshop, Task(gone, "withdrawn", rests_on=RESTS_ON))
    assert done.slip.card is None
    assert [name for name, _ in done.files] == [
        f"{HERE}{name}" for name in ("index.html", "press/index.html", "press.zip")
    ]
    for name in ("index.html", "press/index.html"):
        assert b"Dropped" in (workshop.stage / HERE / name).read_bytes()
    assert b"Summary of x" not in b"".join(staged(workshop).values())
