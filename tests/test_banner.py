"""The strip of current alerts: what `now.json` tells it, and what a resident sees of it in a browser, without a rebuild."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sample
import shown
import urgent
from hypothesis import given
from hypothesis import strategies as st
from newsroom import banner, current, leaflet
from newsroom.made import Slip
from playwright.sync_api import Browser, Page, sync_playwright
from test_browser import _AXE, _RULES, browser_arguments

pytestmark = pytest.mark.xdist_group("browser")


def told(*alerts: Slip) -> dict[str, Any]:
    raw = banner.render(current.choose(alerts).alerts)
    assert len(raw) <= 2_048
    found: dict[str, Any] = json.loads(raw)
    return found


def test_it_tells_of_each_alert_what_the_strip_shows_in_utc_and_to_the_minute() -> None:
    summer = {"date": "2026-07-01T09:30", "now": "2026-07-01T16:00", "updates": (), "next_update": "2026-07-01 18:00"}
    assert told(urgent.alert(expires="2026-11-30"), urgent.alert("b", **summer, short_title="Short", severity="minor")) == {
        "count": 2,
        "alerts": [
            {"title": "Title of alert", "address": "news/2026/11/alert/", "severity": "major",
             "confirmed": "2026-11-22T15:10Z", "next_update": "2026-11-22T18:00Z", "until": "2026-11-30T23:59Z"},
            {"title": "Short", "address": "news/2026/07/b/", "severity": "minor",
             "confirmed": "2026-07-01T08:30Z", "next_update": "2026-07-01T17:00Z"},
        ],
    }  # fmt: skip


def test_without_an_alert_there_is_the_same_file() -> None:
    assert told() == {"count": 0, "alerts": []}


def test_of_many_it_names_the_gravest_eight_and_counts_all() -> None:
    slips = [urgent.alert(f"a{n}", severity="minor" if n % 2 else "emergency") for n in range(20)]
    found = told(*slips)
    assert found["count"] == 20
    assert [alert["severity"] for alert in found["alerts"]] == ["emergency"] * 8


def test_titles_are_cut_at_words_before_an_alert_is_left_out_and_an_address_never_is() -> None:
    found = told(*urgent.longest(8, next_update=None))
    assert len(found["alerts"]) == 8
    for alert in found["alerts"]:
        assert alert["address"].endswith("/")
        assert len(alert["address"]) > 100
        assert alert["title"].endswith("…")
        assert urgent.LONG_TITLE.startswith(alert["title"].removesuffix("…"))


def test_a_single_long_title_is_not_cut() -> None:
    assert told(*urgent.longest(1))["alerts"][0]["title"] == urgent.LONG_TITLE


@given(st.lists(st.tuples(st.text(min_size=1, max_size=300), st.integers(1, 160)), max_size=12))
def test_it_never_has_more_than_two_kilobytes(several: list[tuple[str, int]]) -> None:
    base = urgent.alert().item
    slips = []
    for number, (title, length) in enumerate(several):
        path = f"news/2026/11/{'a' * length}{number}.md"
        slips.append(Slip(base.model_copy(update={"title": title, "path": path, "short_title": None})))
    raw = banner.render(slips)
    assert len(raw) <= 2_048
    found = json.loads(raw)
    assert found["count"] == len(several)
    assert [alert["address"] for alert in found["alerts"]] == [s.item.address for s in slips[: len(found["alerts"])]]


# In a browser, on pages that were built once


MAJOR = {
    "title": "No water in Northgate", "address": "news/2026/11/burst-main-northgate/", "severity": "major",
    "confirmed": "2026-11-22T13:20Z", "next_update": "2026-11-22T14:00Z", "until": "2026-11-22T20:00Z",
}  # fmt: skip
MINOR = {
    "title": "Bird flu",
    "address": "news/2026/11/bird-flu/",
    "severity": "minor",
    "confirmed": "2026-11-20T10:00Z",
}
HOURS = 3_600_000  # milliseconds
ITEM = "news/2026/11/winter-gritting-routes/"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        launched = play.chromium.launch(**browser_arguments())
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with sample.served(site) as root:
        yield root


class Now:
    """What the server tells of alerts, to be changed while a page is open, and how often it was asked."""

    def __init__(self, *alerts: dict[str, str], count: int = 0) -> None:
        self.asked = 0
        self.tell(*alerts, count=count)

    def tell(self, *alerts: dict[str, str], count: int = 0) -> None:
        self.alerts = alerts
        self.body = json.dumps({"count": count or len(alerts), "alerts": alerts})


@contextmanager
def opened(
    browser: Browser, url: str, now: Now | None, moment: str = "2026-11-22T13:30:00Z", width: int = 1280, **how: Any
) -> Iterator[Page]:
    """A page at a moment by a clock that the test moves, in a place far from the newsroom's."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, timezone_id="America/New_York", locale="de-DE", **how
    )
    page = context.new_page()
    page.clock.install(time=datetime.fromisoformat(moment))

    def answer(route: Any) -> None:
        if now is None:
            route.abort()
            return
        now.asked += 1
        route.fulfill(body=now.body, content_type="application/json")

    page.route("**/now.json", answer)
    page.goto(url)
    if now and now.alerts and how.get("java_script_enabled", True):
        page.locator(".banner-alert").first.wait_for()
    else:
        page.wait_for_load_state("networkidle")
    try:
        yield page
    finally:
        context.close()


