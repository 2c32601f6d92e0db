"""The strip of current alerts: what `now.json` tells it, and what a resident sees of it in a browser, without a rebuild."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sample
import urgent
from browsing import barriers, moved
from hypothesis import given
from hypothesis import strategies as st
from newsroom import banner, current
from newsroom.made import Slip
from playwright.sync_api import Browser, Page
from strips import HOURS, ITEM, MAJOR, MINOR, Now, opened

pytestmark = pytest.mark.xdist_group("strip")


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
    with opened(browser, address + ITEM, Now(MAJOR), width=320, java_script_enabled=False) as page:
        assert strip(page) == "Current alerts"
        assert page.locator(".banner").bounding_box()["height"] < 40, "no room for what never comes"  # type: ignore[index]


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
    with opened(browser, address + ITEM, Now(MAJOR, count=9), width=320, bypass_csp=True) as page:
        page.clock.run_for(7 * HOURS)
        page.locator(".banner-alert").wait_for(state="detached")
        assert strip(page) == "Current alerts and 8 more"
        assert barriers(page) == []
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
        assert moved(page) == []
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
        assert barriers(page) == []


def test_a_title_is_only_ever_text(browser: Browser, address: str) -> None:
    with opened(browser, address + ITEM, Now({**MINOR, "title": "<img src=x onerror=alert(1)> & more"})) as page:
        assert "<img src=x onerror=alert(1)> & more" in strip(page)
        assert page.locator(".banner img").count() == 0


def test_it_is_not_printed(browser: Browser, address: str) -> None:
    with opened(browser, address + ITEM, Now(MAJOR)) as page:
        page.emulate_media(media="print")
        assert not page.locator(".banner").is_visible()
