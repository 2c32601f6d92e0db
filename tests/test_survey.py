"""Reading and checking all news while sparing what was read before: the same is said, and less is done."""

from __future__ import annotations

import os
import time
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from desk import NOW, Newsroom, at
from newsroom import checks, looks, news, reading, record, settings
from newsroom.crew import Crew
from newsroom.news import News
from newsroom.problems import Problem, Problems
from newsroom.settings import Settings
from newsroom.survey import Survey
from PIL import Image

A, B, C = (f"news/2026/11/{name}.md" for name in "abc")
Done = Counter[tuple[str, str]]


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Done:
    """How often each file was read, parsed and looked at."""
    found: Done = Counter()

    def counted(room: Any, name: str, path: int) -> None:
        do = getattr(room, name)

        def count(*given: Any) -> Any:
            found[name, getattr(given[path], "path", given[path])] += 1
            return do(*given)

        monkeypatch.setattr(room, name, count)

    counted(reading, "load", 1)
    counted(reading, "parse", 0)
    counted(looks, "take", 0)
    return found


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was written in the test was written a while ago."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 10 * 10**9)


def survey(room: Newsroom, moment: datetime = NOW, *published: str) -> tuple[Survey, News]:
    """One survey, which is kept for the next."""
    found = Survey(room.root, room.root / "docs", room.settings, room.root / ".cache", Crew(few=1000))
    gathered = found.news(moment, frozenset(published))
    found.save()
    return found, gathered


def problems(room: Newsroom, moment: datetime = NOW, *published: str) -> list[str]:
    """The paths of which the next survey says anything: the same that one says which knows of none before."""
    found, gathered = survey(room, moment, *published)
    read = news.read(room.root, room.settings, published=published)
    cold = checks.examine(read, room.settings, room.root, room.root / "docs", moment, published)
    assert gathered.problems == cold.problems
    assert gathered.on(moment) == cold.on(moment)
    assert found.findings.keys() == found.readings.keys()
    return [problem.path for problem in gathered.problems]


def picture(file: Path, shade: int = 0) -> Path:
    Image.new("RGB", (60, 40), (shade, 0, 0)).save(file)
    return file


def again(room: Newsroom, done: Done, moment: datetime = NOW) -> dict[str, list[str]]:
    """What the next survey does: which files it reads, parses and looks at."""
    done.clear()
    survey(room, moment)
    did = {what: sorted(path for how, path in done if how == what) for what in ("load", "parse", "take")}
    problems(room, moment)
    return did


NOTHING: dict[str, list[str]] = {"load": [], "parse": [], "take": []}


def test_every_file_is_read_and_looked_at_once_and_then_not_again(room: Newsroom, done: Done) -> None:
    room.write(A, body="[b](b.md)")
    room.write(B)
    assert again(room, done) == {"load": [A, B], "parse": [A, B], "take": [A, B]}
    assert again(room, done) == again(room, done) == NOTHING


def test_a_file_that_was_only_touched_is_read_but_not_parsed(room: Newsroom, done: Done) -> None:
    file = room.write(A)
    problems(room)
    os.utime(file, (1, 1))
    assert again(room, done) == {"load": [A], "parse": [], "take": []}
    assert again(room, done) == NOTHING


