"""Links are written to files and become addresses; one that leads nowhere is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import Newsroom
from newsroom import links, sanitiser
from newsroom.item import Item
from newsroom.links import Dead, Destination, Map

ROUND = "news/2026/11/x.md"


@pytest.fixture
def where(room: Newsroom) -> Map:
    """What the item x.md may link to, with files beside it."""
    for name in ("news/2026/11/plan.pdf", "news/2026/11/a plan.pdf", "news/2026/11/PLAN.XLSX", "news/2026/11/setup.exe",
                 "news/2026/10/old.pdf", "news/2026/11/photo.JPG", "news/2026/11/drawing.svg", "mkdocs.yml"):  # fmt: skip
        room.save(name, b"x" * 12_345)
    pages = {
        ROUND: "news/2026/11/x/",
        "news/2026/10/old.md": "news/2026/10/old/",
        "docs/contact.md": "contact/",
        "docs/index.md": "",
    }
    return Map(room.root, pages, {"news/2026/12/later.md": "is not public yet", ROUND: "is not public yet"})


@pytest.fixture
def item(room: Newsroom) -> Item:
    room.write(ROUND)
    return room.read().items[0]


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("../10/old.md", "news/2026/10/old/"),
        ("../10/old.md#hours", "news/2026/10/old/#hours"),
        ("./../10/old.md", "news/2026/10/old/"),
        ("../../../docs/contact.md", "contact/"),
        ("../../../docs/index.md", ""),
        ("x.md", "news/2026/11/x/"),
        ("x.md#hours", "news/2026/11/x/#hours"),
        ("#hours", "news/2026/11/x/#hours"),
        ("", "news/2026/11/x/"),
    ],
)
def test_a_link_to_a_file_becomes_its_address(where: Map, item: Item, target: str, address: str) -> None:
    assert where.follow(item, target) == Destination(address)


@pytest.mark.parametrize(
    "target", ["https://example.org/a?b=c#d", "http://example.org", "mailto:a@b.example", "tel:01632"]
)
def test_a_whole_address_stays_as_it_is(where: Map, item: Item, target: str) -> None:
    assert where.follow(item, f" {target} ") == Destination(target, outside=True)


def test_a_file_beside_the_item_is_published_with_it_and_says_its_kind_and_size(where: Map, item: Item) -> None:
    plan = where.root / "news/2026/11/plan.pdf"
    assert where.follow(item, "plan.pdf") == Destination("news/2026/11/x/plan.pdf", file=plan, note=" (PDF, 12 KB)")
    assert where.follow(item, "PLAN.XLSX").note == " (XLSX, 12 KB)"


@pytest.mark.parametrize(
    ("size", "note"), [(1, "1 KB"), (1_499, "1 KB"), (1_501, "2 KB"), (999_499, "999 KB"), (1_250_000, "1.2 MB")]
)
def test_a_size_is_said_so_that_people_know_what_they_load(where: Map, item: Item, size: int, note: str) -> None:
    (where.root / "news/2026/11/plan.pdf").write_bytes(b"x" * size)
    assert where.follow(item, "plan.pdf").note == f" (PDF, {note})"


@pytest.mark.parametrize("target", ["a%20plan.pdf", "a plan.pdf"])
def test_a_file_with_a_space_in_its_name_has_a_sound_address(where: Map, item: Item, target: str) -> None:
    found = where.follow(item, target)
    assert found.address == "news/2026/11/x/a%20plan.pdf"
    assert found.file == where.root / "news/2026/11/a plan.pdf"


OUTSIDE = "{} lies outside the newsroom; name a file inside it"
MISSING = "{} does not exist; mend the name or take the link out"


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("nowhere.md", MISSING),
        ("../10/nowhere.pdf", MISSING),
        ("nowhere", MISSING),
        (".", MISSING),
        ("../../..", MISSING),
        ("x/", "{} does not exist; write the file's name, which ends in .md"),
        ("../10/old/", "{} does not exist; write the file's name, which ends in .md"),
        ("../12/later.md", "{} is not public yet"),
        (
            "/news/2026/10/old/",
            "{} can't be followed from a file; write the way to the file, as ../10/x.md, or the whole address",
        ),
        ("//example.org/a", "{0} lacks its beginning; write https:{0}"),
        ("../10/old.pdf", "{} lies in another folder; save the file beside the item"),
        ("../../../mkdocs.yml", "{} lies in another folder; save the file beside the item"),
        ("setup.exe", "{} is of a type that is not published; save it as .pdf, .odt, .ods, .csv, .docx, .xlsx"),
        ("../../../../etc/passwd", OUTSIDE),
        ("../../../..", OUTSIDE),
        ("https://[::1", "{} is not an address; write it whole, or name a file"),
        ("%00.pdf", "{} can't be the name of a file; mend it"),
    ],
)
def test_a_link_that_leads_nowhere_is_dead_for_a_reason(where: Map, item: Item, target: str, said: str) -> None:
    with pytest.raises(Dead) as raised:
        where.follow(item, target)
    assert str(raised.value).replace("\0", "%00") == said.format(target)


def test_a_name_longer_than_any_file_has_is_dead(where: Map, item: Item) -> None:
    with pytest.raises(Dead, match="can't be the name of a file; mend it"):
        where.follow(item, f"{'a' * 300}.pdf")
    with pytest.raises(Dead, match="can't be the name of a file; mend it"):
        where.picture(item, f"{'a' * 300}.jpg")


def test_a_symbolic_link_leads_no_reader_outside(
    where: Map, item: Item, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("outside") / "secret"
    secret.write_text("secret")
    for name in ("secret.pdf", "secret.jpg"):
        (where.root / "news/2026/11" / name).symlink_to(secret)
    (where.root / "news/2026/11/folder").symlink_to(secret.parent)
    with pytest.raises(Dead, match="outside the newsroom"):
        where.follow(item, "secret.pdf")
    for target in ("secret.jpg", "folder/secret"):
        with pytest.raises(Dead, match="outside the newsroom"):
            where.picture(item, target)


def test_a_picture_is_a_file_inside(where: Map, item: Item) -> None:
    assert where.picture(item, "photo.JPG") == where.root / "news/2026/11/photo.JPG"


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("gone.jpg", "the picture {} does not exist; save it beside the item, or mend the name"),
        (".", "the picture {} does not exist; save it beside the item, or mend the name"),
        ("drawing.svg", "{} is not a picture of a kind that is published; save it as JPEG or PNG"),
        ("plan.pdf", "{} is not a picture of a kind that is published; save it as JPEG or PNG"),
        ("../../../../etc/passwd", OUTSIDE),
        ("/etc/passwd", OUTSIDE),
        ("https://example.org/a.jpg", "the picture {} lies on another site; save it beside the item and name the file"),
        ("//example.org/a.jpg", "the picture {} lies on another site; save it beside the item and name the file"),
        (
            "data:image/png;base64,AAAA",
            "the picture {} lies on another site; save it beside the item and name the file",
        ),
    ],
)
def test_a_picture_that_cannot_be_shown_is_dead_for_a_reason(where: Map, item: Item, target: str, said: str) -> None:
    with pytest.raises(Dead) as raised:
        where.picture(item, target)
    assert str(raised.value) == said.format(target)


def test_dead_links_are_said_with_their_lines_in_the_file(room: Newsroom, where: Map) -> None:
    body = "A [b](nowhere.md)\nand [c](../10/old.md).\n\n> See [d\n> e](gone.md)\n\n[f]: lost.md\n\n<a href='html.md'>g</a>\n"
    room.write(ROUND, body=body)
    item = room.read().items[0]
    assert [str(p) for p in links.check(item, sanitiser.links(item.body), where)] == [
        f"{ROUND}:8: text: nowhere.md does not exist; mend the name or take the link out",
        f"{ROUND}:11: text: gone.md does not exist; mend the name or take the link out",
        f"{ROUND}:14: text: lost.md does not exist; mend the name or take the link out",
        f"{ROUND}:16: text: html.md does not exist; mend the name or take the link out",
    ]


@pytest.mark.parametrize(
    "body", ["![](photo.JPG)", "![ ](photo.JPG)", '<img src="photo.JPG">', '<img src="photo.JPG" alt>']
)
def test_a_picture_in_the_text_without_alt_is_named(room: Newsroom, where: Map, body: str) -> None:
    room.write(ROUND, body=body)
    item = room.read().items[0]
    assert [str(p) for p in links.check(item, sanitiser.links(item.body), where)] == [
        f"{ROUND}:8: text: the picture photo.JPG has no alt text; write ![what it shows](photo.JPG)"
    ]


@pytest.mark.parametrize("target", ["javascript:alert(1)", "ftp://example.org/a", "https://", "data:text/html,x"])
def test_a_link_of_a_kind_that_is_not_allowed_is_named_with_what_to_write(
    room: Newsroom, where: Map, target: str
) -> None:
    room.write(ROUND, body=f"A [b](<{target}>)")
    item = room.read().items[0]
    assert [str(p) for p in links.check(item, sanitiser.links(item.body), where)] == [
        f"{ROUND}:8: text: the address {target} is not allowed; write one that begins with https:"
    ]


def test_links_in_code_are_no_links(room: Newsroom, where: Map) -> None:
    room.write(
        ROUND, body="`[a](no.md)`\n\n    [b](no.md)\n\n```\n[c](no.md)\n```\n\n<!-- [d](no.md) -->\n\n\\[e](no.md)\n"
    )
    item = room.read().items[0]
    assert list(links.check(item, sanitiser.links(item.body), where)) == []


def test_the_manual_is_no_public_page(room: Newsroom) -> None:
    for name in ("index.md", "contact.md", "help/bins.md", "manual/index.md", "manual/deep/x.md"):
        room.save(f"docs/{name}", "")
    assert links.handwritten(room.root / "docs") == {
        "docs/index.md": "",
        "docs/contact.md": "contact/",
        "docs/help/bins.md": "help/bins/",
    }


def test_a_newsroom_without_hand_written_pages_has_none(tmp_path: Path) -> None:
    assert links.handwritten(tmp_path / "docs") == {}
