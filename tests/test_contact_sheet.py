"""The contact sheet: every card as networks crop it, its words, its weight, and what is wrong."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any

import pytest
import shown
from lxml import html
from newsroom import contact_sheet
from newsroom.contact_sheet import CROPS, Frame
from newsroom.item import NETWORKS
from newsroom.problems import Problem
from PIL import Image

NOW = datetime(2026, 11, 22, 12, tzinfo=shown.SETTINGS.zone)
LONG = "Thousands of residents have told us what matters to them most about the town centre and its market " * 3


def framed(photo: bytes | None = None, fault: str = "", **fields: Any) -> tuple[Frame, bytes | None]:
    title = fields.pop("title", "Market Hall opens")
    item = shown.item(**fields).model_copy(update={"title": title})
    return contact_sheet.frame(item, shown.SETTINGS, shown.WORDS, NOW, photo, fault)


def page(*frames: Frame, unread: tuple[Problem, ...] = ()) -> Any:
    return html.document_fromstring(contact_sheet.render(frames, shown.SETTINGS, NOW, unread))


def said(*frames: Frame, **how: Any) -> str:
    return " ".join(page(*frames, **how).text_content().split())


def photograph() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (800, 600), "#8fb4d6").save(buffer, "JPEG")
    return buffer.getvalue()


def test_a_frame_tells_the_card_its_words_and_its_bytes() -> None:
    found, raw = framed()
    assert found.card and raw and found.card.size == len(raw) and raw.startswith(b"\x89PNG")
    assert found.card.alt == "Market Hall opens. News, 22 November 2026, Exampleton Borough Council."
    text = said(found)
    assert found.card.alt in text and f"{len(raw):,} bytes, PNG" in text and "news/2026/11/x.md" in text


def test_a_photo_makes_a_card_with_the_photo() -> None:
    image = {"src": "x.jpg", "alt": "The harbour"}
    found, raw = framed(photograph(), image=image)
    assert found.card and raw and raw.startswith(b"\xff\xd8") and "JPEG" in said(found)


def test_a_photo_that_cannot_be_read_is_named_and_the_card_drawn_without_it() -> None:
    found, _ = framed(None, "image.src: x.jpg is no picture.", image={"src": "x.jpg", "alt": "The harbour"})
    assert found.problems == ("image.src: x.jpg is no picture.",)
    assert found.card and found.card.media_type == "image/png" and found.problems[0] in said(found)


def test_a_photo_without_consent_is_not_drawn() -> None:
    image = {"src": "x.jpg", "alt": "The mayor", "consent_until": "2026-11-22 10:00"}
    found, _ = framed(photograph(), image=image)
    assert found.card and found.card.media_type == "image/png"


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, ""),
        ({"draft": True}, "Not public: this is a draft"),
        ({"date": "2026-12-01T09:00"}, "Not public until 1 December 2026, 09:00"),
    ],
)
def test_what_is_not_public_is_marked(fields: dict[str, Any], state: str) -> None:
    found, _ = framed(**fields)
    assert found.state == state and found.card and state in said(found)


def test_a_headline_without_room_has_no_card_and_a_sentence() -> None:
    found, raw = framed(title=LONG)
    assert found.card is None and raw is None
    assert re.fullmatch(r"title: has \d+ characters, .* write a short_title of at most \d+\.", found.problems[0])
    text = said(found)
    assert found.problems[0] in text and "It has no card until that is mended." in text and "To mend" in text


def test_an_alert_without_room_has_the_plain_card_and_the_sentence() -> None:
    found, raw = framed(title=LONG, kind="alert", severity="emergency")
    assert raw and found.card and found.card.alt.startswith("Emergency. ")
    assert found.problems[0].endswith("It gets the plain card.")


def test_what_was_withdrawn_has_no_card_and_no_posts() -> None:
    found, raw = framed(withdrawn={"date": "2026-11-22 11:00", "reason": "It was wrong."}, social={"x": "Come in"})
    assert (found.card, raw, found.posts) == (None, None, ())
    assert "Withdrawn: it has no card any more." in said(found) and "Come in" not in said(found)


def test_each_network_is_named_with_what_it_leaves_of_a_card() -> None:
    text = said(framed()[0])
    for network in ("Facebook", "LinkedIn", "Bluesky", "X", "Mastodon", "WhatsApp"):
        assert re.search(rf"\b{network}\b", text)


@pytest.mark.parametrize("crop", CROPS, ids=lambda crop: crop.name)
def test_a_crop_is_the_middle_of_the_card_in_the_networks_ratio(crop: contact_sheet.Crop) -> None:
    left, top, wide, high = crop.part
    ratio = {"1.91 to 1": 1.91, "2 to 1": 2, "Centre square": 1}[crop.name]
    assert abs(wide / high - ratio) < 0.005
    assert abs(2 * left + wide - 1200) <= 1 and abs(2 * top + high - 630) <= 1


def test_crops_are_as_large_as_on_a_telephone() -> None:
    assert [crop.size for crop in CROPS] == [(336, 176), (336, 168), (176, 176)]
    styles = [img.get("style") for img in page(framed()[0]).xpath("//div[@class='crop']/img")]
    assert styles == [
        "width:336px;left:-0px;top:-0px",
        "width:336px;left:-0px;top:-4px",
        "width:336px;left:-80px;top:-0px",
    ]


def test_the_wording_of_each_network_stands_with_its_count() -> None:
    found, _ = framed(social={"mastodon": "The Market Hall opens on Saturday.", "x": "Open!"})
    rows = [" ".join(cell.text_content() for cell in row) for row in page(found).xpath("//tr")[1:]]
    assert rows == [
        f"mastodon The Market Hall opens on Saturday. 34 of {NETWORKS['mastodon'] - 24}", f"x Open! 5 of {NETWORKS['x'] - 24}"
    ]  # fmt: skip
    assert "No wording of its own for bluesky, facebook" in said(found)
    assert set(found.unworded) == set(NETWORKS) - {"mastodon", "x"}


def test_what_is_posted_nowhere_says_so() -> None:
    assert "Not posted anywhere: social is false." in said(framed(social="false")[0])
    assert "No wording is written for any network" in said(framed()[0])


def test_files_that_cannot_be_read_are_named() -> None:
    problem = Problem("news/2026/11/y.md", 2, "titel", "is not a field; did you mean title?")
    assert "news/2026/11/y.md:2: titel: is not a field; did you mean title?" in said(unread=(problem,))


def test_the_page_is_static_and_asks_nobody_for_anything() -> None:
    found, _ = framed(title="<script>alert(1)</script> & sons", social={"x": "Fish & chips < 5 pounds"})
    raw = contact_sheet.render([found], shown.SETTINGS, NOW)
    assert "<script" not in raw and "Fish &amp; chips &lt; 5 pounds" in raw
    document = html.document_fromstring(raw)
    assert not document.xpath("//script | //link | //iframe | //@onclick")
    assert {img.get("src") for img in document.xpath("//img")} == {found.card.address if found.card else ""}
    assert not re.search(r"(src|href)=\"(https?:)?//|url\(|@import", raw)


def test_the_page_is_accessible() -> None:
    found, _ = framed(social={"x": "Open!"})
    document = page(found)
    assert document.get("lang") == "en-GB" and len(document.xpath("//h1")) == 1 and document.xpath("//main")
    first, *others = document.xpath("//article//img")
    assert found.card and first.get("alt") == found.card.alt and {img.get("alt") for img in others} == {""}
    assert all(th.get("scope") in ("col", "row") for th in document.xpath("//th")) and document.xpath("//caption")


def test_the_same_cards_give_the_same_page() -> None:
    assert contact_sheet.render([framed()[0]], shown.SETTINGS, NOW) == contact_sheet.render(
        [framed()[0]], shown.SETTINGS, NOW
    )
