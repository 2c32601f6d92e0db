"""Generated news of ten years, shaped like a unitary council's: one item in three is the whole council's, the others
name one to five of 80 wards and 150 parishes. The same items for every side, each in the side's own shape."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TEMPLATES = Path(__file__).parent / "templates"
NOW = "2026-11-21 12:00"  # the moment of every build; the last generated item is of the day before
TODAY = datetime.date(2026, 11, 21)
TOPICS = tuple((_TEMPLATES / "topics.txt").read_text(encoding="utf-8").split())
WARDS = tuple(f"ward-{i:03d}" for i in range(80))
PARISHES = tuple(f"parish-{i:03d}" for i in range(150))  # parish i lies within ward i % 80

_FIRST = datetime.date(2016, 11, 21)
_DAYS = 3652
_SEED = 7
_WORDS = (_TEMPLATES / "words.txt").read_text(encoding="utf-8").split()


@dataclass(frozen=True)
class Entry:
    """One item, whatever program will read it."""

    number: int
    title: str
    day: datetime.date
    topic: str
    places: tuple[str, ...]
    summary: str
    body: str
    photo: str = ""  # the name of a picture beside it

    @property
    def name(self) -> str:
        return f"item-{self.number:06d}"


def generate(count: int) -> Iterator[Entry]:
    """As many items as asked for, over ten years."""
    chance = random.Random(_SEED)
    for number in range(count):
        day = _FIRST + datetime.timedelta(days=number * _DAYS // count)
        title = _sentence(chance)[:60].rstrip(". ")
        body = _body(chance, number)
        topic, summary = chance.choice(TOPICS), _sentence(chance)
        places = () if chance.random() < 1 / 3 else tuple(chance.sample(WARDS + PARISHES, chance.randint(1, 5)))
        yield Entry(number, title, day, topic, places, summary, body)


def fresh(number: int, *places: str, photo: str = "") -> Entry:
    """An item of today that no run has published before."""
    chance = random.Random(number)
    title = f"Number {number}: {_sentence(chance)[:45].rstrip('. ')}"
    topic, summary = chance.choice(TOPICS), _sentence(chance)
    return Entry(number, title, TODAY, topic, places, summary, _body(chance, number), photo)


def write(entry: Entry, folder: Path, shape: str) -> Path:
    """Write the item as the program of this shape reads it."""
    dated = f"{entry.day:%Y}/{entry.day:%m}/" if shape in ("newsroom", "hugo") else ""
    path = folder / f"{dated}{entry.name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{_FRONT[shape](entry)}{entry.body}\n", encoding="utf-8")
    return path


def _pelican(entry: Entry) -> str:
    return (
        f"Title: {entry.title}\nDate: {entry.day}\nCategory: {entry.topic}\nTags: {', '.join(entry.places)}\n"
        f"Summary: {entry.summary}\n\n"
    )


def _material(entry: Entry) -> str:
    return (
        f'---\ntitle: "{entry.title}"\ndate: {entry.day}\ndescription: "{entry.summary}"\n'
        f"categories: [{entry.topic}]\ntags: [{', '.join(entry.places)}]\n---\n"
    )


def _hugo(entry: Entry) -> str:
    return (
        f'---\ntitle: "{entry.title}"\nid: "{entry.number:026d}"\ndate: {entry.day}\nsummary: "{entry.summary}"\n'
        f"topics: [{entry.topic}]\nplaces: [{', '.join(entry.places)}]\n---\n"
    )


def _newsroom(entry: Entry) -> str:
    image = f"image: {{src: {entry.photo}, alt: A generated picture}}\n---\n"
    return _hugo(entry).removesuffix("---\n") + image if entry.photo else _hugo(entry)


_FRONT = {"newsroom": _newsroom, "hugo": _hugo, "pelican": _pelican, "material": _material}


def _body(chance: random.Random, number: int) -> str:
    parts = (
        _paragraph(chance), f"## {_sentence(chance)[:30]}", _paragraph(chance), _paragraph(chance),
        f"- {_sentence(chance)}\n- {_sentence(chance)}\n- **{_sentence(chance)}**",
        f"> {_sentence(chance)}", f"See [details](https://example.gov.uk/{number}) and contact us.",
        _paragraph(chance), "## Notes", _paragraph(chance),
    )  # fmt: skip
    return "\n\n".join(parts)


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(2, 5)))


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(chance.randint(8, 20))).capitalize() + "."
