"""The box for streets and postcodes in a real browser: what it answers, and how it is met."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import porch
import pytest
import shown
from browsing import barriers
from playwright.sync_api import Browser, Page, Route, expect
from porch import GAS, ITEMS, NOW, ORDER, RING, STORM, WATER, Porch, ask, field, said, verdicts

pytestmark = pytest.mark.xdist_group("porch")


def test_a_street_that_is_listed_is_answered_with_the_item_how_grave_it_is_and_when_it_was_confirmed(
    page: Page,
) -> None:
    found = ask(page, "12a gallows tree ln")
    assert verdicts(page) == ["Yes: listed in No water in Northgate"]
    assert "Major alert confirmed 15:10 Gallows Tree Lane (Northgate)" in found
    assert page.locator(".street-answer .kind-alert_major svg").count() == 1
    page.get_by_role("link", name="No water in Northgate").last.click()
    assert page.url.endswith("/news/2026/11/water/")


def test_streets_of_one_name_are_all_shown_each_with_its_place_the_gravest_first(page: Page) -> None:
    found = ask(page, "High St")
    assert verdicts(page) == ["Yes: listed in Gas leak", "Yes: listed in No water in Northgate"]
    assert "High Street (Harbour)" in found
    assert "High Street, from numbers 80 to 112 (Northgate)" in found


def test_a_postcode_that_is_listed_is_answered_with_its_item_and_its_place(page: Page) -> None:
    found = ask(page, "zz995gt")
    assert verdicts(page) == ["Yes: listed in No water in Northgate"]
    assert f"Its page says more, and what to do. If you have questions, {RING}." in found
    assert "ZZ99 5GT lies in Northgate. That is a best fit" in found
    assert "Next to it: Harbour (there is an alert)." in found


def test_a_street_that_nothing_names_is_not_in_the_list_since_when_by_the_newsrooms_clock(page: Page) -> None:
    found = ask(page, "Station Road")
    assert verdicts(page) == ["Not in the list, last checked 21:40."]
    assert RING in found
    assert "not affected" not in found


def test_the_list_was_checked_when_the_server_says_so_whatever_the_readers_clock(page: Page, server: Porch) -> None:
    server.date = datetime(2026, 11, 22, 21, 37, tzinfo=shown.SETTINGS.zone)
    ask(page, "Station Road")
    assert verdicts(page) == ["Not in the list, last checked 21:37."]
    server.date = datetime(2026, 11, 21, 8, 5, tzinfo=shown.SETTINGS.zone)  # what stands between may keep a copy
    ask(page, "Station Road")
    assert verdicts(page) == ["Not in the list, last checked 21 November, 08:05."]


def test_a_time_that_the_clock_shows_twice_is_told_from_the_other(page: Page, server: Porch) -> None:
    for hour, said_of_it in ((0, "01:30 BST"), (1, "01:30 GMT"), (2, "02:30")):
        server.date = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
        ask(page, "Station Road")
        assert verdicts(page) == [f"Not in the list, last checked 25 October, {said_of_it}."]


def test_a_postcode_in_a_ward_whose_alert_names_only_streets_cannot_be_told(page: Page) -> None:
    found = ask(page, "ZZ99 1AB")
    assert verdicts(page) == [f"We can’t tell: {RING}."]
    assert "Gas leak: this names streets (Harbour). Look for yours: Fish Street; High Street." in found
    assert "ZZ99 1AB lies in Harbour." in found


def test_with_the_street_beside_it_such_a_postcode_can_be_told(page: Page) -> None:
    assert "Yes: listed in Gas leak" in ask(page, "3 Fish St, ZZ99 1AB")
    found = ask(page, "3 Station Road ZZ99 1AB")
    assert verdicts(page) == ["Not in the list, last checked 21:40."]
    assert "Gas leak: this names streets" in found


def test_a_street_of_the_same_name_where_the_postcode_does_not_lie_is_no_yes_and_is_shown_with_its_place(
    page: Page,
) -> None:
    found = ask(page, "12 Fish Street, ZZ9 5NR")
    assert verdicts(page) == ["Not in the list, last checked 21:40."]
    assert "In another place a street of this name is listed in Gas leak Emergency" in found
    assert "Fish Street (Harbour)" in found
    assert "ZZ9 5NR lies in Moor." in found
    found = ask(page, "12 Fish Street, SW1A 1AA")
    assert verdicts(page) == [f"We can’t tell: {RING}."]
    assert "SW1A 1AA is not among the postcodes" in found
    assert "Fish Street (Harbour)" in found


def test_where_nobody_says_what_lies_next_to_the_postcode_a_street_of_the_same_name_leaves_it_open(page: Page) -> None:
    found = ask(page, "12 Fish Street, ZZ8 3AA")
    assert verdicts(page) == [f"We can’t tell: {RING}."]
    assert "ZZ8 3AA lies in Island." in found
    assert "Fish Street (Harbour)" in found


@pytest.mark.parametrize(
    "typed",
    ["Rope Walk, ZZ99 1AB", "Rope Walk, ZZ99 1AD", "Fish Street, ZZ99 1AD", "Fish Street, ZZ99 5NR", "Fish Street"],
    ids=["around it", "there", "within it", "next to it", "anywhere"],
)
def test_a_street_is_listed_for_postcodes_of_its_place_around_and_within_it_and_next_to_it(
    page: Page, typed: str
) -> None:
    ask(page, typed)
    assert verdicts(page)[0].startswith("Yes: listed in ")


def test_two_wards_are_two_places_though_one_place_without_a_code_holds_both(page: Page) -> None:
    assert "Gallows Tree Lane (Northgate)" in ask(page, "Gallows Tree Lane, ZZ8 1AA")
    assert verdicts(page) == ["Not in the list, last checked 21:40."]


def test_a_postcode_of_the_council_of_which_nobody_knows_the_place_is_said_to_be_that(page: Page) -> None:
    assert "We don’t know in which place ZZ8 2AA lies." in ask(page, "ZZ8 2AA")
    assert verdicts(page) == [f"We can’t tell: {RING}."]
    ask(page, "Fish Street, ZZ8 2AA")
    assert verdicts(page) == ["Yes: listed in Gas leak"]


def test_a_postcode_that_an_alert_of_its_ward_does_not_list_is_not_in_the_list_and_its_streets_are_shown(
    page: Page,
) -> None:
    found = ask(page, "ZZ99 5NR")
    assert verdicts(page) == ["Not in the list, last checked 21:40."]
    assert "No water in Northgate: this names streets (Northgate). Look for yours: Gallows Tree Lane;" in found


def test_an_item_for_a_whole_place_lists_every_postcode_within_it(page: Page, server: Porch) -> None:
    wide = shown.alert("wide", title="Flood", places=("harbour",), streets=(), postcodes=(), next_update=None)
    server.put("affected.json", porch.listed(wide))
    assert "for all of Harbour" in ask(page, "ZZ99 1AD")
    assert verdicts(page)[0] == "Yes: listed in Flood"
    assert verdicts(page)[1] == "Your street or postcode itself is not in the list, last checked 21:40."
    ask(page, "ZZ99 5NR")
    assert verdicts(page) == ["Not in the list, last checked 21:40."]
    found = ask(page, "Station Road")
    assert verdicts(page) == [f"We can’t tell: {RING}."]
    assert "Flood: this is for all of Harbour." in found
    assert "for all of Harbour" in ask(page, "Harbour")
    assert "for all of Harbour" in ask(page, "Quayside")


def test_an_item_for_a_part_of_where_a_postcode_lies_cannot_be_told(page: Page, server: Porch) -> None:
    part = shown.alert("part", title="Flood", places=("pier",), streets=(), postcodes=(), next_update=None)
    server.put("affected.json", porch.listed(part))
    ask(page, "ZZ99 1AD")
    assert verdicts(page) == [f"We can’t tell: {RING}."]


def test_an_item_for_the_whole_council_hides_no_answer_and_is_told_besides(page: Page, server: Porch) -> None:
    server.put("affected.json", porch.listed(STORM, WATER))
    found = ask(page, "Station Road")
    assert verdicts(page) == ["Not in the list, last checked 21:40."]
    assert found.index("Not in the list") < found.index("Besides: Storm. This is for the whole council area.")
    found = ask(page, "Gallows Tree Lane")
    assert verdicts(page) == ["Yes: listed in No water in Northgate"]
    assert found.index("Gallows Tree Lane") < found.index("Besides: Storm.")


def test_a_postcode_of_another_council_is_told_nothing_that_is_for_this_one(page: Page, server: Porch) -> None:
    server.put("affected.json", porch.listed(STORM))
    found = ask(page, "SW1A 1AA")
    assert "is not among the postcodes" in found
    assert "Storm" not in found


def test_who_types_the_name_of_a_place_is_shown_the_streets_that_are_listed_there(page: Page) -> None:
    found = ask(page, "northgate")
    assert verdicts(page) == [f"We can’t tell: {RING}."]
    assert "Look for yours: Gallows Tree Lane;" in found
    ask(page, "Station Road, Northgate")
    assert verdicts(page) == ["Not in the list, last checked 21:40."]


def test_an_alert_that_was_to_be_confirmed_by_now_may_name_too_few_streets(page: Page, server: Porch) -> None:
    late = shown.alert("late", title="Flood", places=("harbour",), streets=("The Quay",), postcodes=("ZZ99 1AA",))
    server.put("affected.json", porch.listed(late))
    found = ask(page, "Station Road")
    assert verdicts(page) == [f"We can’t tell: {RING}."]
    assert "Flood was to be confirmed by 18:00." in found
    ask(page, "ZZ99 5NR")  # next to it
    assert verdicts(page) == [f"We can’t tell: {RING}."]
    ask(page, "ZZ9 5NR")
    assert verdicts(page) == ["Not in the list, last checked 21:40."]
    assert "not confirmed since 15:10" in ask(page, "Quay")


def test_what_has_ended_by_the_servers_clock_lists_nothing_more(page: Page, server: Porch) -> None:
    ended = shown.alert("ended", streets=("Fish Street",), expires="2026-11-22 21:00", next_update=None)
    server.put("affected.json", porch.listed(ended, now=datetime.fromisoformat("2026-11-22T20:00+00:00")))
    ask(page, "Fish Street")
    assert verdicts(page) == ["Not in the list, last checked 21:40."]


@pytest.mark.parametrize("wrong", ["2025-01-01T00:00:00Z", "2027-06-01T12:00:00Z"])
def test_a_device_whose_date_is_wrong_hears_the_same_answer(page: Page, server: Porch, wrong: str) -> None:
    coming = shown.alert(
        "coming", title="Flood", places=("harbour",), streets=("Fish Street",), postcodes=(), updates=(),
        next_update="2026-11-22 22:00", expires="2026-11-23 21:00",
    )  # fmt: skip
    late = shown.alert("late", title="Ice", places=("northgate",), streets=("Mill Lane",), postcodes=())
    over = shown.alert(
        "over", title="Fog", streets=("Weir Road",), postcodes=(), expires="2026-11-22 21:00", next_update=None
    )
    server.put(
        "affected.json", porch.listed(coming, late, over, now=datetime(2026, 11, 22, 20, tzinfo=shown.SETTINGS.zone))
    )
    page.clock.set_fixed_time(wrong)
    assert "Major alert confirmed 22 November 2026, 09:30 Fish Street (Harbour)" in ask(page, "Fish Street")
    assert verdicts(page) == ["Yes: listed in Flood"]
    assert "Major alert not confirmed since 22 November 2026, 15:10 Mill Lane" in ask(page, "Mill Lane")
    ask(page, "Weir Road, ZZ9 5NR")
    assert verdicts(page) == ["Not in the list, last checked 22 November 2026, 21:40."]
    assert "Ice was to be confirmed by 22 November 2026, 18:00." in ask(page, "Station Road, ZZ99 1AB")
    assert "Next to it: Northgate (there is an alert)." in said(page)


def test_a_time_is_told_without_its_day_only_where_the_readers_day_and_the_servers_are_that(
    page: Page, server: Porch
) -> None:
    server.date = datetime(2026, 11, 23, 8, 0, tzinfo=shown.SETTINGS.zone)
    assert "confirmed 22 November, 15:10" in ask(page, "Gallows Tree Lane")


@pytest.mark.parametrize("typed", ["ZZ99", "12", "?!"])
def test_what_is_neither_a_street_nor_a_postcode_cannot_be_told(page: Page, server: Porch, typed: str) -> None:
    assert "Write the name of a street, or a whole postcode." in ask(page, typed)
    assert verdicts(page) == [f"We can’t tell: {RING}."]


@pytest.mark.parametrize("content", [None, b"<html>", b"", b"null", b"{}"])
def test_without_the_list_nothing_can_be_told(page: Page, server: Porch, content: bytes | None) -> None:
    server.put("affected.json", content)
    assert "The list can’t be read at the moment." in ask(page, "Fish Street")
    assert verdicts(page) == [f"We can’t tell: {RING}."]


def test_without_a_network_nothing_can_be_told(page: Page) -> None:
    ask(page, "Fish Street")
    page.context.set_offline(True)
    assert "The list can’t be read at the moment." in ask(page, "Fish Street")


@pytest.mark.parametrize("content", [None, b"{"])
def test_without_a_list_of_postcodes_a_listed_one_is_found_and_no_other_can_be_told(
    page: Page, server: Porch, content: bytes | None
) -> None:
    server.put("postcodes.json", content)
    assert "We can’t look up postcodes at the moment." in ask(page, "ZZ99 1AB")
    assert verdicts(page) == [f"We can’t tell: {RING}."]
    ask(page, "ZZ99 5GT")
    assert verdicts(page) == ["Yes: listed in No water in Northgate"]
    ask(page, "Station Road")
    assert verdicts(page) == ["Not in the list, last checked 21:40."]


def test_a_council_without_a_directory_is_asked_for_no_postcode_and_its_list_is_not_loaded(
    page: Page, server: Porch
) -> None:
    page.goto(server.root + porch.WITHOUT_POSTCODES)
    box = page.get_by_role("region", name="Is it about my street?")
    assert "postcode" not in box.inner_text().lower()
    field = box.get_by_role("textbox", name="Your street", exact=True)

    def ask(text: str) -> str:
        field.fill(text)
        field.press("Enter")
        return said(page)

    assert "Postcodes can’t be looked up here, only streets." in ask("ZZ99 1AB")
    assert verdicts(page) == [f"We can’t tell: {RING}."]
    assert "can’t" not in ask("ZZ99 5GT")  # which an alert lists
    assert verdicts(page) == ["Yes: listed in No water in Northgate"]
    ask("12 Fish Street, ZZ9 5NR")
    assert verdicts(page) == ["Yes: listed in Gas leak"]
    assert "postcode" not in ask("?!")
    assert "postcodes.json" not in server.asked


@pytest.mark.parametrize("postcode", ["ZZ99 9ZZ", "ZZ99 1ZZ", "SW1A 1AA"])
def test_a_postcode_that_is_not_the_councils_cannot_be_told(page: Page, postcode: str) -> None:
    assert f"{postcode} is not among the postcodes" in ask(page, postcode)
    assert verdicts(page) == [f"We can’t tell: {RING}."]


def test_a_name_that_is_almost_listed_is_offered_and_never_taken_silently(page: Page) -> None:
    found = ask(page, "Fsih Street")
    assert verdicts(page) == ["Not in the list, last checked 21:40."]
    assert found.startswith("Did you mean this street? Fish Street Not in the list")
    page.get_by_role("button", name="Fish Street").click()
    expect(page.locator(".street-verdict")).to_have_text("Yes: listed in Gas leak")
    expect(field(page)).to_have_value("Fish Street")
    expect(field(page)).to_be_focused()


def test_a_street_within_what_is_listed_cannot_be_told_and_is_offered_as_it_is_listed(
    page: Page, server: Porch
) -> None:
    weir = shown.alert(
        "weir", title="Flood", places=("harbour",), streets=("Weir Road (A38)",), postcodes=(), next_update=None
    )
    ends = shown.alert(
        "ends", title="Ice", places=("harbour",), streets=("All of Mill Lane",), postcodes=(), next_update=None
    )
    server.put("affected.json", porch.listed(weir, ends))
    for typed in ("Mill Lane", "Mill Lane, ZZ99 1AB", "Mill Lane, ZZ8 3AA", "Mill Lane, ZZ8 2AA"):
        assert ask(page, typed).startswith("Did you mean this street? All of Mill Lane We can’t tell"), typed
    assert ask(page, "A38").startswith("Did you mean this street? Weir Road (A38) We can’t tell")
    page.get_by_role("button", name="Weir Road (A38)").click()
    expect(page.locator(".street-verdict")).to_have_text("Yes: listed in Flood")
    ask(page, "Mill Lane, ZZ9 5NR")  # which lies elsewhere
    assert verdicts(page) == ["Not in the list, last checked 21:40."]


def test_a_street_listed_where_the_postcode_does_not_lie_hides_no_other_that_is_listed_in_other_words(
    page: Page, server: Porch
) -> None:
    all_of = shown.alert("all", title="Ice", places=(), streets=("All of Fish Street",), postcodes=(), next_update=None)
    server.put("affected.json", porch.listed(GAS, all_of))
    assert "Did you mean this street? All of Fish Street" in ask(page, "Fish Street, ZZ9 5NR")
    assert verdicts(page) == [f"We can’t tell: {RING}."]


def test_a_notice_says_until_when_it_is_open_with_the_year_where_that_is_another(page: Page, server: Porch) -> None:
    assert "Public notice until 14 December, 23:59 Rope Walk (Quayside)" in ask(page, "rope walk")
    server.put("affected.json", porch.listed(shown.notice(streets=("Rope Walk",), representations_by="2027-01-09")))
    assert "until 9 January 2027, 23:59" in ask(page, "rope walk")


def test_whom_to_ring_is_said_by_the_list_which_is_newer_than_the_page(page: Page, server: Porch) -> None:
    night = {"name": "Night desk", "number": "01632 960199", "link": "tel:+441632960199"}
    server.put("affected.json", {**json.loads(porch.listed(*ITEMS)), "phone": night})
    ask(page, "ZZ99 1AB")
    assert verdicts(page) == ["We can’t tell: ring Night desk on 01632 960199."]


def test_an_answer_that_comes_late_does_not_take_the_place_of_the_next(page: Page) -> None:
    held: list[Route] = []
    page.route("**/affected.json", lambda route: held.extend([route]), times=1)
    field(page).fill("Fish Street")
    field(page).press("Enter")
    expect(page.locator(".street-answer")).to_have_text("Looking…")
    ask(page, "Station Road")
    with page.expect_response("**/affected.json"):
        held[0].continue_()
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert verdicts(page) == ["Not in the list, last checked 21:40."]


@pytest.mark.parametrize("path", ["", "places/", "alerts/"])
def test_without_scripts_there_is_no_form_but_a_telephone_number_and_the_lists(
    browser: Browser, server: Porch, path: str
) -> None:
    server.reset()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.root + path)
    box = page.get_by_role("region", name="Is it about my street?")
    assert not field(page).is_visible()
    assert not box.get_by_role("button").is_visible()
    assert "Customer services on 01632 960100 ext 4" in box.inner_text()
    assert box.get_by_role("link", name="01632").get_attribute("href") == "tel:+441632960100"
    for name, leads in (("current alerts", "alerts/"), ("public notices", "notices/")):
        assert box.get_by_role("link", name=name, exact=True).evaluate("it => it.href") == server.root + leads
    context.close()


OLD = (  # what it takes away is what such a browser had not yet
    "delete Array.prototype.flatMap",
    "delete HTMLScriptElement.prototype.noModule",
    """const Own = RegExp; RegExp = (text, flags) => {
      if (String(text).includes("\\\\p{")) { throw new SyntaxError("Firefox before 78"); }
      return new Own(text, flags);
    };""",
)


@pytest.mark.parametrize("old", OLD, ids=["flatMap", "noModule", "letters"])
def test_where_an_old_browser_leaves_the_script_aside_it_is_as_without_scripts(
    page: Page, server: Porch, old: str
) -> None:
    page.add_init_script(old)
    page.goto(server.root)
    assert not field(page).is_visible()
    assert page.get_by_text("the page of each names all its streets and postcodes").is_visible()
    page.goto(f"{server.root}places/harbour/")
    assert not page.get_by_role("button", name="Make this my area").is_visible()


def test_a_browser_that_can_run_the_script_needs_nothing_newer(page: Page, server: Porch) -> None:
    """Safari 12 and Chrome 69 have modules, flatMap and classes of letters, and no replaceChildren before 14 and 86."""
    page.add_init_script(
        "for (const one of [Element, DocumentFragment, Document]) delete one.prototype.replaceChildren"
    )
    page.goto(server.root)
    ask(page, "ZZ99 1AD")
    assert verdicts(page) == [f"We can’t tell: {RING}."]
    page.get_by_role("button", name="Make this my area").click()
    expect(page.get_by_role("heading", name="My area: Harbour, Quayside")).to_be_visible()


@pytest.mark.parametrize("path", ["", "places/", "alerts/"])
def test_the_box_answers_on_each_page_that_has_it_and_its_links_lead_from_there(
    page: Page, server: Porch, path: str
) -> None:
    page.goto(server.root + path)
    ask(page, "ZZ99 5GT")
    answer = page.locator(".street-answer")
    assert answer.get_by_role("link", name="No water").evaluate("it => it.href") == f"{server.root}news/2026/11/water/"
    assert answer.get_by_role("link", name="Northgate", exact=True).evaluate("it => it.href") == (
        f"{server.root}places/northgate/"
    )


# How it is met.


def test_the_answer_is_announced_and_the_focus_stays(page: Page) -> None:
    ask(page, "Fish Street")
    expect(field(page)).to_be_focused()
    assert page.locator(".street-answer").get_attribute("role") == "status"
    assert field(page).get_attribute("spellcheck") == "false"  # some browsers send words away to have them checked
    assert field(page).get_attribute("autocomplete") == "off"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_the_answers(browser: Browser, server: Porch, width: int, scheme: str) -> None:
    server.reset()
    server.put("affected.json", porch.listed(WATER, GAS, ORDER, STORM))
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    page.goto(server.root)
    for typed in ("High Street", "ZZ99 1AB", "Fsih Street"):
        ask(page, typed)
        assert barriers(page) == [], typed
        assert page.evaluate("document.documentElement.scrollWidth") <= width, typed
    context.close()


def test_a_road_that_has_a_number_for_a_name_is_found_though_it_looks_like_half_a_postcode(
    page: Page, server: Porch
) -> None:
    server.put("affected.json", porch.listed(shown.alert("road", title="Road closed", streets=("A38",), postcodes=())))
    assert "Yes: listed in Road closed" in ask(page, "a38")
    assert "Write the name of a street, or a whole postcode." in ask(page, "EX1")
