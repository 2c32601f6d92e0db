"""The stylesheets and scripts of every page, each under a name that says what is in it, so that it may be kept for ever."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from importlib.resources import files

from newsroom import colours
from newsroom.settings import Settings

STYLES = (  # what newsroom.css is joined from: what stands later wins
    "tokens", "material", "page", "masthead", "small", "entries", "states", "home", "item", "kinds", "lists",
    "stand-in", "text", "footer", "search", "focus", "keyboard", "readers", "print",
)  # fmt: skip
SCRIPTS = ("shell",)  # what newsroom.js is joined from
_ASSETS = files("newsroom") / "assets"


def compose(settings: Settings, told: Mapping[str, object]) -> dict[str, tuple[str, bytes]]:
    """By logical name the address, from the site's root, and the bytes: ours, Material's stylesheet, the council's colours.

    `told` is what the script of every page has to know, as plain data: it finds it under the name `newsroom`.
    """
    ours = {p.name: p.read_bytes() for p in _ASSETS.iterdir() if p.is_file()}
    if settings.logo:
        del ours["icon.svg"]  # it stands in for a logo
    material = next((files("material") / "templates/assets/stylesheets").glob("main.*.min.css"))  # type: ignore[attr-defined]
    chosen = colours.render(settings).encode()
    ours |= {"material.css": _without_map(material.read_bytes()), "colours.css": chosen}
    ours |= {"newsroom.css": _joined("styles", STYLES, "css"), "newsroom.js": _script(told)}
    ours["feed.css"] = chosen + _joined("styles", ("tokens",), "css") + ours["feed.css"]  # a feed asks for one file
    return {name: (_hashed(name, raw), raw) for name, raw in sorted(ours.items())}


def _script(told: Mapping[str, object]) -> bytes:
    known = f"const newsroom = {json.dumps(told, ensure_ascii=False, sort_keys=True)};\n"
    return known.encode() + _joined("scripts", SCRIPTS, "js")


def _joined(folder: str, names: Iterable[str], suffix: str) -> bytes:
    return b"".join((_ASSETS / folder / f"{name}.{suffix}").read_bytes() for name in names)


def _hashed(name: str, raw: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(raw).hexdigest()[:8]}.{suffix}"


def _without_map(css: bytes) -> bytes:
    """Material's stylesheet names a map that is not published."""
    return css.partition(b"\n/*# sourceMappingURL")[0].partition(b"/*# sourceMappingURL")[0]
