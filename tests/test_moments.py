"""What follows the clock on a page without another build: an alert that nobody confirmed, its end, days that are left."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page
from strips import ALERT, HOURS, ITEM, MAJOR, MINOR, Now, opened

pytestmark = pytest.mark.xdist_group("strip")


def add(page: Page, html: str) -> None:
    """What an item would show below its headline."""
    page.evaluate(
        "html => { document.querySelector('h1').insertAdjacentHTML('afterend', html); newsroom.update(); }", html
    )


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
        said = page.locator("noscript p").inner_text()  # empty where it is not shown
        assert "has passed, this may no longer be so: see Current alerts." in said


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
        add(page, '<p>It closes. <span id="left" data-days-left="2026-12-14T23:59:00+00:00" hidden></span></p>')
        left = page.locator("#left")
        assert left.inner_text() == said
        assert left.is_visible() is bool(said)


def test_what_is_shown_for_a_time_comes_and_goes(browser: Browser, address: str) -> None:
    with opened(browser, address + ITEM, Now(MINOR), "2026-11-22T12:00:00Z") as page:
        add(page, '<p id="a" data-from="2026-11-22T12:10:00+00:00" data-until="2026-11-24T13:00:00+01:00" hidden>A</p>')
        one = page.locator("#a")
        assert not one.is_visible()
        page.clock.run_for("10:01")
        assert one.is_visible()
        page.clock.run_for(47 * HOURS)
        assert one.is_visible()
        page.clock.run_for(HOURS)
        assert not one.is_visible()


def test_without_scripts_the_page_of_an_alert_asks_nobody_to_ask(browser: Browser, address: str) -> None:
    for is_on in (True, False):
        with opened(browser, address + ALERT, Now(MAJOR), java_script_enabled=is_on) as page:
            assert page.get_by_role("link", name="Is it about my street?").is_visible() is is_on
