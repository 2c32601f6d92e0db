"""The sample newsroom in a folder of its own, built and served as a council would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

ROOT = Path(__file__).parent.parent
NOW = "2026-11-22 12:00"


def copy(folder: Path, *, news: bool = True) -> Path:
    """What a council's repository holds, the manual included, without the library."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copytree(ROOT / "places", folder / "places")
    (folder / "hooks").mkdir()
    for hook in (ROOT / "hooks").glob("*.py"):
        shutil.copy(hook, folder / "hooks")
    if news:
        shutil.copytree(ROOT / "news", folder / "news")
    else:
        (folder / "news").mkdir()
    return folder


def run(folder: Path, *command: str, now: str = NOW, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one of the installed commands in `folder`, at a moment that is always the same."""
    program = Path(sys.executable).parent / command[0]
    return subprocess.run(
        [str(program), *command[1:]],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "NEWSROOM_NOW": now, "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def write(folder: Path, path: str, title: str = "A title", *, body: str = "Text.\n", **fields: str) -> Path:
    """Write an item with all that an item needs, but for what `fields` say otherwise; "" leaves a field out."""
    number = int.from_bytes(sha256(path.encode()).digest()[:8], "big")
    known = {
        "title": title,
        "date": "2026-11-20",
        "summary": f"What {title} is about.",
        "id": f"01JD{number:022d}",
        **fields,
    }
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    front = "".join(f"{key}: {value}\n" for key, value in known.items() if value)
    file.write_text(f"---\n{front}---\n\n{body}", encoding="utf-8")
    return file


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map: ClassVar[dict[str, str]] = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".xml": "application/rss+xml; charset=utf-8",
        ".webp": "image/webp",
    }

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path, handler: Callable[..., SimpleHTTPRequestHandler] = _Quiet) -> Iterator[str]:
    """The folder at an address of this machine, ending in a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
