"""Does a page show exactly this version of an item?"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
import remotes
import sample
from click.testing import CliRunner
from desk import NOW, at
from newsroom import council, life, live, news, running
from newsroom.item import Alert, Item
from newsroom.live import Outcome
from newsroom.parts import Update
from newsroom_cli import main

SITE = council.read(sample.ROOT).settings
ITEMS = {i.path: life.shown(i, NOW) for i in news.read(sample.ROOT, SITE).items if life.is_public(i, NOW)}
ALERTS = [path for path, item in ITEMS.items() if isinstance(item, Alert)]
live_command = import_module("newsroom_cli.live")
BURST = "news/2026/11/burst-main-northgate.md"


def page(site: Path, path: str) -> str:
    return (site / ITEMS[path].address / "index.html").read_text()


def lacking(item: Item, html: str) -> str:
    return live.told(item, live.read(html))


@pytest.mark.parametrize("path", ITEMS)
def test_the_page_of_every_item_shows_it(site: Path, path: str) -> None:
    assert lacking(ITEMS[path], page(site, path)) == ""


@pytest.mark.parametrize("path", ALERTS)
def test_no_other_version_of_an_alert_counts(site: Path, path: str) -> None:
    item, html = ITEMS[path], page(site, path)
    assert isinstance(item, Alert)
    said = Update(date=at("2026-11-22 11:59"), text="Something new")
    changes = [
        {"title": "Another"}, {"summary": "Another"}, {"date": at("2026-11-01 08:01")}, {"instruction": "Run"}, {"streets": ("Elm Row",)},
        {"updates": (said, *item.updates)}, {"stood_down": said},
        {"updates": (Update(date=at("2026-11-22 11:59"), text=item.title), *item.updates)},
        {"updates": (*item.updates, said)}, {"updates": (*item.updates, Update(date=said.date, text=item.title))},
    ]  # fmt: skip
    for change in changes:
        assert lacking(item.model_copy(update=change), html) != "", change
    if not item.stood_down:
        assert "the next update 2026-11-22 23:00" in lacking(
            item.model_copy(update={"next_update": at("2026-11-22 23:00")}), html
        )


def test_what_it_saw_instead_is_said(site: Path) -> None:
    other = page(site, "news/2026/11/bird-flu.md")
    assert lacking(ITEMS[BURST], other).startswith(
        "the page there is called “Bird flu: do not touch dead or sick birds – Exampleton Newsroom” and lacks “No water in"
    )


def test_only_what_can_be_seen_counts() -> None:
    item = Item.model_construct(title="A <b> & c", summary="S.", date=NOW)
    seen = f'<p>A &lt;b&gt;\n &amp; c</p> S. <time datetime="{NOW.isoformat()}">x</time>'
    assert lacking(item, seen) == ""
    assert lacking(item, seen.replace(" S. ", "<style>S.</style>")) != ""
    assert lacking(item, seen.replace("2026", "x")) != ""


class Clock:
    """Moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def unsaid(_: str) -> None:
    pass


def test_it_waits_until_the_page_is_there(site: Path) -> None:
    clock = Clock()
    answers = iter(["", "<title>Old</title>", page(site, BURST)])

    def look() -> str:
        if answer := next(answers):
            return answer
        raise LookupError("the answer was 404")

    found = live.wait([look], lambda: [ITEMS[BURST]], clock, clock.sleep, 60, unsaid)
    assert found == Outcome(ITEMS[BURST], 3)
    assert 0 < clock.now < 60


def test_what_somebody_says_meanwhile_counts_as_soon_as_the_page_shows_it(site: Path) -> None:
    clock, item = Clock(), ITEMS[BURST]
    later = item.model_copy(update={"title": "What somebody says meanwhile"})
    known = iter([[item], [item, later]])
    html = page(site, BURST).replace(item.title, later.title)
    found = live.wait([lambda: html], lambda: next(known), clock, clock.sleep, 60, unsaid)
    assert (found.shown, found.looks) == (later, 2)


def test_it_says_now_and_then_what_it_waits_for() -> None:
    clock, said = Clock(), []
    live.wait([lambda: "<title>Old</title>"], lambda: [ITEMS[BURST]], clock, clock.sleep, 60, said.append)
    assert 3 <= len(said) <= 5
    assert all(line.startswith("the page there is called “Old” and lacks “No water") for line in said)


def test_each_way_to_the_page_has_to_show_it(site: Path) -> None:
    clock, asked = Clock(), []

    def way(name: str, *answers: str) -> Callable[[], str]:
        left = iter(answers)
        return lambda: asked.append(name) or next(left)

    whole = page(site, BURST)
    found = live.wait(
        [way("past", "", whole), way("plain", "kept on the way", whole)],
        lambda: [ITEMS[BURST]], clock, clock.sleep, 60, unsaid,
    )  # fmt: skip
    assert (found.shown is not None, asked) == (True, ["past", "past", "plain", "plain"])


def test_it_gives_up_in_time_and_says_what_it_saw() -> None:
    clock = Clock()

    def look() -> str:
        raise LookupError("the answer was 404")

    found = live.wait([look], lambda: [ITEMS[BURST]], clock, clock.sleep, 60, unsaid)
    assert (found.shown, found.seen) == (None, "the answer was 404")
    assert 50 < clock.now <= 60
    assert live.wait([look], lambda: [ITEMS[BURST]], clock, clock.sleep, 0, unsaid).looks == 1


def plain(alert: Alert) -> str:
    """A page that says what an alert says, and no more."""
    times = (alert.date, alert.updates[0].date, alert.next_update)
    shown = "".join(f'<time datetime="{when.isoformat()}">x</time>' for when in times if when)
    return f"{alert.title} {alert.summary} {alert.instruction} {alert.updates[0].text} {shown}"


def test_the_command_takes_what_a_colleague_pushed_meanwhile_for_what_stands_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NEWSROOM_NOW", "2026-11-22 23:55")
    monkeypatch.setattr(live_command, "_ASKED", 0.0)
    folder = tmp_path / "live/news/2026/11/tree-down"
    folder.mkdir(parents=True)
    with sample.served(tmp_path / "live") as url:
        clone = remotes.council(tmp_path / "council", url)
        monkeypatch.chdir(clone)
        assert invoked("alert", "--headline", "Tree down", "--by", "A", "--now", "2026-11-22 23:31", "--write") == 0
        other = remotes.colleague(clone)
        monkeypatch.chdir(other)
        assert invoked("update-alert", "--what-to-do", "Stay in.", "--by", "B", "--write") == 0
        (alert,) = running.alerts(other, SITE)
        (folder / "index.html").write_text(plain(alert))
        monkeypatch.chdir(clone)
        found = CliRunner().invoke(main, ["live", "--within", "0"])
    assert re.fullmatch(
        rf"live: {url}news/2026/11/tree-down/, \d+ seconds after the commit; somebody has pushed more since, and the page shows that\n",
        found.stdout,
    ), found.output
    assert found.stderr == f"waiting for {url}news/2026/11/tree-down/, 0 minutes at most\n"


def invoked(*words: str) -> int:
    return CliRunner().invoke(main, words).exit_code
