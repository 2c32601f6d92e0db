"""An alert from a form that was filled at night and on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sample
from desk import at
from newsroom import council, drafts, duty, language, source, stencils
from newsroom.directory import Ended
from newsroom.duty import Filled, Form
from newsroom.item import SUMMARY_LIMIT
from newsroom.typed import Mistyped

STARTER = sample.ROOT / "hooks/newsroom/starter"
SITE = council.read(sample.ROOT).settings
WORDS = language.read("en")
NIGHT = at("2026-11-22 23:31")
SHIPPED = [p.stem for p in sorted((STARTER / "templates").glob("*.md"))]


def composed(root: Path = STARTER, **typed: Any) -> Filled:
    form = Form(**typed)
    return duty.compose(form, duty.template_of(form.template, root), SITE, WORDS, NIGHT)


def with_template(root: Path, text: str) -> Path:
    (root / "templates").mkdir()
    (root / "templates/ours.md").write_text(text)
    return root


@pytest.mark.parametrize("name", [name for name in SHIPPED if name != "other"])
def test_a_template_and_a_place_make_a_sound_alert(name: str) -> None:
    found = composed(template=name, places="harbour").answers
    assert "Harbour" in f"{found['title']} {found['summary']}"
    assert {"title", "summary", "severity", "instruction", "next_update", "expires", "places"} <= set(found)
    assert not [text for text in found.values() if "{" in str(text)]


@pytest.mark.parametrize("folder", [STARTER, sample.ROOT])
def test_the_shipped_templates_and_those_of_the_sample_are_sound_with_and_without_their_gaps_filled(
    folder: Path,
) -> None:
    assert set(stencils.names(folder)) == {"flood", "other", "power-cut", "road-closed", "school-closed", "snow"}
    assert list(duty.check(folder, SITE, WORDS, NIGHT, {})) == []


def test_a_headline_alone_makes_a_sound_alert() -> None:
    found = composed(headline="Tree across Weir Road")
    assert found.answers == {
        "severity": "major", "title": "Tree across Weir Road", "summary": "Tree across Weir Road.",
        "next_update": "2026-11-23 01:35", "expires": "2026-11-23 23:35",
    }  # fmt: skip
    assert found.text == "We will say more on this page as soon as we know it."


def test_an_empty_form_is_a_sentence() -> None:
    with pytest.raises(Mistyped, match="headline: is empty; write what has happened, or choose a template"):
        composed()


def test_what_is_typed_counts_more_than_what_the_template_says() -> None:
    found = composed(
        template="Power Cut", headline="Dark: “Quay” #1", severity="Emergency", places="quayside", streets="Fish Street, Quay Lane",
        what_to_do="Stay in.", next_update="tomorrow 08:00", details="First.\nSecond.",
    )  # fmt: skip
    answers = found.answers
    assert (answers["title"], answers["severity"], answers["instruction"]) == (
        "Dark: “Quay” #1",
        "emergency",
        "Stay in.",
    )
    assert (answers["places"], answers["streets"]) == (("quayside",), ("Fish Street", "Quay Lane"))
    assert answers["next_update"] == "2026-11-23 08:00"
    assert found.text.startswith("First.\n\nSecond.\n\n## ")


@pytest.mark.parametrize("template", ["flood", "other"])
@pytest.mark.parametrize("nothing", ["none", "-", "None."])
def test_a_word_for_nothing_in_a_field_is_the_same_as_leaving_it_alone(template: str, nothing: str) -> None:
    headline = "" if template == "flood" else "Tree down"
    alone = composed(template=template, headline=headline)
    every = dict.fromkeys(("places", "streets", "what", "what_to_do", "details"), nothing)
    assert composed(template=template, headline=headline or nothing, **every) == alone
    assert composed(template=template, headline=headline, gaps={"what": nothing}) == alone


def test_a_gap_of_a_councils_own_may_hold_such_a_word(tmp_path: Path) -> None:
    root = with_template(tmp_path, '---\ntitle: "Hurt: {hurt}"\nseverity: minor\nsummary: S.\n---\n\nText.\n')
    found = duty.compose(Form(template="ours", gaps={"hurt": "none"}), stencils.read(root, "ours"), SITE, WORDS, NIGHT)
    assert found.answers["title"] == "Hurt: none"


def test_everything_that_cannot_be_understood_is_said_at_once() -> None:
    with pytest.raises(Mistyped) as said:
        composed(headline="x", severity="huge", places="Atlantis", next_update="soon")
    assert [line.partition(":")[0] for line in str(said.value).splitlines()] == ["next_update", "severity", "places"]


def test_a_gap_that_is_left_is_named(tmp_path: Path) -> None:
    root = with_template(
        tmp_path, '---\ntitle: "{school} and {road} in {places}"\nseverity: minor\nsummary: S.\n---\n\nText.\n'
    )
    with pytest.raises(
        Mistyped, match=r"template: ours has gaps left: \{school\}, \{road\}; say what stands there, as --gap school=…"
    ):
        composed(root, template="ours")
    found = duty.compose(
        Form(template="ours", gaps={"school": "A\nB", "road": "C"}), stencils.read(root, "ours"), SITE, WORDS, NIGHT
    )
    assert found.answers["title"] == "A B and C in Exampleton"


def test_nothing_that_was_typed_is_lost_because_a_template_has_no_gap_for_it(tmp_path: Path) -> None:
    root = with_template(tmp_path, "---\ntitle: T\nseverity: minor\nsummary: S.\ninstruction: I.\n---\n\nText.\n")
    found = composed(root, template="ours", what="*This*", details="That.", what_to_do="Do.")
    assert found.text == "\\*This\\*\n\nThat.\n\nText."
    assert found.answers["instruction"] == "Do."


def test_many_places_are_a_number_and_a_long_summary_is_cut() -> None:
    every = ", ".join(SITE.places)
    found = composed(template="flood", places=every, what="Long words " * 40)
    assert found.answers["title"] == "Flooding: Abbots Green, Fernhill, Harbour and 10 other places"
    assert len(found.answers["places"]) == len(SITE.places)
    assert len(found.answers["summary"]) <= SUMMARY_LIMIT and str(found.answers["summary"]).endswith("…")


def test_it_does_not_expire_before_there_is_more() -> None:
    found = composed(headline="x", next_update="2026-11-25 08:00").answers
    assert (found["next_update"], found["expires"]) == ("2026-11-25 08:00", "2026-11-25 20:00")
    assert "next_update" not in composed(headline="x", next_update="none").answers


def test_an_end_in_the_hour_that_the_clock_shows_twice_is_not_taken_for_one_before_it() -> None:
    first, second = at("2026-10-25 01:50+01:00"), at("2026-10-25 01:10+00:00")
    assert duty.lasting(second, first) == second
    assert duty.lasting(first, second) == at("2026-10-25 13:10")


def test_twelve_hours_more_are_twelve_hours_in_the_night_in_which_the_clocks_change() -> None:
    for more, until in (("2027-03-27 13:30", "2027-03-28 02:30"), ("2027-10-30 14:30", "2027-10-31 01:30+00:00")):
        assert duty.lasting(at("2027-01-01"), at(more)) == at(until)


def test_when_there_is_more_is_said_in_a_sentence(tmp_path: Path) -> None:
    root = with_template(
        tmp_path, '---\ntitle: "More by {next_update|tomorrow}"\nseverity: minor\nsummary: S.\n---\n\nText.\n'
    )
    assert composed(root, template="ours", next_update="23:50").answers["title"] == "More by 23:50"
    assert (
        composed(root, template="ours", next_update="8am").answers["title"]
        == "More by 08:00 on Monday 23 November 2026"
    )
    assert composed(root, template="ours").answers["title"] == "More by tomorrow"
    twice = composed(root, template="ours", next_update="2027-10-31 01:30+01:00").answers["title"]
    assert twice == "More by 01:30 BST on Sunday 31 October 2027"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("title: T\nseverity: grave\nsummary: S.", "templates/ours.md:3: severity: “grave” is not known"),
        ("title: T\nsummary: S.", "templates/ours.md:1: severity: is missing"),
        (
            "title: T\nseverity: minor\nsummary: S.\ntopics: [nothing]",
            "templates/ours.md:5: topics: “nothing” is not in",
        ),
        (
            "title: T\nseverity: minor\nsummary: S.\ndate: 2026-11-22",
            "templates/ours.md:5: date: is written for each alert",
        ),
        (
            "title: T\nseverity: minor\nsummary: S.\nnext_update: soon",
            "templates/ours.md:1: next_update: “soon” is not a time",
        ),
        ('title: "{what|<b>x</b>}"\nseverity: minor\nsummary: S.', "templates/ours.md:2: title: holds the markup <b>"),
        ("title: a: b", "templates/ours.md:1: the template ours is broken"),
        (
            'title: T\nseverity: minor\nsummary: "{placs|All} are shut."',
            "templates/ours.md:4: holds the gap {placs}, for which no form asks; did you mean {places}?",
        ),
    ],
)
def test_a_template_of_which_no_sound_alert_can_be_made_is_a_problem(tmp_path: Path, fields: str, said: str) -> None:
    root = with_template(tmp_path, f"---\n{fields}\n---\n\nText.\n")
    assert [str(p) for p in duty.check(root, SITE, WORDS, NIGHT, {}) if str(p).startswith(said)]


def test_a_template_for_a_place_that_is_no_more_is_a_problem_before_the_night_on_which_it_would_be_refused(
    tmp_path: Path,
) -> None:
    root = with_template(
        tmp_path, "---\ntitle: T\nseverity: minor\nsummary: S.\nplaces: [harbour, old-docks]\n---\n\nText.\n"
    )
    (said,) = duty.check(root, SITE, WORDS, NIGHT, {"old-docks": Ended("2024-05-02", ("harbour", "old-town"))})
    assert said.grave and str(said) == (
        "templates/ours.md:5: places: Old Docks ended on 2024-05-02; name the place that it became: Harbour, Old Town"
    )


def test_a_gap_of_a_councils_own_is_known_where_its_form_asks_for_it_or_it_has_words_of_its_own(tmp_path: Path) -> None:
    root = with_template(
        tmp_path, '---\ntitle: T\nseverity: minor\nsummary: "{why|It} is shut."\n---\n\nFrom\n{reopens}.\n'
    )
    assert list(duty.check(root, SITE, WORDS, NIGHT, {})) == []  # no form at all: a desk fills it
    (root / ".github/workflows").mkdir(parents=True)
    form = root / ".github/workflows/alert.yml"
    form.write_text("  NEWSROOM_ALERT_WHAT: ${{ inputs.what }}\n")
    (said,) = duty.check(root, SITE, WORDS, NIGHT, {})
    assert str(said).startswith(
        "templates/ours.md:8: holds the gap {reopens}, for which no form asks; write {reopens|and what stands there then}, "
        "or add a field NEWSROOM_ALERT_REOPENS to .github/workflows/alert.yml; the known gaps are {places}, {streets}"
    )
    form.write_text("  NEWSROOM_ALERT_REOPENS: ${{ inputs.reopens }}\n")
    assert list(duty.check(root, SITE, WORDS, NIGHT, {})) == []


def test_a_slip_in_the_name_of_a_gap_is_named_when_the_alert_is_refused_too(tmp_path: Path) -> None:
    root = with_template(tmp_path, '---\ntitle: "{placs}"\nseverity: minor\nsummary: S.\n---\n\nText.\n')
    with pytest.raises(
        Mistyped, match=r"a gap left: \{placs\}.*; or is it a slip in templates/ours\.md: \{places\} instead of"
    ):
        composed(root, template="ours")


def test_without_a_place_it_is_the_whole_area_in_words_that_read_well() -> None:
    assert composed(template="flood").answers["title"] == "Flooding: Exampleton"
    for name in ("Exampleton Borough Council", "The Exampleton Borough Council"):
        plain = SITE.model_copy(update={"short_name": "", "council": name})
        assert duty.named((), plain, WORDS) == "the Exampleton Borough Council area"


@pytest.mark.parametrize(("fields", "lacks"), [
    ("approved_by: A\napproved_on: 2026-10-05", ""), ("approved_by: A", "approved_on"), ("approved_on: 2026-10-05", "approved_by"),
    ('approved_by: ""\napproved_on: ""', "approved_by and approved_on"),
])  # fmt: skip
def test_a_text_is_approved_by_somebody_on_a_day_or_it_is_not(tmp_path: Path, fields: str, lacks: str) -> None:
    root = with_template(tmp_path, f"---\ntitle: T\nseverity: minor\nsummary: S.\n{fields}\n---\n\nText.\n")
    said = f"nobody has approved the text in templates/ours.md, which lacks {lacks}"
    if lacks == "approved_on":
        said = "the approval of the text in templates/ours.md lacks its day, approved_on"
    ours = stencils.read(root, "ours")
    assert (ours.approval, ours.doubt) == (
        ("", f"{said}; read every word before you publish it") if lacks else ("A, 2026-10-05", "")
    )
    assert stencils.unapproved(root) == ({"templates/ours.md": lacks} if lacks else {})


ODD = [
    "$(touch x)",
    "`id`",
    '"; rm -rf / #',
    "${{ github.token }}",
    "a: b",
    "- x",
    "{places}",
    "'",
    "\\",
    "🚧 “x”",
    "off",
    "null",
    "a\nb",
    "%0A::x",
]


@pytest.mark.parametrize("odd", ODD)
def test_whatever_is_typed_is_words_in_every_field(odd: str) -> None:
    found = composed(headline=odd, streets=odd.replace(",", ""), what_to_do=odd, details=odd)
    text = drafts.compose("alert", {**found.answers, "date": "2026-11-22 23:31"}, SITE, found.text, is_bare=True)
    read = source.read("news/x.md", text.encode())
    assert not read.problems
    assert (read.fields["title"], read.fields["instruction"]) == (" ".join(odd.split()), " ".join(odd.split()))
