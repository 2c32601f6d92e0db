"""Time, CPU and memory of one command with all the processes that it starts."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

_LAUNCHER = Path(__file__).parent / "launcher.py"
_EVERY = 0.2  # seconds between two looks at the memory of the processes


@dataclass(frozen=True)
class Measure:
    """What one run took."""

    seconds: float
    cpu: float  # seconds of all its processes together
    peak: int  # bytes of the largest of its processes


class Failed(Exception):
    """Why there is no figure, in a sentence."""


class Process:
    """A command at work in a session of its own, so that all it starts can be seen, and ended."""

    def __init__(self, command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> None:
        os.sync()  # what another side has left to write is not this one's work
        self._log, self._told = log, log.with_suffix(".took")
        self._told.unlink(missing_ok=True)
        self._peak, self._over = 0, threading.Event()
        launch = [sys.executable, "-I", "-S", str(_LAUNCHER), str(self._told), *command]
        with log.open("wb") as output:
            self.began = time.perf_counter()
            self._process = subprocess.Popen(
                launch, cwd=folder, env=dict(environment), stdin=subprocess.DEVNULL, stdout=output,
                stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        self._watch = threading.Thread(target=self._look, daemon=True)
        self._watch.start()

    def wait(self) -> Measure:
        """Wait until it ends by itself; raises `Failed` where it ends badly."""
        try:
            code, measure = self._reap()
        except BaseException:
            self._kill()
            raise
        if code:
            raise Failed(f"ended with {code}: {last_words(self._log)}")
        return measure

    def stop(self) -> Measure:
        """End it as a person would, by Ctrl-C."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGINT)
        patience = threading.Timer(30, self._kill)
        patience.start()
        try:
            return self._reap()[1]
        finally:
            patience.cancel()

    def is_over(self) -> bool:
        """Whether it ended by itself."""
        return self._process.poll() is not None

    def _reap(self) -> tuple[int, Measure]:
        code = self._process.wait()
        self._over.set()
        self._watch.join()
        if not self._told.is_file():  # the command could not be started, or all was killed
            raise Failed(f"ended with {code}: {last_words(self._log)}")
        took = Measure(**json.loads(self._told.read_text(encoding="utf-8")))
        return code, replace(took, peak=max(took.peak, self._peak))

    def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def _look(self) -> None:
        """Processes that nobody waits for are seen only while they live."""
        while not self._over.wait(_EVERY):
            self._peak = max([self._peak, *_peaks(self._process.pid)])


def last_words(log: Path) -> str:
    """The last line that a program said."""
    lines = log.read_text(encoding="utf-8", errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")


def _peaks(session: int) -> Iterator[int]:
    """The most that each process of the session has held so far; nothing where there is no /proc."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            if int(stat.read_text().rpartition(")")[2].split()[3]) == session:
                yield from (
                    int(line.split()[1]) * 1024
                    for line in (stat.parent / "status").read_text().splitlines()
                    if line.startswith("VmHWM:")
                )