def test_only_what_changed_is_done_again_though_it_keeps_length_and_time(room: Newsroom, done: Done) -> None:
    file, _ = room.write(A), room.write(B)
    problems(room)
    known = file.stat()
    room.write(A, "B title")
    os.utime(file, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert again(room, done) == {"load": [A], "parse": [A], "take": [A]}
    readings = survey(room)[0].readings
    assert [found.item.title for path in (A, B) if (found := readings[path]).item] == ["B title", "A title"]


def test_what_is_gone_is_forgotten_and_what_is_new_is_found(room: Newsroom, done: Done) -> None:
    raw = room.write(A).read_bytes()
    problems(room)
    (room.root / A).rename(room.root / B)
    assert again(room, done) == {"load": [B], "parse": [B], "take": [B]}
    (room.root / B).unlink()
    assert survey(room)[0].readings == {}
    room.save(A, raw)
    assert again(room, done)["parse"] == [A]


def test_under_other_settings_everything_is_done_again(room: Newsroom, settings_: Settings, done: Done) -> None:
    room.write(A)
    problems(room)
    other = Newsroom(room.root, settings_.model_copy(update={"site_name": "Other"}))
    assert again(other, done) == {"load": [A], "parse": [A], "take": [A]}


def test_of_a_link_to_a_file_the_bytes_are_read_each_time(room: Newsroom, done: Done) -> None:
    real = room.root / "kept/a.md"
    room.write("kept/a.md")
    (room.root / "news").mkdir()
    (room.root / "news/a.md").symlink_to(real)
    problems(room)
    assert again(room, done) == {"load": ["news/a.md"], "parse": [], "take": []}
    real.write_text(real.read_text().replace("A title", "B title"))
    assert again(room, done)["parse"] == ["news/a.md"]


# What an item rests on beside its own file.


@pytest.mark.parametrize(
    ("fields", "is_dead"), [({"draft": "true"}, True), ({"date": "2026-12-24"}, True), ({"title": "Other"}, False)]
)
def test_what_links_to_it_is_looked_at_again_when_it_is_not_public_any_more(
    room: Newsroom, done: Done, fields: dict[str, str], is_dead: bool
) -> None:
    room.write(A, body="[b](b.md)")
    room.write(B)
    assert problems(room) == []
    room.write(B, **fields)
    assert (A in again(room, done)["take"]) is is_dead
    assert problems(room) == [A] * is_dead
    room.write(B)
    again(room, done)
    assert problems(room) == []


def test_what_names_a_file_is_looked_at_again_when_that_goes_or_comes(room: Newsroom, done: Done) -> None:
    room.write(A, body="[figures](figures.csv) [page](../../../docs/about.md)")
    files = {room.save("news/2026/11/figures.csv", "1"): b"1", room.save("docs/about.md", "# About"): b"# About"}
    problems(room)
    for file, raw in files.items():
        file.unlink()
        assert again(room, done) == {"load": [], "parse": [], "take": [A]}
        assert problems(room) == [A]
        file.write_bytes(raw)
        again(room, done)
        assert problems(room) == []


def test_a_picture_that_is_spoiled_under_its_old_time_is_found_out(room: Newsroom, done: Done) -> None:
    room.write(A, image="{src: a.png, alt: A view}")
    file = picture(room.root / "news/2026/11/a.png")
    assert problems(room) == []
    known = file.stat()
    file.write_bytes(bytes(known.st_size))
    os.utime(file, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert again(room, done)["take"] == [A]
    assert problems(room) == [A]


def test_a_picture_whose_consent_ends_elsewhere_is_missed_by_whatever_shows_it(room: Newsroom, done: Done) -> None:
    room.write(A, body="![A view](b.png)")
    room.write(B, image="\n  src: b.png\n  alt: A view\n  consent_until: 2026-12-01")
    picture(room.root / "news/2026/11/b.png")
    assert problems(room) == []
    assert again(room, done, at("2026-12-02"))["take"] == [A, B]
    assert problems(room, at("2026-12-02")) == [A]


def test_what_is_held_back_drags_a_sound_item_along_and_lets_it_go_again(room: Newsroom, done: Done) -> None:
    room.write(A, body="[b](b.md)")
    room.write(B, body="[c](c.md)")
    room.write(C)
    problems(room)
    room.write(C, body="<script>x</script>")
    assert again(room, done)["take"] == [C]
    assert problems(room) == [A, B, C]
    room.write(C)
    assert again(room, done)["take"] == [C]
    assert problems(room) == []


def test_an_item_is_looked_at_again_once_a_time_of_its_own_has_come(room: Newsroom, done: Done) -> None:
    room.write(A, body="[b](b.md)", expires="2026-12-01 09:00")
    room.write(B, date="2026-12-24 09:00")
    problems(room)
    assert again(room, done, at("2026-12-01 08:59"))["take"] == [A, B]  # what is wrong or waits is looked at each time
    room.write(A, expires="2026-12-01 09:00")
    problems(room)
    assert again(room, done, at("2026-12-01 08:59"))["take"] == [B]
    assert again(room, done, at("2026-12-01 09:00"))["take"] == [A, B]
    assert again(room, done, at("2026-12-24 09:00"))["take"] == [B]
    assert again(room, done, at("2026-12-24 09:00"))["take"] == []


def test_what_is_wrong_is_said_each_time_until_it_is_mended(room: Newsroom, done: Done) -> None:
    room.write(A, body="<script>x</script>")
    room.write(B, title="")
    for _ in range(2):
        assert problems(room) == [A, B]
    assert again(room, done) == {"load": [], "parse": [], "take": [A, B]}
    room.write(A)
    room.write(B)
    assert problems(room) == []


def test_what_counts_only_among_all_is_looked_at_each_time(room: Newsroom) -> None:
    room.write(A, id="01JD0000000000000000000001")
    room.write(B)
    problems(room)
    room.write(B, id="01JD0000000000000000000001")
    problems(room)
    assert problems(room) == [B]
    assert problems(room, NOW, "news/2026/11/b/") == [A]
    assert problems(room, NOW, "news/2026/11/b/", "news/2026/11/gone/") == [A, record.NAME]


def test_a_damaged_or_foreign_cache_changes_nothing_of_what_is_said(room: Newsroom) -> None:
    room.write(A, body="[c](c.md)")
    room.write(B)
    said = problems(room)
    for file in sorted(path for path in (room.root / ".cache").rglob("*") if path.is_file()):
        raw = file.read_bytes()
        for damaged in (raw[:-1] + b"\0", raw[: len(raw) // 2], b""):
            file.write_bytes(damaged)
            assert problems(room) == said


@pytest.mark.filterwarnings("ignore:Pydantic serializer")
def test_settings_that_differ_in_anything_stand_for_another_newsroom(room: Newsroom, settings_: Settings) -> None:
    def stand(**changed: Any) -> str:
        chosen = settings_.model_copy(update=changed)
        return Survey(room.root, room.root / "docs", chosen, room.root / ".cache", Crew()).ground

    assert stand() == stand()
    for name in settings.Settings.model_fields:
        assert stand(**{name: "different"}) != stand(), name


def test_a_file_that_can_not_be_read_for_a_moment_is_read_again(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.write("news/a.md")
    with monkeypatch.context() as for_a_moment:
        for_a_moment.setattr(reading, "load", _failing)
        assert "Too many open files" in said(room)[0]
    assert said(room) == []


def test_what_is_as_it_was_is_not_written_again_though_it_is_a_draft(room: Newsroom) -> None:
    room.write("news/2026/11/a.md")
    room.write("news/2026/11/b.md", draft="true")
    said(room)
    said(room)
    (file,) = (room.root / ".cache/news").glob("*.kept")
    before = file.stat().st_ino
    said(room)
    assert file.stat().st_ino == before


def said(room: Newsroom) -> list[str]:
    found = Survey(room.root, room.root / "docs", room.settings, room.root / ".cache", Crew(few=1000))
    problems = found.news(NOW, frozenset()).problems
    found.save()
    return [str(problem) for problem in problems]


def _failing(root: object, path: str) -> bytes:
    raise Problems([Problem(path, 1, "", "can't be read (Too many open files); check the file")])
