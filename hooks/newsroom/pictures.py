"""Photographs made ready for the page: three widths, WebP with JPEG beside it, turned upright, nothing told of where."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from PIL import Image

from newsroom import photographs
from newsroom.made import Variant

WIDTHS = (480, 960, 1600)
MOST_PIXELS = 60_000_000
MOST_BYTES = 25_000_000
LONGEST = 16_383  # pixels on a side, https://developers.google.com/speed/webp/faq
_LONGEST_STEM = 80  # of a picture's name, which with its size and digest must stay a file's name
VERSION = 1  # part of every name: counts up when the same file would be made differently

_ENCODED: dict[str, tuple[str, dict[str, int]]] = {  # what Pillow calls a file, and how it is written again
    "JPEG": ("JPEG", {"quality": 90}), "MPO": ("JPEG", {"quality": 90}), "PNG": ("PNG", {}), "WEBP": ("WEBP", {"quality": 90}),
    "GIF": ("PNG", {}),
}  # fmt: skip
_SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
_NOTES_OF_PNG = (b"tEXt", b"zTXt", b"iTXt", b"eXIf")  # https://www.w3.org/TR/png-3/#11Ancillary-chunks

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
        with Image.open(path, formats=photographs.FORMATS) as image:
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
    with photographs.read(photo.raw) as image:
        width, height = photographs.size(image)
    stem = _stem(photo)
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
        yield size.jpeg, _encode(photographs.opaque(image), "JPEG", quality=80, optimize=True, progressive=True)


def without_notes(raw: bytes) -> bytes:
    """The same picture without what a camera or an editor wrote into it; what is no such picture stays as it is."""
    try:
        image = photographs.read(raw)
        return _anew(image) if image.format != "GIF" and _is_noted(image, raw) else raw
    except (KeyError, OSError, SyntaxError, ValueError):
        return raw


def is_bare(photo: Photo) -> bool:
    """Whether the file may be handed on as it is: nobody wrote into it what is not seen in it."""
    with photographs.read(photo.raw) as image:
        return not _is_noted(image, photo.raw)


def bared(photo: Photo) -> bytes:
    """The picture in full, written again without what is not seen in it."""
    return _anew(photographs.read(photo.raw))


def whole(photo: Photo, address: str) -> tuple[str, int, int]:
    """The name and size of the picture in full, of an item at `address`, as newspapers get it."""
    with photographs.read(photo.raw) as image:
        width, height = photographs.size(image)
        suffix = _SUFFIXES[_ENCODED[image.format or ""][0]]
    return f"{address}press/{_stem(photo)}.{photo.digest[:8]}.{width}.{suffix}", width, height


def _stem(photo: Photo) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", photo.stem.lower()).strip("-")  # srcset knows no spaces and commas
    return stem[:_LONGEST_STEM].strip("-") or "picture"


def _anew(image: Image.Image) -> bytes:
    form, how = _ENCODED[image.format or ""]
    upright = photographs.in_srgb(photographs.upright(image), image.info.get("icc_profile"))
    return _encode(upright, form, **how)


def _is_noted(image: Image.Image, raw: bytes) -> bool:
    """Told by what is known to be harmless, since telephones find new places to write into."""
    if image.format == "GIF":
        return True  # its frames may hold comments, and newspapers have no use for one
    if image.format == "PNG":
        return any(name in raw for name in _NOTES_OF_PNG)
    if image.format == "WEBP":
        return bool({"exif", "xmp"} & set(image.info))
    parts: list[tuple[str, bytes]] = getattr(image, "applist", [])
    is_bare = all(name in ("APP0", "APP14") or said.startswith(b"ICC_PROFILE\0") for name, said in parts)
    return not is_bare or not raw.endswith(b"\xff\xd9")  # behind the end telephones keep a film


def _widths(width: int) -> tuple[int, ...]:
    smaller = tuple(w for w in WIDTHS if w < width)
    return (*smaller, min(width, WIDTHS[-1])) if len(smaller) < len(WIDTHS) else smaller


def _open(photo: Photo, size: Variant) -> Image.Image:
    """Upright, in RGB or RGBA, in the colours of sRGB, decoded no larger than needed."""
    image = photographs.read(photo.raw)
    scale = max(size.width, size.height) / max(image.size)
    image.draft("RGB", (max(1, int(image.width * scale)), max(1, int(image.height * scale))))
    return photographs.in_srgb(photographs.upright(image), image.info.get("icc_profile"))


def _encode(image: Image.Image, form: str, **how: object) -> bytes:
    buffer = io.BytesIO()
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    clean.save(buffer, form, **how)
    return buffer.getvalue()
