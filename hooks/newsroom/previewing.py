"""What a preview shows otherwise than the site: pages that may be loaded anew when something has changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>\n')


def without_policy(app: WSGIApplication) -> WSGIApplication:
    """Pages as they will be published forbid the script with which MkDocs loads them anew."""

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        said: list[tuple[str, list[tuple[str, str]]]] = []
        body = b"".join(app(environ, lambda status, headers, *_: said.append((status, headers))))  # type: ignore[arg-type]
        body = _POLICY.sub(b"", body)
        status, headers = said[0]
        start(
            status, [(name, str(len(body)) if name.lower() == "content-length" else value) for name, value in headers]
        )
        return [body]

    return answer
