"""Whatever two colours a council chooses, words can be read in both schemes, or the settings are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import shown
from hypothesis import given
from hypothesis import strategies as st
from newsroom import colours
from newsroom.settings import Settings
from test_styling import ON, TOKENS

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


def named(primary: str, accent: str) -> list[dict[str, str]]:
    """Every colour that a style may ask for, by name, in light and in the dark: the tokens and what the council chose."""
    light, dark, *_ = (dict(re.findall(r"--([\w-]+): ([^;]+);", part)) for part in TOKENS.split("@media"))
    fixed = [light, light | dark]
    both = [own | chosen for own, chosen in zip(fixed, schemes(colours.render(chosen(primary, accent))), strict=True)]
    return [{name: resolved(found, name) for name in found if resolved(found, name).startswith("#")} for found in both]


def resolved(found: dict[str, str], name: str) -> str:
    value = found[name].strip()
    if match := re.fullmatch(r"var\(--([\w-]+)\)", value):
        return resolved(found, match[1])
    return "#" + "".join(c * 2 for c in value[1:]) if re.fullmatch(r"#\w{3}", value) else value


def unseen(primary: str, accent: str) -> list[tuple[str, str]]:
    """What can't be told from the ground on which it stands, in either scheme."""
    return [pair for found in named(primary, accent) for pair in _unseen(found)]


def _unseen(found: dict[str, str]) -> Iterator[tuple[str, str]]:
    pairs = [(words, ground, colours.ENOUGH) for words, ground in ON]
    # Bars above sections, the borders of fields.
    pairs += [(line, "ground", colours.SEEN) for line in ("rule", "strong", "ink-soft")]
    for part, ground, least in pairs:
        if colours.contrast(found[part], found[ground]) < least:
            yield part, ground
    for ground in ("ground", "tint", "primary"):  # where a keyboard's focus may stand
        if max(colours.contrast(found[part], found[ground]) for part in ("focus", "on-focus")) < colours.SEEN:
            yield "focus", ground


@pytest.mark.parametrize(("primary", "accent"), CHOSEN)
def test_whatever_stands_on_a_ground_can_be_read_in_both_schemes(primary: str, accent: str) -> None:
    assert not unseen(primary, accent)


_ANY = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(_ANY, _ANY)
def test_whatever_colours_the_build_lets_a_council_choose_can_be_read(primary: str, accent: str) -> None:
    problems = list(colours.problems(chosen(primary, accent)))
    if problems:
        [primary] = re.findall(r"write a darker one, as (#\w{6})", problems[0].message)
    assert not unseen(primary, accent)


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
