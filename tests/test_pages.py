"""Pages stand anywhere, hold no words of their own, run nothing inline and are small."""

from __future__ import annotations

import gzip
import pickle
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import outputs
import pytest
import shown
from newsroom import colours, pages, press, search, searchpage, standins
from newsroom.made import Made

URL = "https://council.example/newsroom/"
PHOTO = {"src": "p.jpg", "alt": "A red door", "credit": "Ada Finch", "caption": "The door", "focus": "30% 80%"}
THEME = files("newsroom") / "theme"
SHEET, JS, ALERTS = (shown.COMPOSED[name][1].decode() for name in ("newsroom.css", "newsroom.js", "alerts.js"))
CSS = SHEET.removeprefix(colours.render(shown.SETTINGS))


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def tags(html: str, element: str = "", /, **attributes: str) -> list[dict[str, str]]:
    """The attributes of every element of that name, or with those attributes; `class_` may be one of several."""
    wanted = attributes.pop("class_", "")
    return [
        found
        for tag, found in _Tags(html).tags
        if element in ("", tag)
        and (not wanted or wanted in found.get("class", "").split())
        and attributes.items() <= found.items()
    ]


def words(html: str) -> str:
    return " ".join("".join(_Tags(html).words).split())


def links(html: str) -> set[str]:
    return {t[name] for t in tags(html) for name in ("href", "src") if name in t}


def kit(made: Made) -> press.Kit:
    prints = (
        (press.Print(f"{made.item.address}press/photo.01234567.900.jpg", b"", 9, 6, made.picture),)
        if made.picture
        else ()
    )
    return press.compose(made, prints, shown.SETTINGS, shown.WORDS)


def everything() -> dict[str, str]:
    """One page of every kind, by its address."""
    made = [
        shown.made("a", topics=("housing",), places=("quayside",), image=PHOTO, contact="press", html="<h2>More</h2>"),
        shown.made("b", "2026-10-01", topics=("markets",), mark="Not public until tomorrow"),
        shown.made("c", "2025-10-01", thread="old-market"),
        shown.consultation("ask", now="2026-11-25", topics=("housing",), thread="old-market"),
        shown.alert("flood", places=("pier",)),
    ]
    by_address = {m.item.address: m for m in made}
    lists = outputs.lists([m.item for m in made], shown.SETTINGS, shown.MOMENT)
    maker = shown.pages()
    return {
        **{m.item.address: maker.item(m) for m in made},
        **{press.address(m.item.address): maker.for_press(m, kit(m)) for m in made},
        **{x.address: maker.listing(x, by_address) for x in lists},
        "": maker.home(made[0], made[1:3], "<p>Welcome.</p>", "Newsroom", lists, made[4:], made[3:4]),
        "follow/": maker.follow(lambda listing: "about 2 a month"),
        "search/": searchpage.render(
            maker.shell, search.bundles([m.item for m in made], shown.MOMENT), "search/pagefind-1.5.2/"
        ),
        "about/": maker.page("about/", "About", "<p>About us.</p>", "Who we are"),
        "news/2026/11/held/": standins.corrected(maker.shell, "news/2026/11/held/"),
        "404.html": standins.not_found(maker.shell),
    }


PAGES = everything()
KINDS = [
    "", "news/2026/11/a/", "news/2025/10/c/", "news/", "news/2026/", "news/2026/11/", "topics/", "topics/housing/",
    "places/pier/", "consultations/", "alerts/2026/", "events/", "threads/old-market/", "search/", "about/", "news/2026/11/held/", "404.html",
]  # fmt: skip
every_kind = pytest.mark.parametrize("address", KINDS)


@every_kind
def test_every_page_has_one_title_one_main_and_one_heading_of_the_first_level(address: str) -> None:
    html = PAGES[address]
    assert html.startswith('<!doctype html>\n<html lang="en" dir="ltr">')
    assert [len(tags(html, name)) for name in ("title", "main", "h1")] == [1, 1, 1]


