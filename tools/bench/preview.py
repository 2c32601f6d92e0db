"""`mkdocs serve` as an editor has it: the page open in a browser, which is told to load it again after each save."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Mapping, Sequence
from http.client import HTTPConnection, HTTPException
from pathlib import Path, PurePath
from types import TracebackType

from bench.measures import Failed, Process, last_words

_PATIENCE = 600  # seconds
_PAUSE = 0.02
_EPOCH = re.compile(r"livereload\((\d+), (\d+)\);")


class Preview:
    """A preview under way; `peak` is known when it has ended."""

    def __init__(self, command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> None:
        self._port, self._log, self.peak = _free_port(), log, 0
        address = f"127.0.0.1:{self._port}"
        self._process = Process([*command, "--dev-addr", address], folder, environment, log)

    def __enter__(self) -> Preview:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.peak = self._process.stop().peak

    def first(self) -> float:
        """Wait for the home page; returns the seconds since the command."""
        self._until_there("")
        return time.perf_counter() - self._process.began

    def save(self, path: Path, address: PurePath) -> float:
        """Change an item; returns the seconds until its new words have been loaded as a browser would."""
        epoch, request = self._epoch(self._until_there(f"{address.as_posix()}/"))
        words = f"Saved at epoch {epoch}."
        text = path.read_text(encoding="utf-8") + f"\n{words}\n"
        began = time.perf_counter()
        path.write_text(text, encoding="utf-8")
        while True:
            while int(self._get(f"livereload/{epoch}/{request}")) <= int(epoch):
                self._give_up_after(began)
            page = self._get(f"{address.as_posix()}/")
            if words in page:
                return time.perf_counter() - began
            self._give_up_after(began)
            epoch, request = self._epoch(page)

    def _until_there(self, address: str) -> str:
        began = time.perf_counter()
        while True:
            try:
                return self._get(address)
            except (OSError, HTTPException):
                self._give_up_after(began)
                time.sleep(_PAUSE)

    def _get(self, address: str) -> str:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE)
        try:
            connection.request("GET", f"/{address}")
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        if answer.status != 200:
            raise Failed(f"the preview answered {answer.status} for /{address}")
        return text

    def _epoch(self, page: str) -> tuple[str, str]:
        if found := _EPOCH.search(page):
            return found[1], found[2]
        raise Failed("the preview's pages do not ask to be loaded again")

    def _give_up_after(self, began: float) -> None:
        if self._process.is_over():
            raise Failed(f"mkdocs serve ended: {last_words(self._log)}")
        if time.perf_counter() - began > _PATIENCE:
            raise Failed(f"mkdocs serve showed nothing within {_PATIENCE} seconds")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
