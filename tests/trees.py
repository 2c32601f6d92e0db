"""Trees of a site: built in a process of their own, read, compared, and their links followed at every step between two."""

from __future__ import annotations

import errno
import gzip
import heapq
import importlib
import json
import os
import posixpath
import re
import resource
import select
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from itertools import takewhile
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import cbor2

Tree = dict[str, bytes]

_OF_A_BUNDLE = ("pagefind-entry.json", ".pf_meta")
_ASKED_FOR = (
    ".html",
    ".xml",
    ".json",
    ".opml",
    ".ics",
    ".csv",
)  # files that readers know by address, and that name others
_NAMING = (*_ASKED_FOR, ".css")
_LINK = re.compile(rb"""\b(?:href|src)=["']([^"']*)["']""")
_SOURCES = re.compile(rb"""\bsrcset=["']([^"']*)["']""")
_IN_CSS = re.compile(rb"""url\(["']?([^"')]+)["']?\)""")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//")


def read(folder: Path) -> Tree:
    """Every file by name, and every empty folder; what begins with a dot at the root is somebody else's."""
    found: Tree = {}
    for parent, folders, names in os.walk(folder):
        inner = os.path.relpath(parent, folder)
        if inner == ".":
            folders[:] = [name for name in folders if not name.startswith(".")]
        elif not folders and not names:
            found[f"{inner}/"] = b""
        for name in names:
            path = name if inner == "." else f"{inner}/{name}"
            if not path.startswith("."):
                file = folder / path
                found[path] = f"a link to {file.readlink()}".encode() if file.is_symlink() else file.read_bytes()
    return found


def difference(found: Tree, wanted: Tree, most: int = 8) -> str:
    """Which files differ, each with the first line that does; "" where none does."""
    names = sorted(name for name in {*found, *wanted} if found.get(name) != wanted.get(name))
    said = [_first_line(name, found.get(name), wanted.get(name)) for name in names[:most]]
    return "\n".join([*said, *([f"  and {len(names) - most} files more"] if len(names) > most else [])])


def _first_line(name: str, found: bytes | None, wanted: bytes | None) -> str:
    if found is None or wanted is None:
        return f"  {name}: {'is missing' if found is None else 'should not be there'}"
    if b"\0" in found + wanted:
        return f"  {name}: other bytes ({len(found):,}, should be {len(wanted):,})"
    ours, theirs = ([*raw.decode("utf-8", "replace").split("\n"), "(the end)"] for raw in (found, wanted))
    number = next(n for n, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other)
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(ours[number], theirs[number], strict=False)))
    here = slice(max(0, alike - 60), alike + 100)
    return f"  {name}, line {number + 1}:\n    is        {ours[number][here]}\n    should be {theirs[number][here]}"


@lru_cache(maxsize=20_000)
def references(name: str, raw: bytes, url: str) -> frozenset[str]:
    """The files of the same site to which a page, feed or other listing leads; `url` is that of the site."""
    if name.startswith("search/") and name.endswith(_OF_A_BUNDLE):
        return frozenset(_of_a_bundle(name, raw))
    if not name.endswith(_NAMING):
        return frozenset()
    text = unescape(raw.replace(b"\r\n ", b"").decode("utf-8", "replace"))
    whole = re.findall(rf"{re.escape(url)}([\w./%~-]*)", text)
    found = {_file(posixpath.join("/", address.rstrip("."))) for address in whole}
    if name.endswith((".html", ".css")):
        found |= {_file(target) for target in _near(name, raw, url)}
    if name == "search/index.html":
        found |= {*_of_the_search(raw)}
    return frozenset(found) - {name}


def _of_the_search(raw: bytes) -> Iterator[str]:
    """What its page tells its script."""
    for told in re.findall(rb'data-told="([^"]*)"', raw):
        said = json.loads(unescape(told.decode()))
        yield from (f"search/{bundle['name']}/pagefind-entry.json" for bundle in said["bundles"])
        if said["interface"]:
            yield f"{said['interface']}pagefind.js"


def _of_a_bundle(name: str, raw: bytes) -> Iterator[str]:
    """What the files of the search ask for, as the browser follows them: https://pagefind.app/docs/multisite/"""
    folder = posixpath.dirname(name)
    if name.endswith(".json"):
        yield from (f"{folder}/pagefind.{said['hash']}.pf_meta" for said in json.loads(raw)["languages"].values())
        return
    _, pages, chunks, filters, *_ = cbor2.loads(gzip.decompress(raw).removeprefix(b"pagefind_dcd"))
    yield from (f"{folder}/fragment/{page[0]}.pf_fragment" for page in pages)
    yield from (f"{folder}/index/{chunk[2]}.pf_index" for chunk in chunks)
    yield from (f"{folder}/filter/{named[1]}.pf_filter" for named in filters)


