"""Photographs made ready for the page: three widths, WebP with JPEG beside it, turned upright, nothing told of where."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from PIL import Image, ImageCms

from newsroom.made import Variant

WIDTHS = (480, 960, 1600)
MOST_PIXELS = 60_000_000
MOST_BYTES = 25_000_000
LONGEST = 16_383  # pixels on a side, https://developers.google.com/speed/webp/faq
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
VERSION = 1  # part of every name: counts up when the same file would be made differently

_TURNS = {  # what makes a picture upright, by its orientation; Exif 2.32, 4.6.4
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SRGB = ImageCms.createProfile("sRGB")
Image.MAX_IMAGE_PIXELS = MOST_PIXELS * 2  # Pillow's own alarm; `fault` says it first, in words


@dataclass(frozen=True)
class Photo:
    """A picture file that was read and found good: its bytes and their digest."""

    stem: str
    raw: bytes
    digest: str


def read(path: Path) -> Photo:
    """The file's bytes, named for them; raises OSError where there is none."""
    raw = path.read_bytes()
    return Photo(path.stem, raw, hashlib.sha256(raw).hexdigest())


def fault(path: Path) -> str | None:
    """What is wrong with the file as a picture, as a sentence for the editor."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        return f"{path.name} has {ceil(size / 1e6)} MB, at most {MOST_BYTES // 1_000_000}; save it smaller"
    try:
        with Image.open(path, formats=FORMATS) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                return f"{path.name} has {ceil(width * height / 1e6)} megapixels, at most {MOST_PIXELS // 1_000_000}; save it smaller"
            if max(width, height) * min(1, WIDTHS[-1] / min(width, height)) > LONGEST:
                return f"{path.name} is {width} by {height} pixels, too long and narrow to be shown; crop it"
            image.draft("RGB", (160, 160))  # a JPEG is then read at an eighth of its size
            image.load()
    except Image.DecompressionBombError:
        return f"{path.name} has far more than {MOST_PIXELS // 1_000_000} megapixels; save it smaller"
    except (OSError, SyntaxError, ValueError):
        return f"{path.name} is not a picture that can be read; save it again as JPEG or PNG"
    return None


def variants(photo: Photo, address: str) -> tuple[Variant, ...]:
    """The names and sizes of what `draw` makes of `photo`, for an item at `address`; narrowest first."""
    width, height = _upright_size(photo)
    stem = re.sub(r"[^a-z0-9]+", "-", photo.stem.lower()).strip("-") or "picture"  # srcset knows no spaces and commas
    key = f"{stem}.{photo.digest[:8]}" if VERSION == 1 else f"{stem}.{photo.digest[:8]}-{VERSION}"
    made = []
    for wide in _widths(width):
        tall = max(1, round(height * wide / width))
        made.append(Variant(wide, tall, f"{address}{key}.{wide}.webp", f"{address}{key}.{wide}.jpg"))
    return tuple(made)


def draw(photo: Photo, sizes: tuple[Variant, ...]) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of every file, widest first; no metadata is carried over."""
    image = _open(photo, sizes[-1])
    for size in reversed(sizes):
        image = image.resize((size.width, size.height), Image.Resampling.LANCZOS, reducing_gap=2.0)
        yield size.webp, _encode(image, "WEBP", quality=78, method=3)
        yield size.jpeg, _encode(_flat(image), "JPEG", quality=80, optimize=True, progressive=True)


def _widths(width: int) -> tuple[int, ...]:
    smaller = tuple(w for w in WIDTHS if w < width)
    return (*smaller, min(width, WIDTHS[-1])) if len(smaller) < len(WIDTHS) else smaller


def _upright_size(photo: Photo) -> tuple[int, int]:
    with Image.open(io.BytesIO(photo.raw), formats=FORMATS) as image:
        width, height = image.size
        return (height, width) if _orientation(image) >= 5 else (width, height)


def _orientation(image: Image.Image) -> int:
    try:
        found = image.getexif().get(0x0112)
    except (OSError, SyntaxError, ValueError):  # a camera's notes are beyond an editor's mending
        return 1
    return found if found in _TURNS else 1


def _open(photo: Photo, size: Variant) -> Image.Image:
    """Upright, in RGB or RGBA, in the colours of sRGB, decoded no larger than needed."""
    image = Image.open(io.BytesIO(photo.raw), formats=FORMATS)
    longest = max(size.width, size.height)
    image.draft("RGB", _bound(image, longest))
    turn = _TURNS.get(_orientation(image))
    upright = _in_srgb(image if turn is None else image.transpose(turn))
    if upright.mode.startswith("I"):  # 16 bits of grey, of which Pillow would keep the darkest 256 shades
        upright = upright.point(lambda shade: shade / 256).convert("L")
    if upright.mode == "P" or "transparency" in upright.info:
        return upright.convert("RGBA")
    return upright if upright.mode in ("RGB", "RGBA") else upright.convert("RGBA" if "A" in upright.mode else "RGB")


def _bound(image: Image.Image, longest: int) -> tuple[int, int]:
    scale = longest / max(image.size)
    return max(1, int(image.width * scale)), max(1, int(image.height * scale))


def _in_srgb(image: Image.Image) -> Image.Image:
    """Telephones write Display P3; without its profile, which says too much, it would look dull."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA", "CMYK"):
        return image
    try:
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(image, io.BytesIO(profile), _SRGB, outputMode=mode) or image
    except ImageCms.PyCMSError:
        return image


def _flat(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _encode(image: Image.Image, form: str, **how: object) -> bytes:
    buffer = io.BytesIO()
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    clean.save(buffer, form, **how)
    return buffer.getvalue()
