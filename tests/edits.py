"""A small newsroom on trial, and every kind of edit that editors, web teams, clocks and disks make to one."""

from __future__ import annotations

import copy
import io
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any

import sample
import trees
import yaml
from newsroom import ids
from PIL import Image
from trees import Builder, Built, Tree

HOOKS = yaml.safe_load((sample.ROOT / "mkdocs.yml").read_text())["hooks"]
NOW = "2025-11-22 12:00"  # long past on every machine, so that each build is one that publishes
MOMENTS = ("2025-11-21 09:00", NOW, "2025-11-22 12:01", "2025-12-02 09:00", "2025-12-15 00:00", "2026-01-05 09:00")
URL = "https://news.example/room/"
KINDS: dict[str, dict[str, Any]] = {  # what each needs beside what all need
    "news": {},
    "statement": {"contact": "press"},
    "notice": {"legal_basis": "An Act of 1984", "representations_by": "2025-12-14", "streets": ["Fish Street"]},
    "consultation": {"closes": "2025-12-14", "respond": {"email": "ask@example.gov.uk"}},
    "event": {"starts": "2025-12-05 10:00", "ends": "2025-12-05 16:00", "location": "Harbour Library"},
    "alert": {"severity": "minor", "instruction": "Move your car", "streets": ["The Quay"]},
}
SETTINGS: dict[str, Any] = {
    "council": "Exampleton Borough Council",
    "short_name": "Exampleton",
    "identity": "exampleton.gov.uk,2024",
    "logo": "logo.svg",
    "host": "github-pages",
    "threads": {"bridge": "The bridge"},
    "topics": {"housing": "Housing", "roads": "Roads", "parks": "Parks"},
    "places": {
        "harbour": {"name": "Harbour", "neighbours": ["northgate"]},
        "northgate": {"name": "Northgate"},
        "quayside": {"name": "Quayside", "within": ["harbour"]},
    },
    "contacts": {"press": {"name": "Press office", "email": "press@example.gov.uk", "phone": "01632 960000"}},
}
PAGES = {
    "index.md": "# News\n\nFrom the council.\n",
    "about.md": "# About\n\nFirst [the bridge](../news/2025/11/bridge.md), then [all news](news/index.md).\n\n![Us](us.jpg)\n",
    "contact.md": "# Contact\n\nSee [about](about.md).\n",
}
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#123456" d="M0 0h8v8H0z"/></svg>\n'


def item(date: str, body: str = "Plain text.\n", kind: str = "news", **fields: Any) -> dict[str, Any]:
    return {"date": date, **KINDS[kind], **({"kind": kind} if kind != "news" else {}), **fields, "body": body}


def items() -> dict[str, dict[str, Any]]:
    """One or two of every kind, in every state, linked with each other."""
    shown = {"src": "bridge.jpg", "alt": "A bridge", "credit": "The council"}
    consented = {"src": "fair.jpg", "alt": "Two people", "consent_until": "2025-12-10"}
    return {
        "news/2025/11/bridge.md": item("2025-11-20 09:00", "After [the ferry](../10/ferry.md); see [figures](figures.csv).\n",
                                       image=shown, thread="bridge", places=["quayside"], topics=["roads"]),
        "news/2025/10/ferry.md": item("2025-10-03", thread="bridge", aliases=["/old/ferry/"], topics=["roads"]),
        "news/2025/11/wide.md": item("2025-11-18", "![Two people](fair.jpg)\n\n[Answer](ask.md).\n", topics=["housing"],
                                     contact="press", lead_until="2025-11-23"),
        "news/2025/11/says.md": item("2025-11-19", kind="statement", topics=["parks"]),
        "news/2025/11/order.md": item("2025-11-17", kind="notice", places=["northgate"]),
        "news/2025/11/ask.md": item("2025-11-16", kind="consultation", topics=["housing"]),
        "news/2025/11/fair.md": item("2025-11-15", kind="event", image=consented, places=["harbour"]),
        "news/2025/11/flood.md": item("2025-11-22 08:00", "Go [this way](bridge.md).\n", "alert", places=["quayside"],
                                      updates=[{"date": "2025-11-22 10:00", "text": "It rises"}]),
        "news/2024/12/snow.md": item("2024-12-30", kind="alert", stood_down={"date": "2025-01-02", "text": "Thawed"}),
        "news/2025/11/right.md": item("2025-11-02", topics=["housing"],
                                      corrections=[{"date": "2025-11-03", "was": "On Monday", "now": "On Tuesday"}]),
        "news/2025/11/back.md": item("2025-11-01", withdrawn={"date": "2025-11-05", "reason": "It was dropped"}),
        "news/2025/12/later.md": item("2025-12-01 09:00", "Follows [the bridge](../11/bridge.md).\n", topics=["roads"]),
        "news/2026/01/year.md": item("2026-01-02", thread="bridge", places=["harbour"]),
        "news/2025/11/draft.md": item("2025-11-21", draft="true"),
    }  # fmt: skip


