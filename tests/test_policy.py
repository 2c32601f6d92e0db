"""What the policy of a page lets happen in a real browser: everything of the newsroom's own, nothing of anybody else's."""

from __future__ import annotations

import html
import re
from contextlib import AbstractContextManager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
import sample
from newsroom import headers, markup, responses
from playwright.sync_api import Browser
from test_browser import PAGES
from test_headers import answered

pytestmark = pytest.mark.xdist_group("browser")

LISTED = headers.files_of("cloudflare-pages", "https://news.exampleton.gov.uk/")["_headers"].decode()
POLICY = headers.meta_policy("github-pages")
EVERYTHING = markup.render(
    (sample.ROOT / "tests/news/markup/everything.md").read_text(), lambda target: ("#_main", ""), lambda target: None
)
WATCH = """addEventListener('securitypolicyviolation', event =>
  (window.seen = window.seen || []).push(`${event.effectiveDirective} ${event.blockedURI}`))"""


class _Handler(SimpleHTTPRequestHandler):
    """Says what `_headers` says, or puts the policy into the page, and a script of somebody else's where `added` is."""

    def __init__(self, *of: object, way: str, added: str, **more: object) -> None:
        self.way, self.added = way, added
        super().__init__(*of, **more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        raw = path.read_bytes()
        if path.suffix == ".html":
            raw = self._page(raw.decode()).encode()
        self.send_response(200)
        said = {name: values[0] for name, values in answered(LISTED, self.path.lstrip("/")).items()}
        self.send_header("Content-Type", said.pop("Content-Type", self.guess_type(path.name)))
        for name, value in said.items() if self.way == "headers" else ():
            if name != "Strict-Transport-Security":
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def _page(self, text: str) -> str:
        text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
        policy = responses.policy_of(self.path.split("/")[1], POLICY)
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">' if self.way == "meta" else ""
        text = text.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{meta}', 1)
        return text.replace("</main>", f"{self.added}</main>", 1)

    def log_message(self, format: str, *args: object) -> None:
        pass


def served(site: Path, way: str, added: str = "") -> AbstractContextManager[str]:
    """The site under the policy, by headers or in its pages, or without one."""
    return sample.served(site, partial(_Handler, way=way, added=added))


def violations(browser: Browser, *addresses: str, doing: str = "0") -> dict[str, list[str]]:
    """By address, what the browser refused or said was wrong."""
    context = browser.new_context(viewport={"width": 600, "height": 900})
    context.add_init_script(WATCH)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if "Content Security Policy" in message.text else None)
    found = {}
    for address in addresses:
        page.goto(address)
        page.evaluate(doing)
        page.wait_for_timeout(60)  # what is refused is told after the page has been drawn
        found[address] = [*page.evaluate("window.seen || []"), *said]
        said.clear()
    context.close()
    return {address: refused for address, refused in found.items() if refused}


def pages(site: Path) -> list[str]:
    """Pages that between them hold every element and every class that any page holds."""
    seen: set[str] = set()
    found = []
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        held = set(re.findall(r"<[a-z0-9]+", text)) | set(" ".join(re.findall(r'class="([^"]*)"', text)).split())
        if 'http-equiv="refresh"' not in text and held - seen:
            seen |= held
            found.append(path.relative_to(site).as_posix().removesuffix("index.html"))
    return found


@pytest.mark.parametrize("way", ["headers", "meta"])
def test_no_page_asks_for_what_its_policy_forbids(browser: Browser, site: Path, way: str) -> None:
    with served(site, way) as root:
        assert len(pages(site)) >= 10
        assert violations(browser, *(root + path for path in pages(site))) == {}


@pytest.mark.parametrize("way", ["headers", "meta"])
def test_nor_does_anything_that_an_items_text_may_hold(browser: Browser, site: Path, way: str) -> None:
    with served(site, way, f'<div class="md-typeset">{EVERYTHING}</div>') as root:
        opened = "document.querySelectorAll('details').forEach(it => it.open = true)"
        assert violations(browser, root + PAGES["hand-written"], doing=opened) == {}


@pytest.mark.parametrize("way", ["headers", "meta"])
@pytest.mark.parametrize(
    ("added", "directive"),
    [
        ("<script>window.ran = true</script>", "script-src-elem inline"),
        ('<script src="https://example.com/a.js"></script>', "script-src-elem https://example.com/a.js"),
        ('<p onclick="window.ran = true" id="it">It.</p>', "script-src-attr inline"),
        ('<p style="color: red">It.</p>', "style-src-attr inline"),
        ('<img src="https://example.com/a.png" alt="">', "img-src https://example.com/a.png"),
        ('<iframe src="https://example.com/"></iframe>', "frame-src https://example.com"),
    ],
)
def test_what_is_smuggled_into_a_page_is_refused(
    browser: Browser, site: Path, way: str, added: str, directive: str
) -> None:
    with served(site, way, added) as root:
        [refused] = violations(browser, root, doing="document.querySelector('#it')?.click()").values()
    assert directive in refused


def test_pages_for_a_host_without_headers_carry_the_policy_before_all_that_it_is_about(site: Path) -> None:
    for path in site.rglob("*.html"):
        head = path.read_text(encoding="utf-8").partition("</head>")[0]
        policy = responses.policy_of(path.parent.name if path.parent.parent == site else "", POLICY)
        assert html.unescape(head).count(f'<meta http-equiv="Content-Security-Policy" content="{policy}">') == 1, path
        assert head.index('http-equiv="Content-Security-Policy"') < min(
            at for at in (head.find("<script"), head.find("<link"), len(head)) if at > 0
        )


def test_a_script_that_is_smuggled_in_runs_where_no_policy_is(browser: Browser, site: Path) -> None:
    """So that the tests above fail when the policy is lost."""
    context = browser.new_context()
    page = context.new_page()
    ran = {}
    for way in ("none", "headers", "meta"):
        with served(site, way, "<script>window.ran = true</script>") as root:
            page.goto(root)
            ran[way] = page.evaluate("window.ran === true")
    context.close()
    assert ran == {"none": True, "headers": False, "meta": False}


def test_the_stylesheets_own_icons_are_why_pictures_may_be_data(browser: Browser, site: Path) -> None:
    """Taken out of the policy, `data:` is asked for; when it no longer is, it goes."""
    strict = headers.meta_policy("github-pages").replace("img-src 'self' data:", "img-src 'self'")
    added = f'<div class="md-typeset">{EVERYTHING}</div>'
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    with served(site, "none", added) as root:
        page.route(root, lambda route: route.fulfill(response=(got := route.fetch()), headers={**got.headers, "content-security-policy": strict}))  # fmt: skip
        page.goto(root)
        page.wait_for_timeout(60)
        seen = page.evaluate("window.seen || []")
    context.close()
    assert {found.partition(" ")[0] for found in seen} == {"img-src"}
