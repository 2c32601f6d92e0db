"""Whatever two colours a council chooses, words can be read in both schemes, or the settings are refused."""

from __future__ import annotations

import re

import pytest
import shown
from newsroom import colours
from newsroom.settings import Settings

CHOSEN = [
    ("#0b3c5d", "#b3122f"),
    ("#006435", "#ffd100"),
    ("#000000", "#ffffff"),
    ("#767676", "#00ff00"),
    ("#7a0019", "#7a0019"),
]


def chosen(primary: str, accent: str = "#b3122f") -> Settings:
    return shown.council(palette={"primary": primary, "accent": accent})


def schemes(css: str) -> list[dict[str, str]]:
    """The properties in light, and those in the dark over them."""
    light, dark = (dict(re.findall(r"--([\w-]+):(#\w{6})", part)) for part in css.split("@media"))
    return [light, light | dark]


@pytest.mark.parametrize(("primary", "accent"), CHOSEN)
def test_links_and_accents_can_be_read_on_every_ground(primary: str, accent: str) -> None:
    for scheme in schemes(colours.render(chosen(primary, accent))):
        for words in ("link", "accent-text"):
            for ground in ("ground", "tint"):
                assert colours.contrast(scheme[words], scheme[ground]) >= 4.5, (words, ground)
        assert colours.contrast(scheme["rule"], scheme["ground"]) >= 3


@pytest.mark.parametrize(("primary", "accent"), CHOSEN)
def test_the_councils_own_colours_stand_as_they_were_chosen(primary: str, accent: str) -> None:
    light, dark = schemes(colours.render(chosen(primary, accent)))
    assert (light["primary"], light["accent"]) == (dark["primary"], dark["accent"]) == (primary, accent)


def test_a_colour_on_which_white_cannot_be_read_is_refused_with_one_that_serves() -> None:
    (problem,) = colours.problems(chosen("#ffcc00"))
    assert problem.field == "theme.palette.primary"
    assert "contrast of 1.5:1" in problem.message
    (offered,) = re.findall(r"write a darker one, as (#\w{6})", problem.message)
    assert not list(colours.problems(chosen(offered)))


def test_a_colour_on_which_white_can_be_read_is_no_problem() -> None:
    assert not list(colours.problems(chosen("#767676")))


def test_contrast_is_what_the_guidelines_say() -> None:
    assert colours.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colours.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
