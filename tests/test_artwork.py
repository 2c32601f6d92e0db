"""What is drawn beneath and beside the words: colours, pattern, photographs of every sort."""

from __future__ import annotations

import io

import pytest
from newsroom import artwork
from newsroom.colours import contrast
from PIL import Image, ImageCms, ImageDraw

NOTHING = Image.new("L", (1200, 630))
LOOK = artwork.look("#0b3c5d", "#b3122f", 7)
CENTRE = (0.5, 0.5)
RED, GREEN, BLUE, YELLOW = (200, 30, 30), (30, 160, 60), (30, 60, 200), (220, 200, 30)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def saved(image: Image.Image, form: str = "JPEG", **how: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **how)
    return buffer.getvalue()


def columns(width: int = 2400, height: int = 1260) -> Image.Image:
    """Four upright stripes: red, green, blue, yellow."""
    return stripes(width, height, (width / 4, 0))


def rows(width: int = 1200, height: int = 2400) -> Image.Image:
    return stripes(width, height, (0, height / 4))


def stripes(width: int, height: int, step: tuple[float, float]) -> Image.Image:
    image = Image.new("RGB", (width, height))
    for n, colour in enumerate((RED, GREEN, BLUE, YELLOW)):
        ImageDraw.Draw(image).rectangle((n * step[0], n * step[1], width, height), fill=colour)
    return image


def close(one: tuple[int, ...], other: tuple[int, ...], by: int = 24) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("level", range(0, 256, 15))
@pytest.mark.parametrize("hue", [(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0), (0, 1, 1), (1, 0, 1), (1, 1, 1)])
def test_words_are_legible_on_whatever_colour_a_council_has(level, hue):
    primary = "#" + bytes(part * level for part in hue).hex()
    look = artwork.look(primary, primary, 1)
    assert contrast(look.ink, look.ground) >= 4.5
    assert contrast(look.accent, look.ground) >= 2.5


def test_a_colour_that_carries_white_words_is_taken_as_it_is():
    assert artwork.look("#0b3c5d", "#b3122f", 1).ground == "#0b3c5d"


def test_a_bright_colour_stays_bright_under_dark_words():
    look = artwork.look("#ffd500", "#00703c", 1)
    assert look.ground == "#ffd500" and contrast(look.ink, "#000000") < 1.2


def test_a_flat_card_is_a_png_of_sixteen_colours():
    data = artwork.flat(NOTHING, LOOK, 500)
    assert data[:8] == b"\x89PNG\r\n\x1a\n" and data[24:26] == b"\x04\x03"  # 4 bits, palette
    assert Image.open(io.BytesIO(data)).size == (1200, 630)


def test_the_pattern_stays_beside_the_words_unless_the_headline_leaves_room():
    full, short = (opened(artwork.flat(NOTHING, LOOK, last)) for last in (500, 205))
    words = (0, 92, 944, 630)
    assert len(full.crop(words).getcolors()) == 1
    assert len(short.crop(words).getcolors()) > 3
    assert len(short.crop((0, 92, 944, 235)).getcolors()) == 1
    assert len(short.crop((0, 508, 944, 630)).getcolors()) == 1


def test_the_focus_moves_the_crop_sideways():
    photo = saved(columns(2400, 700))
    left, right = (opened(artwork.over_photo(NOTHING, LOOK, photo, (x, 0.5))) for x in (0.0, 1.0))
    assert close(left.getpixel((100, 150)), RED) and not close(right.getpixel((100, 150)), RED)
    assert close(right.getpixel((1100, 150)), YELLOW)


@pytest.mark.parametrize(("down", "colour"), [(0.0, RED), (0.37, GREEN), (0.6, BLUE), (0.95, YELLOW)])
def test_the_heart_of_the_picture_is_never_behind_the_words(down, colour):
    card = opened(artwork.over_photo(NOTHING, LOOK, saved(rows()), (0.5, down)))
    assert any(close(card.getpixel((600, y)), colour) for y in range(4, 312, 4))


def test_words_on_a_photo_have_their_own_ground_in_the_lower_half():
    card = opened(artwork.over_photo(NOTHING, LOOK, saved(columns()), CENTRE))
    ground = tuple(bytes.fromhex(LOOK.ground[1:]))
    assert all(close(colour, ground, 6) for _, colour in card.crop((0, 332, 936, 630)).getcolors(1 << 20))
    assert close(card.getpixel((1150, 500)), YELLOW)


def test_a_picture_whose_heart_lies_low_leaves_its_corner_to_the_pattern():
    card = opened(artwork.over_photo(NOTHING, LOOK, saved(columns()), (0.5, 1.0)))
    assert close(card.getpixel((1150, 150)), YELLOW) and not close(card.getpixel((1150, 500)), YELLOW)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_upright_before_it_is_cropped(orientation):
    upright = columns(1600, 1200)
    ways = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # orientation: what undoes it, of Image.Transpose
    stored = upright.transpose(Image.Transpose(ways[orientation])) if orientation > 1 else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    plain = opened(artwork.over_photo(NOTHING, LOOK, saved(upright), (0.1, 0.2)))
    turned = opened(artwork.over_photo(NOTHING, LOOK, saved(stored, exif=exif), (0.1, 0.2)))
    assert all(close(plain.getpixel(at), turned.getpixel(at)) for at in [(60, 60), (500, 200), (1150, 60), (1150, 500)])


@pytest.mark.parametrize(
    ("mode", "form"),
    [
        *(("RGB", "JPEG"), ("L", "JPEG"), ("CMYK", "JPEG"), ("RGBA", "WEBP"), ("P", "GIF")),
        *((mode, "PNG") for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")),
    ],
)
def test_pictures_of_every_mode_keep_their_brightness(mode, form):
    grey = Image.new("L", (1300, 900), 200)
    image = grey.convert("I").point(lambda v: v * 257).convert("I;16") if mode == "I;16" else grey.convert(mode)
    card = opened(artwork.over_photo(NOTHING, LOOK, saved(image, form), CENTRE))
    shades = card.crop((40, 40, 1160, 280)).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert close(shades, (200, 200, 200), 10)


def test_what_is_transparent_lies_on_white():
    card = opened(artwork.over_photo(NOTHING, LOOK, saved(Image.new("RGBA", (1300, 900)), "PNG"), CENTRE))
    assert close(card.getpixel((600, 150)), (255, 255, 255), 3)


def test_a_colour_profile_that_does_not_fit_the_picture_is_passed_over():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    strange = opened(artwork.over_photo(NOTHING, LOOK, saved(columns(), icc_profile=lab), CENTRE))
    assert close(strange.getpixel((60, 60)), RED)


def test_a_small_picture_fills_the_card_too():
    card = opened(artwork.over_photo(NOTHING, LOOK, saved(columns(80, 60)), CENTRE))
    assert close(card.getpixel((3, 3)), RED, 60) and close(card.getpixel((1197, 600)), YELLOW, 60)


def test_the_noisiest_picture_stays_below_the_limit():
    noise = Image.merge("RGB", [Image.effect_noise((1200, 900), 250) for _ in range(3)])
    assert len(artwork.over_photo(NOTHING, LOOK, saved(noise, quality=98), CENTRE)) <= artwork.MOST_BYTES


def test_nothing_of_the_photos_metadata_is_carried_over():
    exif = Image.Exif()
    exif[0x010E] = "Taken at 12 Quay Street"
    data = artwork.over_photo(NOTHING, LOOK, saved(columns(), exif=exif, comment=b"secret"), CENTRE)
    assert b"Quay Street" not in data and b"secret" not in data and b"Exif" not in data
