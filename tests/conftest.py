"""What the tests share."""

from __future__ import annotations

import hypothesis
from browsing import address, browser, play
from built import site
from desk import room, settings_
from hall import hall
from porch import page, server

__all__ = ["address", "browser", "hall", "page", "play", "room", "server", "settings_", "site"]

hypothesis.settings.register_profile("newsroom", deadline=None, database=None, derandomize=True, max_examples=100)
hypothesis.settings.load_profile("newsroom")
