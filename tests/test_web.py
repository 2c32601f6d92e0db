"""One page of the web, within limits and from no other host."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

import pytest
from newsroom.channels import web
from newsroom.channels.web import Answer, Unreachable


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        said = {"/there/": "Grüße", "/moved": "", "/away": "", "/huge": "x" * 100}.get(self.path)
        self.send_response(404 if said is None else 302 if self.path in ("/moved", "/away") else 200)
        self.send_header("Location", {"/moved": "/there/", "/away": "http://127.0.0.2:9/"}.get(self.path, ""))
        self.end_headers()
        self.wfile.write((said or self.headers["Cache-Control"]).encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def root() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_is_its_status_and_its_text(root: str) -> None:
    assert web.read(f"{root}/there/") == Answer(200, "Grüße")
    assert web.read(f"{root}/gone").status == 404


def test_the_same_host_may_send_on_and_no_other(root: str) -> None:
    assert web.read(f"{root}/moved") == Answer(200, "Grüße")
    with pytest.raises(Unreachable, match=r"sends to another host, 127\.0\.0\.2:9"):
        web.read(f"{root}/away")


def test_a_page_without_end_is_let_go(root: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "LARGEST", 50)
    with pytest.raises(Unreachable, match="more than 50 bytes"):
        web.read(f"{root}/huge")


def test_a_page_that_drips_is_let_go(root: str, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = count(0, 20)
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    with pytest.raises(Unreachable, match="more than 15 seconds"):
        web.read(f"{root}/huge")


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://[", "file:///etc/hostname", "ftp://127.0.0.1/"])
def test_what_does_not_answer_is_a_few_words(address: str) -> None:
    with pytest.raises(Unreachable):
        web.read(address)
