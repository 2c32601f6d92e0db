"""Pages of the sample newsroom at a moment by a clock that the test moves, and what its server tells of alerts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from playwright.sync_api import Browser, Page

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
ALERT = "news/2026/11/burst-main-northgate/"  # confirmed at 10:30, more at 15:00, expires on the 25th at 12:00


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