def _near(name: str, raw: bytes, url: str) -> Iterator[str]:
    """What a page names from where it stands, as addresses from the root."""
    named = [*_LINK.findall(raw), *_IN_CSS.findall(raw)] if name.endswith(".css") else _LINK.findall(raw)
    named += [part.split()[0] for some in _SOURCES.findall(raw) for part in some.split(b", ")]
    path = "/" + url.split("/", 3)[3]
    for one in named:
        target = re.sub(r"[#?].*", "", unescape(one.decode()))
        if target and not _ELSEWHERE.match(target):
            yield posixpath.join(
                "/", posixpath.dirname(name), target.replace(path, "/", 1) if target[0] == "/" else target
            )


def _file(address: str) -> str:
    folder = "/" if address.endswith(("/", "/.", "/..")) else ""
    plain = posixpath.normpath(unquote(address)).lstrip("/")
    return f"{plain}{folder}index.html".lstrip("/") if folder or not plain else plain


def dangling(tree: Tree, url: str) -> list[str]:
    """Every link of a whole site that leads to no file."""
    return sorted(
        f"{name} names {target}" for name in tree for target in references(name, tree[name], url) if target not in tree
    )


def torn(found: Tree, old: Tree, new: Tree, url: str) -> list[str]:
    """What a reader may not meet in a site between `old` and `new`: half a file, a lost one, a link to nothing."""
    found, old, new = ({n: raw for n, raw in tree.items() if n[-1] != "/"} for tree in (found, old, new))
    said = [
        f"{name}: neither the old nor the new file"
        for name in found
        if found[name] not in (old.get(name), new.get(name))
    ]
    said += [f"{name}: is gone" for name in old.keys() & new.keys() - found.keys()]
    reached = [name for name in found if name in old and _is_asked_for(name)]
    known = set(reached)
    for name in reached:
        for target in references(name, found[name], url):
            if target not in found and not _goes_with(name, target, new) and _is_kept(name, target, found, old, new):
                said.append(f"{name} names {target}, which is not there")
            if target in found and target not in known:
                known.add(target)
                reached.append(target)
    return sorted(said)


def gaps(steps: Sequence[str], old: Tree, new: Tree, url: str) -> list[str]:
    """What `torn` would find after any of the steps, each of which makes one file new or takes it away."""
    when = {name: number for number, name in enumerate(steps)}
    changed = {name for name in {*old, *new} if old.get(name) != new.get(name)}
    said = [f"{name}: was never made new" for name in changed - when.keys()]
    if said:
        return sorted(said)
    last = _reached_until(when, old, new, url)
    for name in old:
        for target in references(name, old[name], url) & old.keys() - new.keys():
            if when[target] < last(name) and not _goes_with(name, target, new):
                said.append(f"{target} is taken away while {name} names it")
    for name, start in _reached(when, old, new, url).items():
        for target in references(name, new[name], url) & new.keys() - old.keys():
            if when[target] > start:
                said.append(f"{name} names {target}, which is not there yet")
    return sorted(said)


def whole(steps: Iterable[tuple[str, str]], old: Tree, new: Tree) -> list[str]:
    """The files in the order in which each was put there or taken away, whole; those between by another name left out."""
    found: list[str] = []
    for what, name in steps:
        if name in old or name in new:
            assert what != "w", f"{name} is written where readers may see it"
            assert (what == "=") is (name in new), f"{name} is {'put there' if what == '=' else 'taken away'}"
            assert name not in found, f"{name} is changed twice"
            found.append(name)
    return found


def _reached(when: Mapping[str, int], old: Tree, new: Tree, url: str) -> dict[str, int]:
    """From which step on a reader can come to each file as it will be: one who begins at what was there before."""
    queue = [(when[name], name) for name in old.keys() & new.keys() if old[name] != new[name]]
    heapq.heapify(queue)
    found: dict[str, int] = {}
    while queue:
        start, name = heapq.heappop(queue)
        if name not in found:
            found[name] = start
            for target in references(name, new[name], url) & new.keys() - old.keys():
                heapq.heappush(queue, (max(start, when[target]), target))
    return found


