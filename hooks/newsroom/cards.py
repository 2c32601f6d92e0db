"""Share cards: 1200×630 pixels that carry an item's headline wherever its address is shared."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from functools import cache, cached_property
from typing import NamedTuple

from PIL import Image

from newsroom import artwork, captions, lettering, shapes
from newsroom.artwork import HEIGHT, LEFT, WIDTH, Look
from newsroom.captions import BEHIND, PADDING, SIDE, SIZE, WIDE
from newsroom.item import Alert, Item
from newsroom.language import Words
from newsroom.lettering import Block, Face
from newsroom.life import Phase
from newsroom.settings import Settings

LAYOUT = 2  # counts up when the same drawing comes to look different
SQUARE = range(285, 916)  # the columns that are left where a network crops the card square
HEADLINE = range(48, 97)  # sizes in pixels

_SIDE_LEFT = 48  # of date and place, beside it
_LEADING = 48  # of small words


@dataclass(frozen=True)
class Drawing:
    """All that is drawn on a card.

    `sign` names the shape beside the kind's word; `note` is "Corrected" or ""; `until` is the small word over the date, or
    ""; `photo` is the digest of its bytes or "".
    """

    headline: str
    council: str
    kind: str
    date: str
    label: str
    language: str
    look: Look
    sign: str = "news"
    note: str = ""
    until: str = ""
    photo: str = ""
    focus: tuple[float, float] = (0.5, 0.5)
    layout: int = LAYOUT

    @cached_property
    def digest(self) -> str:
        """Hexadecimal, another one as soon as the card would look different; library versions are no part of it."""
        drawn = json.dumps(asdict(self), sort_keys=True) + lettering.fingerprint()
        return hashlib.sha256(drawn.encode()).hexdigest()


class Line(NamedTuple):
    """Words as they stand on the card; `x` and `baseline` in pixels; `cut` out of a box of ink, or inked."""

    text: str
    x: int
    baseline: int
    face: Face
    size: int
    cut: bool = False

    @property
    def end(self) -> int:
        return self.x + lettering.width(self.text, self.face, self.size)


class _Room(NamedTuple):
    """For headline and council: where the first capitals begin, the last baseline, what stays free between them."""

    top: int
    bottom: int
    gap: int


_FLAT, _PHOTO = _Room(136, 568, 34), _Room(341, 598, 16)


def compose(item: Item, settings: Settings, words: Words, photo: bytes | None, phase: Phase = "current") -> Drawing:
    """What the item's card shows, as `phase` finds it; what has no room beside the headline is left out, the headline never.

    Give it what `life.shown` gives. Nothing is raised: of an alert whose headline is a `misfit`, its grade is the headline.
    """
    kind, note = captions.kind(item, words, phase)
    until, date = captions.dates(item, words, phase)
    sign = _sign(item, phase)
    drawing = Drawing(
        headline=lettering.plain(item.headline),
        council=signature(settings),
        kind=kind,
        date=date,
        label=captions.label(item, settings, words, most=1 if photo else 3),
        language=words.code,
        look=_look(item, settings, sign),
        sign=sign,
        note=note,
        until=until,
        photo=hashlib.sha256(photo).hexdigest() if photo else "",
        focus=item.image.focus if item.image and photo else (0.5, 0.5),
    )
    return _plain(drawing, item, words, phase) if isinstance(item, Alert) else drawing


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
    dated = f"{drawing.until} {drawing.date}".strip()
    rest = ", ".join(filter(None, (drawing.kind, drawing.note, drawing.label, dated, drawing.council)))
    return f"{headline}{stop} {rest}."


def signature(settings: Settings) -> str:
    """The council's name as the card bears it: in full where that takes one line, else the short one."""
    full, short = lettering.plain(settings.council), lettering.plain(settings.short_name)
    return short if short and lettering.width(full, Face.BOLD, SIZE) > WIDE else full


def misfit(headline: str, council: str, photo: bool = False) -> str | None:
    """Why the headline cannot be drawn whole and legible, as a sentence for the editor."""
    headline, council = lettering.plain(headline), lettering.plain(council)
    if char := lettering.missing(headline, Face.BOLD):
        return f"has {_called(char)}, which no font of the cards has; write a short_title without it"
    if char := lettering.missing(council, Face.BOLD):
        return f"the council's name has {_called(char)}, which no font of the cards has; write a short_name without it"
    if (high := _height(council, photo)) is None:
        return f"the council's name, “{council}”, has no room on the card; write a short_name in the settings"
    if lettering.fits(headline, Face.BOLD, HEADLINE[0], WIDE, high):
        return None
    if word := lettering.too_wide(headline, Face.BOLD, HEADLINE[0], WIDE):
        return f"has the word “{word}”, which is wider than its card; write a short_title without it, or with a hyphen in it"
    room = _longest_start(headline, high)
    return f"has {len(headline)} characters, too many to be read on its card; write a short_title of at most {room}"


