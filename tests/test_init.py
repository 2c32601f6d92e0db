"""From the built wheel to a council's own newsroom."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
import sample
from newsroom_cli import init


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
    assert 'short_name: "Otherton"' in (folder / "mkdocs.yml").read_text()
    checked = run(installed, folder, "newsroom_cli", "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    line = next(n for n, text in enumerate((folder / "mkdocs.yml").read_text().splitlines(), 1) if "answers:" in text)
    assert (
        f"Note: mkdocs.yml:{line}: extra.newsroom.answers.press: is not set; write under contacts whom newspapers ring"
        in checked.stdout
    )
    built = run(installed, folder, "mkdocs", "build", "--strict")
    assert built.returncode == 0, built.stderr
    assert "1 file: 1 public" in built.stderr
    assert "extra.newsroom.answers.residents: is not set" in built.stderr
    page = (folder / "site/news/welcome/index.html").read_text()
    assert "Otherton Town Council" in page
    assert str(sample.ROOT) not in built.stderr


def test_a_new_newsroom_invents_nobody_whom_somebody_might_ring(installed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "council"
    (folder / "wheels").mkdir(parents=True)  # the library may lie there already
    begun = ("newsroom_cli", "init", "--council", "Otherton Town Council", "--url", "https://news.otherton.gov.uk/")
    assert run(installed, folder, *begun).returncode == 0
    everything = "".join(p.read_text() for p in folder.rglob("*.md") if "manual" not in p.parts)
    everything += (folder / "mkdocs.yml").read_text()
    assert not re.search(r"01632|@exampl|contact: |example\.", everything)


def test_the_contacts_that_an_older_version_invented_stop_a_strict_build_and_say_where(
    installed: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "council"
    folder.mkdir()
    begun = ("newsroom_cli", "init", "--council", "Otherton Town Council", "--url", "https://news.otherton.gov.uk/")
    assert run(installed, folder, *begun).returncode == 0
    config = folder / "mkdocs.yml"
    once = '    contacts:\n      press: {name: Press office, email: press@example.gov.uk, phone: "01632 960000"}\n'
    config.write_text(config.read_text() + once)
    line = config.read_text().count("\n")
    said = f"mkdocs.yml:{line}: extra.newsroom.contacts.press.phone: “01632 960000” is an example that nobody answers"
    checked, strict, published = (
        run(installed, folder, *command)
        for command in (("newsroom_cli", "check"), ("mkdocs", "build", "--strict"), ("mkdocs", "build"))
    )
    assert [done.returncode for done in (checked, strict, published)] == [1, 1, 0]
    assert said in checked.stdout
    assert said in strict.stderr
    assert said in published.stderr


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Exampleton Borough Council", "Exampleton"), ("London Borough of Otherton", "Otherton"), ("City of Otherton Council", "Otherton"),
        ("Great and Little Otherton Parish Council", "Great and Little Otherton"), ("Otherton Corporation", "Otherton Corporation"),
        ("City of Otherton Corporation", "City of Otherton Corporation"), ("Council", "Council"),
        ("City and County of Otherton Council", "Otherton"), ("The City & County of Otherton Council", "Otherton"),
        ("Royal Town Council", "Royal Town"), ("The Royal Borough Council", "The Royal Borough"), ("County Council", "County Council"),
        ("Royal Otherton Town Council", "Royal Otherton"),
    ],
)  # fmt: skip
def test_a_council_is_called_in_short_what_people_call_it(name: str, short: str) -> None:
    assert init._short(name) == short


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
