"""What is looked at before an item may be published: its HTML, its pictures, its links and what they drag along."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace

import pytest
from desk import NOW, Newsroom, at
from newsroom import checks, links
from newsroom.boundaries import Boundaries
from newsroom.directory import Directory, Ended
from newsroom.problems import Problem
from newsroom.settings import Contact
from PIL import Image

X = "news/2026/11/x.md"


def picture(kind: str = "JPEG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (64, 48), "#336699").save(buffer, kind)
    return buffer.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """The head of a PNG of that size, and nothing in it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


UNREADABLE = "{} is not a picture that can be read; save it again as JPEG or PNG"

# The name that the item writes, what lies beside the item, and what is said.
PICTURES: dict[str, tuple[str, dict[str, bytes], str]] = {
    "missing": ("a.jpg", {}, "the picture a.jpg does not exist; save it beside the item, or mend the name"),
    "outside": (
        "../../../../etc/passwd",
        {},
        "../../../../etc/passwd lies outside the newsroom; name a file inside it",
    ),
    "absolute": ("/etc/passwd", {}, "/etc/passwd lies outside the newsroom; name a file inside it"),
    "on another site": (
        "https://example.org/a.jpg",
        {},
        "the picture https://example.org/a.jpg lies on another site; save it beside the item and name the file",
    ),
    "a drawing": (
        "a.svg",
        {"a.svg": b"<svg/>"},
        "a.svg is not a picture of a kind that is published; save it as JPEG or PNG",
    ),
    "not an image": ("a.jpg", {"a.jpg": b"GIF89 no, a text"}, UNREADABLE.format("a.jpg")),
    "empty": ("a.jpg", {"a.jpg": b""}, UNREADABLE.format("a.jpg")),
    "cut off": ("a.jpg", {"a.jpg": picture()[:-40]}, UNREADABLE.format("a.jpg")),
    "a kind that is not published under another name": (
        "a.jpg",
        {"a.jpg": picture("TIFF")},
        UNREADABLE.format("a.jpg"),
    ),
    "too many pixels": (
        "a.png",
        {"a.png": png_that_claims(10_000, 6_001)},
        "a.png has 61 megapixels, at most 60; save it smaller",
    ),
    "far too many pixels": (
        "a.png",
        {"a.png": png_that_claims(100_000, 60_000)},
        "a.png has far more than 60 megapixels; save it smaller",
    ),
}


@pytest.mark.parametrize(("name", "files", "said"), PICTURES.values(), ids=PICTURES)
def test_the_picture_of_an_item_is_looked_at(room: Newsroom, name: str, files: dict[str, bytes], said: str) -> None:
    room.write(X, image=f"\n  src: {name}\n  alt: A view")
    for beside, raw in files.items():
        room.save(f"news/2026/11/{beside}", raw)
    assert room.said() == [f"{X}:7: image.src: {said}"]


@pytest.mark.parametrize(("name", "files", "said"), PICTURES.values(), ids=PICTURES)
def test_a_picture_in_the_text_is_looked_at_likewise(
    room: Newsroom, name: str, files: dict[str, bytes], said: str
) -> None:
    room.write(X, body=f"One.\n\n![A view]({name})\n")
    for beside, raw in files.items():
        room.save(f"news/2026/11/{beside}", raw)
    assert room.said() == [f"{X}:10: text: {said}"]


def test_a_picture_of_too_many_bytes_is_not_even_opened(room: Newsroom) -> None:
    room.write(X, image="\n  src: a.jpg\n  alt: A view")
    with room.save("news/2026/11/a.jpg", picture()).open("r+b") as file:
        file.truncate(25_000_001)
    assert room.said() == [f"{X}:7: image.src: a.jpg has 26 MB, at most 25; save it smaller"]
    with (room.root / "news/2026/11/a.jpg").open("r+b") as file:
        file.truncate(25_000_000)
    assert room.said() == []