@dataclass
class Trial:
    """A newsroom whose files are written from what is known of them, and the moment at which it is built."""

    root: Path
    builder: Builder
    served: Builder  # in which previews follow each other
    chance: Random = field(default_factory=lambda: Random(0))
    moment: str = NOW
    url: str = URL
    how: tuple[str, ...] = ()  # arguments of the next build
    patience: float = 1  # how often nobody builds so soon after an edit that its time is not to be trusted yet
    library: str = ""
    head: dict[str, Any] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=lambda: copy.deepcopy(SETTINGS))
    items: dict[str, dict[str, Any]] = field(default_factory=items)
    mistaken: dict[str, dict[str, Any]] = field(default_factory=dict)

    def found(self) -> None:
        """Write the whole newsroom."""
        self.root.mkdir(parents=True)
        shutil.copytree(
            sample.ROOT / "hooks", self.root / "hooks", ignore=lambda _, names: {n for n in names if n[-3:] != ".py"}
        )
        for name, text in PAGES.items():
            self.save(f"docs/{name}", text)
        self.save("docs/logo.svg", LOGO)
        for number, name in enumerate(("docs/us.jpg", "news/2025/11/bridge.jpg", "news/2025/11/fair.jpg")):
            self.save(name, photo(number))
        self.save("news/2025/11/figures.csv", "a,1\n")
        for path in self.items:
            self.write(path)
        self.configure()

    def configure(self) -> None:
        known = {
            "site_name": "Exampleton News",
            "site_url": self.url,
            "theme": {"name": "newsroom", "palette": {"primary": "#0b3c5d", "accent": "#b3122f"}},
            "plugins": [],
            "hooks": HOOKS,
            "nav": [{"About": "about.md"}, {"This site": [{"Contact": "contact.md"}]}],
            **self.head,
            "extra": {"newsroom": self.settings},
        }
        self.save("mkdocs.yml", yaml.dump(known, Dumper=_Plain, sort_keys=False))

    def copy(self, root: Path) -> Trial:
        """The same newsroom in another folder, cache and site included."""
        shutil.copytree(self.root, root)
        known = {name: copy.deepcopy(getattr(self, name)) for name in ("head", "settings", "items", "mistaken")}
        return replace(self, root=root, **known)

    def save(self, name: str, content: str | bytes) -> Path:
        """A new file in the old one's place, as editors and git leave it."""
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_name(f".{file.name}~")
        fresh.write_bytes(content.encode() if isinstance(content, str) else content)
        fresh.replace(file)
        return file

    def write(self, path: str, **fields: Any) -> str:
        """Write an item, with these of its fields changed; None takes one out."""
        known = self.items[path] = {**self.items.get(path, {}), **fields}
        number = int.from_bytes(sha256(path.encode()).digest()[:16], "big")
        name = Path(path).stem
        for key, value in {
            "title": f"Title of {name}",
            "summary": f"What {name} is about.",
            "id": ids.spell(number),
        }.items():
            known.setdefault(key, value)
        front = {key: value for key, value in known.items() if key != "body" and value is not None}
        above = yaml.dump(front, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=10_000)
        self.save(path, f"---\n{above}---\n\n{known['body']}")
        return path

    def add(self, kind: str, **fields: Any) -> str:
        name = f"news/2025/11/{kind}-{self.chance.randrange(10**9)}.md"
        self.items[name] = item(**{"date": "2025-11-19 11:00", "body": "New.\n", "kind": kind, **fields})
        return self.write(name)

    def pick(self, kind: str = "", *, anyone: bool = False, having: str = "", lacking: str = "withdrawn") -> str:
        """An item that is public and sound, of this kind and with this field; a new one where there is none."""
        fit = [
            path for path, known in self.items.items()
            if (anyone or (known["date"] <= self.moment and not known.get("draft"))) and path not in self.mistaken
            and kind in ("", known.get("kind", "news")) and (not having or known.get(having)) and not known.get(lacking)
        ]  # fmt: skip
        return (
            self.chance.choice(fit) if fit else self.add(kind or "news", **({having: _SPARE[having]} if having else {}))
        )

    def file(self, below: str) -> Path:
        """Any file below a folder of the newsroom."""
        found = sorted(p for p in (self.root / below).rglob("*") if p.is_file() and p.suffix != ".lock")
        return self.chance.choice(found)

    def build(self, *arguments: str, moment: str = "", first: str = "", library: str = "") -> Built:
        """`first` is done in the process that builds, which has this library or else that of today."""
        calls = f"{library or self.library};{first}"
        if self.chance.random() < self.patience:
            calls += ";trees:wait 10"
        built = self.builder.build(self.root, moment or self.moment, *arguments, first=calls)
        self._let_the_clock_move()
        return built

    def _let_the_clock_move(self) -> None:
        """That of the file system, so that what is changed now has another time than what was built."""
        file = self.root.parent / "clock"
        file.touch()
        before = file.stat().st_mtime_ns
        while file.stat().st_mtime_ns == before:
            file.touch()

    def preview(self, *, fresh: bool = False) -> tuple[Built, Path]:
        folder = self.root.parent / f"{self.root.name}-preview"
        return (self.builder if fresh else self.served).preview(self.root, self.moment, folder, fresh=fresh), folder


