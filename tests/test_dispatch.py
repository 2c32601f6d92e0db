"""The commands of a duty officer: written, checked, committed and pushed."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
import remotes
import sample
from click.testing import CliRunner, Result
from newsroom import council, news
from newsroom.item import Alert
from newsroom_cli import main
from remotes import git

NIGHT = "2026-11-22 23:31"
MAYBE = "It may be published. Run it once more: what is there already is not published twice."
FLOOD = "news/2026/11/flooding-harbour.md"


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = remotes.council(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("NEWSROOM_NOW", NIGHT)
    monkeypatch.delenv("GITHUB_OUTPUT", raising=False)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.chdir(folder)
    return folder


def run(*words: str, answers: str | None = None, **environment: str) -> Result:
    env = {f"NEWSROOM_ALERT_{name}": text for name, text in environment.items()}
    return CliRunner().invoke(main, words, input=answers, env=env)


def alert(*words: str, **environment: str) -> Result:
    return run("alert", "--write", *words, **{"BY": "S. Duty", **environment})


def item(clone: Path, path: str) -> Alert:
    """The alert at that path, as the remote has it; everything there passes the check."""
    assert (clone / path).read_bytes().rstrip() == remotes.shown(clone, path).encode()
    checked = run("check")
    assert checked.exit_code == 0, checked.output
    (found,) = [i for i in news.read(clone, council.read(clone).settings).items if i.path == path]
    assert isinstance(found, Alert)
    return found


def test_a_template_and_a_place_are_enough(clone: Path) -> None:
    done = alert(TEMPLATE="flood", PLACES="harbour")
    assert done.exit_code == 0, done.output
    assert done.output.endswith(
        f"pushed: {FLOOD}\n“Flooding: Harbour” will stand at https://news.example/news/2026/11/flooding-harbour/\n"
        "current until 2026-11-23 23:35\n"
    )
    found = item(clone, FLOOD)
    assert (found.places, found.severity, found.published_by) == (("harbour",), "major", "S. Duty")
    assert git(clone, "log", "-1", "--format=%an: %s") == "S. Duty: Alert: Flooding: Harbour"
    assert (
        f"Waiting for a second person's sign-off:\n  {FLOOD}: Flooding: Harbour (S. Duty, since {NIGHT})"
        in run("check").output
    )


def test_it_shows_the_file_before_anything_is_written(clone: Path) -> None:
    done = run("alert", "--headline", "Tree down", "--by", "S", answers="n\n")
    assert done.exit_code == 1
    assert done.output.startswith(
        "in the words of the template other, approved by Exampleton emergency planning team, 2026-"
    )
    assert '| title: "Tree down"' in done.output and "Publish it? [Y/n]" in done.output
    assert git(clone, "status", "--porcelain") == ""
    assert run("alert", "--headline", "Tree down", "--by", "S", answers="y\n").exit_code == 0
    assert item(clone, "news/2026/11/tree-down.md").title == "Tree down"


def test_a_gap_of_a_councils_own_template_comes_from_an_option_or_the_environment(clone: Path) -> None:
    (clone / "templates/ours.md").write_text(
        '---\ntitle: "{school}: {reason}"\nseverity: minor\nsummary: S.\n---\n\nText.\n'
    )
    remotes.commit(clone)
    git(clone, "push", "--quiet")
    refused = alert(TEMPLATE="ours", REASON="no heating")
    assert "template: ours has a gap left: {school}; say what stands there, as --gap school=…" in refused.output
    assert alert("--gap", "school=Fernhill", TEMPLATE="ours", REASON="no heating").exit_code == 0
    assert item(clone, "news/2026/11/fernhill-no-heating.md").title == "Fernhill: no heating"


def test_an_alert_for_a_place_that_is_no_more_is_refused_with_those_that_it_became(clone: Path) -> None:
    refused = alert(TEMPLATE="flood", PLACES="old-docks")
    assert "places: Old Docks ended on 2024-05-02; name the place that it became: Harbour" in refused.output
    assert (refused.exit_code, list(clone.glob("news/2026/11/flood*"))) == (1, [])


def test_a_template_for_a_place_that_is_no_more_stops_the_check_in_the_words_that_would_refuse_its_alert(
    clone: Path,
) -> None:
    flood = clone / "templates/flood.md"
    flood.write_text(flood.read_text().replace("severity:", "places: [old-docks]\nseverity:"))
    said = "places: Old Docks ended on 2024-05-02; name the place that it became: Harbour, Old Town"
    checked = run("check")
    assert checked.exit_code == 1 and f"templates/flood.md:5: {said}" in checked.output
    assert said in alert(TEMPLATE="flood").output


@pytest.mark.parametrize(
    ("left", "said"),
    [
        ("approved_by", "nobody has approved the text in templates/flood.md, which lacks approved_by;"),
        ("approved_on", "the approval of the text in templates/flood.md lacks its day, approved_on;"),
    ],
)
def test_a_run_does_not_call_a_text_approved_that_it_warns_of(clone: Path, left: str, said: str) -> None:
    flood = clone / "templates/flood.md"
    lines = flood.read_text().splitlines()
    flood.write_text("\n".join(line for line in lines if not line.startswith(left)))
    asked = run("alert", "--template", "flood", "--by", "S", answers="\n").output
    assert asked.startswith("in the words of the template flood\n")
    assert f"Warning: {said} read every word before you publish it." in asked and "approved by" not in asked


def test_a_text_that_nobody_approved_is_published_with_a_warning_and_not_by_a_mere_enter(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flood = clone / "templates/flood.md"
    flood.write_text(flood.read_text().replace("approved_by: Exampleton emergency planning team\n", ""))
    said = "nobody has approved the text in templates/flood.md, which lacks approved_by; read every word before you publish it."
    checked = run("check")
    note = "Note: have these texts approved before a night needs them: templates/flood.md lacks approved_by.\n"
    assert checked.exit_code == 0 and note in checked.output
    asked = run("alert", "--template", "flood", "--by", "S", answers="\n")
    assert asked.exit_code == 1 and f"Warning: {said}\nPublish it? [y/N]" in asked.output
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    done = alert(TEMPLATE="flood")
    assert done.exit_code == 0
    assert f"::warning::Warning: {said}\n" in done.output
    assert "arning" not in alert(TEMPLATE="snow").output


def test_an_emoji_and_curly_quotes_are_fine(clone: Path) -> None:
    done = alert(HEADLINE="🚧 “Weir Road” closed ⚠️", DETAILS="It’s <deep> 👩‍🚒")
    assert done.exit_code == 0, done.output
    found = item(clone, "news/2026/11/weir-road-closed.md")
    assert (found.title, found.short_title) == ("🚧 “Weir Road” closed ⚠️", "“Weir Road” closed")
    assert found.summary == "🚧 “Weir Road” closed ⚠️."


def test_a_street_that_people_may_not_find_is_noted_and_holds_nothing_back(clone: Path) -> None:
    done = alert(TEMPLATE="flood", PLACES="harbour", STREETS="The Quay, Fish Street and Quay Lane")
    said = "streets: if “Fish Street and Quay Lane” is more than one street, write each by itself, or people do not find theirs"
    assert f"note: {said}\n" in done.output
    assert item(clone, FLOOD).streets == ("The Quay", "Fish Street and Quay Lane")
    assert f"Note: {FLOOD}: {said}.\n" in run("check").output
    more = run("update-alert", "--write", "--by", "S", "--text", "It rises.", "--streets", "2-10 Mill Lane")
    assert (
        "note: streets: “2-10 Mill Lane” does not begin with a name; write “Fish Street, numbers 2 to 10”"
        in more.output
    )


def test_nothing_about_looks_holds_it_back(clone: Path) -> None:
    done = alert(HEADLINE="Flood at the quay and " * 20)
    assert done.exit_code == 0, done.output
    assert "note: title: " in done.output and "short_title" in done.output


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            {"TEMPLATE": "flood", "PLACES": "harbor"},
            "places: “harbor” is no place of the settings; did you mean Harbour?",
        ),
        ({"TEMPLATE": "flod"}, "template: “flod” is no template; did you mean flood?"),
        ({"HEADLINE": "A <b>bold</b> one"}, "title: holds the markup <b>; write plain text"),
        ({"HEADLINE": "x", "BY": " "}, "by: nobody is named; write who publishes it"),
        ({}, "headline: is empty"),
    ],
)
def test_what_cannot_be_published_is_said_with_what_was_typed_and_leaves_nothing(
    clone: Path, typed: dict[str, str], said: str
) -> None:
    before = git(clone.parent / "origin", "rev-parse", "main")
    done = alert(DETAILS="Line 1\n::add-mask::Line 2", **typed)
    assert done.exit_code == 1
    assert said in done.output
    assert (
        "What you wrote:" in done.output and "\n| details: ::add-mask::Line 2\nNothing was published.\n" in done.output
    )
    assert "Traceback" not in done.output
    assert (git(clone, "status", "--porcelain"), git(clone.parent / "origin", "rev-parse", "main")) == ("", before)


@pytest.mark.parametrize(
    ("field", "html"),
    [
        *((field, "<b>") for field in ("HEADLINE", "STREETS", "WHAT", "WHAT_TO_DO")),
        *((field, "&amp;") for field in ("HEADLINE", "WHAT", "WHAT_TO_DO")),
    ],
)
def test_html_is_refused_everywhere_but_in_what_else_is_known(clone: Path, field: str, html: str) -> None:
    refused = alert(**{"TEMPLATE": "flood", field: f"a {html} b"})
    assert refused.exit_code == 1 and f": holds {'the markup ' * (html == '<b>')}{html}; write " in refused.output
    assert alert(TEMPLATE="flood", DETAILS=f"a {html} b").exit_code == 0


def test_on_github_the_reason_stands_above_all_and_can_begin_no_command(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    done = alert(PLACES="x\n::add-mask::y", HEADLINE="100 %", SEVERITY="x")
    assert "::error::severity: “x” is not known; write minor, major, emergency%0Aplaces: “x” is no place" in done.output
    assert [line for line in done.output.splitlines() if line.lstrip().startswith("::")] == [
        line for line in done.output.splitlines() if line.startswith("::error::")
    ]


def test_the_steps_that_follow_are_told_what_was_published(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outputs = clone.parent / "outputs"
    monkeypatch.setenv("GITHUB_OUTPUT", str(outputs))
    alert(HEADLINE="Tree\npath=elsewhere")
    assert outputs.read_text() == (
        "path=news/2026/11/tree-path-elsewhere.md\naddress=https://news.example/news/2026/11/tree-path-elsewhere/\n"
    )


def test_a_button_pressed_twice_publishes_once(clone: Path) -> None:
    assert alert(TEMPLATE="flood", PLACES="harbour").exit_code == 0
    commit = git(clone, "rev-parse", "HEAD")
    again = alert(TEMPLATE="flood", PLACES="harbour")
    assert again.exit_code == 0
    assert f"nothing new: {FLOOD}" in again.output and "note: it was published at 23:31 already" in again.output
    assert git(clone, "rev-parse", "HEAD") == commit
    assert git(clone, "status", "--porcelain") == ""


def test_the_second_of_two_runs_that_began_at_once_has_what_the_first_published(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = remotes.colleague(clone)
    for command in ("alert", "update-alert"):
        given = {"TEMPLATE": "flood", "PLACES": "harbour"} if command == "alert" else {"TEXT": "More"}
        monkeypatch.chdir(clone)
        assert run(command, "--write", BY="B", **given).exit_code == 0
        monkeypatch.chdir(second)
        assert f"nothing new: {FLOOD}\n" in run(command, "--write", BY="B", **given, WHICH=FLOOD).output
        assert (second / FLOOD).read_bytes() == (clone / FLOOD).read_bytes()


def test_a_button_pressed_twice_publishes_once_in_the_hour_that_the_clock_shows_twice(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSROOM_NOW", "2026-10-25 01:50+01:00")
    assert alert(TEMPLATE="flood", PLACES="harbour").exit_code == 0
    monkeypatch.setenv("NEWSROOM_NOW", "2026-10-25 01:10+00:00")
    assert "nothing new" in alert(TEMPLATE="flood", PLACES="harbour").output
    monkeypatch.setenv("NEWSROOM_NOW", "2026-10-25 02:49+00:00")  # by their clocks 59 minutes apart
    assert "pushed" in alert(TEMPLATE="flood", PLACES="harbour").output


def test_it_says_which_of_two_times_is_promised_when_the_clocks_go_back(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSROOM_NOW", "2026-10-24 23:30")
    said = "note: the clock shows 01:30 twice that night; the next update is promised for the first, 2026-10-25 01:30+01:00"
    done = alert(TEMPLATE="flood", NEXT_UPDATE="01:30")
    assert said in done.output and "next_update: 2026-10-25 01:30+01:00" in done.output
    assert said in run("update-alert", "--write", BY="B", NEXT_UPDATE="01:30").output
    assert "twice" not in run("update-alert", "--write", BY="B", STAND_DOWN="yes").output


def test_the_same_headline_of_something_else_gets_an_address_of_its_own(clone: Path) -> None:
    alert(HEADLINE="Road closed", PLACES="harbour")
    assert alert(HEADLINE="Road closed", PLACES="northgate").exit_code == 0
    assert item(clone, "news/2026/11/road-closed-2.md").places == ("northgate",)
    assert "nothing new: news/2026/11/road-closed-2.md" in alert(HEADLINE="Road closed", PLACES="northgate").output


def test_two_officers_at_once_both_publish(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = remotes.colleague(clone)
    alert(TEMPLATE="flood", PLACES="harbour")
    monkeypatch.chdir(other)  # whose clone does not know of it
    done = alert(TEMPLATE="flood", PLACES="harbour", DETAILS="Seen from the other bank.", BY="B. Duty")
    assert done.exit_code == 0, done.output
    assert item(other, "news/2026/11/flooding-harbour-2.md").published_by == "B. Duty"
    assert item(other, FLOOD).published_by == "S. Duty"
    assert git(other, "status", "--porcelain") == ""


def test_a_push_that_is_refused_once_is_tried_again_at_the_same_address(clone: Path) -> None:
    tried = clone.parent / "tried"
    remotes.refusing(clone, f"[ -e {tried} ] || {{ touch {tried}; exit 1; }}")
    done = alert(TEMPLATE="flood", PLACES="harbour")
    assert done.exit_code == 0, done.output
    assert item(clone, FLOOD).published_by == "S. Duty"
    assert git(clone, "status", "--porcelain") == ""


def test_what_is_pushed_but_answered_too_late_is_published_and_said_so(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remotes.unanswered(monkeypatch, True)
    done = alert(TEMPLATE="flood", PLACES="harbour")
    assert done.exit_code == 0 and f"pushed: {FLOOD}\n" in done.output, done.output
    remotes.unanswered(monkeypatch, True)
    done = run("update-alert", "--write", TEXT="More", BY="B")
    assert done.exit_code == 0 and f"pushed: {FLOOD}\n" in done.output, done.output
    assert [update.text for update in item(clone, FLOOD).updates] == ["More"]


def test_where_nobody_knows_whether_it_is_published_the_run_says_so(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    remotes.unanswered(monkeypatch, False, False, False)
    done = alert(TEMPLATE="flood", PLACES="harbour")
    assert done.exit_code == 1 and "Nothing was published" not in done.output
    assert f"::error::nobody knows whether {FLOOD} is published: " in done.output
    assert done.output.endswith(f"| places: harbour\n{MAYBE}\n")


@pytest.mark.parametrize("minutes", [1, 59])
def test_an_update_sent_twice_stands_in_the_log_once(
    clone: Path, monkeypatch: pytest.MonkeyPatch, minutes: int
) -> None:
    alert(TEMPLATE="flood", PLACES="harbour")
    given = {"TEXT": "The  water rises.", "STREETS": "Fish Street", "SEVERITY": "emergency", "WHAT_TO_DO": "Leave."}
    monkeypatch.setenv("NEWSROOM_NOW", "2026-11-23 00:00:40")
    assert run("update-alert", "--write", BY="B", **given).exit_code == 0
    commit = git(clone, "rev-parse", "HEAD")
    monkeypatch.setenv("NEWSROOM_NOW", f"2026-11-23 00:{minutes:02}")
    again = run("update-alert", "--write", BY="C", **given)
    assert again.exit_code == 0, again.output
    assert f"nothing new: {FLOOD}\n" in again.output
    said = "note: the same was said at 00:00 already; to say that it still holds, leave the words empty"
    assert said in again.output
    assert (git(clone, "rev-parse", "HEAD"), len(item(clone, FLOOD).updates)) == (commit, 1)


@pytest.mark.parametrize(
    ("clock", "more"),
    [
        ("2026-11-22 23:50", {"TEXT": "It holds.", "SEVERITY": "emergency"}),
        ("2026-11-22 23:50", {"TEXT": "It holds.", "STREETS": "Fish Street"}),
        ("2026-11-22 23:50", {"TEXT": "It holds.", "WHAT_TO_DO": "Leave."}),
        ("2026-11-22 23:50", {"TEXT": "It holds.", "NEXT_UPDATE": "in 30 minutes"}),
        ("2026-11-22 23:50", {"TEXT": "It holds.", "NEXT_UPDATE": "none"}),
        ("2026-11-22 23:50", {"TEXT": "It holds yet."}),
        ("2026-11-23 00:41", {"TEXT": "It holds."}),
    ],
)
def test_an_update_that_says_more_or_says_it_later_is_published(
    clone: Path, monkeypatch: pytest.MonkeyPatch, clock: str, more: dict[str, str]
) -> None:
    alert(TEMPLATE="flood", PLACES="harbour")
    monkeypatch.setenv("NEWSROOM_NOW", "2026-11-22 23:40")
    run("update-alert", "--write", BY="B", TEXT="It holds.")
    monkeypatch.setenv("NEWSROOM_NOW", clock)
    assert run("update-alert", "--write", BY="B", **more).output.count(f"\npushed: {FLOOD}\n") == 1
    assert len(item(clone, FLOOD).updates) == 2


def test_that_an_alert_still_holds_is_said_again_whenever_somebody_looked_again(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alert(TEMPLATE="flood", PLACES="harbour")
    for clock, answer in (("23:35", "pushed"), ("23:39", "nothing new"), ("23:50", "pushed")):
        monkeypatch.setenv("NEWSROOM_NOW", f"2026-11-22 {clock}")
        assert run("update-alert", "--write", BY="B").output.count(f"\n{answer}: {FLOOD}\n") == 1
    assert [f"{update.date:%H:%M}" for update in item(clone, FLOOD).updates] == ["23:50", "23:35"]


def test_an_update_joins_what_a_colleague_said_meanwhile(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alert(TEMPLATE="flood", PLACES="harbour")
    other = remotes.colleague(clone)
    monkeypatch.setenv("NEWSROOM_NOW", "2026-11-22 23:50")
    assert run("update-alert", "--write", TEXT="First", BY="B").exit_code == 0
    monkeypatch.setenv("NEWSROOM_NOW", "2026-11-22 23:55")
    monkeypatch.chdir(other)
    done = run("update-alert", "--write", TEXT="“Second” $(x)", BY="C", STREETS="Fish Street", STAND_DOWN="no")
    assert done.exit_code == 0, done.output
    found = item(other, FLOOD)
    assert [update.text for update in found.updates] == ["“Second” $(x)", "First"]
    assert (found.streets, found.published_by, f"{found.next_update:%H:%M}") == (("Fish Street",), "C", "01:55")
    assert git(other, "status", "--porcelain") == ""


def test_an_update_says_until_when_the_alert_stands_and_whether_it_would_have_ended(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alert(TEMPLATE="flood", PLACES="harbour")
    said = 'text: "What this alert says still holds."'
    there = f"pushed: {FLOOD}\n“Flooding: Harbour” stands at https://news.example/news/2026/11/flooding-harbour/\n"
    monkeypatch.setenv("NEWSROOM_NOW", "2026-11-23 09:00")
    assert run("update-alert", "--write", BY="B").output == (
        f"changes in {FLOOD}:\n- next_update: 2026-11-23 01:35\n+ next_update: 2026-11-23 11:00\n"
        f'- published_by: "S. Duty"\n+ published_by: "B"\n+ updates:\n+   - date: 2026-11-23 09:00\n+     {said}\n'
        f"{there}current until 2026-11-23 23:35\n"
    )
    monkeypatch.setenv("NEWSROOM_NOW", "2026-11-24 09:00")
    late = run("update-alert", "--write", BY="B", WHICH="flooding-harbour", NEXT_UPDATE="none")
    assert late.output == (
        f"changes in {FLOOD}:\n- next_update: 2026-11-23 11:00\n- expires: 2026-11-23 23:35\n+ expires: 2026-11-24 22:00\n"
        f"+   - date: 2026-11-24 09:00\n+     {said}\n"
        f"{there}current until 2026-11-24 22:00\nnote: without this it would have ended at 2026-11-23 23:35\n"
    )


def test_an_update_of_an_alert_that_holds_more_for_later_is_there_now_and_the_run_says_what_will_be(
    clone: Path,
) -> None:
    alert(TEMPLATE="flood", PLACES="harbour")
    file = clone / FLOOD
    later = "updates:\n  - {date: 2026-11-23 06:00, text: Later}\nstood_down: {date: 2026-11-23 07:00, text: Over.}\nkind: alert\n"
    file.write_text(file.read_text().replace("kind: alert\n", later))
    remotes.commit(clone)
    git(clone, "push", "--quiet")
    done = run("update-alert", "--write", TEXT="Leave now.", NEXT_UPDATE="in 30 minutes", BY="B")
    assert done.output.splitlines()[-4:] == [
        "“Flooding: Harbour” stands at https://news.example/news/2026/11/flooding-harbour/",
        "current until 2026-11-23 23:35",
        "note: its file holds an update for 2026-11-23 06:00, which stays: “Later”",
        "note: it is stood down at 2026-11-23 07:00, as its file says: “Over.”",
    ]
    found = item(clone, FLOOD)
    assert [(u.text, f"{u.date:%H:%M}") for u in found.updates] == [("Later", "06:00"), ("Leave now.", "23:31")]
    over = run("update-alert", "--write", TEXT="Dry.", STAND_DOWN="yes", BY="B")
    assert "“Flooding: Harbour” is over; its page" in over.output
    assert "note: since it is over, what the file held for 2026-11-23 06:00 is taken out: “Later”" in over.output
    found = item(clone, FLOOD)
    assert [u.text for u in found.updates] == ["Leave now."] and found.stood_down and found.stood_down.text == "Dry."


def test_it_is_stood_down_from_the_same_form(clone: Path) -> None:
    alert(TEMPLATE="flood", PLACES="harbour")
    unsure = run("update-alert", "--write", TEXT="Gone.", BY="B", STAND_DOWN="maybe", WHICH="flooding")
    assert "is it over: “maybe” is neither; write yes or no" in unsure.output
    assert unsure.exit_code == 1
    done = run("update-alert", "--write", TEXT="Gone.", BY="B", STAND_DOWN="yes", WHICH="flooding")
    assert done.output == (
        f'changes in {FLOOD}:\n- published_by: "S. Duty"\n+ published_by: "B"\n'
        '+ stood_down:\n+   date: 2026-11-22 23:31\n+   text: "Gone."\n'
        f"pushed: {FLOOD}\n“Flooding: Harbour” is over; its page stays and says so: "
        "https://news.example/news/2026/11/flooding-harbour/\n"
    )
    over = item(clone, FLOOD).stood_down
    assert over and over.text == "Gone."
    refused = run("update-alert", "--write", TEXT="More", BY="B", WHICH="flooding-harbour")
    assert "“Flooding: Harbour” is over, stood down at 2026-11-22 23:31; publish a new alert" in refused.output
    assert "no alert is current; publish a new one" in run("update-alert", "--write", BY="B").output


def test_an_update_shows_what_it_changes_and_asks_before_it_is_published(clone: Path) -> None:
    alert(TEMPLATE="flood")
    done = run("update-alert", "--by", "B", "--stand-down", "yes", answers="n\n")
    assert done.exit_code == 1 and "Stand down “Flooding: Exampleton”?" in done.output
    given = ("--by", "B", "--severity", "emergency", "--streets", "Fish Street", "--text", "Leave now.")
    done = run("update-alert", *given, answers="n\n")
    shown, asked, _ = done.output.partition("Update “Flooding: Exampleton”? [Y/n]")
    assert (done.exit_code, asked != "") == (1, True)
    for line in (
        "- severity: major",
        "+ severity: emergency",
        '+ streets: ["Fish Street"]',
        '+     text: "Leave now."',
    ):
        assert f"\n{line}\n" in shown
    assert not item(clone, "news/2026/11/flooding-exampleton.md").updates


def test_a_sign_off_shows_what_it_changes_and_asks_before_it_writes_or_sends(clone: Path) -> None:
    alert(TEMPLATE="flood", PLACES="harbour")
    before = git(clone, "rev-parse", "HEAD")
    for words in (("--push",), ()):
        done = run("sign-off", *words, WHICH="latest", BY="C. Chief", answers="n\n")
        assert done.exit_code == 1
        assert done.output.startswith(
            f'changes in {FLOOD}:\n+ signed_off:\n+   date: {NIGHT}\n+   by: "C. Chief"\nSign off “Flooding: Harbour”? [Y/n]'
        )
        assert (git(clone.parent / "origin", "rev-parse", "main"), git(clone, "status", "--porcelain")) == (before, "")
    assert run("sign-off", "--push", WHICH="latest", BY="C. Chief", answers="\n").exit_code == 0
    assert item(clone, FLOOD).signed_off


def test_what_an_update_or_a_sign_off_changes_can_begin_no_command_of_github(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    alert(TEMPLATE="flood", PLACES="harbour")
    done = run("update-alert", "--write", TEXT="\n::add-mask::x ##[group]y", BY="B")
    assert '+     text: "::add-mask::x ## [group]y"\n' in done.output
    assert '+   by: "## [group]y"\n' in run("sign-off", "--push", "--write", WHICH="latest", BY="##[group]y").output


def test_an_alert_that_is_not_pushed_yet_is_not_updated(clone: Path) -> None:
    done = run("new", "alert", "--template", "flood", "--date", NIGHT, "--write")
    assert done.exit_code == 0, done.output
    assert "is not in the repository yet; commit and push it first" in run("update-alert", "--write", BY="B").output


def test_a_second_person_signs_it_off_and_it_waits_no_longer(clone: Path) -> None:
    assert run("sign-off").output == "Nothing waits for a sign-off.\n"
    alert(TEMPLATE="flood", PLACES="harbour")
    assert run("sign-off").output.splitlines()[1] == f"  {FLOOD}: Flooding: Harbour (S. Duty, since {NIGHT})"
    assert (
        "“s. duty” published it; somebody else signs it off"
        in run("sign-off", "--push", "--write", BY="s. duty").output
    )
    done = run("sign-off", "--push", "--write", WHICH="the only one", BY="C. Chief")
    assert done.exit_code == 0, done.output
    signed = item(clone, FLOOD).signed_off
    assert signed and signed.by == "C. Chief"
    assert git(clone, "log", "-1", "--format=%an: %s") == "C. Chief: Sign off: Flooding: Harbour"
    assert run("sign-off").output == "Nothing waits for a sign-off.\n"


def test_a_sign_off_may_be_written_alone(clone: Path) -> None:
    alert(TEMPLATE="flood", PLACES="harbour")
    done = run("sign-off", FLOOD, "--by", "C", "--write")
    sent = f'git commit -m "Sign off" {FLOOD}, then git push'
    assert done.output == (
        f'changes in {FLOOD}:\n+ signed_off:\n+   date: {NIGHT}\n+   by: "C"\n'
        f"{FLOOD} is signed off by C; nobody else knows until you send it: {sent}\n"
    )
    assert git(clone, "status", "--porcelain") == f"M {FLOOD}"
    assert run("check").exit_code == 0
    refused = run("update-alert", "--write", TEXT="More", BY="B")
    assert f"{FLOOD} has changes here that are not committed, as those of a sign-off without --push" in refused.output
    assert f"Send them: {sent}; or take them back: git restore {FLOOD}. Then run this once more" in refused.output
    git(clone, "commit", "-m", "Sign off", FLOOD)
    assert (
        f"{FLOOD} has a commit here that is not pushed; run git push" in run("update-alert", "--write", BY="B").output
    )
    git(clone, "push", "--quiet")
    assert run("update-alert", "--write", TEXT="More", BY="B").exit_code == 0
    assert item(clone, FLOOD).signed_off is None


def test_after_a_repository_that_took_no_push_the_same_is_published_once_and_at_the_same_address(clone: Path) -> None:
    remotes.refusing(clone, "exit 1")
    done = alert(TEMPLATE="flood", PLACES="harbour", DETAILS="Seen from the bridge.")
    assert done.exit_code == 1
    assert f"{FLOOD} is not published: the repository refused it 3 times" in done.output
    assert "| details: Seen from the bridge.\nNothing was published.\n" in done.output
    assert "Traceback" not in done.output
    assert git(clone, "status", "--porcelain") == ""
    remotes.refusing(clone, "exit 0")
    assert alert(TEMPLATE="flood", PLACES="harbour", DETAILS="Seen from the bridge.").exit_code == 0
    assert item(clone, FLOOD).published_by == "S. Duty"
    assert [p.name for p in (clone / FLOOD).parent.glob("flood*")] == ["flooding-harbour.md"]


def test_after_a_repository_that_took_no_push_an_update_is_taken_once(clone: Path) -> None:
    alert(TEMPLATE="flood", PLACES="harbour")
    remotes.refusing(clone, "exit 1")
    refused = run("update-alert", "--write", TEXT="The water falls.", BY="B")
    assert "refused it 3 times" in refused.output and "| text: The water falls." in refused.output
    assert not item(clone, FLOOD).updates
    remotes.refusing(clone, "exit 0")
    done = run("update-alert", "--write", TEXT="The water falls.", BY="B")
    assert done.exit_code == 0, done.output
    assert [update.text for update in item(clone, FLOOD).updates] == ["The water falls."]


def test_the_manual_names_each_option_that_the_environment_does_not_give() -> None:
    context = click.Context(main)
    found = (main.get_command(context, name) for name in ("alert", "update-alert", "sign-off", "live"))
    options = {(param.opts[0], str(param.envvar)) for command in found if command for param in command.params}
    manual = (sample.ROOT / "docs/manual/commands.md").read_text().partition("one for each option but ")[2]
    named = set(re.findall(r"`(--\w+)`", manual.partition(", and")[0]))
    assert named == {name for name, variable in options if not variable.startswith("NEWSROOM_ALERT_")}


def test_what_waits_is_named_at_the_end_of_a_strict_build_and_holds_nothing_back(clone: Path) -> None:
    alert(TEMPLATE="flood", PLACES="harbour")
    built = sample.run(clone, "mkdocs", "build", "--strict", now=NIGHT)
    assert built.returncode == 0, built.stderr
    assert f"Waiting for a second person's sign-off:\n  {FLOOD}: Flooding: Harbour (S. Duty" in built.stderr
    page = (clone / "site/news/2026/11/flooding-harbour/index.html").read_text()
    assert "S. Duty" not in page
