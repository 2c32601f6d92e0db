"""Share cards: 1200×630 pixels that carry an item's headline wherever its address is shared."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from typing import NamedTuple

from PIL import Image

from newsroom import artwork, lettering
from newsroom.artwork import HEIGHT, LEFT, WIDTH, Look
from newsroom.item import Item
from newsroom.language import Words
from newsroom.lettering import Block, Face
from newsroom.settings import Settings

LAYOUT = 1  # counts up when the same drawing comes to look different
SQUARE = range(285, 916)  # the columns that are left where a network crops the card square
HEADLINE = range(48, 97)  # sizes in pixels
SMALL = 40  # size of all other words

_WIDE = 596  # of headline and council, inside the square
_SIDE_LEFT, _SIDE_WIDE = 48, 220  # date and place, beside it
_LEADING = 48  # of small words


@dataclass(frozen=True)
class Drawing:
    """All that is drawn on a card; `photo` is the digest of its bytes or ""."""

    headline: str
    council: str
    kind: str
    date: str
    label: str
    language: str
    look: Look
    photo: str = ""
    focus: tuple[float, float] = (0.5, 0.5)
    layout: int = LAYOUT

    @property
    def digest(self) -> str:
        """Hexadecimal, another one as soon as the card would look different; library versions are no part of it."""
        drawn = json.dumps(asdict(self), sort_keys=True) + lettering.fingerprint()
        return hashlib.sha256(drawn.encode()).hexdigest()


class Line(NamedTuple):
    """Words as they stand on the card; `x` and `baseline` in pixels."""

    text: str
    x: int
    baseline: int
    face: Face
    size: int


class _Room(NamedTuple):
    """For headline and council: where the first capitals begin, the last baseline, what stays free between them."""

    top: int
    bottom: int
    gap: int


_FLAT, _PHOTO = _Room(136, 568, 34), _Room(341, 598, 16)


def compose(item: Item, settings: Settings, words: Words, photo: bytes | None) -> Drawing:
    """What the item's card shows; what has no room beside the headline is left out, the headline never."""
    colours = settings.colours
    pattern = int.from_bytes(hashlib.sha256(item.id.encode()).digest()[:8])
    return Drawing(
        headline=lettering.plain(item.headline),
        council=signature(settings),
        kind=words(f"kind_{item.kind}"),
        date=next(_that_fit([words.date(item.date)], _date_fits), ""),
        label=next(_that_fit(_labels(item, settings, words), lambda text: _label_fits(text, 1 if photo else 3)), ""),
        language=words.code,
        look=artwork.look(colours.primary, colours.accent, pattern),
        photo=hashlib.sha256(photo).hexdigest() if photo else "",
        focus=item.image.focus if item.image and photo else (0.5, 0.5),
    )


def address(item: Item, drawing: Drawing) -> str:
    """`cards/2026/11/harbour-library-reopens.en.1a2b3c4d.png`, or `.jpg` with a photo."""
    ending = "jpg" if drawing.photo else "png"
    return f"cards/{item.address.removeprefix('news/').rstrip('/')}.{drawing.language}.{drawing.digest[:8]}.{ending}"


def media_type(drawing: Drawing) -> str:
    """Of the bytes that `draw` gives."""
    return "image/jpeg" if drawing.photo else "image/png"


def alt(drawing: Drawing) -> str:
    """The words drawn, for who cannot see them."""
    headline = drawing.headline.replace(lettering.SOFT_HYPHEN, "")
    stop = "" if headline.endswith((".", "!", "?", "…")) else "."
    rest = ", ".join(filter(None, (drawing.kind, drawing.label, drawing.date, drawing.council)))
    return f"{headline}{stop} {rest}."


def signature(settings: Settings) -> str:
    """The council's name as the card bears it: in full where that takes one line, else the short one."""
    full, short = lettering.plain(settings.council), lettering.plain(settings.short_name)
    return short if short and lettering.width(full, Face.BOLD, SMALL) > _WIDE else full


def misfit(headline: str, council: str, photo: bool = False) -> str | None:
    """Why the headline cannot be drawn whole and legible, as a sentence for the editor."""
    headline, council = lettering.plain(headline), lettering.plain(council)
    if char := lettering.missing(headline, Face.BOLD):
        return f"has {_called(char)}, which no font of the cards has; write a short_title without it"
    if char := lettering.missing(council, Face.BOLD):
        return f"the council's name has {_called(char)}, which no font of the cards has; write a short_name without it"
    if (high := _height(council, photo)) is None:
        return f"the council's name, “{council}”, has no room on the card; write a short_name in the settings"
    if lettering.fits(headline, Face.BOLD, HEADLINE[0], _WIDE, high):
        return None
    if word := lettering.too_wide(headline, Face.BOLD, HEADLINE[0], _WIDE):
        return f"has the word “{word}”, which is wider than its card; write a short_title without it, or with a hyphen in it"
    room = _longest_start(headline, high)
    return f"has {len(headline)} characters, too many to be read on its card; write a short_title of at most {room}"