def strip(page: Page) -> str:
    """What is seen of it, in one line."""
    return " ".join(page.locator(".banner").inner_text().split())


@pytest.mark.parametrize("path", ["", ITEM, "404.html", "accessibility/"])
def test_it_shows_the_gravest_alert_on_every_page(browser: Browser, address: str, path: str) -> None:
    with opened(browser, address + path, Now(MAJOR)) as page:
        if path == "404.html":  # its links begin at the root
            assert page.locator(".banner-link").get_attribute("href") == "/now/"
        assert strip(page) == "Current alerts Major alert No water in Northgate confirmed 13:20"
        assert page.get_by_role("region", name="Alerts now").get_by_role("link", name="No water").count() == 1
        assert page.locator(".banner-title").evaluate("it => it.href") == address + MAJOR["address"]
        assert page.locator(".banner-grade svg").count() == 1


def test_on_a_site_under_a_path_it_asks_there(browser: Browser, site: Path, tmp_path: Path) -> None:
    (tmp_path / "council").mkdir()
    (tmp_path / "council/newsroom").symlink_to(site)
    with sample.served(tmp_path) as root, opened(browser, f"{root}council/newsroom/{ITEM}", Now(MAJOR)) as page:
        assert page.locator(".banner-title").evaluate("it => it.href") == f"{root}council/newsroom/{MAJOR['address']}"


@pytest.mark.parametrize("now", [Now(), None], ids=["no alert", "no answer"])
def test_without_an_alert_or_an_answer_there_is_the_plain_link(browser: Browser, address: str, now: Now | None) -> None:
    with opened(browser, address + ITEM, now) as page:
        assert strip(page) == "Current alerts"
        page.get_by_role("link", name="Current alerts").click()
        assert page.url == f"{address}now/"


def test_without_scripts_there_is_the_plain_link_too(browser: Browser, address: str) -> None:
    with opened(browser, address + ITEM, Now(MAJOR), java_script_enabled=False) as page:
        assert strip(page) == "Current alerts"


def test_an_answer_that_makes_no_sense_is_none(browser: Browser, address: str) -> None:
    for body in ("<html>", "{}", "null", "[]"):
        now = Now()
        now.body = body
        with opened(browser, address + ITEM, now) as page:
            assert strip(page) == "Current alerts"


def test_past_its_next_update_it_says_so_by_itself_and_past_its_end_it_goes(browser: Browser, address: str) -> None:
    with opened(browser, address + ITEM, Now(MAJOR)) as page:
        page.clock.run_for("29:00")
        assert "confirmed 13:20" in strip(page)
        page.clock.run_for("02:00")
        page.get_by_text("not confirmed since 13:20").wait_for()
        page.clock.run_for(6 * HOURS)
        page.locator(".banner-alert").wait_for(state="detached")
        assert strip(page) == "Current alerts"


def test_when_all_that_it_names_have_ended_those_that_it_only_counts_are_still_counted(
    browser: Browser, address: str
) -> None:
    with opened(browser, address + ITEM, Now(MAJOR, count=9), width=320) as page:
        page.clock.run_for(7 * HOURS)
        page.locator(".banner-alert").wait_for(state="detached")
        assert strip(page) == "Current alerts and 8 more"
        page.get_by_role("link", name="and 8 more").click()
        assert page.url == f"{address}now/"


def test_what_is_new_is_asked_for_before_anything_is_called_late(browser: Browser, address: str) -> None:
    now = Now(MAJOR)
    with opened(browser, address + ITEM, now) as page:
        now.tell({**MAJOR, "confirmed": "2026-11-22T13:55Z", "next_update": "2026-11-22T16:00Z"})
        page.clock.run_for("31:00")
        page.get_by_text("confirmed 13:55").wait_for()
        assert "not confirmed" not in strip(page)
        assert now.asked == 2


