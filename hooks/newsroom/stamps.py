"""A moment as machines read it; https://www.rfc-editor.org/rfc/rfc3339"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def whole(when: datetime) -> datetime:
    """The same moment, in UTC where the local time had seconds to it, as Dublin's -00:25:21 had: no format writes those."""
    offset = when.utcoffset()
    return when.astimezone(UTC) if offset and offset % timedelta(minutes=1) else when


def minute(when: datetime) -> str:
    """2026-11-22T14:30Z, for what browsers read of many moments."""
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


def write(when: datetime) -> str:
    """2026-11-22T14:30:00+00:00"""
    return whole(when).isoformat()
