"""Pages that stand in for others say what became of those, and lead on."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
import shown
from lxml import html
from newsroom import press, standins
from newsroom.shell import Shell

URL = "https://council.example/newsroom/"
SHELL = shown.pages().shell


def links(shell: Shell) -> set[str]:
    """Everything to which the page for what is missing leads."""
    found = html.document_fromstring(standins.not_found(shell))
    return {*found.xpath("//@href"), *found.xpath("//@src")}


def test_what_was_held_back_or_moved_is_so_for_the_press_too() -> None:
    held, alias, new = "news/2026/11/held/", "news/2026/10/old/", "news/2026/11/x/"
    works = list(standins.plan(SHELL, [held], ["topics/gone/"], {alias: new, "press-releases/old/": new}))
    assert [work.name for work in works] == [
        held, press.address(held), press.zip_of(held), "topics/gone/", alias, press.address(alias), "press-releases/old/", "404.html",
    ]  # fmt: skip
    written = {name: raw for work in works for name, raw in work.make()}
    assert b"This item is being corrected" in written[f"{press.address(held)}index.html"]
    assert b"url=../../../11/x/press/" in written[f"{press.address(alias)}index.html"]


def test_the_page_of_an_item_that_is_held_back_says_so_and_nothing_of_the_item() -> None:
    raw = standins.corrected(SHELL, "news/2026/11/held/")
    found = html.document_fromstring(raw)
    assert "This item is being corrected" in found.xpath("string(//main)")
    assert "held" not in raw
    assert found.xpath("//meta[@name='robots']/@content") == ["noindex"]


@pytest.mark.parametrize(
    ("address", "above"),
    [
        ("news/2026/11/", []),
        ("news/2024/", []),
        ("threads/old-market/", []),
        ("topics/gone/", ["../../topics/"]),
        ("topics/gone/2026/", ["../../../topics/"]),
        ("topics/housing/2026/", ["../../../topics/housing/"]),
        ("places/gone/", ["../../places/"]),
        ("places/pier/2026/", ["../../../places/pier/"]),
        ("events/2024/", ["../../events/"]),
    ],
)
def test_where_a_list_was_emptied_a_page_says_so_and_leads_to_lists_that_stand(address: str, above: list[str]) -> None:
    found = html.document_fromstring(standins.emptied(SHELL, address))
    assert found.xpath("normalize-space(//h1)") == "Nothing is listed here"
    links = found.xpath("//*[contains(@class, 'stand-in')]//a/@href")
    assert links == [*above, "../" * address.count("/") + "news/"]
    crumbs = [a.get("href") for a in found.xpath("//nav[@aria-label='Breadcrumb']//a")]
    assert crumbs[1:] == above
    assert found.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not found.xpath("//link[@rel='canonical']")


def test_the_page_for_what_is_missing_can_be_served_at_any_depth() -> None:
    ours = [link for link in links(SHELL) if not urlsplit(link).scheme and not link.startswith("#")]
    assert ours
    assert all(link.startswith("/newsroom/") for link in ours)
    at_root = Shell(shown.council(url="https://council.example/"), shown.WORDS, shown.MENU, shown.ASSETS, "", "")
    assert "/news/" in links(at_root)