_LISTED, _DUE = "published.txt", ".cache/next-due"


class Bench:
    """Where newsrooms are tried: three processes that build, and room on the disk."""

    def __init__(self) -> None:
        self.folder = Path(mkdtemp(prefix="newsroom-", dir=_in_memory()))
        self.warm, self.cold, self.served = (Builder(PYTHONHASHSEED=str(seed), TZ=zone) for seed, zone in _UNLIKE)
        self._count = 0
        self._first = Trial(self.folder / "first", self.warm, self.served)
        self._first.found()
        for builder in (self.warm, self.cold, self.served):  # whatever a first build reads once, such as templates
            builder.preview(self._first.root, NOW, self.folder / "seen", fresh=False)
        assert self._first.build().code == 0

    def trial(self) -> Trial:
        """A newsroom that was built where it lies."""
        self._count += 1
        found = self._first.copy(self.folder / f"trial{self._count}" / "newsroom")
        found.build()
        return found

    def close(self) -> None:
        for builder in (self.warm, self.cold, self.served):
            builder.close()
        shutil.rmtree(self.folder)


def _in_memory() -> Path | None:
    """Thousands of folders come and go, each of which may keep a disk busy for a millisecond."""
    shared = Path("/dev/shm")
    return shared if shared.is_dir() and shutil.disk_usage(shared).free > 1_000_000_000 else None


_UNLIKE = ((1, "UTC"), (2, "Asia/Tokyo"), (3, "UTC"))


def outcome(root: Path, built: Built) -> Tree:
    """All that a build leaves: the site, the list of addresses, when the next is due, and what was said of mistakes."""
    left = {f"site/{name}": raw for name, raw in trees.read(root / "site").items()}
    left |= {name: (root / name).read_bytes() for name in (_LISTED, _DUE) if (root / name).exists()}
    return {**left, "exit code": str(built.code).encode(), "what was said": "\n".join(built.problems).encode()}