def draw(drawing: Drawing, photo: bytes | None = None) -> bytes:
    """A PNG of 16 colours, or a JPEG where the drawing has a photo; raises ValueError with the `misfit`."""
    letters = Image.new("L", (WIDTH, HEIGHT))
    lines = arrange(drawing)
    for line in lines:
        lettering.paint(letters, line.x, line.baseline, line.text, line.face, line.size)
    if drawing.photo:
        return artwork.over_photo(letters, drawing.look, photo or b"", drawing.focus)
    return artwork.flat(letters, drawing.look, _end_of_headline(lines))


def arrange(drawing: Drawing) -> list[Line]:
    """Every line of the card; raises ValueError with the `misfit`."""
    return [*_main(drawing), *_side(drawing)]


def _main(drawing: Drawing) -> Iterator[Line]:
    """Kind, headline and council: what must survive a square crop."""
    room = _PHOTO if drawing.photo else _FLAT
    high = _height(drawing.council, bool(drawing.photo))
    headline = high and lettering.fit(drawing.headline, Face.BOLD, HEADLINE, _WIDE, high)
    if not headline:
        raise ValueError(misfit(drawing.headline, drawing.council, bool(drawing.photo)))
    if not drawing.photo:
        yield Line(drawing.kind, LEFT + 44, 91, Face.MEDIUM, SMALL)
    yield from _stack(headline, room.top + headline.capital)
    council = _council(drawing.council)
    yield from _stack(council, room.bottom - council.height + council.capital) if council else ()


def _side(drawing: Drawing) -> Iterator[Line]:
    """Place and date, in the column that a square crop loses."""
    room, top = (_PHOTO, 370) if drawing.photo else (_FLAT, 91)
    if drawing.photo:
        yield Line(drawing.kind, _SIDE_LEFT, top, Face.MEDIUM, SMALL)
        top += _LEADING
    for n, text in enumerate(lettering.wrap(drawing.label, Face.BOLD, SMALL, _SIDE_WIDE) or ()):
        yield Line(text, _SIDE_LEFT, top + n * _LEADING, Face.BOLD, SMALL)
    number, rest = _date(drawing.date)
    above = room.bottom - len(rest) * _LEADING
    for n, text in enumerate(rest, 1):
        yield Line(text, _SIDE_LEFT, above + n * _LEADING, Face.MEDIUM, SMALL)
    if number:
        yield Line(number, _SIDE_LEFT, above - 6, Face.BOLD, 72 if drawing.photo else 96)


def _stack(block: Block, baseline: int) -> Iterator[Line]:
    """Lines whose ink, not whose space, begins at the left edge."""
    for n, text in enumerate(block.lines):
        x = LEFT - lettering.bearing(text, block.face, block.size)
        yield Line(text, x, baseline + n * block.leading, block.face, block.size)


@cache
def _council(name: str) -> Block | None:
    return lettering.set_lines(name, Face.BOLD, SMALL, _WIDE)


def _end_of_headline(lines: list[Line]) -> int:
    return max(line.baseline for line in lines if line.size >= HEADLINE[0] and line.x in SQUARE)


def _height(council: str, photo: bool) -> int | None:
    """What the council's name leaves to the headline; None if that is nothing."""
    block, room = _council(council), _PHOTO if photo else _FLAT
    if block is None or len(block.lines) > 2:
        return None
    return room.bottom - block.height - room.gap - room.top


def _longest_start(headline: str, high: int) -> int:
    """How many characters, up to the end of a word, can be drawn."""
    words = headline.split()
    starts = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((len(s) for s in starts if lettering.fits(s, Face.BOLD, HEADLINE[0], _WIDE, high)), 0)


def _called(char: str) -> str:
    return f"“{char}” (U+{ord(char):04X} {unicodedata.name(char, 'without a name')})"


def _that_fit(texts: Iterable[str], fits: Callable[[str], bool]) -> Iterator[str]:
    return (text for text in map(lettering.plain, texts) if text and fits(text))


def _labels(item: Item, settings: Settings, words: Words) -> Iterator[str]:
    """The places together, else the first topic."""
    yield ", ".join(settings.place_name(key, words.code) for key in item.places)
    yield from (settings.topic_name(key, words.code) for key in item.topics[:1])


def _label_fits(text: str, most: int) -> bool:
    lines = None if lettering.missing(text, Face.BOLD) else lettering.wrap(text, Face.BOLD, SMALL, _SIDE_WIDE)
    return lines is not None and len(lines) <= most


def _date(text: str) -> tuple[str, tuple[str, ...]]:
    """The day's number, to be drawn large where it comes first, and the lines of the rest."""
    first, _, rest = text.partition(" ")
    number, rest = (first, rest) if first.isdecimal() and len(first) < 3 and rest else ("", text)
    return number, lettering.wrap(rest, Face.MEDIUM, SMALL, _SIDE_WIDE) or ()


def _date_fits(text: str) -> bool:
    number, rest = _date(text)
    return not lettering.missing(text, Face.MEDIUM) and 0 < len(rest) <= (2 if number else 3)
