"""A council's own repository, read without building it; how it is begun is tested from a wheel."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import __version__, council
from newsroom.problems import Problems

CONFIG = """\
site_name: News
site_url: https://news.example/
hooks:
  - hooks/read_news.py
extra:
  newsroom:
    council: Exampleton Borough Council
    identity: "exampleton.gov.uk,2026"
"""


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


def test_a_repository_is_read_from_its_one_file(tmp_path: Path) -> None:
    found = council.read(write(tmp_path, mkdocs=CONFIG))
    assert found.settings.council == "Exampleton Borough Council"
    assert (found.docs, found.hooks) == (tmp_path / "docs", ("hooks/read_news.py",))


def test_the_folder_of_pages_may_have_another_name(tmp_path: Path) -> None:
    assert council.read(write(tmp_path, mkdocs=CONFIG + "docs_dir: pages\n")).docs == tmp_path / "pages"
    assert council.read(write(tmp_path, mkdocs=CONFIG + "docs_dir:\n")).docs == tmp_path / "docs"


def test_what_mkdocs_names_by_tags_is_neither_imported_nor_run(tmp_path: Path) -> None:
    tags = (
        "a: !!python/name:material.extensions.emoji.twemoji\n"
        f"b: !!python/object/apply:os.mkdir ['{tmp_path / 'made'}']\nc: !relative $config_dir\n"
    )
    assert council.read(write(tmp_path, mkdocs=CONFIG + tags)).settings.site_name == "News"
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize(
    ("written", "value", "name"),
    [
        ("!ENV NEWSROOM_TEST", "Set", "Set"),
        ("!ENV [NEWSROOM_TEST, Fallback]", "Set", "Set"),
        ("!ENV [NEWSROOM_TEST, Fallback]", None, "Fallback"),
        ("!ENV [NEWSROOM_OTHER, NEWSROOM_TEST, Fallback]", "Set", "Set"),
    ],
)
def test_the_environment_may_be_named_as_mkdocs_allows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, value: str | None, name: str
) -> None:
    monkeypatch.delenv("NEWSROOM_TEST", raising=False)
    if value:
        monkeypatch.setenv("NEWSROOM_TEST", value)
    config = CONFIG.replace("site_name: News", f"site_name: {written}")
    assert council.read(write(tmp_path, mkdocs=config)).settings.site_name == name


def test_settings_are_inherited_as_mkdocs_does(tmp_path: Path) -> None:
    above = "INHERIT: base.yml\nsite_name: Test\nhooks: [hooks/other.py]\nextra: {newsroom: {council: Other}}\n"
    found = council.read(write(tmp_path, mkdocs=above, base=CONFIG))
    assert (found.settings.site_name, found.settings.council) == ("Test", "Other")
    assert found.settings.identity == "exampleton.gov.uk,2026"
    assert found.hooks == ("hooks/other.py",)


HERE = "is not in this folder; go to the newsroom's folder, or run `newsroom init` in an empty one"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, f"mkdocs.yml:1: {HERE}"),
        ({"mkdocs": "- a\n- b\n"}, "mkdocs.yml:1: is not a list of settings; write each as `name: value`"),
        ({"mkdocs": "site_name: A\nsite_url: b: c\n"}, "mkdocs.yml:2: can't be read as YAML: mapping values are not allowed in this context"),
        ({"mkdocs": CONFIG + "a: !foo b\n"}, "mkdocs.yml:9: can't be read as YAML: could not determine a constructor for the tag '!foo'"),
        ({"mkdocs": "INHERIT: gone.yml\n"}, "gone.yml:1: can't be read; check its name, and save it as UTF-8"),
        ({"mkdocs": "INHERIT: mkdocs.yml\n"}, "mkdocs.yml:1: INHERIT: leads back to this file; take the line out"),
        ({"mkdocs": "INHERIT: base.yml\n", "base": "INHERIT: mkdocs.yml\n"}, "base.yml:1: INHERIT: leads back to this file; take the line out"),
        ({"mkdocs": CONFIG.replace("\n  - hooks", " hooks")}, "mkdocs.yml:3: hooks: is not a list; write each file behind a hyphen on its own line"),
        ({"mkdocs": CONFIG.replace("    council: Exampleton Borough Council\n", "")}, "mkdocs.yml:6: extra.newsroom.council: is missing; write it"),
    ],
    ids=["none", "list", "yaml", "tag", "no parent", "own parent", "circle", "hooks", "settings"],
)  # fmt: skip
def test_what_needs_mending_is_said_in_a_sentence(tmp_path: Path, files: dict[str, str], said: str) -> None:
    with pytest.raises(Problems) as raised:
        council.read(write(tmp_path, **files))
    assert str(raised.value) == said


def test_bytes_that_are_not_utf8_are_said(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(b"site_name: Caf\xe9\n")
    with pytest.raises(Problems, match="can't be read; check its name, and save it as UTF-8"):
        council.read(tmp_path)


def said(folder: Path, listed: tuple[str, ...]) -> list[str]:
    return [str(problem) for problem in council.stale_hooks(folder, listed)]


def test_the_hook_files_of_this_version_are_those_of_the_sample() -> None:
    ours = Path(__file__).parent.parent / "hooks"
    assert council.hook_files() == {file.name: file.read_bytes() for file in ours.glob("*.py")}


def test_fresh_hook_files_are_not_stale_whatever_their_line_ends(tmp_path: Path) -> None:
    written = council.write_hooks(tmp_path)
    named = sorted(f"hooks/{name}" for name in council.hook_files())
    locks = [f"locks/{name}.txt" for name in ("build", "site", "newsroom")]
    assert written == [*named, "schema/item.json", ".vscode/newsroom.code-snippets", *locks]
    assert said(tmp_path, tuple(written)) == []
    for name in written:
        file = tmp_path / name
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert said(tmp_path, tuple(written)) == []


def test_hook_files_that_are_old_missing_or_not_listed_are_named(tmp_path: Path) -> None:
    old, missing, unlisted, *others = council.write_hooks(tmp_path)
    (tmp_path / old).write_text("from newsroom import older\n")
    (tmp_path / missing).unlink()
    mend = "run `newsroom init --hooks`, which writes those of the installed version"
    assert said(tmp_path, (old, missing, *others)) == [
        f"{old}:1: is not that of version {__version__}; {mend}",
        f"{missing}:1: is missing; {mend}",
        f"mkdocs.yml:1: hooks: does not list {unlisted}, which version {__version__} needs; add it in the order of the manual",
    ]


def test_writing_the_hooks_mends_them_and_touches_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "hooks").mkdir()
    (tmp_path / "hooks/read_news.py").write_text("old\n")
    (tmp_path / "hooks/our_own.py").write_text("ours\n")
    written = council.write_hooks(tmp_path)
    assert said(tmp_path, tuple(written)) == []
    assert (tmp_path / "hooks/our_own.py").read_text() == "ours\n"
