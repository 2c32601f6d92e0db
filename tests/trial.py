"""A small newsroom on trial: written from what is known of it, edited, built and previewed."""

from __future__ import annotations

import copy
import io
import json
import os
import shutil
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import sample
import yaml
from builders import Builder, Built
from newsroom import ids
from PIL import Image

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
        "harbour": {"name": "Harbour", "code": "E05000001", "neighbours": ["northgate"]},
        "northgate": {"name": "Northgate", "code": "E05000005", "point": [50.74, -1.99]},
        "quayside": {"name": "Quayside", "code": "E04000001", "within": ["harbour"]},
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
        self.save("places/postcodes.csv", "postcode,ward,parish\nZZ99 1AA,E05000001,\nZZ99 5PA,E05000005,\n")
        self.save(
            "places/codes.csv", "code,valid_from,valid_to,became\nE05000001,2015-05-07,,\nE05000005,2015-05-07,,\n"
        )
        self.save("places/boundaries.geojson", boundaries())
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
            self.chance.choice(fit) if fit else self.add(kind or "news", **({having: SPARE[having]} if having else {}))
        )

    def file(self, below: str) -> Path:
        """Any file below a folder of the newsroom."""
        found = sorted(p for p in self.folder(below).rglob("*") if p.is_file() and p.suffix != ".lock")
        return self.chance.choice(found)

    def folder(self, name: str) -> Path:
        """A folder of the newsroom; one that builds make is made again where an edit just now took it away."""
        if not (self.root / name).exists():
            self.build()
        return self.root / name

    def build(self, *arguments: str, moment: str = "", first: str = "", library: str = "") -> Built:
        """`first` is done in the process that builds, which has this library or else that of today."""
        calls = f"{library or self.library};{first}"
        if self.chance.random() < self.patience:
            calls += ";mishaps:wait 10"
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


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


SPARE: dict[str, Any] = {
    "image": {"src": "bridge.jpg", "alt": "A bridge"},
    "lead_until": "2026-06-01",
    "draft": "true",
}


def boundaries(north: float = 50.73) -> str:
    """Those of a ward and of the parish within it."""
    ward = [[-2, 50.7], [-1.96, 50.7], [-1.96, north], [-2, north], [-2, 50.7]]
    parish = [[-1.99, 50.705], [-1.98, 50.705], [-1.98, 50.715], [-1.99, 50.705]]
    features = [
        {"type": "Feature", "properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for code, ring in (("E05000001", ward), ("E04000001", parish))
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


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
