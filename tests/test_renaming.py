"""A rename carries files, links and the old address along, changes nothing else, and fails before it begins."""

from __future__ import annotations

import posixpath
import random
from pathlib import Path

import pytest
from desk import NOW, Newsroom
from newsroom import record, renaming, source
from newsroom.item import Item
from newsroom.placing import Refused
from newsroom.renaming import Plan

OLD, NEW = "news/2026/11/x.md", "news/2026/10/y.md"
ADDRESS = "news/2026/11/x/"


def plan(room: Newsroom, old: str = OLD, new: str = NEW, *, alias: bool = False) -> Plan:
    published = record.read(room.root)
    return renaming.plan(room.root, room.root / "docs", room.read(), published, (old, new), alias=alias)


def rename(room: Newsroom, old: str = OLD, new: str = NEW, *, alias: bool = False) -> Plan:
    made = plan(room, old, new, alias=alias)
    renaming.apply(room.root, made)
    return made


def publish(room: Newsroom, *addresses: str) -> None:
    room.save(record.NAME, "".join(f"{address}\n" for address in addresses))


def only(room: Newsroom) -> Item:
    (item,) = room.read().items
    return item


def tree(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def test_an_item_keeps_its_id_and_leaves_an_alias(room: Newsroom) -> None:
    room.write(OLD)
    publish(room, ADDRESS)
    before = only(room)
    made = rename(room)
    after = only(room)
    assert (after.id, after.title, after.body) == (before.id, before.title, before.body)
    assert (after.path, after.aliases, made.alias) == (NEW, (ADDRESS,), f"/{ADDRESS}")
    assert room.said(NOW, ADDRESS) == []
    assert not (room.root / OLD).parent.exists()


def test_what_was_never_published_needs_no_alias(room: Newsroom) -> None:
    room.write(OLD)
    raw = (room.root / OLD).read_bytes()
    assert rename(room).alias == ""
    assert (room.root / NEW).read_bytes() == raw
    assert rename(room, NEW, OLD, alias=True).alias == "/news/2026/10/y/"
    assert only(room).aliases == ("news/2026/10/y/",)


HEADS = {
    "no aliases": ("", "aliases: [/{old}]\n"),
    "in brackets": ("aliases: [/a/, /b/]\n", "aliases: [/a/, /b/, /{old}]\n"),
    "in brackets over lines": ("aliases: [\n  /a/,\n  /b/,\n]\n", "aliases: [\n  /a/,\n  /b/, /{old},\n]\n"),
    "empty brackets": ("aliases: []\n", "aliases: [/{old}]\n"),
    "empty": ("aliases:\n", "aliases: [/{old}]\n"),
    "nothing": ("aliases: ~\n", "aliases: [/{old}]\n"),
    "by lines": ("aliases:\n  - /a/\n  - /b/\n", "aliases:\n  - /a/\n  - /b/\n  - /{old}\n"),
    "by lines at the margin": ("aliases:\n- '/a/'\n", "aliases:\n- '/a/'\n- /{old}\n"),
    "with comments": ("aliases:\n  # once\n  - /a/\n# twice\n", "aliases:\n  # once\n  - /a/\n  - /{old}\n# twice\n"),
}


@pytest.mark.parametrize("last", [True, False], ids=["last", "above others"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["n", "rn"])
@pytest.mark.parametrize("form", HEADS)
def test_the_alias_is_added_in_every_form_and_nothing_else_moves(
    room: Newsroom, form: str, ending: str, last: bool
) -> None:
    before, after = HEADS[form]
    head = "---\n# a comment\ntitle:   'It''s: here'\nsummary: >\n  Two\n  lines.\ndate: 2026-11-20\n"
    tail = "id: 01JDZZZZZZZZZZZZZZZZZZZZZZ\n"
    text = "{head}{a}{b}---\n\n\nBody  \n\n"
    a, b = (tail, "{aliases}") if last or form == "no aliases" else ("{aliases}", tail)
    whole = text.format(head=head, a=a, b=b)
    room.save(OLD, whole.replace("{aliases}", before).replace("\n", ending))
    publish(room, ADDRESS)
    assert room.said(NOW, ADDRESS) == []
    rename(room)
    wanted = whole.replace("{aliases}", after.format(old=ADDRESS)).replace("\n", ending)
    assert (room.root / NEW).read_bytes().decode() == wanted
    assert room.said(NOW, ADDRESS) == []


def test_fields_in_braces_are_amended_too(room: Newsroom) -> None:
    room.save(OLD, "---\n{title: A, date: 2026-11-20, summary: S, id: 01JDZZZZZZZZZZZZZZZZZZZZZZ}\n---\n\nText\n")
    rename(room, alias=True)
    assert only(room).aliases == (ADDRESS,)


@pytest.mark.parametrize(
    "form",
    [
        "[/news/2026/10/y/]",
        "[/a/, /news/2026/10/y/, /b/]",
        "\n  - /news/2026/10/y/",
        "\n- /a/\n- /news/2026/10/y/\n- /b/",
    ],
)
@pytest.mark.parametrize("is_public", [True, False])
def test_going_back_takes_the_alias_that_is_now_its_address_out(room: Newsroom, form: str, is_public: bool) -> None:
    room.write(OLD, aliases=form, contact="press")
    publish(room, *([ADDRESS] if is_public else []))
    before = only(room)
    rename(room)
    left = tuple(a for a in before.aliases if a != "news/2026/10/y/")
    assert set(only(room).aliases) == {*left, *([ADDRESS] if is_public else [])}
    assert only(room).contact == "press"
    assert room.said(NOW, *([ADDRESS] if is_public else [])) == []


LINKS = {
    "[x](../11/x.md)": "[x](y.md)",
    "[x](../11/x.md#part)": "[x](y.md#part)",
    '[x](../11/x.md "A title")': '[x](y.md "A title")',
    "[x](<../11/x.md>)": "[x](<y.md>)",
    "[x](<../11/x.md#a> 'T')": "[x](<y.md#a> 'T')",
    "[*x* [y]](../11/x.md) and [z](../11/x.md)": "[*x* [y]](y.md) and [z](y.md)",
    "[![P](p.jpg)](../11/x.md)": "[![P](p.jpg)](y.md)",
    "[x][r]\n\n[r]: ../11/x.md": "[x][r]\n\n[r]: y.md",
    '[x][r]\n\n[r]: <../11/x.md#a> "T"': '[x][r]\n\n[r]: <y.md#a> "T"',
    "[r]\n\n   [r]: ../11/x.md": "[r]\n\n   [r]: y.md",
    '<a href="../11/x.md">x</a>': '<a href="y.md">x</a>',
    "<A HREF='../11/x.md#a&amp;b'>x</A>": "<A HREF='y.md#a&amp;b'>x</A>",
    "- a [x](../11/x.md)\n    - b [x](../11/x.md)": "- a [x](y.md)\n    - b [x](y.md)",
    "> [x](../11/x.md)": "> [x](y.md)",
    "| a |\n|---|\n| [x](../11/x.md) |": "| a |\n|---|\n| [x](y.md) |",
    "[x](../../2026/11/./x.md)": "[x](y.md)",
    "[x](../11/%78.md)": "[x](y.md)",
    # what is no link to it stays as it is
    "`[x](../11/x.md)`": None,
    "``a ` [x](../11/x.md)``": None,
    "```\n[x](../11/x.md)\n```": None,
    "~~~ md\n[x](../11/x.md)\n\n[r]: ../11/x.md\n~~~": None,
    "    [x](../11/x.md)": None,
    "\\[x](../11/x.md)": None,
    "../11/x.md": None,
    "[x](https://news.example/en/news/2026/11/x/)": None,
    "[x](../11/xx.md) [x](x.md) [x](../11/x.mdx)": None,
    "[x](#x.md)": None,
    "[^1]\n\n[^1]: ../11/x.md": None,
}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["n", "rn", "r"])
@pytest.mark.parametrize("written", LINKS)
def test_each_link_is_written_anew_and_nothing_else(room: Newsroom, written: str, ending: str) -> None:
    now = LINKS[written] or written
    text = (
        "---\ntitle: B\ndate: 2026-11-20\nsummary: See ../11/x.md\n---\n\nAbove [a](a.md)  \n\n{}\n\nBelow `code` [x\n"
    )
    room.write(OLD)
    other = room.save("news/2026/10/b.md", text.format(written).replace("\n", ending))
    made = rename(room)
    assert other.read_bytes().decode() == text.format(now).replace("\n", ending)
    assert bool(made.mended) == (now != written)
    for path, link in made.mended:
        assert path == "news/2026/10/b.md"
        assert link.was in other.read_bytes().decode() or ending
        assert link.now in text.format(now).split("\n")[link.line - 1] or "&amp;" in now


def test_links_of_hand_written_pages_are_written_anew_but_not_those_of_the_manual(room: Newsroom) -> None:
    room.write(OLD)
    page = room.save("docs/help/about.md", "See [x](../../news/2026/11/x.md).\n")
    manual = room.save("docs/manual/first.md", "See [x](../../news/2026/11/x.md).\n")
    rename(room)
    assert page.read_text() == "See [x](../../news/2026/10/y.md).\n"
    assert manual.read_text() == "See [x](../../news/2026/11/x.md).\n"


def test_its_own_links_follow_it_into_another_folder(room: Newsroom) -> None:
    room.write("news/2026/11/a.md")
    room.write("news/2025/b.md")
    room.save("docs/contact.md", "Us\n")
    body = "[a](a.md) [b](../../2025/b.md#c) [me](x.md#top) [up](#top) [us](../../../docs/contact.md) [out](https://x.example/)\n"
    room.write(OLD, body=body)
    before = room.said()
    rename(room, OLD, "news/deep/er/still/y.md")
    assert only_at(room, "news/deep/er/still/y.md").body == (
        "[a](../../../2026/11/a.md) [b](../../../2025/b.md#c) [me](y.md#top) [up](#top) [us](../../../../docs/contact.md) "
        "[out](https://x.example/)"
    )
    assert room.said() == before == []


def only_at(room: Newsroom, path: str) -> Item:
    return next(item for item in room.read().items if item.path == path)


def test_files_that_it_alone_names_move_and_those_of_others_are_copied(room: Newsroom) -> None:
    for name in ("own.csv", "shared.csv", "unnamed.csv", "page.pdf"):
        room.save(f"news/2026/11/{name}", name)
    room.write(OLD, body="[a](own.csv) [b](shared.csv) [c](page.pdf)\n")
    room.write("news/2026/11/z.md", body="[b](shared.csv)\n")
    room.save("docs/p.md", "[c](../news/2026/11/page.pdf)\n")
    made = rename(room)
    assert made.moves == {"news/2026/11/own.csv": "news/2026/10/own.csv"}
    assert set(made.copies) == {"news/2026/11/shared.csv", "news/2026/11/page.pdf"}
    names = {p.name for p in (room.root / "news/2026/11").iterdir()}
    assert names == {"shared.csv", "unnamed.csv", "page.pdf", "z.md"}
    assert {p.name for p in (room.root / "news/2026/10").iterdir()} == {"own.csv", "shared.csv", "page.pdf", "y.md"}
    assert room.said() == []


def test_in_the_same_folder_its_files_stay(room: Newsroom) -> None:
    room.save("news/2026/11/own.csv", "a")
    room.write(OLD, body="[a](own.csv)\n")
    made = rename(room, OLD, "y")
    assert (made.new, made.moves, made.copies) == ("news/2026/11/y.md", {}, {})
    assert room.said() == []


def test_its_picture_goes_with_it_or_is_named_where_it_is(room: Newsroom) -> None:
    room.save("news/2026/11/p.jpg", "p")
    room.save("news/shared/q.jpg", "q")
    room.write(
        OLD,
        image="\n  src: p.jpg\n  alt: 'A: picture'",
        body="![q](../../shared/q.jpg) [![q](../../shared/q.jpg)](#a)\n",
    )
    room.write("news/2026/11/z.md", image="{src: ../../shared/q.jpg, alt: Q}")
    before = source.read(OLD, (room.root / OLD).read_bytes()).fields
    rename(room, OLD, "news/y.md")
    assert source.read("news/y.md", (room.root / "news/y.md").read_bytes()).fields == before
    assert "![q](shared/q.jpg) [![q](shared/q.jpg)](#a)" in (room.root / "news/y.md").read_text()
    rename(room, "news/2026/11/z.md", "news/z.md")
    assert only_at(room, "news/z.md").image and only_at(room, "news/z.md").image.src == "shared/q.jpg"  # type: ignore[union-attr]
    assert (room.root / "news/p.jpg").is_file() and not (room.root / "news/2026").exists()


def test_an_item_in_a_folder_of_its_own_moves_whole(room: Newsroom) -> None:
    for name in ("a.csv", "b.pdf", "deep/c.jpg"):
        room.save(f"news/2026/11/x/{name}", name)
    room.write("news/2026/11/x/index.md", body="[a](a.csv) ![c](deep/c.jpg) [z](../z.md)\n")
    room.write("news/2026/11/z.md", body="[x](x/index.md)\n")
    made = rename(room, "news/2026/11/x", "y")
    assert made.new == "news/2026/11/y/index.md"
    assert not (room.root / "news/2026/11/x").exists()
    assert sorted(made.moves) == ["news/2026/11/x/a.csv", "news/2026/11/x/b.pdf", "news/2026/11/x/deep/c.jpg"]
    assert "[x](y/index.md)" in (room.root / "news/2026/11/z.md").read_text()
    rename(room, "news/2026/11/y/index.md", "news/2027/")
    assert "[x](../../2027/y/index.md)" in (room.root / "news/2026/11/z.md").read_text()
    assert "[z](../../2026/11/z.md)" in (room.root / "news/2027/y/index.md").read_text()


def test_a_file_whose_name_makes_no_address_can_be_mended_so(room: Newsroom) -> None:
    room.write("news/2026/11/Foo Bar.md")
    assert len(room.said()) == 1
    rename(room, "news/2026/11/Foo Bar.md", "foo-bar")
    assert room.said() == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("news/2026/11/xx.md", "y", "news/2026/11/xx.md is no item of this newsroom; did you mean news/2026/11/x.md?"),
        ("docs/about.md", "y", "is no item of this newsroom; write its file, as news/2026/11/"),
        (OLD, "taken", "news/2026/11/taken.md is there already; write another name"),
        (OLD, "folder", "news/2026/11/folder/index.md is there already; write another name"),
        (OLD, "news/2026/11/taken.md", "news/2026/11/taken.md is there already"),
        (OLD, "x", "news/2026/11/x.md is its name already; write another"),
        (OLD, "Not Clean", "the name “Not Clean” makes no clean address; rename it with small letters"),
        (OLD, "press", "the name “press” is kept for the press page"),
        (OLD, "../x", "lies outside the folder of items"),
        (OLD, "/etc/x.md", "lies outside the folder of items"),
        (OLD, "docs/x.md", "lies outside the folder of items"),
        (OLD, "old-name", "/news/2026/11/old-name/ leads to news/2026/11/taken.md, by its aliases"),
        (OLD, "news/2025/z.md", "news/2025/own.csv is there already, and news/2026/11/own.csv would take its place"),
        (
            "news/2026/11/broken.md",
            "y",
            "news/2026/11/broken.md is no sound item yet; mend it first:\nnews/2026/11/broken.md:",
        ),
        ("news/2026/11/folder", "y", "news/2026/11/folder holds news/2026/11/folder/inner.md too"),
    ],
)
def test_what_can_not_be_done_is_a_sentence_and_changes_nothing(room: Newsroom, old: str, new: str, said: str) -> None:
    room.save("docs/about.md", "About")
    room.save("news/2026/11/own.csv", "a")
    room.save("news/2025/own.csv", "b")
    room.write(OLD, body="[a](own.csv)\n")
    room.write("news/2026/11/taken.md", aliases="[/news/2026/11/old-name/]")
    room.write("news/2026/11/folder/index.md")
    room.write("news/2026/11/folder/inner.md")
    room.write("news/2026/11/broken.md", date="tomorrow")
    before = tree(room.root)
    with pytest.raises(Refused) as reason:
        rename(room, old, new)
    assert said in str(reason.value)
    assert tree(room.root) == before


