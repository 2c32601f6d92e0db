"""What is current now: `now.json` for the strip of every page, and the light page `/now/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsroom import addresses, banner, current, leaflet, works
from newsroom.language import Words
from newsroom.made import Slip
from newsroom.settings import Settings
from newsroom.works import Work

Written = tuple[str, bytes]
NAME = "now.json"


def plan(
    slips: Sequence[Slip], settings: Settings, words: Words, policy: str = "", ground: str = ""
) -> Iterator[Work[Sequence[Written]]]:
    """Both, at their addresses; `slips` are those of all public items, newest first, as they stand at the moment.

    `policy` is what pages carry in their head. Each rests on what is current alone: other news leaves it as it is.
    """
    found = current.choose(slips)
    page = addresses.file(leaflet.ADDRESS)
    of_alerts = works.digest(ground, NAME, *(slip.basis for slip in found.alerts))
    yield Work(NAME, of_alerts, lambda: [(NAME, banner.render(found.alerts))])
    of_all = works.digest(ground, page, policy, found.basis)
    yield Work(page, of_all, lambda: [(page, leaflet.render(found, settings, words, policy))])
