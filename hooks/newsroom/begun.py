"""An item that is begun: what was answered until now, where its file goes, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from newsroom import addresses, drafts, fields, record, trying
from newsroom.council import Council
from newsroom.drafts import Answer
from newsroom.problems import Problem


@dataclass
class Begun:
    """What `newsroom new` knows of the item until now."""

    root: Path
    site: Council
    now: datetime
    kind: str
    answers: dict[str, Answer] = field(default_factory=dict)
    text: str = ""

    def file(self) -> str:
        """The file as it would be written now."""
        return drafts.compose(self.kind, self.answers, self.site.settings, self.text)

    def place(self) -> str:
        """Where the file goes, beside what is there already or was once published."""
        when = fields.moment(str(self.answers["date"]), self.site.settings.zone)
        once = record.read(self.root)

        def taken(folder: str) -> frozenset[str]:
            here = {p.name.partition(".")[0] for p in (self.root / folder).glob("*")}
            return frozenset({*here, *(a.split("/")[-2] for a in once if a.startswith(f"{folder}/"))})

        return drafts.place(str(self.answers["title"]), self.kind, when, taken)

    def faults(self, path: str = "news/new.md", *, is_whole: bool = False) -> list[Problem]:
        """What `newsroom check` would say of the file; of its links too once it `is_whole`."""
        if problem := self.misplaced(path):
            return [problem]
        return trying.faults(
            self.root, self.site.docs, self.site.settings, path, self.file(), self.now, is_whole=is_whole
        )

    def wrong(self, name: str) -> list[Problem]:
        """What is wrong with one answer, as far as can be told yet."""
        return [p for p in self.faults() if p.field == name or p.field.startswith(f"{name}.")]

    def misplaced(self, path: str) -> Problem | None:
        """Why no item can be begun at `path`."""
        wrong = addresses.fault(path)
        if not path.startswith("news/") or not path.endswith(".md"):
            wrong = "is no place for an item; write it as news/2026/11/harbour-library-reopens.md"
        stem = path.removesuffix(".md").removesuffix("/index")
        there = [p for p in (f"{stem}.md", f"{stem}/index.md") if (self.root / p).exists()]
        if not wrong and there:
            wrong = f"{there[0]} is there already and was left alone; give the item another name"
        if not wrong and addresses.of_item(path) in record.read(self.root):
            wrong = f"/{addresses.of_item(path)} was published before, and readers know it; give the item another name"
        return Problem(path, 1, "", wrong) if wrong else None
