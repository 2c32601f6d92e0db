"""A built site as a council serves it: nginx, what our header file says, texts packed."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsroom import headers
from test_headers import SERVERS, await_answer, free_port, start_nginx


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the site, ending in a slash; the site itself is left as it is."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="newsroom-audit-") as name:
        folder = Path(name)
        said = headers.files_of("nginx", f"http://127.0.0.1:{port}/")[SERVERS["nginx"]]
        (folder / "headers").write_bytes(said)
        command = start_nginx(folder, site.resolve(), folder / "headers", port)
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=(folder / "said").open("w"))
        try:
            await_answer(server, port, folder)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait(10)
