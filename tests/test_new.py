"""`newsroom new`: the questions, the options, and that what it writes passes `newsroom check`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sample
from click.testing import CliRunner, Result
from newsroom import council, news
from newsroom.item import Alert, Consultation, Event, Item
from newsroom_cli import main
from newsroom_cli.new import command

TITLE = ("--title", "Parking: what changes", "--summary", "Where to park.")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A newsroom without items to stand in."""
    folder = sample.copy(tmp_path / "newsroom", news=False)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("NEWSROOM_NOW", raising=False)
    yield folder


def run(*arguments: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(command, arguments, input=answers, terminal_width=80)


def written(home: Path) -> list[str]:
    return [p.relative_to(home).as_posix() for p in sorted((home / "news").rglob("*.md"))]


def only(home: Path) -> Item:
    """The one item, which passes every check."""
    checked = CliRunner().invoke(main, ["check"])
    assert checked.exit_code == 0, checked.output
    (item,) = news.read(home, council.read(home).settings).items
    return item


def test_a_dialogue_asks_shows_and_writes(home: Path) -> None:
    result = run(
        "consultation",
        answers="Parking: what #5 “changes”\nWhere to park.\n\nhousing, planning\n\npress\n2099-01-14\n\n\n\nTown Hall\ny\n",
    )
    assert result.exit_code == 0, result.output
    item = only(home)
    assert isinstance(item, Consultation)
    assert (item.title, item.topics, item.contact) == ("Parking: what #5 “changes”", ("housing", "planning"), "press")
    assert (item.respond.post, item.respond.form, item.draft) == ("Town Hall", None, True)
    assert item.path == f"news/{item.date:%Y/%m}/parking-what-5-changes.md"
    shown = (home / item.path).read_text()
    assert all(line.strip() in result.output for line in shown.splitlines())
    assert max(map(len, result.output.partition("---")[0].splitlines())) <= 80


def test_it_asks_again_in_the_words_of_the_check(home: Path) -> None:
    result = run(
        answers="konsert\nevent\nA title\nA summary.\n\nhousin\n\nqay\n\n\ntomorrow\n2099-12-05\n2020-01-01\n\nThe library\ny\n"
    )
    assert result.exit_code == 0, result.output
    for said in (
        "“konsert” is not a kind of item", "did you mean housing?", "“tomorrow” is not a date; write it as 2026-11-22 or",
        "lies before it starts; mend one of the two",
    ):  # fmt: skip
        assert said in " ".join(result.output.split())
    assert isinstance(only(home), Event)


def test_ways_to_answer_are_asked_until_there_is_one(home: Path) -> None:
    result = run(
        "consultation", *TITLE, "--closes", "2099-01-14", "--topic", "housing", "--place", "harbour", "--contact", "press",
        "--date", "2026-11-20", answers="\n\n\n\n" + "\n\n01632 960000\n\n" + "y\n",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert "names no way to answer; write at least one of form, email, phone and post" in " ".join(
        result.output.split()
    )
    item = only(home)
    assert isinstance(item, Consultation) and item.respond.phone == "01632 960000"


def test_a_title_that_no_card_can_show_asks_for_a_short_one(home: Path) -> None:
    long = "Notice of the temporary prohibition of all through traffic in the whole of the old town " * 3
    result = run("news", answers=f"{long}\nOld town closed\nA summary.\n\n\n\n\ny\n")
    assert result.exit_code == 0, result.output
    assert "short_title: the card can't show" in result.output
    assert only(home).headline == "Old town closed"


def test_saying_no_or_going_away_writes_nothing(home: Path) -> None:
    for answers in ("T\nS.\n\n\n\n\nn\n", "T\nS.\n", ""):
        assert run("news", answers=answers).exit_code == 1
        assert written(home) == []


def test_options_write_without_a_terminal(home: Path) -> None:
    result = run(
        "alert", *TITLE, "--severity", "major", "--instruction", "no", "--street", "Fish Street: north", "--street", "Quay Lane",
        "--postcode", "ex1 2ab", "--date", "2026-11-20 09:00", "--text", "Water is **rising**.", "--write",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    item = only(home)
    assert isinstance(item, Alert)
    assert (item.severity, item.instruction, item.draft) == ("major", "no", False)
    assert (item.streets, item.postcodes) == (("Fish Street: north", "Quay Lane"), ("EX1 2AB",))
    assert item.body == "Water is **rising**."
    assert result.output.endswith("wrote news/2026/11/parking-what-changes.md\n")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["consultation", *TITLE, "--closes", "next week", "--respond-email", "x"],
         ["closes: “next week” is not a date; write it as 2026-11-22 or 2026-11-22 14:30", "respond.email: “x” is no email"]),
        (["consultation", *TITLE], ["closes: is missing; write it, as `closes: 2026-12-14`", "respond: names no way"]),
        (["event", *TITLE, "--starts", "2099-12-05", "--closes", "2099-12-05"], ["closes: is a field of a consultation"]),
        (["news"], ["title: is missing", "summary: is missing"]),
        (["news", *TITLE, "--date", "2026-02-30"], ["date: “2026-02-30” does not exist"]),
        (["news", *TITLE, "--topic", "housin"], ["did you mean housing?"]),
        (["news", *TITLE, "--path", "docs/x.md"], ["is no place for an item"]),
        (["news", *TITLE, "--path", "news/../x.md"], ["makes no clean address"]),
        (["news", *TITLE, "--path", "news/X.md"], ["makes no clean address"]),
        (["news", *TITLE, "--path", "/tmp/x.md"], ["makes no clean address", "is no place"]),
        (["news", *TITLE, "--text", "See [it](none.md)."], ["none.md does not exist"]),
        (["news", *TITLE, "--text", "<script>"], ["<script> is not allowed"]),
        (["concert", *TITLE], ["“concert” is not a kind of item; write one of news"]),
    ],
)  # fmt: skip
def test_a_wrong_option_is_said_and_nothing_is_written(home: Path, given: list[str], said: list[str]) -> None:
    result = run(*given, "--write")
    assert result.exit_code == 1
    assert any(sentence in result.output for sentence in said) and "othing was written" in result.output
    assert all(s in result.output for s in said) or "/tmp/x.md" in given
    assert written(home) == []