@every_kind
def test_the_first_link_leads_to_the_main_part(address: str) -> None:
    html = PAGES[address]
    assert tags(html, "a")[0] == {"class": "skip", "href": "#_main"}
    assert tags(html, "main")[0]["id"] == "_main"


@every_kind
def test_every_navigation_has_a_name_of_its_own(address: str) -> None:
    names = [t["aria-label"] for t in tags(PAGES[address], "nav")]
    assert len(set(names)) == len(names)


@every_kind
def test_heading_levels_skip_none(address: str) -> None:
    levels = [int(tag[1]) for tag, _ in _Tags(PAGES[address]).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@every_kind
def test_nothing_is_styled_or_run_inline(address: str) -> None:
    html = PAGES[address]
    assert not tags(html, "style")
    for tag in tags(html):
        assert "style" not in tag
        assert not [name for name in tag if name.startswith("on")]
    for script in tags(html, "script"):
        assert script.get("type") == "application/ld+json" or "src" in script


@every_kind
def test_no_page_names_a_file_of_another_origin(address: str) -> None:
    for tag in tags(PAGES[address]):
        for name in ("src", "srcset"):
            assert "//" not in tag.get(name, "")
    assert not [t for t in tags(PAGES[address], "link") if t["rel"] in ("stylesheet", "icon") and "//" in t["href"]]


@pytest.mark.parametrize("root", ["https://council.example/", "https://council.example/newsroom/"])
def test_links_between_pages_are_relative_and_arrive_wherever_the_site_stands(root: str) -> None:
    known = {*PAGES, *shown.ASSETS.values(), "logo.svg", "privacy/", "now/"}
    pictures = re.compile(r".*photo\.01234567\.\d+\.(jpg|webp)|.*feed\.xml|.*calendar\.ics|.*press\.zip|cards/.*")
    for address, html in PAGES.items():
        if address == "404.html":
            continue
        ours = {link for link in links(html) if not urlsplit(link).scheme and not link.startswith("#")}
        for link in ours:
            assert not link.startswith("/"), (address, link)
            there = urljoin(root + address, link)
            assert there.startswith(root), (address, link)
            there = there.removeprefix(root).partition("#")[0]
            assert there in known or pictures.fullmatch(there), (address, link)


def test_material_comes_first_and_the_newsrooms_own_stylesheet_last() -> None:
    sheets = [t["href"] for t in tags(PAGES["about/"], "link", rel="stylesheet")]
    assert sheets == ["../assets/material.css", "../assets/newsroom.css"]


def test_the_head_says_first_what_networks_read_first() -> None:
    html = PAGES["news/2026/11/a/"]
    order = ["<title>", 'name="description"', 'rel="canonical"', 'property="og:type"', 'property="og:image"',
             'property="article:published_time"', 'name="twitter:card"', 'rel="alternate"', "application/ld+json",
             'rel="stylesheet"', "<script src"]  # fmt: skip
    places = [html.index(part) for part in order]
    assert places == sorted(places)


def test_an_item_page_shows_all_that_a_reader_scans_for() -> None:
    html = PAGES["news/2026/11/a/"]
    text = words(html)
    for part in ("Title of a", "Summary of a.", "22 November 2026, 09:30", "Housing", "Quayside", "The door", "Ada Finch",
                 "Press office", "press@exampleton.gov.uk", "Open Government Licence v3.0"):  # fmt: skip
        assert part in text, part
    assert tags(html, "a", href="tel:+441632960000")


def test_an_item_page_is_an_entry_that_other_sites_can_read() -> None:
    """https://microformats.org/wiki/h-entry"""
    html = PAGES["news/2026/11/a/"]
    for name in (
        "h-entry",
        "p-name",
        "p-summary",
        "dt-published",
        "u-url",
        "p-author",
        "e-content",
        "u-featured",
        "p-category",
    ):
        assert tags(html, class_=name), name
    assert tags(html, class_="dt-published")[0]["datetime"] == "2026-11-22T09:30:00+00:00"
    assert tags(html, class_="u-uid")[0]["href"] == f"{URL}news/2026/11/a/"


def test_a_picture_is_offered_in_three_widths_with_its_size_and_described_once() -> None:
    (shown_large,) = tags(PAGES["news/2026/11/a/"], "img", class_="u-featured")
    assert shown_large["alt"] == "A red door"
    assert (shown_large["width"], shown_large["height"]) == ("1600", "1067")
    assert [part.split()[1] for part in shown_large["srcset"].split(", ")] == ["480w", "960w", "1600w"]
    assert "loading" not in shown_large, "the first thing seen does not wait"
    (small,) = [t for t in tags(PAGES["topics/housing/"], "img") if "photo" in t["src"]]
    assert small["alt"] == "", "the headline beside it says it"
    assert small["loading"] == "lazy"


def test_a_crop_keeps_the_heart_of_the_picture() -> None:
    (small,) = [t for t in tags(PAGES["topics/housing/"], "img") if "photo" in t["src"]]
    assert small["class"] == "focus-x3 focus-y8"
    for axis in "xy":
        for tenth in {*range(11)} - {5}:
            assert f".focus-{axis}{tenth} {{ --focus-{axis}: {tenth * 10}%; }}" in CSS


def test_an_item_without_a_picture_has_no_empty_frame() -> None:
    assert not tags(PAGES["news/2025/10/c/"], "figure")
    assert not tags(PAGES["news/2025/10/c/"], class_="thumbnail")


def test_an_item_for_the_whole_council_says_so() -> None:
    assert "Whole council area" in words(PAGES["news/2025/10/c/"])
    assert "Whole council area" not in words(PAGES["news/2026/11/a/"])


def test_what_is_not_public_is_marked_on_its_page_and_in_lists() -> None:
    for address in ("news/2026/10/b/", "news/", "topics/markets/", ""):
        assert "Not public until tomorrow" in words(PAGES[address])
    assert tags(PAGES["news/2026/10/b/"], "meta", name="robots", content="noindex")
    assert not tags(PAGES["news/2026/11/a/"], class_="mark")


def test_words_of_editors_and_settings_are_escaped() -> None:
    made = shown.made("q", title='5 < 6 & "so"', topics=("markets",))
    html = shown.pages().item(made)
    assert "5 &lt; 6 &amp; &#34;so&#34;" in html
    assert "Markets &amp; fairs" in html
    assert "5 < 6" not in html
    share = [t["href"] for t in tags(html, "a") if "wa.me" in t.get("href", "")]
    assert share == [
        f"https://wa.me/?text=5%20%3C%206%20%26%20%22so%22%20{URL.replace(':', '%3A').replace('/', '%2F')}news%2F2026%2F11%2Fq%2F"
    ]


def test_the_text_of_an_item_stands_as_it_was_made_but_for_frames_round_its_tables() -> None:
    text = '<h2 id="a">A</h2><table><tbody><tr><td>1</td></tr></tbody></table><p>after &lt;table&gt;</p>'
    html = shown.pages().item(shown.made(html=text))
    framed = text.replace("<table>", '<div class="table" role="group" aria-label="Table" tabindex="0"><table>').replace(
        "</table>", "</table></div>"
    )
    assert framed in html


def test_the_menu_holds_the_lists_and_the_hand_written_pages_and_marks_where_one_is() -> None:
    menu = re.search(r'<ul id="_menu">.*?</ul>', PAGES["topics/housing/"], re.DOTALL)
    assert menu
    assert [t["href"] for t in tags(menu[0], "a")] == [
        "../../news/",
        "../../consultations/",
        "../../events/",
        "../../alerts/",
        "../../topics/",
        "../../places/",
        "../../about/",
        "../../follow/",
    ]
    assert tags(menu[0], "a", **{"aria-current": "true"}) == [{"href": "../../topics/", "aria-current": "true"}]
    assert tags(PAGES["topics/"], "a", **{"aria-current": "page", "href": "../topics/"})
    assert tags(PAGES["news/2026/11/"], "button", **{"aria-expanded": "false", "aria-controls": "_menu"})


def test_the_page_with_every_way_to_follow_is_in_the_menu_whether_the_council_wrote_to_it_or_not() -> None:
    menu = pages.Pages(shown.SETTINGS, shown.WORDS, (), shown.ASSETS).shell.main_menu()
    assert [link.address for link in menu][-1] == "follow/"
    for html in PAGES.values():
        assert [t for t in tags(html.partition("<footer")[2], "a") if t["href"].endswith("follow/")]


def test_the_words_of_the_council_stand_before_every_way_to_follow() -> None:
    own = shown.pages().follow(str, "Come along", "<h1>Come along</h1><p>Our way.</p>")
    assert [len(tags(own, "h1")), "Our way." in words(own), "free of charge" in words(own)] == [1, True, False]
    assert "free of charge" in words(PAGES["follow/"])
    assert words(own).index("Our way.") < words(own).index("In your calendar")


def test_every_address_to_be_copied_stands_there_whole_before_its_button() -> None:
    html = PAGES["follow/"]
    printed = re.findall(r'<span class="address">([^<]+)</span> <button type="button">Copy</button>', html)
    assert len(printed) == html.count('<button type="button">Copy')
    assert all(address.startswith(URL) for address in printed)
    assert f"{URL}daily.xml" in printed
    assert f"{URL}feeds.opml" in printed


def test_a_calendar_is_opened_by_a_link_beside_the_address_to_be_copied() -> None:
    for page, name, own in (("follow/", "Events", "events/"), ("places/pier/", "Pier", "places/pier/")):
        address = URL.partition("://")[2] + own + "calendar.ics"
        before, _, after = PAGES[page].partition(f'<span class="address">https://{address}</span>')
        assert before.rindex(f'<span class="offer-name">{name}</span>') > before.rindex("<li>")
        link = f'<a href="webcal://{address}" aria-label="Open in calendar: {name}">Open in calendar</a></li>'
        assert after.split("</button> ")[1].startswith(link)
    assert PAGES["follow/"].count("webcal:") == 3, "no feed has one"


def test_with_hundreds_of_places_the_page_to_follow_stays_light() -> None:
    topics = {f"topic-number-{n}": f"Topic number {n}" for n in range(20)}
    places = {f"parish-of-place-{n}": {"name": f"Parish of Place {n}"} for n in range(230)}
    follow = {"email": "https://public.govdelivery.com/accounts/UKEXAMPLE/subscriber/new?topic_id={key}"}
    council = shown.council(topics=topics, places=places, follow=follow, url="https://news.exampleton.gov.uk/")
    raw = shown.pages(council).follow(lambda listing: "about 2 a month").encode()
    assert len(raw) < 60_000 * len({**topics, **places}) / 100
    assert len(gzip.compress(raw, 6)) < 20_000


def test_the_first_row_of_each_day_has_an_address_to_which_its_digest_leads() -> None:
    ids = re.findall(r'<div id="([^"]+)" class="entry', PAGES["news/2026/11/"])
    assert ids == ["_2026-11-22"], "once, though several items are of that day"
    assert re.findall(r'<div id="([^"]+)" class="entry', PAGES["topics/housing/2026/"]) == ["_2026-11-22"]
    assert '<div id="_2026' not in PAGES["news/"] + PAGES["topics/housing/"]


def test_links_of_a_group_stand_in_the_footer_under_its_name() -> None:
    footer = PAGES["about/"].partition("<footer")[2]
    assert "This site" in words(footer)
    assert tags(footer, "a", href="../privacy/")


def test_a_page_that_brings_its_own_heading_gets_no_second_one() -> None:
    html = shown.pages().page("contact/", "Contact", "<h1>Talk to us</h1><p>Ring.</p>")
    assert len(tags(html, "h1")) == 1
    assert "Talk to us" in words(html)


def test_the_same_pages_are_made_again_and_in_another_process() -> None:
    maker = shown.pages()
    made = shown.made("a", topics=("housing",), image=PHOTO)
    first = maker.item(made)
    assert maker.item(made) == first
    assert pickle.loads(pickle.dumps(maker)).item(made) == first


def test_words_stand_in_the_words_file_and_in_no_template() -> None:
    found = {name: stray for name, text in _templates() if (stray := list(_stray_words(text)))}
    assert found == {}


def _templates() -> Iterator[tuple[str, str]]:
    for file in sorted(THEME.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".html") and file.name != "contact_sheet.html":  # which editors see, like the commands
            yield file.name, file.read_text(encoding="utf-8")


def _stray_words(template: str) -> Iterator[str]:
    """Letters between tags, or in an attribute that is read aloud."""
    plain = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", template, flags=re.DOTALL)
    for spoken in re.findall(r'(?:aria-label|alt|title|placeholder|data-copied)="([^"]*)"', plain):
        yield from re.findall(r"[^\W\d_]{2,}", spoken)
    yield from re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>", " ", plain))


def test_no_template_forgets_to_escape() -> None:
    trusted = [name for name, text in _templates() if "|safe" in text.replace("head.data|safe", "")]
    assert trusted == []


def test_the_first_view_of_an_item_is_small() -> None:
    """Material's stylesheet takes 22.6 KB of the 40; the rest is ours."""
    body = "<p>" + " ".join(f"word{n * 7919 % 1000}" for n in range(600)) + "</p>"
    html = shown.pages().item(
        shown.made("a", topics=("housing",), places=("pier",), image=PHOTO, contact="press", html=body)
    )
    sizes = {"css": SHEET, "js": JS, "alerts": ALERTS, "html": html}
    packed = {name: len(gzip.compress(text.encode(), 9)) for name, text in sizes.items()}
    assert packed["css"] <= 8_000
    assert packed["js"] <= 1_500
    assert packed["alerts"] <= 2_700
    assert packed["html"] <= 6_000


def test_the_stylesheet_uses_nothing_newer_than_the_browsers_of_the_contract() -> None:
    """Chrome 119 and Safari 15.6; a browser that knows no :has() leaves out that one rule, without which a page is whole."""
    newer = r":has\((?!\+ \*\)\) \{)|@layer|@container|@scope|@starting-style|color-mix|light-dark\(|oklch|\b\d+[sld]v[hw]\b|subgrid|text-wrap|@page|\(width [<>]"
    bare = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)
    assert re.findall(newer, bare) == []
    assert not re.search(r"^\s+&|\{[^{}@]*\{[^{}]*\{[^{}]*\{", bare, re.MULTILINE)


