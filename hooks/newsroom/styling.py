"""The stylesheets and scripts of every page, each under a name that says what is in it, so that it may be kept for ever."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from newsroom import colours
from newsroom.settings import Settings

_LAST = ("keyboard", "readers", "print")  # what stands later wins
STYLES = (  # what newsroom.css is joined from, which every page asks for
    "tokens", "material", "page", "masthead", "banner", "small", "entries", "states", "item", "kinds", "consultations",
    "stand-in", "text", "footer", "opener", "focus", *_LAST,
)  # fmt: skip
FURTHER = (  # what further.css is, for home, lists, search and what is reached from them
    "home", "fields", "street", "lists", "place", "search", "follow", "press", *_LAST,
)  # fmt: skip
SCRIPTS = ("shell", "copy", "area")  # what newsroom.js is joined from: any browser of the last ten years runs it
ALERTS = ("moments", "banner")  # what alerts.js is, of a newer dialect: an old browser loses this and nothing else
STREET = ("streets", "asked", "answer", "shown", "box", "area")  # what street.js is, a module for few pages
_ASSETS = files("newsroom") / "assets"
_COMMENTED = re.compile(r"^[ ]*/\*.*?\*/\n+", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"--link:#[0-9a-f]{6}")
_COMMENT, _AIR = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"\s*([{};,])\s*")


def compose(settings: Settings, told: Mapping[str, object]) -> dict[str, tuple[str, bytes]]:
    """By logical name the address, from the site's root, and the bytes: ours, Material's stylesheet, the council's colours.

    `told` is what the script of alerts has to know, as plain data: it finds it under the name `newsroom`.
    """
    ours = {p.name: p.read_bytes() for p in _ASSETS.iterdir() if p.is_file()}
    if settings.logo:
        del ours["icon.svg"]  # it stands in for a logo
    material = next((files("material") / "templates/assets/stylesheets").glob("main.*.min.css"))  # type: ignore[attr-defined]
    chosen = colours.render(settings).encode()
    ours["material.css"] = _without_map(material.read_bytes())
    ours |= {
        "newsroom.css": chosen + _joined("styles", STYLES, "css"),
        "newsroom.js": _joined("scripts", SCRIPTS, "js"),
    }
    ours["alerts.js"] = _knowing(told) + _joined("scripts", ALERTS, "js")
    ours["further.css"] = _joined("styles", FURTHER, "css")
    ours["street.js"] = _joined("street", STREET, "js")
    ours["feed.css"] = chosen + _joined("styles", ("tokens",), "css") + ours["feed.css"]  # a feed asks for one file
    return {name: (_hashed(name, raw), raw) for name, raw in sorted(ours.items())}


@cache
def inline(name: str) -> str:
    """A stylesheet as it stands inside the one page that asks for nothing else."""
    css = _COMMENT.sub("", (_ASSETS / "inline" / f"{name}.css").read_text(encoding="utf-8"))
    return _AIR.sub(r"\1", css).replace(";}", "}").replace(": ", ":").strip()


def light(settings: Settings) -> str:
    """The style inside the light page, its links in the council's own colour, in light and in the dark."""
    own = iter(_LINK.findall(colours.render(settings)))
    return _LINK.sub(lambda said: next(own, said[0]), inline("now"), count=2)  # on paper all is black


def _knowing(told: Mapping[str, object]) -> bytes:
    return f"const newsroom = {json.dumps(told, ensure_ascii=False, sort_keys=True)};\n".encode()


def _joined(folder: str, names: Iterable[str], suffix: str) -> bytes:
    """Without the comments that stand on lines of their own: they are for who changes it, and are a tenth of it."""
    texts = ((_ASSETS / folder / f"{name}.{suffix}").read_text(encoding="utf-8") for name in names)
    return _COMMENTED.sub("", "".join(texts)).encode()


def _hashed(name: str, raw: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(raw).hexdigest()[:8]}.{suffix}"


def _without_map(css: bytes) -> bytes:
    """Material's stylesheet names a map that is not published."""
    return css.partition(b"\n/*# sourceMappingURL")[0].partition(b"/*# sourceMappingURL")[0]