def cold(bench: Bench, trial: Trial, listed: bytes | None) -> Tree:
    """The same newsroom in a folder where nothing was ever built; `listed` is what had been published before."""
    elsewhere = bench.folder / "cold"
    shutil.rmtree(elsewhere, ignore_errors=True)
    shutil.copytree(trial.root, elsewhere, ignore=lambda _, names: {".cache", "site", _LISTED} & {*names})
    if listed is not None:
        (elsewhere / _LISTED).write_bytes(listed)
    return outcome(elsewhere, bench.cold.build(elsewhere, trial.moment, first=trial.library))


def published(trial: Trial) -> bytes | None:
    file = trial.root / _LISTED
    return file.read_bytes() if file.exists() else None


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


_SPARE: dict[str, Any] = {
    "image": {"src": "bridge.jpg", "alt": "A bridge"},
    "lead_until": "2026-06-01",
    "draft": "true",
}


def photo(number: int) -> bytes:
    """A picture of its own, always of the same length: what follows a JPEG's end is nobody's."""
    image = Image.linear_gradient("L").resize((64, 48)).rotate(number * 90)
    buffer = io.BytesIO()
    Image.merge("RGB", (image, image, Image.new("L", image.size, number * 37 % 256))).save(buffer, "JPEG")
    return buffer.getvalue().ljust(4000, b"\0")


def in_its_place(file: Path, content: bytes) -> None:
    """Other bytes of the same length, under the same time, in the same file."""
    before = file.stat()
    assert len(content) == before.st_size, file
    with file.open("r+b") as same:
        same.write(content)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@dataclass(frozen=True)
class Edit:
    """Something that happens to a newsroom; it `changes` its site, or must not."""

    do: Callable[[Trial], str | None]
    changes: bool


EDITS: dict[str, Edit] = {}


def edit(do: Callable[[Trial], str | None], *, changes: bool = True) -> Callable[[Trial], str | None]:
    """Keep it under its name; what it returns says to what it was done."""
    EDITS[do.__name__.strip("_").replace("_", " ")] = Edit(do, changes)
    return do


def no_change(do: Callable[[Trial], str | None]) -> Callable[[Trial], str | None]:
    return edit(do, changes=False)


# What editors write


@edit
def text(t: Trial) -> str:
    return _say_more(t, t.pick(), f"More, number {t.chance.randrange(10**9)}.")


def _say_more(t: Trial, path: str, sentence: str) -> str:
    return t.write(path, body=f"{t.items[path]['body']}\n{sentence}\n")


@edit
def text_of_the_same_length_and_time(t: Trial) -> str:
    path = t.pick()
    before = t.items[path]["body"].rstrip()
    last = t.chance.choice([letter for letter in "abcdefghij" if letter != before[-2]])
    changed = t.items[path]["body"] = f"{before[:-2]}{last}{before[-1]}\n"
    whole = (t.root / path).read_text()
    in_its_place(t.root / path, whole.replace(f"{before}\n", changed).encode())
    return path


@edit
def title(t: Trial) -> str:
    return t.write(t.pick(), title=f"Another title, {t.chance.randrange(10**6)} & more")


@edit
def summary(t: Trial) -> str:
    return t.write(t.pick(), summary=f"Another summary <{t.chance.randrange(10**6)}>.")


@edit
def short_title(t: Trial) -> str:
    return t.write(t.pick(lacking="image"), short_title=f"Words for the card, {t.chance.randrange(10**6)}")


@edit
def topics_of_an_item(t: Trial) -> str:
    path = t.pick()
    found = {*(t.items[path].get("topics") or ())} ^ {t.chance.choice(sorted(t.settings["topics"]))}
    return t.write(path, topics=sorted(found) or None)


@edit
def places_of_an_item(t: Trial) -> str:
    path = t.pick()
    found = {*(t.items[path].get("places") or ())} ^ {t.chance.choice(sorted(t.settings["places"]))}
    return t.write(path, places=sorted(found) or None)


