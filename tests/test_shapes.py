"""Shapes that say the kind and the grade to whoever sees no colour."""

from __future__ import annotations

import io
from itertools import combinations

import pytest
from newsroom import artwork, shapes
from newsroom.colours import contrast
from newsroom.item import KINDS
from PIL import Image, ImageChops

SIGNS = (*(kind for kind in KINDS if kind != "alert"), "minor", "major", "emergency", "ended")


def area(mask: Image.Image) -> int:
    return mask.point(lambda v: v > 127 and 255).histogram()[255]


@pytest.mark.parametrize(("one", "other"), [*combinations(SIGNS, 2)])
def test_each_kind_and_grade_has_a_silhouette_of_its_own(one: str, other: str) -> None:
    drawn, against = (shapes.sign(name) for name in (one, other))
    assert area(ImageChops.difference(drawn, against)) >= 0.15 * area(ImageChops.lighter(drawn, against))


@pytest.mark.parametrize("name", SIGNS)
def test_a_sign_is_large_enough_to_be_seen_and_whole(name: str) -> None:
    mask = shapes.sign(name)
    assert mask.size == (shapes.SIDE, shapes.SIDE) and shapes.SIDE >= 40
    assert 300 <= area(mask) <= 1_600


@pytest.mark.parametrize(("one", "other"), [*combinations(("minor", "major", "emergency", "ended"), 2)])
def test_the_grades_are_told_apart_in_grey_by_their_pattern(one: str, other: str) -> None:
    looks = [artwork.grave(grade, 1) for grade in (one, other)]
    assert looks[0].figure != looks[1].figure
    assert looks[0].ground != looks[1].ground


@pytest.mark.parametrize(("one", "other"), [*combinations(("minor", "major", "emergency"), 2)])
def test_the_grounds_of_the_grades_differ_in_lightness_too(one: str, other: str) -> None:
    assert contrast(artwork.grave(one, 1).ground, artwork.grave(other, 1).ground) >= 1.5


@pytest.mark.parametrize("figure", ["dots", "diamonds", "stripes"])
def test_the_pattern_of_an_alert_runs_along_the_upper_edge_within_a_square_crop(figure: str) -> None:
    grade = {"dots": "minor", "diamonds": "major", "stripes": "emergency"}[figure]
    look = artwork.grave(grade, 1)
    card = flat(look)
    colours = card.crop((285, 0, 915, 32)).getcolors(1 << 16)
    ground, ink = (tuple(bytes.fromhex(colour[1:])) for colour in (look.ground, look.ink))
    found = {colour: count for count, colour in colours}
    assert min(found[ground], found[ink]) > 0.2 * 630 * 32
    assert card.crop((285, 33, 915, 50)).getcolors() == [(630 * 17, ground)]


def flat(look: artwork.Look) -> Image.Image:
    letters = Image.new("L", (artwork.WIDTH, artwork.HEIGHT))
    return Image.open(io.BytesIO(artwork.flat(letters, look, 500, "major"))).convert("RGB")


def test_the_stripes_of_neighbouring_squares_join() -> None:
    tile = shapes.figure("stripes", 0, 128)
    left, right = (tile.crop((x, 0, x + 1, 128)).tobytes() for x in (0, 127))
    assert sum(abs(a - b) > 60 for a, b in zip(left, right, strict=True)) <= 8
