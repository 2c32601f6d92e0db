"""Hand-written pages, which MkDocs renders and the newsroom dresses."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from newsroom import following
from newsroom.building import Build

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

_TO_NO_PAGE = re.compile(  # MkDocs has warned of it
    r"""<a\s[^>]*?href\s*=\s*(?:"[^":]*\.md(?:\#[^"]*)?"|'[^':]*\.md(?:\#[^']*)?'|[^\s"'>:]*\.md(?=[\s>]))[^>]*>(.*?)</a>""",
    re.DOTALL | re.IGNORECASE,
)


def dress(page: Page, build: Build) -> str:
    """A hand-written page, put into the newsroom's own shell; a link that leads to no page is only its words."""
    address = page.file.url.removeprefix("./")
    html = _TO_NO_PAGE.sub(r"\1", page.content or "")
    title = unescape(str(page.meta.get("title") or page.title))
    if not address:
        return build.home(title if "title" in page.meta else build.settings.site_name, html)
    if address == following.ADDRESS:
        return build.follow(title, html, str(page.meta.get("description", "")))
    return build.pages.page(address, title, html, str(page.meta.get("description", "")))