def test_nothing_is_ever_overwritten_and_a_second_of_the_same_title_gets_a_number(home: Path) -> None:
    options = ("news", *TITLE, "--date", "2026-11-20", "--write")
    assert run(*options).exit_code == run(*options).exit_code == 0
    assert written(home) == ["news/2026/11/parking-what-changes-2.md", "news/2026/11/parking-what-changes.md"]
    before = (home / "news/2026/11/parking-what-changes.md").read_bytes()
    for path in ("parking-what-changes.md", "parking-what-changes/index.md"):
        result = run(*options, "--path", f"news/2026/11/{path}")
        assert result.exit_code == 1 and "is there already and was left alone" in result.output
    assert (home / "news/2026/11/parking-what-changes.md").read_bytes() == before


def test_an_address_that_was_published_once_is_not_taken_again(home: Path) -> None:
    (home / "published.txt").write_text("news/2026/11/parking-what-changes/\n")
    result = run("news", *TITLE, "--date", "2026-11-20", "--path", "news/2026/11/parking-what-changes.md", "--write")
    assert result.exit_code == 1 and "was published before" in result.output
    assert run("news", *TITLE, "--date", "2026-11-20", "--write").exit_code == 0
    assert written(home) == ["news/2026/11/parking-what-changes-2.md"]


def test_a_text_may_link_to_what_is_there(home: Path) -> None:
    sample.write(home, "news/2026/10/old.md")
    text = "See [it](../10/old.md) and [us](../../../docs/contact.md)."
    assert run("news", *TITLE, "--date", "2026-11-20", "--text", text, "--write").exit_code == 0


def test_help_fits_a_terminal_and_says_for_which_kind_an_option_is() -> None:
    shown = run("--help").output
    assert max(map(len, shown.splitlines())) <= 80
    assert (
        shown.index("For a consultation:")
        < shown.index("--closes")
        < shown.index("For an event:")
        < shown.index("--starts")
    )
    assert "minor|major|emergency" in shown


@pytest.fixture
def templates(home: Path) -> Path:
    (home / "templates").mkdir()
    for template in (sample.ROOT / "hooks/newsroom/starter/templates").glob("*.md"):
        (home / "templates" / template.name).write_bytes(template.read_bytes())
    return home / "templates"


def test_a_template_asks_for_its_gaps_alone(home: Path, templates: Path) -> None:
    result = run("alert", "--template", "flood", answers="harbor\nHarbour, Quayside\n\nStay in.\n\ny\n")
    assert result.exit_code == 0, result.output
    ends = ("the whole council)", "the words of the template)")
    asked = [line.partition(":")[0] for line in result.output.splitlines() if line.endswith(ends)]
    assert asked == ["places", "what", "what_to_do", "details"]
    assert "  places: “harbor” is no place of the settings; did you mean Harbour?" in result.output
    item = only(home)
    assert isinstance(item, Alert)
    assert (item.title, item.places, item.instruction, item.draft) == (
        "Flooding: Harbour and Quayside", ("harbour", "quayside"), "Stay in.", False,
    )  # fmt: skip


