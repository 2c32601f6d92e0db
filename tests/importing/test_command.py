from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from newsroom_cli.import_items import command

from importing.making import item, picture, write

SETTINGS = """site_name: News
site_url: https://news.example.gov.uk/
extra:
  newsroom:
    council: Exampleton Borough Council
    identity: "example.gov.uk,2026"
    topics: {housing: Housing}
"""


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A newsroom to stand in, and a site to import beside it."""
    home = write(tmp_path / "home", {"mkdocs.yml": SETTINGS})
    write(
        tmp_path / "old",
        {
            "_posts/2020-01-02-a.md": item(body="![The quay](/img/x.png)", tags="[Housing, other]"),
            "_posts/2020-01-03-b.md": item(date="2020-01-03", body="See [a](/2020/01/02/a/)."),
            "_posts/none.md": "no frontmatter",
            "img/x.png": picture(),
        },
    )
    monkeypatch.chdir(home)
    yield home


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["../old", *arguments])


def files(home: Path) -> dict[str, bytes]:
    return {p.relative_to(home).as_posix(): p.read_bytes() for p in sorted(home.rglob("*")) if p.is_file()}


def test_it_shows_and_writes_nothing_unless_told(newsroom: Path) -> None:
    result = run()
    assert result.exit_code == 0
    assert "3 files: 2 to import with 1 picture or file, 0 already imported, 1 refused" in result.output
    assert "refused, 1: has no frontmatter" in result.output and "Nothing was written" in result.output
    assert list(files(newsroom)) == ["mkdocs.yml"]


def begin_map(newsroom: Path) -> None:
    """The first run that writes only begins the map of topics."""
    result = run("--write")
    assert "Nothing was imported yet" in result.output
    assert list(files(newsroom)) == ["import-topics.yml", "mkdocs.yml"]


def test_told_to_it_writes_a_map_then_items_pictures_and_a_report(newsroom: Path) -> None:
    begin_map(newsroom)
    result = run("--write")
    assert result.exit_code == 0, result.output
    assert list(files(newsroom)) == [
        "import-report.txt",
        "import-topics.yml",
        "mkdocs.yml",
        "news/2020/01/b.md",
        "news/2020/07/a-x.png",
        "news/2020/07/a.md",
    ]
    report = (newsroom / "import-report.txt").read_text()
    assert "_posts/2020-01-02-a.md -> news/2020/07/a.md\n" in report
    assert "_posts/none.md: refused: has no frontmatter" in report


def test_it_says_how_many_old_addresses_and_dates_of_expiry_came_along(newsroom: Path) -> None:
    assert "old addresses" not in run().output
    write(newsroom.parent / "old", {"_posts/2020-01-04-c.md": item(redirect_from="[/a/, /b/]", expires="2031-01-01")})
    assert "\n  with 2 old addresses that lead to them, and 1 date of expiry\n" in run().output


def test_run_again_it_writes_nothing_and_overwrites_nothing(newsroom: Path) -> None:
    begin_map(newsroom)
    run("--write")
    edited = newsroom / "news" / "2020" / "07" / "a.md"
    edited.write_text(edited.read_text().replace("A title", "An editor's title"))
    edited.rename(edited.with_name("renamed.md"))
    before = files(newsroom)
    result = run("--write")
    assert "0 imported with 0 pictures and files, 2 already imported, 1 refused" in result.output
    assert files(newsroom) == before


def test_what_was_deleted_or_is_new_comes_with_the_next_run(newsroom: Path) -> None:
    begin_map(newsroom)
    run("--write")
    before = files(newsroom)
    (newsroom / "news" / "2020" / "01" / "b.md").unlink()
    result = run("--write")
    assert "1 imported" in result.output and (newsroom / "import-report-2.txt").exists()
    assert {k: v for k, v in files(newsroom).items() if k != "import-report-2.txt"} == before


def test_a_file_that_stands_in_the_way_stays_as_it_is(newsroom: Path) -> None:
    write(newsroom, {"news/2020/07/a.md": "mine", "news/2020/07/a-x.png": b"mine too"})
    run("--write")
    run("--write")
    assert (newsroom / "news/2020/07/a.md").read_text() == "mine"
    assert (newsroom / "news/2020/07/a-x.png").read_bytes() == b"mine too"
    assert (newsroom / "news/2020/07/a-2.md").exists()


def test_a_map_asked_for_by_name_is_written_first_and_used_next(newsroom: Path) -> None:
    first = run("--topics", "map.yml", "--write")
    assert "Nothing was imported yet" in first.output and list(files(newsroom)) == ["map.yml", "mkdocs.yml"]
    assert '"Housing": housing  # 1\n"other":  # 1\n' in (newsroom / "map.yml").read_text()
    (newsroom / "map.yml").write_text("Housing:\nother: housing\n")
    run("--topics", "map.yml", "--write")
    assert "topics: [housing]" in (newsroom / "news/2020/07/a.md").read_text()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--zone", "Mars/Base"), "--zone Mars/Base is not known; write one of the tz database, as Europe/London"),
        (("--site", "old.example"), "--site old.example is not an address; write it as https://old.example.gov.uk/"),
        (("--into", "../elsewhere"), "--into ../elsewhere is not a folder of this newsroom; write it as news"),
    ],
)
def test_mistakes_are_answered_with_what_to_write(newsroom: Path, arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 1 and message in result.output


def test_a_map_that_is_no_map_is_named(newsroom: Path) -> None:
    write(newsroom, {"map.yml": "a: [b, c]\n"})
    assert "write `a: topic`" in run("--topics", "map.yml").output


def test_a_folder_whose_generator_can_not_be_told_wants_it_said(newsroom: Path) -> None:
    write(newsroom.parent / "old2", {"x.md": item()})
    result = CliRunner().invoke(command, ["../old2"])
    assert result.exit_code == 1 and "say it, as --from hugo" in result.output
    assert "1 to import" in CliRunner().invoke(command, ["../old2", "--from", "hugo"]).output


def test_a_folder_without_markdown_is_named(newsroom: Path) -> None:
    write(newsroom.parent / "export", {"all.xml": "<rss/>"})
    assert "export holds no Markdown" in CliRunner().invoke(command, ["../export"]).output


def test_every_option_is_in_the_manual() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "manual" / "import.md").read_text()
    assert all(f"| `{option.opts[0]}" in manual or option.opts == ["folder"] for option in command.params)


def test_outside_a_newsroom_it_shows_but_does_not_write(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (newsroom / "mkdocs.yml").unlink()
    assert "2 to import" in run().output
    result = run("--write")
    assert result.exit_code == 1 and "mkdocs.yml" in result.output and not files(newsroom)