def draw(drawing: Drawing, photo: bytes | None = None) -> bytes:
    """A PNG of 16 colours, or a JPEG where the drawing has a photo; raises ValueError with the `misfit`."""
    letters = Image.new("L", (WIDTH, HEIGHT))
    lines = arrange(drawing)
    for line in lines:
        if line.cut:
            letters.paste(255, (line.x - PADDING, line.baseline - 40, line.end + PADDING, line.baseline + 13))
        lettering.paint(letters, line.x, line.baseline, line.text, line.face, line.size, 0 if line.cut else 255)
    if drawing.photo:
        tab = max((line.end + (PADDING if line.cut else 0) for line in _head(drawing)), default=0)
        end = max(tab, LEFT + shapes.SIDE) + 24
        return artwork.over_photo(letters, drawing.look, photo or b"", drawing.focus, drawing.sign, end)
    return artwork.flat(letters, drawing.look, _end_of_headline(lines), drawing.sign)


def arrange(drawing: Drawing) -> list[Line]:
    """Every line of the card; raises ValueError with the `misfit`."""
    return [*_head(drawing), *_main(drawing), *_side(drawing)]


def _head(drawing: Drawing) -> Iterator[Line]:
    """The kind's word behind its shape, and what must be known of it: inside the square too."""
    baseline = (artwork.PHOTO_SIGN if drawing.photo else artwork.FLAT_SIGN)[1] + (shapes.SIDE + 29) // 2
    at = LEFT + BEHIND
    if drawing.kind:
        line = Line(drawing.kind, at, baseline, Face.MEDIUM, SIZE)
        yield line
        at = line.end + 2 * PADDING
    if drawing.note:
        yield Line(drawing.note, at + PADDING, baseline, Face.BOLD, SIZE, cut=True)


def _main(drawing: Drawing) -> Iterator[Line]:
    """Headline and council: what must survive a square crop."""
    room = _PHOTO if drawing.photo else _FLAT
    high = _height(drawing.council, bool(drawing.photo))
    headline = high and lettering.fit(drawing.headline, Face.BOLD, HEADLINE, WIDE, high)
    if not headline or lettering.missing(drawing.headline + drawing.council, Face.BOLD):
        raise ValueError(misfit(drawing.headline, drawing.council, bool(drawing.photo)))
    yield from _stack(headline, room.top + headline.capital)
    council = _council(drawing.council)
    yield from _stack(council, room.bottom - council.height + council.capital) if council else ()


def _side(drawing: Drawing) -> Iterator[Line]:
    """Place and date, in the column that a square crop loses."""
    room, top = (_PHOTO, 370) if drawing.photo else (_FLAT, 91)
    for n, text in enumerate(lettering.wrap(drawing.label, Face.BOLD, SIZE, SIDE) or ()):
        yield Line(text, _SIDE_LEFT, top + n * _LEADING, Face.BOLD, SIZE)
    number, rest = captions.day(drawing.date)
    above = room.bottom - len(rest) * _LEADING
    for n, text in enumerate(rest, 1):
        yield Line(text, _SIDE_LEFT, above + n * _LEADING, Face.MEDIUM, SIZE)
    large = 72 if drawing.photo else 96
    if number:
        yield Line(number, _SIDE_LEFT, above - 6, Face.BOLD, large)
        above -= round(large * 0.714) + 18
    if drawing.until:
        yield Line(drawing.until, _SIDE_LEFT, above, Face.MEDIUM, SIZE)


def _stack(block: Block, baseline: int) -> Iterator[Line]:
    """Lines whose ink, not whose space, begins at the left edge."""
    for n, text in enumerate(block.lines):
        x = LEFT - lettering.bearing(text, block.face, block.size)
        yield Line(text, x, baseline + n * block.leading, block.face, block.size)


@cache
def _council(name: str) -> Block | None:
    return lettering.set_lines(name, Face.BOLD, SIZE, WIDE)


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
    return next((len(s) for s in starts if lettering.fits(s, Face.BOLD, HEADLINE[0], WIDE, high)), 0)


def _sign(item: Item, phase: Phase) -> str:
    if not isinstance(item, Alert):
        return item.kind
    return "ended" if item.stood_down or phase == "expired" else item.severity


def _look(item: Item, settings: Settings, sign: str) -> Look:
    pattern = int.from_bytes(hashlib.sha256(item.id.encode()).digest()[:8])
    if isinstance(item, Alert):
        return artwork.grave(sign, pattern)
    return artwork.look(settings.colours.primary, settings.colours.accent, pattern)


def _plain(drawing: Drawing, item: Alert, words: Words, phase: Phase) -> Drawing:
    """The card of an alert, whatever its headline: nothing about looks may hold it back."""
    photo = bool(drawing.photo)
    council = "" if misfit("!", drawing.council, photo) else drawing.council
    if misfit(drawing.headline, council, photo) is None:
        return replace(drawing, council=council)
    named, kind = (lettering.plain(text) for text in (captions.named(item, words, phase), words("kind_alert")))
    return replace(drawing, council=council, headline=named, kind=kind)


def _called(char: str) -> str:
    return f"“{char}” (U+{ord(char):04X} {unicodedata.name(char, 'without a name')})"
