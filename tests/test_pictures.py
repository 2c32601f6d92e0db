"""Photographs made ready for the page: upright, three widths, the right colours, and nothing told of where."""

from __future__ import annotations

import array
import hashlib
import io
import re
import struct
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import pictures
from newsroom.pictures import Photo
from PIL import Image, ImageCms, PngImagePlugin

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 180, 60), (30, 60, 200), (250, 250, 250)
Drawn = dict[str, Image.Image]


def quartered(width: int = 600, height: int = 400) -> Image.Image:
    """Red and green above, blue and white below, so that one sees how it is turned."""
    image = Image.new("RGB", (width, height), WHITE)
    for colour, corner in ((RED, (0, 0)), (GREEN, (width // 2, 0)), (BLUE, (0, height // 2))):
        image.paste(colour, (*corner, corner[0] + width // 2, corner[1] + height // 2))
    return image


def photo(image: Image.Image, kind: str = "JPEG", stem: str = "quay", **how: object) -> Photo:
    buffer = io.BytesIO()
    image.save(buffer, kind, **({"quality": 95} if kind == "JPEG" else {}), **how)
    return of_bytes(buffer.getvalue(), stem)


def of_bytes(raw: bytes, stem: str = "quay") -> Photo:
    return Photo(stem, raw, hashlib.sha256(raw).hexdigest())


def drawn(taken: Photo) -> Drawn:
    sizes = pictures.variants(taken, "news/x/")
    made = {name: Image.open(io.BytesIO(raw)) for name, raw in pictures.draw(taken, sizes)}
    for size in sizes:
        assert made[size.webp].size == made[size.jpeg].size == (size.width, size.height)
        assert (made[size.webp].format, made[size.jpeg].format) == ("WEBP", "JPEG")
    assert len(made) == 2 * len(sizes)
    return made


def near(seen: object, meant: tuple[int, ...], by: int = 14) -> bool:
    return isinstance(seen, tuple) and all(abs(a - b) <= by for a, b in zip(seen, meant, strict=False))


def corners(image: Image.Image) -> list[object]:
    width, height = image.size
    return [
        image.convert("RGB").getpixel((x, y))
        for y in (height // 8, height * 7 // 8)
        for x in (width // 8, width * 7 // 8)
    ]


# Upright.

UNDONE = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", UNDONE)
def test_a_picture_is_turned_as_the_camera_was_held(orientation: int, kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    turn = UNDONE[orientation]
    taken = quartered() if turn is None else quartered().transpose(turn)
    made = drawn(photo(taken, kind, exif=exif))
    assert {image.size for image in made.values()} == {(480, 320), (600, 400)}
    for image in made.values():
        assert all(near(seen, meant) for seen, meant in zip(corners(image), (RED, GREEN, BLUE, WHITE), strict=True))


@pytest.mark.parametrize("written", [0, 9, 65_535])
def test_an_orientation_that_does_not_exist_turns_nothing(written: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = written
    assert all(near(corners(image)[0], RED) for image in drawn(photo(quartered(), exif=exif)).values())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_notes_of_a_camera_that_make_no_sense_are_passed_over(kind: str) -> None:
    taken = photo(quartered(), kind, exif=b"Exif\0\0no TIFF at all")
    assert {image.size for image in drawn(taken).values()} == {(480, 320), (600, 400)}


# Nothing told of where.

SECRET = "Exampleton 50.71N"


def with_secrets() -> dict[str, Photo]:
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = SECRET
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 42.0, 36.0), 3: "W", 4: (1.0, 58.0, 48.0), 29: SECRET})
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>{SECRET}</a></x:xmpmeta>'.encode()
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", SECRET)
    text.add_itxt("XML:com.adobe.xmp", xmp.decode())
    profile = srgb()
    return {
        "JPEG": photo(quartered(), exif=exif, comment=SECRET.encode(), xmp=xmp, icc_profile=profile),
        "PNG": photo(quartered(), "PNG", exif=exif, pnginfo=text, icc_profile=profile),
        "WEBP": photo(quartered(), "WEBP", exif=exif, xmp=xmp, icc_profile=profile),
        "GIF": photo(quartered().quantize(), "GIF", comment=SECRET.encode()),
    }


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_no_metadata_is_published(kind: str) -> None:
    taken = with_secrets()[kind]
    assert SECRET.encode() in taken.raw
    for name, raw in pictures.draw(taken, pictures.variants(taken, "")):
        image = Image.open(io.BytesIO(raw))
        image.load()
        assert not image.getexif()
        assert not {"exif", "comment", "xmp", "icc_profile", "Comment"} & image.info.keys(), name
        for mark in (SECRET.encode(), b"Exif", b"EXIF", b"ICC_PROFILE", b"ICCP", b"XMP ", b"adobe:ns"):
            assert mark not in raw


def telephones() -> dict[str, Photo]:
    """Where else something may be written: of several frames, behind the end, in a part that Pillow does not name."""
    multiple, several = io.BytesIO(), quartered()
    exif = with_secrets()["JPEG"].raw
    Image.open(io.BytesIO(exif)).save(
        multiple, "MPO", save_all=True, append_images=[several], exif=Image.open(io.BytesIO(exif)).getexif()
    )
    plain = photo(quartered()).raw
    part = b"\xff\xed" + struct.pack(">H", len(SECRET) + 2) + SECRET.encode()
    return {
        "several frames": of_bytes(multiple.getvalue()),
        "behind the end": of_bytes(plain + SECRET.encode()),
        "a part of its own": of_bytes(plain[:2] + part + plain[2:]),
    }


NOTED = ("JPEG", "PNG", "WEBP", "GIF", "several frames", "behind the end", "a part of its own")


@pytest.mark.parametrize("where", NOTED)
def test_the_press_gets_a_picture_in_full_without_what_was_written_into_it(where: str) -> None:
    taken = {**with_secrets(), **telephones()}[where]
    assert SECRET.encode() in taken.raw
    assert not pictures.is_bare(taken)
    raw = pictures.bared(taken)
    with Image.open(io.BytesIO(raw)) as image:
        assert image.size == (600, 400)
        assert not image.getexif()
    for mark in (SECRET.encode(), b"Exif", b"EXIF", b"XMP ", b"adobe:ns"):
        assert mark not in raw
    assert pictures.is_bare(of_bytes(raw))


@pytest.mark.parametrize("where", NOTED)
def test_neither_does_a_hand_written_page_tell_it(where: str) -> None:
    taken = {**with_secrets(), **telephones()}[where]
    is_left = where == "GIF"  # which may be an animation, and comes from no camera
    assert (SECRET.encode() in pictures.without_notes(taken.raw)) is is_left


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_into_which_nothing_was_written_is_handed_on_as_it_is(kind: str) -> None:
    taken = photo(quartered(), kind, icc_profile=srgb())
    assert pictures.is_bare(taken)
    assert pictures.without_notes(taken.raw) == taken.raw


def test_a_picture_in_full_is_named_for_its_bytes_and_its_width_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    taken = photo(quartered(), exif=exif, stem="The Quay")
    assert pictures.whole(taken, "news/2026/11/x/") == (
        f"news/2026/11/x/press/the-quay.{taken.digest[:8]}.400.jpg", 400, 600,
    )  # fmt: skip
    with Image.open(io.BytesIO(pictures.bared(taken))) as image:
        assert image.size == (400, 600)
    assert pictures.whole(photo(quartered().quantize(), "GIF"), "")[0].endswith(".600.png")


# Colours.


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def display_p3() -> bytes:
    """What a telephone writes: sRGB's curve with wider primaries, https://www.color.org/chardata/rgb/DisplayP3.xalter"""
    wider = {
        b"rXYZ": (0.51512, 0.24120, -0.00105),
        b"gXYZ": (0.29198, 0.69225, 0.04189),
        b"bXYZ": (0.15710, 0.06657, 0.78407),
    }
    raw = bytearray(srgb())
    for entry in range(132, 132 + 12 * struct.unpack_from(">I", raw, 128)[0], 12):
        name, start, _ = struct.unpack_from(">4sII", raw, entry)
        if name in wider:
            struct.pack_into(">3i", raw, start + 8, *(round(part * 65_536) for part in wider[name]))
    return bytes(raw).replace(b"sRGB", b"P3-D").replace("sRGB".encode("utf-16-be"), "P3-D".encode("utf-16-be"))


def middle(made: Drawn, suffix: str = ".jpg") -> object:
    image = next(image for name, image in made.items() if name.endswith(suffix))
    return image.getpixel((image.width // 2, image.height // 2))


def test_the_colours_of_a_telephone_are_those_of_the_web() -> None:
    # 215, 93, 31 by the matrices of https://www.w3.org/TR/css-color-4/#color-conversion-code
    plain = Image.new("RGB", (300, 200), (200, 100, 50))
    assert near(middle(drawn(photo(plain, icc_profile=srgb()))), (200, 100, 50), by=3)
    assert near(middle(drawn(photo(plain, icc_profile=display_p3()))), (215, 93, 31), by=2)
    assert near(middle(drawn(photo(plain, "PNG", icc_profile=display_p3())), ".webp"), (215, 93, 31), by=2)


def test_a_profile_that_makes_no_sense_is_passed_over() -> None:
    plain = Image.new("RGB", (300, 200), (200, 100, 50))
    assert near(middle(drawn(photo(plain, icc_profile=b"no profile" * 20))), (200, 100, 50), by=3)


def grey_of_sixteen_bits() -> Image.Image:
    return Image.frombytes("I;16", (300, 200), array.array("H", [0x8080] * 60_000).tobytes())


def animation() -> Image.Image:
    frames = [Image.new("RGB", (300, 200), colour).quantize() for colour in (GREEN, RED)]
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:], duration=100)
    return Image.open(buffer)


# What is drawn, the kind of file, what the middle of the WebP and of the JPEG is.
MODES: dict[str, tuple[Callable[[], Image.Image], str, dict[str, object], tuple[int, ...], tuple[int, ...]]] = {
    "grey": (lambda: Image.new("L", (300, 200), 90), "JPEG", {}, (90, 90, 90), (90, 90, 90)),
    "black and white": (lambda: Image.new("1", (300, 200), 1), "PNG", {}, (255, 255, 255), (255, 255, 255)),
    "sixteen bits of grey": (grey_of_sixteen_bits, "PNG", {}, (128, 128, 128), (128, 128, 128)),
    "grey with transparency": (
        lambda: Image.new("LA", (300, 200), (90, 128)), "PNG", {}, (90, 90, 90, 128), (172, 172, 172),
    ),
    "a palette": (lambda: Image.new("RGB", (300, 200), GREEN).quantize(), "PNG", {}, GREEN, GREEN),
    "a palette with transparency": (
        lambda: Image.new("RGB", (300, 200), GREEN).quantize(), "PNG", {"transparency": 0}, (*GREEN, 0), (255, 255, 255),
    ),
    "transparency": (lambda: Image.new("RGBA", (300, 200), (*RED, 0)), "PNG", {}, (*RED, 0), (255, 255, 255)),
    "half transparency": (lambda: Image.new("RGBA", (300, 200), (0, 0, 0, 128)), "PNG", {}, (0, 0, 0, 128), (127, 127, 127)),
    "one colour that is transparent": (
        lambda: Image.new("RGB", (300, 200), GREEN), "PNG", {"transparency": GREEN}, (*GREEN, 0), (255, 255, 255),
    ),
    "the colours of a printer": (lambda: Image.new("CMYK", (300, 200), (0, 255, 255, 0)), "JPEG", {}, (255, 0, 0), (255, 0, 0)),
    "a moving picture": (animation, "GIF", {}, GREEN, GREEN),
    "a moving picture as WebP": (lambda: Image.new("RGB", (300, 200), GREEN), "WEBP", {"lossless": True}, GREEN, GREEN),
}  # fmt: skip


@pytest.mark.parametrize(("make", "kind", "how", "webp", "jpeg"), MODES.values(), ids=MODES)
def test_pictures_of_every_mode_keep_their_colours(
    make: Callable[[], Image.Image], kind: str, how: dict[str, object], webp: tuple[int, ...], jpeg: tuple[int, ...]
) -> None:
    made = drawn(photo(make(), kind, **how))
    for suffix, meant in ((".webp", webp), (".jpg", jpeg)):
        seen = middle(made, suffix)
        assert isinstance(seen, tuple)
        if meant[-1] == 0 and len(meant) == 4:
            assert seen[-1] == 0
        else:
            assert near(seen, meant)
            assert len(seen) == len(meant)


# Sizes and names.


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (4000, [480, 960, 1600]),
        (1600, [480, 960, 1600]),
        (1599, [480, 960, 1599]),
        (961, [480, 960, 961]),
        (960, [480, 960]),
        (481, [480, 481]),
        (480, [480]),
        (100, [100]),
        (1, [1]),
    ],
)
def test_there_are_three_widths_and_none_is_larger_than_the_picture(width: int, widths: list[int]) -> None:
    assert [v.width for v in pictures.variants(photo(Image.new("L", (width, 7))), "")] == widths


def test_the_proportions_stay() -> None:
    heights = [v.height for v in pictures.variants(photo(Image.new("L", (3000, 2000))), "")]
    assert heights == [320, 640, 1067]
    assert [v.height for v in pictures.variants(photo(Image.new("L", (3000, 1))), "")] == [1, 1, 1]


def test_a_file_is_named_for_its_bytes_beside_its_item() -> None:
    taken = photo(quartered())
    (small, large) = pictures.variants(taken, "news/2026/11/x/")
    assert small.webp == f"news/2026/11/x/quay.{taken.digest[:8]}.480.webp"
    assert large.jpeg == f"news/2026/11/x/quay.{taken.digest[:8]}.600.jpg"
    other = photo(quartered(), comment=b"x")
    assert pictures.variants(other, "news/2026/11/x/")[0].webp != small.webp


@pytest.mark.parametrize(
    ("stem", "clean"),
    [
        ("My Photo (1), final", "my-photo-1-final"),
        ("Café #2?", "caf-2"),
        ("---", "picture"),
        ("写真", "picture"),
        ("a--b", "a-b"),
    ],
)
def test_a_name_holds_nothing_that_an_address_or_a_list_of_sizes_would_trip_over(stem: str, clean: str) -> None:
    taken = photo(quartered(), stem=stem)
    assert pictures.variants(taken, "")[0].jpeg == f"{clean}.{taken.digest[:8]}.480.jpg"


def test_a_photo_is_read_whole_with_its_name_and_digest(tmp_path: Path) -> None:
    taken = photo(quartered())
    (tmp_path / "quay.JPG").write_bytes(taken.raw)
    assert pictures.read(tmp_path / "quay.JPG") == taken


def test_the_widest_is_drawn_first_and_the_same_bytes_every_time() -> None:
    taken = photo(quartered(1000, 600))
    sizes = pictures.variants(taken, "")
    first = list(pictures.draw(taken, sizes))
    assert [name.split(".", 2)[2] for name, _ in first] == [
        "1000.webp", "1000.jpg", "960.webp", "960.jpg", "480.webp", "480.jpg",
    ]  # fmt: skip
    assert list(pictures.draw(taken, sizes)) == first


def test_a_large_jpeg_is_as_sharp_as_one_that_was_decoded_whole() -> None:
    image = Image.effect_noise((2400, 1600), 60).convert("RGB")
    made = drawn(photo(image))
    small = next(image for name, image in made.items() if name.endswith("480.jpg"))
    meant = image.resize(small.size, Image.Resampling.LANCZOS)
    difference = [abs(a - b) for a, b in zip(small.convert("L").tobytes(), meant.convert("L").tobytes(), strict=True)]
    assert sum(difference) / len(difference) < 6


# Faults.


def said(tmp_path: Path, raw: bytes) -> str | None:
    (tmp_path / "a.jpg").write_bytes(raw)
    return pictures.fault(tmp_path / "a.jpg")


UNREADABLE = "a.jpg is not a picture that can be read; save it again as JPEG or PNG"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_good_picture_has_no_fault(tmp_path: Path, kind: str) -> None:
    assert said(tmp_path, photo(quartered(), kind).raw) is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
@pytest.mark.parametrize("part", [0.05, 0.5, 0.9])
def test_a_picture_that_is_cut_off_is_named(tmp_path: Path, kind: str, part: float) -> None:
    raw = photo(Image.effect_noise((600, 400), 60).convert("RGB"), kind).raw
    assert said(tmp_path, raw[: int(len(raw) * part)]) == UNREADABLE


@pytest.mark.parametrize("raw", [b"", b"hello", b"<svg/>", b"%PDF-1.7", b"GIF89a", b"\xff\xd8\xff", b"RIFF....WEBP"])
def test_what_is_no_picture_is_named(tmp_path: Path, raw: bytes) -> None:
    assert said(tmp_path, raw) == UNREADABLE


@pytest.mark.parametrize("kind", ["TIFF", "BMP", "ICO", "PPM"])
def test_a_kind_that_is_not_published_is_named_whatever_its_name(tmp_path: Path, kind: str) -> None:
    assert said(tmp_path, photo(quartered(64, 64), kind).raw) == UNREADABLE


def test_sixty_megapixels_are_the_most(tmp_path: Path) -> None:
    def claims(width: int, height: int) -> bytes:
        raw = bytearray(photo(Image.new("L", (1, 1)), "GIF").raw)
        raw[6:10] = struct.pack("<HH", width, height)  # the screen; the frame stays small
        return bytes(raw)

    assert said(tmp_path, claims(10_000, 6_000)) is None
    assert said(tmp_path, claims(10_000, 6_001)) == "a.jpg has 61 megapixels, at most 60; save it smaller"
    assert said(tmp_path, claims(65_535, 65_535)) == "a.jpg has far more than 60 megapixels; save it smaller"


def test_a_picture_too_long_to_be_drawn_is_named(tmp_path: Path) -> None:
    assert said(tmp_path, photo(Image.new("L", (100, 16_384)), "PNG").raw) == (
        "a.jpg is 100 by 16384 pixels, too long and narrow to be shown; crop it"
    )
    long = photo(Image.new("L", (100, 16_383)), "PNG")
    assert said(tmp_path, long.raw) is None
    assert len(drawn(long)) == 2


@cache
def small() -> tuple[bytes, ...]:
    image = Image.effect_noise((48, 32), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "note"
    return tuple(
        photo(image, kind, **how).raw
        for kind, how in (
            ("JPEG", {"exif": exif, "icc_profile": srgb()}),
            ("JPEG", {"progressive": True}),
            ("PNG", {"exif": exif}),
            ("WEBP", {"exif": exif}),
            ("GIF", {}),
        )
    )


@pytest.mark.filterwarnings("ignore")
@given(
    st.integers(0, 4),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=4),
    st.booleans(),
)
def test_whatever_has_no_fault_can_be_drawn(
    tmp_path_factory: pytest.TempPathFactory, kind: int, changes: list[tuple[float, int]], head: bool
) -> None:
    raw = bytearray(small()[kind])
    for place, value in changes:
        raw[int(place * (min(200, len(raw)) if head else len(raw)))] = value
    if said(tmp_path_factory.getbasetemp(), bytes(raw)) is None:
        taken = of_bytes(bytes(raw))
        assert all(list(pictures.draw(taken, pictures.variants(taken, ""))))


def test_a_very_long_name_is_cut_so_that_it_stays_one_of_a_file() -> None:
    (made,) = pictures.variants(photo(Image.new("RGB", (40, 30)), stem="a" * 79 + "-" + "b" * 160), "news/x/")
    assert re.fullmatch(r"news/x/a{79}\.[0-9a-f]{8}\.40\.webp", made.webp)
