"""The search as a resident meets it in a real browser, over a small newsroom made for it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sample
import shown
from browsing import barriers
from newsroom import addresses, headers, indexing, search, searchpage
from newsroom.made import Made
from newsroom.pages import Pages
from playwright.sync_api import Browser, Locator, Page, Route, expect
from test_headers import answered

pytestmark = pytest.mark.xdist_group("browser")

UNDER = ("", "newsroom/")
LISTED = headers.files_of("cloudflare-pages", "https://news.exampleton.gov.uk/")["_headers"].decode()
WATCH = """addEventListener('securitypolicyviolation', event =>
  (window.seen = window.seen || []).push(`${event.effectiveDirective} ${event.blockedURI}`))"""
ITEMS = (
    shown.made("library", "2026-11-20", title="The library on Fish Street opens again", topics=("libraries",),
               places=("quayside",), html="<p>Longer hours from <em>Saturday</em>, and a café &lt;b&gt; AT&amp;T.</p>"),
    shown.alert("flood", places=("pier",), title="The Quay is flooded", html="<p>Stay away from the library.</p>"),
    shown.made("hours", "2026-03-02", title="New library hours", topics=("libraries",),
               html="<p>Longer on Sat and Sun.</p>"),
    *(shown.made(f"market-{n}", f"2025-{n:02}-07", title=f"Market day {n}", topics=("markets",)) for n in range(1, 13)),
    shown.made("strike", "2024-05-01", title="Library staff on strike", topics=("libraries",), places=("northgate",)),
    shown.made("founded", "2019-05-01", title="A library is founded"),
    shown.made("old-market", "2016-05-01", title="The market moves"),
    shown.made("secret", "2026-11-21", title="A library that was withdrawn",
               withdrawn={"date": "2026-11-22", "reason": "A mistake."}, now="2026-11-23"),
)  # fmt: skip


def write(file: Path, raw: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(raw)


def assets(site: Path) -> dict[str, str]:
    ours = {name: raw for name, (_, raw) in shown.COMPOSED.items()}
    for name, raw in ours.items():
        write(site / "assets" / name, raw)
    return {name: f"assets/{name}" for name in ours}


def built(site: Path, items: tuple[Made, ...] = ITEMS) -> Path:
    """All that the search needs, and a page for each item."""
    maker = Pages(shown.SETTINGS, shown.WORDS, (), assets(site), "", headers.meta_policy("github-pages"))
    bundles = search.bundles((made.item for made in items), shown.MOMENT)
    by_address = {made.item.address: made for made in items}
    write(site / addresses.file(search.ADDRESS), searchpage.render(maker.shell, bundles, indexing.folder()).encode())
    for name, raw in indexing.interface("en").items():
        write(site / indexing.folder() / name, raw)
    for bundle in bundles:
        made = (by_address[item.address] for item in bundle.items)
        documents = {m.item.address: search.document(m, shown.SETTINGS, shown.WORDS) for m in made}
        for name, raw in indexing.index(documents).items():
            write(site / bundle.address / name, raw)
    for one in items:
        write(site / addresses.file(one.item.address), maker.item(one).encode())
    write(site / "now.json", b'{"count":0,"alerts":[]}')
    return site


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same newsroom at the root of an address and under a path."""
    root = built(tmp_path_factory.mktemp("search"))
    shutil.copytree(root, root.parent / "copy")
    shutil.copytree(root.parent / "copy", root / "newsroom")
    return root


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with sample.served(folder) as root:
        yield root


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def status(page: Page) -> Locator:
    return page.get_by_role("status")


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="What are you looking for?")


def titles(page: Page) -> list[str]:
    return page.get_by_role("list", name="Results").get_by_role("heading", level=2).all_inner_texts()


def ask(page: Page, text: str) -> None:
    field(page).fill(text)
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("found for")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.id"))


LIBRARIES = {
    "The library on Fish Street opens again",
    "The Quay is flooded",
    "New library hours",
    "Library staff on strike",
}


