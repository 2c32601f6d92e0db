"""A build after any edits gives the tree, byte for byte, that a build from nothing gives at that moment."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import builders
import hypothesis
import newsroom
import pytest
import trees
from edits import EDITS
from hall import Hall, cold, outcome, published
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from trees import Tree
from trial import Trial, item

IS_LONG = os.environ.get("NEWSROOM_TRIALS") == "long"
RUNS, STEPS = (60, 30) if IS_LONG else (10, 15)
GROUPS = 5  # each with a share of the runs, so that all cores take part
ONE_BY_ONE = EDITS if IS_LONG else (  # each with an eye on whether it changes what it must; the others happen in the runs
    "text of the same length and time", "photo of the same length and time", "attachment of the same length and time",
    "title", "topic renamed", "place moved in the tree", "neighbours", "contact changed",
    "renamed with its old address", "removed", "withdrawn", "a council wide alert", "update of an alert",
    "link to what is held back", "mistake mended", "consent ended", "embargo passes", "midnight passes", "week ends",
    "corrected when the digest was made", "year ends", "words before the ways to follow",
    "words before the ways to follow taken out", "clock goes back", "menu", "address of the site", "logo",
    "streets of an alert", "who answers", "councillor elected", "boundary changed",
    "boundary of the same length and time", "boundaries broken or mended", "quoted", "licence of a photo",
    "old address of an item", "decided with what was said and done", "next update of an alert",
    "published elsewhere", "file of the site damaged", "foreign file in the site", "site of an earlier day",
    "cache of an earlier day", "cache damaged", "cache cut short", "cache of another library", "templates changed",
    "dirty", "newsroom moved", "touched", "preview", "settings refused", "saved during a build",
    "postcode added", "ward ended", "directory taken out",
)  # fmt: skip


def warm(trial: Trial) -> Tree:
    built = trial.build(*trial.how)
    trial.how = ()
    return outcome(trial.root, built)


def judged(hall: Hall, trial: Trial) -> str:
    """How what a warm build leaves differs from what a cold one leaves."""
    listed = published(trial)
    left, wanted = warm(trial), cold(hall, trial, listed)
    assert wanted["exit code"] in (b"0", b"3"), wanted["what was said"].decode()
    return trees.difference(left, wanted)


@pytest.mark.parametrize("name", ONE_BY_ONE)
def test_after_one_edit_a_warm_build_is_as_a_cold_one(hall: Hall, name: str) -> None:
    trial = hall.trial()
    before = trees.read(trial.root / "site")
    trial.chance = Random(name)
    done = EDITS[name].do(trial)
    differing = judged(hall, trial)
    assert not differing, f"after {name} ({done}):\n{differing}"
    has_changed = trees.read(trial.root / "site") != before
    assert has_changed is EDITS[name].changes, f"{name} ({done})"
    shutil.rmtree(trial.root.parent)


def test_a_council_wide_alert_leaves_other_items_and_other_years_as_they_are(hall: Hall) -> None:
    trial = hall.trial()
    old = {"topics": ["roads", "housing"], "places": ["quayside"], "kind": "alert"}
    for day in range(1, 4):
        trial.items[f"news/2019/05/old{day}.md"] = item(f"2019-05-0{day}", **old)
        trial.write(f"news/2019/05/old{day}.md")
    trial.build()
    before = trees.read(trial.root / "site")
    made = trial.add("alert", severity="emergency", topics=["roads"]).removesuffix(".md")
    trial.build()
    after = trees.read(trial.root / "site")
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    assert {f"{made}/index.html", "index.html", "alerts/index.html", "alerts/2025/index.html", "feed.xml"} <= changed
    assert [name for name in after if "2019" in name]
    assert not [name for name in changed if "2019" in name]
    assert not [
        name
        for path in trial.items
        if (name := f"{path.removesuffix('.md')}/index.html") in changed - {f"{made}/index.html"}
    ]
    shutil.rmtree(trial.root.parent)


def written(name: str, old: str, new: str) -> Callable[[Path], None]:
    def write(library: Path) -> None:
        text = (library / name).read_text()
        assert old in text
        (library / name).write_text(text.replace(old, new))

    return write


def with_other_fonts(library: Path) -> None:
    fonts = sorted(file for file in (library / "fonts").rglob("*") if file.suffix in (".ttf", ".otf"))
    for font in fonts[:-1]:
        shutil.copy(fonts[-1], font)


UPGRADES = {  # what is different in a library that is newer
    "template": written("theme/base.html", "<head>", "<head>\n<!-- newer -->"),
    "fonts": with_other_fonts,
    "words": written("words/en.yml", "kind_news: News", "kind_news: Newest"),
    "stylesheet": written("assets/styles/page.css", "{", "{ /* newer */"),
}


@pytest.mark.parametrize("part", UPGRADES if IS_LONG else ("fonts",))
def test_a_newer_library_makes_everything_anew_that_it_makes_differently(hall: Hall, part: str) -> None:
    trial = hall.trial()
    newer = trial.root.parent / "newer"
    shutil.copytree(Path(newsroom.__file__).parent, newer / "newsroom")
    UPGRADES[part](newer / "newsroom")
    elsewhere = trial.root.parent / "elsewhere"
    shutil.copytree(trial.root, elsewhere, ignore=shutil.ignore_patterns(".cache", "site"))
    before = trees.read(trial.root / "site")
    assert [builders.mkdocs(root, trial.moment, path=[newer]).wait() for root in (trial.root, elsewhere)] == [0, 0]
    left = trees.read(trial.root / "site")
    assert left != before
    assert not trees.difference(left, trees.read(elsewhere / "site"))


_NOW_AND_THEN = (*(False,) * 7, True)


class Newsroom(RuleBasedStateMachine):
    """A newsroom to which anything happens, in any order, between one build and the next."""

    hall: Hall
    compared = 0

    @initialize(seed=st.integers(0, 2**32 - 1))
    def found(self, seed: int) -> None:
        self.trial = self.hall.trial()
        self.trial.chance = Random(seed)
        self.trial.patience = 0.8
        self.done = [f"random numbers from {seed}"]

    @rule(names=st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=3), look=st.sampled_from(_NOW_AND_THEN))
    def edit(self, names: list[str], look: bool) -> None:
        self.done.append("")
        for name in names:
            self.done[-1] += f"\n      {name}: "
            self.done[-1] += str(EDITS[name].do(self.trial) or "done")
        if look:
            self.done[-1] += "\n      looked at in a preview"
            differing = previewed(self.hall, self.trial)
            assert not differing, self._story(differing)

    @invariant()
    def warm_equals_cold(self) -> None:
        differing = judged(self.hall, self.trial)
        assert not differing, self._story(differing)
        type(self).compared += 1

    def _story(self, differing: str) -> str:
        steps = "".join(f"\n  {number:>2}. {step.strip()}" for number, step in enumerate(self.done))
        return f"the warm build differs, after these steps, at {self.trial.moment}:{steps}\n{differing}"

    def teardown(self) -> None:
        if hasattr(self, "trial"):
            shutil.rmtree(self.trial.root.parent, ignore_errors=True)


def previewed(hall: Hall, trial: Trial) -> str:
    """How the preview that was open all the time differs from one that is opened now, where nothing was ever built."""
    seen, folder = trial.preview()
    elsewhere = hall.folder / "cold"
    shutil.rmtree(elsewhere, ignore_errors=True)
    shutil.copytree(trial.root, elsewhere, ignore=lambda _, names: {".cache", "site"} & {*names})
    shutil.rmtree(hall.folder / "looked", ignore_errors=True)
    wanted = hall.cold.preview(elsewhere, trial.moment, hall.folder / "looked", fresh=True)
    left, right = trees.read(folder), trees.read(hall.folder / "looked")
    return trees.difference({**left, "exit code": b"%d" % seen.code}, {**right, "exit code": b"%d" % wanted.code})


def test_a_preview_that_was_open_all_day_shows_what_one_shows_that_is_opened_now(hall: Hall) -> None:
    trial = hall.trial()
    for name in (
        "title",
        "scheduled",
        "photo replaced",
        "topic renamed",
        "page",
        "removed",
        "embargo passes",
        "mistake",
    ):
        done = EDITS[name].do(trial)
        differing = previewed(hall, trial)
        assert not differing, f"after {name} ({done}):\n{differing}"


@pytest.mark.parametrize("group", range(GROUPS))
def test_after_any_edits_a_warm_build_is_as_a_cold_one(hall: Hall, group: int) -> None:
    machine = type("Newsroom", (Newsroom,), {"hall": hall})
    chosen = hypothesis.settings(
        max_examples=RUNS // GROUPS, stateful_step_count=STEPS, phases=[hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck), deadline=None,
    )  # fmt: skip
    run_state_machine_as_test(hypothesis.seed(group)(machine), settings=chosen)
    assert machine.compared > RUNS // GROUPS, "after the first build of each run, and after its edits"
