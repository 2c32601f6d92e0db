"""What the browser searches, made by Pagefind: bundles of documents, and the interface that reads all of them.

https://pagefind.app/docs/multisite/
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import subprocess
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath
from threading import Timer
from typing import Any, NoReturn

_ENTRY = "pagefind-entry.json"
_SCRIPT = "pagefind.js"
_SIGNED = b"pagefind_dcd"  # stands before what is packed, so that the browser knows it
_CARRIED = (".pf_fragment", ".pf_index")  # whose bytes are the same each time
_PAGES, _CHUNKS, _FILTERS = 1, 2, 3  # in the list of what a bundle holds
_PATIENCE = 120.0  # seconds; a year takes two
_MISSING = "The search cannot be made: Pagefind is not installed. Run: pip install 'pagefind[bin]'"


class Unsearchable(Exception):
    """Nothing could be made for the search; the sentence says why."""


def edition() -> str:
    """What the bytes depend on besides the documents: who keeps a bundle keeps it under this too."""
    return f"pagefind {_release()}, zlib {zlib.ZLIB_RUNTIME_VERSION}"


def folder() -> str:
    """Where the interface stands, from the root; another release has another, so that browsers may keep its files."""
    return f"search/pagefind-{_release()}/"


def index(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of one bundle by their names in its folder; `documents` are HTML by the address of their item, at least one.

    The same documents give the same bytes, in whatever order they come.
    """
    return start(documents).collect()


def start(documents: Mapping[str, bytes]) -> Indexing:
    """Have a bundle made beside this process; several may be on their way at once."""
    return Indexing(documents)


def interface(language: str) -> dict[str, bytes]:
    """What stands once, by names in `folder()`: the script, its WebAssembly for `language` and a bundle of nothing.

    Pagefind takes its WebAssembly from the folder of the first bundle. That one holds nothing, so that any other may be
    missing, and none has to carry these files.
    """
    page = f'<html lang="{language}"><body>Page</body></html>'
    found = start({"": page.encode()}).everything()
    [said] = json.loads(found[_ENTRY])["languages"].values()
    wasm = f"wasm.{said['wasm'] or 'unknown'}.pagefind"
    return {**_settled(found, is_empty=True), _SCRIPT: found[_SCRIPT], wasm: found[wasm]}


class Indexing:
    """One bundle on its way.

    Pagefind is told document by document, as its own Python library tells it (which waits 0.1 s for each answer): a whole
    folder it numbers in the order of the file system, which is another one on another machine. It takes all in at once
    and works while we do something else.
    """

    def __init__(self, documents: Mapping[str, bytes]) -> None:
        command = [str(_program()), "--service"]
        try:
            self._running = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            raise Unsearchable(f"The search cannot be made: {command[0]} does not start ({error})") from None
        self._tell(documents)

    def collect(self) -> dict[str, bytes]:
        """Wait for the files of the bundle; once."""
        return _settled(self.everything())

    def everything(self) -> dict[str, bytes]:
        """Wait for all that Pagefind writes, the interface too; once."""
        with self._running, self._patiently():
            try:
                for answer in self._answers():
                    if answer["type"] == "Error":
                        self._fail(answer["message"])
                    if answer["type"] == "GetFiles":
                        return {PurePosixPath(f["path"]).as_posix(): b64decode(f["content"]) for f in answer["files"]}
                self._fail("nothing, and stopped")
            finally:
                self._running.kill()  # it would wait for more

    def _tell(self, documents: Mapping[str, bytes]) -> None:
        """Its input stays open until it has answered: it exits at the end of it, whatever it is doing."""
        assert self._running.stdin
        try:
            with self._patiently():
                for number, request in enumerate(_requests(documents), 1):
                    message = json.dumps({"message_id": number, "payload": request})
                    self._running.stdin.write(b64encode(message.encode()) + b",")
                self._running.stdin.flush()
        except BrokenPipeError:
            self._fail("nothing, and stopped")

    def _answers(self) -> Iterator[dict[str, Any]]:
        assert self._running.stdout
        parts: list[bytes] = []
        while chunk := os.read(self._running.stdout.fileno(), 1 << 20):
            *ended, rest = chunk.split(b",")
            for end in ended:
                yield json.loads(b64decode(b"".join((*parts, end))))["payload"]
                parts = []
            parts.append(rest)

    @contextmanager
    def _patiently(self) -> Iterator[None]:
        """Whoever does not answer is not waited for for ever: nothing may hold back an alert."""
        patience = Timer(_PATIENCE, self._running.kill)
        patience.start()
        try:
            yield
        finally:
            patience.cancel()

    def _fail(self, said: str) -> NoReturn:
        self._running.kill()
        for pipe in (self._running.stdin, self._running.stdout):
            with suppress(BrokenPipeError):  # what it did not read is lost
                pipe and pipe.close()
        self._running.wait()
        raise Unsearchable(f"The search cannot be made: Pagefind says {said}")