def test_a_disk_that_fails_leaves_everything_as_it_was(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    room.save("news/2026/11/own.csv", "a")
    room.write(OLD, body="[a](own.csv)\n")
    room.write("news/2026/11/z.md", body="[x](x.md)\n")
    before = tree(room.root)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "own.csv")

    monkeypatch.setattr("newsroom.renaming.shutil.copy2", full)
    with pytest.raises(Refused, match=r"own\.csv can't be written \(No space left on device\); nothing was changed"):
        rename(room)
    assert tree(room.root) == before


def test_files_that_nobody_can_read_stop_nothing(room: Newsroom) -> None:
    room.write(OLD)
    other = room.save("news/2026/11/latin.md", "---\ntitle: é\n---\n[x](x.md)\n".encode("latin-1"))
    before = other.read_bytes()
    rename(room)
    assert other.read_bytes() == before


WAYS = (
    "[t]({})",
    "[t](<{}>)",
    '[t]({} "T")',
    "[t][r{n}]\n\n[r{n}]: {}",
    '<a href="{}">t</a>',
    "`[t]({})`",
    "```\n[t]({})\n```",
)


@pytest.mark.parametrize("seed", range(25))
def test_after_any_renames_the_check_says_what_it_said_before(room: Newsroom, seed: int) -> None:
    """Items all over, linked in every way, renamed one after the other."""
    dice = random.Random(seed)
    folders = ["news", "news/2026/11", "news/2026/10", "news/2025"]
    paths = [f"{dice.choice(folders)}/{name}{dice.choice(['.md', '.md', '/index.md'])}" for name in "abcdef"]
    for path in paths:
        here = posixpath.dirname(path)
        room.save(f"{here}/{posixpath.basename(path)[0]}.csv", path)
        ways = [dice.choice(WAYS).replace("{n}", str(n)).replace("{}", posixpath.relpath(to, here) + dice.choice(["", "#t"]))
                for n, to in enumerate(dice.sample(paths, 4))]  # fmt: skip
        room.write(path, body="\n\n".join([*ways, f"[csv]({posixpath.basename(path)[0]}.csv)"]))
    room.save("docs/p.md", "".join(f"[t](../{path})\n\n" for path in paths))
    publish(room, *(addresses_of(path) for path in paths[:3]))
    published = record.read(room.root)
    assert room.said(NOW, *published) == []
    for path in dice.sample(paths, 4):
        own = "index.md" if path.endswith("/index.md") else ""
        new = f"{dice.choice(folders)}/new-{posixpath.basename(path.removesuffix('/index.md')).removesuffix('.md')}"
        rename(room, path, new)
        assert room.said(NOW, *published) == [], (path, new, own)
    assert all(
        (room.root / "docs" / line[4:-1]).is_file()
        for line in (room.root / "docs/p.md").read_text().split("\n")
        if line
    )
    assert len(room.read().items) == len(paths)


def addresses_of(path: str) -> str:
    return path.removesuffix(".md").removesuffix("/index") + "/"


def test_a_disk_that_gives_up_half_way_is_said_with_the_way_back(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.write("news/2026/11/x.md")
    made = renaming.plan(room.root, room.root / "docs", room.read(), (), ("news/2026/11/x.md", "y"), alias=False)

    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(renaming.Refused, match=r"No space left on device.*git status"):
        renaming.apply(room.root, made)
