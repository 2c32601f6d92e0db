"""Photographs and attachments of items."""

from __future__ import annotations

import os
from pathlib import Path

from trial import SPARE, Trial, in_its_place, photo

from edits.register import edit


@edit
def photo_of_the_same_length_and_time(t: Trial) -> str:
    file = t.root / "news/2025/11/bridge.jpg"
    in_its_place(file, photo(t.chance.randrange(100, 200)).ljust(file.stat().st_size, b"\0"))
    return file.name


@edit
def photo_replaced(t: Trial) -> str:
    return t.save("news/2025/11/bridge.jpg", photo(t.chance.randrange(200, 250)) + b"\0" * t.chance.randrange(99)).name


@edit
def photo_with_its_old_time(t: Trial) -> str:
    """Another file in its place, as `cp --preserve` and archives leave it."""
    before = (t.root / "news/2025/11/bridge.jpg").stat()
    file = t.save("news/2025/11/bridge.jpg", photo(t.chance.randrange(300, 350)))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    return file.name


@edit
def photo_taken_out(t: Trial) -> str:
    return t.write(t.pick(having="image"), image=None)


@edit
def photo_added(t: Trial) -> str:
    path = t.pick(lacking="image")
    name = f"{Path(path).stem}-{t.chance.randrange(1000)}.jpg"
    t.save(f"{Path(path).parent.as_posix()}/{name}", photo(t.chance.randrange(250)))
    return t.write(path, image={"src": name, "alt": "A picture"})


@edit
def focus_of_a_photo(t: Trial) -> str:
    path = t.pick(having="image")
    return t.write(path, image={**t.items[path]["image"], "focus": f"{t.chance.randrange(100)}% 10%"})


@edit
def licence_of_a_photo(t: Trial) -> str:
    path = t.pick(having="image")
    known = t.items[path]["image"]
    return t.write(
        path,
        image={
            **known,
            "licence": "CC BY 4.0" if known.get("licence") == "All rights reserved" else "All rights reserved",
        },
    )


@edit
def photo_that_is_not_there(t: Trial) -> str:
    path = t.pick()
    return t.write(path, image={"src": "nothing.jpg", "alt": "Nothing"})


@edit
def consent_ended(t: Trial) -> str:
    path = "news/2025/11/fair.md"
    if path not in t.items or path in t.mistaken:
        path = t.pick(having="image")
    return t.write(path, image={**(t.items[path].get("image") or SPARE["image"]), "consent_until": "2025-11-16"})


@edit
def attachment_of_the_same_length_and_time(t: Trial) -> str:
    file = t.root / "news/2025/11/figures.csv"
    raw = file.read_bytes()
    in_its_place(file, raw[:-2] + bytes([48 + (raw[-2] - 47) % 10, 10]))
    return file.name


@edit
def attachment_grown(t: Trial) -> str:
    return t.save("news/2025/11/figures.csv", "a,1\n" * t.chance.randrange(1000, 9000)).name
