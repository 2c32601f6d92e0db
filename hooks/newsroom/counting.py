"""Warnings counted as they are given."""

from __future__ import annotations

import logging


class Counter(logging.Handler):
    """Counts what is said to a logger: MkDocs counts its own warnings only after its last event, too late to spare a site."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1

    def start(self, logger: logging.Logger) -> None:
        """Count from now on whatever is said; `--quiet` keeps it from being shown, not from being counted."""
        self.count = 0
        for shown in logger.handlers:
            shown.setLevel(max(shown.level, logger.level))
        logger.setLevel(min(logger.level, logging.WARNING))
        if self not in logger.handlers:
            logger.addHandler(self)
        self.setLevel(logging.WARNING)