@edit
def contact_of_an_item(t: Trial) -> str:
    path = t.pick("news")
    return t.write(path, contact=None if t.items[path].get("contact") else "press")


@edit
def story_of_an_item(t: Trial) -> str:
    path = t.pick()
    return t.write(path, thread=None if t.items[path].get("thread") else t.chance.choice(("bridge", "flood-wall")))


@edit
def lead_ends(t: Trial) -> str:
    return t.write(t.pick(having="lead_until"), lead_until=None)


@edit
def expired(t: Trial) -> str:
    path = t.pick("news", lacking="expires")
    return t.write(path, expires=t.items[path]["date"])


def _now(t: Trial, path: str) -> str:
    """The moment, or where the clock went back that of the last thing said: what is newer stands above it."""
    known = t.items[path]
    parts = [*known.get("corrections", ()), *known.get("changes", ()), *known.get("updates", ())]
    return max([t.moment, *(str(part["date"]) for part in parts)])


@edit
def correction(t: Trial) -> str:
    path = t.pick()
    known = t.items[path].get("corrections", [])
    return t.write(path, corrections=[{"date": _now(t, path), "was": "That", "now": f"This, {len(known)}"}, *known])


@edit
def minor_change(t: Trial) -> str:
    path = t.pick()
    known = t.items[path].get("changes", [])
    return t.write(path, changes=[{"date": _now(t, path), "note": f"Reworded, {len(known)}"}, *known])


@edit
def withdrawn(t: Trial) -> str:
    path = t.pick("news")
    return t.write(path, withdrawn={"date": _now(t, path), "reason": "It was wrong"})


@edit
def renamed_with_its_old_address(t: Trial) -> str:
    path = t.pick()
    new = f"{path.removesuffix('.md')}-{t.chance.randrange(1000)}.md"
    t.items[new] = t.items.pop(path)
    (t.root / path).unlink()
    for other, known in t.items.items():
        if Path(path).name in known["body"] and other not in t.mistaken:
            t.write(other, body=known["body"].replace(Path(path).name, Path(new).name))
    about = t.root / "docs/about.md"
    t.save("docs/about.md", about.read_text().replace(Path(path).name, Path(new).name))
    known = [*t.items[new].get("aliases", ()), f"/{path.removesuffix('.md')}/"]
    return f"{t.write(new, aliases=known)} from {path}"


@edit
def another_old_address(t: Trial) -> str:
    path = t.pick()
    return t.write(path, aliases=[*t.items[path].get("aliases", ()), f"/old/{t.chance.randrange(10**6)}/"])


@edit
def removed(t: Trial) -> str:
    path = t.pick()
    del t.items[path]
    (t.root / path).unlink()
    return path


@no_change
def scheduled(t: Trial) -> str:
    return t.add("news", date="2025-12-01 10:00")


@edit
def published_at_once(t: Trial) -> str:
    path = t.pick(anyone=True, having="draft")
    return t.write(path, draft=None)


@edit
def draft_again(t: Trial) -> str:
    return t.write(t.pick(), draft="true")


for _kind in KINDS:
    EDITS[f"a new {_kind}"] = Edit(lambda t, kind=_kind: t.add(kind, topics=["roads"], places=["quayside"]), True)  # type: ignore[misc]


@edit
def a_council_wide_alert(t: Trial) -> str:
    return t.add("alert", severity="emergency")


@edit
def update_of_an_alert(t: Trial) -> str:
    path = t.pick("alert", lacking="stood_down")
    known = t.items[path].get("updates", [])
    return t.write(path, updates=[{"date": _now(t, path), "text": f"Number {len(known)}"}, *known])


@edit
def alert_stood_down(t: Trial) -> str:
    path = t.pick("alert", lacking="stood_down")
    return t.write(path, stood_down={"date": _now(t, path), "text": "It is over"})


@edit
def link_to_another_item(t: Trial) -> str:
    path, other = t.pick(), t.pick()
    way = os.path.relpath(other, Path(path).parent)
    return f"{_say_more(t, path, f'[Another]({way}).')} to {other}"


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
    return f"{_say_more(t, path, f'See [it]({way}).')} to {new}"


