"""What the press gets of an item: all of it, in plain text, with pictures in full that others may use, and nothing else."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
import shown
from lxml import html as read_html
from newsroom import press, standins
from newsroom.made import Made, Picture, Variant
from newsroom.press import Kit, Print

QUOTES = (
    {"text": "It is ours again.", "name": "Ada Finch", "role": "manager of the library"},
    {"text": "At last.", "name": "Jon Park"},
)
PHOTO = {"src": "door.jpg", "alt": "A red door", "credit": "Ada Finch", "caption": "The new door"}
ASKED = shown.council(
    contacts={
        "press": {"name": "Press office", "email": "press@exampleton.gov.uk", "phone": "01632 960000"},
        "help": {"name": "Customer services", "phone": "01632 960100"},
    },
    answers={"residents": "help", "press": "press"},
)  # fmt: skip
WHERE = "https://council.example/newsroom/news/2026/11/x/"


def printed(name: str = "door.0a1b2c3d.2400.jpg", raw: bytes = b"picture") -> Print:
    sizes = (Variant(480, 320, "a.480.webp", "a.480.jpg"), Variant(1600, 1067, "a.1600.webp", "a.1600.jpg"))
    return Print(f"news/2026/11/x/press/{name}", raw, 2400, 1600, Picture(sizes, ""))


def kit(made: Made, *prints: Print) -> Kit:
    return press.compose(made, prints, ASKED, shown.WORDS)


def text(made: Made, *prints: Print) -> str:
    return kit(made, *prints).blocks[0].text


def packed(raw: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(raw)) as found:
        return {name: found.read(name) for name in found.namelist()}


def page(made: Made, *prints: Print) -> Any:
    return read_html.document_fromstring(shown.pages(ASKED).for_press(made, kit(made, *prints)))


def said(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_the_text_is_the_item_from_its_title_to_whom_to_ask() -> None:
    made = shown.made(quotes=QUOTES, places=("harbour",), html='<p>See <a href="../y/">y</a>.</p>')
    assert text(made) == (
        "Title of x\n\n"
        "News, 22 November 2026, 09:30. Harbour\n\n"
        "Summary of x.\n\n"
        "See y (https://council.example/newsroom/news/2026/11/y/).\n\n"
        "Quotes\n------\n\n"
        "“It is ours again.”\nAda Finch, manager of the library\n\n"
        "“At last.”\nJon Park\n\n"
        "Notes to editors\n----------------\n\n"
        "For newspapers, radio and television: Press office, press@exampleton.gov.uk, 01632 960000\n\n"
        "For residents: Customer services, 01632 960100\n\n"
        "You may copy, print, broadcast and change this under the Open Government Licence v3.0. "
        "Name Exampleton Borough Council as its source.\n"
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/\n\n"
        f"The latest version, with any correction: {WHERE}\n"
    )


def test_a_correction_comes_before_all_but_the_title() -> None:
    corrected = ({"date": "2026-11-24", "was": "On Monday.", "now": "On Tuesday."},)
    found = text(shown.made(now="2026-11-25", corrections=corrected))
    assert found.index("We said: “On Monday.” What is right: “On Tuesday.”") < found.index("Summary of x.")


def test_the_facts_of_a_kind_are_in_the_text() -> None:
    found = text(shown.event())
    assert "- When: Saturday 5 December 2026, 10:00 to 16:00\n- Where: Harbour Library, Fish Street, EX1 2AB" in found
    assert "- Telephone: 01632 960111 ext 4" in text(shown.consultation(now="2026-12-01"))
    assert "The river has stopped rising." in text(shown.alert())


def test_what_people_said_of_a_consultation_and_what_came_of_it_are_in_the_text() -> None:
    outcome = {"date": "2027-02-01", "text": "It stays.", "you_said": "Keep it.", "we_did": "We kept it."}
    found = text(shown.consultation(now="2027-03-01", outcome=outcome))
    assert "It stays.\n\nYou said: Keep it.\n\nWe did: We kept it." in found


def test_a_picture_comes_in_full_with_what_it_shows_whom_it_is_owed_to_and_its_licence() -> None:
    made = shown.made(image=PHOTO)
    found = kit(made, printed())
    assert packed(found.zip)["x/door.jpg"] == b"picture"
    assert list(found.files) == [("news/2026/11/x/press/door.0a1b2c3d.2400.jpg", b"picture")]
    told = "door.jpg (2400 × 1600)\nThe new door\nShows: A red door\nPicture: Ada Finch\nYou may use this picture under the Open Government Licence v3.0. Name Ada Finch as its source."
    assert told in found.blocks[0].text
    shows = page(made, printed()).find_class("press-picture")
    assert [said(one) for one in shows] == [
        "Full size, 2400 × 1600 pixels (1 KB) The new door Shows: A red door Picture: Ada Finch "
        "You may use this picture under the Open Government Licence v3.0. Name Ada Finch as its source."
    ]
    assert shows[0].xpath(".//img/@alt") == ["A red door"]


@pytest.mark.parametrize(
    ("licence", "is_given"),
    [("CC BY 4.0", True), ("Creative Commons Attribution", True), ("OGL-UK-3.0", True), ("Public domain", True),
     ("Open Government Licence v2.0", True), ("All rights reserved", False), ("© Getty Images", False), ("CCTV still", False),
     ("CC BY-SA 4.0 International", True), ("CC BY-NC-ND 4.0", False), ("© Getty Images, not OGL", False),
     ("All rights reserved; not in the public domain", False)],
)  # fmt: skip
def test_a_picture_that_others_may_not_use_is_told_of_and_not_given(licence: str, is_given: bool) -> None:
    made = shown.made(image={**PHOTO, "licence": licence})
    found = kit(made, printed())
    assert ("x/door.jpg" in packed(found.zip)) is is_given
    assert bool(list(found.files)) is is_given
    told = "is not for others to use" in said(page(made, printed()).find_class("press-picture")[0])
    assert told is not is_given
    assert ("is not for others to use" in found.blocks[0].text) is not is_given
    shares = page(made, printed()).xpath("//a[contains(@href, 'cards/')]")
    assert bool(shares) is is_given, "the card shows the picture too"


def test_a_large_picture_is_in_the_zip_alone() -> None:
    large = printed(raw=b"x" * (press.LARGEST + 1))
    made = shown.made(image=PHOTO)
    found = kit(made, large)
    assert list(found.files) == []
    assert len(packed(found.zip)["x/door.jpg"]) == len(large.raw)
    shows = page(made, large).find_class("press-picture")[0]
    assert shows.xpath(".//a/@href")[0] == "../../../../../a.1600.jpg"
    assert "is in the zip" in said(shows)


def test_pictures_of_the_text_come_too_each_once_and_under_a_name_of_its_own() -> None:
    html = '<p><img src="a.jpg" alt="A &quot;view&quot;"></p><p><img src="b.jpg" alt="Another"></p><p><img src="c.jpg" alt="Again"></p>'
    made = shown.made(image=PHOTO, html=html)
    prints = (printed(), printed("view.11111111.900.png", b"1"), printed("view.22222222.900.png", b"2"), printed())
    found = kit(made, *prints)
    assert [name for name in packed(found.zip) if not name.endswith(".txt")] == [
        "x/door.jpg", "x/view.png", "x/view.22222222.900.png",
    ]  # fmt: skip
    assert [one.shown.alt for one, _ in found.prints] == ["A red door", 'A "view"', "Another"]
    assert [one.shown.credit for one, _ in found.prints] == ["Ada Finch", "", ""]


def test_an_item_without_a_picture_of_its_own_gives_those_of_its_text() -> None:
    found = kit(shown.made(html='<p><img src="a.jpg" alt="A view"></p>'), printed())
    assert [one.shown.alt for one, _ in found.prints] == ["A view"]


def test_a_zip_has_the_same_bytes_whenever_and_wherever_it_is_packed() -> None:
    made = shown.made(image=PHOTO, quotes=QUOTES)
    raw = kit(made, printed()).zip
    assert raw == kit(made, printed()).zip
    with ZipFile(io.BytesIO(raw)) as found:
        entries = found.infolist()
    assert [one.filename for one in entries] == ["x/text.txt", "x/door.jpg"]
    assert {one.date_time for one in entries} == {(2026, 11, 22, 9, 30, 0)}
    assert {(one.create_system, one.external_attr, one.extra, one.comment) for one in entries} == {
        (3, 0o100644 << 16, b"", b"")
    }
    assert [one.compress_type for one in entries] == [ZIP_DEFLATED, ZIP_STORED]


def test_an_item_of_before_1980_can_be_packed() -> None:
    made = shown.made()
    old = replace(made, item=made.item.model_copy(update={"date": made.item.date.replace(year=1974)}))
    with ZipFile(io.BytesIO(kit(old).zip)) as found:
        assert found.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def test_of_a_withdrawn_item_the_press_gets_the_reason_alone() -> None:
    gone = shown.made(now="2026-12-02", withdrawn={"date": "2026-12-01", "reason": "The plan was dropped."})
    (text,) = packed(press.of_withdrawn(gone.item, ASKED, shown.WORDS)).values()
    assert b"The plan was dropped." in text
    assert b"Summary of x" not in text
    shows = standins.withdrawn(shown.pages(ASKED).shell, gone, is_for_press=True)
    assert "The plan was dropped." in shows
    assert 'href="../../../../../news/2026/11/"' in shows


def test_of_an_item_that_is_held_back_the_press_gets_nothing() -> None:
    (text,) = packed(press.of_corrected("news/2026/11/x/", ASKED, shown.WORDS)).values()
    assert text.decode().startswith("This item is being corrected\n")


@pytest.mark.parametrize(
    ("alias", "has"), [("news/2026/10/old/", True), ("news/old.html", False), ("press-releases/old/", False)]
)
def test_only_what_was_an_item_here_once_had_something_for_the_press(alias: str, has: bool) -> None:
    assert press.has_kit(alias) is has


def test_the_page_says_whom_to_ask_and_what_may_be_done_with_it() -> None:
    found = page(shown.made(quotes=QUOTES))
    assert [said(one) for one in found.find_class("contact")] == [
        "For newspapers, radio and television Press office press@exampleton.gov.uk 01632 960000 "
        "For residents Customer services 01632 960100"
    ]
    licence = found.xpath("//section[@aria-labelledby='_licence']/p")[0]
    assert said(licence) == (
        "You may copy, print, broadcast and change this under the Open Government Licence v3.0. "
        "Name Exampleton Borough Council as its source."
    )
    assert licence.xpath("a/@rel") == ["license"]


def test_the_page_copies_the_text_and_each_quote() -> None:
    found = page(shown.made(quotes=QUOTES))
    whole, *quotes = found.xpath("//button[@data-copied]")
    assert found.get_element_by_id(whole.get("data-copy-of")).text_content() == text(shown.made(quotes=QUOTES))
    assert [one.get("data-copy") for one in quotes] == [
        "“It is ours again.”\nAda Finch, manager of the library", "“At last.”\nJon Park",
    ]  # fmt: skip
    assert all(one.getparent().get("hidden") is not None for one in (whole, *quotes)), "until a script can copy"


def test_the_page_leads_to_the_zip_and_back_to_the_item_and_is_kept_by_no_search_engine() -> None:
    found = page(shown.made())
    hrefs = found.xpath("//*[@class='press-ways']/a/@href")
    assert hrefs == ["../../../../../news/2026/11/x/press.zip", "../"]
    assert found.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert found.xpath("//h1/text()") == ["Title of x"]


def test_a_preview_marks_what_the_press_will_get() -> None:
    assert "Not public until tomorrow" in said(page(shown.made(mark="Not public until tomorrow")))


def test_of_an_alert_there_is_a_text_message_and_a_text_to_read_aloud_too() -> None:
    blocks = kit(shown.alert(instruction="Keep away from the river")).blocks
    assert [block.name for block in blocks] == ["text.txt", "text-message.txt", "read-aloud.txt"]
    assert "Keep away from the river" in blocks[1].text
    assert len(blocks[1].text) <= 161
    assert "What to do now: Keep away from the river." in blocks[2].text
    assert [block.name for block in kit(shown.made()).blocks] == ["text.txt"]


def test_a_list_at_its_top_leads_to_each_part_of_the_page() -> None:
    found = page(shown.alert("a"))
    jumps = [a.get("href")[1:] for a in found.xpath("//*[@class='press-jumps']//a")]
    assert jumps == [*(name for name in found.xpath("//main//h2/@id") if name in jumps)]
    assert jumps == ["_press_text-name", "_now_textmessage-name", "_now_aloud-name", "_contact", "_licence"]
