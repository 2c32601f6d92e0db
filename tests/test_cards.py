"""Cards as pixels, lines and names: whole, legible, inside the square, the same for the same item."""

from __future__ import annotations

import io
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import shown
from newsroom import cards, language, lettering
from newsroom.item import Item
from newsroom.lettering import Face
from newsroom.parts import Correction
from newsroom.parts import Image as Picture
from newsroom.settings import Settings
from PIL import Image, ImageChops, ImageDraw

WORDS = language.read("en")
PLACES = {
    "harbour": {"name": "Harbour"},
    "park": {"name": "Park"},
    "quayside": {"name": "Quayside and Old Town"},
    "long": {"name": "Llanfairpwllgwyngyllgogerychwyrndrobwll"},
}
COUNCIL = "Exampleton Borough Council"
HEADLINES = (
    "Parks",
    "Library reopens",
    "Harbour Library reopens on Saturday after a £4.2 million rebuild",
    "Llanfairpwllgwyngyll yn croesawu Ŵyl y Môr: dewch draw â’ch teulu",
    "Council tax support: have your say on changes to help for working-age households in April",
)
LONGEST = (
    "Thousands of residents have told us what matters to them most about the future of the town centre, "
    "and this is what the cabinet will decide on Thursday evening at the Guildhall"
)


def settings(**changed: object) -> Settings:
    base = {"site_name": "News", "url": "https://news.example/", "identity": "exampleton.gov.uk,2026"}
    known = {"council": COUNCIL, "topics": {"libraries": "Libraries"}, "places": PLACES}
    return Settings.model_validate(base | known | changed)


def item(title: str = HEADLINES[2], **changed: object) -> Item:
    fields = {
        "title": title,
        "date": datetime(2026, 11, 22, tzinfo=UTC),
        "summary": "It is open again.",
        "id": "01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "places": ("harbour",),
        "path": "news/2026/11/harbour-library-reopens.md",
    }
    return Item.model_construct(**(fields | changed))


def illustrated(title: str = HEADLINES[2], focus: tuple[float, float] = (0.5, 0.5), **changed: object) -> Item:
    return item(title, image=Picture(src="x.jpg", alt="A harbour", focus=focus), **changed)


def composed(one: Item | None = None, photo: bytes | None = None, **changed: object) -> cards.Drawing:
    return cards.compose(one or item(), settings(**changed), WORDS, photo)


def photograph(colour: str = "#8fb4d6", size: tuple[int, int] = (1600, 1200)) -> bytes:
    image = Image.new("RGB", size, colour)
    ImageDraw.Draw(image).ellipse((100, 100, 500, 500), fill="#c43c2c")
    buffer = io.BytesIO()
    image.save(buffer, "JPEG")
    return buffer.getvalue()


PHOTO = photograph()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def difference(one: cards.Drawing, other: cards.Drawing) -> tuple[int, int, int, int]:
    return ImageChops.difference(opened(cards.draw(one)), opened(cards.draw(other))).getbbox()


@pytest.mark.parametrize("headline", HEADLINES)
@pytest.mark.parametrize("photo", [None, PHOTO])
def test_a_card_is_1200_by_630_and_below_the_limit_of_bytes(headline, photo):
    drawing = composed(illustrated(headline), photo)
    data = cards.draw(drawing, photo)
    image = Image.open(io.BytesIO(data))
    assert image.size == (1200, 630) and len(data) <= (300_000 if photo else 30_000)
    assert cards.media_type(drawing) == Image.MIME[image.format]


@pytest.mark.parametrize("headline", HEADLINES)
@pytest.mark.parametrize("photo", [None, PHOTO])
def test_the_headline_is_drawn_whole_and_as_large_as_fits(headline, photo):
    lines = cards.arrange(composed(illustrated(headline), photo))
    set_large = [line for line in lines if line.size >= 48 and line.x in cards.SQUARE]
    assert " ".join(line.text for line in set_large) == headline
    assert len({line.size for line in set_large}) == 1 and set_large[0].size <= 96
    assert all(line.face is Face.BOLD for line in set_large)
    assert min(line.size for line in lines) == 40


def test_a_short_headline_is_drawn_at_96_pixels_and_the_longest_at_48_at_least():
    sizes = [max(line.size for line in cards.arrange(composed(item(h))) if line.x in cards.SQUARE) for h in HEADLINES]
    assert sizes[:2] == [96, 96] and all(96 > size >= 48 for size in sizes[2:])
    assert max(line.size for line in cards.arrange(composed(item(LONGEST))) if line.x in cards.SQUARE) >= 48