@edit
def unreadable(t: Trial) -> str:
    path = t.pick()
    t.mistaken[path] = t.items[path]
    t.save(path, b"---\ntitle: caf\xe9\n---\n")
    return path


# Pictures and attachments


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
def photo_that_is_not_there(t: Trial) -> str:
    path = t.pick()
    return t.write(path, image={"src": "nothing.jpg", "alt": "Nothing"})


@edit
def consent_ended(t: Trial) -> str:
    path = "news/2025/11/fair.md"
    if path not in t.items or path in t.mistaken:
        path = t.pick(having="image")
    return t.write(path, image={**(t.items[path].get("image") or _SPARE["image"]), "consent_until": "2025-11-16"})


@edit
def attachment_of_the_same_length_and_time(t: Trial) -> str:
    file = t.root / "news/2025/11/figures.csv"
    raw = file.read_bytes()
    in_its_place(file, raw[:-2] + bytes([48 + (raw[-2] - 47) % 10, 10]))
    return file.name


@edit
def attachment_grown(t: Trial) -> str:
    return t.save("news/2025/11/figures.csv", "a,1\n" * t.chance.randrange(1000, 9000)).name


# Settings, pages and the menu


@edit
def address_of_the_site(t: Trial) -> str:
    t.url = f"https://news{t.chance.randrange(100)}.example/{t.chance.choice(('', 'room/'))}"
    t.configure()
    return t.url


def _setting(t: Trial, name: str, value: Any) -> str:
    t.settings[name] = value
    t.configure()
    return f"{name}: {value}"


@edit
def topic_added(t: Trial) -> str:
    return _setting(t, "topics", {**t.settings["topics"], f"topic-{t.chance.randrange(1000)}": "Another"})


@edit
def topic_renamed(t: Trial) -> str:
    key = t.chance.choice(("housing", "roads"))
    return _setting(t, "topics", {**t.settings["topics"], key: f"Name {t.chance.randrange(10**6)}"})


@edit
def topic_taken_out(t: Trial) -> str:
    key = t.chance.choice(sorted(t.settings["topics"]))
    return _setting(
        t, "topics", {k: name for k, name in t.settings["topics"].items() if k != key or len(t.settings["topics"]) < 2}
    )


def _place(t: Trial, key: str, **changed: Any) -> str:
    return _setting(t, "places", {**t.settings["places"], key: {**t.settings["places"].get(key, {}), **changed}})


@edit
def place_renamed(t: Trial) -> str:
    return _place(t, "quayside", name=f"Quay {t.chance.randrange(10**6)}")


@edit
def place_moved_in_the_tree(t: Trial) -> str:
    above = t.settings["places"]["quayside"]["within"]
    return _place(t, "quayside", within=["northgate"] if above == ["harbour"] else ["harbour"])


@edit
def place_added(t: Trial) -> str:
    return _place(t, f"place-{t.chance.randrange(1000)}", name="Another place", within=["northgate"])


@edit
def neighbours(t: Trial) -> str:
    return _place(t, "harbour", neighbours=[] if t.settings["places"]["harbour"].get("neighbours") else ["northgate"])


@edit
def contact_changed(t: Trial) -> str:
    press = {**t.settings["contacts"]["press"], "phone": f"01632 960{t.chance.randrange(100, 999)}"}
    return _setting(t, "contacts", {"press": press})


@edit
def story_named(t: Trial) -> str:
    return _setting(t, "threads", {"bridge": f"The bridge, {t.chance.randrange(10**6)}"})


@edit
def council_renamed(t: Trial) -> str:
    return _setting(t, "council", f"Town Council {t.chance.randrange(1000)}")


@edit
def licence(t: Trial) -> str:
    return _setting(t, "licence", "CC0-1.0" if t.settings.get("licence") == "CC-BY-4.0" else "CC-BY-4.0")


@edit
def host(t: Trial) -> str:
    return _setting(t, "host", {"github-pages": "netlify", "netlify": "nginx"}.get(t.settings["host"], "github-pages"))