def test_the_stylesheet_asks_for_no_file_and_names_colours_only_among_its_tokens() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS
    rules = re.sub(r"@media print \{.*", "", CSS, flags=re.DOTALL)
    loose = [
        line.strip()
        for line in rules.splitlines()
        if re.search(r"#[0-9a-f]{3,6}\b", line) and not line.strip().startswith("--")
    ]
    assert loose == []


def test_a_hand_written_page_is_described_by_its_first_paragraph_unless_it_says_better() -> None:
    html = "<h1>Talk to us</h1>\n<p class='x'>Ring &amp; ask,\n<em>any day</em>.</p><p>Or write.</p>"
    assert '<meta name="description" content="Ring &amp; ask, any day.">' in shown.pages().page("contact/", "C", html)
    assert '<meta name="description" content="Talk.">' in shown.pages().page("contact/", "C", html, "Talk.")
    assert 'name="description"' not in shown.pages().page("contact/", "C", "<h1>Talk to us</h1>")


def test_the_word_print_leads_from_current_alerts_to_the_page_that_is_one_sheet() -> None:
    for address, way in (("alerts/", "../now/"), ("news/2026/11/flood/", "../../../../now/")):
        assert f'<a href="{way}">All current alerts on one page to print</a>' in PAGES[address]
    assert "page to print" not in PAGES["alerts/2026/"] + PAGES["news/2026/11/a/"]