def _requests(documents: Mapping[str, bytes]) -> Iterator[dict[str, object]]:
    yield {"type": "NewIndex", "config": {}}
    for address in sorted(documents):
        yield {"type": "AddFile", "index_id": 0, "url": address or "-", "file_contents": documents[address].decode()}
    yield {"type": "GetFiles", "index_id": 0}


def _settled(files: Mapping[str, bytes], *, is_empty: bool = False) -> dict[str, bytes]:
    """The files of a bundle with its filters in order; with `is_empty`, as if there had been no document.

    Pagefind 1.5.2 writes filters and their values in an order that is another each time, and names files after that. The
    release after it does not, https://github.com/Pagefind/pagefind/pull/1124: then this need only leave out the interface.
    """
    settled = {} if is_empty else {name: raw for name, raw in files.items() if name.endswith(_CARRIED)}
    entry = json.loads(files[_ENTRY])
    if not entry["languages"]:
        raise Unsearchable("The search cannot be made: there is no word in what is to be found")
    for language, said in entry["languages"].items():
        holds = _unpacked(files[f"pagefind.{said['hash']}.pf_meta"])
        if is_empty:
            holds[_PAGES], holds[_CHUNKS], holds[_FILTERS], said["page_count"] = [], [], [], 0
        for named in holds[_FILTERS]:
            filter, values = _unpacked(files[f"filter/{named[1]}.pf_filter"])
            named[1], raw = _packed(language, [filter, sorted(values)])
            settled[f"filter/{named[1]}.pf_filter"] = raw
        holds[_FILTERS].sort()
        said["hash"], raw = _packed(language, holds)
        settled[f"pagefind.{said['hash']}.pf_meta"] = raw
    settled[_ENTRY] = json.dumps(entry, sort_keys=True, separators=(",", ":")).encode()
    return dict(sorted(settled.items()))


def _unpacked(raw: bytes) -> Any:
    import cbor2  # noqa: PLC0415 - only where a bundle is made

    return cbor2.loads(gzip.decompress(raw).removeprefix(_SIGNED))


def _packed(language: str, value: object) -> tuple[str, bytes]:
    """A name that says what is in it, and the bytes."""
    import cbor2  # noqa: PLC0415 - only where a bundle is made

    raw = cbor2.dumps(value)
    return f"{language}_{hashlib.sha256(raw).hexdigest()[:10]}", gzip.compress(_SIGNED + raw, mtime=0)


def _program() -> Path:
    try:
        from pagefind_bin import get_executable  # type: ignore[import-untyped]  # noqa: PLC0415

        return Path(get_executable())
    except (ImportError, FileNotFoundError):
        raise Unsearchable(_MISSING) from None


def _release() -> str:
    try:
        return version("pagefind-bin")
    except PackageNotFoundError:
        raise Unsearchable(_MISSING) from None
