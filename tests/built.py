"""The sample newsroom, built once for all tests and all their processes."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
import sample


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built sample newsroom; the first process that asks builds it, the others wait."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    folder, done = shared / "newsroom", shared / "built"
    try:
        folder.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + 180
        while not done.exists():
            assert time.monotonic() < deadline, "the sample newsroom was not built"
            time.sleep(0.1)
        assert not done.read_text(), done.read_text()
        return folder / "site"
    built = sample.run(sample.copy(folder), "mkdocs", "build")
    said = "" if built.returncode == 0 else built.stderr
    done.with_suffix(".new").write_text(said)
    done.with_suffix(".new").rename(done)
    assert not said, said
    return folder / "site"
