"""Other builds in between, whole or not, and other ways to build."""

from __future__ import annotations

from pathlib import Path

import mishaps
from trial import MOMENTS, Trial, in_its_place

from edits.mistakes import mistake
from edits.register import edit
from edits.writing import summary, text, title


@edit
def dirty(t: Trial) -> str:
    t.how = ("--dirty",)
    return str(text(t))


@edit
def build_into_another_folder(t: Trial) -> str:
    path = title(t)
    t.build("--site-dir", str(t.root.parent / f"{t.root.name}-other"))
    return str(path)


@edit
def look_at_another_day(t: Trial) -> str:
    path = text(t)
    t.build("--site-dir", str(t.root.parent / f"{t.root.name}-other"), moment=t.chance.choice(MOMENTS))
    return str(path)


@edit
def preview(t: Trial) -> str:
    path = summary(t)
    t.preview()
    return str(path)


@edit
def strict_build_refused(t: Trial) -> str:
    path = mistake(t)
    assert t.build("--strict").code == 1
    return str(path)


@edit
def settings_refused(t: Trial) -> str:
    path = title(t)
    t.settings["timezone"] = "Nowhere"
    t.configure()
    assert t.build().code == 1
    del t.settings["timezone"]
    t.configure()
    return str(path)


@edit
def killed(t: Trial) -> str:
    return _cut_off(t, "kill")


@edit
def disk_full(t: Trial) -> str:
    return _cut_off(t, "fill_up")


def _cut_off(t: Trial, mishap: str) -> str:
    """By something that befalls a build while its site changes, or at any step."""
    path = title(t)
    folder, most = t.chance.choice(((t.root / "site", 20), (t.root, 300)))
    t.build(first=f"mishaps:{mishap} {folder} {t.chance.randrange(most)}")
    return str(path)


@edit
def saved_during_a_build(t: Trial) -> str:
    """After the item was read, and before the build knows that it is done."""
    title(t)
    path = t.pick()
    t.build(first=f"edits.builds:save_meanwhile {t.root} {path}")
    t.items[path]["body"] = (t.root / path).read_text().partition("\n---\n\n")[2]
    return path


def save_meanwhile(argument: str) -> None:
    root, path = argument.split()
    raw = (Path(root) / path).read_bytes()
    changed = [raw[:-3] + (b"x" if raw[-3:-2] != b"x" else b"y") + raw[-2:]]
    mishaps.follow(Path(root) / "site", lambda *_: in_its_place(Path(root) / path, changed.pop()) if changed else None)
