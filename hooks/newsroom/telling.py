"""What the scripts of every page are told: words, shapes and the newsroom's own clock."""

from __future__ import annotations

from newsroom import templates
from newsroom.language import Words
from newsroom.settings import Settings

_SAID: tuple[str, ...] = (
    "banner_confirmed",
    "banner_unconfirmed",
    "banner_day",
    "banner_others",
    "banner_rest",
    "days_left",
    "severity_minor",
    "severity_major",
    "severity_emergency",
)  # keys of words, without the ends of their numbers
_DRAWN: tuple[str, ...] = ("alert_minor", "alert_major", "alert_emergency")  # shapes of icons.html


def told(words: Words, settings: Settings) -> dict[str, object]:
    """What the script of every page has to know: words and shapes by their keys, and by which clock it tells the time."""
    return {
        "zone": settings.timezone,
        "locale": words.locale.replace("_", "-"),
        "words": words.forms(_SAID),
        "icons": {name: str(templates.icons()[name]) for name in _DRAWN},
    }
