"""The manual names everything that an editor or a web team can use, and its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
import sample
from newsroom import schema
from newsroom.item import KINDS, fields_of
from newsroom.settings import Settings
from newsroom_cli import main

MANUAL = sample.ROOT / "docs/manual"
PAGES = [*sorted(MANUAL.glob("*.md")), *(sample.ROOT / name for name in ("README.md", "CONTRIBUTING.md"))]


def text(*names: str) -> str:
    return "\n".join((MANUAL / f"{name}.md").read_text() for name in names)


FIELDS = {name: field for kind in KINDS.values() for name, field in fields_of(kind).items()}
PARTS = {
    f"{name}.{inner}"
    for name, field in FIELDS.items()
    if (part := schema.part_of(field))
    for inner in part.model_fields
}


@pytest.mark.parametrize("field", sorted({*FIELDS, *PARTS}))
def test_every_field_is_described(field: str) -> None:
    assert f"| `{field}` |" in text("fields")


@pytest.mark.parametrize("setting", sorted(set(Settings.model_fields) - {"site_name", "url", "colours"}))
def test_every_setting_is_described(setting: str) -> None:
    rows = [line.split("|")[1] for line in text("settings").splitlines() if line.startswith("| `")]
    assert any(f"`{setting}`" in row for row in rows)


CONTEXT = click.Context(main)
OPTIONS = [
    (name, option)
    for name in main.list_commands(CONTEXT)
    if (command := main.get_command(CONTEXT, name))
    for parameter in command.params
    if isinstance(parameter, click.Option)
    for option in parameter.opts
]


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_of_every_command_is_described(command: str, option: str) -> None:
    everything = text(*(page.stem for page in MANUAL.glob("*.md")))
    assert f"newsroom {command}" in everything
    assert re.search(rf"{re.escape(option)}\b", everything), f"newsroom {command} {option}"


def test_every_command_stands_in_the_list_of_commands() -> None:
    rows = re.findall(r"^\| `newsroom ([a-z-]+)`", text("commands"), re.MULTILINE)
    assert sorted(rows) == main.list_commands(CONTEXT)
    targets = re.findall(r"^([a-z]+):", (sample.ROOT / "hooks/newsroom/starter/Makefile").read_text(), re.MULTILINE)
    assert re.findall(r"^\| `make ([a-z]+)`", text("commands"), re.MULTILINE) == targets


def _address(written: str) -> re.Pattern[str]:
    """`/places/<key>/2026/` as what a real address looks like."""
    parts = {
        "2026": r"\d{4}",
        "11": r"\d\d",
        "<key>": "[a-z0-9-]+",
        "<item>": "[a-z0-9-]+",
        "<half>": "[a-z0-9]+",
        "…": ".+",
    }
    return re.compile("".join(parts.get(part, re.escape(part)) for part in re.split(r"(2026|11|<\w+>|…)", written)))


ADDRESSES = re.findall(
    r"`(/[^`]*)`", "\n".join(line.split("|")[1] for line in text("addresses").splitlines() if line.startswith("| `/"))
)


def test_every_address_of_the_site_stands_in_the_list_of_addresses(site: Path) -> None:
    kinds = ("consultations", "events", "notices", "statements")
    likewise = (
        one.replace("/alerts/", f"/{kind}/") for one in ADDRESSES if one.startswith("/alerts/") for kind in kinds
    )
    known = [_address(one) for one in (*ADDRESSES, *likewise)]
    own = {f"/{page.stem}/" for page in (sample.ROOT / "docs").glob("*.md")}
    found = {
        "/" + path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*") if path.is_file()
    }
    assert not [one for one in sorted(found - own) if not any(pattern.fullmatch(one) for pattern in known)]
    rare = {"/news/<item>/", "/postcodes/<half>.json", "/sitemap-….xml"}
    assert not [
        one for one in ADDRESSES if not any(_address(one).fullmatch(real) for real in found) and one not in rare
    ]


def test_the_index_names_every_page() -> None:
    named = set(re.findall(r"\]\(([a-z-]+\.md)\)", text("index")))
    assert named == {page.name for page in MANUAL.glob("*.md")} - {"index.md"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_the_manual_leads_to_a_file(page: Path) -> None:
    written = re.sub(r"```.*?```", "", page.read_text(), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)", written):
        assert target.startswith("https://") or (page.parent / target).exists(), target
    for target, heading in re.findall(r"\]\(([^)#\s]*)#([^)\s]+)\)", written):
        if not target.startswith("https://"):
            assert heading in _headings((page.parent / target) if target else page), f"{target}#{heading}"


def _headings(page: Path) -> set[str]:
    """As a forge makes anchors of them."""
    found = re.findall(r"^#+ (.*)", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_that_is_named_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (sample.ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", page.read_text())) <= targets


@pytest.mark.parametrize("page", [sample.ROOT / "README.md", MANUAL / "begin.md"], ids=lambda page: page.name)
def test_a_newcomer_can_copy_the_beginning_line_by_line(page: Path) -> None:
    steps = ("make wheel", "cp dist/", "git init", 'newsroom" init', "make site", "git commit")
    (block,) = (text for text in re.findall(r"```\n(.*?)```", page.read_text(), re.DOTALL) if steps[3] in text)
    at = [block.index(step) for step in steps]
    assert at == sorted(at)


def test_the_readme_shows_a_page_and_a_card() -> None:
    assert {p.name for p in (MANUAL / "pictures").iterdir()} == {"home.png", "card.png"}


def test_the_example_of_the_first_chapter_is_an_item_that_publishes(tmp_path: Path) -> None:
    example = re.search(r"```markdown\n(---.*?)```", text("first-item"), re.DOTALL)
    assert example
    folder = sample.copy(tmp_path / "newsroom", news=False)
    item = folder / "news/2026/11/harbour-library-reopens.md"
    item.parent.mkdir(parents=True)
    item.write_text(example[1])
    (item.parent / "harbour-library-reopens.jpg").write_bytes(
        (sample.ROOT / "news/2026/11/harbour-library-reopens.jpg").read_bytes()
    )
    assert sample.run(folder, "newsroom", "check", "--fix").returncode == 0
    assert sample.run(folder, "mkdocs", "build", "--strict").returncode == 0
