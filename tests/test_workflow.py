"""What decides when the newsroom is built, run as GitHub and cron would run it."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import sample
import yaml

JOBS: dict[str, Any] = yaml.safe_load((sample.ROOT / ".github/workflows/publish.yml").read_text())["jobs"]
PAST, FUTURE, NEVER = "2020-12-01T09:00:00+00:00", "2999-12-01T09:00:00+00:00", ""


def script(job: str, step: str = "run") -> str:
    """The one script of a job, or the step that is called so."""
    (found,) = [s["run"] for s in JOBS[job]["steps"] if (step in s if step == "run" else s.get("id") == step)]
    return str(found)


def run(text: str, folder: Path, **environment: str) -> dict[str, str]:
    """Run a script as GitHub does, in `folder`; returns the outputs of the step."""
    outputs = folder / "outputs"
    outputs.write_text("")
    done = subprocess.run(
        ["bash", "-e", "-c", text],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "GITHUB_OUTPUT": str(outputs), **environment},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(line.split("=", 1) for line in outputs.read_text().splitlines())


def remember(folder: Path, commit: str, due: str) -> None:
    run(script("remember"), folder, COMMIT=commit, DUE=due)


@pytest.mark.parametrize(
    ("event", "commit", "due", "builds"),
    [
        ("push", "new", NEVER, "true"),
        ("push", "same", FUTURE, "true"),
        ("workflow_dispatch", "same", NEVER, "true"),
        ("schedule", "same", FUTURE, "false"),
        ("schedule", "same", NEVER, "false"),
        ("schedule", "same", PAST, "true"),
        ("schedule", "same", "nonsense", "true"),
        ("schedule", "new", FUTURE, "true"),
        ("schedule", "new", NEVER, "true"),
    ],
)
def test_a_look_builds_what_is_due_and_any_commit_that_is_not_out(
    event: str, commit: str, due: str, builds: str, tmp_path: Path
) -> None:
    remember(tmp_path, "same", due)
    assert run(script("due"), tmp_path, EVENT=event, COMMIT=commit) == {"build": builds}


@pytest.mark.parametrize("lost", ["commit", "next-due"])
def test_a_look_that_remembers_nothing_builds(lost: str, tmp_path: Path) -> None:
    assert run(script("due"), tmp_path, EVENT="schedule", COMMIT="same") == {"build": "true"}
    remember(tmp_path, "same", NEVER)
    (tmp_path / ".cache/last" / lost).unlink()
    assert run(script("due"), tmp_path, EVENT="schedule", COMMIT="same") == {"build": "true"}


def test_what_is_out_is_remembered_after_the_deployment_and_only_if_it_succeeded() -> None:
    saved = [job for job, its in JOBS.items() for s in its["steps"] if s.get("with", {}).get("path") == ".cache/last"]
    assert saved == ["due", "remember"]
    assert "deploy" in JOBS["remember"]["needs"]
    assert JOBS["remember"]["if"] == "always() && needs.deploy.result == 'success'"
    assert JOBS["remember"]["permissions"] == {}


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A newsroom and the repository that it pulls from, `origin`."""
    git(tmp_path, "init", "--quiet", "--initial-branch=main", "origin")
    origin = tmp_path / "origin"
    (origin / "published.txt").write_text("# Every address\nnews/a/\n")
    git(origin, "config", "receive.denyCurrentBranch", "updateInstead")
    commit(origin)
    git(tmp_path, "clone", "--quiet", "origin", "clone")
    return tmp_path / "clone"


def git(folder: Path, *words: str) -> str:
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    return subprocess.run(["git", *name, *words], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def commit(folder: Path) -> str:
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Change")
    return git(folder, "rev-parse", "HEAD")


def test_the_record_is_pushed_and_its_commit_counts_as_published(clone: Path) -> None:
    built = git(clone, "rev-parse", "HEAD")
    (clone / "published.txt").write_text("# Every address\nnews/a/\nnews/b/\n")
    outputs = run(script("record", "record"), clone, BUILT=built)
    assert outputs == {"commit": git(clone.parent / "origin", "rev-parse", "main")}
    assert outputs["commit"] != built
    assert run(script("record", "record"), clone, BUILT=outputs["commit"]) == {}


def test_the_record_joins_a_list_that_grew_meanwhile_and_leaves_that_commit_to_be_built(clone: Path) -> None:
    built = git(clone, "rev-parse", "HEAD")
    (clone / "published.txt").write_text("# Every address\nnews/a/\nnews/c/\n")
    commit(clone)
    git(clone, "push", "--quiet")
    (clone / "published.txt").write_text("# Every address\nnews/a/\nnews/b/\n")
    assert run(script("record", "record"), clone, BUILT=built) == {}
    assert git(clone, "show", "origin/main:published.txt") == "# Every address\nnews/a/\nnews/b/\nnews/c/"


def test_the_script_for_a_host_of_its_own_pulls_and_keeps_the_list(clone: Path) -> None:
    manual = (sample.ROOT / "docs/manual/publishing.md").read_text()
    written = re.search(r"```sh\n(.*?)```", manual, re.DOTALL)
    assert written
    builder = clone / ".venv/bin/mkdocs"
    builder.parent.mkdir(parents=True)
    builder.write_text("#!/bin/sh\ncat item.md > built\n")
    builder.chmod(0o755)
    (clone / "published.txt").write_text("# Every address\nnews/a/\nnews/b/\n")
    origin = clone.parent / "origin"
    (origin / "published.txt").write_text("# Every address\nnews/a/\nnews/c/\n")
    (origin / "item.md").write_text("new")
    commit(origin)
    run(written[1].replace("/srv/newsroom", str(clone)), clone)
    assert (clone / "built").read_text() == "new"
    assert (clone / "published.txt").read_text() == "# Every address\nnews/a/\nnews/b/\nnews/c/\n"


@pytest.mark.parametrize(
    ("user", "sudo", "installs"), [("0", "no", True), ("1000", "yes", True), ("1000", "no", False)]
)
def test_a_missing_program_is_installed_by_root_or_through_sudo_and_named_otherwise(
    user: str, sudo: str, installs: bool, tmp_path: Path
) -> None:
    pretended = {
        "id": f"echo {user}",
        "sudo": 'shift; exec "$@"' if sudo == "yes" else "exit 1",
        "apt-get": f'[ "$1" = update ] || echo "$@" > {tmp_path}/installed',
    }
    for name, line in pretended.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{line}\n")
        (tmp_path / name).chmod(0o755)
    done = subprocess.run(
        [str(sample.ROOT / "tools/find_programs"), "surely-not-here:a-package"],
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode == 0, (tmp_path / "installed").exists()) == (installs, installs)
    assert installs or "The tests need a-package: install them" in done.stderr
