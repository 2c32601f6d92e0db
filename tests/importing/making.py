"""Small sites of other generators, made in a test, and what becomes of them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from newsroom.importing import dialects, plan
from newsroom.importing.plan import Existing, Outcome, Plan, Wishes
from PIL import Image

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 22, tzinfo=UTC)
SAMPLES = Path(__file__).parent / "samples"


def picture(form: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 6), "navy").save(buffer, form)
    return buffer.getvalue()


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def item(body: str = "Some text.", **fields: str) -> str:
    """A file with a title and a date unless told otherwise."""
    given = {"title": "A title", "date": "2020-07-16", **fields}
    return "---\n" + "".join(f"{k}: {v}\n" for k, v in given.items() if v) + f"---\n{body}\n"


def planned(folder: Path, existing: Existing | None = None, named: str | None = None, **wishes: object) -> Plan:
    found = dialects.projects(folder, named)
    return plan.make(found, folder, Wishes(LONDON, NOW, **wishes), existing or Existing())  # type: ignore[arg-type]


def only(made: Plan, part: str = "") -> Outcome:
    """The one outcome whose source holds `part`."""
    found = [o for o in made.outcomes if part in o.source]
    assert len(found) == 1, [o.source for o in made.outcomes]
    return found[0]


def body(outcome: Outcome) -> str:
    return outcome.text.split("\n---\n", 1)[1].strip()


def said(outcome: Outcome, sort: str = "") -> str:
    return "\n".join(f"{n.line}: {n.sort}: {n.message}" for n in outcome.notes if sort in ("", n.sort))
