"""How long it takes from a filled form to the live page: what the workflow does, against a remote and a web server of this machine.

Run by hand: `.venv/bin/python tools/time_alert.py`. GitHub's own share (waiting for a machine, checking out, carrying the
site to its hosts) is not in it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
HELD = ("mkdocs.yml", "docs", "news", "places", "templates", "published.txt", "hooks")
STEPS = (
    "form: write, check, commit, push",
    "deployment: clone, build, put in place",
    "seen on the live page after that",
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=20)
    options.add_argument("--cold", action="store_true", help="keep nothing from one build for the next")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
        live = Path(folder) / "live"
        live.mkdir()
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(live)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found(Path(folder), f"http://127.0.0.1:{server.server_port}/")
        deploy(Path(folder), is_cold=True)
        rounds = [timed(Path(folder), number, chosen.cold) for number in range(chosen.rounds)]
        server.shutdown()
    for name, taken in zip((*STEPS, "form to page", "commit to page"), zip(*rounds, strict=True), strict=True):
        print(f"{name:42} median {statistics.median(taken):5.1f} s   slowest {max(taken):5.1f} s")
    print(f"{len(rounds)} rounds, {os.cpu_count()} cores, load at the end {os.getloadavg()[0]:.1f}")


def found(folder: Path, url: str) -> None:
    """The sample newsroom in a repository of its own, and its remote."""
    clone = folder / "clone"
    clone.mkdir()
    for name in HELD:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, clone / name, ignore=shutil.ignore_patterns("newsroom", "__pycache__"))
        else:
            shutil.copy(ROOT / name, clone)
    config = clone / "mkdocs.yml"
    config.write_text(config.read_text().replace("https://news.exampleton.example/", url))
    (clone / ".gitignore").write_text(".cache/\nsite/\n")
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "origin")
    git(clone, "init", "--quiet", "--initial-branch=main")
    git(clone, "add", "--all")
    git(clone, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", "First")
    git(clone, "remote", "add", "origin", f"file://{folder}/origin")
    git(clone, "push", "--quiet", "origin", "main")


def timed(folder: Path, number: int, is_cold: bool) -> tuple[float, ...]:
    """The seconds of each step of one alert."""
    checkout = folder / "checkout"
    shutil.rmtree(checkout, ignore_errors=True)
    git(folder, "clone", "--quiet", "--depth=1", f"file://{folder}/origin", "checkout")
    typed = {
        "TEMPLATE": "flood",
        "PLACES": "Harbour, Quayside",
        "STREETS": "Fish Street",
        "DETAILS": f"Round {number}.",
        "BY": "S",
    }
    begun = time.time()
    run(checkout, "newsroom", "alert", "--write", **{f"NEWSROOM_ALERT_{name}": text for name, text in typed.items()})
    pushed = time.time()
    committed = int(git(checkout, "show", "--no-patch", "--format=%ct", "HEAD"))
    (path,) = git(checkout, "show", "--name-only", "--format=", "HEAD").splitlines()
    with subprocess.Popen(
        [BIN / "newsroom", "live", path], cwd=checkout, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as watching:
        deploy(folder, is_cold=is_cold)
        put = time.time()
        said = watching.communicate(timeout=600)[0]
    seen = time.time()
    assert said.startswith("live: "), said
    print(f"{number + 1:3} {said.strip()}", flush=True)
    return pushed - begun, put - pushed, seen - put, seen - begun, seen - committed


def deploy(folder: Path, *, is_cold: bool) -> None:
    """What publish.yml does: a fresh checkout, what the last build kept, a build, and the site put where it is served."""
    before, fresh = folder / "deployment", folder / "fresh"
    git(folder, "clone", "--quiet", "--depth=1", f"file://{folder}/origin", "fresh")
    if not is_cold:
        for name in (".cache", "site"):
            shutil.move(before / name, fresh / name)
    shutil.rmtree(before, ignore_errors=True)
    fresh.rename(before)
    run(before, "mkdocs", "build", "--quiet")
    shutil.copytree(before / "site", folder / "live", dirs_exist_ok=True)


def run(folder: Path, program: str, *words: str, **environment: str) -> None:
    subprocess.run(
        [BIN / program, *words], cwd=folder, env={**os.environ, **environment}, check=True, capture_output=True
    )


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    main()
