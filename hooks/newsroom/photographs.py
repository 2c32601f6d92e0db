"""A photograph as it was meant to be seen: upright, in sRGB, eight bits to a colour."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")

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


def read(raw: bytes) -> Image.Image:
    """The picture, not decoded yet; raises what Pillow raises where it is none."""
    return Image.open(io.BytesIO(raw), formats=FORMATS)


def size(image: Image.Image) -> tuple[int, int]:
    """Width and height in pixels once it stands upright."""
    return (image.height, image.width) if _orientation(image) >= 5 else image.size


def upright(image: Image.Image) -> Image.Image:
    """Turned as the camera was held, in eight bits, in a mode that can be resized; its profile is kept."""
    turn = _TURNS.get(_orientation(image))
    turned = image if turn is None else image.transpose(turn)
    if turned.mode.startswith("I"):  # 16 bits of grey, of which Pillow would keep the darkest 256 shades
        turned = turned.convert("I").point(lambda shade: shade * (1 / 257)).convert("L")
    if "A" in turned.mode or "transparency" in turned.info:
        return turned.convert("RGBA")
    return turned if turned.mode in ("RGB", "L", "CMYK") else turned.convert("RGB")


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB or RGBA for a screen: telephones write Display P3, which looks dull when it is taken for sRGB."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if not profile or b"sRGB" in profile or "sRGB".encode("utf-16-be") in profile or image.mode == "L":
        return image.convert(mode)
    try:
        return ImageCms.profileToProfile(image, io.BytesIO(profile), _SRGB, outputMode=mode) or image
    except ImageCms.PyCMSError:
        return image.convert(mode)


def opaque(image: Image.Image) -> Image.Image:
    """The same without transparency, where it has any."""
    if image.mode != "RGBA":
        return image
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")


def _orientation(image: Image.Image) -> int:
    try:
        found = image.getexif().get(0x0112)
    except (OSError, SyntaxError, ValueError):  # a camera's notes are beyond an editor's mending
        return 1
    return found if found in _TURNS else 1
