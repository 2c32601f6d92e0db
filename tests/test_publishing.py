"""One mistake does not stop everybody's news; and nothing that is not public leaves a trace."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sample
from newsroom import __version__
from PIL import Image

MARK = "xylophone"


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    folder = sample.copy(tmp_path / "newsroom", news=False)
    sample.write(folder, "news/2026/11/sound.md", "Bridge opens")
    return folder


def published(newsroom: Path) -> set[str]:
    """Every file of the site, by name."""
    site = newsroom / "site"
    return {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}


def test_a_sound_newsroom_is_published_and_accounted_for(newsroom: Path) -> None:
    done = sample.run(newsroom, "mkdocs", "build")
    assert done.returncode == 0, done.stderr
    assert "1 file: 1 public, 0 scheduled, 0 drafts, 0 held back" in done.stderr
    assert "news/2026/11/sound/index.html" in published(newsroom)


def test_a_strict_run_stops_at_any_problem_and_leaves_the_site_untouched(newsroom: Path) -> None:
    sample.run(newsroom, "mkdocs", "build")
    before = {name: (newsroom / "site" / name).stat().st_mtime_ns for name in published(newsroom)}
    sample.write(newsroom, "news/2026/11/wrong.md", "Wrong", date="2026-13-01")
    sample.write(newsroom, "news/2026/11/worse.md", "Worse", summary="")
    done = sample.run(newsroom, "mkdocs", "build", "--strict")
    assert done.returncode == 1
    assert "news/2026/11/wrong.md:3: date: “2026-13-01” does not exist" in done.stderr
    assert "news/2026/11/worse.md:1: summary: is missing; write it" in done.stderr
    assert "Traceback" not in done.stderr
    assert {name: (newsroom / "site" / name).stat().st_mtime_ns for name in published(newsroom)} == before
    assert not list(newsroom.glob(".site.stage*"))


def test_the_publishing_run_holds_back_a_new_item_and_publishes_the_rest(newsroom: Path) -> None:
    sample.write(newsroom, "news/2026/11/wrong.md", f"Wrong {MARK}", topics="[nowhere]")
    done = sample.run(newsroom, "mkdocs", "build")
    assert done.returncode == 3
    assert "2 files: 1 public, 0 scheduled, 0 drafts, 1 held back" in done.stderr
    assert "Held back until mended:\n  news/2026/11/wrong.md" in done.stderr
    assert "news/2026/11/sound/index.html" in published(newsroom)
    assert not any("wrong" in name for name in published(newsroom))


def test_an_item_already_published_is_said_to_be_corrected_and_leaves_the_feed(newsroom: Path) -> None:
    sample.run(newsroom, "mkdocs", "build")
    sample.write(newsroom, "news/2026/11/other.md", "Ferry", body="See [the bridge](sound.md).")
    sample.write(newsroom, "news/2026/11/sound.md", "Bridge opens", topics="[nowhere]")
    done = sample.run(newsroom, "mkdocs", "build")
    assert done.returncode == 3
    page = (newsroom / "site/news/2026/11/sound/index.html").read_text()
    assert "This item is being corrected" in page
    assert "Bridge opens" not in page
    assert "Bridge opens" not in (newsroom / "site/feed.xml").read_text()
    assert "news/2026/11/other/index.html" in published(newsroom), "a link to it still leads somewhere"


def test_a_broken_link_in_a_hand_written_page_stops_a_strict_run_before_the_site_changes(newsroom: Path) -> None:
    sample.run(newsroom, "mkdocs", "build")
    (newsroom / "docs/about.md").write_text("# About\n\n[gone](nowhere.md)\n")
    before = (newsroom / "site/about/index.html").read_bytes()
    done = sample.run(newsroom, "mkdocs", "build", "--strict")
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    assert (newsroom / "site/about/index.html").read_bytes() == before


def test_a_fault_in_the_settings_stops_everything_in_plain_words(newsroom: Path) -> None:
    config = newsroom / "mkdocs.yml"
    config.write_text(config.read_text().replace("timezone: Europe/London", "timezone: Europe/Londn"))
    done = sample.run(newsroom, "mkdocs", "build")
    assert done.returncode == 1
    assert "extra.newsroom.timezone: is not known; write one of the tz database" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("fields", "now_public"),
    [({"draft": "true"}, False), ({"date": "2026-11-22 12:01"}, False), ({"date": "2026-11-22 12:00"}, True)],
    ids=["draft", "embargo", "embargo just passed"],
)
def test_what_is_not_public_leaves_no_trace_in_any_byte(
    newsroom: Path, fields: dict[str, str], now_public: bool
) -> None:
    picture = newsroom / f"news/2026/11/{MARK}-picture.jpg"
    picture.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (800, 600), "#336699").save(picture, comment=MARK.encode())
    (picture.parent / f"{MARK}.csv").write_text(f"{MARK},1\n")
    sample.write(
        newsroom,
        f"news/2026/11/{MARK}.md",
        f"The {MARK} title",
        summary=f"A {MARK} summary.",
        body=f"A {MARK} body with [figures]({MARK}.csv).",
        image=f"\n  src: {MARK}-picture.jpg\n  alt: A {MARK}",
        topics="[housing]",
        places="[harbour]",
        **fields,
    )
    done = sample.run(newsroom, "mkdocs", "build")
    assert done.returncode == 0, done.stderr
    site = newsroom / "site"
    traces = [p for p in site.rglob("*") if MARK in p.name or (p.is_file() and MARK.encode() in p.read_bytes().lower())]
    listed = MARK in (newsroom / "published.txt").read_text()
    assert (bool(traces), listed) == (now_public, now_public), traces


def test_the_next_due_moment_is_written_for_whoever_wakes_the_next_build(newsroom: Path) -> None:
    sample.write(newsroom, "news/2025/12/later.md", "Later", date="2025-11-30 09:00")
    sample.write(newsroom, "news/2025/12/much-later.md", "Much later", date="2025-12-24 09:00")
    done = sample.run(newsroom, "mkdocs", "build", now="2025-11-22 12:00")
    assert "3 scheduled (next at 2025-11-30 09:00)" in done.stderr
    assert (newsroom / ".cache/next-due").read_text() == "2025-11-30T09:00:00+00:00\n"
    sample.run(newsroom, "mkdocs", "build")  # the week in which something came is over
    assert (newsroom / ".cache/next-due").read_text() == "2026-11-23T00:00:00+00:00\n"
    sample.run(newsroom, "mkdocs", "build", now="2026-11-23 00:00")  # the month's bundle of the search joins its year
    assert (newsroom / ".cache/next-due").read_text() == "2026-12-01T00:00:00+00:00\n"


def test_the_list_of_published_addresses_only_grows(newsroom: Path) -> None:
    sample.run(newsroom, "mkdocs", "build")
    (newsroom / "news/2026/11/sound.md").unlink()
    sample.write(newsroom, "news/2026/11/other.md", "Ferry")
    done = sample.run(newsroom, "mkdocs", "build")
    listed = (newsroom / "published.txt").read_text().splitlines()[1:]
    assert {"news/2026/11/other/", "news/2026/11/sound/", "news/", "news/2026/11/"} < set(listed)
    assert {"topics/housing/", "places/harbour/"} < set(listed)
    assert ": news/2026/11/sound/ was published, but its file is gone" in done.stderr
    assert "1 file: 1 public" in done.stderr
    assert "published.txt names addresses on which nothing stands any more" in done.stderr
    assert "This item is being corrected" in (newsroom / "site/news/2026/11/sound/index.html").read_text()
    assert done.returncode == 3
    assert sample.run(newsroom, "mkdocs", "build", "--strict").returncode == 1


def test_a_second_build_writes_the_same_bytes_and_touches_nothing(newsroom: Path) -> None:
    sample.run(newsroom, "mkdocs", "build", PYTHONHASHSEED="1", TZ="UTC")
    before = {
        n: ((newsroom / "site" / n).read_bytes(), (newsroom / "site" / n).stat().st_mtime_ns)
        for n in published(newsroom)
    }
    done = sample.run(newsroom, "mkdocs", "build", now="2026-11-22 15:00", PYTHONHASHSEED="2", TZ="Asia/Tokyo")
    after = {
        n: ((newsroom / "site" / n).read_bytes(), (newsroom / "site" / n).stat().st_mtime_ns)
        for n in published(newsroom)
    }
    assert after == before
    assert "0 files changed in the site" in done.stderr


def test_another_folder_builds_the_same_bytes(newsroom: Path, tmp_path: Path) -> None:
    sample.run(newsroom, "mkdocs", "build")
    elsewhere = sample.copy(tmp_path / "else where", news=False)
    sample.write(elsewhere, "news/2026/11/sound.md", "Bridge opens")
    sample.run(elsewhere, "mkdocs", "build")
    assert {n: (newsroom / "site" / n).read_bytes() for n in published(newsroom)} == {
        n: (elsewhere / "site" / n).read_bytes() for n in published(elsewhere)
    }


def test_properdocs_builds_the_same_bytes(newsroom: Path) -> None:
    sample.run(newsroom, "mkdocs", "build")
    ours = {n: (newsroom / "site" / n).read_bytes() for n in published(newsroom)}
    done = sample.run(newsroom, "properdocs", "build", "-f", "mkdocs.yml", "--strict", "--site-dir", "other")
    assert done.returncode == 0, done.stderr
    other = newsroom / "other"
    assert {p.relative_to(other).as_posix(): p.read_bytes() for p in other.rglob("*") if p.is_file()} == ours


def test_an_unreadable_file_is_named_without_a_traceback(newsroom: Path) -> None:
    (newsroom / "news/2026/11/bytes.md").write_bytes(b"---\ntitle: caf\xe9\n---\n")
    (newsroom / "news/2026/11/bomb.md").write_text("---\na: &a [x, x]\nb: &b [*a, *a]\n---\n")
    done = sample.run(newsroom, "mkdocs", "build")
    assert done.returncode == 3
    assert "news/2026/11/bytes.md:2: holds bytes that are not UTF-8" in done.stderr
    assert "news/2026/11/bomb.md:2: uses a YAML alias or anchor" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_says_the_same_words_as_the_build(newsroom: Path) -> None:
    sample.write(newsroom, "news/2026/11/wrong.md", "Wrong", date="2026-13-01", body="[x](gone.md)")
    checked = sample.run(newsroom, "newsroom", "check")
    built = sample.run(newsroom, "mkdocs", "build")
    said = [line for line in checked.stdout.splitlines() if line.startswith("news/")]
    assert said
    assert all(f"WARNING -  {line}" in built.stderr for line in said)
    assert checked.returncode == 1


def test_check_fix_mints_an_id_once(newsroom: Path) -> None:
    file = sample.write(newsroom, "news/2026/11/new.md", "New", id="")
    assert sample.run(newsroom, "newsroom", "check").returncode == 1
    assert sample.run(newsroom, "newsroom", "check", "--fix").returncode == 0
    minted = file.read_text()
    assert "\nid: 01" in minted
    assert sample.run(newsroom, "newsroom", "check", "--fix").returncode == 0
    assert file.read_text() == minted


def test_check_names_hook_files_that_are_not_this_versions(newsroom: Path) -> None:
    (newsroom / "hooks/write_feeds.py").write_text("# old\n")
    done = sample.run(newsroom, "newsroom", "check")
    assert done.returncode == 1
    assert f"hooks/write_feeds.py:1: is not that of version {__version__}; run `newsroom init --hooks`" in done.stdout
    sample.run(newsroom, "newsroom", "init", "--hooks")
    assert sample.run(newsroom, "newsroom", "check").returncode == 0


def test_check_outside_a_newsroom_says_where_to_go(tmp_path: Path) -> None:
    done = sample.run(tmp_path, "newsroom", "check")
    assert done.returncode == 1
    assert "mkdocs.yml:1: is not in this folder" in done.stderr
    assert sys.executable not in done.stderr


@pytest.mark.parametrize("command", [("mkdocs", "--quiet", "build"), ("properdocs", "build", "-f", "mkdocs.yml")])
def test_neither_quiet_nor_the_fork_publishes_what_strict_warns_of(newsroom: Path, command: tuple[str, ...]) -> None:
    sample.run(newsroom, "mkdocs", "build")
    (newsroom / "docs/about.md").write_text("# About\n\n[gone](nowhere.md)\n")
    before = (newsroom / "site/about/index.html").read_bytes()
    done = sample.run(newsroom, *command, "--strict")
    assert done.returncode == 1
    assert (newsroom / "site/about/index.html").read_bytes() == before


def test_what_a_killed_build_left_is_never_published(newsroom: Path) -> None:
    left = newsroom / ".site.stage-left"
    left.mkdir()
    (left / f"{MARK}.html").write_text(MARK)
    assert sample.run(newsroom, "mkdocs", "build", "--dirty").returncode == 0
    assert not left.exists()
    assert not any(MARK in name for name in published(newsroom))


def test_two_builds_at_once_wait_for_each_other(newsroom: Path) -> None:
    for number in range(30):
        sample.write(newsroom, f"news/2026/10/item-{number}.md", f"Item {number}")
    with ThreadPoolExecutor(3) as several:
        done = list(several.map(lambda _: sample.run(newsroom, "mkdocs", "build"), range(3)))
    assert [(d.returncode, "Traceback" in d.stderr) for d in done] == [(0, False)] * 3
    assert len([name for name in published(newsroom) if re.fullmatch(r"news/2026/10/item-\d+/index.html", name)]) == 30


def test_a_hand_written_page_does_not_give_an_embargoed_item_away(newsroom: Path) -> None:
    sample.write(newsroom, f"news/2026/12/{MARK}.md", f"A {MARK}", date="2026-12-01")
    (newsroom / "docs/about.md").write_text(f"# About\n\nSoon: [this](../news/2026/12/{MARK}.md).\n")
    assert sample.run(newsroom, "mkdocs", "build").returncode == 0
    page = (newsroom / "site/about/index.html").read_text()
    assert MARK not in page
    assert "Soon: this." in page
    assert sample.run(newsroom, "mkdocs", "build", "--strict").returncode == 1


def test_crawlers_are_told_where_the_sitemap_is_unless_the_council_tells_them_more(newsroom: Path) -> None:
    said = newsroom / "site/robots.txt"
    sample.run(newsroom, "mkdocs", "build")
    assert "Sitemap: https://news.exampleton.example/sitemap.xml\n" in said.read_text()
    (newsroom / "docs/robots.txt").write_text(own := "User-agent: *\nDisallow: /old/\n")
    sample.run(newsroom, "mkdocs", "build")
    assert said.read_text() == own


def test_pictures_of_hand_written_pages_tell_nothing_of_the_camera(newsroom: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = MARK
    Image.new("RGB", (80, 60), "#336699").save(newsroom / "docs/us.jpg", exif=exif)
    (newsroom / "docs/about.md").write_text("# About\n\n![Us](us.jpg)\n")
    sample.run(newsroom, "mkdocs", "build")
    assert MARK.encode() not in (newsroom / "site/us.jpg").read_bytes()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda f: (f / "docs/news.md").write_text("# News"),
            "docs/news.md:1: stands where the newsroom writes its own",
        ),
        (lambda f: (f / "docs/feed.xml").write_text("x"), "docs/feed.xml:1: stands where the newsroom writes its own"),
        (lambda f: (f / "docs/index.md").unlink(), "docs/index.md:1: is missing"),
        (lambda f: (f / "docs/logo.svg").unlink(), "extra.newsroom.logo: docs/logo.svg does not exist"),
    ],
    ids=["a page at our address", "a file at our address", "no home page", "no logo"],
)
def test_what_would_leave_the_newsroom_torn_stops_it(
    newsroom: Path, change: Callable[[Path], object], said: str
) -> None:
    change(newsroom)
    for command in (("mkdocs", "build"), ("newsroom", "check")):
        done = sample.run(newsroom, *command)
        assert done.returncode == 1
        assert said in done.stderr + done.stdout
        assert "Traceback" not in done.stderr


def test_a_look_ahead_writes_nothing_down(newsroom: Path) -> None:
    sample.write(newsroom, "news/2026/12/later.md", "Later", date="2090-12-01")
    sample.run(newsroom, "mkdocs", "build", "--site-dir", "tomorrow", now="2091-01-01")
    assert (newsroom / "tomorrow/news/2026/12/later/index.html").exists()
    assert not (newsroom / "published.txt").exists()
    assert not (newsroom / ".cache/next-due").exists()


def test_a_disk_that_refuses_is_named_without_a_traceback(newsroom: Path) -> None:
    (newsroom / ".cache").write_text("a file where a folder belongs")
    done = sample.run(newsroom, "mkdocs", "build")
    assert done.returncode == 1
    assert ".cache: File exists\nNothing was published" in done.stdout
    assert "Traceback" not in done.stderr
    assert not list(newsroom.glob(".site.stage*"))


@pytest.mark.parametrize("name", ["evidence", "files", "made", "news", "sites"])
def test_where_nothing_can_be_kept_all_is_published_the_same(newsroom: Path, name: str) -> None:
    (newsroom / ".cache").mkdir()
    (newsroom / ".cache" / name).write_text("a file where a folder belongs")
    done = sample.run(newsroom, "mkdocs", "build")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert "news/2026/11/sound/index.html" in published(newsroom)


@pytest.mark.parametrize("folder", [".", "news", "hooks/site", ".cache", ".cache/made"])
def test_what_is_not_of_the_site_is_not_overwritten_by_one(newsroom: Path, folder: str) -> None:
    before = {path: path.read_bytes() for path in newsroom.rglob("*") if path.is_file()}
    done = sample.run(newsroom, "mkdocs", "build", "--site-dir", folder)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in before} == before


def test_under_a_path_the_missing_page_and_all_whole_addresses_begin_with_it(newsroom: Path) -> None:
    config = newsroom / "mkdocs.yml"
    config.write_text(
        config.read_text().replace("https://news.exampleton.example/", "https://council.example/newsroom/")
    )
    assert sample.run(newsroom, "mkdocs", "build", "--strict").returncode == 0
    missing = (newsroom / "site/404.html").read_text()
    assert 'href="/newsroom/news/"' in missing
    assert 'href="/news/"' not in missing
    page = (newsroom / "site/news/2026/11/sound/index.html").read_text()
    assert '<link rel="canonical" href="https://council.example/newsroom/news/2026/11/sound/">' in page
    assert (
        "<link>https://council.example/newsroom/news/2026/11/sound/</link>" in (newsroom / "site/feed.xml").read_text()
    )


def test_nothing_about_looks_stops_or_holds_back_an_alert(newsroom: Path) -> None:
    (newsroom / "news/2026/11/bad.jpg").write_bytes(b"no picture")
    sample.write(
        newsroom, "news/2026/11/flood.md", f"Flood {'at the quay ' * 20}", summary="Leave now.", kind="alert",
        severity="emergency", image="{src: bad.jpg, alt: A}", body="![a](bad.jpg) and [b](gone.md)",
    )  # fmt: skip
    done = sample.run(newsroom, "mkdocs", "build")
    assert done.returncode == 0, done.stderr
    assert "bad.jpg is not a picture that can be read" in done.stderr
    assert "Leave now." in (newsroom / "site/news/2026/11/flood/index.html").read_text()
    assert list((newsroom / "site/cards/2026/11").glob("flood.en.*.png"))


def test_a_list_that_was_published_stands_when_nothing_is_on_it_any_more(newsroom: Path) -> None:
    sample.write(newsroom, "news/2026/11/fair.md", "Fair", kind="event", starts="2026-12-05", location="Quay",
                 topics="[housing]", date="2025-10-01")  # fmt: skip
    sample.run(newsroom, "mkdocs", "build")
    lists = ("news/2025/", "news/2025/10/", "topics/housing/2025/", "events/2026/")
    sample.write(newsroom, "news/2026/11/fair.md", "Fair", kind="event", starts="2027-12-05", location="Quay")
    done = sample.run(newsroom, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    for address in lists:
        assert (newsroom / "site" / address / "index.html").is_file(), address
        assert address in (newsroom / "published.txt").read_text()
    assert (newsroom / "site/news/2025/10/atom.xml").is_file()


def test_a_topic_that_left_the_settings_keeps_its_feeds_and_is_named(newsroom: Path) -> None:
    sample.run(newsroom, "mkdocs", "build")
    config = newsroom / "mkdocs.yml"
    config.write_text(config.read_text().replace("      housing: Housing\n", ""))
    done = sample.run(newsroom, "mkdocs", "build")
    assert done.returncode == 3
    assert "topics/housing/ was published, but nothing stands there any more" in done.stderr
    for name in ("index.html", "feed.xml", "atom.xml", "feed.json"):
        assert (newsroom / "site/topics/housing" / name).is_file(), name


def test_what_git_leaves_in_the_list_of_addresses_is_named_and_writes_nothing(newsroom: Path) -> None:
    sample.run(newsroom, "mkdocs", "build")
    before = published(newsroom)
    listed = newsroom / "published.txt"
    listed.write_text(f"{listed.read_text()}<<<<<<< HEAD\n../escape/\n/tmp/escape/\n")
    done = sample.run(newsroom, "mkdocs", "build")
    assert done.returncode == 3
    assert "“<<<<<<< HEAD” is no address of this newsroom" in done.stderr
    assert published(newsroom) == before
    assert not (newsroom / "escape").exists()


def test_an_empty_newsroom_is_the_same_at_every_moment(newsroom: Path) -> None:
    (newsroom / "news/2026/11/sound.md").unlink()
    sample.run(newsroom, "mkdocs", "build", now="2026-11-22 12:00")
    done = sample.run(newsroom, "mkdocs", "build", now="2026-11-22 13:00")
    assert done.returncode == 0, done.stderr
    assert "0 files changed in the site" in done.stderr


def test_what_is_held_back_until_a_moment_is_due_then(newsroom: Path) -> None:
    sample.run(newsroom, "mkdocs", "build", now="2025-11-22 12:00")
    sample.write(newsroom, "news/2026/11/sound.md", "Bridge opens", date="2025-11-30 09:00")
    (newsroom / "published.txt").write_text("news/2026/11/sound/\n")
    done = sample.run(newsroom, "mkdocs", "build", now="2025-11-22 12:00")
    assert done.returncode == 3
    assert (newsroom / ".cache/next-due").read_text() == "2025-11-30T09:00:00+00:00\n"


@pytest.mark.parametrize(
    ("megabytes", "code", "said"),
    [(22, 0, "takes files of up to 26.2 MB. Save it smaller"), (27, 3, "takes files of up to 26.2 MB and may refuse the site")],
)  # fmt: skip
def test_a_site_that_its_host_may_refuse_is_published_all_the_same_with_its_alert(
    newsroom: Path, megabytes: int, code: int, said: str
) -> None:
    config = newsroom / "mkdocs.yml"
    config.write_text(config.read_text().replace("host: github-pages", "host: cloudflare-pages"))
    with (newsroom / "docs/film.mp4").open("wb") as film:
        film.truncate(megabytes * 1_000_000)
    sample.write(newsroom, "news/2026/11/flood.md", "Flood at the quay", kind="alert", severity="emergency")
    done = sample.run(newsroom, "mkdocs", "build")
    assert done.returncode == code, done.stderr
    assert f"film.mp4 has {megabytes}.0 MB; Cloudflare Pages (Free plan) {said}" in done.stderr
    assert "Traceback" not in done.stderr
    assert {"film.mp4", "news/2026/11/flood/index.html", "_headers"} < published(newsroom)


def test_each_build_ends_with_files_megabytes_and_their_share_of_what_the_host_takes(newsroom: Path) -> None:
    done = sample.run(newsroom, "mkdocs", "build")
    size = sum((newsroom / "site" / name).stat().st_size for name in published(newsroom)) / 1_000_000
    assert f"{len(published(newsroom))} files, {size:,.1f} MB in the site: under 1 % of the size" in done.stderr


def test_a_strict_run_is_not_stopped_by_a_host_that_is_nearly_full(newsroom: Path) -> None:
    config = newsroom / "mkdocs.yml"
    config.write_text(config.read_text().replace("host: github-pages", "host: cloudflare-pages"))
    with (newsroom / "docs/film.mp4").open("wb") as film:
        film.truncate(22_000_000)
    assert sample.run(newsroom, "mkdocs", "build", "--strict").returncode == 0
