"""Whatever interrupts a build, its readers meet whole files and links that lead somewhere, and the next build heals it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

import builders
import pytest
import tearing
import trees
from edits import EDITS
from hall import Hall, cold, outcome, published
from trees import Tree
from trial import URL, Trial

IS_LONG = os.environ.get("NEWSROOM_TRIALS") == "long"
KILLS, FULL_DISKS, READINGS = (200, 60, 20) if IS_LONG else (10, 3, 2)
SHARES = 2  # of the kills, so that all cores take part
WORK = (  # what changes many files, adds some and takes some away
    "text", "title", "summary", "short title", "topics of an item", "places of an item", "story of an item", "a new event",
    "renamed with its old address", "withdrawn", "correction", "a council wide alert", "photo replaced", "photo added",
    "photo taken out", "photo of the same length and time", "topic added", "topic renamed", "place added", "a new news",
    "place moved in the tree", "contact changed", "colours", "logo", "page", "page added", "mistake", "attachment grown",
    "embargo passes", "clock goes back", "templates changed", "name of the newsroom",
)  # fmt: skip


def work(hall: Hall, trial: Trial, names: Sequence[str] = ()) -> tuple[Tree, Tree, Tree]:
    """Edit; the site as it is and as it is to be, and all else that a build is to leave."""
    for name in names or trial.chance.sample(WORK, 3):
        EDITS[name].do(trial)
    wanted = cold(hall, trial, published(trial))
    new = {name.removeprefix("site/"): raw for name, raw in wanted.items() if name.startswith("site/")}
    return trees.read(trial.root / "site"), new, wanted


def torn(trial: Trial, old: Tree, new: Tree) -> str:
    """What somebody who comes to the site now finds torn."""
    return "\n".join(tearing.torn(trees.read(trial.root / "site"), old, new, trial.url))


def unhealed(trial: Trial, wanted: Tree) -> str:
    """What the next build does not make whole, or leaves beside the site."""
    differing = trees.difference(_unnumbered(outcome(trial.root, trial.build())), _unnumbered(wanted))
    return "\n".join((differing, *map(str, trial.root.glob(".site.stage*")))).strip()


def _unnumbered(tree: Tree) -> Tree:
    """A build that was stopped late has added to the list of addresses, so that the next one names other lines of it."""
    said = re.sub(rb"(?<=published\.txt:)\d+", b"", tree["what was said"])
    return {**tree, "what was said": said}


def test_every_link_of_a_site_that_stands_leads_to_a_file(hall: Hall) -> None:
    tree = trees.read(hall.trial().root / "site")
    assert sum(len(tearing.references(name, raw, URL)) for name, raw in tree.items()) > 1000
    assert not tearing.dangling(tree, URL)


ORDERS = (
    *((name,) for name in WORK), ("renamed with its old address", "topic added", "a new news", "photo added"),
    ("embargo passes", "photo taken out", "title"), ("clock goes back", "page added", "photo replaced"),
    ("page and its picture taken out", "photo taken out"),
)  # fmt: skip


@pytest.mark.parametrize("names", ORDERS if IS_LONG else ORDERS[-4:], ids="+".join)
def test_after_each_step_of_a_build_all_links_lead_somewhere(hall: Hall, names: tuple[str, ...]) -> None:
    trial = hall.trial()
    trial.chance = Random(str(names))
    old, new, _ = work(hall, trial, names)
    log = trial.root.parent / "steps"
    trial.build(first=f"mishaps:write_down {trial.root / 'site'} {log}")
    steps = [tuple(line.split(" ", 1)) for line in log.read_text().splitlines()]
    found = tearing.gaps(tearing.whole(steps, old, new), old, new, trial.url)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("share", range(SHARES))
def test_a_build_that_is_killed_leaves_a_whole_site(hall: Hall, share: int) -> None:
    trial = hall.trial()
    trial.chance = chance = Random(share)
    start = time.monotonic()
    builders.mkdocs(trial.root, trial.moment).wait()
    usual = time.monotonic() - start
    for number in range(KILLS // SHARES):
        old, new, wanted = work(hall, trial)
        hurdle = trial.library
        if number % 3:  # two of three while the site is changing, before a step; the others at any time
            hurdle += f";mishaps:kill {trial.root / 'site'} {chance.randrange(_changing(old, new))}"
        build = builders.mkdocs(trial.root, trial.moment, first=hurdle)
        try:
            build.wait(60 if number % 3 else chance.uniform(0.3, 1) * usual)
        except subprocess.TimeoutExpired:
            os.killpg(build.pid, signal.SIGKILL)
            build.wait()
        assert not torn(trial, old, new)
        assert not unhealed(trial, wanted)


def _changing(old: Tree, new: Tree) -> int:
    """How many files will change; one at least, so that there is something to choose from."""
    return max(1, sum(old.get(name) != new.get(name) for name in {*old, *new}))


@pytest.mark.parametrize("where", ["site", "."], ids=["while the site changes", "at any step"])
def test_a_full_disk_is_named_and_leaves_a_whole_site(hall: Hall, where: str) -> None:
    trial = hall.trial()
    trial.chance = Random(where)
    for _ in range(FULL_DISKS):
        old, new, wanted = work(hall, trial)
        steps = _changing(old, new) if where == "site" else 2 * len(new)
        assert not unsaid(trial, f"mishaps:fill_up {trial.root / where} {trial.chance.randrange(steps)}", wanted)
        assert not torn(trial, old, new)
        assert not unhealed(trial, wanted)


def unsaid(trial: Trial, first: str, wanted: Tree) -> str:
    """What a build says to which the disk says no, if it is no sentence; empty too where it ends before that."""
    built = trial.build(first=first)
    is_said = built.code == 1 and "No space left" in built.said and "Traceback" not in built.said
    return "" if is_said or built.code == int(wanted["exit code"]) else f"{built.code}: {built.said}"


@pytest.mark.parametrize("name", ["logo.svg", "contact/index.html", "feed.xml", "published.txt.new"])
def test_a_disk_that_refuses_a_file_is_named_whoever_writes_it(hall: Hall, name: str) -> None:
    trial = hall.trial()
    old, new, wanted = work(hall, trial, ("logo", "page", "a new news"))
    assert not unsaid(trial, f"mishaps:no_room_for {trial.root} {name}", wanted)
    assert not torn(trial, old, new)
    assert not unhealed(trial, wanted)


@pytest.mark.parametrize("size", [2_000, 12_000])
def test_what_could_be_written_in_part_only_is_not_published(hall: Hall, size: int) -> None:
    trial = hall.trial()
    old, new, wanted = work(hall, trial, ("title", "photo replaced", "colours"))
    built = trial.build(first=f"mishaps:write_little {size}")
    assert (built.code, "Traceback" in built.said) == (1, False), built.said
    assert not torn(trial, old, new)
    assert not unhealed(trial, wanted)


def test_of_two_builds_at_once_one_waits_and_both_leave_the_site_of_one(hall: Hall) -> None:
    trial = hall.trial()
    _, _, wanted = work(hall, trial, ("title", "a new news", "topic added"))
    first = builders.mkdocs(trial.root, trial.moment, first=f"mishaps:go_slowly {trial.root / 'site'} 30")
    while not list(trial.root.glob(".site.stage*")):
        assert first.poll() is None
        time.sleep(0.01)
    assert builders.mkdocs(trial.root, trial.moment).wait() == 0
    assert first.wait() == 0
    assert not unhealed(trial, wanted)


@pytest.mark.parametrize("seed", range(READINGS))
def test_who_reads_during_a_build_meets_whole_files_and_no_dead_link(hall: Hall, seed: int) -> None:
    trial = hall.trial()
    trial.chance = Random(seed)
    old, new, _ = work(hall, trial, (*trial.chance.sample(WORK, 3), "renamed with its old address", "photo taken out"))
    first = f"mishaps:go_slowly {trial.root / 'site'} 2"
    build = threading.Thread(target=trial.build, kwargs={"first": first})
    build.start()
    seen = 0
    while build.is_alive():
        found = _met(trial.root / "site", trial.chance.choice(sorted(old)), old, new)
        assert not found
        seen += 1
    assert seen > 100
    build.join()


def _met(site: Path, name: str, old: Tree, new: Tree) -> str:
    """What is wrong with a file that a reader opens and follows; one who finds nothing at a link looks once more."""
    raw = _read(site, name)
    if raw not in (old.get(name), new.get(name)):
        return f"{name} is neither the old nor the new file"
    for target in tearing.references(name, raw, URL) if raw is not None else ():
        known = target in old if raw == old.get(name) else target in new
        if known and not (site / target).exists() and _read(site, name) == raw and name in new:
            return f"{name} names {target}, which is not there"
    return ""


def _read(site: Path, name: str) -> bytes | None:
    try:
        return (site / name).read_bytes()
    except FileNotFoundError:
        return None