@edit
def follow(t: Trial) -> str:
    return _setting(t, "follow", {"mastodon": f"@news{t.chance.randrange(1000)}@social.example"})


@edit
def colours(t: Trial) -> str:
    t.head["theme"] = {
        "name": "newsroom",
        "palette": {"primary": f"#0b{t.chance.randrange(10, 60)}5d", "accent": "#b3122f"},
    }
    t.configure()
    return str(t.head["theme"])


@edit
def name_of_the_newsroom(t: Trial) -> str:
    t.head["site_name"] = f"News {t.chance.randrange(10**6)}"
    t.configure()
    return str(t.head["site_name"])


@edit
def menu(t: Trial) -> str:
    t.head["nav"] = [{f"About {t.chance.randrange(1000)}": "about.md"}, {"Elsewhere": "https://example.org/"}]
    t.configure()
    return str(t.head["nav"])


@edit
def logo(t: Trial) -> None:
    in_its_place(t.root / "docs/logo.svg", LOGO.replace("123456", f"{t.chance.randrange(10**5, 10**6)}").encode())


@edit
def page(t: Trial) -> None:
    known = (t.root / "docs/contact.md").read_text()
    t.save("docs/contact.md", f"{known}\nMore, number {t.chance.randrange(10**9)}.\n")


@edit
def page_added(t: Trial) -> str:
    return t.save(f"docs/page-{t.chance.randrange(1000)}.md", "# Another\n\nSee [about](about.md).\n").name


@no_change  # since the page was added
def page_and_its_picture_taken_out(t: Trial) -> str:
    folder = f"docs/folder-{t.chance.randrange(1000)}"
    t.save(f"{folder}/index.md", "# Another\n\n![A picture](picture.jpg)\n")
    t.save(f"{folder}/picture.jpg", photo(1))
    t.build()
    shutil.rmtree(t.root / folder)
    return folder


@edit
def home(t: Trial) -> None:
    t.save("docs/index.md", f"# News\n\nWords of welcome, number {t.chance.randrange(10**9)}.\n")


@edit
def picture_of_a_page(t: Trial) -> None:
    in_its_place(t.root / "docs/us.jpg", photo(t.chance.randrange(100, 200)))


# The clock


def _clock(t: Trial, moment: str) -> str:
    t.moment = moment
    return moment


@edit
def embargo_passes(t: Trial) -> str:
    return _clock(t, "2025-12-02 09:00")


@edit
def deadlines_pass(t: Trial) -> str:
    return _clock(t, "2025-12-15 00:00")


@edit
def year_ends(t: Trial) -> str:
    return _clock(t, "2026-01-05 09:00")


@no_change
def minute_passes(t: Trial) -> str:
    return _clock(t, f"{t.moment[:-2]}{(int(t.moment[-2:]) + 1) % 60:02}")


@edit
def clock_goes_back(t: Trial) -> str:
    return _clock(t, "2025-11-19 12:00")


# The disk


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
    shutil.rmtree(t.root / "site")


@no_change
def site_of_an_earlier_day(t: Trial) -> None:
    """The cache knows a site that is not there any more: an older one is, with all its times."""
    _put_back(t, "site")


@no_change
def cache_of_an_earlier_day(t: Trial) -> None:
    _put_back(t, ".cache")


def _put_back(t: Trial, name: str) -> None:
    kept = t.root.parent / f"{t.root.name}-kept"
    shutil.copytree(t.root / name, kept, symlinks=True)
    known = copy.deepcopy(t.items)
    path = title(t)
    t.build()
    t.items = known
    t.write(str(path))
    shutil.rmtree(t.root / name)
    kept.rename(t.root / name)


@edit
def cache_damaged(t: Trial) -> str:
    """Bytes changed in half of its files: any, or letters alone, so that it still looks like what it was."""
    for file in _of_cache(t, 1 / 2):
        raw = bytearray(file.read_bytes())
        letters = [place for place, byte in enumerate(raw) if byte in b"bcdefghijkmnopqrstuvw"]
        for place in t.chance.sample(letters, min(2, len(letters))) if t.chance.random() < 0.5 else ():
            raw[place] ^= 2
        for place in t.chance.sample(range(len(raw)), min(2, len(raw))) if t.chance.random() < 0.5 else ():
            raw[place] ^= 0xFF
        in_its_place(file, bytes(raw))
        if t.chance.random() < 0.5:
            os.utime(file)
    return str(text(t))