def test_another_day_is_named_in_the_newsrooms_own_zone(browser: Browser, address: str) -> None:
    summer = {**MINOR, "confirmed": "2026-07-01T23:30Z", "next_update": "2026-07-02T08:00Z"}
    for moment, said in (
        ("2026-07-02T06:00:00Z", "confirmed 00:30"),  # already the second in London, and still the first in New York
        ("2026-07-02T08:00:00Z", "not confirmed since 00:30"),
        ("2026-07-03T03:00:00Z", "not confirmed since 2 July, 00:30"),
    ):
        with opened(browser, address + ITEM, Now(summer), moment) as page:
            assert strip(page).endswith(f"Bird flu {said}")


def test_a_page_that_is_looked_at_again_learns_what_is_new(browser: Browser, address: str) -> None:
    now = Now(MAJOR)
    with opened(browser, address + ITEM, now) as page:
        again = "document.dispatchEvent(new Event('visibilitychange'))"
        page.evaluate(again)
        assert now.asked == 1
        now.tell({**MAJOR, "title": "Water is back"})
        page.clock.run_for("05:00")
        page.evaluate(again)
        page.get_by_text("Water is back").wait_for()


def test_the_others_are_behind_a_button_and_what_is_left_behind_a_link(browser: Browser, address: str) -> None:
    several = [{**MINOR, "title": f"Alert {n}"} for n in range(8)]
    with opened(browser, address + ITEM, Now(*several, count=12), width=320) as page:
        button = page.get_by_role("button", name="11 more")
        assert button.get_attribute("aria-expanded") == "false"
        assert not page.get_by_role("link", name="Alert 1").is_visible()
        button.focus()
        page.keyboard.press("Enter")
        assert button.get_attribute("aria-expanded") == "true"
        assert page.locator(".banner-others a").all_inner_texts() == [
            *(f"Alert {n}" for n in range(1, 8)),
            "and 4 more",
        ]
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Alert 1"
        page.keyboard.press("Escape")
        assert button.get_attribute("aria-expanded") == "false"
        assert button.evaluate("it => it === document.activeElement")


def test_a_list_that_is_open_stays_open_and_keeps_its_focus_when_the_clock_moves_on(
    browser: Browser, address: str
) -> None:
    with opened(browser, address + ITEM, Now(MAJOR, MINOR)) as page:
        page.get_by_role("button", name="1 more").click()
        page.clock.run_for("31:00")
        page.get_by_text("not confirmed since 13:20").wait_for()
        assert page.get_by_role("link", name="Bird flu").is_visible()
        assert page.evaluate("document.activeElement.className") == "banner-button"


_SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value; }))
    .observe({type: 'layout-shift', buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 50)));
})"""


def _answered(body: str, route: Any) -> None:
    route.fulfill(body=body, content_type="application/json")


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_moves_when_it_fills(browser: Browser, address: str, width: int) -> None:
    lasting = {**MAJOR, "until": "2126-01-01T00:00Z"}
    long = {
        **lasting,
        "title": "The river has come over its banks in many places " * 6,
        "confirmed": "2026-09-21T13:20Z",
    }
    heights = []
    for now in (Now(), Now(lasting), Now(long, MINOR, {**MINOR}, count=12)):
        context = browser.new_context(viewport={"width": width, "height": 800})
        page = context.new_page()
        page.route("**/now.json", partial(_answered, now.body))
        page.goto(address + ITEM)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(_SHIFT) == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        heights.append(page.locator(".banner").bounding_box()["height"])  # type: ignore[index]
        context.close()
    assert len(set(heights)) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_it_when_it_is_open(browser: Browser, address: str, width: int, scheme: str) -> None:
    alerts = [{**MAJOR, "severity": "emergency"}, MAJOR, MINOR]
    with opened(
        browser, address + ITEM, Now(*alerts, count=9), width=width, color_scheme=scheme, bypass_csp=True
    ) as page:
        page.locator(".banner-button").click()
        page.evaluate(_AXE)
        found = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", _RULES)
        assert not [(v["id"], [n["target"] for n in v["nodes"]]) for v in found["violations"]]


def test_a_title_is_only_ever_text(browser: Browser, address: str) -> None:
    with opened(browser, address + ITEM, Now({**MINOR, "title": "<img src=x onerror=alert(1)> & more"})) as page:
        assert "<img src=x onerror=alert(1)> & more" in strip(page)
        assert page.locator(".banner img").count() == 0


def test_it_is_not_printed(browser: Browser, address: str) -> None:
    with opened(browser, address + ITEM, Now(MAJOR)) as page:
        page.emulate_media(media="print")
        assert not page.locator(".banner").is_visible()


# The page of an alert and the lists that hold it


ALERT = "news/2026/11/burst-main-northgate/"  # confirmed at 10:30, more at 15:00, expires on the 25th at 12:00


def test_the_page_of_an_alert_says_by_itself_that_nobody_confirmed_it_and_that_it_is_over(
    browser: Browser, address: str
) -> None:
    with opened(browser, address + ALERT, Now(MINOR), "2026-11-22T14:59:00Z") as page:
        late = page.locator("main").get_by_text("Not confirmed since 22 November 2026, 10:30")
        over = page.get_by_role("heading", name="No longer current")
        instruction = page.get_by_role("heading", name="What to do now")
        assert (late.is_visible(), over.is_visible(), instruction.is_visible()) == (False, False, True)
        page.clock.run_for("02:00")
        assert (late.is_visible(), over.is_visible(), instruction.is_visible()) == (True, False, True)
        page.clock.run_for(70 * HOURS)
        assert (late.is_visible(), over.is_visible(), instruction.is_visible()) == (False, True, False)


@pytest.mark.parametrize("path", ["", "alerts/", "topics/housing/"])
def test_so_does_its_row_in_lists(browser: Browser, address: str, path: str) -> None:
    for moment, said in (
        ("2026-11-22T14:00:00Z", ["Current", "Updated 22 November 2026, 10:30"]),
        ("2026-11-22T15:00:00Z", ["Current", "Updated 22 November 2026, 10:30", "Not confirmed since 22 November 2026, 10:30"]),
        ("2026-11-25T12:00:00Z", ["Updated 22 November 2026, 10:30", "No longer current"]),
    ):  # fmt: skip
        with opened(browser, address + path, Now(MINOR), moment) as page:
            row = page.locator(".entry").filter(has_text="burst main")
            assert row.first.locator(".states li:visible").all_inner_texts() == said


def test_with_scripts_off_the_printed_times_stand(browser: Browser, address: str) -> None:
    with opened(browser, address + ALERT, None, "2026-12-22T12:00:00Z", java_script_enabled=False) as page:
        facts = " ".join(page.locator(".facts").inner_text().split())
        for part in (
            "Last confirmed 22 November 2026, 10:30", "Next update 22 November 2026, 15:00",
            "Ends 25 November 2026, 12:00",
        ):  # fmt: skip
            assert part in facts
        assert "Not confirmed since" not in facts


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-12-02T12:00:00Z", "(12 days left)"),
        ("2026-12-12T23:59:00Z", "(2 days left)"),
        ("2026-12-13T00:01:00Z", "(closes tomorrow)"),
        ("2026-12-13T23:50:00Z", "(closes tomorrow)"),
        ("2026-12-14T00:00:00Z", "(closes today)"),
        ("2026-12-14T23:50:00Z", "(closes today)"),
        ("2026-12-14T23:59:00Z", ""),
    ],
)
def test_days_left_are_counted_in_the_newsrooms_zone(browser: Browser, address: str, moment: str, said: str) -> None:
    with opened(browser, address + ITEM, Now(MINOR), moment) as page:
        page.evaluate("""() => {
          document.querySelector('h1').insertAdjacentHTML(
            'afterend', '<p>It closes. <span id="left" data-days-left="2026-12-14T23:59:00+00:00" hidden></span></p>');
          newsroom.update();
        }""")
        left = page.locator("#left")
        assert left.inner_text() == said
        assert left.is_visible() is bool(said)


def test_what_is_shown_for_a_time_comes_and_goes(browser: Browser, address: str) -> None:
    with opened(browser, address + ITEM, Now(MINOR), "2026-11-22T12:00:00Z") as page:
        page.evaluate("""() => {
          document.querySelector('h1').insertAdjacentHTML(
            'afterend', '<p id="a" data-from="2026-11-22T12:10:00+00:00" data-until="2026-11-24T13:00:00+01:00" hidden>A</p>');
          newsroom.update();
        }""")
        one = page.locator("#a")
        assert not one.is_visible()
        page.clock.run_for("10:01")
        assert one.is_visible()
        page.clock.run_for(47 * HOURS)
        assert one.is_visible()
        page.clock.run_for(HOURS)
        assert not one.is_visible()


# The light page


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
        page.evaluate(_AXE)
        found = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", _RULES)
        assert not [(v["id"], [n["target"] for n in v["nodes"]]) for v in found["violations"]]
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
