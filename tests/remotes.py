"""A council's repository with a remote, as a duty officer and their colleagues have it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import sample
from newsroom import repository

IGNORED = ".cache/\nsite/\n.site.stage-*/\n.venv\n"


def git(folder: Path, *words: str) -> str:
    known = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C", "GIT_CONFIG_NOSYSTEM": "1"}
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *name, *words], cwd=folder, env=known, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def council(folder: Path, url: str = "") -> Path:
    """A clone of a newsroom without news; its remote lies beside it as `origin`."""
    folder.mkdir(exist_ok=True)
    clone = sample.copy(folder / "clone", news=False)
    (clone / "templates").mkdir()
    for template in (sample.ROOT / "templates").glob("*.md"):
        (clone / "templates" / template.name).write_bytes(template.read_bytes())
    (clone / ".gitignore").write_text(IGNORED)
    config = clone / "mkdocs.yml"
    config.write_text(config.read_text().replace("https://news.exampleton.example/", url or "https://news.example/"))
    sample.write(clone, "news/2026/11/first.md", "First")
    git(folder, "init", "--quiet", "--bare", "origin")
    git(clone, "init", "--quiet")
    commit(clone, "First")
    git(clone, "remote", "add", "origin", str(folder / "origin"))
    git(clone, "push", "--quiet", "--set-upstream", "origin", "main")
    return clone


def commit(folder: Path, message: str = "Change") -> str:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def colleague(clone: Path, name: str = "colleague") -> Path:
    """Another clone of the same remote."""
    git(clone.parent, "clone", "--quiet", str(clone.parent / "origin"), name)
    return clone.parent / name


def shown(clone: Path, path: str) -> str:
    """A file as the remote has it."""
    return git(clone.parent / "origin", "show", f"main:{path}")


def refusing(clone: Path, script: str) -> None:
    """A remote that asks a script before it takes a push."""
    hook = clone.parent / "origin/hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\n{script}\n")
    hook.chmod(0o755)


def unanswered(patch: pytest.MonkeyPatch, *taken: bool) -> None:
    """Pushes that git does not answer in time, one for each of `taken`: whether the remote takes it all the same."""
    run, left = subprocess.run, list(taken)

    def asked(words: list[str], **known: Any) -> subprocess.CompletedProcess[Any]:
        if words[:2] != ["git", "push"] or not left:
            return run(words, **known)
        if left.pop(0):
            run(words, **known)
        raise subprocess.TimeoutExpired(words, 120)

    patch.setattr(repository.subprocess, "run", asked)
