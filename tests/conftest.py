"""What the tests share."""

from __future__ import annotations

from built import site

__all__ = ["site"]
