"""IBM's Equal Access engine on pages as readers see them: https://github.com/IBMa/equal-access"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from browsing import browser_arguments
from playwright.sync_api import Page, sync_playwright

_READERS = (("light", 320), ("dark", 1280))  # axe, which is quicker, is asked for all four
_ENGINE = Path(__file__).parent / "node_modules/accessibility-checker-engine/ace.js"
_FAILURES = """async () => {
  const report = await new ace.Checker().check(document, ["WCAG_2_2"]);
  return report.results
    .filter(found => found.value[0] === "VIOLATION" && found.value[1] === "FAIL")
    .map(found => `${found.ruleId}: ${found.message} ${found.snippet}`);
}"""


def failures(root: str, pages: dict[str, str]) -> dict[str, list[str]]:
    """By name of the page what is wrong with it, narrow and light with its menu open, and wide and dark."""
    with ThreadPoolExecutor(len(_READERS)) as browsers:
        narrow, wide = browsers.map(partial(_found, root, pages), _READERS)
    return {name: sorted({*narrow[name], *wide[name]}) for name in pages}


def _found(root: str, pages: dict[str, str], reader: tuple[str, int]) -> dict[str, list[str]]:
    engine = _ENGINE.read_text(encoding="utf-8")
    scheme, width = reader
    found: dict[str, list[str]] = {}
    with sync_playwright() as play:
        browser = play.chromium.launch(**browser_arguments())
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        for name, address in pages.items():
            _open(page, root + address)
            page.evaluate(engine)
            found[name] = page.evaluate(_FAILURES)
        browser.close()
    return found


def _open(page: Page, address: str) -> None:
    page.goto(address)
    if "?" in address:
        page.wait_for_load_state("networkidle")  # what is searched comes a little later
    menu = page.locator(".menu-button")
    if menu.count() and menu.is_visible():
        menu.click()
