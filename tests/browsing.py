"""The browser in which residents' pages are tried, started once for all tests of a process, and axe, which judges what it shows."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
import sample
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

_AXE = Path(os.environ.get("NEWSROOM_AXE") or Path(axe_playwright_python.__file__).parent / "axe.min.js")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_NAMES = ("chromium", "google-chrome", "chromium-browser", "chrome")
_QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync"]  # fmt: skip


def browser_arguments() -> dict[str, Any]:
    """How to start the browser that is installed."""
    return {"executable_path": next(filter(None, map(shutil.which, _NAMES))), "args": _QUIET}


@pytest.fixture(scope="session")
def play() -> Iterator[Playwright]:
    with sync_playwright() as playing:
        yield playing


@pytest.fixture(scope="session")
def browser(play: Playwright) -> Iterator[Browser]:
    launched = play.chromium.launch(**browser_arguments())
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The sample newsroom behind a server."""
    with sample.served(site) as root:
        yield root


_MOVED = """() => new Promise(done => {
  const moved = [];
  new PerformanceObserver(list => list.getEntries().forEach(one =>
    moved.push([one.value, ...one.sources.map(source => source.node?.outerHTML?.slice(0, 80))].join(' '))))
    .observe({type: 'layout-shift', buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(moved), 50)));
})"""


def moved(page: Page) -> list[str]:
    """What has moved on the page since it was opened, each with its share of the layout shift."""
    found: list[str] = page.evaluate(_MOVED)
    return found


def barriers(page: Page) -> list[tuple[str, list[Any]]]:
    """What axe finds wrong with the page as it stands, rule by rule."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", _RULES)
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found["violations"]]
