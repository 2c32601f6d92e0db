"""Two real feed readers, and feedparser, see the same newsroom."""

from __future__ import annotations

import sqlite3
import subprocess
from calendar import timegm
from pathlib import Path

import feedparser
import pytest
import sample


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom whose address is that of the server which the readers ask."""
    return sample.copy(tmp_path_factory.mktemp("readers") / "newsroom")


def build(newsroom: Path, address: str) -> None:
    config = newsroom / "mkdocs.yml"
    kept = [line for line in config.read_text().splitlines() if not line.startswith("site_url:")]
    config.write_text("\n".join([f"site_url: {address}", *kept]) + "\n")
    done = sample.run(newsroom, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr


def newsboat(folder: Path, address: str) -> dict[str, tuple[str, str, int, str]]:
    """Id to title, link, moment and enclosure, as newsboat keeps them after one more poll."""
    (folder / "urls").write_text(f"{address}feed.xml\n")
    (folder / "config").write_text("reload-threads 1\n")
    subprocess.run(
        ["newsboat", "-u", "urls", "-C", "config", "-c", "cache.db", "-x", "reload"],
        cwd=folder, env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}, check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    rows = sqlite3.connect(folder / "cache.db").execute("select guid, title, url, pubDate, enclosure_url from rss_item")
    return {guid: (title, url, moment, enclosure) for guid, title, url, moment, enclosure in rows}


def sfeed(folder: Path, address: str) -> dict[str, tuple[str, str, int, str]]:
    """The same, from sfeed's tab-separated lines."""
    (folder / "sfeedrc").write_text(f'sfeedpath="{folder}/feeds"\nfeeds() {{ feed news "{address}feed.xml"; }}\n')
    subprocess.run(["sfeed_update", str(folder / "sfeedrc")], cwd=folder, check=True, capture_output=True, timeout=60)
    rows = [line.split("\t") for line in (folder / "feeds/news").read_text().splitlines()]
    return {row[5]: (row[1], row[2], int(row[0]), row[7]) for row in rows}


def feed_parser(address: str) -> dict[str, tuple[str, str, int, str]]:
    read = feedparser.parse(f"{address}feed.xml")
    assert not read.bozo, read.bozo_exception
    return {e.id: (e.title, e.link, timegm(e.published_parsed), e.enclosures[0].href) for e in read.entries}


@pytest.mark.xdist_group("readers")
def test_three_readers_agree_and_a_second_poll_brings_nothing_new(newsroom: Path, tmp_path: Path) -> None:
    (newsroom / "site").mkdir(exist_ok=True)
    with sample.served(newsroom / "site") as address:
        build(newsroom, address)
        by_newsboat, by_sfeed, by_feedparser = (
            newsboat(tmp_path, address),
            sfeed(tmp_path, address),
            feed_parser(address),
        )
        assert len(by_feedparser) >= 12
        assert by_sfeed == by_feedparser
        # newsboat keeps enclosures of sound and film only, by its design; all else it must see alike
        assert by_newsboat == {id: (*seen[:3], "") for id, seen in by_feedparser.items()}
        assert newsboat(tmp_path, address) == by_newsboat
        assert sfeed(tmp_path, address) == by_sfeed

        title = next(iter(by_feedparser.values()))[0]
        edited = next(
            p for p in (newsroom / "news").rglob("*.md") if f"title: {title}" in p.read_text().replace('"', "")
        )
        edited.write_text(edited.read_text().replace(title, f"{title} today", 1))
        build(newsroom, address)
        assert set(newsboat(tmp_path, address)) == set(by_newsboat), "an edited title is no new item"