@edit
def cache_cut_short(t: Trial) -> str:
    for file in _of_cache(t):
        os.truncate(file, t.chance.choice((0, file.stat().st_size // 2, max(0, file.stat().st_size - 1))))
    return str(text(t))


@edit
def half_of_the_cache_lost(t: Trial) -> str:
    for file in _of_cache(t):
        file.unlink()
    return str(text(t))


def _of_cache(t: Trial, share: float = 1 / 3) -> Iterator[Path]:
    for file in sorted(p for p in (t.root / ".cache").rglob("*") if p.is_file() and p.suffix != ".lock"):
        if t.chance.random() < share:
            yield file


@edit
def cache_taken_away(t: Trial) -> str:
    shutil.rmtree(t.root / ".cache")
    return str(text(t))


@no_change
def foreign_file_in_the_cache(t: Trial) -> None:
    folder = t.chance.choice(sorted(p for p in (t.root / ".cache").rglob("*") if p.is_dir()) or [t.root / ".cache"])
    (folder / "foreign").write_text("Not ours.\n")


@edit
def published_elsewhere(t: Trial) -> str:
    """Another machine has published what is not here, and its list was merged."""
    file = t.root / "published.txt"
    known = file.read_text() if file.exists() else ""
    file.write_text(f"{known}news/2025/11/elsewhere-{t.chance.randrange(1000)}/\n")
    return known[-40:].strip()


# Other builds in between, and other ways to build


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
    path = title(t)
    folder, most = t.chance.choice(((t.root / "site", 20), (t.root, 300)))
    t.build(first=f"trees:kill {folder} {t.chance.randrange(most)}")
    return str(path)


@edit
def disk_full(t: Trial) -> str:
    path = title(t)
    folder, most = t.chance.choice(((t.root / "site", 20), (t.root, 300)))
    t.build(first=f"trees:fill_up {folder} {t.chance.randrange(most)}")
    return str(path)


@edit
def saved_during_a_build(t: Trial) -> str:
    """After the item was read, and before the build knows that it is done."""
    title(t)
    path = t.pick()
    t.build(first=f"edits:save_meanwhile {t.root} {path}")
    t.items[path]["body"] = (t.root / path).read_text().partition("\n---\n\n")[2]
    return path


def save_meanwhile(argument: str) -> None:
    root, path = argument.split()
    raw = (Path(root) / path).read_bytes()
    changed = [raw[:-3] + (b"x" if raw[-3:-2] != b"x" else b"y") + raw[-2:]]
    trees.follow(Path(root) / "site", lambda *_: in_its_place(Path(root) / path, changed.pop()) if changed else None)


@edit
def cache_of_another_library(t: Trial) -> str:
    t.build(library="edits:other_library older")
    return str(text(t))


@edit
def templates_changed(t: Trial) -> str:
    t.library = f"edits:other_library {t.chance.randrange(10**6)}"
    return t.library


def other_library(name: str) -> None:
    """What a library with other templates is to this process: it says so of itself, and its pages are different."""
    from newsroom import templating  # noqa: PLC0415

    try:
        from newsroom import engine  # type: ignore[attr-defined, unused-ignore] # noqa: PLC0415
    except ImportError:
        pass
    else:
        engine.of_all = lambda *_, **__: sha256(name.encode()).hexdigest()
    environment = templating.environment()
    assert environment.loader
    load = environment.loader.get_source

    def other(_: Any, template: str) -> Any:
        source, *rest = load(environment, template)
        return source.replace("<head>", f"<head>\n<!-- {name} -->"), *rest

    environment.loader.get_source = other  # type: ignore[method-assign]
    if environment.cache is not None:
        environment.cache.clear()
