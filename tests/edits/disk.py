"""What happens to the files of a newsroom and to its site."""

from __future__ import annotations

import copy
import os
import shutil

from trial import Trial, in_its_place

from edits.register import no_change
from edits.writing import title


@no_change
def touched(t: Trial) -> str:
    file = t.file(t.chance.choice(("news", "docs")))
    os.utime(file, (t.chance.randrange(10**9), t.chance.randrange(10**9)))
    return file.name


@no_change
def all_written_again(t: Trial) -> None:
    """As a fresh checkout does."""
    for path in (p for folder in ("news", "docs") for p in (t.root / folder).rglob("*") if p.is_file()):
        t.save(path.relative_to(t.root).as_posix(), path.read_bytes())


@no_change
def newsroom_moved(t: Trial) -> str:
    place = t.root.parent / f"{t.root.name.partition('-')[0]}-{t.chance.randrange(10**6)}"
    t.root.rename(place)
    t.root = place
    return place.name


@no_change
def file_of_the_site_deleted(t: Trial) -> str:
    file = t.file("site")
    file.unlink()
    return str(file.relative_to(t.root))


@no_change
def file_of_the_site_damaged(t: Trial) -> str:
    file = t.file("site")
    in_its_place(file, bytes(255 - byte for byte in file.read_bytes()))
    return str(file.relative_to(t.root))


@no_change
def file_of_the_site_cut(t: Trial) -> str:
    file = t.file("site")
    os.truncate(file, file.stat().st_size // 2)
    return str(file.relative_to(t.root))


@no_change
def file_of_the_site_is_a_link(t: Trial) -> str:
    file = t.file("site")
    elsewhere = t.root.parent / f"{t.root.name}-elsewhere"
    shutil.copy2(file, elsewhere)
    file.unlink()
    file.symlink_to(elsewhere)
    return str(file.relative_to(t.root))


@no_change
def foreign_file_in_the_site(t: Trial) -> str:
    name = t.chance.choice(("foreign.html", "news/foreign/index.html", "assets/foreign.css", "empty/and/deep.txt"))
    return str(t.save(f"site/{name}", "Not ours.\n").relative_to(t.root))


@no_change
def foreign_folder_in_the_site(t: Trial) -> None:
    (t.root / "site/topics/nothing/in/it").mkdir(parents=True, exist_ok=True)


@no_change
def site_taken_away(t: Trial) -> None:
    shutil.rmtree(t.folder("site"))


@no_change
def site_of_an_earlier_day(t: Trial) -> None:
    """The cache knows a site that is not there any more: an older one is, with all its times."""
    put_back(t, "site")


def put_back(t: Trial, name: str) -> None:
    """A folder as it was one edit and one build ago, in the place of what it is now."""
    kept = t.root.parent / f"{t.root.name}-kept"
    shutil.copytree(t.folder(name), kept, symlinks=True)
    known = copy.deepcopy(t.items)
    path = title(t)
    t.build()
    t.items = known
    t.write(str(path))
    shutil.rmtree(t.folder(name))
    kept.rename(t.root / name)
