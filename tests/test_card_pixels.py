"""Every headline fits or is refused; what is drawn is inside the square, legible, large and light enough."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
import shown
from newsroom import cards, language
from newsroom.colours import contrast
from newsroom.item import KINDS
from newsroom.lettering import SOFT_HYPHEN
from newsroom.settings import Settings
from PIL import Image, ImageChops

WORDS = language.read("en")
COUNCIL = "Exampleton Borough Council"
OWN: dict[str, dict[str, Any]] = {
    "news": {},
    "statement": {},
    "notice": {"legal_basis": "Highways Act 1980", "representations_by": "2026-12-14"},
    "consultation": {"closes": "2026-12-14", "respond": {"phone": "01632 960000"}},
    "event": {"starts": "2026-12-05 10:00", "location": "Harbour Library"},
    "minor": {"kind": "alert", "severity": "minor"},
    "major": {"kind": "alert", "severity": "major"},
    "emergency": {"kind": "alert", "severity": "emergency"},
    "stood down": {
        "kind": "alert", "severity": "emergency", "stood_down": {"date": "2026-11-23", "text": "It is over."}
    },
}  # fmt: skip
SORTS = tuple(OWN)
PALETTES = (("#0b3c5d", "#b3122f"), ("#ffd500", "#00703c"), ("#2a9d8f", "#e9c46a"), ("#777777", "#ffffff"))
CORRECTED = ({"date": "2026-11-23", "was": "8 am", "now": "9 am"},)
LONG = "Residents asked for more time to read the plan of the harbour and so the council gives them six weeks more"

_STEMS = (
    "council", "bin", "day", "flood", "warning", "road", "closure", "housing", "the", "of", "a", "in", "and", "open", "now",
    "Llanfihangel", "Gwasanaethau", "Rhyngwladol", "ddigwyddiad", "Ŵyl", "Tŷ", "Cyngor", "ymgynghoriad", "Straßenbau",
    "Verkehrsbeschränkung", "Abfall", "Müll", "Grundstücks", "verwaltung", "Öffnungszeiten", "well-being", "co-operative",
    "£4.2", "2027/28", "10%", "1,389", "–", "’", "?", "!", "🌱", "🚧", "A3052", "co₂", "café", "naïve", "№", "½",
)  # fmt: skip


@cache
def corpus() -> tuple[str, ...]:
    text = (Path(__file__).parent / "news/headlines.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if not line.startswith("# "))


@cache
def made_up() -> tuple[str, ...]:
    """500 headlines of 1 to 170 characters: compounds, digits, hyphens, emoji; the same at every run."""
    random = Random(20261122)
    return tuple(_headline(random, 1 + n * 169 // 499) for n in range(500))


def _headline(random: Random, length: int) -> str:
    text = ""
    while len(text) < length:
        joint = random.choice(("", "-", SOFT_HYPHEN)) if random.random() < 0.12 else " "
        text += joint + random.choice(_STEMS)
    return text[:length].strip() or "x"


def drawing(
    sort: str, title: str = "x", photo: bytes | None = None, chosen: Settings = shown.SETTINGS, **fields: Any
) -> cards.Drawing:
    image = {"image": {"src": "x.jpg", "alt": "The harbour"}} if photo else {}
    own = {"kind": sort, **OWN[sort], **image, **fields}
    item = shown.item(places=("harbour",), **own).model_copy(update={"title": title})
    return cards.compose(item, chosen, WORDS, photo)


@cache
def photograph() -> bytes:
    """A picture full of light and dark, the hardest ground for words."""
    image = Image.effect_noise((320, 240), 90).convert("RGB").resize((1600, 1200))
    buffer = io.BytesIO()
    image.save(buffer, "JPEG")
    return buffer.getvalue()


def opened(raw: bytes) -> Image.Image:
    return Image.open(io.BytesIO(raw)).convert("RGB")


@pytest.mark.parametrize("photo", [False, True])
@pytest.mark.parametrize("source", [corpus, made_up])
def test_every_headline_fits_or_is_refused_with_a_sentence(source: Any, photo: bool) -> None:
    fitting = 0
    for n, headline in enumerate(source()):
        found = drawing(SORTS[n % 5], headline, b"bytes of a photo" if photo else None)
        if reason := cards.misfit(headline, COUNCIL, photo):
            assert re.search(r"write a short_title (without it|of at most [1-9]\d*)", reason), reason
            with pytest.raises(ValueError, match="short_title"):
                cards.arrange(found)
        else:
            fitting += 1
            assert not list(_faults(found)), (headline, list(_faults(found)))
    assert fitting > 0.2 * len(source())


def _faults(found: cards.Drawing) -> Iterator[str]:
    lines = cards.arrange(found)
    large = [line for line in lines if line.text and line.size >= 48 and line.x in cards.SQUARE]
    drawn = re.sub(rf"[\s{SOFT_HYPHEN}-]", "", "".join(line.text for line in large))
    if drawn != re.sub(rf"[\s{SOFT_HYPHEN}-]", "", found.headline):
        yield f"{drawn} is not all of it"
    yield from (f"{line} is small" for line in lines if line.size < 40)
    yield from (
        f"{line} leaves the square" for line in lines if line.x in cards.SQUARE and line.end not in cards.SQUARE
    )
    yield from (f"{line} meets the square" for line in lines if line.x not in cards.SQUARE and line.end >= 285)
    yield from (
        f"{line} leaves the card"
        for line in lines
        if not 40 <= line.baseline - line.size * 0.72 <= line.baseline <= 610
    )


@pytest.mark.parametrize("photo", [None, b"bytes of a photo"])
@pytest.mark.parametrize("sort", ["minor", "major", "emergency", "stood down"])
def test_every_alert_is_arranged_whatever_its_headline(sort: str, photo: bytes | None) -> None:
    for headline in (*corpus()[::40], *made_up()[::5]):
        found = drawing(sort, headline, photo)
        assert not list(_faults(found)), headline
        assert (found.headline == "Alert: stood down" or "mergency" in found.headline or "alert" in found.headline) or (
            cards.misfit(headline, COUNCIL, bool(photo)) is None
        )


def test_the_room_of_a_headline_is_the_same_for_each_kind() -> None:
    for photo in (None, b"bytes of a photo"):
        placed = {
            tuple(
                line
                for line in cards.arrange(drawing(sort, LONG[:80], photo))
                if line.size >= 48 and line.x in cards.SQUARE
            )
            for sort in SORTS
        }
        assert len(placed) == 1


@pytest.mark.parametrize("sort", SORTS)
def test_no_ink_of_headline_and_name_leaves_the_square(sort: str) -> None:
    first = drawing(sort, LONG, corrections=CORRECTED)
    other = replace(first, headline=LONG.swapcase(), council="Rhondda Cynon Taf Borough")
    left, _, right, _ = ImageChops.difference(*(opened(cards.draw(d)) for d in (first, other))).getbbox()
    assert left >= 285 and right <= 916


@pytest.mark.parametrize("sort", SORTS)
def test_no_ink_of_headline_and_name_leaves_the_square_beside_a_photo(sort: str) -> None:
    first = drawing(sort, LONG[:80], photograph(), corrections=CORRECTED)
    other = replace(first, headline=LONG[:80].swapcase(), council="Rhondda Cynon Taf Borough")
    drawn = (opened(cards.draw(d, photograph())) for d in (first, other))
    left, top, right, _ = ImageChops.difference(*drawn).convert("L").point(lambda v: v > 60 and 255).getbbox()
    assert left >= 285 and right <= 916 and top > 315


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("photo", [False, True])
def test_every_word_has_contrast_on_the_drawn_card_and_every_shape_too(
    sort: str, palette: tuple[str, str], photo: bool
) -> None:
    chosen = shown.council(palette=dict(zip(("primary", "accent"), palette, strict=True)))
    raw = photograph() if photo else None
    found = drawing(sort, "Harbour Library reopens on Saturday after a rebuild", raw, chosen, corrections=CORRECTED)
    card = opened(cards.draw(found, raw))
    for line in cards.arrange(found):
        box = (line.x - 10, line.baseline - round(line.size * 0.72) - 10, line.end + 10, line.baseline + 10)
        assert _contrast(card.crop(box)) >= 4.5, line
    left, top = cards.artwork.PHOTO_SIGN if photo else cards.artwork.FLAT_SIGN
    assert _contrast(card.crop((left - 4, top - 4, left + 46, top + 46))) >= 3


def _contrast(box: Image.Image) -> float:
    """Between the ground (the median) and the shade that a fiftieth of the box is farther from it than, as WCAG measures."""
    raw = box.tobytes()
    pixels = (raw[n : n + 3] for n in range(0, len(raw), 3))
    colours = sorted(pixels, key=lambda c: 0.2126 * c[0] ** 2.2 + 0.7152 * c[1] ** 2.2 + 0.0722 * c[2] ** 2.2)
    count = len(colours)
    low, ground, high = (f"#{colours[n].hex()}" for n in (count // 50, count // 2, count - 1 - count // 50))
    return max(contrast(ground, low), contrast(ground, high))


def test_the_heaviest_card_stays_below_the_limit_and_most_below_half_of_it() -> None:
    noise = Image.merge("RGB", [Image.effect_noise((1200, 900), 250) for _ in range(3)])
    buffer = io.BytesIO()
    noise.save(buffer, "JPEG", quality=98)
    for sort in ("news", "emergency"):
        assert len(cards.draw(drawing(sort, LONG[:80], buffer.getvalue()), buffer.getvalue())) <= 300_000
        assert len(cards.draw(drawing(sort, LONG[:80], photograph()), photograph())) <= 300_000
    flat = [len(cards.draw(drawing(sort, LONG, corrections=CORRECTED))) for sort in SORTS]
    assert max(flat) <= 40_000


@pytest.mark.parametrize("sort", SORTS)
def test_the_alternative_text_says_all_words_drawn_and_no_others(sort: str) -> None:
    for photo in (None, b"bytes of a photo"):
        found = drawing(sort, LONG[:80], photo, corrections=CORRECTED)
        drawn = " ".join(line.text for line in cards.arrange(found))
        said = cards.alt(found)
        assert sorted(re.findall(r"[\w:]*\w", said)) == sorted(re.findall(r"[\w:]*\w", drawn)) and len(said) <= 420


def test_every_kind_is_looked_at() -> None:
    assert {OWN[sort].get("kind", sort) for sort in SORTS} == set(KINDS)
