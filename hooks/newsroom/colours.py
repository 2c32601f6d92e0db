"""The council's two colours as a stylesheet: what is derived from them for links, tints and the dark."""

from __future__ import annotations

from collections.abc import Iterator
from colorsys import hls_to_rgb, rgb_to_hls

from newsroom.problems import Problem
from newsroom.settings import CONFIG, Settings

ENOUGH = 4.5  # contrast of text, https://www.w3.org/TR/WCAG22/#contrast-minimum
GENTLE = 7.0  # of links on a dark ground, where thin letters shine
SEEN = 3.0  # of lines and rings, https://www.w3.org/TR/WCAG22/#non-text-contrast
VISITED = "#54319f"  # as readers know it from other public sites, where it is legible
LIGHT, DARK = "#ffffff", "#12161b"

_Colour = tuple[int, int, int]


def render(settings: Settings) -> str:
    """A stylesheet of custom properties, light and dark; the other stylesheets name no colour of the council's."""
    primary, accent = settings.colours.primary, settings.colours.accent
    tint, tint_dark = mix(primary, LIGHT, 0.06), mix(primary, mix(DARK, "#ffffff", 0.95), 0.16)
    light = {
        "primary": primary,
        "accent": accent,
        "ground": LIGHT,
        "tint": tint,
        "line": mix(primary, LIGHT, 0.22),
        "link": legible(primary, tint, ENOUGH),
        "visited": legible(VISITED, tint, ENOUGH),
        "accent-text": legible(accent, tint, ENOUGH),
        "rule": legible(accent, LIGHT, SEEN),
        "strong": primary,
    }
    dark = {
        "ground": DARK,
        "tint": tint_dark,
        "line": mix(lightened(primary, DARK, GENTLE), DARK, 0.3),
        "link": lightened(primary, tint_dark, GENTLE),
        "visited": lightened(VISITED, tint_dark, GENTLE),
        "accent-text": lightened(accent, tint_dark, GENTLE),
        "rule": legible(accent, DARK, SEEN),
        "strong": lightened(primary, DARK, SEEN),
    }
    return f":root{{{_properties(light)}}}\n@media (prefers-color-scheme:dark){{:root{{{_properties(dark)}}}}}\n"


def problems(settings: Settings, path: str = CONFIG) -> Iterator[Problem]:
    """A problem if white words on the council's first colour, or links in it, could not be read."""
    primary = settings.colours.primary
    found = contrast(primary, LIGHT)
    if found < ENOUGH:
        yield Problem(
            path,
            1,
            "theme.palette.primary",
            f"{primary} against white has a contrast of {found:.1f}:1, at least {ENOUGH}:1 is needed; "
            f"write a darker one, as {legible(primary, LIGHT, ENOUGH)}",
        )


def contrast(one: str, other: str) -> float:
    """From 1 to 21, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio; colours as #rrggbb."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`share` of the first colour, the rest of the other."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def legible(colour: str, ground: str, enough: float) -> str:
    """The colour nearest to `colour` that has `enough` contrast on `ground`: towards black on a light one, else white."""
    end = "#000000" if _luminance(ground) > 0.18 else "#ffffff"
    for step in range(101):
        tried = mix(end, colour, step / 100)
        if contrast(tried, ground) >= enough:
            return tried
    return end


def lightened(colour: str, ground: str, enough: float) -> str:
    """The darkest shade of the same hue that has `enough` contrast on a dark `ground`; mixed with white it would be grey."""
    hue, lightness, saturation = rgb_to_hls(*(part / 255 for part in _parts(colour)))
    for step in range(101):
        tried = hls_to_rgb(hue, lightness + (1 - lightness) * step / 100, saturation)
        if contrast(found := "#" + "".join(f"{round(part * 255):02x}" for part in tried), ground) >= enough:
            return found
    return "#ffffff"


def _properties(values: dict[str, str]) -> str:
    return ";".join(f"--{name}:{value}" for name, value in values.items())


def _parts(colour: str) -> _Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (p / 255 for p in _parts(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
