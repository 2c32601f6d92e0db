"""Type: every letter that councils write, lines that hold every word, sizes as large as fit."""

from __future__ import annotations

from importlib.resources import files

import pytest
from newsroom import lettering
from newsroom.lettering import Face
from PIL import Image

BOLD = Face.BOLD
FONTS = files("newsroom") / "fonts"


def ink(text: str, size: int = 60) -> Image.Image:
    canvas = Image.new("L", (400, 120))
    lettering.paint(canvas, 20, 90, text, BOLD, size)
    return canvas


@pytest.mark.parametrize("char", "ŵŷŴŶâêîôûŷẁẃẅỳýÿłżźćńśęąŁŻŹĆŃŚĘĄăâîșțĂÂÎȘȚßœæøåðþğışĝ£€–—“”‘’…·•°½©Ωж→✓")
def test_the_letters_of_britains_languages_and_their_signs_are_drawn(char):
    assert lettering.missing(char, BOLD) is None
    assert ink(char).tobytes() != ink("\uffff").tobytes()
    assert ink(char).getbbox()


@pytest.mark.parametrize("char", ["🌱", "ا", "א", "अ", "中", "\ue000"])
def test_what_no_font_has_or_would_need_shaping_is_missing(char):
    assert lettering.missing(f"Parks {char} open", BOLD) == char


def test_a_circumflex_stands_on_its_w():
    plain, marked = ink("w").getbbox(), ink("ŵ").getbbox()
    assert marked[1] < plain[1] and marked[3] == plain[3]


def test_letters_and_their_marks_are_composed_and_invisible_characters_fall_away():
    assert lettering.plain("Dw\u0302r\u200b \u00a0 a\ufe0f  te\u0301") == "Dŵr a té"


def test_a_line_is_as_wide_as_its_letters():
    text = "Harbour Library"
    assert lettering.width(text, BOLD, 60) == sum(lettering.width(c, BOLD, 60) for c in text)
    left, _, right, _ = ink(text, 40).getbbox()
    assert abs(right - left - lettering.width(text, BOLD, 40)) <= 6


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Library reopens on Saturday after a £4.2 million rebuild",
        "Council tax support: have your say on proposals that would change help for working-age households",
        "Bydd Ŵyl y Môr yn dychwelyd i’r harbwr yr haf hwn",
        "One",
    ],
)
@pytest.mark.parametrize("size", [48, 61, 96])
def test_lines_hold_every_word_in_its_order_and_none_is_wider_than_the_room(text, size):
    lines = lettering.wrap(text, BOLD, size, 596)
    assert " ".join(lines) == text
    assert all(lettering.width(line, BOLD, size) <= 596 for line in lines)


def test_lines_are_evenly_filled_so_that_no_word_is_left_alone():
    text = "New homes for the old harbour after a long wait by residents of it"
    for size in range(48, 97):
        lines = lettering.wrap(text, BOLD, size, 596)
        assert lettering.width(lines[-1], BOLD, size) > 596 / 3, size


def test_no_line_begins_with_a_dash():
    lines = [lettering.wrap("The harbour library reopens – and with it the café", BOLD, s, 596) for s in range(48, 97)]
    assert not any(line.startswith("–") for block in lines for line in block)
    assert any(line.endswith("–") for block in lines for line in block)


def test_a_word_that_fits_is_never_broken():
    assert lettering.wrap("The co-operative’s well-being", BOLD, 48, 300) == ("The", "co-operative’s", "well-being")


def test_an_overlong_word_breaks_behind_its_hyphen_slash_or_soft_hyphen():
    wide = lettering.width("Merthyr-Tydfil/", BOLD, 60)
    assert lettering.wrap("Merthyr-Tydfil/Aberdare", BOLD, 60, wide) == ("Merthyr-Tydfil/", "Aberdare")
    wide = lettering.width("Donaudampf-", BOLD, 60)
    soft = "Donau\u00addampf\u00adschifffahrts\u00adgesellschaft"
    assert lettering.wrap(soft, BOLD, 60, wide) == ("Donaudampf-", "schifffahrts-", "gesellschaft")


def test_a_soft_hyphen_at_which_nothing_breaks_is_not_drawn():
    assert lettering.wrap("Dampf\u00adschiff", BOLD, 48, 596) == ("Dampfschiff",)


def test_a_word_wider_than_the_room_has_no_lines_and_is_named():
    assert lettering.wrap("At Llanfairpwllgwyngyll today", BOLD, 96, 596) is None
    assert lettering.too_wide("At Llanfairpwllgwyngyll today", BOLD, 96, 596) == "Llanfairpwllgwyngyll"


def test_text_is_set_in_the_largest_size_that_fits():
    text = "Harbour Library reopens on Saturday after a £4.2 million rebuild"
    block = lettering.fit(text, BOLD, range(48, 97), 596, 360)
    assert lettering.fits(text, BOLD, block.size, 596, 360)
    assert not any(lettering.fits(text, BOLD, size, 596, 360) for size in range(block.size + 1, 97))
    assert lettering.fit("Parks", BOLD, range(48, 97), 596, 360).size == 96
    assert lettering.fit(text * 9, BOLD, range(48, 97), 596, 360) is None


def test_capitals_with_marks_get_room_above():
    plain, marked = (lettering.set_lines(t, BOLD, 60, 300) for t in ("Wyl y Mor yn y dre", "Ŵyl y Môr yn y dre"))
    assert marked.leading > plain.leading


@pytest.mark.parametrize("face", Face)
def test_every_font_lies_whole_beside_its_licence(face):
    folder = FONTS / face.value.split("/")[0]
    assert "Permission is hereby granted, free of charge" in (folder / "LICENSE.txt").read_text(encoding="utf-8")


def test_the_fonts_weigh_less_than_two_and_a_half_megabytes():
    assert sum(len((FONTS / face.value).read_bytes()) for face in Face) < 2_500_000
