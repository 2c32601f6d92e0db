"""The kinds of item: what each needs, what belongs to another, and what can't be."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from desk import Newsroom, at
from newsroom import fields as fields_
from newsroom.item import KINDS, Consultation, Event, Notice, fields_of

NEEDED = {
    "notice": {"legal_basis": "Highways Act 1980", "representations_by": "2026-12-14"},
    "consultation": {"closes": "2026-12-14", "respond": "{email: a@b.example}"},
    "event": {"starts": "2026-12-05 10:00", "location": "Town Hall"},
    "alert": {"severity": "major"},
}
X = "news/2026/11/x.md"
EVERY = list(dict.fromkeys(field for kind in KINDS.values() for field in fields_of(kind)))


def said(room: Newsroom, **fields: str) -> list[str]:
    room.write(X, **fields)
    return [line.removeprefix(f"{X}:") for line in room.said()]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_sound_with_what_it_needs(room: Newsroom, kind: str) -> None:
    assert said(room, kind=kind, **NEEDED.get(kind, {})) == []
    (item,) = room.read().items
    assert type(item) is KINDS[kind]
    assert item.kind == kind


@pytest.mark.parametrize(("kind", "field"), [(kind, field) for kind, needed in NEEDED.items() for field in needed])
def test_every_kind_names_what_it_lacks(room: Newsroom, kind: str, field: str) -> None:
    given = {key: value for key, value in NEEDED[kind].items() if key != field}
    (line,) = said(room, kind=kind, **given)
    assert line.startswith(f"1: {field}: is missing; write it")


@pytest.mark.parametrize(
    ("kind", "field"),
    [(kind, field) for kind in KINDS for field in EVERY if field not in fields_of(KINDS[kind])],
)  # fmt: skip
def test_a_field_of_another_kind_is_named_as_such(room: Newsroom, kind: str, field: str) -> None:
    (line,) = said(room, kind=kind, **NEEDED.get(kind, {}), **{field: "x"})
    owners = [name for name, other in KINDS.items() if field in fields_of(other)]
    assert f"{field}: is a field of a" in line
    assert f"this is of the kind {kind}; take the line out, or write kind: {owners[0]}" in line


MISTAKES: list[tuple[str, dict[str, str], str]] = [
    ("consultation", {"closes": "2026-11-01"}, "closes: 2026-11-01 23:59 lies before it opens; mend one of the two"),
    ("consultation", {"respond": "by post"}, "respond: is one text; write its parts below it, indented: form and email"),
    ("consultation", {"respond": "{}"}, "respond: names no way to answer; write at least one of form, email, phone and post"),
    ("consultation", {"respond": "{fax: '1'}"}, "respond.fax: is not a field; take the line out, or write one of form, email, phone, post"),
    ("consultation", {"respond": "{form: /survey}"}, "respond.form: “/survey” is no whole address of the web; write it as https://www.exampleton.gov.uk/form"),
    ("consultation", {"respond": "{email: a at b}"}, "respond.email: “a at b” is no email address; write it as consultations@exampleton.gov.uk"),
    ("consultation", {"outcome": "{date: 2026-11-01, text: T}"}, "outcome: 2026-11-01 00:00 lies before the item's date; mend one of the two"),
    ("consultation", {"outcome": "{text: T}"}, "outcome.date: is missing; write it, as `date: 2027-01-20 10:00`"),
    ("consultation", {"outcome": "{date: 2026-12-01, text: T}"}, "outcome: 2026-12-01 00:00 lies before it closes; mend one of the two"),
    ("notice", {"representations_by": "2026-11-01"}, "representations_by: 2026-11-01 23:59 lies before the item's date; mend one of the two"),
    ("news", {"expires": "2025-11-30"}, "expires: 2025-11-30 23:59 lies before the item's date; mend one of the two"),
    ("news", {"lead_until": "2025-11-30"}, "lead_until: 2025-11-30 00:00 lies before the item's date; mend one of the two"),
    ("alert", {"updates": "[{date: 2026-11-21 12:00, text: T}]", "stood_down": "{date: 2026-11-21 11:00, text: T}"}, "stood_down: 2026-11-21 11:00 lies before the newest update; mend one of the two"),
    ("alert", {"withdrawn": "{date: 2026-11-21, reason: R}", "updates": "[{date: 2026-11-21 12:00, text: T}]"}, "updates: 2026-11-21 12:00 lies after the item was withdrawn; write the time of the withdrawal too, or mend it"),
    ("news", {"corrections": "[{date: 2026-11-21 12:00, was: W, now: N}]", "withdrawn": "{date: 2026-11-21, reason: R}"}, "withdrawn: 2026-11-21 12:00 lies after the item was withdrawn; write the time of the withdrawal too, or mend it"),
    ("event", {"ends": "2026-12-05 09:00"}, "ends: 2026-12-05 09:00 lies before it starts; mend one of the two"),
    ("alert", {"severity": "severe"}, "severity: “severe” is not known; write minor, major or emergency"),
    ("alert", {"postcodes": "[ZZ99]"}, "postcodes: “ZZ99” is not a whole postcode; write it as EX1 2AB"),
    ("alert", {"updates": "{date: 2026-11-21, text: T}"}, "updates: is a list; begin each entry with a hyphen, as `- date: 2026-11-22`"),
    ("alert", {"updates": "[{date: 2026-11-21, text: A}, {date: 2026-11-22, text: B}]"}, "updates: is not in order; put the newest first, since each is counted from the oldest"),
    ("news", {"changes": "[{date: 2026-11-21, note: N, mayor: yes}]"}, "changes.mayor: is not a field; did you mean major?"),
    ("news", {"changes": "[{date: 2026-11-19, note: N}]"}, "changes: 2026-11-19 00:00 lies before the item's date; mend one of the two"),
    ("news", {"corrections": "[{date: 2026-11-21, was: W}]"}, "corrections.now: is missing; write it, as `now: The meeting is on Tuesday`"),
    ("news", {"withdrawn": "yes"}, "withdrawn: is one text; write its parts below it, indented: date and reason"),
    ("news", {"thread": "The Library"}, "thread: “The Library” stands in an address; write it in small letters, digits and single hyphens"),
    ("news", {"aliases": "/old/"}, "aliases: is a list; write [/old/]"),
    ("news", {"aliases": "[https://other.example/x/]"}, "aliases: “https://other.example/x/” lies on another site; write an old address of this newsroom, as /news/2026/10/old-name/"),
    ("news", {"aliases": "['/old/?id=3']"}, "aliases: “/old/?id=3” holds a ? or #, which no file answers; write the address without it"),
    ("news", {"aliases": "[/old.aspx]"}, "aliases: “/old.aspx” ends in .aspx, which no page of this newsroom may; leave it out"),
    ("news", {"aliases": "[/index.html]"}, "aliases: “/index.html” is not an address; write it as /news/2026/10/old-name/"),
    ("news", {"aliases": "[/" + "a" * 201 + "/]"}, "aliases: “/" + "a" * 201 + "/” is not an address; write it as /news/2026/10/old-name/"),
    ("news", {"aliases": "[/a.html/b/]"}, "aliases: “/a.html/b/” is not an address; write it as /news/2026/10/old-name/"),
    ("news", {"aliases": "[/a.html/]"}, "aliases: “/a.html/” is not an address; write it as /news/2026/10/old-name/"),
    ("news", {"aliases": "[/logo.svg/]"}, "aliases: “/logo.svg/” is not an address; write it as /news/2026/10/old-name/"),
    ("news", {"aliases": "[/a//b/]"}, "aliases: “/a//b/” is not an address; write it as /news/2026/10/old-name/"),
    ("news", {"aliases": "[../x/]"}, "aliases: “../x/” is not an address; write it as /news/2026/10/old-name/"),
    ("news", {"social": "{twitter: T}"}, "social: “twitter” is not a network that is known; write one of bluesky, facebook, instagram, linkedin, mastodon, nextdoor, threads, whatsapp, x"),
    ("news", {"social": "{x: " + "a" * 257 + "}"}, "social: x: has 257 characters, at most 256 beside the address; say it in fewer"),
    ("news", {"social": "never"}, "social: is a list of networks; write each as `mastodon: the words`, indented below it, or false"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "fields", "expected"), MISTAKES, ids=[f"{k} {f}"[:60] for k, f, _ in MISTAKES])
def test_a_mistake_is_named_with_what_to_write(
    room: Newsroom, kind: str, fields: dict[str, str], expected: str
) -> None:
    (line,) = said(room, kind=kind, **{**NEEDED.get(kind, {}), **fields})
    assert line.partition(": ")[2] == expected
    assert int(line.partition(":")[0]) > 5


def read(room: Newsroom, **fields: str) -> Any:
    assert said(room, **fields) == []
    return room.read().items[0]


def test_a_deadline_without_a_time_is_the_whole_day(room: Newsroom) -> None:
    item: Consultation = read(room, kind="consultation", **NEEDED["consultation"], expires="2026-12-31")
    assert item.closes == at("2026-12-14 23:59")
    assert item.expires == at("2026-12-31 23:59")
    assert read(room, expires="2026-12-31 12:00").expires == at("2026-12-31 12:00")


def test_a_consultation_that_names_no_opening_opens_when_it_is_published(room: Newsroom) -> None:
    item: Consultation = read(room, kind="consultation", **NEEDED["consultation"])
    assert item.opening == item.date


def test_an_event_lasts_all_day_or_to_the_end_of_the_day_where_it_names_no_end(room: Newsroom) -> None:
    item: Event = read(room, kind="event", starts="2026-12-05", location="L")
    assert (item.finish, item.is_all_day) == (at("2026-12-05 23:59"), True)
    item = read(room, kind="event", starts="2026-12-05", ends="2026-12-07", location="L")
    assert (item.finish, item.is_all_day) == (at("2026-12-07 23:59"), True)
    item = read(room, kind="event", starts="2026-12-05 10:00", location="L")
    assert (item.finish, item.is_all_day) == (at("2026-12-05 23:59"), False)


def test_a_notice_may_say_that_nobody_can_object(room: Newsroom) -> None:
    item: Notice = read(room, kind="notice", legal_basis="L", representations_by="none")
    assert item.representations_by is None


def test_an_alias_is_read_however_it_is_written(room: Newsroom) -> None:
    written = "[/news/2026/10/a/, news/2026/10/b, https://news.example/en/c/, /d.html, /caf%C3%A9/, /e/index.html]"
    assert read(room, aliases=written).aliases == ("news/2026/10/a/", "news/2026/10/b/", "c/", "d.html", "café/", "e/")


def test_wording_for_networks_or_none_at_all(room: Newsroom) -> None:
    assert read(room, social="{mastodon: Come and see}").social == {"mastodon": "Come and see"}
    assert read(room, social="false").social is False
    assert read(room).social == {}


def test_nothing_about_looks_holds_back_an_alert(room: Newsroom) -> None:
    room.write(X, kind="alert", severity="emergency", image="{src: gone.jpg}", short_title="<b>x</b>", social="never")
    found = room.examine()
    assert {p.field for p in found.problems} == {"image", "short_title", "social"}
    assert not any(p.grave for p in found.problems)
    assert [i.image for i in found.on(at("2026-11-22")).items] == [None]


@pytest.mark.parametrize(
    "fields",
    [
        {"image": "{src: gone.jpg, alt: A}"}, {"title": "Many words " * 30, "summary": "S."}, {"title": "Sail \U0001f6a2"},
        {"body": "![](gone.jpg)"},
    ],
)  # fmt: skip
def test_no_picture_or_headline_holds_back_an_alert(room: Newsroom, fields: dict[str, str]) -> None:
    room.write(X, kind="alert", severity="emergency", **fields)
    found = room.examine()
    assert found.problems
    assert [i.path for i in found.on(at("2026-11-22")).items] == [X]


@pytest.mark.parametrize(
    "fields",
    [
        {"expires": "2025-11-30"}, {"next_update": "2025-11-30"}, {"image": "{src: a.jpg, src: b.jpg, alt: A}"},
        {"body": "<font color=red>Now</font>"}, {"body": "[a](gone.md)"}, {"body": "[a](wrong.md)"},
    ],
)  # fmt: skip
def test_an_alert_goes_out_without_what_is_wrong_in_it(room: Newsroom, fields: dict[str, str]) -> None:
    room.write("news/2026/11/wrong.md", topics="[nowhere]")
    room.write(X, kind="alert", severity="emergency", **fields)
    found = room.examine()
    assert {p.path for p in found.problems} >= {X}
    assert [i.path for i in found.on(at("2026-11-22")).items] == [X]


def test_an_alias_as_it_stands_in_a_browser_is_read_where_the_newsroom_has_a_path() -> None:
    url = "https://council.example/newsroom/"
    for written in ("/newsroom/old/", "https://council.example/newsroom/old/", "/old/", "old"):
        assert fields_.alias(written, url) == "old/"


def test_an_alert_with_another_mistake_is_held_back(room: Newsroom) -> None:
    room.write(X, kind="alert", severity="severe", image="{src: gone.jpg}")
    assert room.examine().on(at("2026-11-22")).items == ()


def test_no_kind_is_built_before_the_first_item_of_it_is_read() -> None:
    asked = (
        "import sys; from newsroom.item import KINDS; sys.exit(any(k.__pydantic_complete__ for k in KINDS.values()))"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