def test_the_ink_of_the_headline_lies_in_the_central_square():
    left, top, right, bottom = difference(composed(item(HEADLINES[4])), composed(item(HEADLINES[4].swapcase())))
    assert left >= 285 and right <= 915 and top > 100 and bottom < 535


def test_the_ink_of_the_councils_name_lies_in_the_central_square():
    one, other = composed(), composed(council="Rhondda Cynon Taf Borough")
    left, top, right, bottom = difference(one, other)
    assert left >= 285 and right <= 915 and top > 520 and bottom < 600


@pytest.mark.parametrize("photo", [None, PHOTO])
def test_no_line_leaves_the_card_or_the_square_or_meets_another(photo):
    for headline in HEADLINES:
        boxes = []
        for line in cards.arrange(composed(illustrated(headline), photo)):
            canvas = Image.new("L", (1400, 800))
            lettering.paint(canvas, line.x + 100, line.baseline + 80, line.text, line.face, line.size)
            box = canvas.getbbox()
            boxes.append(tuple(at - by for at, by in zip(box, (100, 80, 100, 80), strict=True)))
        assert all(b[1] >= (262 if photo else 40) and b[3] <= 615 for b in boxes)
        assert all(
            b[0] in within and b[2] in within
            for b in boxes
            for within in [range(285, 916) if b[0] >= 285 else range(40, 286)]
        )
        for n, one in enumerate(boxes):
            for other in boxes[n + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] + 4 or other[3] <= one[1] + 4
                assert apart, (headline, one, other)


@pytest.mark.parametrize("primary", ["#0b3c5d", "#ffd500", "#2a9d8f", "#777777", "#ffffff", "#000000", "#e4003b"])
def test_the_palette_of_a_card_gives_its_words_enough_contrast(primary):
    image = Image.open(io.BytesIO(cards.draw(composed(colours={"primary": primary, "accent": "#f5b700"}))))
    palette = image.getpalette()
    used = image.crop((285, 120, 915, 500)).getcolors()
    ground = max(used)[1]
    best = max(ratio(palette[3 * ground :][:3], palette[3 * place :][:3]) for _, place in used)
    assert best >= 4.5


