"""The log that MkDocs shows, or the fork that stands in for it."""

from __future__ import annotations

import logging

from mkdocs.structure.files import File

ENGINE = File.__module__.partition(".")[0]
log = logging.getLogger(f"{ENGINE}.newsroom")
