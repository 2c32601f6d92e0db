"""House rules that no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest
import sample

HOOKS = sorted((sample.ROOT / "hooks").glob("*.py"))
SCRIPTS = [p for p in sorted((sample.ROOT / "scripts").glob("*.py")) if not p.name.startswith("__")]
KNOWN = subprocess.run(
    ["git", "ls-files", "-co", "--exclude-standard"], cwd=sample.ROOT, capture_output=True, text=True, check=True
)
FILES = [sample.ROOT / name for name in KNOWN.stdout.splitlines() if (sample.ROOT / name).is_file()]


def imported(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found - {"__future__.annotations"}


@pytest.mark.parametrize("hook", HOOKS, ids=lambda p: p.name)
def test_a_hook_file_imports_the_adapter_calls_it_and_returns(hook: Path) -> None:
    assert imported(hook) == {"newsroom.adapter"}
    for node in ast.parse(hook.read_text()).body:
        if isinstance(node, ast.FunctionDef):
            assert node.name.startswith("on_")
            assert len(node.body) == 1, f"{hook.name}: {node.name} does more than call"


def test_the_hooks_list_names_every_hook_file_here_and_in_a_new_repository() -> None:
    for config in (sample.ROOT / "mkdocs.yml", sample.ROOT / "hooks/newsroom/starter/mkdocs.yml"):
        assert sorted(re.findall(r"hooks/(\w+\.py)", config.read_text())) == [h.name for h in HOOKS]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda p: p.name)
def test_a_subcommand_uses_the_library_and_not_its_neighbours(script: Path) -> None:
    assert not {name for name in imported(script) if name.split(".")[0] in ("newsroom_cli", "mkdocs", "feedgen", "PIL")}


def test_no_function_of_ours_but_an_event_is_called_like_one() -> None:
    for file in (sample.ROOT / "hooks/newsroom").rglob("*.py"):
        for node in ast.parse(file.read_text()).body:
            assert not (isinstance(node, ast.FunctionDef) and node.name.startswith("on_")), file


def test_only_channels_reach_the_network() -> None:
    for file in (sample.ROOT / "hooks/newsroom").rglob("*.py"):
        if file.parent.name != "channels":
            names = {name.rpartition(".")[0] for name in imported(file)} | imported(file)
            assert not names & {"urllib.request", "http.client", "socket", "ssl", "smtplib"}, file


def test_the_locks_name_hashes_for_everything_and_no_index() -> None:
    for lock in (sample.ROOT / "locks").glob("*.txt"):
        lines = lock.read_text().splitlines()
        assert "http" not in lock.read_text()
        assert not [line for line in lines if line.startswith("-")]
        named = [n for n, line in enumerate(lines) if "==" in line]
        assert all(lines[n].endswith("\\") and "--hash=sha256:" in lines[n + 1] for n in named)


WORKFLOWS = sorted((sample.ROOT / ".github").glob("*/**/*.yml"))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_actions_are_pinned_and_rights_are_given_by_job(file: Path) -> None:
    workflow = file.read_text()
    used = re.findall(r"uses: (\S+)", workflow)
    assert used
    assert all(re.fullmatch(r"actions/[a-z/-]+@[0-9a-f]{40}|\./\.github/actions/set-up", action) for action in used)
    if file.parent.name == "workflows":
        assert re.search(r"^permissions: \{\}$", workflow, re.MULTILINE)
        assert workflow.count("contents: write") == 1
    assert "${{" not in "".join(re.findall(r"run: (?:\|\n(?:\s{8,}.*\n)+|.*)", workflow))


def test_no_file_names_a_registry() -> None:
    hosts = re.compile(
        "|".join(("pypi" + r"\.org", "pythonhosted" + r"\.org", "registry" + r"\.npmjs", "deb\\.debian" + r"\.org"))
    )
    for file in FILES:
        if file.suffix not in (".png", ".jpg", ".ttf", ".otf", ".webp"):
            assert not hosts.search(file.read_text(encoding="utf-8", errors="replace")), file