def _reached_until(when: Mapping[str, int], old: Tree, new: Tree, url: str) -> Callable[[str], int]:
    """Up to which step a reader can come to each file as it was; one that nobody knows by address only through others."""
    naming: dict[str, list[str]] = {}
    for name in old:
        for target in references(name, old[name], url):
            naming.setdefault(target, []).append(name)

    @cache
    def last(name: str) -> int:
        own = when.get(name, len(when))
        if name in new or _is_asked_for(name):
            return own
        return min(own, max((last(other) for other in naming.get(name, ())), default=-1))

    return last


def _is_asked_for(name: str) -> bool:
    return name.endswith(_ASKED_FOR) and not name.endswith(_OF_A_BUNDLE)


def _goes_with(name: str, target: str, new: Tree) -> bool:
    """Two pages that both go can't go at once; what a page shows can stay until it has gone."""
    return name not in new and target not in new and target.endswith(".html")


def _is_kept(name: str, target: str, found: Tree, old: Tree, new: Tree) -> bool:
    """Whether the file as it stands names what was or will be there: a link that never led anywhere is no tear."""
    return (found[name] == old.get(name) and target in old) or (found[name] == new.get(name) and target in new)


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


_ROOM = ("=", "w")  # steps that need room on the disk


def follow(folder: Path, do: Callable[[str, str], None]) -> None:
    """From now on, before anything changes below `folder` in this process, `do` what: "=" a file put there whole,
    "w" one opened to be written there, "-" one taken away; and the file's name.

    Python tells of each such step, https://docs.python.org/3/library/audit_events.html
    """

    def hear(event: str, given: tuple[Any, ...]) -> None:
        for what, name in _steps(event, given) if event in _TOLD else ():
            if name.startswith(f"{folder}/"):
                do(what, os.path.relpath(name, folder))

    sys.addaudithook(hear)


_TOLD = ("os.rename", "os.link", "os.symlink", "os.remove", "open")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def _steps(event: str, given: tuple[Any, ...]) -> Iterator[tuple[str, str]]:
    if event == "os.remove":
        yield "-", _whole(given[0], given[1])
    elif event != "open":
        yield "=", _whole(given[1], given[-1] if event != "os.symlink" else given[2])
        if event == "os.rename":
            yield "-", _whole(given[0], given[2])
    elif not isinstance(given[0], int) and given[2] & _WRITING:
        yield "w", _whole(given[0], -1)


def _whole(path: Any, folder: int) -> str:
    """The path from the root, of one that was named from an open folder too."""
    base = os.readlink(f"/proc/self/fd/{folder}") if folder > 0 else os.getcwd()  # noqa: PTH109, PTH115
    return os.path.normpath(os.path.join(base, os.fsdecode(path)))  # noqa: PTH118


def write_down(argument: str) -> None:
    """Each step below a folder, one to a line of a file."""
    folder, file = argument.split()
    log = Path(file).open("w", buffering=1)  # noqa: SIM115 - until the process ends
    follow(Path(folder), lambda what, name: print(what, name, file=log))


def count_down(argument: str) -> Callable[[], bool]:
    left = int(argument)

    def is_over() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    return is_over


def fill_up(argument: str) -> None:
    """After so many steps below a folder there is no room on its disk."""
    folder, steps = argument.split()
    is_over = count_down(steps)

    def refuse(what: str, name: str) -> None:
        if is_over() and what in _ROOM:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), name)

    follow(Path(folder), refuse)


def no_room_for(argument: str) -> None:
    """Files whose path ends so can't be written below a folder."""
    folder, end = argument.split()

    def refuse(what: str, name: str) -> None:
        if what in _ROOM and name.endswith(end):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), name)

    follow(Path(folder), refuse)


def kill(argument: str) -> None:
    """End the whole group of processes before a step below a folder."""
    folder, steps = argument.split()
    is_over = count_down(steps)
    follow(Path(folder), lambda *_: os.killpg(0, signal.SIGKILL) if is_over() else None)


def go_slowly(argument: str) -> None:
    """So many milliseconds before each step below a folder, in which somebody else may look or build."""
    folder, pause = argument.split()
    follow(Path(folder), lambda *_: time.sleep(int(pause) / 1000))


def wait(argument: str) -> None:
    """As if so many seconds had passed since whatever was done last; to do it every time would take too long."""
    for name, unit in (("time", 1), ("time_ns", 10**9)):
        now = getattr(time, name)
        setattr(time, name, lambda now=now, later=int(argument) * unit: now() + later)


def write_little(argument: str) -> None:
    """No file may grow beyond so many bytes: what is written is cut off in the middle."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(argument), int(argument)))


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


_FIRST = "import os, trees\nfor call in os.environ['NEWSROOM_FIRST'].split(';'): trees.do_first(call)\n"


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
