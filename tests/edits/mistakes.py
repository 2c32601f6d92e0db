"""Mistakes that editors make, live with and mend."""

from __future__ import annotations

import os
from pathlib import Path

from trial import Trial

from edits.register import edit
from edits.writing import say_more


@edit
def mistake(t: Trial) -> str:
    path = t.pick()
    t.mistaken[path] = t.items[path]
    t.write(path, topics=["nowhere"])
    t.items[path] = t.mistaken[path]
    return path


@edit
def mistake_mended(t: Trial) -> str:
    if not t.mistaken:
        mistake(t)
        t.build()
    path = t.chance.choice(sorted(t.mistaken))
    t.items[path] = t.mistaken.pop(path)
    return t.write(path, summary=f"Mended, {t.chance.randrange(10**6)}.")


@edit
def link_to_what_is_held_back(t: Trial) -> str:
    new, path = t.add("news"), t.pick("news")
    t.mistaken[new] = t.items[new]
    t.write(new, date="2025-13-01")
    t.items[new] = t.mistaken[new]
    way = os.path.relpath(new, Path(path).parent)
    return f"{say_more(t, path, f'See [it]({way}).')} to {new}"


@edit
def unreadable(t: Trial) -> str:
    path = t.pick()
    t.mistaken[path] = t.items[path]
    t.save(path, b"---\ntitle: caf\xe9\n---\n")
    return path
