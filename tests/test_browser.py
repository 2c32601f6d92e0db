"""What a resident meets in a real browser: axe, a keyboard at 320 pixels, no script, no other origin."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
import sample
from browsing import barriers, browser_arguments, moved
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

pytestmark = pytest.mark.xdist_group("browser")

PAGES = {
    "home": "",
    "item with a photograph": "news/2026/11/harbour-library-reopens/",
    "item without": "news/2026/11/winter-gritting-routes/",
    "alert": "news/2026/11/burst-main-northgate/",
    "alert that is over": "news/2026/08/fire-at-weir-road/",
    "consultation": "news/2026/11/corn-exchange/",
    "consultation with an outcome": "news/2025/09/draft-local-plan-comments/",
    "event": "news/2026/11/winter-lights-trail/",
    "notice": "news/2026/11/weir-road-20mph/",
    "statement": "news/2026/11/dorothy-pell/",
    "for the press, with a picture and quotes": "news/2026/10/saturday-market-returns/press/",
    "for the press, with a picture that is kept": "news/2026/10/remembrance-sunday/press/",
    "corrected": "news/2026/11/repair-cafe-fernhill/",
    "withdrawn": "news/2026/03/weirside-lido/",
    "expired": "news/2026/08/lifeguards-stay-stoke-saltings/",
    "story": "threads/saltings-floods/",
    "consultations": "consultations/",
    "events": "events/",
    "alerts": "alerts/",
    "notices": "notices/",
    "year of a kind": "events/2026/",
    "year of a topic": "topics/housing/2026/",
    "all news": "news/",
    "year": "news/2026/",
    "month": "news/2026/11/",
    "topics": "topics/",
    "topic": "topics/roads-transport/",
    "places": "places/",
    "place": "places/harbour/",
    "place within others": "places/abbots-marsh/",
    "search": "search/",
    "follow": "follow/",
    "now": "now/",
    "hand-written": "accessibility/",
    "missing": "404.html",
}
WIDTHS = (320, 1280)
SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class Visit:
    """What was seen of a page by somebody who waited until it was still."""

    barriers: dict[str, list[tuple[str, list[Any]]]]  # by colour scheme
    width: int
    asked: list[str]
    failed: list[str]


@pytest.fixture(scope="module")
def visit(browser: Browser, address: str) -> Callable[..., Visit]:
    """Visits a page of the sample newsroom, each once for all tests."""
    return cache(partial(_visited, browser, address))


def _visited(browser: Browser, address: str, path: str, width: int) -> Visit:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    wide = page.evaluate("document.documentElement.scrollWidth")
    found = {}
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.evaluate("Promise.all(document.getAnimations().map(one => one.finished)).then(() => 0)")
        found[scheme] = barriers(page)
    context.close()
    return Visit(found, wide, asked, failed)


def opened(browser: Browser, address: str, **how: object) -> tuple[BrowserContext, Page]:
    context = browser.new_context(**how)
    page = context.new_page()
    page.goto(address)
    return context, page


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing(visit: Callable[..., Visit], path: str, width: int, scheme: str) -> None:
    assert visit(path, width).barriers[scheme] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_no_page_is_wider_than_the_window(visit: Callable[..., Visit], path: str, width: int) -> None:
    assert visit(path, width).width <= width


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_nothing_is_asked_of_another_origin_and_nothing_fails(
    visit: Callable[..., Visit], address: str, path: str, width: int
) -> None:
    seen = visit(path, width)
    assert f"{address}now.json" in seen.asked or path == PAGES["now"]
    assert [url for url in seen.asked if not url.startswith(address)] == []
    assert seen.failed == []


_BROKEN = """() => {
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const broken = [], range = document.createRange();
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    for (const word of text.data.matchAll(/(?<!\\S)[\\p{L}’]+(?=[,.?!:;)”]*(?!\\S))/gu)) {
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const parts = [...range.getClientRects()];
      if (new Set(parts.map(part => Math.round(part.top))).size > 1 && parts.reduce((sum, part) => sum + part.width, 0) < innerWidth * 0.8)
        broken.push(word[0]);
    }
  }
  return broken;
}"""


def test_text_of_twice_the_size_fits_a_phone(play: Playwright, address: str, tmp_path: Path) -> None:
    """As a reader sets it in the browser, not by zoom: 320 pixels are then ten letters wide. No word that has room is broken."""
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default/Preferences").write_text('{"webkit": {"webprefs": {"default_font_size": 32}}}')
    how = {"viewport": {"width": 320, "height": 640}, **browser_arguments()}
    context = play.chromium.launch_persistent_context(tmp_path, **how)
    page = context.new_page()
    wide, broken = {}, {}
    for name, path in PAGES.items():
        page.goto(address + path)
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 32
        wide[name] = page.evaluate("document.documentElement.scrollWidth")
        broken[name] = page.evaluate(_BROKEN)
    context.close()
    assert {name: width for name, width in wide.items() if width > 320} == {}
    assert {name: words for name, words in broken.items() if words} == {}


_FOCUSED = """() => {
  const it = document.activeElement;
  const box = it.getBoundingClientRect();
  const style = getComputedStyle(it);
  const focus = {backgroundColor: 'rgb(255, 213, 61)', color: 'rgb(29, 24, 0)'};
  const seen = document.elementFromPoint(
    Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1), Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1));
  const focusable = [...document.querySelectorAll('a[href],button,summary,[tabindex="0"],input,select,textarea')];
  return {
    tag: it.tagName, name: (it.textContent || it.getAttribute('aria-label') || it.labels?.[0]?.textContent || '').trim(),
    inView: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    reached: it === seen || it.contains(seen) || (seen !== null && seen.contains(it)),
    marked: [focus.backgroundColor, focus.color].every(colour => style.boxShadow.includes(colour)),
    kept: style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2,
    place: focusable.indexOf(it), isBody: it === document.body };
}"""


@pytest.mark.parametrize(
    "path", [PAGES["item with a photograph"], PAGES["home"], PAGES["place"], PAGES["consultation"], PAGES["corrected"]]
)
def test_a_keyboard_at_320_pixels_reaches_everything_in_order_and_in_view(
    browser: Browser, address: str, path: str
) -> None:
    context, page = opened(browser, address + path, viewport={"width": 320, "height": 640})
    reachable = page.evaluate(
        """() => [...document.querySelectorAll('a[href],button,summary,[tabindex="0"],input,select')]
        .filter(it => it.checkVisibility({visibilityProperty: true}) && it.tabIndex >= 0).length"""
    )
    stops = []
    for _ in range(reachable + 5):
        page.keyboard.press("Tab")
        page.wait_for_timeout(15)
        stop = page.evaluate(_FOCUSED)
        if stop["isBody"] or (stops and stop["place"] == stops[0]["place"]):
            break
        stops.append(stop)
    context.close()
    assert len(stops) == reachable
    assert [s["place"] for s in stops] == sorted(s["place"] for s in stops)
    for stop in stops:
        assert stop["name"], stop
        assert stop["inView"], stop
        assert stop["reached"], stop
        assert stop["marked"], stop  # by two colours, of which one is seen on any ground
        assert stop["kept"], stop  # an outline for readers whose own colours take the rest away


class _Hesitant(SimpleHTTPRequestHandler):
    """Sends what stands before `until`, and the rest of the page when that has been drawn."""

    until = b""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        first, found, rest = (file / "index.html" if file.is_dir() else file).read_bytes().partition(self.until)
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if file.is_dir() else self.guess_type(file))
        self.end_headers()
        self.wfile.write(first)
        if found:
            time.sleep(0.4)
            self.wfile.write(found + rest)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.mark.parametrize(
    "until", [b'<span class="brand-words">', b'<nav class="menu"', b'</svg><a href="../../../../places/">']
)
def test_what_comes_in_two_halves_moves_nothing(browser: Browser, site: Path, until: bytes) -> None:
    path = PAGES["item without"]
    assert until in (site / path / "index.html").read_bytes()
    with sample.served(site, type("Handler", (_Hesitant,), {"until": until})) as address:
        context, page = opened(browser, address + path, viewport={"width": 320, "height": 800})
        assert page.locator(".masthead").is_visible()
        assert page.locator(".dateline").is_visible()
        assert moved(page) == []
        context.close()


def test_the_skip_link_leads_past_the_menu(browser: Browser, address: str) -> None:
    context, page = opened(browser, address, viewport={"width": 320, "height": 640})
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    context.close()


def test_escape_closes_the_menu_and_returns_focus(browser: Browser, address: str) -> None:
    context, page = opened(browser, address, viewport={"width": 320, "height": 640})
    button = page.get_by_role("button", name="Menu")
    link = page.get_by_role("navigation", name="Main").get_by_role("link", name="Topics")
    assert not link.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert link.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert not link.is_visible()
    assert button.evaluate("it => it === document.activeElement")
    context.close()


@pytest.mark.parametrize("path", [PAGES["home"], PAGES["item with a photograph"]])
def test_without_scripts_everything_is_there(browser: Browser, address: str, path: str) -> None:
    context, page = opened(browser, address + path, viewport={"width": 320, "height": 640}, java_script_enabled=False)
    menu = page.get_by_role("navigation").filter(has=page.get_by_role("link", name="Topics")).first
    assert menu.get_by_role("link", name="Topics").is_visible()
    assert not page.get_by_role("button", name="Menu").is_visible()
    menu.get_by_role("link", name="Topics").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Topics"
    context.close()


@pytest.mark.parametrize("path", [PAGES["follow"], PAGES["place"]])
def test_a_button_copies_the_address_beside_it_and_says_so(browser: Browser, address: str, path: str) -> None:
    context, page = opened(browser, address + path, permissions=["clipboard-read", "clipboard-write"])
    rows = page.locator(".offers li").filter(has=page.get_by_role("button")).filter(has=page.locator(".offer-name"))
    for row in (rows.first, rows.last):
        button, name = row.get_by_role("button"), row.locator(".offer-name").inner_text()
        assert button.get_attribute("aria-label") == f"Copy: {name}"
        button.click()
        page.locator(".copied", has_text=f": {name}").first.wait_for(state="attached")
        assert page.evaluate("navigator.clipboard.readText()") == row.locator(".address").inner_text()
        assert button.inner_text() == "Copied"
    assert page.locator(".offers button", has_text="Copied").count() == 1
    context.close()


def test_without_scripts_addresses_stand_there_and_no_button_does(browser: Browser, address: str) -> None:
    context, page = opened(browser, f"{address}follow/", java_script_enabled=False)
    assert page.get_by_text("https://news.exampleton.example/feed.xml").is_visible()
    assert not page.get_by_role("button", name="Copy").first.is_visible()
    context.close()


def test_a_feed_that_is_clicked_can_be_read_and_leads_to_its_page(browser: Browser, address: str, site: Path) -> None:
    """Chromium lays the CSS stylesheet over the XML; the one link leads back to the page."""
    context = browser.new_context()
    page = context.new_page()
    styled = (site / "feed.xml").read_bytes().replace(b"https://news.exampleton.example/", address.encode())
    page.route("**/clicked.xml", lambda route: route.fulfill(body=styled, content_type="text/xml; charset=utf-8"))
    page.goto(f"{address}clicked.xml")
    link = page.locator("a")
    assert link.count() == 1
    assert link.is_visible()
    assert page.locator("item > title").first.is_visible()
    assert not page.locator("item > guid").first.is_visible()
    link.click()
    page.wait_for_load_state()
    assert page.url == address
    context.close()


def test_a_place_on_the_map_is_chosen_with_a_finger_and_in_the_list_with_a_keyboard(
    browser: Browser, address: str
) -> None:
    context, page = opened(browser, address + PAGES["place"], viewport={"width": 320, "height": 640})
    number = page.locator(".near li").filter(has_text="Old Town").locator(".map-number").inner_text()
    assert page.locator(".map a:focus").count() == 0
    for link in page.locator(".map a").all():
        assert link.evaluate("it => it.tabIndex") == -1
    label = page.locator(".map text", has_text=number)
    label.scroll_into_view_if_needed()
    where = label.bounding_box()
    assert where
    page.mouse.click(where["x"] + where["width"] / 2, where["y"] + where["height"] / 2)
    page.wait_for_url("**/places/old-town/")
    context.close()


@pytest.mark.parametrize("path", [PAGES["place"], PAGES["places"]])
def test_a_map_is_as_wide_as_a_small_window_lets_it_be_and_moves_nothing(
    browser: Browser, address: str, path: str
) -> None:
    context, page = opened(browser, address + path, viewport={"width": 320, "height": 640})
    drawing = page.locator(".map svg").bounding_box()
    assert drawing
    assert 250 < drawing["width"] <= 320
    assert drawing["height"] < 320
    size = page.locator(".map text").first.evaluate("it => it.getBoundingClientRect().height")
    assert size > 10, "numbers can be read"
    context.close()


def test_the_press_copies_the_whole_text_and_a_quote_with_its_name(browser: Browser, address: str) -> None:
    path = PAGES["for the press, with a picture and quotes"]
    context, page = opened(browser, address + path, permissions=["clipboard-read", "clipboard-write"])
    for button, text in (
        ("Copy the text", "Saturday market returns to the High Street\n\nNews, 15 October 2026"),
        ("Copy what Imran Castell said", "“The car park kept us going"),
    ):
        page.get_by_role("button", name=button).click()
        page.get_by_text("Copied", exact=True).first.wait_for()
        assert page.evaluate("navigator.clipboard.readText()").startswith(text)
    context.close()
