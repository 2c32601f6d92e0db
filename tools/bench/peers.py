"""The peers: Hugo without and with cards, Pelican, and Material with blog, rss and social, as their users set them up."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from PIL import Image

from bench.measures import Failed
from bench.names import SIDES
from bench.sides import Side

_LOCK = Path(__file__).parents[2] / "locks/bench.txt"
_FONTS = Path(__file__).parents[2] / "hooks/newsroom/fonts/noto-sans-condensed"
_TEMPLATES = Path(__file__).parent / "templates"
_ASK = (
    "import json,sys; from importlib.metadata import version; print(json.dumps({n: version(n) for n in sys.argv[1:]}))"
)
NAMES = ("hugo", "pelican", "mkdocs-material", "mkdocs-rss-plugin")


def install(folder: Path) -> dict[str, str]:
    """Install what the lock names, once, into an environment of its own; returns the versions."""
    ready, wanted = folder / "ready", hashlib.sha256(_LOCK.read_bytes()).hexdigest()
    python = str(folder / "bin/python")
    if not Path(python).exists() or not ready.is_file() or ready.read_text() != wanted:
        _say([sys.executable, "-m", "venv", "--clear", str(folder)])
        _say([python, "-m", "pip", "--quiet", "install", "--require-hashes", "--requirement", str(_LOCK)])
        ready.write_text(wanted)
    found: dict[str, str] = json.loads(_say([python, "-c", _ASK, *NAMES]))
    return found


def sides(folder: Path) -> list[Side]:
    """All peers, run from the environment in `folder`."""
    hugo = next((str(p) for p in folder.glob("lib/*/site-packages/hugo/binaries/hugo")), str(folder / "bin/hugo"))
    index = re.compile(r"(^|/)index\.xml$")
    return [
        Side(
            "hugo", SIDES["hugo"], "hugo", (hugo, "--quiet"), _hugo, "content/news", "public", index,
            "places/{place}/index.xml", "index.xml", cache="resources",
        ),
        Side(
            "hugo-cards", SIDES["hugo-cards"], "hugo", (hugo, "--quiet"), _hugo_with_cards, "content/news", "public", index,
            "places/{place}/index.xml", "index.xml", cards=re.compile(r"(^|/)bg_hu_?\w+\.png$"),
            cache="resources", cards_in_cache=frozenset({"_gen"}),
        ),
        Side(
            "pelican", SIDES["pelican"], "pelican", (str(folder / "bin/pelican"), "--quiet"), _pelican, "content", "output",
            re.compile(r"^feeds/.*\.atom\.xml$"), "feeds/{topic}.atom.xml", "feeds/all.atom.xml",
        ),
        Side(
            "material", SIDES["material"], "material", (str(folder / "bin/mkdocs"), "build", "--quiet"),
            _material, "docs/blog/posts", "site", re.compile(r"^feed_(rss|json)_\w+\.(xml|json)$"),
            "feed_rss_created.xml", "feed_rss_created.xml", cards=re.compile(r"^assets/images/social/blog/.*item-\d{6}\.png$"),
            cache=".cache/plugin/social", never_cleared=frozenset({"fonts"}),
        ),
    ]  # fmt: skip


def _hugo(folder: Path) -> None:
    shutil.copytree(_TEMPLATES / "hugo", folder, dirs_exist_ok=True)


def _hugo_with_cards(folder: Path) -> None:
    """The same templates; each page also draws its title onto a background of our cards' size."""
    _hugo(folder)
    shutil.copy(_TEMPLATES / "hugo-card.html", folder / "layouts/partials/card.html")
    (folder / "assets").mkdir()
    Image.new("RGB", (1200, 630), (11, 60, 93)).save(folder / "assets/bg.png")


def _pelican(folder: Path) -> None:
    shutil.copy(_TEMPLATES / "pelicanconf.py", folder)


def _material(folder: Path) -> None:
    """The social plugin fetches fonts; ours lie where it keeps them, so that it needs no network."""
    text = (_TEMPLATES / "material.yml").read_text(encoding="utf-8").replace("@CORES@", str(os.cpu_count() or 1))
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs/index.md").write_text("# Home\n")
    fonts = folder / ".cache/plugin/social/fonts/Vendored"
    fonts.mkdir(parents=True)
    shutil.copy(_FONTS / "NotoSans-CondensedMedium.ttf", fonts / "Regular.ttf")
    shutil.copy(_FONTS / "NotoSans-CondensedBold.ttf", fonts / "Bold.ttf")


def _say(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        words = (done.stderr or done.stdout).strip().splitlines() or ["it said nothing"]
        raise Failed(f"the peers can't be installed: {words[-1]}")
    return done.stdout
