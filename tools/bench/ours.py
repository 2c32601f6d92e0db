"""This newsroom as one of the sides: a repository that `newsroom init` began, with the bench's topics and places."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from bench.items import PARISHES, TOPICS, WARDS
from bench.measures import Failed
from bench.names import SIDES
from bench.sides import Side, program

CHECK = (program("newsroom"), "check")
SERVE = (program("mkdocs"), "serve")


def side() -> Side:
    """The whole newsroom, built by its own command."""
    return Side(
        "newsroom", SIDES["newsroom"], "newsroom", (program("mkdocs"), "build"), prepare, "news", "site",
        re.compile(r"(^|/)(feed\.xml|atom\.xml|feed\.json|daily\.xml|weekly\.xml)$"),
        "places/{place}/feed.xml", "feed.xml",
        cards=re.compile(r"^cards/.*\.(png|jpg)$"), cache=".cache", cards_in_cache=frozenset({"files"}),
    )  # fmt: skip


def prepare(folder: Path) -> None:
    """Begin a council's repository and give it the shape that is measured."""
    command = [program("newsroom"), "init", "--council", "Bench Council", "--url", "https://news.example.gov.uk/"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"newsroom init ended with {done.returncode}: {done.stderr.strip()}")
    shutil.rmtree(folder / "news")
    config = folder / "mkdocs.yml"
    config.write_text(settings(config.read_text(encoding="utf-8")), encoding="utf-8")


def settings(text: str) -> str:
    """The settings that a new repository has, but for topics, places, and a host without limits."""
    for old, new in (
        (r"^      council-news: .*\n", "".join(f"      {t}: {t.capitalize()}\n" for t in TOPICS)),
        (r"^    places: \{\}\n", "    places:\n" + "".join(map(_place, range(len(WARDS) + len(PARISHES))))),
        (r"^    host: \S+", "    host: nginx"),
    ):
        text, found = re.subn(old, new, text, flags=re.MULTILINE)
        if found != 1:
            raise Failed(f"a new repository's mkdocs.yml no longer holds {old}")
    return text


def _place(number: int) -> str:
    if number < len(WARDS):
        key = WARDS[number]
        return f"      {key}: {{name: {key.capitalize()}, code: E0500{1000 + number}}}\n"
    parish = number - len(WARDS)
    key, ward = PARISHES[parish], WARDS[parish % len(WARDS)]
    return f"      {key}: {{name: {key.capitalize()}, code: E0400{1000 + parish}, within: {ward}}}\n"
