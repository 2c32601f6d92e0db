"""Every kind of edit that editors, web teams, clocks and disks make to a newsroom on trial, by name."""

from __future__ import annotations

from edits import areas, builds, cache, clock, disk, libraries, maps, mistakes, pages, pictures, settings, writing
from edits.register import EDITS

__all__ = [
    "EDITS",
    "areas",
    "builds",
    "cache",
    "clock",
    "disk",
    "libraries",
    "maps",
    "mistakes",
    "pages",
    "pictures",
    "settings",
    "writing",
]
