"""The forms on GitHub, and the whole way of what is typed there: form, commit, push, deployment, live page.

The steps run as they stand in the workflows, against a remote and a web server of this machine; `gh` is pretended.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import remotes
import sample
import yaml
from desk import NOW
from newsroom import council, duty, running, stencils, typed
from newsroom_cli import update_alert
from remotes import git

FORMS = {
    name: yaml.safe_load((sample.ROOT / f".github/workflows/{name}.yml").read_text())
    for name in ("alert", "update-alert", "sign-off")
}
INPUTS = {name: form[True]["workflow_dispatch"]["inputs"] for name, form in FORMS.items()}
FIELDS = [(name, field) for name, fields in INPUTS.items() for field in fields]
ODD = """$(touch pwned) `touch pwned` "; touch pwned; ' \\ ${{ github.token }} {places} <x> 🚧 “x” %0A::error::x ##[group]z
::add-mask::y"""


def steps(form: str) -> dict[str, dict[str, Any]]:
    """By id, the steps that run something."""
    (job,) = FORMS[form]["jobs"].values()
    return {step["id"]: step for step in job["steps"] if "run" in step}


@pytest.mark.parametrize(("form", "field"), FIELDS)
def test_every_field_of_every_form_has_a_default(form: str, field: str) -> None:
    asked = INPUTS[form][field]
    assert isinstance(asked["default"], str)
    assert not asked.get("required")
    assert asked["type"] == ("choice" if "options" in asked else "string")
    assert "options" not in asked or asked["default"] in asked["options"]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_typed_reaches_commands_through_the_environment_alone(form: str) -> None:
    (job,) = FORMS[form]["jobs"].values()
    for step in job["steps"]:
        assert "${{" not in step.get("run", "")
        assert "inputs" not in str(step.get("with", ""))
    named = re.findall(r"inputs\.(\w+)", str(steps(form)["sign" if form == "sign-off" else "alert"]["env"]))
    assert set(named) == set(INPUTS[form])


@pytest.mark.parametrize("form", FORMS)
def test_no_form_waits_for_another_since_github_would_drop_it(form: str) -> None:
    assert "concurrency" not in FORMS[form]
    assert len(INPUTS[form]) <= 10


@pytest.mark.parametrize(("form", "field"), FIELDS)
def test_every_choice_is_one_that_is_understood(form: str, field: str) -> None:
    for choice in INPUTS[form][field].get("options", ()):
        if field == "template":
            assert choice in stencils.names(sample.ROOT)
        elif field == "severity":
            assert duty.severity(choice) == (choice if choice in duty.SEVERITIES else "")
        elif field == "next_update" and choice not in duty.AS_IT_IS:
            assert (typed.moment(choice, NOW) is None) == (choice == "none")


def test_the_time_that_nobody_chose_is_the_same_in_the_form_and_the_command() -> None:
    option = next(p for p in update_alert.command.params if p.name == "next_update")
    assert option.default == INPUTS["update-alert"]["next_update"]["default"] == running.UNCHOSEN


def test_the_form_offers_every_template_that_init_writes() -> None:
    shipped = stencils.names(sample.ROOT / "hooks/newsroom/starter")
    assert sorted(INPUTS["alert"]["template"]["options"]) == list(shipped)


def evaluated(text: str, known: Mapping[str, str]) -> str:
    """What GitHub puts in for `${{ a || b }}`."""
    return re.sub(
        r"\$\{\{ (.*?) \}\}",
        lambda found: next(filter(None, (known[name] for name in found[1].split(" || "))), ""),
        text,
    )


def commands(*done: subprocess.CompletedProcess[str]) -> list[str]:
    """The lines that GitHub would take for commands: https://github.com/actions/runner, ActionCommand.cs"""
    said = "\n".join(step.stdout + "\n" + step.stderr for step in done)
    return [line for line in said.splitlines() if line.lstrip().startswith("::") or "##[" in line]


