"""The stylesheets and scripts of every page, each under a name that says what is in it, so that it may be kept for ever."""

from __future__ import annotations

import hashlib
from importlib.resources import files

from newsroom import colours
from newsroom.settings import Settings


def compose(settings: Settings) -> dict[str, tuple[str, bytes]]:
    """By logical name the address, from the site's root, and the bytes: ours, Material's stylesheet, the council's colours."""
    ours = {p.name: p.read_bytes() for p in (files("newsroom") / "assets").iterdir() if p.is_file()}
    if settings.logo:
        del ours["icon.svg"]  # it stands in for a logo
    material = next((files("material") / "templates/assets/stylesheets").glob("main.*.min.css"))  # type: ignore[attr-defined]
    ours |= {"material.css": _without_map(material.read_bytes()), "colours.css": colours.render(settings).encode()}
    return {name: (_hashed(name, raw), raw) for name, raw in sorted(ours.items())}


def _hashed(name: str, raw: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(raw).hexdigest()[:8]}.{suffix}"


def _without_map(css: bytes) -> bytes:
    """Material's stylesheet names a map that is not published."""
    return css.partition(b"\n/*# sourceMappingURL")[0].partition(b"/*# sourceMappingURL")[0]
