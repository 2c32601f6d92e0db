"""The light page `/now/` in a browser, and on paper."""

from __future__ import annotations

import pytest
import shown
import urgent
from browsing import barriers
from newsroom import current, leaflet
from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("strip")


def test_the_light_page_is_one_request_and_axe_finds_nothing_there(browser: Browser, address: str) -> None:
    for width, scheme in ((320, "light"), (1280, "dark")):
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(f"{address}now/")
        page.wait_for_load_state("networkidle")
        assert asked == [f"{address}now/"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true; })")
        assert barriers(page) == []
        context.close()


def pages_of(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n")


def test_it_prints_on_one_sheet_whatever_is_on_it(browser: Browser) -> None:
    consultations = [urgent.slip(shown.consultation(f"ask-{n}", now="2026-12-01")) for n in range(40)]
    context = browser.new_context(viewport={"width": 703, "height": 1032})  # what the margins of the sheet leave
    page = context.new_page()
    page.emulate_media(media="print")
    sheets = {}
    for name, slips in {
        "none": [], "one": [urgent.alert()], "one long": urgent.longest(1), "three long": urgent.longest(3),
        "eight long": [*urgent.longest(), *consultations], "forty": urgent.longest(40), "much else": consultations,
    }.items():  # fmt: skip
        page.set_content(leaflet.render(current.choose(slips), urgent.SETTINGS, shown.WORDS).decode())
        sheets[name] = pages_of(page.pdf(prefer_css_page_size=True))
        is_whole = page.evaluate("document.querySelector('main').scrollWidth <= 703")
        assert is_whole or name == "forty", f"{name}: something is cut off"
    context.close()
    assert sheets == dict.fromkeys(sheets, 1)


def test_sixty_short_rows_beside_an_alert_are_all_on_the_sheet(browser: Browser) -> None:
    rows = [urgent.slip(shown.consultation(f"ask-{n}", now="2026-12-01")) for n in range(30)]
    rows += [urgent.slip(shown.event(f"fair-{n}", title=f"A fair by the river, number {n}")) for n in range(30)]
    page = browser.new_page(viewport={"width": 703, "height": 1032})
    page.emulate_media(media="print")
    page.set_content(leaflet.render(current.choose([urgent.alert(), *rows]), urgent.SETTINGS, shown.WORDS).decode())
    assert not page.locator("li.w").count()
    assert page.evaluate("document.querySelector('main').scrollWidth") <= 703
    page.close()
