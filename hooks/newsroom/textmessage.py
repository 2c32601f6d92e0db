"""An alert as a text message: 160 characters of the alphabet of text messages, or 70 in any other script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsroom import sentences, septets
from newsroom.item import Alert
from newsroom.language import Words, clock
from newsroom.life import Phase
from newsroom.settings import Settings

MOST, MOST_WIDE = 160, 70
_WORTHWHILE = 20  # characters of an instruction that is cut
_LINK_TAKES = 0.75  # of all characters, at most


def compose(item: Alert, settings: Settings, words: Words, phase: Phase = "current") -> str:
    """Who warns, of what, what to do, when that was confirmed, where to read on; give it what `life.shown` gives.

    The address of the item stands there where all else fits beside it, or else that of `/now/`. What to do is cut where a
    sentence ends, be it that the message does not say when that was confirmed or how grave it is; only where not even then
    one fits, it is cut behind a word. An address is never cut: it is left out where it would leave no room for words.
    """
    said = _said(item, settings, words, phase)
    narrow = [septets.write(part) for part in (said.who, said.council, said.headline, said.instruction, said.confirmed)]
    if None in narrow:
        return _fitted(said, MOST_WIDE, _units, "…")
    who, council, headline, instruction, confirmed = (part or "" for part in narrow)
    return _fitted(_Said(who, council, headline, instruction, confirmed, said.links), MOST, septets.count, "...")


@dataclass(frozen=True)
class _Said:
    who: str
    council: str  # the same in fewer words, where nothing is lost by it but how grave it is
    headline: str
    instruction: str
    confirmed: str
    links: tuple[str, str]


def _said(item: Alert, settings: Settings, words: Words, phase: Phase) -> _Said:
    council = settings.short_name or settings.council
    own, now = settings.url + item.address, settings.url + "now/"
    if phase != "current":
        over = item.stood_down.text if item.stood_down else ""
        who = words("textmessage_who", council=council, grade=words("textmessage_over"))
        return _Said(who, who, sentences.ended(item.headline), over, "", (own, now))
    who = words("textmessage_who", council=council, grade=words(f"severity_{item.severity}"))
    when = item.confirmed
    confirmed = words("textmessage_confirmed", time=clock(when), date=f"{when.day}/{when.month}")
    named = words("textmessage_council", council=council)
    return _Said(who, named, sentences.ended(item.headline), item.instruction or "", confirmed, (own, now))


def _fitted(said: _Said, most: int, count: Callable[[str], int], ellipsis: str) -> str:
    return next(text for text in _attempts(said, most, count, ellipsis) if count(text) <= most)


def _attempts(said: _Said, most: int, count: Callable[[str], int], ellipsis: str) -> Iterator[str]:
    """The message in ever fewer words; the last always fits."""
    own, now = said.links
    yield _joined(said.who, said.headline, said.instruction, said.confirmed, own)
    link = now if count(now) <= most * _LINK_TAKES else ""
    yield _joined(said.who, said.headline, said.instruction, said.confirmed, link)
    for who, confirmed in ((said.who, said.confirmed), (said.who, ""), (said.council, "")):
        room = most - count(_joined(who, said.headline, confirmed, link)) - 1
        if some := sentences.whole(said.instruction, room, count):
            yield _joined(who, said.headline, some, confirmed, link)
    for confirmed in (said.confirmed, ""):
        room = most - count(_joined(said.who, said.headline, confirmed, link)) - 1
        if said.instruction and room >= _WORTHWHILE:
            some = sentences.words(said.instruction, room, count, ellipsis)
            yield _joined(said.who, said.headline, some, confirmed, link)
    for confirmed in (said.confirmed, ""):
        yield _joined(said.who, said.headline, confirmed, link)
    for who in (said.who, ""):
        room = most - count(_joined(who, link)) - 1
        if room >= _WORTHWHILE or not who:
            yield _joined(who, sentences.words(said.headline, room, count, ellipsis), link)


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _units(text: str) -> int:
    """Of UCS-2, in which a sign beyond the first plane takes two."""
    return len(text.encode("utf-16-be")) // 2
