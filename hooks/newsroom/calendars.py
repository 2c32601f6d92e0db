"""Calendars to subscribe to: what happens when, and the last days to have a say, of the council and of each place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from newsroom import agenda, grouping, language, works
from newsroom.agenda import NAME, Entry
from newsroom.item import Consultation, Event, Item
from newsroom.language import Words
from newsroom.made import Slip
from newsroom.settings import Settings
from newsroom.works import Work

MOST = 200

_OF_PLACE = re.compile(r"places/([a-z0-9-]+)/")

Written = tuple[str, bytes]


def plan(
    slips: Iterable[Slip], settings: Settings, words: Words, kept: Collection[str] = (), ground: str = ""
) -> Iterator[Work[Sequence[Written]]]:
    """The bytes of every calendar at its address from the site's root, empty ones too, written when asked for.

    `slips` are those of public items; all calendars rest on `ground`. Each holds the 200 entries with the latest dates.
    `kept` are addresses of lists that were published once: of a place among them that is gone the calendar goes on, empty.
    """
    dated = {slip.item.path: slip for slip in slips if slip.item.kind in _KINDS}
    entries = {path: tuple(agenda.entries(slip.item)) for path, slip in dated.items()}
    items = [slip.item for slip in dated.values()]
    press = _Press(settings, words)

    def calendar(listing: str, title: str, held: Iterable[Item]) -> Work[Sequence[Written]]:
        latest = sorted((e for item in held for e in entries[item.path]), key=lambda e: e.order)[-MOST:]
        bases = b"".join(dated[entry.item.path].basis for entry in latest)
        rests_on = works.digest(ground, listing, title, bases)
        return Work(listing + NAME, rests_on, lambda: [(listing + NAME, press.calendar(listing, title, latest))])

    yield calendar("", words("calendar_all"), items)
    for listing in (Event.listing, Consultation.listing):
        own = (item for item in items if item.listing == listing)
        yield calendar(listing, words(f"calendar_{listing.rstrip('/')}"), own)
    everywhere = [item for item in items if not item.places]
    for key, belonging in grouping.by_place(items, settings).items():
        yield calendar(f"places/{key}/", settings.place_name(key), (*belonging, *everywhere))
    for address in sorted(set(kept)):
        if (gone := _OF_PLACE.fullmatch(address)) and gone[1] not in settings.places:
            yield calendar(address, language.spelt(gone[1]), ())


_KINDS = ("event", "consultation", "notice")


class _Press:
    """Writes calendars, each entry once; what writes them is loaded when the first of them is to be written."""

    def __init__(self, settings: Settings, words: Words) -> None:
        self._settings, self._words = settings, words
        self._write = cache(self._event)

    def calendar(self, listing: str, title: str, entries: Sequence[Entry]) -> bytes:
        from newsroom import ics  # noqa: PLC0415

        return ics.render(listing, title, entries, self._write, self._settings, self._words)

    def _event(self, entry: Entry) -> bytes:
        from newsroom import ics  # noqa: PLC0415

        return ics.event(entry, self._settings, self._words)
