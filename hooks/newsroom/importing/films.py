"""Films that another site shows in a frame, and the page that each has there."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit


def page_of(target: str) -> str:
    """Where a frame's target is watched; the target itself where that is not known."""
    if target.startswith("//"):
        target = "https:" + target
    try:
        parts = urlsplit(target)
    except ValueError:
        return target
    if parts.netloc.removeprefix("www.") in ("youtube.com", "youtube-nocookie.com"):
        if found := re.fullmatch(r"/embed/([\w-]{6,20})/?", parts.path):
            return f"https://www.youtube.com/watch?v={found[1]}"
        if id := parse_qs(parts.query).get("v"):
            return f"https://www.youtube.com/watch?v={id[0]}"
    return target
