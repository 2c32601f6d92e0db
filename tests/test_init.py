"""From the built wheel to a council's own newsroom."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
import sample


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it would be released, made from a copy of what git knows."""
    source = tmp_path_factory.mktemp("source")
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=sample.ROOT, capture_output=True, text=True, check=True
    )
    for name in listed.stdout.splitlines():
        if name.startswith(("hooks/", "scripts/", "locks/", "docs/manual/")) or "/" not in name:
            target = source / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if (sample.ROOT / name).is_file():
                target.write_bytes((sample.ROOT / name).read_bytes())
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(source / "out"), str(source)],
        capture_output=True, check=True,
    )  # fmt: skip
    return next((source / "out").glob("*.whl"))


@pytest.fixture
def installed(wheel: Path, tmp_path: Path) -> Path:
    """The `bin` of an environment that has the wheel, and what it depends on, but not this checkout."""
    environment = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    packages = next(environment.glob("lib/python*/site-packages"))
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(environment / "bin/python"), "install", "--quiet", "--no-deps", "--no-index", str(wheel)],
        check=True, capture_output=True,
    )  # fmt: skip
    # A folder named in a .pth is searched, but its own .pth files, such as this checkout's, are not read.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return environment / "bin"


def run(bin: Path, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(bin / "python"), "-m", *command],
        cwd=folder, env={"PATH": os.environ["PATH"], "HOME": str(folder)}, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_the_wheel_holds_all_that_a_council_needs_and_nothing_of_the_sample(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for needed in ("newsroom/theme/item.html", "newsroom/words/en.yml", "newsroom/assets/styles/page.css", "newsroom_hooks/read_news.py",
                   "newsroom_locks/site.txt", "newsroom/starter/mkdocs.yml", "newsroom/starter/dot-github/workflows/publish.yml"):  # fmt: skip
        assert needed in names
    assert not [n for n in names if n.startswith(("news/", "docs/", "tests/"))]


def test_init_makes_a_newsroom_that_builds_strictly(installed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "council"
    folder.mkdir()
    made = run(
        installed,
        folder,
        "newsroom_cli",
        "init",
        "--council",
        "Otherton Town Council",
        "--url",
        "https://otherton.example/news",
    )
    assert made.returncode == 0, made.stderr
    for name in (
        "mkdocs.yml",
        "Makefile",
        ".gitignore",
        ".github/workflows/publish.yml",
        "hooks/read_news.py",
        ".github/actions/set-up/action.yml",
        "locks/site.txt",
        "news/welcome.md",
        "templates/flood.md",
    ):
        assert (folder / name).is_file(), name
    assert "@" not in (folder / "news/welcome.md").read_text()
    checked = run(installed, folder, "newsroom_cli", "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    built = run(installed, folder, "mkdocs", "build", "--strict")
    assert built.returncode == 0, built.stderr
    assert "1 files: 1 published" in built.stderr
    page = (folder / "site/news/welcome/index.html").read_text()
    assert "Otherton Town Council" in page
    assert str(sample.ROOT) not in built.stderr


def test_init_refuses_a_folder_that_holds_anything(installed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "council"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    done = run(installed, folder, "newsroom_cli", "init")
    assert done.returncode == 1
    assert "this folder is not empty" in done.stderr
    assert [p.name for p in folder.iterdir()] == ["mine.txt"]


def test_the_workflows_of_a_council_are_those_of_this_repository() -> None:
    ours, theirs = sample.ROOT / ".github", sample.ROOT / "hooks/newsroom/starter/dot-github"
    found = [{p.relative_to(f).as_posix(): p.read_bytes() for p in f.rglob("*.yml")} for f in (ours, theirs)]
    assert found[0] == found[1]
    assert {"workflows/publish.yml", "workflows/alert.yml", "actions/set-up/action.yml"} < set(found[0])
