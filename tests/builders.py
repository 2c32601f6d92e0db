"""Builds of a newsroom, each in a process of its own."""

from __future__ import annotations

import importlib
import json
import os
import select
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Built:
    """How a build ended, and all it said but for how it went on."""

    code: int
    said: str

    @property
    def problems(self) -> list[str]:
        return [line for line in self.said.splitlines() if not line.startswith("INFO") and "'dirty' build" not in line]


_PATIENCE = 120  # seconds for one build


class Builder:
    """Builds newsrooms as `mkdocs build` does, each in a fresh process of which only the imports are shared."""

    def __init__(self, **environment: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": os.pathsep.join(sys.path),
                "LC_ALL": "C.UTF-8",
                **environment,
            },
            text=True,
        )

    def build(self, root: Path, moment: str, *arguments: str, first: str = "") -> Built:
        """`first` is done in the new process before: a function of one of the tests' modules, as `module:name argument`."""
        return self._ask({"root": str(root), "moment": moment, "arguments": arguments, "first": first})

    def preview(self, root: Path, moment: str, folder: Path, *, fresh: bool) -> Built:
        """As `mkdocs serve` does; unless it is to be `fresh`, in a process that remembers all earlier previews."""
        return self._ask({"root": str(root), "moment": moment, "folder": str(folder), "stay": not fresh})

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _ask(self, order: Mapping[str, Any]) -> Built:
        assert self._process.stdin and self._process.stdout
        assert self._process.poll() is None, f"the process that builds has ended with {self._process.returncode}"
        print(json.dumps(order), file=self._process.stdin, flush=True)
        is_heard, _, _ = select.select([self._process.stdout], [], [], _PATIENCE)
        answer = self._process.stdout.readline() if is_heard else ""
        assert answer, f"no answer from the process that builds: {order}"
        built = Built(**json.loads(answer))
        return Built(built.code, built.said.replace(order["root"], "."))


def do_first(call: str) -> None:
    """Call a function named as `module:name argument`."""
    if call:
        whole, _, argument = call.partition(" ")
        module, _, name = whole.partition(":")
        getattr(importlib.import_module(module), name)(argument)


def mkdocs(
    root: Path, moment: str, *arguments: str, path: Sequence[Path] = (), first: str = ""
) -> subprocess.Popen[bytes]:
    """A real `mkdocs build` with all that it starts in a group of its own; `first` is done in each of its processes."""
    known = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "NEWSROOM_NOW": moment, "NEWSROOM_FIRST": first}
    known["PYTHONPATH"] = os.pathsep.join([*map(str, path), *sys.path])
    if first:
        (root / "first").mkdir(exist_ok=True)
        (root / "first/sitecustomize.py").write_text(_FIRST)
        known["PYTHONPATH"] = f"{root / 'first'}{os.pathsep}{known['PYTHONPATH']}"
    return subprocess.Popen(
        [str(Path(sys.executable).parent / "mkdocs"), "build", *arguments], cwd=root, env=known, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


_FIRST = "import os, builders\nfor call in os.environ['NEWSROOM_FIRST'].split(';'): builders.do_first(call)\n"


def _serve() -> None:
    """Build what each line asks for; what is said goes into a file, so that nothing waits for a reader."""
    import newsroom.adapter  # noqa: F401, PLC0415 - shared by all builds
    from mkdocs.commands import build  # noqa: F401, PLC0415

    answers = os.fdopen(os.dup(1), "w")
    heard = os.memfd_create("said")
    for number in (1, 2):
        os.dup2(heard, number)
    for line in sys.stdin:
        os.ftruncate(heard, 0)
        os.lseek(heard, 0, os.SEEK_SET)
        order = json.loads(line)
        code = _ended(_preview, order) if order.get("stay") else _in_a_child(order)
        os.lseek(heard, 0, os.SEEK_SET)
        said = os.read(heard, 10_000_000).decode()
        print(json.dumps({"code": code, "said": said}), file=answers, flush=True)


def _in_a_child(order: Mapping[str, Any]) -> int:
    child = os.fork()
    if not child:
        os.setpgrp()  # what kills its group kills nobody else
        os._exit(_ended(_preview if "folder" in order else _build, order))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _ended(do: Callable[[Mapping[str, Any]], None], order: Mapping[str, Any]) -> int:
    """The code with which a process would end."""
    os.environ["NEWSROOM_NOW"] = order["moment"]
    try:
        do(order)
    except SystemExit as end:
        return int(end.code or 0)
    except Exception:
        traceback.print_exc()
        return 70
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


def _build(order: Mapping[str, Any]) -> None:
    from mkdocs.__main__ import cli  # noqa: PLC0415

    for call in order["first"].split(";"):
        do_first(call)
    cli.main(["build", "-f", f"{order['root']}/mkdocs.yml", *order["arguments"]])


def _preview(order: Mapping[str, Any]) -> None:
    """What `mkdocs.commands.serve` does for each build, without its server."""
    from mkdocs.commands import build  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415

    address = "http://127.0.0.1:8000/"
    config = load_config(f"{order['root']}/mkdocs.yml", site_dir=order["folder"])
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = address
    build.build(config, serve_url=address)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    _serve()
