"""Real items by other people: a few of them here, all of them where they lie beside the repository."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from newsroom import cards, checks, news, settings
from newsroom.importing import dialects, plan, writing
from newsroom.importing.plan import Existing, Outcome, Plan

from importing.making import NOW, SAMPLES, body, planned, said

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FOLDERS = [folder for folder in (SAMPLES, CORPUS) if folder.is_dir()]
SETTINGS = settings.read(
    {
        "site_name": "News",
        "site_url": "https://news.example.gov.uk/",
        "extra": {"newsroom": {"council": "Exampleton Borough Council", "identity": "example.gov.uk,2026"}},
    }
)


@cache
def made_of(folder: Path) -> Plan:
    return planned(folder, misfit=lambda title, photo: cards.misfit(title, SETTINGS.council, photo=photo))


def sample(part: str) -> Outcome:
    found = [o for o in made_of(SAMPLES).outcomes if part in o.source]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_file_is_accounted_for_and_few_are_refused(folder: Path) -> None:
    made = made_of(folder)
    assert sorted(o.source for o in made.outcomes) == sorted(
        p.relative_to(folder).as_posix() for p in folder.rglob("*.md")
    )
    assert {o.end for o in made.outcomes} == {"imported", "refused"}
    assert all(o.reason for o in made.ended("refused"))
    assert len(made.ended("refused")) <= max(3, len(made.outcomes) // 100)
    assert sum("\nshort_title: " in o.text for o in made.outcomes) <= len(made.outcomes) // 100


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_was_imported_has_not_one_problem(folder: Path, tmp_path: Path) -> None:
    made = made_of(folder)
    for outcome in made.ended("imported"):
        writing.write(tmp_path, outcome.text, outcome.path, outcome.files)
    found = checks.examine(news.read(tmp_path, SETTINGS), SETTINGS, tmp_path, tmp_path / "docs", NOW)
    assert len(found.paths) == len(made.ended("imported"))
    assert [str(p) for p in found.problems] == []


@pytest.mark.parametrize("folder", FOLDERS[:1], ids=lambda folder: folder.name)
def test_imported_once_all_is_there_already(folder: Path) -> None:
    first = made_of(folder)
    ids = {o.text.partition("\nid: ")[2][:26]: o.path for o in first.ended("imported")}
    again = planned(folder, Existing(ids, frozenset(ids.values())))
    assert len(ids) == len(first.ended("imported"))
    assert {o.source: o.path for o in again.ended("present")} == {o.source: o.path for o in first.ended("imported")}


def test_1_an_offset_without_a_colon_is_read_and_a_percent_escaped_slug_is_clean() -> None:
    made = sample("2016-11-29-health-it")
    assert made.path == "news/2016/11/health-it-services-sin-ready-to-serve-agencies.md"
    assert "\ndate: 2016-11-29 " in made.text


def test_2_an_offset_that_is_wrong_is_said_to_those_who_live_there() -> None:
    folder = SAMPLES / "gsa-digitalgov"
    wishes = plan.Wishes(ZoneInfo("America/New_York"), NOW)
    made = plan.make(dialects.projects(folder), folder, wishes, Existing())
    event = next(o for o in made.outcomes if "2020-07-16-women" in o.source)
    assert "names an offset that America/New_York does not have at that time of the year" in said(event, "date")


@pytest.mark.parametrize(
    ("part", "date"),
    [("2020-04-28-changes", "2020-04-28"), ("2018-1-25-impact", "2018-01-25"), ("2025-30-09-adding", "2025-09-28")],
)
def test_3_dates_in_words_and_in_file_names_are_found(part: str, date: str) -> None:
    assert f"\ndate: {date}\n" in sample(part).text


def test_3_a_file_name_with_its_day_before_its_month_is_said() -> None:
    assert "the file name was written as year, day, month" in said(sample("2025-30-09"), "date")


def test_4_frontmatter_behind_an_empty_line_is_found() -> None:
    made = sample("apr24-pavement-parking")
    assert 'title: "Information on Pavement Parking Ban in Glasgow"' in made.text and "empty line" in said(made)


def test_4_a_line_that_a_folded_text_lost_is_joined() -> None:
    made = sample("outreach-march-11")
    assert 'summary: "Two of our data scientists' in made.text and "a line that “description” had lost" in said(made)


def test_4_of_two_same_keys_the_last_counts() -> None:
    assert "twice; the last one counts" in said(sample("2024-10-07-building"), "frontmatter")


def test_5_pictures_that_only_a_macro_names_come_along() -> None:
    made = sample("2021-04-11-ab-test-account-creation")
    assert [name for name, _ in made.files] == ["news/2021/04/ab-test-account-creation-sticky-bottom.png"]
    assert 'alt="A screenshot of the homepage with a sign up box pinned to the bottom of the screen"' in made.text
    assert "default.png is not in the folder" in said(made, "picture")


def test_6_titles_are_without_markup_and_entities() -> None:
    assert 'title: "Engaging with FedRAMP - PART 1, The Intake Process"' in sample("2022-11-09-engaging").text
    assert "&" not in sample("2024-07-11-new-website").text.partition("\ndate:")[0]


def test_7_an_item_that_is_a_link_says_where_to_read_it() -> None:
    assert body(sample("2020-03-24-press-or-say-1")).startswith(
        "[Read it at blog.usa.gov](https://blog.usa.gov/press-or-say-1"
    )


def test_7_reference_data_is_refused_and_what_was_unpublished_is_a_draft() -> None:
    assert "reference data" in sample("HN001").reason
    assert "\ndraft: true\n" in sample("2022-10-23-selling-library-data").text


def test_8_one_slug_on_two_days_gives_two_names() -> None:
    july, august = sample("2020-07-16-women-in"), sample("2020-08-06-women-in")
    assert (july.path, august.path) == (
        "news/2020/07/women-in-federal-it-cyber.md",
        "news/2020/08/women-in-federal-it-cyber.md",
    )


def test_8_a_name_of_over_a_hundred_characters_with_a_curly_apostrophe_is_cut_clean() -> None:
    name = sample("2020-12-07-federal-student-aid").path.rpartition("/")[2]
    assert len(name) <= 83 and name.isascii()


def test_9_frames_and_styles_with_base64_pictures_in_them_are_gone_and_said() -> None:
    frame, style, picture = sample("2016-03-07-ip-data-maps"), sample("2023-07-13-rev5"), sample("2016-09-21-check-out")
    assert "<iframe" not in frame.text and "<iframe> became a link to https://daveroweuk.cartodb.com/" in said(
        frame, "html"
    )
    assert "style=" not in style.text and "the attribute style= was taken out" in said(style, "html")
    assert "base64" not in picture.text and "Frida sirve en las Fuerzas Armadas" in picture.text


def test_10_a_rule_above_the_text_is_gone_and_capitals_are_left_alone() -> None:
    made = sample("nov23-roads")
    assert not body(made).startswith("---")
    assert made.text.partition('summary: "')[2].partition('"')[0].isupper()


def test_10_a_poster_whose_file_is_missing_is_said() -> None:
    assert "broomhillplaceplan.png is not in the folder and was left out" in said(sample("jun24-placeplan"), "picture")


def test_a_meeting_keeps_its_prose() -> None:
    assert sample("oct24agm").end == "imported"
