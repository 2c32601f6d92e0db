"""One page of the web as a resident's browser gets it, within limits of time and size and from no other host."""

from __future__ import annotations

import time
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

LONGEST = 15.0  # seconds for one look
LARGEST = 4_000_000  # bytes of one page
_AGENT = "newsroom (looks whether what was published is there)"
_PIECE = 65_536


@dataclass(frozen=True)
class Answer:
    """What a server answered: its status, and the page as text."""

    status: int
    text: str


class Unreachable(Exception):
    """Why there was no answer, as a few words."""


class _SameHost(HTTPRedirectHandler):
    """Follows a server only to addresses of its own."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> Request | None:
        if _place(newurl) != _place(req.full_url):
            raise Unreachable(f"it sends to another host, {urlsplit(newurl).netloc}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def read(address: str) -> Answer:
    """The page at an address, asked for anew and not taken from what was kept on the way; raises Unreachable."""
    if not address.startswith(("http://", "https://")):
        raise Unreachable("it is no address of the web")
    deadline = time.monotonic() + LONGEST
    try:
        asked = Request(address, headers={"User-Agent": _AGENT, "Cache-Control": "no-cache", "Accept": "text/html"})
        with build_opener(_SameHost()).open(asked, timeout=LONGEST) as found:
            return Answer(found.status, _text(found, deadline))
    except HTTPError as error:
        with error:
            return Answer(error.code, "")
    except URLError as error:
        raise Unreachable(str(error.reason)) from None
    except (OSError, HTTPException, ValueError) as error:
        raise Unreachable(str(error) or type(error).__name__) from None


def _text(found: IO[bytes], deadline: float) -> str:
    """What it says, as far as the limits go."""
    pieces, size = [], 0
    while piece := found.read1(_PIECE):  # type: ignore[attr-defined]
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise Unreachable(f"it has more than {LARGEST:,} bytes")
        if time.monotonic() > deadline:
            raise Unreachable(f"it took more than {LONGEST:.0f} seconds")
    return b"".join(pieces).decode("utf-8", "replace")


def _place(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc.lower()