def test_a_picture_that_is_a_link_to_the_outside_is_refused(
    room: Newsroom, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "a.jpg"
    outside.write_bytes(picture())
    room.write(X, image="\n  src: a.jpg\n  alt: A view")
    (room.root / "news/2026/11/a.jpg").symlink_to(outside)
    assert room.said() == [f"{X}:7: image.src: a.jpg lies outside the newsroom; name a file inside it"]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_of_every_kind_that_is_published_passes_whatever_its_name(room: Newsroom, kind: str) -> None:
    room.write(X, image="\n  src: a.jpg\n  alt: A view", body="![B](a.jpg)")
    room.save("news/2026/11/a.jpg", picture(kind))
    assert room.said() == []


def test_a_picture_within_a_link_is_looked_at(room: Newsroom) -> None:
    room.write(X, body="[![A view](gone.jpg)](https://example.org/)")
    assert room.said() == [
        f"{X}:8: text: the picture gone.jpg does not exist; save it beside the item, or mend the name"
    ]


def test_a_picture_written_by_reference_is_a_picture(room: Newsroom) -> None:
    room.write(X, body="![A view][one] and [a page][two]\n\n[one]: a.jpg\n[two]: gone.md\n")
    room.save("news/2026/11/a.jpg", picture())
    assert room.said() == [f"{X}:11: text: gone.md does not exist; mend the name or take the link out"]


def test_raw_html_that_is_dropped_is_named_with_its_line(room: Newsroom) -> None:
    room.write(X, body='One.\n\n<iframe src="https://a.example"></iframe>\n\n<p onclick="x()">\n</p>\n')
    assert room.said() == [
        f"{X}:10: text: <iframe> is not allowed; link to the page that it shows",
        f"{X}:12: text: onclick= on <p> is not allowed; take the attribute out",
    ]


LONG = "Residents " * 40


def test_a_title_too_long_for_its_card_asks_for_a_short_one(room: Newsroom) -> None:
    room.write(X, LONG, summary="S.")
    (said,) = room.said()
    assert said.startswith(
        f"{X}:2: title: has 399 characters, too many to be read on its card; write a short_title of at most "
    )


def test_a_short_title_is_drawn_instead_and_may_itself_be_too_long(room: Newsroom) -> None:
    room.write(X, LONG, summary="S.", short_title="Residents")
    assert room.said() == []
    room.write(X, LONG, summary="S.", short_title=LONG)
    (said,) = room.said()
    assert said.startswith(f"{X}:6: short_title: has 399 characters")


# Links, and what is held back through them.

Y = "news/2026/11/y.md"
Z = "news/2026/11/z.md"
NOT_YET = "is not public yet; take the link out, or add it once that item is published"
MISTAKEN = "is held back by a mistake of its own; mend that first"


def test_links_to_public_items_pages_and_files_are_fine(room: Newsroom) -> None:
    room.write(X, body="[a](y.md) [b](../../../docs/contact.md) [c](plan.pdf) [d](x.md#top) [e](https://example.org)")
    room.write(Y, body="[a](x.md)")
    room.save("docs/contact.md", "# Contact")
    room.save("news/2026/11/plan.pdf", b"%PDF")
    assert room.said() == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"draft": "true"}, NOT_YET),
        ({"date": "2026-11-22 12:01"}, NOT_YET),
        ({"topics": "[nowhere]"}, MISTAKEN),
    ],
    ids=["a draft", "a scheduled item", "a held-back item"],
)
def test_a_link_to_what_is_not_public_is_dead(room: Newsroom, fields: dict[str, str], said: str) -> None:
    room.write(X, body="[a](y.md)")
    room.write(Y, **fields)
    assert [line for line in room.said() if line.startswith(X)] == [f"{X}:8: text: y.md {said}"]
    assert room.examine().on(NOW).account.held_back[0] == X


def test_a_link_to_an_item_whose_moment_has_come_is_alive(room: Newsroom) -> None:
    room.write(X, body="[a](y.md)")
    room.write(Y, date="2026-11-22 12:00")
    assert room.said() == []


