"""A small newsroom with the box for streets, served by a server that writes down all that it is told and can fail."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus

import outputs
import pytest
import shown
from newsroom import addresses, affected, areas, grouping, headers
from newsroom.directory import Ended
from newsroom.grouping import Lists
from newsroom.made import Made, Slip
from newsroom.pages import Pages
from playwright.sync_api import Browser, Locator, Page, expect

COUNCIL = shown.council(
    places={
        "harbour": {"name": "Harbour", "neighbours": ["northgate"]},
        "quayside": {"name": "Quayside", "within": ["harbour"]},
        "pier": {"name": "Pier", "within": ["quayside"]},
        "northgate": {"name": "Northgate", "neighbours": ["harbour"], "within": ["town"]},
        "moor": {"name": "Moor", "neighbours": ["west"]},
        "town": {"name": "Town"},
        "west": {"name": "West", "within": ["town"], "neighbours": ["moor"]},
        "island": {"name": "Island"},
    },
    contacts={
        "press": {"name": "Press office", "phone": "01632 960000"},
        "services": {"name": "Customer services", "phone": "01632 960100 ext 4"},
    },
    answers={"residents": "services", "press": "press"},
)
NOW = datetime(2026, 11, 22, 21, 40, tzinfo=COUNCIL.zone)
RING = "ring Customer services on 01632 960100 ext 4"
WATER = shown.alert(
    "water", title="No water in Northgate", places=("northgate",), postcodes=("ZZ99 5GT",), next_update=None,
    streets=("Gallows Tree Lane", "High Street, from numbers 80 to 112", "St. Anselm’s Road"),
)  # fmt: skip
GAS = shown.alert(
    "gas", title="Gas leak", places=("harbour",), streets=("Fish Street", "High Street"), postcodes=(), updates=(),
    severity="emergency", next_update=None,
)  # fmt: skip
ORDER = shown.notice("order", title="Rope Walk closes", places=("quayside",), streets=("Rope Walk",), postcodes=())
STORM = shown.alert("storm", title="Storm", streets=(), postcodes=(), updates=(), severity="minor", next_update=None)
ITEMS = (
    WATER, GAS, ORDER,
    shown.made("plain", title="Moorings", places=("quayside",)),
    shown.event("fair", title="Quay fair", places=("quayside",)),
    shown.consultation("ask", title="Which trees?", places=("harbour",), opens=None, now="2026-11-22T16:00"),
)  # fmt: skip
DIRECTORY: dict[str, Any] = {
    "places": {
        key: {"name": COUNCIL.place_name(key), "neighbours": list(place.neighbours), "uncoded": key == "town"}
        for key, place in COUNCIL.places.items()
    },
    "areas": [["harbour"], ["harbour", "quayside"], ["northgate"], ["moor"], ["west", "town"], [], ["island"]],
    "sectors": {
        "ZZ99 1": {"0": "AA AB", "1": "AD AE"},
        "ZZ99 5": {"2": "GT NR"},
        "ZZ9 5": {"3": "NR"},
        "ZZ8 1": {"4": "AA"},
        "ZZ8 2": {"5": "AA"},
        "ZZ8 3": {"6": "AA"},
    },
}
WITHOUT_POSTCODES = "list/"  # the places of a council that has no directory of postcodes
SHARDED = {**{k: v for k, v in DIRECTORY.items() if k != "sectors"}, "shards": ["zz9", "zz99"]}


def slips(*made: Made) -> list[Slip]:
    return [
        Slip(one.item, phase=one.phase, lists=grouping.lists_of(one.item, COUNCIL))
        for one in sorted(made, key=lambda one: -one.item.stamp)
    ]


def listed(*made: Made, now: datetime = shown.MOMENT) -> bytes:
    """affected.json with these items."""
    [work] = affected.plan(slips(*made), COUNCIL, shown.WORDS, now)
    [(_, raw)] = work.make()
    return raw


def of_areas(*made: Made, now: datetime = shown.MOMENT, **ended: Ended) -> bytes:
    """areas.json with these items, some places being no more."""
    found = slips(*made)
    lists = Lists([slip.item for slip in found], [slip.lists for slip in found])
    [work] = areas.plan(found, lists, COUNCIL, shown.WORDS, now, ended)
    [(_, raw)] = work.make()
    return raw


def built(site: Path) -> None:
    """The pages that have the box or the button, and what they are drawn with."""
    for name, (_, raw) in shown.COMPOSED.items():
        _write(site / "assets" / name, raw)
    named = {name: f"assets/{name}" for name in shown.COMPOSED}
    policy = headers.meta_policy("github-pages")
    maker = Pages(COUNCIL, shown.WORDS, (), named, "", policy)
    items = sorted((made.item for made in ITEMS), key=lambda item: -item.stamp)
    lists = {one.address: one for one in outputs.lists(items, COUNCIL, shown.MOMENT)}
    made = {one.item.address: one for one in ITEMS}
    _write(site / "index.html", maker.home(ITEMS[3], (), "<p>Welcome.</p>", "News", lists.values(), [WATER]).encode())
    for address in ("places/", "alerts/", "places/harbour/", "places/quayside/"):
        _write(site / addresses.file(address), maker.listing(lists[address], made).encode())
    alone = Pages(COUNCIL, shown.WORDS, (), named, "", policy, has_postcodes=False)
    _write(site / addresses.file(WITHOUT_POSTCODES), alone.listing(lists["places/"], made).encode())


def _write(file: Path, raw: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(raw)


@dataclass
class Porch:
    """The server: `files` stand beside those of the site, None for one that is missing; `told` is all that it heard."""

    root: str
    files: dict[str, bytes | None] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    date: datetime = NOW

    def reset(self) -> None:
        self.files.clear()
        self.files |= {"/affected.json": listed(*ITEMS), "/areas.json": of_areas(*ITEMS)}
        self.put("postcodes.json", DIRECTORY)
        self.told.clear()
        self.date = NOW

    def put(self, name: str, content: Mapping[str, Any] | bytes | None) -> None:
        raw = json.dumps(content).encode() if isinstance(content, Mapping) else content
        self.files[f"/{name}"] = raw

    @property
    def asked(self) -> list[str]:
        """The addresses that were asked for, from the root."""
        return [heard.split()[1].lstrip("/") for heard in self.told]

    @property
    def lists(self) -> list[str]:
        """The lists that were loaded, but for that of the banner, which every page loads."""
        return [name for name in self.asked if name.endswith(".json") and name != "now.json"]


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, porch: Porch, **named: Any) -> None:
        self.porch = porch
        super().__init__(*arguments, **named)

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        said = f"{self.command} {self.path}\n{self.headers}\n{self.rfile.read(length).decode('latin-1')}"
        self.porch.told.append(unquote_plus(said))
        if self.path not in self.porch.files:
            super().do_GET()
            return
        raw = self.porch.files[self.path]
        self.send_response(404 if raw is None else 200)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(raw or b"")))
        self.end_headers()
        self.wfile.write(raw or b"")

    do_POST = do_GET

    def date_time_string(self, timestamp: float | None = None) -> str:
        """By the server's own clock, which the test sets."""
        return super().date_time_string(self.porch.date.timestamp() if timestamp is None else timestamp)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def opened(folder: Path) -> Iterator[Porch]:
    porch = Porch("")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder), porch=porch))
    porch.root = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield porch
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Porch]:
    """Built once for all tests of a process; `visited` makes it as it was."""
    folder = tmp_path_factory.mktemp("porch")
    built(folder)
    with opened(folder) as found:
        yield found


@pytest.fixture
def page(browser: Browser, server: Porch) -> Iterator[Page]:
    """The home page, which has the box, as somebody sees it who comes for the first time."""
    with visited(browser, server) as found:
        found.goto(server.root)
        yield found


@contextmanager
def visited(browser: Browser, server: Porch, **how: Any) -> Iterator[Page]:
    """A telephone that is far away from the council, at 21:40 by the council's clock, with nothing open yet."""
    server.reset()
    context = browser.new_context(viewport={"width": 320, "height": 640}, timezone_id="Asia/Tokyo", **how)
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    yield page
    context.close()


def field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Your street or postcode")


def said(page: Page) -> str:
    answer = page.locator(".street-answer")
    expect(answer).not_to_be_empty()
    expect(answer).not_to_have_text("Looking…")
    return re.sub(r"\s+", " ", answer.inner_text())


def ask(page: Page, text: str) -> str:
    field(page).fill(text)
    field(page).press("Enter")
    return said(page)


def verdicts(page: Page) -> list[str]:
    return page.locator(".street-verdict").all_inner_texts()