@pytest.mark.parametrize("path", UNDER, ids=["at a root", "under a path"])
def test_words_are_found_and_each_result_leads_to_its_page(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}{path}search/")
    ask(page, "libraries")
    expect(status(page)).to_have_text("4 items found for “libraries”.")
    assert set(titles(page)) == LIBRARIES
    page.get_by_role("link", name="New library hours").click()
    page.wait_for_load_state()
    assert page.url == f"{address}{path}news/2026/03/hours/"
    assert page.get_by_role("heading", level=1).inner_text() == "New library hours"


@pytest.mark.parametrize("path", UNDER, ids=["at a root", "under a path"])
def test_every_page_leads_to_the_search_and_the_field_has_the_focus_there(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}{path}news/2026/03/hours/")
    page.get_by_role("banner").get_by_role("link", name="Search", exact=True).click()
    expect(field(page)).to_be_focused()
    assert page.url == f"{address}{path}search/"


def test_a_result_shows_date_kind_and_where_the_words_stand(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=saturday")
    row = page.get_by_role("listitem").filter(
        has=page.get_by_role("heading", name="The library on Fish Street opens again")
    )
    expect(row.locator("time")).to_have_text("20 November 2026")
    expect(row.locator("time")).to_have_attribute("datetime", "2026-11-20")
    assert row.locator("[data-kind]").all_inner_texts() == ["News"]
    assert row.locator("mark").all_inner_texts() == ["Saturday,"]
    assert row.locator(".entry-summary").inner_text().endswith("and a café <b> AT&T.")


def test_what_is_old_is_searched_at_a_button_and_what_was_withdrawn_never(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    ask(page, "library")
    assert not {"A library is founded", "A library that was withdrawn"} & set(titles(page))
    older = page.get_by_role("button", name="Search older news too (2016 to 2019)")
    older.focus()
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text("5 items found for “library”.")
    expect(status(page)).to_be_focused()
    expect(older).to_be_hidden()
    assert set(titles(page)) == {*LIBRARIES, "A library is founded"}


def test_filters_narrow_what_is_found_and_stand_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=library")
    expect(status(page)).to_have_text("4 items found for “library”.")
    page.get_by_label("Topic").select_option("Libraries")
    expect(status(page)).to_have_text("3 items found for “library”.")
    page.get_by_label("Place").select_option("Harbour")
    expect(status(page)).to_have_text("1 item found for “library”.")
    assert titles(page) == ["The library on Fish Street opens again"]
    assert page.url == f"{address}search/?q=library&topic=libraries&place=harbour"
    page.get_by_label("Kind").select_option("Alert")
    expect(status(page)).to_have_text("Nothing found for “library”. Try fewer or other words. Or take away a filter.")
    page.get_by_label("Topic").select_option("All topics")
    expect(status(page)).to_have_text("1 item found for “library”.")
    assert titles(page) == ["The Quay is flooded"]


@pytest.mark.parametrize(
    "words", ["marketplaces", "librarianship", "libr", "flooq", "zzzyx", "bananarama", "asdfghjkl", "zzzyx library"]
)
def test_a_word_that_is_in_no_item_finds_nothing_though_a_shorter_or_a_longer_one_is(
    page: Page, address: str, words: str
) -> None:
    page.goto(f"{address}search/")
    ask(page, words)
    expect(status(page)).to_have_text(f"Nothing found for “{words}”. Try fewer or other words.")
    assert titles(page) == []


def test_a_word_that_one_bundle_has_brings_nothing_from_another_that_has_a_shorter_one(
    page: Page, address: str
) -> None:
    page.goto(f"{address}search/?q=saturdays")
    expect(status(page)).to_have_text("1 item found for “saturdays”.")
    assert titles(page) == ["The library on Fish Street opens again"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("library hours", {"New library hours", "The library on Fish Street opens again"}),
        ("LIBRARIES & – flooding!", {"The Quay is flooded"}),
        ("café", {"The library on Fish Street opens again"}),
        ("cafe", {"The library on Fish Street opens again"}),
        ("at&t", {"The library on Fish Street opens again"}),
        ('"library hours"', {"New library hours"}),
        ('new "library hours"', {"New library hours"}),
        ('"library hours" saturday', set()),
    ],
)
def test_every_word_must_be_there_in_any_form_and_words_in_quotation_marks_together(
    page: Page, address: str, words: str, found: set[str]
) -> None:
    page.goto(f"{address}search/")
    ask(page, words)
    assert set(titles(page)) == found


def test_filters_without_words_say_what_to_do(page: Page, address: str) -> None:
    page.goto(f"{address}search/?kind=alert")
    expect(status(page)).to_contain_text("Say what you are looking for")
    page.get_by_label("Kind").select_option("All kinds")
    expect(status(page)).to_have_text("")
    assert page.url == f"{address}search/"
    page.get_by_label("Topic").select_option("Libraries")
    expect(status(page)).to_contain_text("Say what you are looking for")
    assert page.url == f"{address}search/?topic=libraries"
    ask(page, "strike")
    assert titles(page) == ["Library staff on strike"]


def test_an_address_that_was_sent_searches_at_once_and_one_can_go_back(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=library&kind=alert&topic=gone")
    expect(status(page)).to_have_text("1 item found for “library”.")
    expect(page.get_by_label("Topic")).to_have_value("")
    ask(page, "strike")
    expect(status(page)).to_contain_text("Nothing found for “strike”.")
    page.go_back()
    expect(status(page)).to_have_text("1 item found for “library”.")
    expect(field(page)).to_have_value("library")
    expect(page.get_by_label("Kind")).to_have_value("alert")
    assert page.url == f"{address}search/?q=library&kind=alert&topic=gone"


def test_ten_are_shown_and_more_at_a_button_which_leads_to_the_first_of_them(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=market")
    expect(status(page)).to_have_text("12 items found for “market”.")
    assert len(titles(page)) == 10
    page.get_by_role("button", name="Show more results").press("Enter")
    expect(page.get_by_role("list", name="Results").get_by_role("heading")).to_have_count(12)
    assert focused(page) == titles(page)[10]
    expect(page.get_by_role("button", name="Show more results")).to_be_hidden()
    assert len(set(titles(page))) == 12


def test_escape_leads_back_to_the_field_and_empties_it_there(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    ask(page, "library")
    page.get_by_role("link", name="New library hours").focus()
    page.keyboard.press("Escape")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("library")
    assert len(titles(page)) == 4
    page.keyboard.press("Escape")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("")
    expect(status(page)).to_have_text("")
    assert titles(page) == []


def test_a_keyboard_alone_reaches_field_filters_results_and_buttons_in_order(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    ask(page, "library")
    expect(field(page)).to_be_focused()
    stops = []
    for _ in range(9):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.name || document.activeElement.textContent.trim()"))
    assert stops == ["Search", "topic", "place", "kind", *titles(page), "Search older news too (2016 to 2019)"]


def test_what_is_found_is_announced_by_a_region_that_stood_there_before(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    page.evaluate("window.region = document.querySelector('[role=status]')")
    ask(page, "library")
    ask(page, "nowhere")
    assert page.evaluate("window.region === document.querySelector('[role=status]') && region.isConnected")
    expect(page.get_by_role("status")).to_have_count(1)


@pytest.mark.parametrize(
    ("gone", "title"),
    [("2026-11/*", "November 2026"), ("2026/pagefind-entry.json*", "2026"), ("2025/*.pf_meta", "2025")],
)
def test_a_missing_bundle_is_named_and_the_others_are_searched(page: Page, address: str, gone: str, title: str) -> None:
    page.route(f"**/search/{gone}", lambda route: route.fulfill(status=404, body="Not found"))
    page.goto(f"{address}search/")
    ask(page, "library")
    expect(status(page)).to_contain_text(f"What was published in {title} cannot be searched at the moment.")
    assert "Library staff on strike" in titles(page)
    ask(page, "strike")
    assert titles(page) == ["Library staff on strike"]


def test_a_missing_result_is_left_out(page: Page, address: str) -> None:
    page.route("**/search/2024/fragment/*", lambda route: route.abort())
    page.goto(f"{address}search/?q=library")
    expect(status(page)).to_have_text("4 items found for “library”.")
    assert set(titles(page)) == LIBRARIES - {"Library staff on strike"}


@pytest.mark.parametrize("gone", ["pagefind.js", "wasm.en.pagefind", "pagefind-entry.json*"])
def test_where_the_search_does_not_load_the_page_says_so_and_the_next_try_may_succeed(
    page: Page, address: str, gone: str
) -> None:
    page.route(f"**/search/pagefind-*/{gone}", lambda route: route.fulfill(status=404, body="Not found"))
    page.goto(f"{address}search/?q=library")
    expect(status(page)).to_have_text(
        "The search cannot be loaded at the moment. Try again, or look through the lists."
    )
    page.unroute_all()
    if gone != "pagefind.js":  # a module that failed stays failed until the page is loaded again
        ask(page, "library")
        assert set(titles(page)) == LIBRARIES


def test_without_scripts_the_page_says_so_and_offers_the_lists(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}search/?q=library")
    expect(page.get_by_text("The search needs JavaScript")).to_be_visible()
    expect(page.locator("#_q")).to_be_hidden()
    lists = page.get_by_role("navigation", name="Look through the lists")
    assert lists.get_by_role("link", name="All news").get_attribute("href") == "../news/"
    assert lists.get_by_role("link").count() == 8
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_axe_finds_nothing_before_and_after_a_search(browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}search/")
    for text in ("", "library"):
        if text:
            ask(page, text)
        assert barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_its_policy_refuses_nothing_that_the_search_needs(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    ask(page, "library")
    assert set(titles(page)) == LIBRARIES
    assert page.evaluate("window.seen || []") == []


def test_nor_does_that_of_the_headers(page: Page, address: str) -> None:
    def told(route: Route) -> None:
        path = route.request.url.removeprefix(address).partition("?")[0]
        said = {name: value for name, [value] in answered(LISTED, path).items()}
        route.fulfill(response=(got := route.fetch()), headers={**got.headers, **said})

    page.route(f"{address}**", told)
    page.goto(f"{address}search/")
    ask(page, "library")
    assert set(titles(page)) == LIBRARIES
    assert page.evaluate("window.seen || []") == []


def test_without_its_own_policy_the_search_could_not_run(page: Page, address: str) -> None:
    """So that the test above fails when the policy of the page is not what lets it run."""
    strict = headers.meta_policy("github-pages")
    page.route("**/search/", lambda route: route.fulfill(
        response=(got := route.fetch()), headers={**got.headers, "content-security-policy": strict}
    ))  # fmt: skip
    page.goto(f"{address}search/")
    field(page).fill("library")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("The search cannot be loaded at the moment.")
    assert "script-src wasm-eval" in page.evaluate("window.seen || []")


def test_the_first_search_loads_each_part_of_the_interface_once_and_nothing_old(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(f"{address}search/").partition("?")[0]))
    page.goto(f"{address}search/")
    assert not [name for name in asked if "pagefind" in name]
    ask(page, "library")
    kinds = [re.sub(r".*pagefind-[\d.]+/|en_[0-9a-f]+", "", name) for name in asked]
    assert [kinds.count(name) for name in ("pagefind.js", "wasm.en.pagefind")] == [1, 1]
    assert not [name for name in asked if name.startswith(("2019/", "2016/")) or name.endswith("worker.js")]
    assert {name.partition("/")[0] for name in asked if name.endswith(".pf_meta")} == {
        "2026-11", "2026", "2025", "2024", indexing.folder().split("/")[1],
    }  # fmt: skip


def test_no_word_that_is_searched_is_sent_to_the_server(page: Page, address: str) -> None:
    sent: list[str] = []
    page.goto(f"{address}search/")
    page.on("request", lambda request: sent.append(f"{request.url} {request.all_headers()}"))
    ask(page, "strike")
    ask(page, "library")
    page.get_by_role("link", name="New library hours").click()
    page.wait_for_load_state()
    assert len(sent) > 15
    assert [said for said in sent if "strike" in said or "?q" in said] == []


def test_nothing_is_said_in_the_console_and_nothing_fails(page: Page, address: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("response", lambda answer: said.append(answer.url) if answer.status >= 400 else None)
    page.goto(f"{address}search/")
    ask(page, "library")
    assert said == []