class Phone:
    """A council's repository, its remote, its live site, and a run of a form there as GitHub would run it."""

    def __init__(self, folder: Path, site: Path, url: str) -> None:
        self.folder, self.site = folder, site
        self.clone = remotes.council(folder, url)
        self.programs = folder / "programs"
        self.programs.mkdir()
        self._pretend()

    def run(
        self, form: str, who: str, *, without: tuple[str, ...] = (), **given: str
    ) -> dict[str, subprocess.CompletedProcess[str]]:
        """What each step answered, until one failed; every run has a fresh checkout."""
        checkout = self.folder / "checkout"
        shutil.rmtree(checkout, ignore_errors=True)
        git(self.folder, "clone", "--quiet", "--depth=1", f"file://{self.folder}/origin", "checkout")
        (checkout / ".venv").mkdir()
        (checkout / ".venv/bin").symlink_to(Path(sys.executable).parent)
        filled = {name: given.get(name, asked["default"]) for name, asked in INPUTS[form].items()}
        known = {f"inputs.{name}": text for name, text in filled.items()} | {
            "github.triggering_actor": who,
            "github.token": "t",
        }
        done: dict[str, subprocess.CompletedProcess[str]] = {}
        for name, step in steps(form).items():
            outputs = self.folder / "outputs"
            outputs.write_text("")
            if name in without:
                continue
            env = {key: evaluated(str(text), known) for key, text in step.get("env", {}).items()}
            done[name] = subprocess.run(
                ["bash", "-e", "-c", step["run"]], cwd=checkout, env={**self._machine(outputs), **env},
                capture_output=True, text=True, timeout=120, check=False,
            )  # fmt: skip
            if done[name].returncode:
                break
            said = dict(line.split("=", 1) for line in outputs.read_text().splitlines())
            known |= {f"steps.{name}.outputs.{key}": text for key, text in said.items()}
        return done

    def said_of_issues(self) -> list[str]:
        return (self.folder / "issues").read_text().splitlines()

    def page(self, path: str) -> str:
        return (self.site / path.removesuffix(".md") / "index.html").read_text()

    def _machine(self, outputs: Path) -> dict[str, str]:
        return {
            "PATH": f"{self.programs}:{os.environ['PATH']}", "HOME": str(self.folder), "GITHUB_OUTPUT": str(outputs),
            "GITHUB_ACTIONS": "true", "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8",
        }  # fmt: skip

    def _pretend(self) -> None:
        """A `gh` that deploys what the remote has when it is asked to publish, and keeps a list of issues."""
        (self.folder / "issues").write_text("")
        python = Path(sys.executable).parent
        (self.programs / "gh").write_text(f"""#!/bin/sh
echo "$@" >> {self.folder}/asked
case "$1 $2" in
"workflow run")
  rm -rf {self.folder}/deployment
  git clone --quiet {self.folder}/origin {self.folder}/deployment && cd {self.folder}/deployment
  {python}/mkdocs build --quiet && cp -r site/. {self.site}/ ;;
"issue list") awk '/^open/ {{ number = $2; $1 = $2 = ""; sub(/^ +/, ""); print number "\\t" $0 }}' {self.folder}/issues ;;
"issue create") echo "open $(($(wc -l < {self.folder}/issues) + 1)) $4" >> {self.folder}/issues ;;
"issue close") sed -i "s/^open $3 /closed $3 /" {self.folder}/issues ;;
*) exit 1 ;;
esac
""")
        (self.programs / "gh").chmod(0o755)


@pytest.fixture
def phone(tmp_path: Path) -> Iterator[Phone]:
    (tmp_path / "live").mkdir()
    with sample.served(tmp_path / "live") as url:
        yield Phone(tmp_path, tmp_path / "live", url)


