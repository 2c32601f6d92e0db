"""The home page shows what stands open in the lists, and the newest below it."""

from __future__ import annotations

import outputs
import shown
from newsroom import homepage, life
from newsroom.news import News


def test_an_alert_an_open_consultation_and_the_newest_item_meet_on_the_home_page() -> None:
    made = (shown.alert("flood"), shown.consultation("ask"), shown.made("plain", "2026-11-24"))
    items = tuple(sorted((life.shown(one.item, shown.MOMENT) for one in made), key=lambda item: -item.stamp))
    lists = outputs.planned(items, shown.SETTINGS, shown.MOMENT)
    slips = [outputs.slip(one, shown.SETTINGS) for one in made]
    edition = News(items).on(shown.MOMENT)
    page = homepage.render(shown.pages(), edition, lists, slips, shown.MOMENT, "Newsroom", "<p>Welcome.</p>")
    assert all(f"Title of {name}" in page for name in ("flood", "ask", "plain"))
    assert page.index("<p>Welcome.</p>") < page.index("Title of flood") < page.index("Title of plain")
