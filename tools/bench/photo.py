"""A photograph of twelve megapixels that no run has seen before, as large on disk as a telephone's."""

from __future__ import annotations

import random
from pathlib import Path

from PIL import Image

_SIZE = (4000, 3000)
_GRAINS = (500, 375)  # enough to weigh some 2 MB


def draw(target: Path, number: int) -> None:
    """The same number, the same picture."""
    grains = Image.frombytes("RGB", _GRAINS, random.Random(number).randbytes(_GRAINS[0] * _GRAINS[1] * 3))
    soft = Image.blend(grains, Image.new("RGB", _GRAINS, (90, 120, 140)), 0.6)
    soft.resize(_SIZE, Image.Resampling.BICUBIC).save(target, quality=85)