def ratio(one: list[int], other: list[int]) -> float:
    low, high = sorted(luminance(colour) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: list[int]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (p / 255 for p in colour)]
    return sum(a * b for a, b in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def test_the_photo_is_on_the_card_and_the_words_on_their_own_ground():
    drawing = composed(illustrated(), PHOTO)
    card = opened(cards.draw(drawing, PHOTO))
    sky = (0x8F, 0xB4, 0xD6)
    assert sum(abs(a - b) for a, b in zip(card.getpixel((1100, 30)), sky, strict=True)) < 12
    ground = tuple(bytes.fromhex(drawing.look.ground[1:]))
    assert sum(abs(a - b) for a, b in zip(card.getpixel((290, 400)), ground, strict=True)) < 12


def test_the_ink_of_words_on_a_photo_lies_in_the_square_and_the_lower_half():
    one, other = (composed(illustrated(headline), PHOTO) for headline in (HEADLINES[4], HEADLINES[4].swapcase()))
    drawn = (opened(cards.draw(drawing, PHOTO)) for drawing in (one, other))
    left, top, right, bottom = ImageChops.difference(*drawn).convert("L").point(lambda v: v > 60 and 255).getbbox()
    assert left >= 285 and right <= 915 and top > 323 and bottom < 570


@pytest.mark.parametrize("photo", [None, PHOTO])
def test_the_alternative_text_says_the_words_drawn(photo):
    for headline in HEADLINES:
        drawing = composed(illustrated(headline), photo)
        drawn = " ".join(line.text for line in cards.arrange(drawing))
        said = cards.alt(drawing)
        assert len(said) <= 420
        assert sorted(re.findall(r"[\w’£]+", said)) == sorted(re.findall(r"[\w’£]+", drawn))


def test_the_alternative_text_of_the_longest_headline_stays_within_420_characters():
    assert len(cards.alt(composed(item(LONGEST)))) <= 420


def test_date_and_place_stand_beside_the_square():
    texts = {line.text: line for line in cards.arrange(composed())}
    assert all(texts[text].x < 285 for text in ("Harbour", "22", "November", "2026"))


def test_several_places_are_named_together_where_they_fit():
    assert composed(item(places=("harbour", "park"))).label == "Harbour, Park"
    assert composed(item(places=("harbour", "long"))).label == ""
    assert composed(item(places=("quayside",))).label == "Quayside and Old Town"
    assert composed(illustrated(places=("quayside",)), PHOTO).label == ""


def test_the_topic_is_named_where_no_place_is_or_the_place_has_no_room():
    assert composed(item(places=(), topics=("libraries",))).label == "Libraries"
    assert composed(item(places=("long",), topics=("libraries",))).label == "Libraries"


def test_a_long_council_name_takes_the_short_one_or_a_second_line():
    long = "Bournemouth, Christchurch and Poole Council"
    assert composed(council=long, short_name="BCP Council").council == "BCP Council"
    lines = [line.text for line in cards.arrange(composed(council=long))]
    assert "Bournemouth, Christchurch" in lines and "and Poole Council" in lines
    assert composed(short_name="Exampleton").council == COUNCIL


def test_the_short_title_is_what_is_drawn():
    assert composed(item(short_title="Library open again")).headline == "Library open again"


def test_the_name_says_the_item_the_language_and_what_is_drawn():
    assert re.fullmatch(
        r"cards/2026/11/harbour-library-reopens\.en\.[0-9a-f]{8}\.png", cards.address(item(), composed())
    )
    one = illustrated()
    assert re.fullmatch(
        r"cards/2026/11/harbour-library-reopens\.en\.[0-9a-f]{8}\.jpg", cards.address(one, composed(one, PHOTO))
    )


@pytest.mark.parametrize(("path", "start"), [("news/x.md", "cards/x.en."), ("news/a/b/c/d.md", "cards/a/b/c/d.en.")])
def test_items_may_lie_at_any_depth(path, start):
    assert cards.address(item(path=path), composed()).startswith(start)


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Harbour Library closes"},
        {"date": datetime(2026, 11, 23, tzinfo=UTC)},
        {"places": ("quayside",)},
        {"id": "01ARZ3NDEKTSV4RRFFQ69G5FAW"},
        {"short_title": "Library"},
        {"corrections": (Correction(date=datetime(2026, 11, 23, tzinfo=UTC), was="8 am", now="9 am"),)},
    ],
)
def test_the_name_changes_when_anything_drawn_changes(changed):
    assert composed(item(**changed)).digest != composed().digest


@pytest.mark.parametrize(
    "changed", [{"council": "Other Council"}, {"colours": {"primary": "#005f56"}}, {"colours": {"accent": "#f5b700"}}]
)
def test_the_name_changes_with_what_the_council_has_set(changed):
    assert composed(**changed).digest != composed().digest


def test_the_name_changes_with_the_photo_its_focus_the_fonts_and_the_layout(monkeypatch):
    drawings = [composed(), composed(illustrated(), PHOTO), composed(illustrated(), photograph("#446688"))]
    drawings += [composed(illustrated(focus=(0.1, 0.5)), PHOTO), replace(composed(), layout=cards.LAYOUT + 1)]
    digests = {drawing.digest for drawing in drawings}
    assert len(digests) == len(drawings)
    monkeypatch.setattr(lettering, "fingerprint", lambda: "another font")
    assert composed().digest not in digests


@pytest.mark.parametrize(
    "changed", [{"summary": "Another."}, {"body": "Longer."}, {"contact": "press"}, {"draft": True}]
)
def test_the_name_stays_when_nothing_drawn_changes(changed):
    assert composed(item(**changed)).digest == composed().digest
    assert composed(item(), url="https://other.example/").digest == composed().digest


@pytest.mark.parametrize("photo", [None, PHOTO])
def test_the_same_drawing_gives_the_same_bytes_on_every_thread(photo):
    drawings = [composed(illustrated(headline), photo) for headline in HEADLINES]
    first = [cards.draw(drawing, photo) for drawing in drawings]
    with ThreadPoolExecutor(4) as pool:
        assert all(again == first for again in pool.map(lambda _: [cards.draw(d, photo) for d in drawings], range(3)))


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_that_fits_is_no_problem_in_either_layout(headline):
    assert cards.misfit(headline, COUNCIL) is None and cards.misfit(headline, COUNCIL, photo=True) is None