def test_a_link_to_the_manual_leads_nowhere(room: Newsroom) -> None:
    room.write(X, body="[a](../../../docs/manual/index.md)")
    room.save("docs/manual/index.md", "# Manual")
    (said,) = room.said()
    assert said.startswith(f"{X}:8: text: ../../../docs/manual/index.md ")


def test_what_links_to_a_held_back_item_is_held_back_too_and_so_on(room: Newsroom) -> None:
    room.write(X, body="[a](y.md)")
    room.write(Y, body="[a](z.md)")
    room.write(Z, body="<script>x</script>")
    room.write("news/2026/11/other.md")
    assert room.said() == [
        f"{X}:8: text: y.md {MISTAKEN}",
        f"{Y}:8: text: z.md {MISTAKEN}",
        f"{Z}:8: text: <script> is not allowed; nothing in an item may run",
    ]
    account = room.examine().on(NOW).account
    assert str(account) == "4 files: 1 public, 0 scheduled, 0 drafts, 3 held back"


@pytest.mark.parametrize(
    "broken", ["<script>x</script>", ""], ids=["with a problem in its text", "that cannot be read"]
)
def test_an_address_that_was_published_before_holds_nobody_else_back(room: Newsroom, broken: str) -> None:
    room.write(X, body="[a](y.md)")
    room.write(Y, body=broken, summary="S." if broken else "")
    published = "news/2026/11/y/"
    assert [line.partition(":")[0] for line in room.said(NOW, published)] == [Y]
    edition = room.examine(NOW, published).on(NOW, published=frozenset({published}))
    assert [i.path for i in edition.items] == [X]
    assert edition.corrected == (published,)


def test_two_sound_items_that_link_to_each_other_hold_nobody_back(room: Newsroom) -> None:
    room.write(X, body="[a](y.md)")
    room.write(Y, body="[a](x.md)")
    assert room.said() == []


def test_items_under_one_embargo_may_link_to_each_other(room: Newsroom) -> None:
    room.write(X, body="[a](y.md)", date="2026-12-01 09:00")
    room.write(Y, body="[a](x.md)", date="2026-12-01 09:00")
    assert room.said() == []
    assert room.said(at("2026-12-01 09:00")) == []


def test_an_item_under_embargo_may_not_link_to_what_comes_later_still(room: Newsroom) -> None:
    room.write(X, body="[a](y.md)", date="2026-12-01 09:00")
    room.write(Y, date="2026-12-01 09:01")
    assert room.said() == [f"{X}:8: text: y.md {NOT_YET}"]


def test_an_item_may_link_to_itself_at_any_time(room: Newsroom) -> None:
    room.write(X, body="[a](x.md#b)", date="2026-12-01 09:00")
    room.write(Y, body="[a](y.md#b)", draft="true")
    assert room.said() == []


def test_one_look_finds_all_that_another_would(room: Newsroom) -> None:
    room.write(X, body="[a](y.md) ![b](gone.jpg) <font>x</font>")
    room.write(Y, body="[a](gone.md)")
    assert room.said() == room.said()
    assert len(room.said()) == len(set(room.said())) == 4


def test_a_council_without_room_on_its_cards_is_a_problem_of_the_settings_alone(room: Newsroom) -> None:
    room.write(X)
    named = replace(room, settings=room.settings.model_copy(update={"council": "Long name " * 20, "short_name": ""}))
    (problem,) = checks.settings_problems(named.settings)
    assert (problem.path, problem.field) == ("mkdocs.yml", "extra.newsroom.short_name")
    assert "write a short_name" in problem.message
    assert named.said() == []
    assert list(checks.settings_problems(room.settings)) == []


