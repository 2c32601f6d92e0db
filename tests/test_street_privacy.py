"""What is typed into the box for streets stays in the browser: the server writes down all that it is told."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from porch import DIRECTORY, SHARDED, Porch, ask, field, said

pytestmark = pytest.mark.xdist_group("porch")


SECRETS = ("wisteria", "crescent", "anselm", "zz99", "5nr", "1ab")


def leaks(server: Porch, page: Page) -> list[str]:
    """Where anything that was typed occurs in what the server heard or the browser keeps."""
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])")
    squeezed = [re.sub(r"[^a-z0-9]", "", heard.lower()) for heard in [*server.told, kept]]
    return [heard for heard in squeezed for secret in SECRETS if secret in heard]


def test_nothing_of_what_is_typed_leaves_the_browser(page: Page, server: Porch) -> None:
    for typed in (
        "14 Wisteria Crescent",
        "St Anselm’s Road",
        "ZZ99 5NR",
        "Flat 2, 3 Wisteria Cres, zz991ab",
        "ZZ99 7ZZ",
    ):
        field(page).press_sequentially(typed)
        field(page).press("Enter")
        said(page)
        field(page).fill("")
    assert leaks(server, page) == []
    assert sorted(server.lists) == [*["affected.json"] * 5, "postcodes.json"]
    assert not [heard for heard in server.told if heard.startswith("GET /affected") and "referer:" in heard.lower()]


def test_of_a_large_council_the_server_sees_half_a_postcode_and_only_after_the_page_has_said_so(
    page: Page, server: Porch
) -> None:
    server.put("postcodes.json", SHARDED)
    server.put("postcodes/zz99.json", {"sectors": {k: v for k, v in DIRECTORY["sectors"].items() if "ZZ99" in k}})
    found = ask(page, "ZZ99 5NR")
    assert "Our server then sees that somebody asked for ZZ99, and not your whole postcode." in found
    assert leaks(server, page) == []
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".street-answer")).to_contain_text("lies in Northgate")
    expect(field(page)).to_be_focused()
    assert "postcodes/zz99.json" in server.asked
    assert not [heard for heard in server.told if "5nr" in heard.lower()]
    assert "lies in Harbour" in ask(page, "ZZ99 1AB")  # of which nobody is asked again
    assert "is not among the postcodes" in ask(page, "SW1A 1AA")
    assert not [name for name in server.asked if "sw1a" in name.lower()]


def test_should_the_script_not_load_the_field_can_send_nothing(browser: Browser, server: Porch) -> None:
    server.reset()
    context = browser.new_context()
    page = context.new_page()
    page.route("**/street.js", lambda route: route.abort())
    page.goto(server.root)
    field(page).fill("14 Wisteria Crescent")
    field(page).press("Enter")
    page.wait_for_load_state()
    assert leaks(server, page) == []
    context.close()