def test_a_headline_is_refused_only_where_the_layout_that_it_gets_is_too_small():
    assert cards.misfit(LONGEST, COUNCIL) is None
    reason = cards.misfit(LONGEST, COUNCIL, photo=True)
    room = int(
        re.fullmatch(
            r"has 176 characters, too many to be read on its card; write a short_title of at most (\d+)", reason
        )[1]
    )
    assert 80 < room < 120
    assert cards.misfit(LONGEST[:room], COUNCIL, photo=True) is None
    with pytest.raises(ValueError, match="short_title"):
        cards.draw(composed(illustrated(LONGEST), PHOTO), PHOTO)


def test_a_character_that_no_font_has_is_named():
    assert cards.misfit("Plant 🌱 a tree", COUNCIL) == (
        "has “🌱” (U+1F331 SEEDLING), which no font of the cards has; write a short_title without it"
    )
    assert "U+6F22" in cards.misfit("Parks", "漢 Council")


def test_a_word_wider_than_the_card_is_named():
    reason = cards.misfit("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch yn agor", COUNCIL)
    assert "“Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch”" in reason and "short_title" in reason


def test_a_council_name_without_room_asks_for_a_short_one():
    assert "short_name" in cards.misfit("Parks", "The " + "Very " * 30 + "Long Council")


def test_whatever_is_no_misfit_is_drawn():
    words = LONGEST.split()
    for photo in (None, PHOTO):
        for count in range(1, len(words) + 1):
            headline = " ".join(words[:count])
            if cards.misfit(headline, COUNCIL, bool(photo)) is None:
                lines = cards.arrange(composed(illustrated(headline), photo))
                assert all(line.size >= 48 for line in lines if line.text in headline)


def test_nothing_is_drawn_below_48_pixels_to_make_a_headline_fit():
    count = 596 // lettering.width("m", Face.BOLD, 48)
    assert cards.misfit("m" * count, COUNCIL) is None
    assert cards.misfit("m" * (count + 1), COUNCIL) is not None


UNDRAWN = ("Flood 🌊 in Saltings", LONGEST * 2, "W" * 60, "ا")
ENDED = {"stood_down": {"date": "2026-11-23", "text": "It is over."}}


@pytest.mark.parametrize("photo", [None, PHOTO])
@pytest.mark.parametrize("headline", UNDRAWN)
@pytest.mark.parametrize(
    ("severity", "word"), [("minor", "Minor alert"), ("major", "Major alert"), ("emergency", "Emergency")]
)
def test_an_alert_whose_headline_cannot_be_drawn_gets_the_plain_card(severity, word, headline, photo):
    alert = shown.item(kind="alert", severity=severity, title=headline)
    drawing = cards.compose(alert, settings(), WORDS, photo)
    assert (drawing.headline, drawing.kind) == (word, "Alert")
    assert cards.alt(drawing) == f"{word}. Alert, 22 November 2026, {COUNCIL}."
    assert len(cards.draw(drawing, photo)) > 5_000
    assert cards.misfit(headline, COUNCIL, bool(photo)) is not None


def test_the_plain_card_of_what_was_stood_down_does_not_cry_emergency():
    drawing = cards.compose(
        shown.item(kind="alert", severity="emergency", title="🌊", **ENDED), settings(), WORDS, None
    )
    assert (drawing.headline, drawing.kind) == ("Alert: stood down", "Alert")


@pytest.mark.parametrize("council", ["漢 Council", "The " + "Very " * 30 + "Long Council"])
def test_an_alert_is_drawn_without_a_council_name_that_cannot_be(council):
    drawing = cards.compose(shown.item(kind="alert", severity="major"), settings(council=council), WORDS, None)
    assert (drawing.headline, drawing.council) == ("Title of x", "")
    assert cards.draw(drawing)


def test_an_alert_that_fits_keeps_its_headline():
    drawing = cards.compose(
        shown.item(kind="alert", severity="major", title="Quay Bridge is shut"), settings(), WORDS, None
    )
    assert (drawing.headline, drawing.kind) == ("Quay Bridge is shut", "Major alert")


@pytest.mark.parametrize("phase", ["current", "closed", "decided", "open"])
def test_the_name_of_a_card_changes_with_the_phase_only_where_the_card_does(phase):
    asked = shown.item(kind="consultation", closes="2026-12-14", respond={"phone": "01632 960000"})
    first, other = (cards.compose(asked, settings(), WORDS, None, p).digest for p in ("open", phase))
    assert (first == other) == (phase in ("current", "open"))
    assert composed().digest == cards.compose(item(), settings(), WORDS, None, phase).digest
