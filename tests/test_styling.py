"""Type, space and colours are tokens, named in one file; all other styles ask for them by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
import shown
from newsroom import colours, styling

_LIBRARY = Path(str(files("newsroom")))
_STYLES = _LIBRARY / "assets/styles"
TOKENS = (_STYLES / "tokens.css").read_text(encoding="utf-8")
OTHERS = {p.name: p.read_text(encoding="utf-8") for p in sorted(_STYLES.glob("*.css")) if p.name != "tokens.css"}
OTHERS["feed.css"] = (_LIBRARY / "assets/feed.css").read_text(encoding="utf-8")
# The contact sheet is one file for editors, opened from a disk and never part of the site.
PAGES = {
    p.name: p.read_text(encoding="utf-8") for p in (_LIBRARY / "theme").glob("*.html") if p.stem != "contact_sheet"
}

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
_COLOUR = re.compile(
    r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3})\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color|color-mix)a?\("
    r"|(?<![\w-])(?:white|black|red|green|blue|yellow|orange|gr[ae]y|silver|navy|maroon|purple|teal)(?![\w-])", re.I)  # fmt: skip
_SPACED = re.compile(r"font-size|font|(margin|padding)(-[a-z-]+)?|(row-|column-)?gap")
_FIXED = re.compile(r"(?<![\w.-])\d*\.?\d+(rem|px|pt|cm|mm|in|vw|vh)\b")
_DRAWN = re.compile(r"\.map\b.* text$")  # in units of the drawing
_LOCAL = {"focus-x", "focus-y", "area-tall"}  # given by a class or by a script where they are asked for
_ASKED = re.compile(r"var\(--([\w-]+)")
_GIVEN = re.compile(r"(?<![\w-])--([\w-]+)\s*:")


def declarations(css: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Selector and declarations of each rule."""
    for selector, body in _RULE.findall(_COMMENT.sub("", css)):
        pairs = (line.partition(":") for line in body.split(";") if ":" in line)
        yield " ".join(selector.split()), {name.strip(): value.strip() for name, _, value in pairs}


@pytest.mark.parametrize("name", OTHERS)
def test_no_colour_stands_outside_the_tokens(name: str) -> None:
    said = [(s, k, v) for s, some in declarations(OTHERS[name]) for k, v in some.items() if _COLOUR.search(v)]
    assert said == []


@pytest.mark.parametrize("name", PAGES)
def test_no_template_holds_a_colour_or_a_style(name: str) -> None:
    assert not re.search(r"#[0-9a-f]{6}\b|<style>[^{]|<[a-z][^<>{]*\sstyle=", PAGES[name])


@pytest.mark.parametrize("name", OTHERS)
def test_type_and_space_are_tokens_or_parts_of_the_text_they_stand_in(name: str) -> None:
    """Parts of it are em and percent; nothing is 0, and a column's width or a picture's is its own affair."""
    said = [
        (selector, prop, value)
        for selector, some in declarations(OTHERS[name])
        for prop, value in some.items()
        if _SPACED.fullmatch(prop) and _FIXED.search(value) and not _DRAWN.match(selector)
    ]
    assert said == []


def test_every_name_that_is_asked_for_is_given() -> None:
    given = set(_GIVEN.findall(TOKENS + colours.render(shown.SETTINGS)))
    for name, css in OTHERS.items():
        own = set(_GIVEN.findall(css))
        assert set(_ASKED.findall(_COMMENT.sub("", css))) - given - own - _LOCAL == set(), name


def test_every_token_is_asked_for() -> None:
    asked = {name for css in (*OTHERS.values(), TOKENS) for name in _ASKED.findall(css)}
    given = {*_GIVEN.findall(TOKENS), *_GIVEN.findall(colours.render(shown.SETTINGS))}
    assert given - asked == set()


def test_every_stylesheet_is_joined_once_but_for_the_last_which_end_both() -> None:
    of_all, of_few = list(styling.STYLES), list(styling.FURTHER)
    last = of_all[-3:]
    assert of_few[-3:] == last == ["keyboard", "readers", "print"]
    assert sorted(f"{name}.css" for name in of_all + of_few[:-3]) == sorted({*OTHERS, "tokens.css"} - {"feed.css"})


def test_a_feed_that_is_opened_has_the_councils_colours_in_the_one_file_that_it_asks_for() -> None:
    [css] = [raw.decode() for name, (_, raw) in shown.COMPOSED.items() if name == "feed.css"]
    assert colours.render(shown.SETTINGS) in css
    assert set(_ASKED.findall(_COMMENT.sub("", css))) <= set(_GIVEN.findall(css))


def test_the_page_that_asks_for_one_file_says_again_what_the_tokens_say() -> None:
    """But for what a council's colours change: its policy names the digest of these lines."""
    css = (_LIBRARY / "assets/inline/now.css").read_text(encoding="utf-8")
    for said, tokens in zip(_schemes(css), _schemes(TOKENS), strict=True):
        assert {k: v for k, v in said.items() if tokens.get(k, v) != v} == {}
        assert said.keys() - tokens.keys() <= {"ground", "line", "link"}
    rest = [v for s, some in declarations(css) if s != ":root" for v in some.values() if _COLOUR.search(v)]
    assert rest == []


def _schemes(css: str) -> list[dict[str, str]]:
    """The properties named in light, and those named in the dark."""
    light, dark, *_ = css.split("@media")
    return [dict(re.findall(r"--([\w-]+): ([^;]+);", part)) for part in (light, dark)]


# What stands on what; the colours are judged in test_colours.py.
WORDS = ("ink", "ink-soft", "link", "visited", "accent-text")
GROUNDS = ("ground", "tint")
ON = {("on-primary", "primary"), ("primary", "on-primary"), ("on-mark", "mark"), ("on-emergency", "emergency"),
      ("on-focus", "focus")} | {(word, ground) for word in WORDS for ground in GROUNDS}  # fmt: skip


def test_whatever_stands_on_a_ground_is_judged_with_it() -> None:
    named = re.compile(r"var\(--([\w-]+)\)( !important)?")
    for css in OTHERS.values():
        for selector, some in declarations(css):
            words = named.fullmatch(some.get("color", ""))
            ground = named.fullmatch(some.get("background-color", some.get("background", "")))
            if words and ground:
                assert (words[1], ground[1]) in ON, selector
            elif words:
                assert words[1] in WORDS, selector
            elif ground:
                assert ground[1] in (*GROUNDS, "plate"), selector
