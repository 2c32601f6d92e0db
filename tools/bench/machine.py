"""What the figures were measured on, in words."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path


def describe() -> dict[str, str]:
    """Processor, memory, system, and how busy it was before."""
    return {
        "Measured on": f"{datetime.now(UTC):%Y-%m-%d}",
        "Processor": _processor(),
        "Cores": str(os.cpu_count()),
        "Memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB",
        "System": f"{_system()}, {platform.machine()}",
        "Load before the run": f"{os.getloadavg()[0]:.1f} processes at work",
    }


def own_versions() -> dict[str, str]:
    """What this side is made of."""
    names = ("council-newsroom", "mkdocs", "pillow")
    return {**{name: version(name) for name in names}, "Python": platform.python_version()}


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "not told"
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names and names[0] not in ("", "unknown") else "not told"


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"
