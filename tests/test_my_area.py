"""“My area” in a real browser: chosen by a postcode or on the page of a place, kept there alone, leading the home page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import porch
import pytest
import shown
from browsing import barriers, moved
from newsroom.directory import Ended
from playwright.sync_api import Browser, Locator, Page, expect
from porch import Porch

pytestmark = pytest.mark.xdist_group("porch")

KEPT = "JSON.parse(localStorage.getItem('newsroom.area'))?.places ?? null"


@pytest.fixture
def page(browser: Browser, server: Porch) -> Iterator[Page]:
    with porch.visited(browser, server, bypass_csp=True) as found:
        yield found


def block(page: Page) -> Locator:
    return page.locator(".my-area")


def choose(page: Page, server: Porch, place: str = "harbour") -> None:
    page.goto(f"{server.root}places/{place}/")
    page.get_by_role("button", name="Make this my area").click()
    expect(page.locator(".my-area-said")).to_have_text("It now leads the home page, in this browser only.")


def test_the_page_of_a_place_makes_it_ones_area_and_forgets_it(page: Page, server: Porch) -> None:
    choose(page, server)
    assert page.evaluate(KEPT) == ["harbour"]
    page.get_by_role("button", name="Forget my area").click()
    expect(page.locator(".my-area-said")).to_have_text("It is forgotten.")
    assert page.evaluate("localStorage.length") == 0
    assert page.get_by_role("button", name="Make this my area").is_visible()


def test_a_postcode_offers_its_places_and_nothing_is_kept_unasked(page: Page, server: Porch) -> None:
    page.goto(server.root)
    page.get_by_role("textbox").fill("ZZ99 1AD")
    page.keyboard.press("Enter")
    offered = page.locator(".street-after").get_by_role("button", name="Make this my area")
    expect(offered).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    offered.click()
    assert page.evaluate(KEPT) == ["harbour", "quayside"]
    expect(block(page).get_by_role("heading", name="My area: Harbour, Quayside")).to_be_visible()
    block(page).get_by_role("button", name="Forget my area").click()
    expect(block(page)).to_be_hidden()
    assert page.locator(".street-after").get_by_role("button", name="Make this my area").is_visible()


def test_the_home_page_begins_with_what_is_current_open_to_come_and_new_there(page: Page, server: Porch) -> None:
    choose(page, server)
    page.goto(server.root)
    expect(block(page).get_by_role("heading", name="My area: Harbour")).to_be_visible()
    titles = block(page).get_by_role("heading", level=3).all_inner_texts()
    assert titles == ["Gas leak", "Which trees?", "Quay fair", "Rope Walk closes", "Moorings"]
    assert block(page).get_by_role("link", name="Harbour").evaluate("it => it.href") == f"{server.root}places/harbour/"
    assert block(page).get_by_text("Emergency").is_visible()
    assert block(page).get_by_text("Open until 14 December 2026").is_visible()
    assert page.locator("main h2").first.inner_text() == "My area: Harbour"


def test_who_chose_a_place_that_is_no_more_is_shown_what_it_became(page: Page, server: Porch) -> None:
    choose(page, server)
    server.put("areas.json", porch.of_areas(*porch.ITEMS, harbour=Ended("2026-11", ("northgate", "moor"))))
    page.goto(server.root)
    expect(block(page).get_by_role("heading", name="My area: Northgate, Moor")).to_be_visible()
    assert block(page).get_by_role("heading", level=3).all_inner_texts() == ["No water in Northgate"]


def test_what_has_ended_by_the_servers_clock_is_left_out(page: Page, server: Porch) -> None:
    choose(page, server)
    server.date = datetime(2026, 12, 20, tzinfo=shown.SETTINGS.zone)
    page.goto(server.root)
    expect(block(page).get_by_role("heading", level=3).first).to_have_text("Gas leak")
    assert block(page).get_by_role("heading", level=3).all_inner_texts() == ["Gas leak", "Rope Walk closes", "Moorings"]


def test_a_device_whose_date_is_wrong_leaves_nothing_out_and_calls_nothing_late(page: Page, server: Porch) -> None:
    soon = shown.alert(
        "soon", title="Flood", places=("harbour",), next_update="2026-11-22 22:00", expires="2026-11-23 21:00"
    )
    server.put("areas.json", porch.of_areas(soon, now=porch.NOW))
    choose(page, server)
    page.clock.set_fixed_time(datetime(2027, 6, 1, tzinfo=shown.SETTINGS.zone))
    page.goto(server.root)
    expect(block(page).get_by_role("heading", level=3)).to_have_text("Flood")
    assert block(page).get_by_text("confirmed 22 November 2026, 15:10", exact=True).is_visible()


def test_who_has_no_area_sees_no_block_and_asks_for_nothing(page: Page, server: Porch) -> None:
    page.goto(server.root)
    page.wait_for_load_state("networkidle")
    assert not block(page).is_visible()
    assert server.lists == []


def test_nothing_moves_with_an_area_or_without(page: Page, server: Porch) -> None:
    page.goto(server.root)
    page.wait_for_load_state("networkidle")
    assert moved(page) == []
    choose(page, server)
    for _ in range(2):  # the first of them learns how much room it takes
        page.goto(server.root)
        expect(block(page).get_by_role("heading", level=3).first).to_be_visible()
        page.wait_for_load_state("networkidle")
    assert moved(page) == []


def test_no_request_says_which_area_it_is(page: Page, server: Porch) -> None:
    choose(page, server)
    server.told.clear()
    page.goto(server.root)
    expect(block(page).get_by_role("heading", level=3).first).to_be_visible()
    assert "areas.json" in server.asked
    assert not [heard for heard in server.told if "harbour" in heard.lower().replace("referer: " + server.root, "")]


def test_when_the_list_is_missing_the_way_to_the_place_stays(page: Page, server: Porch) -> None:
    choose(page, server)
    server.put("areas.json", None)
    page.goto(server.root)
    expect(block(page)).to_contain_text("What is new there can’t be loaded at the moment.")
    assert block(page).get_by_role("link").evaluate("it => it.href") == f"{server.root}places/harbour/"


@pytest.mark.parametrize("kept", ["{", "null", '"x"', '{"places":["gone"]}', '{"places":7}'])
def test_whatever_stands_in_the_browser_the_page_stays_whole(page: Page, server: Porch, kept: str) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(server.root)
    page.evaluate("kept => localStorage.setItem('newsroom.area', kept)", kept)
    page.goto(server.root)
    page.wait_for_load_state("networkidle")
    assert wrong == []
    assert not block(page).is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_block(page: Page, server: Porch, scheme: str) -> None:
    choose(page, server)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(server.root)
    expect(block(page).get_by_role("heading", level=3).first).to_be_visible()
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