def test_an_alert_from_a_template_says_who_publishes_it_and_whether_anybody_approved_the_text(
    home: Path, templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(home.parent))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    (home.parent / ".gitconfig").write_text("[user]\nname = S. Duty\n")
    result = run("alert", "--template", "flood", "--place", "harbour", "--write")
    assert (
        "Warning: nobody has approved the text in templates/flood.md, which lacks approved_by and approved_on"
        in result.output
    )
    item = only(home)
    assert isinstance(item, Alert) and item.published_by == "S. Duty"
    (home.parent / ".gitconfig").unlink()
    result = run("alert", "--template", "other", "--title", "Tree down", "--write")
    assert "approved" not in result.output
    assert "Warning: git knows no user.name, so the file does not say who publishes it" in result.output


def test_the_help_names_the_templates_that_are_there_and_their_gaps(home: Path, templates: Path) -> None:
    (templates / "broken.md").write_text("---\ntitle: a: b\n---\n")
    for name in ("new", "alert"):
        said = " ".join(CliRunner().invoke(main, [name, "--help"], terminal_width=80).output.split())
        assert "flood {places}, {what}, {what_to_do}, {details}" in said
        assert "other {headline} (needed), {summary}, {what_to_do}, {details}" in said
        assert "broken" not in said


def test_what_is_given_as_an_option_fills_a_gap_and_counts_more_than_the_template(home: Path, templates: Path) -> None:
    result = run(
        "alert", "--template", "road-closed", "--street", "Weir Road, from the bridge", "--place", "harbour", "--severity", "minor",
        "--instruction", "Walk.", "--gap", "details=A tree.", "--next-update", "2099-01-01 09:00", "--write",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    item = only(home)
    assert isinstance(item, Alert)
    assert (item.title, item.streets) == (
        "Closed to traffic: Weir Road, from the bridge",
        ("Weir Road, from the bridge",),
    )
    assert (item.severity, item.instruction, f"{item.next_update:%Y}") == ("minor", "Walk.", "2099")
    assert item.body.startswith("A tree.")


def test_gaps_that_are_left_are_named(home: Path, templates: Path) -> None:
    (templates / "ours.md").write_text(
        '---\ntitle: "{school} in {places}: {why}"\nseverity: minor\nsummary: S.\n---\n\nText.\n'
    )
    result = run("alert", "--template", "ours", "--write")
    assert result.exit_code == 1
    assert (
        "ours has gaps left: {school}, {why}; say what stands there, as --gap school=…. Nothing was written."
        in result.output
    )
    result = run("alert", "--template", "ours", "--gap", "why=snow", answers="\n\nFernhill\n\ny\n")
    assert "template: ours has a gap left: {school}" in result.output
    assert only(home).title == "Fernhill in Exampleton: snow"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            ["alert", "--template", "flod"],
            "“flod” is no template; did you mean flood? there are flood, other, power-cut",
        ),
        (["news", "--template", "flood"], "templates are for alerts"),
        (["alert", "--template", "flood", "--gap", "school"], "--gap school: write the name of the gap"),
        (["alert", "--template", "flood", "--place", "harbor"], "did you mean harbour?"),
    ],
)
def test_a_template_that_cannot_be_used_is_a_sentence(home: Path, templates: Path, given: list[str], said: str) -> None:
    result = run(*given, "--write")
    assert result.exit_code and said in " ".join(result.output.split())
    assert written(home) == []


def test_outside_a_newsroom_it_says_so(home: Path) -> None:
    (home / "mkdocs.yml").unlink()
    result = run("news", *TITLE, "--write")
    assert result.exit_code == 1 and "is not in this folder" in result.output


def test_a_place_that_is_taken_is_told_before_the_first_question(home: Path) -> None:
    sample.write(home, "news/2026/11/there.md")
    result = run("news", "--path", "news/2026/11/there.md", answers="Never asked\n")
    assert result.exit_code == 1
    assert result.output == (
        "Error: news/2026/11/there.md is there already and was left alone; give the item another name. Nothing was written.\n"
    )


def test_what_was_answered_is_shown_where_it_can_not_be_written(home: Path) -> None:
    result = run("news", "--text", "[a](gone.md)", answers="Parking: what changes\nWhere to park.\n\n\n\n\n\n\n\n\n")
    assert result.exit_code == 1 and "gone.md" in result.output
    _, _, shown = result.output.partition("---")
    assert "Parking: what changes" in shown and "Where to park." in shown
    assert shown.endswith("Nothing was written; what you answered stands above.\n")
    assert written(home) == []
