"""An alert as a text message: 160 characters of the alphabet of text messages, or 70 in any other script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsroom import septets
from newsroom.item import Alert
from newsroom.language import Words
from newsroom.life import Phase
from newsroom.settings import Settings

MOST, MOST_WIDE = 160, 70
_WORTHWHILE = 20  # characters of an instruction that is cut
_LINK_TAKES = 0.75  # of all characters, at most


def compose(item: Alert, settings: Settings, words: Words, phase: Phase = "current") -> str:
    """Who warns, of what, what to do, when that was confirmed, where to read on; give it what `life.shown` gives.

    The address of the item stands there where all else fits beside it, or else that of `/now/`. Words are cut at their
    ends, an address never is: it is left out where it would leave no room for words.
    """
    said = _said(item, settings, words, phase)
    narrow = [septets.write(part) for part in (said.who, said.headline, said.instruction, said.confirmed)]
    if None in narrow:
        return _fitted(said, MOST_WIDE, _units, "…")
    who, headline, instruction, confirmed = (part or "" for part in narrow)
    return _fitted(_Said(who, headline, instruction, confirmed, said.links), MOST, septets.count, "...")


@dataclass(frozen=True)
class _Said:
    who: str
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
        return _Said(who, _ended(item.headline), over, "", (own, now))
    who = words("textmessage_who", council=council, grade=words(f"severity_{item.severity}"))
    when = item.confirmed
    confirmed = words("textmessage_confirmed", time=f"{when:%H:%M}", date=f"{when.day}/{when.month}")
    return _Said(who, _ended(item.headline), item.instruction or "", confirmed, (own, now))


def _fitted(said: _Said, most: int, count: Callable[[str], int], ellipsis: str) -> str:
    return next(text for text in _attempts(said, most, count, ellipsis) if count(text) <= most)


def _attempts(said: _Said, most: int, count: Callable[[str], int], ellipsis: str) -> Iterator[str]:
    """The message in ever fewer words; the last always fits."""
    own, now = said.links
    yield _joined(said.who, said.headline, said.instruction, said.confirmed, own)
    link = now if count(now) <= most * _LINK_TAKES else ""
    yield _joined(said.who, said.headline, said.instruction, said.confirmed, link)
    for confirmed in (said.confirmed, ""):
        room = most - count(_joined(said.who, said.headline, confirmed, link)) - 1
        if said.instruction and room >= _WORTHWHILE:
            yield _joined(said.who, said.headline, _cut(said.instruction, room, count, ellipsis), confirmed, link)
    for confirmed in (said.confirmed, ""):
        yield _joined(said.who, said.headline, confirmed, link)
    for who in (said.who, ""):
        room = most - count(_joined(who, link)) - 1
        if room >= _WORTHWHILE or not who:
            yield _joined(who, _cut(said.headline, room, count, ellipsis), link)


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _cut(text: str, room: int, count: Callable[[str], int], ellipsis: str) -> str:
    """As many whole words as fit; of a first word that is longer than the room, its beginning."""
    if count(text) <= room:
        return text
    kept = ""
    for word in text.split():
        longer = _joined(kept, word)
        if count(longer) + count(ellipsis) > room:
            break
        kept = longer
    if kept:
        return kept.rstrip(" ,;:-–") + ellipsis
    while text and count(text) + count(ellipsis) > room:
        text = text[:-1]
    return text + ellipsis


def _ended(text: str) -> str:
    """A headline as a sentence."""
    return text if text[-1:] in ".!?…" else f"{text}."


def _units(text: str) -> int:
    """Of UCS-2, in which a sign beyond the first plane takes two."""
    return len(text.encode("utf-16-be")) // 2