def test_from_the_form_to_the_live_page_and_the_sign_off(phone: Phone) -> None:
    done = phone.run("alert", "sduty", template="flood", places="Harbour, quayside", streets="Fish Street, Quay Lane")
    assert [(name, step.returncode) for name, step in done.items()] == [
        ("alert", 0),
        ("publish", 0),
        ("ask", 0),
        ("live", 0),
    ], done
    (path,) = (
        p.relative_to(phone.clone.parent / "checkout").as_posix()
        for p in (phone.folder / "checkout/news").rglob("flooding-harbour-and-quayside.md")
    )
    assert re.fullmatch(
        rf"live: http://127\.0\.0\.1:\d+/{path[:-3]}/, \d+ seconds after the commit\n", done["live"].stdout
    )
    assert "Fish Street" in phone.page(path)
    assert phone.said_of_issues() == [f"open 1 Sign off {path}"]

    done = phone.run("update-alert", "sduty", text="The tide has turned.", severity="emergency")
    assert done["live"].stdout.startswith("live: ")
    assert "The tide has turned." in phone.page(path)
    assert phone.said_of_issues() == [f"open 1 Sign off {path}"]

    refused = phone.run("sign-off", "SDuty")["sign"]
    assert refused.returncode == 1
    assert (
        "::error::“SDuty” published it; somebody else signs it off Nothing was published."
        in refused.stderr + refused.stdout
    )
    done = phone.run("sign-off", "cchief")
    assert [step.returncode for step in done.values()] == [0, 0], done
    assert phone.said_of_issues() == [f"closed 1 Sign off {path}"]
    assert "cchief" in remotes.shown(phone.clone, path)


def test_quotes_commands_and_line_ends_are_words_from_the_form_to_the_page(phone: Phone) -> None:
    fields = ("headline", "streets", "what", "what_to_do", "details")
    given = {name: ODD.replace("<x>", "") for name in fields} | {"details": ODD}
    done = phone.run("alert", "sduty", **given, without=("ask",))
    assert [(name, step.returncode) for name, step in done.items()] == [("alert", 0), ("publish", 0), ("live", 0)], (
        done["alert"].stderr
    )
    (alert,) = running.alerts(phone.folder / "checkout", council.read(phone.clone).settings)
    assert alert.title == " ".join(ODD.replace("<x>", "").split())
    page = phone.page(alert.path)
    assert "&lt;x&gt; 🚧 “x”" in page and "${{ github.token }}" in page
    assert not list(phone.folder.rglob("pwned"))
    assert commands(done["alert"], done["live"]) == []


def test_a_page_that_does_not_come_ends_the_run_with_what_was_seen(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(steps("alert")["live"], "run", ".venv/bin/newsroom live --within 0")
    done = phone.run("alert", "sduty", headline="Tree down", without=("publish", "ask"))["live"]
    assert done.returncode == 1
    assert re.search(
        r"::error::not live: http://\S+/tree-down/ after 1 look, \d+ seconds after the commit: the answer was 404",
        done.stdout,
    )


def test_what_is_typed_into_a_form_that_is_refused_is_no_command_to_github(phone: Phone) -> None:
    for form, given in (
        ("alert", {"headline": "x", "places": ODD, "severity": ODD, "next_update_at": ODD, "details": ODD}),
        ("alert", {"headline": f"<b>{ODD}</b>"}),
        ("alert", {"template": ODD}),
        ("update-alert", {"which": ODD, "text": ODD}),
        ("update-alert", {"stand_down": ODD}),
    ):
        (refused,) = phone.run(form, "sduty", **given).values()
        assert refused.returncode == 1
        (only,) = commands(refused)
        assert only.startswith("::error::") and only.endswith("Nothing was published.")
    assert not list(phone.folder.rglob("pwned"))


def test_a_form_that_is_refused_starts_nothing(phone: Phone) -> None:
    assert set(phone.run("alert", "sduty")) == {"alert"}
    assert not (phone.folder / "asked").exists()


@pytest.mark.parametrize("form", ["alert", "update-alert"])
def test_where_publish_does_not_start_the_run_says_that_it_is_in_the_repository_all_the_same(
    phone: Phone, form: str
) -> None:
    if form == "update-alert":
        phone.run("alert", "sduty", headline="Tree down", without=("publish", "ask", "live"))
    (phone.programs / "gh").write_text("#!/bin/sh\nexit 1\n")
    before = git(phone.folder / "origin", "rev-parse", "main")
    done = phone.run(form, "sduty", **({"headline": "Tree down"} if form == "alert" else {"text": "More"}))
    assert [step.returncode for step in done.values()] == [0, 1]
    (said,) = commands(done["publish"])
    assert said == (
        "::error::What you wrote is in the repository, but publish did not start. Start it: Actions, publish, Run workflow. "
        "Else it goes out with the next scheduled run."
    )
    assert git(phone.folder / "origin", "rev-parse", "main") != before
