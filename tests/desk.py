"""Small settings, and a newsroom in a folder of its own whose items are read and looked at without a site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sample
from newsroom import checks, fields, news, settings
from newsroom.news import News
from newsroom.settings import Settings

SETTINGS = {
    "council": "Exampleton Borough Council",
    "short_name": "Exampleton",
    "identity": "exampleton.gov.uk,2026",
    "topics": {"housing": "Housing", "libraries": {"en": "Libraries", "cy": "Llyfrgelloedd"}},
    "places": {
        "harbour": {"name": "Harbour"},
        "old-town": {"name": "Old Town"},
        "quayside": {"name": "Quayside", "within": ["harbour"]},
        "steps": {"name": "Custom House Steps", "within": ["quayside", "old-town"]},
    },
    "contacts": {"press": {"name": "Press office", "email": "press@exampleton.gov.uk"}},
}


def at(text: str) -> datetime:
    """A moment by the clock of the newsroom, written as in an item."""
    return fields.moment(text, ZoneInfo("Europe/London"))


NOW = at(sample.NOW)


@dataclass(frozen=True)
class Newsroom:
    """A folder of news."""

    root: Path
    settings: Settings

    def write(self, path: str, title: str = "A title", *, body: str = "Text.\n", **fields: str) -> Path:
        return sample.write(self.root, path, title, body=body, **fields)

    def save(self, path: str, content: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def read(self) -> News:
        return news.read(self.root, self.settings)

    def examine(self, moment: datetime = NOW, *published: str) -> News:
        return checks.examine(self.read(), self.settings, self.root, self.root / "docs", moment, published)

    def said(self, moment: datetime = NOW, *published: str) -> list[str]:
        """What an editor is told, line by line."""
        return [str(problem) for problem in self.examine(moment, *published).problems]


@pytest.fixture(scope="session")
def settings_() -> Settings:
    return settings.read(
        {"site_name": "Exampleton News", "site_url": "https://news.example/en", "extra": {"newsroom": SETTINGS}}
    )


@pytest.fixture
def room(tmp_path: Path, settings_: Settings) -> Newsroom:
    return Newsroom(tmp_path, settings_)
