"""The page that searches: its form, what can be chosen there, and what its script has to know."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from newsroom import metadata, responses, search
from newsroom.item import KINDS
from newsroom.search import Bundle
from newsroom.shell import Shell

_SEARCHED = ("search_wait", "search_found", "search_none", "search_missing", "search_failed")  # said by the script


def render(shell: Shell, bundles: Sequence[Bundle], interface: str) -> str:
    """The page that searches them, newest first; `interface` is the folder of what reads them, from the root."""
    words, title = shell.words, shell.words("search_title")
    about = words("search_about", council=shell.settings.council)
    head = metadata.of_page(search.ADDRESS, title, about, shell.settings, words)
    told = {
        "interface": interface, "locale": words.locale.replace("_", "-"),
        "bundles": [_told(shell, bundle) for bundle in bundles],
        "words": words.forms(_SEARCHED),
    }  # fmt: skip
    return shell.render(
        "search.html", search.ADDRESS, head, (shell.home,), title=title, bundles=bundles, told=json.dumps(told),
        filters=tuple(_filters(shell)), kinds=tuple(KINDS), policy=responses.policy_of("search", shell.policy),
    )  # fmt: skip


def _told(shell: Shell, bundle: Bundle) -> dict[str, object]:
    """What the script has to know of a bundle; its size weighs what is found in it."""
    year, _, month = bundle.name.partition("-")
    title = shell.words.month(int(year), int(month)) if month else year
    return {"name": bundle.name, "title": title, "size": len(bundle.items), "old": bundle.is_old}


def _filters(shell: Shell) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What can be chosen, by key and name, in the order in which a reader looks for names; kinds in their own."""
    for name, keys, called in (
        ("topic", shell.settings.topics, shell.settings.topic_name),
        ("place", shell.settings.places, shell.settings.place_name),
    ):
        yield name, sorted(((key, called(key)) for key in keys), key=lambda one: (one[1].casefold(), one[0]))
    yield "kind", [(kind, shell.words(f"kind_{kind}")) for kind in KINDS]
