"""The home page, from what the lists hold open and what is newest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from newsroom import front
from newsroom.listing import Listing
from newsroom.made import Slip
from newsroom.news import Edition
from newsroom.pages import Pages
from newsroom.works import Work

_ASKED = ("alerts/", "consultations/", "events/", "topics/", "places/")


def render(
    pages: Pages, edition: Edition, listings: Iterable[Work[Listing]], slips: Iterable[Slip], moment: datetime,
    title: str, introduction: str,
) -> str:  # fmt: skip
    """The page around the words that the council wrote for it; few of the lists are composed for that."""
    lists = [work.make() for work in listings if work.name in _ASKED]
    found = front.compose(edition.current, edition.leading, lists, moment)
    made = {slip.item.address: slip for slip in slips}
    lead, latest, *rest = (
        [made[item.address].made for item in some]
        for some in (filter(None, (found.lead,)), found.latest, found.alerts, found.consultations, found.events)
    )
    return pages.home(lead[0] if lead else None, latest, introduction, title, lists, *rest)