def test_what_is_wrong_beside_the_items_is_told_with_them_and_stops_none(room: Newsroom) -> None:
    room.write(X, places="[quayside]")
    room.save("mkdocs.yml", "extra:\n  newsroom:\n    contacts:\n      press:\n        phone: 01632 960000\n")
    live = room.settings.model_copy(
        update={
            "url": "https://news.otherton.gov.uk/",
            "contacts": {"press": Contact(name="Press office", phone="01632 960000")},
        }
    )
    table, area = (Problem(f"places/{name}", 2, "", "is wrong", grave=False) for name in ("postcodes.csv", "a.geojson"))
    areas = Directory(problems=(table,), ended={"quayside": Ended("2024-05-02", ())})
    found = checks.around(room.read(), live, areas, Boundaries(problems=(area,)), room.root).problems
    told = [(p.path, p.line, p.field) for p in found]
    phone = ("mkdocs.yml", 5, "extra.newsroom.contacts.press.phone")
    assert told == [phone, (X, 6, "places"), ("places/a.geojson", 2, ""), ("places/postcodes.csv", 2, "")]
    assert not any(problem.grave for problem in found)


def test_an_endless_text_is_refused_before_anything_reads_it(room: Newsroom) -> None:
    room.write(X, body="Text.\n\n" + "<a " * 6000)
    assert room.said() == [
        f"{X}:10: text: has more than 500 brackets [ ( < open and never closed; close them or take them out"
    ]


def test_in_a_chain_of_links_each_is_asked_once(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(20):
        room.write(f"news/2026/11/x{n}.md", body=f"[a](x{n + 1}.md)")
    asked: list[str] = []
    check = links.check
    monkeypatch.setattr(links, "check", lambda item, *rest: (asked.append(item.path), check(item, *rest))[1])
    assert len(room.said()) == len(asked) == 20


def test_what_was_withdrawn_needs_neither_its_picture_nor_its_links(room: Newsroom) -> None:
    room.write(X, image="{src: gone.jpg, alt: A}", body="[a](gone.md)", withdrawn="{date: 2026-11-21, reason: R}")
    assert room.said() == []
    assert len(room.said(at("2026-11-20 12:00"))) == 2


def test_a_picture_without_consent_may_be_deleted(room: Newsroom) -> None:
    room.write(X, image="{src: gone.jpg, alt: A, consent_until: 2026-11-22}")
    assert room.said() == []
    assert len(room.said(at("2026-11-21"))) == 1


def test_a_picture_without_consent_is_shown_nowhere_else_either_and_holds_nothing_back(room: Newsroom) -> None:
    room.save("news/2026/11/child.jpg", picture())
    room.write(X, image="{src: child.jpg, alt: A, consent_until: 2026-11-22}", body="![A child](child.jpg)")
    room.write(Y, image="{src: child.jpg, alt: A}")
    room.write("news/2026/10/z.md", body="![A child](../11/child.jpg)")
    said = "may not be shown any more: the consent of who is in it has ended; take it out"
    found = room.examine()
    assert {(p.path, p.grave, p.message) for p in found.problems} == {
        (X, False, f"child.jpg {said}"), (Y, False, f"child.jpg {said}"),
        ("news/2026/10/z.md", False, f"../11/child.jpg {said}"),
    }  # fmt: skip
    assert len(found.on(NOW).items) == 3
    where = checks.public_map(found, room.root, room.root / "docs", NOW)
    for item in found.on(NOW).items:
        with pytest.raises(links.Withheld):
            where.picture(item, "../11/child.jpg")
    assert room.said(at("2026-11-21 23:59")) == []


@pytest.mark.parametrize("fields", [{"topics": "[nowhere]"}, {"draft": "true"}, {"title": ""}])
def test_a_mistake_elsewhere_in_the_file_brings_no_picture_back(room: Newsroom, fields: dict[str, str]) -> None:
    room.save("news/2026/11/child.jpg", picture())
    room.write(X, image="{src: child.jpg, alt: A, consent_until: 2026-11-22}", **fields)
    room.write(Y, body="![A child](child.jpg)")
    found = room.examine()
    where = checks.public_map(found, room.root, room.root / "docs", NOW)
    assert where.withheld == {"news/2026/11/child.jpg"}
    assert found.on(at("2026-11-21")).next_due == at("2026-11-22")
