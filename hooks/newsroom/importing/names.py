"""Clean file names, and ids that come out the same on every run."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from datetime import datetime
from hashlib import sha256
from urllib.parse import unquote

from newsroom import ids

LONGEST = 80


def slug(text: str, longest: int = LONGEST) -> str:
    """Small letters a-z, digits and single hyphens; "" where nothing of the text is left."""
    bare = unicodedata.normalize("NFKD", unquote(text)).replace("&", " and ")
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    bare = re.sub(r"['’‘`]", "", bare.lower())
    name = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    if len(name) > longest:
        name = name[: longest + 1].rpartition("-")[0] or name[:longest]
    return name


def free(wanted: str, taken: Container[str], longest: int = LONGEST) -> str:
    """The name itself, or with -2, -3 … where it is taken."""
    name, count = wanted, 1
    while name in taken:
        count += 1
        tail = f"-{count}"
        name = wanted[: longest - len(tail)].rstrip("-") + tail
    return name


def ulid(moment: datetime, seed: str) -> str:
    """An id for `moment` whose other half comes from `seed`, https://github.com/ulid/spec"""
    chance = int.from_bytes(sha256(seed.encode()).digest()[:10], "big")
    return ids.spell(max(0, int(moment.timestamp() * 1000)) << 80 | chance)
