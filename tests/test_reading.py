"""One file of news: what is read in it, what is wrong with it, and what tells that it is the same file as before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Newsroom, at
from newsroom import reading, works
from newsroom.item import NewsItem, fields_of
from newsroom.reading import Consent, Reading

PATH = "news/2026/11/x.md"
FIELDS = ", ".join(fields_of(NewsItem))

# Fields as they are written, each on its own line below the id (which is line 5), and what is then said.
MISTAKES: dict[str, tuple[dict[str, str], str]] = {
    "no title": ({"title": ""}, "1: title: is missing; write it, as `title: Harbour Library reopens on Saturday`"),
    "no date": ({"date": ""}, "1: date: is missing; write it, as `date: 2026-11-22`"),
    "no summary": (
        {"summary": ""},
        "1: summary: is missing; write it, as "
        "`summary: The library on Fish Street opens again on Saturday with longer hours.`",
    ),
    "an empty title": ({"title": '""'}, "2: title: is empty; write it in plain words"),
    "an empty summary": ({"summary": '" "'}, "4: summary: is empty; write it in plain words"),
    "markup in the title": ({"title": "The <b>new</b> library"}, "2: title: holds the markup <b>; write plain text"),
    "markup in the summary": ({"summary": "Read on.<br>"}, "4: summary: holds the markup <br>; write plain text"),
    "an entity in the title": ({"title": "Fish &amp; chips"}, "2: title: holds &amp;; write the character itself: &"),
    "an entity in the summary": ({"summary": "A &#8216;q"}, "4: summary: holds &#8216;; write the character itself: ‘"),
    "a title that is a list": ({"title": "[A, B]"}, "2: title: is a list; write one text"),
    "a summary that is too long": (
        {"summary": "x" * 301},
        "4: summary: has 301 characters, at most 300; say it in fewer words",
    ),
    "a date in another order": (
        {"date": "22/11/2026"},
        "3: date: “22/11/2026” is not a date; write it as 2026-11-22 or 2026-11-22 14:30",
    ),
    "a day that no calendar has": (
        {"date": "2026-02-30"},
        "3: date: “2026-02-30” does not exist; write a day and time that the calendar has, as 2026-11-22 14:30",
    ),
    "an hour that the clocks skip": (
        {"date": "2026-03-29 01:30"},
        "3: date: 2026-03-29 01:30 does not exist, since the clocks go forward; write 2026-03-29 02:30",
    ),
    "an hour that the clocks repeat": (
        {"date": "2026-10-25 01:30"},
        "3: date: 2026-10-25 01:30 exists twice, since the clocks go back; "
        "write 2026-10-25 01:30+01:00 or 2026-10-25 01:30+00:00",
    ),
    "a date that is a list": ({"date": "[2026]"}, "3: date: write one date, as 2026-11-22 14:30"),
    "an id that is none": (
        {"id": "42"},
        "5: id: “42” is not an id; leave the line out and run `newsroom check --fix`, which mints one",
    ),
    "no id": ({"id": ""}, "1: id: is missing; run `newsroom check --fix`, which mints one"),
    "an unknown field": ({"titel": "x"}, "6: titel: is not a field; did you mean title?"),
    "a field in capitals": ({"Topics": "[housing]"}, "6: Topics: is not a field; did you mean topics?"),
    "a field like no other": ({"zzz": "x"}, f"6: zzz: is not a field; take the line out, or write one of {FIELDS}"),
    "a field of our own making": (
        {"body_line": "x"},
        f"6: body_line: is not a field; take the line out, or write one of {FIELDS}",
    ),
    "a line with a colon that a folded text has lost": (
        {"summary": ">\n  Open again.\nPlease note: on Saturday"},
        "6: Please note: is not a field; if this line belongs to the text above, indent it by two spaces",
    ),
    "an unknown field below a folded text": (
        {"short_title": ">\n  Short", "topcs": "[housing]"},
        "8: topcs: is not a field; did you mean topics?",
    ),
    "an unknown kind": (
        {"kind": "evnt", "starts": "2026-12-05", "location": "Here"},
        "6: kind: “evnt” is not a kind of item; did you mean event?",
    ),
    "an unknown topic": (
        {"topics": "[housing, libaries]"},
        "6: topics: “libaries” is not in the settings' list of topics; did you mean libraries?",
    ),
    "an unknown topic on a line of its own": (
        {"topics": "\n  - housing\n  - zoo"},
        "8: topics: “zoo” is not in the settings' list of topics; write one of: housing, libraries",
    ),
    "an unknown place": (
        {"places": "[harbor]"},
        "6: places: “harbor” is not in the settings' list of places; did you mean harbour?",
    ),
    "an unknown contact": (
        {"contact": "pres"},
        "6: contact: “pres” is not in the settings' list of contacts; did you mean press?",
    ),
    "one topic without its brackets": ({"topics": "housing"}, "6: topics: is a list; write [housing]"),
    "topics as a mapping": ({"topics": "{housing: yes}"}, "6: topics: is a list; write [housing]"),
    "a topic twice": ({"topics": "[housing, housing]"}, "6: topics: names the same key twice; write each once"),
    "a draft that may be": ({"draft": "maybe"}, "6: draft: “maybe” is neither; write true or false"),
    "a draft that is a list": ({"draft": "[true]"}, "6: draft: is a list; write true or false"),
    "a lead until some day": (
        {"lead_until": "soon"},
        "6: lead_until: “soon” is not a date; write it as 2026-11-22 or 2026-11-22 14:30",
    ),
    "markup in the short title": (
        {"short_title": "<i>A</i>"},
        "6: short_title: holds the markup <i>; write plain text",
    ),
    "an image that is only a name": (
        {"image": "a.jpg"},
        "6: image: is one text; write its parts below it, indented: src and alt",
    ),
    "an image without alt": (
        {"image": "\n  src: a.jpg"},
        "6: image: has no alt; write what it shows, or decorative: true if it shows nothing the text does not say",
    ),
    "an image with an empty alt": (
        {"image": '\n  src: a.jpg\n  alt: ""'},
        "6: image: has no alt; write what it shows, or decorative: true if it shows nothing the text does not say",
    ),
    "an image without a file": (
        {"image": "\n  alt: A view"},
        "6: image.src: is missing; write it, as `src: photo.jpg`",
    ),
    "an unknown field of the image": (
        {"image": "\n  src: a.jpg\n  atl: A view\n  decorative: yes"},
        "8: image.atl: is not a field; did you mean alt?",
    ),
    "a focus outside the picture": (
        {"image": "\n  src: a.jpg\n  alt: A view\n  focus: 150% 30%"},
        "9: image.focus: “150% 30%” is not a point; write how far right and down it is, as 50% 30%",
    ),
    "a focus that is a list": (
        {"image": "\n  src: a.jpg\n  alt: A view\n  focus: [50%, 30%]"},
        "9: image.focus: is a list; write how far right and down the point is, as 50% 30%",
    ),
}


def read(room: Newsroom, path: str = PATH) -> Reading:
    return reading.read(room.root, path, reading.context(room.settings))


def said(room: Newsroom, path: str = PATH) -> list[str]:
    return [str(problem) for problem in read(room, path).problems]


@pytest.mark.parametrize(("fields", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_its_line_and_field(room: Newsroom, fields: dict[str, str], said: str) -> None:
    room.write(PATH, **{"summary": "A summary.", **fields})
    assert [str(problem) for problem in read(room).problems] == [f"{PATH}:{said}"]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("consulation", "1: respond: is missing; write it"), ("Consultation", "1: respond: is missing; write it"),
        ("survey", "1: respond: is missing; write it"),  # of which `closes` tells what was meant
    ],
)  # fmt: skip
def test_an_unknown_kind_hides_no_other_mistake(room: Newsroom, kind: str, said: str) -> None:
    room.write(PATH, summary="A summary.", kind=kind, closes="next week", topics="[zoo]")
    found = [str(problem).removeprefix(f"{PATH}:") for problem in read(room).problems]
    assert [one.partition(";")[0] for one in found] == [
        said.partition(";")[0],
        f"6: kind: “{kind}” is not a kind of item",
        "7: closes: “next week” is not a date",
        "8: topics: “zoo” is not in the settings' list of topics",
    ]


def test_only_a_missing_id_is_not_grave(room: Newsroom) -> None:
    room.write("news/a.md", id="")
    room.write("news/b.md", title="")
    problems = [problem for name in ("news/a.md", "news/b.md") for problem in read(room, name).problems]
    assert [(problem.path, problem.grave) for problem in problems] == [("news/a.md", False), ("news/b.md", True)]


def test_an_item_without_an_id_has_one_from_its_path(room: Newsroom) -> None:
    room.write("news/a.md", id="")
    room.write("news/b.md", id="")
    first, second, again = (found.id for name in "aba" if (found := read(room, f"news/{name}.md").item))
    assert first == again != second


def test_crlf_and_lf_make_equal_items(room: Newsroom) -> None:
    file = room.write("news/a.md", summary=">\n  One\n  two", topics="\n  - housing", body="# A\n\n- one\n- two\n")
    plain = read(room, "news/a.md").item
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert plain and read(room, "news/a.md").item == plain
    assert plain.body == "# A\n\n- one\n- two"


@pytest.mark.parametrize("name", ["My item.md", "item_1.md", "Item.md", "item.MD", "item.markdown", "tŷ.md"])
def test_a_file_name_that_makes_no_clean_address_is_named(room: Newsroom, name: str) -> None:
    room.write(f"news/2026/11/{name}")
    shown = name.removesuffix(".md")
    assert said(room, f"news/2026/11/{name}") == [
        f"news/2026/11/{name}:1: the name “{shown}” makes no clean address; "
        "rename it with small letters a-z, digits and single hyphens"
    ]


def test_a_file_that_is_a_link_to_the_outside_is_not_read(
    room: Newsroom, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.md"
    outside.write_text(room.write("news/good.md").read_text())
    (room.root / "news/x.md").symlink_to(outside)
    assert said(room, "news/x.md") == [
        "news/x.md:1: is a link to a file outside the newsroom; save the file itself here"
    ]


def test_a_name_that_is_not_utf_8_is_a_problem_and_no_crash(room: Newsroom) -> None:
    room.save("news/a\udcff.md", "---\ntitle: T\ndate: 2026-11-20\nsummary: S.\n---\n\nText.\n")
    assert any("makes no clean address" in line for line in said(room, "news/a\udcff.md"))


def test_a_file_that_is_gone_or_is_a_folder_is_named(room: Newsroom) -> None:
    (room.root / PATH).mkdir(parents=True)
    assert said(room) == [f"{PATH}:1: can't be read (Is a directory); check the file"]
    (room.root / PATH).rmdir()
    assert said(room) == [f"{PATH}:1: can't be read (No such file or directory); check the file"]


def test_of_a_file_that_makes_no_item_the_fields_are_left_as_they_stand(room: Newsroom) -> None:
    room.write(PATH, title="", topics="[nowhere]")
    found = read(room)
    assert not found.item and found.kept() == found
    assert found.source and found.source.fields["topics"] == ["nowhere"]


def test_of_an_item_nothing_is_kept_that_the_item_does_not_hold(room: Newsroom) -> None:
    room.write(PATH)
    found = read(room)
    assert found.source and not found.kept().source and found.kept().item == found.item


def test_it_tells_when_the_item_becomes_different_earliest_first(room: Newsroom) -> None:
    room.write(PATH, date="2026-11-20", lead_until="2026-12-24 09:00", expires="2026-11-22")
    times = [at(when).timestamp() for when in ("2026-11-20", "2026-11-22 23:59", "2026-12-24 09:00")]
    assert not said(room)
    assert read(room).times == tuple(times)


@pytest.mark.parametrize("title", ["A title", ""])
def test_until_when_a_picture_may_be_shown_is_read_whatever_else_is_wrong(room: Newsroom, title: str) -> None:
    room.write(PATH, title=title, image='\n  src: a.jpg\n  alt: A view\n  consent_until: "2026-12-01 09:00"')
    assert read(room).consents == (Consent(PATH, "a.jpg", at("2026-12-01 09:00")),)


def test_a_file_is_known_by_its_bytes(room: Newsroom) -> None:
    file = room.write(PATH)
    before = read(room).digest
    assert before == works.of_bytes(file.read_bytes())
    file.write_text(file.read_text() + "x")
    assert read(room).digest not in ("", before)
    room.save(PATH, b"\xff")
    assert read(room).digest


# Which files there are.


def found(room: Newsroom) -> dict[str, bool]:
    """Every file, and whether there is a sign by which it is known again."""
    return {path: bool(sign) for path, sign in reading.find(room.root)}


def test_every_markdown_file_is_found_at_any_depth_and_nothing_else(room: Newsroom) -> None:
    for name in ("a.md", "2026/11/b.md", "2026/c.MD", "2026/d.markdown", "2026/e.txt", "2026/f.md.new"):
        room.save(f"news/{name}", "x")
    assert found(room) == dict.fromkeys(
        ["news/a.md", "news/2026/11/b.md", "news/2026/c.MD", "news/2026/d.markdown"], True
    )


def test_a_newsroom_without_a_folder_of_news_has_none(room: Newsroom) -> None:
    assert found(room) == {}


def test_a_folder_and_a_link_have_no_sign_by_which_they_are_known_again(room: Newsroom) -> None:
    room.write("news/a.md")
    (room.root / "news/b.md").symlink_to("a.md")
    (room.root / "news/c.md").mkdir()
    assert found(room) == {"news/a.md": True, "news/b.md": False, "news/c.md": False}


def test_a_link_to_a_folder_is_not_followed(room: Newsroom) -> None:
    room.write("news/a/x.md")
    (room.root / "news/b").symlink_to("a")
    assert list(found(room)) == ["news/a/x.md"]


def test_a_file_that_goes_while_its_folder_is_read_takes_no_other_with_it(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"news/{n}.md" for n in range(5)]
    for name in names:
        room.write(name)
    scan = os.scandir

    class Racing:
        """Takes the second file away after its folder has been read."""

        def __init__(self, folder: Path) -> None:
            self.entries = list(scan(folder))

        def __enter__(self) -> Iterator[os.DirEntry[str]]:
            Path(self.entries[1].path).unlink()
            return iter(self.entries)

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(os, "scandir", Racing)
    assert sorted(found(room)) == names
    assert sorted(found(room).values()).count(False) >= 1
