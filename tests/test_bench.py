"""The bench counts what was made, and its page says what was measured and nothing else."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
import sample

sys.path.insert(0, str(sample.ROOT / "tools"))

from bench import drawing, figures, goals, items, ours, peers, plot, report, sides, tables, works
from bench.figures import Made, Results, Series
from bench.measures import Failed, Measure, Process
from bench.names import SIDES
from bench.sides import Kept, Side

SVG = "{http://www.w3.org/2000/svg}"


def series(
    work: str, side: str, *seconds: float, size: int = 10_000, cpu: float = 1, peak: int = 200_000_000
) -> Series:
    return Series(work, side, size, [Measure(each, cpu, peak) for each in seconds])


def results(*several: Series, size: int = 10_000) -> Results:
    return Results(size, series=list(several))


EVERYTHING = results(
    *(series(work.key, side, 2.5, 3.25, 4.75) for work in works.WORKS for side in work.sides if side != "material"),
    *(series("nothing", side, 28.5, size=1000) for side in ("newsroom", "hugo-cards", "material")),
)


def side(key: str) -> Side:
    return next(one for one in (ours.side(), *peers.sides(Path("nowhere"))) if one.key == key)


# Figures


def test_the_median_stands_between_the_least_and_the_most() -> None:
    assert figures.spread([5, 1, 2]) == figures.Spread(2, 1, 5, 3)
    assert figures.spread([4, 1, 2, 3]) == figures.Spread(2.5, 1, 4, 4)
    assert figures.spread([]) is None


def test_a_ratio_is_of_medians_of_the_same_run() -> None:
    found = results(series("ward", "newsroom", 1, 0.5, 9), series("ward", "hugo-cards", 4, 5, 6))
    assert found.ratio("ward", "newsroom", "hugo-cards") == 0.2
    assert found.ratio("ward", "newsroom", "hugo") is None


def test_one_run_that_did_not_do_its_work_spoils_the_figure() -> None:
    spoilt = series("ward", "newsroom", 1, 2)
    spoilt.missing = "made 9 pages where 10 were due"
    assert results(spoilt).seconds("ward", "newsroom") is None
    assert list(results(spoilt).failed()) == [spoilt]


def test_what_was_not_asked_for_is_not_run_and_did_not_fail() -> None:
    assert results().find("ward", "newsroom").missing == figures.NOT_RUN
    assert not list(results().failed())


def test_figures_are_kept_and_read_again(tmp_path: Path) -> None:
    kept = replace(EVERYTHING, made={"hugo": Made(1, 2, 3, 4)}, sizes={"hugo": 1}, machine={"Cores": "2"})
    figures.save(kept, tmp_path / "figures.json")
    assert figures.load(tmp_path / "figures.json") == kept


def test_the_largest_process_is_sought_in_every_work_of_that_size() -> None:
    found = results(
        series("ward", "newsroom", 1, peak=5), series("check", "newsroom", 1, peak=7), series("ward", "hugo", 1, peak=9),
        series("ward", "newsroom", 1, size=1000, peak=11),
    )  # fmt: skip
    assert found.peak("newsroom") == 7
    assert found.peak("pelican") is None


# Goals


def goal(at_most: float, aim: float | None = None, *, below: bool = False) -> goals.Goal:
    return goals.Goal("a work", "of something", lambda _: None, at_most, aim, below=below)


@pytest.mark.parametrize(
    ("one", "value", "verdict"),
    [
        (goal(0.2, 0.1), 0.2, "reached"),
        (goal(0.2, 0.1), 0.1, "reached, the aim too"),
        (goal(0.2, 0.1), 0.201, "not reached"),
        (goal(0.2), 0.01, "reached"),
        (goal(0.5, below=True), 0.5, "not reached"),
        (goal(0.5, below=True), 0.49, "reached"),
        (goal(0.2), None, "not measured"),
    ],
)
def test_a_goal_is_reached_or_not(one: goals.Goal, value: float | None, verdict: str) -> None:
    assert goals.verdict(one, value) == verdict


def test_a_card_is_what_drawing_them_all_takes_more() -> None:
    found = results(series("nothing", "newsroom", 60, cpu=100), series("cached", "newsroom", 20, cpu=30))
    assert goals.card(found) == 7
    assert goals.card(results(series("nothing", "newsroom", 60))) is None


def test_growth_is_the_steepest_between_neighbours() -> None:
    found = results(*(series("ward", "newsroom", t, size=n) for n, t in ((1000, 1.0), (10_000, 5.0), (100_000, 100.0))))
    assert goals.steepest(found, "ward", [1000, 10_000, 100_000]) == 2
    assert goals.steepest(found, "ward", [1000, 10_000]) == 0.5
    assert goals.steepest(found, "nothing", [1000, 10_000]) is None


def test_the_goals_are_read_from_the_works_that_they_name() -> None:
    assert all(one.value(EVERYTHING) is not None for one in goals.GOALS)


# The page


def test_a_page_of_no_figures_holds_no_figure() -> None:
    page = report.render(results())
    assert max(map(len, page.splitlines())) < 200
    assert not re.search(r"\d (s|ms|MB)\b(?! \|)", re.sub(r"[≤<] [\d.]+ \w+|\| [\d.]+ s \|", "", page))
    assert "reached |" not in page.replace("to reach | aim | reached |", "")
    assert page.count("| not measured |") >= len(goals.GOALS)


def test_every_goal_and_every_work_of_every_side_stands_on_the_page() -> None:
    page = report.render(EVERYTHING)
    assert page.count("3.25 s | 2.50 s to 4.75 s | 1.00 s | 3 |") == sum(len(w.sides) for w in works.WORKS) - 1
    assert "28.5 s |  | 1.00 s | 1 |" in page
    assert all(f"| {name} |" in page for name in SIDES.values())
    assert all(f"**{work.words}**" in page for work in works.WORKS)


def test_the_page_names_what_failed_and_why() -> None:
    failed = Series("ward", "hugo", 10_000, missing="ended with 1: no room")
    named = "- 10,000 items, publish one item for a ward, Hugo without cards: ended with 1: no room"
    assert named in report.render(results(failed))
    assert "Tried, and not measured" not in report.render(EVERYTHING)


def test_a_run_of_another_size_is_called_a_trial() -> None:
    assert "a trial" in report.render(results(size=1000))
    assert "a trial" not in report.render(results())


def test_the_page_of_the_same_figures_is_the_same() -> None:
    assert report.render(EVERYTHING) == report.render(EVERYTHING)
    assert plot.render(EVERYTHING) == plot.render(EVERYTHING)


def test_times_have_three_figures() -> None:
    assert [tables.time(s) for s in (0.5, 9.994, 28.04, 121.4)] == ["0.50 s", "9.99 s", "28.0 s", "121 s"]


# The plot


def test_the_plot_says_in_words_every_figure_that_it_shows() -> None:
    root = ElementTree.fromstring(plot.render(EVERYTHING))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("aria-labelledby") == "title desc"
    assert title is not None
    assert title.text == "Seconds for each work over 10,000 items, and growth"
    assert description is not None
    assert description.text
    for work in works.WORKS:
        for key in work.sides:
            if key != "material":
                assert f"{work.words.replace('`', '')}, {SIDES[key]}: 3.25 s." in description.text
    assert "build 1,000 from nothing, with cards, Material with blog, rss and social: 28.5 s." in description.text


def test_no_colour_is_needed() -> None:
    assert len(set(drawing.MARKS.values())) == len(SIDES)
    assert set(drawing.MARKS) == set(SIDES)
    paints = set(re.findall(r'(?:fill|stroke)="(#\w+)"', plot.render(EVERYTHING)))
    assert all(len(set(paint[1:])) == 1 for paint in paints), "a grey has the same digit throughout"


def test_the_lines_of_growth_differ_in_their_dashes() -> None:
    several = [
        series(work, key, 1, size=n)
        for work in ("nothing", "ward") for key in ("newsroom", "hugo-cards") for n in (1000, 10_000)
    ]  # fmt: skip
    dashes = re.findall(r'stroke-dasharray="([^"]+)"', plot.render(results(*several)))
    assert len(set(dashes)) == 4


def test_a_plot_of_nothing_says_so() -> None:
    assert "Nothing was measured" in plot.render(results())
    ElementTree.fromstring(plot.render(results()))


def test_each_step_of_the_scale_is_ten_times_the_one_before() -> None:
    scale = drawing.Scale.over([0.2, 30], 0, 300)
    assert list(scale.steps()) == [0.1, 1, 10, 100]
    assert [scale.at(step) for step in scale.steps()] == [0, 100, 200, 300]


def test_words_that_would_lie_on_each_other_are_moved_apart() -> None:
    assert drawing.apart([10, 12, 100, 5], 20) == [25, 45, 100, 5]


# The items and the sides


def test_the_items_are_the_same_each_time_and_all_before_the_moment_of_the_build() -> None:
    entries = list(items.generate(4000))
    assert entries[:2] == list(items.generate(4000))[:2]
    assert len({e.name for e in entries}) == 4000
    assert max(e.day for e in entries) < items.TODAY
    assert {len(e.places) for e in entries} == {0, 1, 2, 3, 4, 5}


def test_every_run_publishes_another_item() -> None:
    one, other = items.fresh(1000, "ward-001"), items.fresh(1001, "ward-001")
    assert (one.day, one.places) == (items.TODAY, ("ward-001",))
    assert one.title != other.title
    assert one.summary != other.summary


def test_a_new_repository_is_given_the_shape_that_is_measured() -> None:
    text = ours.settings((sample.ROOT / "hooks/newsroom/starter/mkdocs.yml").read_text())
    assert len(re.findall(r"^      \w+: \w+$", text, re.MULTILINE)) == 20
    assert len(re.findall(r"^      ward-\d+: \{name: ", text, re.MULTILINE)) == 80
    assert len(re.findall(r"^      parish-\d+: .*within: ward-", text, re.MULTILINE)) == 150
    with pytest.raises(Failed, match="no longer holds"):
        ours.settings("site_name: Something else\n")


OUTPUT = {
    "newsroom": ["news/2026/11/item-000001/index.html", "feed.xml", "places/a/feed.xml", "cards/2026/11/item-000001.en.1f.png"],
    "hugo": ["news/2026/11/item-000001/index.html", "index.xml", "places/a/index.xml"],
    "hugo-cards": ["news/2026/11/item-000001/index.html", "index.xml", "places/a/index.xml", "bg_hu_1f.png"],
    "pelican": ["item-000001.html", "feeds/all.atom.xml", "feeds/roads.atom.xml"],
    "material": [
        "blog/2026/11/21/item-000001/index.html", "feed_rss_created.xml", "feed_json_created.json",
        "assets/images/social/blog/2026/11/21/item-000001.png",
    ],
}  # fmt: skip


@pytest.mark.parametrize("key", list(SIDES))
def test_pages_feeds_and_cards_of_each_side_are_counted(key: str, tmp_path: Path) -> None:
    one = side(key)
    for name in [*OUTPUT[key], "index.html", "news/2026/index.html", "bg.png"]:
        path = tmp_path / one.output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    made = sides.count(one, tmp_path)
    assert (made.pages, made.feeds, made.cards) == (1, 2, 1 if one.cards else 0)


def test_what_is_missing_is_no_figure() -> None:
    sides.require(side("hugo-cards"), Made(10, 3, 10), pages=10, feeds=3)
    sides.require(side("hugo"), Made(10, 3, 0), pages=10, feeds=3)
    for made, what in ((Made(9, 3, 10), "9 pages"), (Made(10, 2, 10), "2 feeds"), (Made(10, 3, 9), "9 cards")):
        with pytest.raises(Failed, match=what):
            sides.require(side("hugo-cards"), made, pages=10, feeds=3)


def test_a_new_item_must_have_its_page_its_picture_and_its_place_in_the_feed(tmp_path: Path) -> None:
    one, entry = side("newsroom"), items.fresh(7, "ward-001", photo="item-000007.jpg")
    page, feed = tmp_path / "site/news/2026/11/item-000007", tmp_path / "site/places/ward-001/feed.xml"
    with pytest.raises(Failed, match="no page"):
        sides.require_published(one, tmp_path, entry)
    page.mkdir(parents=True)
    with pytest.raises(Failed, match="no picture"):
        sides.require_published(one, tmp_path, entry)
    (page / "item-000007.480.webp").touch()
    with pytest.raises(Failed, match="does not hold"):
        sides.require_published(one, tmp_path, entry)
    feed.parent.mkdir(parents=True)
    feed.write_text("<title>Another</title>")
    with pytest.raises(Failed, match="does not hold"):
        sides.require_published(one, tmp_path, entry)
    feed.write_text(f"<title>{entry.title}</title>")
    sides.require_published(one, tmp_path, entry)


def test_a_run_finds_what_it_may_find_of_the_runs_before(tmp_path: Path) -> None:
    one = replace(side("newsroom"), never_cleared=frozenset({"fonts"}))
    kept = {
        "site/index.html",
        ".cache/files/card",
        ".cache/other/page",
        ".cache/lock",
        ".cache/fonts/a",
        "news/item.md",
    }

    def left(how: Kept) -> set[str]:
        for name in kept:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).touch()
        one.clear(tmp_path, how)
        return {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}

    assert left(Kept.ALL) == kept
    assert left(Kept.CARDS) == {".cache/files/card", ".cache/fonts/a", "news/item.md"}
    assert left(Kept.NOTHING) == {".cache/fonts/a", "news/item.md"}


# The plan


def test_material_is_never_given_more_than_a_thousand_items() -> None:
    for size in (200, 1000, 5000, 10_000):
        given = {step.size for step in works.plan(size, growth=True) if "material" in step.sides}
        assert given == {min(size, 1000)}


def test_ten_times_as_many_items_are_measured_only_where_that_is_wanted() -> None:
    assert {step.size for step in works.plan(10_000, growth=False)} == {1000, 10_000}
    assert {step.size for step in works.plan(10_000, growth=True)} == {1000, 10_000, 100_000}


def test_sizes_are_measured_one_after_the_other_so_that_one_is_on_disk_at_a_time() -> None:
    order = [step.size for step in works.plan(5000, growth=True)]
    assert order == sorted(order)


# Commands


def test_a_command_that_fails_says_its_last_words(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "print('no room\\n'); raise SystemExit(2)"]
    with pytest.raises(Failed, match="ended with 2: no room"):
        Process(command, tmp_path, {}, tmp_path / "log").wait()


def test_a_command_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="no-such-program"):
        Process(["no-such-program"], tmp_path, {}, tmp_path / "log").wait()


def test_the_memory_of_a_child_counts(tmp_path: Path) -> None:
    child = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'len(150_000_000 * b\"x\")'])"
    measure = Process([sys.executable, "-c", child], tmp_path, {}, tmp_path / "log").wait()
    assert 150_000_000 < measure.peak < 200_000_000


def test_the_memory_of_whoever_measures_does_not_count(tmp_path: Path) -> None:
    ballast = 200_000_000 * b"x"
    measure = Process([sys.executable, "-I", "-S", "-c", "pass"], tmp_path, {}, tmp_path / "log").wait()
    assert measure.peak < 60_000_000 < len(ballast)
